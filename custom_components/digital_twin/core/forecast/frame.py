"""What was known of a number and of what is around it, on a regular grid: shared by learning and forecasting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..channel import CELSIUS, Channel, Quantity
from ..series import Series

type Array = NDArray[np.float64]

DAY = 86_400.0
WEATHER = ("outdoor_temperature", "sun")
AROUND = (*WEATHER, "window", "people")
MEASURED = ("target_temperature", "hvac_action", "hvac_mode", "valve", "power", "humidity", "window", "on")
"""The twin's own channels that a regression may look at, beside the one it foretells."""
BESIDE_TEMPERATURE = "beside_temperature/"
"""Begins the names of other temperatures of the home: in the same room, of its radiator, in other rooms (°C)."""
BESIDE_LIGHT = "beside_light/"
"""Begins the names of what tells how light it is in the same room (lx)."""
NEAR = ("target_temperature", "outdoor_temperature")
ACTIONS: Mapping[str, float] = {"heating": 1.0, "preheating": 1.0, "cooling": -1.0}
LONGEST_HOLD = 6 * 3600.0
LONGEST_AROUND = 3 * DAY


@dataclass(frozen=True, slots=True)
class _Past:
    """Means of earlier days at each row and up to a day behind the last one, NaN where unknown (n + day,)."""

    week: Array
    yesterday: Array
    weekday: Array
    month: Array


@dataclass(frozen=True)
class Frame:
    """Rows at times (n,), epoch s, every step s.

    values: the number (n,), NaN where unknown; columns: what is around it, (n,) each; near: the columns that are in the
    number's own unit, and so compared with it.
    """

    times: Array
    step: float
    values: Array
    columns: Mapping[str, Array] = field(default_factory=dict)
    near: frozenset[str] = frozenset()

    @property
    def day(self) -> int:
        """Return how many rows make a day."""
        return round(DAY / self.step)

    @cached_property
    def past(self) -> _Past:
        """Return what earlier days held at each time of the clock: last seven, yesterday, same weekday, last 28."""
        return _Past(
            week=self._mean_of(tuple(range(1, 8))),
            yesterday=self._mean_of((1,)),
            weekday=self._mean_of((7, 14, 21, 28)),
            month=self._mean_of(tuple(range(1, 29))),
        )

    def lag(self, values: Array, seconds: float) -> Array:
        """Return values as they were a whole number of rows earlier (n,), NaN before the first."""
        rows = round(seconds / self.step)
        if not rows:
            return values
        return np.concatenate((np.full(min(rows, len(values)), np.nan), values[:-rows]))

    def ahead(self, rows: int) -> Array:
        """Return the change of the number over the next rows (n,), NaN where it is not known yet."""
        result = np.full(len(self.values), np.nan)
        if rows < len(self.values):
            result[:-rows] = self.values[rows:] - self.values[:-rows]
        return result

    def _mean_of(self, days: tuple[int, ...]) -> Array:
        count, day = len(self.values), self.day
        total, known = np.zeros(count + day), np.zeros(count + day)
        finite = np.isfinite(self.values)
        filled = np.where(finite, self.values, 0.0)
        for back in days:
            shift = back * day
            if shift >= count + day:
                break
            room = min(count, count + day - shift)
            total[shift : shift + room] += filled[:room]
            known[shift : shift + room] += finite[:room]
        mean: Array = np.divide(total, known, out=np.full(count + day, np.nan), where=known > 0)
        return mean


def signals(channels: Mapping[str, Channel], main: str | None, series: Mapping[str, Series]) -> dict[str, Series]:
    """Return the series that a forecast of main looks at, by name, as numbers: main itself and what is around it."""
    result: dict[str, Series] = {}
    beside = sorted(name for name in series if name.startswith((BESIDE_TEMPERATURE, BESIDE_LIGHT)))
    for name in (*(() if main is None else (main,)), *MEASURED, *AROUND, *beside):
        known = series.get(name)
        if known is None or name in result or (not known.times.size and name != main):
            continue
        channel = channels.get(name)
        known = _believable(known, channel)
        if channel is not None and channel.quantity is Quantity.OPTION:
            worth = np.array([_worth(name, option) for option in channel.options] or [0.0])
            index = np.clip(np.nan_to_num(known.values, nan=0.0), 0, len(worth) - 1).astype(np.intp)
            known = Series(known.times, np.where(np.isnan(known.values), np.nan, worth[index]), known.end)
        result[name] = known
    return result


def frame_of(times: Array, step: float, main: str, known: Mapping[str, Series], near: frozenset[str]) -> Frame:
    """Return the signals known on rows at times (n,), short gaps held over."""
    columns = {
        name: held_over(series.at(times), round(LONGEST_AROUND / step))
        for name, series in known.items()
        if name != main
    }
    values = held_over(known[main].at(times), round(LONGEST_HOLD / step))
    return Frame(times, step, values, columns, near & columns.keys())


def near_of(channels: Mapping[str, Channel], main: str, names: Iterable[str]) -> frozenset[str]:
    """Return which names are measured in main's unit: of a temperature, target, outdoors and what is beside it."""
    channel = channels.get(main)
    if channel is None or channel.unit != CELSIUS:
        return frozenset()
    return frozenset(name for name in names if name in NEAR or name.startswith(BESIDE_TEMPERATURE))


def held_over(values: Array, longest: int) -> Array:
    """Return values with gaps of at most longest rows holding the last known one."""
    index = np.arange(len(values))
    last = np.maximum.accumulate(np.where(np.isnan(values), -1, index))
    usable = (last >= 0) & (index - last <= longest)
    return np.where(usable, values[np.maximum(last, 0)], np.nan)


def smoothed(values: Array, span: float, step: float) -> Array:
    """Return the exponential average (n,) of values (n,) over span (s); unknown values leave it as it is.

    The recursion y ← k y + (1 − k) x is worked out in stretches short enough that k⁻ⁿ stays in range.
    """
    keep = np.exp(-step / span)
    index = np.arange(len(values))
    last = np.maximum.accumulate(np.where(np.isnan(values), -1, index))
    first = int(np.argmax(last >= 0)) if np.any(last >= 0) else len(values)
    result = np.full(len(values), np.nan)
    if first == len(values):
        return result
    filled = values[np.maximum(last, first)]
    level = float(filled[first])
    stretch = max(int(20.0 * span / step), 1)
    for begin in range(first, len(values), stretch):
        part = filled[begin : begin + stretch]
        power = keep ** np.arange(1, len(part) + 1)
        result[begin : begin + stretch] = power * (level + (1.0 - keep) * np.cumsum(part / power))
        level = float(result[begin + len(part) - 1])
    return result


def _believable(series: Series, channel: Channel | None) -> Series:
    """Return a series with what is no number, or none of the channel's, unknown."""
    with np.errstate(invalid="ignore"):
        good = np.isfinite(series.values)
        if channel is not None and channel.quantity is Quantity.NUMBER:
            good &= (series.values >= channel.lower) & (series.values <= channel.upper)
    return series if good.all() else Series(series.times, np.where(good, series.values, np.nan), series.end)


def _worth(name: str, option: str) -> float:
    if name == "hvac_action":
        return ACTIONS.get(option, 0.0)
    return 0.0 if option == "off" else -1.0 if option == "cool" else 1.0
