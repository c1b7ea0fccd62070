"""The names by which a scenario may speak of the parts of a home, as far as a user may know of them."""

from typing import TYPE_CHECKING, Any

from homeassistant.core import HomeAssistant

from ..access import POLICY_READ, may
from ..home_links import async_home_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.auth.models import User

    from ..core.home.links import Device
    from ..manager import Home


async def async_names(hass: HomeAssistant, home: Home, user: User | None) -> dict[str, Any]:
    """Return circuits with what they are called, hubs and zones; those with hidden devices alone are left out."""
    links = await async_home_links(hass, home)
    devices = links.devices.values()
    readable = {twin_id for twin_id, twin in home.twins.items() if may(user, twin, POLICY_READ)}

    def hidden(part_of: Callable[[Device], str | None]) -> set[str | None]:
        return {part_of(one) for one in devices} - {part_of(one) for one in devices if one.twin_id in readable}

    circuits = hidden(lambda device: device.circuit)
    return {
        "circuits": {
            name: circuit.name or name
            for name, circuit in links.circuits.items()
            if circuit.main or name not in circuits
        },
        "hubs": sorted(links.hubs.keys() - hidden(lambda device: device.hub)),
        "zones": sorted(links.zones.keys() - hidden(lambda device: device.zone)),
    }
