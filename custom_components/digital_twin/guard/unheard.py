"""Dangers nobody is told of: how long smoke, a leak or an alarm has lasted without any message going out."""

import time
from typing import Any, Final

from homeassistant.const import ATTR_DOMAIN, EVENT_CALL_SERVICE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback

from ..core.safety.alarm import DANGERS, UNTOLD_PREFIX
from .facts import dangers

TELLING: Final = frozenset(
    {"assist_satellite", "notify", "persistent_notification", "siren", "telegram_bot", "tts", "whatsapp"}
)
"""Domains of actions that reach somebody."""
SOONER: Final = 5.0
"""s by which a message may be sent before the detector's own state tells of what it reports."""


class Unheard:
    """Remembers when the last message went out."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing was told yet."""
        self._hass = hass
        self._told = 0.0

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Listen for messages; return a function that ends it."""
        return self._hass.bus.async_listen(EVENT_CALL_SERVICE, self._async_called, event_filter=_tells)

    @callback
    def _async_called(self, event: Event[Any]) -> None:
        self._told = event.time_fired_timestamp

    @callback
    def facts(self) -> dict[str, float]:
        """Return for how many s each danger has gone unheard; one that is not there, or was told of, is left out."""
        now = time.time()
        since = dangers(self._hass)
        return {
            UNTOLD_PREFIX + danger: max(now - since[danger], 0.0)
            for danger in DANGERS
            if danger in since and self._told < since[danger] - SOONER
        }


@callback
def _tells(data: Any) -> bool:
    return data[ATTR_DOMAIN] in TELLING
