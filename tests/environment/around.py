"""A weather service to set up, and what a home expects around it from the top of this hour on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from homeassistant.components.weather import Forecast, WeatherEntity, WeatherEntityFeature
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.environment import async_expected_environment

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


def ids(environment: Environment) -> set[str]:
    """Return the ids of what was assumed."""
    return {message.id for message in environment.assumed}
