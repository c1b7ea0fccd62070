"""Typed queries for Database.async_read. All return newest first and at most `limit` rows; page on with `before`."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, func, select

from . import chain, forecast_codec, snapshot_codec
from .codec import Codec, from_json
from .errors import StoreError
from .ids import from_key, time_of, to_key
from .records import (
    AuditRow,
    CorrectionRecord,
    EventRecord,
    ForecastRecord,
    MetricRecord,
    QuarantineRecord,
    ScenarioRecord,
    SnapshotRecord,
    SyncFigures,
)
from .schema import (
    ANCHORS,
    AUDIT,
    BOUND_TO,
    CHANNELS,
    CORRECTIONS,
    EVENTS,
    FORECASTS,
    METRICS,
    QUARANTINE,
    SCENARIOS,
    SNAPSHOTS,
    SYNCS,
    TWINS,
    row_key,
)
from .scribe import read_layouts

LIMIT: Final = 1_000
NEAR: Final = 1.0
"""s between the time of a snapshot and that of its id, at most, if it was made when it was taken."""
SCENARIO_FIELDS: Final = frozenset({"name", "outcome", "request", "result", "seed"})
"""Of a simulation's record: what is kept as its content."""


def raw_of(connection: Connection, table: Table, row: Row[Any]) -> bytes:
    """Return the raw payload of a row."""
    codec: Codec = connection.info.get("codec") or Codec()
    identity = (getattr(row, column) for column in BOUND_TO[table.name])
    return codec.decode(bytes(row.payload), row_key(table.name, *identity))


def _between[S: Select[Any]](asked: S, column: Any, start: float | None, end: float | None) -> S:
    if start is not None:
        asked = asked.where(column >= start)
    return asked if end is None else asked.where(column < end)


def _of_twin(table: Table, *columns: Any) -> Select[Any]:
    """Return a selection of a table's rows with the id of their twin, which may be none."""
    return select(table, TWINS.c.twin_id.label("twin_id"), *columns).outerjoin(TWINS, TWINS.c.id == table.c.twin)


def twin_ids(connection: Connection) -> set[str]:
    """Return the twins the database knows."""
    return set(connection.execute(select(TWINS.c.twin_id)).scalars())


def snapshots(
    connection: Connection,
    twin_id: str,
    *,
    start: float | None = None,
    end: float | None = None,
    limit: int = LIMIT,
) -> list[SnapshotRecord]:
    """Return a twin's snapshots from start up to, but not at, end."""
    number = connection.execute(select(TWINS.c.id).where(TWINS.c.twin_id == twin_id)).scalar_one_or_none()
    if number is None:
        return []
    asked = _between(select(SNAPSHOTS).where(SNAPSHOTS.c.twin == number), SNAPSHOTS.c.at, start, end)
    rows = connection.execute(asked.order_by(SNAPSHOTS.c.at.desc(), SNAPSHOTS.c.id.desc()).limit(limit))
    names = _layouts(connection)
    return [_snapshot(connection, row, twin_id, names) for row in rows]


def snapshot(connection: Connection, snapshot_id: str) -> SnapshotRecord | None:
    """Return one snapshot. Its id, a ULID, tells about when to look; for any other all are looked through."""
    key = to_key(snapshot_id)
    wanted = _of_twin(SNAPSHOTS).where(SNAPSHOTS.c.id == key)
    row = None
    if (at := time_of(key)) is not None:
        near = wanted.where(SNAPSHOTS.c.twin.in_(select(TWINS.c.id)), SNAPSHOTS.c.at.between(at - NEAR, at + NEAR))
        row = connection.execute(near).first()
    row = row or connection.execute(wanted).first()
    return None if row is None else _snapshot(connection, row, row.twin_id, _layouts(connection))


def snapshot_at(connection: Connection, twin_id: str, at: float) -> SnapshotRecord | None:
    """Return the last snapshot of a twin taken at a time or before."""
    found = snapshots(connection, twin_id, end=_just_after(at), limit=1)
    return found[0] if found else None


