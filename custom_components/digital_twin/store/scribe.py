"""Writes records into the tables within a transaction.

Numbers of twins, channels and layouts and the chain's head are remembered, as nobody else writes; after a failed
transaction they are read anew.
"""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import batched
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, tuple_

from . import chain, forecast_codec, snapshot_codec
from .codec import Codec, from_json, to_json
from .errors import RefusedError
from .forecast_codec import Kept
from .ids import to_key
from .record_queue import Uneventful
from .records import (
    AuditRecord,
    CorrectionRecord,
    EventRecord,
    ForecastRecord,
    MetricRecord,
    QuarantineRecord,
    Record,
    ScenarioRecord,
    SnapshotRecord,
    SyncOutcome,
    SyncRecord,
    TwinRecord,
)
from .redact import redacted
from .schema import (
    ANCHORS,
    AUDIT,
    CHANNELS,
    CORRECTIONS,
    EVENTS,
    FORECASTS,
    HOME,
    LAYOUTS,
    METRICS,
    QUARANTINE,
    SCENARIOS,
    SNAPSHOTS,
    SYNCS,
    TWINS,
    row_key,
)
from .upsert import upsert

type Row = dict[str, Any]
type Hour = tuple[int, int]

HOUR: Final = 3600.0
HOURS_AT_ONCE: Final = 400
_REPLACED: Final[Mapping[str, tuple[str, ...]]] = {
    "events": ("acknowledged_at", "acknowledged_by"),
    "metrics": ("value",),
    "forecasts": ("payload",),
    "scenarios": ("payload",),
    "corrections": ("payload",),
}
"""What writing a record again changes; in other tables a row that exists stays as it is."""


@dataclass(slots=True)
class _Known:
    """The number of a twin or a channel, and its kind or unit."""

    number: int
    trait: str | None = None


