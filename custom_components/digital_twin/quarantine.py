"""What a twin did not believe, on its way into the database; a broken sensor may say a hundred such things a minute."""

import time
from typing import TYPE_CHECKING, Final

from homeassistant.core import callback

from .core.state import Quarantined
from .store.records import QuarantineRecord

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

BURST: Final = 20
RENEWAL: Final = 300.0
"""s until one more is written, after so many in a row; all are counted, and the newest are in memory."""


class Quarantine:
    """Writes one twin's refused reports, as many as are worth keeping."""

    __slots__ = ("_allowance", "_allowed_at", "_twin", "_waiting", "not_written")

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing waits."""
        self._twin = twin
        self._waiting: list[Quarantined] = []
        self._allowance = float(BURST)
        self._allowed_at = 0.0
        self.not_written = 0

    @callback
    def async_refused(self, item: Quarantined) -> None:
        """Have a refused report written at the end of this turn. Called in the middle of an event."""
        if len(self._waiting) < BURST:
            self._waiting.append(item)
        else:
            self.not_written += 1
        self._twin.home.tracker.async_mark(self)

    @callback
    def async_flush(self) -> None:
        """Write what waits."""
        now = time.time()
        self._allowance = min(self._allowance + max(now - self._allowed_at, 0.0) / RENEWAL, BURST)
        self._allowed_at = now
        twin = self._twin
        sources = {binding.channel: binding.entity_id for binding in twin.bindings}
        waiting, self._waiting = self._waiting, []
        for item in waiting:
            if self._allowance < 1.0:
                self.not_written += 1
                continue
            self._allowance -= 1.0
            twin.home.database.write(
                QuarantineRecord(
                    twin_id=twin.entry.entry_id,
                    at=item.at,
                    channel=item.channel,
                    value=item.raw,
                    reason=item.refusal.value,
                    entity_id=sources.get(item.channel),
                )
            )

    @callback
    def async_stop(self) -> None:
        """Write no more."""
        self._twin.home.tracker.async_forget(self)
