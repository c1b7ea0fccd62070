"""Twins of solar plants as Home Assistant's solar forecast, which its energy dashboard draws."""

import time
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import numpy as np
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, LOGGER, EntryType
from .core.requests import ChannelForecast
from .data import entry_type
from .solar import SOLAR_KIND
from .worker.errors import WorkerError

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

PRODUCTION: Final = "production"
HORIZON: Final = 48 * 3600.0
STEP: Final = 900.0
HOUR: Final = 3600
GOOD_FOR: Final = 1800.0
KEPT_FOR: Final = 86_400.0
"""s; hours that are over stay as they were forecast, so that the day's curve is whole."""
FINE: Final = 60.0


class _Kept:
    """The hours of one twin: energy (Wh) by the hour's beginning (epoch s), and when they were made."""

    def __init__(self) -> None:
        self.made_at = 0.0
        self.hours: dict[int, float] = {}


_KEPT: HassKey[WeakKeyDictionary[TwinCoordinator, _Kept]] = HassKey(f"{DOMAIN}_solar_forecast")


async def async_get_solar_forecast(
    hass: HomeAssistant, config_entry_id: str
) -> dict[str, dict[str, float | int]] | None:
    """Return the energy (Wh) a plant's twin expects by the hour, for two days; None where there is no such twin."""
    entry = hass.config_entries.async_get_entry(config_entry_id)
    if entry is None or entry.state is not ConfigEntryState.LOADED or entry_type(entry) is not EntryType.TWIN:
        return None
    twin: TwinCoordinator = entry.runtime_data
    if twin.kind.id != SOLAR_KIND or PRODUCTION not in twin.channels:
        return None
    kept = hass.data.setdefault(_KEPT, WeakKeyDictionary()).setdefault(twin, _Kept())
    now = time.time()
    if not 0.0 <= now - kept.made_at < GOOD_FOR:
        try:
            await _async_renew(twin, kept, now)
        except WorkerError as err:
            LOGGER.warning("%s: no solar forecast for now: %s", twin.config.name, err)
    if not kept.hours:
        return None
    hours = {dt_util.utc_from_timestamp(hour).isoformat(): round(kept.hours[hour], 1) for hour in sorted(kept.hours)}
    return {"wh_hours": hours}


async def _async_renew(twin: TwinCoordinator, kept: _Kept, now: float) -> None:
    prediction = await twin.forecaster.async_predict((PRODUCTION,), HORIZON, STEP)
    # The dashboard draws hours of its clock, which in some zones begin half past those of UTC.
    offset = dt_util.as_local(dt_util.utc_from_timestamp(prediction.start)).utcoffset()
    ahead = 0 if offset is None else int(offset.total_seconds()) % HOUR
    hours = by_hour(prediction.channels[0], prediction.start, ahead)
    begun = int((prediction.start + ahead) // HOUR) * HOUR - ahead
    hours[begun] = hours.get(begun, 0.0) + _measured(twin, begun, prediction.start)
    # The last hour is not whole.
    hours.pop(max(hours))
    over = {hour: energy for hour, energy in kept.hours.items() if begun > hour >= now - KEPT_FOR}
    kept.hours, kept.made_at = over | hours, now


def by_hour(forecast: ChannelForecast, start: float, ahead: int = 0) -> dict[int, float]:
    """Return the energy (Wh) of a power (W) by the beginning of each hour (epoch s); each value holds for its step.

    ahead: s by which a clock is ahead of UTC, beside whole hours.
    """
    steps = np.diff(forecast.times, prepend=0.0)
    hours = ((start + ahead + forecast.times - steps / 2) // HOUR * HOUR - ahead).astype(np.int64)
    energy = np.maximum(forecast.value, 0.0) * steps / HOUR
    return {int(hour): float(energy[hours == hour].sum()) for hour in np.unique(hours)}


def _measured(twin: TwinCoordinator, begin: float, end: float) -> float:
    """Return the energy (Wh) produced between two times of the last hour, as far as it was reported."""
    times = np.arange(begin + FINE / 2, end, FINE, dtype=np.float64)
    power = twin.state.recent[PRODUCTION].series(end).at(times)
    return float(np.nansum(np.maximum(power, 0.0))) * FINE / HOUR
