"""digital_twin.get_quarantine and replay_quarantine: what twins did not believe, and a second chance for it.

A report is replayed against what the twin holds to be possible now, whether it is still in memory or only stored. What
is older than the twin's last value, came in another unit, or still does not validate, stays where it is.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv

from ..access import POLICY_CONTROL, POLICY_READ
from ..core.channel import Channel, Quantity, Refusal
from ..core.messages import Message
from ..core.state import Quarantined, Source
from ..store import queries
from ..store.errors import StoreError
from ..store.records import AuditRecord, QuarantineRecord
from ..store.twin_purge import forget_quarantined
from ..texts import async_speaker
from .commit import async_noted, not_stored
from .fields import TARGET_FIELDS, accepts, schema
from .pages import PAGE_FIELDS, RANGE_FIELDS, Page, Range, page_of, range_of
from .reach import async_reach
from .response import iso
from .revision import REVISION_FIELD, demand_revision
from .selection import the_home
from .twin_answer import key_of, known_channels

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_CHANNELS: Final = "channels"
MESSAGES: dict[str, tuple[str, ...]] = {"quarantine_replayed": ("accepted", "kept")}
_CHANNELS: Final = {vol.Optional(ATTR_CHANNELS): accepts("invalid_channels", vol.All(cv.ensure_list, [cv.string]))}
GET_SCHEMA = schema({**TARGET_FIELDS, **RANGE_FIELDS, **PAGE_FIELDS, **_CHANNELS})
REPLAY_SCHEMA = schema({**TARGET_FIELDS, **_CHANNELS, **REVISION_FIELD})
_BINARY: Final = {"True": True, "on": True, "False": False, "off": False}


async def async_get_quarantine(call: ServiceCall) -> dict[str, Any]:
    """Answer get_quarantine: per twin, by its source entity, newest first. Without a target all twins are meant."""
    asked, page = range_of(call.data), page_of(call.data)
    twins = await async_reach(call, POLICY_READ, needed=False)
    wanted = [known_channels(twin, call.data.get(ATTR_CHANNELS), ATTR_CHANNELS) for twin in twins]
    return {
        **asked.as_answer(),
        "twins": {
            key_of(twin): await _async_one(twin, asked, page, channels)
            for twin, channels in zip(twins, wanted, strict=True)
        },
    }


async def _async_one(
    twin: TwinCoordinator, asked: Range, page: Page, channels: frozenset[str] | None
) -> dict[str, Any]:
    stored: list[QuarantineRecord] = []
    complete = True
    try:
        stored = await _async_stored(twin, asked)
    except StoreError:
        complete = False
    items = [
        item
        for item in _waiting(twin, stored, channels)
        if (asked.start is None or item.at >= asked.start) and (asked.end is None or item.at < asked.end)
    ]
    return {
        "name": twin.config.name,
        "since_start": twin.state.quarantined,
        **page.as_answer(len(items)),
        "complete": complete,
        "items": [item_answer(twin, item) for item in page.cut(items)],
    }


async def _async_stored(twin: TwinCoordinator, asked: Range) -> list[QuarantineRecord]:
    """Return what the database knows of a twin's quarantine. Raises StoreError."""
    database = twin.home.database
    await database.async_flush()
    return await database.async_read(
        partial(queries.quarantine, twin_id=twin.entry.entry_id, start=asked.start, end=asked.end)
    )


def _waiting(
    twin: TwinCoordinator, stored: Iterable[QuarantineRecord], channels: frozenset[str] | None
) -> list[Quarantined]:
    """Return what is not believed, newest first: what is in memory, and what else is stored."""
    found = list(twin.state.quarantine)
    known = {(item.at, item.channel) for item in found}
    found += [
        Quarantined(record.channel or "", record.value, Refusal(record.reason), record.at)
        for record in stored
        if (record.at, record.channel) not in known
    ]
    return sorted(
        (item for item in found if channels is None or item.channel in channels),
        key=lambda item: item.at,
        reverse=True,
    )


