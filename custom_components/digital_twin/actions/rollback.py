"""digital_twin.rollback: a twin shows a past state again; its device stays as it is.

A sandbox goes on from there as if it were the present. A mirror shows it until its device does something, it is synced,
or half an hour has passed. With `apply` the steps that would bring the device there are proposed, judged by the guard.
"""

from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL
from ..const import SANDBOX_RETURN
from ..core.messages import Message
from ..core.state import Source
from ..guard.check import async_check
from ..guard.timed import TimedCall
from ..history import is_intact
from ..store.records import SnapshotRecord
from ..texts import async_speaker
from .check_action import verdict_answer
from .commit import async_safe
from .fields import TARGET_FIELDS, boolean_field, name_field, refuse, schema
from .pages import past_field
from .reach import async_reach_one
from .response import iso
from .restoring import step_answer, steps_to
from .selection import the_home
from .twin_answer import key_of, snapshot_answer

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_SNAPSHOT_ID: Final = "snapshot_id"
ATTR_TIME: Final = "time"
ATTR_APPLY: Final = "apply"
MESSAGES: dict[str, tuple[str, ...]] = {
    "rolled_back_mirror": ("name", "minutes"),
    "rolled_back_sandbox": ("name", "minutes"),
}
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_SNAPSHOT_ID): name_field,
        vol.Optional(ATTR_TIME): past_field,
        vol.Optional(ATTR_APPLY, default=False): boolean_field,
    }
)


async def async_rollback(call: ServiceCall) -> dict[str, Any]:
    """Answer the action once the state before it is safely stored: what is shown now, and the steps if asked for."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    if (ATTR_SNAPSHOT_ID in data) == (ATTR_TIME in data):
        raise refuse("one_of_two", first=ATTR_SNAPSHOT_ID, second=ATTR_TIME)
    twin = await async_reach_one(call, POLICY_CONTROL)
    record = await _async_wanted(call, twin)
    steps = steps_to(twin, record.values, ATTR_APPLY) if data[ATTR_APPLY] else None
    backup = twin.history.async_take("before_rollback", Source.ROLLBACK, call.context, write=False)
    data_kept = {"snapshot_id": record.snapshot_id, "backup_id": backup.snapshot_id, "apply": data[ATTR_APPLY]}
    await async_safe(home, call, backup, twin=twin, data=data_kept)
    twin.async_restore(record)
    twin.history.rollbacks += 1
    twin.history.async_take("rollback", Source.ROLLBACK, call.context)
    home.events.async_add(
        "rolled_back",
        twin=twin,
        category="life_cycle",
        data={"snapshot_id": record.snapshot_id, "time": iso(record.at), "backup_id": backup.snapshot_id},
    )
    speaker = await async_speaker(hass)
    what = "rolled_back_mirror" if twin.sandbox is None else "rolled_back_sandbox"
    params: dict[str, str | float] = {"name": twin.config.name, "minutes": SANDBOX_RETURN.total_seconds() / 60}
    answer: dict[str, Any] = {
        "entity": key_of(twin),
        "name": twin.config.name,
        "summary": speaker.say(Message(what, params)),
        "backup_id": backup.snapshot_id,
        "snapshot": snapshot_answer(hass, twin, record),
        "status": twin.status.value,
    }
    if steps is not None:
        calls, unreachable = steps
        answer |= {"steps": [step_answer(step) for step in calls], "not_settable": unreachable, "carried_out": False}
        answer["check"] = None
        if calls:
            checked = await async_check(hass, home, [TimedCall(step) for step in calls], context=call.context)
            answer["check"] = verdict_answer(hass, home, checked.verdict, checked.request, speaker)
    return answer


async def _async_wanted(call: ServiceCall, twin: TwinCoordinator) -> SnapshotRecord:
    """Return the snapshot that is meant. Raises ServiceValidationError where there is none, or it was damaged."""
    data = call.data
    if ATTR_SNAPSHOT_ID in data:
        field, value = ATTR_SNAPSHOT_ID, data[ATTR_SNAPSHOT_ID]
        record = await twin.history.async_find(value)
    else:
        at = data[ATTR_TIME].timestamp()
        field, value = ATTR_TIME, iso(at)
        record = await twin.history.async_at(at)
    if record is None:
        raise refuse("unknown_snapshot", field=field, value=value, name=twin.config.name)
    if not is_intact(record):
        raise refuse("damaged_snapshot", field=field, value=record.snapshot_id)
    if not any(key in twin.channels for key in record.values):
        raise refuse("empty_snapshot", field=field, value=record.snapshot_id)
    return record
