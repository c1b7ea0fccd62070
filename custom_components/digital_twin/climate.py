"""Shadows of thermostats, air conditioners and heat pumps."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.climate import ClimateEntity
from homeassistant.components.climate.const import (
    ATTR_CURRENT_HUMIDITY,
    ATTR_FAN_MODE,
    ATTR_FAN_MODES,
    ATTR_HUMIDITY,
    ATTR_HVAC_ACTION,
    ATTR_HVAC_MODES,
    ATTR_MAX_HUMIDITY,
    ATTR_MAX_TEMP,
    ATTR_MIN_HUMIDITY,
    ATTR_MIN_TEMP,
    ATTR_PRESET_MODE,
    ATTR_PRESET_MODES,
    ATTR_SWING_HORIZONTAL_MODE,
    ATTR_SWING_HORIZONTAL_MODES,
    ATTR_SWING_MODE,
    ATTR_SWING_MODES,
    ATTR_TARGET_HUMIDITY_STEP,
    ClimateEntityFeature,
    HVACAction,
    HVACMode,
)
from homeassistant.const import PRECISION_TENTHS, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, member, shadowed_refs
from .temperatures import MIRRORED, mirror_temperatures, number

PARALLEL_UPDATES = 0

# The source's limits are rounded for show; a command within its real limits must not fail at the shadow.
ROUNDING = 0.5


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's thermostats."""
    twin = entry.runtime_data
    async_add_entities(ShadowClimate(twin, ref) for ref in shadowed_refs(twin, Platform.CLIMATE))


class ShadowClimate(ShadowEntity, ClimateEntity):
    """The shadow of a thermostat, in the home's own unit of temperature, as the source shows it."""

    mirrored = (
        *MIRRORED, ATTR_CURRENT_HUMIDITY, ATTR_FAN_MODE, ATTR_FAN_MODES, ATTR_HUMIDITY, ATTR_HVAC_ACTION,
        ATTR_HVAC_MODES, ATTR_MAX_HUMIDITY, ATTR_MAX_TEMP, ATTR_MIN_HUMIDITY, ATTR_MIN_TEMP, ATTR_PRESET_MODE,
        ATTR_PRESET_MODES, ATTR_SWING_HORIZONTAL_MODE, ATTR_SWING_HORIZONTAL_MODES, ATTR_SWING_MODE, ATTR_SWING_MODES,
        ATTR_TARGET_HUMIDITY_STEP,
    )  # fmt: skip
    _attr_precision = PRECISION_TENTHS
    _shown_limits: Mapping[str, float] = {}

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over mode, temperatures and everything that can be set."""
        get = attributes.get
        action = get(ATTR_HVAC_ACTION)
        self._attr_supported_features = features(ClimateEntityFeature, attributes)
        modes = get(ATTR_HVAC_MODES) or ()
        self._attr_hvac_mode = member(HVACMode, state)
        self._attr_hvac_modes = [mode for name in modes if (mode := member(HVACMode, name)) is not None]
        self._attr_hvac_action = member(HVACAction, action)
        mirror_temperatures(self, ClimateEntity, attributes)
        limits = {key: number(get(key)) for key in (ATTR_MIN_TEMP, ATTR_MAX_TEMP)}
        self._shown_limits = {key: limit for key, limit in limits.items() if limit is not None}
        if len(self._shown_limits) == len(limits):
            self._attr_min_temp = self._shown_limits[ATTR_MIN_TEMP] - ROUNDING
            self._attr_max_temp = self._shown_limits[ATTR_MAX_TEMP] + ROUNDING
        self._attr_current_humidity = get(ATTR_CURRENT_HUMIDITY)
        self._attr_target_humidity = get(ATTR_HUMIDITY)
        self._attr_target_humidity_step = get(ATTR_TARGET_HUMIDITY_STEP)
        self._attr_min_humidity = get(ATTR_MIN_HUMIDITY, self._attr_min_humidity)
        self._attr_max_humidity = get(ATTR_MAX_HUMIDITY, self._attr_max_humidity)
        self._attr_fan_mode = get(ATTR_FAN_MODE)
        self._attr_fan_modes = get(ATTR_FAN_MODES)
        self._attr_preset_mode = get(ATTR_PRESET_MODE)
        self._attr_preset_modes = get(ATTR_PRESET_MODES)
        self._attr_swing_mode = get(ATTR_SWING_MODE)
        self._attr_swing_modes = get(ATTR_SWING_MODES)
        self._attr_swing_horizontal_mode = get(ATTR_SWING_HORIZONTAL_MODE)
        self._attr_swing_horizontal_modes = get(ATTR_SWING_HORIZONTAL_MODES)

    @property
    @override
    def capability_attributes(self) -> dict[str, Any] | None:
        """Return the capabilities, with the limits that the source shows."""
        return {**(super().capability_attributes or {}), **self._shown_limits}

    @override
    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the twin's target."""
        await self.async_command("set_temperature", **kwargs)

    @override
    async def async_set_humidity(self, humidity: int) -> None:
        """Set the twin's target humidity."""
        await self.async_command("set_humidity", humidity=humidity)

    @override
    async def async_set_fan_mode(self, fan_mode: str) -> None:
        """Set the twin's fan mode."""
        await self.async_command("set_fan_mode", fan_mode=fan_mode)

    @override
    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        """Set the twin's mode."""
        await self.async_command("set_hvac_mode", hvac_mode=hvac_mode)

    @override
    async def async_set_preset_mode(self, preset_mode: str) -> None:
        """Set the twin's preset."""
        await self.async_command("set_preset_mode", preset_mode=preset_mode)

    @override
    async def async_set_swing_mode(self, swing_mode: str) -> None:
        """Set the twin's swing."""
        await self.async_command("set_swing_mode", swing_mode=swing_mode)

    @override
    async def async_set_swing_horizontal_mode(self, swing_horizontal_mode: str) -> None:
        """Set the twin's horizontal swing."""
        await self.async_command("set_swing_horizontal_mode", swing_horizontal_mode=swing_horizontal_mode)

    @override
    async def async_turn_on(self) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on")

    @override
    async def async_turn_off(self) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off")
