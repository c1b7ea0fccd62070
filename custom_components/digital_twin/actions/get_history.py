"""digital_twin.get_history: the snapshots of twins in a range of time, a page at a time."""

from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv

from ..access import POLICY_READ
from .fields import TARGET_FIELDS, accepts, schema
from .pages import PAGE_FIELDS, RANGE_FIELDS, Page, Range, page_of, range_of
from .reach import async_reach
from .twin_answer import key_of, known_channels, snapshot_answer

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_CHANNELS: Final = "channels"
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        **RANGE_FIELDS,
        **PAGE_FIELDS,
        vol.Optional(ATTR_CHANNELS): accepts("invalid_channels", vol.All(cv.ensure_list, [cv.string])),
    }
)


async def async_get_history(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, snapshots, newest first."""
    twins = await async_reach(call, POLICY_READ)
    asked, page = range_of(call.data), page_of(call.data)
    channels = [known_channels(twin, call.data.get(ATTR_CHANNELS), ATTR_CHANNELS) for twin in twins]
    return {
        **asked.as_answer(),
        "twins": {
            key_of(twin): await _async_one(twin, asked, page, wanted)
            for twin, wanted in zip(twins, channels, strict=True)
        },
    }


async def _async_one(twin: TwinCoordinator, asked: Range, page: Page, wanted: frozenset[str] | None) -> dict[str, Any]:
    found, whole = await twin.history.async_between(asked.start, asked.end, limit=page.needed)
    return {
        "name": twin.config.name,
        **page.as_answer(len(found)),
        # While the database is away only the newest snapshots can be shown.
        "complete": whole,
        "snapshots": [snapshot_answer(twin.hass, twin, record, wanted) for record in page.cut(found)],
    }
