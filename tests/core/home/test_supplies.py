"""Who has power and who is reached: outages, supplies, circuits, hubs, meters, and what comes back on."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.acts import Acts
from custom_components.digital_twin.core.home.circuits import REST
from custom_components.digital_twin.core.home.happenings import Command, Given, Happening, Load, Lost, Outage
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Reach, Restore, Supply
from custom_components.digital_twin.core.home.orders import orders
from tests.core.scenario.homes import HOUR, ROOM_CHANNELS, room, run
from tests.core.twins import twin

from .playing import lamp, play, steady


@pytest.mark.parametrize(
    ("restore", "before", "after"),
    [(None, False, 1.0), (Restore.LAST, True, 1.0), (Restore.LAST, False, 0.0), (Restore.OFF, True, 0.0)],
)
def test_a_lamp_comes_back_as_it_is_set_to(restore: Restore | None, before: bool, after: float) -> None:
    links = HomeLinks(devices={"lamp": Device(twin_id="lamp", restore=restore)})
    course = play((lamp(before),), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), links=links)
    on = course.outputs["lamp"]["on"][:, 0]
    assert on[59] == float(before)
    assert not on[60:120].any()
    assert on[120] == after
    assert not course.outputs["lamp"]["power"][60:120].any()


def test_a_command_that_comes_while_the_power_is_off_is_lost() -> None:
    told = (
        Command(twin_id="lamp", commands={"on": True}, at=1.5 * HOUR),
        Command(twin_id="other", commands={"on": True}, at=2.5 * HOUR),
    )
    links = HomeLinks(devices={name: Device(twin_id=name, restore=Restore.LAST) for name in ("lamp", "other")})
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=HOUR)
    course = play((lamp(), lamp(twin_id="other")), outage, *told, links=links)
    assert not course.outputs["lamp"]["on"].any()
    assert course.outputs["other"]["on"][-1, 0] == 1.0


def test_supplies_and_circuits_decide_who_is_without_power() -> None:
    links = HomeLinks(
        circuits={
            "main": Circuit(circuit_id="main", name="Main", main=True),
            "attic": Circuit(circuit_id="attic", name="Attic", parent="main"),
        },
        devices={
            "nas": Device(twin_id="nas", supply=Supply.UPS, backup=20.0),
            "up": Device(twin_id="up", circuit="attic"),
            "camp": Device(twin_id="camp", supply=Supply.BATTERY),
        },
    )
    twins = (steady(50.0, "nas"), steady(60.0, "up"), steady(70.0, "down"), steady(5.0, "camp"))
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=HOUR)
    course = play(twins, outage, links=links)
    drawn = {name: course.outputs[name]["power"][:, 0] for name in ("nas", "up", "down", "camp")}
    assert drawn["nas"][79] == 50.0
    assert drawn["nas"][80] == 0.0
    assert (drawn["up"][60], drawn["down"][60], drawn["camp"][60]) == (0.0, 0.0, 5.0)
    assert drawn["nas"][120] == 50.0
    attic = play(twins, replace(outage, which="attic"), links=links)
    assert set(attic.dead) == {"up"}
    assert attic.flows["attic"].power[[59, 60], 0].tolist() == [60.0, 0.0]
    assert attic.flows["main"].power[[59, 60], 0].tolist() == [185.0, 125.0]
    assert course.flows["main"].power[[59, 60, 79, 119, 120], 0].tolist() == [185.0, 0.0, 0.0, 0.0, 185.0]


def test_what_a_backup_supply_carries_does_not_flow_through_a_circuit_without_power() -> None:
    links = HomeLinks(
        circuits={
            "main": Circuit(circuit_id="main", name="Main", main=True),
            "attic": Circuit(circuit_id="attic", name="Attic", parent="main"),
        },
        devices={"nas": Device(twin_id="nas", circuit="attic", supply=Supply.UPS, backup=90.0)},
    )
    twins = (steady(50.0, "nas"), steady(60.0, "other"))
    load = Load(power=500.0, circuit="attic")
    course = play(twins, Outage(lost=Lost.POWER, which="attic", at=HOUR, duration=HOUR), load, links=links)
    assert course.outputs["nas"]["power"][60, 0] == 50.0
    assert course.flows["attic"].power[[59, 60, 120], 0].tolist() == [550.0, 0.0, 550.0]
    assert course.flows["main"].power[[59, 60, 120], 0].tolist() == [610.0, 60.0, 610.0]


def test_hubs_the_internet_and_the_network_take_their_devices_with_them() -> None:
    links = HomeLinks(
        devices={
            "lamp": Device(twin_id="lamp", hub="zigbee"),
            "cloud": Device(twin_id="cloud", reach=Reach.of("cloud_polling")),
            "near": Device(twin_id="near", reach=Reach.of("local_push")),
        },
        hubs={"zigbee": "plug"},
        network=("router",),
    )
    twins = (lamp(), lamp(twin_id="cloud"), lamp(twin_id="near"), steady(5.0, "plug"), steady(9.0, "router"))
    told = [Command(twin_id=name, commands={"on": True}, at=2 * HOUR) for name in ("lamp", "cloud", "near")]

    def reached(*happenings: Happening) -> set[str]:
        course = play(twins, *happenings, *told, links=links)
        return {name for name in ("lamp", "cloud", "near") if course.outputs[name]["on"][-1, 0]}

    while_ = {"at": HOUR, "duration": 2 * HOUR}
    assert reached() == {"lamp", "cloud", "near"}
    assert reached(Outage(lost=Lost.INTERNET, **while_)) == {"lamp", "near"}
    assert reached(Outage(lost=Lost.HUB, which="zigbee", **while_)) == {"cloud", "near"}
    assert reached(Command(twin_id="plug", commands={"on": False}, at=HOUR)) == {"cloud", "near"}
    assert reached(Command(twin_id="router", commands={"on": False}, at=HOUR)) == set()
    assert reached(Outage(lost=Lost.HUB, at=HOUR, duration=HOUR / 2)) == {"lamp", "cloud", "near"}


def test_the_rest_that_no_twin_explains_is_a_twin_of_its_own() -> None:
    links = HomeLinks(measured_power=500.0)
    course = play((steady(120.0, "pc"), lamp(on=True)), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), links=links)
    assert course.outputs[REST]["power"][[0, 60, 130], 0].tolist() == [380.0, 0.0, 380.0]
    assert course.flows["home"].power[[0, 60], 0].tolist() == [600.0, 0.0]
    assert course.flows["home"].power[130, 0] == 600.0


def test_a_meter_shows_the_sum_and_is_not_part_of_it() -> None:
    meter = twin("sensor", {"value": 100.0}, twin_id="meter", channels=("value",))
    links = HomeLinks(
        circuits={"main": Circuit(circuit_id="main", name="Main", main=True, phases=3, meter="meter")},
        devices={"pc": Device(twin_id="pc", phase=2)},
    )
    course = play((steady(120.0, "pc"), steady(300.0, "oven"), meter), Load(power=600.0, phase=1), links=links)
    assert course.outputs["meter"]["value"][0, 0] == pytest.approx(1020.0)
    assert course.flows["main"].phases[:, 0, 0].tolist() == pytest.approx([700.0, 220.0, 100.0])
    assert course.flows["main"].current[0, 0] == pytest.approx(700.0 / 230.0)


def test_a_load_on_a_circuit_of_one_phase_is_carried_by_that_phase_of_the_main_one() -> None:
    links = HomeLinks(
        circuits={
            "main": Circuit(circuit_id="main", name="Main", main=True, phases=3, limit=25.0),
            "garage": Circuit(circuit_id="garage", name="Garage", parent="main", phase=2, limit=16.0),
        }
    )
    course = play((lamp(),), Load(power=6000.0, circuit="garage"), links=links)
    assert course.flows["garage"].phases[:, 0, 0].tolist() == [6000.0]
    assert course.flows["main"].phases[:, 0, 0].tolist() == [0.0, 6000.0, 0.0]
    told = play((lamp(),), Load(power=6000.0), links=links)
    assert told.flows["main"].phases[:, 0, 0].tolist() == [2000.0, 2000.0, 2000.0]


@pytest.mark.parametrize(
    ("restore", "before", "draws"),
    [
        (Restore.ON, False, 1000.0), (Restore.ON, True, 1000.0), (Restore.LAST, True, 1000.0),
        (Restore.LAST, False, 0.0), (Restore.OFF, True, 0.0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [0.0, HOUR])
def test_what_hangs_on_a_plug_that_comes_back_on_draws(restore: Restore, before: bool, draws: float, at: float) -> None:
    heater = twin(
        "plug", {"on": before, "power": 1000.0 * before}, twin_id="heater", channels=("on", "power"),
        settings={"appliance": "heater"},
        parameters={"on_power": 1000.0, "idle_power": 0.0, "on_minutes": 6000.0, "off_minutes": 6000.0},
    )  # fmt: skip
    links = HomeLinks(devices={"heater": Device(twin_id="heater", restore=restore)})
    course = play((heater,), Outage(lost=Lost.POWER, at=at, duration=HOUR), links=links, members=20)
    power = course.outputs["heater"]["power"][int((at + HOUR) / 60.0) + 1]
    assert np.median(power) == pytest.approx(draws, rel=0.1)


def test_a_car_that_arrives_empty_charges_and_a_storage_without_current_does_not() -> None:
    car = twin(
        "battery", {"charge": 80.0, "on": False, "plugged": False}, twin_id="car",
        channels=("charge", "on", "plugged", "power"),
        parameters={"rated_power": 6000.0, "capacity": 60.0, "idle_power": 0.0, "knee": 95.0, "efficiency": 0.9},
    )  # fmt: skip
    arrives: tuple[Happening, ...] = (
        Given(twin_id="car", channel="charge", value=10.0, at=HOUR),
        Given(twin_id="car", channel="plugged", value=True, at=HOUR),
        Command(twin_id="car", commands={"on": True}, at=HOUR),
    )
    course = play((car,), *arrives)
    charge = course.outputs["car"]["charge"][:, 0]
    assert charge[59] == 80.0
    assert charge[119] == pytest.approx(10.0 + 6.0 * 0.9 / 60.0 * 100.0, abs=0.2)
    off = play((car,), *arrives, Outage(lost=Lost.POWER, at=2 * HOUR, duration=HOUR))
    assert off.outputs["car"]["charge"][179, 0] == pytest.approx(charge[119], abs=0.01)
    assert off.outputs["car"]["charge"][239, 0] == pytest.approx(charge[179], abs=0.2)


def test_what_a_washer_did_is_over_after_an_outage_but_a_fridge_goes_on() -> None:
    washer = twin(
        "plug", {"on": True, "power": 500.0}, twin_id="washer", channels=("on", "power"),
        settings={"appliance": "washer"},
        parameters={"on_power": 500.0, "idle_power": 1.0, "on_minutes": 600.0, "rate_on": 1e-6},
    )  # fmt: skip
    course = play((washer,), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR))
    power = course.outputs["washer"]["power"][:, 0]
    assert (power[30], power[90], power[200]) == pytest.approx((500.0, 0.0, 1.0))


@pytest.mark.parametrize("modes", [ROOM_CHANNELS, ("temperature", "target_temperature")])
def test_a_radiator_on_a_battery_thermostat_gets_no_heat_without_the_mains(modes: tuple[str, ...]) -> None:
    valve = room("valve", temperature=20.0, target=20.0, channels=modes, settings={"rated_power": 1200.0})
    wired = replace(valve, spec=replace(valve.spec, twin_id="wired"))
    links = HomeLinks(devices={"valve": Device(twin_id="valve", supply=Supply.BATTERY)})
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=6 * HOUR)
    course = play((valve, wired), outage, hours=12.0, links=links, outside={"outdoor_temperature": -5.0})
    cold = course.rooms["valve"][:, 0]
    assert cold[7 * 60 - 1] == pytest.approx(course.rooms["wired"][7 * 60 - 1, 0], abs=0.01)
    assert cold[7 * 60 - 1] < 18.0
    assert cold[-1] > 19.5
    assert "valve" not in course.dead
    assert np.all(course.outputs["valve"]["target_temperature"] == 20.0)
    if "hvac_mode" in modes:
        assert len(set(course.outputs["valve"]["hvac_mode"][:, 0])) == 1


def test_a_battery_thermostat_hears_while_nothing_heats_for_it() -> None:
    valve = room("valve", temperature=20.0, target=20.0)
    links = HomeLinks(devices={"valve": Device(twin_id="valve", supply=Supply.BATTERY)})
    told = Command(twin_id="valve", commands={"target_temperature": 16.0}, at=2 * HOUR)
    course = play((valve,), Outage(lost=Lost.POWER, at=HOUR, duration=2 * HOUR), told, hours=8.0, links=links)
    assert course.outputs["valve"]["target_temperature"][-1, 0] == 16.0
    assert course.rooms["valve"][-1, 0] < 18.5


def test_a_thermostat_told_to_be_carried_heats_as_long_as_that() -> None:
    valve = room("valve", temperature=20.0, target=20.0)
    links = HomeLinks(devices={"valve": Device(twin_id="valve", supply=Supply.UPS, backup=600.0)})
    course = play((valve,), Outage(lost=Lost.POWER, at=HOUR, duration=6 * HOUR), hours=7.0, links=links)
    assert course.rooms["valve"][-1, 0] > 19.5


def test_an_outage_says_for_whom_nothing_heats() -> None:
    valve = room("valve", temperature=20.0, target=20.0, mode="heat")
    lock = twin("lock", {"locked": True}, twin_id="lock", channels=("locked",))
    links = HomeLinks(devices={"valve": Device(twin_id="valve", supply=Supply.BATTERY)})
    outcome = run((valve, lock), Outage(lost=Lost.POWER, at=HOUR, duration=6 * HOUR), hours=8.0, links=links)
    told = {one.id: one.params for one in (*outcome.summary, *outcome.assumed)}
    assert told["summary_no_heat"] == {"names": valve.spec.name}
    assert told["summary_on_battery"] == {"names": lock.spec.name}
    assert told["assumed_plant_mains"] == {"names": valve.spec.name}


TWICE = (
    Outage(lost=Lost.POWER, at=HOUR, duration=0.5 * HOUR),
    Outage(lost=Lost.POWER, at=3 * HOUR, duration=1.5 * HOUR),
)


def test_a_car_gains_nothing_in_a_second_outage() -> None:
    car = twin(
        "battery", {"charge": 10.0, "plugged": True, "on": True}, twin_id="car",
        settings={"appliance": "ev", "capacity": 60.0, "rated_power": 7000.0},
    )  # fmt: skip
    charge = play((car,), *TWICE, hours=6.0).outputs["car"]["charge"][:, 0]
    assert charge[89] == charge[59]
    assert charge[179] > charge[89] + 10.0
    assert charge[269] == charge[179]
    assert charge[-1] > charge[269] + 10.0


def test_a_car_that_leaves_between_two_outages_stays_away() -> None:
    car = twin(
        "battery", {"charge": 10.0, "plugged": True, "on": True}, twin_id="car",
        settings={"appliance": "ev", "capacity": 60.0, "rated_power": 7000.0},
    )  # fmt: skip
    leaves = Given(twin_id="car", channel="plugged", value=False, at=2 * HOUR)
    charge = play((car,), *TWICE, leaves, hours=6.0).outputs["car"]["charge"][:, 0]
    assert charge[119] > charge[89] + 5.0
    assert charge[-1] == charge[119]


def test_a_washer_that_runs_again_does_not_outlast_a_second_outage() -> None:
    washer = twin("plug", {"on": True}, twin_id="washer", channels=("on", "power"), settings={"appliance": "washer"})
    dead = np.zeros((360, 2), dtype=np.bool_)
    dead[60:90] = dead[180:270] = True
    dead[300:, 1] = True
    told = orders(
        washer, Acts(360, ()), Grid.over(0.0, 6 * HOUR, 60.0), start={"relay": np.ones(2), "active": np.ones(2)},
        habits={}, dead=dead, unreachable=None, restore=Restore.LAST,
    )  # fmt: skip
    assert [one.row.tolist() for one in told.jumps if one.keys == ("active",)] == [[90, 90], [270, 270], [360, 360]]
    # The relay comes back by itself: nobody switches the washer on.
    assert {(one.keys, one.value) for one in told.jumps} == {(("active",), 0.0), (("relay",), 1.0)}
