"""Switches of the test home."""

from typing import Any

from homeassistant.components.switch import SwitchDeviceClass, SwitchEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeSwitch(HomeEntity, SwitchEntity):
    """A relay."""

    def furnish(self, traits: Any) -> None:
        """Take the device class."""
        if (device_class := traits.get("device_class")) is not None:
            self._attr_device_class = SwitchDeviceClass(device_class)

    def take(self, values: Values) -> None:
        """Take the state."""
        self._attr_is_on = values["on"]

    async def async_turn_on(self, **_kwargs: Any) -> None:
        """Turn on."""
        self.send("switch", on=True)

    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Turn off."""
        self.send("switch", on=False)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the switches of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeSwitch(hub, *specs) for specs in hub.of_platform("switch"))
