"""digital_twin.get_audit: who did what and why, for administrators, and whether the chain of it is unbroken."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
from sqlalchemy import Connection

from ..access import POLICY_READ
from ..config_audit import ADDED, CHANGED, REMOVED
from ..const import DOMAIN
from ..store import queries
from ..store.chain import Verification
from ..store.errors import StoreError
from ..store.records import AuditRow
from .commit import not_stored
from .fields import TARGET_FIELDS, TARGET_KEYS, accepts, boolean_field, schema
from .pages import PAGE_FIELDS, RANGE_FIELDS, page_of, range_of
from .reach import async_reach_one
from .response import iso
from .selection import the_home

ATTR_ACTIONS: Final = "actions"
ATTR_VERIFY: Final = "verify"
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        **RANGE_FIELDS,
        **PAGE_FIELDS,
        vol.Optional(ATTR_ACTIONS): accepts("invalid_names", vol.All(cv.ensure_list, [cv.string])),
        vol.Optional(ATTR_VERIFY, default=True): boolean_field,
    }
)


async def async_get_audit(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: rows, newest first, and the verification of the whole chain."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    asked, page = range_of(data), page_of(data)
    named = any(data.get(key) for key in TARGET_KEYS)
    twin = await async_reach_one(call, POLICY_READ) if named else None
    known = {entry.entry_id: entry.title for entry in hass.config_entries.async_entries(DOMAIN)}

    def query(connection: Connection) -> tuple[list[AuditRow], dict[str, str], Verification | None]:
        rows = queries.audit(
            connection,
            twin_id=None if twin is None else twin.entry.entry_id,
            actions=data.get(ATTR_ACTIONS, ()),
            start=asked.start,
            end=asked.end,
            limit=page.needed,
        )
        gone = {row.record.twin_id for row in page.cut(rows)} - known.keys()
        titles = {twin_id: title for twin_id in gone if twin_id and (title := _title_of(connection, twin_id))}
        return rows, titles, queries.verify_audit(connection) if data[ATTR_VERIFY] else None

    try:
        await home.database.async_flush()
        rows, gone, verified = await home.database.async_read(query)
    except StoreError as err:
        raise not_stored(err) from err
    return {
        **asked.as_answer(),
        **page.as_answer(len(rows)),
        "chain": None if verified is None else _chain(verified),
        "rows": [_row(row, known, gone) for row in page.cut(rows)],
    }


def _chain(verified: Verification) -> dict[str, Any]:
    return {
        "intact": verified.intact,
        "rows": verified.rows,
        "first": verified.first,
        "last": verified.last,
        "anchor": verified.anchor,
        "head": verified.head,
        "broken": verified.broken,
        "reason": verified.reason,
    }


def _title_of(connection: Connection, twin_id: str) -> str | None:
    """Return what a twin that is gone was called last; None where that was purged, or never written down."""
    rows = queries.audit(connection, twin_id=twin_id, actions=(ADDED, CHANGED, REMOVED), limit=1)
    title = rows[0].record.data.get("title") if rows else None
    return title if isinstance(title, str) else None


def _row(row: AuditRow, known: Mapping[str, str], gone: Mapping[str, str]) -> dict[str, Any]:
    record = row.record
    twin_id = record.twin_id or ""
    return {
        "seq": row.seq,
        "time": iso(record.at),
        "action": record.action,
        "twin_id": record.twin_id,
        "name": known.get(twin_id) or gone.get(twin_id),
        "removed": record.twin_id is not None and twin_id not in known,
        "user_id": record.user_id,
        "automation": record.automation,
        "context_id": record.context_id,
        "reason": record.reason,
        "data": dict(record.data),
        "previous": row.previous,
        "hash": row.hash,
    }
