"""What a lower temperature saves every day, beside the standing loss by hand, whatever the cycle's phase."""

import numpy as np
import pytest

from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.home import run_home
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import twin

from .homes import room

DAY = 86_400.0
SETTLING, HORIZON = 2 * DAY, 5 * DAY


def tank(temperature: float, draw: float) -> TwinSnapshot:
    learned = {"rated_power": 1800.0, "heating_rate": 10.0, "time_constant": 80.0, "draw": draw, "control_band": 6.0}
    values = {"temperature": temperature, "target_temperature": 60.0, "operation": "electric", "power": 0.0}
    return twin("water_heater", values, twin_id="tank", parameters=learned)


def saved(snapshot: TwinSnapshot, target: float, outdoors: float | None = None) -> float | None:
    values = {} if outdoors is None else {"outdoor_temperature": np.full(500, outdoors)}
    lower = Command(twin_id=snapshot.spec.twin_id, commands={"target_temperature": target}, at=0.0)
    outcome = run_home(
        HomeScenario(
            twins=(snapshot,), happenings=(lower,), start=1_700_000_000.0, horizon=HORIZON, step=900.0, members=40,
            environment=Environment(start=1_700_000_000.0, step=900.0, values=values),
            report=Report(recommend=False, settling=SETTLING),
        )
    )  # fmt: skip
    return outcome.twins[0].saved


@pytest.mark.parametrize("now", [59.0, 57.0, 55.0, 54.1])
def test_a_tank_saves_its_standing_loss(now: float) -> None:
    """1800 W / 10 K/h = .18 kWh/K; 1 K less in 24 h of 80 h is .054 kWh a day."""
    found = saved(tank(now, 0.0), 59.0)
    assert found == pytest.approx(0.18 * 24 / 80, rel=0.15)


def test_hot_water_drawn_saves_too() -> None:
    """.6 K/h at 55 °C are 14.4 K a day of water from 12 to 55 °C: 1 K less of it is a 43rd of .18 · 14.4 kWh."""
    found = saved(tank(57.0, 0.6), 59.0)
    assert found == pytest.approx(0.054 + 0.18 * 14.4 / 43, rel=0.15)


@pytest.mark.parametrize("now", [20.0, 20.4, 19.7])
def test_a_room_saves_what_it_loses_less(now: float) -> None:
    """2000 W / 2 K/h = 1 kWh/K; 1 K less in 24 h of 50 h is .48 kWh a day, however warm it is now."""
    warm = room(temperature=now, target=20.0, settings={"rated_power": 2000.0, "emitter": "heater"})
    assert saved(warm, 19.0, 0.0) == pytest.approx(0.48, rel=0.1)
