"""Home Assistant's recorder as core series: states and attributes by channel, statistics for what lies before them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from homeassistant.components.recorder.db_schema import RecorderRuns, States, StatesMeta
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.components.recorder.models import process_timestamp
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import PERCENTAGE, UnitOfTemperature
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.recorder import DATA_INSTANCE, session_scope
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from .const import LOGGER
from .core.channel import Channel, InvalidValueError
from .core.messages import Message
from .core.series import Series
from .sources import NOT_REPORTED, Reader

type Array = NDArray[np.float64]
type Progress = Callable[[float], None]
type Samples = tuple[list[float], list[float]]
type Span = tuple[float, float, bool]

MAX_SAMPLES = 200_000
"""Per entity; older ones are left out."""
FIRST_SLICE = 6 * 3600.0
LONGEST_SLICE = 4 * 86_400.0
ROWS_WANTED = 4_000
"""Rows per query: small enough for a Raspberry Pi's memory, large enough not to ask thousands of times."""
JUST_BEFORE = 1e-5
"""s; the recorder leaves out what was written at the very start of the time it is asked for."""
MOST_STATES = 24
"""States that a device without a list of its own may have."""
SHORTEST_OUTAGE = 300.0
MESSAGES: dict[str, tuple[str, ...]] = {
    "history_no_recorder": (),
    "history_unreadable": (),
}


class Combine(StrEnum):
    """What several entities make together."""

    ANY = "any"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One series to read: the entities it comes from, and how to read a recorded state into the channel.

    statistics: whether hourly means may stand in for times before the recorded states begin.
    """

    channel: Channel
    entity_ids: tuple[str, ...]
    read: Reader
    combine: Combine = Combine.ANY
    statistics: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What the recorder knew: series by channel key, and in notes why there is less than one might expect."""

    series: Mapping[str, Series] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()

    @property
    def days(self) -> float:
        """Return how many days the longest series covers."""
        spans = [series.end - series.times[0] for series in self.series.values() if series.times.size]
        return max(spans, default=0.0) / 86_400


async def async_read(
    hass: HomeAssistant, wanted: Iterable[Wanted], start: float, end: float, on_progress: Progress | None = None
) -> History:
    """Read series from start to end (epoch s) off the event loop. Never raises for a missing or failing recorder."""
    if DATA_INSTANCE not in hass.data:
        return History(notes=(Message("history_no_recorder"),))
    run = hass.data[DATA_INSTANCE].async_add_executor_job
    wishes = list(wanted)
    series: dict[str, Series] = {}
    try:
        outages = await run(_outages, hass, start, end)
        for done, wish in enumerate(wishes):
            parts = [
                _gapped(await _async_samples(hass, entity_id, wish, start, end), outages, end)
                for entity_id in wish.entity_ids
            ]
            whole = _combined([part for part in parts if part.times.size], wish.combine, end)
            if wish.statistics and whole is not None:
                rows = await run(_hourly, hass, wish.entity_ids[0], start, whole.times[0])
                whole = _prepended(rows, whole)
            if whole is not None:
                series[wish.channel.key] = whole
            if on_progress:
                on_progress((done + 1) / len(wishes))
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's history could not be read: %s", err)
        return History(series, (Message("history_unreadable"),))
    return History(series)


async def async_states_seen(hass: HomeAssistant, entity_id: str, start: float) -> tuple[str, ...]:
    """Return the states that an entity had since start (epoch s), the most frequent first; none where there are many.

    What has ever new states tells something, it is not in one of several. Never raises for a missing recorder.
    """
    if DATA_INSTANCE not in hass.data:
        return ()
    try:
        found: tuple[str, ...] = await hass.data[DATA_INSTANCE].async_add_executor_job(_seen, hass, entity_id, start)
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's history could not be read: %s", err)
        return ()
    return found if len(found) <= MOST_STATES else ()


