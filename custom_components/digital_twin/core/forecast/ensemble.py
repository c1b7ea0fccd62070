"""The model's own forecast: an ensemble over parameters, disturbances and chance, reduced to quantiles as it goes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Quantity
from ..clock import WallClock
from ..grid import Grid
from ..messages import Message
from ..models.draw import draw
from ..models.protocol import Block
from ..models.registry import model_for
from ..models.running import as_drawn
from ..models.thermostat_together import Loop, alone
from ..requests import PredictRequest
from .schedule import BINS, path

type Array = NDArray[np.float64]

LEVELS = np.array((0.05, 0.10, 0.25, 0.5, 0.75, 0.90, 0.95))
BLOCK_STEPS = 1440


@dataclass(frozen=True, slots=True)
class Spread:
    """One channel's ensemble. mean: (n,); quantiles: (7, n) at LEVELS; shares: of each option or state, (k, n)."""

    mean: Array
    quantiles: Array
    shares: Array


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The channels asked for, as far as the model puts them out, and why it failed if it did."""

    channels: Mapping[str, Spread]
    failure: Message | None


def simulate(request: PredictRequest, grid: Grid, keys: tuple[str, ...]) -> Ensemble:
    """Return the ensemble forecast of channels (keys) over the grid, block by block to bound the memory."""
    return alone(simulating(request, grid, keys))


def simulating(request: PredictRequest, grid: Grid, keys: tuple[str, ...]) -> Loop[Ensemble]:
    """As simulate, as a loop that can go together with those of other forecasts."""
    twin = request.twin
    rng = np.random.default_rng(request.seed)
    model = model_for(twin.spec, twin.learned)
    theta = draw(model, request.members, rng)
    state = model.initial(twin.values, twin.changed, request.start, theta)
    state = model.observe(state, theta, request.recent, request.start)
    around = grid.surroundings(request.environment)
    theta = as_drawn(model, theta, state, twin.values, grid.start, around)
    pieces: dict[str, list[Spread]] = {}
    scheduled = _scheduled(request, model.table("target_schedule"), grid)
    for first in range(0, grid.steps, BLOCK_STEPS):
        last = min(first + BLOCK_STEPS, grid.steps)
        block = Block(
            start=grid.start + first * grid.step,
            dt=grid.step,
            steps=last - first,
            commands={key: values[first:last] for key, values in scheduled.items()},
            environment={name: values[first:last] for name, values in around.items()},
            rng=rng,
            wanted=frozenset(keys),
        )
        state, outputs = yield from model.advancing(state, theta, block)
        for key in keys:
            if key in outputs:
                pieces.setdefault(key, []).append(_reduced(twin.spec.channels[key], outputs[key]))
    joined = {
        key: Spread(
            *(
                np.concatenate([getattr(part, name) for part in parts], axis=-1)
                for name in ("mean", "quantiles", "shares")
            )
        )
        for key, parts in pieces.items()
        # A model that failed on the way may put out fewer channels after than before.
        if sum(len(part.mean) for part in parts) == grid.steps
    }
    return Ensemble(joined, model.failure)


def _scheduled(request: PredictRequest, schedule: Array | None, grid: Grid) -> dict[str, Array]:
    """Return what people will set by the clock, where that was learned, as commands (n,)."""
    now = request.twin.values.get("target_temperature")
    if schedule is None or len(schedule) != BINS or not isinstance(now, float):
        return {}
    learned = request.twin.learned
    clock = WallClock.since_learned(request.environment.clock, None if learned is None else learned.tables)
    course = path(schedule, np.array([now]), np.array([grid.start]), grid.step, grid.steps, clock)[:, 0]
    return {"target_temperature": course}


def _reduced(channel: Channel, values: Array) -> Spread:
    """Return an ensemble (T, N) reduced to its mean, quantiles and shares."""
    mean = values.mean(axis=1)
    if channel.quantity is Quantity.NUMBER:
        ordered = np.sort(values, axis=1)
        position = LEVELS * (values.shape[1] - 1)
        low = position.astype(np.intp)
        high = np.minimum(low + 1, values.shape[1] - 1)
        levels = ordered[:, low] + (ordered[:, high] - ordered[:, low]) * (position - low)
        return Spread(mean, levels.T, np.empty((0, len(mean))))
    if channel.quantity is Quantity.BINARY:
        shares = np.stack([1.0 - mean, mean])
    else:
        indices = np.rint(values)
        shares = np.stack([np.mean(indices == index, axis=1) for index in range(max(len(channel.options), 1))])
    return Spread(mean, np.empty((0, len(mean))), shares)
