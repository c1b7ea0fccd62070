"""digital_twin/progress/subscribe: how far the present scenario or rehearsal is."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..const import DOMAIN
from ..rehearsal.conduct import SIGNAL_PROGRESS as REHEARSED
from ..scenarios.conduct import SIGNAL_PROGRESS as SIMULATED
from .common import SPEAK_FIELDS, Message, Subscription, or_not_found, present_home

SCENARIO: Final = "scenario"
REHEARSAL: Final = "rehearsal"


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/progress/subscribe",
        vol.Required("what"): vol.In((SCENARIO, REHEARSAL)),
        **SPEAK_FIELDS,
    }
)
@callback
@or_not_found
def async_subscribe_progress(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send the share that is done, 0 to 1, whenever it moved; None while nothing is under way."""
    home = present_home(hass)
    source, signal = (home.rehearsals, REHEARSED) if msg["what"] == REHEARSAL else (home.scenarios, SIMULATED)
    known: list[float | None] = []

    @callback
    def collect() -> Message | None:
        share = None if source.progress is None else round(source.progress, 2)
        if known == [share]:
            return None
        known[:] = [share]
        return {"progress": share}

    subscription = Subscription(hass, connection, msg["id"], collect)

    @callback
    def moved(*_: object) -> None:
        subscription.async_mark()

    subscription.on_end(async_dispatcher_connect(hass, signal, moved))
    subscription.async_begin()
