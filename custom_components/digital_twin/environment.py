"""The surroundings a simulation is to expect: weather, sun, people, price, on a regular grid."""

import math
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from homeassistant.const import STATE_HOME, STATE_ON
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray

from .const import Role
from .core.messages import Message
from .core.requests import Environment
from .solar import SOLAR_KIND, SUN_DIRECTION, direction, irradiance
from .sources import NOT_REPORTED
from .weather_forecast import DAY, Outlook, async_outlook, outdoor_celsius

if TYPE_CHECKING:
    from .data import TwinConfig
    from .manager import Home

type Array = NDArray[np.float64]

BIAS_HOLDS = 6 * 3600.0
"""s in which the difference between measured and forecast temperature fades to 1/e."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "assumed_outdoor_constant": ("temperature",),
    "assumed_outdoor_forecast_repeats": ("hours",),
    "assumed_outdoor_like_yesterday": (),
    "assumed_outdoor_unknown": (),
    "assumed_people_stay": ("people",),
    "assumed_price_constant": (),
    "assumed_sky_clear": (),
}


async def async_expected_environment(
    hass: HomeAssistant, home: Home, config: TwinConfig | None, start: float, horizon: float, step: float
) -> Environment:
    """Return what to expect from start (epoch s) over horizon in steps (s). Never raises; what is guessed is said.

    With a twin's config its windows are included, as they are now.
    """
    times: Array = start + step * np.arange(math.ceil(horizon / step) + 1, dtype=np.float64)
    values: dict[str, Array] = {}
    assumed: list[Message] = []
    settings = home.config
    weather, sensor = resolved(hass, settings.weather), resolved(hass, settings.outdoor_temperature)
    outlook = await async_outlook(hass, home, weather, sensor, start)
    temperature = _outdoor(outlook, outdoor_now(hass, home), times, assumed)
    if temperature is not None:
        values["outdoor_temperature"] = temperature
    if outlook.cloud_times.size:
        cloud: Array | float = np.interp(times, outlook.cloud_times, outlook.cloud)
    else:
        cloud = 0.0
        assumed.append(Message("assumed_sky_clear"))
    values["sun"] = irradiance(times, hass.config.latitude, hass.config.longitude, cloud)
    if config is None or config.kind == SOLAR_KIND:
        sun = direction(times, hass.config.latitude, hass.config.longitude)
        values |= dict(zip(SUN_DIRECTION, sun, strict=True))
    if settings.persons:
        people = people_home(hass, settings.persons)
        values["people"] = np.full(times.shape, float(people))
        assumed.append(Message("assumed_people_stay", {"people": people}))
    if settings.price and (price := _price(hass, settings.price, times, assumed)) is not None:
        values["price"] = price
    if settings.carbon_intensity and (now := _number(_state(hass, settings.carbon_intensity))) is not None:
        values["carbon_intensity"] = np.full(times.shape, now)
    if config is not None and (windows := config.roles.get(Role.WINDOWS)):
        is_open = any((state := _state(hass, ref)) is not None and state.state == STATE_ON for ref in windows)
        values["window"] = np.full(times.shape, float(is_open))
    return Environment(start=start, step=step, values=values, assumed=tuple(assumed))


@callback
def resolved(hass: HomeAssistant, ref: str | None) -> str | None:
    """Return the present entity id of an entity id or registry id."""
    return None if ref is None else er.async_resolve_entity_id(er.async_get(hass), ref)


def _state(hass: HomeAssistant, ref: str) -> State | None:
    """Return the state of an entity that reports one."""
    entity_id = resolved(hass, ref)
    state = hass.states.get(entity_id) if entity_id else None
    return None if state is None or state.state in NOT_REPORTED else state


def _number(state: State | None) -> float | None:
    try:
        number = math.nan if state is None else float(state.state)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


@callback
def people_home(hass: HomeAssistant, persons: Iterable[str]) -> int:
    """Return how many of the persons are at home."""
    return sum((state := _state(hass, ref)) is not None and state.state == STATE_HOME for ref in persons)


@callback
def outdoor_now(hass: HomeAssistant, home: Home) -> float | None:
    """Return the present outdoor temperature (°C): the sensor's, else the weather entity's."""
    for ref in (home.config.outdoor_temperature, home.config.weather):
        if ref and (state := _state(hass, ref)) is not None and (celsius := outdoor_celsius(state)) is not None:
            return celsius
    return None


def _outdoor(outlook: Outlook, now: float | None, times: Array, assumed: list[Message]) -> Array | None:
    """Return the outdoor temperature at times: the outlook, begun at what is measured now and repeated past its end."""
    if not outlook.times.size:
        if now is None:
            assumed.append(Message("assumed_outdoor_unknown"))
            return None
        assumed.append(Message("assumed_outdoor_constant", {"temperature": round(now, 1)}))
        return np.full(times.shape, now)
    if outlook.note is not None:
        assumed.append(outlook.note)
    end = outlook.times[-1]
    if times[-1] > end:
        hours = max(0, round((end - times[0]) / 3600))
        if outlook.note is None:
            assumed.append(Message("assumed_outdoor_forecast_repeats", {"hours": hours}))
        asked = np.where(times > end, times - np.ceil((times - end) / DAY) * DAY, times)
    else:
        asked = times
    course: Array = np.interp(asked, outlook.times, outlook.temperature)
    if now is not None:
        course = course + (now - course[0]) * np.exp(-(times - times[0]) / BIAS_HOLDS)
    return course


def _price(hass: HomeAssistant, ref: str, times: Array, assumed: list[Message]) -> Array | None:
    """Return the price at times: today's and tomorrow's lists where the entity has them, else the present price."""
    if (state := _state(hass, ref)) is None:
        return None
    now = _number(state)
    course = np.full(times.shape, np.nan if now is None else now)
    midnight = dt_util.start_of_local_day()
    known = np.zeros(times.shape, dtype=bool)
    for day, name in enumerate(("today", "tomorrow")):
        prices = _prices(state.attributes, name)
        if not prices:
            continue
        begin = dt_util.start_of_local_day(midnight.date() + timedelta(days=day)).timestamp()
        end = dt_util.start_of_local_day(midnight.date() + timedelta(days=day + 1)).timestamp()
        inside = (times >= begin) & (times < end)
        slot = ((times[inside] - begin) / (end - begin) * len(prices)).astype(int)
        course[inside] = np.array(prices)[np.minimum(slot, len(prices) - 1)]
        known |= inside
    if not known.all():
        assumed.append(Message("assumed_price_constant"))
    return None if np.isnan(course).any() else course


def _prices(attributes: Mapping[str, Any], name: str) -> list[float]:
    """Return a day's prices in order, from a plain list or from one of {value: …}; empty when it is neither."""
    raw = attributes.get(name) or attributes.get(f"raw_{name}")
    if not isinstance(raw, list):
        return []
    try:
        return [float(entry["value"] if isinstance(entry, Mapping) else entry) for entry in raw]
    except KeyError, TypeError, ValueError:
        return []
