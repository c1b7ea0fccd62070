"""Shadows of sirens."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.siren import SirenEntity
from homeassistant.components.siren.const import ATTR_AVAILABLE_TONES, SirenEntityFeature
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's sirens."""
    twin = entry.runtime_data
    async_add_entities(ShadowSiren(twin, ref) for ref in shadowed_refs(twin, Platform.SIREN))


class ShadowSiren(ShadowEntity, SirenEntity):
    """The shadow of a siren. It makes no noise."""

    mirrored = (ATTR_AVAILABLE_TONES,)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over whether it sounds, and what it could sound like."""
        self._attr_supported_features = features(SirenEntityFeature, attributes)
        self._attr_is_on = None if state is None else state == STATE_ON
        self._attr_available_tones = attributes.get(ATTR_AVAILABLE_TONES)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Let the twin sound."""
        await self.async_command("turn_on", **kwargs)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Silence the twin."""
        await self.async_command("turn_off", **kwargs)
