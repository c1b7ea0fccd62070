"""look_ahead: which hazards come by themselves, with nobody doing anything? Twin after twin, then what adds up."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from ..grid import Array, Grid
from ..home.outlook import felt, surroundings
from ..requests import Change, CheckRequest, HazardFinding
from ..scenario.simulation import Run, simulate, validate_members
from ..twin import Trust, TwinSnapshot
from .check import findings_of
from .hazard import HAZARDS, Hazard
from .own import Own
from .situation import Situation

SHARED_LIMIT = "max_power"
"""What is judged over all twins together, not for each alone."""
SHARED_HAZARDS = frozenset({"circuit_overload", "power_over_limit"})
POWER = "power"
BY_TEMPERATURE = frozenset({"thermostat", "water_heater"})
"""Kinds of which nothing can be foretold while nobody knows how warm they are."""


def look_ahead(request: CheckRequest) -> tuple[HazardFinding, ...]:
    """Return the predicted hazards of the request's twins over its horizon, likeliest first.

    Its changes are not looked at. A twin is simulated only where a hazard concerns it, and one that is still observed
    only for what does not stand on what it learned; one of which nobody knows how warm it is, not at all. Times are s
    after start. One twin's courses are kept at a time, but for its power (steps, members). Raises ValueError for a
    horizon, step or number of members out of bounds.
    """
    grid = Grid.over(request.start, request.horizon, request.step)
    validate_members(request.members)
    around = felt(surroundings(request.environment, grid, members=request.members, seed=request.seed))
    shared = SHARED_LIMIT in request.limits or bool(request.circuits)
    alone = {key: limit for key, limit in request.limits.items() if key != SHARED_LIMIT}
    found: list[HazardFinding] = []
    powers: dict[str, Run] = {}
    for twin in request.twins:
        if not _known(twin):
            continue
        quiet = replace(
            request,
            twins=(twin,),
            changes=(Change(at=0.0, twin_id=twin.spec.twin_id, commands={}),),
            limits=alone,
            circuits={},
        )
        adds_up = shared and POWER in twin.spec.channels
        if not adds_up and not any(_concerned(quiet, grid, twin)):
            continue
        run = simulate(twin, (), grid, around, members=request.members, seed=request.seed, exposed=True)
        if run.failure is not None:
            continue
        run = replace(run, baseline=_nothing(run.outputs))
        found += _predicted(Situation(request=quiet, grid=grid, runs={twin.spec.twin_id: run}))
        if adds_up and POWER in run.outputs:
            kept = {POWER: run.outputs[POWER]}
            powers[twin.spec.twin_id] = replace(run, outputs=kept, baseline=_nothing(kept))
    if powers:
        touched = tuple(Change(at=0.0, twin_id=twin_id, commands={}) for twin_id in powers)
        together = Situation(request=replace(request, changes=touched), grid=grid, runs=powers)
        found += [finding for finding in _predicted(together) if finding.hazard in SHARED_HAZARDS]
    found += look_now(request)
    return tuple(sorted(found, key=lambda finding: finding.probability, reverse=True))


def in_sight(request: CheckRequest, finding: HazardFinding) -> bool:
    """Return whether a look ahead can still tell of what was found, or nobody can see any more whether it comes."""
    twins = {twin.spec.twin_id: twin for twin in request.twins}
    hazard = HAZARDS.get(finding.hazard)
    if hazard is None:
        hazard = next((Own(own) for own in request.own if own.hazard_id == finding.hazard), None)
    if hazard is None or request.limits.get(f"{finding.hazard}.enabled", 1.0) < 0.5:
        return False
    known = [twins[twin_id] for twin_id in finding.twins if twin_id in twins]
    return len(known) == len(finding.twins) and all(_known(twin) and _believed(hazard, twin) for twin in known)


def _known(twin: TwinSnapshot) -> bool:
    """Return whether a look ahead has anything to begin with."""
    return twin.spec.kind not in BY_TEMPERATURE or "temperature" in twin.values


def look_now(request: CheckRequest) -> tuple[HazardFinding, ...]:
    """Return what is wrong with the home as it is, by rules alone: quick enough for the event loop."""
    situation = Situation(request=request, grid=Grid.over(request.start, request.horizon, request.step))
    return tuple(
        finding
        for hazard in HAZARDS.values()
        if situation.limit(f"{hazard.id}.enabled", 1.0) >= 0.5
        for finding in hazard.standing(situation)
    )


def _nothing(outputs: Mapping[str, Array]) -> dict[str, Array]:
    """Return courses that cross no limit, for a hazard counts by what it is likelier than without the action."""
    return {key: np.full_like(values, np.nan) for key, values in outputs.items()}


def _concerned(request: CheckRequest, grid: Grid, twin: TwinSnapshot) -> Iterator[Hazard]:
    situation = Situation(request=request, grid=grid)
    for hazard in (*HAZARDS.values(), *map(Own, request.own)):
        if hazard.simulated and _believed(hazard, twin) and any(True for _ in hazard.concerns(situation)):
            yield hazard


def _predicted(situation: Situation) -> Iterator[HazardFinding]:
    """Return what is found by simulation, and only of twins that are believed."""
    hazards = {**HAZARDS, **{own.hazard_id: Own(own) for own in situation.request.own}}
    for finding in findings_of(situation):
        twins = [situation.twins[twin_id] for twin_id in finding.twins if twin_id in situation.twins]
        hazard = hazards[finding.hazard]
        if hazard.simulated and all(_believed(hazard, twin) for twin in twins):
            yield finding


def _believed(hazard: Hazard, twin: TwinSnapshot) -> bool:
    trust = Trust.OBSERVING if twin.learned is None else twin.learned.trust
    return not hazard.needs_trust or trust is not Trust.OBSERVING
