"""digital_twin.rollback: a twin shows a past state again; its device stays as it is.

A sandbox goes on from there as if it were the present. A mirror shows it until its device does something, it is synced,
or half an hour has passed. With `apply` the steps that would bring the device there pass the guard's door: what it
approves is carried out, what needs a person waits for one, what it denies is not done.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL, async_user
from ..const import SANDBOX_RETURN
from ..core.messages import Message
from ..core.state import Source
from ..guard.run import Result
from ..guard.targets import ActionCall
from ..guard.timed import TimedCall
from ..guard.wish import Wish
from ..history import is_intact
from ..store.errors import StoreError
from ..store.records import SnapshotRecord
from ..texts import Speaker, async_speaker
from .check_action import async_verdict_answer
from .commit import async_safe, not_stored
from .fields import TARGET_FIELDS, boolean_field, name_field, refuse, schema
from .pages import past_field
from .reach import async_reach_one
from .response import iso
from .restoring import step_answer, steps_to
from .revision import REVISION_FIELD, demand_revision
from .selection import the_home
from .twin_answer import key_of, snapshot_answer

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_SNAPSHOT_ID: Final = "snapshot_id"
ATTR_TIME: Final = "time"
ATTR_APPLY: Final = "apply"
MESSAGES: dict[str, tuple[str, ...]] = {
    "rolled_back_applied": ("name",),
    "rolled_back_denied": ("name",),
    "rolled_back_failed": ("name",),
    "rolled_back_mirror": ("name", "minutes"),
    "rolled_back_pending": ("name",),
    "rolled_back_sandbox": ("name", "minutes"),
}
APPLIED: Final[Mapping[Result, str]] = {
    Result.OK: "rolled_back_applied",
    Result.UNVERIFIED: "rolled_back_applied",
    Result.PENDING: "rolled_back_pending",
    Result.DENIED: "rolled_back_denied",
}
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_SNAPSHOT_ID): name_field,
        vol.Optional(ATTR_TIME): past_field,
        vol.Optional(ATTR_APPLY, default=False): boolean_field,
        **REVISION_FIELD,
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
    demand_revision(call, [twin])
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
        answer |= {"check": None, "result": None, "approval": None, "verified": {}, "error": None}
        if calls:
            answer |= await _async_apply(call, twin.config.name, calls, speaker)
    return answer


async def _async_apply(call: ServiceCall, name: str, calls: list[ActionCall], speaker: Speaker) -> dict[str, Any]:
    """Have the guard decide on the steps, and carry them out where it approves; return what became of them."""
    hass = call.hass
    home = the_home(hass)
    timed = tuple(TimedCall(step) for step in calls)
    wish = Wish(
        variants=(timed,),
        unresolved=(),
        steps=tuple(step_answer(step) for step in calls),
        context=call.context,
        calls=timed,
    )
    try:
        run = await home.door.async_run(wish)
    except StoreError as err:
        raise not_stored(err) from err
    return {
        "summary": speaker.say(Message(APPLIED.get(run.result, "rolled_back_failed"), {"name": name})),
        "check": await async_verdict_answer(hass, home, run.checked, speaker, await async_user(hass, call.context)),
        "result": run.result.value,
        "approval": run.approval_id,
        "verified": dict(run.verified),
        "error": run.error,
        "carried_out": run.result in (Result.OK, Result.UNVERIFIED),
    }


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
