"""The expected surroundings: weather of a real weather entity, sensors, people, prices, and what is guessed."""

import asyncio
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from homeassistant.components.energy.data import async_get_manager
from homeassistant.components.recorder import Recorder
from homeassistant.components.weather import DOMAIN as WEATHER_DOMAIN
from homeassistant.components.weather import Forecast, WeatherEntity, WeatherEntityFeature
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockConfigEntry, setup_test_component_platform
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin import weather_forecast
from custom_components.digital_twin.const import (
    CONF_CARBON,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    CONF_PRICE,
    CONF_WEATHER,
    CONF_WORKDAY,
    Role,
)
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.environment import async_expected_environment
from custom_components.digital_twin.environment.days import like_day, weekday_now
from tests.common import async_add_home, twin_entry

HOUR = 3600.0


def this_hour() -> datetime:
    """Return the top of this hour."""
    return dt_util.utcnow().replace(minute=0, second=0, microsecond=0)


NOW = this_hour()


def hourly(hours: int, temperature: Callable[[int], float | None] = float, **more: Any) -> list[Forecast]:
    """Return an hourly forecast from now on."""
    return [
        Forecast(datetime=(NOW + timedelta(hours=hour)).isoformat(), native_temperature=temperature(hour), **more)
        for hour in range(hours)
    ]


class Weather(WeatherEntity):
    """A weather service with the forecasts a test gives it; an exception is raised instead."""

    _attr_name = "Here"
    _attr_condition = "cloudy"
    _attr_native_temperature = 5.0
    _attr_native_temperature_unit = UnitOfTemperature.CELSIUS
    asked = 0

    def __init__(self, **forecasts: list[Forecast] | Exception) -> None:
        self.forecasts = forecasts
        self._attr_supported_features = WeatherEntityFeature(0)
        for kind in forecasts:
            self._attr_supported_features |= WeatherEntityFeature[f"FORECAST_{kind.upper()}"]

    def answer(self, kind: str) -> list[Forecast]:
        """Return a forecast, counted."""
        self.asked += 1
        forecast = self.forecasts[kind]
        if isinstance(forecast, Exception):
            raise forecast
        return forecast

    async def async_forecast_hourly(self) -> list[Forecast]:
        """Return the hourly forecast."""
        return self.answer("hourly")

    async def async_forecast_daily(self) -> list[Forecast]:
        """Return the daily forecast."""
        return self.answer("daily")

    async def async_forecast_twice_daily(self) -> list[Forecast]:
        """Return the forecast of half days."""
        return self.answer("twice_daily")


async def expected(
    hass: HomeAssistant, *, horizon: float = 24 * HOUR, step: float = 900.0, config: TwinConfig | None = None
) -> Environment:
    """Return what is expected from the top of this hour on."""
    home = hass.data[DATA].home
    assert home is not None
    return await async_expected_environment(hass, home, config, NOW.timestamp(), horizon, step)


@pytest.fixture(autouse=True)
def _each_test_in_its_own_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "NOW", this_hour())


def ids(environment: Environment) -> set[str]:
    """Return the ids of what was assumed."""
    return {message.id for message in environment.assumed}


@pytest.fixture
def weather_of(hass: HomeAssistant) -> Callable[[Weather], Any]:
    """Return a function that sets a weather service up, and the home with it."""

    async def make(weather: Weather, **settings: object) -> None:
        setup_test_component_platform(hass, WEATHER_DOMAIN, [weather])
        assert await async_setup_component(hass, WEATHER_DOMAIN, {WEATHER_DOMAIN: {"platform": "test"}})
        await hass.async_block_till_done()
        await async_add_home(hass, **{CONF_WEATHER: "weather.here"} | settings)

    return make


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
    times = NOW.timestamp() + HOUR * np.arange(145)
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
        at = NOW.timestamp() - (24 - hour) * HOUR
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


async def test_people_carbon_and_windows(hass: HomeAssistant) -> None:
    for entity_id, state in (
        ("person.anna", "home"),
        ("person.ben", "home"),
        ("person.cleo", "work"),
        ("sensor.carbon", "310"),
        ("binary_sensor.a", "off"),
        ("binary_sensor.b", "on"),
    ):
        hass.states.async_set(entity_id, state)
    persons = ["person.anna", "person.ben", "person.cleo"]
    await async_add_home(hass, **{CONF_PERSONS: persons, CONF_CARBON: "sensor.carbon"})
    config = TwinConfig.from_entry(
        twin_entry("thermostat", "climate.room", roles={Role.WINDOWS: ["binary_sensor.a", "binary_sensor.b"]})
    )
    values = (await expected(hass, config=config, horizon=HOUR)).values
    assert {name: set(values[name].tolist()) for name in ("people", "carbon_intensity", "window")} == {
        "people": {2.0},
        "carbon_intensity": {310.0},
        "window": {1.0},
    }
    assert "window" not in (await expected(hass, horizon=HOUR)).values


