"""Models of devices whose main channel is one of several states (models/machine.py), and the fallback of such kinds."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Value
from ..twin import Fidelity
from .inputs import encoded, held, members
from .machine import NEVER, SPREAD, Machine
from .persistence import STEP_DEVIATION
from .power import PoweredModel
from .protocol import Array, Block, ModelState, Parameter

MINUTE = 60.0


class StateModel(PoweredModel):
    """A device in one of several states.

    basic: as it is until told. standard: the kind's own moves (stays, then). From advanced on: the dwell times and
    moves that were learned, people's among them.
    """

    channel: ClassVar[str]
    rests: ClassVar[str] = ""
    """The state of which nothing is known before the first report; without it the channel's first."""
    stays: ClassVar[Mapping[str, tuple[str, float]]] = {}
    """Per state that ends by itself: the parameter of its dwell time, and s per unit of that."""
    then: ClassVar[Mapping[str, str]] = {}
    """Where a state goes by itself."""
    answers: ClassVar[Mapping[tuple[str, str], str]] = {}
    """(state, command): the state that comes of it, where that is not the one commanded."""
    parameters: tuple[Parameter, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """Return the states there are."""
        channel = self.spec.channels.get(self.channel)
        return () if channel is None else channel.options

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the state, the s left in it by how long it has lasted, and what else is held."""
        count = members(theta)
        state = np.full(count, self._index(values), dtype=np.intp)
        since = changed.get(self.channel)
        machine = self.machine(theta, count)
        result: ModelState = {
            key: np.full(count, self._start(channel, values))
            for key, channel in self.spec.channels.items()
            if key != self.channel
        }
        result["state"] = state.astype(np.float64)
        result["left"] = machine.begin(state, None if since is None else at - since)
        return result

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Follow commands and the chain; every other channel holds what it was told."""
        machine = self.machine(theta, len(state["state"]))
        commands = block.commands.get(self.channel)
        columns = None if commands is None else commands if commands.ndim == 2 else commands[:, None]
        course, after, left = machine.run(
            state["state"].astype(np.intp), self.left(state, theta), columns, block.steps, block.dt, block.rng
        )
        result = {**state, "state": after.astype(np.float64), "left": left}
        outputs = {self.channel: course} if self.channel in self.spec.channels else {}
        for key in self.spec.channels:
            if key != self.channel:
                outputs[key] = np.array(held(block, key, state[key]))
                result[key] = outputs[key][-1] if block.steps else state[key]
        return result, outputs

    def left(self, state: ModelState, theta: Mapping[str, Array]) -> Array:
        """Return the s left (N,) in the present state."""
        del theta
        return state["left"]

    def machine(self, theta: Mapping[str, Array], count: int) -> Machine:
        """Return the chain for count members."""
        names = self.options
        size = max(len(names), 1)
        seconds = np.full((size, count), NEVER)
        moves = np.eye(size)
        spread = SPREAD
        places = {name: index for index, name in enumerate(names)}
        if self.fidelity is not Fidelity.BASIC:
            for name, (parameter, unit) in self.stays.items():
                if name in places:
                    seconds[places[name]] = theta[parameter] * unit
            for name, following in self.then.items():
                if name in places and following in places:
                    moves[places[name]] = np.eye(size)[places[following]]
            learned, dwell = self.table("state_moves"), self.table("state_seconds")
            if learned is not None and dwell is not None and len(dwell) == size and len(learned) == size * size:
                known = dwell > 0
                seconds[known] = dwell[known, None]
                moves[known] = learned.reshape(size, size)[known]
                row = self.table("state_spread")
                spread = SPREAD if row is None else float(row[0])
        answers = np.tile(np.arange(size, dtype=np.intp), (size, 1))
        for (name, command), result in self.answers.items():
            if name in places and command in places and result in places:
                answers[places[name], places[command]] = places[result]
        return Machine(seconds=seconds, spread=spread, moves=moves, answers=answers)

    def shows(self, course: Array, *names: str) -> NDArray[np.bool_]:
        """Return where a course of states (T, N) is one of those named."""
        places = [index for index, name in enumerate(self.options) if name in names]
        return np.isin(course, places)

    def _index(self, values: Mapping[str, Value]) -> int:
        number = encoded(self.spec.channels.get(self.channel), values.get(self.channel)) if self.options else None
        if number is not None:
            return int(number)
        return self.options.index(self.rests) if self.rests in self.options else 0

    @staticmethod
    def _start(channel: Channel, values: Mapping[str, Value]) -> float:
        number = encoded(channel, values.get(channel.key))
        return min(max(0.0, channel.lower), channel.upper) if number is None else number


class GenericModel(StateModel):
    """Whatever no other kind describes: as it is until told or, from advanced on, as its history moved."""

    kind = "generic"
    channel = "state"
    parameters = (STEP_DEVIATION,)
