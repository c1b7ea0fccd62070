"""What a scenario takes for granted of a car, where nobody tells: where it is, and how full."""

import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.home.happenings import Given
from tests.core.twins import twin

from .homes import HOUR, run, steady


@pytest.mark.parametrize("plugged", [True, False])
def test_that_a_car_that_is_away_stays_away_is_told_as_assumed(plugged: bool) -> None:
    car = twin(
        "battery", {"charge": 40.0, "on": False, "plugged": plugged, "power": 0.0}, twin_id="car",
        channels=("charge", "on", "plugged", "power"), settings={"rated_power": 11000.0},
        parameters={"capacity": 50.0, "efficiency": 1.0, "end": 100.0},
    )  # fmt: skip
    comes = Given(twin_id="car", channel="plugged", value=True, at=HOUR)
    outcome = run((car, steady(10.0)), comes, hours=4)
    found = [one.params for one in outcome.assumed if one.id == "assumed_unplugged"]
    assert found == ([] if plugged else [{"names": "Car"}])


@pytest.mark.parametrize("charge", [40.0, None])
def test_that_nobody_tells_how_full_a_car_is_is_said(charge: float | None) -> None:
    values: dict[str, Value] = {"on": False, "plugged": False, "power": 0.0}
    car = twin(
        "battery", values if charge is None else {**values, "charge": charge}, twin_id="car",
        channels=("charge", "on", "plugged", "power"), parameters={"capacity": 50.0},
    )  # fmt: skip
    comes = Given(twin_id="car", channel="plugged", value=True, at=HOUR)
    found = [
        one.params for one in run((car, steady(10.0)), comes, hours=4).assumed if one.id == "assumed_charge_unknown"
    ]
    assert found == ([{"names": "Car"}] if charge is None else [])
