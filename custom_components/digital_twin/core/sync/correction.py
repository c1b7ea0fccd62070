"""Corrections by rule: which rule fits what was found, whether it may be applied without asking, and how rules do.

Nothing that locks, opens, heats or guards, and nothing of high or critical severity, is ever corrected without asking.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from ..models.kinds import Risk
from ..requests import Severity
from .alerts import Cause, Finding
from .divergence import RANK
from .expectation import Basis

LASTING: Final = 86_400.0
"""s for which a shift must have lasted before it counts as the new normal."""
DRIFTING: Final = 6 * 3600.0
STEADY_SHARE: Final = 0.25
"""The most that a shift may have moved meanwhile, as a share of itself."""
FEWEST: Final = 3
WORTH_IT: Final = 0.5


class Rule(StrEnum):
    """What can be done about a finding."""

    ACCEPT_SHIFT = "accept_shift"
    RECALIBRATE = "recalibrate"
    MARK_STUCK = "mark_stuck"
    RESEND = "resend"


class Extent(StrEnum):
    """What a person lets a twin correct by itself."""

    NONE = "none"
    TWIN = "twin"
    DEVICE = "device"


PHYSICAL: Final = frozenset({Rule.RESEND})
"""Rules that reach the device; all others change the twin only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a rule is chosen by. lasted: s; moved: by how much a number's distance changed meanwhile, as a share of it.

    risk: the device's. resent: how often the command was sent again already.
    """

    finding: Finding
    lasted: float
    moved: float = 0.0
    resent: int = 0


def recommended(case: Circumstances) -> Rule | None:
    """Return the rule that fits, None when no rule does."""
    finding = case.finding
    if finding.cause is Cause.STUCK:
        return Rule.MARK_STUCK
    if finding.cause is Cause.DISOBEYED:
        return Rule.RESEND if case.resent == 0 else None
    if finding.cause is not Cause.DIVERGED or not isinstance(finding.actual, float):
        return None
    if finding.basis is Basis.MODEL:
        return Rule.RECALIBRATE if case.lasted >= DRIFTING else None
    if finding.basis is Basis.CONSTANT and case.lasted >= LASTING and case.moved <= STEADY_SHARE:
        return Rule.ACCEPT_SHIFT
    return None


def is_harmless(risk: Risk, severity: Severity) -> bool:
    """Return whether a correction may ever go without asking: nothing risky, nothing high or critical."""
    return risk is not Risk.RISKY and RANK[severity] < RANK[Severity.HIGH]


def is_automatic(rule: Rule, severity: Severity, risk: Risk, extent: Extent, record: Record) -> bool:
    """Return whether a rule is applied without asking."""
    if extent is Extent.NONE or not is_harmless(risk, severity) or not record.is_worth_it(rule):
        return False
    if rule in PHYSICAL:
        return extent is Extent.DEVICE and risk is Risk.HARMLESS
    return True


@dataclass(slots=True)
class Record:
    """How often each rule was applied and helped, for one twin."""

    tallies: dict[str, tuple[int, int]] = field(default_factory=dict)

    def note(self, rule: Rule, *, helped: bool) -> None:
        """Count a correction whose outcome is known."""
        applied, successes = self.tallies.get(rule.value, (0, 0))
        self.tallies[rule.value] = (applied + 1, successes + helped)

    def rate(self, rule: Rule) -> float | None:
        """Return the share of corrections that helped; None before the first."""
        applied, successes = self.tallies.get(rule.value, (0, 0))
        return successes / applied if applied else None

    def is_worth_it(self, rule: Rule) -> bool:
        """Return whether a rule has earned to be applied again: it is tried a few times, then half must help."""
        applied, successes = self.tallies.get(rule.value, (0, 0))
        return applied < FEWEST or successes / applied >= WORTH_IT

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values."""
        return {rule: list(tally) for rule, tally in self.tallies.items()}

    def restore(self, data: Mapping[str, Collection[int]]) -> None:
        """Take over what as_dict wrote. Raises TypeError or ValueError for anything else."""
        found: dict[str, tuple[int, int]] = {}
        for rule, (applied, successes) in data.items():
            found[Rule(rule).value] = (int(applied), int(successes))
        self.tallies = found
