"""Cars in a home leave and come back as their history told, unless the scenario says where they are."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.happenings import (
    Command,
    Given,
    Happening,
    Lost,
    Occupancy,
    Outage,
    Surroundings,
)
from custom_components.digital_twin.core.home.links import Circuit, HomeLinks
from custom_components.digital_twin.core.home.player import Outputs
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.trips import TRIP_DAYS, TRIPS
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.request import HomeScenario
from custom_components.digital_twin.core.scenario.result import HomeOutcome
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot
from tests.core.learning.cars import HOUR, MONDAY, Car, to_work
from tests.core.learning.worlds import DAY, request

from .playing import steady

SUNDAY_EVENING = MONDAY + 13 * DAY + 20 * HOUR
STEP = 300.0
MEMBERS = 40
LINKS = HomeLinks(circuits={"main": Circuit(circuit_id="main", name="Main", limit=63.0, main=True)})
HOME: Mapping[str, Value] = {"charge": 80.0, "power": 3.0, "on": True, "plugged": True, "current": 16.0}


def learned(
    trips: list[tuple[float, float, float]] | None = None, *, car: Car | None = None, until: float = SUNDAY_EVENING,
    plug: bool = True, since: float = MONDAY, **values: Value,
) -> TwinSnapshot:  # fmt: skip
    """Return a car at home and charged, or as told, that learned from its history."""
    driven = to_work(2, seed=1) if trips is None else trips
    asked = request("battery", (car or Car()).history(driven, since, until, plug=plug))
    now = {key: value for key, value in {**HOME, **values}.items() if key in asked.spec.channels}
    return TwinSnapshot(spec=replace(asked.spec, name="Car"), learned=learn(asked), values=now, changed={})


COMMUTER = learned()


def environment(start: float, workdays: list[float] | None) -> Environment:
    """Return surroundings of which at most is known which days are free, from that of the start at eight on."""
    values = {} if workdays is None else {"workday": np.repeat(workdays, 24)[20:]}
    return Environment(start=start, step=HOUR, values=values)


def courses(
    car: TwinSnapshot, *variants: tuple[Happening, ...], start: float = SUNDAY_EVENING, hours: float = 48.0,
    workdays: list[float] | None = None,
) -> list[Outputs]:  # fmt: skip
    """Return what the car does in each variant of a home (T, N), by five minutes."""
    system = System(
        (car, steady(300.0, "rest")), LINKS, environment(start, workdays),
        Grid.over(start, hours * HOUR, STEP), members=MEMBERS, seed=3,
    )  # fmt: skip
    return [one.outputs["battery"] for one in system.run(variants or ((),))]


def at(course: np.ndarray, hours: float) -> np.ndarray:
    """Return a course's members (N,) so many hours after the start."""
    return course[round(hours * HOUR / STEP) - 1]


def answer(car: TwinSnapshot, *happenings: Happening, **more: object) -> HomeOutcome:
    """Return the answer about a home with the car."""
    settings = {"start": SUNDAY_EVENING, "horizon": 48 * HOUR, "members": 20} | more
    around = environment(SUNDAY_EVENING, None)
    return run_scenario(
        HomeScenario(
            twins=(car, steady(300.0, "rest")), links=LINKS, happenings=happenings, environment=around, step=STEP,
            **settings,
        )
    )  # fmt: skip


def assumed(outcome: HomeOutcome) -> dict[str, object]:
    """Return what the answer assumes of cars."""
    return {
        one.id: one.params["names"] for one in outcome.assumed
        if one.id in {"assumed_trips", "assumed_plugged", "assumed_unplugged"}
    }  # fmt: skip


MONDAY_NOON, MONDAY_EVENING, NIGHT, TUESDAY_NOON = 16.0, 22.5, 30.0, 40.0
"""Hours after Sunday evening."""


