"""The distance of several channels at once from what is expected of them (Mahalanobis 1936).

Channels that err together count once, and one that errs against the others' habit counts more than alone:

    d² = zᵀ R⁻¹ z,    p = P(χ²ₖ > d²)

z: the k standard scores; R: their correlation, learned online with forgetting and shrunk towards none at all (Ledoit &
Wolf 2004, with a fixed share).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import erfc, exp, pi, sqrt
from typing import Any

import numpy as np

SHRUNK = 0.2
RATE = 0.01
"""Weight of a new sample."""
POISON = 1e-3
"""Samples less likely than this are what is to be noticed, not what is normal."""


@dataclass(frozen=True, slots=True)
class Joint:
    """distance d, its exceedance probability p, and the channel that adds most to it."""

    distance: float
    probability: float
    channel: str


def chi_square_exceedance(value: float, degrees: int) -> float:
    """Return P(χ²ₖ > value) for k degrees of freedom, by the recurrence in steps of two (Abramowitz & Stegun 26.4)."""
    if value <= 0:
        return 1.0
    half = value / 2.0
    if degrees % 2:
        total, term, order = erfc(sqrt(half)), sqrt(2.0 * value / pi) * exp(-half), 1
    else:
        total, term, order = exp(-half), half * exp(-half), 2
    while order < degrees:
        total += term
        order += 2
        term *= value / order
    return min(total, 1.0)


class JointDistance:
    """Learns how the channels of one twin err together, and tells how odd they are together now."""

    __slots__ = ("_products",)

    def __init__(self) -> None:
        """Take no two channels to be related."""
        self._products: dict[tuple[str, str], float] = {}

    def update(self, scores: Mapping[str, float]) -> Joint | None:
        """Return the joint distance of standard scores by channel, and learn from them; None for fewer than two."""
        keys = sorted(scores)
        if len(keys) < 2:
            return None
        z = np.array([scores[key] for key in keys])
        correlation = np.eye(len(keys))
        for i, first in enumerate(keys):
            for j in range(i):
                correlation[i, j] = correlation[j, i] = (1.0 - SHRUNK) * self._correlation(keys[j], first)
        weighted = np.linalg.solve(correlation, z)
        squared = max(float(z @ weighted), 0.0)
        probability = chi_square_exceedance(squared, len(keys))
        if probability > POISON:
            self._learn(scores, keys)
        return Joint(sqrt(squared), probability, keys[int(np.argmax(z * weighted))])

    def as_list(self) -> list[list[str | float]]:
        """Return what was learned, as JSON-able plain values."""
        return [[first, second, value] for (first, second), value in self._products.items()]

    def restore(self, rows: Iterable[Sequence[Any]]) -> None:
        """Take over what as_list wrote. Raises IndexError, TypeError or ValueError for anything else."""
        self._products = {(str(row[0]), str(row[1])): float(row[2]) for row in rows}

    def _correlation(self, first: str, second: str) -> float:
        products = self._products
        scale = products.get((first, first), 0.0) * products.get((second, second), 0.0)
        if scale <= 0.0:
            return 0.0
        return float(np.clip(products.get((first, second), 0.0) / sqrt(scale), -0.95, 0.95))

    def _learn(self, scores: Mapping[str, float], keys: list[str]) -> None:
        for i, second in enumerate(keys):
            for first in keys[: i + 1]:
                before = self._products.get((first, second), 0.0)
                self._products[first, second] = before + RATE * (scores[first] * scores[second] - before)
