"""digital_twin/twin/set_mode: how a twin treats commands, without going through the interview again."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import require_admin, websocket_command
from homeassistant.const import CONF_MODE
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN, Mode
from .common import SPEAK_FIELDS, TWIN_FIELDS, or_not_found, readable_twin


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/twin/set_mode",
        **TWIN_FIELDS,
        vol.Required("mode"): vol.In([mode.value for mode in Mode]),
        vol.Optional("consent", default=False): bool,
        **SPEAK_FIELDS,
    }
)
@require_admin
@callback
@or_not_found
def async_set_mode(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Change a twin's mode and set it up anew; answered at once, subscriptions tell when it is back.

    In the guard commands reach the device, so that mode takes the user's consent.
    """
    twin = readable_twin(hass, connection, msg)
    if msg["mode"] == Mode.GUARD.value and not msg["consent"]:
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key="guard_consent_missing")
    if twin.config.mode.value != msg["mode"]:
        twin.home.audit.async_note(
            "mode_changed",
            twin=twin,
            context=connection.context(msg),
            data={"before": twin.config.mode.value, "after": msg["mode"], "consent": msg["consent"]},
        )
        hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, CONF_MODE: msg["mode"]})
        hass.config_entries.async_schedule_reload(twin.entry.entry_id)
    connection.send_result(msg["id"], {"mode": msg["mode"]})