def _just_after(at: float) -> float:
    return math.nextafter(at, math.inf)


def _snapshot(
    connection: Connection, row: Row[Any], twin_id: str, names: Callable[[int], tuple[str, ...]]
) -> SnapshotRecord:
    raw = raw_of(connection, SNAPSHOTS, row)
    return snapshot_codec.unpack(raw, from_key(bytes(row.id)), twin_id, row.at, names)


def _layouts(connection: Connection) -> Callable[[int], tuple[str, ...]]:
    known = read_layouts(connection)
    return known.__getitem__


def events(
    connection: Connection,
    *,
    twin_id: str | None = None,
    categories: Collection[str] = (),
    severities: Collection[str] = (),
    acknowledged: bool | None = None,
    start: float | None = None,
    end: float | None = None,
    limit: int = LIMIT,
) -> list[EventRecord]:
    """Return events; without a twin those of all twins and of the home."""
    asked = _between(_of_twin(EVENTS), EVENTS.c.at, start, end)
    if twin_id is not None:
        asked = asked.where(TWINS.c.twin_id == twin_id)
    if categories:
        asked = asked.where(EVENTS.c.category.in_(categories))
    if severities:
        asked = asked.where(EVENTS.c.severity.in_(severities))
    if acknowledged is not None:
        when = EVENTS.c.acknowledged_at
        asked = asked.where(when.is_not(None) if acknowledged else when.is_(None))
    rows = connection.execute(asked.order_by(EVENTS.c.at.desc(), EVENTS.c.id.desc()).limit(limit))
    return [_event(connection, row) for row in rows]


def event(connection: Connection, event_id: str) -> EventRecord | None:
    """Return one event."""
    row = connection.execute(_of_twin(EVENTS).where(EVENTS.c.id == to_key(event_id))).first()
    return None if row is None else _event(connection, row)


def _event(connection: Connection, row: Row[Any]) -> EventRecord:
    return EventRecord(
        event_id=from_key(bytes(row.id)),
        twin_id=row.twin_id,
        at=row.at,
        category=row.category,
        severity=row.severity,
        kind=row.kind,
        data=from_json(raw_of(connection, EVENTS, row)),
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by,
    )


def syncs(
    connection: Connection, twin_id: str, *, start: float | None = None, end: float | None = None, limit: int = LIMIT
) -> list[SyncFigures]:
    """Return a twin's reconciles; those that changed nothing by the hour."""
    asked = _between(_of_twin(SYNCS).where(TWINS.c.twin_id == twin_id), SYNCS.c.at, start, end)
    return [
        SyncFigures(
            twin_id=twin_id,
            at=row.at,
            outcome=row.outcome,
            count=row.reconciles,
            duration=row.duration,
            longest=row.longest,
            changed={} if row.payload is None else from_json(raw_of(connection, SYNCS, row)),
        )
        for row in connection.execute(asked.order_by(SYNCS.c.at.desc()).limit(limit))
    ]


def metrics(
    connection: Connection,
    *,
    twin_id: str | None = None,
    names: Collection[str] = (),
    first: str | None = None,
    last: str | None = None,
    limit: int = LIMIT,
) -> list[MetricRecord]:
    """Return daily figures of a twin (None: of the home), of days from first to last, both included."""
    asked = _of_twin(METRICS).where(TWINS.c.twin_id == twin_id if twin_id else METRICS.c.twin == 0)
    if names:
        asked = asked.where(METRICS.c.name.in_(names))
    if first is not None:
        asked = asked.where(METRICS.c.day >= first)
    if last is not None:
        asked = asked.where(METRICS.c.day <= last)
    rows = connection.execute(asked.order_by(METRICS.c.day.desc(), METRICS.c.name).limit(limit))
    return [MetricRecord(twin_id=row.twin_id, day=row.day, name=row.name, value=row.value) for row in rows]


