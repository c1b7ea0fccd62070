"""Rooms and their neighbours: doors, walls, zones in which nothing heats, what people and lamps give."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.home import relaxing, rooms
from custom_components.digital_twin.core.home.happenings import Command, Given, Occupancy
from custom_components.digital_twin.core.home.links import Adjacency, Device, HomeLinks, Joint, Zone
from tests.core.scenario.homes import HOUR, room
from tests.core.twins import twin

from .playing import COLD, WARM, lamp, play, system, two_rooms


def known_pair(hours: float, conductance: float, capacity: float = 600.0) -> tuple[float, float]:
    """Return two rooms' temperatures by the exact solution: their mean loses heat, their difference also evens out."""
    mean = 19.0 * np.exp(-hours / 50.0)
    apart = 10.0 * np.exp(-hours * (1 / 50.0 + 2.0 * conductance / capacity))
    return mean + apart / 2.0, mean - apart / 2.0


@pytest.mark.parametrize("step", [60.0, 300.0, 600.0])
def test_an_open_door_evens_two_rooms_out(step: float) -> None:
    course = play((WARM, COLD), links=two_rooms(Joint.OPEN), step=step)
    for hours in (0.5, 1.0, 4.0):
        row = round(hours * HOUR / step) - 1
        warm, cold = known_pair(hours, 120.0)
        assert course.air["warm"][row, 0] == pytest.approx(warm, abs=0.1)
        assert course.air["cold"][row, 0] == pytest.approx(cold, abs=0.1)


def test_a_door_opens_while_the_scenario_runs_and_a_shut_one_passes_nothing() -> None:
    door = twin("binary_sensor", {"on": False}, twin_id="door", channels=("on",))
    links = two_rooms(Joint.DOOR, door="door")
    shut = play((WARM, COLD, door), links=links)
    assert shut.air["warm"][-1, 0] == pytest.approx(24.0 * np.exp(-4 / 50.0), abs=0.01)
    opened = play((WARM, COLD, door), Given(twin_id="door", channel="on", value=True, at=2 * HOUR), links=links)
    assert opened.air["warm"][119, 0] == pytest.approx(24.0 * np.exp(-2 / 50.0), abs=0.02)
    warm, _ = known_pair(2.0, 120.0)
    assert opened.air["warm"][-1, 0] == pytest.approx(warm * np.exp(-2 / 50.0), abs=0.1)
    stands_open = play((WARM, COLD), links=two_rooms(Joint.DOOR, open_=True))
    assert stands_open.air["warm"][-1, 0] == pytest.approx(known_pair(4.0, 120.0)[0], abs=0.1)


def test_a_shut_door_is_no_worse_than_a_wall_to_a_room_that_did_not_learn() -> None:
    new = replace(WARM, learned=None)
    beside = {
        open_: play((new, COLD), links=two_rooms(joint, open_=open_)).outputs["warm"]["temperature"][-1, 0]
        for joint, open_ in ((Joint.WALL, None), (Joint.DOOR, False), (Joint.DOOR, True))
    }
    assert beside[False] == pytest.approx(beside[None], abs=1e-6)
    assert beside[True] < beside[False] - 0.5


def test_a_door_of_which_nobody_tells_is_anything_between_shut_and_open() -> None:
    new = tuple(replace(one, learned=None) for one in (WARM, COLD))
    courses = {
        open_: play(new, links=two_rooms(Joint.DOOR, open_=open_), members=40).outputs["cold"]["temperature"][-1]
        for open_ in (None, False, True)
    }
    shut, unknown, wide = (courses[open_].astype(float) for open_ in (False, None, True))
    gained = (unknown - shut) / (wide - shut)
    assert ((gained > -0.02) & (gained < 1.02)).all()
    assert gained.min() < 0.15
    assert gained.max() > 0.9
    assert np.median(gained) == pytest.approx(0.7, abs=0.2)


