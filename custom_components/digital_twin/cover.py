"""Shadows of covers, garage doors among them."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.cover import CoverEntity
from homeassistant.components.cover.const import (
    ATTR_CURRENT_POSITION,
    ATTR_CURRENT_TILT_POSITION,
    ATTR_IS_CLOSED,
    CoverDeviceClass,
    CoverEntityFeature,
    CoverState,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, device_class, features, shadowed_refs

PARALLEL_UPDATES = 0

# New in Home Assistant 2026.11.
ATTR_SUPPORTED_SPEEDS = "supported_speeds"


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's covers."""
    twin = entry.runtime_data
    async_add_entities(ShadowCover(twin, ref) for ref in shadowed_refs(twin, Platform.COVER))


class ShadowCover(ShadowEntity, CoverEntity):
    """The shadow of a cover."""

    mirrored = (ATTR_CURRENT_POSITION, ATTR_CURRENT_TILT_POSITION, ATTR_IS_CLOSED, ATTR_SUPPORTED_SPEEDS)
    _attr_supported_speeds: list[str] | None = None

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over position, tilt and movement."""
        position = attributes.get(ATTR_CURRENT_POSITION)
        self._attr_device_class = device_class(CoverDeviceClass, attributes)
        self._attr_supported_features = features(CoverEntityFeature, attributes)
        self._attr_supported_speeds = attributes.get(ATTR_SUPPORTED_SPEEDS)
        self._attr_current_cover_position = position
        self._attr_current_cover_tilt_position = attributes.get(ATTR_CURRENT_TILT_POSITION)
        self._attr_is_opening = state == CoverState.OPENING
        self._attr_is_closing = state == CoverState.CLOSING
        if state in (CoverState.OPEN, CoverState.CLOSED):
            self._attr_is_closed = state == CoverState.CLOSED
        elif state is None:
            self._attr_is_closed = None
        else:
            self._attr_is_closed = attributes.get(ATTR_IS_CLOSED) if position is None else position == 0

    @override
    async def async_open_cover(self, **kwargs: Any) -> None:
        """Open the twin."""
        await self.async_command("open_cover", **kwargs)

    @override
    async def async_close_cover(self, **kwargs: Any) -> None:
        """Close the twin."""
        await self.async_command("close_cover", **kwargs)

    @override
    async def async_set_cover_position(self, **kwargs: Any) -> None:
        """Move the twin to a position."""
        await self.async_command("set_cover_position", **kwargs)

    @override
    async def async_stop_cover(self, **kwargs: Any) -> None:
        """Stop the twin where it is."""
        await self.async_command("stop_cover", **kwargs)

    @override
    async def async_open_cover_tilt(self, **kwargs: Any) -> None:
        """Open the twin's slats."""
        await self.async_command("open_cover_tilt", **kwargs)

    @override
    async def async_close_cover_tilt(self, **kwargs: Any) -> None:
        """Close the twin's slats."""
        await self.async_command("close_cover_tilt", **kwargs)

    @override
    async def async_set_cover_tilt_position(self, **kwargs: Any) -> None:
        """Tilt the twin's slats."""
        await self.async_command("set_cover_tilt_position", **kwargs)

    @override
    async def async_stop_cover_tilt(self, **kwargs: Any) -> None:
        """Stop the twin's slats."""
        await self.async_command("stop_cover_tilt", **kwargs)
