"""The rooms that feel an action without being told anything: next door, or around a heater or behind a blind."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant, callback

from ..core.home.links import Adjacency, Joint
from ..core.home.zones import passes
from ..core.models.kinds import KINDS
from ..core.requests import Beside
from ..home_links import adjacency_of, shades_of
from .facts import area_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

ROOMS = frozenset(kind.id for kind in KINDS.values() if kind.channel("hvac_mode") is not None)
HEATING = frozenset({"plug", "light"})
"""Kinds that give their room the heat of what they draw."""


@callback
def rooms_beside(hass: HomeAssistant, home: Home, touched: Mapping[str, TwinCoordinator]) -> tuple[Beside, ...]:
    """Return what of a room's surroundings the touched twins may change."""
    acting = [twin for twin in touched.values() if twin.kind.id in ROOMS | HEATING or shades_of(hass, twin)]
    if not acting:
        return ()
    zones = {twin_id: area for twin_id, twin in home.twins.items() if (area := area_of(hass, twin)) is not None}
    rooms: dict[str, list[str]] = {}
    for twin_id, twin in home.twins.items():
        if twin.kind.id in ROOMS and twin_id in zones:
            rooms.setdefault(zones[twin_id], []).append(twin_id)
    acting = [twin for twin in acting if twin.spec.twin_id in zones]
    next_door = [twin for twin in acting if twin.kind.id in ROOMS]
    adjacency = adjacency_of(hass, home, zones) if next_door and len(rooms) > 1 else ()
    return (
        *(one for twin in next_door for one in _next_door(home, zones[twin.spec.twin_id], twin, rooms, adjacency)),
        *(one for twin in acting if twin.kind.id not in ROOMS for one in _within(hass, home, zones, rooms, twin)),
    )


def _next_door(
    home: Home, zone: str, twin: TwinCoordinator, rooms: Mapping[str, list[str]], adjacency: tuple[Adjacency, ...]
) -> Iterator[Beside]:
    for link in adjacency:
        if zone not in {link.first, link.second}:
            continue
        other = link.second if link.first == zone else link.first
        conductance = passes(link, _open(home, link))
        for room in rooms.get(other, ()):
            yield Beside(room=room, twin=twin.spec.twin_id, conductance=conductance)


def _open(home: Home, link: Adjacency) -> bool | None:
    """Return whether a door stands open; None: nobody tells."""
    contact = home.twins.get(link.door or "") if link.joint is Joint.DOOR else None
    known = None if contact is None else contact.state.get("on")
    return known if isinstance(known, bool) else link.open


def _within(
    hass: HomeAssistant, home: Home, zones: Mapping[str, str], rooms: Mapping[str, list[str]], twin: TwinCoordinator
) -> Iterator[Beside]:
    twin_id = twin.spec.twin_id
    zone = zones[twin_id]
    share = 0.0
    if twin.kind.id not in HEATING:
        covers = sum(zones.get(key) == zone and shades_of(hass, other) for key, other in home.twins.items())
        share = 1.0 / max(covers, 1)
    for room in rooms.get(zone, ()):
        yield Beside(room=room, twin=twin_id, shades=share)