@pytest.mark.parametrize("wrapped", [False, True])
async def test_the_price_follows_its_lists(hass: HomeAssistant, wrapped: bool) -> None:
    def prices(base: float) -> list[Any]:
        numbers = [base + hour / 100 for hour in range(24)]
        return [{"value": number} for number in numbers] if wrapped else numbers

    names = ("raw_today", "raw_tomorrow") if wrapped else ("today", "tomorrow")
    hass.states.async_set("sensor.price", "0.5", dict(zip(names, (prices(1), prices(2)), strict=True)))
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    midnight = dt_util.start_of_local_day()
    environment = await expected(hass, horizon=72 * HOUR, step=HOUR)
    assert "assumed_price_repeats" in ids(environment)
    price = environment.values["price"]
    low, high = environment.bands["price"]
    for index, value in enumerate(price.tolist()):
        moment = dt_util.as_local(NOW + timedelta(hours=index))
        day = (moment.date() - midnight.date()).days
        assert value == pytest.approx(min(1 + day, 2) + moment.hour / 100), moment
        assert bool(low[index] < value < high[index]) is (day > 1)


@pytest.mark.parametrize("state", ["unknown", "cheap"])
async def test_no_price_at_all(hass: HomeAssistant, state: str) -> None:
    hass.states.async_set("sensor.price", state, {"today": ["cheap"], "tomorrow": None})
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    assert "price" not in (await expected(hass)).values


def test_a_moment_without_a_zone_is_the_home_s() -> None:
    moment = weather_forecast._moment({"datetime": "2026-06-01T12:00:00"})  # noqa: SLF001 -- no weather service here says so
    assert isinstance(moment, datetime)
    assert moment.tzinfo is dt_util.get_default_time_zone()


def occupied(hour: int, day: int) -> bool:
    """Return whether Anna is at home: not between 8 and 17 on working days."""
    return day >= 5 or not 8 <= hour < 17


async def record_week(hass: HomeAssistant, entity_id: str, days: int = 8) -> None:
    """Record where Anna was, hour by hour."""
    begin = NOW - timedelta(days=days)
    for hour in range(days * 24 + 1):
        moment = dt_util.as_local(begin + timedelta(hours=hour))
        at_home = occupied(moment.hour, moment.weekday())
        on, off = ("home", "not_home") if entity_id.startswith("person") else ("on", "off")
        attributes = {} if entity_id.startswith("person") else {"device_class": "motion"}
        hass.states.async_set(entity_id, on if at_home else off, attributes, timestamp=moment.timestamp())
    await async_wait_recording_done(hass)


@pytest.mark.parametrize("entity_id", ["person.anna", "binary_sensor.hall_motion"])
async def test_people_come_and_go_as_they_usually_do(
    recorder_mock: Recorder, hass: HomeAssistant, entity_id: str
) -> None:
    await record_week(hass, entity_id)
    await async_add_home(hass, **({CONF_PERSONS: [entity_id]} if entity_id.startswith("person") else {}))
    environment = await expected(hass, horizon=72 * HOUR, step=HOUR)
    assert "assumed_people_usual" in ids(environment)
    people = environment.values["people"]
    wrong = 0
    for index in range(12, 73):
        moment = dt_util.as_local(NOW + timedelta(hours=index))
        wrong += people[index] != occupied(moment.hour, moment.weekday())
    assert wrong <= 4
    low, high = environment.bands["people"]
    assert np.all((low <= people) & (people <= high))


