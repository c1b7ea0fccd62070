"""digital_twin.freeze_learning: twins keep what they know and learn nothing more, until told otherwise."""

from typing import Any

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL, async_require_control
from ..core.messages import Message
from ..texts import async_speaker
from .commit import async_noted
from .fields import TARGET_FIELDS, boolean_field, schema
from .reach import async_reach
from .selection import the_home

ATTR_FROZEN = "frozen"
MESSAGES: dict[str, tuple[str, ...]] = {"learning_frozen": ("twins",), "learning_goes_on": ("twins",)}
SCHEMA = schema({**TARGET_FIELDS, vol.Optional(ATTR_FROZEN, default=True): boolean_field})


async def async_freeze_learning(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, whether it was frozen before."""
    hass = call.hass
    home = the_home(hass)
    twins = await async_reach(call, POLICY_CONTROL)
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    frozen: bool = call.data[ATTR_FROZEN]
    await async_noted(
        home,
        *(
            home.audit.record("freeze_learning", twin=twin, context=call.context, data={"frozen": frozen})
            for twin in twins
        ),
    )
    answers = {}
    for twin in twins:
        answers[twin.sources[twin.config.main]] = {"name": twin.config.name, "frozen": frozen, "before": twin.frozen}
        await home.trainer.async_freeze(twin, frozen=frozen)
    speaker = await async_speaker(hass)
    params = {"twins": len(twins)}
    message = Message("learning_frozen", params) if frozen else Message("learning_goes_on", params)
    return {"summary": speaker.say(message), "twins": answers}
