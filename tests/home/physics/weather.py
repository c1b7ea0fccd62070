"""Weather of a mild continental town: seasons, days, fronts, clouds and the sun, the same for the same seed and time.

It has no memory: smooth noise on several time grids makes it a function of time, so that the future can be asked.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from .component import saturation_pressure

DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Conditions:
    """The weather at one moment."""

    temperature: float
    """°C"""
    humidity: float
    """%"""
    dew_point: float
    """°C"""
    cloud: float
    """Share of the sky, 0–1"""
    wind: float
    """m/s"""
    wind_bearing: float
    """degrees, where it comes from"""
    rain: float
    """mm/h"""
    pressure: float
    """hPa"""
    global_radiation: float
    """W/m² on level ground"""
    beam: float
    """W/m² square to the sun"""
    diffuse: float
    """W/m² on level ground"""
    elevation: float
    """of the sun, degrees"""
    azimuth: float
    """of the sun, degrees from north over east"""

    @property
    def name(self) -> str:
        """Home Assistant's word for this weather."""
        if self.rain > 0.1:
            if self.temperature < 0.5:
                return "snowy"
            return "pouring" if self.rain > 4.0 else "rainy"
        if self.wind > 11.0:
            return "windy"
        if self.cloud > 0.8:
            return "cloudy"
        if self.cloud > 0.3:
            return "partlycloudy"
        return "sunny" if self.elevation > 0.0 else "clear-night"


@lru_cache(maxsize=4096)
def _draw(seed: int, stream: str, index: int) -> float:
    return Random(f"{seed}/{stream}/{index}").gauss(0.0, 1.0)


class Weather:
    """The weather of one place; times are seconds since 1970 (UTC)."""

    def __init__(self, seed: int, latitude: float = 52.52, longitude: float = 13.405) -> None:
        self.seed = seed
        self.latitude = math.radians(latitude)
        self.longitude = longitude
        self.temperature_offset = 0.0

    def noise(self, stream: str, time: float, period: float) -> float:
        """Smooth noise of unit scale that forgets itself within about two periods."""
        position = time / period
        index = math.floor(position)
        share = position - index
        share = share * share * (3.0 - 2.0 * share)
        return (1.0 - share) * _draw(self.seed, stream, index) + share * _draw(self.seed, stream, index + 1)

    def sun(self, time: float) -> tuple[float, float]:
        """Elevation and azimuth of the sun in degrees."""
        day_of_year = (time / DAY) % 365.2425
        declination = math.radians(-23.44) * math.cos(2.0 * math.pi * (day_of_year + 10.0) / 365.2425)
        hour_angle = math.radians((time % DAY) / 240.0 + self.longitude - 180.0)
        sin_elevation = math.sin(self.latitude) * math.sin(declination) + math.cos(self.latitude) * math.cos(
            declination
        ) * math.cos(hour_angle)
        elevation = math.asin(max(-1.0, min(1.0, sin_elevation)))
        south = math.atan2(
            math.sin(hour_angle),
            math.cos(hour_angle) * math.sin(self.latitude) - math.tan(declination) * math.cos(self.latitude),
        )
        return math.degrees(elevation), math.degrees(south) + 180.0

    def front(self, time: float) -> tuple[float, float]:
        """Cooling in K and strength (0–1) of the cold fronts that passed or pass; about one in 60 hours."""
        grid = 60.0 * 3600.0
        cooling = strength = 0.0
        block = math.floor(time / grid)
        for index in (block - 1, block):
            passage = (index + 0.5 + 0.3 * math.tanh(_draw(self.seed, "front-time", index))) * grid
            depth = 2.0 + 2.0 * abs(_draw(self.seed, "front-depth", index))
            age = (time - passage) / 3600.0
            arrived = 1.0 / (1.0 + math.exp(-min(50.0, max(-50.0, age / 0.7))))
            cooling += depth * arrived * math.exp(-max(0.0, age) / 26.0)
            strength += math.exp(-((age / 2.5) ** 2))
        return cooling, min(1.0, strength)

    def at(self, time: float) -> Conditions:
        """Return the weather at a time."""
        elevation, azimuth = self.sun(time)
        cooling, front = self.front(time)
        cloud = 0.55 + 0.33 * self.noise("cloud", time, 18 * 3600.0) + 0.14 * self.noise("puffs", time, 2500.0)
        cloud = max(0.0, min(1.0, cloud + 0.6 * front))
        season = math.cos(2.0 * math.pi * ((time / DAY) % 365.2425 - 200.0) / 365.2425)
        solar_hour = ((time % DAY) / 3600.0 + self.longitude / 15.0) % 24.0
        swing = (3.6 + 1.8 * season) * (1.0 - 0.72 * cloud)
        mean = 9.6 + 9.6 * season + 2.6 * self.noise("mass", time, 84 * 3600.0) + self.noise("day", time, 20 * 3600.0)
        temperature = mean + swing * math.cos(2.0 * math.pi * (solar_hour - 14.6) / 24.0) - cooling
        temperature += 0.15 * self.noise("gusts", time, 1200.0) + self.temperature_offset
        dew_point = mean - cooling - 1.5 - 4.0 * (1.0 - cloud) + 1.2 * self.noise("vapour", time, 12 * 3600.0)
        dew_point = min(dew_point + self.temperature_offset, temperature - 0.1)
        humidity = 100.0 * saturation_pressure(dew_point) / saturation_pressure(temperature)
        rain = max(0.0, 5.0 * front * (0.6 + 0.5 * self.noise("rain", time, 1800.0)))
        rain += max(0.0, (cloud - 0.93) * 12.0 * self.noise("drizzle", time, 5400.0))
        clear = max(0.0, math.sin(math.radians(elevation)))
        level = 1098.0 * clear * math.exp(-0.057 / clear) if clear > 0.01 else 0.0
        level *= 1.0 - 0.75 * cloud**3.4
        diffuse = level * min(1.0, 0.18 + 0.82 * cloud**1.4)
        return Conditions(
            temperature=temperature,
            humidity=humidity,
            dew_point=dew_point,
            cloud=cloud,
            wind=max(0.2, 3.4 + 1.6 * self.noise("wind", time, 9 * 3600.0) + 0.6 * _gust(self, time) + 6.0 * front),
            wind_bearing=(240.0 + 70.0 * self.noise("bearing", time, 30 * 3600.0)) % 360.0,
            rain=rain,
            pressure=1013.0 + 9.0 * self.noise("pressure", time, 60 * 3600.0) - 8.0 * front,
            global_radiation=level,
            beam=min(1000.0, (level - diffuse) / max(clear, 0.08)),
            diffuse=diffuse,
            elevation=elevation,
            azimuth=azimuth,
        )

    def forecast(self, now: float, time: float) -> Conditions:
        """Return what the weather service believes at `now` about `time`: the truth with an error that grows."""
        truth = self.at(time)
        lead = max(0.0, time - now) / DAY
        miss = self.noise(f"miss-{int(now // 21600)}", time, 30 * 3600.0)
        error = 1.1 * math.sqrt(lead) * miss
        return Conditions(
            **{name: getattr(truth, name) for name in Conditions.__slots__}
            | {
                "temperature": truth.temperature + error,
                "cloud": max(0.0, min(1.0, truth.cloud - 0.15 * math.sqrt(lead) * miss)),
                "rain": max(0.0, truth.rain * (1.0 + 0.4 * math.sqrt(lead) * miss)),
            }
        )


def _gust(weather: Weather, time: float) -> float:
    return weather.noise("gust", time, 600.0)
