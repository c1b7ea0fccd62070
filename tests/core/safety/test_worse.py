"""What is beyond a limit anyway, and an action that makes it worse, better, or neither."""

import pytest

from custom_components.digital_twin.core.requests import Decision
from custom_components.digital_twin.core.safety.hazard import HAZARDS
from custom_components.digital_twin.core.safety.situation import Exceedance
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import change, environment, hazards, verdict

COMFORT = {"comfort_low": 18.0, "comfort_high": 24.0}


@pytest.mark.parametrize("temperature", [3.0, 4.0, 6.0])
def test_switching_the_heating_off_in_a_freezing_house_is_frost(temperature: float) -> None:
    off = verdict(thermostat(temperature, 20.0), change("thermostat", hvac_mode="off"), environment=environment(-10.0))
    assert off.decision is Decision.DENIED
    assert "frost" in hazards(off)


def test_heating_a_freezing_house_is_no_frost() -> None:
    warmer = verdict(
        thermostat(3.0, 16.0), change("thermostat", target_temperature=21.0), environment=environment(-10.0)
    )
    assert hazards(warmer) == []


def test_a_cold_room_that_is_no_longer_heated_stays_too_cold() -> None:
    cold = thermostat(15.0, 21.0, settings=COMFORT)
    assert "room_too_cold" in hazards(
        verdict(cold, change("thermostat", hvac_mode="off"), environment=environment(0.0))
    )
    slightly = change("thermostat", target_temperature=20.5)
    assert hazards(verdict(cold, slightly, environment=environment(0.0))) == []


def test_a_hot_room_that_is_heated_further_becomes_too_hot() -> None:
    hot = thermostat(26.0, 20.0, settings=COMFORT)
    found = verdict(hot, change("thermostat", target_temperature=29.0), environment=environment(15.0))
    assert "room_too_hot" in hazards(found)


def loads(watts: float) -> tuple[TwinSnapshot, ...]:
    """Return a car that charges beside what is to be switched on."""
    return (
        twin("plug", {"on": False, "power": 0.0}, twin_id="oven", parameters={"on_power": 3000.0}),
        twin("plug", {"on": False, "power": 0.0}, twin_id="lamp", parameters={"on_power": 20.0}),
        twin("plug", {"on": True, "power": watts}, twin_id="car", parameters={"on_power": watts}),
    )


@pytest.mark.parametrize("watts", [9500.0, 11200.0, 11500.0])
def test_more_load_on_a_home_that_is_over_its_limit_counts_and_a_lamp_does_not(watts: float) -> None:
    limits = {"max_power": 11_000.0}
    assert hazards(verdict(loads(watts), change("oven", on=True), limits=limits)) == ["power_over_limit"]
    assert hazards(verdict(loads(watts), change("lamp", on=True), limits=limits)) == []


def test_the_sentence_of_what_comes_anyway_does_not_say_that_the_action_brings_it() -> None:
    def reason(*parts: object, **more: object) -> str:
        return verdict(*parts, **more).hazards[0].reason.id

    cold, off = thermostat(3.0, 20.0), change("thermostat", hvac_mode="off")
    assert reason(cold, off, environment=environment(-25.0)) == "worse_frost"
    mild = thermostat(7.0, 20.0)
    assert reason(mild, off, environment=environment(-10.0)) == "hazard_frost"
    limits = {"max_power": 11_000.0}
    assert reason(loads(11_500.0), change("oven", on=True), limits=limits) == "worse_power_over_limit"
    assert reason(loads(9500.0), change("oven", on=True), limits=limits) == "hazard_power_over_limit"


@pytest.mark.parametrize(
    ("probability", "baseline", "worse", "told"),
    [
        (0.06, 0.15, 0.04, False),
        (0.30, 0.70, 0.30, False),
        (0.60, 0.60, 0.30, True),
        (0.98, 1.00, 0.95, True),
        (0.15, 0.06, 0.09, True),
    ],
    ids=["rarer", "rarer by more than it is worse", "as likely and worse", "nearly as likely and worse", "likelier"],
)
def test_what_an_action_spares_more_often_than_it_brings_about_is_not_held_against_it(
    probability: float, baseline: float, worse: float, *, told: bool
) -> None:
    crossing = Exceedance(probability=probability, baseline=baseline, at=3600.0, worse=worse)
    found = list(HAZARDS["room_too_hot"].predicted(("room",), crossing, twin="Room", limit=26.0))
    assert bool(found) is told
