"""Everything there is to say of an alert, as people and automations read it: their units, their language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, callback

from .actions.response import iso, shown_as
from .alerts import ALERT
from .core.messages import Message
from .texts import async_asked_speaker, async_cached_speaker

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

AS_THEY_ARE: Final = (
    "cause",
    "channel",
    "severity",
    "percent",
    "score",
    "basis",
    "correction",
    "automatic",
    "duration",
)
VALUES: Final = ("expected", "actual")


@callback
def alert_details(
    hass: HomeAssistant, twin: TwinCoordinator | None, data: Mapping[str, Any], *, asked: bool = False
) -> dict[str, Any]:
    """Return an alert's details, from what the event about it holds; nothing for an event about something else.

    expected and actual in unit, that of the device's own entity; since: ISO time; score: in widths of the forecast's
    band; usual and duration in s; meaning, recommended: sentences, in the home's language or (asked) in that of whoever
    asked for what runs now; automatic: whether it is corrected without asking.
    """
    if ALERT not in data:
        return {}
    details = {key: data.get(key) for key in (*VALUES, "unit", *AS_THEY_ARE)}
    channel = data.get("channel")
    if twin is not None and channel in twin.channels:
        shown = shown_as(hass, twin, channel)
        details |= {key: shown.value(data.get(key)) for key in VALUES} | {"unit": shown.unit}
    speaker = async_asked_speaker(hass) if asked else async_cached_speaker(hass)
    since = data.get("since")
    return {
        ALERT: data[ALERT],
        **details,
        "usual": data.get("usual"),
        "since": None if since is None else iso(float(since)),
        "meaning": speaker.say(Message(str(data["meaning"]))),
        "recommended": speaker.say(Message(str(data["recommended"]))),
    }