@pytest.mark.parametrize("plug", [True, False])
@pytest.mark.parametrize("tells", [True, False])
def test_a_commuter_is_away_on_monday_and_charges_in_the_evening(plug: bool, tells: bool) -> None:
    (car,) = courses(learned(car=Car(tells=tells), plug=plug))
    if plug:
        assert at(car["plugged"], MONDAY_NOON).mean() < 0.1
        assert at(car["plugged"], NIGHT).mean() > 0.9
    assert not np.any(at(car["power"], MONDAY_NOON) > 100.0)
    assert np.median(at(car["charge"], MONDAY_NOON)) == pytest.approx(67.5, abs=3.0)
    assert np.mean(at(car["power"], MONDAY_EVENING) > 5000.0) > 0.8
    back = car["charge"][: round(NIGHT * HOUR / STEP)].min(axis=0)
    assert np.median(back) == pytest.approx(55.0, abs=3.0)
    assert 5.0 < np.ptp(np.quantile(back, (0.05, 0.95))) < 25.0
    assert np.median(at(car["charge"], NIGHT)) == pytest.approx(80.0, abs=1.5)
    assert np.median(at(car["charge"], TUESDAY_NOON)) == pytest.approx(67.5, abs=3.0)


def test_the_homes_peak_is_in_the_evening() -> None:
    flow = next(one for one in answer(COMMUTER).circuits if one.circuit_id == "main").power
    hour = (20.0 + flow.times[int(np.argmax(flow.value))] / HOUR) % 24.0
    assert 17.0 < hour < 21.0
    assert flow.value.max() > 6000.0
    idle = replace(COMMUTER, learned=replace(COMMUTER.learned, tables={}))
    flow = next(one for one in answer(idle).circuits if one.circuit_id == "main").power
    assert flow.value.max() < 1000.0


def test_free_days_are_spent_as_free_days_were() -> None:
    friday = SUNDAY_EVENING - 2 * DAY
    (car,) = courses(COMMUTER, start=friday)
    assert at(car["plugged"], MONDAY_NOON).all()
    (car,) = courses(COMMUTER, workdays=[0.0, 0.0, 1.0, 1.0])
    assert at(car["plugged"], MONDAY_NOON).all()
    assert at(car["plugged"], TUESDAY_NOON).mean() < 0.1
    errands = [(MONDAY + day * DAY + 13 * HOUR, MONDAY + day * DAY + 15 * HOUR, 8.0) for day in (5, 12)]
    both = learned(sorted([*to_work(2), *errands]))
    (car,) = courses(both, start=friday)
    assert at(car["plugged"], 12.0).all()
    assert at(car["plugged"], 18.0).mean() == pytest.approx(1 / 3, abs=0.1), "of three free days it left on two"


def test_charging_begins_when_it_did_on_other_days() -> None:
    (car,) = courses(learned(car=Car(wait=5 * HOUR)))
    assert not np.any(at(car["power"], MONDAY_EVENING) > 100.0)
    assert np.mean(at(car["power"], 27.5) > 5000.0) > 0.8
    assert np.median(at(car["charge"], 33.0)) == pytest.approx(80.0, abs=1.5)


@pytest.mark.parametrize(("days", "note"), [(9.0, set()), (5.0, {"assumed_plugged"})])
def test_a_car_that_never_left_stays(days: float, note: set[str]) -> None:
    parked = learned([], since=SUNDAY_EVENING - days * DAY)
    outcome = answer(parked)
    assert assumed(outcome).keys() == note
    (car,) = courses(parked)
    assert car["plugged"].all()
    assert not np.any(car["power"] > 100.0)


def test_of_too_short_a_history_it_is_said_that_the_car_stays() -> None:
    young = learned(since=SUNDAY_EVENING - 3.5 * DAY)
    old = replace(COMMUTER, learned=replace(COMMUTER.learned, tables={}))
    for car in (young, old, replace(COMMUTER, learned=None)):
        assert assumed(answer(car)) == {"assumed_plugged": "Car"}
        assert courses(car)[0]["plugged"].all()
    assert assumed(answer(COMMUTER)) == {"assumed_trips": "Car"}
    assert assumed(answer(COMMUTER, horizon=2 * HOUR)) == {}, "on a Sunday evening it goes nowhere"
    assert assumed(answer(COMMUTER, Occupancy(people=0.0))) == {}, "nobody is there to drive"
    assert assumed(answer(COMMUTER, Occupancy(people=0.0, duration=12 * HOUR))) == {"assumed_trips": "Car"}
    plugless = learned(plug=False)
    assert assumed(answer(plugless)) == {"assumed_trips": "Car"}
    assert assumed(answer(plugless, Occupancy(people=0.0))) == {}
    coarse = replace(COMMUTER, spec=replace(COMMUTER.spec, fidelity=Fidelity.STANDARD))
    assert courses(coarse)[0]["plugged"].all()