def test_a_room_that_learned_feels_what_its_neighbour_does_otherwise_than_usual() -> None:
    off = Command(twin_id="cold", commands={"hvac_mode": "off"})
    heated = replace(COLD, values={**COLD.values, "hvac_mode": "heat", "target_temperature": 22.0, "temperature": 22.0})
    world = system((WARM, heated), hours=12.0, step=300.0, links=two_rooms(Joint.DOOR))
    failed, usual = world.run([(off,), ()])
    alone = play((WARM,), hours=12.0, step=300.0)
    assert usual.air["warm"][-1, 0] == pytest.approx(alone.outputs["warm"]["temperature"][-1, 0], abs=0.05)
    assert failed.air["warm"][-1, 0] < usual.air["warm"][-1, 0] - 0.1


def test_a_wall_counts_for_a_room_that_did_not_learn_only() -> None:
    learned = play((WARM, COLD), links=two_rooms(Joint.WALL))
    assert learned.air["warm"][-1, 0] == pytest.approx(24.0 * np.exp(-4 / 50.0), abs=0.01)
    new = replace(WARM, learned=None)
    alone = play((new,), links=HomeLinks())
    beside = play((new, COLD), links=two_rooms(Joint.WALL))
    assert beside.outputs["warm"]["temperature"][-1, 0] < alone.outputs["warm"]["temperature"][-1, 0] - 0.1


def test_a_zone_in_which_nothing_heats_is_warmed_by_its_neighbour() -> None:
    links = HomeLinks(
        zones={"warm": Zone(zone_id="warm", name="Room"), "hall": Zone(zone_id="hall", name="Hall", temperature=15.0)},
        devices={"warm": Device(twin_id="warm", zone="warm")},
        adjacency=(Adjacency(first="warm", second="hall", joint=Joint.OPEN),),
    )
    heated = room("warm", temperature=21.0, target=21.0, settings={"rated_power": 3000.0})
    course = play((heated,), links=links, hours=12, step=300.0)
    assert course.air["hall"][-1, 0] > 16.0
    assert course.air["warm"][-1, 0] == pytest.approx(21.0, abs=0.5)


def test_rooms_hang_together_by_a_hall_of_which_nobody_tells_how_warm_it_is() -> None:
    new = tuple(replace(one, learned=None) for one in (WARM, COLD))
    zones_ = {name: Zone(zone_id=name, name=name) for name in ("warm", "cold", "hall", "attic")}
    joints = [("hall", "warm"), ("cold", "hall"), ("attic", "warm")]
    links = HomeLinks(
        zones=zones_,
        devices={name: Device(twin_id=name, zone=name) for name in ("warm", "cold")},
        adjacency=tuple(Adjacency(first=first, second=second, joint=Joint.OPEN) for first, second in joints),
    )
    joined, apart = play(new, links=links), play(new, links=replace(links, adjacency=()))
    assert joined.air["hall"][0, 0] == pytest.approx(19.0, abs=0.5)
    assert "attic" not in joined.air
    assert joined.air["cold"][-1, 0] > apart.air["cold"][-1, 0] + 0.5


def test_a_zone_is_as_warm_as_a_sensor_in_it_says() -> None:
    shown = twin("sensor", {"value": 59.0}, twin_id="shown", channels=("value",))
    shown = replace(
        shown, spec=replace(shown.spec, channels={"value": replace(shown.spec.channels["value"], unit="°F")})
    )
    links = HomeLinks(
        zones={"cellar": Zone(zone_id="cellar", name="Cellar")},
        devices={"shown": Device(twin_id="shown", zone="cellar", measures="temperature")},
    )
    assert play((shown,), links=links).air["cellar"][0, 0] == pytest.approx(15.0, abs=0.2)
    freezer = replace(shown, values={"value": 0.0})
    assert "cellar" not in play((freezer,), links=links).air


