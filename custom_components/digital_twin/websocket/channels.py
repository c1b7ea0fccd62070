"""digital_twin/twin/channels: what of a twin a scenario may set, give or watch."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.core import HomeAssistant, callback

from ..actions.response import Shown, shown_as
from ..const import DOMAIN
from ..core.channel import Quantity, Value
from .common import SPEAK_FIELDS, TWIN_FIELDS, or_not_found, readable_twin


@websocket_command({vol.Required("type"): f"{DOMAIN}/twin/channels", **TWIN_FIELDS, **SPEAK_FIELDS})
@callback
@or_not_found
def async_twin_channels(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with the channels by their keys, in the units of scenarios, each with where it is read."""
    twin = readable_twin(hass, connection, msg)
    read = {binding.channel: binding for binding in twin.bindings}
    connection.send_result(
        msg["id"],
        {
            "channels": {
                key: {
                    **_channel(shown_as(hass, twin, key), twin.shown(key)),
                    "entity_id": read[key].entity_id if key in read else None,
                    "attribute": read[key].attribute if key in read else None,
                }
                for key in twin.channels
            }
        },
    )


def _channel(shown: Shown, value: Value | None) -> dict[str, Any]:
    """Return what a channel takes. command: whether the device takes it as an order, else it is given to the twin."""
    channel = shown.channel
    if channel.quantity is Quantity.NUMBER and value is not None:
        value = shown.number(float(value))
    return {
        "quantity": channel.quantity.value,
        "unit": shown.unit,
        "options": list(channel.options),
        "command": channel.command,
        "value": value,
    }
