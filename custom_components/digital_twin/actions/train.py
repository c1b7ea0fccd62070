"""digital_twin.train: twins learn anew from the history of their devices, now."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.core import ServiceCall
from homeassistant.util import dt as dt_util

from ..access import POLICY_CONTROL, async_require_control
from ..core.messages import Message
from ..core.twin import Learned
from ..texts import async_speaker
from ..training import FrozenError, Lesson, tells
from .commit import async_noted
from .fields import TARGET_FIELDS, accepts, refuse, schema
from .model_answer import learned_answer
from .reach import async_reach
from .selection import the_home

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_DAYS = "days"
DAYS_RANGE = (1, 60)
MAX_TWINS = 50
FAILED = frozenset({"learned_failed", "learning_failed", "learning_source_missing"})
MESSAGES: dict[str, tuple[str, ...]] = {
    "trained": ("twins", "learned"),
    "train_failed": ("days", "date"),
    "train_no_history": ("days", "date"),
    "train_short_history": ("now", "days", "date"),
}


def _days(value: Any) -> float:
    days = float(value)
    if isinstance(value, bool) or not DAYS_RANGE[0] <= days <= DAYS_RANGE[1]:
        raise ValueError
    return days


SCHEMA = schema({**TARGET_FIELDS, vol.Optional(ATTR_DAYS): accepts("invalid_train_days", _days)})


async def async_train(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, what was learned. Twins learn one after another."""
    hass = call.hass
    twins = await async_reach(call, POLICY_CONTROL)
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    if len(twins) > MAX_TWINS:
        raise refuse("too_many_twins", count=str(len(twins)), allowed=str(MAX_TWINS))
    # All are looked at before the first one learns: bad input changes nothing.
    for twin in twins:
        if twin.frozen:
            raise refuse("twin_frozen", name=twin.config.name)
    home = the_home(hass)
    await async_noted(home, *(home.audit.record("train", twin=twin, context=call.context) for twin in twins))
    speaker = await async_speaker(hass)
    lessons = {twin: await _async_one(twin, call.data.get(ATTR_DAYS)) for twin in twins}
    learned = sum(lesson.taken and tells(lesson.found) for lesson in lessons.values())
    return {
        "summary": speaker.say(Message("trained", {"twins": len(twins), "learned": learned})),
        "learned": learned,
        "twins": {
            twin.sources[twin.config.main]: learned_answer(hass, twin, _told(twin, lesson), speaker)
            for twin, lesson in lessons.items()
        },
    }


async def _async_one(twin: TwinCoordinator, days: float | None) -> Lesson:
    try:
        return await twin.home.trainer.async_train(twin, days)
    except FrozenError:
        raise refuse("twin_frozen", name=twin.config.name) from None


def _told(twin: TwinCoordinator, lesson: Lesson) -> Learned:
    """Return what the twin knows now, which is what it knew before where the history told less, and says so."""
    known, found = twin.learned, lesson.found
    if lesson.taken or known is None or known == found:
        return found
    date = dt_util.as_local(dt_util.utc_from_timestamp(known.learned_at)).date().isoformat()
    params: dict[str, str | int | float] = {"days": round(known.days, 1), "date": date}
    if FAILED & {message.id for message in found.report}:
        said = Message("train_failed", params)
    elif found.days <= 0:
        said = Message("train_no_history", params)
    else:
        said = Message("train_short_history", {"now": round(found.days, 1), **params})
    return replace(known, report=(said, *known.report))
