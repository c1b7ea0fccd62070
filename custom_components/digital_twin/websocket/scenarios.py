"""digital_twin/scenarios/…: the library and what of this home it may name, and what is wrong with words for one."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant

from ..actions.run_scenario import as_written
from ..const import DOMAIN
from ..core.scenario.library import LIBRARY, Entry, Parameter
from ..core.scenario.reader import QUANTITIES, UNIT_OF
from ..data import DATA
from ..scenarios.names import async_names
from ..units import parameter_told, units_of
from .common import SPEAK_FIELDS, or_not_found_later, present_home

NO_NAMES: Final[dict[str, Any]] = {"circuits": {}, "hubs": [], "zones": []}
CUSTOM: Final = "custom"
"""The entry that stands for changes of one's own; it is not offered, since it is what remains without any."""


@websocket_command({vol.Required("type"): f"{DOMAIN}/scenarios/library", **SPEAK_FIELDS})
@async_response
async def async_scenario_library(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with the library in its own order, the bounds of surroundings, and the names of the home's parts.

    A part of which the user may read no device is left out.
    """
    data = hass.data.get(DATA)
    home = None if data is None else data.home
    connection.send_result(
        msg["id"],
        {
            "scenarios": [_entry(hass, entry) for entry in LIBRARY.values() if entry.id != CUSTOM],
            "quantities": {name: _quantity(hass, name) for name in QUANTITIES},
            "home": NO_NAMES if home is None else await async_names(hass, home, connection.user),
        },
    )


@websocket_command(
    {vol.Required("type"): f"{DOMAIN}/scenarios/problems", vol.Required("scenario"): dict, **SPEAK_FIELDS}
)
@async_response
@or_not_found_later
async def async_scenario_problems(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with what is wrong with a scenario while it is being written, each problem with its path."""
    problems = await present_home(hass).scenarios.async_problems(as_written(msg["scenario"]), connection.context(msg))
    connection.send_result(msg["id"], {"problems": problems})


def _quantity(hass: HomeAssistant, name: str) -> dict[str, Any]:
    """Return the bounds of one of the surroundings in the home's unit; unit: where homes differ in it."""
    scale = units_of(hass).of(UNIT_OF.get(name))
    lower, upper = scale.span(*QUANTITIES[name])
    return {"lower": lower, "upper": upper, "unit": scale.unit}


def _entry(hass: HomeAssistant, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "horizon": entry.horizon,
        "parameters": [_parameter(hass, parameter) for parameter in entry.parameters],
    }


def _parameter(hass: HomeAssistant, parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "sort": parameter.sort.value,
        **parameter_told(hass, parameter),
        "options": list(parameter.options),
    }
