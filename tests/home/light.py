"""Lights of the test home."""

from typing import Any

from homeassistant.components.light import (
    ATTR_BRIGHTNESS,
    ATTR_COLOR_TEMP_KELVIN,
    ATTR_TRANSITION,
    ColorMode,
    LightEntity,
    LightEntityFeature,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeLight(HomeEntity, LightEntity):
    """A dimmable white lamp."""

    _attr_color_mode = ColorMode.COLOR_TEMP
    _attr_max_color_temp_kelvin = 6500
    _attr_min_color_temp_kelvin = 2200
    _attr_supported_features = LightEntityFeature.TRANSITION

    def furnish(self, _traits: Any) -> None:
        """Set what all of them can do."""
        self._attr_supported_color_modes = {ColorMode.COLOR_TEMP}

    def take(self, values: Values) -> None:
        """Take switch, brightness and colour."""
        self._attr_is_on = values["on"]
        self._attr_brightness = values["brightness"]
        self._attr_color_temp_kelvin = values["kelvin"]

    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn on or dim."""
        self.send(
            "switch",
            on=True,
            level=kwargs.get(ATTR_BRIGHTNESS),
            kelvin=kwargs.get(ATTR_COLOR_TEMP_KELVIN),
            fade=kwargs.get(ATTR_TRANSITION, 0.4),
        )

    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn off."""
        self.send("switch", on=False, fade=kwargs.get(ATTR_TRANSITION, 0.4))


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the lights of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeLight(hub, *specs) for specs in hub.of_platform("light"))
