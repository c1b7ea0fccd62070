"""Fix flows of what a twin watches: a critical divergence, and a conflict between twin and device."""

import time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Context

from .core.messages import Message
from .data import DATA
from .guard.run import Result
from .store.errors import StoreError
from .texts import async_speaker

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

RESTS_FOR: Final = 86_400.0


class _WatchRepair(RepairsFlow):
    """A fix flow about one twin that runs."""

    def __init__(self, entry_id: str) -> None:
        self._entry_id = entry_id

    def _twin(self) -> TwinCoordinator | None:
        data = self.hass.data.get(DATA)
        if data is None or data.home is None:
            return None
        twin = data.home.twins.get(self._entry_id)
        return twin if twin is not None and twin.entry.state is ConfigEntryState.LOADED else None

    def _context(self) -> Context:
        user_id = self.context.get("user_id")
        return Context(user_id=user_id if isinstance(user_id, str) else None)


class DivergedFlow(_WatchRepair):
    """Say that a critical divergence was seen, let it rest, or do what is recommended."""

    def __init__(self, entry_id: str, alert: str) -> None:
        """Take the twin's entry and the alert's key."""
        super().__init__(entry_id)
        self._alert = alert

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Explain it and ask what to do."""
        if (twin := self._twin()) is None:
            return self.async_abort(reason="twin_gone")
        alerts = twin.assessment.alerts
        if (alert := alerts.book.current.get(self._alert)) is None:
            return self.async_abort(reason="alert_over")
        details = alerts.details(alert, time.time())
        speaker = await async_speaker(self.hass)
        options = ["seen", "rest", *(["correct"] if details["correction"] else [])]
        return self.async_show_menu(
            step_id="init",
            menu_options=options,
            description_placeholders={
                "name": twin.config.name,
                "what": alerts.sentence(alert, time.time()),
                "meaning": speaker.say(Message(details["meaning"])),
                "recommended": speaker.say(Message(details["recommended"])),
            },
        )

    async def async_step_seen(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Note that it was seen."""
        return await self._async_rest(None)

    async def async_step_rest(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Let it rest for a day."""
        return await self._async_rest(time.time() + RESTS_FOR)

    async def async_step_correct(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Do what is recommended."""
        if (twin := self._twin()) is None:
            return self.async_abort(reason="twin_gone")
        alert = twin.assessment.alerts.book.current.get(self._alert)
        rule = None if alert is None else twin.assessment.corrections.rule_for(alert, time.time())
        if alert is None or rule is None:
            return self.async_abort(reason="alert_over")
        try:
            done = await twin.assessment.corrections.async_apply(rule, alert, self._context())
        except StoreError:
            return self.async_abort(reason="not_stored")
        return self.async_abort(reason="correction_refused") if done is None else self.async_create_entry(data={})

    async def _async_rest(self, until: float | None) -> RepairsFlowResult:
        if (twin := self._twin()) is None:
            return self.async_abort(reason="twin_gone")
        if self._alert not in twin.assessment.alerts.book.current:
            return self.async_abort(reason="alert_over")
        what = "acknowledge" if until is None else "alerts_snoozed"
        try:
            await twin.home.audit.async_commit(what, twin=twin, context=self._context(), data={"alerts": [self._alert]})
        except StoreError:
            return self.async_abort(reason="not_stored")
        twin.assessment.alerts.async_rest(self._alert, until)
        await twin.assessment.async_save()
        return self.async_create_entry(data={})


class ConflictFlow(_WatchRepair):
    """Ask whether the device or the twin is right."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Show both values and ask."""
        if (twin := self._twin()) is None:
            return self.async_abort(reason="twin_gone")
        if not twin.conflicts.open:
            return self.async_abort(reason="conflict_over")
        return self.async_show_menu(
            step_id="init",
            menu_options=["device", "twin"],
            description_placeholders={"name": twin.config.name, "values": twin.conflicts.values()},
        )

    async def async_step_device(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave the device as it is."""
        return await self._async_decide(twin_wins=False)

    async def async_step_twin(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Set the device as the twin was set, if the guard lets that pass."""
        return await self._async_decide(twin_wins=True)

    async def _async_decide(self, *, twin_wins: bool) -> RepairsFlowResult:
        if (twin := self._twin()) is None:
            return self.async_abort(reason="twin_gone")
        if not twin.conflicts.open:
            return self.async_abort(reason="conflict_over")
        try:
            result = await twin.conflicts.async_decide(twin_wins=twin_wins, context=self._context())
        except StoreError:
            return self.async_abort(reason="not_stored")
        if result is Result.OK:
            return self.async_create_entry(data={})
        return self.async_abort(reason="check_pending" if result is Result.PENDING else "check_denied")