def _seen(hass: HomeAssistant, entity_id: str, start: float) -> tuple[str, ...]:
    """Return at most MOST_STATES + 1 states with the most rows first. Runs in the recorder's executor."""
    with session_scope(hass=hass, read_only=True) as session:
        rows = session.execute(
            select(States.state)
            .join(StatesMeta, States.metadata_id == StatesMeta.metadata_id)
            .where(StatesMeta.entity_id == entity_id)
            .where(States.last_updated_ts >= start)
            .where(States.state.is_not(None))
            .where(States.state.not_in(NOT_REPORTED))
            .group_by(States.state)
            .order_by(func.count().desc(), States.state)
            .limit(MOST_STATES + 1)
        ).all()
    return tuple(str(state) for (state,) in rows)


async def _async_samples(hass: HomeAssistant, entity_id: str, wish: Wanted, start: float, end: float) -> Samples:
    """Read one entity, newest first, in slices of about ROWS_WANTED rows, until start or MAX_SAMPLES is reached."""
    run = hass.data[DATA_INSTANCE].async_add_executor_job
    pieces: list[Samples] = []
    length, upto, count = FIRST_SLICE, end, 0
    while upto > start and count < MAX_SAMPLES:
        begin = max(start, upto - length)
        rows, samples = await run(_slice, hass, entity_id, wish, (begin, upto, begin <= start))
        pieces.append(samples)
        count += len(samples[0])
        upto = begin
        if rows < ROWS_WANTED // 2:
            length = min(length * 2, LONGEST_SLICE)
        elif rows > ROWS_WANTED:
            length /= 2
    times: list[float] = []
    values: list[float] = []
    for piece_times, piece_values in reversed(pieces):
        times += piece_times
        values += piece_values
    return times, values


def _slice(hass: HomeAssistant, entity_id: str, wish: Wanted, span: Span) -> tuple[int, Samples]:
    """Read one slice; return how many rows it had, and its samples. Runs in the recorder's executor."""
    start, end, with_start = span
    states = get_significant_states(
        hass,
        dt_util.utc_from_timestamp(start - JUST_BEFORE),
        dt_util.utc_from_timestamp(end),
        [entity_id],
        include_start_time_state=with_start,
        significant_changes_only=False,
        no_attributes=False,
    ).get(entity_id, [])
    times: list[float] = []
    values: list[float] = []
    for state in states:
        assert isinstance(state, State)  # noqa: S101 -- the compressed format was not asked for
        value = told(state, wish)
        if values and (value == values[-1] or (value != value and values[-1] != values[-1])):  # noqa: PLR0124 -- NaN
            continue
        times.append(max(state.last_updated_timestamp, start))
        values.append(value)
    return len(states), (times, values)


def told(state: State, wish: Wanted) -> float:
    """Return a state, a recorded or the present one, as the channel's number, NaN where there is none to believe."""
    if state.state in NOT_REPORTED:
        return np.nan
    try:
        raw = wish.read(state)
        return np.nan if raw is None else wish.channel.encode(wish.channel.validate(raw))
    except InvalidValueError, TypeError, ValueError:
        return np.nan


def _outages(hass: HomeAssistant, start: float, end: float) -> list[tuple[float, float]]:
    """Return when nothing was recorded because Home Assistant did not run: (from, until) in epoch s."""
    found: list[tuple[float, float]] = []
    with session_scope(hass=hass, read_only=True) as session:
        runs: Sequence[Any] = session.execute(
            select(RecorderRuns.start, RecorderRuns.end, RecorderRuns.closed_incorrect)
            .where(RecorderRuns.end.is_(None) | (RecorderRuns.end >= dt_util.utc_from_timestamp(start)))
            .order_by(RecorderRuns.start)
        ).all()
        for (_, ended, unclean), (began, _, _) in pairwise(runs):
            if ended is None:
                continue
            since = _timestamp(began)
            # A run that nobody ended was given the start of the next one for its end.
            last = _last_before(session, since) if unclean else None
            until = _timestamp(ended) if last is None else last
            if since - until >= SHORTEST_OUTAGE and until < end:
                found.append((until, since))
    return found


def _last_before(session: Session, at: float) -> float | None:
    """Return when anything was last recorded before a time (epoch s)."""
    found: float | None = session.execute(
        select(func.max(States.last_updated_ts)).where(States.last_updated_ts < at)
    ).scalar()
    return found


