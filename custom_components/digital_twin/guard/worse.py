"""What speaks more against an action than it did: dangers that weigh more, and what can no longer be looked at."""

from ..core.messages import Message
from ..core.requests import Verdict
from ..core.safety.policy import ORDER, decide_finding

_NAMES = frozenset({"action", "entity", "fact", "field", "name", "target"})


def _weights(verdict: Verdict) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in verdict.hazards:
        found[finding.hazard] = max(found.get(finding.hazard, 0), ORDER[decide_finding(finding)])
    return found


def grown_hazards(before: Verdict, now: Verdict) -> list[str]:
    """Return the hazards that are new, or lead to a stricter decision than before."""
    known = _weights(before)
    return sorted(hazard for hazard, weight in _weights(now).items() if weight > known.get(hazard, -1))


def new_gaps(before: Verdict, now: Verdict) -> list[Message]:
    """Return what could be looked at before and cannot be any more."""
    known = {_about(message) for message in before.not_checked}
    return [message for message in now.not_checked if _about(message) not in known]


def _about(message: Message) -> tuple[str, ...]:
    """Return what a message tells of, whatever figures it tells."""
    return message.id, *(str(message.params[key]) for key in sorted(message.params) if key in _NAMES)
