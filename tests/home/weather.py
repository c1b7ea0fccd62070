"""The weather service of the test home."""

from datetime import UTC, datetime

from homeassistant.components.weather import Forecast, WeatherEntity, WeatherEntityFeature
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import UnitOfPrecipitationDepth, UnitOfPressure, UnitOfSpeed, UnitOfTemperature
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.layer import Report
from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub

HOUR = 3600.0
DAY = 24.0 * HOUR


class HomeWeather(HomeEntity, WeatherEntity):
    """Weather now, by the hour and by the day."""

    _attr_native_precipitation_unit = UnitOfPrecipitationDepth.MILLIMETERS
    _attr_native_pressure_unit = UnitOfPressure.HPA
    _attr_native_temperature_unit = UnitOfTemperature.CELSIUS
    _attr_native_wind_speed_unit = UnitOfSpeed.METERS_PER_SECOND
    _attr_supported_features = WeatherEntityFeature.FORECAST_DAILY | WeatherEntityFeature.FORECAST_HOURLY

    def take(self, values: Values) -> None:
        """Take the weather of the moment."""
        self._attr_condition = values["condition"]
        self._attr_native_temperature = values["temperature"]
        self._attr_native_dew_point = values["dew_point"]
        self._attr_humidity = values["humidity"]
        self._attr_native_pressure = values["pressure"]
        self._attr_native_wind_speed = values["wind_speed"]
        self._attr_wind_bearing = values["wind_bearing"]
        self._attr_cloud_coverage = values["cloud"]

    @callback
    def hear(self, report: Report) -> None:
        """Take a report, and tell those who watch the forecast that there is a new one."""
        super().hear(report)
        self.hass.async_create_task(self.async_update_listeners(None))

    async def async_forecast_hourly(self) -> list[Forecast]:
        """Return the next 48 hours."""
        assert self.hub is not None
        world = self.hub.world
        first = (world.time // HOUR + 1.0) * HOUR
        forecast = []
        for number in range(48):
            time = first + number * HOUR
            then = world.weather.forecast(world.time, time)
            forecast.append(
                Forecast(
                    datetime=_text(time),
                    condition=then.name,
                    native_temperature=round(then.temperature, 1),
                    humidity=round(then.humidity),
                    native_precipitation=round(then.rain, 1),
                    native_wind_speed=round(then.wind, 1),
                    wind_bearing=round(then.wind_bearing),
                    cloud_coverage=round(100.0 * then.cloud),
                )
            )
        return forecast

    async def async_forecast_daily(self) -> list[Forecast]:
        """Return today and the next six days."""
        assert self.hub is not None
        world = self.hub.world
        midnight = world.time - world.household.local_hour(world.time) * HOUR
        forecast = []
        for number in range(7):
            start = midnight + number * DAY
            hours = [world.weather.forecast(world.time, start + (2 * step + 1) * HOUR) for step in range(12)]
            temperatures = [hour.temperature for hour in hours]
            noon = hours[6]
            forecast.append(
                Forecast(
                    datetime=_text(start + 12 * HOUR),
                    condition="sunny" if noon.name == "clear-night" else noon.name,
                    native_temperature=round(max(temperatures), 1),
                    native_templow=round(min(temperatures), 1),
                    native_precipitation=round(2.0 * sum(hour.rain for hour in hours), 1),
                    native_wind_speed=round(max(hour.wind for hour in hours), 1),
                    cloud_coverage=round(100.0 * sum(hour.cloud for hour in hours) / len(hours)),
                )
            )
        return forecast


def _text(time: float) -> str:
    return datetime.fromtimestamp(time, UTC).isoformat()


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the forecasts of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeWeather(hub, *specs) for specs in hub.of_platform("weather"))
