"""What a simulated twin takes: energy, cost and missed comfort, member by member, so that several twins add up."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from .. import settings
from ..grid import Array, Grid
from ..requests import Account
from ..twin import TwinSpec
from .summary import JOULES_PER_KILOWATT_HOUR, quantiles

type Figures = dict[str, Array]

METERS: Final = frozenset({"power", "energy"})


def figures(spec: TwinSpec, outputs: Mapping[str, Array], surroundings: Mapping[str, Array], grid: Grid) -> Figures:
    """Return energy (kWh), cost (currency) and comfort (K·h out of the comfort range while anybody is home), (N,) each.

    What nobody can tell is left out: energy of a device without power, cost without a price (currency/kWh over the
    grid's steps; feed_in for what it gives, 0 where that is unknown), comfort of what has no comfort range.
    """
    found: Figures = {}
    # A room whose heating nobody meters burns gas or another room's electricity: its own figure would be a false zero.
    metered = spec.kind != "thermostat" or not METERS.isdisjoint(spec.channels)
    if metered and (power := outputs.get("power")) is not None:
        energy = power * (grid.step / JOULES_PER_KILOWATT_HOUR)
        found["energy"] = energy.sum(axis=0)
        if (price := surroundings.get("price")) is not None:
            given = np.minimum(energy, 0.0) * surroundings.get("feed_in", np.zeros(grid.steps))[:, None]
            found["cost"] = (np.maximum(energy, 0.0) * price[:, None] + given).sum(axis=0)
    low = settings.number(spec.settings, settings.COMFORT_LOW)
    high = settings.number(spec.settings, settings.COMFORT_HIGH)
    air = outputs.get("temperature")
    if spec.kind == "thermostat" and air is not None and (low is not None or high is not None):
        missed = np.zeros(air.shape)
        if low is not None:
            missed += np.maximum(low - air, 0.0)
        if high is not None:
            missed += np.maximum(air - high, 0.0)
        present = surroundings.get("people", np.ones(grid.steps)) > 0
        found["comfort"] = (missed * present[:, None]).sum(axis=0) * (grid.step / 3600.0)
    return found


def account(parts: Iterable[Figures]) -> Account:
    """Return the sums over some twins as 5 %, 50 % and 95 % of the members; None for what none of them tells."""
    sums: Figures = {}
    for part in parts:
        for name, values in part.items():
            sums[name] = sums[name] + values if name in sums else values
    return Account(**{name: _spread(values) for name, values in sums.items()})


def _spread(values: Array) -> tuple[float, float, float]:
    low, middle, high = quantiles(values[None], np.array((0.05, 0.5, 0.95)))[:, 0]
    return float(low), float(middle), float(high)
