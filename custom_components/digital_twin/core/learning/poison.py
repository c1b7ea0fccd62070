"""What is left out because somebody else was at work: heat from another source, and weeks in which nobody was at home.

Other heat: the room warms by FOREIGN_RISE within FOREIGN_WITHIN in the dark, with windows shut, while its own heating
has been off for FOREIGN_AFTER; a stove, or another controller, did that. Absence: nobody at home for ABSENCE; what
people switch then says nothing of their habits.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel
from ..messages import Message
from ..series import Series
from .messages import rounded, say

type Array = NDArray[np.float64]

STEP: Final = 900.0
FOREIGN_RISE: Final = 1.5
FOREIGN_WITHIN: Final = 8
"""Steps, two hours."""
FOREIGN_AFTER: Final = 8
DARK: Final = 5.0
"""W/m² on the horizontal."""
HEATING: Final = frozenset({"heating", "preheating", "defrosting"})
ABSENCE: Final = 36 * 3600.0
MOST: Final = 0.5
"""Of the history; where more would go, that is how the device is used."""
HABITS: Final = frozenset(
    {"light", "plug", "fan", "media_player", "vacuum", "binary_sensor", "lock", "cover", "garage_door", "valve",
     "alarm", "select", "number", "generic"}
)  # fmt: skip
"""Kinds that people move."""


def without_poison(
    kind: str, main: str, series: Mapping[str, Series], channels: Mapping[str, Channel], around: Mapping[str, Series]
) -> tuple[Series, tuple[Message, ...]]:
    """Return the main channel's series with NaN where somebody else was at work, and what that was."""
    own = series[main]
    if kind == "thermostat" and "hvac_action" in series:
        action = series["hvac_action"]
        spans = _other_heat(own, action, channels["hvac_action"], series.get("window"), around.get("sun"))
        return _left_out(own, spans, "gated_foreign")
    if kind in HABITS and (people := around.get("people")) is not None:
        return _left_out(own, _absences(people), "gated_absence")
    return own, ()


def _left_out(series: Series, spans: list[tuple[float, float]], said: str) -> tuple[Series, tuple[Message, ...]]:
    spans = [
        (max(begin, float(series.times[0])), min(end, series.end))
        for begin, end in spans
        if end > series.times[0] and begin < series.end
    ]
    seconds = sum(end - begin for begin, end in spans)
    if not spans or seconds > MOST * (series.end - float(series.times[0])):
        return series, ()
    times, values = series.times, series.values
    for begin, end in spans:
        resumed = float(Series(times, values, series.end).at(np.array([end]))[0])
        inside = (times >= begin) & (times <= end)
        times, values = times[~inside], values[~inside]
        at = int(np.searchsorted(times, begin))
        times, values = np.insert(times, at, (begin, end)), np.insert(values, at, (np.nan, resumed))
    return Series(times, values, series.end), (say(said, hours=rounded(seconds / 3600.0)),)


def _other_heat(
    temperature: Series, action: Series, channel: Channel, window: Series | None, sun: Series | None
) -> list[tuple[float, float]]:
    if sun is None or not temperature.times.size:
        return []
    grid = np.arange(float(temperature.times[0]), temperature.end, STEP, dtype=np.float64)
    if len(grid) <= FOREIGN_WITHIN:
        return []
    heats = {float(channel.options.index(name)) for name in HEATING if name in channel.options}
    state = action.at(grid)
    idle = np.isfinite(state) & ~np.isin(state, sorted(heats)) & (np.nan_to_num(sun.at(grid), nan=np.inf) <= DARK)
    if window is not None:
        idle &= np.nan_to_num(window.at(grid), nan=0.0) < 0.5
    quiet = np.zeros(len(grid), dtype=np.intp)
    count = 0
    for index, still in enumerate(idle.tolist()):
        count = count + 1 if still else 0
        quiet[index] = count
    values = temperature.at(grid)
    rise = values[FOREIGN_WITHIN:] - values[:-FOREIGN_WITHIN]
    with np.errstate(invalid="ignore"):
        odd = np.flatnonzero((rise >= FOREIGN_RISE) & (quiet[FOREIGN_WITHIN:] > FOREIGN_AFTER + FOREIGN_WITHIN))
    spans: list[tuple[float, float]] = []
    for index in odd.tolist():
        begin, end = float(grid[index]), float(grid[index + FOREIGN_WITHIN])
        if spans and begin <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin, end))
    return spans


def _absences(people: Series) -> list[tuple[float, float]]:
    held = np.diff(np.append(people.times, people.end))
    away = (people.values == 0.0) & (held >= ABSENCE)
    return [(float(at), float(at + length)) for at, length in zip(people.times[away], held[away], strict=True)]
