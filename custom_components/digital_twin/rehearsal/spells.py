"""Spells: what a scenario does to something for a while, and which of several that overlap holds."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .protocol import Disturbance

type Done = tuple[str, Mapping[str, Any]]
"""A kind of disturbance with its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Something is otherwise from begin to end (epoch s). to: what it is done to, and in which respect.

    comes, goes: what is done when it takes hold, and when nothing of its sort holds any more.
    """

    to: Hashable
    begin: float
    end: float
    comes: tuple[Done, ...]
    goes: tuple[Done, ...]


def disturbances(spells: Iterable[Spell]) -> Iterator[Disturbance]:
    """Return what is done when: of spells of one sort the last that began holds; after it one that still lasts."""
    sorts = defaultdict[Hashable, list[Spell]](list)
    for spell in spells:
        sorts[spell.to].append(spell)
    for sort in sorts.values():
        holds: Spell | None = None
        for at in sorted({moment for spell in sort for moment in (spell.begin, spell.end)}):
            lasting = [spell for spell in reversed(sort) if spell.begin <= at < spell.end]
            now = max(lasting, key=lambda spell: spell.begin, default=None)
            if now is not holds:
                done = now.comes if now is not None else holds.goes if holds is not None else ()
                yield from ((at, *one) for one in done)
            holds = now
