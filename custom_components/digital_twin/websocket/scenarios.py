"""digital_twin/scenarios/library: the scenarios one can start from, with their parameters and bounds."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..core.scenario.library import LIBRARY, Entry, Parameter

CUSTOM = "custom"
"""The entry that stands for changes of one's own; it is not offered, since it is what remains without any."""


@websocket_command({vol.Required("type"): f"{DOMAIN}/scenarios/library"})
@callback
def async_scenario_library(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:  # noqa: ARG001 -- what every command takes
    """Answer with the library, in its own order."""
    connection.send_result(
        msg["id"], {"scenarios": [_entry(entry) for entry in LIBRARY.values() if entry.id != CUSTOM]}
    )


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "horizon": entry.horizon,
        "parameters": [_parameter(parameter) for parameter in entry.parameters],
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "sort": parameter.sort.value,
        "default": parameter.default,
        "unit": parameter.unit,
        "lower": parameter.lower,
        "upper": parameter.upper,
        "options": list(parameter.options),
    }
