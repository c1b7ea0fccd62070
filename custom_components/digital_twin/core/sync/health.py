"""Health of a twin: 0 to 100, from parts that can be looked at one by one.

health = Σ weight · part / Σ weight, over the parts that are known
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..requests import Severity

WEIGHTS: Mapping[str, float] = {"sync": 0.3, "divergence": 0.3, "freshness": 0.25, "quarantine": 0.15}
OF_SEVERITY: Mapping[Severity | None, float] = {
    None: 100.0,
    Severity.LOW: 90.0,
    Severity.MEDIUM: 60.0,
    Severity.HIGH: 30.0,
    Severity.CRITICAL: 0.0,
}
FRESH_FOR = 2.0
DEAD_AFTER = 10.0
"""Freshness falls from 100 to 0 between these multiples of the usual time between reports."""
BAD_SHARE = 0.1
"""The share of reports in quarantine at which nothing is left of that part."""
WARNING, CRITICAL = 70.0, 50.0


class HealthLevel(StrEnum):
    """What a score means to a person."""

    GOOD = "good"
    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Health:
    """A score of 0 to 100, and the parts (0 to 100 each) it was made of."""

    score: float
    parts: Mapping[str, float]

    @property
    def level(self) -> HealthLevel:
        """Return what the score means: below 70 warning, below 50 critical."""
        if self.score < CRITICAL:
            return HealthLevel.CRITICAL
        return HealthLevel.WARNING if self.score < WARNING else HealthLevel.GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """What health is judged by. Counts are over a recent period; age and interval in s, None when unknown.

    interval is the usual time between reports of a device that reports by itself; None for one that reports only what
    changes, whose silence means nothing. available: whether the source is there at all.
    """

    synced: int = 0
    failed: int = 0
    worst: Severity | None = None
    age: float | None = None
    interval: float | None = None
    reports: int = 0
    quarantined: int = 0
    available: bool = True


def health(vitals: Vitals) -> Health:
    """Return the health; parts of which nothing is known are left out, an unavailable source has no freshness."""
    parts: dict[str, float] = {"divergence": OF_SEVERITY[vitals.worst]}
    if attempts := vitals.synced + vitals.failed:
        parts["sync"] = 100.0 * vitals.synced / attempts
    if not vitals.available:
        parts["freshness"] = 0.0
    elif vitals.age is not None and vitals.interval:
        late = (vitals.age / vitals.interval - FRESH_FOR) / (DEAD_AFTER - FRESH_FOR)
        parts["freshness"] = 100.0 * (1.0 - min(max(late, 0.0), 1.0))
    if total := vitals.reports + vitals.quarantined:
        parts["quarantine"] = 100.0 * max(1.0 - vitals.quarantined / total / BAD_SHARE, 0.0)
    weight = sum(WEIGHTS[name] for name in parts)
    return Health(round(sum(WEIGHTS[name] * value for name, value in parts.items()) / weight, 1), parts)
