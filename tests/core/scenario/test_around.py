"""The surroundings that an answer took for granted, with what is not sure about them, beside what would have been."""

from datetime import UTC

import numpy as np
import pytest

from custom_components.digital_twin.core.home.happenings import Occupancy, Surroundings
from custom_components.digital_twin.core.home.links import HomeLinks
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.around import Around
from custom_components.digital_twin.core.scenario.bind import bind
from custom_components.digital_twin.core.scenario.language import read
from custom_components.digital_twin.core.scenario.result import HomeOutcome
from tests.core.twins import twin

from .book import Book
from .homes import HOUR, room, run


def expected() -> Environment:
    """Return a day whose price, carbon and people nobody knows for sure."""
    ones = np.ones(26)
    values = {"price": 0.30 * ones, "people": 2.0 * ones, "carbon_intensity": 300.0 * ones, "sun": 100.0 * ones}
    bands = {
        "price": (0.20 * ones, 0.45 * ones), "people": (1.0 * ones, 3.0 * ones),
        "carbon_intensity": (200.0 * ones, 400.0 * ones),
    }  # fmt: skip
    return Environment(start=0.0, step=HOUR, values=values, bands=bands)


def told(outcome: HomeOutcome, quantity: str) -> Around:
    return next(one for one in outcome.surroundings if one.quantity == quantity)


STEADY = twin(
    "plug", {"on": True, "power": 1000.0}, twin_id="load", channels=("on", "power"), settings={"appliance": "heater"},
    parameters={"on_power": 1000.0, "idle_power": 1000.0},
)  # fmt: skip


def test_each_quantity_is_told_with_its_band() -> None:
    outcome = run((STEADY,), hours=24, step=900.0, environment=expected(), members=400)
    price = told(outcome, "price")
    assert price.low is not None
    assert price.high is not None
    assert price.low[0] == pytest.approx(0.20, abs=0.015)
    assert price.high[0] == pytest.approx(0.45, abs=0.02)
    assert price.value[0] == pytest.approx(0.30, abs=0.01)
    people = told(outcome, "people")
    assert people.low is not None
    assert people.high is not None
    assert (people.low[5], people.value[5], people.high[5]) == (1.0, 2.0, 3.0)
    assert told(outcome, "sun").low is None, "what nobody doubts has no band"
    assert all(one.baseline is None for one in outcome.surroundings)


def test_what_the_price_may_be_is_in_the_cost() -> None:
    outcome = run((STEADY,), hours=24, step=900.0, environment=expected(), members=400)
    assert outcome.totals.cost is not None
    assert outcome.totals.carbon is not None
    energy = outcome.totals.energy[1]
    assert outcome.totals.cost == pytest.approx((0.20 * energy, 0.30 * energy, 0.45 * energy), rel=0.06)
    assert outcome.totals.carbon == pytest.approx((0.2 * energy, 0.3 * energy, 0.4 * energy), rel=0.06)


def test_what_a_scenario_sets_is_sure_and_told_beside_what_would_be() -> None:
    away = Occupancy(people=0.0, at=6 * HOUR, duration=6 * HOUR)
    dearer = Surroundings(quantity="price", factor=2.0)
    outcome = run((STEADY,), away, dearer, hours=24, step=900.0, environment=expected(), members=200)
    people, price = told(outcome, "people"), told(outcome, "price")
    assert people.low is not None
    assert people.high is not None
    assert people.baseline is not None
    row = int(8 * HOUR / 900.0)
    assert (people.low[row], people.value[row], people.high[row], people.baseline[row]) == (0.0, 0.0, 0.0, 2.0)
    assert (people.low[0], people.high[0]) == (1.0, 3.0)
    assert price.baseline is not None
    assert price.high is not None
    np.testing.assert_allclose(price.value, 2.0 * price.baseline)
    assert price.high[0] == pytest.approx(0.90, abs=0.04)


def test_a_cold_snap_acts_where_nobody_tells_how_warm_it_is_outdoors() -> None:
    heated = room(settings={"rated_power": 800.0}, heating_rate=0.6)
    nothing = Environment(start=0.0, step=HOUR, values={})
    snap = Surroundings(quantity="outdoor_temperature", offset=-10.0)
    outcome = run((heated,), snap, hours=48, step=300.0, environment=nothing, members=60)
    assert outcome.baseline is not None
    assert outcome.totals.energy[1] > 1.6 * outcome.baseline.energy[1]
    assert outcome.totals.energy[2] - outcome.totals.energy[0] > 5.0
    typical = next(one for one in outcome.assumed if one.id == "assumed_outdoor_typical")
    assert typical.params == {"temperature": pytest.approx(10.0, abs=0.1)}
    outdoors = told(outcome, "outdoor_temperature")
    assert outdoors.low is not None
    assert outdoors.high is not None
    assert outdoors.value[0] == pytest.approx(0.0, abs=0.5)
    assert outdoors.high[0] - outdoors.low[0] == pytest.approx(16.0, abs=3.0)


def test_an_outdoor_temperature_that_is_known_or_given_needs_no_stand_in() -> None:
    nothing = Environment(start=0.0, step=HOUR, values={})
    given = Surroundings(quantity="outdoor_temperature", value=-5.0)
    snap = Surroundings(quantity="outdoor_temperature", offset=-10.0)
    for outcome in (
        run((room(),), given, hours=2, environment=nothing),
        run((room(),), snap, hours=2),
        run((STEADY,), snap, hours=2, environment=nothing),
    ):
        assert "assumed_outdoor_typical" not in {one.id for one in outcome.assumed}


@pytest.mark.parametrize(("expected_sun", "shines"), [(100.0, 550.0), (600.0, 600.0), (650.0, 650.0)])
def test_in_a_heat_wave_hardly_a_cloud_is_left(expected_sun: float, shines: float) -> None:
    values = {
        "sun": np.full(26, expected_sun),
        "sun_clear": np.full(26, 600.0),
        "outdoor_temperature": np.full(26, 20.0),
    }
    environment = Environment(start=0.0, step=HOUR, values=values)
    plan = read({"scenario": "heat_wave"}, now=0.0, zone=UTC)
    wave = bind(plan, Book({}), twins={"load": STEADY}, links=HomeLinks(), environment=environment)
    outcome = run((STEADY,), *wave.happenings, hours=24, step=900.0, environment=environment)
    assert told(outcome, "sun").value[10] == pytest.approx(shines)
    assert "sun_clear" not in {one.quantity for one in outcome.surroundings}
