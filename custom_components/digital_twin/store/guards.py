"""Triggers by which the database itself refuses to change what must not change.

Snapshots and audit rows are never updated, audit rows never deleted, unless a permit stands in its table, which only
purge and change of key put there, inside their own transaction. MariaDB and MySQL may allow triggers to privileged
users only (with a binary log, or without the right TRIGGER); then the chain alone tells.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, delete, insert, text
from sqlalchemy.exc import DBAPIError

from .schema import METADATA, PERMITS

_LOGGER = logging.getLogger(__name__)

_GUARDED: Final = (("snapshots", "UPDATE"), ("audit", "UPDATE"), ("audit", "DELETE"))
_BODIES: Final = {
    "sqlite": ("WHEN NOT EXISTS (SELECT 1 FROM permits) BEGIN SELECT RAISE(ABORT, 'this row never changes'); END"),
    "postgresql": "FOR EACH ROW EXECUTE FUNCTION twins_refuse()",
}
_MYSQL_BODY: Final = (
    "FOR EACH ROW BEGIN IF {changes} AND NOT EXISTS (SELECT 1 FROM permits) THEN "
    "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this row never changes'; END IF; END"
)


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
        connection.exec_driver_sql(f"CREATE TRIGGER {_name(table, deed)} BEFORE {deed} ON {table} {_BODIES[dialect]}")


def complete(connection: Connection) -> None:
    """Put the triggers that are missing into a database of MariaDB or MySQL, as far as it allows them.

    Looked at whenever it is opened: older versions made none, and the user's rights may have changed.
    """
    if connection.dialect.name not in ("mysql", "mariadb"):
        return
    asked = text("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()")
    present = set(connection.execute(asked).scalars())
    for table, deed in _GUARDED:
        name = _name(table, deed)
        if name in present:
            continue
        body = _MYSQL_BODY.format(changes=_changes(table) if deed == "UPDATE" else "TRUE")
        try:
            connection.exec_driver_sql(f"CREATE TRIGGER {name} BEFORE {deed} ON {table} {body}")
        except DBAPIError as err:
            if err.connection_invalidated:
                raise
            _LOGGER.info("The database allows no triggers, so the audit's chain alone tells of meddling: %s", err.orig)
            return


def _changes(table: str) -> str:
    """Return the condition that an update changes something: a row that is written again is updated to itself there."""
    same = " AND ".join(f"NEW.`{column.name}` <=> OLD.`{column.name}`" for column in METADATA.tables[table].columns)
    return f"NOT ({same})"


def _name(table: str, deed: str) -> str:
    return f"{table}_no_{deed.lower()}"
