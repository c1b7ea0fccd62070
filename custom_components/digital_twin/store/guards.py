"""Triggers by which the database itself refuses to change what must not change.

Snapshots and audit rows are never updated, audit rows never deleted, unless a permit stands in its table, which only
purge and change of key put there, inside their own transaction. MariaDB and MySQL allow triggers to privileged users
only, so there the chain alone tells.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, delete, insert

from .schema import PERMITS

_GUARDED: Final = (("snapshots", "UPDATE"), ("audit", "UPDATE"), ("audit", "DELETE"))
_BODIES: Final = {
    "sqlite": ("WHEN NOT EXISTS (SELECT 1 FROM permits) BEGIN SELECT RAISE(ABORT, 'this row never changes'); END"),
    "postgresql": "FOR EACH ROW EXECUTE FUNCTION twins_refuse()",
}


@contextmanager
def permitted(connection: Connection) -> Iterator[None]:
    """Let this transaction do what the triggers refuse."""
    connection.execute(insert(PERMITS).values(name="maintenance"))
    yield
    connection.execute(delete(PERMITS))


def create(connection: Connection) -> None:
    """Put the triggers into a database that has none yet."""
    dialect = connection.dialect.name
    if dialect not in _BODIES:
        return
    if dialect == "postgresql":
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION twins_refuse() RETURNS trigger AS $body$ BEGIN "
            "IF NOT EXISTS (SELECT 1 FROM permits) THEN RAISE EXCEPTION 'this row never changes'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $body$ LANGUAGE plpgsql"
        )
    for table, deed in _GUARDED:
        name = f"{table}_no_{deed.lower()}"
        connection.exec_driver_sql(f"CREATE TRIGGER {name} BEFORE {deed} ON {table} {_BODIES[dialect]}")
