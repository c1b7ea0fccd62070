"""Water heaters and valves."""

import pytest

from custom_components.digital_twin.core.requests import Decision, Severity
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import twin

from .builders import change, hazards, verdict


def tank(temperature: float = 52.0, target: float = 55.0, **settings: object) -> TwinSnapshot:
    values = {"temperature": temperature, "target_temperature": target, "operation": "electric"}
    return twin("water_heater", values, settings=settings, parameters={"control_band": 5.0, "heating_rate": 12.0})


def valve(position: float, feeds: str | None = None) -> TwinSnapshot:
    return twin("valve", {"position": position}, settings={} if feeds is None else {"feeds": feeds})


def test_a_target_above_the_scald_limit_is_denied_by_rule_and_by_physics() -> None:
    answer = verdict(tank(), change("water_heater", target_temperature=75.0))
    assert set(hazards(answer)) == {"tank_scald_target", "tank_scald"}
    assert answer.decision is Decision.DENIED
    assert answer.confidence == 0.95


def test_disinfection_at_60_degrees_is_not() -> None:
    answer = verdict(tank(), change("water_heater", target_temperature=60.0))
    assert hazards(answer) == []
    assert answer.decision is Decision.APPROVED


def test_the_limit_of_the_interview_counts_before_the_home_s() -> None:
    answer = verdict(tank(comfort_high=50.0), change("water_heater", target_temperature=60.0))
    assert "tank_scald_target" in hazards(answer)
    lower = verdict(tank(), change("water_heater", target_temperature=60.0), limits={"scald_temperature": 58.0})
    assert "tank_scald_target" in hazards(lower)


def test_a_tank_that_is_too_hot_already_may_be_turned_down() -> None:
    assert hazards(verdict(tank(70.0, 70.0), change("water_heater", target_temperature=55.0))) == []


def test_a_tank_kept_lukewarm_is_told_unless_it_feeds_no_tap() -> None:
    cool = change("water_heater", target_temperature=45.0)
    answer = verdict(tank(), cool)
    assert hazards(answer) == ["tank_legionella"]
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert hazards(verdict(tank(feeds="heating"), cool)) == []
    warm_again = change("water_heater", 3600.0, target_temperature=60.0)
    assert hazards(verdict(tank(), cool, warm_again)) == []


@pytest.mark.parametrize("feeds", [None, "home", "sprinkler", "other"])
def test_water_is_not_shut_off_during_a_fire(feeds: str | None) -> None:
    answer = verdict(valve(100.0, feeds), change("valve", position=0.0), facts={"smoke": 1.0})
    assert hazards(answer) == ["valve_closed_on_smoke"]
    assert answer.hazards[0].severity is Severity.CRITICAL
    assert answer.decision is Decision.DENIED


@pytest.mark.parametrize("position", [25.0, 99.0])
def test_less_water_during_a_fire_is_no_way_out(position: float) -> None:
    answer = verdict(valve(100.0, "home"), change("valve", position=position), facts={"smoke": 1.0})
    assert hazards(answer) == ["valve_closed_on_smoke"]
    closed = verdict(valve(100.0, "home"), change("valve", position=0.0), facts={"smoke": 1.0})
    assert closed.alternative is None


def test_more_gas_into_a_fire_is_gas() -> None:
    assert hazards(verdict(valve(40.0, "gas"), change("valve", position=60.0), facts={"smoke": 1.0})) == [
        "gas_opened_on_smoke"
    ]
    assert hazards(verdict(valve(40.0, "gas"), change("valve", position=30.0), facts={"smoke": 1.0})) == []


@pytest.mark.parametrize(
    ("feeds", "position", "facts"),
    [
        ("gas", 0.0, {"smoke": 1.0}),
        ("garden", 0.0, {"smoke": 1.0}),
        ("home", 100.0, {"smoke": 1.0}),
        ("home", 0.0, {"smoke": 0.0}),
        ("home", 0.0, {"leak": 1.0}),
        ("gas", 100.0, {"leak": 1.0}),
        ("sprinkler", 100.0, {"leak": 1.0}),
        ("home", 100.0, {}),
    ],
)
def test_valves_moved_the_right_way(feeds: str, position: float, facts: dict[str, float]) -> None:
    assert hazards(verdict(valve(50.0, feeds), change("valve", position=position), facts=facts)) == []


def test_water_is_not_turned_on_over_a_leak_nor_gas_into_a_fire() -> None:
    leak = verdict(valve(0.0, "home"), change("valve", position=100.0), facts={"leak": 1.0})
    fire = verdict(valve(0.0, "gas"), change("valve", position=100.0), facts={"smoke": 1.0})
    assert hazards(leak) == ["valve_opened_on_leak"]
    assert hazards(fire) == ["gas_opened_on_smoke"]
    assert leak.decision is fire.decision is Decision.DENIED
