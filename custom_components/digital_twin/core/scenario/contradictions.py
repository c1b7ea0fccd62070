"""Changes that cannot both be: one thing told two things at the same time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..home.happenings import Command, Fault, FaultKind, Given, Happening, Occupancy, Surroundings

SHOWS = frozenset({FaultKind.STUCK, FaultKind.DRIFT, FaultKind.DEAD})
"""Faults that say what a channel shows: of two at a time only one can be."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A happening with the path it was written at."""

    path: str
    happening: Happening


def contradictions(bound: Sequence[Bound]) -> Iterator[tuple[str, str]]:
    """Give the paths of changes that cannot both be, the earlier one's first, each pair once."""
    told: set[tuple[str, str]] = set()
    for first, second in combinations([one for one in bound if one.happening.when is None], 2):
        pair = (first.path, second.path)
        if pair not in told and _contradict(first.happening, second.happening):
            told.add(pair)
            yield pair


def _contradict(first: Happening, second: Happening) -> bool:
    if isinstance(first, Command) and isinstance(second, Command) and first.twin_id == second.twin_id:
        return (
            first.at == second.at
            and not _for_a_while(first, second)
            and any(key in first.commands and first.commands[key] != value for key, value in second.commands.items())
        )
    if isinstance(first, Given) and isinstance(second, Given):
        same = (first.twin_id, first.channel) == (second.twin_id, second.channel)
        return same and first.at == second.at and first.value != second.value
    if isinstance(first, Surroundings) and isinstance(second, Surroundings):
        both = first.quantity == second.quantity and None not in (first.value, second.value)
        return both and first.value != second.value and first.at == second.at
    if isinstance(first, Fault) and isinstance(second, Fault):
        same = (first.twin_id, first.channel, first.at) == (second.twin_id, second.channel, second.at)
        shows = first.kind in SHOWS and second.kind in SHOWS
        return same and shows and (first.kind, first.value, first.rate) != (second.kind, second.value, second.rate)
    if isinstance(first, Occupancy) and isinstance(second, Occupancy):
        return first.zone == second.zone and first.people != second.people and first.at == second.at
    return False


def _for_a_while(first: Happening, second: Happening) -> bool:
    """Return whether what is told later in the list ends before the other does, which then goes on."""
    return second.duration is not None and (first.duration is None or first.duration > second.duration)
