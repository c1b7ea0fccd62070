"""Bands that hold what they say, conformal and adaptive: scaled by what size errors have, or by what followed.

Scaled: a residual's expected size is a non-negative mix of a constant, of how far alike situations went apart and of
how much the number has just moved; the quantiles of the residuals in that unit (Lei et al. 2018, locally weighted) of
the last weeks make the band. What rests for days and then jumps has no size: a jump from rest is thousands of times
what was expected, and would multiply the width of all that moves. Followed: the quantiles of what followed alike
situations, moved outwards by as much as truths lay beyond them (conformalised quantile regression, Romano et al. 2019).
Each horizon has the scaled band until the followed one was clearly better in the weighted interval score (Bracher et
al. 2021) of what stood. The level is led so that the past bands held their share even when life changed (adaptive
conformal inference, Gibbs and Candès 2021).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .blend import weights_of
from .followed import FEWEST, LEVELS, SIGNED_FROM, beyond, moved_outwards, nested, scores

type Array = NDArray[np.float64]

PARTS = 3
KEPT = 14 * 86_400.0
SPELLS = 60.0
"""Of a horizon's length: for so long at least residuals are kept, since fewer tell nothing of what is rare."""
FEWEST_SPELLS = 9.0
"""Of a horizon's length, as many as errors that do not repeat one another must be to have a 90th percentile."""
SHORTEST_SPELL = 3600.0
"""s, for which errors count as one another's repetition at least."""
UNCORRELATED = 0.05
"""Below it a correlation is that of chance."""
REFIT = 12 * 3600.0
MEMORY = 14 * 86_400.0
PACE = 0.01
FARTHEST_LEVEL = 0.995
SIZE_SHRINKAGE = 0.02
LEAST_SIZE = 0.05
"""Of the mean error, that every error is expected to have: what rests has errors too, when it moves."""
FARTHEST = 1.5
"""Of the largest error of a horizon, that a band reaches at most: multiples of a size that was small when errors were
not, as of a tank whose water rarely leaps, would else be told as what no tank ever holds."""
CLEARLY = 0.8
"""Of the scaled band's score, below which the followed one's is clearly better: what reports in coarse steps would
else change sides by chance, and hold more than it says."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Bands from now on. mix: (H, S) of the size's parts; quantiles: lower and upper of each level (H, 3, 2).

    beyond: by how much each edge lies outside what followed (H, 3, 2), NaN at horizons whose bands are scaled. least:
    the smallest size (H,), farthest: how far scaled bands reach at most (H,); none where that was not learned.
    """

    mix: Array
    quantiles: Array
    beyond: Array = field(default_factory=lambda: np.empty(0))
    least: Array = field(default_factory=lambda: np.empty(0))
    farthest: Array = field(default_factory=lambda: np.empty(0))

    def offsets(self, parts: Array, followed: Array | None = None) -> Array:
        """Return how far below and above the value the bands lie (H, 3, 2, m) where the size's parts are (S, H, m).

        followed: the quantiles of what followed alike situations, less the value (H, 3, 2, m), NaN where unknown.
        """
        size = np.einsum("hs,shm->hm", self.mix, parts)
        size = np.maximum(size, self.least[:, None] if len(self.least) == len(size) else 0.0)
        # Levels are led each by itself, and one may be led past the next.
        most = self.most(len(size))[:, None, None, None]
        offsets: Array = np.clip(nested(self.quantiles[:, :, :, None] * size[:, None, None, :]), -most, most)
        if followed is None or self.beyond.shape != self.quantiles.shape:
            return offsets
        edges = moved_outwards(followed, self.beyond)
        return np.where(np.isfinite(edges), edges, offsets)

    def most(self, horizons: int) -> Array:
        """Return how far scaled bands reach at most (H,) at so many horizons, without end where nobody knows."""
        return self.farthest if len(self.farthest) == horizons else np.full(horizons, np.inf)

    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return this as tables of Learned."""
        rows = {"band_mix": self.mix, "band_quantiles": self.quantiles, "band_least": self.least}
        if np.isfinite(self.farthest).all():
            rows["band_farthest"] = self.farthest
        if np.isfinite(self.beyond).any():
            rows["band_followed"] = np.isfinite(self.beyond[:, -1, 0]).astype(np.float64)
            rows["band_beyond"] = np.where(np.isfinite(self.beyond), self.beyond, 0.0)
        return {name: tuple(row.ravel().tolist()) for name, row in rows.items()}

    @classmethod
    def from_tables(cls, tables: Mapping[str, tuple[float, ...]], horizons: int) -> Self | None:
        """Return what tables wrote for so many horizons, or None."""
        mix, quantiles = tables.get("band_mix", ()), tables.get("band_quantiles", ())
        if len(mix) != horizons * PARTS or len(quantiles) != horizons * len(LEVELS) * 2:
            return None
        shape = (horizons, len(LEVELS), 2)
        chosen, moved = tables.get("band_followed", ()), tables.get("band_beyond", ())
        edges = np.full(shape, np.nan)
        if len(chosen) == horizons and len(moved) == len(quantiles):
            edges = np.where(np.array(chosen)[:, None, None] > 0.5, np.reshape(moved, shape), np.nan)
        least, farthest = (np.array(tables.get(name, ())) for name in ("band_least", "band_farthest"))
        return cls(np.reshape(mix, (horizons, PARTS)), np.reshape(quantiles, shape), edges, least, farthest)


def parts_of(spread: Array, moved: Array) -> Array:
    """Return the parts of the size (3, H, m): one, the analogs' spread (H, m), the last hour's movement (m,).

    A spread that is NaN counts as the usual one of its horizon: with none, an error would be many times its size.
    """
    known = np.isfinite(spread)
    usual = np.where(known, spread, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    whole = np.where(known, spread, usual[:, None])
    return np.stack([np.ones_like(whole), whole, np.broadcast_to(np.abs(moved), whole.shape)])


def calibrated(
    origins: Array,
    horizons: Array,
    residuals: Array,
    parts: Array,
    followed: Array | None = None,
    began: NDArray[np.intp] | None = None,
) -> tuple[Array, Widths]:
    """Return the bands that stood at every origin (H, 3, 2, m), NaN before there were any, and those from now on.

    origins: epoch s, sorted (m,); horizons: s (H,); residuals: truth − forecast (H, m), NaN where unknown; parts:
    (S, H, m); followed: the edges of what followed alike situations less the forecast (H, 3, 2, m), NaN where unknown;
    began: the origin (H,) from which on anything but persistence was forecast. Errors from before that are none of the
    forecast's: they count only while it has not stood for some horizons.
    """
    many, count = len(origins), len(horizons)
    shape = (count, len(LEVELS), 2)
    # The scaled and the followed band at every origin; one of them stood.
    sides, stood = np.full((2, *shape, many), np.nan), np.full((*shape, many), np.nan)
    mix, quantiles, outside = np.zeros((count, len(parts))), np.zeros(shape), np.full(shape, np.nan)
    mix[:, 0] = 1.0
    if not many:
        return stood, Widths(mix, quantiles, outside)
    told = np.full((*shape, many), np.nan) if followed is None else followed
    starts = np.unique(np.searchsorted(origins, np.arange(origins[0], origins[-1] + REFIT, REFIT)))
    fade = float(np.exp(-REFIT / MEMORY))
    gram, moment = np.zeros((count, len(parts), len(parts))), np.zeros((count, len(parts)))
    scored, better = np.zeros((count, 2)), np.zeros(count, dtype=bool)
    # Sum and number of the errors, and of their mean the smallest size.
    missed, least, farthest = np.zeros((count, 2)), np.zeros(count), np.zeros(count)
    led = np.tile(np.array(LEVELS), (count, 1))
    done = np.zeros(count, dtype=np.intp)
    for index in range(1, len(starts) + 1):
        begin = int(starts[index]) if index < len(starts) else many
        now = float(origins[begin]) if begin < many else np.inf
        until = int(starts[index + 1]) if index + 1 < len(starts) else many
        gram *= fade
        moment *= fade
        scored *= fade
        missed *= fade
        for which, horizon in enumerate(horizons.tolist()):
            known = int(np.searchsorted(origins, now - horizon, side="right"))
            rows = slice(int(done[which]), max(known, int(done[which])))
            done[which] = rows.stop
            fresh = np.isfinite(residuals[which, rows])
            amount, x = np.abs(residuals[which, rows][fresh]), parts[:, which, rows][:, fresh]
            gram[which] += x @ x.T
            moment[which] += x @ amount
            missed[which] += amount.sum(), len(amount)
            scored[which] += scores(sides[:, which, :, :, rows], residuals[which, rows])
            _lead(led[which], residuals[which, rows][fresh], stood[which][:, :, rows][:, :, fresh])
        mix = weights_of(gram, moment, SIZE_SHRINKAGE * np.einsum("hjj->h", gram), capped=False)
        mix = np.where(mix.sum(axis=1, keepdims=True) > 0, mix, np.eye(len(parts))[0])
        least = LEAST_SIZE * missed[:, 0] / np.maximum(missed[:, 1], 1.0)
        better = scored[:, 1] < CLEARLY * scored[:, 0]
        for which, horizon in enumerate(horizons.tolist()):
            rows = _kept(
                origins, residuals[which], int(done[which]), horizon, 0 if began is None else int(began[which])
            )
            if np.isfinite(residuals[which, rows]).sum() < FEWEST:
                continue
            # Neighbouring errors repeat one another: the finite-sample correction counts those that do not.
            alone = _alone(origins[rows], residuals[which, rows], horizon)
            asked = np.minimum(led[which] * (1.0 + 1.0 / alone), FARTHEST_LEVEL)
            size = np.maximum(mix[which] @ parts[:, which], least[which])
            farthest[which] = FARTHEST * float(np.nanmax(np.abs(residuals[which, rows])))
            quantiles[which] = _quantiles(residuals[which, rows], size[rows], asked)
            outside[which] = beyond(told[which, :, :, rows], residuals[which, rows], asked)
            coming = slice(begin, until)
            edges = moved_outwards(told[which, :, :, coming], outside[which])
            sides[:, which, :, :, coming] = nested(quantiles[which][:, :, None] * size[coming]), edges
            scaled = np.clip(sides[0, which, :, :, coming], -farthest[which], farthest[which])
            stood[which, :, :, coming] = np.where(np.isfinite(edges) & better[which], edges, scaled)
    return stood, Widths(mix, quantiles.copy(), np.where(better[:, None, None], outside, np.nan), least, farthest)


def inside(stood: Array, residuals: Array) -> Array:
    """Return whether each residual (H, m) lay in the band of each level, (H, 3, m) as 0/1, NaN where unknown."""
    known = np.isfinite(residuals)[:, None, :] & np.isfinite(stood[:, :, 0, :])
    reach = 1e-9 + residuals[:, None, :]
    held = (reach >= stood[:, :, 0, :]) & (residuals[:, None, :] - 1e-9 <= stood[:, :, 1, :])
    return np.where(known, held.astype(np.float64), np.nan)


def _alone(origins: Array, residuals: Array, horizon: float) -> float:
    """Return how many errors there are that do not repeat one another: none longer than the horizon (s)."""
    spell = min(max(horizon, SHORTEST_SPELL), repeated(origins, residuals))
    return max(float(origins[-1] - origins[0]) / spell, 1.0)


def repeated(origins: Array, residuals: Array) -> float:
    """Return for how long (s) the size of an error tells that of later ones: their integrated autocorrelation time.

    origins: epoch s, about evenly spaced (n,); residuals: (n,), NaN where unknown. By the initial positive sequence
    (Geyer 1992), at least SHORTEST_SPELL; without end where errors do not differ.
    """
    sizes = np.abs(residuals)
    known = np.isfinite(sizes)
    count = len(sizes)
    apart = np.where(known, sizes - (sizes[known].mean() if known.any() else 0.0), 0.0)
    spectrum = np.fft.rfft(apart, 2 * count)
    shared = np.fft.irfft(spectrum * spectrum.conj(), 2 * count)[:count]
    if count < FEWEST or not shared[0] > 0.0:
        return np.inf
    correlation = shared / shared[0]
    ends = int(np.argmax(correlation <= UNCORRELATED)) or count
    spells = 1.0 + 2.0 * float(correlation[1:ends].sum())
    return max(spells * float(origins[-1] - origins[0]) / (count - 1), SHORTEST_SPELL)


def _kept(origins: Array, residuals: Array, last: int, horizon: float, began: int) -> slice:
    """Return which rows before last make the bands (residuals: (m,)): the last weeks', from began on if that is enough.

    Enough are those over several horizons (s).
    """
    first = int(np.searchsorted(origins, origins[max(last - 1, 0)] - max(KEPT, SPELLS * horizon)))
    later = max(first, began)
    proven = np.isfinite(residuals[later:last]).sum() >= SIGNED_FROM
    proven = proven and origins[last - 1] - origins[later] >= FEWEST_SPELLS * max(horizon, 3600.0)
    return slice(later if proven else first, last)


def _lead(led: Array, residuals: Array, stood: Array) -> None:
    """Move the levels (3,) in place by how the bands that stood (3, 2, r) did on residuals (r,)."""
    for which, level in enumerate(LEVELS):
        known = np.isfinite(stood[which, 0])
        if not known.any():
            continue
        held = inside(stood[None, which : which + 1][:, :, :, known], residuals[None, known])[0, 0]
        # Neighbouring origins repeat one another: a half day's worth moves the level by at most one pace each way.
        led[which] += PACE * (level - float(held.mean()))
        led[which] = min(max(led[which], 0.5 * level), FARTHEST_LEVEL)


def _quantiles(residuals: Array, size: Array, levels: Array) -> Array:
    """Return lower and upper quantile (3, 2) of residuals over their size (n,), with the finite-sample correction.

    Few of them make an even band.
    """
    usable = np.isfinite(residuals)
    ratio = residuals[usable] / np.maximum(size[usable], 1e-12)
    ordered = np.sort(ratio)
    count = len(ordered)
    if count < SIGNED_FROM:
        amounts = np.sort(np.abs(ratio))
        index = np.minimum(np.ceil((count + 1) * levels).astype(np.intp) - 1, count - 1)
        return np.stack([-amounts[index], amounts[index]], axis=1)
    tail = (1.0 - levels) / 2.0
    low = np.maximum(np.floor((count + 1) * tail).astype(np.intp) - 1, 0)
    lower, upper = np.minimum(ordered[low], 0.0), np.maximum(ordered[count - 1 - low], 0.0)
    return np.stack([lower, upper], axis=1)
