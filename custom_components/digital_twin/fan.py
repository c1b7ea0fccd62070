"""Shadows of fans."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.fan import FanEntity
from homeassistant.components.fan.const import (
    ATTR_DIRECTION,
    ATTR_OSCILLATING,
    ATTR_PERCENTAGE,
    ATTR_PERCENTAGE_STEP,
    ATTR_PRESET_MODE,
    ATTR_PRESET_MODES,
    FanEntityFeature,
)
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's fans."""
    twin = entry.runtime_data
    async_add_entities(ShadowFan(twin, ref) for ref in shadowed_refs(twin, Platform.FAN))


class ShadowFan(ShadowEntity, FanEntity):
    """The shadow of a fan."""

    mirrored = (
        ATTR_DIRECTION, ATTR_OSCILLATING, ATTR_PERCENTAGE, ATTR_PERCENTAGE_STEP, ATTR_PRESET_MODE, ATTR_PRESET_MODES,
    )  # fmt: skip
    _on: bool | None = None

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over on or off, speed, preset, swing and direction."""
        step = attributes.get(ATTR_PERCENTAGE_STEP)
        self._on = None if state is None else state == STATE_ON
        self._attr_supported_features = features(FanEntityFeature, attributes)
        self._attr_percentage = attributes.get(ATTR_PERCENTAGE)
        self._attr_speed_count = max(1, round(100 / step)) if step else 100
        self._attr_preset_mode = attributes.get(ATTR_PRESET_MODE)
        self._attr_preset_modes = attributes.get(ATTR_PRESET_MODES)
        self._attr_oscillating = attributes.get(ATTR_OSCILLATING)
        self._attr_current_direction = attributes.get(ATTR_DIRECTION)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return what the source says; it need not follow from its speed."""
        return self._on

    @override
    async def async_turn_on(
        self, percentage: int | None = None, preset_mode: str | None = None, **_kwargs: Any
    ) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on", percentage=percentage, preset_mode=preset_mode)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off", **kwargs)

    @override
    async def async_set_percentage(self, percentage: int) -> None:
        """Set the twin's speed."""
        await self.async_command("set_percentage", percentage=percentage)

    @override
    async def async_set_preset_mode(self, preset_mode: str) -> None:
        """Set the twin's preset."""
        await self.async_command("set_preset_mode", preset_mode=preset_mode)

    @override
    async def async_oscillate(self, oscillating: bool) -> None:
        """Let the twin swing."""
        await self.async_command("oscillate", oscillating=oscillating)

    @override
    async def async_set_direction(self, direction: str) -> None:
        """Set the twin's direction."""
        await self.async_command("set_direction", direction=direction)
