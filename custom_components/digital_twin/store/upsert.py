"""INSERT that updates or keeps the row that is there already, in the words of each kind of database."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, case
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    replaced: Sequence[str] = (),
    added: Sequence[str] = (),
    highest: Sequence[str] = (),
) -> None:
    """Insert rows. Where a row of the same key exists it is left alone but for the named columns.

    `replaced` take the new value, `added` the sum of both, `highest` the greater of both.
    """
    name = connection.dialect.name
    if name in ("mysql", "mariadb"):
        mine = mysql.insert(table)
        key = next(iter(table.primary_key.columns))
        changes = _changes(table, mine.inserted, replaced, added, highest) or {key.name: key}
        connection.execute(mine.on_duplicate_key_update(changes), rows)
        return
    theirs = (postgresql.insert if name == "postgresql" else sqlite.insert)(table)
    if changes := _changes(table, theirs.excluded, replaced, added, highest):
        keys = list(table.primary_key.columns)
        connection.execute(theirs.on_conflict_do_update(index_elements=keys, set_=changes), rows)
    else:
        connection.execute(theirs.on_conflict_do_nothing(), rows)


def _changes(
    table: Table, new: Any, replaced: Sequence[str], added: Sequence[str], highest: Sequence[str]
) -> dict[str, Any]:
    changes = {column: new[column] for column in replaced}
    changes |= {column: table.c[column] + new[column] for column in added}
    changes |= {column: case((table.c[column] > new[column], table.c[column]), else_=new[column]) for column in highest}
    return changes
