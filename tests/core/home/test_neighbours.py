"""What rooms that learned pass on to one another when one of them, or all, do otherwise than usual."""

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.course import Course
from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.home.links import Adjacency, Device, HomeLinks, Joint, Zone
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import HOUR, room

HOURS = 36.0
OUTDOORS = 2.0
NAMES = ("kitchen", "living", "bedroom")
PAIRS = (("kitchen", "living"), ("living", "bedroom"), ("kitchen", "bedroom"))
QUICK = 3.5
"""K/h: of a room whose radiator's power nobody told; a typical one leaves it a small capacity beside its doors."""


def heated(name: str) -> TwinSnapshot:
    return room(name, temperature=21.0, mode="heat", target=21.0, heating_rate=QUICK)


def off(name: str) -> Command:
    return Command(twin_id=name, commands={"hvac_mode": "off"})


def courses(*failing: str, joined: bool = True, step: float = 300.0) -> tuple[Course, Course]:
    """Return what the rooms do with some of them off, and as usual."""
    links = HomeLinks(
        zones={name: Zone(zone_id=name, name=name) for name in NAMES},
        devices={name: Device(twin_id=name, zone=name) for name in NAMES},
        adjacency=tuple(Adjacency(first=one, second=two, joint=Joint.DOOR) for one, two in PAIRS) if joined else (),
    )
    environment = Environment(start=0.0, step=HOUR, values={"outdoor_temperature": np.full(int(HOURS) + 2, OUTDOORS)})
    grid = Grid.over(0.0, HOURS * HOUR, step)
    world = System(tuple(map(heated, NAMES)), links, environment, grid, members=8, seed=3)
    failed, usual = world.run([tuple(map(off, failing)), ()])
    return failed, usual


@pytest.mark.parametrize("step", [60.0, 300.0])
def test_rooms_that_all_fail_become_as_cold_as_each_alone_and_never_colder_than_outdoors(step: float) -> None:
    together, _ = courses(*NAMES, step=step)
    alone, _ = courses(*NAMES, joined=False, step=step)
    for name in NAMES:
        assert together.air[name].min() > OUTDOORS
        assert together.air[name][-1] == pytest.approx(alone.air[name][-1], abs=0.3)


def test_a_room_that_fails_is_held_by_its_neighbours_between_as_usual_and_as_alone() -> None:
    failed, usual = courses("living")
    alone, _ = courses("living", joined=False)
    fell, by_itself, before = (one.air["living"][-1] for one in (failed, alone, usual))
    assert np.all(fell > by_itself + 1.0)
    assert np.all(fell < before - 1.0)


def test_what_is_usual_is_what_each_room_learned() -> None:
    _, usual = courses("living")
    _, alone = courses(joined=False)
    for name in NAMES:
        assert usual.air[name] == pytest.approx(alone.air[name])
