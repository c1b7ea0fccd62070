"""Which rooms a door joins, and which contact is at it: as answered, else as the areas suggest."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import area_registry as ar

from .const import Role
from .core.home.links import Adjacency, Device, Joint
from .core.settings import DOOR_BETWEEN

if TYPE_CHECKING:
    from .manager import Home

PAIR: Final = "|"
"""Between the two areas of a door in the home's settings."""
_HALL: Final = re.compile(
    r"hall|corridor|landing|stair|foyer|entrance|entry|flur|diele|treppe|korridor|eingang|vorraum|windfang",
    re.IGNORECASE,
)
WALLS: Final = 3.0
OUTDOORS: Final = re.compile(
    r"garden(?! ?room)|(?<!winter)garten(?!zimmer)|balcon|balkon(?!zimmer)|terrac|terrass|patio|outdoor|outside"
    r"|au(ß|ss)en",
    re.IGNORECASE,
)
_KEEPS: Final = re.compile(
    r"garage|carport|utility|laundry|storage|storeroom|pantry|cellar|basement|attic|\bshed\b|technik|hauswirtschaft|\bhwr\b"
    r"|wasch|keller|dachboden|speicher|abstell|vorrat|schuppen|heizraum|heizungsraum",
    re.IGNORECASE,
)
_LIVES: Final = re.compile(
    r"bed ?room|living|dining|kitchen|bath|office|study|zimmer|wohn|schlaf|(?<!wasch)küche|\bbad\b|büro|stube|hobby"
    r"|party",
    re.IGNORECASE,
)
_OUTER: Final = re.compile(
    r"front|main|back|patio|terrac|balcon|garden|garage|haust|wohnungst|eingang|terrass|balkon|garten|keller",
    re.IGNORECASE,
)
"""What the contact of a door is called that leads out of the house."""


def lived_in(area: str) -> bool:
    """Return whether people stay in an area of this name, not only pass through it or keep things there."""
    if OUTDOORS.search(area):
        return False
    return _LIVES.search(area) is not None or not (_HALL.search(area) or _KEEPS.search(area))


@callback
def doors_by_name(hass: HomeAssistant) -> dict[str, str]:
    """Return every pair of rooms of the home that a door could join, with its name."""
    return possible_doors({area.id: area for area in ar.async_get(hass).async_list_areas()})


@callback
def proposed_doors(areas: Mapping[str, ar.AreaEntry]) -> list[str]:
    """Return the doors that areas suggest: on each floor from the hall to every other room."""
    found = []
    for first, second in _neighbours(areas):
        if _HALL.search(areas[first].name) or _HALL.search(areas[second].name):
            found.append(f"{first}{PAIR}{second}")
    return found


@callback
def possible_doors(areas: Mapping[str, ar.AreaEntry]) -> dict[str, str]:
    """Return every pair of rooms that a door could join, with its name."""
    return {
        f"{first}{PAIR}{second}": f"{areas[first].name} – {areas[second].name}" for first, second in _neighbours(areas)
    }


def _neighbours(areas: Mapping[str, ar.AreaEntry]) -> Iterator[tuple[str, str]]:
    """Yield pairs of areas on one floor; halls join floors, too."""
    halls = {area_id for area_id, area in areas.items() if _HALL.search(area.name)}
    for first, second in combinations(sorted(areas, key=lambda key: areas[key].name.casefold()), 2):
        if areas[first].floor_id == areas[second].floor_id or halls.issuperset((first, second)):
            yield first, second


def adjacency(home: Home, areas: Mapping[str, ar.AreaEntry], devices: Mapping[str, Device]) -> Iterator[Adjacency]:
    """Yield what joins the rooms: doors and walls.

    Where nobody answered and no hall suggests doors, any two rooms of a floor may have one: n rooms hang together by
    n − 1 doors at least, of n (n − 1)/2 pairs. Of walls a room has about three to others.
    """
    doors = set(proposed_doors(areas) if home.config.doors is None else home.config.doors)
    told = _doors_told(home, areas)
    doors |= told.keys()
    contacts = _door_contacts(home, devices, areas, doors, told)
    outdoors = {area_id for area_id, area in areas.items() if OUTDOORS.search(area.name)}
    floors = Counter(area.floor_id for area_id, area in areas.items() if area_id not in outdoors)
    joined = {areas[area].floor_id for pair in doors for area in pair.split(PAIR) if area in areas}
    for first, second in _neighbours(areas):
        floor = areas[first].floor_id
        if (pair := f"{first}{PAIR}{second}") in doors:
            contact = told.get(pair) or contacts.get(pair)
            yield Adjacency(first=first, second=second, joint=Joint.DOOR, door=contact)
        elif not outdoors.isdisjoint((first, second)) or floors[floor] < 2:
            continue
        elif home.config.doors is None and floor not in joined:
            yield Adjacency(first=first, second=second, joint=Joint.DOOR, share=2.0 / floors[floor])
        else:
            share = min(WALLS / (floors[floor] - 1), 1.0)
            yield Adjacency(first=first, second=second, joint=Joint.WALL, share=share)


def _doors_told(home: Home, areas: Mapping[str, ar.AreaEntry]) -> dict[str, str]:
    """Return by pair of areas the contact that somebody said is at the door between them."""
    possible = possible_doors(areas)
    return {
        str(pair): twin.spec.twin_id
        for twin in home.twins.values()
        if (pair := twin.config.settings.get(DOOR_BETWEEN)) is not None and pair in possible
    }


def _door_contacts(
    home: Home,
    devices: Mapping[str, Device],
    areas: Mapping[str, ar.AreaEntry],
    doors: set[str],
    told: Mapping[str, str],
) -> dict[str, str]:
    """Return by pair of areas the contact that can only be at the door between them.

    That is the one contact of a room with one door. A hall's may as well be the front door's, and what is called so, or
    a thermostat reads as a window, leads out of the house.
    """
    outer = {twin.sources[ref] for twin in home.twins.values() for ref in twin.config.roles.get(Role.WINDOWS, ())}
    found: dict[str, list[str]] = {}
    for twin in home.twins.values():
        zone = devices[twin.spec.twin_id].zone
        state = twin.hass.states.get(twin.sources[twin.config.main])
        if twin.spec.twin_id in told.values() or zone is None or zone not in areas or _HALL.search(areas[zone].name):
            continue
        if twin.sources[twin.config.main] in outer or _OUTER.search(twin.config.name):
            continue
        if state is not None and state.attributes.get(ATTR_DEVICE_CLASS) == BinarySensorDeviceClass.DOOR:
            found.setdefault(zone, []).append(twin.spec.twin_id)
    ways = {zone: [pair for pair in doors if zone in pair.split(PAIR)] for zone in found}
    return {ways[zone][0]: twins[0] for zone, twins in found.items() if len(twins) == 1 and len(ways[zone]) == 1}
