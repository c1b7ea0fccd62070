"""Shutter and garage door of the test home."""

from typing import Any

from homeassistant.components.cover import ATTR_POSITION, CoverDeviceClass, CoverEntity, CoverEntityFeature
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeCover(HomeEntity, CoverEntity):
    """Something that a motor opens and closes; `only_ends` hides the way between."""

    def furnish(self, traits: Any) -> None:
        """Take what the motor can do."""
        self._attr_device_class = CoverDeviceClass(traits["device_class"])
        self._only_ends = traits.get("only_ends", False)
        features = CoverEntityFeature.OPEN | CoverEntityFeature.CLOSE | CoverEntityFeature.STOP
        self._attr_supported_features = features if self._only_ends else features | CoverEntityFeature.SET_POSITION

    def take(self, values: Values) -> None:
        """Take position and movement."""
        self._attr_is_closed = values["position"] == 0
        self._attr_is_opening = values["moving"] > 0
        self._attr_is_closing = values["moving"] < 0
        if not self._only_ends:
            self._attr_current_cover_position = values["position"]

    async def async_open_cover(self, **_kwargs: Any) -> None:
        """Open."""
        self.send("move", position=100.0)

    async def async_close_cover(self, **_kwargs: Any) -> None:
        """Close."""
        self.send("move", position=0.0)

    async def async_set_cover_position(self, **kwargs: Any) -> None:
        """Move to a position."""
        self.send("move", position=float(kwargs[ATTR_POSITION]))

    async def async_stop_cover(self, **_kwargs: Any) -> None:
        """Stop."""
        self.send("stop")


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the covers of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeCover(hub, *specs) for specs in hub.of_platform("cover"))
