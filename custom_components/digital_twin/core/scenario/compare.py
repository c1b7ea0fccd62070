"""Two answers side by side: what differs, and which of them is better at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from .result import HomeOutcome, Totals

LESS_IS_BETTER = ("energy", "cost", "carbon", "comfort", "peak", "failure", "affected", "crossings")
"""In the order in which one asks for them."""
WORTH = 0.01
"""Relative difference below which two figures are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure of two answers. better: first or second, None: alike, or nobody can say."""

    name: str
    first: float
    second: float
    better: str | None

    @property
    def difference(self) -> float:
        """Return second − first."""
        return self.second - self.first


def figures(outcome: HomeOutcome) -> dict[str, float]:
    """Return the figures by which answers are compared, by name: kWh, currency, kg, K·h, W, 0..1, counts."""
    found = {
        **of_totals(outcome.totals),
        "failure": outcome.failure_probability,
        "affected": float(len(outcome.affected)),
        "crossings": float(len(outcome.crossings)),
        "confidence": outcome.confidence,
    }
    for one in outcome.crossings:
        if one.refused:
            continue
        name = f"{one.kind}.{one.twin_id or one.circuit or 'home'}"
        found[name] = max(found.get(name, 0.0), one.probability)
    return found


def of_totals(totals: Totals) -> dict[str, float]:
    """Return the medians of what a course takes, as far as they are known."""
    known = {
        "energy": totals.energy,
        "exported": totals.exported,
        "cost": totals.cost,
        "carbon": totals.carbon,
        "comfort": totals.comfort,
        "peak": totals.peak,
    }
    return {name: values[1] for name, values in known.items() if values is not None}


def alike(one: float, two: float) -> bool:
    """Return whether two values of a figure do not differ by anything that counts."""
    return abs(one - two) <= WORTH * max(abs(one), abs(two), 1e-9)


def compare(first: Mapping[str, float], second: Mapping[str, float]) -> tuple[Difference, ...]:
    """Return every figure that either answer has (HomeOutcome.figures); a crossing that one has not counts as 0."""
    found = []
    for name in dict.fromkeys((*first, *second)):
        crossing = "." in name
        if not crossing and (name not in first or name not in second):
            continue
        one, two = first.get(name, 0.0), second.get(name, 0.0)
        better = None
        if (crossing or name in LESS_IS_BETTER) and not alike(one, two):
            better = "first" if one < two else "second"
        found.append(Difference(name=name, first=one, second=two, better=better))
    return tuple(found)
