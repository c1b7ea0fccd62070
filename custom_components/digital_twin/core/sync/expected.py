"""Own commands recognised when their effects come back, so that a twin never answers itself.

Home Assistant keeps a command's context on the entity for five seconds only, and slow devices report later, under a
foreign one. So a report counts as own by its context, or by showing what was commanded before a deadline.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..channel import Value

WINDOW = 30.0
CAPACITY = 512


class Recognition(StrEnum):
    """Whose doing a report is."""

    OWN = "own"
    PENDING = "pending"
    FOREIGN = "foreign"


@dataclass(slots=True)
class _Expectation:
    value: Value
    before: Value | None
    tolerance: float
    deadline: float
    arrived: bool = False


class ExpectedEffects:
    """What own commands are expected to bring about. Times are epoch s and passed in; memory is bounded."""

    __slots__ = ("_capacity", "_contexts", "_expectations")

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Remember at most capacity expectations and as many contexts; the oldest go first."""
        self._capacity = capacity
        self._expectations: dict[tuple[str, str], _Expectation] = {}
        self._contexts: dict[tuple[str, str], float] = {}

    def __len__(self) -> int:
        """Return how many expectations and contexts are remembered."""
        return len(self._expectations) + len(self._contexts)

    def expect(
        self,
        entity_id: str,
        channel: str,
        value: Value,
        at: float,
        *,
        context_id: str | None = None,
        before: Value | None = None,
        tolerance: float = 0.0,
        window: float = WINDOW,
    ) -> None:
        """Note a command sent at time at.

        before: the channel's value then, None when unknown. tolerance: by how much a number may differ, in its unit.
        window: s within which the device reports. A newer command of the channel replaces the older one.
        """
        self._forget_old(at)
        key = (entity_id, channel)
        self._expectations.pop(key, None)
        self._expectations[key] = _Expectation(value, before, tolerance, at + window)
        if context_id is not None:
            self._contexts.pop((entity_id, context_id), None)
            self._contexts[entity_id, context_id] = at + window
        for memory in (self._expectations, self._contexts):
            while len(memory) > self._capacity:
                del memory[next(iter(memory))]

    def recognise(
        self, entity_id: str, channel: str, value: Value, at: float, *, context_ids: tuple[str | None, ...] = ()
    ) -> Recognition:
        """Return whose doing it is that a channel is reported with a value at time at.

        context_ids: the report's context and its parent's. Own: it carries a command's context, or shows what was
        commanded, or lies on the way there. Pending: the device still is as it was before the command. Foreign: all
        else; it ends the expectation, since whoever did it has the last word.
        """
        expectation = self._expectations.get((entity_id, channel))
        if expectation is not None and at > expectation.deadline:
            del self._expectations[entity_id, channel]
            expectation = None
        shown = expectation is not None and _close(value, expectation.value, expectation.tolerance)
        if expectation is not None and shown:
            expectation.arrived = True
        if shown or self._is_own_context(entity_id, context_ids, at):
            return Recognition.OWN
        if expectation is None:
            return Recognition.FOREIGN
        if not expectation.arrived and expectation.before is not None:
            if _close(value, expectation.before, expectation.tolerance):
                return Recognition.PENDING
            if _between(value, expectation.before, expectation.value):
                return Recognition.OWN
        del self._expectations[entity_id, channel]
        return Recognition.FOREIGN

    def forget(self, entity_id: str) -> None:
        """Drop all that is expected of an entity."""
        for memory in (self._expectations, self._contexts):
            for key in [key for key in memory if key[0] == entity_id]:
                del memory[key]

    def _is_own_context(self, entity_id: str, context_ids: tuple[str | None, ...], at: float) -> bool:
        return any(
            context_id is not None and at <= self._contexts.get((entity_id, context_id), at - 1.0)
            for context_id in context_ids
        )

    def _forget_old(self, at: float) -> None:
        for key in [key for key, expectation in self._expectations.items() if at > expectation.deadline]:
            del self._expectations[key]
        for key in [key for key, deadline in self._contexts.items() if at > deadline]:
            del self._contexts[key]


def _close(value: Value, expected: Value, tolerance: float) -> bool:
    if isinstance(value, str) or isinstance(expected, str):
        return value == expected
    if isinstance(value, bool) or isinstance(expected, bool):
        return bool(value) == bool(expected)
    return abs(value - expected) <= tolerance


def _between(value: Value, before: Value, expected: Value) -> bool:
    """Return whether a number lies on the way from one value to another."""
    if any(isinstance(item, (str, bool)) for item in (value, before, expected)):
        return False
    low, high = sorted((float(before), float(expected)))
    return low <= float(value) <= high
