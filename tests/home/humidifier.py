"""The humidifier of the test home."""

from typing import Any

from homeassistant.components.humidifier import HumidifierAction, HumidifierDeviceClass, HumidifierEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeHumidifier(HomeEntity, HumidifierEntity):
    """A humidifier with a hygrostat of its own."""

    _attr_device_class = HumidifierDeviceClass.HUMIDIFIER
    _attr_max_humidity = 70
    _attr_min_humidity = 30

    def take(self, values: Values) -> None:
        """Take switch, target and reading."""
        self._attr_is_on = values["on"]
        self._attr_target_humidity = values["target"]
        self._attr_current_humidity = values["current"]
        self._attr_action = HumidifierAction.HUMIDIFYING if values["running"] else HumidifierAction.IDLE

    async def async_turn_on(self, **_kwargs: Any) -> None:
        """Turn on."""
        self.send("switch", on=True)

    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Turn off."""
        self.send("switch", on=False)

    async def async_set_humidity(self, humidity: int) -> None:
        """Set the target."""
        self.send("set_target", humidity=humidity)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the humidifiers of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeHumidifier(hub, *specs) for specs in hub.of_platform("humidifier"))
