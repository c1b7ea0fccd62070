"""What of a home nobody told, as far as the answer to a scenario hangs on it."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..messages import Message
from ..twin import TwinSnapshot
from .circuits import REST, circuits_of, meters
from .happenings import Happening, Lost, Outage
from .links import HomeLinks, Joint, Reach, Supply
from .player import Outputs
from .supply import fed_by, on_batteries, supply_of, takes_all
from .trips import assumed_trips

UNSURE = 0.5
"""From which spread on a UPS's minutes are a guess."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "assumed_doors": ("count",),
    "assumed_hubs_mains": ("hubs",),
    "assumed_phases": ("count",),
    "assumed_plant_mains": ("names",),
    "assumed_plugged": ("names",),
    "assumed_router_mains": (),
    "assumed_trips": ("names",),
    "assumed_unplugged": ("names",),
    "assumed_ups": ("count", "minutes"),
}


def guessed(
    twins: Mapping[str, TwinSnapshot],
    links: HomeLinks,
    rooms: Mapping[str, str],
    happenings: Sequence[Happening],
    outputs: Mapping[str, Outputs],
) -> list[Message]:
    """Return what was taken for granted of doors, phases, supplies, ways, cars. rooms: what plays each zone."""
    found = []
    doors = [
        one for one in links.adjacency
        if one.joint is Joint.DOOR and one.door not in twins and one.open is None
        and one.first in rooms and one.second in rooms
    ]  # fmt: skip
    if doors:
        found.append(Message("assumed_doors", {"count": len(doors)}))
    if anywhere := _anywhere(twins, links, outputs):
        found.append(Message("assumed_phases", {"count": anywhere}))
    outages = [one.which for one in happenings if isinstance(one, Outage) and one.lost is Lost.POWER]
    cold = [
        twins[one].spec.name for one in on_batteries(twins, links)
        if any(which is None or which in fed_by(links, links.device(one).circuit) for which in outages)
    ]  # fmt: skip
    if cold:
        found.append(Message("assumed_plant_mains", {"names": ", ".join(cold)}))
    found += assumed_trips(twins, happenings, outputs)
    if any(takes_all(one, links) for one in happenings):
        found += _ways(twins, links)
        backups = [links.device(twin_id) for twin_id in twins]
        unsure = [one.backup for one in backups if one.supply is Supply.UPS and one.unsure >= UNSURE]
        if unsure:
            found.append(Message("assumed_ups", {"count": len(unsure), "minutes": float(np.median(unsure))}))
    return found


def _anywhere(twins: Mapping[str, TwinSnapshot], links: HomeLinks, outputs: Mapping[str, Outputs]) -> int:
    """Return how many twins that draw power hang on a phase nobody knows of a fuse of several phases."""
    circuits, measuring = circuits_of(links), meters(links)
    count = 0
    for twin_id in twins:
        device = links.device(twin_id)
        power = outputs.get(twin_id, {}).get("power")
        if twin_id == REST or twin_id in measuring or device.phase or power is None or not np.any(power):
            continue
        count += any(
            circuits[name].phases > 1 and circuits[name].limit is not None for name in fed_by(links, device.circuit)
        )
    return count


def _ways(twins: Mapping[str, TwinSnapshot], links: HomeLinks) -> list[Message]:
    """Return what an outage is taken to do to the ways by which devices that go on are reached."""
    going = [links.device(one) for one, twin in twins.items() if supply_of(twin, links.device(one)) is not Supply.MAINS]
    found = []
    if not links.network and links.router_backup == 0.0 and any(one.reach is Reach.CLOUD for one in going):
        found.append(Message("assumed_router_mains"))
    hubs = sorted({
        links.hub_name(one.hub) for one in going
        if one.hub is not None and links.hubs.get(one.hub) is None and links.mains_hubs.get(one.hub) == 0.0
    })  # fmt: skip
    if hubs:
        found.append(Message("assumed_hubs_mains", {"hubs": ", ".join(hubs)}))
    return found
