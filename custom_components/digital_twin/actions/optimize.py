"""digital_twin.optimize: which actions at which times reach a goal. Nothing is done: the plan is told, or saved."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from ..access import POLICY_READ
from ..core.messages import Message
from ..core.plan.request import Account, Aim, PlanRequest, PlanResult, Wish
from ..core.requests import Change
from ..core.settings import APPLIANCE
from ..environment import async_expected_environment
from ..guard.facts import gather
from ..scenarios.conduct import PLAN_KIND
from ..scenarios.steps import changes_of, script_of
from ..store.records import ScenarioRecord
from ..texts import Speaker, async_speaker
from .fields import (
    ATTR_BY,
    ATTR_HORIZON,
    ATTR_STEP,
    TARGET_FIELDS,
    accepts,
    boolean_field,
    grid,
    horizon_field,
    limit_field,
    moment_field,
    name_field,
    refuse,
    schema,
    step_field,
)
from .reach import async_reach
from .response import iso, notes
from .selection import the_home
from .work import async_ask

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

ATTR_AIM: Final = "aim"
ATTR_CHARGE: Final = "charge"
ATTR_FROM: Final = "from"
ATTR_KEEP_CHARGE: Final = "keep_charge"
ATTR_MAX_POWER: Final = "max_power"
ATTR_NAME: Final = "name"
ATTR_SAVE: Final = "save"
ATTR_SURVIVE: Final = "survive"
ATTR_TO: Final = "to"
HORIZON: Final = timedelta(hours=24)
STEP: Final = timedelta(minutes=15)
TIMEOUT: Final = 60.0
AIMS: Final = (Aim.COST.value, Aim.CARBON.value, Aim.COMFORT.value)
PLANNED: Final = frozenset({"battery", "thermostat", "water_heater"})
PROGRAMMES: Final = frozenset({"washer", "dryer", "dishwasher"})
SWITCHED: Final = frozenset({"plug", "light", "fan", "humidifier"})
MOST_PLANNED: Final = 20
TOLD: Final = 8
MESSAGES: dict[str, tuple[str, ...]] = {
    "plan_nothing_better": (),
    "plan_result_carbon": ("amount", "instead"),
    "plan_result_cost": ("amount", "instead", "currency"),
    "plan_result_energy": ("amount", "instead"),
    "plan_sets": ("name", "what", "time"),
    "plan_more": ("count",),
}


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


_CHARGE = {
    vol.Required("entity_id"): accepts("invalid_target", str),
    vol.Optional(ATTR_TO, default=100): limit_field,
    vol.Required(ATTR_BY): moment_field,
}
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_AIM, default=[Aim.COST.value]): accepts(
            "invalid_aim", vol.All(cv.ensure_list, vol.Length(min=1), [vol.In(AIMS)])
        ),
        vol.Optional(ATTR_CHARGE, default=list): vol.All(accepts("invalid_charge", _list), [_CHARGE]),
        vol.Optional(ATTR_SURVIVE): {
            vol.Optional(ATTR_FROM, default=0): moment_field,
            vol.Required(ATTR_BY): moment_field,
        },
        vol.Optional(ATTR_MAX_POWER): limit_field,
        vol.Optional(ATTR_HORIZON, default=HORIZON): horizon_field,
        vol.Optional(ATTR_STEP, default=STEP): step_field,
        vol.Optional(ATTR_KEEP_CHARGE, default=True): boolean_field,
        vol.Optional(ATTR_NAME): name_field,
        vol.Optional(ATTR_SAVE, default=False): boolean_field,
    }
)


async def async_optimize(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the plan, what it comes to beside doing nothing and simple rules, and how to use it."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    if data[ATTR_SAVE] and not data.get(ATTR_NAME):
        raise refuse("missing_field", field=ATTR_NAME)
    start = time.time()
    horizon, step = grid(data[ATTR_HORIZON], data[ATTR_STEP])
    given = await async_reach(call, POLICY_READ, needed=False)
    wishes, charged = _wishes(home, data, start, horizon)
    named = any(data.get(str(key)) for key in TARGET_FIELDS)
    survives = ATTR_SURVIVE in data
    controlled = {twin.spec.twin_id: twin for twin in given if named or _is_planned(twin, survives=survives)}
    controlled |= {twin.spec.twin_id: twin for twin in charged}
    if not controlled:
        raise refuse("nothing_to_plan")
    if len(controlled) > MOST_PLANNED:
        raise refuse("too_many_twins", count=str(len(controlled)), allowed=str(MOST_PLANNED))
    twins = {twin.spec.twin_id: twin for twin in (*given, *charged) if _uses_power(twin)} | controlled
    for twin in twins.values():
        await twin.hibernation.async_wake()
    environment = await async_expected_environment(hass, home, None, start, horizon, step)
    request = PlanRequest(
        twins=tuple(twin.snapshot() for twin in twins.values()),
        controlled=tuple(controlled),
        wishes=wishes,
        start=start,
        horizon=horizon,
        step=step,
        environment=environment,
        base=_base(hass, home, twins),
        keep_charge=data[ATTR_KEEP_CHARGE],
    )
    result: PlanResult = await async_ask(home, "optimize", request, timeout=TIMEOUT)
    speaker = await async_speaker(hass)
    changes = changes_of(result.changes, twins)
    answer = {
        "summary": _summary(hass, result, twins, data[ATTR_AIM], start, speaker),
        "start": iso(start),
        "end": iso(start + horizon),
        "reached": result.reached,
        "plan": [
            {"time": iso(start + change["at"]), **{key: value for key, value in change.items() if key != "at"}}
            for change in changes
        ],
        "changes": changes,
        "script": script_of(changes),
        "account": _account(result.account),
        "nothing": _account(result.nothing),
        "rules": {name: _account(account) for name, account in result.rules.items()},
        "figures": {
            "cost": round(result.account.cost, 3),
            "energy": round(result.account.energy, 3),
            "carbon": round(result.account.carbon, 3),
            "comfort": round(result.account.discomfort, 2),
            "peak": round(result.account.peak),
        },
        "notes": notes(result.notes, speaker),
        "assumed": notes(environment.assumed, speaker),
        "evaluations": result.evaluations,
        "run_time": round(result.run_time, 3),
    }
    return await _async_kept(call, home, answer, horizon, start)


async def _async_kept(
    call: ServiceCall, home: Home, answer: dict[str, Any], horizon: float, start: float
) -> dict[str, Any]:
    """Keep the plan among the answers, and as a scenario where that was asked for."""
    data = call.data
    scenario = {"horizon": round(horizon), "changes": answer["changes"]}
    name = data.get(ATTR_NAME)
    record = ScenarioRecord(
        scenario_id=ulid_now(), at=start, kind=PLAN_KIND, name=name,
        request={ATTR_NAME: name, **scenario} if name else scenario,
        result={key: value for key, value in answer.items() if key != "changes"},
    )  # fmt: skip
    await home.scenarios.async_file(record, answer["summary"], call.context)
    answer["scenario_id"] = record.scenario_id
    if data[ATTR_SAVE] and name:
        try:
            await home.scenarios.shelf.async_save(name, scenario)
        except OverflowError as err:
            raise refuse("too_many_saved", allowed=str(err)) from err
        answer["saved"] = name
    return answer


@callback
def _wishes(
    home: Home, data: Mapping[str, Any], start: float, horizon: float
) -> tuple[tuple[Wish, ...], list[TwinCoordinator]]:
    wishes = [Wish(aim=Aim(aim)) for aim in data[ATTR_AIM]]
    charged: list[TwinCoordinator] = []

    def within(moment: Any, field: str) -> float:
        after = float(moment.after(start))
        if not -1.0 <= after <= horizon:
            raise refuse("time_outside", field=field, horizon=str(timedelta(seconds=round(horizon))))
        return max(after, 0.0)

    for index, item in enumerate(data[ATTR_CHARGE]):
        field = f"{ATTR_CHARGE}[{index}]"
        twin = home.twin_of_entity(item["entity_id"])
        if twin is None:
            raise refuse("unknown_twin", target=item["entity_id"])
        if twin.kind.id != "battery":
            raise refuse("no_battery", field=f"{field}.entity_id", name=twin.config.name)
        if not 0 < item[ATTR_TO] <= 100:
            raise refuse("invalid_number", field=f"{field}.{ATTR_TO}", value=str(item[ATTR_TO]))
        by = within(item[ATTR_BY], f"{field}.{ATTR_BY}")
        if by <= 0.0:
            raise refuse("time_outside", field=f"{field}.{ATTR_BY}", horizon=str(data[ATTR_HORIZON]))
        charged.append(twin)
        wishes.append(Wish(aim=Aim.CHARGE, twin_id=twin.spec.twin_id, least=float(item[ATTR_TO]), by=by))
    if (survive := data.get(ATTR_SURVIVE)) is not None:
        begin = within(survive[ATTR_FROM], f"{ATTR_SURVIVE}.{ATTR_FROM}")
        by = within(survive[ATTR_BY], f"{ATTR_SURVIVE}.{ATTR_BY}")
        if by <= begin:
            raise refuse("time_outside", field=f"{ATTR_SURVIVE}.{ATTR_BY}", horizon=str(data[ATTR_HORIZON]))
        wishes.append(Wish(aim=Aim.SURVIVE, begin=begin, by=by))
    most = data.get(ATTR_MAX_POWER) or home.config.power_limit
    if most is not None:
        wishes.append(Wish(aim=Aim.FUSE, most=float(most)))
    return tuple(wishes), charged


def _is_planned(twin: TwinCoordinator, *, survives: bool) -> bool:
    """Return whether a device is planned for without being named: what can be moved without anybody missing it."""
    if twin.kind.id in PLANNED:
        return True
    if twin.kind.id == "plug" and twin.config.settings.get(APPLIANCE) in PROGRAMMES:
        return True
    return survives and twin.kind.id in SWITCHED


def _uses_power(twin: TwinCoordinator) -> bool:
    return "power" in twin.channels or "production" in twin.channels


def _base(hass: HomeAssistant, home: Home, twins: Mapping[str, TwinCoordinator]) -> float:
    """Return what the home draws now beside its twins, W, as its meter tells; 0 without one."""
    measured = gather(hass, home, (), dt_util.utcnow().timestamp()).get("home_power")
    if measured is None:
        return 0.0
    own = sum(_now(twin, "power") - _now(twin, "production") for twin in twins.values())
    return max(measured - own, 0.0)


def _now(twin: TwinCoordinator, channel: str) -> float:
    value = twin.state.get(channel) if channel in twin.channels else None
    return 0.0 if value is None or isinstance(value, str) else float(value)


def _account(account: Account) -> dict[str, float]:
    return {
        "energy": round(account.energy, 3),
        "exported": round(account.exported, 3),
        "cost": round(account.cost, 3),
        "carbon": round(account.carbon, 3),
        "peak": round(account.peak),
        "discomfort": round(account.discomfort, 2),
        "short": round(account.short, 3),
        "over": round(account.over, 3),
        "dark": round(account.dark, 3),
    }


def _summary(
    hass: HomeAssistant,
    result: PlanResult,
    twins: Mapping[str, TwinCoordinator],
    aims: list[str],
    start: float,
    speaker: Speaker,
) -> str:
    """Say what cannot be reached, what the plan comes to instead of what, and what it sets when."""
    unreached = [note for note in result.notes if note.id.startswith("plan_unreached")]
    if not result.changes:
        return " ".join(speaker.say(line) for line in unreached or [Message("plan_nothing_better")])
    show = speaker.numbers.plain
    priced = "plan_no_price" not in {note.id for note in result.notes}
    if Aim.CARBON.value in aims and result.nothing.carbon > 0:
        lines = [
            Message(
                "plan_result_carbon",
                {"amount": show(result.account.carbon, 2), "instead": show(result.nothing.carbon, 2)},
            )
        ]
    elif priced:
        params = {
            "amount": show(result.account.cost, 2),
            "instead": show(result.nothing.cost, 2),
            "currency": hass.config.currency,
        }
        lines = [Message("plan_result_cost", params)]
    else:
        lines = [
            Message(
                "plan_result_energy",
                {"amount": show(result.account.energy, 2), "instead": show(result.nothing.energy, 2)},
            )
        ]
    told = result.changes[:TOLD]
    lines = [*unreached, *lines, *(_sets(twins, change, start, speaker) for change in told)]
    if len(result.changes) > len(told):
        lines.append(Message("plan_more", {"count": len(result.changes) - len(told)}))
    return " ".join(speaker.say(line) for line in lines)


def _sets(twins: Mapping[str, TwinCoordinator], change: Change, start: float, speaker: Speaker) -> Message:
    when: datetime = dt_util.as_local(dt_util.utc_from_timestamp(start + change.at))
    what = ", ".join(
        f"{speaker.word('channel', channel)} {_value(value, speaker)}" for channel, value in change.commands.items()
    )
    name = twins[change.twin_id].config.name
    return Message("plan_sets", {"name": name, "what": what, "time": when.strftime("%H:%M")})


def _value(value: object, speaker: Speaker) -> str:
    if isinstance(value, bool):
        key = "value_on" if value else "value_off"
        return speaker.texts.get(f"component.digital_twin.exceptions.{key}.message", str(value))
    return speaker.numbers.plain(value, 1) if isinstance(value, int | float) else str(value)
