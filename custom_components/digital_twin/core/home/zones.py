"""Zones of air: what warms, cools, moistens and lights them beside their own plants.

Rooms exchange heat with one another through doors and walls, G (T_j − T_i), with outdoors through open windows, and
take up what people, lamps and appliances give. A room's learned gains hold what is usual: what counts here is by how
much a scenario differs from it. An open door exchanges air as a doorway of 1.6 m² and 2 m height does at 2 K of
difference, G = ρ c_p (C_d/3) A √(g H ΔT/T) ≈ 120 W/K (Brown and Solvason 1962); a shut one is as good as a wall. Doors
of which nobody tells stand open for a share of the time that each member draws for itself, from never to always.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..models.kinds import HUMIDITY, TEMPERATURE
from ..models.room_heat import room_capacity
from ..twin import Fidelity, TwinSnapshot, TwinSpec
from .acts import Acts
from .columns import Array
from .happenings import Given, Occupancy
from .links import Adjacency, HomeLinks, Joint, Zone
from .player import Outputs, Player

DOOR_CONDUCTANCE = 120.0
WALL_CONDUCTANCE = 15.0
"""W/K: a light inner wall of 10 m² (U ≈ 1.5 W/(m² K))."""
BODY = 36.0
"""°C: of somebody's skin and breath; air as warm takes up no heat of them but as moisture."""
PERSON_CONDUCTANCE = 6.0
"""W/K between somebody who sits and the air: 96 W of sensible heat at 20 °C, 72 W at 24 °C, as in VDI 2078 (95, 75)."""
PERSON_HEAT = 80.0
"""W: sensible heat of somebody sitting in a room as warm as rooms are (ISO 7730: 126 W in all)."""
SHADED = 0.25
"""Share of the sun's heat that an external shutter lets through when it is down (DIN 4108-2: F_c)."""
ROOM_COLDEST, ROOM_WARMEST = 8.0, 40.0
"""°C: what a sensor in a zone shows beyond these is no room's air but a fridge's, a freezer's or a boiler's."""
PASSIVE = "zone:"
"""Prefix of the twins that play zones in which nothing heats."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbouring zone as one room sees it: the twin that plays it, and W/K (T, n).

    usual: what of the conductance a room that learned has in its own losses.
    """

    room: str
    conductance: Array
    usual: Array


def rooms_of(twins: Mapping[str, TwinSnapshot], links: HomeLinks) -> dict[str, str]:
    """Return the thermostat twin that plays each zone's air: the first of the zone."""
    found: dict[str, str] = {}
    for twin_id, twin in twins.items():
        zone = links.device(twin_id).zone
        if twin.spec.kind == "thermostat" and zone is not None:
            found.setdefault(zone, twin_id)
    return found


def stand_ins(twins: Mapping[str, TwinSnapshot], links: HomeLinks, rooms: Mapping[str, str]) -> dict[str, TwinSnapshot]:
    """Return by zone twins that play the zones without a thermostat; rooms: those that have one.

    Those of which anybody tells how warm they are, and others (a hall) by whose doors rooms hang together.
    """
    known = {name: warm for name in links.zones if (warm := _told_temperature(twins, links, name)) is not None}
    for name, room in rooms.items():
        if isinstance(shown := twins[room].values.get("temperature"), float | int):
            known[name] = float(shown)
    found = {}
    for name, zone in links.zones.items():
        if name in rooms or zone.outdoors:
            continue
        beside_it = {
            one.second if one.first == name else one.first
            for one in links.adjacency
            if name in {one.first, one.second} and one.joint is not Joint.WALL
        }
        near = [known[other] for other in beside_it if other in rooms and other in known]
        warm = known.get(name, float(np.mean(near)) if len(near) > 1 else None)
        if warm is not None:
            found[name] = passive(replace(zone, temperature=warm))
    return found


def _told_temperature(twins: Mapping[str, TwinSnapshot], links: HomeLinks, zone_id: str) -> float | None:
    """Return how warm a zone is now in °C, as it or a sensor in it tells; None: nobody knows."""
    if (told := links.zones[zone_id].temperature) is not None:
        return told
    return next((warm for _, warm in thermometers(twins, links, zone_id)), None)


def thermometers(
    twins: Mapping[str, TwinSnapshot], links: HomeLinks, zone_id: str
) -> Iterator[tuple[TwinSnapshot, float]]:
    """Yield the sensors that show the air of a zone, with what they show now in °C."""
    for twin_id in links.in_zone(zone_id):
        twin = twins.get(twin_id)
        if twin is None or links.device(twin_id).measures != "temperature":
            continue
        value, unit = twin.values.get("value"), twin.spec.channels["value"].unit
        if isinstance(value, float | int) and not isinstance(value, bool):
            warm = (float(value) - 32.0) / 1.8 if unit == "°F" else float(value)
            if ROOM_COLDEST <= warm <= ROOM_WARMEST:
                yield twin, warm


