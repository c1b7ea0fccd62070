"""The table of the models' benchmark: medians over series beside their baselines, then each series with intervals."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .table import Row

if TYPE_CHECKING:
    from .models import Result

type Array = NDArray[np.float64]

DAY = 86_400.0
DRAWS = 400
WINDOW = 7 * DAY
LONG_TEST = 14 * DAY
MISS = 0.1
GROUPS = ((300, 900), (1800,), (3600,), (21_600,), (86_400,))
GOALS = {
    ("thermostat", "past only"): ("≥ .07", "≥ .12", "≥ .13", "≥ .24", "≥ .05"),
    ("thermostat", "weather given"): ("≥ .07", "≥ .12", "≥ .16", "≥ .28", "≥ .12"),
    ("sensor", "past only"): (None, "≥ .20", "≥ .31", "≥ .38", "≥ .15"),
}
BETWEEN = tuple(hours * 3600 for hours in (9, 15, 18, 21, 30, 42))
"""s; between the horizons that are learned and beyond them."""
FEWEST_BETWEEN = 20
FINE = 0.05
"""A sensor whose smallest steps are below this (K) is fine."""


def table(results: list[Result]) -> Iterator[Row]:
    """Return the rows of all results."""
    for kind in sorted({result.case.kind for result in results}):
        some = [result for result in results if result.case.kind == kind]
        for method in dict.fromkeys(name for result in some for name in result.value if name != "persistence"):
            yield from _medians(kind, method, [result for result in some if method in result.value])
        fine = [result for result in some if kind == "thermostat" and _smallest_step(result) < FINE]
        if fine:
            skills = [_group_skill(result, "past only", GROUPS[0]) for result in fine]
            yield Row(name=f"{kind}: fine-step series, 5–15 min", value=_median(skills), unit="", goal="≥ .20",
                      note=", ".join(result.case.name for result in fine))  # fmt: skip
        yield from _bands(kind, some)
        yield from _between(kind, some)
        yield Row(name=f"{kind}: fit", value=max(result.fit for result in some), unit="s CPU at most", goal="≤ 2")
        yield Row(
            name=f"{kind}: nightly fit, per sample of its history",
            value=1e6 * _median([result.fit / max(result.samples, 1) for result in some]),
            unit="µs CPU",
        )
        yield Row(name=f"{kind}: forecast", value=1e3 * _median([result.forecast for result in some]), unit="ms CPU")
    for result in results:
        yield from _details(result)


def skill(result: Result, method: str, index: int) -> float:
    """Return 1 − RMSE/RMSE(persistence) at a horizon, NaN where nothing moved or too little is known."""
    error, still = _errors(result, method, index)
    if len(error) < 10 or not np.any(still):
        return float("nan")
    return 1.0 - float(np.sqrt(np.mean(error**2) / np.mean(still**2)))


def interval(result: Result, method: str, index: int) -> tuple[float, float]:
    """Return the 95 % interval of the skill by moving blocks of a day, at least the horizon long (Künsch 1989)."""
    error, still = _errors(result, method, index)
    ratio = _resampled(result, index, np.stack([error**2, still**2]))
    skills = 1.0 - np.sqrt(ratio[:, 0] / np.maximum(ratio[:, 1], 1e-12))
    return float(np.quantile(skills, 0.025)), float(np.quantile(skills, 0.975))


def interval_score(truth: Array, low: Array, high: Array) -> float:
    """Return the mean interval score of 90 % bands (Gneiting and Raftery 2007)."""
    return float(np.mean(high - low + 2.0 / MISS * (np.maximum(low - truth, 0.0) + np.maximum(truth - high, 0.0))))


def best_constant(truth: Array, value: Array) -> float:
    """Return the interval score of the best band of constant offsets around value, chosen in hindsight."""
    residual = truth - value
    low, high = np.quantile(residual, [MISS / 2, 1.0 - MISS / 2])
    return interval_score(residual, np.full_like(residual, low), np.full_like(residual, high))


def _errors(result: Result, method: str, index: int) -> tuple[Array, Array]:
    known = np.isfinite(result.truth[:, index])
    truth = result.truth[known, index]
    return result.value[method][known, index] - truth, result.now[known] - truth


def _resampled(result: Result, index: int, values: Array) -> Array:
    """Return the means of values (k, m) in DRAWS block resamples (DRAWS, k)."""
    known = np.isfinite(result.truth[:, index])
    at = result.origins[known]
    spacing = max(float(np.median(np.diff(at))), 1.0)
    length = min(max(round(max(DAY, result.horizons[index]) / spacing), 1), len(at))
    rng = np.random.default_rng(0)
    starts = rng.integers(0, len(at) - length + 1, (DRAWS, -(-len(at) // length)))
    chosen = (starts[:, :, None] + np.arange(length)).reshape(DRAWS, -1)
    means: Array = values[:, chosen].mean(axis=2).T
    return means


def _group_skill(result: Result, method: str, group: Iterable[int]) -> float:
    found = [skill(result, method, result.horizons.index(horizon)) for horizon in group if horizon in result.horizons]
    return float(np.nanmean(found)) if np.any(np.isfinite(found)) else float("nan")


def _median(values: Iterable[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return float(np.median(known)) if known else float("nan")


def _medians(kind: str, method: str, some: list[Result]) -> Iterator[Row]:
    goals = GOALS.get((kind, method), (None,) * len(GROUPS))
    for group, goal in zip(GROUPS, goals, strict=True):
        skills = [_group_skill(result, method, group) for result in some]
        known = [one for one in skills if np.isfinite(one)]
        if known:
            minutes = "–".join(str(horizon // 60) for horizon in group)
            yield Row(name=f"{kind}: {method}, skill {minutes} min", value=_median(known), unit="", goal=goal,
                      note=f"{min(known):.3f} to {max(known):.3f} over {len(known)} series")  # fmt: skip


def _bands(kind: str, some: list[Result]) -> Iterator[Row]:
    for group in GROUPS:
        covered, worst, better = [], [], []
        for result in some:
            for horizon in group:
                if horizon not in result.horizons:
                    continue
                index = result.horizons.index(horizon)
                held, at, ratio = _held(result, "past only", index)
                if len(held) < 10:
                    continue
                covered.append(float(held.mean()))
                better.append(ratio)
                if at[-1] - at[0] >= LONG_TEST:
                    worst.append(_worst_window(held, at))
        if covered:
            minutes = "–".join(str(horizon // 60) for horizon in group)
            yield Row(name=f"{kind}: 90 % band holds, {minutes} min", value=_median(covered), unit="", goal=".88–.92",
                      note=f"{min(covered):.2f} to {max(covered):.2f}; worst 7 days {min(worst, default=np.nan):.2f} "
                      f"(≥ .80); interval score {np.median(better):.2f} of the best constant band's (≤ 1), "
                      f"{sum(one <= 1.005 for one in better)} of {len(better)} series")  # fmt: skip


def _between(kind: str, some: list[Result]) -> Iterator[Row]:
    """Return by how much hours between the learned horizons are worse foretold than the day before foretells them."""
    for index, horizon in enumerate(BETWEEN):
        ratios, covered = [], []
        for one in (result.between for result in some if result.between is not None):
            known = np.isfinite(one.truth[:, index]) & np.isfinite(one.yesterday[:, index])
            truth = one.truth[known, index]
            still = float(np.sum((one.yesterday[known, index] - truth) ** 2))
            if known.sum() >= FEWEST_BETWEEN and still > 0:
                ratios.append(float(np.sqrt(np.sum((one.value[known, index] - truth) ** 2) / still)))
                inside = (one.low[known, index] - 1e-9 <= truth) & (truth <= one.high[known, index] + 1e-9)
                covered.append(float(inside.mean()))
        if ratios:
            yield Row(name=f"{kind}: check, error at {horizon // 3600} h over yesterday's", value=_median(ratios),
                      unit="", goal="≤ 1", note=f"{min(ratios):.2f} to {max(ratios):.2f} over {len(ratios)} series; "
                      f"90 % band holds {_median(covered):.2f}, {min(covered):.2f} to {max(covered):.2f}")  # fmt: skip


def _held(result: Result, mode: str, index: int) -> tuple[Array, Array, float]:
    """Return whether the band held (m,), at which origins, and its interval score relative to the best constant's."""
    known = np.isfinite(result.truth[:, index])
    truth, low, high = result.truth[known, index], result.low[mode][known, index], result.high[mode][known, index]
    held = ((low - 1e-9 <= truth) & (truth <= high + 1e-9)).astype(np.float64)
    best = best_constant(truth, result.value[mode][known, index]) if len(truth) else 0.0
    return held, result.origins[known], interval_score(truth, low, high) / best if best > 0 else 1.0


