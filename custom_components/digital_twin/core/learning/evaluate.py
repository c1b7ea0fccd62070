"""Rolling-origin evaluation of a number's forecasters, each origin foretold from what was known before it only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..forecast import bands, blend, memory
from ..forecast.experts import horizons_of, moved, trained
from ..forecast.followed import LEVELS
from ..forecast.frame import DAY, Frame
from ..forecast.score import JUDGED_AT, TELLS, Score, score
from ..twin import Trust
from .sampling import Grid

type Array = NDArray[np.float64]


class Simulate(Protocol):
    """The model's forecasts of the past."""

    def __call__(self, origins: NDArray[np.intp], rows: tuple[int, ...], *, informed: bool) -> Array:
        """Return the simulated changes (n, H) from rows of the grid (n,) to horizons in rows; NaN: not worked out.

        informed: whether the weather to come is given, else the present one held.
        """


FIT_SHARE = 0.5
SCORED_SHARE = 0.7
WARM_UP = DAY
MOST_ORIGINS = 1200
FEWEST_ORIGINS = 16
LASTS = DAY / 2.0
"""s, for which errors go together at least: those of a night, those of a day."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores and typical half-widths of the bands per horizon (s), and what the blend needs from now on.

    tables: as those of Learned; memory: the packed past.
    """

    scores: Mapping[int, Score] = field(default_factory=dict)
    tables: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    bands: Mapping[int, tuple[float, float, float]] = field(default_factory=dict)
    memory: bytes = b""

    @property
    def coverage(self) -> float:
        """Return the mean measured coverage of the 90 % bands, NaN when unmeasured."""
        measured = [score.coverage for score in self.scores.values() if np.isfinite(score.coverage)]
        return float(np.mean(measured)) if measured else float("nan")


def evaluate(
    grid: Grid,
    values: Array,
    around: Mapping[str, Array],
    simulate: Simulate | None,
    near: frozenset[str] = frozenset(),
    *,
    jumps: bool = True,
) -> Evaluation:
    """Score the blend on rolling origins over values (n,), and return what it takes to forecast from the last row on.

    around: what is known beside it, (n,) each; near: which of that is in the value's unit. simulate must be fitted on
    rows before FIT_SHARE only; it is blended in from there on. Scores count origins of the last 30 %. jumps: whether it
    may change all at once: what has inertia has bands by the size of its errors alone, as what followed alike
    situations holds no longer when life changes (a return from holidays).
    """
    frame = Frame(grid.times, grid.step, values, dict(sorted(around.items())), near & around.keys())
    horizons = horizons_of(grid.step, grid.steps * grid.step)
    origins = _origins(values, round(WARM_UP / grid.step))
    if len(origins) < FEWEST_ORIGINS or not horizons:
        return Evaluation()
    seconds = np.array(horizons, dtype=np.float64)
    rows = tuple(round(horizon / grid.step) for horizon in horizons)
    truths = np.stack([frame.ahead(row)[origins] for row in rows])
    known, regressions = trained(frame, horizons, origins)
    first = int(grid.steps * FIT_SHARE)
    at = grid.times[origins]
    simulated = _simulated(simulate, origins, rows, first, informed=False)
    change, tables = _blended(at, seconds, known.plain, simulated, truths, "plain")
    if known.informed is not None:
        simulated = _simulated(simulate, origins, rows, first, informed=True)
        tables |= _blended(at, seconds, known.informed, simulated, truths, "informed")[1]
    residuals = truths - change
    parts = bands.parts_of(known.spread, moved(frame)[origins])
    followed = known.followed - change[:, None, None, :]
    # Until its weights have proofs a blend is persistence; a day ahead it is held near to that for good.
    began = np.where(seconds < blend.RECORDED_FROM, np.argmax(change != 0.0, axis=1), 0)
    stood, widths = bands.calibrated(at, seconds, residuals, parts, followed if jumps else None, began)
    held = bands.inside(stood, residuals)[:, LEVELS.index(0.9)]
    scored = origins >= int(grid.steps * SCORED_SHARE)
    scores: dict[int, Score] = {}
    for index, horizon in enumerate(horizons):
        result = score(
            values[origins], truths[index], residuals[index], held[index], scored, at // max(float(horizon), LASTS)
        )
        if result is not None:
            scores[horizon] = result
    if not scores:
        return Evaluation()
    tables |= widths.tables()
    tables["step"] = (grid.step,)
    tables["horizons"] = tuple(seconds.tolist())
    tables["explained"] = tuple(scores[horizon].explained if horizon in scores else 0.0 for horizon in horizons)
    typical = np.median(widths.offsets(parts, followed), axis=3)
    half = (typical[:, :, 1] - typical[:, :, 0]) / 2.0
    return Evaluation(
        scores=scores,
        tables=tables,
        bands={horizon: tuple(half[index].tolist()) for index, horizon in enumerate(horizons) if horizon in scores},
        memory=memory.pack(grid.times, grid.step, {memory.MAIN: values, **frame.columns}, regressions.rows()),
    )