def test_a_car_that_is_away_comes_back() -> None:
    noon = SUNDAY_EVENING - 2 * DAY - 8 * HOUR
    away = replace(COMMUTER, values={**COMMUTER.values, "plugged": False, "charge": 68.0})
    away = replace(away, changed={"plugged": noon - 4 * HOUR, "charge": noon - 3 * HOUR})
    (car,) = courses(away, start=noon, hours=24)
    assert not at(car["plugged"], 1.0).any()
    assert at(car["plugged"], 8.0).mean() > 0.9
    assert np.median(car["charge"].min(axis=0)) == pytest.approx(55.0, abs=3.0), "half of it was driven before"
    assert np.median(at(car["charge"], 16.0)) == pytest.approx(80.0, abs=1.5)
    untold = replace(away, values={**away.values, "charge": 80.0}, changed={"plugged": noon - 4 * HOUR})
    (car,) = courses(untold, start=noon, hours=24)
    assert np.median(car["charge"].min(axis=0)) == pytest.approx(55.0, abs=3.0)
    night = SUNDAY_EVENING - 3 * DAY + 7 * HOUR
    (car,) = courses(away, start=night, hours=24)
    assert at(car["plugged"], 18.0).mean() > 0.9, "never out at this hour, it comes back as it always does"
    idle = replace(away, learned=replace(COMMUTER.learned, tables={}))
    assert assumed(answer(idle)) == {"assumed_unplugged": "Car"}
    assert not courses(idle, start=noon, hours=24)[0]["plugged"].any()


def test_what_the_scenario_says_of_the_car_comes_first() -> None:
    empty = (
        Given(twin_id="battery", channel="charge", value=10.0, at=12 * HOUR),
        Given(twin_id="battery", channel="plugged", value=True, at=12 * HOUR),
    )
    told, usual = courses(COMMUTER, empty, ())
    assert told["plugged"][round(12 * HOUR / STEP) :].all()
    assert (at(told["charge"], TUESDAY_NOON) > 78.0).all()
    assert at(usual["plugged"], TUESDAY_NOON).mean() < 0.1
    assert not assumed(answer(COMMUTER, *empty))
    off = Command(twin_id="battery", commands={"on": False}, at=2 * HOUR)
    switched, usual = courses(COMMUTER, (off,), ())
    assert not np.any(switched["power"] > 100.0)
    np.testing.assert_array_equal(switched["plugged"], usual["plugged"])
    unknown = learned(plug=False)
    told, usual = courses(unknown, (replace(empty[0], at=15 * HOUR),), ())
    assert at(told["power"], MONDAY_NOON).min() > 5000.0
    assert at(usual["power"], MONDAY_NOON).max() < 100.0


def test_nobody_drives_while_nobody_is_at_home() -> None:
    empty = Occupancy(people=0.0, at=4 * HOUR, duration=24 * HOUR)
    alone, usual = courses(COMMUTER, (empty,), ())
    assert at(alone["plugged"], MONDAY_NOON).all()
    np.testing.assert_array_equal(at(alone["plugged"], TUESDAY_NOON), at(usual["plugged"], TUESDAY_NOON))
    late = Occupancy(people=0.0, at=MONDAY_NOON * HOUR, duration=14 * HOUR)
    out, usual = courses(COMMUTER, (late,), ())
    assert at(usual["plugged"], 26.0).mean() > 0.9
    assert at(out["plugged"], 26.0).mean() < 0.1
    assert at(out["plugged"], 30.5).mean() > 0.9


def test_the_changed_run_and_the_usual_one_draw_the_same_trips() -> None:
    lamp = Command(twin_id="rest", commands={"on": False}, at=HOUR)
    changed, usual = courses(COMMUTER, (lamp,), ())
    for key in ("plugged", "charge", "power"):
        np.testing.assert_array_equal(changed[key], usual[key])