def item_answer(twin: TwinCoordinator, item: Quarantined) -> dict[str, Any]:
    """Return something that was not believed, as an answer shows it."""
    return _answer(item, replayable=_would_pass(twin, item))


def _answer(item: Quarantined, *, replayable: bool) -> dict[str, Any]:
    return {
        "time": iso(item.at) if item.at > 0 else None,
        "channel": item.channel or None,
        "value": item.raw,
        "reason": item.refusal.value,
        "replayable": replayable,
    }


def _would_pass(twin: TwinCoordinator, item: Quarantined) -> bool:
    """Return whether a replay would take something over."""
    channel = twin.channels.get(item.channel)
    # Which unit a value came in is not kept: as a number of the channel's own it would be another value.
    if channel is None or item.refusal is Refusal.WRONG_UNIT:
        return False
    held = twin.state.last_good().get(item.channel)
    if held is not None and item.at < held[1]:
        return False
    try:
        channel.validate(_read(channel, item.raw))
    except ValueError:
        return False
    return True


def _read(channel: Channel, raw: str) -> object:
    """Return what was kept as text as the value it was."""
    return _BINARY.get(raw, raw) if channel.quantity is Quantity.BINARY else raw


async def async_replay_quarantine(call: ServiceCall) -> dict[str, Any]:
    """Answer replay_quarantine: per twin, by its source entity, what was accepted this time and what was not."""
    hass = call.hass
    home = the_home(hass)
    twins = await async_reach(call, POLICY_CONTROL)
    wanted = [known_channels(twin, call.data.get(ATTR_CHANNELS), ATTR_CHANNELS) for twin in twins]
    try:
        stored = [await _async_stored(twin, Range(None, None)) for twin in twins]
    except StoreError as err:
        raise not_stored(err) from err
    demand_revision(call, twins)
    answers: dict[str, Any] = {}
    accepted = kept = 0
    for twin, channels, records in zip(twins, wanted, stored, strict=True):
        waiting = _waiting(twin, records, channels)
        # What cannot be taken out of the database is not believed either.
        believed = [(item.at, item.channel) for item in waiting if _would_pass(twin, item)]
        data = {"accepted": len(believed)}
        await _async_forget(twin, believed, home.audit.record(call.service, twin=twin, context=call.context, data=data))
        done = _replay(twin, waiting)
        accepted, kept = accepted + len(done["accepted"]), kept + len(done["kept"])
        answers[key_of(twin)] = {"name": twin.config.name, **done}
        if done["accepted"]:
            await async_noted(home, twin.history.async_take("replay", Source.USER, call.context, write=False))
            twin.async_touched()
    speaker = await async_speaker(hass)
    summary = speaker.say(Message("quarantine_replayed", {"accepted": accepted, "kept": kept}))
    return {"summary": summary, "twins": answers}


async def _async_forget(twin: TwinCoordinator, believed: list[tuple[float, str]], line: AuditRecord) -> None:
    """Take what is about to be believed out of the database, together with the audit's line that says so.

    Raises HomeAssistantError where that cannot be done.
    """
    if not believed:
        return
    try:
        await twin.home.database.async_run(
            partial(forget_quarantined, twin_id=twin.entry.entry_id, items=believed), records=[line]
        )
    except StoreError as err:
        raise not_stored(err) from err


def _replay(twin: TwinCoordinator, waiting: list[Quarantined]) -> dict[str, list[dict[str, Any]]]:
    """Report anew what was not believed, the oldest first; return what is believed now and what is not."""
    state = twin.state
    accepted: list[Quarantined] = []
    kept: list[Quarantined] = []
    for item in reversed(waiting):
        if _would_pass(twin, item):
            state.report(item.channel, _read(twin.channels[item.channel], item.raw), item.at, Source.DEVICE)
            accepted.append(item)
        else:
            kept.append(item)
    state.quarantine = [item for item in state.quarantine if item not in accepted]
    return {
        "accepted": [_answer(item, replayable=True) for item in accepted],
        "kept": [item_answer(twin, item) for item in kept],
    }
