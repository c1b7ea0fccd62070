"""digital_twin.sync: hold twins against their devices now; a sandbox returns to its device's state."""

from typing import Any

from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL
from ..core.messages import Message
from ..texts import async_speaker
from .fields import TARGET_FIELDS, schema
from .reach import async_reach
from .response import iso, shown_as
from .revision import REVISION_FIELD, demand_revision

MESSAGES: dict[str, tuple[str, ...]] = {
    "sync_changed": ("twins", "changed"),
    "sync_in_step": ("twins",),
}
SCHEMA = schema({**TARGET_FIELDS, **REVISION_FIELD})


async def async_sync(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, what changed. Without a target all twins are meant."""
    hass = call.hass
    twins = await async_reach(call, POLICY_CONTROL, needed=False)
    demand_revision(call, twins)
    answers: dict[str, Any] = {}
    changed = 0
    for twin in twins:
        report = await twin.syncing.async_sync()
        shown = {key: shown_as(hass, twin, key) for key in report.changed}
        changed += bool(report.changed)
        answers[twin.sources[twin.config.main]] = {
            "name": twin.config.name,
            "status": twin.status.value,
            "at": iso(report.at.timestamp()),
            "already_running": report.dropped,
            "changed": {
                key: {"before": shown[key].value(before), "after": shown[key].value(after), "unit": shown[key].unit}
                for key, (before, after) in report.changed.items()
            },
        }
    speaker = await async_speaker(hass)
    params = {"twins": len(twins)}
    message = Message("sync_changed", {**params, "changed": changed}) if changed else Message("sync_in_step", params)
    return {"summary": speaker.say(message), "changed": changed, "twins": answers}
