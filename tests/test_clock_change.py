"""What was recorded before the clocks changed is laid onto today's clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.clock_change import on_todays_clock, wall_clock
from custom_components.digital_twin.core.series import Series

BERLIN = ZoneInfo("Europe/Berlin")


def at(*moment: int) -> float:
    return datetime(*moment, tzinfo=BERLIN).timestamp()  # type: ignore[misc, arg-type]  # year to minute


def evenings(month: int, days: range) -> Series:
    """Return a lamp that is lit at seven and put out at ten each evening."""
    times = [at(2026, month, day, hour) for day in days for hour in (19, 22)]
    return Series(np.array(times), np.array([1.0, 0.0] * len(days)), at(2026, month, days[-1], 23, 30))


@pytest.mark.parametrize(("month", "change"), [(10, "2026-10-25"), (3, "2026-03-29")])
async def test_a_habit_keeps_its_hour_over_the_change(hass: HomeAssistant, month: int, change: str) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    lamp = evenings(month, range(22, 31))
    moved, said = on_todays_clock({"on": lamp}, lamp.end)
    series = moved["on"]
    lit = series.times[(series.values == 1.0)]
    assert len(set((lit % 86_400.0).tolist())) == 1, "in UTC, by which habits are learned, it is one hour now"
    assert len(set((lamp.times[lamp.values == 1.0] % 86_400.0).tolist())) == 2
    assert [message.params["date"] for message in said] == [change]
    late = lamp.times > at(2026, month, 29 if month == 3 else 25, 12)
    assert set(lamp.times[late]) <= set(series.times)
    assert series.end == lamp.end


async def test_two_changes_within_one_history_are_laid_onto_the_last_clock(hass: HomeAssistant) -> None:
    """Morocco's clocks go back for Ramadan and forward after it, five weeks apart."""
    await hass.config.async_set_time_zone("Africa/Casablanca")
    zone = ZoneInfo("Africa/Casablanca")
    first = datetime(2026, 2, 5, tzinfo=zone)
    times = [(first + timedelta(days=day)).replace(hour=hour).timestamp() for day in range(55) for hour in (19, 22)]
    lamp = Series(np.array(times), np.array([1.0, 0.0] * 55), times[-1] + 3600.0)
    moved, said = on_todays_clock({"on": lamp}, lamp.end)
    assert [message.params["date"] for message in said] == ["2026-02-15", "2026-03-22"]
    lit = moved["on"].times[moved["on"].values == 1.0]
    assert len(lit) == 55
    assert len(set((lit % 86_400.0).tolist())) == 1
    assert len(set((lamp.times[lamp.values == 1.0] % 86_400.0).tolist())) == 2


async def test_the_hour_that_comes_twice_loses_nothing_of_what_holds_after(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    change = at(2026, 10, 25, 0) + 3 * 3600
    fan = Series(np.array([change - 7200, change - 1800, change + 900]), np.array([0.0, 1.0, 0.0]), change + 7200)
    series = on_todays_clock({"on": fan}, fan.end)[0]["on"]
    assert series.at(np.array([change - 60, change, change + 899, change + 901])).tolist() == [0.0, 1.0, 1.0, 0.0]
    assert (np.diff(series.times) > 0).all()


async def test_without_a_change_nothing_moves(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    lamp = evenings(11, range(1, 9))
    assert on_todays_clock({"on": lamp}, lamp.end) == ({"on": lamp}, ())
    nothing = Series(np.empty(0), np.empty(0), lamp.end)
    assert on_todays_clock({"on": nothing}, lamp.end) == ({"on": nothing}, ())


@pytest.mark.parametrize(("month", "day", "before", "after"), [(10, 25, 7200.0, 3600.0), (3, 29, 3600.0, 7200.0)])
async def test_the_clock_is_told_with_its_changes(
    hass: HomeAssistant, month: int, day: int, before: float, after: float
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    start = at(2026, month, day - 1, 22)
    change = datetime(2026, month, day, 1, tzinfo=UTC).timestamp()
    assert wall_clock(start, start + 86_400.0) == ((start, before), (change, after))
    assert wall_clock(start, start) == ((start, before),)
    assert wall_clock(change, change + 86_400.0) == ((change, after),)


async def test_clocks_that_change_by_half_an_hour_change_on_time(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("Australia/Lord_Howe")
    change = datetime(2026, 10, 3, 15, 30, tzinfo=UTC).timestamp()
    start = change - 7200.0
    assert wall_clock(start, change + 7200.0) == ((start, 37_800.0), (change, 39_600.0))
