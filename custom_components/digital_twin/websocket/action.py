"""digital_twin/action: one of the integration's actions, answered in the language of whoever asks."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant, SupportsResponse

from ..const import DOMAIN
from .common import SPEAK_FIELDS, MissingError, or_not_found_later


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/action",
        vol.Required("action"): str,
        vol.Optional("data", default=dict): dict,
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_action(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Perform an action as call_service does, with the user's own rights, and answer with its response."""
    if not hass.services.has_service(DOMAIN, msg["action"]):
        raise MissingError("action_unknown", action=msg["action"])
    context = connection.context(msg)
    answers = hass.services.supports_response(DOMAIN, msg["action"]) is not SupportsResponse.NONE
    response = await hass.services.async_call(
        DOMAIN, msg["action"], msg["data"], blocking=True, context=context, return_response=answers
    )
    connection.send_result(msg["id"], {"context": context, "response": response})
