"""Hazards that users write in one line: what a line may say, and what it then finds."""

import pytest

from custom_components.digital_twin.core.requests import Decision, OwnHazard, Severity
from custom_components.digital_twin.core.safety.line import LineError, read_line
from tests.core.twins import thermostat, twin

from .builders import change, environment, hazards, verdict


def own(line: str, **more: object) -> OwnHazard:
    return OwnHazard(hazard_id="own_mine", name="Mine", line=line, rule=read_line(line), **more)


@pytest.mark.parametrize(
    ("line", "problem", "word"),
    [
        ("", "empty", "…"),
        ("temprature > 20", "unknown_channel", "temprature"),
        ("temperature 20", "no_comparison", "20"),
        ("temperature > warm", "no_number", "warm"),
        ("temperature > 300 °C", "out_of_range", "300"),
        ("temperature > 20 kW", "wrong_unit", "kw"),
        ("temperature > 20 for a while", "no_duration", "a"),
        ("temperature > 20 for 2 days", "no_duration", "2 days"),
        ("temperature > 20 for 25 h", "no_duration", "25 h"),
        ("bolt is ajar", "no_state", "ajar"),
        ("bolt > locked", "no_state", "locked"),
        ("on = 3", "no_state", "3"),
        ("temperature > 20 unless smoke", "wrong_unit", "unless"),
        ("position > 0 % unless smoke", "unexpected", "unless"),
        ("any for 5 min", "any_has_no_duration", "for"),
        ("any while {{ true }} and {{ false }}", "two_templates", "{{ false }}"),
        ("any while somebody", "unknown_channel", "somebody"),
        ("temperature > 20 §", "not_understood", "§"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_with_the_word_that_is_wrong(line: str, problem: str, word: str) -> None:
    with pytest.raises(LineError) as told:
        read_line(line)
    assert told.value.message.id == f"own_hazard_{problem}"
    assert told.value.message.params["word"] == word


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("temperature > 68 °F", "temperature > 20 °C"),
        ("power >= 1.5 kW for 1 h", "power ≥ 1500 W for 60 min"),
        ("Temperatur > 20".replace("Temperatur", "temperature"), "temperature above 20"),
        ("temperature unter 17 °C für 30 min solange somebody_home und nicht window ist offen",
         "temperature < 17 for 1800 s while somebody_home and not window is open"),
        ("on is not on", "on != on"),
    ],
)  # fmt: skip
def test_the_same_may_be_said_in_several_ways(line: str, same: str) -> None:
    first, second = read_line(line), read_line(same)
    assert first.subject is not None
    assert second.subject is not None
    assert first.subject.value == pytest.approx(second.subject.value)
    assert (first.duration, first.clauses, first.facts) == (second.duration, second.clauses, second.facts)
    assert (first.subject.comparison, first.subject.wanted) == (second.subject.comparison, second.subject.wanted)


@pytest.mark.parametrize(
    ("line", "celsius"),
    [("temperature < 62", 16.667), ("temperature < 62 °F", 16.667), ("temperature < 17 °C", 17.0)],
)
def test_a_bare_temperature_is_in_the_unit_of_the_home(line: str, celsius: float) -> None:
    subject = read_line(line, fahrenheit=True).subject
    assert subject is not None
    assert subject.value == pytest.approx(celsius, abs=0.001)
    with pytest.raises(LineError) as told:
        read_line("temperature < 400", fahrenheit=True)
    assert "°F" in str(told.value.message.params["allowed"])
    humid = read_line("humidity > 62", fahrenheit=True).subject
    assert humid is not None
    assert humid.value == 62.0


def test_a_command_that_meets_the_line_is_certain() -> None:
    lock = twin("lock", {"bolt": "locked"})
    dark = own("bolt = unlocked while dark", severity=Severity.HIGH)
    found = verdict(lock, change("lock", bolt="unlocked"), facts={"dark": 1.0}, own=(dark,))
    assert "own_mine" in hazards(found)
    assert found.decision is Decision.DENIED
    assert found.hazards[0].reason.params == {"name": "Mine", "twin": "Lock", "line": "bolt = unlocked while dark"}
    assert "own_mine" not in hazards(verdict(lock, change("lock", bolt="unlocked"), facts={"dark": 0.0}, own=(dark,)))
    assert "own_mine" not in hazards(verdict(lock, change("lock", bolt="locked"), facts={"dark": 1.0}, own=(dark,)))


def test_a_course_that_meets_the_line_is_as_likely_as_it_is_simulated() -> None:
    room = thermostat(20.5, 20.5, parameters={"time_constant": 15.0, "heating_rate": 2.5})
    cold = own("temperature < 16 °C for 1 h while somebody_home")
    off = change("thermostat", hvac_mode="off")
    found = verdict(room, off, own=(cold,), environment=environment(2.0))
    finding = next(item for item in found.hazards if item.hazard == "own_mine")
    assert finding.probability > 0.9
    assert finding.at is not None
    assert finding.at > 1800.0
    assert found.decision is Decision.NEEDS_APPROVAL
    assert hazards(verdict(room, off, own=(cold,), environment=environment(19.0))) == []
    assert "own_mine" not in hazards(
        verdict(room, off, own=(cold,), environment=environment(2.0), facts={"people_home": 0.0})
    )


def test_what_lasts_too_short_does_not_count() -> None:
    pump = twin("plug", {"on": False}, settings={"appliance": "pump"})
    long = own("on = on for 2 h")
    start = change("plug", on=True)
    assert "own_mine" in hazards(verdict(pump, start, own=(long,)))
    assert "own_mine" not in hazards(verdict(pump, start, change("plug", 3600.0, on=False), own=(long,)))


def test_conditions_on_the_device_s_other_channels() -> None:
    lamp = twin("light", {"on": False, "color_temperature": 2700.0})
    cool = own("on = on while color_temperature > 4000")
    assert "own_mine" not in hazards(verdict(lamp, change("light", on=True), own=(cool,)))
    assert "own_mine" in hazards(verdict(lamp, change("light", on=True, color_temperature=5000.0), own=(cool,)))


def test_a_template_decides_as_the_shell_rendered_it() -> None:
    cover = twin("cover", {"position": 0.0})
    rain = own("position > 0 while {{ is_state('binary_sensor.rain', 'on') }}")
    move = change("cover", position=50.0)
    assert "own_mine" in hazards(verdict(cover, move, own=(rain,), facts={"template.own_mine": 1.0}))
    assert "own_mine" not in hazards(verdict(cover, move, own=(rain,), facts={"template.own_mine": 0.0}))
    unknown = verdict(cover, move, own=(rain,))
    assert "own_mine" in hazards(unknown)
    assert any(gap.params.get("hazard") == "own_mine" for gap in unknown.not_checked)


def test_it_holds_for_those_it_was_written_for_only() -> None:
    lamps = (twin("light", {"on": False}, twin_id="hall"), twin("light", {"on": False}, twin_id="cellar"))
    never = own("any", twins=frozenset({"cellar"}))
    assert "own_mine" not in hazards(verdict(lamps, change("hall", on=True), own=(never,)))
    assert "own_mine" in hazards(verdict(lamps, change("cellar", on=True), own=(never,)))


def test_limits_severity_and_switches_of_one_twin_leave_the_others_alone() -> None:
    rooms = (
        thermostat(20.5, 20.5, twin_id="bath", settings={"comfort_high": 24.0}),
        thermostat(20.5, 20.5, twin_id="hall", settings={"comfort_high": 24.0}),
    )
    hot = (change("bath", target_temperature=27.0), change("hall", target_temperature=27.0))
    found = verdict(rooms, *hot, twin_limits={"bath": {"comfort_high": 29.0}})
    assert [item.twins for item in found.hazards if item.hazard == "room_too_hot"] == [("hall",)]
    off = verdict(rooms, *hot, twin_limits={"hall": {"room_too_hot.enabled": 0.0}})
    assert [item.twins for item in off.hazards if item.hazard == "room_too_hot"] == [("bath",)]
    all_off = verdict(rooms, *hot, limits={"room_too_hot.enabled": 0.0})
    assert "room_too_hot" not in hazards(all_off)
    back_on = verdict(
        rooms, *hot, limits={"room_too_hot.enabled": 0.0}, twin_limits={"hall": {"room_too_hot.enabled": 1.0}}
    )
    assert [item.twins for item in back_on.hazards if item.hazard == "room_too_hot"] == [("hall",)]
    severe = verdict(rooms, *hot, twin_limits={"hall": {"room_too_hot.severity": 2.0}})
    assert {item.twins[0]: item.severity for item in severe.hazards if item.hazard == "room_too_hot"} == {
        "bath": Severity.MEDIUM,
        "hall": Severity.HIGH,
    }


def test_the_opposite_of_a_hazard_where_its_user_wants_it() -> None:
    open_room = thermostat(20.0, 20.0, values={"window": True})
    closed_room = thermostat(20.0, 20.0)
    warmer = change("thermostat", target_temperature=22.0)
    inverted = {"heating_window_open.inverted": 1.0}
    assert "heating_window_open" not in hazards(verdict(open_room, warmer, limits=inverted))
    assert "heating_window_open" in hazards(verdict(closed_room, warmer, limits=inverted))