def passive(zone: Zone) -> TwinSnapshot:
    """Return a twin that plays a zone in which nothing heats: typical physics, as warm as it is now."""
    spec = TwinSpec(
        twin_id=PASSIVE + zone.zone_id,
        name=zone.name,
        kind="thermostat",
        fidelity=Fidelity.STANDARD,
        channels={"temperature": TEMPERATURE, "humidity": HUMIDITY},
        settings={},
    )
    return TwinSnapshot(
        spec=spec,
        learned=None,
        values={"temperature": 20.0 if zone.temperature is None else zone.temperature, "target_temperature": -30.0},
        changed={},
    )


def capacity(player: Player) -> Array:
    """Return a room's heat capacity in Wh/K (N,)."""
    return room_capacity(player.twin.spec.settings, player.theta["heating_rate"])


def windows(
    twins: Mapping[str, TwinSnapshot], links: HomeLinks, acts: Acts, room: str, zone: str | None
) -> Array | None:
    """Return how far the windows of a room are open, 0..1 (T, n); None: shut throughout.

    They stay as they are unless the scenario says otherwise, of the room's own window, whether anything watches that or
    not, or of a contact at one.
    """
    told = any(one.twin_id == room and one.channel == "window" for one, _ in acts.of(Given))
    contacts = [room] if told or "window" in twins[room].spec.channels else []
    contacts += [one for one in twins if zone is not None and links.device(one).window_of == zone]
    found: Array | None = None
    for twin_id in contacts:
        key = "window" if twin_id == room else "on"
        course = np.full((acts.steps, 1), float(twins[twin_id].values.get(key) is True))
        for happening, act in acts.of(Given):
            if happening.twin_id == twin_id and happening.channel == key:
                course = np.where(act.mask(acts.steps), float(bool(happening.value)), course)
        found = course if found is None else np.maximum(found, course)
    return found if found is not None and found.any() else None


def shading(
    twins: Mapping[str, TwinSnapshot], links: HomeLinks, outputs: Mapping[str, Outputs], zone: str
) -> Array | None:
    """Return the share of the sun that a zone's covers let in (T, N); None: it has none."""
    courses = [
        SHADED + (1.0 - SHADED) * outputs[twin_id]["position"] / 100.0
        for twin_id, twin in twins.items()
        if twin.spec.kind == "cover"
        and (links.device(twin_id).shades or links.device(twin_id).zone) == zone
        and "position" in outputs.get(twin_id, {})
    ]
    if not courses:
        return None
    found: Array = np.mean(courses, axis=0)
    return found


def zone_heat(twins: Mapping[str, TwinSnapshot], links: HomeLinks, outputs: Mapping[str, Outputs]) -> dict[str, Array]:
    """Return the heat in W (T, N) that devices other than thermostats give each zone."""
    found: dict[str, Array] = {}
    for twin_id, channels in outputs.items():
        zone = links.device(twin_id).zone
        if zone is None or twin_id not in twins or twins[twin_id].spec.kind == "thermostat" or "heat" not in channels:
            continue
        heat = channels["heat"]
        found[zone] = heat if zone not in found else found[zone] + heat
    return found


def people(acts: Acts, links: HomeLinks, usual: Array) -> tuple[Array, dict[str, Array]]:
    """Return how many people are home (T, n), and how many more than usual are in each zone.

    usual: how many are expected (T, n). Those of no zone of their own are spread over the rooms that are lived in, by
    size; over all zones where none is.
    """
    total = usual
    own: dict[str, Array] = {}
    for happening, act in acts.of(Occupancy):
        mask = act.mask(acts.steps)
        if happening.zone is None:
            total = np.where(mask, happening.people, total)
        else:
            before = own.get(happening.zone, np.zeros((acts.steps, 1)))
            own[happening.zone] = np.where(mask, happening.people, before)
    indoors = {name: zone.volume for name, zone in links.zones.items() if not zone.outdoors}
    lived_in = {name: size for name, size in indoors.items() if links.zones[name].lived_in} or indoors
    volume = sum(lived_in.values())
    more = total - usual
    found = {name: more * (size / volume) for name, size in lived_in.items()} if np.any(more) else {}
    for name, count in own.items():
        found[name] = found.get(name, np.zeros((acts.steps, 1))) + count
        total = total + count
    return total, found


