"""digital_twin/scenarios/…: the library and what of this home it may name, and what is wrong with words for one."""

from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant

from ..actions.run_scenario import as_written
from ..const import DOMAIN
from ..core.scenario.library import LIBRARY, Entry, Parameter
from ..core.scenario.reader import QUANTITIES
from ..data import DATA
from ..home_links import async_home_links

if TYPE_CHECKING:
    from ..core.home.links import HomeLinks

CUSTOM: Final = "custom"
"""The entry that stands for changes of one's own; it is not offered, since it is what remains without any."""


@websocket_command({vol.Required("type"): f"{DOMAIN}/scenarios/library"})
@async_response
async def async_scenario_library(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with the library in its own order, the bounds of surroundings, and the names of the home's parts."""
    data = hass.data.get(DATA)
    home = None if data is None else data.home
    connection.send_result(
        msg["id"],
        {
            "scenarios": [_entry(entry) for entry in LIBRARY.values() if entry.id != CUSTOM],
            "quantities": {name: {"lower": lower, "upper": upper} for name, (lower, upper) in QUANTITIES.items()},
            "home": _names(None if home is None else await async_home_links(hass, home)),
        },
    )


@websocket_command({vol.Required("type"): f"{DOMAIN}/scenarios/problems", vol.Required("scenario"): dict})
@async_response
async def async_scenario_problems(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with what is wrong with a scenario while it is being written, each problem with its path."""
    data = hass.data.get(DATA)
    if data is None or data.home is None:
        connection.send_error(msg["id"], ERR_NOT_FOUND, "no home")
        return
    problems = await data.home.scenarios.async_problems(as_written(msg["scenario"]), connection.context(msg))
    connection.send_result(msg["id"], {"problems": problems})


def _names(links: HomeLinks | None) -> dict[str, Any]:
    """Return the names by which a scenario may speak of a home's parts; none while there is no home."""
    if links is None:
        return {"circuits": {}, "hubs": [], "zones": []}
    circuits = {circuit.circuit_id: circuit.name or circuit.circuit_id for circuit in links.circuits.values()}
    return {"circuits": circuits, "hubs": sorted(links.hubs), "zones": sorted(links.zones)}


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
