"""A verdict for somebody who may not see every device: what was decided stays, what tells of the others goes."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from homeassistant.auth.models import User
from homeassistant.core import callback

from ..access import POLICY_READ, may
from ..core.messages import Message
from ..core.requests import HazardFinding, Verdict

if TYPE_CHECKING:
    from ..manager import Home
    from .check import Checked

MESSAGES: dict[str, tuple[str, ...]] = {"hazard_unseen": (), "check_unseen": ()}


@callback
def as_seen_by(user: User | None, home: Home, checked: Checked) -> Verdict:
    """Return a verdict without the names, entities and courses of what a user (None: no user) may not read.

    What the action itself touches is told: whoever may ask for it, or decide about it, knows of it.
    """
    verdict = checked.verdict
    hidden = {
        twin_id: twin.config.name
        for twin_id, twin in home.twins.items()
        if twin_id not in checked.touched and not may(user, twin, POLICY_READ)
    }
    if not hidden:
        return verdict
    seen = {twin.config.name for twin_id, twin in home.twins.items() if twin_id not in hidden}
    veil = _Veil(frozenset(hidden), frozenset(hidden.values()) - seen)
    alternative = verdict.alternative
    return replace(
        verdict,
        summary=veil.summary(verdict),
        hazards=tuple(map(veil.finding, verdict.hazards)),
        outcome=tuple(outcome for outcome in verdict.outcome if outcome.twin_id not in hidden),
        not_checked=tuple(map(veil.gap, verdict.not_checked)),
        alternative=None
        if alternative is None
        else replace(alternative, hazards=tuple(map(veil.finding, alternative.hazards))),
    )


@dataclass(frozen=True, slots=True)
class _Veil:
    """The ids and names of the twins that are not to be told of."""

    ids: frozenset[str]
    names: frozenset[str]

    def summary(self, verdict: Verdict) -> Message:
        decisive = next((finding for finding in verdict.hazards if finding.reason == verdict.summary), None)
        return self.gap(verdict.summary) if decisive is None else self.finding(decisive).reason

    def finding(self, finding: HazardFinding) -> HazardFinding:
        if self.ids.isdisjoint(finding.twins) and not self._named(finding.reason):
            return finding
        return replace(
            finding, reason=Message("hazard_unseen"), twins=tuple(key for key in finding.twins if key not in self.ids)
        )  # fmt: skip

    def gap(self, message: Message) -> Message:
        return Message("check_unseen") if self._named(message) else message

    def _named(self, message: Message) -> bool:
        return not self.names.isdisjoint(message.params.values())
