"""Shadows of switches."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.components.switch.const import SwitchDeviceClass
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ON_OFF, ShadowEntity, device_class, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's switches."""
    twin = entry.runtime_data
    async_add_entities(ShadowSwitch(twin, ref) for ref in shadowed_refs(twin, Platform.SWITCH))


class ShadowSwitch(ShadowEntity, SwitchEntity):
    """The shadow of a switch."""

    passed_on = ON_OFF

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over on or off."""
        self._attr_device_class = device_class(SwitchDeviceClass, attributes)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return what is shown; unlike an attribute of its own this costs nothing while the state alone changes."""
        return None if self.shown_state is None else self.shown_state == STATE_ON

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on", **kwargs)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off", **kwargs)
