"""What the weather will be: a weather entity's forecast, else the last day once more; fetched in the background."""

import asyncio
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import numpy as np
import voluptuous as vol
from homeassistant.components.weather.const import DOMAIN as WEATHER_DOMAIN
from homeassistant.components.weather.const import WeatherEntityFeature
from homeassistant.const import ATTR_ENTITY_ID, ATTR_SUPPORTED_FEATURES, ATTR_TEMPERATURE, UnitOfTemperature
from homeassistant.core import HomeAssistant, State, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.unit_conversion import TemperatureConverter
from numpy.typing import NDArray

from .const import DOMAIN, LOGGER
from .core.channel import CELSIUS, Channel, Quantity
from .core.messages import Message
from .recorder_history import Wanted, async_read

if TYPE_CHECKING:
    from .manager import Home

type Array = NDArray[np.float64]

FRESH = 600.0
USABLE = 6 * 3600.0
FETCH_TIMEOUT = 20.0
FIRST_PATIENCE = 1.0
"""s that the first asker waits for the forecast; a slow weather service must not hold up a check."""
DAY = 86_400.0
HALF_HOUR = 1800.0
COLDEST, WARMEST = time(5), time(15)
CLOUDS: Mapping[str, float] = {
    "clear-night": 0.0,
    "sunny": 0.0,
    "windy": 0.3,
    "partlycloudy": 0.5,
    "windy-variant": 0.6,
    "exceptional": 0.6,
    "cloudy": 0.9,
    "fog": 1.0,
    "hail": 1.0,
    "lightning": 1.0,
    "lightning-rainy": 1.0,
    "pouring": 1.0,
    "rainy": 1.0,
    "snowy": 1.0,
    "snowy-rainy": 1.0,
}
OUTDOOR = Channel(key="outdoor_temperature", quantity=Quantity.NUMBER, unit=CELSIUS, lower=-70, upper=70)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to come, each at its times (epoch s), empty when unknown.

    temperature: outdoors in °C; cloud: 0..1; humidity: relative, in %.
    """

    times: Array = field(default_factory=lambda: np.empty(0))
    temperature: Array = field(default_factory=lambda: np.empty(0))
    cloud_times: Array = field(default_factory=lambda: np.empty(0))
    cloud: Array = field(default_factory=lambda: np.empty(0))
    humid_times: Array = field(default_factory=lambda: np.empty(0))
    humidity: Array = field(default_factory=lambda: np.empty(0))
    note: Message | None = None


@dataclass(slots=True)
class _Cached:
    outlook: Outlook = field(default_factory=Outlook)
    at: float = -math.inf
    task: asyncio.Task[None] | None = None


_CACHE: HassKey[dict[tuple[str | None, str | None], _Cached]] = HassKey(f"{DOMAIN}_weather")


def outdoor_celsius(state: State) -> float | None:
    """Return the outdoor temperature (°C) that a sensor or a weather entity shows."""
    raw: Any
    if split_entity_id(state.entity_id)[0] == WEATHER_DOMAIN:
        raw, unit = state.attributes.get(ATTR_TEMPERATURE), state.attributes.get("temperature_unit")
    else:
        raw, unit = state.state, state.attributes.get("unit_of_measurement")
    try:
        celsius = TemperatureConverter.convert(float(raw), unit, UnitOfTemperature.CELSIUS)
    except TypeError, ValueError, HomeAssistantError:
        return None
    return celsius if OUTDOOR.lower <= celsius <= OUTDOOR.upper else None


def outdoor_wanted(entity_id: str) -> Wanted:
    """Return the recorded outdoor temperature of an entity as a series to read."""
    return Wanted(OUTDOOR, (entity_id,), outdoor_celsius, statistics=not entity_id.startswith(f"{WEATHER_DOMAIN}."))


async def async_outlook(
    hass: HomeAssistant, home: Home, weather: str | None, sensor: str | None, now: float
) -> Outlook:
    """Return the outlook at hand; one that is older than ten minutes is renewed in the background."""
    cached = hass.data.setdefault(_CACHE, {}).setdefault((weather, sensor), _Cached())
    if now - cached.at >= FRESH and (cached.task is None or cached.task.done()):
        cached.task = home.entry.async_create_background_task(
            hass, _async_renew(hass, cached, weather, sensor, now), "digital_twin weather forecast"
        )
    if now - cached.at >= USABLE and cached.task is not None:
        await asyncio.wait({cached.task}, timeout=FIRST_PATIENCE)
    return cached.outlook if now - cached.at < USABLE else Outlook()


async def _async_renew(
    hass: HomeAssistant, cached: _Cached, weather: str | None, sensor: str | None, now: float
) -> None:
    outlook = Outlook()
    if weather is not None:
        outlook = await _async_forecast(hass, weather)
    if not outlook.times.size and (entity_id := sensor or weather) is not None:
        outlook = await _async_yesterday(hass, entity_id, now)
    cached.outlook = outlook
    cached.at = now


async def _async_forecast(hass: HomeAssistant, weather: str) -> Outlook:
    state = hass.states.get(weather)
    if state is None:
        return Outlook()
    features = state.attributes.get(ATTR_SUPPORTED_FEATURES, 0)
    # A forecast is told in the unit of now; what the state says is of when it was written.
    entry = er.async_get(hass).async_get(weather)
    told: Mapping[str, Any] = {} if entry is None else entry.options.get(WEATHER_DOMAIN, {})
    unit = str(told.get("temperature_unit", hass.config.units.temperature_unit))
    hourly: list[dict[str, Any]] = []
    daily: list[dict[str, Any]] = []
    if features & WeatherEntityFeature.FORECAST_HOURLY:
        hourly = await _async_fetch(hass, weather, "hourly")
    if features & WeatherEntityFeature.FORECAST_DAILY:
        daily = await _async_fetch(hass, weather, "daily")
    elif not hourly and features & WeatherEntityFeature.FORECAST_TWICE_DAILY:
        daily = _merged(await _async_fetch(hass, weather, "twice_daily"))
    return _outlook(hourly, daily, unit)


async def _async_fetch(hass: HomeAssistant, weather: str, kind: str) -> list[dict[str, Any]]:
    try:
        async with asyncio.timeout(FETCH_TIMEOUT):
            response = await hass.services.async_call(
                WEATHER_DOMAIN,
                "get_forecasts",
                {ATTR_ENTITY_ID: weather, "type": kind},
                blocking=True,
                return_response=True,
            )
    except (HomeAssistantError, TimeoutError, vol.Invalid) as err:
        LOGGER.debug("No %s forecast of %s: %s", kind, weather, err)
        return []
    answer: Any = (response or {}).get(weather)
    entries: Any = answer.get("forecast") if isinstance(answer, Mapping) else None
    return [dict(entry) for entry in entries or () if isinstance(entry, Mapping)]


def _merged(entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return days made of half days: the day's temperature with the night's as its low."""
    days: dict[Any, dict[str, Any]] = {}
    for entry in entries:
        if (moment := _moment(entry)) is None:
            continue
        day = days.setdefault(dt_util.as_local(moment).date(), {})
        if entry.get("is_daytime", True):
            day.update(entry)
        else:
            day["templow"] = entry.get("temperature")
            day.setdefault("datetime", entry["datetime"])
    return list(days.values())


