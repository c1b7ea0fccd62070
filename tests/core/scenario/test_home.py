"""What an answer holds: limits, events, confidence, refusals, comparison, breaking points, the library."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.circuits import REST
from custom_components.digital_twin.core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Happening,
    Load,
    Lost,
    Occupancy,
    Outage,
    Surroundings,
    When,
)
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Reach, Supply, Zone
from custom_components.digital_twin.core.requests import Environment, Severity
from custom_components.digital_twin.core.scenario.bind import bind, horizon_of
from custom_components.digital_twin.core.scenario.compare import compare
from custom_components.digital_twin.core.scenario.language import read
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.core.scenario.request import HomeScenario, Limit, LoadTest, Report
from custom_components.digital_twin.core.scenario.result import Effect, HomeOutcome
from custom_components.digital_twin.core.twin import Fidelity, Trust, TwinSnapshot
from tests.core.twins import twin

from .book import Book
from .homes import HOUR, MAIN, course, crossing, heater, in_one_zone, room, run, said, steady, vague_room, weather


def lamp(twin_id: str = "lamp", *, on: bool = False) -> TwinSnapshot:
    return twin("light", {"on": on}, twin_id=twin_id, channels=("on", "power"))


def test_nothing_happens_and_that_is_said() -> None:
    outcome = run((lamp(), room()), hours=2)
    assert [one.id for one in outcome.summary] == ["summary_nothing"]
    assert not outcome.events
    assert not outcome.affected
    assert outcome.totals == outcome.baseline
    assert (outcome.failure_probability, outcome.will_likely_fail) == (0.0, False)
    assert outcome.run_time > 0.0


def test_a_limit_is_crossed_when_and_how_likely() -> None:
    cools = room(mode="off", time_constant=10.0)
    limit = Limit(twin_id="room", channel="temperature", below=16.0)
    outcome = run((cools,), hours=6, members=200, limits=(limit,))
    found = crossing(outcome, "limit")
    assert found.at == pytest.approx(10.0 * np.log(20.0 / 16.0) * HOUR, abs=400.0)
    assert found.earliest <= found.at
    assert (found.probability, found.baseline) == (1.0, 1.0)
    # It would happen without the scenario as well: nothing that the scenario breaks.
    assert outcome.failure_probability == 0.0
    none = run((cools,), hours=6, limits=(limit,), compare_with=None)
    assert none.will_likely_fail
    rare = run((cools,), hours=6, limits=(replace(limit, below=5.0),))
    assert not rare.crossings
    short = run((cools,), hours=6, limits=(replace(limit, below=11.5, lasting=2 * HOUR),))
    assert not short.crossings


def test_limits_of_the_home() -> None:
    told = Command(twin_id="load", commands={"on": True}, at=HOUR)
    off = replace(steady(3000.0), values={"on": False, "power": 0.0})
    outcome = run(
        (off,), told, hours=4, home_limits={"max_power": 2500.0, "max_energy": 4.0, "max_cost": 2.0},
        outside={"outdoor_temperature": 0.0, "price": 0.5},
    )  # fmt: skip
    kinds = {one.kind: one for one in outcome.crossings}
    assert kinds["power_over_limit"].at == HOUR
    assert kinds["max_energy"].at == pytest.approx(HOUR * (1 + 4 / 3), abs=120.0)
    assert kinds["max_cost"].at == pytest.approx(HOUR * (1 + 4 / 3), abs=120.0)
    assert outcome.totals.cost[1] == pytest.approx(4.5)
    assert outcome.figures["cost"] == pytest.approx(4.5)


def test_a_limit_of_the_cost_counts_what_is_fed_in() -> None:
    told = Command(twin_id="load", commands={"on": True}, at=HOUR)
    off = replace(steady(3000.0), values={"on": False, "power": 0.0})
    outcome = run(
        (off,), told, Load(power=-1000.0), hours=4, home_limits={"max_cost": 2.0},
        outside={"outdoor_temperature": 0.0, "price": 0.5, "feed_in": 0.25},
    )  # fmt: skip
    (crossed,) = [one for one in outcome.crossings if one.kind == "max_cost"]
    assert outcome.totals.cost[1] == pytest.approx(2.75)
    assert crossed.at == pytest.approx(3.25 * HOUR, abs=120.0), "a quarter was earned before, an amount an hour since"


@pytest.mark.parametrize("usual", [None, 0.1])
def test_a_dearer_tariff_breaks_a_limit_of_the_cost(usual: float | None) -> None:
    dear = Surroundings(quantity="price", value=1.0)
    outside = {"outdoor_temperature": 0.0} | ({} if usual is None else {"price": usual})
    outcome = run((steady(1000.0),), dear, hours=4, home_limits={"max_cost": 2.0}, outside=outside)
    (crossed,) = [one for one in outcome.crossings if one.kind == "max_cost"]
    assert crossed.at == pytest.approx(2.0 * HOUR, abs=120.0)
    # Without a price of before nobody can say that it was cheaper.
    assert crossed.baseline == (1.0 if usual is None else 0.0)


def test_events_come_in_order_and_in_words() -> None:
    outcome = run(
        (lamp(), room(mode="off")),
        Outage(lost=Lost.POWER, at=HOUR, duration=HOUR),
        Command(twin_id="lamp", commands={"on": True}, at=0.5 * HOUR),
        Fault(twin_id="room", kind=FaultKind.STUCK, channel="temperature", at=3 * HOUR, duration=HOUR),
        hours=5,
    )
    times = [one.at for one in outcome.events]
    assert times == sorted(times)
    assert said(outcome, "event_power_lost") == [HOUR]
    assert said(outcome, "event_power_back") == [2 * HOUR]
    assert said(outcome, "event_restart") == [2 * HOUR]
    (restart,) = [one for one in outcome.events if one.message.id == "event_restart"]
    assert restart.message.params == {"power": 9}
    assert said(outcome, "affected_comes_back_probably", "lamp") == [2 * HOUR]
    assert said(outcome, "event_sensor_stuck", "room") == [3 * HOUR]
    assert said(outcome, "event_device_works", "room") == [4 * HOUR]
    few = run((lamp(),), Outage(lost=Lost.POWER), hours=2, report=Report(events=1))
    assert len(few.events) == 1


def test_a_switch_that_follows_is_told_with_its_probability() -> None:
    cools = room(mode="off", time_constant=10.0)
    lit = Command(twin_id="lamp", commands={"on": True}, when=When(twin_id="room", channel="temperature", below=15.0))
    outcome = run((cools, lamp()), lit, hours=6, members=50)
    (event,) = [one for one in outcome.events if one.message.id == "event_turns_on"]
    assert event.twin_id == "lamp"
    assert event.at == pytest.approx(10.0 * np.log(20.0 / 15.0) * HOUR, abs=900.0)


def test_who_is_affected_and_how() -> None:
    links = HomeLinks(
        devices={
            "nas": Device(twin_id="nas", supply=Supply.UPS, backup=20.0),
            "care": Device(twin_id="care", supply=Supply.UPS, backup=500.0),
            "cloud": Device(twin_id="cloud", reach=Reach.CLOUD),
        }
    )
    twins = (steady(50.0, "nas"), steady(30.0, "care"), lamp("cloud"), lamp("near"))
    outcome = run(twins, Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), hours=4, links=links)
    effects = {one.twin_id: one.effect for one in outcome.affected}
    assert effects == {
        "nas": Effect.BACKUP_EMPTY,
        "care": Effect.ON_BACKUP,
        "cloud": Effect.OFF,
        "near": Effect.OFF,
    }
    assert next(one.since for one in outcome.affected if one.twin_id == "nas") == HOUR + 1200.0
    assert crossing(outcome, "backup_empty").at == HOUR + 1200.0
    lost = run(twins, Outage(lost=Lost.INTERNET, at=HOUR, duration=HOUR), hours=4, links=links)
    assert {one.twin_id: one.effect for one in lost.affected} == {"cloud": Effect.UNREACHABLE}
    medical = replace(steady(30.0, "care"), spec=replace(steady(30.0, "care").spec, settings={"appliance": "medical"}))
    worst = run((medical,), Outage(lost=Lost.POWER), hours=2)
    assert crossing(worst, "care_device").severity is Severity.CRITICAL
    assert worst.will_likely_fail


def test_the_answer_tells_of_the_twins_asked_for_or_of_those_that_anything_happens_to() -> None:
    twins = (lamp("a"), lamp("b"), room())
    lit = Command(twin_id="a", commands={"on": True})
    assert [one.twin_id for one in run(twins, lit, hours=1).twins] == ["a"]
    assert [one.twin_id for one in run(twins, lit, hours=1, shown=("b",)).twins] == ["b"]
    assert len(run(twins, lit, hours=1, compare_with=None).twins) == 3
    few = run(twins, lit, hours=1, shown=("room",), report=Report(channels=("temperature",)))
    assert [one.channel for one in few.twins[0].channels] == ["temperature"]


def test_compared_with_something_else() -> None:
    lit, other = (Command(twin_id="load", commands={"on": value}) for value in (True, False))
    outcome = run((steady(1000.0),), lit, hours=1, compare_with=(other,))
    assert outcome.totals.energy[1] == pytest.approx(1.0)
    assert outcome.baseline is not None
    assert outcome.baseline.energy[1] == pytest.approx(0.0)
    assert course(outcome, "load", "on", baseline=True).value[-1] == 0.0


def test_two_answers_side_by_side() -> None:
    more = run((steady(5000.0),), hours=1, links=MAIN, compare_with=None)
    less = run((steady(1000.0),), hours=1, links=MAIN, compare_with=None)
    found = {one.name: one for one in compare(more.figures, less.figures)}
    assert (found["energy"].first, found["energy"].second, found["energy"].better) == (5.0, 1.0, "second")
    assert found["energy"].difference == -4.0
    assert (found["overload.main"].first, found["overload.main"].second, found["overload.main"].better) == (
        1,
        0,
        "second",
    )
    assert found["confidence"].better is None
    assert all(one.better is None for one in compare(more.figures, more.figures))
    assert "cost" not in found


def test_the_same_seed_gives_the_same_answer() -> None:
    tv = twin("plug", {"on": True, "power": 1.0}, twin_id="tv", settings={"appliance": "tv"}, channels=("on", "power"))
    first, again, other = (
        run((tv, room()), Surroundings(quantity="outdoor_temperature", offset=-5.0), hours=4, members=20, seed=seed)
        for seed in (1, 1, 2)
    )
    assert first.figures == again.figures
    assert first.figures != other.figures
    assert first.events == again.events


def test_confidence_follows_trust_and_what_history_determines() -> None:
    def answered(twin_: TwinSnapshot) -> float:
        return run((twin_,), Occupancy(people=0.0), hours=1, shown=("room",)).confidence

    trusted = room()
    assert trusted.learned is not None
    unsure = {name: replace(value, identified=False) for name, value in trusted.learned.parameters.items()}
    values = [
        answered(replace(trusted, learned=None)),
        answered(replace(trusted, learned=replace(trusted.learned, trust=Trust.OBSERVING))),
        answered(replace(trusted, learned=replace(trusted.learned, trust=Trust.SUGGESTING))),
        answered(replace(trusted, learned=replace(trusted.learned, parameters=unsure))),
        answered(trusted),
    ]
    assert values == pytest.approx([0.3, 0.3, 0.7, 0.45, 0.9])
    assert answered(replace(trusted, spec=replace(trusted.spec, fidelity=Fidelity.BASIC))) == pytest.approx(0.45)


def test_what_history_cannot_tell_is_refused() -> None:
    vague = vague_room(mode="off", settings={"comfort_low": 19.0})
    outcome = run(
        (vague,), Surroundings(quantity="outdoor_temperature", offset=-20.0), hours=48, step=600.0, members=100
    )
    assert [one.id for one in outcome.refusals] == ["refused_twin"]
    assert outcome.twins[0].unknown
    assert outcome.confidence < 0.25
    ids = [one.id for one in outcome.summary]
    assert ids.index("summary_refused") == ids.index("summary_changed") + 1
    assert not {"summary_colder", "summary_safe", "summary_rooms_steady", "crossing_room_too_cold"} & set(ids)
    assert {"crossing_unsure_frost", "crossing_unsure_pipes_freeze"} & set(ids)
    assert [one.refused for one in outcome.crossings] == [True] * len(outcome.crossings)
    assert outcome.crossings
    assert not said(outcome, "event_coldest")
    assert not run((room(mode="off"),), hours=48, step=600.0, members=100).refusals


def test_a_stuck_sensor_hides_from_nobody_that_history_cannot_tell_how_warm_it_gets() -> None:
    vague = vague_room(temperature=19.0, target=20.0)
    stuck = Fault(twin_id="room", kind=FaultKind.STUCK, channel="temperature")
    outcome = run((vague,), stuck, hours=48, step=600.0, members=100)
    shown = course(outcome, "room", "temperature")
    assert shown.bands is not None
    assert np.ptp(shown.value) == pytest.approx(0.0, abs=1e-9), "what it shows stays as it is"
    assert [one.id for one in outcome.refusals] == ["refused_twin"]
    ids = {one.id for one in outcome.summary}
    assert "summary_refused" in ids
    assert not {"summary_warmer", "summary_safe"} & ids
    assert "scenario_false_reading" not in {note.id for one in outcome.twins for note in one.notes}


def test_the_second_return_of_the_power_counts_as_the_first() -> None:
    load = steady(2000.0)
    outages = (
        Outage(lost=Lost.POWER, at=0.5 * HOUR, duration=0.5 * HOUR),
        Outage(lost=Lost.POWER, at=2 * HOUR, duration=HOUR),
    )
    later = Load(power=6000.0, at=3 * HOUR)
    outcome = run(
        (replace(load, spec=replace(load.spec, settings={"appliance": "pump"})),), *outages, later, hours=5, links=MAIN
    )
    assert said(outcome, "event_restart") == [HOUR, 3 * HOUR]
    assert crossing(outcome, "inrush").at == pytest.approx(3 * HOUR, abs=120.0)


def test_a_load_test_finds_the_breaking_point_and_the_bottleneck() -> None:
    test = LoadTest(last=5000.0, step=100.0)
    outcome = run((steady(1000.0),), hours=1, links=MAIN, load_test=test)
    point = outcome.breaking_point
    assert point is not None
    # 16 A · 230 V = 3680 W, of which 1000 are used.
    assert point.value == 2700.0
    assert point.bottleneck is not None
    assert (point.bottleneck.kind, point.bottleneck.circuit) == ("overload", "main")
    assert point.message.params["bottleneck"] == "Main"
    assert crossing(outcome, "overload").worst == pytest.approx(3700.0 / 230.0, abs=0.01)
    holds = run((steady(1000.0),), hours=1, links=MAIN, load_test=LoadTest(last=2000.0, step=100.0))
    assert holds.breaking_point is not None
    assert (holds.breaking_point.value, holds.breaking_point.message.id) == (None, "load_holds")
    over = run((steady(3600.0),), hours=1, links=MAIN, load_test=LoadTest(first=500.0, last=2000.0, step=100.0))
    assert over.breaking_point is not None
    assert over.breaking_point.message.id == "load_from_start"


def test_a_load_test_names_the_home_s_own_limit_as_such() -> None:
    """It is no fuse that is overloaded."""
    test = LoadTest(last=5000.0, step=100.0)
    outcome = run((steady(1000.0),), hours=1, links=MAIN, load_test=test, home_limits={"max_power": 2500.0})
    assert outcome.breaking_point is not None
    assert outcome.breaking_point.value == 1600.0
    assert outcome.breaking_point.message.params["bottleneck"] == "max_power"


def test_what_is_broken_without_any_load_is_no_bottleneck() -> None:
    frozen = room(mode="off", temperature=3.0)
    outcome = run((steady(1000.0), frozen), hours=3, links=MAIN, load_test=LoadTest(last=5000.0, step=100.0))
    assert crossing(outcome, "frost").baseline == 1.0
    assert outcome.breaking_point is not None
    assert (outcome.breaking_point.value, outcome.breaking_point.bottleneck.kind) == (2700.0, "overload")


def test_a_demand_is_raised_until_a_room_becomes_too_hot() -> None:
    warm = room(heating_rate=6.0, settings={"comfort_high": 24.0})
    test = LoadTest(twin_id="room", channel="target_temperature", first=20.0, last=30.0, step=0.5)
    outcome = run((warm,), hours=6, load_test=test)
    assert outcome.breaking_point is not None
    assert outcome.breaking_point.value == pytest.approx(24.5, abs=0.5)
    assert outcome.breaking_point.unit == "°C"
    assert outcome.breaking_point.bottleneck is not None
    assert outcome.breaking_point.bottleneck.kind == "room_too_hot"


def test_laundry_moves_to_the_cheapest_hour() -> None:
    price = np.full(26, 0.40)
    price[12:14] = 0.10
    washes = Given(twin_id="load", channel="power", value=2000.0, at=5 * HOUR, duration=HOUR)
    idle = twin(
        "plug", {"on": True, "power": 0.0}, twin_id="load", channels=("on", "power"), settings={"appliance": "washer"},
        parameters={"on_power": 2000.0, "idle_power": 0.0, "rate_on": 1e-6},
    )  # fmt: skip
    outcome = run(
        (idle,), washes, hours=24, step=300.0,
        environment=Environment(start=0.0, step=HOUR, values={"outdoor_temperature": np.zeros(26), "price": price}),
    )  # fmt: skip
    (advice,) = outcome.recommendations
    moved = advice.happenings[0]
    assert 12 * HOUR <= moved.at <= 13 * HOUR
    assert advice.gain["cost"] == pytest.approx(2.0 * 0.3, abs=0.02)
    assert advice.outcome.id == "gain_cost"
    quiet = run((idle,), washes, hours=24, step=300.0, report=Report(recommend=False))
    assert not quiet.recommendations
    late = replace(washes, at=23.99 * HOUR)
    beyond = run(
        (idle,), replace(washes, at=30 * HOUR), late, hours=24, step=300.0,
        environment=Environment(start=0.0, step=HOUR, values={"outdoor_temperature": np.zeros(26), "price": price}),
    )  # fmt: skip
    assert all(one.id != "later" or one.happenings[0].at == 30 * HOUR for one in beyond.recommendations)


def test_laundry_takes_energy_whether_it_is_measured_or_not() -> None:
    washes = Given(twin_id="load", channel="power", value=2000.0, at=HOUR, duration=HOUR)
    bare = twin("plug", {"on": True}, twin_id="load", channels=("on",), settings={"appliance": "washer"},
                parameters={"on_power": 2000.0, "idle_power": 0.0, "rate_on": 1e-6})  # fmt: skip
    outcome = run((bare,), washes, hours=4, step=300.0)
    assert outcome.baseline is not None
    assert (outcome.baseline.energy[1], outcome.totals.energy[1]) == (0.0, pytest.approx(2.0))
    assert [one.twin_id for one in outcome.affected] == ["load"]


def test_a_heater_helps_where_the_boiler_fails() -> None:
    cold = room(time_constant=30.0, heating_rate=2.0, settings={"rated_power": 2000.0})
    outcome = run(
        (cold, heater()), Fault(twin_id="room", kind=FaultKind.DEAD), hours=36, step=300.0,
        links=in_one_zone("room", "heater"), outside={"outdoor_temperature": -12.0},
    )  # fmt: skip
    (advice,) = [one for one in outcome.recommendations if one.id == "heater"]
    assert advice.gain["failure"] == 1.0
    assert advice.outcome.params == {"percent_before": 100, "percent_after": 0}


def test_after_an_outage_the_largest_load_may_wait() -> None:
    tank = twin(
        "water_heater", {"temperature": 40.0, "target_temperature": 60.0, "operation": "electric"}, twin_id="tank",
        channels=("temperature", "target_temperature", "operation", "power"),
        parameters={"rated_power": 6000.0, "heating_rate": 5.0},
    )  # fmt: skip
    pump = twin(
        "plug", {"on": True, "power": 1500.0}, twin_id="pump", channels=("on", "power"),
        settings={"appliance": "pump"}, parameters={"on_power": 1500.0, "idle_power": 1500.0},
    )  # fmt: skip
    links = HomeLinks(circuits={"main": Circuit(circuit_id="main", name="Main", limit=18.0, main=True)})
    outcome = run((tank, pump), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), hours=4, links=links)
    assert crossing(outcome, "inrush").worst == pytest.approx((6000.0 + 5 * 1500.0) / 230.0, abs=1.0)


def test_the_unexplained_rest_is_part_of_the_answer() -> None:
    links = replace(MAIN, measured_power=500.0)
    outcome = run((steady(100.0),), Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), hours=3, links=links)
    assert outcome.totals.energy[1] == pytest.approx(2 * 0.5)
    assert REST not in {one.twin_id for one in outcome.affected}


def test_assumptions_are_told() -> None:
    ids = [one.id for one in run((lamp(),), Outage(lost=Lost.POWER), hours=1).assumed]
    assert ids == [
        "assumed_no_meter", "assumed_no_links", "assumed_mains", "assumed_no_circuit_limit", "assumed_no_price",
    ]  # fmt: skip
    short = Environment(start=0.0, step=HOUR, values={"outdoor_temperature": np.zeros(2), "price": np.zeros(2)})
    links = replace(MAIN, devices={"lamp": Device(twin_id="lamp")}, measured_power=0.0)
    known = run((lamp(),), hours=4, links=links, environment=short)
    assert [one.id for one in known.assumed] == ["scenario_environment_short"]
    new = run((replace(lamp(), learned=None), lamp()), hours=1).assumed
    assert new[0].id == "assumed_unlearned"
    assert new[0].params == {"count": 1}


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"happenings": (Command(twin_id="x", commands={}),)}, r"happenings\[0\]\.twin_id"),
        ({"happenings": (Occupancy(people=1, at=-1.0),)}, r"happenings\[0\]\.at"),
        ({"happenings": (Occupancy(people=1, duration=0.0),)}, r"happenings\[0\]\.duration"),
        ({"happenings": (Occupancy(people=1, when=When(twin_id="x", channel="on")),)}, r"happenings\[0\]\.when"),
        ({"compare_with": (Fault(twin_id="x", kind=FaultKind.DEAD),)}, r"compare_with\[0\]"),
        ({"limits": (Limit(twin_id="lamp", channel="volume", above=1.0),)}, r"limits\[0\]"),
        ({"members": 0}, "members"),
        ({"horizon": -1.0}, "horizon"),
    ],
)
def test_what_cannot_be_simulated_is_refused_by_its_path(wrong: dict[str, Any], error: str) -> None:
    right = {"twins": (lamp(),), "start": 0.0, "horizon": HOUR, "step": 60.0, "environment": weather(1)}
    with pytest.raises(ValueError, match=error):
        run_scenario(HomeScenario(**(right | wrong)))


HOME: tuple[TwinSnapshot, ...] = (
    room("room", settings={"comfort_low": 18.0, "comfort_high": 25.0}),
    lamp(),
    twin("cover", {"position": 100.0}, twin_id="cover"),
    twin("lock", {"bolt": "locked"}, twin_id="lock"),
    twin(
        "plug", {"on": True, "power": 1.0}, twin_id="fridge", channels=("on", "power"), settings={"appliance": "fridge"}
    ),
    twin(
        "plug", {"on": True, "power": 1.0}, twin_id="washer", channels=("on", "power"), settings={"appliance": "washer"}
    ),
    twin("battery", {"charge": 60.0, "on": False, "plugged": True}, twin_id="car", settings={"appliance": "ev"}),
    twin("sensor", {"value": 20.0}, twin_id="warmth", channels=("value",)),
)
ASKED: dict[str, dict[str, Any]] = {"device_failure": {"twin": "fridge"}}


def from_library(name: str) -> HomeOutcome:
    ids: Sequence[str] = [one.spec.twin_id for one in HOME]
    book = Book({one: (one,) for one in ids})
    links = HomeLinks(
        zones={"living": Zone(zone_id="living", name="Living")},
        devices={one: Device(twin_id=one, zone="living", hub="hub", reach=Reach.CLOUD) for one in ids},
        circuits=MAIN.circuits,
        hubs={"hub": None},
    )
    plan = read({"scenario": name, "parameters": ASKED.get(name, {}), "members": 10}, now=0.0, zone=UTC)
    horizon, _ = horizon_of(plan)
    values = {"outdoor_temperature": 0.0, "sun": 200.0, "people": 2.0, "price": 0.3}
    return run_scenario(
        bind(
            plan, book, twins={one.spec.twin_id: one for one in HOME}, links=links,
            environment=weather(horizon / HOUR, **values),
        )
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_every_library_scenario_runs_and_says_what_it_assumes(name: str) -> None:
    outcome = from_library(name)
    assert outcome.scenario == name
    assert LIBRARY[name].assumes in {one.id for one in outcome.assumed}
    assert outcome.summary
    changes = {"custom", "load_test", "guests"}
    if name not in changes:
        assert [one.id for one in outcome.summary] != ["summary_nothing"], name


def test_an_unknown_sort_of_happening_does_nothing() -> None:
    class Eclipse(Happening):
        """Nothing this home knows."""

    assert [one.id for one in run((lamp(),), Eclipse(), hours=1).summary] == ["summary_nothing"]


def test_what_an_unlearned_device_draws_now_comes_back_with_the_power() -> None:
    # A charger behind a plug that nobody named: a hundred times what is typical of a plug.
    spec = steady(60.0).spec
    charger = TwinSnapshot(
        spec=replace(spec, settings={}), learned=None, values={"on": True, "power": 7200.0}, changed={}
    )
    outcome = run((charger,), Outage(lost=Lost.POWER, at=0.0, duration=HOUR), hours=3, members=50)
    (restart,) = [one for one in outcome.events if one.message.id == "event_restart"]
    assert restart.message.params["power"] == pytest.approx(7200, rel=0.05)
