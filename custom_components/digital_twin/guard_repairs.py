"""The fix flow for a hazard that warns for nothing: another limit, asking less, or not looking for it at all."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult

from .core.requests import Severity
from .core.safety.catalogue import CARDS
from .core.safety.hazard import HAZARDS
from .data import DATA
from .guard.rules import HazardRule, Scope
from .texts import Kind, async_speaker

if TYPE_CHECKING:
    from .manager import Home

_SHOWN = {"°C": Kind.CELSIUS, "W": Kind.WATT, "%": Kind.PERCENT, "s": Kind.SECONDS, "min": Kind.MINUTES}


class WolfFlow(RepairsFlow):
    """Ask what shall become of a hazard that cries wolf."""

    def __init__(self, hazard: str, limit: float | None) -> None:
        """Take the hazard, and the limit that is proposed."""
        self._hazard = hazard
        self._limit = limit

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask."""
        home = self._home()
        if home is None:
            return self.async_abort(reason="home_missing")
        speaker = await async_speaker(self.hass)
        own = {rule.hazard_id: rule.name for rule in home.rules.own}
        limit = [] if self._limit is None else ["take_limit"]
        told = [] if self._hazard not in HAZARDS or HAZARDS[self._hazard].severity is Severity.LOW else ["only_tell"]
        return self.async_show_menu(
            step_id="init",
            menu_options=[*limit, *told, "switch_off", "keep"],
            description_placeholders={
                "hazard": own.get(self._hazard) or speaker.word("hazard", self._hazard),
                "limit": self._shown(speaker),
            },
        )

    async def async_step_take_limit(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Take the limit that would have spared the false alarms."""
        return self._ruled(limit=self._limit)

    async def async_step_only_tell(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Go on telling, without stopping anything for it."""
        return self._ruled(severity=Severity.LOW)

    async def async_step_switch_off(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Do not look for it any more, once that is confirmed."""
        if user_input is None:
            return self.async_show_form(step_id="switch_off", data_schema=vol.Schema({}))
        return self._ruled(enabled=False)

    async def async_step_keep(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave it as it is."""
        return self._ruled()

    def _ruled(self, **changes: Any) -> RepairsFlowResult:
        home = self._home()
        if home is None:
            return self.async_abort(reason="home_missing")
        rule: HazardRule = home.rules.rule_at(self._hazard, Scope.HOME, "")
        home.rules.async_set(replace(rule, **changes))
        home.scores.wolves.async_settled(self._hazard)
        return self.async_create_entry(data={})

    def _home(self) -> Home | None:
        data = self.hass.data.get(DATA)
        return None if data is None else data.home

    def _shown(self, speaker: Any) -> str:
        card = CARDS.get(self._hazard)
        if self._limit is None or card is None or card.limit is None:
            return "–"
        text: str = speaker.numbers.show(_SHOWN.get(card.limit.unit, Kind.PLAIN), self._limit)
        return text
