"""Long courses made short enough to look at, so that nothing short gets lost: peaks of numbers, moments of words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

NUMBERS: Final = 96
"""Points told of a course of numbers."""
WORDS: Final = 400
"""Changes told of a course of words."""
STRETCHES: Final = 100
"""Stretches of a longer course of words, of each of which every state is told once."""


def picked(values: Sequence[Any]) -> Sequence[int]:
    """Return which points of a course stand for all, in order; the first and the last are among them."""
    if values and isinstance(values[0], str):
        return range(len(values)) if len(values) <= WORDS else _words(values)
    return range(len(values)) if len(values) <= NUMBERS else _numbers(values)


def _bounds(count: int, parts: int) -> list[tuple[int, int]]:
    return list(pairwise(round(index * count / parts) for index in range(parts + 1)))


def _numbers(values: Sequence[float]) -> list[int]:
    """Return the lowest and the highest point of every stretch."""
    found = {0, len(values) - 1}
    for begin, end in _bounds(len(values), NUMBERS // 2 - 1):
        found.add(min(range(begin, end), key=values.__getitem__))
        found.add(max(range(begin, end), key=values.__getitem__))
    return sorted(found)


def _words(values: Sequence[str]) -> list[int]:
    """Return, of every stretch, where each state comes first."""
    found = {len(values) - 1}
    for begin, end in _bounds(len(values), STRETCHES):
        first: dict[str, int] = {}
        for index in range(begin, end):
            first.setdefault(values[index], index)
        found.update(first.values())
    return sorted(found)
