"""run_scenario: what these changes do to these twins, beside what would happen without them."""

from ..grid import Grid
from ..messages import Message
from ..requests import ScenarioRequest, ScenarioResult, TwinOutcome
from ..twin import Trust
from . import messages, summary
from .inputs import find_error
from .simulation import Run, simulate

MOST_MEMBERS = 2000


def run_scenario(request: ScenarioRequest) -> ScenarioResult:
    """Simulate every twin of the request with its changes and, to compare, without.

    Raises ValueError, naming the path, for a time or number of members out of bounds, and for a change of an unknown
    twin, of a channel the twin does not have, or to a value the channel refuses. A twin whose model raises is played
    by the fallback and says so in its notes.
    """
    grid = Grid.over(request.start, request.horizon, request.step)
    _validate(request)
    surroundings = grid.surroundings(request.environment)
    outcomes = tuple(
        outcome(
            simulate(
                twin,
                (change for change in request.changes if change.twin_id == twin.spec.twin_id),
                grid,
                surroundings,
                members=request.members,
                seed=request.seed,
                compare=request.compare,
            ),
            grid,
            compare=request.compare,
        )
        for twin in request.twins
    )
    return ScenarioResult(start=request.start, twins=outcomes, assumed=_assumed(request, grid))


def outcome(run: Run, grid: Grid, *, compare: bool, keys: tuple[str, ...] | None = None) -> TwinOutcome:
    """Return a run summed up, beside its baseline to compare; keys limits the channels."""
    spec, learned = run.twin.spec, run.twin.learned
    channels, energy = summary.forecasts(spec, grid.times, run.outputs, keys), summary.energy(run.outputs, grid.step)
    baseline, baseline_energy = channels, energy
    if compare and run.baseline is not run.outputs:
        baseline = summary.forecasts(spec, grid.times, run.baseline, keys)
        baseline_energy = summary.energy(run.baseline, grid.step)
    return TwinOutcome(
        twin_id=spec.twin_id,
        channels=channels,
        baseline=baseline if compare else (),
        energy=energy,
        baseline_energy=baseline_energy if compare else None,
        trust=Trust.OBSERVING if learned is None else learned.trust,
        notes=run.notes if run.failure is None else (run.failure, *run.notes),
        unknown=run.unknown,
        refused=run.refused,
    )


def validate_members(members: int) -> None:
    """Raise ValueError for a size of ensemble that nobody needs."""
    if not 1 <= members <= MOST_MEMBERS:
        raise ValueError(f"members must lie between 1 and {MOST_MEMBERS}, not {members}")


def _validate(request: ScenarioRequest) -> None:
    validate_members(request.members)
    specs = {twin.spec.twin_id: twin.spec for twin in request.twins}
    for index, change in enumerate(request.changes):
        if (spec := specs.get(change.twin_id)) is None:
            raise ValueError(f"changes[{index}].twin_id: {change.twin_id} is none of the scenario's twins")
        if (error := find_error(change, spec)) is not None:
            raise ValueError(f"changes[{index}].{error}")


def _assumed(request: ScenarioRequest, grid: Grid) -> tuple[Message, ...]:
    short = grid.uncovered(request.environment)
    missing = (messages.environment_short(short / 3600.0),) if short > 0 else ()
    return (*request.environment.assumed, *missing)
