"""Locks: a bolt that takes its time, and that may jam.

After a command the bolt shows its way (locking, unlocking, opening) for the actuation time, then arrives, or with the
jam probability reports jammed.
"""

from collections.abc import Mapping

import numpy as np

from ..channel import Value
from ..twin import Fidelity
from .cells import BATTERY_DRAIN, drained, start_of_cells
from .inputs import held, members, option_index, start_value
from .protocol import Array, Block, DeviceModel, ModelState, Parameter
from .ramp import stretches

PARAMETERS = (
    Parameter(name="actuation_time", unit="s", lower=0.1, upper=120.0, prior=3.0, deviation=0.5, logarithmic=True),
    Parameter(name="jam_probability", unit="", lower=0.0, upper=0.5, prior=0.002, deviation=0.0),
    BATTERY_DRAIN,
)
ON_THE_WAY = {"locked": "locking", "unlocked": "unlocking", "open": "opening"}
ARRIVES_AT = {way: end for end, way in ON_THE_WAY.items()}


class LockModel(DeviceModel):
    """A lock. basic: at once and never jammed. standard: typical actuation time. From advanced on: the learned one."""

    kind = "lock"
    passes = frozenset(ARRIVES_AT)
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return where the bolt is or is heading for (target), and for how long it has been on its way."""
        channel = self.spec.channels.get("bolt")
        now = start_value(values, self.spec.channels, "bolt", option_index(channel, "locked"), members(theta))
        cells = start_of_cells(self, values, theta)
        arrives = ARRIVES_AT.get(str(values.get("bolt")))
        if arrives is None:
            return {"bolt": now, "target": now, "elapsed": np.full(len(now), 1e9), **cells}
        elapsed = max(at - changed.get("bolt", at), 0.0)
        target = np.full(len(now), option_index(channel, arrives))
        return {"bolt": now, "target": target, "elapsed": np.full(len(now), elapsed), **cells}

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Carry out the commands, one stretch between commands after the other."""
        channel = self.spec.channels.get("bolt")
        names = ON_THE_WAY if channel is None or not channel.options else dict.fromkeys(channel.options, "")
        way = np.array([option_index(channel, ON_THE_WAY.get(name, name), name) for name in names])
        jammed = option_index(channel, "jammed", "locked")
        target = held(block, "bolt", state["target"])
        bolt, elapsed, shown = np.empty(target.shape), state["elapsed"], state["bolt"]
        for first, last in stretches(target):
            goal = target[first]
            elapsed = (
                np.where(goal == state["target"], elapsed, 0.0)
                if first == 0
                else (np.where(goal == target[first - 1], elapsed, 0.0))
            )
            spent = elapsed + block.dt * np.arange(1, last - first + 1)[:, None]
            end, time = goal, theta["actuation_time"]
            if self.fidelity is Fidelity.BASIC:
                time = np.zeros(len(goal))
            else:
                jams = (block.rng.random(len(goal)) < theta["jam_probability"]) & (elapsed < time)
                end = np.where(jams, jammed, goal)
            resting = np.where(elapsed >= 1e8, shown if first == 0 else end, end)
            bolt[first:last] = np.where(spent < time, way[goal.astype(np.intp)], resting)
            elapsed, shown = spent[-1], bolt[last - 1]
        after = dict(state)
        if block.steps:
            after |= {"bolt": shown, "target": target[-1], "elapsed": elapsed}
        return after, {"bolt": bolt, **drained(self, state, theta, block, after)}
