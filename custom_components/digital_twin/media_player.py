"""Shadows of media players."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.components.media_player.const import (
    ATTR_APP_ID,
    ATTR_APP_NAME,
    ATTR_INPUT_SOURCE,
    ATTR_INPUT_SOURCE_LIST,
    ATTR_MEDIA_ALBUM_ARTIST,
    ATTR_MEDIA_ALBUM_NAME,
    ATTR_MEDIA_ARTIST,
    ATTR_MEDIA_CHANNEL,
    ATTR_MEDIA_CONTENT_ID,
    ATTR_MEDIA_CONTENT_TYPE,
    ATTR_MEDIA_DURATION,
    ATTR_MEDIA_EPISODE,
    ATTR_MEDIA_PLAYLIST,
    ATTR_MEDIA_POSITION,
    ATTR_MEDIA_POSITION_UPDATED_AT,
    ATTR_MEDIA_REPEAT,
    ATTR_MEDIA_SEASON,
    ATTR_MEDIA_SERIES_TITLE,
    ATTR_MEDIA_SHUFFLE,
    ATTR_MEDIA_TITLE,
    ATTR_MEDIA_TRACK,
    ATTR_MEDIA_VOLUME_LEVEL,
    ATTR_MEDIA_VOLUME_MUTED,
    ATTR_SOUND_MODE,
    ATTR_SOUND_MODE_LIST,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    RepeatMode,
)
from homeassistant.components.media_player.const import MediaPlayerDeviceClass as DeviceClass
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, device_class, features, shadowed_refs

PARALLEL_UPDATES = 0

_SHOWN = {
    ATTR_APP_ID: "app_id",
    ATTR_APP_NAME: "app_name",
    ATTR_INPUT_SOURCE: "source",
    ATTR_INPUT_SOURCE_LIST: "source_list",
    ATTR_MEDIA_ALBUM_ARTIST: "media_album_artist",
    ATTR_MEDIA_ALBUM_NAME: "media_album_name",
    ATTR_MEDIA_ARTIST: "media_artist",
    ATTR_MEDIA_CHANNEL: "media_channel",
    ATTR_MEDIA_CONTENT_ID: "media_content_id",
    ATTR_MEDIA_CONTENT_TYPE: "media_content_type",
    ATTR_MEDIA_DURATION: "media_duration",
    ATTR_MEDIA_EPISODE: "media_episode",
    ATTR_MEDIA_PLAYLIST: "media_playlist",
    ATTR_MEDIA_POSITION: "media_position",
    ATTR_MEDIA_POSITION_UPDATED_AT: "media_position_updated_at",
    ATTR_MEDIA_REPEAT: "repeat",
    ATTR_MEDIA_SEASON: "media_season",
    ATTR_MEDIA_SERIES_TITLE: "media_series_title",
    ATTR_MEDIA_SHUFFLE: "shuffle",
    ATTR_MEDIA_TITLE: "media_title",
    ATTR_MEDIA_TRACK: "media_track",
    ATTR_MEDIA_VOLUME_LEVEL: "volume_level",
    ATTR_MEDIA_VOLUME_MUTED: "is_volume_muted",
    ATTR_SOUND_MODE: "sound_mode",
    ATTR_SOUND_MODE_LIST: "sound_mode_list",
}
"""What the source shows, and under which name an entity holds it."""
# A shadow has no media of its own to look through, and plays in no group.
_NOT_OFFERED = (
    MediaPlayerEntityFeature.BROWSE_MEDIA
    | MediaPlayerEntityFeature.SEARCH_MEDIA
    | MediaPlayerEntityFeature.GROUPING
    | MediaPlayerEntityFeature.MEDIA_ANNOUNCE
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's media players."""
    twin = entry.runtime_data
    async_add_entities(ShadowMediaPlayer(twin, ref) for ref in shadowed_refs(twin, Platform.MEDIA_PLAYER))


class ShadowMediaPlayer(ShadowEntity, MediaPlayerEntity):
    """The shadow of a media player: what plays, not its picture, for whose address a key is needed."""

    mirrored = tuple(_SHOWN)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over playback, volume and what is played."""
        self._attr_supported_features = features(MediaPlayerEntityFeature, attributes) & ~_NOT_OFFERED
        self._attr_device_class = device_class(DeviceClass, attributes)
        self._attr_state = None if state is None else MediaPlayerState(state)
        for shown, held in _SHOWN.items():
            setattr(self, f"_attr_{held}", attributes.get(shown))

    @override
    async def async_turn_on(self) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on")

    @override
    async def async_turn_off(self) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off")

    @override
    async def async_volume_up(self) -> None:
        """Turn the twin up."""
        await self.async_command("volume_up")

    @override
    async def async_volume_down(self) -> None:
        """Turn the twin down."""
        await self.async_command("volume_down")

    @override
    async def async_set_volume_level(self, volume: float) -> None:
        """Set the twin's volume."""
        await self.async_command("volume_set", volume_level=volume)

    @override
    async def async_mute_volume(self, mute: bool) -> None:
        """Mute the twin, or let it sound."""
        await self.async_command("volume_mute", is_volume_muted=mute)

    @override
    async def async_media_play(self) -> None:
        """Let the twin play."""
        await self.async_command("media_play")

    @override
    async def async_media_pause(self) -> None:
        """Pause the twin."""
        await self.async_command("media_pause")

    @override
    async def async_media_stop(self) -> None:
        """Stop the twin."""
        await self.async_command("media_stop")

    @override
    async def async_media_next_track(self) -> None:
        """Go on to the next track."""
        await self.async_command("media_next_track")

    @override
    async def async_media_previous_track(self) -> None:
        """Go back to the track before."""
        await self.async_command("media_previous_track")

    @override
    async def async_media_seek(self, position: float) -> None:
        """Go to a position in the track."""
        await self.async_command("media_seek", seek_position=position)

    @override
    async def async_play_media(self, media_type: str, media_id: str, **_kwargs: Any) -> None:
        """Let the twin play something."""
        await self.async_command("play_media", media_content_type=media_type, media_content_id=media_id)

    @override
    async def async_select_source(self, source: str) -> None:
        """Choose the twin's source."""
        await self.async_command("select_source", source=source)

    @override
    async def async_select_sound_mode(self, sound_mode: str) -> None:
        """Choose the twin's sound."""
        await self.async_command("select_sound_mode", sound_mode=sound_mode)

    @override
    async def async_clear_playlist(self) -> None:
        """Empty the twin's queue."""
        await self.async_command("clear_playlist")

    @override
    async def async_set_shuffle(self, shuffle: bool) -> None:
        """Shuffle, or not."""
        await self.async_command("shuffle_set", shuffle=shuffle)

    @override
    async def async_set_repeat(self, repeat: RepeatMode) -> None:
        """Repeat, or not."""
        await self.async_command("repeat_set", repeat=str(repeat))
