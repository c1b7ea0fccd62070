"""The simple rules that people use, to hold a plan against: at once, and in the cheapest hours."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from ..grid import Array
from .device import Choice, Device
from .follower import Follower
from .objective import Objective
from .storage import Storage
from .switched import Deferrable
from .thermal import Thermal

AT_ONCE: Final = "at_once"
CHEAPEST: Final = "cheapest_hours"
CHEAP, DEAR = 0.25, 0.75


def choices(device: Device, objective: Objective) -> Mapping[str, Choice]:
    """Return by rule what it sets a device to."""
    worth = objective.stages(np.full(device.grid.steps, 1000.0))
    slots = np.array([part.mean() for part in device.by_slot(worth)])
    return {AT_ONCE: _at_once(device), CHEAPEST: _cheapest(device, slots)}


def _at_once(device: Device) -> Choice:
    """Charge and wash now; leave everything else."""
    if isinstance(device, Deferrable):
        return device.at(0)
    if isinstance(device, Storage) and not device.gives and device.least is not None:
        return device.at_once
    return device.kept


def _cheapest(device: Device, worth: Array) -> Choice:
    """Charge in the cheapest quarter, discharge in the dearest; wash in the cheapest stretch; heat less when dear.

    What only takes charges in as many of the cheapest slots before its deadline as its wish needs, and without a wish
    not at all.
    """
    if isinstance(device, Deferrable):
        length = -(-device.run_steps // device.per_slot)
        sums = np.convolve(worth, np.ones(length), mode="valid")
        return device.at(int(np.argmin(sums)))
    cheap, dear = np.quantile(worth, (CHEAP, DEAR))
    if isinstance(device, Follower):
        return device.kept
    if isinstance(device, Storage) and not device.gives:
        return device.kept if device.least is None else device.when_cheapest(worth)
    if isinstance(device, Storage):
        result = np.full(device.slots, device.resting, dtype=np.int8)
        result[worth >= dear] = device.giving
        result[worth <= cheap] = device.taking
        return result
    if isinstance(device, Thermal) and len(device.levels) > 2:
        result = np.full(device.slots, min(3, len(device.levels) - 1), dtype=np.int8)
        result[worth >= dear] = 2
        return result
    return device.kept
