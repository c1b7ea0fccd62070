"""The tables. Migrations bring older ones here.

Ids that other systems see are keys of up to 63 bytes (ids), everything that may tell about people is in `payload`
(codec), the rest is what queries select by. Twins are numbered once; their rows go with them, their audit stays.
"""

from typing import Any, Final

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.dialects import mysql

VERSION: Final = 2
HOME: Final = 0
"""Number that stands for the whole home where a row belongs to no twin."""

METADATA: Final = MetaData()
_Key: Final = LargeBinary(63).with_variant(mysql.VARBINARY(63), "mysql", "mariadb")
_Payload: Final = LargeBinary().with_variant(mysql.LONGBLOB(), "mysql", "mariadb")
_Number: Final = Integer()
_Real: Final = Float(53)
_Counter: Final = BigInteger().with_variant(Integer(), "sqlite")


_WORDS: Final[dict[str, Any]] = {
    f"{server}_{option}": value
    for server in ("mysql", "mariadb")
    for option, value in (("charset", "utf8mb4"), ("collate", "utf8mb4_bin"))
}
"""Every word as it was written, whatever a server takes for its own: Latin letters only, or On for on."""


def _table(name: str, *columns: Column[Any] | Index) -> Table:
    return Table(name, METADATA, *columns, **_WORDS)


META = _table("meta", Column("name", String(64), primary_key=True), Column("value", Text, nullable=False))
TWINS = _table(
    "twins",
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("twin_id", String(64), nullable=False, unique=True),
    Column("kind", String(64)),
    Column("since", _Real, nullable=False),
)
CHANNELS = _table(
    "channels",
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("twin", _Number, nullable=False),
    Column("name", String(190), nullable=False),
    Column("unit", String(64)),
    Index("channels_by_twin", "twin", "name", unique=True),
)
LAYOUTS = _table(
    "layouts",
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("names", Text, nullable=False),
)
SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("twin", _Number, primary_key=True, autoincrement=False),
    Column("at", _Real, primary_key=True),
    Column("id", _Key, primary_key=True),
    Column("payload", _Payload, nullable=False),
    sqlite_with_rowid=False,
    **_WORDS,
)
EVENTS = Table(
    "events",
    METADATA,
    Column("id", _Key, primary_key=True),
    Column("twin", _Number, nullable=False),
    Column("at", _Real, nullable=False),
    Column("category", String(32), nullable=False),
    Column("severity", String(32), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("payload", _Payload, nullable=False),
    Column("acknowledged_at", _Real),
    Column("acknowledged_by", String(64)),
    Index("events_by_time", "at"),
    Index("events_by_twin", "twin", "at"),
    sqlite_with_rowid=False,
    **_WORDS,
)
SYNCS = Table(
    "sync_history",
    METADATA,
    Column("twin", _Number, primary_key=True, autoincrement=False),
    Column("at", _Real, primary_key=True),
    Column("outcome", String(32), primary_key=True),
    Column("reconciles", _Number, nullable=False),
    Column("duration", _Real, nullable=False),
    Column("longest", _Real, nullable=False),
    Column("payload", _Payload),
    sqlite_with_rowid=False,
    **_WORDS,
)
METRICS = Table(
    "metrics",
    METADATA,
    Column("twin", _Number, primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", _Real, nullable=False),
    sqlite_with_rowid=False,
    **_WORDS,
)
FORECASTS = Table(
    "forecasts",
    METADATA,
    Column("twin", _Number, primary_key=True, autoincrement=False),
    Column("hour", _Number, primary_key=True, autoincrement=False),
    Column("payload", _Payload, nullable=False),
    sqlite_with_rowid=False,
    **_WORDS,
)
SCENARIOS = Table(
    "scenarios",
    METADATA,
    Column("id", _Key, primary_key=True),
    Column("at", _Real, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("payload", _Payload, nullable=False),
    Index("scenarios_by_time", "at"),
    sqlite_with_rowid=False,
    **_WORDS,
)
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", _Key, primary_key=True),
    Column("twin", _Number, nullable=False),
    Column("at", _Real, nullable=False),
    Column("rule", String(64), nullable=False),
    Column("payload", _Payload, nullable=False),
    Index("corrections_by_time", "twin", "at"),
    sqlite_with_rowid=False,
    **_WORDS,
)
QUARANTINE = Table(
    "quarantine",
    METADATA,
    Column("id", _Counter, primary_key=True, autoincrement=True),
    Column("twin", _Number, nullable=False),
    Column("at", _Real, nullable=False),
    Column("payload", _Payload, nullable=False),
    Index("quarantine_by_time", "twin", "at"),
)
AUDIT = _table(
    "audit",
    Column("seq", _Counter, primary_key=True, autoincrement=False),
    Column("at", _Real, nullable=False),
    Column("action", String(64), nullable=False),
    Column("twin_id", String(64)),
    Column("payload", _Payload, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Index("audit_by_twin", "twin_id", "seq"),
    Index("audit_by_action", "action", "seq"),
)
ANCHORS = _table(
    "audit_anchors",
    Column("seq", _Counter, primary_key=True, autoincrement=False),
    Column("at", _Real, nullable=False),
    Column("purged", _Counter, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
PERMITS = _table("permits", Column("name", String(32), primary_key=True))
"""Holds a row only inside the transaction of a purge or a change of key; see guards."""

OF_TWINS: Final = (SNAPSHOTS, EVENTS, SYNCS, METRICS, FORECASTS, CORRECTIONS, QUARANTINE, CHANNELS)
"""Tables whose rows go when their twin goes."""

BOUND_TO: Final[dict[str, tuple[str, ...]]] = {
    "snapshots": ("id",),
    "events": ("id",),
    "sync_history": ("twin", "at", "outcome"),
    "forecasts": ("twin", "hour"),
    "scenarios": ("id",),
    "corrections": ("id",),
    "quarantine": ("twin", "at"),
    "audit": ("seq",),
}
"""Tables with payloads, and the columns that identify the row a payload belongs to."""


def row_key(table: str, *identity: object) -> bytes:
    """Return what a payload is bound to: its table and the values of its BOUND_TO columns."""
    parts = (bytes(part).hex() if isinstance(part, bytes | memoryview) else part for part in identity)
    return repr((table, *parts)).encode()
