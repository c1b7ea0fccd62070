"""How much heat a plant gives by what is told of it, in rooms whose radiators are not linear and know the weather."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.valve_curve import LINEAR, heat_share
from custom_components.digital_twin.core.twin import Learned

from .worlds import Room

VALVES = {"throttling": Room(modulates=1.6, valve=5.0), "linear": Room(modulates=1.6, valve=0.0)}
FOLLOWING = Room(modulates=1.6, valve=0.0, heating_curve=3.0)


@pytest.fixture(scope="module")
def learned() -> dict[str, Learned]:
    """Learn each room once."""
    return {name: learn(room.request(10.0)) for name, room in {**VALVES, "following": FOLLOWING}.items()}


def lift(one: Learned) -> float:
    return one.parameters["heating_rate"].value * one.parameters["time_constant"].value


def test_a_radiators_characteristic_is_found(learned: dict[str, Learned]) -> None:
    (curve,) = learned["throttling"].tables["valve_curve"]
    opening = np.array([0.1, 0.2, 0.4, 0.7])
    true = -np.expm1(-5.0 * opening) / -np.expm1(-5.0)
    assert heat_share(opening, curve) == pytest.approx(true, abs=0.13)
    assert np.abs(opening - true).max() > 0.4
    assert learned["throttling"].structure.endswith("proportional")


def test_what_follows_its_valve_is_left_linear(learned: dict[str, Learned]) -> None:
    assert learned["linear"].tables["valve_curve"] == (LINEAR,)


@pytest.mark.parametrize("name", VALVES)
def test_full_heat_lifts_a_room_with_a_valve_as_far_as_it_really_would(name: str, learned: dict[str, Learned]) -> None:
    room = VALVES[name]
    assert lift(learned[name]) == pytest.approx(room.rated / room.loss, rel=0.35)
    assert learned[name].parameters["time_constant"].value == pytest.approx(room.time_constant, rel=0.45)


def test_a_heating_curve_shows_and_hides_no_losses(learned: dict[str, Learned]) -> None:
    """Water 3 K hotter a degree: a valve at rest holds the room about where it is, whatever the weather."""
    slope, mean = learned["following"].tables["supply"]
    assert mean == pytest.approx(4.0, abs=2.0)
    assert 0.02 < slope < 0.1
    assert learned["following"].parameters["time_constant"].value == pytest.approx(FOLLOWING.time_constant, rel=0.4)


@pytest.mark.parametrize("name", VALVES)
def test_a_plant_that_does_not_know_the_weather_is_left_so(name: str, learned: dict[str, Learned]) -> None:
    assert "supply" not in learned[name].tables
