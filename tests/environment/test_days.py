"""Days that are free: calendars, workday sensors, and the day of the week that a holiday goes like."""

from datetime import date, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.const import CONF_WORKDAY
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.environment.days import like_day, weekday_now
from tests.common import async_add_home

from . import around
from .around import HOUR, expected, ids


async def test_free_days_of_a_calendar_and_of_a_plain_sensor(hass: HomeAssistant) -> None:
    holiday = (dt_util.now() + timedelta(days=1)).date()

    async def events(call: ServiceCall) -> dict[str, Any]:
        event = {"start": holiday.isoformat(), "end": (holiday + timedelta(days=1)).isoformat(), "summary": "Holiday"}
        timed = {"start": dt_util.now().isoformat(), "end": (dt_util.now() + timedelta(days=3)).isoformat()}
        return {"calendar.holidays": {"events": [event, timed]}}

    hass.services.async_register("calendar", "get_events", events, supports_response=SupportsResponse.ONLY)
    hass.states.async_set("calendar.holidays", "off")
    await async_add_home(hass, **{CONF_WORKDAY: "calendar.holidays"})
    environment = await expected(hass, horizon=72 * HOUR, step=HOUR)
    for index, works in enumerate(environment.values["workday"].tolist()):
        day = dt_util.as_local(around.NOW + timedelta(hours=index)).date()
        assert works == (day != holiday and day.weekday() < 5), day
    assert environment.clock[0] == (environment.start, dt_util.as_local(around.NOW).utcoffset().total_seconds())


@pytest.mark.parametrize(
    ("day", "days"),
    [("2026-12-25", 2), ("2026-12-28", 6), ("2026-12-26", 0), ("2026-12-24", 0)],
    ids=["a Friday", "a Monday", "a Saturday", "no holiday"],
)
def test_a_holiday_goes_like_the_next_sunday(day: str, days: int) -> None:
    holidays = {date(2026, 12, 25), date(2026, 12, 28)}
    assert like_day(date.fromisoformat(day), lambda one: one in holidays or one.weekday() >= 5) == days


def test_a_holiday_goes_like_the_day_that_is_free_here() -> None:
    monday = date(2026, 12, 28)
    assert like_day(monday, lambda one: one == monday or one.weekday() in (4, 5)) == 5
    assert like_day(monday, lambda one: one == monday) == 0, "nobody knows how a free day goes"


async def test_a_holiday_is_told_of_and_a_weekend_is_not(hass: HomeAssistant) -> None:
    today = dt_util.now().date()
    holiday = next(day for ahead in range(1, 4) if (day := today + timedelta(days=ahead)).weekday() < 5)

    async def events(call: ServiceCall) -> dict[str, Any]:
        event = {"start": holiday.isoformat(), "end": (holiday + timedelta(days=1)).isoformat(), "summary": "Holiday"}
        return {"calendar.holidays": {"events": [event]}}

    hass.services.async_register("calendar", "get_events", events, supports_response=SupportsResponse.ONLY)
    hass.states.async_set("calendar.holidays", "off")
    await async_add_home(hass)
    plain = await expected(hass, horizon=96 * HOUR, step=HOUR)
    assert "like_day" not in plain.values
    assert "assumed_day_off" not in ids(plain)
    await async_add_home(hass, **{CONF_WORKDAY: "calendar.holidays"})
    await expected(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    environment = await expected(hass, horizon=96 * HOUR, step=HOUR)
    told = [message.params for message in environment.assumed if message.id == "assumed_day_off"]
    assert told == [{"date": holiday.isoformat()}]
    for index, apart in enumerate(environment.values["like_day"].tolist()):
        day = dt_util.as_local(around.NOW + timedelta(hours=index)).date()
        assert apart == (6 - day.weekday() if day == holiday else 0), day
    home = hass.data[DATA].home
    assert home is not None
    for ahead in range(5):
        day = today + timedelta(days=ahead)
        noon = dt_util.start_of_local_day(day).timestamp() + 12 * HOUR
        assert weekday_now(hass, home, noon) == (6 if day == holiday else day.weekday())
