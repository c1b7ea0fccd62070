"""digital_twin.check_action: would this action do harm? It is tried on the twins; no device is touched."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall

from ..core.requests import CheckRequest, Decision, HazardFinding, Verdict
from ..guard.check import DEFAULT_SPAN, MEMBERS, Span, async_check_variants
from ..texts import Speaker, async_speaker
from .calls import SERVICE
from .course import course
from .fields import (
    ATTR_ACTION,
    ATTR_DATA,
    ATTR_HORIZON,
    ATTR_MEMBERS,
    ATTR_QUICK,
    ATTR_TARGET,
    boolean_field,
    default_step,
    horizon_field,
    members_field,
    refuse,
    schema,
)
from .response import iso, notes, relevant, share
from .selection import the_home
from .steps import walk

if TYPE_CHECKING:
    from ..manager import Home

SCHEMA = schema(
    {
        vol.Exclusive(ATTR_ACTION, ATTR_ACTION): object,
        vol.Exclusive(SERVICE, ATTR_ACTION): object,
        vol.Optional(ATTR_TARGET): object,
        vol.Optional(ATTR_DATA): object,
        vol.Optional(ATTR_HORIZON): horizon_field,
        vol.Optional(ATTR_MEMBERS, default=MEMBERS): members_field,
        vol.Optional(ATTR_QUICK, default=False): boolean_field,
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
    span = DEFAULT_SPAN
    if ATTR_HORIZON in data:
        step = default_step(data[ATTR_HORIZON])
        span = Span(data[ATTR_HORIZON].total_seconds(), step.total_seconds())
    course = walk(hass, data[name], name, data)
    checked = await async_check_variants(
        hass,
        home,
        course.variants,
        context=call.context,
        span=replace(span, members=data[ATTR_MEMBERS]),
        unresolved=course.unresolved,
        quick=data[ATTR_QUICK],
    )
    return _response(hass, home, checked.verdict, checked.request, await async_speaker(hass))


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
