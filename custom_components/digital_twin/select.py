"""Shadows of selects: settings of a device with named options."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.select import SelectEntity
from homeassistant.components.select.const import ATTR_OPTIONS
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's selects."""
    twin = entry.runtime_data
    async_add_entities(ShadowSelect(twin, ref) for ref in shadowed_refs(twin, Platform.SELECT))


class ShadowSelect(ShadowEntity, SelectEntity):
    """The shadow of a select."""

    mirrored = (ATTR_OPTIONS,)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over the option and what else there is to choose."""
        self._attr_options = list(attributes.get(ATTR_OPTIONS) or ())
        self._attr_current_option = state

    @override
    async def async_select_option(self, option: str) -> None:
        """Set the twin's option."""
        await self.async_command("select_option", option=option)
