"""How a device stands still and goes on again, as scenarios have it: what its model is told, what it forgets."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from ...core.home.links import Restore
from ...core.home.orders import HELD, PLAYED_BY_PEOPLE, STOP, standstill
from ...core.models.protocol import Array
from ...core.settings import APPLIANCE
from ...core.twin import TwinSpec

type State = dict[str, Array]

PLUGGED: Final = "plugged"
ACTIVE: Final = "active"


class Interruption:
    """One device's: without power, or with nothing to heat with.

    otherwise: the channels whose setting stays as it is while the model is told something else.
    """

    def __init__(self, spec: TwinSpec) -> None:
        """Nothing is interrupted."""
        self._spec = spec
        self._stands = standstill(spec)
        self._before: dict[str, float] = {}
        self._plugged: Array | None = None
        self.otherwise: set[str] = set()

    def begin(self, state: State, *, told: bool) -> tuple[State, dict[str, float]]:
        """Return the state and the commands of a device that does nothing. told: whether it goes on telling."""
        if self._spec.kind == "battery":
            self._plugged = state[PLUGGED]
            state = {**state, PLUGGED: np.zeros_like(state[PLUGGED])}
        if self._stands is None:
            return state, {}
        key, still = self._stands
        if key != STOP:
            held = state.get(HELD.get((self._spec.kind, key), key))
            self._before.setdefault(key, 0.0 if held is None else float(held[0]))
            if told or still < 0.0:
                self.otherwise.add(key)
        return state, {key: still}

    def end(self, state: State, restore: Restore, *, goes_on: bool) -> tuple[State, dict[str, float]]:
        """Return the state and the commands of a device that has again what it lacked.

        restore: how it comes back with the power. goes_on: whether it lacks nothing else.
        """
        if self._plugged is not None:
            state, self._plugged = {**state, PLUGGED: self._plugged}, None
        if self._spec.kind == "plug" and self._spec.settings.get(APPLIANCE) in PLAYED_BY_PEOPLE:
            state = {**state, ACTIVE: np.zeros_like(state[ACTIVE])}
        if self._stands is None or self._stands[0] == STOP or not goes_on:
            return state, {}
        key, still = self._stands
        number = self._before.pop(key)
        self.otherwise.discard(key)
        if restore is Restore.OFF:
            number = still
        elif restore is Restore.ON and key == "on":
            number = 1.0
        return state, {key: number}

    def keep(self, commands: Mapping[str, float]) -> dict[str, float]:
        """Return the commands that reach the model now; what is set otherwise meanwhile holds when that is over."""
        kept = self.otherwise & commands.keys()
        self._before.update((key, commands[key]) for key in kept)
        return {key: number for key, number in commands.items() if key not in kept}
