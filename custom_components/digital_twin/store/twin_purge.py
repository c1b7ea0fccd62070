"""Purging by choice: rows of one twin before a time, table by table, in steps. The audit stays: it is the home's."""

from collections.abc import Collection

from sqlalchemy import Connection, Table, bindparam, delete, select

from .ages import is_before
from .codec import from_json
from .queries import raw_of
from .retention import STEP
from .schema import OF_TWINS, QUARANTINE, TWINS


def purge_twin_step(connection: Connection, twin_id: str, tables: Collection[str], cutoff: float) -> dict[str, int]:
    """Delete up to STEP of a twin's rows before cutoff (epoch s), of one of the tables; nothing when all is done."""
    number = connection.execute(select(TWINS.c.id).where(TWINS.c.twin_id == twin_id)).scalar_one_or_none()
    if number is None:
        return {}
    for table in OF_TWINS:
        if table.name in tables and (gone := _delete(connection, table, number, cutoff)):
            return {table.name: gone}
    return {}


def forget_quarantined(connection: Connection, twin_id: str, items: Collection[tuple[float, str]]) -> int:
    """Delete what a twin did not believe and does now, by time (epoch s) and channel; return how many rows it was."""
    number = connection.execute(select(TWINS.c.id).where(TWINS.c.twin_id == twin_id)).scalar_one_or_none()
    if number is None or not items:
        return 0
    wanted = set(items)
    near = QUARANTINE.c.at.between(min(at for at, _ in wanted), max(at for at, _ in wanted))
    rows = connection.execute(select(QUARANTINE).where(QUARANTINE.c.twin == number, near)).all()
    gone = [row.id for row in rows if (row.at, from_json(raw_of(connection, QUARANTINE, row)).get("channel")) in wanted]
    for row_id in gone:
        connection.execute(delete(QUARANTINE).where(QUARANTINE.c.id == row_id))
    return len(gone)


def _delete(connection: Connection, table: Table, number: int, cutoff: float) -> int:
    keys = list(table.primary_key.columns)
    old = connection.execute(select(*keys).where(table.c.twin == number, is_before(table, cutoff)).limit(STEP)).all()
    if not old:
        return 0
    chosen = delete(table)
    for place, key in enumerate(keys):
        chosen = chosen.where(key == bindparam(f"key_{place}"))
    connection.execute(chosen, [{f"key_{place}": part for place, part in enumerate(row)} for row in old])
    return len(old)
