"""Brings every payload to the present key, or to none, in steps; can be broken off and taken up at any time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, select, tuple_, update

from .codec import Codec
from .guards import permitted
from .migrations import get_meta, set_meta
from .schema import BOUND_TO, METADATA, row_key

STEP: Final = 1_000
SEALED_WITH: Final = "sealed_with"


@dataclass(frozen=True, slots=True)
class Place:
    """How far it got: the table and the key of the last row looked at."""

    table: str
    after: tuple[Any, ...] | None = None


def is_due(connection: Connection, codec: Codec) -> bool:
    """Return whether rows may exist that are written otherwise than codec writes."""
    return (get_meta(connection, SEALED_WITH) or "0") != str(codec.current or 0)


def first_place() -> Place:
    """Return where it begins."""
    return Place(next(iter(BOUND_TO)))


def rewrite_step(connection: Connection, codec: Codec, place: Place) -> Place | None:
    """Write those of the next STEP rows anew that are written otherwise; returns where to go on, None at the end.

    Raises StoreError where a row's key is missing.
    """
    table = METADATA.tables[place.table]
    keys = list(table.primary_key.columns)
    asked = select(table).order_by(*keys).limit(STEP)
    if place.after is not None:
        asked = asked.where(tuple_(*keys) > tuple_(*place.after))
    rows = connection.execute(asked).all()
    changed = list(_changed(table, rows, codec))
    if changed:
        written = update(table).values(payload=bindparam("sealed"))
        for key in keys:
            written = written.where(key == bindparam(f"key_{key.name}"))
        with permitted(connection):
            connection.execute(written, changed)
    if len(rows) == STEP:
        return Place(table.name, tuple(getattr(rows[-1], key.name) for key in keys))
    names = list(BOUND_TO)
    later = names[names.index(table.name) + 1 :]
    if later:
        return Place(later[0])
    set_meta(connection, SEALED_WITH, str(codec.current or 0))
    return None


def _changed(table: Table, rows: Any, codec: Codec) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row.payload is None or codec.is_current(bytes(row.payload)):
            continue
        identity = row_key(table.name, *(getattr(row, column) for column in BOUND_TO[table.name]))
        raw = codec.decode(bytes(row.payload), identity)
        found = {f"key_{key.name}": getattr(row, key.name) for key in table.primary_key.columns}
        yield found | {"sealed": codec.encode(raw, identity)}