class Scribe:
    """Writes to one database through one connection at a time."""

    def __init__(self, codec: Codec) -> None:
        """Nothing is read until the first record."""
        self.codec = codec
        self._twins: dict[str, _Known] | None = None
        self._channels: dict[tuple[int, str], _Known] = {}
        self._layouts: dict[tuple[str, ...], int] | None = None
        self._head: chain.Head | None = None
        self._makers: Mapping[type, Callable[[Connection, Any], tuple[Table, Row]]] = {
            SnapshotRecord: self._snapshot,
            EventRecord: self._event,
            SyncRecord: self._sync,
            MetricRecord: self._metric,
            ScenarioRecord: self._scenario,
            CorrectionRecord: self._correction,
            QuarantineRecord: self._quarantine,
            AuditRecord: self._audit,
        }

    def forget(self) -> None:
        """Read everything anew: the transaction failed, another connection or another key is used."""
        self._twins = None
        self._channels = {}
        self._layouts = None
        self._head = None

    def write(self, connection: Connection, records: Iterable[Record]) -> None:
        """Write records in their order. Raises RefusedError for one that cannot be a row, and the database's errors."""
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        tables: dict[str, Table] = {}
        forecasts: defaultdict[Hour, list[Kept]] = defaultdict(list)
        for record in records:
            if isinstance(record, TwinRecord):
                self._describe(connection, record)
                continue
            try:
                if isinstance(record, ForecastRecord):
                    hour, forecast = self._forecast(connection, record)
                    forecasts[hour].append(forecast)
                    continue
                table, row = self._makers[type(record)](connection, record)
            except (struct.error, OverflowError, AttributeError, KeyError, TypeError, ValueError) as err:
                raise RefusedError(f"{type(record).__name__}: {err}") from err
            tables[table.name] = table
            rows[table.name].append(row)
        for name, found in rows.items():
            self._insert(connection, tables[name], found)
        if forecasts:
            self._insert(connection, FORECASTS, list(self._hours(connection, forecasts)))

    @staticmethod
    def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
        if table is SYNCS:
            upsert(connection, table, rows, added=("reconciles", "duration"), highest=("longest",))
        elif table is AUDIT or table is QUARANTINE:
            connection.execute(insert(table), rows)
        else:
            upsert(connection, table, rows, _REPLACED.get(table.name, ()))

    def head(self, connection: Connection) -> chain.Head:
        """Return the last link of the audit's chain."""
        if self._head is None:
            self._head = read_head(connection)
        return self._head

    def twin(self, connection: Connection, twin_id: str | None, at: float) -> int:
        """Return the number of a twin, which it gets with its first row."""
        return HOME if twin_id is None else self._twin(connection, twin_id, at).number

    def _twin(self, connection: Connection, twin_id: str, at: float) -> _Known:
        twins = self._known(connection)
        if twin_id not in twins:
            twins[twin_id] = _Known(_inserted(connection, TWINS, twin_id=twin_id, since=at))
        return twins[twin_id]

    def _channel(self, connection: Connection, twin: int, name: str) -> _Known:
        self._known(connection)
        if (twin, name) not in self._channels:
            self._channels[twin, name] = _Known(_inserted(connection, CHANNELS, twin=twin, name=name))
        return self._channels[twin, name]

    def _known(self, connection: Connection) -> dict[str, _Known]:
        """Return the twins by id, once read with their channels."""
        if self._twins is None:
            self._twins = {row.twin_id: _Known(row.id, row.kind) for row in connection.execute(select(TWINS))}
            channels = connection.execute(select(CHANNELS))
            self._channels = {(row.twin, row.name): _Known(row.id, row.unit) for row in channels}
        return self._twins

    def _describe(self, connection: Connection, record: TwinRecord) -> None:
        twin = self._twin(connection, record.twin_id, record.at)
        if twin.trait != record.kind:
            connection.execute(TWINS.update().where(TWINS.c.id == twin.number).values(kind=record.kind))
            twin.trait = record.kind
        for name, unit in record.channels.items():
            channel = self._channel(connection, twin.number, name)
            if channel.trait != unit:
                connection.execute(CHANNELS.update().where(CHANNELS.c.id == channel.number).values(unit=unit))
                channel.trait = unit

    def _layout(self, connection: Connection, names: tuple[str, ...]) -> int:
        if self._layouts is None:
            self._layouts = {layout: number for number, layout in read_layouts(connection).items()}
        if (number := self._layouts.get(names)) is None:
            number = _inserted(connection, LAYOUTS, names=to_json(names).decode())
            self._layouts[names] = number
        return number

    def _sealed(self, table: Table, content: Any, *identity: object) -> bytes:
        raw = content if isinstance(content, bytes) else to_json(redacted(content))
        return self.codec.encode(raw, row_key(table.name, *identity))

    def _snapshot(self, connection: Connection, record: SnapshotRecord) -> tuple[Table, Row]:
        key = to_key(record.snapshot_id)
        raw = snapshot_codec.pack(record, self._layout(connection, snapshot_codec.names_of(record)))
        twin = self.twin(connection, record.twin_id, record.at)
        return SNAPSHOTS, {"id": key, "twin": twin, "at": record.at, "payload": self._sealed(SNAPSHOTS, raw, key)}

    def _event(self, connection: Connection, record: EventRecord) -> tuple[Table, Row]:
        key = to_key(record.event_id)
        return EVENTS, {
            "id": key,
            "twin": self.twin(connection, record.twin_id, record.at),
            "at": record.at,
            "category": str(record.category),
            "severity": str(record.severity),
            "kind": str(record.kind),
            "payload": self._sealed(EVENTS, record.data, key),
            "acknowledged_at": record.acknowledged_at,
            "acknowledged_by": record.acknowledged_by,
        }

    def tally(self, connection: Connection, tallies: Iterable[Uneventful]) -> None:
        """Write how often reconciles changed nothing."""
        rows = [
            self._sync(connection, tally.first)[1]
            | {"reconciles": tally.count, "duration": tally.duration, "longest": tally.longest}
            for tally in tallies
        ]
        if rows:
            self._insert(connection, SYNCS, rows)

    def _sync(self, connection: Connection, record: SyncRecord) -> tuple[Table, Row]:
        twin = self.twin(connection, record.twin_id, record.at)
        uneventful = record.outcome == SyncOutcome.UNCHANGED and not record.changed
        at = record.at // HOUR * HOUR if uneventful else record.at
        payload = self._sealed(SYNCS, record.changed, twin, at, str(record.outcome)) if record.changed else None
        return SYNCS, {
            "twin": twin,
            "at": at,
            "outcome": str(record.outcome),
            "reconciles": 1,
            "duration": record.duration,
            "longest": record.duration,
            "payload": payload,
        }

    def _metric(self, connection: Connection, record: MetricRecord) -> tuple[Table, Row]:
        twin = self.twin(connection, record.twin_id, 0.0)
        return METRICS, {"twin": twin, "day": record.day, "name": record.name, "value": float(record.value)}

    def _forecast(self, connection: Connection, record: ForecastRecord) -> tuple[Hour, Kept]:
        twin = self.twin(connection, record.twin_id, record.made_at)
        channel = self._channel(connection, twin, record.channel).number
        return (twin, forecast_codec.hour_of(record.due_at)), forecast_codec.kept(record, channel)

    def _hours(self, connection: Connection, new: Mapping[Hour, list[Kept]]) -> Iterator[Row]:
        """Yield the rows of the hours that forecasts or their outcomes came for, with what was there."""
        there: dict[Hour, list[Kept]] = {}
        for some in batched(new, HOURS_AT_ONCE, strict=False):
            asked = select(FORECASTS).where(tuple_(FORECASTS.c.twin, FORECASTS.c.hour).in_(some))
            for row in connection.execute(asked):
                raw = self.codec.decode(bytes(row.payload), row_key(FORECASTS.name, row.twin, row.hour))
                there[row.twin, row.hour] = forecast_codec.unpack(raw)
        for (twin, hour), forecasts in new.items():
            raw = forecast_codec.pack(forecast_codec.merged(there.get((twin, hour), ()), forecasts))
            yield {"twin": twin, "hour": hour, "payload": self._sealed(FORECASTS, raw, twin, hour)}

    def _scenario(self, _connection: Connection, record: ScenarioRecord) -> tuple[Table, Row]:
        key = to_key(record.scenario_id)
        content = {name: getattr(record, name) for name in ("name", "request", "result", "seed", "outcome")}
        payload = self._sealed(SCENARIOS, content, key)
        return SCENARIOS, {"id": key, "at": record.at, "kind": str(record.kind), "payload": payload}

    def _correction(self, connection: Connection, record: CorrectionRecord) -> tuple[Table, Row]:
        key = to_key(record.correction_id)
        content = {name: getattr(record, name) for name in ("before", "after", "undone_at", "success")}
        twin = self.twin(connection, record.twin_id, record.at)
        payload = self._sealed(CORRECTIONS, content, key)
        return CORRECTIONS, {"id": key, "twin": twin, "at": record.at, "rule": str(record.rule), "payload": payload}

    def _quarantine(self, connection: Connection, record: QuarantineRecord) -> tuple[Table, Row]:
        twin = self.twin(connection, record.twin_id, record.at)
        content = {name: getattr(record, name) for name in ("channel", "value", "reason", "entity_id")}
        payload = self._sealed(QUARANTINE, content, twin, record.at)
        return QUARANTINE, {"twin": twin, "at": record.at, "payload": payload}

    def _audit(self, connection: Connection, record: AuditRecord) -> tuple[Table, Row]:
        self._head, raw = chain.link(self.head(connection), record)
        seq = self._head.seq
        return AUDIT, {
            "seq": seq,
            "at": record.at,
            "action": record.action,
            "twin_id": record.twin_id,
            "payload": self._sealed(AUDIT, raw, seq),
            "hash": self._head.hash,
        }


def _inserted(connection: Connection, table: Table, **values: Any) -> int:
    """Insert a row and return its number."""
    made = connection.execute(insert(table).values(**values)).inserted_primary_key
    return int(made[0])  # type: ignore[index]  # one row was inserted, so there is one


def read_head(connection: Connection) -> chain.Head:
    """Return the last link of the audit's chain, which may be an anchor."""
    for table in (AUDIT, ANCHORS):
        last = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
        if last is not None:
            return chain.Head(int(last.seq), bytes(last.hash))
    return chain.Head()


def read_layouts(connection: Connection) -> dict[int, tuple[str, ...]]:
    """Return the channels of each layout."""
    return {row.id: tuple(from_json(row.names)) for row in connection.execute(select(LAYOUTS))}
