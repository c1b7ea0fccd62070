"""A car's trips are found in its history: by its plug, by its charge, by kind of day, and only where there are any."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.portable import exported
from custom_components.digital_twin.core.models.trips import NEVER, TRIP_DAYS, TRIPS, Trips
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned

from .cars import HOUR, MONDAY, Car, to_work
from .test_kinds import car, cellar_storage
from .worlds import DAY, request

END = MONDAY + 13 * DAY + 20 * HOUR


def found(learned: Learned) -> Trips | None:
    return Trips.of(learned, Fidelity.ADVANCED)


@pytest.mark.parametrize("plug", [True, False])
@pytest.mark.parametrize("tells", [True, False])
def test_a_commuters_trips_are_found_with_and_without_a_plug(plug: bool, tells: bool) -> None:
    driven = to_work(2, seed=1)
    learned = learn(request("battery", Car(tells=tells).history(driven, MONDAY, END, plug=plug)))
    trips = found(learned)
    assert trips is not None
    assert trips.free.tolist() == [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1]
    begins = MONDAY + trips.begins + trips.trips[:, 0] * DAY
    truth = np.array(driven)
    np.testing.assert_allclose(begins + trips.trips[:, 1], truth[:, 0], atol=400.0)
    np.testing.assert_allclose(trips.trips[:, 2], truth[:, 1] - truth[:, 0], atol=600.0)
    np.testing.assert_allclose(trips.trips[:, 3], truth[:, 2], atol=2.0)
    np.testing.assert_allclose(trips.trips[:, 4], 0.0)
    np.testing.assert_allclose(trips.trips[:, 5], 0.5, atol=0.05)
    (said,) = (one.params for one in learned.report if one.id == "learned_trips")
    assert said == {"count": 10, "days": 13}


def test_days_are_free_as_the_home_says() -> None:
    works = Series(np.array([MONDAY, MONDAY + DAY]), np.array([0.0, 1.0]), END)
    history = Car().history(to_work(2), MONDAY, END)
    trips = found(learn(request("battery", history, environment={"workday": works})))
    assert trips is not None
    assert trips.free.tolist() == [1.0] + 12 * [0.0]


def test_how_long_it_waits_before_it_charges_is_found() -> None:
    trips = found(learn(request("battery", Car(wait=5 * HOUR).history(to_work(2), MONDAY, END))))
    assert trips is not None
    np.testing.assert_allclose(trips.trips[:, 4], 5 * HOUR, atol=60.0)
    never = found(learn(request("battery", Car(wait=30 * DAY).history(to_work(1), MONDAY, MONDAY + 4.9 * DAY))))
    assert never is not None
    np.testing.assert_allclose(never.trips[:, 4], NEVER)


def test_whoever_drives_at_night_has_days_that_begin_at_noon() -> None:
    night = [(leave + 14 * HOUR, back + 13 * HOUR, lost) for leave, back, lost in to_work(2)]
    trips = found(learn(request("battery", Car().history(night, MONDAY, END))))
    assert trips is not None
    assert 12 * HOUR < trips.begins < 16 * HOUR
    np.testing.assert_allclose((trips.begins + trips.trips[:, 1]) % DAY, 21.5 * HOUR, atol=120.0)


def test_a_holiday_with_the_car_is_one_trip_and_no_days_at_home() -> None:
    away = (MONDAY + 4 * DAY + 16 * HOUR, MONDAY + 8 * DAY + 18 * HOUR, 30.0)
    driven = sorted([*to_work(1)[:4], away])
    trips = found(learn(request("battery", Car().history(driven, MONDAY, END))))
    assert trips is not None
    assert len(trips.trips) == 5
    assert trips.trips[-1, 2] == pytest.approx(98 * HOUR, abs=120.0)
    assert len(trips.free) == 9, "of thirteen days four began away"


def test_whoever_only_unplugs_it_or_loses_the_connection_has_not_been_away() -> None:
    history = Car().history(to_work(1), MONDAY, MONDAY + 7 * DAY)
    for hour, value, lasting in ((3.0, 0.0, 300.0), (4.0, np.nan, 2 * HOUR)):
        at = MONDAY + 5 * DAY + hour * HOUR
        plugged = history["plugged"]
        times = np.append(plugged.times, [at, at + lasting])
        order = np.argsort(times)
        values = np.append(plugged.values, [value, 1.0])[order]
        trips = found(learn(request("battery", history | {"plugged": Series(times[order], values, plugged.end)})))
        assert trips is not None
        assert len(trips.trips) == 5


def test_what_gives_its_charge_to_the_home_or_tells_no_power_makes_no_trips() -> None:
    storage = cellar_storage(12)
    assert TRIPS not in learn(request("battery", storage)).tables
    power = storage["power"]
    taken = storage | {"power": Series(power.times, np.maximum(power.values, 0.0), power.end)}
    assert TRIPS not in learn(request("battery", taken)).tables, "of which only is measured what it takes"
    assert TRIPS not in learn(request("battery", taken, settings={"appliance": "ev"})).tables, "falls all evening"
    assert TRIPS not in learn(request("battery", {"charge": car(5)["charge"]})).tables


def test_a_car_that_never_left_has_days_without_trips() -> None:
    parked = learn(request("battery", Car().history([], MONDAY, END)))
    trips = found(parked)
    assert trips is not None
    assert not trips.leaves
    assert found(replace(parked, tables=parked.tables | {TRIP_DAYS: parked.tables[TRIP_DAYS][:6]})) is None


def test_when_a_car_is_away_stays_at_home() -> None:
    asked = request("battery", Car().history(to_work(2), MONDAY, END))
    learned = learn(asked)
    assert {TRIPS, TRIP_DAYS} <= learned.tables.keys()
    assert not {TRIPS, TRIP_DAYS} & exported(asked.spec, learned)["learned"]["tables"].keys()
    assert found(Learned.from_dict(learned.as_dict())) is not None
