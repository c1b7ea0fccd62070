"""The television of the test home."""

from typing import Any

from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.components.media_player.const import (
    MediaPlayerDeviceClass,
    MediaPlayerEntityFeature,
    MediaPlayerState,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeTelevision(HomeEntity, MediaPlayerEntity):
    """A television."""

    _attr_device_class = MediaPlayerDeviceClass.TV
    _attr_supported_features = (
        MediaPlayerEntityFeature.TURN_ON
        | MediaPlayerEntityFeature.TURN_OFF
        | MediaPlayerEntityFeature.PLAY
        | MediaPlayerEntityFeature.PAUSE
        | MediaPlayerEntityFeature.STOP
        | MediaPlayerEntityFeature.VOLUME_SET
        | MediaPlayerEntityFeature.VOLUME_MUTE
        | MediaPlayerEntityFeature.SELECT_SOURCE
    )

    def furnish(self, traits: Any) -> None:
        """Take what can be connected."""
        self._attr_source_list = list(traits["sources"])

    def take(self, values: Values) -> None:
        """Take mode, volume and source."""
        self._attr_state = MediaPlayerState(values["mode"])
        self._attr_volume_level = values["volume"]
        self._attr_is_volume_muted = values["muted"]
        self._attr_source = values["source"]

    async def async_turn_on(self) -> None:
        """Turn on."""
        self.send("play", mode="playing")

    async def async_turn_off(self) -> None:
        """Turn off."""
        self.send("play", mode="off")

    async def async_media_play(self) -> None:
        """Play."""
        self.send("play", mode="playing")

    async def async_media_pause(self) -> None:
        """Pause."""
        self.send("play", mode="paused")

    async def async_media_stop(self) -> None:
        """Stop."""
        self.send("play", mode="idle")

    async def async_set_volume_level(self, volume: float) -> None:
        """Set the volume."""
        self.send("set_volume", volume=volume)

    async def async_mute_volume(self, mute: bool) -> None:
        """Mute."""
        self.send("mute", muted=mute)

    async def async_select_source(self, source: str) -> None:
        """Choose what to watch."""
        self.send("choose", source=source)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the televisions of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeTelevision(hub, *specs) for specs in hub.of_platform("media_player"))