def _worst_window(held: Array, at: Array) -> float:
    total = np.append(0.0, np.cumsum(held))
    ends = np.searchsorted(at, at + WINDOW, side="right")
    full = at + WINDOW <= at[-1] + 1.0
    return float(min((total[ends[full]] - total[:-1][full]) / np.maximum(ends[full] - np.flatnonzero(full), 1)))


def _smallest_step(result: Result) -> float:
    moves = np.abs(np.diff(result.case.history["temperature"].values))
    return float(np.nanquantile(moves[moves > 0], 0.01))


def _details(result: Result) -> Iterator[Row]:
    for mode in result.low:
        parts = []
        for index, horizon in enumerate(result.horizons):
            if not np.isfinite(one := skill(result, mode, index)):
                continue
            low, high = interval(result, mode, index)
            held, _, ratio = _held(result, mode, index)
            best = max(
                (name for name in result.value if name not in result.low), key=lambda name: skill(result, name, index)
            )
            parts.append(f"{horizon // 60}m {one:+.3f} [{low:+.2f} {high:+.2f}] band {held.mean():.2f}/{ratio:.2f} "
                         f"best {skill(result, best, index):+.2f}")  # fmt: skip
        value = _median([skill(result, mode, index) for index in range(len(result.horizons))])
        yield Row(
            name=f"  {result.case.name}, {mode}",
            value=value,
            unit="",
            note=f"{result.structure:18s} " + "  ".join(parts),
        )
