"""From version 1 to 2: forecasts by the hour they are for, where there was a row for each.

Each row had a head of its own, and encrypted its own key number, nonce and tag: half of what a twin wrote in a day.
"""

import logging
import struct
from collections.abc import Iterator
from itertools import groupby
from math import nan
from typing import Any, Final

from sqlalchemy import Column, Connection, Float, Integer, LargeBinary, MetaData, Table, insert, inspect, select, tuple_
from sqlalchemy.dialects import mysql

from . import forecast_codec
from .codec import Codec
from .errors import StoreError
from .records import ForecastRecord
from .schema import row_key

_LOGGER = logging.getLogger(__name__)

STEP: Final = 5_000
_NAME: Final = "forecasts"
_METADATA: Final = MetaData()
_KEY: Final = LargeBinary(63).with_variant(mysql.VARBINARY(63), "mysql", "mariadb")
_PAYLOAD: Final = LargeBinary().with_variant(mysql.LONGBLOB(), "mysql", "mariadb")
BEFORE: Final = Table(
    _NAME,
    _METADATA,
    Column("twin", Integer, primary_key=True, autoincrement=False),
    Column("due_at", Float(53), primary_key=True),
    Column("id", _KEY, primary_key=True),
    Column("channel", Integer, nullable=False),
    Column("payload", _PAYLOAD, nullable=False),
)
AFTER: Final = Table(
    "forecasts_by_hour",
    _METADATA,
    Column("twin", Integer, primary_key=True, autoincrement=False),
    Column("hour", Integer, primary_key=True, autoincrement=False),
    Column("payload", _PAYLOAD, nullable=False),
    sqlite_with_rowid=False,
    mysql_charset="utf8mb4",
    mysql_collate="utf8mb4_bin",
    mariadb_charset="utf8mb4",
    mariadb_collate="utf8mb4_bin",
)
_FIGURES: Final = 7
_MADE: Final = 1 << _FIGURES


def by_hour(connection: Connection, codec: Codec) -> None:
    """Take the step. MariaDB keeps tables as they are made: broken off there, it goes on where it was."""
    there = set(inspect(connection).get_table_names())
    if _NAME in there and "hour" in {column["name"] for column in inspect(connection).get_columns(_NAME)}:
        return
    if _NAME in there:
        AFTER.drop(connection, checkfirst=True)
        AFTER.create(connection)
        _fill(connection, codec)
        BEFORE.drop(connection)
    connection.exec_driver_sql(f"ALTER TABLE {AFTER.name} RENAME TO {_NAME}")
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ALTER INDEX {AFTER.name}_pkey RENAME TO {_NAME}_pkey")


def _fill(connection: Connection, codec: Codec) -> None:
    unread = 0
    rows: list[dict[str, Any]] = []
    hours = groupby(_rows(connection), key=lambda row: (row.twin, forecast_codec.hour_of(row.due_at)))
    for (twin, hour), found in hours:
        forecasts = []
        for row in found:
            try:
                raw = codec.decode(bytes(row.payload), row_key(_NAME, row.twin, row.due_at, bytes(row.id)))
            except StoreError:
                unread += 1
                continue
            forecasts.append(forecast_codec.kept(_unpack(raw, row.due_at), row.channel))
        if forecasts:
            raw = forecast_codec.pack(forecast_codec.merged((), forecasts))
            rows.append({"twin": twin, "hour": hour, "payload": codec.encode(raw, row_key(_NAME, twin, hour))})
        if len(rows) >= STEP:
            connection.execute(insert(AFTER), rows)
            rows = []
    if rows:
        connection.execute(insert(AFTER), rows)
    if unread:
        _LOGGER.warning("%d past forecasts of the twins could not be read and are left out", unread)


def _rows(connection: Connection) -> Iterator[Any]:
    keys = (BEFORE.c.twin, BEFORE.c.due_at, BEFORE.c.id)
    asked = select(BEFORE).order_by(*keys).limit(STEP)
    after: tuple[Any, ...] | None = None
    while True:
        rows = connection.execute(asked if after is None else asked.where(tuple_(*keys) > tuple_(*after))).all()
        yield from rows
        if len(rows) < STEP:
            return
        after = tuple(rows[-1][:3])


def _unpack(raw: bytes, due_at: float) -> ForecastRecord:
    """Return a forecast as version 1 packed it: which figures there are, the horizon, they, and when it was made."""
    mask = raw[0]
    count = (mask & ~_MADE).bit_count()
    horizon, *rest = struct.unpack_from(f"<{count + 1}f", raw, 1)
    made_at = due_at - float(f"{horizon:.7g}")
    if mask & _MADE:
        (made_at,) = struct.unpack_from("<d", raw, 1 + 4 * (count + 1))
    left = iter(rest)
    value, low90, high90, persistence, probability, outcome, score = (
        next(left) if mask & 1 << bit else None for bit in range(_FIGURES)
    )
    return ForecastRecord(
        twin_id="",
        channel="",
        made_at=made_at,
        due_at=due_at,
        horizon=horizon,
        value=nan if value is None else value,
        low90=nan if low90 is None else low90,
        high90=nan if high90 is None else high90,
        persistence=nan if persistence is None else persistence,
        probability=probability,
        outcome=outcome,
        score=score,
    )
