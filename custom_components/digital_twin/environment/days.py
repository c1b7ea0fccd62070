"""Which days people are free: as the workday sensor or the calendar of holidays says, else the weekend."""

import asyncio
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import voluptuous as vol
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, callback, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
from numpy.typing import NDArray

from ..const import DOMAIN, LOGGER
from .pattern import IsFree, weekend
from .states import resolved

if TYPE_CHECKING:
    from ..manager import Home

type Array = NDArray[np.float64]

AHEAD: Final = 8
BEHIND: Final = 31
"""Days back: habits and usual prices are told from those, holidays and all."""
FRESH: Final = 6 * 3600.0
FETCH_TIMEOUT: Final = 10.0
FIRST_PATIENCE: Final = 1.0


@dataclass(slots=True)
class _Cached:
    free: dict[date, bool] = field(default_factory=dict)
    at: float = -math.inf
    task: asyncio.Task[None] | None = None

    def told(self, day: date) -> bool:
        """Return whether a day is free, as was told, else whether it is one of a weekend."""
        return self.free.get(day, weekend(day))


_CACHE: HassKey[dict[str, _Cached]] = HassKey(f"{DOMAIN}_free_days")


async def async_free_days(hass: HomeAssistant, home: Home, entity_id: str | None, now: float) -> IsFree:
    """Return what tells whether a day is free, of a month back and a week ahead; asked anew in the background."""
    if entity_id is None:
        return weekend
    cached = hass.data.setdefault(_CACHE, {}).setdefault(entity_id, _Cached())
    if not 0.0 <= now - cached.at < FRESH and (cached.task is None or cached.task.done()):
        cached.task = home.entry.async_create_background_task(
            hass, _async_renew(hass, cached, entity_id, now), "digital_twin free days"
        )
        await asyncio.wait({cached.task}, timeout=FIRST_PATIENCE)
    free = dict(cached.free)
    return lambda day: free.get(day, weekend(day))


def by_local_day(times: Array, of: Callable[[date], float]) -> Array:
    """Return at times (epoch s, rising) what their local days have."""
    day = dt_util.as_local(dt_util.utc_from_timestamp(float(times[0]))).date()
    begins, values = [float(times[0])], [of(day)]
    while (at := dt_util.start_of_local_day(day := day + timedelta(days=1)).timestamp()) <= times[-1]:
        begins.append(at)
        values.append(of(day))
    result: Array = np.array(values)[np.searchsorted(begins, times, side="right") - 1]
    return result


def like_day(day: date, is_free: IsFree) -> int:
    """Return by how many days away from a free day that usually is none lies the usual free one that it goes like.

    Sunday rather than another. 0: a usual day, or there is no usual free one.
    """
    if not is_free(day) or _usually(day, is_free):
        return 0
    apart = (weekday - day.weekday() for weekday in reversed(range(7)))
    return next((days for days in apart if _usually(day + timedelta(days=days), is_free)), 0)


@callback
def weekday_now(hass: HomeAssistant, home: Home, now: float) -> int:
    """Return the day of the week (Monday 0) that habits of a moment (epoch s) go by, as far as is known by now."""
    day = dt_util.as_local(dt_util.utc_from_timestamp(now)).date()
    entity_id = resolved(hass, home.config.workday)
    cached = None if entity_id is None else hass.data.get(_CACHE, {}).get(entity_id)
    return day.weekday() if cached is None else (day.weekday() + like_day(day, cached.told)) % 7


def _usually(day: date, is_free: IsFree) -> bool:
    """Return whether this day of the week was free in most of the weeks before."""
    return sum(is_free(day - timedelta(weeks=weeks)) for weeks in (1, 2, 3)) >= 2


async def _async_renew(hass: HomeAssistant, cached: _Cached, entity_id: str, now: float) -> None:
    today = dt_util.now().date()
    days = [today + timedelta(days=offset) for offset in range(-BEHIND, AHEAD)]
    try:
        async with asyncio.timeout(FETCH_TIMEOUT):
            if split_entity_id(entity_id)[0] == "calendar":
                cached.free = await _async_holidays(hass, entity_id, days)
            else:
                cached.free = await _async_workdays(hass, entity_id, days)
    except (HomeAssistantError, TimeoutError, vol.Invalid) as err:
        LOGGER.debug("%s does not tell which days are free: %s", entity_id, err)
    cached.at = now


async def _async_workdays(hass: HomeAssistant, entity_id: str, days: list[date]) -> dict[date, bool]:
    """Ask a workday sensor by its own action; of another sensor only today is known."""
    entry = er.async_get(hass).async_get(entity_id)
    if entry is None or entry.platform != "workday" or not hass.services.has_service("workday", "check_date"):
        state = hass.states.get(entity_id)
        return {} if state is None or state.state not in ("on", "off") else {dt_util.now().date(): state.state == "off"}
    found: dict[date, bool] = {}
    for day in days:
        data = {ATTR_ENTITY_ID: entity_id, "check_date": day.isoformat()}
        answer: Any = await hass.services.async_call("workday", "check_date", data, blocking=True, return_response=True)
        told = (answer or {}).get(entity_id)
        if isinstance(told, Mapping) and isinstance(told.get("workday"), bool):
            found[day] = not told["workday"]
    return found


async def _async_holidays(hass: HomeAssistant, entity_id: str, days: list[date]) -> dict[date, bool]:
    """Ask a calendar: a day with an event that lasts all of it is free, as are weekends."""
    span = {
        "start_date_time": dt_util.start_of_local_day(days[0]).isoformat(),
        "end_date_time": dt_util.start_of_local_day(days[-1] + timedelta(days=1)).isoformat(),
    }
    answer: Any = await hass.services.async_call(
        "calendar", "get_events", {ATTR_ENTITY_ID: entity_id, **span}, blocking=True, return_response=True
    )
    events = ((answer or {}).get(entity_id) or {}).get("events") or []
    found = {day: weekend(day) for day in days}
    for event in events:
        begin, end = dt_util.parse_date(str(event.get("start"))), dt_util.parse_date(str(event.get("end")))
        if begin is None or end is None or "T" in str(event.get("start")):
            continue
        found |= {day: True for day in days if begin <= day < end}
    return found
