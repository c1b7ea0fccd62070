"""Who has power, and who can be reached: outages, backup supplies, hubs and the network."""

from collections.abc import Mapping

import numpy as np

from ..grid import Grid
from ..settings import APPLIANCE, Appliance
from ..twin import TwinSnapshot
from .acts import Act, Acts, either
from .columns import Flags, normals
from .happenings import Happening, Lost, Outage
from .links import Device, HomeLinks, Reach, Restore, Supply

BATTERY_KINDS = frozenset({"lock", "vacuum", "alarm"})
RESTORED: Mapping[str, Restore] = {
    "light": Restore.ON,
    "plug": Restore.LAST,
    "thermostat": Restore.LAST,
    "water_heater": Restore.LAST,
    "battery": Restore.ON,
    "fan": Restore.OFF,
    "humidifier": Restore.OFF,
    "media_player": Restore.OFF,
    "siren": Restore.OFF,
}
"""How devices of a kind usually come back: bulbs light up, relays and heaters go on as before, motors stay off."""
UNENDING = 1e12


def supply_of(twin: TwinSnapshot, device: Device) -> Supply:
    """Return what keeps a device running: as known, else typical of its kind."""
    if device.supply is not None:
        return device.supply
    kind = twin.spec.kind
    if kind in BATTERY_KINDS or (kind in {"sensor", "binary_sensor"} and "battery" in twin.spec.channels):
        return Supply.BATTERY
    return Supply.UPS if device.backup > 0 else Supply.MAINS


def restore_of(twin: TwinSnapshot, device: Device) -> Restore:
    """Return how a device comes back with the power: as known, else as is usual."""
    if device.restore is not None:
        return device.restore
    if twin.spec.kind == "plug" and twin.spec.settings.get(APPLIANCE) in {Appliance.WASHER, Appliance.DRYER}:
        return Restore.LAST
    return RESTORED.get(twin.spec.kind, Restore.LAST)


def without_power(
    twins: Mapping[str, TwinSnapshot], links: HomeLinks, acts: Acts, grid: Grid, members: int = 1
) -> dict[str, Flags]:
    """Return where twins have no power (T, n), of those that are without at any time."""
    found: dict[str, Flags] = {}
    for happening, act in acts.of(Outage):
        if happening.lost is not Lost.POWER:
            continue
        for twin_id, twin in twins.items():
            device = links.device(twin_id)
            if happening.which is not None and happening.which not in fed_by(links, device.circuit):
                continue
            supply = supply_of(twin, device)
            if supply is Supply.BATTERY:
                continue
            mask = _dead(device.backup if supply is Supply.UPS else 0.0, device.unsure, act, grid, members)
            if mask is not None:
                found[twin_id] = mask if twin_id not in found else found[twin_id] | mask
    return found


def without_plant(twins: Mapping[str, TwinSnapshot], links: HomeLinks, acts: Acts, grid: Grid) -> dict[str, Flags]:
    """Return where thermostats go on by their batteries but nothing heats for them (T, n).

    A radiator's valve needs no mains, yet the boiler or heat pump and the pump behind it do.
    """
    found: dict[str, Flags] = {}
    for happening, act in acts.of(Outage):
        if happening.lost is not Lost.POWER:
            continue
        for twin_id in on_batteries(twins, links):
            if happening.which is None or happening.which in fed_by(links, links.device(twin_id).circuit):
                mask = act.mask(grid.steps)
                found[twin_id] = mask if twin_id not in found else found[twin_id] | mask
    return found


def on_batteries(twins: Mapping[str, TwinSnapshot], links: HomeLinks) -> list[str]:
    """Return the thermostats that run on batteries."""
    return [
        twin_id
        for twin_id, twin in twins.items()
        if twin.spec.kind == "thermostat" and supply_of(twin, links.device(twin_id)) is Supply.BATTERY
    ]


def fed_by(links: HomeLinks, circuit: str | None) -> tuple[str, ...]:
    """Return the circuits that feed one, from itself up to the main one (None: the main one alone)."""
    chain: list[str] = []
    current = circuit if circuit in links.circuits else None
    while current is not None and current not in chain:
        chain.append(current)
        current = links.circuits[current].parent
    main = links.main
    if main is not None and main.circuit_id not in chain:
        chain.append(main.circuit_id)
    return tuple(chain)


def cut(links: HomeLinks, circuit: str | None, acts: Acts) -> Flags | None:
    """Return where a circuit (None: the main one) is without power (T, n); None: nowhere."""
    fed = fed_by(links, circuit)
    return either(
        act.mask(acts.steps)
        for happening, act in acts.of(Outage)
        if happening.lost is Lost.POWER and (happening.which is None or happening.which in fed)
    )


def _dead(backup: float, unsure: float, act: Act, grid: Grid, members: int) -> Flags | None:
    """Return where something that goes on for backup min is without power in an outage (T, n); None: nowhere."""
    minutes = np.full(1, backup) if unsure == 0.0 else backup * np.exp(unsure * normals(members))
    carried = np.minimum(np.round(minutes * 60.0 / grid.step), grid.steps).astype(np.intp)
    start = np.minimum(act.start + carried, act.end)
    mask = Act(act.happening, start, act.end).mask(grid.steps)
    return mask if mask.any() else None


def takes_all(happening: Happening, links: HomeLinks) -> bool:
    """Return whether something is an outage of the whole home's power."""
    main = None if links.main is None else links.main.circuit_id
    return isinstance(happening, Outage) and happening.lost is Lost.POWER and happening.which in {None, main}


def unreachable(
    twins: Mapping[str, TwinSnapshot], links: HomeLinks, acts: Acts, dead: Mapping[str, Flags], grid: Grid
) -> dict[str, Flags]:
    """Return where twins cannot be reached (T, n); dead: where twins have no power or are switched off.

    Of hubs and a router without a twin an outage of the whole home takes those on the mains. What cannot be reached at
    the start stays so: nobody knows when it comes back.
    """
    dark = [act for what, act in acts.of(Outage) if takes_all(what, links)]
    network = either(dead[twin_id] for twin_id in links.network if twin_id in dead)
    internet = [act.mask(acts.steps) for what, act in acts.of(Outage) if what.lost is Lost.INTERNET]
    if not links.network:
        internet += [mask for act in dark if (mask := _dead(links.router_backup, 0.0, act, grid, 1)) is not None]
    cloud = either([*internet, *([] if network is None else [network])])
    hubs: dict[str, Flags] = {}
    for hub, twin_id in links.hubs.items():
        masks = [
            act.mask(acts.steps) for what, act in acts.of(Outage) if what.lost is Lost.HUB and what.which in {hub, None}
        ]
        if twin_id is not None and twin_id in dead:
            masks.append(dead[twin_id])
        if twin_id is None and (backup := links.mains_hubs.get(hub)) is not None:
            masks += [mask for act in dark if (mask := _dead(backup, 0.0, act, grid, 1)) is not None]
        if (lost := either(masks)) is not None:
            hubs[hub] = lost
    found: dict[str, Flags] = {}
    for twin_id, twin in twins.items():
        device = links.device(twin_id)
        ways = [] if network is None else [network]
        if not twin.reachable:
            ways.append(np.ones((acts.steps, 1), dtype=np.bool_))
        if device.reach is Reach.CLOUD and cloud is not None:
            ways.append(cloud)
        if device.hub in hubs:
            ways.append(hubs[str(device.hub)])
        if (lost := either(ways)) is not None:
            found[twin_id] = lost
    return found
