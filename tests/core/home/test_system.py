"""A home as one system: conditions, faults, seeds and members, whatever the devices are."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.columns import Tiled
from custom_components.digital_twin.core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Occupancy,
    Surroundings,
    When,
)
from custom_components.digital_twin.core.home.links import HomeLinks
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.requests import Environment
from tests.core.scenario.homes import HOUR, room
from tests.core.twins import twin

from .playing import lamp, play, steady, system


def test_faults_of_commands() -> None:
    on = Command(twin_id="lamp", commands={"on": True}, at=HOUR)

    def first(*faults: Fault) -> int | None:
        lit = play((lamp(),), on, *faults).outputs["lamp"]["on"][:, 0]
        return int(lit.argmax()) if lit.any() else None

    assert first() == 60
    assert first(Fault(twin_id="lamp", kind=FaultKind.LOST_COMMANDS)) is None
    assert first(Fault(twin_id="lamp", kind=FaultKind.DELAY, delay=600.0)) == 70
    assert first(Fault(twin_id="lamp", kind=FaultKind.STUCK)) is None
    assert first(Fault(twin_id="lamp", kind=FaultKind.DEAD)) is None
    assert first(Fault(twin_id="lamp", kind=FaultKind.LOST_COMMANDS, at=2 * HOUR)) == 60


def test_a_thermostat_is_misled_by_its_sensor() -> None:
    heated = room(target=20.0, temperature=20.0, heating_rate=4.0, time_constant=10.0)
    drift = Fault(twin_id="room", kind=FaultKind.DRIFT, channel="temperature", rate=0.5)
    course = play((heated,), drift, hours=6)
    assert course.rooms["room"][-1, 0] == pytest.approx(20.0 - 3.0, abs=0.3)
    assert course.outputs["room"]["temperature"][-1, 0] == pytest.approx(20.0, abs=0.2)
    assert course.outputs["room"]["target_temperature"][-1, 0] == 20.0
    low = play((heated,), Fault(twin_id="room", kind=FaultKind.STUCK, channel="temperature", value=18.0), hours=6)
    assert low.rooms["room"][-1, 0] == pytest.approx(40.0 - 20.0 * np.exp(-6 / 10.0), abs=0.1)
    assert low.outputs["room"]["temperature"][-1, 0] == 18.0
    high = play((heated,), Fault(twin_id="room", kind=FaultKind.STUCK, channel="temperature", value=22.0), hours=6)
    assert high.rooms["room"][-1, 0] == pytest.approx(20.0 * np.exp(-6 / 10.0), abs=0.1)


def test_a_condition_acts_from_the_moment_it_has_held_and_in_each_member_at_its_own() -> None:
    cools = room(mode="off", time_constant=10.0)
    heat = Command(
        twin_id="room", commands={"hvac_mode": "heat"},
        when=When(twin_id="room", channel="temperature", below=17.0, lasting=1800.0),
    )  # fmt: skip
    course = play((cools,), heat, hours=6)
    below = 10.0 * np.log(20.0 / 17.0) * 60.0
    start = int((course.outputs["room"]["hvac_mode"][:, 0] == 1).argmax())
    assert start == pytest.approx(below + 30.0, abs=2)
    many = play((cools,), heat, hours=6, members=30)
    starts = (many.outputs["room"]["hvac_mode"] == 1).argmax(axis=0)
    assert len(set(starts.tolist())) > 5
    assert many.acts.acts[0].start.tolist() == starts.tolist()


def test_conditions_may_follow_from_one_another() -> None:
    first = Command(twin_id="a", commands={"on": True}, when=When(channel="outdoor_temperature", below=-5.0))
    then = Command(
        twin_id="b", commands={"on": True}, when=When(twin_id="a", channel="on", equals=True, lasting=1200.0)
    )
    never = Command(twin_id="c", commands={"on": True}, when=When(twin_id="b", channel="power", above=500.0))
    falls = Surroundings(quantity="outdoor_temperature", value=-10.0, at=HOUR)
    course = play(tuple(lamp(twin_id=name) for name in "abc"), falls, first, then, never)
    lit = {name: course.outputs[name]["on"][:, 0] for name in "abc"}
    assert int(lit["a"].argmax()) == 61
    assert int(lit["b"].argmax()) == 61 + 20
    assert not lit["c"].any()


def test_a_command_for_a_while_goes_back_to_what_it_was() -> None:
    course = play(
        (room(target=21.0),), Command(twin_id="room", commands={"target_temperature": 17.0}, at=HOUR, duration=HOUR)
    )
    assert course.outputs["room"]["target_temperature"][[59, 60, 119, 120, 239], 0].tolist() == [21, 17, 17, 21, 21]


def test_members_meet_as_many_people_as_may_be_there() -> None:
    grid = Grid.over(0.0, 4 * HOUR, 600.0)
    edge = np.array([0.0, 4.0])
    environment = Environment(
        start=0.0, step=2 * HOUR, values={"people": np.array([2.0, 3.0])}, bands={"people": (edge, edge + 2.0)}
    )
    world = System((lamp(),), HomeLinks(), environment, grid, members=80, seed=3)
    people = world.surroundings["people"]
    assert set(np.unique(people[0])) == {0.0, 1.0, 2.0}
    assert people[:, 0].tolist() == [2.0] * 12 + [4.0] * 12
    assert people[-1].min() == 4.0
    gone = world.run([(Occupancy(people=0.0, at=HOUR),)])[0].people
    assert gone[:6].max() == 2.0
    assert not gone[6:].any()


def test_a_given_power_is_drawn_and_warms() -> None:
    course = play((steady(1.0, "iron"),), Given(twin_id="iron", channel="power", value=2000.0, at=HOUR, duration=HOUR))
    assert course.outputs["iron"]["power"][[59, 60, 119, 120], 0].tolist() == [1.0, 2000.0, 2000.0, 1.0]


def test_the_same_seed_gives_the_same_numbers_and_variants_share_theirs() -> None:
    tv = twin(
        "plug", {"on": True, "power": 1.0}, twin_id="tv", settings={"appliance": "tv"}, channels=("on", "power"),
    )  # fmt: skip
    home = (tv, room("warm"), lamp())
    lit = Command(twin_id="lamp", commands={"on": True})
    first, plain = system(home, members=20).run([(lit,), ()])
    again = system(home, members=20).run([(lit,)])[0]
    for name in ("tv", "warm", "lamp"):
        for key, values in first.outputs[name].items():
            assert np.array_equal(values, again.outputs[name][key]), (name, key)
    assert first.outputs["tv"]["power"] is plain.outputs["tv"]["power"]
    colder = system(home, members=20).run([(Surroundings(quantity="outdoor_temperature", offset=-5.0),), ()])
    assert np.array_equal(colder[0].outputs["tv"]["power"], colder[1].outputs["tv"]["power"])
    other = System(
        home, HomeLinks(), Environment(start=0.0, step=HOUR, values={}), Grid.over(0.0, HOUR, 60.0), members=20, seed=4
    ).run([()])[0]
    assert not np.array_equal(other.outputs["tv"]["power"], first.outputs["tv"]["power"][:60])


def test_draws_are_shared_by_copies_and_by_copies_only() -> None:
    rng = Tiled((1, 2), 5, 3)
    both = rng.random((4, 15))
    assert np.array_equal(both[:, :5], both[:, 10:])
    assert len(np.unique(rng.random(7))) == 7
    assert np.array_equal(Tiled((1, 2), 5, 1).random((4, 5)), both[:, :5])


def test_a_model_that_fails_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(registry._MODELS["fan"]):  # noqa: SLF001 -- stands for a kind from outside
        def advance(self, *_: object) -> None:  # type: ignore[override]  # whatever it is asked, it fails
            raise RuntimeError("broken")

    monkeypatch.setitem(registry._MODELS, "fan", Broken)  # noqa: SLF001 -- as above
    home = system((twin("fan", {"on": True}), lamp(on=True)))
    course = home.run([()])[0]
    assert set(home.failures()) == {"fan"}
    assert course.outputs["fan"]["on"].all()
    assert course.outputs["lamp"]["power"][0, 0] == 100.0


def test_a_value_of_any_sort_may_be_asked_for() -> None:
    value: Value = "open"
    lock = twin("lock", {"bolt": "locked"})
    course = play(
        (lock,),
        Command(twin_id="lock", commands={"bolt": "unlocked"}, at=60.0),
        Fault(twin_id="lock", kind=FaultKind.STUCK),
    )
    assert (course.outputs["lock"]["bolt"] == 0).all()
    assert value in lock.spec.channels["bolt"].options


def test_members_meet_the_weather_as_unsure_as_its_forecast_is() -> None:
    hours = np.full(40, 0.0)
    sure = Environment(start=0.0, step=HOUR, values={"outdoor_temperature": hours})
    unsure = replace(sure, bands={"outdoor_temperature": (hours - 3.29, hours + 1.645)})
    grid = Grid.over(0.0, 24 * HOUR, 300.0)
    cools = room(mode="off", time_constant=10.0)
    courses = [
        System((cools,), HomeLinks(), environment, grid, members=400, seed=0).run([()])[0]
        for environment in (sure, unsure)
    ]
    outside = courses[1].surroundings["outdoor_temperature"][-1]
    assert (float(outside[0]), len(outside)) == (0.0, 400)
    assert np.quantile(outside, (0.05, 0.95)) == pytest.approx([-3.29, 1.645], abs=0.4)
    narrow, wide = (np.ptp(np.quantile(one.rooms["room"][-1], (0.05, 0.95))) for one in courses)
    # Of an error that stays, a room takes up 1 − e^(−24/10).
    assert wide == pytest.approx((3.29 + 1.645) * (1.0 - np.exp(-2.4)), rel=0.12)
    assert narrow < 1.0
    assert courses[0].surroundings["outdoor_temperature"].shape == (288, 1)


def test_what_people_use_goes_by_the_day_that_a_scenario_makes() -> None:
    mornings = {"free": [9.0 if 1 <= hour < 3 else 0.0 for hour in range(24)], "working": [0.0] * 24}
    tables = {f"rate_on_by_hour_{day}": tuple(row) for day, row in mornings.items()}
    tables |= {f"rate_off_by_hour_{day}": (1e-9,) * 24 for day in mornings}
    machine = twin("binary_sensor", {"on": False}, twin_id="machine", parameters={"rate_on": 1.0, "rate_off": 1.0})
    assert machine.learned is not None
    machine = replace(machine, learned=replace(machine.learned, tables=tables))
    for usual, change in ((1.0, 0.0), (0.0, 1.0)):
        outside = {"workday": usual}
        as_usual = play((machine,), outside=outside, members=40).outputs["machine"]["on"]
        changed = play((machine,), Surroundings(quantity="workday", value=change), outside=outside, members=40).outputs[
            "machine"
        ]["on"]
        free, working = (changed, as_usual) if usual else (as_usual, changed)
        assert free[-1].mean() > 0.9
        assert not working.any()


def test_the_middle_of_a_course_is_worked_out_once() -> None:
    course = play((lamp(True), room()), members=5)
    air = course.rooms["room"]
    middle = course.middle(air)
    np.testing.assert_array_equal(middle, np.median(air, axis=1))
    assert course.middle(air) is middle
    assert course.middle(course.outputs["lamp"]["on"]).tolist() == [1.0] * len(air)
