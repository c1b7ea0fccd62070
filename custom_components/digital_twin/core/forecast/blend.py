"""Forecasts blended per horizon and shrunk to persistence, all measured on what none of them was fitted to.

The blend is y + Σ w_j δ_j, with δ_j the change that forecaster j expects, w ≥ 0 and Σ w ≤ 1: with no weight it is
persistence (Bates and Granger 1969; Wang et al. 2023 for the shrinkage). The weights that score an origin come from
origins whose truth was known before it (prequential, Dawid 1984), the later ones counting more. A day ahead, where
weeks of history hold few proofs that do not repeat one another, the blend is held to its own record besides: to the
share of what it foretold that came true.
"""

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

REFIT = 12 * 3600.0
MEMORY = 28 * 86_400.0
FEWEST = 24
FEWEST_PROOFS = 3.0
SHRINKAGE = 0.03
PROOFS = 1.5
RECORDED_FROM = 86_400.0
"""s; in their first two weeks one measured room in ten was told 6 % worse than by persistence, with this 2.5 %."""
GOOD_FAITH = 1.0
"""Horizons long, for which a blend without a record counts as right."""
SWEEPS = 40


def shrinkage(proofs: Array) -> Array:
    """Return by what share of the truth's own size weights are held back, by how many horizons long the proofs are."""
    return np.minimum(SHRINKAGE + PROOFS / np.maximum(proofs, 1.0), 1.0)


def weights_of(gram: Array, moment: Array, penalty: Array, *, capped: bool = True) -> Array:
    """Return the non-negative weights (H, J) of least squares with a ridge penalty (H,), their sum capped at 1.

    gram: (H, J, J) = Σ δ δ', moment: (H, J) = Σ δ y. Coordinate descent (Franc et al. 2005); a penalty of 0 is safe.
    """
    count = moment.shape[1]
    diagonal = np.einsum("hjj->hj", gram) + penalty[:, None] + 1e-12
    weights = np.zeros_like(moment)
    for _ in range(SWEEPS):
        for which in range(count):
            rest = moment[:, which] - np.einsum("hj,hj->h", gram[:, which], weights)
            rest += np.einsum("hjj->hj", gram)[:, which] * weights[:, which]
            weights[:, which] = np.maximum(rest / diagonal[:, which], 0.0)
    return weights / np.maximum(weights.sum(axis=1, keepdims=True), 1.0) if capped else weights


def blended(origins: Array, horizons: Array, changes: Array, truths: Array) -> tuple[Array, Array]:
    """Return the blend's change at every origin by weights from before it (H, m), and the weights from now on (H, J).

    origins: epoch s, sorted (m,); horizons: s (H,); changes: what each forecaster expects (J, H, m); truths: (H, m),
    NaN where unknown.
    """
    count, _, many = changes.shape
    result = np.zeros_like(truths)
    gram, moment = np.zeros((len(horizons), count, count)), np.zeros((len(horizons), count))
    size, seen = np.zeros(len(horizons)), np.zeros(len(horizons))
    # How many spells as long as the horizon (at least an hour), that do not overlap, the proofs are worth.
    proofs, alone = np.zeros(len(horizons)), np.maximum(horizons, 3600.0)
    done = np.zeros(len(horizons), dtype=np.intp)
    weights = np.zeros((len(horizons), count))
    if not many:
        return result, weights
    record = _Record(horizons)
    stacked = np.zeros_like(truths)
    starts = np.unique(np.searchsorted(origins, np.arange(origins[0], origins[-1] + REFIT, REFIT)))
    fade = float(np.exp(-REFIT / MEMORY))
    for index in range(1, len(starts) + 1):
        begin = int(starts[index]) if index < len(starts) else many
        moment_at = float(origins[begin]) if begin < many else np.inf
        gram *= fade
        moment *= fade
        size *= fade
        seen *= fade
        proofs *= fade
        record.age(fade)
        for which, horizon in enumerate(horizons.tolist()):
            until = int(np.searchsorted(origins, moment_at - horizon, side="right"))
            rows = slice(int(done[which]), until)
            actual = truths[which, rows]
            usable = np.isfinite(actual)
            x, y = changes[:, which, rows][:, usable], actual[usable]
            gram[which] += x @ x.T
            moment[which] += x @ y
            size[which] += y @ y
            seen[which] += usable.sum()
            if usable.any():
                spells = float(origins[rows][usable][-1] - origins[max(rows.start - 1, 0)]) / alone[which]
                proofs[which] += spells
                record.add(which, stacked[which, rows][usable], y, spells)
            done[which] = max(until, rows.start)
        weights = weights_of(gram, moment, shrinkage(proofs) * size)
        weights[(seen < FEWEST) | (proofs < FEWEST_PROOFS)] = 0.0
        until = int(starts[index + 1]) if index + 1 < len(starts) else many
        stacked[:, begin:until] = np.einsum("hj,jhm->hm", weights, changes[:, :, begin:until])
        weights = weights * record.share()[:, None]
        result[:, begin:until] = np.einsum("hj,jhm->hm", weights, changes[:, :, begin:until])
    return result, weights


class _Record:
    """How much of what the blend foretold came true: Σ b y / Σ b² over its own past forecasts b of changes y."""

    def __init__(self, horizons: Array) -> None:
        self._held = horizons >= RECORDED_FROM
        self._true, self._square, self._spells = (np.zeros(len(horizons)) for _ in range(3))

    def age(self, fade: float) -> None:
        """Let what is recorded count less."""
        self._true *= fade
        self._square *= fade
        self._spells *= fade

    def add(self, which: int, foretold: Array, came: Array, spells: float) -> None:
        """Record what was foretold at a horizon and came (m,); both worth so many spells that do not overlap."""
        if np.any(foretold):
            self._true[which] += foretold @ came
            self._square[which] += foretold @ foretold
            self._spells[which] += spells

    def share(self) -> Array:
        """Return by what share of itself each horizon's blend is to be believed (H,), 0 to 1."""
        faith = GOOD_FAITH * self._square / np.maximum(self._spells, 1e-9)
        known = (self._square > 0) & self._held
        share = (self._true + faith) / np.where(known, self._square + faith, 1.0)
        return np.where(known, np.clip(share, 0.0, 1.0), 1.0)