@dataclass(frozen=True, slots=True)
class Gap:
    """When Home Assistant was away without having been stopped: the last it recorded, and the first (epoch s)."""

    since: float
    until: float


async def async_gap(hass: HomeAssistant) -> Gap | None:
    """Return the gap before this run of Home Assistant if it did not stop by itself; None: it did, or nobody knows."""
    if DATA_INSTANCE not in hass.data:
        return None
    try:
        return await hass.data[DATA_INSTANCE].async_add_executor_job(_gap, hass)
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.debug("How Home Assistant last ended could not be read: %s", err)
        return None


def _gap(hass: HomeAssistant) -> Gap | None:
    began = hass.data[DATA_INSTANCE].recorder_runs_manager.recording_start
    with session_scope(hass=hass, read_only=True) as session:
        unclean = session.execute(
            select(RecorderRuns.closed_incorrect)
            .where(RecorderRuns.start < began)
            .order_by(RecorderRuns.start.desc())
            .limit(1)
        ).scalar()
        last = _last_before(session, began.timestamp()) if unclean else None
    return None if last is None else Gap(since=last, until=began.timestamp())


def _timestamp(moment: datetime) -> float:
    return process_timestamp(moment).timestamp()


def _hourly(hass: HomeAssistant, entity_id: str, start: float, end: float) -> Samples:
    """Return hourly means as samples at the middle of their hours. Runs in the recorder's executor."""
    if end - start < 3600:
        return [], []
    rows = statistics_during_period(
        hass,
        dt_util.utc_from_timestamp(start),
        dt_util.utc_from_timestamp(end),
        {entity_id},
        "hour",
        {"temperature": UnitOfTemperature.CELSIUS, "unitless": PERCENTAGE},
        {"mean"},
    ).get(entity_id, [])
    pairs = [
        (middle, mean)
        for row in rows
        if (mean := row.get("mean")) is not None and (middle := (row["start"] + row["end"]) / 2) < end
    ]
    return [middle for middle, _ in pairs], [mean for _, mean in pairs]


def _series(times: Array, values: Array, end: float) -> Series:
    """Return a change-only series of samples in order of time; of samples at one time the last counts."""
    if not times.size:
        return Series(times, values, end)
    last = np.append(np.diff(times) > 0, True)
    times, values = times[last], values[last]
    same = (values[1:] == values[:-1]) | (np.isnan(values[1:]) & np.isnan(values[:-1]))
    changed = np.append(True, ~same)
    return Series(times[changed], values[changed], end)


def _gapped(samples: Samples, outages: Iterable[tuple[float, float]], end: float) -> Series:
    """Return samples as a series that knows nothing during outages."""
    times, values = np.array(samples[0]), np.array(samples[1])
    for since, until in outages:
        if not times.size or times[0] >= since:
            continue
        outside = (times < since) | (times >= until)
        times, values = times[outside], values[outside]
        at = np.searchsorted(times, since)
        times, values = np.insert(times, at, since), np.insert(values, at, np.nan)
    keep = slice(max(0, times.size - MAX_SAMPLES), None)
    return _series(times[keep], values[keep], end)


def _combined(parts: list[Series], combine: Combine, end: float) -> Series | None:
    """Return one series of several: whether any is on, or their sum. What is not known is left out of it."""
    known = [part for part in parts if not np.isnan(part.values).all()]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    times = np.unique(np.concatenate([part.times for part in known]))
    values = np.stack([part.at(times) for part in known])
    nowhere = np.isnan(values).all(axis=0)
    filled = np.nan_to_num(values, nan=0.0)
    together = filled.max(axis=0) if combine is Combine.ANY else filled.sum(axis=0)
    return _series(times, np.where(nowhere, np.nan, together), end)


def _prepended(rows: Samples, series: Series) -> Series:
    times = np.concatenate([np.array(rows[0]), series.times])
    return _series(times, np.concatenate([np.array(rows[1]), series.values]), series.end)
