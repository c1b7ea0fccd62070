"""Humidity of zones: water vapour that people give off, and that open windows let out or in.

dw/dt = −n₀ (w − w₀) − n(t) (w − w_out) + S/V, with w in g/m³ of air: what is usual keeps the air as moist as it is
(w₀), what differs moves it. Relative humidity by Magnus' formula over water (Sonntag, Z. Meteorol. 70, 1990).
"""

from collections.abc import Mapping

import numpy as np

from ..grid import Grid
from ..twin import TwinSnapshot
from .columns import Array
from .links import HomeLinks

AIR_CHANGE = 0.5
"""1/h: of a closed room (DIN 1946-6)."""
WINDOW_CHANGE = 5.0
"""1/h: through a window that stands open."""
PERSON_MOISTURE = 50.0
"""g/h: of somebody sitting (ISO 7730's latent heat over that of vaporisation)."""
OUTSIDE = 80.0
"""%: relative humidity outdoors where nobody knows it, the yearly mean of a temperate climate."""


def saturation(temperature: Array) -> Array:
    """Return the water vapour that saturated air of a temperature (°C) holds, g/m³."""
    pressure = 6.112 * np.exp(17.62 * temperature / (243.12 + temperature))
    found: Array = 216.7 * pressure / (273.15 + temperature)
    return found


def start_humidity(twins: Mapping[str, TwinSnapshot], links: HomeLinks, zone_id: str) -> float | None:
    """Return how humid a zone is now in %, as it or any of its twins tells; None: nobody knows."""
    zone = links.zones.get(zone_id)
    if zone is not None and zone.humidity is not None:
        return zone.humidity
    for twin_id in links.in_zone(zone_id):
        twin = twins.get(twin_id)
        if twin is None:
            continue
        key = "value" if links.device(twin_id).measures == "humidity" else "humidity"
        value = twin.values.get(key)
        if isinstance(value, float | int) and not isinstance(value, bool):
            return float(value)
    return None


def humidity(
    links: HomeLinks,
    start: Mapping[str, float],
    air: Mapping[str, Array],
    opened: Mapping[str, Array],
    more_people: Mapping[str, Array],
    surroundings: Mapping[str, Array],
    grid: Grid,
) -> dict[str, Array]:
    """Return the relative humidity in % (T, N) of zones that begin with start (%).

    air: °C (T, N); opened: how far windows are open, 0..1 (T, n); more_people: than usual (T, n).
    """
    hours = grid.step / 3600.0
    outdoor = surroundings.get("outdoor_temperature")
    found: dict[str, Array] = {}
    for zone_id, relative in start.items():
        warm = np.asarray(air[zone_id], dtype=np.float64)
        usual = relative / 100.0 * saturation(warm[:1])
        window, people = opened.get(zone_id), more_people.get(zone_id)
        if window is None and people is None:
            vapour: Array = usual
        else:
            zone = links.zones.get(zone_id)
            volume = 40.0 if zone is None else zone.volume
            gain = 0.0 if people is None else people * PERSON_MOISTURE / volume
            rate = np.zeros((grid.steps, 1)) if window is None else window * WINDOW_CHANGE
            outside = surroundings.get("outdoor_humidity", np.full((1, 1), OUTSIDE)) / 100.0
            out = usual if outdoor is None else outside * saturation(outdoor)
            vapour = _relaxed(usual, rate, np.broadcast_to(out, (grid.steps, np.shape(out)[1])), gain, hours)
        found[zone_id] = np.clip(100.0 * vapour / saturation(warm), 0.0, 100.0)
    return found


def _relaxed(usual: Array, rate: Array, out: Array, gain: Array | float, hours: float) -> Array:
    """Return the vapour (T, n) of the balance above; each step is exact for what is constant in it."""
    total = AIR_CHANGE + rate
    rest = (AIR_CHANGE * usual + rate * out + gain) / total
    keep = np.exp(-total * hours)
    course, level = np.empty(np.broadcast_shapes(rest.shape, keep.shape)), usual[0]
    for index in range(len(course)):
        level = rest[index] + (level - rest[index]) * keep[index]
        course[index] = level
    return course
