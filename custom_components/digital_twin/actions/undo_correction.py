"""digital_twin.undo_correction: take back what a correction changed of a twin."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import async_require_control
from ..core.messages import Message
from ..store.errors import StoreError
from ..texts import async_speaker
from .commit import not_stored
from .fields import name_field, refuse, schema, shown
from .response import iso
from .selection import the_home

ATTR_CORRECTION: Final = "correction"
MESSAGES: dict[str, tuple[str, ...]] = {"correction_taken_back": ("twin", "rule")}
SCHEMA = schema({vol.Required(ATTR_CORRECTION): name_field})


async def async_undo_correction(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: which correction of which twin was taken back, and when it had been made."""
    hass = call.hass
    home = the_home(hass)
    correction_id = call.data[ATTR_CORRECTION]
    twin = next(
        (
            twin
            for twin in home.twins.values()
            if any(item.correction_id == correction_id for item in twin.assessment.corrections.recent)
        ),
        None,
    )
    if twin is None:
        raise refuse("unknown_correction", field=ATTR_CORRECTION, value=shown(correction_id))
    await async_require_control(hass, call.context, twin.shadowed_ids)
    try:
        record = await twin.assessment.corrections.async_undo(correction_id, call.context)
    except StoreError as err:
        raise not_stored(err) from err
    if record is None:
        raise refuse("correction_undone_before", field=ATTR_CORRECTION, value=shown(correction_id))
    message = Message("correction_taken_back", {"twin": twin.config.name, "rule": record.rule})
    return {
        "summary": (await async_speaker(hass)).say(message),
        "entity_id": twin.sources[twin.config.main],
        "rule": record.rule,
        "made_at": iso(record.at),
    }
