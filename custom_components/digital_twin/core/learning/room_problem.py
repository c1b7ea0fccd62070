"""A room's history as windows of temperatures in steps of about a quarter of an hour, with what acted on the room."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..models.room import Modes
from ..models.thermostat_inputs import LIFE_BINS, life_weights
from .room_data import RoomData
from .room_priors import LIFT, LOST
from .room_steps import averaged, coarse, halfway, trailing
from .room_windows import FEWEST_WINDOWS, windows_of
from .sampling import quantum
from .whitening import wandering_heat

type Array = NDArray[np.float64]

STEP = 900.0
ANSWERS = 12
"""Answers of a heating that is asked now and then, of which the share of a step that it heats is told well enough."""
MOST_WINDOWS = 40
SENSOR = 0.08
"""K by which a reported temperature is off beside its steps: the sensor, and what mixes in a room within minutes."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A room's history in steps (s) of about a quarter of an hour, each of so many fine ones of its data.

    temperature: means over the steps; instant: what stood at their ends; outdoor, sun: (n,) each; life: weights of the
    day's parts (LIFE_BINS, n); starts: first rows of the windows (W,) of length rows each; linear: names of the
    linear parameters; noise: the sensor's deviation (K); usual: the mean temperature, which stands for the neighbouring
    rooms' (°C); wandering: (L, L); plants: the last plant course worked out, by its lag; parts: the last parts of
    a likelihood, by what they go by.

    rows: of the data that a step follows one by one, for steps that are longer than the air needs to follow a plant; 1:
    means over a step pass for its end. rates: those of heating and cooling where they are searched for, since the share
    of a step that it heats is unsure, with the variance unsure (n,).
    """

    data: RoomData
    step: float
    temperature: Array
    instant: Array
    outdoor: Array
    sun: Array
    life: Array
    fine: int
    rows: int
    starts: NDArray[np.intp]
    length: int
    linear: tuple[str, ...]
    noise: float
    usual: float
    wandering: Array
    rates: tuple[str, ...] = ()
    unsure: Array | None = None
    plants: dict[float, Array] = field(default_factory=dict)
    parts: dict[tuple[str | float, ...], tuple[Modes, Array, Array, Array, Array]] = field(default_factory=dict)
    within: NDArray[np.intp] = field(init=False)

    def __post_init__(self) -> None:
        """Find the windows' rows once: they are asked for at every step of a search."""
        object.__setattr__(self, "within", self.starts[None, :] + np.arange(self.length)[:, None])

    def windowed(self, values: Array) -> Array:
        """Return values (n,) by window (L, W)."""
        return values[self.within]

    def plant(self, lag: float) -> Array:
        """Return the plant's output (n, rows) at a lag (min), averaged over each of the rows that a step follows."""
        if lag not in self.plants:
            data = self.data
            given = data.command if data.supply is None else data.command * data.supply
            after = trailing(given, float(np.exp(-data.grid.step / 60.0 / lag)), float(given[0]))
            middle = (after + np.append(given[0], after[:-1])) / 2.0
            self.plants.clear()
            if self.rows == 1 < self.fine:
                middle = coarse(halfway(averaged(middle, self.fine)), self.fine)
            self.plants[lag] = middle.reshape(-1, self.rows)
        return self.plants[lag]


def problem_of(data: RoomData, *, sharp: bool = False) -> Problem | None:
    """Return the problem that a history poses, or None when it has too few usable windows.

    sharp: take also short windows, as to judge a fit.
    """
    fine = max(round(max(STEP, ANSWERS * data.asked) / data.grid.step), 1)
    rows = len(data.temperature) // fine
    if rows < 3:
        return None
    first = len(data.temperature) - rows * fine
    data = data.part(first, len(data.temperature))
    valid = np.asarray(data.valid.reshape(rows, fine).all(axis=1), dtype=np.bool_)
    step = data.grid.step * fine
    starts, length = windows_of(valid, step)
    if len(starts) < (1 if sharp else FEWEST_WINDOWS):
        return None
    times = data.grid.times[fine - 1 :: fine]
    rates = () if data.unsure is None else tuple(name for name in _linear(data) if name in LIFT)
    # A mean over the step, of which the heat's mean over it follows as exactly: a heating that goes on and off faster
    # than the steps would look like a slow one at single moments.
    temperature = coarse(halfway(data.temperature), fine) if fine > 1 else data.temperature
    return Problem(
        data=data,
        step=step,
        temperature=temperature,
        instant=data.temperature[fine - 1 :: fine] if rates else temperature,
        outdoor=coarse(data.outdoor, fine),
        sun=coarse(data.sun, fine),
        life=life_weights(times - step / 2.0),
        fine=fine,
        rows=fine if rates else 1,
        starts=starts[-MOST_WINDOWS:],
        length=length,
        linear=tuple(name for name in _linear(data) if name not in rates),
        rates=rates,
        unsure=None if data.unsure is None or not rates else coarse(data.unsure, fine) / fine,
        wandering=wandering_heat(length, step),
        usual=float(np.nanmean(temperature[valid])),
        noise=float(np.hypot(quantum(temperature) / np.sqrt(12.0), SENSOR)),
    )


def stretches_of(data: RoomData, starts: NDArray[np.intp], length: int, usual: float) -> Problem:
    """Return the problem of some stretches of a history, in the steps of its own grid; usual: the neighbours' (°C)."""
    return Problem(
        data=data,
        step=data.grid.step,
        temperature=data.temperature,
        instant=data.temperature,
        outdoor=data.outdoor,
        sun=data.sun,
        life=life_weights(data.grid.times - data.grid.step / 2.0),
        fine=1,
        rows=1,
        starts=starts,
        length=length,
        linear=tuple(name for name in _linear(data) if name != LOST),
        wandering=wandering_heat(length, data.grid.step),
        usual=usual,
        noise=float(np.hypot(quantum(data.temperature) / np.sqrt(12.0), SENSOR)),
    )


def _linear(data: RoomData) -> tuple[str, ...]:
    """Return the linear parameters that the inputs can speak of."""
    names = ["gains"]
    if np.any(data.command > 0.02):
        names.append("heating_rate")
    if np.any(data.command < -0.02):
        names.append("cooling_rate")
    if np.any(data.sun > 1.0):
        names.append("solar_gain")
    if data.lost is not None and np.any(data.lost):
        names.append(LOST)
    return (*names, *(f"life_{index}" for index in range(LIFE_BINS)))
