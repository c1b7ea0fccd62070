"""Shadows of water heaters."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.water_heater import (
    ATTR_MAX_TEMP,
    ATTR_MIN_TEMP,
    ATTR_OPERATION_LIST,
    WaterHeaterEntity,
)
from homeassistant.components.water_heater.const import ATTR_AWAY_MODE, WaterHeaterEntityFeature
from homeassistant.const import PRECISION_TENTHS, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, shadowed_refs
from .temperatures import MIRRORED, mirror_temperatures, number

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's water heaters."""
    twin = entry.runtime_data
    async_add_entities(ShadowWaterHeater(twin, ref) for ref in shadowed_refs(twin, Platform.WATER_HEATER))


class ShadowWaterHeater(ShadowEntity, WaterHeaterEntity):
    """The shadow of a water heater, in the home's own unit of temperature, as the source shows it."""

    mirrored = (
        *MIRRORED, ATTR_AWAY_MODE, ATTR_MAX_TEMP, ATTR_MIN_TEMP, ATTR_OPERATION_LIST,
    )  # fmt: skip
    _attr_precision = PRECISION_TENTHS

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over operation, temperatures and the away mode."""
        get = attributes.get
        self._attr_supported_features = features(WaterHeaterEntityFeature, attributes)
        self._attr_current_operation = state
        self._attr_operation_list = get(ATTR_OPERATION_LIST)
        self._attr_is_away_mode_on = get(ATTR_AWAY_MODE) == STATE_ON
        mirror_temperatures(self, WaterHeaterEntity, attributes)
        low, high = number(get(ATTR_MIN_TEMP)), number(get(ATTR_MAX_TEMP))
        if low is not None and high is not None:
            self._attr_min_temp, self._attr_max_temp = low, high

    @override
    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the twin's target."""
        await self.async_command("set_temperature", **kwargs)

    @override
    async def async_set_operation_mode(self, operation_mode: str) -> None:
        """Set the twin's operation."""
        await self.async_command("set_operation_mode", operation_mode=operation_mode)

    @override
    async def async_turn_away_mode_on(self) -> None:
        """Tell the twin that nobody is home."""
        await self.async_command("set_away_mode", away_mode=True)

    @override
    async def async_turn_away_mode_off(self) -> None:
        """Tell the twin that somebody is home."""
        await self.async_command("set_away_mode", away_mode=False)

    @override
    async def async_turn_on(self, **_kwargs: Any) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on")

    @override
    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off")
