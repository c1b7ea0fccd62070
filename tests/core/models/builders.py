"""Blocks and runs, as the tests of models need them."""

from collections.abc import Mapping

import numpy as np

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.protocol import Array, Block
from custom_components.digital_twin.core.models.registry import IsolatedModel, model_for
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSpec

START = 1_790_000_000.0


def spec(
    kind: str,
    *,
    fidelity: Fidelity = Fidelity.STANDARD,
    channels: tuple[str, ...] | None = None,
    settings: Mapping[str, Value] | None = None,
) -> TwinSpec:
    """Return the specification of a twin with all channels of its kind, or those named."""
    known = {channel.key: channel for channel in KINDS[kind].channels if channels is None or channel.key in channels}
    return TwinSpec(twin_id=kind, name=kind, kind=kind, fidelity=fidelity, channels=known, settings=settings or {})


def block(
    steps: int,
    dt: float = 60.0,
    commands: Mapping[str, Mapping[int, float]] | None = None,
    environment: Mapping[str, float | Array] | None = None,
    seed: int = 1,
) -> Block:
    """Return a block; commands by channel and step, environment as numbers (held) or arrays (T,)."""
    rows = {}
    for key, moments in (commands or {}).items():
        row = np.full(steps, np.nan)
        for step, value in moments.items():
            row[step] = value
        rows[key] = row
    around = {
        key: np.broadcast_to(np.asarray(value, dtype=float), (steps,)) for key, value in (environment or {}).items()
    }
    return Block(start=START, dt=dt, steps=steps, commands=rows, environment=around, rng=np.random.default_rng(seed))


def theta(model: IsolatedModel, members: int = 1, **values: float) -> dict[str, Array]:
    """Return the priors for members, with some parameters set."""
    priors = {parameter.name: parameter.prior for parameter in model.priors()} | values
    return {name: np.full(members, float(value)) for name, value in priors.items()}


def play(
    twin: TwinSpec,
    stretch: Block,
    values: Mapping[str, Value] | None = None,
    *,
    learned: Learned | None = None,
    members: int = 1,
    changed: Mapping[str, float] | None = None,
    **parameters: float,
) -> Mapping[str, Array]:
    """Return what a twin puts out over a block; its model must not fail."""
    model = model_for(twin, learned)
    draws = theta(model, members, **parameters)
    state = model.initial(values or {}, changed or {}, stretch.start, draws)
    before = {key: value.copy() for key, value in state.items()}
    _, outputs = model.advance(state, draws, stretch)
    assert model.failure is None, model.failure
    assert all(np.array_equal(before[key], state[key], equal_nan=True) for key in before), "the state was altered"
    return outputs
