"""Shadows of valves."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.cover.const import ATTR_CURRENT_POSITION
from homeassistant.components.valve.const import ValveDeviceClass, ValveEntityFeature, ValveState
from homeassistant.components.valve.entity import ValveEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, device_class, features, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's valves."""
    twin = entry.runtime_data
    async_add_entities(ShadowValve(twin, ref) for ref in shadowed_refs(twin, Platform.VALVE))


class ShadowValve(ShadowEntity, ValveEntity):
    """The shadow of a valve."""

    mirrored = (ATTR_CURRENT_POSITION,)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over position and movement."""
        self._attr_device_class = device_class(ValveDeviceClass, attributes)
        self._attr_supported_features = features(ValveEntityFeature, attributes)
        settable = ValveEntityFeature.SET_POSITION in self._attr_supported_features
        self._attr_reports_position = settable or ATTR_CURRENT_POSITION in attributes
        self._attr_current_valve_position = attributes.get(ATTR_CURRENT_POSITION)
        self._attr_is_opening = state == ValveState.OPENING
        self._attr_is_closing = state == ValveState.CLOSING
        self._attr_is_closed = None if state is None else state == ValveState.CLOSED

    @override
    async def async_open_valve(self) -> None:
        """Open the twin."""
        await self.async_command("open_valve")

    @override
    async def async_close_valve(self) -> None:
        """Close the twin."""
        await self.async_command("close_valve")

    @override
    async def async_set_valve_position(self, position: int) -> None:
        """Move the twin to a position."""
        await self.async_command("set_valve_position", position=position)

    @override
    async def async_stop_valve(self) -> None:
        """Stop the twin where it is."""
        await self.async_command("stop_valve")
