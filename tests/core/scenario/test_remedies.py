"""What is recommended is what was simulated: done on top of the scenario it comes to exactly what was promised."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.home.happenings import Given, When
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.scenario.crossings import UNWANTED

from .homes import HOUR, room, run

OPEN = Given(twin_id="room", channel="window", value=True, at=HOUR, duration=2 * HOUR)
COLD = {"outdoor_temperature": -5.0}
SETTINGS = {"comfort_low": 19.0, "rated_power": 2000.0}


def test_the_window_is_shut_after_airing() -> None:
    opened = run((room(settings=SETTINGS),), OPEN, hours=8, outside=COLD)
    (advice,) = [one for one in opened.recommendations if one.id == "close_window"]
    (shut,) = advice.happenings
    assert isinstance(shut, Given)
    assert (shut.value, shut.at, shut.at + (shut.duration or 0.0)) == (False, HOUR + 900.0, 3 * HOUR)
    done = run((room(settings=SETTINGS),), OPEN, shut, hours=8, outside=COLD)
    aired = run((room(settings=SETTINGS),), replace(OPEN, duration=900.0), hours=8, outside=COLD)
    assert done.totals == aired.totals
    assert opened.totals.comfort is not None
    assert done.totals.comfort is not None
    assert advice.gain["comfort"] == pytest.approx(opened.totals.comfort[1] - done.totals.comfort[1], abs=1e-3)


def test_a_window_that_opens_some_time_is_open_for_shorter() -> None:
    some_time = replace(OPEN, at=0.0, when=When(twin_id="room", channel="temperature", above=15.0))
    opened = run((room(settings=SETTINGS),), some_time, hours=8, outside=COLD)
    (advice,) = [one for one in opened.recommendations if one.id == "close_window"]
    assert advice.happenings == (replace(some_time, duration=900.0),)


def test_discomfort_is_trouble_but_no_failure() -> None:
    opened = run((room(settings=SETTINGS),), OPEN, hours=8, outside=COLD)
    (cold,) = [one for one in opened.crossings if one.kind == "room_too_cold"]
    assert cold.severity is Severity.MEDIUM
    assert cold.severity in UNWANTED
    assert (opened.failure_probability, opened.will_likely_fail, opened.trouble_probability) == (0.0, False, 1.0)
    calm = run((room(settings=SETTINGS),), hours=8, outside=COLD)
    assert calm.trouble_probability == 0.0
