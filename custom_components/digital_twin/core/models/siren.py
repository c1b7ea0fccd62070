"""Sirens: on until told otherwise, or until their time is up; a siren that is on draws its rated power."""

from collections.abc import Mapping

import numpy as np

from ..channel import Value
from ..twin import Fidelity
from .inputs import is_commanded, members, start_value
from .power import PoweredModel
from .protocol import Array, Block, ModelState, Parameter
from .ramp import stretches
from .semi_markov import outlasting

PARAMETERS = (
    Parameter(name="sounding_time", unit="s", lower=1.0, upper=7200.0, prior=180.0, deviation=0.6, logarithmic=True),
    Parameter(name="rated_power", unit="W", lower=0.1, upper=200.0, prior=5.0, deviation=0.6, logarithmic=True),
)


class SirenModel(PoweredModel):
    """A siren. basic: on until told otherwise. standard: falls silent after the usual time. advanced: after its own."""

    kind = "siren"
    passes = frozenset({"on"})
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return on, for how long (s) it has been so, and how much longer than usual (s) it sounds this time."""
        on = start_value(values, self.spec.channels, "on", 0.0, members(theta))
        elapsed = max(at - changed.get("on", at), 0.0)
        usual = np.asarray(theta["sounding_time"], dtype=np.float64)
        return {"on": on, "elapsed": np.full(len(on), elapsed), "longer": outlasting(usual, elapsed) - usual}

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Sound and fall silent, one stretch between commands after the other."""
        count = len(state["on"])
        on, told, elapsed = np.empty((block.steps, count)), state["on"], state["elapsed"]
        longer = state["longer"]
        commands = np.full((block.steps, count), np.nan)
        if is_commanded(block, "on"):
            given = block.commands["on"]
            commands[:] = given if given.ndim == 2 else given[:, None]
        longest = np.full(count, np.inf) if self.fidelity is Fidelity.BASIC else theta["sounding_time"]
        for first, last in stretches(np.nan_to_num(commands, nan=-1.0)):
            asked = np.isfinite(commands[first])
            # Told to sound once more, it starts its time anew.
            elapsed, longer = np.where(asked, 0.0, elapsed), np.where(asked, 0.0, longer)
            told = np.where(asked, commands[first], told)
            spent = elapsed + block.dt * np.arange(1, last - first + 1)[:, None]
            on[first:last] = (told > 0.5) & (spent <= longest + longer)
            elapsed, told = spent[-1], on[last - 1]
        after = {"on": on[-1], "elapsed": elapsed, "longer": longer} if block.steps else state
        return after, self.known({"on": on, "power": on * theta["rated_power"]})
