"""Hot and cold days on end, found in the outdoor temperature that was."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.scenarios.waves import COLD_SNAP, HEAT_WAVE, waves

BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2026, 6, 1, tzinfo=BERLIN).timestamp()
HOUR, DAY = 3600.0, 86_400.0


def course(highs: list[float], begin: float = BEGIN, swing: float = 10.0) -> Series:
    """Return days with these highest temperatures, in hours."""
    hours = np.arange(24 * len(highs))
    values = np.repeat(highs, 24) - swing / 2 + swing / 2 * np.sin((hours % 24 - 9) * np.pi / 12)
    return Series(begin + hours * HOUR, values, begin + len(highs) * DAY - 1.0)


def test_three_days_of_thirty_degrees_are_a_heat_wave_once_they_are_over() -> None:
    usual = [22.0] * 10
    found = waves(course([*usual, 31.0, 33.0, 32.0, 24.0, 23.0]), BERLIN)
    assert [wave.kind for wave in found] == [HEAT_WAVE]
    assert (found[0].since, found[0].until) == (BEGIN + 10 * DAY, BEGIN + 13 * DAY)
    assert waves(course([*usual, 31.0, 33.0, 32.0]), BERLIN) == ()
    assert waves(course([*usual, 31.0, 33.0, 24.0, 32.0, 23.0]), BERLIN) == ()


def test_where_every_day_is_hot_a_hot_day_is_none() -> None:
    assert waves(course([*[33.0] * 15, 34.0, 34.0, 34.0, 33.0, 33.0]), BERLIN) == ()
    assert [one.kind for one in waves(course([*[31.0] * 15, 38.0, 39.0, 38.0, 31.0, 31.0]), BERLIN)] == [HEAT_WAVE]


def test_two_days_without_a_thaw_are_a_cold_snap() -> None:
    found = waves(course([4.0, 3.0, -1.0, -2.5, 2.0, 3.0], swing=6.0), BERLIN)
    assert [wave.kind for wave in found] == [COLD_SNAP]
    assert (found[0].since, found[0].until) == (BEGIN + 2 * DAY, BEGIN + 4 * DAY)
    assert waves(course([4.0, -1.0, 3.0, 3.0], swing=6.0), BERLIN) == ()


def test_days_that_are_hardly_known_count_for_nothing_and_none_at_all_is_no_wave() -> None:
    whole = course([22.0] * 8 + [31.0, 32.0, 33.0, 24.0, 24.0])
    gap = (whole.times >= BEGIN + 9 * DAY) & (whole.times < BEGIN + 9.7 * DAY)
    values = np.where(gap, np.nan, whole.values)
    assert waves(Series(whole.times, values, whole.end), BERLIN) == ()
    assert waves(Series(np.zeros(0), np.zeros(0), 0.0), BERLIN) == ()


@pytest.mark.parametrize("zone", [UTC, BERLIN, ZoneInfo("Australia/Sydney")])
def test_days_are_those_of_the_home(zone: ZoneInfo) -> None:
    begin = datetime(2026, 6, 1, tzinfo=zone).timestamp()
    found = waves(course([22.0] * 6 + [31.0, 33.0, 32.0, 24.0, 24.0], begin), zone)
    assert [(one.since, one.until) for one in found] == [(begin + 6 * DAY, begin + 9 * DAY)]
