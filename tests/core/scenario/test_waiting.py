"""What a scenario waits for, and what a device tells last before it falls silent."""

from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.home.happenings import Command, Fault, FaultKind, Lost, Outage, When
from custom_components.digital_twin.core.scenario.result import HomeOutcome, Occurrence
from tests.core.twins import twin

from .homes import HOUR, at, course, room, run


def warmer(**condition: Any) -> Command:
    """Return that the room is set to 22 °C once a condition holds."""
    return Command(twin_id="room", commands={"target_temperature": 22.0}, when=When(**condition))


def met(outcome: HomeOutcome) -> list[Occurrence]:
    """Return the conditions that came true."""
    return [one for one in outcome.events if one.message.id.startswith("event_when_")]


def test_a_condition_that_comes_true_is_told_when_it_does() -> None:
    outcome = run((room(target=15.0),), warmer(twin_id="room", channel="temperature", below=19.0), hours=24)
    (event,) = met(outcome)
    lower = course(outcome, "room", "temperature").value
    assert event.at == pytest.approx(60.0 * (int((lower < 19.0).argmax()) + 1))
    assert (event.probability, event.twin_id) == (1.0, "room")
    assert event.message.id == "event_when_below"
    assert event.message.params == {"twin": "Room", "channel": "temperature", "actual": 19.0, "unit": "°C"}
    assert not [one for one in outcome.summary if one.id.startswith("summary_never")]


def test_the_share_in_which_it_comes_true_is_told() -> None:
    waits = warmer(twin_id="room", channel="temperature", below=19.0)
    outcome = run((room(target=15.0, disturbance=0.3),), waits, hours=2.75, members=200)
    (event,) = met(outcome)
    assert 0.3 < event.probability < 0.9
    assert event.earliest < event.at < event.latest
    (reached,) = [one for one in outcome.events if one.message.id == "event_set_temperature"]
    assert (event.at, event.probability) == (reached.at, reached.probability)
    assert outcome.events.index(event) < outcome.events.index(reached)


@pytest.mark.parametrize(
    ("condition", "message", "params"),
    [
        (
            {"twin_id": "room", "channel": "temperature", "above": 40.0}, "summary_never_above",
            {"twin": "Room", "channel": "temperature", "actual": 40.0, "unit": "°C"},
        ),
        (
            {"channel": "outdoor_temperature", "below": -30.0}, "summary_never_outside_below",
            {"channel": "outdoor_temperature", "actual": -30.0, "unit": "°C"},
        ),
        (
            {"twin_id": "room", "channel": "window", "equals": True}, "summary_never_equals",
            {"twin": "Room", "channel": "window", "state": "on"},
        ),
        (
            {"channel": "people", "above": 5.0, "below": 7.0}, "summary_never_outside_between",
            {"channel": "people", "actual": 5.0, "expected": 7.0, "unit": ""},
        ),
    ],
)  # fmt: skip
def test_a_condition_that_never_comes_true_is_said(
    condition: dict[str, Any], message: str, params: dict[str, object]
) -> None:
    outcome = run((room(),), warmer(**condition), hours=6)
    assert met(outcome) == []
    (told,) = [one for one in outcome.summary if one.id.startswith("summary_never")]
    assert (told.id, told.params) == (message, params)


def test_several_changes_that_wait_for_the_same_are_one_event() -> None:
    once: dict[str, Any] = {"twin_id": "room", "channel": "temperature", "below": 19.0}
    back = Command(twin_id="room", commands={"hvac_mode": "heat"}, when=When(**once))
    assert len(met(run((room(target=15.0),), warmer(**once), back, hours=24))) == 1


def test_a_device_that_fails_for_good_tells_what_it_told_last() -> None:
    dead = Fault(twin_id="room", kind=FaultKind.DEAD, at=2 * HOUR)
    outcome = run((room(target=15.0),), dead, hours=6)
    (found,) = outcome.twins
    assert found.silent is not None
    assert (found.silent.channel, found.silent.at) == ("temperature", 2 * HOUR)
    assert found.silent.value == pytest.approx(at(course(outcome, "room", "temperature"), 2.0))
    assert found.baseline_silent is None
    again = run((room(),), Fault(twin_id="room", kind=FaultKind.DEAD, at=HOUR, duration=HOUR), hours=6)
    assert again.twins[0].silent is None


@pytest.mark.parametrize(("kind", "key"), [("generic", "state"), ("vacuum", "activity")])
@pytest.mark.parametrize("hour", [0.0, 1.0])
def test_of_a_state_that_is_not_known_nothing_is_told(kind: str, key: str, hour: float) -> None:
    """A device of which no state is known, or that now has one of its own, spoils nobody's answer."""
    strange = twin(kind, {key: "dreaming"}, twin_id="strange")
    outcome = run((strange,), Fault(twin_id="strange", kind=FaultKind.DEAD, at=hour * HOUR), hours=4)
    (found,) = outcome.twins
    assert (found.silent is None) is (kind == "generic" or hour == 0.0)


def test_what_has_no_power_to_the_end_is_silent_since_and_so_is_it_in_the_comparison() -> None:
    lamp = twin("light", {"on": True}, twin_id="lamp")
    out = Outage(lost=Lost.POWER, at=HOUR)
    outcome = run((lamp,), out, hours=4, compare_with=(Outage(lost=Lost.POWER),))
    (found,) = outcome.twins
    assert found.silent is not None
    assert found.baseline_silent is not None
    assert (found.silent.value, found.silent.at) == (1.0, HOUR)
    assert (found.baseline_silent.value, found.baseline_silent.at) == (1.0, 0.0)
    assert np.all(course(outcome, "lamp", "on").value[60:] == 0.0)
