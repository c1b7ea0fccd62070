"""What to do instead: near what was asked for, simulated, and approved by the same check."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.requests import AlternativeKind, Beside, Decision, Goal
from custom_components.digital_twin.core.safety.check import check, runs_of
from custom_components.digital_twin.core.safety.situation import Situation
from tests.core.twins import thermostat, twin

from .builders import START, change, environment, request, verdict

ROOM = {"time_constant": 15.0, "heating_rate": 2.5}
COMFORT = {"comfort_low": 19.0, "comfort_high": 24.0, "rated_power": 1500.0}


def test_closing_the_window_first() -> None:
    room = thermostat(20.0, 20.0, values={"window": True}, parameters=ROOM, settings=COMFORT)
    answer = verdict(room, change("thermostat", target_temperature=22.0))
    assert answer.alternative is not None
    assert answer.alternative.kind is AlternativeKind.STEP_BEFORE
    assert answer.alternative.message.params == {"twin": "Thermostat"}
    assert [dict(item.commands) for item in answer.alternative.changes] == [
        {"window": False},
        {"target_temperature": 22.0},
    ]


def test_heating_to_just_above_the_limit_instead_of_off() -> None:
    room = thermostat(20.5, 20.5, parameters=ROOM, settings=COMFORT)
    answer = verdict(room, change("thermostat", hvac_mode="off"), environment=environment(6.0))
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert answer.alternative is not None
    assert answer.alternative.kind is AlternativeKind.VALUE
    assert answer.alternative.changes[0].commands["target_temperature"] == pytest.approx(19.5)
    again = verdict(room, *answer.alternative.changes, environment=environment(6.0))
    assert again.decision is Decision.APPROVED


def test_a_lower_target_that_stays_below_the_limit() -> None:
    room = thermostat(20.5, 20.5, parameters=ROOM, settings=COMFORT)
    answer = verdict(room, change("thermostat", target_temperature=27.0))
    assert answer.alternative is not None
    wanted = answer.alternative.changes[0].commands["target_temperature"]
    assert 20.5 < wanted <= 24.5


def test_a_compressor_is_started_after_its_rest() -> None:
    fridge = twin(
        "plug", {"on": False}, settings={"appliance": "fridge"}, changed={"on": START - 60.0}, channels=("on", "power")
    )
    answer = verdict(fridge, change("plug", on=True))
    assert answer.alternative is not None
    assert answer.alternative.kind is AlternativeKind.LATER
    assert answer.alternative.delay == 300.0


@pytest.mark.parametrize("quick", [True, False])
def test_where_nothing_helps_none_is_offered(quick: bool) -> None:
    fridge = twin("plug", {"on": True}, settings={"appliance": "fridge"}, channels=("on", "power"))
    assert verdict(fridge, change("plug", on=False), quick=quick).alternative is None


def test_an_approved_action_needs_none_and_a_caller_may_do_without() -> None:
    room = thermostat(20.0, 20.0, values={"window": True}, parameters=ROOM, settings=COMFORT)
    heat = change("thermostat", target_temperature=22.0)
    assert verdict(room, heat, alternatives=False).alternative is None
    assert verdict(thermostat(20.0, 20.0, parameters=ROOM), heat).alternative is None


def test_a_goal_is_answered_with_how_likely_and_when() -> None:
    room = thermostat(18.0, 18.0, parameters=ROOM)
    heat = change("thermostat", target_temperature=21.0)
    soon = Goal(twin_id="thermostat", channel="temperature", least=20.0, by=6 * 3600.0)
    answer = check(request(room, heat, goal=soon)).goal
    assert answer is not None
    assert answer.probability > 0.9
    assert answer.at is not None
    assert 600.0 <= answer.at <= 4 * 3600.0
    at_once = Goal(twin_id="thermostat", channel="temperature", least=25.0, by=600.0)
    never = check(request(room, heat, goal=at_once)).goal
    assert never is not None
    assert (never.probability, never.at) == (0.0, None)


def test_what_was_found_of_an_alternative_is_what_its_own_check_finds() -> None:
    """Its course without the action is taken over from the first check; it says the same as a check from scratch."""
    rooms = tuple(
        thermostat(20.5, 20.5, parameters=ROOM, settings=COMFORT, twin_id=name, values={"hvac_mode": "heat"})
        for name in ("north", "south")
    )
    asked = request(
        rooms,
        change("north", hvac_mode="off"),
        change("south", target_temperature=20.0),
        environment=environment(2.0),
        beside=(Beside(room="south", twin="north", conductance=60.0),),
        limits={"room_too_hot.severity": 0.0, "max_power": 500.0, "power_over_limit.severity": 0.0},
    )
    alternative = check(asked).alternative
    assert alternative is not None
    again = check(replace(asked, changes=alternative.changes))
    assert again.decision is Decision.APPROVED
    assert alternative.hazards
    assert alternative.hazards == again.hazards


def test_chance_is_the_same_with_the_action_and_without() -> None:
    room = thermostat(19.0, 20.5, parameters=ROOM | {"disturbance": 0.3}, settings=COMFORT)
    asked = request(room, change("thermostat", target_temperature=20.5), environment=environment(2.0))
    (run,) = runs_of(Situation(request=asked, grid=Grid.over(START, 86_400.0, 300.0)))
    np.testing.assert_array_equal(run.outputs["temperature"], run.baseline["temperature"])
    assert run.outputs["temperature"].std(axis=1).max() > 0.1
