"""What nobody told of a home: hubs and routers in an outage, how long a UPS lasts, phases, and that it is said."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.home.guessed import guessed
from custom_components.digital_twin.core.home.happenings import Command, Happening, Lost, Outage
from custom_components.digital_twin.core.home.links import (
    Adjacency,
    Circuit,
    Device,
    HomeLinks,
    Joint,
    Reach,
    Supply,
    Zone,
)
from tests.core.scenario.homes import HOUR, run
from tests.core.twins import twin

from .playing import COLD, WARM, lamp, play, steady, two_rooms

OUTAGE = Outage(lost=Lost.POWER, at=HOUR, duration=2 * HOUR)
ON = 2 * HOUR


def reached(links: HomeLinks, *happenings: Happening, at: float = ON) -> set[str]:
    """Return which battery lamps obey a command given while the power is off."""
    names = sorted(links.devices)
    told = [Command(twin_id=name, commands={"on": True}, at=at) for name in names]
    course = play(tuple(lamp(twin_id=name) for name in names), *happenings, *told, links=links)
    return {name for name in names if course.outputs[name]["on"][-1, 0]}


def battery(name: str, **more: object) -> Device:
    return Device(twin_id=name, supply=Supply.BATTERY, **more)  # type: ignore[arg-type]  # what a test varies


def test_hubs_and_the_router_on_the_mains_go_with_them() -> None:
    links = HomeLinks(
        devices={
            "bridged": battery("bridged", hub="bridge"),
            "stick": battery("stick", hub="zha"),
            "cloud": battery("cloud", reach=Reach.CLOUD),
            "near": battery("near"),
        },
        hubs={"bridge": None, "zha": None},
        mains_hubs={"bridge": 0.0},
    )
    assert reached(links) == {"bridged", "stick", "cloud", "near"}
    assert reached(links, OUTAGE) == {"stick", "near"}
    assert reached(links, OUTAGE, at=3.5 * HOUR) == {"bridged", "stick", "cloud", "near"}
    carried = replace(links, mains_hubs={"bridge": 90.0}, router_backup=90.0)
    assert reached(carried, OUTAGE) == {"bridged", "stick", "cloud", "near"}
    assert reached(carried, OUTAGE, at=2.75 * HOUR) == {"stick", "near"}


def test_an_outage_of_one_circuit_leaves_the_hubs() -> None:
    links = HomeLinks(
        circuits={
            "main": Circuit(circuit_id="main", name="Main", main=True),
            "attic": Circuit(circuit_id="attic", name="Attic", parent="main"),
        },
        devices={"bridged": battery("bridged", hub="bridge")},
        hubs={"bridge": None},
        mains_hubs={"bridge": 0.0},
    )
    assert reached(links, replace(OUTAGE, which="attic")) == {"bridged"}
    assert reached(links, replace(OUTAGE, which="main")) == set()


def test_a_ups_of_which_nobody_says_how_long_it_lasts_has_a_band() -> None:
    links = HomeLinks(devices={"nas": Device(twin_id="nas", supply=Supply.UPS, backup=30.0, unsure=0.67)})
    course = play((steady(50.0, "nas"),), OUTAGE, links=links, members=60)
    lasted = (course.outputs["nas"]["power"][60:180] > 0).sum(axis=0)
    assert lasted[0] == 30
    assert np.median(lasted) == pytest.approx(30, abs=2)
    assert np.quantile(lasted, 0.05) == pytest.approx(10, abs=3)
    assert np.quantile(lasted, 0.95) == pytest.approx(90, abs=20)


@pytest.mark.parametrize(("minutes", "effect"), [(20.0, "on_backup"), (120.0, "backup_empty")])
def test_a_ups_counts_as_empty_where_it_most_likely_is(minutes: float, effect: str) -> None:
    links = HomeLinks(devices={"nas": Device(twin_id="nas", supply=Supply.UPS, backup=30.0, unsure=0.67)})
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=minutes * 60.0)
    outcome = run((steady(50.0, "nas"),), outage, hours=4.0, links=links, members=40)
    assert [one.effect.value for one in outcome.affected] == [effect]


def test_a_device_on_an_unknown_phase_may_overload_any() -> None:
    circuits = {"main": Circuit(circuit_id="main", name="Main", limit=16.0, phases=3, main=True)}
    known = {name: Device(twin_id=name, phase=1) for name in ("kettle", "oven")}
    loads = (steady(2200.0, "kettle"), steady(2200.0, "oven"))
    sure = play(loads, links=HomeLinks(circuits=circuits, devices=known), members=60).flows["main"]
    assert sure.current[-1] == pytest.approx(4400.0 / 230.0, rel=0.1)
    anywhere = play(loads, links=HomeLinks(circuits=circuits), members=60).flows["main"]
    assert anywhere.power[-1] == pytest.approx(4400.0, rel=0.1)
    together = anywhere.current[-1] > 16.0
    assert 0.2 < together.mean() < 0.5
    strong = play((steady(9000.0, "car"),), links=HomeLinks(circuits=circuits), members=60).flows["main"]
    assert strong.current[-1] == pytest.approx(3000.0 / 230.0, rel=0.1)


def test_what_was_taken_for_granted_is_said_where_it_matters() -> None:
    circuits = {"main": Circuit(circuit_id="main", name="Main", limit=25.0, phases=3, main=True)}
    lock = twin("lock", {"bolt": "locked"}, twin_id="lock")
    links = HomeLinks(
        circuits=circuits,
        devices={
            "nas": Device(twin_id="nas", supply=Supply.UPS, backup=30.0, unsure=0.67),
            "lock": Device(twin_id="lock", hub="bridge", reach=Reach.CLOUD),
        },
        hubs={"bridge": None},
        hub_names={"bridge": "Hue Bridge"},
        mains_hubs={"bridge": 0.0},
    )
    twins = (steady(50.0, "nas"), lock)
    said = {one.id: one.params for one in run(twins, OUTAGE, hours=4.0, links=links).assumed}
    assert said["assumed_ups"] == {"count": 1, "minutes": 30.0}
    assert said["assumed_hubs_mains"] == {"hubs": "Hue Bridge"}
    assert said["assumed_phases"] == {"count": 1}
    assert "assumed_router_mains" in said
    calm = {one.id for one in run(twins, hours=4.0, links=links).assumed}
    assert not calm & {"assumed_ups", "assumed_hubs_mains", "assumed_router_mains"}
    known = replace(
        links, network=("nas",), hubs={"bridge": "nas"}, devices={
            "nas": Device(twin_id="nas", supply=Supply.UPS, backup=30.0, unsure=0.1, phase=2),
            "lock": links.devices["lock"],
        },
    )  # fmt: skip
    silent = {one.id for one in run(twins, OUTAGE, hours=4.0, links=known).assumed}
    assert not silent & {"assumed_ups", "assumed_hubs_mains", "assumed_router_mains", "assumed_phases"}


def test_doors_nobody_tells_of_are_counted() -> None:
    outcome = run((WARM, COLD), hours=2.0, links=two_rooms(Joint.DOOR))
    assert [one.params for one in outcome.assumed if one.id == "assumed_doors"] == [{"count": 1}]
    told = run((WARM, COLD), hours=2.0, links=two_rooms(Joint.DOOR, open_=False))
    assert not [one for one in told.assumed if one.id == "assumed_doors"]


def test_a_joint_that_only_may_be_there_counts_by_its_share() -> None:
    new = tuple(replace(one, learned=None) for one in (WARM, COLD))

    def cold(share: float) -> float:
        links = replace(
            two_rooms(Joint.WALL), adjacency=(Adjacency(first="warm", second="cold", joint=Joint.WALL, share=share),)
        )
        return float(play(new, links=links).outputs["cold"]["temperature"][-1, 0])

    assert cold(0.0) < cold(0.3) < cold(1.0)


def test_only_rooms_that_are_played_have_doors() -> None:
    links = HomeLinks(
        zones={name: Zone(zone_id=name, name=name) for name in ("warm", "shed")},
        adjacency=(Adjacency(first="warm", second="shed", joint=Joint.DOOR),),
    )
    assert guessed({"warm": WARM}, links, {"warm": "warm"}, (), {}) == []