def forecasts(
    connection: Connection,
    twin_id: str,
    *,
    channel: str | None = None,
    start: float | None = None,
    end: float | None = None,
    limit: int = LIMIT,
) -> list[ForecastRecord]:
    """Return a twin's forecasts by the time they were for, the latest first."""
    number = connection.execute(select(TWINS.c.id).where(TWINS.c.twin_id == twin_id)).scalar_one_or_none()
    if number is None:
        return []
    rows = connection.execute(select(CHANNELS.c.id, CHANNELS.c.name).where(CHANNELS.c.twin == number))
    names = {row.id: row.name for row in rows if channel in (None, row.name)}
    return list(islice(_forecasts(connection, twin_id, number, names, start, end), limit))


def _forecasts(
    connection: Connection, twin_id: str, number: int, names: Mapping[int, str], start: float | None, end: float | None
) -> Iterator[ForecastRecord]:
    asked = select(FORECASTS).where(FORECASTS.c.twin == number).order_by(FORECASTS.c.hour.desc())
    if start is not None:
        asked = asked.where(FORECASTS.c.hour >= forecast_codec.hour_of(start))
    if end is not None:
        asked = asked.where(FORECASTS.c.hour <= forecast_codec.hour_of(end))
    with connection.execute(asked) as rows:
        for row in rows:
            for forecast in reversed(forecast_codec.unpack(raw_of(connection, FORECASTS, row))):
                if (name := names.get(forecast.channel)) is None:
                    continue
                record = forecast_codec.record_of(forecast, twin_id, name, row.hour)
                if (start is None or record.due_at >= start) and (end is None or record.due_at < end):
                    yield record


def scenarios(
    connection: Connection,
    *,
    kinds: Collection[str] = (),
    start: float | None = None,
    end: float | None = None,
    limit: int = LIMIT,
) -> list[ScenarioRecord]:
    """Return what was simulated."""
    asked = _between(select(SCENARIOS), SCENARIOS.c.at, start, end)
    if kinds:
        asked = asked.where(SCENARIOS.c.kind.in_(kinds))
    rows = connection.execute(asked.order_by(SCENARIOS.c.at.desc(), SCENARIOS.c.id.desc()).limit(limit))
    return [_scenario(connection, row) for row in rows]


def scenario(connection: Connection, scenario_id: str) -> ScenarioRecord | None:
    """Return one simulation."""
    row = connection.execute(select(SCENARIOS).where(SCENARIOS.c.id == to_key(scenario_id))).first()
    return None if row is None else _scenario(connection, row)


def _scenario(connection: Connection, row: Row[Any]) -> ScenarioRecord:
    content = from_json(raw_of(connection, SCENARIOS, row))
    # Of what another version kept only what this one knows is read, and what is no table counts as empty.
    known = (
        {key: value for key, value in content.items() if key in SCENARIO_FIELDS} if isinstance(content, dict) else {}
    )
    for key in ("request", "result"):
        if not isinstance(known.get(key), dict):
            known[key] = {}
    return ScenarioRecord(scenario_id=from_key(bytes(row.id)), at=row.at, kind=row.kind, **known)


def corrections(
    connection: Connection,
    *,
    twin_id: str | None = None,
    start: float | None = None,
    end: float | None = None,
    limit: int = LIMIT,
) -> list[CorrectionRecord]:
    """Return corrections, of all twins unless one is named."""
    asked = _between(_of_twin(CORRECTIONS), CORRECTIONS.c.at, start, end)
    if twin_id is not None:
        asked = asked.where(TWINS.c.twin_id == twin_id)
    rows = connection.execute(asked.order_by(CORRECTIONS.c.at.desc(), CORRECTIONS.c.id.desc()).limit(limit))
    return [_correction(connection, row) for row in rows]


def correction(connection: Connection, correction_id: str) -> CorrectionRecord | None:
    """Return one correction."""
    row = connection.execute(_of_twin(CORRECTIONS).where(CORRECTIONS.c.id == to_key(correction_id))).first()
    return None if row is None else _correction(connection, row)


