"""digital_twin.get_quarantine and replay_quarantine: what twins did not believe, and a second chance for it.

A report is replayed against what the twin holds to be possible now. What is older than the twin's present value, or
still does not validate, stays where it is.
"""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv

from ..access import POLICY_CONTROL, POLICY_READ
from ..core.channel import Channel, Quantity
from ..core.messages import Message
from ..core.state import Quarantined, Source
from ..store import queries
from ..store.errors import StoreError
from ..store.twin_purge import forget_quarantined
from ..texts import async_speaker
from .commit import async_safe, not_stored
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
    found = [(item.at, item.channel, item_answer(twin, item)) for item in twin.state.quarantine]
    complete = True
    database = twin.home.database
    try:
        await database.async_flush()
        stored = await database.async_read(
            partial(queries.quarantine, twin_id=twin.entry.entry_id, start=asked.start, end=asked.end)
        )
    except StoreError:
        complete = False
    else:
        known = {(at, channel) for at, channel, _ in found}
        found += [
            (record.at, record.channel or "", _answer(record.at, record.channel, record.value, record.reason, None))
            for record in stored
            if (record.at, record.channel) not in known
        ]
    found.sort(key=lambda item: item[0], reverse=True)
    items = [
        answer
        for at, channel, answer in found
        if (channels is None or channel in channels)
        and (asked.start is None or at >= asked.start)
        and (asked.end is None or at < asked.end)
    ]
    return {
        "name": twin.config.name,
        "since_start": twin.state.quarantined,
        **page.as_answer(len(items)),
        "complete": complete,
        "items": list(page.cut(items)),
    }


def item_answer(twin: TwinCoordinator, item: Quarantined) -> dict[str, Any]:
    """Return something in memory that was not believed, as an answer shows it."""
    replayable = _would_pass(twin.channels.get(item.channel), item)
    return _answer(item.at, item.channel, item.raw, item.refusal.value, replayable)


def _answer(at: float, channel: str | None, raw: str, reason: str, replayable: bool | None) -> dict[str, Any]:
    return {
        "time": iso(at) if at > 0 else None,
        "channel": channel,
        "value": raw,
        "reason": reason,
        "replayable": bool(replayable),
    }


def _would_pass(channel: Channel | None, item: Quarantined) -> bool:
    if channel is None:
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
    demand_revision(call, twins)
    answers: dict[str, Any] = {}
    accepted = kept = 0
    for twin, channels in zip(twins, wanted, strict=True):
        believed, done = _replay(twin, channels)
        accepted, kept = accepted + len(done["accepted"]), kept + len(done["kept"])
        answers[key_of(twin)] = {"name": twin.config.name, **done}
        if done["accepted"]:
            await _async_forget(twin, [(item.at, item.channel) for item in believed])
            record = twin.history.async_take("replay", Source.USER, call.context, write=False)
            await async_safe(home, call, record, twin=twin, data={"accepted": len(done["accepted"])})
            twin.async_touched()
    speaker = await async_speaker(hass)
    summary = speaker.say(Message("quarantine_replayed", {"accepted": accepted, "kept": kept}))
    return {"summary": summary, "twins": answers}


async def _async_forget(twin: TwinCoordinator, believed: list[tuple[float, str]]) -> None:
    """Take what is believed now out of the database, too. Raises HomeAssistantError where that cannot be done."""
    try:
        await twin.home.database.async_run(partial(forget_quarantined, twin_id=twin.entry.entry_id, items=believed))
    except StoreError as err:
        raise not_stored(err) from err


def _replay(
    twin: TwinCoordinator, channels: frozenset[str] | None
) -> tuple[list[Quarantined], dict[str, list[dict[str, Any]]]]:
    """Report anew what was not believed; return what is believed now, and the answer."""
    state = twin.state
    waiting = sorted(state.quarantine, key=lambda item: item.at)
    state.quarantine.clear()
    accepted: list[Quarantined] = []
    kept: list[Quarantined] = []
    for item in waiting:
        channel = twin.channels.get(item.channel)
        reported_at = state.reported_at(item.channel)
        if (
            channel is None
            or (channels is not None and item.channel not in channels)
            or not _would_pass(channel, item)
            or (reported_at is not None and item.at < reported_at)
        ):
            kept.append(item)
            continue
        state.report(item.channel, _read(channel, item.raw), item.at, Source.DEVICE)
        accepted.append(item)
    state.quarantine.extend(kept)
    told = [_answer(item.at, item.channel, item.raw, item.refusal.value, True) for item in accepted]
    return accepted, {"accepted": told, "kept": [item_answer(twin, item) for item in kept]}
