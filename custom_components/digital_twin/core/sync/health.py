"""Health of a twin: 0 to 100, from parts that can be looked at one by one.

health = Σ weight · part / Σ weight, over the parts that are known
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..requests import Severity

WEIGHTS: Mapping[str, float] = {
    "sync": 0.25, "divergence": 0.3, "forecast": 0.1, "freshness": 0.2, "quarantine": 0.15,
}  # fmt: skip
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
FEWEST_SCORED = 20
COVERED = (0.5, 0.8)
"""Shares of truths inside the 90 % band between which a forecast's part rises from 0 to 100."""
SKILLED = (-1.0, -0.1)
"""Skill against "stays as it is" between which it does."""
WARNING, CRITICAL = 70.0, 50.0
RECOVERED = 3.0
"""A better level is reached when its threshold is exceeded by so much."""


class HealthLevel(StrEnum):
    """What a score means to a person."""

    GOOD = "good"
    WARNING = "warning"
    CRITICAL = "critical"


_ORDER = {HealthLevel.GOOD: 0, HealthLevel.WARNING: 1, HealthLevel.CRITICAL: 2}


@dataclass(frozen=True, slots=True)
class Health:
    """A score of 0 to 100, and the parts (0 to 100 each) it was made of."""

    score: float
    parts: Mapping[str, float]

    @property
    def level(self) -> HealthLevel:
        """Return what the score means: below 70 warning, below 50 critical."""
        return level_of(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """What health is judged by. Counts are over a recent period; age and interval in s, None when unknown.

    interval is the usual time between reports of a device that reports by itself; None for one that reports only what
    changes, whose silence means nothing. available: whether the source is there at all. Of the forecasts that came due:
    how many (scored), the share inside the 90 % band (coverage) and the skill against "stays as it is".
    """

    synced: float = 0.0
    failed: float = 0.0
    worst: Severity | None = None
    age: float | None = None
    interval: float | None = None
    reports: float = 0.0
    quarantined: float = 0.0
    available: bool = True
    scored: int = 0
    coverage: float | None = None
    skill: float | None = None


def level_of(score: float, before: HealthLevel | None = None) -> HealthLevel:
    """Return what a score means; a better level than before is reached only with some distance to its threshold."""
    for level, threshold in ((HealthLevel.CRITICAL, CRITICAL), (HealthLevel.WARNING, WARNING)):
        held = before is not None and _ORDER[before] >= _ORDER[level]
        if score < threshold + (RECOVERED if held else 0.0):
            return level
    return HealthLevel.GOOD


def health(vitals: Vitals) -> Health:
    """Return the health; parts of which nothing is known are left out, an unavailable source has no freshness.

    Before anything was asked or heard of it, as just after a start, a source has had no time to be there.
    """
    parts: dict[str, float] = {"divergence": OF_SEVERITY[vitals.worst]}
    if attempts := vitals.synced + vitals.failed:
        parts["sync"] = 100.0 * vitals.synced / attempts
    if not vitals.available:
        if attempts or vitals.reports or vitals.quarantined:
            parts["freshness"] = 0.0
    elif vitals.age is not None and vitals.interval:
        late = (vitals.age / vitals.interval - FRESH_FOR) / (DEAD_AFTER - FRESH_FOR)
        parts["freshness"] = 100.0 * (1.0 - min(max(late, 0.0), 1.0))
    if total := vitals.reports + vitals.quarantined:
        parts["quarantine"] = 100.0 * max(1.0 - vitals.quarantined / total / BAD_SHARE, 0.0)
    if vitals.scored >= FEWEST_SCORED:
        shares = [
            _between(value, bounds)
            for value, bounds in ((vitals.coverage, COVERED), (vitals.skill, SKILLED))
            if value is not None
        ]
        if shares:
            parts["forecast"] = 100.0 * min(shares)
    weight = sum(WEIGHTS[name] for name in parts)
    return Health(round(sum(WEIGHTS[name] * value for name, value in parts.items()) / weight, 1), parts)


def _between(value: float, bounds: tuple[float, float]) -> float:
    """Return where a value lies between bounds, 0 to 1."""
    return min(max((value - bounds[0]) / (bounds[1] - bounds[0]), 0.0), 1.0)
