"""One device of a plan: what can be set on it, and what candidates for that do, all played at once by its own model.

A choice is a whole number a slot: 0 leaves the device as it is set, the others are the levels it may be set to.
Candidates are the members of one simulation, with the best estimate of the device's parameters.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..channel import Value
from ..grid import Array, Grid
from ..models.draw import best
from ..models.protocol import Block, ModelState
from ..models.registry import model_for
from ..requests import Change
from ..series import Series
from ..twin import TwinSnapshot
from .objective import Objective

type Choice = NDArray[np.int8]
type Level = Mapping[str, Value]

SEED = 1


@dataclass(frozen=True, slots=True)
class Played:
    """What candidates come to: power (T, N) in W; discomfort, short, heat, stored (N,) as an Account counts them."""

    power: Array
    discomfort: Array
    short: Array
    heat: Array | float = 0.0
    stored: Array | float = 0.0
    lent: Array | float = 0.0
    """kWh (N,) that the next day lacks of what it would begin with if the device were left alone."""


class Device(ABC):
    """A device whose commands are to be found."""

    slot_seconds: float
    bother: float = 0.01
    """kWh that a change has to be worth: of two plans equal otherwise the calmer one is chosen."""
    due: float | None = None
    """By when (s after start) what nobody wished for has to be as full as if it were left alone, or done; None: in the
    end."""

    def __init__(
        self,
        twin: TwinSnapshot,
        grid: Grid,
        surroundings: Mapping[str, Array],
        recent: Mapping[str, Series] | None = None,
    ) -> None:
        """Take the twin with the time it is to be planned for; recent: what its channels reported lately."""
        self.twin = twin
        self.grid = grid
        self.surroundings = surroundings
        self.model = model_for(twin.spec, twin.learned)
        self.theta = {name: values for name, values in best(self.model).items() if name != "disturbance"}
        if "disturbance" in best(self.model):
            self.theta["disturbance"] = np.zeros(1)
        one = self.parameters(1)
        self._present = self.model.initial(twin.values, twin.changed, grid.start, one)
        if recent:
            self._present = self.model.observe(self._present, one, recent, grid.start)
        self.levels: tuple[Level, ...] = ({}, *self._levels())
        self.per_slot = max(round(self.slot_seconds / grid.step), 1)
        self.slots = -(-grid.steps // self.per_slot)
        self.evaluations = 0

    @abstractmethod
    def _levels(self) -> tuple[Level, ...]:
        """Return what it may be set to: per level the value of each channel."""

    @abstractmethod
    def judge(self, outputs: Mapping[str, Array]) -> tuple[Array, Array]:
        """Return discomfort and short (N,) of simulated outputs (T, N)."""

    def seeds(self, objective: Objective, rest: Array) -> list[Choice]:
        """Return choices to begin the search with; rest: the power (T,) of everything else."""
        del objective, rest
        return []

    def settle(self, rest: Array) -> None:
        """Take how it ends when it is left alone, while everything else takes rest (T,) W.

        What a plan leaves less is no gain, and what it leaves more is no loss: only so both can be compared.
        """
        del rest

    def by_slot(self, values: Array) -> list[Array]:
        """Return the parts of values (T,) that its slots cover; the last may be shorter."""
        return np.split(values, np.arange(self.per_slot, len(values), self.per_slot))

    @property
    def kept(self) -> Choice:
        """Return the choice that leaves the device alone."""
        return np.zeros(self.slots, dtype=np.int8)

    def play(self, choices: Choice, rest: Array) -> Played:
        """Return what choices (N, slots) come to while everything else takes rest (T,) W."""
        del rest
        outputs = self.simulate(choices)
        self.evaluations += len(choices)
        discomfort, short = self.judge(outputs)
        count = len(choices)
        power = outputs.get("power", np.zeros((self.grid.steps, count)))
        return Played(power, discomfort, short, self.heat(outputs), self.stored(outputs), self.lent(outputs))

    def heat(self, outputs: Mapping[str, Array]) -> Array | float:
        """Return the heat (N,) in kWh that is made of something else than electricity."""
        del outputs
        return 0.0

    def stored(self, outputs: Mapping[str, Array]) -> Array | float:
        """Return the electricity (N,) in kWh that it holds in the end, as charge or as heat."""
        del outputs
        return 0.0

    def lent(self, outputs: Mapping[str, Array]) -> Array | float:
        """Return what the next day lacks (N,), as kWh of electricity."""
        del outputs
        return 0.0

    def burden(self, choices: Choice) -> Array:
        """Return the kWh (N,) that changes, and whatever else no account tells, count as."""
        return self.bother * self.turns(choices)

    def turns(self, choices: Choice) -> Array:
        """Return how often choices (N, slots) change what is set (N,)."""
        found: Array = (np.diff(choices, axis=1) != 0).sum(axis=1) + (choices[:, 0] != 0)
        return found

    def simulate(self, choices: Choice) -> Mapping[str, Array]:
        """Return the model's outputs (T, N) for choices (N, slots)."""
        count = len(choices)
        state = self.start(count)
        block = Block(
            start=self.grid.start,
            dt=self.grid.step,
            steps=self.grid.steps,
            commands=self.commands(choices),
            environment=self.surroundings,
            rng=np.random.default_rng(SEED),
        )
        _, outputs = self.model.advance(state, self.parameters(count), block)
        return outputs

    def parameters(self, count: int) -> dict[str, Array]:
        """Return the best estimates for count members."""
        return {name: np.repeat(values, count) for name, values in self.theta.items()}

    def start(self, count: int) -> ModelState:
        """Return the present state of count members."""
        return {name: np.repeat(values, count) for name, values in self._present.items()}

    def commands(self, choices: Choice) -> dict[str, Array]:
        """Return the commands (T, N) of choices (N, slots), given where a level begins."""
        chosen = choices.T.astype(np.intp)
        before = np.vstack((np.zeros((1, chosen.shape[1]), dtype=np.intp), chosen[:-1]))
        begins = (chosen != before) & (chosen > 0)
        rows = np.arange(self.slots) * self.per_slot
        result: dict[str, Array] = {}
        for key in dict.fromkeys(key for level in self.levels for key in level):
            channel = self.twin.spec.channels[key]
            values = np.array([channel.encode(level[key]) if key in level else np.nan for level in self.levels])
            course = np.full((self.grid.steps, chosen.shape[1]), np.nan)
            course[rows] = np.where(begins, values[chosen], np.nan)
            result[key] = course
        return result

    @property
    def over(self) -> float:
        """Return when (s after the start) what was changed is put back: the last moment that a scenario so long has."""
        return self.grid.steps * self.grid.step - 1.0

    def changes(self, choice: Choice) -> tuple[Change, ...]:
        """Return a choice (slots,) as commands, each when its level begins; what is so already is not commanded."""
        found, before, values = [], 0, dict(self.twin.values)
        for slot, level in enumerate(choice.tolist()):
            new = {key: value for key, value in self.levels[level].items() if values.get(key) != value}
            if level not in (0, before) and new:
                at = slot * self.per_slot * self.grid.step
                found.append(Change(at=at, twin_id=self.twin.spec.twin_id, commands=new))
                values |= new
            before = level or before
        return tuple(found)

    def tidy(self, choices: Choice) -> Choice:
        """Return the same choices (…, slots) without level 0 behind another one, where it means "stays so"."""
        places = np.where(choices != 0, np.arange(self.slots), 0)
        last = np.maximum.accumulate(places, axis=-1)
        result: Choice = np.take_along_axis(choices, last, axis=-1)
        return result
