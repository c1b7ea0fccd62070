"""What warms a room by how much where nobody rated its plant, and which plants take electricity: worked out by hand."""

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.home.circuits import rest
from custom_components.digital_twin.core.home.happenings import Occupancy
from custom_components.digital_twin.core.home.links import Device, HomeLinks, Zone
from custom_components.digital_twin.core.models.room_heat import (
    LEAST_CAPACITY,
    TYPICAL_CAPACITY,
    drawn_now,
    room_capacity,
)
from custom_components.digital_twin.core.safety.power import present_power
from custom_components.digital_twin.core.settings import EMITTER, RATED_POWER, Emitter
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import room, run

from .playing import play, steady

UNMEASURED = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
LINKS = HomeLinks(
    zones={"room": Zone(zone_id="room", name="Room")}, devices={"room": Device(twin_id="room", zone="room")}
)
COP = 0.36 * 313.15 / 40.0 * (1.0 - 0.1 * np.exp(-1 / 16))
"""Of an air conditioner at 0 °C, defrosting included."""
GUESTS = Occupancy(people=3.0, zone="room", at=0.0)


def unmeasured(temperature: float = 20.0, **settings: Value) -> TwinSnapshot:
    return room(temperature=temperature, channels=UNMEASURED, heating_rate=6.0, settings=settings)


def test_a_room_holds_what_one_of_its_size_holds_however_fast_its_plant_warms_it() -> None:
    # 16 m² of 165 kJ/(m² K).
    assert pytest.approx(733.3, abs=0.1) == TYPICAL_CAPACITY
    assert room_capacity({}, np.array([1.0, 6.0])) == pytest.approx([TYPICAL_CAPACITY] * 2)
    assert room_capacity({RATED_POWER: 1200.0}, np.array([2.0])) == pytest.approx([600.0])
    assert room_capacity({RATED_POWER: 1200.0}, np.array([20.0])) == pytest.approx([LEAST_CAPACITY])


def test_people_warm_a_room_that_nothing_heats_by_what_they_give() -> None:
    cold = room(temperature=15.0, mode="off", channels=UNMEASURED, heating_rate=6.0)
    with_them, without = (play((cold,), *some, links=LINKS, hours=6.0) for some in ([GUESTS], []))
    loss, gain = TYPICAL_CAPACITY / 50.0, 3 * 6.0
    end = gain * 36.0 / (loss + gain)
    warm = end + (15.0 - end) * np.exp(-6.0 * (loss + gain) / TYPICAL_CAPACITY)
    assert with_them.air["room"][-1, 0] == pytest.approx(warm, abs=0.02)
    assert without.air["room"][-1, 0] == pytest.approx(15.0 * np.exp(-6 / 50.0), abs=0.02)


def test_a_crowd_warms_no_room_beyond_itself() -> None:
    crowd = Occupancy(people=40.0, zone="room", at=0.0)
    course = play((room(temperature=30.0, mode="off", channels=UNMEASURED),), crowd, links=LINKS, hours=24.0)
    assert course.air["room"][-1, 0] == pytest.approx(40 * 6.0 * 36.0 / (40 * 6.0 + TYPICAL_CAPACITY / 50.0), abs=0.02)


def test_a_plant_gives_less_by_what_people_give() -> None:
    with_them, without = (play((unmeasured(),), *some, links=LINKS, hours=12.0) for some in ([GUESTS], []))
    given, usual = (one.outputs["room"]["heat"][:, 0].mean() for one in (with_them, without))
    assert usual == pytest.approx(TYPICAL_CAPACITY / 50.0 * 20.0, rel=0.03)
    assert usual - given == pytest.approx(3 * 6.0 * (36.0 - 20.0), rel=0.05)


@pytest.mark.parametrize(
    ("settings", "electricity"),
    [
        ({EMITTER: Emitter.HEATER.value}, TYPICAL_CAPACITY / 50.0 * 20.0 * 24.0 / 1000.0),
        ({EMITTER: Emitter.HEATER.value, RATED_POWER: 2400.0}, 400.0 / 50.0 * 20.0 * 24.0 / 1000.0),
        ({EMITTER: Emitter.AIR_CONDITIONER.value, RATED_POWER: 2400.0}, 400.0 / 50.0 * 20.0 * 24.0 / 1000.0 / COP),
        ({EMITTER: Emitter.RADIATOR.value, RATED_POWER: 2400.0}, None),
        ({}, None),
    ],
)
def test_what_is_told_to_heat_by_electricity_takes_it_though_nothing_measures_it(
    settings: dict[str, Value], electricity: float | None
) -> None:
    outcome = run((unmeasured(**settings),), hours=24.0)
    (told,) = outcome.twins
    apart = [one.params["count"] for one in outcome.assumed if one.id == "assumed_heat_apart"]
    if electricity is None:
        assert (told.energy, outcome.totals.energy, apart) == (None, (0.0, 0.0, 0.0), [1])
        return
    assert told.energy is not None
    assert told.energy[1] == pytest.approx(electricity, rel=0.03)
    assert outcome.totals.energy[1] == pytest.approx(electricity, rel=0.03)
    assert apart == []
    unrated = [one.params["count"] for one in outcome.assumed if one.id == "assumed_room_size"]
    assert unrated == ([] if RATED_POWER in settings else [1])


def test_the_rest_of_the_home_does_not_count_a_heater_twice() -> None:
    heater = unmeasured(**{EMITTER: Emitter.HEATER.value, RATED_POWER: 2000.0})
    heating = TwinSnapshot(
        spec=heater.spec, learned=heater.learned, values={**heater.values, "hvac_action": "heating"}, changed={}
    )
    links = HomeLinks(measured_power=2600.0)
    for now, left in ((heating, 500.0), (heater, 2500.0)):
        found = rest({"room": now, "router": steady(100.0, "router")}, links)
        assert found is not None
        assert found.values["power"] == pytest.approx(left)
        assert present_power(now) == pytest.approx(2500.0 - left)


def test_an_air_conditioner_of_which_nobody_told_the_rating_draws_a_third_of_its_heat() -> None:
    cooling = unmeasured(**{EMITTER: Emitter.AIR_CONDITIONER.value})
    now = TwinSnapshot(
        spec=cooling.spec, learned=cooling.learned, values={**cooling.values, "hvac_action": "cooling"}, changed={}
    )
    assert drawn_now(now) == pytest.approx(TYPICAL_CAPACITY * 6.0 / 3.0)
