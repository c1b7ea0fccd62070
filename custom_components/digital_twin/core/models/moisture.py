"""The moisture of a room's air as humidity ratio, kg of water per kg of dry air, which warming does not change.

What people bring in and what leaks out are taken to balance, so that the ratio stays as it is; an open window lets it
follow the outdoor air's:

    dw/dt = a · window · (w_out − w)

w = 0.622 e/(p − e), e = φ e_s(T), e_s = 6.112 hPa · exp(17.62 T/(243.12 + T)): the Magnus formula over water
(WMO-No. 8, 2018, annex 4.B), within 0.3 % from −45 to 60 °C. φ: relative humidity.
"""

import numpy as np

from .inputs import rowwise
from .protocol import Array
from .ramp import stretches
from .scan import scan

PRESSURE = 1013.25
AIRING = 4.0
"""Air changes an hour through an open window."""
USUAL_OUTDOORS = 80.0
"""Relative humidity of outdoor air (%) where nobody tells it."""


def saturation(temperature: Array) -> Array:
    """Return the vapour pressure (hPa) of saturated air, temperature in °C."""
    result: Array = 6.112 * np.exp(17.62 * temperature / (243.12 + temperature))
    return result


def ratio(humidity: Array, temperature: Array) -> Array:
    """Return the humidity ratio (kg/kg) of air of a relative humidity (%) and temperature (°C)."""
    vapour = humidity / 100.0 * saturation(temperature)
    result: Array = 0.622 * vapour / (PRESSURE - vapour)
    return result


def relative(moisture: Array, temperature: Array) -> Array:
    """Return the relative humidity (%), at most 100, of air of a humidity ratio (kg/kg) and temperature (°C)."""
    vapour = (100.0 * PRESSURE) * moisture / (0.622 + moisture)
    result: Array = vapour.astype(temperature.dtype, copy=False) / saturation(temperature)
    return np.clip(result, 0.0, 100.0, out=result)


def room_humidity(
    humidity: Array, start: Array, air: Array, outdoor: Array, window: Array, dt: float, outside: Array
) -> Array:
    """Return the room's relative humidity (%) at each step's end (T, N).

    humidity (%), start (°C): before the first step (N,); air: °C (T, N); outdoor: °C (T, N) or (T, 1); window: open
    0..1 (T, N); dt: s; outside: outdoor air's relative humidity (%) (T, N) or (T, 1).
    """
    level = ratio(humidity, start)
    if not np.any(rowwise(window)):
        return relative(level, air)
    fresh = np.broadcast_to(ratio(outside, outdoor), air.shape)
    course = np.empty_like(air)
    for first, last in stretches(window):
        keep = np.exp(-AIRING * window[first] * dt / 3600.0)
        course[first:last] = scan(keep, (1.0 - keep) * fresh[first:last], level)
        level = course[last - 1]
    return relative(course, air)
