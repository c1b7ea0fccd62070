"""digital_twin.run_scenario: what happens to the home when this happens, and only to the twins."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from .calls import SERVICE
from .fields import ATTR_ACTION, ATTR_CHANGES, TARGET_FIELDS, TARGET_KEYS, name_field, refuse, schema, shown
from .selection import the_home

ATTR_NAME: Final = "name"
ATTR_SAVED: Final = "saved"
ATTR_TWINS: Final = "twins"
WORDS: Final = (
    ATTR_NAME, "scenario", "parameters", "start", "horizon", "step", "members", "seed", ATTR_TWINS, ATTR_CHANGES,
    "compare_with", "limits", "report",
)  # fmt: skip
"""The keys of the language; what stands under them is read by it, not here, and so is what is none of them."""
FIELDS: Final = {
    **{vol.Optional(word): object for word in WORDS},
    **TARGET_FIELDS,
    vol.Optional(ATTR_SAVED): name_field,
}
SCHEMA = schema(FIELDS, others=True)


async def async_run_scenario(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: what happens when, who is affected, what it takes and costs, and what would help."""
    home = the_home(call.hass)
    written = as_written(call.data, ATTR_SAVED)
    if (name := call.data.get(ATTR_SAVED)) is not None:
        await home.scenarios.shelf.async_load()
        saved = home.scenarios.shelf.get(name)
        if saved is None:
            raise refuse("unknown_scenario", field=ATTR_SAVED, value=shown(name))
        written = {ATTR_NAME: name, **saved, **written}
    return await home.scenarios.async_run(written, call.context)


def as_written(data: Mapping[str, Any], *beside: str) -> dict[str, Any]:
    """Return the scenario of an action's data: a target is what it tells of, and a service is an action.

    beside: fields of the action that are none of the scenario's.
    """
    written = {key: value for key, value in data.items() if key not in (*TARGET_KEYS, *beside)}
    target = {key: data[key] for key in TARGET_KEYS if data.get(key)}
    if target:
        if ATTR_TWINS in written:
            raise refuse("not_beside", field=ATTR_TWINS, other=next(iter(target)))
        written[ATTR_TWINS] = "all" if "all" in target.values() else target
    if isinstance(changes := written.get(ATTR_CHANGES), list | tuple):
        written[ATTR_CHANGES] = [_change(change) for change in changes]
    return written


def _change(change: Any) -> Any:
    if not isinstance(change, Mapping) or SERVICE not in change or ATTR_ACTION in change:
        return change
    return {ATTR_ACTION: change[SERVICE], **{key: value for key, value in change.items() if key != SERVICE}}
