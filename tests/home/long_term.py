"""Five-minute and hourly statistics of recorded sensors, by the rules of Home Assistant's sensor recorder."""

import math
from dataclasses import dataclass
from statistics import fmean

import numpy as np

FIVE_MINUTES = 300.0
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Statistic:
    """One period of one sensor; what does not apply is None."""

    start: float
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    state: float | None = None
    total: float | None = None


def short_term(times: list[float], values: list[float], until: float, counts: bool) -> list[Statistic]:
    """Return the statistics of every five minutes from the first value to `until`."""
    if not times:
        return []
    edges = np.arange(math.ceil(times[0] / FIVE_MINUTES), math.floor(until / FIVE_MINUTES) + 1) * FIVE_MINUTES
    if len(edges) < 2:
        return []
    if counts:
        return _counters(np.array(times), np.array(values), edges)
    return _measurements(np.array(times), np.array(values), edges)


def hourly(fives: list[Statistic], counts: bool) -> list[Statistic]:
    """Sum the five-minute statistics of every whole hour up."""
    hours: dict[float, list[Statistic]] = {}
    for five in fives:
        hours.setdefault(five.start // HOUR * HOUR, []).append(five)
    last = max(hours, default=0.0)
    if hours and hours[last][-1].start < last + HOUR - FIVE_MINUTES:
        del hours[last]
    if counts:
        return [Statistic(start, state=group[-1].state, total=group[-1].total) for start, group in hours.items()]
    return [
        Statistic(
            start,
            mean=fmean(five.mean or 0.0 for five in group),
            low=min(five.low or 0.0 for five in group),
            high=max(five.high or 0.0 for five in group),
        )
        for start, group in hours.items()
    ]


def _measurements(times: np.ndarray, values: np.ndarray, edges: np.ndarray) -> list[Statistic]:
    """Weigh each value with the time it stood; a value from before a period counts in it."""
    held = values[np.searchsorted(times, edges, side="right") - 1]
    all_times = np.concatenate((edges, times))
    order = np.argsort(all_times, kind="stable")
    merged_times, merged = all_times[order], np.concatenate((held, values))[order]
    areas = np.concatenate(([0.0], np.cumsum(np.diff(merged_times) * merged[:-1])))
    places = np.searchsorted(merged_times, edges, side="left")
    lows = np.minimum.reduceat(merged, places)[:-1]
    highs = np.maximum.reduceat(merged, places)[:-1]
    means = np.clip(np.diff(areas[places]) / FIVE_MINUTES, lows, highs)
    return [
        Statistic(start, mean=mean, low=low, high=high)
        for start, mean, low, high in zip(
            edges[:-1].tolist(), means.tolist(), lows.tolist(), highs.tolist(), strict=True
        )
    ]


def _counters(times: np.ndarray, values: np.ndarray, edges: np.ndarray) -> list[Statistic]:
    """Sum up what was counted since the first value; a counter that falls has begun anew at 0."""
    steps = np.diff(values)
    gains = np.where(steps < 0.0, values[1:], steps)
    sums = np.concatenate(([0.0], np.cumsum(gains)))
    last = np.searchsorted(times, edges[1:], side="left") - 1
    first = np.searchsorted(times, edges[0], side="right") - 1
    sums = sums - sums[first]
    return [
        Statistic(start, state=state, total=total)
        for start, state, total in zip(edges[:-1].tolist(), values[last].tolist(), sums[last].tolist(), strict=True)
    ]
