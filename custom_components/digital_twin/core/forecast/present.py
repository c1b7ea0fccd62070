"""From what was learned and what has happened since: the rows that a forecast starts from, and the weather to come."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..grid import Grid
from ..models.inputs import encoded
from ..requests import PredictRequest
from ..series import Series
from ..twin import Learned
from .experts import horizon_rows
from .features import SLOW
from .frame import LONGEST_HOLD, WEATHER, Frame, frame_of, near_of, signals, smoothed
from .memory import KEPT, MAIN

type Array = NDArray[np.float64]

FINE_STEP = 300.0


def frame_now(
    request: PredictRequest, channel: str, now: float, learned: Learned, past: Mapping[str, Series]
) -> Frame | None:
    """Return the last weeks up to the request's start, in the steps that were learned with; None where none are kept.

    past, what was kept at learning, is continued by what the request brings of since then; now is the last value (the
    number's), of the surroundings that only the request's environment knows the present counts.
    """
    steps = learned.tables.get("step")
    if MAIN not in past or not steps:
        return None
    step = steps[0]
    start = request.start
    known = {name: series for name, series in request.recent.items() if series.times.size}
    known.setdefault(channel, Series(np.array([start]), np.array([now]), start))
    fresh = signals(request.twin.spec.channels, channel, known)
    fresh[MAIN] = fresh.pop(channel)
    joined = {name: _joined(series, fresh.get(name), start) for name, series in past.items()}
    for name, (since, value) in _present(request).items():
        if name in joined:
            joined[name] = _with(joined[name], since, value, start)
    joined[MAIN] = _with(joined[MAIN], start, now, start)
    count = round(min(KEPT, start - float(past[MAIN].times[0])) / step)
    if count < 2:
        return None
    times = start - step * np.arange(count - 1, -1, -1, dtype=np.float64)
    return frame_of(times, step, MAIN, joined, near_of(request.twin.spec.channels, channel, joined))


def weather_ahead(request: PredictRequest, frame: Frame, horizons: tuple[int, ...]) -> Array | None:
    """Return the features of the weather at each horizon (H, w), or None where the request only holds the present's.

    They are those of features.weather: mean until then and last value, of a temperature less the present one, and how
    far what follows slowly moves.
    """
    names = [name for name in WEATHER if name in frame.columns]
    outdoor = request.environment.values.get("outdoor_temperature")
    if not names or outdoor is None:
        return None
    known = outdoor[np.isfinite(outdoor)]
    if not known.size or not np.ptp(known) > 0:
        return None
    rows = horizon_rows(frame, horizons)
    around = Grid.over(request.start, max(rows) * frame.step, frame.step).surroundings(request.environment)
    features = []
    for name in names:
        if name not in around:
            return None
        course = around[name]
        base = frame.columns[name][-1] if name in frame.near else 0.0
        features.append([[float(course[:row].mean()) - base, float(course[row - 1]) - base] for row in rows])
        whole, last = np.append(frame.columns[name], course), len(frame.values) - 1
        slow = np.stack([smoothed(whole, span, frame.step) for span in SLOW], axis=1)
        features.append((slow[[last + row for row in rows]] - slow[last]).tolist())
    told: Array = np.concatenate([np.array(item) for item in features], axis=1)
    return told


def _present(request: PredictRequest) -> Mapping[str, tuple[float, float]]:
    """Return what is so now, and since when: the twin's own channels, and the environment's first known values."""
    result = {}
    for name, values in request.environment.values.items():
        finite = values[np.isfinite(values)]
        if finite.size:
            result[name] = request.start, float(finite[0])
    twin = request.twin
    known = {}
    for name, value in twin.values.items():
        channel = twin.spec.channels.get(name)
        number = encoded(channel, value)
        if channel is not None and number is not None:
            since = min(twin.changed.get(name, request.start), request.start)
            known[name] = Series(np.array([since]), np.array([number]), request.start)
    for name, series in signals(twin.spec.channels, None, known).items():
        result[name] = float(series.times[0]), float(series.values[0])
    return result


def _joined(kept: Series, fresh: Series | None, start: float) -> Series:
    """Return what was kept, and what came after it, up to start; a long hole between the two is unknown."""
    usable = kept.times <= start
    times, values = kept.times[usable], kept.values[usable]
    if fresh is None and times.size and start - times[-1] > LONGEST_HOLD:
        # Nobody tells it any more, as of a sensor that was taken away.
        times, values = np.append(times, times[-1] + 1.0), np.append(values, np.nan)
    if fresh is not None:
        new = fresh.times <= start
        begins = float(fresh.times[new][0]) if new.any() else start
        old = times < begins
        times, values = times[old], values[old]
        if times.size and begins - times[-1] > LONGEST_HOLD:
            times, values = np.append(times, times[-1] + 1.0), np.append(values, np.nan)
        times, values = np.concatenate((times, fresh.times[new])), np.concatenate((values, fresh.values[new]))
    return Series(times, values, start) if times.size else Series(np.array([start]), np.array([np.nan]), start)


def _with(series: Series, since: float, value: float, start: float) -> Series:
    """Return a series that holds value from since to start, unless it says the same already."""
    if series.times.size and series.values[-1] == value:
        return series
    earlier = series.times < since
    return Series(np.append(series.times[earlier], since), np.append(series.values[earlier], value), start)
