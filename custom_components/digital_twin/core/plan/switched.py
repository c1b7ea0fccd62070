"""What is only on or off: appliances whose run can be put off, and others that may be off while power is short."""

from collections.abc import Mapping
from typing import Final, override

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..grid import Array
from ..models.protocol import Block
from ..settings import Appliance
from ..twin import TwinSnapshot
from .device import Choice, Device, Level, Played
from .objective import Objective

PROGRAMMES: Final = frozenset({Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER})
MEMBERS: Final = 48
"""Of an appliance that goes on and off by itself its mean power is what counts."""
RUNS: Final = 20.0
"""W above which an appliance runs: in standby it takes a few."""
OFF: Final = 1
ON: Final = 2


class Switched(Device):
    """What is on or off, its use as people's habits and its own cycle have it. Levels: off, on."""

    slot_seconds = 3600.0

    @override
    def _levels(self) -> tuple[Level, ...]:
        return ({"on": False}, {"on": True})

    @override
    def judge(self, outputs: Mapping[str, Array]) -> tuple[Array, Array]:
        """Return the hours that it is off although it was on."""
        if not self.twin.values.get("on"):
            return np.zeros(outputs["on"].shape[1]), np.zeros(outputs["on"].shape[1])
        off = (outputs["on"] < 0.5).sum(axis=0) * self.grid.step / 3600.0
        return 0.1 * off, np.zeros(off.shape)

    @override
    def play(self, choices: Choice, rest: Array) -> Played:
        """Return what choices come to, with the mean power of the appliance while it is on."""
        del rest
        self.evaluations += len(choices)
        settled = self.tidy(choices)
        present = ON if self.twin.values.get("on") else OFF
        settled = np.where(settled == 0, present, settled)
        on = np.repeat(settled.T == ON, self.per_slot, axis=0)[: self.grid.steps]
        power = np.where(on, self._mean_power()[:, None], 0.0)
        discomfort, short = self.judge({"on": on.astype(np.float64)})
        return Played(power, discomfort, short)

    def sheds(self, objective: Objective) -> list[Choice]:
        """Return the choices that have it off from some slot of an outage until its end."""
        dark = np.array([part.any() for part in self.by_slot(objective.dark)])
        slots = np.flatnonzero(dark)
        return [np.where(dark & (np.arange(self.slots) >= slot), OFF, ON).astype(np.int8) for slot in slots.tolist()]

    def _mean_power(self) -> Array:
        if not hasattr(self, "_power"):
            self._power = self._simulated_power()
        return self._power

    def _simulated_power(self) -> Array:
        """Return the power (T,) W while it is on all the time, the mean of many courses."""
        commands = {"on": np.array([1.0] + [np.nan] * (self.grid.steps - 1))}
        block = Block(
            start=self.grid.start,
            dt=self.grid.step,
            steps=self.grid.steps,
            commands=commands,
            environment=self.surroundings,
            rng=np.random.default_rng(1),
        )
        _, outputs = self.model.advance(self.start(MEMBERS), self.parameters(MEMBERS), block)
        power: Array = outputs["power"].mean(axis=1) if "power" in outputs else np.zeros(self.grid.steps)
        return power


class Deferrable(Switched):
    """A machine whose programme is to run once. Levels: off, on; what counts is when it first comes on."""

    slot_seconds = 900.0

    @property
    def run_steps(self) -> int:
        """Return how many steps its programme lasts."""
        return max(round(float(self.theta["on_minutes"][0]) * 60.0 / self.grid.step), 1)

    def at(self, slot: int) -> Choice:
        """Return the choice that starts the programme in a slot; it ends by itself, as long as it may take."""
        choice = np.full(self.slots, OFF, dtype=np.int8)
        choice[slot:] = ON
        return choice

    @override
    def play(self, choices: Choice, rest: Array) -> Played:
        """Return what choices come to: the programme's power from the first moment on, once."""
        del rest
        self.evaluations += len(choices)
        on: NDArray[np.bool_] = choices == ON
        if self.twin.values.get("on"):
            # What is on already and not switched off before it is begun is begun at once.
            on = on | ((np.maximum.accumulate(choices, axis=1) == 0) & choices.any(axis=1, keepdims=True))
        chosen = np.repeat(on.T, self.per_slot, axis=0)[: self.grid.steps]
        begins = np.where(chosen.any(axis=0), np.argmax(chosen, axis=0), self.grid.steps)
        steps = np.arange(self.grid.steps)[:, None]
        runs = (steps >= begins) & (steps < begins + self.run_steps)
        power = np.where(runs, float(self.theta["on_power"][0]), 0.0)
        due = self.grid.steps if self.due is None else max(int(self.due / self.grid.step), self.run_steps)
        late = np.minimum(np.maximum(begins + self.run_steps - due, 0) / self.run_steps, 1.0)
        whole = float(self.theta["on_power"][0]) * self.run_steps * self.grid.step / 3.6e6
        return Played(power, np.zeros(len(choices)), late * whole)

    @override
    def seeds(self, objective: Objective, rest: Array) -> list[Choice]:
        """Return every time at which it could start: there are few enough to try them all."""
        del objective, rest
        latest = max(self.slots - -(-self.run_steps // self.per_slot), 0)
        return [self.at(slot) for slot in range(latest + 1)]


def is_programme(answers: Mapping[str, object]) -> bool:
    """Return whether the appliance runs a programme that can be put off."""
    return answers.get(settings.APPLIANCE) in PROGRAMMES


def is_running(twin: TwinSnapshot) -> bool:
    """Return whether an appliance draws more than its electronics do: its programme is under way."""
    power = settings.number(twin.values, "power")
    return bool(twin.values.get("on", True)) and power is not None and power >= RUNS
