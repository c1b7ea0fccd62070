"""The phones of the people of the test home."""

from homeassistant.components.device_tracker import SourceType, TrackerEntity
from homeassistant.components.zone import ENTITY_ID_HOME
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomePhone(HomeEntity, TrackerEntity):
    """A phone that knows whether it is at home."""

    _attr_source_type = SourceType.GPS

    @property
    def device_info(self) -> DeviceInfo | None:
        """The phone itself."""
        return self._attr_device_info

    def take(self, values: Values) -> None:
        """Take the whereabouts."""
        self._attr_in_zones = [ENTITY_ID_HOME] if values["home"] else []


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the phones of the home."""
    hub = entry.runtime_data
    async_add_entities(HomePhone(hub, *specs) for specs in hub.of_platform("device_tracker"))
