"""What a kWh will cost, earn or emit: the provider's list, then as usual at that hour, then as it is now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray

from ..core.messages import Message
from .habits import Habits
from .pattern import Places
from .providers import async_told, beside
from .states import factor, number, resolved, state_of
from .tariff import Slot, currency_of, fitted, slots

if TYPE_CHECKING:
    from ..manager import Home

type Array = NDArray[np.float64]

DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Course:
    """A quantity over times (n,) with its 90 % band; note says what of it is guessed."""

    values: Array
    low: Array
    high: Array
    note: Message | None = None


def constant(value: float, times: Array) -> Course:
    """Return what is the same all the time, and sure."""
    values = np.full(times.shape, value)
    return Course(values, values, values)


def other_currency(hass: HomeAssistant, ref: str) -> str | None:
    """Return the currency that a price's entity names where that is not the home's."""
    state = state_of(hass, ref)
    found = None if state is None else currency_of(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT))
    return None if found == hass.config.currency else found


async def async_course_of(
    hass: HomeAssistant, home: Home, ref: str, times: Array, place: Places, habits: Habits, name: str
) -> Course | None:
    """Return the course of a price or carbon intensity (per kWh) that an entity tells; None where it tells nothing.

    name: of the quantity, for the notes: price, carbon or feed_in.
    """
    entity_id = resolved(hass, ref)
    state = state_of(hass, ref)
    if entity_id is None or (held := hass.states.get(entity_id)) is None:
        return None
    now = None if (present := number(state)) is None else present * factor(state)
    midnight = dt_util.start_of_local_day()
    start, scale = float(times[0]), factor(held)
    listed = fitted(slots(dict(held.attributes), midnight, scale), start, now)
    if not listed:
        listed = beside(hass, entity_id, midnight, start, now)
    if not listed:
        listed = await async_told(hass, home, entity_id, start)
    return course(listed, now, times, place, habits, entity_id, name)


def course(
    listed: list[Slot], now: float | None, times: Array, place: Places, habits: Habits, entity_id: str, name: str
) -> Course | None:
    """Return what is listed, beyond it the usual course, else the last day listed again, else the present value."""
    values = np.full(times.shape, np.nan)
    for slot in listed:
        values[(times >= slot.start - 1e-6) & (times < slot.end - 1e-6)] = slot.value
    known = ~np.isnan(values)
    if known.all():
        return Course(values, values, values)
    low, high = values.copy(), values.copy()
    missing = ~known
    pattern = habits.amounts.get(entity_id)
    if pattern is not None:
        usual, below, above = pattern.at(place)
        values[missing], low[missing], high[missing] = usual[missing], below[missing], above[missing]
        return Course(values, low, high, Message(f"assumed_{name}_usual"))
    if listed and listed[-1].end - listed[0].start >= 0.8 * DAY:
        values[missing] = _repeated(listed, times[missing])
        spread = np.ptp([slot.value for slot in listed]) / 2.0
        still = np.isnan(values) & (now is not None)
        values[still] = now
        low[missing], high[missing] = values[missing] - spread, values[missing] + spread
        return None if np.isnan(values).any() else Course(values, low, high, Message(f"assumed_{name}_repeats"))
    if now is None:
        return None
    values[missing], low[missing], high[missing] = now, now, now
    return Course(values, low, high, Message(f"assumed_{name}_constant"))


def _repeated(listed: list[Slot], times: Array) -> Array:
    """Return the last day that is listed, again and again."""
    end = listed[-1].end
    back = np.where(times >= end, times - np.ceil((times - end + 1.0) / DAY) * DAY, times)
    starts = np.array([slot.start for slot in listed])
    index = np.searchsorted(starts, back, side="right") - 1
    values = np.array([slot.value for slot in listed])
    ends = np.array([slot.end for slot in listed])
    inside = (index >= 0) & (back < ends[np.maximum(index, 0)])
    return np.where(inside, values[np.maximum(index, 0)], np.nan)
