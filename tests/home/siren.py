"""The siren of the test home."""

from typing import Any

from homeassistant.components.siren import SirenEntity
from homeassistant.components.siren.const import SirenEntityFeature
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeSiren(HomeEntity, SirenEntity):
    """A siren."""

    _attr_supported_features = SirenEntityFeature.TURN_ON | SirenEntityFeature.TURN_OFF | SirenEntityFeature.TONES

    def furnish(self, traits: Any) -> None:
        """Take how it can sound."""
        self._attr_available_tones = list(traits["tones"])

    def take(self, values: Values) -> None:
        """Take whether it sounds."""
        self._attr_is_on = values["on"]

    async def async_turn_on(self, **_kwargs: Any) -> None:
        """Howl."""
        self.send("sound", on=True)

    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Fall silent."""
        self.send("sound", on=False)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sirens of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeSiren(hub, *specs) for specs in hub.of_platform("siren"))
