"""What is wrong with automations, as far as one rehearsal shows it: each rule looks at one kind of flaw."""

from collections.abc import Callable, Iterator

from . import daylight, opposed, quarrels, runs, silent, times
from .evidence import Evidence, Finding

RULES: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    silent.silent,
    quarrels.races_and_fights,
    opposed.opposed,
    quarrels.loops,
    quarrels.flapping,
    runs.dropped,
    runs.failed,
    runs.unanswered,
    runs.targets,
    runs.waiting,
    runs.unavailable_counts,
    times.clock_changes,
    daylight.light_in_daylight,
    daylight.nobody_home,
)


def find(evidence: Evidence) -> list[Finding]:
    """Return everything the rules find, the worst first."""
    found = [finding for rule in RULES for finding in rule(evidence)]
    order = ("critical", "high", "medium", "low")
    return sorted(found, key=lambda finding: (order.index(finding.severity), finding.id, str(finding.params)))


__all__ = ["Evidence", "Finding", "find"]
