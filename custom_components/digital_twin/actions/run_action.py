"""digital_twin.run_action: an action tried on the twins first, approved where it must be, run, and looked after."""

import time
from datetime import timedelta
from typing import Any, Final

import voluptuous as vol
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant, ServiceCall

from ..access import async_user
from ..guard.run import Run
from ..guard.script_steps import steps_of_calls
from ..guard.wish import Wish
from ..store.errors import StoreError
from ..texts import Speaker, async_speaker
from .calls import SERVICE
from .check_action import GOAL_FIELDS, async_verdict_answer, goal_of
from .commit import not_stored
from .fields import (
    ATTR_ACTION,
    ATTR_DATA,
    ATTR_GOAL,
    ATTR_TARGET,
    accepts,
    boolean_field,
    duration_field,
    name_field,
    refuse,
    schema,
)
from .selection import the_home
from .walk import walk
from .walk.readable import require_readable

ATTR_APPROVAL: Final = "approval"
ATTR_DRY_RUN: Final = "dry_run"
ATTR_KEY: Final = "key"
ATTR_RESEND: Final = "resend"
ATTR_WAIT: Final = "wait"
ASK: Final = "ask"
DENY: Final = "deny"
SCHEMA = schema(
    {
        vol.Exclusive(ATTR_ACTION, ATTR_ACTION): object,
        vol.Exclusive(SERVICE, ATTR_ACTION): object,
        vol.Optional(ATTR_TARGET): object,
        vol.Optional(ATTR_DATA): object,
        vol.Optional(ATTR_KEY): name_field,
        vol.Optional(ATTR_DRY_RUN, default=False): boolean_field,
        vol.Optional(ATTR_RESEND, default=False): boolean_field,
        vol.Optional(ATTR_APPROVAL, default=ASK): accepts("invalid_approval", vol.In((ASK, DENY))),
        vol.Optional(ATTR_WAIT, default=timedelta()): duration_field,
        vol.Optional(ATTR_GOAL): GOAL_FIELDS,
    }
)


async def async_run_action(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: how it ended, the verdict, and per entity whether it did as told."""
    hass, data = call.hass, call.data
    began = time.perf_counter()
    home = the_home(hass)
    name = ATTR_ACTION if ATTR_ACTION in data else SERVICE
    if name not in data:
        raise refuse("missing_field", field=ATTR_ACTION)
    user = await async_user(hass, call.context)
    given = {key: data[key] for key in (name, ATTR_TARGET, ATTR_DATA) if key in data}
    require_readable(hass, user, call.context, given)
    course = walk(hass, data[name], name, data, limited=user is not None and not user.is_admin)
    plain = len(course.variants) == 1 and not course.waits
    calls = course.variants[0] if plain else None
    written = data[name]
    beside = {key: data[key] for key in (ATTR_TARGET, ATTR_DATA) if data.get(key)}
    steps = written
    if isinstance(written, str):
        steps = {ATTR_ACTION: written, **beside} if calls is None else steps_of_calls(calls)
    wish = Wish(
        variants=course.variants,
        unresolved=course.unresolved,
        steps=steps if isinstance(steps, list) else [steps],
        calls=calls,
        named=tuple(course.named),
        nameless=course.nameless,
        fires=course.fires,
        context=call.context,
        goal=goal_of(hass, home, data[ATTR_GOAL]) if ATTR_GOAL in data else None,
        resend=data[ATTR_RESEND],
    )
    try:
        run = await home.door.async_run(
            wish,
            key=data.get(ATTR_KEY),
            dry_run=data[ATTR_DRY_RUN],
            ask=data[ATTR_APPROVAL] == ASK,
            wait=data[ATTR_WAIT].total_seconds(),
        )
    except StoreError as err:
        raise not_stored(err) from err
    answer = await async_run_answer(hass, run, await async_speaker(hass), user)
    return {**answer, "run_time": round(time.perf_counter() - began, 4)}


async def async_run_answer(hass: HomeAssistant, run: Run, speaker: Speaker, user: User | None) -> dict[str, Any]:
    """Return a run as an answer shows it to a user; None: to no user."""
    return {
        "result": run.result.value,
        "approval": run.approval_id,
        "verified": dict(run.verified),
        "resent": run.resent,
        "error": run.error,
        **await async_verdict_answer(hass, the_home(hass), run.checked, speaker, user),
    }
