"""digital_twin.import_model: a twin takes over what export_model wrote."""

import time
from typing import Any

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL, async_require_control
from ..core.learning.document import NotPortableError
from ..core.learning.portable import imported
from ..proving import async_prove
from ..texts import async_speaker
from .commit import async_noted
from .fields import TARGET_FIELDS, boolean_field, refuse, schema
from .model_answer import learned_answer
from .reach import async_reach
from .selection import the_home

ATTR_ANOTHER_KIND = "another_kind"
ATTR_FREEZE = "freeze"
ATTR_MODEL = "model"
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_MODEL): object,
        vol.Optional(ATTR_ANOTHER_KIND, default=False): boolean_field,
        vol.Optional(ATTR_FREEZE, default=False): boolean_field,
    }
)


async def async_import_model(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: what the twin knows now. A refused document changes nothing."""
    hass = call.hass
    home = the_home(hass)
    if ATTR_MODEL not in call.data:
        raise refuse("missing_field", field=ATTR_MODEL)
    twins = await async_reach(call, POLICY_CONTROL)
    if len(twins) > 1:
        raise refuse("one_twin_only", count=str(len(twins)))
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    twin = twins[0]
    try:
        learned = imported(
            call.data[ATTR_MODEL],
            twin.spec,
            time.time(),
            another_kind=call.data[ATTR_ANOTHER_KIND],
            own=twin.learned,
        )
        await async_prove(twin, learned)
    except NotPortableError as err:
        raise refuse(err.key, field=ATTR_MODEL, **err.params) from None
    frozen: bool = call.data[ATTR_FREEZE] or twin.frozen
    data = {"kind": learned.kind, "frozen": frozen}
    await async_noted(home, home.audit.record("import_model", twin=twin, context=call.context, data=data))
    await home.trainer.async_adopt(twin, learned, frozen=frozen)
    speaker = await async_speaker(hass)
    return {"twins": {twin.sources[twin.config.main]: learned_answer(hass, twin, learned, speaker)}}
