"""How findings and gaps in what is known become a decision.

| severity | needs approval from | denied from probability |
|----------|---------------------|-------------------------|
| critical | 0.05                | 0.3                     |
| high     | 0.2                 | 0.5                     |
| medium   | 0.5                 | never                   |
| low      | never               | never                   |

A gap (a twin that is unknown, stale, untrusted or failing, a target that could not be resolved) leads to needs_approval
where the device's risk class is risky, and to a notice otherwise.
"""

from dataclasses import dataclass

from ..messages import Message
from ..models.kinds import Risk
from ..requests import Decision, HazardFinding, Severity
from ..twin import Trust

APPROVAL_FROM = {Severity.CRITICAL: 0.05, Severity.HIGH: 0.2, Severity.MEDIUM: 0.5}
DENIED_FROM = {Severity.CRITICAL: 0.3, Severity.HIGH: 0.5}
NEVER = 2.0
RANK = {Severity.CRITICAL: 3, Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 0}
SEVERITIES = tuple(sorted(RANK, key=RANK.__getitem__))
"""From low to critical; the limit "<hazard>.severity" is an index of these."""
ORDER = {Decision.APPROVED: 0, Decision.NEEDS_APPROVAL: 1, Decision.DENIED: 2}
CONFIDENCE = {Trust.OBSERVING: 0.3, Trust.SUGGESTING: 0.7, Trust.TRUSTED: 0.9}
CERTAIN = 0.95
"""The confidence of a rule on known facts."""
GAP = 0.5
"""Factor on the confidence for anything that was not checked."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not, or not fully, checked, and the risk class of the device it concerns."""

    message: Message
    risk: Risk


def decide_finding(finding: HazardFinding) -> Decision:
    """Return what one finding leads to."""
    if finding.probability >= DENIED_FROM.get(finding.severity, NEVER):
        return Decision.DENIED
    if finding.probability >= APPROVAL_FROM.get(finding.severity, NEVER):
        return Decision.NEEDS_APPROVAL
    return Decision.APPROVED


def decide_gap(gap: Gap) -> Decision:
    """Return what one gap leads to."""
    return Decision.NEEDS_APPROVAL if gap.risk is Risk.RISKY else Decision.APPROVED


def weight(finding: HazardFinding) -> tuple[int, int, float]:
    """Return a key that sorts findings by what they lead to, then severity, then probability."""
    return ORDER[decide_finding(finding)], RANK[finding.severity], finding.probability
