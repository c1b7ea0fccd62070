"""Connections to the database: the pragmas of SQLite, the drivers of others, and what an error means."""

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import NullPool

from .errors import MissingDriverError, RefusedError, StoreError, UnavailableError
from .redact import redacted_text

HIDDEN: Final = "***"
BUSY_TIMEOUT: Final = 10.0
CONNECT_TIMEOUT: Final = 10
_NOTICES_LOSS: Final = {
    "keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000,
}  # fmt: skip
"""Of libpq: a server that fell silent is noticed within half a minute instead of a quarter of an hour."""
_DRIVERS: Final = {
    "postgresql": (("psycopg", "psycopg"), ("psycopg2", "psycopg2"), ("pg8000", "pg8000")),
    "mysql": (("MySQLdb", "mysqldb"), ("pymysql", "pymysql")),
    "mariadb": (("MySQLdb", "mysqldb"), ("pymysql", "pymysql")),
}
"""Sorts of server, and for each the modules that drive it with their names in a URL, best first."""
SIGNALLED: Final = 1644
"""What MariaDB and MySQL call an error that a trigger raises."""
_SQLITE: Final = "sqlite:///"
_CORRUPT: Final = ("malformed", "not a database", "file is encrypted", "disk image")


def url_object(url: str) -> URL:
    """Return a URL in parts. All of a file's path is its path, question marks included. Raises ArgumentError."""
    return URL.create("sqlite", database=url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else make_url(url)


def sqlite_url(path: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"{_SQLITE}{path}"


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite URL, None for a server."""
    parsed = url_object(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def parse(url: str) -> URL:
    """Return a URL with a driver that is installed. Raises RefusedError (no such URL) or MissingDriverError."""
    try:
        parsed = url_object(url.strip())
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError) as err:  # fmt: skip
        raise RefusedError("not a database URL") from err
    if backend == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise RefusedError("a SQLite URL without a file")
        return parsed
    if backend not in _DRIVERS:
        raise RefusedError(f"no support for {backend}")
    if not parsed.database:
        raise RefusedError("a URL without the name of the database")
    _, _, driver = parsed.drivername.partition("+")
    for module, name in _DRIVERS[backend]:
        if driver in ("", name) and find_spec(module) is not None:
            return parsed.set(drivername=f"{backend}+{name}")
    raise MissingDriverError(driver or backend)


def redacted_url(url: str) -> str:
    """Return a URL as it may be shown."""
    try:
        return redacted_text(url_object(url).render_as_string(hide_password=True))
    except ArgumentError:
        return "***"


def make_engine(url: str) -> Engine:
    """Return an engine whose connections are ready for use. Raises as parse does."""
    parsed = parse(url)
    backend = parsed.get_backend_name()
    arguments: dict[str, Any] = {}
    if backend == "sqlite":
        arguments = {"timeout": BUSY_TIMEOUT, "check_same_thread": False}
    elif parsed.get_driver_name() == "pg8000":
        arguments = {"timeout": CONNECT_TIMEOUT}
    else:
        arguments = {"connect_timeout": CONNECT_TIMEOUT}
        if backend == "postgresql":
            arguments |= _NOTICES_LOSS
        arguments = {name: value for name, value in arguments.items() if name not in parsed.query}
    try:
        engine = create_engine(
            parsed, connect_args=arguments, poolclass=NullPool, hide_parameters=True, future=True, logging_name="twins"
        )
    except (ModuleNotFoundError, NoSuchModuleError) as err:  # fmt: skip
        raise MissingDriverError(parsed.get_driver_name()) from err
    if backend == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(raw: sqlite3.Connection, _record: object) -> None:
    raw.isolation_level = None
    cursor = raw.cursor()
    # Takes effect on a new file only: freed pages can then be given back in small steps.
    cursor.execute("PRAGMA auto_vacuum=INCREMENTAL")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA journal_size_limit=8388608")
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_corrupt(err: BaseException) -> bool:
    """Return whether an error says that a SQLite file is damaged."""
    origin = err.orig if isinstance(err, DBAPIError) else err
    return (
        isinstance(origin, sqlite3.DatabaseError)
        and not isinstance(origin, sqlite3.ProgrammingError)
        and any(sign in str(origin) for sign in _CORRUPT)
    )


def is_refusal(err: BaseException) -> bool:
    """Return whether an error is about what was to be done, which would fail again, and not about the database."""
    if isinstance(err, OSError | UnavailableError) or is_corrupt(err):
        return False
    if not isinstance(err, DBAPIError):
        return True
    if err.orig is not None and err.orig.args and err.orig.args[0] == SIGNALLED:
        return True
    return not err.connection_invalidated and not isinstance(err, OperationalError)


def told(err: BaseException, url: str) -> StoreError:
    """Return an error as this package tells it: one line, no password, no data."""
    if isinstance(err, StoreError):
        return err
    origin = err.orig if isinstance(err, DBAPIError) and err.orig is not None else err
    line = next(iter(str(origin).strip().splitlines()), type(origin).__name__)
    line = redacted_text(line, _password(url))
    return (UnavailableError if isinstance(err, OperationalError | OSError) else StoreError)(line)


def _password(url: str) -> str | None:
    try:
        return url_object(url).password
    except ArgumentError:
        return None


def without_password(url: str) -> str:
    """Return a URL as a form may show it, with *** for the password; with_password_of is the inverse."""
    return url_object(url).render_as_string(hide_password=True)


def with_password_of(url: str, before: str | None) -> str:
    """Return url, with the password of before where url has *** for one."""
    try:
        parsed = url_object(url)
        if before is None or parsed.password != HIDDEN:
            return url
        if url == without_password(before):
            return before
        return parsed.set(password=url_object(before).password).render_as_string(hide_password=False)
    except (ArgumentError, ValueError):  # fmt: skip
        return url


def probe(url: str) -> None:
    """Try to reach a database, as the form does before it is taken. Raises StoreError with the reason."""
    engine = make_engine(url)
    path = sqlite_path(url)
    if path is not None and not path.parent.is_dir():
        raise UnavailableError("the folder does not exist")
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception as err:  # noqa: BLE001 -- a driver may raise anything; the form tells it
        raise told(err, url) from None
    finally:
        engine.dispose()