def _moment(entry: Mapping[str, Any]) -> datetime | None:
    """Return the time of a forecast entry, or None for one that has none."""
    moment = dt_util.parse_datetime(str(entry.get("datetime")))
    if moment is None:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt_util.get_default_time_zone())


def _celsius(value: Any, unit: str) -> float | None:
    try:
        return TemperatureConverter.convert(float(value), unit, UnitOfTemperature.CELSIUS)
    except TypeError, ValueError, HomeAssistantError:
        return None


def _outlook(hourly: list[dict[str, Any]], daily: list[dict[str, Any]], unit: str) -> Outlook:
    points: dict[float, float] = {}
    clouds: dict[float, float] = {}
    humid: dict[float, float] = {}
    for entries in (hourly, daily):
        until = max(humid, default=-math.inf)
        for entry in entries:
            if (moment := _moment(entry)) is not None and moment.timestamp() > until:
                _add(humid, moment.timestamp(), relative_humidity(entry.get("humidity")))
    for entry in hourly:
        if (moment := _moment(entry)) is not None:
            _add(points, moment.timestamp(), _celsius(entry.get(ATTR_TEMPERATURE), unit))
            _add(clouds, moment.timestamp(), _cloud(entry))
    known_until = max(points, default=-math.inf)
    clouded_until = max(clouds, default=-math.inf)
    for entry in daily:
        if (moment := _moment(entry)) is None:
            continue
        day = dt_util.as_local(moment).date()
        for at, key in ((COLDEST, "templow"), (WARMEST, ATTR_TEMPERATURE)):
            when = datetime.combine(day, at, dt_util.get_default_time_zone()).timestamp()
            if when > known_until:
                _add(points, when, _celsius(entry.get(key), unit))
            if when > clouded_until:
                _add(clouds, when, _cloud(entry))
    times, cloud_times, humid_times = sorted(points), sorted(clouds), sorted(humid)
    return Outlook(
        np.array(times),
        np.array([points[at] for at in times]),
        np.array(cloud_times),
        np.array([clouds[at] for at in cloud_times]),
        np.array(humid_times),
        np.array([humid[at] for at in humid_times]),
    )


def _add(points: dict[float, float], at: float, value: float | None) -> None:
    if value is not None and math.isfinite(value):
        points[at] = value


def relative_humidity(raw: Any) -> float | None:
    """Return a relative humidity in %; None for what is none."""
    return float(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw <= 100 else None


def _cloud(entry: Mapping[str, Any]) -> float | None:
    coverage = entry.get("cloud_coverage")
    if isinstance(coverage, int | float) and 0 <= coverage <= 100:
        return coverage / 100
    return CLOUDS.get(str(entry.get("condition")))


async def _async_yesterday(hass: HomeAssistant, entity_id: str, now: float) -> Outlook:
    """Return the last day's outdoor temperature as the next day's."""
    history = await async_read(hass, [outdoor_wanted(entity_id)], now - DAY, now)
    series = history.series.get(OUTDOOR.key)
    if series is None or now - series.times[0] < DAY / 2:
        return Outlook()
    times: Array = np.arange(now - DAY, now, HALF_HOUR, dtype=np.float64)
    values = series.at(times)
    known = ~np.isnan(values)
    return Outlook(times[known] + DAY, values[known], note=Message("assumed_outdoor_like_yesterday"))
