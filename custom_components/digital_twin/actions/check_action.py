"""digital_twin.check_action: would this action do harm? It is tried on the twins; no device is touched."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall

from ..const import LOGGER
from ..core.messages import Message
from ..core.requests import CheckRequest, Decision, HazardFinding, Verdict
from ..core.safety.check import check
from ..core.settings import RATED_POWER
from ..core.twin import TwinSnapshot
from ..environment import async_expected_environment
from ..guard.facts import gather
from ..guard.targets import Resolved, resolve
from ..texts import Speaker, async_speaker
from ..worker.errors import WorkerError
from .calls import SERVICE, read_calls
from .course import course
from .fields import (
    ATTR_ACTION,
    ATTR_DATA,
    ATTR_HORIZON,
    ATTR_MEMBERS,
    ATTR_TARGET,
    default_step,
    horizon_field,
    members_field,
    refuse,
    schema,
)
from .response import iso, notes, relevant, share
from .selection import the_home

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

BUDGET = 3.0
"""s for the simulation, the worker's start included; an automation waits for the answer. Then rules alone decide."""
DAY = 86_400.0
MESSAGES: dict[str, tuple[str, ...]] = {"check_by_rules_only": ()}
SCHEMA = schema(
    {
        vol.Exclusive(ATTR_ACTION, ATTR_ACTION): object,
        vol.Exclusive(SERVICE, ATTR_ACTION): object,
        vol.Optional(ATTR_TARGET): object,
        vol.Optional(ATTR_DATA): object,
        vol.Optional(ATTR_HORIZON): horizon_field,
        vol.Optional(ATTR_MEMBERS, default=100): members_field,
    }
)


async def async_check_action(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the verdict with its reasons, what was predicted, and what could not be looked at."""
    hass = call.hass
    home = the_home(hass)
    data = call.data
    name = ATTR_ACTION if ATTR_ACTION in data else SERVICE
    if name not in data:
        raise refuse("missing_field", field=ATTR_ACTION)
    resolved = [resolve(hass, home, one) for one in read_calls(data[name], name, data)]
    twins = {reached.twin.spec.twin_id: reached.twin for part in resolved for reached in part.reached}
    request = await _async_request(hass, home, resolved, twins, data)
    verdict = await _async_verdict(hass, home, request)
    return _response(hass, home, verdict, request, await async_speaker(hass))


async def _async_request(
    hass: HomeAssistant,
    home: Home,
    resolved: Sequence[Resolved],
    twins: Mapping[str, TwinCoordinator],
    data: Mapping[str, Any],
) -> CheckRequest:
    start = time.time()
    horizon = data[ATTR_HORIZON].total_seconds() if ATTR_HORIZON in data else DAY
    step = default_step(data[ATTR_HORIZON]).total_seconds() if ATTR_HORIZON in data else 300.0
    limit = home.config.power_limit
    others = _consumers(home, twins) if limit is not None else ()
    return CheckRequest(
        twins=(*(twin.snapshot() for twin in twins.values()), *others),
        changes=tuple(reached.change(0.0) for part in resolved for reached in part.reached),
        start=start,
        environment=await async_expected_environment(hass, home, None, start, horizon, step),
        limits={} if limit is None else {"max_power": limit},
        context=gather(hass, home, twins.values(), start),
        unresolved=tuple(message for part in resolved for message in part.unresolved),
        horizon=horizon,
        step=step,
        members=data[ATTR_MEMBERS],
    )


def _consumers(home: Home, touched: Mapping[str, TwinCoordinator]) -> tuple[TwinSnapshot, ...]:
    """Return the other twins that use electricity. They only add their present power: what they learned stays here."""
    return tuple(
        replace(twin.snapshot(), learned=None)
        for twin_id, twin in ((twin.spec.twin_id, twin) for twin in home.twins.values())
        if twin_id not in touched and ("power" in twin.channels or RATED_POWER in twin.config.settings)
    )


async def _async_verdict(hass: HomeAssistant, home: Home, request: CheckRequest) -> Verdict:
    """Return the worker's verdict; when it does not answer in time, that of the rules alone."""
    try:
        verdict: Verdict = await home.worker.run("check", request, timeout=BUDGET, patience=BUDGET)
    except WorkerError as err:
        LOGGER.debug("A check was answered by rules alone: %s", err)
    else:
        return verdict
    quick = await hass.async_add_executor_job(partial(check, replace(request, quick=True)))
    return replace(quick, not_checked=(Message("check_by_rules_only"), *quick.not_checked))


def _response(
    hass: HomeAssistant, home: Home, verdict: Verdict, request: CheckRequest, speaker: Speaker
) -> dict[str, Any]:
    by_id = {twin.spec.twin_id: twin for twin in home.twins.values()}
    touched = [by_id[change.twin_id] for change in request.changes if change.twin_id in by_id]

    def entities(ids: Sequence[str]) -> list[str]:
        return [twin.sources[twin.config.main] for id_ in ids if (twin := by_id.get(id_)) is not None]

    def hazard(finding: HazardFinding) -> dict[str, Any]:
        return {
            "hazard": finding.hazard,
            "severity": finding.severity.value,
            "probability": share(finding.probability),
            "at": iso(request.start + (finding.at or 0.0)),
            "entities": entities(finding.twins),
            "reason": speaker.say(finding.reason),
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
        "outcome": {
            twin.sources[twin.config.main]: course(hass, twin, outcome, request.start, speaker)
            for outcome in verdict.outcome
            if (twin := by_id.get(outcome.twin_id)) is not None
        },
        "checked_until": iso(request.start + verdict.checked_until),
        "not_checked": notes(verdict.not_checked, speaker),
        "assumed": notes(relevant(request.environment.assumed, touched), speaker),
    }
