"""The peak of what several devices draw together, as finely as Home Assistant still knows it.

The greatest readings of an hour, added up, are more than was ever drawn together in it. Beginning with the hour in
which that bound is greatest, an hour's readings are read and added up as they held side by side, until no other hour's
bound reaches what was found. So few hours are read, and the peak is the true one. Where readings are not kept any more,
means of five minutes count, else those of the hour; so they do in hours beyond the MOST_HOURS that are read, and the
peak is then told as no finer than by hours, if one of them might have held a greater one.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
from sqlalchemy.exc import SQLAlchemyError

from .const import LOGGER
from .core.footprint import COARSER, HOUR, Grain, Peak, Span, Use, at_most, together
from .core.series import Series
from .energy_use import UNITS, Array, Gauge, kept_since
from .recorder_history import JUST_BEFORE, told

MOST_HOURS: Final = 24
"""That are read for a peak; a day's are all."""
STEP: Final = 300.0
STEADY: Final = 1.0
"""W by which an hour's greatest reading may differ from its mean, of what was the same all the time."""


@dataclass(slots=True)
class Peaks:
    """Finds peaks of sums; what was read of an hour is kept for the next.

    uses: what each used, measured: what measures it; every one of them is read of an hour that any sum needs.
    """

    hass: HomeAssistant
    span: Span
    uses: Mapping[Any, Use]
    measured: Mapping[Any, Sequence[Gauge]]
    _read: dict[int, Mapping[Hashable, tuple[Series, Grain]]] = field(default_factory=dict)

    async def async_of(self, keys: Sequence[Any]) -> Peak | None:
        """Return the peak of what these used together; None where one alone tells its own, or nothing is known."""
        if len(keys) < 2:
            return None
        uses = [self.uses[key] for key in keys]
        means = together(uses, self.span.begins.size).energy / self.span.hours * 1000.0
        bounds = np.where(np.isnan(means), -np.inf, np.maximum(at_most(uses, self.span.hours), means))
        if not np.isfinite(bounds).any():
            return None
        best, unread, count, since = Peak(0.0, Grain.STATES), 0.0, 0, kept_since(self.hass)
        for hour in np.argsort(-bounds).tolist():
            if bounds[hour] <= best.power:
                break
            found = Peak(float(means[hour]), Grain.HOURS)
            if self.span.begins[hour] >= since and count < MOST_HOURS:
                count += 1
                found = await self._async_within(hour, keys)
            if found.grain is not Grain.STATES:
                unread = max(unread, float(bounds[hour]))
            if found.power > best.power:
                best = found
        # What was not read finely enough may have been more than the best that was.
        return Peak(best.power, Grain.HOURS) if best.grain is Grain.STATES and unread > best.power else best

    async def _async_within(self, hour: int, keys: Sequence[Any]) -> Peak:
        """Return the peak of these in an hour: the greatest sum of what held side by side."""
        if hour not in self._read:
            self._read[hour] = await self._async_hour(hour)
        parts = [self._read[hour][key] for key in keys if key in self._read[hour]]
        times = np.unique(np.concatenate([self.span.begins[hour : hour + 1], *(series.times for series, _ in parts)]))
        total = sum((np.nan_to_num(series.at(times), nan=0.0) for series, _ in parts), start=np.zeros(times.shape))
        grain = max((grain for _, grain in parts), key=COARSER.__getitem__, default=Grain.HOURS)
        return Peak(float(total.max()), grain)

    async def _async_hour(self, hour: int) -> Mapping[Hashable, tuple[Series, Grain]]:
        """Return what each drew in an hour (W, signed), and how finely that is known."""
        begin, end = float(self.span.begins[hour]), float(self.span.ends[hour])
        finest = {
            key: next((gauge for gauge in self.measured[key] if not gauge.energy), self.measured[key][0])
            for key in self.uses
        }
        read: Mapping[Hashable, tuple[Series, Grain]] = {}
        try:
            read = await self.hass.data[DATA_INSTANCE].async_add_executor_job(_readings, self.hass, finest, begin, end)
        except (SQLAlchemyError, RuntimeError) as err:
            LOGGER.warning("The recorder's history could not be read: %s", err)
        found: dict[Hashable, tuple[Series, Grain]] = {}
        for key in finest:
            use = self.uses[key]
            mean = float(use.energy[hour] / self.span.hours[hour] * 1000.0)
            if np.isnan(mean):
                continue
            if key in read:
                found[key] = read[key]
            else:
                most = np.nan if use.most is None else use.most[hour]
                steady = Grain.STATES if abs(most - mean) <= STEADY else Grain.HOURS
                found[key] = Series(np.array([begin]), np.array([mean]), end), steady
        return found


