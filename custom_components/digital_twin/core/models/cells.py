"""What runs on batteries: a level that falls by the same share every day, B(t) = B₀ − d t, down to empty."""

from collections.abc import Mapping

import numpy as np

from ..channel import Value
from .inputs import members, start_value
from .protocol import Array, Block, DeviceModel, ModelState, Parameter

BATTERY = "battery"
BATTERY_DRAIN = Parameter(
    name="battery_drain", unit="%/day", lower=0.001, upper=100.0, prior=0.2, deviation=0.8, logarithmic=True
)


def start_of_cells(model: DeviceModel, values: Mapping[str, Value], theta: Mapping[str, Array]) -> ModelState:
    """Return the level (N,) of a device whose twin has one; nothing for others."""
    if BATTERY not in model.spec.channels:
        return {}
    return {BATTERY: start_value(values, model.spec.channels, BATTERY, 100.0, members(theta))}


def drained(
    model: DeviceModel, state: ModelState, theta: Mapping[str, Array], block: Block, after: ModelState
) -> dict[str, Array]:
    """Return the level over the block, (T, N), as outputs, and write it into after; nothing for twins without one."""
    if BATTERY not in model.spec.channels or BATTERY not in state:
        return {}
    days = block.dt / 86_400.0 * np.arange(1, block.steps + 1)[:, None]
    level = np.clip(state[BATTERY] - theta["battery_drain"] * days, 0.0, 100.0)
    if block.steps:
        after[BATTERY] = level[-1]
    return {BATTERY: level}
