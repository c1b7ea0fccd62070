"""digital_twin.export_model: what twins learned, as documents that import_model takes."""

from typing import Any

from homeassistant.core import ServiceCall

from ..access import POLICY_READ, async_require_read
from ..core.learning.portable import exported
from .fields import TARGET_FIELDS, refuse, schema
from .reach import async_reach

MAX_TWINS = 50
SCHEMA = schema({**TARGET_FIELDS})


async def async_export_model(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, the document. It names no entity and no place."""
    hass = call.hass
    twins = await async_reach(call, POLICY_READ)
    await async_require_read(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    if len(twins) > MAX_TWINS:
        raise refuse("too_many_twins", count=str(len(twins)), allowed=str(MAX_TWINS))
    answers: dict[str, Any] = {}
    for twin in twins:
        if twin.learned is None:
            raise refuse("nothing_to_export", name=twin.config.name)
        answers[twin.sources[twin.config.main]] = {
            "name": twin.config.name,
            "model": exported(twin.spec, twin.learned),
        }
    return {"twins": answers}
