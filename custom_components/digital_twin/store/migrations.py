"""Brings a database of any earlier version to the present one, in one transaction, step by step."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, insert, inspect, select

from . import guards
from .codec import Codec
from .errors import NewerSchemaError
from .migration_1 import by_hour
from .schema import META, METADATA, VERSION
from .upsert import upsert

STEPS: Final[Mapping[int, Callable[[Connection, Codec], None]]] = {1: by_hour}
"""For each version the step that leads from it to the next."""


def version_of(connection: Connection) -> int | None:
    """Return the version of the tables in a database, None where there are none, or not all of them yet."""
    if not inspect(connection).has_table(META.name):
        return None
    version = get_meta(connection, "version")
    return None if version is None else int(version)


def migrate(connection: Connection, codec: Codec) -> int | None:
    """Create or update the tables; returns the version found. codec reads and writes payloads.

    Raises NewerSchemaError for one from the future.
    """
    found = version_of(connection)
    if found is None:
        # MariaDB keeps a table as soon as it is made: what was broken off there is gone on with.
        METADATA.create_all(connection)
        guards.create(connection)
        connection.execute(insert(META).values(name="version", value=str(VERSION)))
    elif found > VERSION:
        raise NewerSchemaError(f"version {found}, at most {VERSION} is known")
    else:
        for version in range(found, VERSION):
            STEPS[version](connection, codec)
            set_meta(connection, "version", str(version + 1))
    return found


def get_meta(connection: Connection, name: str) -> str | None:
    """Return what the database says about itself under a name."""
    return connection.execute(select(META.c.value).where(META.c.name == name)).scalar_one_or_none()


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Have the database say something about itself."""
    upsert(connection, META, [{"name": name, "value": value}], ("value",))
