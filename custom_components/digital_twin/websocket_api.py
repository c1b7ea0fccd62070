"""What the panel, the cards and other clients ask and subscribe to over Home Assistant's WebSocket."""

from homeassistant.components.websocket_api import async_register_command
from homeassistant.core import HomeAssistant, callback

from .websocket.action import async_action
from .websocket.approvals import async_subscribe_approvals
from .websocket.channels import async_twin_channels
from .websocket.discovery import async_discovery
from .websocket.events import async_subscribe_events
from .websocket.forecast import async_twin_forecast
from .websocket.history import async_twin_history, async_twin_scores
from .websocket.mode import async_set_mode
from .websocket.overview import async_subscribe_overview
from .websocket.power import async_overview_power
from .websocket.progress import async_subscribe_progress
from .websocket.scenario_text import async_read_scenario
from .websocket.scenarios import async_scenario_library, async_scenario_problems
from .websocket.twin import async_subscribe_twin

COMMANDS = (
    async_action,
    async_discovery,
    async_overview_power,
    async_read_scenario,
    async_scenario_library,
    async_scenario_problems,
    async_set_mode,
    async_subscribe_approvals,
    async_subscribe_events,
    async_subscribe_overview,
    async_subscribe_progress,
    async_subscribe_twin,
    async_twin_channels,
    async_twin_forecast,
    async_twin_history,
    async_twin_scores,
)


@callback
def async_register_websocket(hass: HomeAssistant) -> None:
    """Register the commands. Called from async_setup."""
    for command in COMMANDS:
        async_register_command(hass, command)