def test_a_car_that_was_away_in_an_outage_charges_when_it_is_back() -> None:
    noon = SUNDAY_EVENING - 2 * DAY - 8 * HOUR
    away = replace(COMMUTER, values={**COMMUTER.values, "plugged": False, "charge": 68.0})
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=HOUR)
    dark, usual = courses(replace(away, changed={"plugged": noon - 4 * HOUR}), (outage,), (), start=noon, hours=24)
    np.testing.assert_array_equal(at(dark["plugged"], 8.0), at(usual["plugged"], 8.0))
    assert np.mean(at(dark["power"], 7.0) > 5000.0) > 0.6


def test_a_stored_model_without_trips_or_with_broken_ones_is_read() -> None:
    tables = dict(COMMUTER.learned.tables)
    for broken in ({TRIPS: tables[TRIPS][:-1]}, {TRIP_DAYS: ()}, {TRIP_DAYS: tables[TRIP_DAYS][:6]}):
        car = replace(COMMUTER, learned=replace(COMMUTER.learned, tables=tables | broken))
        assert courses(car)[0]["plugged"].all()


def test_the_bands_hold_what_later_weeks_were() -> None:
    driven, real = to_work(6, seed=4, stays=0.15), Car()
    car = learned(driven, until=MONDAY + 21 * DAY)
    times = np.arange(MONDAY + 21 * DAY - HOUR, MONDAY + 42 * DAY, 60.0)
    truth = real.course(driven, times)
    held: dict[float, list[bool]] = {hours: [] for hours in (3.0, 6.0, 12.0, 24.0)}
    for place in range(36):
        start = MONDAY + 21 * DAY + place * 13 * HOUR
        row = int(np.searchsorted(times, start)) - 1
        now = {
            "charge": round(truth["charge"][row]),
            "power": truth["power"][row],
            "plugged": bool(truth["plugged"][row]),
        }
        turned = np.flatnonzero(np.diff(truth["plugged"][: row + 1]))
        left = times[turned[-1] + 1] if turned.size else 0.0
        present = replace(car, values={**car.values, **now}, changed={"plugged": left, "charge": start})
        (course,) = courses(present, start=start, hours=24.0)
        for hours, inside in held.items():
            low, high = np.quantile(at(course["charge"], hours), (0.05, 0.95))
            # A charge is told in whole percents.
            inside.append(bool(low - 1.0 <= truth["charge"][row + round(60.0 * hours)] <= high + 1.0))
    assert all(np.mean(inside) >= 0.85 for inside in held.values()), held


@pytest.mark.parametrize("known", [True, False])
def test_a_car_leaves_by_the_clock_on_the_wall_after_it_was_changed(known: bool) -> None:
    change = MONDAY + 11 * DAY + HOUR
    asked = request("battery", Car().history(to_work(2), MONDAY, SUNDAY_EVENING - 3 * DAY))
    clock = ((MONDAY - DAY, 7200.0), (change, 3600.0)) if known else ()
    found = learn(replace(asked, clock=clock, now=MONDAY + 10 * DAY + 20 * HOUR))
    car = TwinSnapshot(spec=asked.spec, learned=found, values=HOME, changed={})
    start = MONDAY + 13 * DAY + 20 * HOUR
    around = replace(environment(start, None), clock=clock)
    grid = Grid.over(start, 24 * HOUR, STEP)
    plugged = System((car,), LINKS, around, grid, members=MEMBERS, seed=3).run([()])[0].outputs["battery"]["plugged"]
    away = np.flatnonzero(plugged[:, 0] < 0.5) * STEP / HOUR + 20.0 - 24.0
    assert away[0] == pytest.approx(8.5 if known else 7.5, abs=0.2)
    assert away[-1] == pytest.approx(18.5 if known else 17.5, abs=0.2)


@pytest.mark.parametrize("workdays", [None, [1.0, 1.0, 1.0]])
def test_a_free_day_that_a_scenario_brings_is_one_for_the_car(workdays: list[float] | None) -> None:
    free = Surroundings(quantity="workday", value=0.0)
    usual, stays = courses(COMMUTER, (), (free,), workdays=workdays)
    noon = 16.0
    assert np.mean(at(usual["plugged"], noon)) < 0.1
    assert np.mean(at(stays["plugged"], noon)) > 0.9
