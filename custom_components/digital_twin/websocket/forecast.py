"""digital_twin/twin/forecast: what comes of any of a twin's channels."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.components.websocket_api.messages import result_message
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..texts import async_speaker
from ..worker.errors import WorkerError
from .common import SPEAK_FIELDS, TWIN_FIELDS, channel_of, or_not_found_later, readable_twin
from .curves import forecast_columns

STEPS: Final = 96
LONGEST: Final = 7 * 24
SHORTEST_STEP: Final = 60.0


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/twin/forecast",
        **TWIN_FIELDS,
        vol.Optional("channel"): str,
        vol.Optional("hours", default=24): vol.All(vol.Coerce(float), vol.Range(min=0.25, max=LONGEST)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_twin_forecast(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with the course expected of a channel, its bands or the probability of each state."""
    twin = readable_twin(hass, connection, msg)
    channel = channel_of(twin, msg)
    horizon = msg["hours"] * 3600
    try:
        prediction = await twin.forecaster.async_predict(
            (channel,), horizon=horizon, step=max(horizon / STEPS, SHORTEST_STEP)
        )
    except WorkerError as err:
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key="calculation_failed") from err
    speaker = await async_speaker(hass)
    connection.send_message(result_message(msg["id"], forecast_columns(hass, twin, prediction, speaker)))
