"""The file of a SQLite database: held for a backup, deleted when nobody needs it any more."""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from .engine import make_engine, sqlite_path, told
from .opening import SIDE_FILES
from .schema import METADATA

AUTOMATIC = 1000
"""Pages of journal after which SQLite brings them into the file; its own default."""


def hold(connection: Connection) -> None:
    """Bring the journal into the file, and from now on nothing."""
    _pragma(connection, "wal_checkpoint(TRUNCATE)")
    _pragma(connection, "wal_autocheckpoint=0")


def release(connection: Connection) -> None:
    """Let the journal be brought into the file again."""
    _pragma(connection, f"wal_autocheckpoint={AUTOMATIC}")


def _pragma(connection: Connection, pragma: str) -> None:
    raw = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite" and raw is not None:
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def is_there(url: str) -> bool:
    """Return whether there may be something to delete: a SQLite file that exists, or any server."""
    path = sqlite_path(url)
    return path is None or path.exists()


def delete_all(url: str) -> None:
    """Delete a SQLite file with what belongs to it, or the twins' tables of a server. Raises StoreError."""
    try:
        _delete_all(url)
    except (SQLAlchemyError, OSError) as err:  # fmt: skip
        raise told(err, url) from err


def _delete_all(url: str) -> None:
    path = sqlite_path(url)
    if path is not None:
        for name in (path.name, *(path.name + suffix for suffix in SIDE_FILES)):
            Path(path.with_name(name)).unlink(missing_ok=True)
        return
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            METADATA.drop_all(connection)
            if connection.dialect.name == "postgresql":
                connection.execute(text("DROP FUNCTION IF EXISTS twins_refuse()"))
    finally:
        engine.dispose()
