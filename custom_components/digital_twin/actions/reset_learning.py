"""digital_twin.reset_learning: twins forget what they learned, and what lies before a moment no longer counts."""

import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from ..access import POLICY_CONTROL, async_require_control
from ..core.messages import Message
from ..texts import async_speaker
from .commit import async_noted
from .fields import TARGET_FIELDS, accepts, schema
from .reach import async_reach
from .response import iso
from .selection import the_home

ATTR_SINCE = "since"
DAY = timedelta(days=1)
MESSAGES: dict[str, tuple[str, ...]] = {"learning_reset": ("twins",)}


def _since(value: Any) -> datetime:
    """Return a moment: a date with time, or so long ago, as {"hours": 24} or "24:00:00" say.

    "18:00:00" may be meant as the time of day as well, and forgetting cannot be undone: it is refused.
    """
    since = dt_util.as_utc(cv.datetime(value)) if _dated(value) else dt_util.utcnow() - _ago(value)
    # Before 1970 no time stamp is positive, and nothing was recorded either.
    if since.timestamp() < 0 or since > dt_util.utcnow():
        raise ValueError
    return since


def _dated(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and dt_util.parse_datetime(value) is not None)


def _ago(value: Any) -> timedelta:
    if not isinstance(value, Mapping | str | timedelta):
        raise TypeError
    ago: timedelta = cv.time_period(value)
    if isinstance(value, str) and ago < DAY:
        raise ValueError
    return ago


SCHEMA = schema({**TARGET_FIELDS, vol.Optional(ATTR_SINCE): accepts("invalid_since", _since)})


async def async_reset_learning(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, from when on history counts."""
    hass = call.hass
    home = the_home(hass)
    twins = await async_reach(call, POLICY_CONTROL)
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    given: datetime | None = call.data.get(ATTR_SINCE)
    since = time.time() if given is None else given.timestamp()
    await async_noted(
        home,
        *(
            home.audit.record("reset_learning", twin=twin, context=call.context, data={"since": since})
            for twin in twins
        ),
    )
    answers = {}
    for twin in twins:
        answers[twin.sources[twin.config.main]] = {
            "name": twin.config.name,
            "since": iso(since),
            "forgot_days": 0.0 if twin.learned is None else round(twin.learned.days, 2),
            "frozen": twin.frozen,
        }
        await home.trainer.async_reset(twin, since)
        home.trainer.async_request(twin)
    speaker = await async_speaker(hass)
    return {"summary": speaker.say(Message("learning_reset", {"twins": len(twins)})), "twins": answers}
