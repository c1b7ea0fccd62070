"""Calls of actions tried on the twins: what they reach, the question to the core, and its verdict in time."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.core import Context, HomeAssistant, callback

from ..const import LOGGER
from ..core.messages import Message
from ..core.requests import Beside, CheckRequest, Decision, Environment, Goal, Verdict
from ..core.safety.check import check
from ..core.safety.policy import ORDER, weight
from ..core.safety.power import power_of
from ..core.settings import RATED_POWER
from ..core.twin import TwinSnapshot
from ..environment import async_expected_environment
from ..recall import rooms_told
from ..worker.errors import WorkerError
from .beside import ROOMS, rooms_beside
from .circuits import circuit_loads
from .facts import area_of, gather
from .need import async_with_need
from .script_steps import Step, steps_of_alternative
from .targets import Reached, Resolved, resolve
from .timed import TimedCall

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

BUDGET: Final = 3.0
"""s for the simulation, the worker's start included; an automation waits for the answer. Then rules alone decide."""
FURTHER: Final = 0.5
"""s more for each further course of an action; once the worker did not answer, nobody waits for it again."""
DAY: Final = 86_400.0
STEP: Final = 300.0
MEMBERS: Final = 100
BY_RULES_ONLY: Final = Message("check_by_rules_only")
MESSAGES: dict[str, tuple[str, ...]] = {"check_by_rules_only": ()}


@dataclass(frozen=True, slots=True)
class Span:
    """How far ahead a check looks, both in s, with how many members, and how many s it waits for the simulation."""

    horizon: float = DAY
    step: float = STEP
    members: int = MEMBERS
    budget: float = BUDGET


DEFAULT_SPAN: Final = Span()
UNANSWERED: Final = Verdict(decision=Decision.NEEDS_APPROVAL, confidence=0.0, summary=Message("check_unanswered"))
"""What a question is answered with until it is: nothing is approved that nobody looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A verdict with what was asked for it, and the twins the action reaches by their id."""

    request: CheckRequest
    verdict: Verdict
    touched: Mapping[str, TwinCoordinator]
    calls: Sequence[TimedCall]
    reached: Sequence[tuple[float, Reached]]

    @property
    def instead(self) -> list[Step] | None:
        """Return the alternative as steps of a script, None where there is none."""
        alternative = self.verdict.alternative
        return None if alternative is None else steps_of_alternative(alternative, self.calls, self.reached)


async def async_check(
    hass: HomeAssistant,
    home: Home,
    calls: Sequence[TimedCall],
    *,
    context: Context | None = None,
    span: Span = DEFAULT_SPAN,
    unresolved: Sequence[Message] = (),
    quick: bool = False,
    goal: Goal | None = None,
) -> Checked:
    """Try calls on the twins; unresolved: what of the action could not even be read as a call.

    Raises ServiceValidationError for calls that Home Assistant would refuse.
    """
    resolved = [(timed.at, resolve(hass, home, timed.call)) for timed in calls]
    touched = _touched(resolved)
    beside = () if quick else rooms_beside(hass, home, touched)
    for twin_id in dict.fromkeys((*touched, *(one.room for one in beside))):
        await home.twins[twin_id].hibernation.async_wake()
    asked = _ask(hass, home, calls, resolved, context=context, span=span, unresolved=unresolved, beside=beside)
    request = asked.request
    environment = await async_expected_environment(hass, home, None, request.start, span.horizon, span.step)
    if not quick:
        environment = await async_with_need(hass, home, environment, touched.values(), span.horizon)
    request = replace(request, environment=environment, quick=quick, goal=goal)
    verdict = check(request) if quick else await _async_verdict(hass, home, request, span.budget)
    return replace(asked, request=request, verdict=verdict)


@callback
def check_by_rules(
    hass: HomeAssistant,
    home: Home,
    variants: Sequence[Sequence[TimedCall]],
    *,
    context: Context | None = None,
    unresolved: Sequence[Message] = (),
) -> Checked:
    """Hold every course of an action against the rules alone, at once: what must be simulated is left open.

    Raises ServiceValidationError for calls that Home Assistant would refuse.
    """
    checked = []
    for calls in variants:
        resolved = [(timed.at, resolve(hass, home, timed.call)) for timed in calls]
        asked = _ask(hass, home, calls, resolved, context=context, unresolved=unresolved)
        request = replace(asked.request, quick=True)
        checked.append(replace(asked, request=request, verdict=check(request)))
    return _worst(checked)


def _touched(resolved: Sequence[tuple[float, Resolved]]) -> dict[str, TwinCoordinator]:
    return {item.twin.spec.twin_id: item.twin for _, part in resolved for item in part.reached}


