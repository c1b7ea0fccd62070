"""Holding a twin against the states of its sources: again and again as the agenda asks, or now on request."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from .const import LOGGER
from .core.channel import Value
from .core.sync.reconcile import TAKEN_TOO_LONG, Difference, Gate, differences
from .store.records import SyncOutcome, SyncRecord

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a reconcile found: per channel the value before and after; dropped when one was running already."""

    at: datetime
    changed: dict[str, tuple[Value | None, Value]] = field(default_factory=dict)
    dropped: bool = False


class Syncing:
    """Reconciles one twin, one time after the other; each is written down with what it found."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is read yet."""
        self._twin = twin
        self.gate = Gate()
        self.last: datetime | None = None
        self.repaired = 0

    def read(self) -> None:
        """Take in what the sources say now."""
        self._twin.read_sources()
        self.last = dt_util.utcnow()

    @callback
    def async_reconcile(self) -> None:
        """Hold the twin against Home Assistant's states, as the agenda asks for; it never polls a device."""
        twin = self._twin
        started = time.time()
        if not self.gate.enter(started):
            self._note(started, SyncOutcome.DROPPED)
            return
        outcome = SyncOutcome.FAILED
        try:
            outcome = SyncOutcome.REPAIRED if self._reconcile() else SyncOutcome.UNCHANGED
        finally:
            self.gate.leave()
            twin.assessment.async_reconciled(failed=outcome is SyncOutcome.FAILED)
            self._note(started, outcome)

    def _note(self, started: float, outcome: SyncOutcome, changed: Iterable[str] = ()) -> None:
        twin = self._twin
        twin.home.database.write(
            SyncRecord(
                twin_id=twin.entry.entry_id,
                at=started,
                duration=time.time() - started,
                outcome=outcome.value,
                changed={key: twin.shown(key) for key in changed},
            )
        )

    def _reconcile(self) -> bool:
        """Take in what the sources say now; return whether that was news, which no event had brought."""
        twin = self._twin
        before = twin.state.revision
        self.read()
        repaired = twin.state.revision != before
        if repaired:
            self.repaired += 1
            LOGGER.debug("%s: a reconcile found changes that no event had brought", twin.config.name)
        twin.async_touched()
        return repaired

    async def async_sync(self) -> SyncReport:
        """Reconcile now, on request; in the sandbox this returns the twin to its device's state.

        While one runs, another is dropped and counted.
        """
        twin = self._twin
        started = time.time()
        if not self.gate.enter(started):
            self._note(started, SyncOutcome.DROPPED)
            return SyncReport(at=dt_util.utcnow(), dropped=True)
        found: list[Difference] = []
        outcome = SyncOutcome.FAILED
        try:
            held = self._shown_values()
            if twin.stage is not None:
                async with asyncio.timeout(TAKEN_TOO_LONG):
                    await twin.stage.async_return()
            self._reconcile()
            found = differences(twin.channels, self._shown_values(), held)
            outcome = SyncOutcome.REPAIRED if found else SyncOutcome.UNCHANGED
        finally:
            self.gate.leave()
            twin.assessment.async_reconciled(failed=outcome is SyncOutcome.FAILED)
            self._note(started, outcome, [item.channel for item in found])
        return SyncReport(at=dt_util.utcnow(), changed={item.channel: (item.held, item.reported) for item in found})

    def _shown_values(self) -> dict[str, Value]:
        return {key: value for key in self._twin.channels if (value := self._twin.shown(key)) is not None}
