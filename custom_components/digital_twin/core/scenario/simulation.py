"""One twin simulated with and without changes, as one ensemble: the baseline is more members of the same run."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ..grid import Array, Grid
from ..home import player
from ..home.habits import habits
from ..messages import Message
from ..models.draw import draw
from ..models.protocol import Block
from ..models.registry import main_channel, model_for
from ..models.running import as_drawn
from ..requests import Change, TwinOutcome
from ..series import Series
from ..twin import Trust, TwinSnapshot
from . import messages, summary
from .inputs import Inputs, compile_changes
from .paired import Paired
from .unknown import judge

MOST_MEMBERS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A twin's simulated course: per output an array (steps, members), with the changes and without.

    baseline is outputs itself where nothing was changed. failure says why the twin's own model could not play it.
    """

    twin: TwinSnapshot
    outputs: Mapping[str, Array]
    baseline: Mapping[str, Array]
    failure: Message | None
    notes: tuple[Message, ...]
    unknown: tuple[Message, ...] = ()
    refused: bool = False


def simulate(  # noqa: PLR0913 -- one call says all that one run hangs on
    twin: TwinSnapshot,
    changes: Iterable[Change],
    grid: Grid,
    surroundings: Mapping[str, Array],
    *,
    members: int,
    seed: int,
    compare: bool = True,
    recent: Mapping[str, Series] | None = None,
    wanted: frozenset[str] | None = None,
    apart: Mapping[str, tuple[Array, Array]] | None = None,
    exposed: bool = False,
    baseline: Mapping[str, Array] | None = None,
) -> Run:
    """Simulate one twin over the grid; surroundings (steps,) or (steps, members). recent: what it last reported.

    wanted: the outputs that are looked at (None: all). apart: of the surroundings that the action changes, how they are
    with it and without, (steps, members) each. baseline: the course without the changes, where another run of the same
    seed has it. The same seed gives the same numbers, whichever other twins take part, and chance is the same with the
    changes and without. A model that raises is replaced by the fallback, told in failure; nothing is raised for it.
    What people set by the clock they go on setting, until a change sets something else. exposed: above fidelity basic
    the twin meets the surroundings as they will be, whatever its own forecasts use.
    """
    spec = twin.spec
    surroundings = {key: values if values.ndim == 2 else values[:, None] for key, values in surroundings.items()}
    inputs = compile_changes(changes, spec, grid)
    changed = bool(inputs.commands or inputs.surroundings or apart)
    both = compare and changed and baseline is None
    usual = habits(twin, grid, surroundings)
    rng = np.random.default_rng((seed, zlib.crc32(spec.twin_id.encode())))
    model = model_for(*(player.exposed(twin) if exposed else (spec, twin.learned)))
    theta = draw(model, members, rng, unseen=changed)
    state = model.initial(twin.values, twin.changed, grid.start, theta)
    if recent:
        state = model.observe(state, theta, recent, grid.start)
    theta = as_drawn(model, theta, state, twin.values, grid.start, surroundings)
    if both:
        theta, state = (
            {name: np.concatenate((values, values), axis=-1) for name, values in one.items()} for one in (theta, state)
        )
    block = Block(
        start=grid.start,
        dt=grid.step,
        steps=grid.steps,
        commands=_commands(inputs.commands, usual, members if both else 0),
        environment={
            **{key: _twice(values) if both else values for key, values in surroundings.items()},
            **_changed_surroundings(inputs, twin, surroundings, members if both else 0),
            **{key: np.concatenate(pair, axis=1) if both else pair[0] for key, pair in (apart or {}).items()},
        },
        rng=Paired(rng.bit_generator, 2 * members) if both else rng,
        wanted=wanted,
    )
    _, outputs = model.advance(state, theta, block)
    changed_outputs = {key: values[:, :members] for key, values in outputs.items()} if both else outputs
    without = {key: values[:, members:] for key, values in outputs.items()} if both else outputs
    if changed and baseline is not None:
        without = dict(baseline)
    unknown, refused = judge(twin, theta, changed_outputs) if model.failure is None else ((), False)
    return Run(
        twin=twin,
        outputs=changed_outputs,
        baseline=without,
        failure=model.failure,
        notes=(*inputs.notes, *notes_of(twin)),
        unknown=unknown,
        refused=refused,
    )


def _twice(values: Array) -> Array:
    """Return a quantity for the members with the changes and, the same again, without."""
    return values if values.shape[1] == 1 else np.concatenate((values, values), axis=1)


def _commands(changes: Mapping[str, Array], usual: Mapping[str, Array], members: int) -> dict[str, Array]:
    """Return the commands of all members: (steps,), or (steps, 2 N) whose second half is without the changes."""
    result: dict[str, Array] = {}
    for key in dict.fromkeys((*changes, *usual)):
        habit = usual.get(key)
        changed = changes.get(key)
        if changed is None and habit is not None:
            result[key] = habit
            continue
        if changed is None:
            continue
        unchanged = np.full(len(changed), np.nan) if habit is None else habit
        told = np.logical_or.accumulate(~np.isnan(changed))
        changed = np.where(told, changed, unchanged)
        result[key] = np.repeat(np.stack((changed, unchanged), axis=1), members, axis=1) if members else changed
    return result


def _changed_surroundings(
    inputs: Inputs, twin: TwinSnapshot, surroundings: Mapping[str, Array], members: int
) -> dict[str, Array]:
    """Return the changed quantities, before the change and in the baseline as they are: (steps,) or (steps, 2 N)."""
    result: dict[str, Array] = {}
    for key, values in inputs.surroundings.items():
        present = float(twin.values.get(key, 0.0)) if key not in surroundings else surroundings[key][:, 0]
        changed = np.where(np.isnan(values), present, values)
        if members:
            unchanged = np.broadcast_to(present, changed.shape)
            result[key] = np.repeat(np.stack((changed, unchanged), axis=1), members, axis=1)
        else:
            result[key] = changed
    return result


def notes_of(twin: TwinSnapshot) -> list[Message]:
    """Return what is to be said of a twin whose parameters or state nobody knows."""
    notes = []
    if twin.learned is None or not any(estimate.identified for estimate in twin.learned.parameters.values()):
        notes.append(messages.prior())
    main = main_channel(twin.spec)
    if main is not None and main not in twin.values:
        notes.append(messages.state_unknown(main))
    return notes


def outcome(run: Run, grid: Grid, *, compare: bool, keys: tuple[str, ...] | None = None) -> TwinOutcome:
    """Return a run summed up, beside its baseline to compare; keys limits the channels."""
    spec, learned = run.twin.spec, run.twin.learned
    channels, energy = (
        summary.forecasts(spec, grid.times, run.outputs, keys),
        summary.energy(spec, run.outputs, grid.step),
    )
    baseline, baseline_energy = channels, energy
    if compare and run.baseline is not run.outputs:
        baseline = summary.forecasts(spec, grid.times, run.baseline, keys)
        baseline_energy = summary.energy(spec, run.baseline, grid.step)
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
