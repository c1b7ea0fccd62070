"""Pending approvals as people and interfaces see them: what is asked, why, what would come of it, and what else."""

from typing import TYPE_CHECKING, Any, Final

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..actions.course import headline
from ..core.requests import Decision, HazardFinding
from ..core.safety.policy import decide_finding
from ..texts import Speaker
from .run import asked_by, done_by
from .unseen import as_seen_by

if TYPE_CHECKING:
    from ..manager import Home
    from .approvals import Approval

MOST_REASONS: Final = 3


@callback
def row_of(hass: HomeAssistant, home: Home, approval: Approval, speaker: Speaker, user: User | None) -> dict[str, Any]:
    """Return a request as plain values of JSON, its sentences in the speaker's language."""
    verdict = as_seen_by(user, home, approval.checked)
    alternative = verdict.alternative if approval.checked.instead else None
    summary = speaker.say(verdict.summary)
    reasons = [speaker.say(finding.reason) for finding in verdict.hazards]
    reasons += [speaker.say(message) for message in verdict.not_checked]
    return {
        "approval": approval.approval_id,
        "actions": done_by(approval.wish, approval.checked),
        "asked": asked_by(approval.wish, approval.checked),
        "entities": approval.entities,
        "name": names(hass, approval),
        "summary": summary,
        "reasons": [reason for reason in dict.fromkeys(reasons) if reason != summary][:MOST_REASONS],
        "hazards": [_hazard(finding, approval.checked.request.start, speaker) for finding in verdict.hazards],
        "outcome": outcome_of(home, approval, speaker),
        "alternative": None if alternative is None else speaker.say(alternative.message),
        "has_alternative": alternative is not None,
        "created": _iso(approval.created),
        "expires": _iso(approval.expires),
        "needs_code": home.config.approval_code is not None,
        "can_decide": may(user, approval, POLICY_CONTROL),
    }


def may(user: User | None, approval: Approval, policy: str = POLICY_READ) -> bool:
    """Return whether a user (None: nobody in particular) may see a request, or decide about it."""
    return approval.acted.may(user, policy)


@callback
def names(hass: HomeAssistant, approval: Approval) -> str:
    """Return the names of what it would act on, as one line."""
    found = (hass.states.get(entity_id) for entity_id in approval.entities)
    return ", ".join(dict.fromkeys(state.name for state in found if state is not None))


@callback
def outcome_of(home: Home, approval: Approval, speaker: Speaker) -> list[str]:
    """Return what would come of it, a sentence or two for each twin."""
    twins = approval.checked.touched
    return [
        speaker.say(message)
        for outcome in approval.checked.verdict.outcome
        if (twin := twins.get(outcome.twin_id)) is not None and twin.entry.entry_id in home.twins
        for message in headline(home.hass, twin, outcome, speaker)
    ]


def _hazard(finding: HazardFinding, start: float, speaker: Speaker) -> dict[str, Any]:
    return {
        "hazard": finding.hazard,
        "name": speaker.word("hazard", finding.hazard),
        "severity": finding.severity.value,
        "probability": round(finding.probability, 2),
        "stops": decide_finding(finding) is not Decision.APPROVED,
        "at": _iso(start + (finding.at or 0.0)),
    }


def _iso(moment: float) -> str:
    return dt_util.as_local(dt_util.utc_from_timestamp(moment)).isoformat(timespec="seconds")
