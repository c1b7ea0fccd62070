"""Hazards that warn for nothing say so themselves, and propose the limit that would have spared it."""

import time
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..core.safety.catalogue import CARDS
from ..texts import async_cached_speaker
from .tally import Tally

if TYPE_CHECKING:
    from ..manager import Home

CRIES_WOLF: Final = "hazard_cries_wolf"
HAZARD: Final = "hazard"
LIMIT: Final = "limit"
WINDOW: Final = 30 * 86_400.0
"""s over which precision is judged: what was long ago may have been mended."""


class Wolves:
    """Watches the precision of hazards; one that falls below the mark is told once, until it has become better."""

    def __init__(self, hass: HomeAssistant, home: Home, tally: Tally) -> None:
        """Nothing was told yet."""
        self._hass = hass
        self._home = home
        self._tally = tally
        self._told: set[str] = set()
        self._since: dict[str, float] = {}

    @callback
    def async_look(self, *, tell: bool = True) -> None:
        """Raise or take back issues as the figures say; tell: also as an event."""
        for hazard in list(self._tally.scores):
            since = max(time.time() - WINDOW, self._since.get(hazard, 0.0))
            if not self._tally.cries_wolf(hazard, since):
                if hazard in self._told:
                    self._told.discard(hazard)
                    ir.async_delete_issue(self._hass, DOMAIN, f"{CRIES_WOLF}_{hazard}")
                continue
            if hazard not in self._told:
                self._told.add(hazard)
                self._raise(hazard, since, tell=tell)

    @callback
    def async_settled(self, hazard: str) -> None:
        """Begin anew with a hazard about which the user has decided."""
        self._since[hazard] = time.time()
        self._told.discard(hazard)
        ir.async_delete_issue(self._hass, DOMAIN, f"{CRIES_WOLF}_{hazard}")

    def _raise(self, hazard: str, since: float, *, tell: bool) -> None:
        figures = self._tally.figures(hazard, since)
        proposal = self._tally.proposal(hazard, since)
        speaker = async_cached_speaker(self._hass)
        name = next((rule.name for rule in self._home.rules.own if rule.hazard_id == hazard), None)
        named = speaker.word("hazard", hazard) if name is None else name
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            f"{CRIES_WOLF}_{hazard}",
            data={HAZARD: hazard, LIMIT: proposal},
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key=CRIES_WOLF,
            translation_placeholders={
                "hazard": named,
                "alarms": str(figures.alarms),
                "false_alarms": str(figures.false_alarms),
            },
        )
        if tell:
            self._home.events.async_add(
                CRIES_WOLF,
                twin=None,
                category="guard",
                data={
                    "hazard": hazard,
                    "alarms": figures.alarms,
                    "false_alarms": figures.false_alarms,
                    "proposal": proposal,
                    "unit": _unit(hazard),
                },
            )


def _unit(hazard: str) -> str:
    card = CARDS.get(hazard)
    return "" if card is None or card.limit is None else card.limit.unit
