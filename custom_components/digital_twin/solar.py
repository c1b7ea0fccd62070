"""The sun over the home: where it stands, and the irradiance under a clear or a clouded sky.

Position by NOAA's equations (those of Home Assistant's astral), on whole arrays. Clear sky by Haurwitz (1945), clouds
by Kasten and Czeplak (1980).
"""

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

SUN_DIRECTION = ("sun_east", "sun_north", "sun_up")
"""The surroundings that say where the sun stands: the parts of the unit vector to it."""
SOLAR_KIND = "pv"
"""The kind of device to which that matters."""
_UNIX_EPOCH_JULIAN = 2_440_587.5
_J2000 = 2_451_545.0


def elevation(times: Array, latitude: float, longitude: float) -> Array:
    """Return the sun's elevation in degrees, without refraction.

    times: epoch s, (n,). latitude, longitude in degrees, north and east positive.
    """
    _, _, up = direction(times, latitude, longitude)
    result: Array = np.degrees(np.arcsin(np.clip(up, -1.0, 1.0)))
    return result


def direction(times: Array, latitude: float, longitude: float) -> tuple[Array, Array, Array]:
    """Return the unit vector to the sun: its parts to the east, to the north and upwards, each (n,).

    times: epoch s, (n,). latitude, longitude in degrees, north and east positive.
    """
    century = (times / 86_400 + _UNIX_EPOCH_JULIAN - _J2000) / 36_525
    mean_longitude = np.radians((280.46646 + century * (36_000.76983 + century * 0.0003032)) % 360)
    anomaly = np.radians(357.52911 + century * (35_999.05029 - 0.0001537 * century))
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    centre = np.radians(
        np.sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
        + np.sin(2 * anomaly) * (0.019993 - 0.000101 * century)
        + np.sin(3 * anomaly) * 0.000289
    )
    node = np.radians(125.04 - 1934.136 * century)
    apparent = mean_longitude + centre - np.radians(0.00569 + 0.00478 * np.sin(node))
    seconds = 21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))
    obliquity = np.radians(23 + (26 + seconds / 60) / 60 + 0.00256 * np.cos(node))
    declination = np.arcsin(np.sin(obliquity) * np.sin(apparent))
    y = np.tan(obliquity / 2) ** 2
    equation_of_time = 4 * np.degrees(
        y * np.sin(2 * mean_longitude)
        - 2 * eccentricity * np.sin(anomaly)
        + 4 * eccentricity * y * np.sin(anomaly) * np.cos(2 * mean_longitude)
        - 0.5 * y**2 * np.sin(4 * mean_longitude)
        - 1.25 * eccentricity**2 * np.sin(2 * anomaly)
    )
    minutes = times % 86_400 / 60
    hour_angle = np.radians((minutes + equation_of_time + 4 * longitude) / 4 - 180)
    north = np.radians(latitude)
    up = np.sin(north) * np.sin(declination) + np.cos(north) * np.cos(declination) * np.cos(hour_angle)
    to_north = np.cos(north) * np.sin(declination) - np.sin(north) * np.cos(declination) * np.cos(hour_angle)
    return -np.cos(declination) * np.sin(hour_angle), to_north, up


def irradiance(times: Array, latitude: float, longitude: float, cloud: Array | float = 0.0) -> Array:
    """Return the irradiance on the horizontal in W/m².

    times: epoch s, (n,). cloud: the share of the sky that is clouded, 0..1, a number or (n,).
    """
    sine = np.sin(np.radians(elevation(times, latitude, longitude)))
    up = np.maximum(sine, 1e-3)
    clear = np.where(sine > 0, 1098 * up * np.exp(-0.057 / up), 0.0)
    result: Array = clear * (1 - 0.75 * np.clip(cloud, 0.0, 1.0) ** 3.4)
    return result
