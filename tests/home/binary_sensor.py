"""Contacts and alarms of the test home."""

from typing import Any

from homeassistant.components.binary_sensor import BinarySensorDeviceClass, BinarySensorEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeBinarySensor(HomeEntity, BinarySensorEntity):
    """A sensor of two states."""

    def furnish(self, traits: Any) -> None:
        """Take the device class."""
        self._attr_device_class = BinarySensorDeviceClass(traits["device_class"])

    def take(self, values: Values) -> None:
        """Take the state."""
        self._attr_is_on = values["on"]


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the binary sensors of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeBinarySensor(hub, *specs) for specs in hub.of_platform("binary_sensor"))
