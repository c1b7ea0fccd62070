"""What became of a wish, and what is kept of the decision about it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from homeassistant.const import CONF_DEVICE_ID, CONF_DOMAIN, CONF_TYPE

from ..core.messages import Message
from ..store.redact import is_secret, redacted
from .check import Checked
from .script_steps import Step
from .timed import TimedCall
from .wish import Wish

SHOWN_ENTITIES: Final = 50


class Result(StrEnum):
    """How a run ended."""

    OK = "ok"
    UNVERIFIED = "unverified"
    FAILED = "failed"
    DENIED = "denied"
    EXPIRED = "expired"
    REJECTED = "rejected"
    PENDING = "pending"
    DRY_RUN = "dry_run"
    SCHEDULED = "scheduled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What became of a wish. verified: per entity whether it did as told, None where it cannot tell."""

    result: Result
    checked: Checked
    approval_id: str | None = None
    verified: dict[str, bool | None] = field(default_factory=dict)
    error: str | None = None
    resent: bool = False


def plain(message: Message) -> dict[str, Any]:
    """Return a message as plain values of JSON."""
    return {"id": message.id, "params": dict(message.params)}


def actions_of(calls: Sequence[TimedCall]) -> str:
    """Return the names of the actions, as one line."""
    return ", ".join(dict.fromkeys(timed.call.action for timed in calls))


def asked_of(calls: Sequence[TimedCall]) -> str:
    """Return the actions with the values they set, as one line; of a secret nothing is said."""
    return ", ".join(dict.fromkeys(_asked(timed) for timed in calls))


def done_by(wish: Wish, checked: Checked) -> str:
    """Return the names of what a wish does, as one line: of the course that was judged, or whatever else it says."""
    return actions_of(_told_of(wish, checked)) or ", ".join(dict.fromkeys(_words(wish.steps)))


def asked_by(wish: Wish, checked: Checked) -> str:
    """Return the same with the values that are set; of a secret nothing is said."""
    return asked_of(_told_of(wish, checked)) or ", ".join(dict.fromkeys(_words(wish.steps)))


def _told_of(wish: Wish, checked: Checked) -> Sequence[TimedCall]:
    return checked.calls or [timed for calls in wish.variants for timed in calls]


def _words(steps: Any) -> Iterator[str]:
    """Return the names of steps that are no calls: device actions, events, and actions that nobody could read."""
    if isinstance(steps, Mapping):
        if CONF_DEVICE_ID in steps and CONF_TYPE in steps:
            yield f"{steps.get(CONF_DOMAIN)}.{steps[CONF_TYPE]}"
        elif (name := next((steps[key] for key in ("action", "service", "event") if key in steps), None)) is not None:
            yield str(name)
        else:
            for item in steps.values():
                yield from _words(item)
    elif isinstance(steps, list | tuple):
        for item in steps:
            yield from _words(item)


def _asked(timed: TimedCall) -> str:
    given = {key: value for key, value in timed.call.data.items() if not is_secret(key)}
    values = ", ".join(f"{key}: {value}" for key, value in given.items() if isinstance(value, str | int | float))
    return f"{timed.call.action}, {values}" if values else timed.call.action


def as_text(steps: Sequence[Step]) -> str:
    """Return steps as one text, the same for the same steps after they were stored; without secrets."""
    return json.dumps([redacted(step) for step in steps], sort_keys=True, default=str)


def summary_of(checked: Checked, wish: Wish) -> dict[str, Any]:
    """Return what the audit keeps of a decision: what was asked, what was found, and of which entities."""
    return verdict_of(checked) | {"actions": [dict(step) for step in wish.steps]} | kept_key(wish)


def kept_key(wish: Wish) -> dict[str, Any]:
    """Return under which key a wish is run once, and as what; nothing for one without a key."""
    return {} if wish.key is None else {"key": wish.key, "actions": [dict(step) for step in wish.steps]}


def verdict_of(checked: Checked) -> dict[str, Any]:
    """Return what the audit keeps of a verdict: what was found, and of which entities."""
    verdict = checked.verdict
    return {
        "verdict": verdict.decision.value,
        "confidence": round(verdict.confidence, 3),
        "actions": actions_of(checked.calls),
        "reason": plain(verdict.summary),
        "hazards": [
            {"hazard": item.hazard, "severity": item.severity.value, "probability": round(item.probability, 3)}
            for item in verdict.hazards
        ],
        "not_checked": [message.id for message in verdict.not_checked],
        "entities": [item.entity_id for _, item in checked.reached][:SHOWN_ENTITIES],
    }
