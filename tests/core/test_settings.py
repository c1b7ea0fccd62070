"""The settings that models and hazards read."""

from datetime import time

import pytest

from custom_components.digital_twin.core import settings
from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.settings import Appliance


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, False),
        ({settings.APPLIANCE: Appliance.FREEZER.value}, True),
        ({settings.APPLIANCE: Appliance.LAMP.value}, False),
        ({settings.APPLIANCE: Appliance.LAMP.value, settings.NEVER_OFF: True}, True),
        ({settings.APPLIANCE: Appliance.FREEZER.value, settings.NEVER_OFF: False}, False),
    ],
)
def test_what_a_person_said_goes_before_what_the_appliance_suggests(answers: dict[str, Value], expected: bool) -> None:
    assert settings.never_off(answers) is expected


def test_a_number_that_nobody_gave_is_none() -> None:
    assert settings.number({}, settings.RATED_POWER) is None
    assert settings.number({settings.RATED_POWER: "much"}, settings.RATED_POWER) is None
    assert settings.number({settings.RATED_POWER: 60}, settings.RATED_POWER) == 60.0


@pytest.mark.parametrize(
    ("start", "end", "quiet", "loud"),
    [
        ("22:00:00", "06:00:00", [time(22), time(3), time(5, 59)], [time(6), time(12), time(21, 59)]),
        ("13:00:00", "15:00:00", [time(13), time(14, 30)], [time(15), time(12, 59), time(0)]),
        ("00:00:00", "00:00:00", [], [time(0), time(12)]),
    ],
)
def test_quiet_hours_may_reach_over_midnight(start: str, end: str, quiet: list[time], loud: list[time]) -> None:
    answers = {settings.QUIET_START: start, settings.QUIET_END: end}
    assert all(settings.in_quiet_hours(answers, moment) for moment in quiet)
    assert not any(settings.in_quiet_hours(answers, moment) for moment in loud)


def test_half_an_answer_makes_no_quiet_hours() -> None:
    assert settings.quiet_hours({settings.QUIET_START: "22:00:00"}) is None
    assert not settings.in_quiet_hours({settings.QUIET_START: "22:00:00"}, time(23))


def test_every_key_is_in_the_table_of_types() -> None:
    keys = {
        getattr(settings, name) for name in dir(settings) if name.isupper() and isinstance(getattr(settings, name), str)
    }
    assert keys == set(settings.SETTINGS)
