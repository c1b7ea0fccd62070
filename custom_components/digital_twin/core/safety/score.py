"""What a verdict was worth: its alarms and its silence held against what then happened, or would have happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from ..channel import Quantity
from ..clock import CLOCK
from ..grid import Array, Grid
from ..requests import CheckRequest, Decision, Environment, HazardFinding
from ..scenario.simulation import Run
from ..series import Series
from .check import found_in, runs_of
from .hazard import HAZARDS
from .own import PREFIX
from .policy import decide_finding
from .situation import Situation

REVISABLE = ("people_home", "smoke", "leak", "asleep")
"""Facts of the home that sensors may tell late; a verdict is scored by what they said shortly after it."""
LEAST_COURSE = 0.5
"""Share of the horizon that must have passed undisturbed for silence to count as right."""


class Label(StrEnum):
    """What one hazard's part in a verdict was worth."""

    HIT = "hit"
    FALSE_ALARM = "false_alarm"
    MISS = "miss"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRequest:
    """A verdict to be scored. check: as it was asked; found: what it found; done: whether the action was carried out.

    measured: per twin and channel what was recorded from check.start on; surroundings: the same of outdoors, sun and
    so on; facts: what became known of the home shortly after; until: s after the start from which on something else
    interfered (at most the horizon).
    """

    check: CheckRequest
    found: tuple[HazardFinding, ...]
    done: bool
    measured: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)
    surroundings: Mapping[str, Series] = field(default_factory=dict)
    facts: Mapping[str, float] = field(default_factory=dict)
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardScore:
    """One hazard's part: predicted and real probability (of a replay; 0 or 1 of what was measured), and its figure."""

    hazard: str
    label: Label
    predicted: float
    came: float
    reached: float | None
    twins: tuple[str, ...]
    simulated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The scores of a verdict; complete: whether its silence could be judged, too."""

    scores: tuple[HazardScore, ...]
    complete: bool


def score_verdict(request: ScoreRequest) -> Scored:
    """Return what became of each hazard that was warned of, and of those that were not.

    A verdict whose action was carried out is held against the measured course, beside a simulation of the same time
    without the action: what would have come anyway is nobody's miss. One whose action was not is replayed in the
    surroundings that were measured, with the facts that were known shortly after. A rule that stands by none of those
    would only be right by itself, and is not scored.
    """
    check = replace(
        request.check,
        environment=_measured_environment(request),
        context={**request.check.context, **{key: request.facts[key] for key in REVISABLE if key in request.facts}},
        alternatives=False,
        quick=False,
    )
    grid = Grid.over(check.start, check.horizon, check.step)
    situation = Situation(request=check, grid=grid)
    runs = runs_of(situation)
    if request.done:
        runs = [_as_measured(run, request, grid) for run in runs]
    situation = Situation(request=check, grid=grid, runs={run.twin.spec.twin_id: run for run in runs})
    warned = _worst(request.found)
    # By how much a measured course is worse than a simulated one, the simulation is not exact enough to tell of itself.
    came = _worst([one for one in found_in(situation)[0] if one.hazard in warned or not one.worsened])
    complete = not request.done or request.until >= LEAST_COURSE * check.horizon
    scores = [
        _score(hazard, warned.get(hazard), came.get(hazard))
        for hazard in dict.fromkeys((*warned, *came))
        if (hazard in came or complete if _is_simulated(hazard) else _facts_of(hazard) & request.facts.keys())
    ]
    return Scored(scores=tuple(scores), complete=complete)


def _worst(findings: tuple[HazardFinding, ...] | list[HazardFinding]) -> dict[str, HazardFinding]:
    """Return per hazard the likeliest finding that by itself stops an action."""
    found: dict[str, HazardFinding] = {}
    for finding in findings:
        known = found.get(finding.hazard)
        stops = decide_finding(finding) is not Decision.APPROVED
        if stops and (known is None or finding.probability > known.probability):
            found[finding.hazard] = finding
    return found


def _score(hazard: str, warned: HazardFinding | None, came: HazardFinding | None) -> HazardScore:
    told = warned or came
    twins = () if told is None else told.twins
    label = Label.MISS if warned is None else Label.FALSE_ALARM if came is None else Label.HIT
    return HazardScore(
        hazard=hazard,
        label=label,
        predicted=0.0 if warned is None else warned.probability,
        came=0.0 if came is None else came.probability,
        reached=None if told is None else told.reached,
        twins=twins,
        simulated=_is_simulated(hazard),
    )


def _is_simulated(hazard: str) -> bool:
    known = HAZARDS.get(hazard)
    return hazard.startswith(PREFIX) if known is None else known.simulated


def _facts_of(hazard: str) -> set[str]:
    """Return the facts a rule stands by."""
    known = HAZARDS.get(hazard)
    return set() if known is None else set(known.facts)


def _as_measured(run: Run, request: ScoreRequest, grid: Grid) -> Run:
    """Return a run whose course with the action is the one that was measured, unknown where something interfered."""
    measured = request.measured.get(run.twin.spec.twin_id, {})
    outputs: dict[str, Array] = dict(run.outputs)
    for key, series in measured.items():
        channel = run.twin.spec.channels.get(key)
        if key in outputs and channel is not None and channel.quantity is Quantity.NUMBER:
            values = series.at(grid.start + grid.times)
            values = np.where(grid.times <= request.until, values, np.nan)
            outputs[key] = np.broadcast_to(values[:, None], outputs[key].shape)
    baseline = {key: np.array(values) for key, values in run.baseline.items()}
    return replace(run, outputs=outputs, baseline=baseline)


def _measured_environment(request: ScoreRequest) -> Environment:
    """Return the surroundings as they were measured; of what was not, as they were expected."""
    check = request.check
    grid = Grid.over(check.start, check.horizon, check.step)
    times = grid.start + grid.step * np.arange(grid.steps, dtype=np.float64)
    values = dict(grid.surroundings(check.environment))
    for key, series in request.surroundings.items():
        known = series.at(times)
        if np.isfinite(known).any():
            values[key] = np.where(np.isfinite(known), known, values.get(key, known))
    values.pop(CLOCK, None)
    return Environment(start=grid.start, step=grid.step, values=values, clock=check.environment.clock)
