"""The main water valve of the test home."""

from homeassistant.components.valve import ValveDeviceClass, ValveEntity, ValveEntityFeature
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeValve(HomeEntity, ValveEntity):
    """A ball valve with a motor."""

    _attr_device_class = ValveDeviceClass.WATER
    _attr_reports_position = False
    _attr_supported_features = ValveEntityFeature.OPEN | ValveEntityFeature.CLOSE

    def take(self, values: Values) -> None:
        """Take state and movement."""
        self._attr_is_closed = not values["open"]
        self._attr_is_opening = values["moving"] > 0
        self._attr_is_closing = values["moving"] < 0

    async def async_open_valve(self) -> None:
        """Open."""
        self.send("move", position=100.0)

    async def async_close_valve(self) -> None:
        """Close."""
        self.send("move", position=0.0)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the valves of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeValve(hub, *specs) for specs in hub.of_platform("valve"))
