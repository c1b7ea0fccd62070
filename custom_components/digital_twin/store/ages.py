"""How old a row is: by its time, its day, or the hour that its forecasts are for."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from .forecast_codec import HOUR, hour_of
from .schema import FORECASTS, METRICS


def is_before(table: Table, cutoff: float) -> ColumnElement[bool]:
    """Return the condition that a row is older than a time (epoch s); an hour is when all of it is."""
    if table is METRICS:
        day: ColumnElement[bool] = table.c.day < datetime.fromtimestamp(cutoff, UTC).date().isoformat()
        return day
    moment, limit = (table.c.hour, hour_of(cutoff)) if table is FORECASTS else (table.c.at, cutoff)
    old: ColumnElement[bool] = moment < limit
    return old


def first_part(connection: Connection, table: Table) -> float | None:
    """Return the end (epoch s) of the first fiftieth of the time a table covers, None for one that is empty or of days.

    It is late enough that something is before it.
    """
    if table is METRICS:
        return None
    moment: Any = table.c.hour if table is FORECASTS else table.c.at
    first, last = connection.execute(select(func.min(moment), func.max(moment))).one()
    if first is None:
        return None
    scale, least = (HOUR, HOUR) if table is FORECASTS else (1, 1)
    return float(scale * first + max(scale * (last - first) / 50.0, least))
