"""Shadows of humidifiers and dehumidifiers."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.humidifier import HumidifierEntity
from homeassistant.components.humidifier.const import (
    ATTR_ACTION,
    ATTR_AVAILABLE_MODES,
    ATTR_CURRENT_HUMIDITY,
    ATTR_HUMIDITY,
    ATTR_MAX_HUMIDITY,
    ATTR_MIN_HUMIDITY,
    ATTR_TARGET_HUMIDITY_STEP,
    DEFAULT_MAX_HUMIDITY,
    DEFAULT_MIN_HUMIDITY,
    HumidifierAction,
    HumidifierDeviceClass,
    HumidifierEntityFeature,
)
from homeassistant.const import ATTR_MODE, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, device_class, features, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's humidifiers."""
    twin = entry.runtime_data
    async_add_entities(ShadowHumidifier(twin, ref) for ref in shadowed_refs(twin, Platform.HUMIDIFIER))


class ShadowHumidifier(ShadowEntity, HumidifierEntity):
    """The shadow of a humidifier."""

    mirrored = (
        ATTR_ACTION, ATTR_AVAILABLE_MODES, ATTR_CURRENT_HUMIDITY, ATTR_HUMIDITY, ATTR_MAX_HUMIDITY, ATTR_MIN_HUMIDITY,
        ATTR_MODE, ATTR_TARGET_HUMIDITY_STEP,
    )  # fmt: skip

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over on or off, humidity, target and mode."""
        get = attributes.get
        action = get(ATTR_ACTION)
        self._attr_device_class = device_class(HumidifierDeviceClass, attributes)
        self._attr_supported_features = features(HumidifierEntityFeature, attributes)
        self._attr_is_on = None if state is None else state == STATE_ON
        self._attr_action = None if action is None else HumidifierAction(action)
        self._attr_available_modes = get(ATTR_AVAILABLE_MODES)
        self._attr_mode = get(ATTR_MODE)
        self._attr_current_humidity = get(ATTR_CURRENT_HUMIDITY)
        self._attr_target_humidity = get(ATTR_HUMIDITY)
        self._attr_target_humidity_step = get(ATTR_TARGET_HUMIDITY_STEP)
        self._attr_min_humidity = get(ATTR_MIN_HUMIDITY, DEFAULT_MIN_HUMIDITY)
        self._attr_max_humidity = get(ATTR_MAX_HUMIDITY, DEFAULT_MAX_HUMIDITY)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on", **kwargs)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off", **kwargs)

    @override
    async def async_set_humidity(self, humidity: int) -> None:
        """Set the twin's target."""
        await self.async_command("set_humidity", humidity=humidity)

    @override
    async def async_set_mode(self, mode: str) -> None:
        """Set the twin's mode."""
        await self.async_command("set_mode", mode=mode)
