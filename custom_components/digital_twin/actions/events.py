"""digital_twin.get_events and acknowledge: what twins had to tell, and that somebody has seen it."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
from sqlalchemy import Connection

from ..access import POLICY_CONTROL, POLICY_READ, async_require_admin, async_user, may, require
from ..alert_details import alert_details
from ..core.requests import Severity
from ..events import CATEGORIES, NO_SEVERITY, RANK, EventFilter
from ..store import queries
from ..store.errors import RefusedError, StoreError
from ..store.records import EventRecord
from .commit import async_safe, not_stored
from .fields import TARGET_FIELDS, TARGET_KEYS, accepts, boolean_field, refuse, schema, shown
from .pages import PAGE_FIELDS, RANGE_FIELDS, page_of, range_of
from .reach import async_reach
from .response import iso
from .selection import the_home

if TYPE_CHECKING:
    from ..manager import Home

ATTR_ACKNOWLEDGED: Final = "acknowledged"
ATTR_CATEGORY: Final = "category"
ATTR_EVENT_ID: Final = "event_id"
ATTR_KIND: Final = "kind"
ATTR_SEVERITY: Final = "severity"
MOST_AT_ONCE: Final = 100
MOST_READ: Final = 20_000


def _categories(value: Any) -> list[str]:
    chosen: list[str] = vol.All(cv.ensure_list, [vol.In(CATEGORIES)])(value)
    return chosen


def _ids(value: Any) -> list[str]:
    ids: list[str] = vol.All(cv.ensure_list, vol.Length(min=1, max=MOST_AT_ONCE), [cv.string])(value)
    return ids


FILTER_FIELDS: Final = {
    vol.Optional(ATTR_CATEGORY): accepts("invalid_category", _categories),
    vol.Optional(ATTR_SEVERITY): accepts("invalid_severity", vol.Coerce(Severity)),
    vol.Optional(ATTR_KIND): accepts("invalid_names", vol.All(cv.ensure_list, [cv.string])),
    vol.Optional(ATTR_ACKNOWLEDGED): boolean_field,
}
GET_SCHEMA = schema({**TARGET_FIELDS, **RANGE_FIELDS, **PAGE_FIELDS, **FILTER_FIELDS})
ACKNOWLEDGE_SCHEMA = schema({vol.Optional(ATTR_EVENT_ID): accepts("invalid_event_ids", _ids)})


async def async_get_events(call: ServiceCall) -> dict[str, Any]:
    """Answer get_events: the events the user may read that pass the filters, newest first."""
    data = call.data
    home = the_home(call.hass)
    asked, page = range_of(data), page_of(data)
    named = any(data.get(key) for key in TARGET_KEYS)
    twins = await async_reach(call, POLICY_READ, needed=False)
    wanted = EventFilter(
        twins=frozenset(twin.entry.entry_id for twin in twins) if named else None,
        categories=frozenset(data[ATTR_CATEGORY]) if ATTR_CATEGORY in data else None,
        kinds=frozenset(data[ATTR_KIND]) if ATTR_KIND in data else None,
        severity=data.get(ATTR_SEVERITY),
        acknowledged=data.get(ATTR_ACKNOWLEDGED),
        since=asked.start,
        until=asked.end,
    )
    user = await async_user(call.hass, call.context)
    found, complete = await _async_found(home, wanted)
    seen = [record for record in found if visible(record, home, user)]
    return {
        **asked.as_answer(),
        **page.as_answer(len(seen)),
        "complete": complete,
        "events": [event_answer(home, record) for record in page.cut(seen)],
    }


async def _async_found(home: Home, wanted: EventFilter) -> tuple[list[EventRecord], bool]:
    """Return the events that are wanted, newest first: those in memory, and the database's where it can be asked."""
    found = {record.event_id: record for record in home.events.recent(wanted)}
    floor = 0 if wanted.severity is None else RANK[wanted.severity.value]
    severities = [name for name, rank in RANK.items() if rank >= floor] if floor else []

    def query(connection: Connection) -> list[EventRecord]:
        return queries.events(
            connection,
            twin_id=next(iter(wanted.twins)) if wanted.twins is not None and len(wanted.twins) == 1 else None,
            categories=wanted.categories or (),
            severities=severities,
            acknowledged=wanted.acknowledged,
            start=wanted.since,
            end=wanted.until,
            limit=MOST_READ,
        )

    complete = True
    try:
        await home.database.async_flush()
        stored = await home.database.async_read(query)
    except StoreError:
        complete = False
    else:
        for record in stored:
            if wanted.admits(record):
                found.setdefault(record.event_id, record)
    return sorted(found.values(), key=lambda record: (record.at, record.event_id), reverse=True), complete


def event_answer(home: Home, record: EventRecord) -> dict[str, Any]:
    """Return an event as an answer or a subscription tells it."""
    twin = home.twins.get(record.twin_id or "")
    return {
        "event_id": record.event_id,
        "time": iso(record.at),
        "twin_id": record.twin_id,
        "entity": None if twin is None else twin.sources[twin.config.main],
        "category": record.category,
        "severity": None if record.severity == NO_SEVERITY else record.severity,
        "kind": record.kind,
        "text": home.events.sentence(record, asked=True),
        "data": dict(record.data),
        "alert": alert_details(home.hass, twin, record.data, asked=True) or None,
        "acknowledged_at": None if record.acknowledged_at is None else iso(record.acknowledged_at),
        "acknowledged_by": record.acknowledged_by,
    }


async def async_acknowledge(call: ServiceCall) -> dict[str, Any]:
    """Answer acknowledge once it is safely stored: the events that are acknowledged now."""
    hass = call.hass
    home = the_home(hass)
    if ATTR_EVENT_ID not in call.data:
        raise refuse("missing_field", field=ATTR_EVENT_ID)
    records = [await _async_event(home, event_id) for event_id in dict.fromkeys(call.data[ATTR_EVENT_ID])]
    user = await async_user(hass, call.context)
    for record in records:
        twin = home.twins.get(record.twin_id or "")
        if twin is not None:
            require(user, call.context, twin.shadowed_ids, POLICY_CONTROL)
        else:
            await async_require_admin(hass, call.context)
    done = []
    for record in records:
        known = home.events.async_acknowledge(record, call.context.user_id)
        twin = home.twins.get(record.twin_id or "")
        await async_safe(home, call, known, twin=twin, data={ATTR_EVENT_ID: known.event_id})
        if twin is not None:
            await twin.assessment.async_save()
        done.append(known)
    return {"events": [event_answer(home, record) for record in done]}


async def _async_event(home: Home, event_id: str) -> EventRecord:
    in_memory = next((record for record in home.events.recent() if record.event_id == event_id), None)
    if in_memory is not None:
        return in_memory
    try:
        await home.database.async_flush()
        stored = await home.database.async_read(partial(queries.event, event_id=event_id))
    except RefusedError:
        stored = None
    except StoreError as err:
        raise not_stored(err) from err
    if stored is None:
        raise refuse("unknown_event", field=ATTR_EVENT_ID, value=shown(event_id))
    return stored


def visible(record: EventRecord, home: Home, user: Any) -> bool:
    """Return whether a user may see an event: of a twin by what it shadows, of the home in any case."""
    twin = home.twins.get(record.twin_id or "")
    if twin is None:
        return record.twin_id is None or user is None or bool(user.is_admin)
    return may(user, twin, POLICY_READ)
