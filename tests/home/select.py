"""The selects of the test home."""

from typing import Any

from homeassistant.components.select import SelectEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeSelect(HomeEntity, SelectEntity):
    """The mode of the storage."""

    _attr_translation_key = "storage_mode"

    def furnish(self, traits: Any) -> None:
        """Take the options."""
        self._attr_options = list(traits["options"])

    def take(self, values: Values) -> None:
        """Take the option."""
        self._attr_current_option = values["value"]

    async def async_select_option(self, option: str) -> None:
        """Choose one."""
        self.send("set_mode", mode=option)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the selects of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeSelect(hub, *specs) for specs in hub.of_platform("select"))