@callback
def _ask(
    hass: HomeAssistant,
    home: Home,
    calls: Sequence[TimedCall],
    resolved: Sequence[tuple[float, Resolved]],
    *,
    context: Context | None,
    span: Span = DEFAULT_SPAN,
    unresolved: Sequence[Message],
    beside: tuple[Beside, ...] = (),
) -> Checked:
    """Return the question that calls make, as of now, with nothing known of the surroundings and no answer yet."""
    reached = [(at, item) for at, part in resolved for item in part.reached]
    touched = _touched(resolved)
    start = time.time()
    limit = home.config.power_limit
    rivals = _rivals(hass, home, touched)
    reaching = {one.room: home.twins[one.room] for one in beside if one.room not in touched}
    areas = areas_of(hass, home, (*touched, *rivals, *reaching))
    own = home.rules.own_hazards(areas, touched)
    facts = gather(hass, home, touched.values(), start, context) | home.rules.facts(own)
    if limit is not None:
        facts["untouched_power"] = _untouched_power(home, {*touched, *rivals, *reaching})
    simulated = {**touched, **reaching}
    request = CheckRequest(
        twins=(
            *(without_memory(twin.snapshot()) for twin in simulated.values()),
            *(twin for twin_id, twin in rivals.items() if twin_id not in simulated),
        ),
        changes=tuple(item.change(at) for at, item in reached),
        start=start,
        environment=Environment(start=start, step=span.step),
        limits=({} if limit is None else {"max_power": limit}) | home.rules.limits(start),
        twin_limits=home.rules.twin_limits(areas, simulated, start),
        own=own,
        context=facts,
        areas=areas,
        circuits=circuit_loads(home, touched),
        recent=rooms_told(simulated, start),
        beside=beside,
        unresolved=(*unresolved, *(message for _, part in resolved for message in part.unresolved)),
        horizon=span.horizon,
        step=span.step,
        members=span.members,
    )
    return Checked(request=request, verdict=UNANSWERED, touched=touched, calls=calls, reached=reached)


async def async_check_variants(
    hass: HomeAssistant,
    home: Home,
    variants: Sequence[Sequence[TimedCall]],
    *,
    context: Context | None = None,
    span: Span = DEFAULT_SPAN,
    unresolved: Sequence[Message] = (),
    quick: bool = False,
    goal: Goal | None = None,
) -> Checked:
    """Try every course that an action could take; the worst one answers, with what the others found beside it."""
    deadline = hass.loop.time() + BUDGET + FURTHER * (len(variants) - 1)
    checked: list[Checked] = []
    for calls in variants:
        answered = not checked or BY_RULES_ONLY not in checked[-1].verdict.not_checked
        budget = min(BUDGET, deadline - hass.loop.time()) if answered else 0.0
        checked.append(
            await async_check(
                hass,
                home,
                calls,
                context=context,
                span=replace(span, budget=budget),
                unresolved=unresolved,
                quick=quick,
                goal=goal,
            )
        )
    return _worst(checked)


def _worst(checked: Sequence[Checked]) -> Checked:
    """Return the worst course's answer, with what the others found beside it."""
    worst = max(checked, key=lambda item: (ORDER[item.verdict.decision], _likeliest(item.verdict)))
    if len(checked) == 1:
        return worst
    found = {(finding.hazard, finding.twins): finding for item in checked for finding in item.verdict.hazards}
    found |= {(finding.hazard, finding.twins): finding for finding in worst.verdict.hazards}
    gaps: list[Message] = []
    for item in (worst, *checked):
        gaps += [message for message in item.verdict.not_checked if message not in gaps]
    verdict = replace(
        worst.verdict,
        hazards=tuple(sorted(found.values(), key=weight, reverse=True)),
        not_checked=tuple(gaps),
        confidence=min(item.verdict.confidence for item in checked),
    )
    touched = {twin_id: twin for item in checked for twin_id, twin in item.touched.items()}
    return replace(worst, verdict=verdict, touched=touched)


def without_memory(twin: TwinSnapshot) -> TwinSnapshot:
    """Return a twin without what only its forecasts look back at: thousands of bytes that no check reads."""
    return twin if twin.learned is None else replace(twin, learned=replace(twin.learned, memory=b""))


def _likeliest(verdict: Verdict) -> float:
    return max((finding.probability for finding in verdict.hazards), default=0.0)


async def _async_verdict(hass: HomeAssistant, home: Home, request: CheckRequest, budget: float) -> Verdict:
    """Return the worker's verdict; when it does not answer within so many s, that of the rules alone."""
    if budget > 0.0:
        try:
            verdict: Verdict = await home.worker.run("check", request, timeout=budget, patience=budget)
        except WorkerError as err:
            LOGGER.debug("A check was answered by rules alone: %s", err)
        else:
            return verdict
    quick = await hass.async_add_executor_job(partial(check, replace(request, quick=True)))
    return replace(quick, not_checked=(BY_RULES_ONLY, *quick.not_checked))


def _untouched_power(home: Home, told: Collection[str]) -> float:
    """Return what the twins draw now, in W, of which the question tells nothing by themselves."""
    return sum(
        power_of(twin.state.get("power"), twin.state.get("on"), twin.config.settings)
        for twin_id, twin in ((twin.spec.twin_id, twin) for twin in home.twins.values())
        if twin_id not in told and ("power" in twin.channels or RATED_POWER in twin.config.settings)
    )


def _rivals(hass: HomeAssistant, home: Home, touched: Mapping[str, TwinCoordinator]) -> dict[str, TwinSnapshot]:
    """Return the other thermostats of the areas in which the action touches one; what they learned stays here."""
    areas = {area_of(hass, twin) for twin in touched.values() if twin.kind.id in ROOMS} - {None}
    return {
        twin.spec.twin_id: replace(twin.snapshot(), learned=None)
        for twin in (home.twins.values() if areas else ())
        if twin.kind.id in ROOMS and twin.spec.twin_id not in touched and area_of(hass, twin) in areas
    }


def areas_of(hass: HomeAssistant, home: Home, twin_ids: Sequence[str]) -> dict[str, str]:
    """Return the area each of these twins is in, where it is in one."""
    found = {twin_id: area_of(hass, twin) for twin_id in twin_ids if (twin := home.twins.get(twin_id)) is not None}
    return {twin_id: area for twin_id, area in found.items() if area is not None}
