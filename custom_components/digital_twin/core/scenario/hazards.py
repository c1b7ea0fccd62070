"""The hazards of the guard, asked about what a scenario commands."""

import numpy as np

from ..grid import Grid
from ..home.course import Course
from ..home.happenings import Command
from ..home.system import System
from ..messages import Message
from ..requests import Change, CheckRequest, HazardFinding
from ..safety import check as checks
from ..safety.hazard import HAZARDS
from ..safety.messages import say
from ..safety.situation import Situation
from .crossings import Found
from .request import HomeScenario
from .result import LimitCrossing
from .simulation import Run

OWN = frozenset({"room_too_cold", "room_too_hot", "frost", "power_over_limit", "care_device"})
"""Hazards that crossings.py finds for every twin, whatever changes it."""
KNOWN = checks.HAZARD_MODULES
"""Imported for the hazards they register."""


def findings(
    request: HomeScenario, system: System, course: Course, baseline: Course | None, grid: Grid
) -> tuple[list[Found], tuple[Message, ...]]:
    """Return the hazards that the scenario's commands bring about, and which hazards failed themselves."""
    changes = tuple(
        Change(at=one.at, twin_id=one.twin_id, commands=one.commands)
        for one in request.happenings
        if isinstance(one, Command) and one.when is None
    )
    if not changes:
        return [], ()
    people = float(course.people[0].mean())
    question = CheckRequest(
        twins=request.twins,
        changes=changes,
        start=request.start,
        environment=request.environment,
        limits=request.home_limits,
        context={"people_home": float(people > 0)},
        areas={twin_id: device.zone for twin_id, device in request.links.devices.items() if device.zone is not None},
        horizon=request.horizon,
        step=grid.step,
        members=request.members,
        seed=request.seed,
    )
    other = course if baseline is None else baseline
    runs = {
        twin_id: Run(
            twin=twin, outputs=course.outputs[twin_id], baseline=other.outputs[twin_id], failure=None, notes=()
        )
        for twin_id, twin in system.twins.items()
    }
    situation = Situation(request=question, grid=grid, runs=runs)
    found, failed = _found(situation)
    return [_told(one, system.members) for one in found], failed


def _found(situation: Situation) -> tuple[list[HazardFinding], tuple[Message, ...]]:
    found: list[HazardFinding] = []
    failed: list[Message] = []
    for hazard in HAZARDS.values():
        if hazard.id in OWN or situation.limit(f"{hazard.id}.enabled", 1.0) < 0.5:
            continue
        try:
            found += [one for twin in hazard.concerns(situation) for one in hazard.judge(situation, twin)]
        except Exception as err:  # noqa: BLE001 -- hazards may come from outside; the failure is told
            failed.append(say("check_hazard_failed", hazard=hazard.id, error=f"{type(err).__name__}: {err}"[:200]))
    return found, tuple(failed)


def _told(finding: HazardFinding, members: int) -> Found:
    happens = np.arange(members) < round(finding.probability * members)
    at = finding.at or 0.0
    return Found(
        crossing=LimitCrossing(
            kind=finding.hazard, severity=finding.severity, probability=finding.probability, baseline=0.0, at=at,
            earliest=at, twin_id=finding.twins[0] if finding.twins else None, channel=None, limit=0.0, upper=True,
            message=finding.reason,
        ),
        happens=happens,
        without=np.zeros(members, dtype=np.bool_),
    )  # fmt: skip
