"""The fallback for every device: stays as it is, with a random walk whose size was learned.

Number channels: x(t + dt) = x(t) + w, w ~ N(0, step_deviation^2 dt / 1 h), reflected at the channel's physical range.
Commands are taken over at once. Binary channels and options stay until commanded.
"""

from collections.abc import Mapping

import numpy as np

from ..channel import Quantity, Value
from ..twin import Fidelity
from .inputs import held, members, start_value
from .protocol import Array, Block, DeviceModel, ModelState, Parameter

STEP_DEVIATION = Parameter(name="step_deviation", unit="1/√h", lower=0.0, upper=1e12, prior=0.0, deviation=0.0)


class PersistenceModel(DeviceModel):
    """Any channels, each staying as it is; the main number channel walks by step_deviation (its unit per √h)."""

    kind = "persistence"
    parameters = (STEP_DEVIATION,)

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the reported values; a channel without one starts at 0, or at its nearest physical value."""
        del changed, at
        count = members(theta)
        return {
            key: start_value(values, self.spec.channels, key, min(max(0.0, channel.lower), channel.upper), count)
            for key, channel in self.spec.channels.items()
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Hold every channel, and walk the numbers that nobody commands."""
        outputs: dict[str, Array] = {}
        walk = self.fidelity is not Fidelity.BASIC and np.any(theta.get("step_deviation", np.zeros(1)) > 0)
        main = self._main()
        for key, channel in self.spec.channels.items():
            values = np.array(held(block, key, state[key]))
            if walk and key == main and channel.quantity is Quantity.NUMBER and not channel.command:
                shape = values.shape
                scale = theta["step_deviation"] * np.sqrt(block.dt / 3600.0)
                values += np.cumsum(block.rng.standard_normal(shape) * scale, axis=0)
                values = reflected(values, channel.lower, channel.upper)
            outputs[key] = values
        after = {key: values[-1].copy() if block.steps else state[key] for key, values in outputs.items()}
        return after, outputs

    def _main(self) -> str | None:
        numbers = (key for key, channel in self.spec.channels.items() if channel.quantity is Quantity.NUMBER)
        return next(numbers, None)


def reflected(values: Array, lower: float, upper: float) -> Array:
    """Return values folded back once at the bounds, and clipped to them."""
    folded = np.where(values < lower, 2 * lower - values, values) if np.isfinite(lower) else values
    folded = np.where(folded > upper, 2 * upper - folded, folded) if np.isfinite(upper) else folded
    return np.clip(folded, lower, upper)
