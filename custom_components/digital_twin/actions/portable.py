"""digital_twin.export_twin and import_twin: a twin with its settings, model and memory as a document, and back."""

import time
from dataclasses import replace
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL, POLICY_READ
from ..config_audit import caused_by
from ..core.learning.document import NotPortableError
from ..core.state import Source
from ..portable_twin import MOST_SNAPSHOTS, exported_twin, read_twin
from ..proving import async_prove
from .commit import async_safe
from .fields import TARGET_FIELDS, accepts, boolean_field, refuse, schema
from .reach import async_reach, async_reach_one
from .response import iso
from .revision import REVISION_FIELD, demand_revision
from .selection import the_home
from .twin_answer import key_of

ATTR_ANOTHER_DEVICE: Final = "another_device"
ATTR_DOCUMENT: Final = "document"
ATTR_SNAPSHOTS: Final = "snapshots"
SNAPSHOTS: Final = 100


def _snapshots(value: Any) -> int:
    count = int(value)
    if isinstance(value, bool) or not 0 <= count <= MOST_SNAPSHOTS:
        raise ValueError
    return count


EXPORT_SCHEMA = schema(
    {**TARGET_FIELDS, vol.Optional(ATTR_SNAPSHOTS, default=SNAPSHOTS): accepts("invalid_snapshots", _snapshots)}
)
IMPORT_SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_DOCUMENT): object,
        vol.Optional(ATTR_ANOTHER_DEVICE, default=False): boolean_field,
        **REVISION_FIELD,
    }
)


async def async_export_twin(call: ServiceCall) -> dict[str, Any]:
    """Answer export_twin: per twin, by its source entity, the document that import_twin takes."""
    twins = await async_reach(call, POLICY_READ)
    answers = {}
    for twin in twins:
        await twin.hibernation.async_wake()
        snapshots, _ = await twin.history.async_between(limit=call.data[ATTR_SNAPSHOTS] or 1)
        document = exported_twin(twin, iso(time.time()), snapshots if call.data[ATTR_SNAPSHOTS] else [])
        answers[key_of(twin)] = {"name": twin.config.name, ATTR_DOCUMENT: document}
    return {"twins": answers}


async def async_import_twin(call: ServiceCall) -> dict[str, Any]:
    """Answer import_twin once all is safely stored: what was taken over. A refused document changes nothing."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    if ATTR_DOCUMENT not in data:
        raise refuse("missing_field", field=ATTR_DOCUMENT)
    twin = await async_reach_one(call, POLICY_CONTROL)
    try:
        brought = read_twin(data[ATTR_DOCUMENT], twin, time.time(), another_device=data[ATTR_ANOTHER_DEVICE])
        if brought.learned is not None:
            await async_prove(twin, brought.learned)
    except NotPortableError as err:
        raise refuse(err.key, field=ATTR_DOCUMENT, **err.params) from None
    demand_revision(call, [twin])
    backup = twin.history.async_take("before_import", Source.IMPORT, call.context, write=False)
    known = {record.snapshot_id for record in (await twin.history.async_between(limit=MOST_SNAPSHOTS * 20))[0]}
    new = [record for record in brought.snapshots if record.snapshot_id not in known]
    kept = {"snapshots": len(new), "model": brought.learned is not None, "same_device": brought.same_device}
    await async_safe(home, call, backup, *new, twin=twin, data=kept)
    if brought.learned is not None:
        await home.trainer.async_adopt(twin, brought.learned, frozen=brought.frozen or twin.frozen)
    config = replace(twin.config, fidelity=brought.fidelity, priority=brought.priority, settings=dict(brought.settings))
    if config != twin.config:
        with caused_by(call.context):
            hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, **config.as_data()})
        await hass.config_entries.async_reload(twin.entry.entry_id)
    return {
        "entity": key_of(twin),
        "name": config.name,
        "backup_id": backup.snapshot_id,
        "settings_changed": config != twin.config,
        **kept,
    }
