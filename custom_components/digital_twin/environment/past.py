"""The surroundings as they were: for simulations that begin in the past, from the recorder."""

from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.core import HomeAssistant, State
from numpy.typing import NDArray

from ..core.channel import Channel, Quantity
from ..core.series import Series
from ..recorder_history import Wanted, async_read
from ..solar import irradiance
from ..weather_forecast import CLOUDS, OUTDOOR, outdoor_wanted, relative_humidity
from .habits import async_amounts, async_course
from .states import resolved, tracked

if TYPE_CHECKING:
    from ..manager import Home

type Array = NDArray[np.float64]

CLOUD: Final = Channel(key="cloud", quantity=Quantity.NUMBER, lower=0.0, upper=1.0)
DAMP: Final = Channel(key="outdoor_humidity", quantity=Quantity.NUMBER, lower=0.0, upper=100.0)


async def async_past(
    hass: HomeAssistant, home: Home, times: Array, price: str | None, feed_in: str | None
) -> dict[str, Array]:
    """Return what is recorded of the surroundings at past times (n,); what nobody recorded is left out."""
    start, end = float(times[0]), float(times[-1]) + 1.0
    config = home.config
    found: dict[str, Array] = {}
    sensor, weather = resolved(hass, config.outdoor_temperature), resolved(hass, config.weather)
    for entity_id in (sensor, weather):
        if entity_id is not None and "outdoor_temperature" not in found:
            series = (await async_read(hass, [outdoor_wanted(entity_id)], start - 7200.0, end)).series
            _keep(found, "outdoor_temperature", series.get(OUTDOOR.key), times)
    cloud: Array | float = 0.0
    if weather is not None:
        wanted = Wanted(CLOUD, (weather,), _cloud)
        series = (await async_read(hass, [wanted], start - 7200.0, end)).series
        if (clouds := series.get(CLOUD.key)) is not None:
            cloud = np.nan_to_num(clouds.at(times), nan=0.0)
        damp = Wanted(DAMP, (weather,), _humidity)
        _keep(found, DAMP.key, (await async_read(hass, [damp], start - 7200.0, end)).series.get(DAMP.key), times)
    found["sun"] = irradiance(times, hass.config.latitude, hass.config.longitude, cloud)
    persons = tracked(hass, config.persons)
    counts = [await async_course(hass, [person], start - 86_400.0, end) for person in persons]
    known = [course.at(times) for course in counts if course is not None]
    if known and not np.isnan(sum(known)).all():
        found["people"] = np.nansum(known, axis=0)
    for name, ref in (("price", price), ("feed_in", feed_in), ("carbon_intensity", config.carbon_intensity)):
        if (entity_id := resolved(hass, ref)) is not None:
            _keep(found, name, await async_amounts(hass, entity_id, start - 86_400.0, end), times)
    return found


def _keep(found: dict[str, Array], name: str, series: Series | None, times: Array) -> None:
    """Keep a quantity whose values are known at some of the times; gaps are bridged."""
    if series is None:
        return
    values = series.at(times)
    known = ~np.isnan(values)
    if known.any():
        found[name] = np.interp(times, times[known], values[known])


def _humidity(state: State) -> float | None:
    return relative_humidity(state.attributes.get("humidity"))


def _cloud(state: State) -> float | None:
    coverage = state.attributes.get("cloud_coverage")
    if isinstance(coverage, int | float) and 0 <= coverage <= 100:
        return coverage / 100
    return CLOUDS.get(state.state)
