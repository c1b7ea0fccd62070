"""What the home's weather entities foretell now, where automations ask for it."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, Final

from homeassistant.components.weather.const import DOMAIN as WEATHER
from homeassistant.components.weather.const import WeatherEntityFeature
from homeassistant.const import ATTR_ENTITY_ID, ATTR_SUPPORTED_FEATURES
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ...const import LOGGER
from .secrets import Redactor

ACTION: Final = "get_forecasts"
KINDS: Final[Mapping[str, WeatherEntityFeature]] = {
    "hourly": WeatherEntityFeature.FORECAST_HOURLY,
    "daily": WeatherEntityFeature.FORECAST_DAILY,
    "twice_daily": WeatherEntityFeature.FORECAST_TWICE_DAILY,
}
PATIENCE: Final = 10.0
"""s that a weather service, which may be far away, has for its answer."""

type Forecasts = dict[str, dict[str, list[Mapping[str, Any]]]]


async def async_forecasts(hass: HomeAssistant, entity_ids: Iterable[str], redactor: Redactor) -> Forecasts:
    """Return the forecasts of those of the entities that are of the weather, by entity id and kind of forecast."""
    found: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    if not hass.services.has_service(WEATHER, ACTION):
        return {}
    for entity_id in sorted(entity_ids):
        state = hass.states.get(entity_id)
        if state is None or state.domain != WEATHER:
            continue
        features = int(state.attributes.get(ATTR_SUPPORTED_FEATURES, 0))
        for kind, feature in KINDS.items():
            if features & feature and (items := await _async_asked(hass, entity_id, kind)):
                found.setdefault(entity_id, {})[kind] = items
    plain: Forecasts = await hass.async_add_executor_job(redactor.plain, found)
    return plain


async def _async_asked(hass: HomeAssistant, entity_id: str, kind: str) -> list[Mapping[str, Any]]:
    try:
        async with asyncio.timeout(PATIENCE):
            answer: Any = await hass.services.async_call(
                WEATHER, ACTION, {ATTR_ENTITY_ID: entity_id, "type": kind}, blocking=True, return_response=True
            )
    except (HomeAssistantError, TimeoutError) as err:  # fmt: skip
        LOGGER.debug("A rehearsal goes without the %s forecast of %s: %s", kind, entity_id, err)
        return []
    return list((answer or {}).get(entity_id, {}).get("forecast") or [])
