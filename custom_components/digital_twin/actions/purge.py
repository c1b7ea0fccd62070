"""digital_twin.purge: delete what is stored, by age, sort and twin. What is present stays, and the purge is audited."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
from sqlalchemy import Connection

from ..access import POLICY_CONTROL
from ..store.errors import StoreError
from ..store.retention import DAYS, Policy, purge_step
from ..store.twin_purge import purge_twin_step
from .commit import async_safe, not_stored
from .fields import TARGET_FIELDS, TARGET_KEYS, accepts, refuse, schema
from .reach import async_reach
from .response import iso
from .selection import the_home

if TYPE_CHECKING:
    from ..manager import Home

ATTR_KEEP_DAYS: Final = "keep_days"
ATTR_WHAT: Final = "what"
MOST_DAYS: Final = 3650.0
AUDIT: Final = "audit"
OF_HOME: Final = frozenset({AUDIT, "scenarios"})
"""What belongs to no single twin."""
DAY: Final = 86_400.0


def _days(value: Any) -> float:
    days = float(value)
    if isinstance(value, bool) or not 0 <= days <= MOST_DAYS:
        raise ValueError
    return days


def _what(value: Any) -> list[str]:
    chosen: list[str] = vol.All(cv.ensure_list, vol.Length(min=1), [vol.In(list(DAYS))])(value)
    return chosen


SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_KEEP_DAYS): accepts("invalid_keep_days", _days),
        vol.Optional(ATTR_WHAT): accepts("invalid_what", _what),
    }
)


async def async_purge(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: how many rows went, by table. Without fields, what retention lets go goes at once."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    if ATTR_KEEP_DAYS not in data:
        if ATTR_WHAT in data or any(data.get(key) for key in TARGET_KEYS):
            raise refuse("missing_field", field=ATTR_KEEP_DAYS)
        await async_safe(home, call, data={"by": "retention"})
        rows = await _async_retention(home)
        for twin in home.twins.values():
            twin.history.async_retain()
        return {"before": None, "rows": rows}
    cutoff = time.time() - data[ATTR_KEEP_DAYS] * DAY
    named = any(data.get(key) for key in TARGET_KEYS)
    if named and (wrong := sorted(OF_HOME & set(data.get(ATTR_WHAT, ())))):
        raise refuse("not_of_one_twin", field=ATTR_WHAT, value=", ".join(wrong))
    what = data.get(ATTR_WHAT) or sorted(set(DAYS) - {AUDIT} - (OF_HOME if named else set()))
    twins = await async_reach(call, POLICY_CONTROL) if named else list(home.twins.values())
    names = [twin.config.name for twin in twins] if named else None
    await async_safe(home, call, data={"what": list(what), "before": iso(cutoff), "twins": names})
    rows = dict[str, int]()
    if named:
        for twin in twins:
            step = partial(purge_twin_step, twin_id=twin.entry.entry_id, tables=what, cutoff=cutoff)
            await _async_steps(home, step, rows)
    else:
        now = time.time()
        kept = {table: (now - cutoff if table in what else now) / DAY for table in DAYS}
        await _async_steps(home, partial(purge_step, policy=Policy(days=kept), now=now), rows)
    if "snapshots" in what:
        for twin in twins:
            twin.history.async_purged(cutoff)
    if "quarantine" in what:
        for twin in twins:
            twin.state.drop_quarantine(cutoff)
    return {"before": iso(cutoff), "rows": rows}


async def _async_retention(home: Home) -> dict[str, int]:
    try:
        return await home.keeper.async_purge()
    except StoreError as err:
        raise not_stored(err) from err


async def _async_steps(home: Home, step: Callable[[Connection], dict[str, int]], rows: dict[str, int]) -> None:
    try:
        while gone := await home.database.async_run(step):
            for table, count in gone.items():
                rows[table] = rows.get(table, 0) + count
    except StoreError as err:
        raise not_stored(err) from err
