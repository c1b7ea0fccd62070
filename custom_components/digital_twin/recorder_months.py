"""Months of the recorder's hourly statistics as core hours: what lies before the recorded states."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import PERCENTAGE, UnitOfEnergy, UnitOfPower, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
from sqlalchemy.exc import SQLAlchemyError

from .const import LOGGER
from .core.channel import Channel
from .core.hourly import HOUR, Hourly
from .core.series import Series
from .solar import SUN_DIRECTION, direction, irradiance

SLICE: Final = 61 * 86_400.0
"""s of hours that are asked for at once: some 1,500 rows, little for a Raspberry Pi's memory."""
SUN_STEP: Final = HOUR / 2
UNITS: Final = {
    "temperature": UnitOfTemperature.CELSIUS,
    "power": UnitOfPower.WATT,
    "energy": UnitOfEnergy.KILO_WATT_HOUR,
    "unitless": PERCENTAGE,
}


@dataclass(frozen=True, slots=True)
class Statistic:
    """A channel and the entity whose hourly means tell it; metered: its total (kWh) does, whose change is W."""

    channel: Channel
    entity_id: str
    metered: bool = False


async def async_months(hass: HomeAssistant, wanted: Iterable[Statistic], start: float, end: float) -> dict[str, Hourly]:
    """Return the hours from start to end (epoch s) by channel, read off the event loop; of two sources the first.

    Never raises for a missing or failing recorder; what it cannot tell is left out.
    """
    found: dict[str, Hourly] = {}
    if DATA_INSTANCE not in hass.data or start >= end:
        return found
    run = hass.data[DATA_INSTANCE].async_add_executor_job
    try:
        for one in wanted:
            if one.channel.key in found:
                continue
            parts = [await run(_hours, hass, one, since, until) for since, until in _slices(start, end)]
            starts, mean, low, high = np.concatenate(parts, axis=1)
            hours = Hourly(starts, mean, low, high).believed(one.channel.lower, one.channel.upper)
            if hours.starts.size:
                found[one.channel.key] = hours
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's statistics could not be read: %s", err)
    return found


async def async_sun(hass: HomeAssistant, start: float, end: float, *, where: bool) -> Mapping[str, Series]:
    """Return the irradiance under a clear sky (W/m²), twice an hour, and where the sun stood, off the event loop."""
    return await hass.async_add_executor_job(_sun, start, end, (hass.config.latitude, hass.config.longitude), where)


def _slices(start: float, end: float) -> Iterator[tuple[float, float]]:
    since = start // HOUR * HOUR
    while since < end:
        yield since, min(since + SLICE, end)
        since += SLICE


def _hours(hass: HomeAssistant, one: Statistic, since: float, until: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return starts, means, least and greatest values (4, n). Runs in the recorder's executor."""
    rows: list[Any] = statistics_during_period(
        hass,
        dt_util.utc_from_timestamp(since),
        dt_util.utc_from_timestamp(until),
        {one.entity_id},
        "hour",
        UNITS,
        {"change"} if one.metered else {"mean", "min", "max"},
    ).get(one.entity_id, [])
    told = (
        # A meter that was set back tells nothing of that hour.
        [(row["start"], 1000.0 * row["change"], np.nan, np.nan) for row in rows if _grew(row)]
        if one.metered
        else [(row["start"], row["mean"], row.get("min"), row.get("max")) for row in rows]
    )
    return np.array(told, dtype=np.float64).reshape(-1, 4).T


def _grew(row: Any) -> bool:
    change = row.get("change")
    return change is not None and change >= 0.0


def _sun(start: float, end: float, home: tuple[float, float], where: bool) -> Mapping[str, Series]:
    times = np.arange(start // HOUR * HOUR + SUN_STEP / 2, end, SUN_STEP, dtype=np.float64)
    if not times.size:
        return {}
    columns = {"sun": irradiance(times, *home)}
    if where:
        columns |= dict(zip(SUN_DIRECTION, direction(times, *home), strict=True))
    return {name: Series(times, values, max(end, float(times[-1]))) for name, values in columns.items()}
