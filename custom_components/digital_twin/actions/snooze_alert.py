"""digital_twin.snooze_alert: let what is wrong with twins rest for a while; it is told again only if it gets worse."""

import time
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import async_require_control
from ..core.messages import Message
from ..texts import async_speaker
from .commit import async_noted
from .fields import ATTR_CHANNEL, TARGET_FIELDS, horizon_field, name_field, refuse, schema
from .response import iso
from .selection import the_home, twins_of, wanted_channel

ATTR_DURATION: Final = "duration"
MESSAGES: dict[str, tuple[str, ...]] = {"alerts_rest": ("alerts",), "no_alerts": ()}
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_CHANNEL): name_field,
        vol.Optional(ATTR_DURATION, default={"hours": 24}): horizon_field,
    }
)


async def async_snooze_alert(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: how many alerts rest, and until when."""
    hass = call.hass
    home = the_home(hass)
    twins = twins_of(hass, home, call.data)
    if not twins:
        raise refuse("missing_target")
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    until = time.time() + call.data[ATTR_DURATION].total_seconds()
    channel = wanted_channel(twins, call.data)
    found = [
        (twin, keys)
        for twin in twins
        if (
            keys := [
                key
                for key, alert in twin.assessment.alerts.book.current.items()
                if channel is None or alert.finding.channel == channel
            ]
        )
    ]
    await async_noted(
        home,
        *(
            home.audit.record("alerts_snoozed", twin=twin, context=call.context, data={"alerts": keys})
            for twin, keys in found
        ),
    )
    for twin, keys in found:
        for key in keys:
            twin.assessment.alerts.async_rest(key, until)
        await twin.assessment.async_save()
    rested = {twin.sources[twin.config.main]: keys for twin, keys in found}
    count = sum(map(len, rested.values()))
    message = Message("alerts_rest", {"alerts": count}) if count else Message("no_alerts")
    return {"summary": (await async_speaker(hass)).say(message), "until": iso(until), "alerts": rested}
