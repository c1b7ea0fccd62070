"""digital_twin/rehearsal/subscribe: how far the present rehearsal is, for administrators."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import require_admin, websocket_command
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..const import DOMAIN
from ..rehearsal.conduct import SIGNAL_PROGRESS
from .common import Message, Subscription, present_home


@websocket_command({vol.Required("type"): f"{DOMAIN}/rehearsal/subscribe"})
@require_admin
@callback
def async_subscribe_rehearsal(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send the share that is done, 0 to 1, whenever it moved; None while nothing is rehearsed."""
    home = present_home(hass)
    known: list[float | None] = []

    @callback
    def collect() -> Message | None:
        progress = home.rehearsals.progress
        share = None if progress is None else round(progress, 2)
        if known and known[-1] == share:
            return None
        known[:] = [share]
        return {"progress": share}

    subscription = Subscription(hass, connection, msg["id"], collect)

    @callback
    def moved(*_: object) -> None:
        subscription.async_mark()

    subscription.on_end(async_dispatcher_connect(hass, SIGNAL_PROGRESS, moved))
    subscription.async_begin()
