"""A storage that nobody plans for does in a plan what its history says it does by itself."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.models.automatic import BY_HOURS, BY_SUN, FOLLOWS, Automatic, Rule
from custom_components.digital_twin.core.plan.follower import Follower
from custom_components.digital_twin.core.plan.optimize import optimize
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest, Wish
from custom_components.digital_twin.core.requests import Environment
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


def test_what_goes_by_the_sun_is_planned_by_what_the_roofs_make() -> None:
    """It charges all that the roof makes, though the home takes a part of that: so it was on past days."""
    steps = 96
    noon = np.clip(np.sin((np.arange(steps) - 24) / 48 * np.pi), 0.0, None)
    courses = {"sun": 800.0 * noon, "sun_east": 0.0 * noon, "sun_north": -0.5 * noon, "sun_up": 0.8 * noon}
    parameters = {"peak_power": 1000.0, "tilt": 30.0, "azimuth": 180.0, "clearness": 0.8, "clearness_time": 0.1}
    roof = twin("pv", {"production": 0.0}, channels=("production",), parameters=parameters)
    storages = [replace(storage(rule), values={**storage(rule).values, "charge": 20.0}) for rule in (BY_SUN, FOLLOWS)]
    by_sun, following = (
        optimize(
            PlanRequest(
                twins=(roof, one), controlled=(), wishes=(Wish(aim=Aim.COST),), start=0.0, base=420.0,
                environment=Environment(start=0.0, step=900.0, values=courses),
            )
        ).nothing
        for one in storages
    )  # fmt: skip
    assert by_sun.exported == pytest.approx(0.0, abs=0.01)
    assert following.exported == pytest.approx(0.0, abs=0.01)
    # What it charges of what the home takes at that time has to be bought, and is given by its other side's rule.
    assert by_sun.energy > following.energy + 0.5
