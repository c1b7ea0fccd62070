"""Writing a recorded past into a database that Home Assistant's recorder then takes up as its own."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import batched
from typing import Any

from homeassistant.components.recorder.db_schema import (
    Base,
    RecorderRuns,
    StateAttributes,
    States,
    StatesMeta,
    Statistics,
    StatisticsMeta,
    StatisticsRuns,
    StatisticsShortTerm,
)
from homeassistant.components.recorder.migration import initialize_database
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.sensor.const import UNIT_CONVERTERS
from homeassistant.util.ulid import ulid_at_time, ulid_to_bytes
from sqlalchemy import create_engine, delete, func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from .long_term import FIVE_MINUTES, Statistic, hourly, short_term
from .recording import Recording, Row, Track

BATCH = 20_000


class AlreadyRecordedError(Exception):
    """The database holds states already."""


def write(url: str, recording: Recording, start: float, end: float) -> int:
    """Write everything into the database at an SQLAlchemy address; return the number of states."""
    engine = create_engine(url)
    try:
        Base.metadata.create_all(engine)
        initialize_database(sessionmaker(engine))
        with Session(engine) as session:
            if session.execute(select(func.count(States.state_id))).scalar_one():
                raise AlreadyRecordedError(url)
            count = _write_states(session, recording)
            _write_statistics(session, recording, start, end)
            session.add(RecorderRuns(start=_when(start), end=_when(end), created=_when(end)))
            session.commit()
        return count
    finally:
        engine.dispose()


def _write_states(session: Session, recording: Recording) -> int:
    entity_ids = {entity_id: number for number, entity_id in enumerate(recording.tracks, 1)}
    _insert(session, StatesMeta, ({"metadata_id": n, "entity_id": e} for e, n in entity_ids.items()))
    shared: dict[bytes, int] = {}
    rows = sorted(
        ((row, entity_ids[entity_id]) for entity_id, track in recording.tracks.items() for row in track.rows),
        key=lambda pair: pair[0].time,
    )
    for row, _ in rows:
        shared.setdefault(row.attributes, len(shared) + 1)
    _insert(
        session,
        StateAttributes,
        (
            {
                "attributes_id": number,
                "hash": StateAttributes.hash_shared_attrs_bytes(text),
                "shared_attrs": text.decode(),
            }
            for text, number in shared.items()
        ),
    )
    _insert(session, States, _state_rows(rows, shared))
    return len(rows)


def _state_rows(rows: list[tuple[Row, int]], shared: dict[bytes, int]) -> Iterator[dict[str, Any]]:
    before: dict[int, int] = {}
    for number, (row, metadata_id) in enumerate(rows, 1):
        yield {
            "state_id": number,
            "metadata_id": metadata_id,
            "state": row.state,
            "last_updated_ts": row.time,
            "last_changed_ts": None if row.changed == row.time else row.changed,
            "old_state_id": before.get(metadata_id),
            "attributes_id": shared[row.attributes],
            "origin_idx": 0,
            "context_id_bin": ulid_to_bytes(ulid_at_time(row.time)),
        }
        before[metadata_id] = number


def _write_statistics(session: Session, recording: Recording, start: float, end: float) -> None:
    sensors = [track for track in recording.tracks.values() if track.entity.spec.traits.get("state_class")]
    _insert(session, StatisticsMeta, (_meta(number, track) for number, track in enumerate(sensors, 1)))
    for number, track in enumerate(sensors, 1):
        counts = _counts(track)
        times, values = track.numbers()
        fives = short_term(times, values, end, counts)
        _insert(session, StatisticsShortTerm, map(partial(_statistic_row, number, FIVE_MINUTES), fives))
        _insert(session, Statistics, map(partial(_statistic_row, number, 3600.0), hourly(fives, counts)))
    session.execute(delete(StatisticsRuns))
    first, last = int(start // FIVE_MINUTES), int(end // FIVE_MINUTES)
    _insert(session, StatisticsRuns, ({"start": _when(period * FIVE_MINUTES)} for period in range(first, last)))


def _counts(track: Track) -> bool:
    return bool(track.entity.spec.traits["state_class"] == "total_increasing")


def _meta(number: int, track: Track) -> dict[str, Any]:
    traits = track.entity.spec.traits
    converter = UNIT_CONVERTERS.get(traits["device_class"])
    known = converter is not None and traits["unit"] in converter.VALID_UNITS
    return {
        "id": number,
        "statistic_id": track.entity.spec.entity_id,
        "source": "recorder",
        "unit_of_measurement": traits["unit"],
        "unit_class": converter.UNIT_CLASS if converter is not None and known else None,
        "has_mean": None,
        "has_sum": _counts(track),
        "name": None,
        "mean_type": StatisticMeanType.NONE if _counts(track) else StatisticMeanType.ARITHMETIC,
    }


def _statistic_row(number: int, length: float, statistic: Statistic) -> dict[str, Any]:
    return {
        "metadata_id": number,
        "created_ts": statistic.start + length + 10.0,
        "start_ts": statistic.start,
        "mean": statistic.mean,
        "min": statistic.low,
        "max": statistic.high,
        "state": statistic.state,
        "sum": statistic.total,
    }


def _insert(session: Session, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    for batch in batched(rows, BATCH, strict=False):
        session.execute(insert(table.__table__), list(batch))


def _when(time: float) -> datetime:
    return datetime.fromtimestamp(time, UTC)
