"""What a change saves every day: member by member, once what cools down has cooled, and whatever the cycle's phase."""

from collections.abc import Mapping

import numpy as np

from ..grid import Array, Grid
from ..home.player import Outputs
from ..models.room_heat import is_electric
from ..twin import TwinSpec
from .meter import KWH

DAY = 86_400.0


def saved(
    spec: TwinSpec, theta: Mapping[str, Array], outputs: Outputs, baseline: Outputs, grid: Grid, settling: float
) -> float | None:
    """Return the electricity (kWh a day) that a course takes less than its baseline from settling (s) on.

    The median of the members, each beside itself, since both courses draw the same random numbers. Of a tank the heat
    that its water holds more or less at the end than after settling is taken off: a tank heats once or twice a day, and
    a course that ends just before it does has saved nothing. None without power, and for a room that is not known to be
    heated by electricity. Raises ValueError where nothing is left after settling.
    """
    first = round(settling / grid.step)
    if not 0 <= first < grid.steps:
        raise ValueError("report.settling: must end within the horizon")
    if "power" not in outputs or (spec.kind == "thermostat" and not is_electric(spec)):
        return None
    less = (baseline["power"] - outputs["power"])[first:].sum(axis=0) * (grid.step / KWH)
    if spec.kind == "water_heater" and "temperature" in outputs:
        warmer = baseline["temperature"] - outputs["temperature"]
        before = warmer[first - 1] if first else np.zeros(less.shape)
        # Full power (W) warms the whole tank by its rate (K/h): so much electricity is in each kelvin.
        less = less - (warmer[-1] - before) * theta["rated_power"] / theta["heating_rate"] / 1000.0
    return float(np.median(less)) * DAY / ((grid.steps - first) * grid.step)
