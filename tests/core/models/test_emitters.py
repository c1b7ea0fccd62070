"""What gives a room its heat: priors by emitter, and the electricity an air conditioner takes for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.models.emitters import DEFROST, LEAST, MOST, performance
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.thermostat_parameters import PARAMETERS
from custom_components.digital_twin.core.settings import EMITTER, Emitter
from custom_components.digital_twin.core.twin import Fidelity

from .builders import block, play, spec


def at(outdoor: float, *, cooling: bool = False) -> float:
    return float(performance(np.array([outdoor]), cooling=cooling)[0])


def test_rated_points_and_less_in_the_cold_and_in_the_heat() -> None:
    assert at(7.0) == pytest.approx(3.4, rel=0.05)
    assert at(35.0, cooling=True) == pytest.approx(2.9, rel=0.05)
    assert at(-15.0) < at(-7.0) < at(12.0)
    assert at(40.0, cooling=True) < at(25.0, cooling=True)


def test_defrosting_costs_its_share_about_freezing_and_nothing_in_the_mild() -> None:
    carnot = 0.36 * 313.15 / 39.0
    assert at(1.0) == pytest.approx(carnot * (1.0 - DEFROST))
    assert at(15.0) == pytest.approx(0.36 * 313.15 / 25.0, rel=1e-4)


@given(st.floats(-50, 60), st.booleans())
def test_performance_stays_physical(outdoor: float, cooling: bool) -> None:
    assert LEAST <= at(outdoor, cooling=cooling) <= MOST


@pytest.mark.parametrize("emitter", list(Emitter))
def test_priors_follow_the_emitter_within_their_bounds(emitter: Emitter) -> None:
    priors = {one.name: one for one in model_for(spec("thermostat", settings={EMITTER: emitter.value})).priors()}
    assert set(priors) == {one.name for one in PARAMETERS}
    assert all(one.lower <= one.prior <= one.upper for one in priors.values())
    usual = {one.name: one.prior for one in model_for(spec("thermostat")).priors()}
    assert priors["time_constant"].prior == usual["time_constant"]
    assert (priors["plant_lag"].prior, priors["heat_to_air"].prior) != (usual["plant_lag"], usual["heat_to_air"])


def test_a_heated_floor_answers_later_than_an_air_conditioner() -> None:
    def rise(emitter: Emitter) -> float:
        twin = spec("thermostat", settings={EMITTER: emitter.value}, channels=("temperature", "target_temperature"))
        values = {"temperature": 18.0, "target_temperature": 24.0}
        course = play(twin, block(30, environment={"outdoor_temperature": 5.0}), values, disturbance=0.0001)
        return float(course["temperature"][-1, 0]) - 18.0

    assert rise(Emitter.FLOOR) < 0.5 * rise(Emitter.AIR_CONDITIONER)


@pytest.mark.parametrize(("emitter", "ratio"), [(Emitter.HEATER, 1.0), (Emitter.AIR_CONDITIONER, at(7.0))])
def test_an_air_conditioner_takes_a_part_of_its_heat_as_electricity(emitter: Emitter, ratio: float) -> None:
    keys = ("temperature", "target_temperature", "power", "energy")
    twin = spec("thermostat", settings={EMITTER: emitter.value}, channels=keys, fidelity=Fidelity.EXPERT)
    values = {"temperature": 15.0, "target_temperature": 25.0, "energy": 3.0}
    course = play(twin, block(60, environment={"outdoor_temperature": 7.0}), values)
    np.testing.assert_allclose(course["heat"] / course["power"], ratio)
    assert course["energy"][-1, 0] == pytest.approx(3.0 + course["power"].sum() / 60.0 / 1000.0)
