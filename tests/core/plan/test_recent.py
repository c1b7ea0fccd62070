"""A plan begins with walls as warm as the last hours made them, not as the air is this minute."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.plan.optimize import optimize
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest, PlanResult, Wish
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import thermostat

HOUR = 3600.0
START = 1_790_000_000.0
POWER, RATE, CONSTANT = 1500.0, 2.0, 50.0


def heavy() -> TwinSnapshot:
    """Return an electrically heated room at 20 °C whose walls hold nine tenths of the heat."""
    channels = ("temperature", "target_temperature", "hvac_mode", "window", "power")
    parameters = {
        "time_constant": CONSTANT, "heating_rate": RATE, "air_share": 0.1, "coupling": 0.5, "plant_lag": 0.5,
        "gains": 0.0, "solar_gain": 0.001, "control_offset": 0.0, "control_band": 0.1,
    }  # fmt: skip
    settings = {"comfort_low": 19.0, "comfort_high": 22.0, "rated_power": POWER}
    twin = thermostat(20.0, 20.0, twin_id="room", channels=channels, settings=settings, parameters=parameters)
    assert twin.learned is not None
    return replace(twin, learned=replace(twin.learned, structure="2r2c/relay"))


def told(before: float, twin_id: str = "room") -> dict[str, dict[str, Series]]:
    """Return two days at a temperature, and 20 °C since ten minutes."""
    times = np.array([START - 48 * HOUR, START - 600.0])
    return {twin_id: {"temperature": Series(times, np.array([before, 20.0]), START)}}


def plan(recent: Mapping[str, Mapping[str, Series]], *, planned: bool = True) -> PlanResult:
    """Return a day's plan of the room in quarters of an hour, 10 °C outdoors."""
    return optimize(
        PlanRequest(
            twins=(heavy(),), controlled=("room",) if planned else (), wishes=(Wish(aim=Aim.COST),), start=START,
            environment=Environment(start=START, step=900.0, values={"outdoor_temperature": np.full(96, 10.0)}),
            recent=recent,
        )
    )  # fmt: skip


@pytest.mark.parametrize("planned", [True, False])
def test_walls_that_were_cold_take_heat_to_warm_up(planned: bool) -> None:
    """Over a day the room comes to rest at its target, so that what cold walls lack is bought: C · share · 4 K."""
    steady, cold = plan(told(20.0), planned=planned).nothing.energy, plan(told(16.0), planned=planned).nothing.energy
    assert steady == pytest.approx(plan({}, planned=planned).nothing.energy, rel=0.02)
    lacking = POWER / RATE / 1000.0 * 0.9 * 4.0
    assert cold - steady == pytest.approx(lacking, rel=0.15)


def test_another_twins_past_changes_nothing() -> None:
    known, other = plan({}), plan(told(16.0, "elsewhere"))
    assert other.changes == known.changes
    assert other.account == known.account
