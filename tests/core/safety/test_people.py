"""Quiet hours and contradicting commands."""

from dataclasses import replace
from datetime import time

import pytest

from custom_components.digital_twin.core.requests import Change, Decision
from custom_components.digital_twin.core.safety.check import check
from custom_components.digital_twin.core.safety.people import quiet_facts
from tests.core.twins import twin

from .builders import HOME, change, hazards, request, verdict

QUIET = {"quiet": 1.0}
NIGHT = {"quiet_start": "22:00:00", "quiet_end": "06:30:00"}
HOUR = 3600.0


def test_noisy_devices_keep_the_home_s_quiet_hours() -> None:
    washer = twin("plug", {"on": False}, settings={"appliance": "washer"})
    answer = verdict(washer, change("plug", on=True), facts=QUIET)
    assert hazards(answer) == ["quiet_hours"]
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert hazards(verdict(washer, change("plug", on=True))) == []
    assert hazards(verdict(washer, change("plug", on=False), facts=QUIET)) == []
    blind = twin("cover", {"position": 0.0})
    assert hazards(verdict(blind, change("cover", position=50.0), facts=QUIET)) == ["quiet_hours"]
    assert hazards(verdict(blind, change("cover", position=0.0), facts=QUIET)) == []
    fan = twin("fan", {"on": False})
    assert hazards(verdict(fan, change("fan", speed=50.0), facts=QUIET)) == ["quiet_hours"]
    running = twin("fan", {"on": True})
    assert hazards(verdict(running, change("fan", on=True, speed=50.0), facts=QUIET)) == []


def test_silent_devices_may_go_on_at_night() -> None:
    assert hazards(verdict(twin("light", {"on": False}), change("light", on=True, brightness=50.0), facts=QUIET)) == []


@pytest.mark.parametrize(
    ("hour", "at", "found"),
    [
        (12.0, 0.0, False),
        (23.0, 0.0, True),
        (3.0, 0.0, True),
        (6.4, 0.0, True),
        (6.5, 0.0, False),
        (21.0, 2 * HOUR, True),
        (23.0, 8 * HOUR, False),
    ],
)
def test_a_device_with_quiet_hours_of_its_own_keeps_those(hour: float, at: float, found: bool) -> None:
    lamp = twin("light", {"on": False}, settings=NIGHT)
    answer = verdict(lamp, change("light", at, on=True), facts={"time_of_day": hour * HOUR, "quiet": 0.0})
    assert (hazards(answer) == ["quiet_hours"]) is found


def test_where_the_local_time_is_unknown_the_home_s_fact_counts() -> None:
    lamp = twin("light", {"on": False}, settings=NIGHT)
    asked = change("light", on=True)
    context = {key: value for key, value in HOME.items() if key != "time_of_day"}
    assert hazards(check(replace(request(lamp, asked), context=context))) == []
    assert hazards(check(replace(request(lamp, asked), context=context | QUIET))) == ["quiet_hours"]


@pytest.mark.parametrize(
    ("hour", "at", "found"), [(21.0, 0.0, False), (21.0, 2 * HOUR, True), (23.0, 0.0, True), (23.0, 8 * HOUR, False)]
)
def test_the_home_s_quiet_hours_count_at_the_time_of_the_command(hour: float, at: float, found: bool) -> None:
    washer = twin("plug", {"on": False}, settings={"appliance": "washer"})
    now = time(int(hour))
    facts = {"time_of_day": hour * HOUR} | quiet_facts(({}, NIGHT, NIGHT), now)
    assert facts["quiet"] == float(hour == 23.0)
    assert (hazards(verdict(washer, change("plug", at, on=True), facts=facts)) == ["quiet_hours"]) is found
    both = quiet_facts((NIGHT, {"quiet_start": "13:00:00", "quiet_end": "15:00:00"}), now)
    noon = change("plug", ((13.5 - hour) % 24) * HOUR, on=True)
    assert hazards(verdict(washer, noon, facts={"time_of_day": hour * HOUR} | both)) == ["quiet_hours"]
    assert quiet_facts(({},), now) == {}


def test_contradicting_commands() -> None:
    lamp = twin("light", {"on": False})
    answer = verdict(lamp, change("light", 0.0, on=True), change("light", 5.0, on=False))
    assert hazards(answer) == ["contradicting_commands"]
    assert answer.hazards[0].reason.params == {"twin": "Light", "channel": "on", "seconds": 5}
    assert answer.decision is Decision.NEEDS_APPROVAL


@pytest.mark.parametrize(
    "second", [change("light", 5.0, on=True), change("light", 10.0, on=False), change("light", 5.0, brightness=30.0)]
)
def test_commands_that_do_not_contradict(second: Change) -> None:
    assert hazards(verdict(twin("light", {"on": False}), change("light", 0.0, on=True), second)) == []


def test_a_number_led_one_way_step_by_step_contradicts_nothing() -> None:
    lamp = twin("light", {"on": True, "brightness": 0.0})

    def steps(*values: float, pause: float = 1.0) -> list[str]:
        changes = (change("light", index * pause, brightness=value) for index, value in enumerate(values))
        return hazards(verdict(lamp, *changes))

    assert steps(10.0, 20.0, 30.0, 100.0) == []
    assert steps(90.0, 50.0, 10.0) == []
    for values in ((10.0, 20.0), (10.0, 20.0, 10.0), (10.0, 10.0, 90.0, 20.0)):
        assert steps(*values) == ["contradicting_commands"], values
    assert steps(10.0, 20.0, 30.0, pause=0.0) == ["contradicting_commands"]


def test_how_soon_is_too_soon_can_be_set() -> None:
    lamp = twin("light", {"on": False})
    changes = (change("light", 0.0, on=True), change("light", 30.0, on=False))
    assert hazards(verdict(lamp, *changes, limits={"contradiction": 60.0})) == ["contradicting_commands"]
