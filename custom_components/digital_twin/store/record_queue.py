"""What waits to be written: bounded, and when full the least important goes first, counted."""

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Final

from .records import (
    AuditRecord,
    CorrectionRecord,
    EventRecord,
    ForecastRecord,
    MetricRecord,
    QuarantineRecord,
    Record,
    ScenarioRecord,
    SnapshotRecord,
    SyncOutcome,
    SyncRecord,
    TwinRecord,
)

CAPACITY: Final = 20_000
"""Records kept while they cannot be written: some 10 MB."""
SHED_FIRST: Final[tuple[type, ...]] = (
    MetricRecord, ForecastRecord, SyncRecord, QuarantineRecord, ScenarioRecord, SnapshotRecord, EventRecord,
    CorrectionRecord, TwinRecord, AuditRecord,
)  # fmt: skip
"""Kinds of records, the least missed first; within a kind the oldest goes first."""


@dataclass(slots=True)
class Uneventful:
    """Reconciles of one twin that changed nothing since they were last written."""

    first: SyncRecord
    count: int = 0
    duration: float = 0.0
    longest: float = 0.0


@dataclass(slots=True)
class RecordQueue:
    """Records in the order they came, by kind. Not thread-safe: its owner locks."""

    capacity: int = CAPACITY
    shed: Counter[str] = field(default_factory=Counter)
    uneventful: dict[str, Uneventful] = field(default_factory=dict)
    _kinds: dict[type, deque[Record]] = field(default_factory=lambda: {kind: deque() for kind in SHED_FIRST})
    _size: int = 0

    def __len__(self) -> int:
        return self._size

    def put(self, record: Record) -> None:
        """Take a record in, if need be at the cost of the least important one."""
        if isinstance(record, SyncRecord) and record.outcome == SyncOutcome.UNCHANGED and not record.changed:
            tally = self.uneventful.setdefault(record.twin_id, Uneventful(record))
            tally.count += 1
            tally.duration += record.duration
            tally.longest = max(tally.longest, record.duration)
            return
        self._kinds[type(record)].append(record)
        self._size += 1
        self._shed()

    def put_back(self, records: list[Record]) -> None:
        """Take records in again that could not be written, before all that came since."""
        for record in reversed(records):
            self._kinds[type(record)].appendleft(record)
        self._size += len(records)
        self._shed()

    def _shed(self) -> None:
        while self._size > self.capacity:
            kind = next(kind for kind in SHED_FIRST if self._kinds[kind])
            self._kinds[kind].popleft()
            self._size -= 1
            self.shed[kind.__name__.removesuffix("Record").lower()] += 1

    def take(self, most: int) -> list[Record]:
        """Return up to so many records, the most important kinds first, each kind in its order."""
        taken: list[Record] = []
        for kind in reversed(SHED_FIRST):
            waiting = self._kinds[kind]
            taken += [waiting.popleft() for _ in range(min(len(waiting), most - len(taken)))]
        self._size -= len(taken)
        return taken

    def take_uneventful(self) -> list[Uneventful]:
        """Return the tallies of reconciles that changed nothing, and begin new ones."""
        tallies = list(self.uneventful.values())
        self.uneventful = {}
        return tallies
