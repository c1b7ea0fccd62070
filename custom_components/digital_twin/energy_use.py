"""What devices used, hour by hour, from Home Assistant's statistics, and its history where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, UnitOfEnergy, UnitOfPower
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import EnergyConverter
from numpy.typing import NDArray
from sqlalchemy.exc import SQLAlchemyError

from .const import LOGGER
from .core.footprint import HOUR, Span, Use
from .core.models.kinds import ENERGY, POWER
from .core.series import Series
from .core.settings import APPLIANCE, Appliance
from .guard.facts import home_power
from .recorder_history import Wanted, async_read

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

type Array = NDArray[np.float64]

MINUTES: Final = 60
MOST_PARTS: Final = 4
"""Stretches that are read one by one."""
UNITS: Final[dict[str, str]] = {"energy": UnitOfEnergy.KILO_WATT_HOUR, "power": UnitOfPower.WATT}


@dataclass(frozen=True, slots=True)
class Gauge:
    """What measures a device, in W or (energy) kWh; sign −1: what it gives; statistics: whether it may keep such."""

    wanted: Wanted
    sign: float = 1.0
    energy: bool = False
    statistics: bool = True

    @property
    def entity_id(self) -> str:
        """Return the entity that measures."""
        return self.wanted.entity_ids[0]


def gauges(twin: TwinCoordinator) -> list[Gauge]:
    """Return what measures a twin's device, the most exact first: a meter of energy counts before power.

    What a solar plant produces counts as negative. A storage's meter counts what goes in, or what comes out, and does
    not say which: only its power tells.
    """
    bound = {binding.channel: binding for binding in twin.bindings}
    keys = ("power",) if stores(twin) else ("energy", "power", "production")
    return [
        Gauge(
            Wanted(twin.channels[key], (binding.entity_id,), binding.read),
            sign=-1.0 if twin.kind.id == "pv" or key == "production" else 1.0,
            energy=key == "energy",
            statistics=binding.attribute is None,
        )
        for key in keys
        if (binding := bound.get(key)) is not None
    ]


def meter_gauge(entity_id: str) -> Gauge:
    """Return the gauge of a home's main meter, which shows a power."""
    return Gauge(Wanted(POWER, (entity_id,), home_power))


def counter_gauge(entity_id: str, sign: float = 1.0) -> Gauge:
    """Return the gauge of a meter that counts energy."""
    return Gauge(Wanted(ENERGY, (entity_id,), _counted), sign=sign, energy=True)


def _counted(state: State) -> float | None:
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    if unit not in EnergyConverter.VALID_UNITS:
        return None
    return EnergyConverter.convert(float(state.state), unit, UnitOfEnergy.KILO_WATT_HOUR)


def stores(twin: TwinCoordinator) -> bool:
    """Return whether electricity that goes into a twin comes out again: a home's storage, not a car."""
    car = "plugged" in twin.channels or twin.config.settings.get(APPLIANCE) == Appliance.EV
    return twin.kind.id == "battery" and not car


async def async_use(hass: HomeAssistant, measured: Sequence[Gauge], span: Span) -> Use | None:
    """Return what is used in a period by what these gauges tell, the first first; None where none tells anything."""
    energy, most = np.full(span.begins.shape, np.nan), np.full(span.begins.shape, np.nan)
    for gauge in measured:
        if not np.isnan(energy).any() and (gauge.energy or not np.isnan(most).any()):
            continue
        found, high = await _async_hours(hass, gauge, span)
        energy = np.where(np.isnan(energy), found, energy)
        most = np.where(np.isnan(most), high, most)
    if np.isnan(energy).all():
        return None
    return Use(energy=energy, most=None if np.isnan(most).all() else most)


async def _async_hours(hass: HomeAssistant, gauge: Gauge, span: Span) -> tuple[Array, Array]:
    """Return the energy (kWh) and the greatest power (W) of each hour as a gauge tells it, NaN where it does not."""
    whole, most = await _async_statistics(hass, gauge, span)
    cut = span.hours < 1.0
    found = np.where(cut, np.nan, whole)
    for part in _lacking(found, span, kept_since(hass)):
        own = Span(span.begins[part], span.ends[part])
        history = await async_read(hass, [gauge.wanted], float(own.begins[0]), float(own.ends[-1]))
        if (series := history.series.get(gauge.wanted.channel.key)) is None:
            continue
        energy = gauge.sign * (of_meter(series.at, own) if gauge.energy else of_power(series.at, own))
        found[part] = np.where(np.isnan(found[part]), energy, found[part])
        if not gauge.energy:
            seen = highest(series, own, gauge.sign)
            most[part] = np.where(np.isnan(most[part]) | (cut[part] & ~np.isnan(seen)), seen, most[part])
    return np.where(np.isnan(found) & cut, whole * span.hours, found), most