def _origins(values: Array, warm_up: int) -> NDArray[np.intp]:
    """Return the rows that are forecast from: known ones, spread over all after a day or a tenth."""
    count = len(values)
    first = max(warm_up, count // 10)
    if first >= count - 1:
        return np.empty(0, dtype=np.intp)
    origins = np.unique(np.linspace(first, count - 1, MOST_ORIGINS).astype(np.intp))
    known: NDArray[np.intp] = origins[np.isfinite(values[origins])]
    return known


def _simulated(
    simulate: Simulate | None, origins: NDArray[np.intp], rows: tuple[int, ...], first: int, *, informed: bool
) -> Array | None:
    """Return the simulated changes (H, m), NaN where the simulation is not yet fitted; None without one."""
    late = origins >= first
    if simulate is None or not late.any():
        return None
    result = np.full((len(rows), len(origins)), np.nan)
    result[:, late] = simulate(origins[late], rows, informed=informed).T
    return result


def _blended(
    at: Array, horizons: Array, changes: Array, simulated: Array | None, truths: Array, name: str
) -> tuple[Array, dict[str, tuple[float, ...]]]:
    """Return the blend's changes (H, m), and as tables the forecasters' weights and how far the simulation draws it."""
    change, weights = blend.blended(at, horizons, changes, truths)
    shares = np.zeros(len(horizons))
    if simulated is not None:
        known = np.any(np.isfinite(simulated), axis=0)
        apart = simulated[:, known] - change[:, known]
        left = np.where(np.isfinite(apart), truths[:, known] - change[:, known], np.nan)
        better, share = blend.blended(at[known], horizons, np.nan_to_num(apart)[None], left)
        change = change.copy()
        change[:, known] += better
        shares = share[:, 0]
    return change, {f"stack_{name}": tuple(weights.ravel().tolist()), f"share_{name}": tuple(shares.tolist())}


def trust_of(evaluation: Evaluation, days: float, *, identified: bool) -> Trust:
    """Return the trust that held-out results earn.

    suggesting: at least two days, 90 % bands that held 80 % or more, and nowhere at or beyond half an hour worse than
    persistence by more than chance explains; what hardly ever changes is no better than that, and need not be. trusted:
    a week, coverage of 85 % or more, the parameters that what-ifs rest on identified, and somewhere at or beyond half
    an hour better than persistence while it tells something of what comes: of noise the mean is nearer than the last
    value, and tells nothing.
    """
    if not evaluation.scores or not evaluation.coverage >= 0.8 or days < 2.0:
        return Trust.OBSERVING
    judged = [score for horizon, score in evaluation.scores.items() if horizon >= JUDGED_AT]
    if any(score.worse for score in judged):
        return Trust.OBSERVING
    better = any(score.skill > 0.02 and score.explained >= TELLS for score in judged)
    if identified and better and days >= 7.0 and evaluation.coverage >= 0.85:
        return Trust.TRUSTED
    return Trust.SUGGESTING
