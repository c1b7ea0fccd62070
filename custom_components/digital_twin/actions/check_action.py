"""digital_twin.check_action: would this action do harm? It is tried on the twins; no device is touched."""

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.auth.models import User
from homeassistant.const import ATTR_ENTITY_ID, UnitOfTemperature
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.util.unit_conversion import TemperatureConverter

from ..access import POLICY_READ, async_user, require
from ..core.channel import Quantity
from ..core.messages import Message
from ..core.requests import Account, Alternative, CheckRequest, Decision, Goal, HazardFinding, Verdict
from ..core.safety.hazard import HAZARDS
from ..core.safety.policy import decide_finding
from ..guard.check import DEFAULT_SPAN, MEMBERS, Checked, Span, async_check_variants
from ..guard.run import verdict_of
from ..guard.unseen import as_seen_by
from ..texts import Speaker, async_speaker
from ..units import in_degree_hours
from .calls import SERVICE
from .course import course
from .fields import (
    ATTR_ABOVE,
    ATTR_ACTION,
    ATTR_BELOW,
    ATTR_BY,
    ATTR_CHANNEL,
    ATTR_DATA,
    ATTR_GOAL,
    ATTR_HORIZON,
    ATTR_MEMBERS,
    ATTR_QUICK,
    ATTR_TARGET,
    boolean_field,
    default_step,
    horizon_field,
    limit_field,
    members_field,
    name_field,
    refuse,
    schema,
)
from .response import energy, iso, notes, relevant, share
from .selection import refused_channel, the_home, twins_of
from .walk import walk
from .walk.readable import require_readable

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

LIKELY = 0.5
"""From this probability on a goal counts as reached."""
GOAL_FIELDS = {
    vol.Required(ATTR_ENTITY_ID): name_field,
    vol.Optional(ATTR_CHANNEL): name_field,
    vol.Optional(ATTR_ABOVE): limit_field,
    vol.Optional(ATTR_BELOW): limit_field,
    vol.Optional(ATTR_BY, default=timedelta(hours=24)): horizon_field,
}
SCHEMA = schema(
    {
        vol.Exclusive(ATTR_ACTION, ATTR_ACTION): object,
        vol.Exclusive(SERVICE, ATTR_ACTION): object,
        vol.Optional(ATTR_TARGET): object,
        vol.Optional(ATTR_DATA): object,
        vol.Optional(ATTR_HORIZON): horizon_field,
        vol.Optional(ATTR_MEMBERS, default=MEMBERS): members_field,
        vol.Optional(ATTR_QUICK, default=False): boolean_field,
        vol.Optional(ATTR_GOAL): GOAL_FIELDS,
    }
)


