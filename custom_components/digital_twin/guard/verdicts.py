"""A verdict as plain values that outlive a restart, and as the check it was."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ..core.channel import Value
from ..core.messages import Message
from ..core.requests import Change, CheckRequest, Environment, HazardFinding, Severity, Verdict
from ..core.safety.hazard import HAZARDS
from ..core.safety.own import PREFIX

if TYPE_CHECKING:
    from ..manager import Home
    from ..store.records import ScenarioRecord

CHECKED: Final = "checked"
"""For how many s a verdict looked ahead, and so waits for its score."""
RULES_ONLY: Final = 600.0
"""s after which a verdict is scored that looked at rules alone."""
LONGEST: Final = 86_400.0
MEMBERS: Final = 100
STEP: Final = 300.0
DYNAMIC: Final = frozenset({"thermostat", "water_heater"})
"""Kinds with hazards that come true later; of the others rules say at once what there is to say."""


def worth_keeping(request: CheckRequest) -> bool:
    """Return whether there is anything to score: a twin that the action does something to."""
    known = {twin.spec.twin_id for twin in request.twins}
    return any(change.twin_id in known for change in request.changes)


def as_payload(request: CheckRequest, verdict: Verdict) -> dict[str, dict[str, Any]]:
    """Return what is kept of a check and of its verdict."""
    touched = {change.twin_id for change in request.changes}
    twins = [twin for twin in request.twins if twin.spec.twin_id in touched]
    later = any(twin.spec.kind in DYNAMIC for twin in twins) or any(
        hazard.rule.subject is not None and hazard.rule.duration for hazard in request.own
    )
    latest = max((change.at for change in request.changes), default=0.0)
    horizon = min(request.horizon, LONGEST) if later else min(latest + RULES_ONLY, LONGEST)
    return {
        "request": {
            "changes": [
                {"at": change.at, "twin": change.twin_id, "commands": dict(change.commands)}
                for change in request.changes
                if change.twin_id in touched
            ],
            "twins": {
                twin.spec.twin_id: {
                    "values": dict(twin.values),
                    "changed": {key: round(at, 3) for key, at in twin.changed.items()},
                }
                for twin in twins
            },
            "facts": dict(request.context),
            "limits": dict(request.limits),
            "twin_limits": {key: dict(limits) for key, limits in request.twin_limits.items()},
            "areas": {key: area for key, area in request.areas.items() if key in touched},
        },
        "result": {
            "decision": verdict.decision.value,
            CHECKED: horizon,
            "hazards": [
                {
                    "hazard": finding.hazard,
                    "severity": finding.severity.value,
                    "probability": round(finding.probability, 4),
                    "at": finding.at,
                    "twins": list(finding.twins),
                    "reached": finding.reached,
                }
                for finding in verdict.hazards
                # A replay of the action does not hold the rooms that only felt it.
                if touched.issuperset(finding.twins)
            ],
        },
    }


def check_of(record: ScenarioRecord, home: Home) -> CheckRequest | None:
    """Return the check of a kept verdict, with what the twins know by now; None where one of them is gone."""
    kept: Mapping[str, Any] = record.request
    twins = []
    for twin_id, was in kept["twins"].items():
        twin = home.twins.get(twin_id)
        if twin is None:
            return None
        values: dict[str, Value] = {key: value for key, value in was["values"].items() if key in twin.channels}
        twins.append(replace(twin.snapshot(), values=values, changed=dict(was["changed"])))
    horizon = float(record.result[CHECKED])
    areas = dict(kept["areas"])
    return CheckRequest(
        twins=tuple(twins),
        changes=tuple(
            Change(at=change["at"], twin_id=change["twin"], commands=change["commands"]) for change in kept["changes"]
        ),
        start=record.at,
        environment=Environment(start=record.at, step=STEP),
        limits=dict(kept["limits"]),
        twin_limits=dict(kept["twin_limits"]),
        own=home.rules.own_hazards(areas, kept["twins"]),
        context=dict(kept["facts"]),
        areas=areas,
        horizon=horizon,
        step=min(STEP, horizon),
        members=MEMBERS,
        alternatives=False,
    )


def found_of(record: ScenarioRecord) -> tuple[HazardFinding, ...]:
    """Return what a kept verdict found, as far as the hazards still exist."""
    return tuple(
        HazardFinding(
            hazard=item["hazard"],
            severity=Severity(item["severity"]),
            probability=item["probability"],
            at=item["at"],
            twins=tuple(item["twins"]),
            reason=Message(item["hazard"]),
            reached=item["reached"],
        )
        for item in record.result["hazards"]
        if item["hazard"] in HAZARDS or item["hazard"].startswith(PREFIX)
    )
