"""What would make the footprint smaller: changes that were simulated, ranked by what they save a day."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..asking import async_ask
from ..core import settings
from ..core.channel import CELSIUS
from ..core.grid import Array
from ..core.home.happenings import Command
from ..core.home.leaving import first_leaving
from ..core.messages import Message
from ..core.plan.request import Aim, PlanRequest, PlanResult, Wish
from ..core.plan.switched import PROGRAMMES
from ..core.requests import Change, Environment
from ..core.scenario.request import HomeScenario, Report
from ..core.scenario.result import HomeOutcome
from ..environment import async_expected_environment
from ..recall import last_charges, rooms_told
from ..rest_of_home import async_rest
from ..scenarios.steps import changes_of
from ..spoken import manner_of
from ..texts import Speaker
from ..units import units_of
from .plan_answer import held_against
from .plan_home import base_of, drawing

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..coordinator import TwinCoordinator
    from ..manager import Home

DAY: Final = 86_400.0
STEP: Final = 900.0
TIMEOUT: Final = 60.0
MEMBERS: Final = 40
SETTLING: Final = 2 * DAY
"""s in which what is set lower has given off the warmth it held: saved once, not every day."""
SETTLED: Final = 3 * DAY
"""s that are compared after that: several cycles of a tank that heats twice a day."""
STANDBY: Final = 3.0
"""W that a device may take while it does nothing before it is worth switching off."""
NIGHT: Final = (23, 6)
COOLER: Final[Mapping[str | None, float]] = {CELSIUS: 1.0, UnitOfTemperature.FAHRENHEIT: 2.0}
"""By how many of its degrees a home is heated less."""
LEAST: Final = 0.01
MOST: Final = 10
MESSAGES: dict[str, tuple[str, ...]] = {
    "proposal_cooler": ("name", "step"),
    "proposal_night_off": ("name",),
    "proposal_shift": (),
    "proposal_shift_due": ("time",),
    "proposal_saves": ("energy",),
    "proposal_saves_money": ("amount", "currency"),
}


@dataclass(frozen=True, slots=True)
class Idea:
    """Something that could be done: what to say of it, and the commands of the coming day.

    settles: whether the first days save more than those that follow, since something cools down. beside: what else is
    to be said of it.
    """

    message: Message
    changes: tuple[Change, ...]
    settles: bool = False
    beside: Message | None = None


async def async_proposals(
    hass: HomeAssistant, home: Home, twins: list[TwinCoordinator], user: User | None, speaker: Speaker
) -> list[dict[str, Any]]:
    """Return proposals that save something, the best first: what they save in a day, once they have settled."""
    start = time.time()
    environment = await async_expected_environment(hass, home, None, start, DAY, STEP)
    later = await async_expected_environment(hass, home, None, start, SETTLING + SETTLED, STEP)
    price = environment.values.get("price")
    mean_price = None if price is None else float(np.nanmean(price))
    found: list[dict[str, Any]] = []
    for twin in twins:
        await twin.hibernation.async_wake()
        for idea in ideas(twin, start):
            saved = await _async_saved(home, twin, idea, later if idea.settles else environment, start)
            if saved is not None and saved > LEAST:
                money = None if mean_price is None else saved * mean_price
                found.append(_told(hass, idea, saved, money, {twin.spec.twin_id: twin}, speaker))
    beside = drawing(home, user)
    if price is not None and (shift := await _async_shifted(hass, home, twins, beside, environment, start, speaker)):
        found.append(shift)
    found.sort(key=lambda item: -(item["saves"]["cost"] or item["saves"]["energy"] or 0.0))
    return found[:MOST]


def ideas(twin: TwinCoordinator, start: float) -> Iterator[Idea]:
    """Yield what could be done about one device."""
    spec = twin.spec
    target = settings.number(twin.snapshot().values, "target_temperature")
    if spec.kind in ("thermostat", "water_heater") and target is not None:
        low = settings.number(spec.settings, settings.COMFORT_LOW)
        scale = units_of(twin.hass).temperature
        less = scale.differences.inward(COOLER[scale.unit])
        if low is None or target - less >= low:
            cooler = Change(at=0.0, twin_id=spec.twin_id, commands={"target_temperature": target - less})
            yield Idea(
                Message("proposal_cooler", {"name": spec.name, "step": less, "unit": "K"}), (cooler,), settles=True
            )
    idle = None if twin.learned is None else twin.learned.parameters.get("idle_power")
    may_rest = spec.kind == "plug" and "on" in spec.channels and not settings.never_off(spec.settings)
    if may_rest and idle is not None and idle.value >= STANDBY:
        begin, end = (_next(hour, start) for hour in NIGHT)
        off = Change(at=begin, twin_id=spec.twin_id, commands={"on": False})
        on = Change(at=end, twin_id=spec.twin_id, commands={"on": True})
        yield Idea(Message("proposal_night_off", {"name": spec.name}), (off, on) if begin < end else (on, off))


def _next(hour: int, start: float) -> float:
    """Return when it is that hour next (s after start)."""
    local = dt_util.as_local(dt_util.utc_from_timestamp(start))
    moment = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    after = moment.timestamp() - start
    return after if after > 0 else after + DAY


def due(people: Array | None, start: float) -> float:
    """Return by when (s after start) a car has to be charged and a machine done of which nobody said so.

    Before somebody is expected to leave, else in the morning. people: how many are expected at home each STEP.
    """
    if people is not None and (row := first_leaving(people)) is not None:
        return row * STEP
    return _next(NIGHT[1], start)


async def _async_saved(
    home: Home, twin: TwinCoordinator, idea: Idea, environment: Environment, start: float
) -> float | None:
    """Return the kWh a day that an idea saves, the median of the simulated members."""
    twin_id = twin.spec.twin_id
    happenings = tuple(Command(twin_id=twin_id, commands=one.commands, at=one.at) for one in idea.changes)
    settling, counted = (SETTLING, SETTLED) if idea.settles else (0.0, DAY)
    request = HomeScenario(
        twins=(twin.snapshot(),), happenings=happenings, start=start, horizon=settling + counted, step=STEP,
        environment=environment, members=MEMBERS, shown=(twin_id,),
        report=Report(recommend=False, settling=settling), recent=rooms_told({twin_id: twin}, start),
    )  # fmt: skip
    result: HomeOutcome = await async_ask(home, "run_scenario", request, timeout=TIMEOUT)
    outcome = result.twins[0]
    return None if outcome.refused else outcome.saved


async def _async_shifted(
    hass: HomeAssistant,
    home: Home,
    twins: list[TwinCoordinator],
    beside: Mapping[str, TwinCoordinator],
    environment: Environment,
    start: float,
    speaker: Speaker,
) -> dict[str, Any] | None:
    """Return the plan that uses cheaper hours, where it saves something."""
    movable = [
        twin for twin in twins
        if twin.kind.id in ("battery", "thermostat", "water_heater")
        or twin.config.settings.get(settings.APPLIANCE) in PROGRAMMES
    ]  # fmt: skip
    if not movable:
        return None
    known = {**beside, **{twin.spec.twin_id: twin for twin in twins}}
    for twin in known.values():
        await twin.hibernation.async_wake()
    by = due(environment.values.get("people"), start)
    request = PlanRequest(
        twins=tuple(twin.snapshot() for twin in known.values()),
        controlled=tuple(twin.spec.twin_id for twin in movable),
        wishes=(Wish(aim=Aim.COST),),
        start=start,
        environment=environment,
        base=base_of(hass, home, known),
        rest=await async_rest(hass, home, start, DAY),
        recent=rooms_told(known, start),
        last_charges=last_charges(known),
        units=units_of(hass),
        due=by,
    )
    result: PlanResult = await async_ask(home, "optimize", request, timeout=TIMEOUT)
    instead = held_against(result)
    # What batteries and tanks hold less in the end is not saved.
    more = result.account.stored - instead.stored
    saved = instead.cost - result.account.cost + more * result.worth
    worse = result.account.discomfort > instead.discomfort + 0.5 or result.account.short > 0.1
    if saved <= LEAST or worse or not result.changes:
        return None
    told = manner_of(hass).time(dt_util.utc_from_timestamp(start + by))
    waits = any(_is_due(known[change.twin_id]) for change in result.changes)
    idea = Idea(
        Message("proposal_shift"),
        result.changes,
        beside=Message("proposal_shift_due", {"time": told}) if waits else None,
    )
    less = instead.energy - result.account.energy + more
    return _told(hass, idea, less, saved, known, speaker)


def _is_due(twin: TwinCoordinator) -> bool:
    """Return whether it is wanted at a time: a car, or a machine."""
    car = twin.kind.id == "battery" and "storage_mode" not in twin.channels
    return car or twin.config.settings.get(settings.APPLIANCE) in PROGRAMMES


def _told(
    hass: HomeAssistant,
    idea: Idea,
    energy: float,
    money: float | None,
    twins: dict[str, TwinCoordinator],
    speaker: Speaker,
) -> dict[str, Any]:
    message = idea.message
    gain = (
        Message("proposal_saves", {"energy": energy})
        if money is None
        else Message(
            "proposal_saves_money",
            {"amount": speaker.numbers.money(money), "currency": hass.config.currency},
        )
    )
    return {
        "id": message.id,
        "text": " ".join(speaker.say(one) for one in (message, idea.beside, gain) if one is not None),
        "saves": {"energy": round(energy, 3), "cost": None if money is None else round(money, 3)},
        "changes": changes_of(idea.changes, twins),
    }
