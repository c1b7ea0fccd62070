"""Settings of the test home's devices."""

from typing import Any

from homeassistant.components.number import NumberDeviceClass, NumberEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeNumber(HomeEntity, NumberEntity):
    """The charging current."""

    def furnish(self, traits: Any) -> None:
        """Take unit and range."""
        self._attr_device_class = NumberDeviceClass(traits["device_class"])
        self._attr_native_unit_of_measurement = traits["unit"]
        self._attr_native_min_value = traits["min"]
        self._attr_native_max_value = traits["max"]
        self._attr_native_step = traits["step"]

    def take(self, values: Values) -> None:
        """Take the setting."""
        self._attr_native_value = values["value"]

    async def async_set_native_value(self, value: float) -> None:
        """Set it."""
        self.send("set_current", amperes=value)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the numbers of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeNumber(hub, *specs) for specs in hub.of_platform("number"))
