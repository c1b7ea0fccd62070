"""What twins' devices used, hour by hour, from Home Assistant's statistics, and its history where there are none."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import UnitOfEnergy, UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray
from sqlalchemy.exc import SQLAlchemyError

from .const import LOGGER
from .core.footprint import HOUR, Use
from .recorder_history import Wanted, async_read

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

type Array = NDArray[np.float64]

FINE: Final = 60.0
SIGNS: Final = {"energy": 1.0, "power": 1.0, "production": -1.0}


async def async_use(hass: HomeAssistant, twin: TwinCoordinator, hours: Array) -> Use | None:
    """Return what a twin's device used in hours that begin at these times (epoch s); None where nothing measures it.

    Energy of a meter counts before power; what a solar plant produces counts as negative.
    """
    solar = twin.kind.id == "pv"
    for key in ("energy", "power", "production"):
        binding = next((item for item in twin.bindings if item.channel == key), None)
        if binding is None:
            continue
        sign = -1.0 if solar else SIGNS[key]
        found = np.full(hours.shape, np.nan)
        peak = None
        if binding.attribute is None:
            found, peak = await _async_statistics(hass, binding.entity_id, hours, energy=key == "energy")
        if np.isnan(found).any():
            wanted = Wanted(twin.channels[key], (binding.entity_id,), binding.read)
            series = (await async_read(hass, [wanted], float(hours[0]), float(hours[-1]) + HOUR)).series.get(key)
            if series is not None:
                own = of_meter(series.at, hours) if key == "energy" else of_power(series.at, hours)
                if key != "energy":
                    values = series.values[~np.isnan(series.values)]
                    peak = max(peak or 0.0, float(values.max())) if values.size else peak
                found = np.where(np.isnan(found), own, found)
        if not np.isnan(found).all():
            return Use(energy=sign * found, peak=None if sign < 0 else peak)
    return None


async def _async_statistics(
    hass: HomeAssistant, entity_id: str, hours: Array, *, energy: bool
) -> tuple[Array, float | None]:
    found = np.full(hours.shape, np.nan)
    if DATA_INSTANCE not in hass.data:
        return found, None
    try:
        rows = await hass.data[DATA_INSTANCE].async_add_executor_job(_rows, hass, entity_id, hours, energy)
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's statistics could not be read: %s", err)
        return found, None
    peak: float | None = None
    for row in rows:
        index = round((float(row["start"]) - float(hours[0])) / HOUR)
        value = row.get("change") if energy else row.get("mean")
        if 0 <= index < hours.size and value is not None:
            found[index] = float(value) if energy else float(value) / 1000.0
        if not energy and row.get("max") is not None:
            peak = max(peak or 0.0, float(row["max"]))
    return found, peak


def _rows(hass: HomeAssistant, entity_id: str, hours: Array, energy: bool) -> list[Any]:
    """Return the hourly statistics of an entity. Runs in the recorder's executor."""
    return statistics_during_period(
        hass,
        dt_util.utc_from_timestamp(float(hours[0])),
        dt_util.utc_from_timestamp(float(hours[-1]) + HOUR),
        {entity_id},
        "hour",
        {"energy": UnitOfEnergy.KILO_WATT_HOUR, "power": UnitOfPower.WATT},
        {"change"} if energy else {"mean", "max"},
    ).get(entity_id, [])


def of_power(at: Any, hours: Array) -> Array:
    """Return kWh from a power (W) that holds until its next value."""
    minutes = np.arange(FINE / 2, HOUR, FINE)
    power = at((hours[:, None] + minutes[None, :]).ravel()).reshape(hours.size, minutes.size)
    known = (~np.isnan(power)).mean(axis=1)
    energy = np.nansum(power, axis=1) / minutes.size / 1000.0
    return np.where(known >= 0.5, energy / np.maximum(known, 0.5), np.nan)


def of_meter(at: Any, hours: Array) -> Array:
    """Return kWh from a meter; one that was set back begins anew."""
    edges = at(np.append(hours, hours[-1] + HOUR))
    change = np.diff(edges)
    return np.where(change < 0.0, edges[1:], change)
