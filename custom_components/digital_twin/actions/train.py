"""digital_twin.train: twins learn anew from the history of their devices, now."""

from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall

from ..access import POLICY_CONTROL, async_require_control
from ..core.messages import Message
from ..texts import Speaker, async_speaker
from ..training import FrozenError
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
MESSAGES: dict[str, tuple[str, ...]] = {"trained": ("twins", "learned")}


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
    answers = {
        twin.sources[twin.config.main]: await _async_one(hass, twin, call.data.get(ATTR_DAYS), speaker)
        for twin in twins
    }
    learned = sum(answer["days"] > 0 for answer in answers.values())
    return {
        "summary": speaker.say(Message("trained", {"twins": len(twins), "learned": learned})),
        "learned": learned,
        "twins": answers,
    }


async def _async_one(
    hass: HomeAssistant, twin: TwinCoordinator, days: float | None, speaker: Speaker
) -> dict[str, Any]:
    try:
        learned = await twin.home.trainer.async_train(twin, days)
    except FrozenError:
        raise refuse("twin_frozen", name=twin.config.name) from None
    return learned_answer(hass, twin, learned, speaker)
