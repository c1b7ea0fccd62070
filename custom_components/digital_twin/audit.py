"""Who did what, and why: every command, decision, correction and change, as links of the database's hash chain."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.components.script.const import EVENT_SCRIPT_STARTED
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import CALLBACK_TYPE, Context, Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .store.database import Database
from .store.records import AuditRecord

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

RUNS_KEPT: Final = 500


class Audit:
    """Writes the audit of one home."""

    def __init__(self, hass: HomeAssistant, database: Database) -> None:
        """Nothing is listened to until started."""
        self._hass = hass
        self._database = database
        self._runs: dict[str, tuple[str, float]] = {}
        self._ends: list[CALLBACK_TYPE] = []

    @callback
    def async_start(self) -> None:
        """Begin to remember which automation or script each context belongs to."""
        self._ends = [
            self._hass.bus.async_listen(event, self._async_ran)
            for event in (EVENT_AUTOMATION_TRIGGERED, EVENT_SCRIPT_STARTED)
        ]

    @callback
    def async_stop(self) -> None:
        """Remember no further."""
        for end in self._ends:
            end()
        self._ends = []

    @callback
    def async_note(
        self,
        action: str,
        *,
        twin: TwinCoordinator | None = None,
        context: Context | None = None,
        reason: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Note something; it is on the disk within a second, and waits while the database is away."""
        self._database.write(self.record(action, twin=twin, context=context, reason=reason, data=data))

    async def async_commit(
        self,
        action: str,
        *,
        twin: TwinCoordinator | None = None,
        context: Context | None = None,
        reason: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Note something and return once it is safe. Raises StoreError where it is not."""
        await self._database.async_commit(self.record(action, twin=twin, context=context, reason=reason, data=data))

    def record(
        self,
        action: str,
        *,
        twin: TwinCoordinator | None = None,
        context: Context | None = None,
        reason: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> AuditRecord:
        """Return the record, to be committed together with others."""
        return AuditRecord(
            at=dt_util.utcnow().timestamp(),
            action=action,
            twin_id=None if twin is None else twin.entry.entry_id,
            user_id=None if context is None else context.user_id,
            automation=None if context is None else self.automation_of(context),
            context_id=None if context is None else context.id,
            reason=reason,
            data=data or {},
        )

    def automation_of(self, context: Context) -> str | None:
        """Return the automation or script that a context belongs to, if it ran lately."""
        run = self._runs.get(context.id) or self._runs.get(context.parent_id or "")
        return None if run is None else run[0]

    def runs_of(self, automation: str, since: float) -> int:
        """Return how often an automation or a script ran since a time (epoch s), as far as that is remembered."""
        return sum(name == automation and at >= since for name, at in self._runs.values())

    @callback
    def _async_ran(self, event: Event) -> None:
        self._runs[event.context.id] = (event.data[ATTR_ENTITY_ID], event.time_fired_timestamp)
        if len(self._runs) > RUNS_KEPT:
            del self._runs[next(iter(self._runs))]
