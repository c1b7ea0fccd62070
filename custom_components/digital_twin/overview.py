"""How a twin has done: figures over the last week from the database, or since the last start where that is away."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from .alerts import KINDS
from .const import LOGGER
from .store import queries
from .store.errors import StoreError
from .store.records import CorrectionRecord, EventRecord, SyncFigures, SyncOutcome

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

WEEK: Final = 7 * 86_400.0
DAY: Final = 86_400.0
MOST: Final = 10_000
COUNTED: Final = ("command", "divergence", "life_cycle")
"""The categories of the events that count here."""
STARTED: Final = frozenset(KINDS.values())
"""Events that say that a divergence began."""
SUCCEEDED: Final = frozenset({SyncOutcome.UNCHANGED.value, SyncOutcome.REPAIRED.value})
ATTEMPTED: Final = SUCCEEDED | {SyncOutcome.FAILED.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Figures since a moment (epoch s); durations in s. complete: whether the database could be asked."""

    since: float
    complete: bool
    syncs: int = 0
    sync_success: float | None = None
    sync_mean: float | None = None
    sync_longest: float | None = None
    repaired: int = 0
    dropped: int = 0
    divergences_last_day: int = 0
    divergences_day_before: int = 0
    divergences: int = 0
    corrections: int = 0
    undone: int = 0
    success: float | None = None
    rollbacks: int = 0
    quarantined: int = 0

    @property
    def trend(self) -> str:
        """Return whether there were more divergences in the last 24 hours than in those before."""
        last, before = self.divergences_last_day, self.divergences_day_before
        return "steady" if last == before else "rising" if last > before else "falling"


@dataclass(frozen=True, slots=True)
class _Found:
    syncs: list[SyncFigures]
    events: list[EventRecord]
    corrections: list[CorrectionRecord]
    quarantined: int


async def async_overview(twin: TwinCoordinator) -> Overview:
    """Return the figures of the last week."""
    try:
        await twin.home.database.async_flush()
        return await async_between(twin, time.time() - WEEK, None)
    except StoreError as err:
        LOGGER.debug("%s: the figures are those since the start: %s", twin.config.name, err)
        return _since_start(twin)


async def async_between(twin: TwinCoordinator, start: float, end: float | None) -> Overview:
    """Return the figures of a period (epoch s; None: up to now) from the database. Raises StoreError."""
    twin_id = twin.entry.entry_id

    def query(connection: Connection) -> _Found:
        return _Found(
            queries.syncs(connection, twin_id, start=start, end=end, limit=MOST),
            queries.events(connection, twin_id=twin_id, categories=COUNTED, start=start, end=end, limit=MOST),
            queries.corrections(connection, twin_id=twin_id, start=start, end=end, limit=MOST),
            queries.quarantined(connection, twin_id, start=start, end=end),
        )

    return _figures(await twin.home.database.async_read(query), start, time.time())


def _figures(found: _Found, since: float, now: float) -> Overview:
    by_outcome = {item.outcome: 0 for item in found.syncs}
    for item in found.syncs:
        by_outcome[item.outcome] += item.count
    attempts = sum(by_outcome.get(outcome, 0) for outcome in ATTEMPTED)
    timed = [item for item in found.syncs if item.outcome in ATTEMPTED and item.count]
    begun = [record for record in found.events if record.kind in STARTED]
    scored = [item.success for item in found.corrections if item.success is not None]
    return Overview(
        since=since,
        complete=True,
        syncs=attempts,
        sync_success=sum(by_outcome.get(outcome, 0) for outcome in SUCCEEDED) / attempts if attempts else None,
        sync_mean=sum(item.duration for item in timed) / attempts if attempts else None,
        sync_longest=max((item.longest for item in timed), default=None),
        repaired=by_outcome.get(SyncOutcome.REPAIRED.value, 0),
        dropped=by_outcome.get(SyncOutcome.DROPPED.value, 0),
        divergences=len(begun),
        divergences_last_day=sum(record.at >= now - DAY for record in begun),
        divergences_day_before=sum(now - 2 * DAY <= record.at < now - DAY for record in begun),
        corrections=len(found.corrections),
        undone=sum(item.undone_at is not None for item in found.corrections),
        success=sum(scored) / len(scored) if scored else None,
        rollbacks=sum(record.kind == "rolled_back" for record in found.events),
        quarantined=found.quarantined,
    )


def _since_start(twin: TwinCoordinator) -> Overview:
    gate = twin.syncing.gate
    attempts = gate.completed + gate.overdue
    return Overview(
        since=twin.started_at,
        complete=False,
        syncs=attempts,
        sync_success=gate.completed / attempts if attempts else None,
        repaired=twin.syncing.repaired,
        dropped=gate.dropped,
        rollbacks=twin.history.rollbacks,
        quarantined=twin.state.quarantined,
    )