def beside(
    links: HomeLinks,
    rooms: Mapping[str, str],
    zone: str,
    outputs: Mapping[str, Outputs],
    twins: Mapping[str, TwinSnapshot],
    steps: int,
    members: int,
) -> list[Beside]:
    """Return the neighbours of a zone that are played, and how each is joined to it."""
    found: list[Beside] = []
    for link in links.adjacency:
        if zone not in {link.first, link.second} or link.first == link.second:
            continue
        other = rooms.get(link.second if link.first == zone else link.first)
        if other is None:
            continue
        is_open = _open(link, outputs, twins, steps)
        found.append(_guessed(other, link, steps, members) if is_open is None else _joined(other, link, is_open))
    return found


def _joined(other: str, link: Adjacency, is_open: Array) -> Beside:
    """Return what a joint passes on that is open or not (T, n)."""
    flat = np.ones(is_open.shape)
    if link.joint is not Joint.DOOR:
        typical = WALL_CONDUCTANCE if link.joint is Joint.WALL else DOOR_CONDUCTANCE
        conductance = flat * (typical * link.share if link.conductance is None else link.conductance)
        in_losses = link.joint is Joint.WALL and link.conductance is None
        return Beside(other, conductance, conductance if in_losses else 0.0 * flat)
    shut, widest = _span(link)
    return Beside(other, shut + (widest - shut) * is_open, shut * flat)


def _guessed(other: str, link: Adjacency, steps: int, members: int) -> Beside:
    """Return what a door passes on of which nobody tells (T, N)."""
    shut, widest = _span(link)
    conductance = np.broadcast_to(shut + (widest - shut) * open_shares(link, members), (steps, members))
    return Beside(other, conductance, conductance)


def _span(link: Adjacency) -> tuple[float, float]:
    """Return what a door passes on shut and open (W/K): shut as a wall does, open by its air as well."""
    if link.conductance is None:
        return WALL_CONDUCTANCE * link.share, (WALL_CONDUCTANCE + DOOR_CONDUCTANCE) * link.share
    return min(WALL_CONDUCTANCE, link.conductance), link.conductance


def passes(link: Adjacency, is_open: bool | None) -> float:
    """Return what a joint passes on (W/K) that stays as it is; a door of which nobody tells stands open half the time.

    is_open: of a door.
    """
    if link.joint is not Joint.DOOR:
        typical = WALL_CONDUCTANCE if link.joint is Joint.WALL else DOOR_CONDUCTANCE
        return typical * link.share if link.conductance is None else link.conductance
    shut, widest = _span(link)
    return shut + (widest - shut) * (0.5 if is_open is None else float(is_open))


def open_shares(link: Adjacency, members: int) -> Array:
    """Return for how much of the time each member's door stands open (N,), evenly over 0..1, the first half of it."""
    rng = np.random.default_rng(zlib.crc32(f"{link.first} {link.second}".encode()))
    shares: Array = np.asarray((rng.permutation(members) + 0.5) / members, dtype=np.float64)
    shares[0] = 0.5
    return shares


def _open(
    link: Adjacency, outputs: Mapping[str, Outputs], twins: Mapping[str, TwinSnapshot], steps: int
) -> Array | None:
    """Return whether a joint is open (T, n); None: a door of which nobody tells."""
    if link.joint is not Joint.DOOR:
        return np.ones((steps, 1))
    shut: Array = np.zeros((steps, 1))
    if link.door is not None and link.door in twins:
        course = outputs.get(link.door, {}).get("on")
        # What people will do with a door nobody knows to the minute: as its median member has it.
        if course is not None:
            median: Array = np.median(course, axis=1, keepdims=True)
            return shut + (median >= 0.5)
        if isinstance(known := twins[link.door].values.get("on"), bool):
            return shut + float(known)
    return None if link.open is None else shut + float(link.open)


def start_temperature(player: Player) -> Array:
    """Return how warm a room is at the start (N,)."""
    return player.start["air"]


def mixed(neighbours: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    """Return the whole conductance (W/K) and the temperature (°C) of neighbours given by theirs, (T, n) each."""
    if len(neighbours) == 1:
        return neighbours[0]
    total = sum((conductance for conductance, _ in neighbours[1:]), neighbours[0][0])
    heat = sum((conductance * warm for conductance, warm in neighbours[1:]), neighbours[0][0] * neighbours[0][1])
    if (total > 0).all():
        return total, heat / total
    mean = sum((warm for _, warm in neighbours[1:]), neighbours[0][1]) / len(neighbours)
    found: Array = np.where(total > 0, heat / np.where(total > 0, total, 1.0), mean)
    return total, found
