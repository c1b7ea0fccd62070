"""Opens the database: makes or migrates its tables, and moves a damaged file aside to begin afresh."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError

from . import guards
from .codec import Codec
from .engine import is_corrupt, sqlite_path
from .errors import StoreError
from .migrations import get_meta, migrate, set_meta
from .records import AuditRecord
from .rewrite import SEALED_WITH
from .scribe import Scribe

SIDE_FILES: Final = ("-wal", "-shm")
RUNNING: Final = "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open database; replaced names the file a damaged one was moved to."""

    connection: Connection
    version_found: int | None
    replaced: Path | None = None


class DamagedError(StoreError):
    """SQLite's own check found damage."""


def open_database(engine: Engine, scribe: Scribe, now: float) -> Opened:
    """Return a connection for writing to tables of the present version. Raises the database's errors."""
    try:
        return _open(engine, scribe)
    except (DatabaseError, DamagedError) as err:  # fmt: skip
        path = sqlite_path(engine.url.render_as_string(hide_password=False))
        if path is None or not (isinstance(err, DamagedError) or is_corrupt(err)):
            raise
        return start_afresh(engine, scribe, path, now)


def start_afresh(engine: Engine, scribe: Scribe, path: Path, now: float) -> Opened:
    """Move a damaged file aside and open an empty one, whose audit begins with what happened."""
    aside = move_aside(path, now)
    scribe.forget()
    opened = _open(engine, scribe)
    with opened.connection.begin():
        note = AuditRecord(at=now, action="database_replaced", data={"moved_to": aside.name})
        scribe.write(opened.connection, [note])
    return Opened(connection=opened.connection, version_found=None, replaced=aside)


def _open(engine: Engine, scribe: Scribe) -> Opened:
    connection = engine.connect().execution_options(writes=True)
    try:
        with connection.begin():
            found = migrate(connection, scribe.codec)
            guards.complete(connection)
            was_killed = get_meta(connection, RUNNING) is not None
            if was_killed and connection.dialect.name == "sqlite":
                _check(connection)
            set_meta(connection, RUNNING, "1")
            _note_key(connection, scribe.codec, fresh=found is None)
            scribe.forget()
            scribe.head(connection)
    except BaseException:
        connection.close()
        raise
    return Opened(connection=connection, version_found=found)


def _note_key(connection: Connection, codec: Codec, *, fresh: bool) -> None:
    """Remember that rows written from now on are sealed otherwise than some there are, until all are rewritten."""
    present = str(codec.current or 0)
    if fresh:
        set_meta(connection, SEALED_WITH, present)
    elif (get_meta(connection, SEALED_WITH) or "0") != present:
        set_meta(connection, SEALED_WITH, "mixed")


def _check(connection: Connection) -> None:
    """Look a file through after a run that did not end by itself. Raises as SQLite does for a damaged one."""
    with closing(connection.connection.cursor()) as cursor:
        found = cursor.execute("PRAGMA quick_check(1)").fetchone()
    if found is not None and found[0] != "ok":
        raise DamagedError(str(found[0]))


def close_database(connection: Connection) -> None:
    """Close a connection, leaving word that the run ended by itself."""
    try:
        with connection.begin():
            connection.exec_driver_sql("DELETE FROM meta WHERE name = 'running'")
    finally:
        connection.close()


def move_aside(path: Path, now: float) -> Path:
    """Rename a SQLite file and what belongs to it; returns its new name."""
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%S")
    number, aside = 0, path.with_name(f"{path.name}.corrupt.{stamp}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.corrupt.{stamp}.{number}")
    for suffix in SIDE_FILES:
        side = path.with_name(path.name + suffix)
        if side.exists():
            side.rename(aside.with_name(aside.name + suffix))
    path.rename(aside)
    return aside
