"""The weather that is expected: forecasts of real weather entities, what is measured, and what is guessed."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.weather import Forecast
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin import weather_forecast
from custom_components.digital_twin.const import (
    CONF_OUTDOOR_TEMPERATURE,
    CONF_WEATHER,
)
from tests.common import async_add_home

from . import around
from .around import HOUR, Weather, expected, hourly, ids


async def test_an_hourly_forecast_begun_at_what_is_measured(
    hass: HomeAssistant, weather_of: Callable[..., Any]
) -> None:
    hass.states.async_set("sensor.outdoor", "35.6", {"unit_of_measurement": "°F"})
    weather = Weather(hourly=hourly(48, condition="rainy"))
    await weather_of(weather, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor"})
    environment = await expected(hass)
    assert ids(environment) == set()
    temperature = environment.values["outdoor_temperature"]
    assert temperature.shape == environment.values["sun"].shape == (97,)
    assert temperature[0] == pytest.approx(2.0)
    assert temperature[24] == pytest.approx(6 + 2 * np.exp(-1))
    assert temperature[-1] == pytest.approx(24, abs=0.05)
    assert environment.values["sun"].max() < 300
    await expected(hass)
    assert weather.asked == 1


async def test_a_forecast_is_read_in_the_units_of_now(hass: HomeAssistant, weather_of: Callable[..., Any]) -> None:
    await weather_of(Weather(hourly=hourly(48)))
    written = hass.states.get("weather.here")
    assert written is not None
    hass.config.units = US_CUSTOMARY_SYSTEM
    environment = await expected(hass)
    assert written.attributes["temperature_unit"] == "°C", "the state is still of before"
    assert environment.values["outdoor_temperature"][-1] == pytest.approx(24, abs=0.1)


async def test_beyond_the_hours_the_days_and_then_the_last_day_again(
    hass: HomeAssistant, weather_of: Callable[..., Any]
) -> None:
    noon = dt_util.start_of_local_day() + timedelta(hours=12)
    days = [
        Forecast(
            datetime=(noon + timedelta(days=day)).isoformat(),
            native_temperature=20.0,
            native_templow=10.0,
            cloud_coverage=0,
        )
        for day in range(4)
    ]
    await weather_of(Weather(hourly=hourly(12, lambda _: 15.0), daily=days))
    environment = await expected(hass, horizon=6 * 24 * HOUR, step=HOUR)
    assert ids(environment) == {"assumed_outdoor_forecast_repeats"}
    times = around.NOW.timestamp() + HOUR * np.arange(145)
    temperature = environment.values["outdoor_temperature"]
    for day in (2, 3, 5):
        for hour, degrees in ((5, 10.0), (15, 20.0)):
            at = (dt_util.start_of_local_day() + timedelta(days=day, hours=hour)).timestamp()
            assert np.interp(at, times, temperature) == pytest.approx(degrees, abs=1.1), (day, hour)


async def test_the_air_outdoors_is_as_damp_as_forecast(hass: HomeAssistant, weather_of: Callable[..., Any]) -> None:
    entries = hourly(24)
    for index, entry in enumerate(entries):
        entry["humidity"] = 50 + index
    await weather_of(Weather(hourly=entries))
    environment = await expected(hass, horizon=20 * HOUR, step=HOUR)
    assert environment.values["outdoor_humidity"][:3] == pytest.approx([50, 51, 52], abs=1.0)
    low, high = environment.bands["outdoor_humidity"]
    assert np.all(low < environment.values["outdoor_humidity"])
    assert high[-1] - low[-1] > high[0] - low[0]


async def test_damp_as_now_where_only_that_is_known_and_nothing_where_nobody_says(hass: HomeAssistant) -> None:
    hass.states.async_set("weather.here", "cloudy", {"temperature": 5.0, "temperature_unit": "°C", "humidity": 93})
    await async_add_home(hass, **{CONF_WEATHER: "weather.here"})
    environment = await expected(hass, horizon=24 * HOUR, step=HOUR)
    assert set(environment.values["outdoor_humidity"]) == {93.0}
    low, high = environment.bands["outdoor_humidity"]
    assert high.max() == 100.0
    assert low[-1] < low[0] < 93.0
    hass.states.async_set("weather.here", "cloudy", {"temperature": 5.0, "temperature_unit": "°C", "humidity": "wet"})
    assert "outdoor_humidity" not in (await expected(hass)).values


async def test_half_days_make_days(hass: HomeAssistant, weather_of: Callable[..., Any]) -> None:
    noon = dt_util.start_of_local_day() + timedelta(hours=12)
    halves = [
        Forecast(
            datetime=(noon + timedelta(days=day, hours=0 if daytime else 9)).isoformat(),
            is_daytime=daytime,
            native_temperature=25.0 if daytime else 11.0,
        )
        for day in range(3)
        for daytime in (True, False)
    ]
    await weather_of(Weather(twice_daily=halves))
    temperature = (await expected(hass, horizon=48 * HOUR)).values["outdoor_temperature"]
    assert temperature.max() > 22
    assert temperature.min() < 12


@pytest.mark.parametrize(
    "answer",
    [
        HomeAssistantError("no network"),
        [],
        [Forecast(datetime="soon", native_temperature=3.0)],
        hourly(3, lambda _: None),
    ],
)
async def test_a_useless_forecast_leaves_the_present(
    hass: HomeAssistant, weather_of: Callable[..., Any], answer: list[Forecast] | Exception
) -> None:
    await weather_of(Weather(hourly=answer))
    environment = await expected(hass)
    assert ids(environment) == {"assumed_outdoor_constant", "assumed_sky_clear"}
    assert set(environment.values["outdoor_temperature"].tolist()) == {5.0}


async def test_a_slow_weather_service_holds_nobody_up(
    hass: HomeAssistant, weather_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weather_forecast, "FIRST_PATIENCE", 0.01)
    released = asyncio.Event()

    class Slow(Weather):
        async def async_forecast_hourly(self) -> list[Forecast]:
            await released.wait()
            return hourly(48, lambda _: 9.0)

    await weather_of(Slow(hourly=[]))
    assert "assumed_outdoor_constant" in ids(await expected(hass))
    released.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    environment = await expected(hass)
    assert environment.values["outdoor_temperature"][-1] == pytest.approx(9, abs=0.1)


async def test_without_a_forecast_the_last_day_comes_again(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for hour in range(25):
        at = around.NOW.timestamp() - (24 - hour) * HOUR
        hass.states.async_set("sensor.outdoor", str(hour), {"unit_of_measurement": "°C"}, timestamp=at)
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor"})
    environment = await expected(hass)
    assert ids(environment) == {"assumed_outdoor_like_yesterday", "assumed_sky_clear"}
    temperature = environment.values["outdoor_temperature"]
    assert temperature[0] == pytest.approx(24)
    assert temperature[48] == pytest.approx(12 + 24 * np.exp(-2), abs=0.3)


async def test_nothing_known_of_the_weather(hass: HomeAssistant) -> None:
    await async_add_home(hass, **{CONF_WEATHER: "weather.gone", CONF_OUTDOOR_TEMPERATURE: "sensor.odd"})
    hass.states.async_set("sensor.odd", "17", {"unit_of_measurement": "lx"})
    environment = await expected(hass)
    assert ids(environment) == {"assumed_outdoor_unknown", "assumed_sky_clear"}
    assert set(environment.values) == {"sun", "sun_clear", "sun_east", "sun_north", "sun_up", "workday"}
    assert np.array_equal(environment.values["sun"], environment.values["sun_clear"])


def test_a_moment_without_a_zone_is_the_home_s() -> None:
    moment = weather_forecast._moment({"datetime": "2026-06-01T12:00:00"})  # noqa: SLF001 -- no weather service here says so
    assert isinstance(moment, datetime)
    assert moment.tzinfo is dt_util.get_default_time_zone()
