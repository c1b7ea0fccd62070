"""How long rows are kept, and how they go: in steps short enough for writes in between, and never unseen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, insert, literal, select

from .ages import first_part, is_before
from .facts import bytes_used
from .guards import permitted
from .schema import (
    ANCHORS,
    AUDIT,
    CORRECTIONS,
    EVENTS,
    FORECASTS,
    HOME,
    METRICS,
    OF_TWINS,
    QUARANTINE,
    SCENARIOS,
    SNAPSHOTS,
    SYNCS,
    TWINS,
)

DAY: Final = 86_400.0
STEP: Final = 5_000
"""Rows deleted in one transaction: some 50 ms."""
CAP: Final = 500_000_000
DAYS: Final[Mapping[str, float]] = {
    "forecasts": 60,
    "sync_history": 30,
    "quarantine": 30,
    "snapshots": 90,
    "scenarios": 90,
    "metrics": 365,
    "events": 365,
    "corrections": 365,
    "audit": 365,
}
"""Days that rows are kept; in the order in which they go when there is no room."""
_TABLES: Final = (FORECASTS, SYNCS, QUARANTINE, SNAPSHOTS, SCENARIOS, METRICS, EVENTS, CORRECTIONS, AUDIT)
_ROOM_MADE: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is kept: days by table, and bytes in all."""

    days: Mapping[str, float] = field(default_factory=lambda: dict(DAYS))
    cap: int = CAP

    def cutoff(self, table: str, now: float) -> float:
        """Return the time before which a table's rows go."""
        return now - self.days.get(table, DAYS[table]) * DAY


def purge_step(connection: Connection, policy: Policy, now: float) -> dict[str, int]:
    """Delete up to STEP rows that are past their time, of one table; returns what went, nothing when all is done."""
    for table in _TABLES:
        if gone := _delete_before(connection, table, policy.cutoff(table.name, now), now):
            return {table.name: gone}
    return {}


def shrink_step(connection: Connection, policy: Policy, now: float, *, begun: bool) -> dict[str, int]:
    """Delete up to STEP of the oldest rows of the least important table, if the cap is passed.

    Once begun it goes on until a tenth of the room is free, so that it is not begun again with the next row.
    """
    if bytes_used(connection) <= policy.cap * (_ROOM_MADE if begun else 1.0):
        return {}
    for table in _TABLES:
        cutoff = first_part(connection, table)
        if cutoff is not None and (gone := _delete_before(connection, table, cutoff, now)):
            return {table.name: gone}
    return {}


def forget_twin(connection: Connection, twin_id: str) -> None:
    """Delete all rows of a twin but its audit."""
    number = connection.execute(select(TWINS.c.id).where(TWINS.c.twin_id == twin_id)).scalar_one_or_none()
    if number is None:
        return
    for table in OF_TWINS:
        connection.execute(delete(table).where(table.c.twin == number))
    connection.execute(delete(TWINS).where(TWINS.c.id == number))


def vacuum_step(connection: Connection, pages: int = 500) -> bool:
    """Give freed pages of a SQLite file back to the disk, some at a time; returns whether there are more."""
    if connection.dialect.name != "sqlite":
        return False
    raw = connection.connection.dbapi_connection
    if raw is None:
        return False
    cursor = raw.cursor()
    try:
        cursor.execute(f"PRAGMA incremental_vacuum({pages})")
        cursor.fetchall()
        cursor.execute("PRAGMA freelist_count")
        return int((cursor.fetchone() or (0,))[0]) > 0
    finally:
        cursor.close()


def _delete_before(connection: Connection, table: Table, cutoff: float, now: float) -> int:
    if table is AUDIT:
        return _purge_audit(connection, cutoff, now)
    keys = list(table.primary_key.columns)
    old = connection.execute(_by_twin(table, *keys).where(is_before(table, cutoff)).limit(STEP)).all()
    if not old:
        return 0
    chosen = delete(table)
    for number, key in enumerate(keys):
        chosen = chosen.where(key == bindparam(f"key_{number}"))
    connection.execute(chosen, [{f"key_{number}": part for number, part in enumerate(row)} for row in old])
    return len(old)


def _by_twin(table: Table, *columns: Any) -> Select[Any]:
    """Return a selection that finds the oldest rows of each twin by its key instead of looking through the table."""
    if "twin" not in table.c or table is EVENTS:
        return select(*columns)
    numbers = select(TWINS.c.id).union_all(select(literal(HOME))).subquery()
    return select(*columns).select_from(numbers.join(table, table.c.twin == numbers.c.id))


def _purge_audit(connection: Connection, cutoff: float, now: float) -> int:
    """Delete the chain's oldest rows up to the first that is to stay; an anchor keeps the last one's hash."""
    stays = connection.execute(select(func.min(AUDIT.c.seq)).where(AUDIT.c.at >= cutoff)).scalar_one_or_none()
    old = select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq).limit(STEP)
    if stays is not None:
        old = old.where(AUDIT.c.seq < stays)
    gone = connection.execute(old).all()
    if not gone:
        return 0
    last = gone[-1]
    connection.execute(insert(ANCHORS).values(seq=last.seq, at=now, purged=len(gone), hash=bytes(last.hash)))
    with permitted(connection):
        connection.execute(delete(AUDIT).where(AUDIT.c.seq <= last.seq))
    return len(gone)
