"""What the recorder tells of the past fortnight: persons' habits and prices' usual course, read once a day."""

import asyncio
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from homeassistant.const import STATE_HOME, STATE_ON
from homeassistant.core import HomeAssistant, State
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..core.channel import Channel, Quantity
from ..recorder_history import Combine, Wanted, async_read
from .occupancy import Habit
from .pattern import IsFree, Pattern
from .states import factor, number

if TYPE_CHECKING:
    from ..core.series import Series
    from ..manager import Home

DAYS: Final = 21
FRESH: Final = 86_400.0
FIRST_PATIENCE: Final = 1.0
SOMEBODY: Final = "somebody"
"""The key of the habit that the detectors of motion together tell."""
HERE: Final = Channel(key="here", quantity=Quantity.BINARY)
AMOUNT: Final = Channel(key="amount", quantity=Quantity.NUMBER, lower=-1e6, upper=1e6)


@dataclass(slots=True)
class Habits:
    """Habits by person (entity id), or of SOMEBODY; patterns by entity of a price or carbon intensity."""

    people: Mapping[str, Habit] = field(default_factory=dict)
    amounts: Mapping[str, Pattern] = field(default_factory=dict)


@dataclass(slots=True)
class _Cached:
    habits: Habits = field(default_factory=Habits)
    at: float = -math.inf
    task: asyncio.Task[None] | None = None


_CACHE: HassKey[dict[tuple[str, ...], _Cached]] = HassKey(f"{DOMAIN}_habits")


async def async_habits(
    hass: HomeAssistant,
    home: Home,
    persons: tuple[str, ...],
    detectors: tuple[str, ...],
    amounts: tuple[str, ...],
    is_free: IsFree,
    now: float,
) -> Habits:
    """Return the habits at hand; they are read anew every day, in the background."""
    key = (*persons, "", *detectors, "", *amounts)
    cached = hass.data.setdefault(_CACHE, {}).setdefault(key, _Cached())
    if not 0.0 <= now - cached.at < FRESH and (cached.task is None or cached.task.done()):
        reading = _async_renew(hass, cached, (persons, detectors, amounts), is_free, now)
        cached.task = home.entry.async_create_background_task(hass, reading, "digital_twin habits")
        await asyncio.wait({cached.task}, timeout=FIRST_PATIENCE)
    return cached.habits


async def _async_renew(
    hass: HomeAssistant,
    cached: _Cached,
    entities: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    is_free: IsFree,
    now: float,
) -> None:
    persons, detectors, amounts = entities
    start = now - DAYS * 86_400.0
    people: dict[str, Habit] = {}
    for person in persons:
        series = await async_course(hass, [person], start, now)
        habit = await _async_habit(hass, series, start, now, is_free)
        if habit is not None:
            people[person] = habit
    if detectors:
        series = await async_course(hass, detectors, start, now)
        habit = await _async_habit(hass, series, start, now, is_free)
        if habit is not None:
            people[SOMEBODY] = habit
    patterns: dict[str, Pattern] = {}
    for entity_id in amounts:
        amount = await async_amounts(hass, entity_id, start, now)
        if amount is not None:
            pattern = await hass.async_add_executor_job(Pattern.of, amount, start, now, is_free)
            if pattern is not None:
                patterns[entity_id] = pattern
    cached.habits, cached.at = Habits(people, patterns), now


async def async_course(hass: HomeAssistant, entity_ids: Iterable[str], start: float, end: float) -> Series | None:
    """Return whether a person, or anybody that a detector sees, was at home: 0/1 over time."""
    wanted = Wanted(HERE, tuple(entity_ids), _here, Combine.ANY)
    return (await async_read(hass, [wanted], start, end)).series.get(HERE.key)


async def async_amounts(hass: HomeAssistant, entity_id: str, start: float, end: float) -> Series | None:
    """Return a price or carbon intensity over time, per kWh; hourly means where states are no longer kept."""
    times = factor(hass.states.get(entity_id))
    wanted = Wanted(AMOUNT, (entity_id,), lambda state: _amount(state, times), statistics=times == 1.0)
    return (await async_read(hass, [wanted], start, end)).series.get(AMOUNT.key)


async def _async_habit(
    hass: HomeAssistant, series: Series | None, start: float, end: float, is_free: IsFree
) -> Habit | None:
    return None if series is None else await hass.async_add_executor_job(Habit.of, series, start, end, is_free)


def _here(state: State) -> bool:
    return state.state in (STATE_HOME, STATE_ON)


def _amount(state: State, times: float) -> float | None:
    value = number(state)
    return None if value is None else value * times
