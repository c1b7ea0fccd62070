"""digital_twin.optimize: which actions at which times reach a goal. Nothing is done: the plan is told, or saved."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
from homeassistant.util.ulid import ulid_now

from ..access import POLICY_READ, require
from ..core.messages import Message
from ..core.plan.request import Aim, PlanRequest, PlanResult
from ..core.plan.switched import PROGRAMMES
from ..core.settings import APPLIANCE
from ..environment import async_expected_environment
from ..recall import last_charges, rooms_told
from ..rest_of_home import async_rest
from ..scenarios import shelf
from ..scenarios.conduct import PLAN_KIND
from ..scenarios.steps import changes_of, script_of
from ..store.records import ScenarioRecord
from ..texts import async_speaker
from ..units import units_of
from .clocked import clocked
from .fields import (
    ATTR_BY,
    ATTR_HORIZON,
    ATTR_STEP,
    TARGET_FIELDS,
    accepts,
    boolean_field,
    deadline_field,
    grid,
    horizon_field,
    limit_field,
    name_field,
    refuse,
    schema,
    step_field,
)
from .plan_answer import account, figures, left_out, summary
from .plan_home import assumed, base_of, drawing
from .reach import async_reach
from .response import iso, notes
from .scenario_access import async_reader, require_changed
from .selection import the_home
from .wishes import ATTR_AIM, ATTR_CHARGE, ATTR_FROM, ATTR_MAX_POWER, ATTR_SURVIVE, ATTR_TO, wishes_of

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..coordinator import TwinCoordinator
    from ..manager import Home

ATTR_KEEP_CHARGE: Final = "keep_charge"
ATTR_NAME: Final = "name"
ATTR_REPLACE: Final = "replace"
ATTR_SAVE: Final = "save"
HORIZON: Final = timedelta(hours=24)
STEP: Final = timedelta(minutes=15)
TIMEOUT: Final = 60.0
AIMS: Final = (Aim.COST.value, Aim.CARBON.value, Aim.COMFORT.value)
PLANNED: Final = frozenset({"battery", "thermostat", "water_heater"})
SWITCHED: Final = frozenset({"plug", "light", "fan", "humidifier"})
MOST_PLANNED: Final = 20


def _list(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, list):
        raise TypeError
    return value


_CHARGE = {
    vol.Required("entity_id"): accepts("invalid_target", str),
    vol.Optional(ATTR_TO, default=100): limit_field,
    vol.Required(ATTR_BY): deadline_field,
}
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_AIM, default=[Aim.COST.value]): accepts(
            "invalid_aim", vol.All(cv.ensure_list, vol.Length(min=1), [vol.In(AIMS)])
        ),
        vol.Optional(ATTR_CHARGE, default=list): vol.All(accepts("invalid_charge", _list), [_CHARGE]),
        vol.Optional(ATTR_SURVIVE): {
            vol.Optional(ATTR_FROM, default=0): deadline_field,
            vol.Required(ATTR_BY): deadline_field,
        },
        vol.Optional(ATTR_MAX_POWER): limit_field,
        vol.Optional(ATTR_HORIZON, default=HORIZON): horizon_field,
        vol.Optional(ATTR_STEP, default=STEP): step_field,
        vol.Optional(ATTR_KEEP_CHARGE, default=True): boolean_field,
        vol.Optional(ATTR_NAME): name_field,
        vol.Optional(ATTR_SAVE, default=False): boolean_field,
        vol.Optional(ATTR_REPLACE, default=False): boolean_field,
    }
)


async def async_optimize(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the plan, what it comes to beside doing nothing and simple rules, and how to use it."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    user = await async_reader(call)
    if data[ATTR_SAVE]:
        await _async_savable(call, home, user)
    start = time.time()
    horizon, step = grid(data[ATTR_HORIZON], data[ATTR_STEP])
    given = await async_reach(call, POLICY_READ, needed=False)
    wishes, charged = wishes_of(home, data, start, horizon)
    for twin in charged:
        require(user, call.context, twin.shadowed_ids, POLICY_READ)
    named = any(data.get(str(key)) for key in TARGET_FIELDS)
    survives = ATTR_SURVIVE in data
    controlled = {twin.spec.twin_id: twin for twin in given if named or _is_planned(twin, survives=survives)}
    controlled |= {twin.spec.twin_id: twin for twin in charged}
    if not controlled:
        raise refuse("nothing_to_plan")
    if len(controlled) > MOST_PLANNED:
        raise refuse("too_many_twins", count=str(len(controlled)), allowed=str(MOST_PLANNED))
    twins = drawing(home, user) | controlled
    for twin in twins.values():
        await twin.hibernation.async_wake()
    environment = await async_expected_environment(hass, home, None, start, horizon, step)
    rest = await async_rest(hass, home, start, horizon)
    request = PlanRequest(
        twins=tuple(twin.snapshot() for twin in twins.values()),
        controlled=tuple(controlled),
        wishes=wishes,
        start=start,
        horizon=horizon,
        step=step,
        environment=environment,
        base=base_of(hass, home, twins),
        rest=rest,
        keep_charge=data[ATTR_KEEP_CHARGE],
        units=units_of(hass),
        recent=rooms_told(twins, start),
        last_charges=last_charges(twins),
    )
    result: PlanResult = await home.scenarios.async_worked("optimize", request, timeout=TIMEOUT)
    speaker = await async_speaker(hass)
    known = frozenset(environment.values)
    changes = changes_of(result.changes, twins)
    unsaved = () if changes or not data[ATTR_SAVE] else (Message("plan_nothing_to_save"),)
    answer = {
        "summary": " ".join(
            (
                summary(hass, result, twins, known, wishes, start, speaker),
                *(speaker.say(one) for one in unsaved),
            )
        ),
        "start": iso(start),
        "end": iso(start + horizon),
        "reached": result.reached,
        "plan": [
            {"time": iso(start + change["at"]), **{key: value for key, value in change.items() if key != "at"}}
            for change in changes
        ],
        "changes": changes,
        "script": script_of(changes),
        "account": account(hass, result.account, known),
        "nothing": account(hass, result.nothing, known),
        "rules": {name: account(hass, found, known) for name, found in result.rules.items()},
        "figures": figures(hass, result.account, known),
        "left_out": left_out(result),
        "notes": notes(clocked(hass, (*result.notes, *result.met, *unsaved), start), speaker),
        "assumed": notes((*environment.assumed, assumed(request)), speaker),
        "evaluations": result.evaluations,
        "run_time": round(result.run_time, 3),
    }
    return await _async_kept(call, home, answer, horizon, start)


async def _async_kept(
    call: ServiceCall, home: Home, answer: dict[str, Any], horizon: float, start: float
) -> dict[str, Any]:
    """Keep the plan among the answers, and as a scenario where that was asked for and it does anything."""
    data = call.data
    scenario = {"horizon": round(horizon), "changes": answer["changes"]}
    name = (data.get(ATTR_NAME) or "").strip() or None
    record = ScenarioRecord(
        scenario_id=ulid_now(), at=start, kind=PLAN_KIND, name=name,
        request={ATTR_NAME: name, **scenario} if name else scenario,
        result={key: value for key, value in answer.items() if key != "changes"},
    )  # fmt: skip
    await home.scenarios.async_file(record, answer["summary"], call.context)
    answer["scenario_id"] = record.scenario_id
    if data[ATTR_SAVE] and name and answer["changes"]:
        try:
            await home.scenarios.shelf.async_save(name, scenario)
        except OverflowError as err:
            raise refuse("too_many_saved", allowed=str(err)) from err
        answer["saved"] = name
    return answer


async def _async_savable(call: ServiceCall, home: Home, user: User | None) -> None:
    """Refuse, before anything is worked out, what could not be saved, or would take another's place unasked."""
    name = str(call.data.get(ATTR_NAME) or "").strip()
    if not name:
        raise refuse("missing_field", field=ATTR_NAME)
    saved = await home.scenarios.shelf.async_load()
    if name in saved and not call.data[ATTR_REPLACE]:
        raise refuse("name_taken", field=ATTR_NAME, name=name, other=ATTR_REPLACE)
    if name in saved:
        require_changed(call, home, user, saved[name])
    elif len(saved) >= shelf.MOST:
        raise refuse("too_many_saved", allowed=str(shelf.MOST))


def _is_planned(twin: TwinCoordinator, *, survives: bool) -> bool:
    """Return whether a device is planned for without being named: what can be moved without anybody missing it.

    A machine is not: nobody knows whether it is loaded. Without the grid what is on may be switched off.
    """
    if twin.kind.id in PLANNED:
        return True
    idle = twin.config.settings.get(APPLIANCE) in PROGRAMMES or not twin.state.get("on")
    return survives and twin.kind.id in SWITCHED and not idle
