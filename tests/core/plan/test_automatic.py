"""A storage that nobody plans for does in a plan what its history says it does by itself."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.models.automatic import BY_HOURS, FOLLOWS, Automatic, Rule
from custom_components.digital_twin.core.plan.follower import Follower
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import HOUR
from tests.core.twins import twin

CELLS = {"capacity": 8.0, "rated_power": 2000.0, "efficiency": 1.0, "reserve": 10.0, "idle_power": 0.0, "knee": 100.0}
EVENING = np.concatenate((np.zeros((2, 24 + 17)), np.full((2, 6), 420.0), np.zeros((2, 1))), axis=1)


def storage(rule: int) -> TwinSnapshot:
    """Return a storage whose two sides go by a rule; by the hours it gives 420 W in the evening."""
    made = twin("battery", {"charge": 80.0, "storage_mode": "auto", "power": 0.0}, parameters=CELLS)
    modes = Channel(key="storage_mode", quantity=Quantity.OPTION, options=("auto", "charge"), command=True)
    channels = {key: made.spec.channels[key] for key in ("charge", "power")} | {"storage_mode": modes}
    sides = (Rule(rule, 1.0, 0.0, 0.0),)
    assert made.learned is not None
    learned = replace(made.learned, tables=Automatic(sides, sides, EVENING, (0.0, 420.0)).tables())
    return replace(made, spec=replace(made.spec, channels=channels), learned=learned)


@pytest.mark.parametrize(("rule", "at_night", "in_the_evening"), [(BY_HOURS, 0.0, -420.0), (FOLLOWS, -300.0, -300.0)])
def test_what_follows_the_clock_is_not_planned_to_follow_the_home(
    rule: int, at_night: float, in_the_evening: float
) -> None:
    grid = Grid.over(0.0, 24 * HOUR, 900.0)
    device = Follower(storage(rule), grid, {})
    power = device.play(device.kept[None], np.full(96, 300.0)).power[:, 0]
    assert power[8] == pytest.approx(at_night, abs=1.0)
    assert power[72] == pytest.approx(in_the_evening, abs=1.0)
