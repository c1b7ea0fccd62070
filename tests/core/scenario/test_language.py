"""The language of scenarios: what may be written, and what is said of what may not."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

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
from custom_components.digital_twin.core.scenario.parse import next_on_clock
from custom_components.digital_twin.core.scenario.problems import LanguageError

from .written import NOW, TWINS, bound, problems


def test_a_whole_scenario_as_a_person_writes_it() -> None:
    scenario = bound(
        yaml.safe_load("""
            name: Cold evening
            start: now
            horizon: "12:00:00"
            step: 60
            members: 30
            seed: 7
            twins: [climate.room, light.lamp]
            changes:
              - at: "01:30:00"
                action: homeassistant.turn_on
                target: {entity_id: light.lamp}
              - at: {time: "21:30"}
                set: {window: true}
                twin: climate.room
                for: {minutes: 20}
              - when: {twin: climate.room, channel: temperature, below: 17, for: 10min}
                set: {target_temperature: 22}
                twin: climate.room
              - environment: {outdoor_temperature: {offset: -8}, price: 0.5}
              - fault: drift
                twin: climate.room
                channel: temperature
                rate: 0.5
              - outage: power
                at: "2026-01-15T21:00:00+01:00"
                for: 30min
              - occupancy: 0
                zone: living
            compare_with: baseline
            limits:
              - {twin: climate.room, channel: temperature, below: 16, for: 30min}
              - max_power: 5000
            report: {channels: [temperature], recommend: false}
        """)
    )
    by_type = {type(one): one for one in scenario.happenings}
    assert (scenario.start, scenario.horizon, scenario.step) == (NOW, 43_200.0, 60.0)
    assert (scenario.members, scenario.seed, scenario.shown) == (30, 7, ("room", "lamp"))
    lamp = next(one for one in scenario.happenings if isinstance(one, Command) and one.twin_id == "lamp")
    assert (lamp.at, lamp.commands) == (5400.0, {"on": True})
    # 18:00 UTC is 19:00 in the home's zone: half past nine comes two and a half hours later, the outage two.
    assert by_type[Given] == Given(twin_id="room", channel="window", value=True, at=9000.0, duration=1200.0)
    assert by_type[Outage] == Outage(lost=Lost.POWER, at=7200.0, duration=1800.0)
    warm = next(one for one in scenario.happenings if isinstance(one, Command) and one.twin_id == "room")
    assert warm.when is not None
    assert (warm.when.twin_id, warm.when.below, warm.when.lasting) == ("room", 17.0, 600.0)
    assert {one.quantity: (one.value, one.offset) for one in scenario.happenings if isinstance(one, Surroundings)} == {
        "outdoor_temperature": (None, -8.0),
        "price": (0.5, 0.0),
    }
    assert by_type[Fault] == Fault(twin_id="room", kind=FaultKind.DRIFT, channel="temperature", rate=0.5)
    assert by_type[Occupancy] == Occupancy(people=0.0, zone="living")
    assert (scenario.limits[0].below, scenario.limits[0].lasting) == (16.0, 1800.0)
    assert scenario.home_limits == {"max_power": 5000.0}
    assert scenario.report.channels == ("temperature",)
    assert not scenario.report.recommend
    assert scenario.compare_with == ()


def test_json_says_the_same_and_an_empty_scenario_is_a_day_of_nothing() -> None:
    scenario = bound({})
    assert (scenario.horizon, scenario.step, scenario.happenings) == (86_400.0, 300.0, ())
    assert bound({"compare_with": "nothing"}).compare_with is None
    other = bound({"compare_with": {"changes": [{"occupancy": 3}]}})
    assert other.compare_with == (Occupancy(people=3.0),)


def test_a_past_start_and_given_states() -> None:
    scenario = bound(
        {
            "start": {
                "at": "2026-01-14T07:00:00+00:00",
                "states": [{"twin": "climate.room", "set": {"temperature": 12.5}}],
            }
        }
    )
    assert scenario.start == NOW - 35 * 3600.0
    room = next(one for one in scenario.twins if one.spec.twin_id == "room")
    assert room.values["temperature"] == 12.5
    assert room.values["target_temperature"] == 20.0


def test_a_condition_on_the_surroundings() -> None:
    (command,) = bound(
        {
            "changes": [
                {
                    "when": {"environment": "outdoor_temperature", "below": -5},
                    "set": {"target_temperature": 21},
                    "twin": "climate.room",
                }
            ]
        }
    ).happenings
    assert command.when is not None
    assert (command.when.twin_id, command.when.channel, command.when.below) == (None, "outdoor_temperature", -5.0)


@pytest.mark.parametrize(
    ("data", "path", "problem"),
    [
        ([], "", "mapping"),
        ({"horizn": 5}, "horizn", "unknown_key"),
        ({"horizon": "soon"}, "horizon", "duration"),
        ({"horizon": {"days": 30}}, "horizon", "too_long"),
        ({"step": "03:00:00", "horizon": 3600}, "step", "number"),
        ({"step": "03:00:00", "horizon": "6h"}, "step", "number"),
        ({"step": 1, "horizon": {"days": 2}}, "step", "steps"),
        ({"members": 0}, "members", "number"),
        ({"seed": True}, "seed", "number"),
        ({"start": "tomorrow"}, "start", "time"),
        ({"start": "2026-01-16T07:00:00+00:00"}, "start", "future_start"),
        ({"start": "2020-01-16T07:00:00+00:00"}, "start", "no_records"),
        ({"scenario": "load_test", "parameters": {"first": 5000, "last": 100}}, "parameters.last", "library_needs"),
        (
            {"start": {"states": [{"twin": "light.lamp", "set": {"volume": 1}}]}},
            "start.states[0].set.volume",
            "no_channel",
        ),
        ({"twins": []}, "twins", "mapping"),
        ({"twins": "light.nobody"}, "twins", "no_twin"),
        ({"twins": {"room_id": "x"}}, "twins.room_id", "unknown_key"),
        ({"changes": {}}, "changes", "list"),
        ({"changes": [{}]}, "changes[0]", "one_of"),
        ({"changes": [{"occupancy": 1}, {"occupancy": 1, "at": "late"}]}, "changes[1].at", "time"),
        ({"changes": [{"occupancy": 1, "at": -5}]}, "changes[0].at", "time"),
        ({"changes": [{"occupancy": 1, "at": "2026-01-15T17:00:00+00:00"}]}, "changes[0].at", "before_start"),
        ({"changes": [{"occupancy": 1, "at": {"hours": 25}}]}, "changes[0].at", "after_end"),
        ({"changes": [{"occupancy": 1, "at": {"time": "25:00"}}]}, "changes[0].at.time", "time"),
        ({"changes": [{"occupancy": 1, "for": 0}]}, "changes[0].for", "duration"),
        ({"changes": [{"occupancy": 1, "outage": "power"}]}, "changes[0]", "one_of"),
        ({"changes": [{"occupancy": 1, "twin": "light.lamp"}]}, "changes[0].twin", "unknown_key"),
        ({"changes": [{"occupancy": 1, "zone": "attic"}]}, "changes[0].zone", "no_zone"),
        ({"changes": [{"outage": "water"}]}, "changes[0].outage", "choice"),
        ({"changes": [{"outage": "power", "which": "garage"}]}, "changes[0].which", "no_circuit"),
        ({"changes": [{"outage": "hub", "which": "matter"}]}, "changes[0].which", "no_hub"),
        ({"changes": [{"outage": "internet", "which": "zigbee"}]}, "changes[0].which", "not_beside"),
        ({"changes": [{"load": 500, "circuit": "attic"}]}, "changes[0].circuit", "no_circuit"),
        ({"changes": [{"load": 500, "circuit": "workshop", "phase": 3}]}, "changes[0].phase", "other_phase"),
        ({"changes": [{"environment": {"wind": 3}}]}, "changes[0].environment.wind", "unknown_key"),
        (
            {"changes": [{"environment": {"sun": {"value": 1, "factor": 2}}}]},
            "changes[0].environment.sun.value",
            "not_beside",
        ),
        (
            {"changes": [{"environment": {"outdoor_temperature": 99}}]},
            "changes[0].environment.outdoor_temperature.value",
            "number",
        ),
        ({"changes": [{"set": {"on": True}}]}, "changes[0].twin", "missing"),
        ({"changes": [{"set": {}, "twin": "light.lamp"}]}, "changes[0].set", "mapping"),
        ({"changes": [{"set": {"volume": 5}, "twin": "light.lamp"}]}, "changes[0].set.volume", "no_channel"),
        ({"changes": [{"set": {"brightness": 500}, "twin": "light.lamp"}]}, "changes[0].set.brightness", "no_value"),
        ({"changes": [{"fault": "sad", "twin": "light.lamp"}]}, "changes[0].fault", "choice"),
        ({"changes": [{"fault": "drift", "twin": "light.lamp"}]}, "changes[0].rate", "missing"),
        ({"changes": [{"fault": "drift", "twin": "climate.room", "rate": 1e9}]}, "changes[0].rate", "number"),
        ({"changes": [{"fault": "drift", "twin": "light.lamp", "rate": -1e9}]}, "changes[0].rate", "number"),
        ({"changes": [{"fault": "dead", "twin": "light.lamp", "rate": 1}]}, "changes[0].rate", "not_beside"),
        (
            {"changes": [{"fault": "stuck", "twin": "light.lamp", "channel": "volume"}]},
            "changes[0].channel",
            "no_channel",
        ),
        ({"changes": [{"action": "lock.lock", "target": {}}]}, "changes[0].action", "change_reaches_no_twin"),
        (
            {"changes": [{"action": "homeassistant.turn_on", "target": {"entity_id": "light.other"}}]},
            "changes[0].action",
            "no_action",
        ),
        ({"changes": [{"occupancy": 1, "when": {"twin": "light.lamp", "channel": "on"}}]}, "changes[0].when", "one_of"),
        (
            {
                "changes": [
                    {"occupancy": 1, "when": {"twin": "climate.room", "channel": "temperature", "above": 5, "below": 3}}
                ]
            },
            "changes[0].when",
            "impossible",
        ),
        (
            {"changes": [{"occupancy": 1, "when": {"twin": "light.lamp", "channel": "volume", "above": 5}}]},
            "changes[0].when.channel",
            "no_channel",
        ),
        (
            {"changes": [{"occupancy": 1, "when": {"environment": "moon", "above": 5}}]},
            "changes[0].when.environment",
            "choice",
        ),
        ({"limits": [{"twin": "climate.room", "channel": "temperature"}]}, "limits[0]", "one_of"),
        ({"limits": [{"max_noise": 3}]}, "limits[0].max_noise", "unknown_key"),
        ({"report": {"channels": "all"}}, "report.channels", "list"),
        ({"report": {"recommend": "maybe"}}, "report.recommend", "choice"),
        ({"parameters": {"duration": 60}}, "scenario", "missing"),
        ({"scenario": "flood"}, "scenario", "choice"),
        ({"scenario": "power_outage", "parameters": {"length": 60}}, "parameters.length", "unknown_key"),
        ({"scenario": "power_outage", "parameters": {"duration": 1}}, "parameters.duration", "length"),
        ({"scenario": "power_outage", "parameters": {"circuit": "attic"}}, "parameters.circuit", "choice"),
        ({"scenario": "device_failure"}, "parameters.twin", "library_needs"),
        ({"scenario": "guests", "parameters": {"zone": "attic"}}, "parameters.zone", "choice"),
        ({"scenario": "hub_outage", "parameters": {"hub": "attic"}}, "parameters.hub", "choice"),
        ({"scenario": "heating_failure", "parameters": {"twins": "light.lamp"}}, "parameters.twins", "choice"),
        ({"scenario": "window_left_open", "parameters": {"twin": "light.lamp"}}, "parameters.twin", "choice"),
        ({"scenario": "sensor_failure", "parameters": {"twin": "light.lamp"}}, "parameters.twin", "choice"),
        ({"scenario": "ev_arrives_empty"}, "scenario", "no_car"),
        ({"scenario": "ev_arrives_empty", "parameters": {"twin": "light.lamp"}}, "scenario", "no_car"),
        ({"scenario": "load_test", "parameters": {"first": 5, "last": 5}}, "parameters.last", "library_needs"),
        (
            {"scenario": "load_test", "parameters": {"twin": "climate.room", "channel": "hvac_mode"}},
            "parameters.channel",
            "choice",
        ),
        ({"members": 1.5}, "members", "whole"),
        ({"members": 2000, "horizon": "7d", "step": "60s"}, "members", "too_much"),
        ({"step": "1s"}, "step", "steps"),
        ({"scenario": "everybody_away", "step": "20s"}, "step", "steps"),
        ({"changes": [{"load": 5, "phase": 1.5}]}, "changes[0].phase", "whole"),
        ({"limits": [{}]}, "limits[0]", "one_of"),
        ({"report": {"channels": ["temprature"]}}, "report.channels[0]", "choice"),
        (
            {"changes": [{"fault": "stuck", "twin": "climate.room", "value": "abc"}]},
            "changes[0].value",
            "no_value",
        ),
        ({"scenario": "heat_wave", "parameters": {"shutters": "half"}}, "parameters.shutters", "choice"),
    ],
)
def test_what_cannot_be_is_refused_by_its_path(data: Any, path: str, problem: str) -> None:
    assert problems(data) == {path: problem}


def test_a_device_is_told_no_more_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = TWINS["room"].spec
    target = replace(spec.channels["target_temperature"], least=5.0, most=30.0)
    told = replace(spec, channels={**spec.channels, "target_temperature": target})
    monkeypatch.setitem(TWINS, "room", replace(TWINS["room"], spec=told))
    change: dict[str, Any] = {"twin": "climate.room", "set": {"target_temperature": 30}}
    assert bound({"changes": [change]}).happenings
    change["set"] = {"target_temperature": 30.5}
    with pytest.raises(LanguageError) as caught:
        bound({"changes": [change]})
    (problem,) = caught.value.problems
    assert (problem.path, problem.message.id) == ("changes[0].set.target_temperature", "language_no_value")
    assert problem.message.params["allowed"] == "5 … 30"


def test_all_reasons_are_told_at_once() -> None:
    found = problems(
        {"horizon": "x", "members": 9e9, "changes": [{"occupancy": -1}, {"fault": "dead", "twin": "light.nobody"}]}
    )
    assert found == {
        "horizon": "duration",
        "members": "number",
        "changes[0].occupancy": "number",
        "changes[1].twin": "no_twin",
    }
    assert problems({"changes": [{"fault": "dead", "twin": "light.nobody"}, {"outage": "hub", "which": "x"}]}) == {
        "changes[0].twin": "no_twin",
        "changes[1].which": "no_hub",
    }


def test_what_is_wrong_in_the_text_hides_nothing_that_the_home_lacks() -> None:
    found = problems(
        {
            "colour": "red",
            "scenario": "power_outage",
            "parameters": {"length": 60, "circuit": "attic"},
            "twins": "light.nobody",
            "changes": [
                {"at": "soon", "for": "ever"},
                {"at": "30h", "set": {"volume": 3}, "twin": "light.lamp"},
                {"occupancy": 1, "when": {"above": "warm", "for": "x"}},
                {"set": {"volume": 3}, "twin": "light.lamp", "when": {
                    "twin": "light.lamp", "channel": "colour", "above": 1}},
            ],
            "limits": [{"twin": {"area_id": 7}, "channel": "temperature", "above": 3}, {"max_cost": "much"}],
        }
    )  # fmt: skip
    assert found == {
        "colour": "unknown_key",
        "parameters.length": "unknown_key",
        "parameters.circuit": "choice",
        "twins": "no_twin",
        "changes[0]": "one_of",
        "changes[0].at": "time",
        "changes[0].for": "duration",
        "changes[1].at": "after_end",
        "changes[1].set.volume": "no_channel",
        "changes[2].when": "one_of",
        "changes[2].when.above": "number",
        "changes[2].when.for": "duration",
        "changes[3].when.channel": "no_channel",
        "changes[3].set.volume": "no_channel",
        "limits[0].twin.area_id": "text",
        "limits[1].max_cost": "number",
    }
    untimed = problems({"start": "3000-01-01", "changes": [{"at": "30h", "occupancy": 1}], "members": "few"})
    assert untimed == {"start": "future_start", "members": "number"}, "when it ends is not known"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {"set": {"target_temperature": 20}, "twin": "climate.room"},
            {"set": {"target_temperature": 25}, "twin": "climate.room"},
        ),
        (
            {"set": {"window": True}, "twin": "climate.room"},
            {"set": {"window": False}, "twin": "climate.room"},
        ),
        ({"environment": {"sun": 100}}, {"environment": {"sun": 200}}),
        ({"occupancy": 0}, {"occupancy": 4}),
        (
            {"fault": "stuck", "twin": "climate.room", "channel": "temperature", "value": 12},
            {"fault": "stuck", "twin": "climate.room", "channel": "temperature", "value": 25},
        ),
        ({"fault": "dead", "twin": "climate.room"}, {"fault": "drift", "rate": 1, "twin": "climate.room"}),
    ],
)
def test_contradictions_are_refused(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert problems({"changes": [first, second]}) == {"changes[1]": "contradiction"}
    assert problems({"compare_with": {"changes": [first, second]}}) == {"compare_with.changes[1]": "contradiction"}
    assert bound({"changes": [first], "compare_with": {"changes": [second]}}).happenings
    assert bound({"changes": [first, second | {"at": 60}]}).happenings
    assert bound({"changes": [first, first]}).happenings


@pytest.mark.parametrize(("long", "short", "refused"), [(None, "2h", False), ("4h", "2h", False), ("2h", "2h", True)])
def test_a_command_for_a_while_does_not_contradict_what_goes_on_after_it(
    long: str | None, short: str, refused: bool
) -> None:
    lasting = {"set": {"target_temperature": 20}, "twin": "climate.room"} | ({} if long is None else {"for": long})
    meanwhile = {"set": {"target_temperature": 17}, "twin": "climate.room", "for": short}
    found = problems({"changes": [lasting, meanwhile]}) if refused else {}
    assert found == ({"changes[1]": "contradiction"} if refused else {})
    if not refused:
        assert len(bound({"changes": [lasting, meanwhile]}).happenings) == 2
        assert problems({"changes": [meanwhile, lasting]}) == {"changes[1]": "contradiction"}, "which would count?"


def test_what_a_script_would_do_after_the_end_is_refused() -> None:
    late = {"action": "homeassistant.turn_off", "target": {"entity_id": "switch.fridge"}, "data": {"delay": 7200}}
    assert problems({"changes": [late], "horizon": "1h"}) == {"changes[0].action": "after_end"}
    (command,) = bound({"changes": [late], "horizon": "3h"}).happenings
    assert command.at == 7200.0


@pytest.mark.parametrize(
    ("at", "duration", "step", "finds"),
    [
        (0, "30min", "1h", 1800.0),
        ("10min", "30min", "1h", 600.0),
        (0, "2h", "1h", 3600.0),
        (0, "47min", "15min", 90.0),
        (86_399, None, "15min", 900.0),
        (0, "7min", "2min", 60.0),
        (0, "90s", "1min", 60.0),
    ],
)
def test_no_step_is_longer_than_what_happens_in_it(at: object, duration: object, step: str, finds: float) -> None:
    outage = {"outage": "power", "at": at} | ({} if duration is None else {"for": duration})
    assert bound({"changes": [outage], "step": step}).step == finds
    compared = {"changes": [], "compare_with": {"changes": [outage]}, "step": step}
    assert bound(compared).step == finds


def test_a_step_is_parted_no_further_than_there_is_room_for() -> None:
    """A week of 2,000 members of three twins: ten minutes fit, and so do five, but no single ones."""
    asked = {"horizon": "7d", "step": "10min", "members": 2000}
    late = {"outage": "power", "at": "1min"}
    assert bound({**asked, "changes": [{"outage": "power", "at": "5min"}]}).step == 300.0
    assert bound({**asked, "members": 100, "changes": [late]}).step == 60.0
    assert bound({**asked, "changes": [late]}).step == 150.0


def test_a_condition_holds_as_long_as_it_is_told_to() -> None:
    when = {"twin": "climate.room", "channel": "temperature", "below": 17, "for": "90min"}
    asked = {"changes": [{"occupancy": 1, "when": when}], "step": "1h"}
    assert bound(asked).step == 1800.0


@pytest.mark.parametrize(
    ("start", "clock", "comes"),
    [
        ("2026-10-24T12:00:00+02:00", "12:00", "2026-10-24T12:00:00+02:00"),
        ("2026-10-24T12:00:01+02:00", "12:00", "2026-10-25T12:00:00+01:00"),
        ("2026-10-25T01:00:00+02:00", "02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:40:00+02:00", "02:30", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T02:40:00+01:00", "02:30", "2026-10-26T02:30:00+01:00"),
        ("2026-03-29T01:00:00+01:00", "02:30", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_a_time_of_day_is_the_next_that_the_clock_shows(start: str, clock: str, comes: str) -> None:
    begin = datetime.fromisoformat(start).timestamp()
    found = next_on_clock(time.fromisoformat(clock), begin, ZoneInfo("Europe/Berlin"))
    assert datetime.fromtimestamp(found, UTC) == datetime.fromisoformat(comes)


@pytest.mark.parametrize("free", [False, 0])
def test_a_scenario_may_make_a_free_day(free: float) -> None:
    (change,) = bound({"changes": [{"environment": {"workday": free}, "for": "1d"}], "horizon": "2d"}).happenings
    assert isinstance(change, Surroundings)
    assert (change.quantity, change.value, change.duration) == ("workday", 0.0, 86_400.0)


@pytest.mark.parametrize(
    ("day", "path", "what"),
    [
        ({"offset": 1}, "changes[0].environment.workday.offset", "unknown_key"),
        (2, "changes[0].environment.workday.value", "number"),
        ("free", "changes[0].environment.workday.value", "number"),
    ],
)
def test_a_day_is_one_on_which_people_work_or_none(day: Any, path: str, what: str) -> None:
    assert problems({"changes": [{"environment": {"workday": day}}]})[path] == what