def _readings(
    hass: HomeAssistant, finest: Mapping[Hashable, Gauge], begin: float, end: float
) -> dict[Hashable, tuple[Series, Grain]]:
    """Return what each drew (W, signed) by its states, else by means of five minutes. Runs in the recorder's executor.

    An hour of one meter may be thousands of states: too many for a turn of the loop.
    """
    entity_ids = {gauge.entity_id for gauge in finest.values()}
    states, rows = _states(hass, sorted(entity_ids), begin, end), _rows(hass, entity_ids, begin, end)
    found: dict[Hashable, tuple[Series, Grain]] = {}
    for key, gauge in finest.items():
        series = None if gauge.energy else _of_states(states.get(gauge.entity_id, []), gauge, begin, end)
        if series is not None:
            found[key] = series, Grain.STATES
        elif gauge.statistics and (series := _of_rows(rows.get(gauge.entity_id, []), gauge, begin, end)) is not None:
            found[key] = series, Grain.MINUTES
    return found


def _states(hass: HomeAssistant, entity_ids: list[str], begin: float, end: float) -> dict[str, list[Any]]:
    """Return the recorded states of entities, with those at the beginning. Runs in the recorder's executor."""
    return get_significant_states(
        hass,
        dt_util.utc_from_timestamp(begin - JUST_BEFORE),
        dt_util.utc_from_timestamp(end),
        entity_ids,
        include_start_time_state=True,
        significant_changes_only=False,
        no_attributes=False,
    )


def _rows(hass: HomeAssistant, entity_ids: set[str], begin: float, end: float) -> dict[str, list[Any]]:
    """Return the statistics of five minutes. Runs in the recorder's executor."""
    found: dict[str, list[Any]] = statistics_during_period(
        hass,
        dt_util.utc_from_timestamp(begin // STEP * STEP),
        dt_util.utc_from_timestamp(end),
        entity_ids,
        "5minute",
        UNITS,
        {"change", "mean"},
    )
    return found


def _of_states(states: Sequence[Any], gauge: Gauge, begin: float, end: float) -> Series | None:
    values: dict[float, float] = {}
    for state in states:
        assert isinstance(state, State)  # noqa: S101 -- the compressed format was not asked for
        at = max(state.last_updated_timestamp, begin)
        if at < end:
            values[at] = gauge.sign * told(state, gauge.wanted)
    return _series(values, end)


def _of_rows(rows: Sequence[Mapping[str, Any]], gauge: Gauge, begin: float, end: float) -> Series | None:
    scale = gauge.sign * (1000.0 * HOUR / STEP if gauge.energy else 1.0)
    key = "change" if gauge.energy else "mean"
    values = {
        max(float(row["start"]), begin): scale * float(value) for row in rows if (value := row.get(key)) is not None
    }
    return _series(values, end)


def _series(values: Mapping[float, float], end: float) -> Series | None:
    times = np.array(sorted(values), dtype=np.float64)
    found: Array = np.array([values[at] for at in times.tolist()], dtype=np.float64)
    return None if not found.size or np.isnan(found).all() else Series(times, found, end)
