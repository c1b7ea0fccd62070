"""Scenarios over several devices that must come out right, each beside the same worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Lost,
    Occupancy,
    Outage,
    Surroundings,
)
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Restore, Supply, Zone
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.contradictions import Bound, contradictions
from custom_components.digital_twin.core.scenario.result import Effect
from tests.core.twins import twin

from .homes import HOUR, at, course, crossing, room, run, said, steady

MAIN = {"main": Circuit(circuit_id="main", name="Main fuse", limit=25.0, main=True)}


def fridge(sort: str = "fridge", **more: object) -> object:
    return twin(
        "plug",
        {"on": True, "power": 1.0},
        twin_id=sort,
        channels=("on", "power"),
        settings={"appliance": sort},
        parameters={"on_power": 90.0, "idle_power": 0.0, "on_minutes": 15.0, "off_minutes": 30.0},
        **more,
    )


def test_half_an_hour_without_power() -> None:
    """Five devices: what hangs on the mains stands still, what has a battery does not."""
    lamp = twin(
        "light", {"on": False}, twin_id="lamp", channels=("on", "power"),
        parameters={"rated_power": 10.0, "standby_power": 0.0},
    )  # fmt: skip
    heater = twin(
        "plug", {"on": True, "power": 1000.0}, twin_id="heater", channels=("on", "power"),
        settings={"appliance": "network"}, parameters={"on_power": 1000.0, "idle_power": 1000.0},
    )  # fmt: skip
    lock = twin("lock", {"bolt": "locked"}, twin_id="lock")
    motion = twin("binary_sensor", {"on": False, "battery": 90.0}, twin_id="motion")
    outcome = run(
        (fridge(), lamp, heater, lock, motion),
        Outage(lost=Lost.POWER, at=HOUR, duration=HOUR / 2),
        hours=6,
        links=HomeLinks(
            circuits={"main": Circuit(circuit_id="main", name="Main fuse", limit=2.0, main=True)},
            devices={"heater": Device(twin_id="heater", restore=Restore.LAST)},
        ),
    )
    off = {one.twin_id: one for one in outcome.affected if one.effect is Effect.OFF}
    assert set(off) == {"fridge", "lamp", "heater"}
    assert {(one.since, one.until) for one in off.values()} == {(HOUR, 1.5 * HOUR)}
    assert {name: one.restored for name, one in off.items()} == {"fridge": "on", "lamp": "on", "heater": "on"}
    assert not [one for one in outcome.affected if one.twin_id in {"lock", "motion"}]
    for name in off:
        power = course(outcome, name, "power").value
        assert not power[60:90].any(), name
    # The lamp was off and lights up with the power, as bulbs do; the baseline's stays off.
    assert at(course(outcome, "lamp", "on"), 1.6) == 1.0
    assert at(course(outcome, "lamp", "on", baseline=True), 1.6) == 0.0
    # The fridge: 21 − (21 − 5) e^(−0.5 h / 15 h).
    main = next(one for one in outcome.circuits if one.circuit_id == "main")
    assert float(main.power.value[75]) == 0.0
    # 1000 W of the heater, 10 W of the lamp, and the compressor's six times 90 W.
    rush = crossing(outcome, "inrush")
    assert rush.at == 1.5 * HOUR
    assert rush.worst == pytest.approx((1000.0 + 10.0 + 6 * 90.0) / 230.0, abs=0.01)
    assert said(outcome, "event_power_lost") == [HOUR]
    assert said(outcome, "event_power_back") == [1.5 * HOUR]


def test_what_starts_at_once_loads_its_own_circuit_and_what_feeds_that() -> None:
    """Two pumps of 800 W, each on a circuit of its own, start with five times their current."""
    pumps = [steady(800.0, name) for name in ("well", "pool")]
    pumps = [replace(one, spec=replace(one.spec, settings={"appliance": "pump"})) for one in pumps]
    links = HomeLinks(
        circuits={
            "main": Circuit(circuit_id="main", name="Main", limit=10.0, main=True),
            **{name: Circuit(circuit_id=name, name=name, limit=6.0, parent="main") for name in ("well", "pool")},
        },
        devices={
            name: Device(twin_id=name, circuit=name, supply=Supply.MAINS, restore=Restore.LAST)
            for name in ("well", "pool")
        },
    )
    outcome = run(tuple(pumps), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), hours=4, links=links)
    rush = {one.circuit: one.worst for one in outcome.crossings if one.kind == "inrush"}
    assert rush == {"main": pytest.approx(10 * 800.0 / 230.0, abs=0.5)}, "17 A are less than three times 6 A"


def test_the_fridge_after_half_an_hour_is_half_a_kelvin_warmer_and_cools_down_again() -> None:
    sensed = replace(
        fridge(),
        spec=replace(fridge().spec, channels=twin("plug", channels=("on", "power", "temperature")).spec.channels),
    )
    outcome = run((sensed,), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR / 2), hours=6)
    inside = course(outcome, "fridge", "temperature")
    assert at(inside, 1.0) == 5.0
    assert at(inside, 1.5) == pytest.approx(21.0 - 16.0 * np.exp(-0.5 / 15.0), abs=0.01)
    # Then its compressor runs without a rest until it is as cold as before: pull (T_room − T)/(τ duty).
    power = course(outcome, "fridge", "power").value
    swing = 16.0 * 0.5 / 15.0
    pull = 16.0 / 15.0 * 3.0
    warm = at(inside, 1.5)
    needed = 60.0 * (warm - (5.0 - swing / 2.0)) / (pull - (21.0 - 5.0) / 15.0)
    running = int(np.argmin(power[90:] > 45.0))
    assert running == pytest.approx(needed, abs=2)
    assert at(inside, 6.0) == pytest.approx(5.0, abs=swing)


def test_a_car_an_oven_and_a_heat_pump_on_one_fuse() -> None:
    """3,680 + 2,200 + 1,500 W on 230 V: 32 A through 25."""
    car = twin(
        "battery", {"charge": 20.0, "on": False, "plugged": True}, twin_id="car",
        channels=("charge", "on", "plugged", "power"), settings={"appliance": "ev", "capacity": 60.0},
        parameters={"rated_power": 3680.0, "capacity": 60.0, "idle_power": 0.0, "knee": 90.0, "efficiency": 0.9},
    )  # fmt: skip
    oven = twin(
        "plug", {"on": True, "power": 2200.0}, twin_id="oven", channels=("on", "power"),
        settings={"appliance": "other"}, parameters={"on_power": 2200.0, "idle_power": 2200.0},
    )  # fmt: skip
    pump = twin(
        "plug", {"on": True, "power": 1500.0}, twin_id="pump", channels=("on", "power"),
        settings={"appliance": "medical"}, parameters={"on_power": 1500.0, "idle_power": 1500.0},
    )  # fmt: skip
    ends = Command(twin_id="oven", commands={"on": False}, at=3 * HOUR)
    charges = Command(twin_id="car", commands={"on": True}, at=HOUR)
    outcome = run((car, oven, pump), charges, ends, hours=20, links=HomeLinks(circuits=MAIN))
    over = crossing(outcome, "overload")
    assert (over.at, over.probability, over.baseline) == (HOUR, 1.0, 0.0)
    assert over.worst == pytest.approx((3680.0 + 2200.0 + 1500.0) / 230.0, abs=0.01)
    assert outcome.will_likely_fail
    # The car is the one that can wait: until the oven is off, two hours later.
    best = outcome.recommendations[0]
    assert best.id == "later"
    assert best.happenings[0].twin_id == "car"
    assert (best.happenings[0].at, best.happenings[0].duration) == (HOUR, 2 * HOUR)
    assert best.gain["failure"] == 1.0
    as_written = [Bound(str(place), one) for place, one in enumerate((charges, ends, *best.happenings))]
    assert not list(contradictions(as_written)), "what is advised can be added to the scenario"
    again = run((car, oven, pump), charges, ends, *best.happenings, hours=20, links=HomeLinks(circuits=MAIN))
    assert "overload" not in {one.kind for one in again.crossings}
    assert at(course(again, "car", "charge"), 6.0) > 30.0
    assert at(course(outcome, "car", "charge"), 6.0) == pytest.approx(20.0 + 5.0 * 3.68 * 0.9 / 60.0 * 100.0, abs=0.1)


def test_three_phases_share_a_load_and_one_phase_does_not() -> None:
    load = twin(
        "plug", {"on": True, "power": 9000.0}, twin_id="load", channels=("on", "power"),
        settings={"appliance": "network"}, parameters={"on_power": 9000.0, "idle_power": 9000.0},
    )  # fmt: skip
    three = {"main": Circuit(circuit_id="main", name="Main", limit=25.0, phases=3, main=True)}
    spread = run((load,), hours=1, links=HomeLinks(circuits=three))
    assert not spread.crossings
    assert spread.circuits[0].current[1] == pytest.approx(9000.0 / 3 / 230.0)
    alone = run(
        (load,), hours=1, compare_with=None,
        links=HomeLinks(circuits=three, devices={"load": Device(twin_id="load", phase=2)}),
    )  # fmt: skip
    assert crossing(alone, "overload").worst == pytest.approx(9000.0 / 230.0, abs=0.01)
    assert alone.circuits[0].phase == 2


def test_a_window_open_for_two_hours_at_minus_five() -> None:
    outcome = run(
        (room(mode="off", window_exchange=0.1),),
        Given(twin_id="room", channel="window", value=True, at=HOUR, duration=2 * HOUR),
        hours=8,
        outside={"outdoor_temperature": -5.0},
    )
    air = course(outcome, "room", "temperature")
    before = -5.0 + 25.0 * np.exp(-1.0 / 50.0)
    after = -5.0 + (before + 5.0) * np.exp(-2.0 * (1.0 / 50.0 + 0.1))
    assert at(air, 1.0) == pytest.approx(before, abs=0.01)
    assert at(air, 3.0) == pytest.approx(after, abs=0.01)
    assert at(air, 8.0) == pytest.approx(-5.0 + (after + 5.0) * np.exp(-5.0 / 50.0), abs=0.01)
    assert at(course(outcome, "room", "temperature", baseline=True), 3.0) == pytest.approx(
        -5.0 + 25.0 * np.exp(-3.0 / 50.0), abs=0.01
    )
    shown = course(outcome, "room", "window").value
    assert shown[[59, 60, 179, 180]].tolist() == [0.0, 1.0, 1.0, 0.0]
    assert said(outcome, "event_coldest", "room")


def test_heating_against_an_open_window_costs_what_leaves_by_it() -> None:
    """A room that is held at 20 °C loses C (T − T_out) x more while its window is open, x its exchange."""
    outcome = run(
        (room(window_exchange=0.02, heating_rate=2.0, settings={"rated_power": 2000.0}),),
        Given(twin_id="room", channel="window", value=True, duration=4 * HOUR),
        hours=4,
        outside={"outdoor_temperature": -5.0},
    )
    more = outcome.totals.energy[1] - outcome.baseline.energy[1]
    capacity = 2000.0 / 2.0
    assert more == pytest.approx(capacity * 25.0 * 0.02 * 4.0 / 1000.0, rel=0.03)
    assert outcome.recommendations[0].id == "close_window"
    assert outcome.recommendations[0].gain["energy"] == pytest.approx(more * 3.75 / 4.0, rel=0.08)


@pytest.mark.parametrize(("position", "share"), [(100.0, 1.0), (0.0, 0.25), (50.0, 0.625)])
def test_a_heat_wave_with_shutters_up_and_down(position: float, share: float) -> None:
    shutter = twin(
        "cover", {"position": position, "travel": "open"}, twin_id="shutter", parameters={"opening_time": 20.0}
    )
    links = HomeLinks(
        zones={"south": Zone(zone_id="south", name="South")},
        devices={
            "room": Device(twin_id="room", zone="south"),
            "shutter": Device(twin_id="shutter", zone="south", shades="south"),
        },
    )
    hot = room(mode="off", temperature=24.0, solar_gain=0.5, settings={"comfort_high": 27.0})
    outcome = run(
        (hot, shutter),
        Surroundings(quantity="outdoor_temperature", offset=8.0),
        hours=24, links=links, outside={"outdoor_temperature": 22.0, "sun": 500.0}, step=300.0,
    )  # fmt: skip
    rise = 50.0 * 0.5 * 0.5 * share
    for warm, baseline in ((30.0, False), (22.0, True)):
        end = warm + rise + (24.0 - warm - rise) * np.exp(-24.0 / 50.0)
        found = at(course(outcome, "room", "temperature", baseline=baseline), 24.0)
        assert found == pytest.approx(end, abs=0.05)
    advice = [one.id for one in outcome.recommendations]
    assert ("shutters_down" in advice) == (position > 0.0)
    # Advised is what can be added to the scenario, though that itself raises them.
    up = Command(twin_id="shutter", commands={"position": 100.0}, at=HOUR)
    wave = Surroundings(quantity="outdoor_temperature", offset=8.0)
    outcome = run(
        (hot, shutter), wave, up,
        hours=24, links=links, outside={"outdoor_temperature": 22.0, "sun": 500.0}, step=300.0,
    )  # fmt: skip
    (lowered,) = [one for one in outcome.recommendations if one.id == "shutters_down"]
    as_written = [Bound(str(place), one) for place, one in enumerate((wave, up, *lowered.happenings))]
    assert not list(contradictions(as_written))
    added = run(
        (hot, shutter), wave, up, *lowered.happenings,
        hours=24, links=links, outside={"outdoor_temperature": 22.0, "sun": 500.0}, step=300.0,
    )  # fmt: skip
    assert outcome.totals.comfort is not None
    assert added.totals.comfort is not None
    gained = outcome.totals.comfort[1] - added.totals.comfort[1]
    assert lowered.gain["comfort"] == pytest.approx(gained, abs=1e-3)


def test_a_freezer_through_eighteen_hours_and_two_days() -> None:
    sensed = fridge("freezer")
    channels = twin("plug", channels=("on", "power", "temperature")).spec.channels
    sensed = replace(sensed, spec=replace(sensed.spec, channels=channels))
    outcome = run((sensed,), Outage(lost=Lost.POWER, duration=18 * HOUR), hours=24, step=300.0)
    inside = course(outcome, "freezer", "temperature")
    assert at(inside, 18.0) == pytest.approx(21.0 - 39.0 * np.exp(-18.0 / 64.0), abs=0.05)
    warm = crossing(outcome, "food_warm")
    assert warm.at == pytest.approx(64.0 * np.log(39.0 / 30.0) * HOUR, abs=600.0)
    assert not [one for one in outcome.crossings if one.kind == "food_thaws"]
    assert at(inside, 24.0) < at(inside, 18.0)
    # Two days: it stands at the freezing range of food until the latent heat is taken up.
    long = run((sensed,), Outage(lost=Lost.POWER), hours=72, step=300.0)
    reaches = 64.0 * np.log(39.0 / 26.0)
    slope = 24.0 / 64.0 / 28.0
    assert at(course(long, "freezer", "temperature"), reaches + 24.0) == pytest.approx(
        -5.0 + 24.0 * 1.04 * slope, abs=0.05
    )
    many = run((sensed,), Outage(lost=Lost.POWER, duration=18 * HOUR), hours=24, step=300.0, members=200)
    # How full it is nobody knows: the chance that it passed −9 °C within 18 h is that of a time constant below 68.6 h.
    assert crossing(many, "food_warm").probability == pytest.approx(0.55, abs=0.12)


def test_a_boiler_that_fails_on_a_cold_night() -> None:
    """When do the pipes freeze: T_out + 0.7 (T − T_out) = 0 at T = 6.43 °C, with −15 °C outside."""
    outcome = run(
        (room(time_constant=40.0, settings={"comfort_low": 18.0}),),
        Fault(twin_id="room", kind=FaultKind.DEAD),
        hours=36,
        step=300.0,
        outside={"outdoor_temperature": -15.0},
    )
    freezes = 40.0 * np.log(35.0 / (15.0 + 0.3 / 0.7 * 15.0)) * HOUR
    assert crossing(outcome, "pipes_freeze").at == pytest.approx(freezes, abs=900.0)
    assert crossing(outcome, "frost").at == pytest.approx(40.0 * np.log(35.0 / 20.0) * HOUR, abs=900.0)
    assert crossing(outcome, "room_too_cold").at == pytest.approx(40.0 * np.log(35.0 / 32.5) * HOUR, abs=900.0)
    assert {one.kind for one in outcome.crossings} == {"pipes_freeze", "frost", "room_too_cold"}
    assert crossing(outcome, "pipes_freeze").baseline == 0.0
    assert outcome.will_likely_fail
    assert (outcome.affected[0].twin_id, outcome.affected[0].effect) == ("room", Effect.FAULTY)
    short = run(
        (room(time_constant=40.0),), Fault(twin_id="room", kind=FaultKind.DEAD, duration=6 * HOUR), hours=36,
        step=300.0, outside={"outdoor_temperature": -15.0},
    )  # fmt: skip
    assert not short.crossings
    assert at(course(short, "room", "temperature"), 36.0) == pytest.approx(20.0, abs=0.3)


def test_everybody_away_for_a_week() -> None:
    """Heat for a week at 20 °C: UA ΔT t = 50 · 20 · 168 Wh; at 16 °C the room first cools for τ ln(20/16)."""
    tv = twin(
        "plug", {"on": True, "power": 0.5}, twin_id="tv", channels=("on", "power"), settings={"appliance": "tv"},
        parameters={"on_power": 100.0, "idle_power": 0.5, "rate_on": 0.3, "rate_off": 0.5},
    )  # fmt: skip
    motion = twin("binary_sensor", {"on": False}, twin_id="motion", channels=("on",))
    warm = room(time_constant=40.0, heating_rate=1.0, settings={"rated_power": 2000.0, "comfort_low": 19.0})
    links = HomeLinks(
        zones={"living": Zone(zone_id="living", name="Living room")},
        devices={
            "room": Device(twin_id="room", zone="living"),
            "motion": Device(twin_id="motion", zone="living", measures="occupancy", supply=Supply.BATTERY),
        },
    )
    outcome = run(
        (warm, tv, motion), Occupancy(people=0.0), hours=168, step=600.0, links=links,
        outside={"outdoor_temperature": 0.0, "people": 2.0, "price": 0.3}, members=4,
    )  # fmt: skip
    kept = next(one for one in outcome.twins if one.twin_id == "room")
    assert kept.baseline_energy[1] == pytest.approx(168.0, rel=0.02)
    # Nobody warms the room any more: two people less, 80 W each.
    assert kept.energy[1] - kept.baseline_energy[1] == pytest.approx(2 * 80.0 * 168.0 / 1000.0, rel=0.05)
    assert (
        not course(outcome, "motion", "on").value.any()
        if [one for one in outcome.twins if one.twin_id == "motion"]
        else True
    )
    watched = next(one for one in outcome.twins if one.twin_id == "tv")
    assert watched.energy[1] == pytest.approx(0.5 * 168.0 / 1000.0, rel=0.1)
    assert watched.baseline_energy[1] > 4.0
    best = outcome.recommendations[0]
    assert best.id == "setback"
    cools = 40.0 * np.log(20.0 / 16.0)
    saved = 168.0 - 50.0 * 16.0 * (168.0 - cools) / 1000.0
    assert best.gain["energy"] == pytest.approx(saved, rel=0.12)
    assert best.gain["cost"] == pytest.approx(best.gain["energy"] * 0.3, rel=0.02)


def test_the_weather_may_change_while_it_runs() -> None:
    warm = np.concatenate([np.full(5, 10.0), np.full(40, -10.0)])
    outcome = run(
        (room(mode="off"),), hours=24, compare_with=None, step=300.0,
        environment=Environment(start=0.0, step=HOUR, values={"outdoor_temperature": warm}),
    )  # fmt: skip
    falls = np.interp(np.arange(0.0, 24.0, 1 / 12) + 1 / 24, np.arange(45.0), warm)
    level = 20.0
    for outdoor in falls:
        level = outdoor + (level - outdoor) * np.exp(-1 / 12 / 50.0)
    assert at(course(outcome, "room", "temperature"), 24.0) == pytest.approx(level, abs=0.02)
