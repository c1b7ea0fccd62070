"""How many rows there are, and how much room they take."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, text

from .schema import METADATA, PERMITS


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows by table, and bytes in use (freed pages of a file do not count: they are filled again)."""

    rows: Mapping[str, int]
    bytes: int


def facts(connection: Connection) -> Facts:
    """Count."""
    tables = [table for table in METADATA.sorted_tables if table is not PERMITS]
    rows = {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
    return Facts(rows, bytes_used(connection))


def bytes_used(connection: Connection) -> int:
    """Return the bytes the tables take with their indexes."""
    names = [table.name for table in METADATA.sorted_tables]
    if connection.dialect.name == "sqlite":
        pages, free, size = (
            int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())
            for pragma in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * size
    if connection.dialect.name == "postgresql":
        sizes = [func.pg_total_relation_size(name) for name in names]
        return sum(int(size) for size in connection.execute(select(*sizes)).one())
    asked = text(
        "SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables "
        "WHERE table_schema = DATABASE() AND table_name IN :names"
    ).bindparams(bindparam("names", expanding=True))
    return int(connection.execute(asked, {"names": names}).scalar_one())
