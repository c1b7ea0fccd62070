"""Scenarios that somebody deletes, and those that newer ones push out."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from .ids import to_key
from .schema import SCENARIOS


def delete_scenario(connection: Connection, scenario_id: str) -> bool:
    """Delete one simulation; return whether it was there. Raises ValueError for what is no id."""
    return connection.execute(delete(SCENARIOS).where(SCENARIOS.c.id == to_key(scenario_id))).rowcount > 0


def keep_last(connection: Connection, kinds: Collection[str], count: int) -> int:
    """Delete all but the last count simulations of these kinds; return how many went."""
    of_kinds = SCENARIOS.c.kind.in_(kinds)
    newest = select(SCENARIOS.c.id).where(of_kinds).order_by(SCENARIOS.c.at.desc(), SCENARIOS.c.id.desc())
    old = [row.id for row in connection.execute(newest.offset(count)).all()]
    for key in old:
        connection.execute(delete(SCENARIOS).where(SCENARIOS.c.id == key))
    return len(old)