async def async_check_action(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the verdict with its reasons, what was predicted, and what could not be looked at."""
    hass = call.hass
    began = time.perf_counter()
    home = the_home(hass)
    data = call.data
    name = ATTR_ACTION if ATTR_ACTION in data else SERVICE
    if name not in data:
        raise refuse("missing_field", field=ATTR_ACTION)
    span = DEFAULT_SPAN
    if ATTR_HORIZON in data:
        step = default_step(data[ATTR_HORIZON])
        span = Span(data[ATTR_HORIZON].total_seconds(), step.total_seconds())
    user = await async_user(hass, call.context)
    given = {key: data[key] for key in (name, ATTR_TARGET, ATTR_DATA) if key in data}
    require_readable(hass, user, call.context, given)
    course = walk(hass, data[name], name, data, limited=user is not None and not user.is_admin)
    checked = await async_check_variants(
        hass,
        home,
        course.variants,
        context=call.context,
        span=replace(span, members=data[ATTR_MEMBERS]),
        unresolved=course.unresolved,
        quick=data[ATTR_QUICK],
        goal=goal_of(hass, home, data[ATTR_GOAL]) if ATTR_GOAL in data else None,
    )
    sources = [source for twin in checked.touched.values() for source in twin.shadowed_ids]
    require(user, call.context, sources, POLICY_READ)
    home.scores.async_note(checked, done=None)
    first = next(iter(checked.touched.values()), None)
    home.audit.async_note("action_checked", twin=first, context=call.context, data=verdict_of(checked))
    speaker = await async_speaker(hass)
    answer = await async_verdict_answer(hass, home, checked, speaker, user)
    return {**answer, "run_time": round(time.perf_counter() - began, 4)}


def _assumed(
    finding: HazardFinding, verdict: Verdict, request: CheckRequest, by_id: Mapping[str, TwinCoordinator]
) -> list[Message]:
    """Return what a finding takes for granted; one of a rule on known facts takes nothing."""
    hazard = HAZARDS.get(finding.hazard)
    if finding.probability >= 1.0 if hazard is None else not hazard.simulated:
        return []
    twins = [twin for twin_id in finding.twins if (twin := by_id.get(twin_id)) is not None]
    told = [note for outcome in verdict.outcome if outcome.twin_id in finding.twins for note in outcome.notes]
    return [*relevant(request.environment.assumed, twins), *told]


def _account(
    hass: HomeAssistant, account: Account | None, baseline: Account | None, names: Sequence[str]
) -> dict[str, Any]:
    """Return what a course takes, each figure beside that without the action; None for what nobody can tell."""
    told: dict[str, Any] = {}
    for name in names:
        for prefix, one in (("", account), ("baseline_", baseline)):
            found: tuple[float, float, float] | None = None if one is None else getattr(one, name)
            if found is not None:
                low, middle, high = (in_degree_hours(hass, name, value) for value in found)
                found = low, middle, high
            told[f"{prefix}{name}"] = energy(found)
    return told


def goal_of(hass: HomeAssistant, home: Home, given: Mapping[str, Any]) -> Goal:
    """Return the goal the caller states. Raises ServiceValidationError, naming the field, for one that makes none."""
    twins = twins_of(hass, home, {ATTR_ENTITY_ID: given[ATTR_ENTITY_ID]})
    if not twins:
        raise refuse("missing_field", field=f"{ATTR_GOAL}.{ATTR_ENTITY_ID}")
    twin = twins[0]
    key = given.get(ATTR_CHANNEL, twin.kind.main)
    channel = twin.channels.get(key)
    if channel is None or channel.quantity is Quantity.OPTION:
        allowed = [name for name, one in twin.channels.items() if one.quantity is not Quantity.OPTION]
        raise refused_channel([twin], f"{ATTR_GOAL}.{ATTR_CHANNEL}", key, allowed)
    if ATTR_ABOVE not in given and ATTR_BELOW not in given:
        raise refuse("missing_field", field=f"{ATTR_GOAL}.{ATTR_ABOVE}")

    def core(limit: float | None) -> float | None:
        if limit is None or channel.unit != UnitOfTemperature.CELSIUS:
            return limit
        return TemperatureConverter.convert(limit, hass.config.units.temperature_unit, UnitOfTemperature.CELSIUS)

    return Goal(
        twin_id=twin.spec.twin_id,
        channel=key,
        least=core(given.get(ATTR_ABOVE)),
        most=core(given.get(ATTR_BELOW)),
        by=given[ATTR_BY].total_seconds(),
    )


async def async_verdict_answer(
    hass: HomeAssistant, home: Home, checked: Checked, speaker: Speaker, user: User | None
) -> dict[str, Any]:
    """Return the same; the courses of many devices take longer than one turn of the loop may."""
    told: dict[str, Any] = {}
    for entity_id, course_of in _courses(hass, home, checked, speaker, user):
        told[entity_id] = course_of
        await asyncio.sleep(0)
    return verdict_answer(hass, home, checked, speaker, user, told)


def _courses(
    hass: HomeAssistant, home: Home, checked: Checked, speaker: Speaker, user: User | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return what each device would do, and what that takes, by its main entity."""
    by_id = {twin.spec.twin_id: twin for twin in home.twins.values()}
    for outcome in as_seen_by(user, home, checked).outcome:
        if (twin := by_id.get(outcome.twin_id)) is not None:
            takes = _account(hass, outcome.account, outcome.baseline_account, ("cost", "comfort"))
            told = course(hass, twin, outcome, checked.request.start, speaker)
            yield twin.sources[twin.config.main], {**told, **takes}


def verdict_answer(
    hass: HomeAssistant,
    home: Home,
    checked: Checked,
    speaker: Speaker,
    user: User | None,
    courses: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return a verdict as an answer shows it to a user; None: to no user. courses: of its devices, where known."""
    verdict, request = as_seen_by(user, home, checked), checked.request
    by_id = {twin.spec.twin_id: twin for twin in home.twins.values()}
    simulated = [change.twin_id for change in request.changes] + [outcome.twin_id for outcome in verdict.outcome]
    looked_at = [by_id[twin_id] for twin_id in dict.fromkeys(simulated) if twin_id in by_id]

    def entities(ids: Sequence[str]) -> list[str]:
        return [twin.sources[twin.config.main] for id_ in ids if (twin := by_id.get(id_)) is not None]

    def hazard(finding: HazardFinding) -> dict[str, Any]:
        return {
            "hazard": finding.hazard,
            "severity": finding.severity.value,
            "probability": share(finding.probability),
            "at": iso(request.start + (finding.at or 0.0)),
            "entities": entities(finding.twins),
            "trust": {
                twin.sources[twin.config.main]: twin.trust.value
                for id_ in finding.twins
                if (twin := by_id.get(id_)) is not None
            },
            "reason": speaker.say(finding.reason),
            "stops": decide_finding(finding) is not Decision.APPROVED,
            "assumed": notes(_assumed(finding, verdict, request, by_id), speaker),
        }

    def alternative(found: Alternative) -> dict[str, Any]:
        return {
            "kind": found.kind.value,
            "text": speaker.say(found.message),
            "action": checked.instead,
            "hazards": [hazard(finding) for finding in found.hazards],
        }

    reasons = [finding.reason for finding in verdict.hazards]
    if verdict.decision is not Decision.APPROVED or not reasons:
        reasons.insert(0, verdict.summary)
    return {
        "verdict": verdict.decision.value,
        "summary": speaker.say(verdict.summary),
        "confidence": share(verdict.confidence),
        "reasons": notes(reasons, speaker),
        "hazards": [hazard(finding) for finding in verdict.hazards],
        "outcome": dict(_courses(hass, home, checked, speaker, user)) if courses is None else courses,
        "totals": _account(hass, verdict.account, verdict.baseline_account, ("energy", "cost", "comfort")),
        "currency": hass.config.currency,
        "goal": None
        if verdict.goal is None
        else {
            "reached": verdict.goal.probability >= LIKELY,
            "probability": share(verdict.goal.probability),
            "at": None if verdict.goal.at is None else iso(request.start + verdict.goal.at),
        },
        "alternative": None if verdict.alternative is None else alternative(verdict.alternative),
        "checked_until": iso(request.start + verdict.checked_until),
        "not_checked": notes(verdict.not_checked, speaker),
        "assumed": notes(relevant(request.environment.assumed, looked_at), speaker),
    }
