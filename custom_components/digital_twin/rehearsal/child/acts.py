"""Every action of every run, in little memory: counted for the report, and what a recorded past is held against."""

from array import array
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

MOST: Final = 500_000
"""Actions whose times are kept; of further ones only the number."""
OWNERS: Final = 50_000
"""Contexts that are remembered; a run's actions come long before so many others have begun."""


class Acts:
    """Whose runs did what, and when. Runs tell of their contexts, calls of theirs and of what set them off."""

    def __init__(self, most: int = MOST) -> None:
        """Start empty. most: actions whose times are kept."""
        self.counts: Counter[str | None] = Counter()
        self.until: float | None = None
        """When (epoch s) the first action came whose time was not kept; None while all are."""
        self._most = most
        self._kept = 0
        self._owners: dict[str, str] = {}
        self._times: dict[tuple[str, str, tuple[str, ...]], array[float]] = {}

    def own(self, context: str, key: str) -> None:
        """Take a run's context (its id); a script runs within the context of who called it: the first owner stays."""
        if context not in self._owners:
            if len(self._owners) >= OWNERS:
                del self._owners[next(iter(self._owners))]
            self._owners[context] = key

    def add(self, at: float, context: str, parent: str | None, action: str, data: Mapping[str, Any]) -> int:
        """Take a call at epoch s, in a context that another one may have set off; return its owner's calls so far."""
        owner = self._owners.get(context)
        if owner is None and parent is not None and (owner := self._owners.get(parent)) is not None:
            self.own(context, owner)
        self.counts[owner] += 1
        count = self.counts[owner]
        if owner is None:
            return count
        if self._kept >= self._most:
            if self.until is None:
                self.until = at
            return count
        self._kept += 1
        self._times.setdefault((owner, action, named_in(data)), array("d")).append(at)
        return count

    def told(self, names: Mapping[str, str]) -> list[list[Any]]:
        """Return [automation, action, entities, times (epoch s)]. names: entity ids of automations by their keys."""
        return [
            [names[owner], action, list(entities), [round(at, 3) for at in times]]
            for (owner, action, entities), times in self._times.items()
            if owner in names
        ]


def named_in(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the entities a call names, in order."""
    named = data.get("entity_id")
    if isinstance(named, str):
        return tuple(sorted({item.strip() for item in named.split(",")}))
    return tuple(sorted({str(item) for item in named})) if isinstance(named, list | tuple) else ()
