"""One twin simulated in real time, inside the event loop: its model with a single member, on the best estimate.

A step takes a fraction of a millisecond; nothing here waits for anything.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .commands import CommandEffect
from .const import LOGGER
from .core.channel import Channel, Quantity, Value
from .core.models.draw import best
from .core.models.protocol import Array, Block
from .core.models.registry import model_for
from .core.requests import Environment
from .core.series import Series

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

INSTANT: Final = 0.05
"""s that a command takes at once, so that what it sets can be seen."""
COARSE: Final = 60.0
"""s, the longest step."""
LOOK_AHEAD: Final = 600.0
LOOKS: Final = 20
RESTING: Final = 1e-3
"""A device rests when nothing it shows would move by more than RESTING in so many looks over so many s ahead."""

_ENERGY: Final = "energy"
_TRANSITION: Final = "transition"
_WINDOW: Final = "window"
_SCATTER: Final = ("disturbance", "step_deviation")
"""Parameters that only scatter the members of an ensemble; a simulation of one plays the expected course."""
_QUIET: Final = 1e-9
_COMES_BACK: Final[Mapping[str, tuple[str, ...]]] = {
    "on": ("brightness", "color_temperature", "speed"),
    "hvac_mode": ("target_temperature",),
}
"""What a device shows again, though not reported while it was off, once a command turned it on."""


@dataclass(frozen=True, slots=True)
class Past:
    """What a twin once held: values in the core's units, since when (epoch s), and the moment."""

    values: Mapping[str, Value]
    changed: Mapping[str, float]
    at: float


class Simulation:
    """A simulation under way; values are the channels it shows, in the core's units."""

    def __init__(self, twin: TwinCoordinator, now: float, past: Past | None = None) -> None:
        """Start at now (epoch s) from what the device reports, or from a past state as if it were the present one."""
        self._twin = twin
        self._at = now
        self._rng = np.random.default_rng()
        self.environment: Environment | None = None
        snapshot = twin.snapshot()
        values, changed, shift = snapshot.values, snapshot.changed, 0.0
        if past is not None:
            values, shift = past.values, now - past.at
            changed = {key: at + shift for key, at in past.changed.items()}
        self._model = model_for(twin.spec, twin.learned)
        self._theta = best(self._model)
        self._theta.update({key: np.full_like(self._theta[key], _QUIET) for key in _SCATTER if key in self._theta})
        state = self._model.initial(values, changed, now, self._theta)
        recent = {key: _until(ring.series(now), now, shift) for key, ring in twin.state.recent.items()}
        self._state = self._model.observe(state, self._theta, recent, now)
        self._shown = set(values)
        self.values: dict[str, Value] = dict(values)

    def command(self, effect: CommandEffect, now: float) -> None:
        """Advance to now (epoch s) and carry out a command."""
        self.advance(now)
        self._theta.update(self._fade(effect))
        self._shown.update(effect.channels)
        for key in effect.channels:
            self._shown.update(_COMES_BACK.get(key, ()))
        self._run(INSTANT, 1, effect.channels)

    def advance(self, now: float) -> None:
        """Advance to now (epoch s)."""
        span = now - self._at
        if span > INSTANT:
            self._run(span, math.ceil(span / COARSE), {})

    def rests(self) -> bool:
        """Return whether nothing but its energy would change in the time ahead."""
        block = self._block(LOOK_AHEAD, LOOKS, {}, np.random.default_rng(0))
        _, outputs = self._model.advance(self._state, self._theta, block)
        channels = self._twin.channels
        return all(
            np.allclose(rows, channels[key].encode(self.values[key]), rtol=0.0, atol=RESTING)
            for key, rows in outputs.items()
            if self._shows(key) and key != _ENERGY
        )

    def _shows(self, key: str) -> bool:
        """Return whether a channel is shown: what the device never reported, or has no names for, is not made up."""
        channel = self._twin.channels.get(key)
        return (
            key in self._shown
            and channel is not None
            and (channel.quantity is not Quantity.OPTION or bool(channel.options))
        )

    def _run(self, span: float, steps: int, commands: Mapping[str, Value]) -> None:
        failed = self._model.failure is not None
        block = self._block(span, steps, commands, self._rng)
        self._state, outputs = self._model.advance(self._state, self._theta, block)
        self._at += span
        for key, rows in outputs.items():
            if self._shows(key):
                self.values[key] = self._twin.channels[key].decode(float(rows[-1, 0]))
        if (failure := self._model.failure) is not None and not failed:
            name = self._twin.config.name
            LOGGER.warning("%s: the sandbox goes on without a model: %s %s", name, failure.id, dict(failure.params))

    def _block(self, span: float, steps: int, commands: Mapping[str, Value], rng: np.random.Generator) -> Block:
        dt = span / steps
        channels = self._twin.channels
        times: Array = self._at + dt * np.arange(steps, dtype=np.float64)
        return Block(
            start=self._at,
            dt=dt,
            steps=steps,
            commands={key: _first(_encode(channels.get(key), value), steps) for key, value in commands.items()},
            environment=self._surroundings(times),
            rng=rng,
        )

    def _surroundings(self, times: Array) -> dict[str, Array]:
        surroundings: dict[str, Array] = {}
        if (environment := self.environment) is not None:
            for key, values in environment.values.items():
                grid = environment.start + environment.step * np.arange(len(values))
                surroundings[key] = np.interp(times, grid, values)
        if (window := self._twin.state.get(_WINDOW)) is not None:
            surroundings[_WINDOW] = np.full(len(times), float(bool(window)))
        return surroundings

    def _fade(self, effect: CommandEffect) -> dict[str, Array]:
        """Return the model's time for a fade over the whole range, such that this fade takes the time asked for."""
        if _TRANSITION not in self._theta:
            return {}
        if effect.transition is None:
            return {_TRANSITION: best(self._model)[_TRANSITION]}
        commands = effect.channels
        full = float(self.values.get("brightness") or 100.0)
        present = full if self.values.get("on") else 0.0
        target = float(commands.get("brightness", full)) if commands.get("on", True) else 0.0
        return {_TRANSITION: np.array([effect.transition * 100.0 / max(abs(target - present), 1.0)])}


def _until(series: Series, now: float, shift: float) -> Series:
    """Return what was sampled up to shift s before now, as if that moment were now."""
    if not shift:
        return series
    count = int(np.searchsorted(series.times, now - shift, side="right"))
    return Series(series.times[:count] + shift, series.values[:count], now)


def _encode(channel: Channel | None, value: Value) -> float:
    """Return a command as the number that models read; one that is no channel (a stop) is a flag."""
    return float(bool(value)) if channel is None else channel.encode(channel.validate(value))


def _first(number: float, steps: int) -> Array:
    """Return a command at the first of steps, and none after it."""
    row = np.full(steps, np.nan)
    row[0] = number
    return row
