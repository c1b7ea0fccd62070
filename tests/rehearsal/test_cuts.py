"""Whom outages and dead devices cut off in a rehearsal: the same devices as in a scenario, to the second."""

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.happenings import Fault, FaultKind, Lost, Outage
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Reach, Supply
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.rehearsal.cuts import Cut, Lacks, cuts
from tests.core.twins import thermostat, twin

HOUR = 3600.0
TWINS = {
    one.spec.twin_id: one
    for one in (
        twin("light", {"on": True}, twin_id="lamp"),
        twin("plug", {"on": True}, twin_id="freezer"),
        twin("plug", {"on": True}, twin_id="router"),
        twin("lock", {"bolt": "locked"}, twin_id="door"),
        twin("light", {"on": True}, twin_id="cloudy"),
        thermostat(20.0, 21.0, twin_id="valve"),
        twin("binary_sensor", {"on": False, "battery": 80.0}, twin_id="motion"),
    )
}
LINKS = HomeLinks(
    circuits={
        "main": Circuit(circuit_id="main", name="Home", main=True),
        "upstairs": Circuit(circuit_id="upstairs", name="Upstairs", parent="main"),
        "bedroom": Circuit(circuit_id="bedroom", name="Bedroom", parent="upstairs"),
        "cellar": Circuit(circuit_id="cellar", name="Cellar", parent="main"),
    },
    devices={
        "lamp": Device(twin_id="lamp", circuit="bedroom"),
        "freezer": Device(twin_id="freezer", circuit="cellar"),
        "router": Device(twin_id="router", circuit="main", supply=Supply.UPS, backup=30.0),
        "door": Device(twin_id="door", hub="zigbee"),
        "cloudy": Device(twin_id="cloudy", circuit="cellar", supply=Supply.UPS, backup=600.0, reach=Reach.CLOUD),
        "valve": Device(twin_id="valve", supply=Supply.BATTERY, circuit="upstairs"),
        "motion": Device(twin_id="motion", hub="zigbee"),
    },
    hubs={"zigbee": "freezer"},
    network=("router",),
)
BLACKOUT = Outage(lost=Lost.POWER, at=3605.0, duration=2 * HOUR)


def found(
    *happenings: Outage | Fault, duration: float = 6 * HOUR
) -> dict[tuple[str, Lacks], list[tuple[float, float]]]:
    """Return who lacks what from when to when."""
    result: dict[tuple[str, Lacks], list[tuple[float, float]]] = {}
    for cut in cuts(happenings, TWINS, LINKS, duration):
        result.setdefault((cut.twin_id, cut.lacks), []).append((cut.begin, cut.end))
    return result


def test_a_feeder_takes_the_circuits_behind_it_along() -> None:
    cut = found(Outage(lost=Lost.POWER, which="upstairs", at=HOUR, duration=HOUR))
    assert cut == {("lamp", Lacks.POWER): [(HOUR, 2 * HOUR)], ("valve", Lacks.HEAT): [(HOUR, 2 * HOUR)]}
    assert ("freezer", Lacks.POWER) in found(Outage(lost=Lost.POWER, which="main", at=HOUR))


def test_backups_carry_on_as_long_as_they_last_and_hubs_and_routers_take_along_what_they_reach() -> None:
    cut = found(BLACKOUT)
    begin, end = 3605.0, 3605.0 + 2 * HOUR
    assert cut["lamp", Lacks.POWER] == cut["freezer", Lacks.POWER] == [(begin, end)]
    assert cut["router", Lacks.POWER] == [(pytest.approx(begin + 1800.0, abs=60.0), end)]
    assert ("door", Lacks.POWER) not in cut
    assert cut["door", Lacks.CONTACT] == cut["motion", Lacks.CONTACT][-1:]
    assert ("cloudy", Lacks.POWER) not in cut
    assert cut["cloudy", Lacks.CONTACT] == cut["router", Lacks.POWER]
    assert cut["valve", Lacks.HEAT] == [(begin, end)]


def test_a_dead_hub_is_one_that_nothing_is_reached_by() -> None:
    cut = found(Fault(twin_id="freezer", kind=FaultKind.DEAD, at=10.0, duration=20.0))
    assert cut == {
        (twin_id, lacks): [(10.0, 30.0)]
        for twin_id, lacks in (("freezer", Lacks.POWER), ("door", Lacks.CONTACT), ("motion", Lacks.CONTACT))
    }


def test_what_lasts_to_the_end_ends_with_the_rehearsal() -> None:
    cut = found(Outage(lost=Lost.INTERNET, at=HOUR), duration=20 * 24 * HOUR)
    assert cut == {("cloudy", Lacks.CONTACT): [(HOUR, 20 * 24 * HOUR)]}
    assert found() == {}


def test_a_scenario_cuts_off_the_same() -> None:
    grid = Grid(0.0, 60.0, 360)
    environment = Environment(start=0.0, step=60.0)
    system = System(list(TWINS.values()), LINKS, environment, grid, members=1, seed=1)
    for outage in (BLACKOUT, Outage(lost=Lost.POWER, which="upstairs", at=HOUR, duration=HOUR), Outage(lost=Lost.HUB)):
        (course,) = system.run([[outage]])
        for lacks, masks in (
            (Lacks.POWER, course.dead), (Lacks.HEAT, course.unheated), (Lacks.CONTACT, course.deaf),
        ):  # fmt: skip
            rehearsed = np.zeros((grid.steps, 1), dtype=bool)
            for twin_id in TWINS:
                rehearsed[:] = False
                for one in cuts([outage], TWINS, LINKS, 6 * HOUR):
                    if isinstance(one, Cut) and (one.twin_id, one.lacks) == (twin_id, lacks):
                        rehearsed[round(one.begin / 60.0) : round(one.end / 60.0)] = True
                expected = masks.get(twin_id, np.zeros((grid.steps, 1), dtype=bool))
                assert (rehearsed == expected[:, :1]).all(), (outage, lacks, twin_id)
