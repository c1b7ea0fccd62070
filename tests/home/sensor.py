"""Sensors of the test home."""

from typing import Any

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeSensor(HomeEntity, SensorEntity):
    """A number."""

    _unrecorded_attributes = frozenset({"today", "tomorrow"})

    def furnish(self, traits: Any) -> None:
        """Take class and unit."""
        self._attr_device_class = SensorDeviceClass(traits["device_class"]) if traits["device_class"] else None
        self._attr_native_unit_of_measurement = traits["unit"]
        self._attr_state_class = SensorStateClass(traits["state_class"])

    def take(self, values: Values) -> None:
        """Take the number, and what belongs to it."""
        self._attr_native_value = values["value"]
        if len(values) > 1:
            self._attr_extra_state_attributes = {name: value for name, value in values.items() if name != "value"}


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeSensor(hub, *specs) for specs in hub.of_platform("sensor"))
