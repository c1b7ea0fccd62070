"""digital_twin.correct: do what an alert recommends; it is tried first, recorded, and can be undone."""

import time
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.core import Context, HomeAssistant, ServiceCall

from ..access import async_require_control
from ..core.messages import Message
from ..store.errors import StoreError
from ..texts import async_speaker
from .commit import not_stored
from .fields import ATTR_CHANNEL, TARGET_FIELDS, name_field, refuse, schema
from .revision import REVISION_FIELD, demand_revision
from .selection import the_home, twins_of, wanted_channel

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

MESSAGES: dict[str, tuple[str, ...]] = {"corrections_made": ("corrections",), "no_corrections": ()}
SCHEMA = schema({**TARGET_FIELDS, vol.Optional(ATTR_CHANNEL): name_field, **REVISION_FIELD})


async def async_correct(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, what was done about each of its alerts."""
    hass = call.hass
    home = the_home(hass)
    twins = twins_of(hass, home, call.data)
    if not twins:
        raise refuse("missing_target")
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    demand_revision(call, twins)
    channel = wanted_channel(twins, call.data)
    answers = {
        twin.sources[twin.config.main]: rows
        for twin in twins
        if (rows := await _async_correct(hass, twin, channel, call.context))
    }
    count = sum(row["correction_id"] is not None for rows in answers.values() for row in rows)
    message = Message("corrections_made", {"corrections": count}) if count else Message("no_corrections")
    return {"summary": (await async_speaker(hass)).say(message), "corrected": count, "twins": answers}


async def _async_correct(
    hass: HomeAssistant, twin: TwinCoordinator, channel: str | None, context: Context
) -> list[dict[str, Any]]:
    speaker = await async_speaker(hass)
    assessment = twin.assessment
    rows = []
    for key, alert in list(assessment.alerts.book.current.items()):
        if channel is not None and alert.finding.channel != channel:
            continue
        rule = assessment.corrections.rule_for(alert, time.time())
        try:
            record = None if rule is None else await assessment.corrections.async_apply(rule, alert, context)
        except StoreError as err:
            raise not_stored(err) from err
        rows.append(
            {
                "alert": key,
                "rule": None if rule is None else rule.value,
                "done": None if record is None or rule is None else speaker.word("rule", rule.value),
                "correction_id": None if record is None else record.correction_id,
            }
        )
    return rows