def test_the_coarse_solution_is_the_fine_one(monkeypatch: pytest.MonkeyPatch) -> None:
    heated = replace(WARM, values={**WARM.values, "hvac_mode": "heat", "target_temperature": 22.0})
    links = two_rooms(Joint.OPEN)
    fast = play((heated, COLD), links=links, hours=6)
    monkeypatch.setattr(rooms, "COARSE_STEP", 1.0)
    slow = play((heated, COLD), links=links, hours=6)
    assert np.abs(fast.air["cold"] - slow.air["cold"]).max() < 0.1
    assert fast.air["cold"][-1, 0] > 15.0


def test_rooms_that_a_relay_switches_are_played_no_more_often_than_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("first", "second", "third")
    switched = []
    for name in names:
        one = room(name, time_constant=18.0, disturbance=0.3)
        assert one.learned is not None
        switched.append(replace(one, learned=replace(one.learned, structure="2r2c/relay")))
    doors = [Adjacency(first=name, second="hall", joint=Joint.DOOR) for name in names]
    links = HomeLinks(
        zones={name: Zone(zone_id=name, name=name) for name in (*names, "hall")},
        devices={name: Device(twin_id=name, zone=name) for name in names},
        adjacency=(*doors, Adjacency(first="first", second="second", joint=Joint.DOOR, open=True)),
    )
    lower = [Command(at=HOUR, twin_id=name, commands={"target_temperature": 17.0}) for name in names[:2]]
    course = play(tuple(switched), *lower, links=links, hours=96, step=1800.0, members=60)
    monkeypatch.setattr(relaxing, "MOST_SWEEPS", 3 * relaxing.MOST_SWEEPS)
    longer = play(tuple(switched), *lower, links=links, hours=96, step=1800.0, members=60)
    assert np.array_equal(course.air["first"], longer.air["first"])
    monkeypatch.setattr(relaxing, "MOST_SWEEPS", 2)
    shorter = play(tuple(switched), *lower, links=links, hours=96, step=1800.0, members=60)
    assert not np.array_equal(course.air["first"], shorter.air["first"])


def test_lamps_and_guests_warm_a_room_by_what_is_more_than_usual() -> None:
    links = HomeLinks(
        zones={"warm": Zone(zone_id="warm", name="Room")},
        devices={"warm": Device(twin_id="warm", zone="warm"), "lamp": Device(twin_id="lamp", zone="warm")},
    )
    usual = play((WARM, lamp(on=True)), links=links)
    assert usual.air["warm"][-1, 0] == pytest.approx(24.0 * np.exp(-4 / 50.0), abs=0.01)
    lit = play((WARM, lamp()), Command(twin_id="lamp", commands={"on": True}), links=links)
    extra = 50.0 / 600.0 * (1.0 - np.exp(-4 / 50.0))
    assert lit.air["warm"][-1, 0] - usual.air["warm"][-1, 0] == pytest.approx(100.0 * extra, abs=0.02)
    full = play((WARM, lamp(on=True)), Occupancy(people=7.0), links=links)
    # Five more give 6 W/K (36 °C − T) each, to a room that loses 12 W/K.
    end = 5 * 6.0 * 36.0 / (5 * 6.0 + 12.0)
    warm = end + (24.0 - end) * np.exp(-4.0 * (5 * 6.0 + 12.0) / 600.0)
    assert full.air["warm"][-1, 0] == pytest.approx(warm, abs=0.02)
    hall = {"hall": Zone(zone_id="hall", name="Hall", volume=400.0, lived_in=False)}
    beside = replace(links, zones=links.zones | hall)
    full_again = play((WARM, lamp(on=True)), Occupancy(people=7.0), links=beside)
    assert full_again.air["warm"][-1, 0] == pytest.approx(warm, abs=0.02), "nobody stays in a hall"
    away = play((WARM, lamp(on=True)), Occupancy(people=0.0), links=links)
    assert away.air["warm"][-1, 0] - usual.air["warm"][-1, 0] == pytest.approx(-2 * 80.0 * extra, abs=0.02)
