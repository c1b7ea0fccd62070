"""Actions on media players."""

from collections.abc import Mapping
from typing import Any, Final

from .call import Call, Handler, is_on

VOLUME_STEP = 10.0
_LIKE_OFF = frozenset({"off", "standby"})


def _playback(state: str) -> Handler:
    def handle(call: Call) -> None:
        call.channels["playback"] = state

    return handle


def _turn_on(call: Call) -> None:
    """Turn on what is off; what is on already stays as it is."""
    if not is_on(call) or call.shown() in _LIKE_OFF:
        call.channels["playback"] = "on"


def _toggle(call: Call) -> None:
    (_turn_on if not is_on(call) or call.shown() in _LIKE_OFF else _playback("off"))(call)


def _play_pause(call: Call) -> None:
    call.channels["playback"] = "paused" if call.shown() == "playing" else "playing"


def _volume_set(call: Call) -> None:
    call.channels["volume"] = 100.0 * call.number("volume_level", 0, 1)


def _volume_step(direction: int) -> Handler:
    def handle(call: Call) -> None:
        present = call.attribute("volume_level")
        if isinstance(present, int | float):
            call.channels["volume"] = min(max(100.0 * present + direction * VOLUME_STEP, 0.0), 100.0)

    return handle


def _mute(call: Call) -> None:
    if not isinstance(muted := call.data.get("is_volume_muted"), bool):
        raise call.refuse("is_volume_muted", "true, false")
    call.channels["muted"] = muted


def _one_of(name: str, known: str) -> Handler:
    """Return a handler for a choice among what the player says it has."""

    def handle(call: Call) -> None:
        chosen = call.text(name)
        options = call.attribute(known)
        if options and chosen not in options:
            raise call.refuse(name, ", ".join(map(str, options)))
        call.attributes[name] = chosen

    return handle


def _shown_as(name: str, kind: type) -> Handler:
    def handle(call: Call) -> None:
        value: Any = call.data.get(name)
        if not isinstance(value, kind):
            raise call.refuse(name, kind.__name__)
        call.attributes[name] = value

    return handle


def _seek(call: Call) -> None:
    call.attributes["media_position"] = call.number("seek_position", 0, 1e9)


def _unchanged(_call: Call) -> None:
    """Leave it as it is: another track or another queue is not simulated."""


MEDIA_PLAYER: Final[Mapping[str, Handler]] = {
    "clear_playlist": _unchanged,
    "join": _unchanged,
    "media_next_track": _unchanged,
    "media_pause": _playback("paused"),
    "media_play": _playback("playing"),
    "media_play_pause": _play_pause,
    "media_previous_track": _unchanged,
    "media_seek": _seek,
    "media_stop": _playback("idle"),
    "play_media": _playback("playing"),
    "repeat_set": _shown_as("repeat", str),
    "select_sound_mode": _one_of("sound_mode", "sound_mode_list"),
    "select_source": _one_of("source", "source_list"),
    "shuffle_set": _shown_as("shuffle", bool),
    "toggle": _toggle,
    "turn_off": _playback("off"),
    "turn_on": _turn_on,
    "unjoin": _unchanged,
    "volume_down": _volume_step(-1),
    "volume_mute": _mute,
    "volume_set": _volume_set,
    "volume_up": _volume_step(1),
}