def _correction(connection: Connection, row: Row[Any]) -> CorrectionRecord:
    content = from_json(raw_of(connection, CORRECTIONS, row))
    return CorrectionRecord(
        correction_id=from_key(bytes(row.id)), twin_id=row.twin_id, at=row.at, rule=row.rule, **content
    )


def quarantine(
    connection: Connection, twin_id: str, *, start: float | None = None, end: float | None = None, limit: int = LIMIT
) -> list[QuarantineRecord]:
    """Return what a twin did not believe."""
    asked = _between(_of_twin(QUARANTINE).where(TWINS.c.twin_id == twin_id), QUARANTINE.c.at, start, end)
    rows = connection.execute(asked.order_by(QUARANTINE.c.at.desc(), QUARANTINE.c.id.desc()).limit(limit))
    return [
        QuarantineRecord(twin_id=twin_id, at=row.at, **from_json(raw_of(connection, QUARANTINE, row))) for row in rows
    ]


def quarantined(connection: Connection, twin_id: str, *, start: float, end: float | None) -> int:
    """Return how many reports a twin did not believe."""
    asked = select(func.count()).select_from(QUARANTINE).join(TWINS, TWINS.c.id == QUARANTINE.c.twin)
    asked = _between(asked.where(TWINS.c.twin_id == twin_id), QUARANTINE.c.at, start, end)
    return int(connection.execute(asked).scalar_one())


def audit(
    connection: Connection,
    *,
    twin_id: str | None = None,
    actions: Collection[str] = (),
    start: float | None = None,
    end: float | None = None,
    before: int | None = None,
    limit: int = LIMIT,
) -> list[AuditRow]:
    """Return audit rows, those before a sequence number if one is given."""
    asked = _between(select(AUDIT), AUDIT.c.at, start, end)
    if twin_id is not None:
        asked = asked.where(AUDIT.c.twin_id == twin_id)
    if actions:
        asked = asked.where(AUDIT.c.action.in_(actions))
    if before is not None:
        asked = asked.where(AUDIT.c.seq < before)
    rows = connection.execute(asked.order_by(AUDIT.c.seq.desc()).limit(limit)).all()
    hashes = _hashes_before(connection, [row.seq for row in rows])
    return [chain.read(_stored(connection, row), hashes.get(row.seq - 1, chain.GENESIS)) for row in rows]


def _hashes_before(connection: Connection, numbers: list[int]) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    before = [number - 1 for number in numbers]
    for table in (AUDIT, ANCHORS):
        for start in range(0, len(before), 500):
            chosen = before[start : start + 500]
            rows = connection.execute(select(table.c.seq, table.c.hash).where(table.c.seq.in_(chosen)))
            found |= {row.seq: bytes(row.hash) for row in rows}
    return found


def verify_audit(connection: Connection) -> chain.Verification:
    """Walk the whole chain from its last anchor and tell whether it is intact."""
    anchor = connection.execute(select(ANCHORS).order_by(ANCHORS.c.seq.desc()).limit(1)).first()
    start = chain.Head() if anchor is None else chain.Head(int(anchor.seq), bytes(anchor.hash))
    return chain.verify(_links(connection), start, None if anchor is None else int(anchor.seq))


def _links(connection: Connection) -> Iterator[chain.StoredLink]:
    last = -1
    while True:
        rows = connection.execute(select(AUDIT).where(AUDIT.c.seq > last).order_by(AUDIT.c.seq).limit(5_000)).all()
        for row in rows:
            yield _stored(connection, row)
        if not rows:
            return
        last = rows[-1].seq


def _stored(connection: Connection, row: Row[Any]) -> chain.StoredLink:
    try:
        raw = raw_of(connection, AUDIT, row)
    except (StoreError, IndexError, TypeError, ValueError):  # fmt: skip
        raw = None
    return chain.StoredLink(
        seq=int(row.seq), at=row.at, action=row.action, twin_id=row.twin_id, raw=raw, hash=bytes(row.hash)
    )
