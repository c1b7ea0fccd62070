"""digital_twin.backtest_guard: what the guard would have said to the real commands of the past days."""

import time
from collections import Counter
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..core.messages import Message
from ..core.requests import Decision
from ..guard.backtest import Backtest, RecorderMissingError, Tried, async_backtest
from ..texts import Speaker, async_speaker
from .fields import accepts, refuse, schema
from .response import iso, share
from .selection import the_home

ATTR_DAYS: Final = "days"
LONGEST: Final = 30.0
SHOWN: Final = 100
MESSAGES: dict[str, tuple[str, ...]] = {
    "backtest_nothing": (),
    "backtest_summary": ("checked", "blocked", "right", "wrong", "unknown"),
}


def _days(value: Any) -> float:
    days = float(value)
    if isinstance(value, bool) or not 0.0 < days <= LONGEST:
        raise ValueError
    return days


SCHEMA = schema({vol.Optional(ATTR_DAYS, default=7): accepts("invalid_days", _days)})


async def async_backtest_guard(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: how many commands there were, which would not have run, why, and whether that was right."""
    hass = call.hass
    home = the_home(hass)
    began = time.perf_counter()
    try:
        found = await async_backtest(hass, home, call.data[ATTR_DAYS])
    except RecorderMissingError:
        raise refuse("backtest_no_recorder") from None
    answer = _answer(found, await async_speaker(hass))
    return {**answer, "run_time": round(time.perf_counter() - began, 2)}


def _answer(found: Backtest, speaker: Speaker) -> dict[str, Any]:
    blocked = found.blocked
    right = sum(one.right is True for one in blocked)
    wrong = sum(one.right is False for one in blocked)
    unknown = len(blocked) - right - wrong
    summary = Message("backtest_nothing")
    if found.tried:
        figures = {"right": right, "wrong": wrong, "unknown": unknown}
        summary = Message("backtest_summary", {"checked": len(found.tried), "blocked": len(blocked), **figures})
    hazards = Counter(hazard for one in blocked for hazard in {item.hazard for item in one.verdict.hazards})
    return {
        "summary": speaker.say(summary),
        "from": iso(found.start),
        "to": iso(found.end),
        "recorded": found.read,
        "checked": len(found.tried),
        "without_twin": found.without_twin,
        "skipped": dict(found.skipped),
        "denied": sum(one.verdict.decision is Decision.DENIED for one in found.tried),
        "needs_approval": sum(one.verdict.decision is Decision.NEEDS_APPROVAL for one in found.tried),
        "right": right,
        "wrong": wrong,
        "unknown": unknown,
        "hazards": dict(hazards.most_common()),
        "blocked": [_shown(one, speaker) for one in blocked[:SHOWN]],
    }


def _shown(one: Tried, speaker: Speaker) -> dict[str, Any]:
    """Return one command; its data stays in the recorder, as it may hold a code."""
    return {
        "at": iso(one.call.at),
        "action": f"{one.call.domain}.{one.call.service}",
        "entities": list(one.entities),
        "verdict": one.verdict.decision.value,
        "reason": speaker.say(one.verdict.summary),
        "hazards": [{"hazard": item.hazard, "probability": share(item.probability)} for item in one.verdict.hazards],
        "right": one.right,
    }