async def test_a_start_in_the_past_sees_what_was(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for hour in range(49):
        at = NOW.timestamp() - (48 - hour) * HOUR
        hass.states.async_set("sensor.outdoor", str(hour / 2), {"unit_of_measurement": "°C"}, timestamp=at)
        hass.states.async_set("sensor.price", str(hour), {"unit_of_measurement": "ct/kWh"}, timestamp=at)
        hass.states.async_set("person.anna", "home" if hour < 36 else "work", timestamp=at)
        damp = {"humidity": 40 + hour}
        hass.states.async_set("weather.here", "cloudy" if hour < 30 else "sunny", damp, timestamp=at)
    await async_wait_recording_done(hass)
    await async_add_home(
        hass,
        **{
            CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor",
            CONF_PRICE: "sensor.price",
            CONF_PERSONS: ["person.anna"],
            CONF_WEATHER: "weather.here",
        },
    )
    home = hass.data[DATA].home
    assert home is not None
    start = NOW.timestamp() - 24 * HOUR
    environment = await async_expected_environment(hass, home, None, start, 36 * HOUR, HOUR)
    values = environment.values
    assert values["outdoor_temperature"][:24] == pytest.approx([12 + hour / 2 for hour in range(24)])
    assert values["price"][:24] == pytest.approx([0.24 + hour / 100 for hour in range(24)])
    assert values["people"][:25].tolist() == [1.0] * 12 + [0.0] * 13
    assert values["outdoor_humidity"][:24] == pytest.approx([64 + hour for hour in range(24)])
    assert all(len(item) == 37 for item in values.values())
    under = await async_expected_environment(hass, home, None, start - 20 * HOUR, 20 * HOUR, HOUR)
    assert under.assumed == ()
    assert under.values["outdoor_temperature"][:5] == pytest.approx([2, 2.5, 3, 3.5, 4])


async def test_the_price_is_usual_where_nobody_lists_it(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for hour in range(8 * 24 + 1):
        moment = dt_util.as_local(NOW - timedelta(hours=8 * 24 - hour))
        price = 0.2 + moment.hour / 100 + (hour // 24) / 1000
        hass.states.async_set("sensor.price", f"{price:.4f}", {}, timestamp=moment.timestamp())
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    environment = await expected(hass, step=HOUR)
    assert "assumed_price_usual" in ids(environment)
    low, high = environment.bands["price"]
    for index, value in enumerate(environment.values["price"].tolist()):
        moment = dt_util.as_local(NOW + timedelta(hours=index))
        assert value == pytest.approx(0.2035 + moment.hour / 100, abs=0.003)
        assert low[index] < value < high[index]


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
        day = dt_util.as_local(NOW + timedelta(hours=index)).date()
        assert works == (day != holiday and day.weekday() < 5), day


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
        day = dt_util.as_local(NOW + timedelta(hours=index)).date()
        assert apart == (6 - day.weekday() if day == holiday else 0), day
    home = hass.data[DATA].home
    assert home is not None
    for ahead in range(5):
        day = today + timedelta(days=ahead)
        noon = dt_util.start_of_local_day(day).timestamp() + 12 * HOUR
        assert weekday_now(hass, home, noon) == (6 if day == holiday else day.weekday())


async def test_energy_settings_stand_in_for_a_price(hass: HomeAssistant) -> None:
    hass.config.components.add("energy")
    manager = await async_get_manager(hass)
    grid: Any = {
        "type": "grid", "stat_energy_from": "sensor.in", "stat_energy_to": "sensor.out", "stat_cost": None,
        "entity_energy_price": None, "number_energy_price": 0.31, "stat_compensation": None,
        "entity_energy_price_export": None, "number_energy_price_export": 0.08, "cost_adjustment_day": 0.0,
    }  # fmt: skip
    manager.data = {"energy_sources": [grid], "device_consumption": [], "device_consumption_water": []}
    await async_add_home(hass)
    environment = await expected(hass, horizon=2 * HOUR)
    assert set(environment.values["price"].tolist()) == {0.31}
    assert set(environment.values["feed_in"].tolist()) == {0.08}


async def test_prices_that_only_an_action_tells(hass: HomeAssistant, entity_registry: er.EntityRegistry) -> None:
    asked: list[dict[str, Any]] = []

    async def prices(call: ServiceCall) -> dict[str, Any]:
        asked.append(dict(call.data))
        day = dt_util.start_of_local_day(dt_util.parse_date(call.data["date"]))
        rows = [
            {"start": (day + timedelta(hours=hour)).isoformat(), "end": (day + timedelta(hours=hour + 1)).isoformat(),
             "price": 100.0 + 10 * hour}
            for hour in range(24)
        ]  # fmt: skip
        return {"SE3": rows}

    hass.services.async_register("nordpool", "get_prices_for_date", prices, supports_response=SupportsResponse.ONLY)
    entry = MockConfigEntry(domain="nordpool")
    entry.add_to_hass(hass)
    sensor = entity_registry.async_get_or_create("sensor", "nordpool", "price", config_entry=entry)
    hass.states.async_set(sensor.entity_id, "0.15", {"unit_of_measurement": "SEK/kWh"})
    await async_add_home(hass, **{CONF_PRICE: sensor.entity_id})
    environment = await expected(hass, horizon=12 * HOUR, step=HOUR)
    for index, value in enumerate(environment.values["price"].tolist()):
        assert value == pytest.approx(0.1 + dt_util.as_local(NOW + timedelta(hours=index)).hour / 100)
    assert [item["config_entry"] for item in asked] == [entry.entry_id] * 2
    await expected(hass)
    assert len(asked) == 2
