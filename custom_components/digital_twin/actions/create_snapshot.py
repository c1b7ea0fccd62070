"""digital_twin.create_snapshot: keep what twins hold now; the answer comes once it is safely stored."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL
from ..core.state import Source
from ..feed import change_origin
from .commit import async_safe
from .fields import TARGET_FIELDS, name_field, refuse, schema
from .reach import async_reach
from .selection import the_home
from .twin_answer import key_of, snapshot_answer

ATTR_REASON: Final = "reason"
LONGEST_REASON: Final = 120
SCHEMA = schema({**TARGET_FIELDS, vol.Optional(ATTR_REASON, default="asked"): name_field})


async def async_create_snapshot(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, the snapshot."""
    hass = call.hass
    home = the_home(hass)
    reason: str = call.data[ATTR_REASON].strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise refuse("invalid_reason", field=ATTR_REASON, allowed=str(LONGEST_REASON))
    twins = await async_reach(call, POLICY_CONTROL)
    source = change_origin(call.context).source
    if source is Source.DEVICE:
        source = Source.AUTOMATION
    answers = {}
    for twin in twins:
        record = twin.history.async_take(reason, source, call.context, write=False)
        await async_safe(home, call, record, twin=twin, reason=reason, data={"snapshot_id": record.snapshot_id})
        answers[key_of(twin)] = snapshot_answer(hass, twin, record)
    return {"twins": answers}