def kept_since(hass: HomeAssistant) -> float:
    """Return since when (epoch s) the recorder may still know the states themselves; never: without a recorder."""
    if DATA_INSTANCE not in hass.data:
        return np.inf
    recorder = hass.data[DATA_INSTANCE]
    return dt_util.utcnow().timestamp() - (recorder.keep_days + 1) * 86_400.0 if recorder.auto_purge else -np.inf


def _lacking(found: Array, span: Span, since: float) -> list[slice]:
    """Return the stretches of hours that are not known yet and may be read: a few single ones, else from first to last.

    A year whose first and last hour are cut must not be read whole for these two.
    """
    lacking = np.flatnonzero(np.isnan(found) & (span.ends > since))
    if not lacking.size:
        return []
    parts = np.split(lacking, np.flatnonzero(np.diff(lacking) > 1) + 1)
    return [slice(int(part[0]), int(part[-1]) + 1) for part in (parts if len(parts) <= MOST_PARTS else [lacking])]


async def _async_statistics(hass: HomeAssistant, gauge: Gauge, span: Span) -> tuple[Array, Array]:
    """Return the energy (kWh) and the greatest power (W) of each whole hour by its statistics, NaN without."""
    found, most = np.full(span.begins.shape, np.nan), np.full(span.begins.shape, np.nan)
    if DATA_INSTANCE not in hass.data or not gauge.statistics:
        return found, most
    first = float(span.begins[0]) // HOUR * HOUR
    try:
        rows = await hass.data[DATA_INSTANCE].async_add_executor_job(_rows, hass, gauge.entity_id, first, span)
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's statistics could not be read: %s", err)
        return found, most
    for row in rows:
        index = round((float(row["start"]) - first) / HOUR)
        value = row.get("change") if gauge.energy else row.get("mean")
        if not 0 <= index < found.size or value is None:
            continue
        found[index] = gauge.sign * float(value) / (1.0 if gauge.energy else 1000.0)
        edge = None if gauge.energy else row.get("max" if gauge.sign > 0 else "min")
        if edge is not None:
            most[index] = gauge.sign * float(edge)
    return found, most


def _rows(hass: HomeAssistant, entity_id: str, first: float, span: Span) -> list[Any]:
    """Return the hourly statistics of an entity. Runs in the recorder's executor."""
    return statistics_during_period(
        hass,
        dt_util.utc_from_timestamp(first),
        dt_util.utc_from_timestamp(float(span.ends[-1])),
        {entity_id},
        "hour",
        UNITS,
        {"change", "max", "mean", "min"},
    ).get(entity_id, [])


def of_power(at: Any, span: Span) -> Array:
    """Return kWh from a power (W) that holds until its next value; what is known of half an hour stands for all."""
    middles = (np.arange(MINUTES) + 0.5) / MINUTES
    length = (span.ends - span.begins)[:, None]
    power = at((span.begins[:, None] + middles * length).ravel()).reshape(length.size, MINUTES)
    known = (~np.isnan(power)).mean(axis=1)
    energy = np.nansum(power, axis=1) / MINUTES / 1000.0 * span.hours
    return np.where(known >= 0.5, energy / np.maximum(known, 0.5), np.nan)


def of_meter(at: Any, span: Span) -> Array:
    """Return kWh from a meter; one that was set back begins anew."""
    before, after = at(span.begins), at(span.ends)
    return np.where(after < before, after, after - before)


def highest(series: Series, span: Span, sign: float) -> Array:
    """Return the greatest power of each hour, signed, NaN where none is known."""
    found = sign * series.at(span.begins)
    within = (series.times >= span.begins[0]) & (series.times < span.ends[-1])
    index = np.searchsorted(span.begins, series.times[within], side="right") - 1
    np.fmax.at(found, index, sign * series.values[within])
    return found
