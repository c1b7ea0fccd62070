"""Which devices a scenario affects: without power, on backup, out of reach, failing, or simply different."""

from collections.abc import Iterator

import numpy as np

from ..channel import Quantity
from ..grid import Grid
from ..home.acts import Acts
from ..home.circuits import REST
from ..home.columns import Flags
from ..home.course import Course
from ..home.happenings import Fault, Lost, Outage
from ..home.links import Supply
from ..home.orders import RELAYS
from ..home.supply import fed_by, supply_of
from ..home.system import System
from ..messages import Message
from ..models.registry import main_channel
from .result import Affected, Effect

DIFFERENT = 0.25
"""K, %, or of a power 10 W, from which median difference on a device counts as affected."""
LEAST_POWER = 10.0
SWITCHED = 0.5
"""Between off and on."""


def affected(system: System, course: Course, baseline: Course | None, grid: Grid) -> tuple[Affected, ...]:
    """Return the devices that are affected, and how; the rest of a home that no twin explains is no device."""
    each = (_one(system, course, baseline, grid, twin_id) for twin_id in system.twins if twin_id != REST)
    found = [one for one in each if one is not None]
    return tuple(sorted(found, key=lambda one: (list(Effect).index(one.effect), one.since, one.twin_id)))


def _one(system: System, course: Course, baseline: Course | None, grid: Grid, twin_id: str) -> Affected | None:
    twin = system.twins[twin_id]
    supply = supply_of(twin, system.links.device(twin_id))
    dead = course.dead.get(twin_id)
    # How long a UPS lasts is not sure: it counts as empty where it is in most members.
    if dead is not None and supply is Supply.UPS:
        dead = mostly[:, None] if (mostly := dead.mean(axis=1) >= 0.5).any() else None
    if dead is not None:
        effect = Effect.BACKUP_EMPTY if supply is Supply.UPS else Effect.OFF
        return _told(system, course, grid, twin_id, effect, dead)
    for happening, act in course.acts.of(Outage):
        carried = happening.which is None or happening.which in fed_by(
            system.links, system.links.device(twin_id).circuit
        )
        if happening.lost is Lost.POWER and supply is Supply.UPS and carried:
            return _told(system, course, grid, twin_id, Effect.ON_BACKUP, act.mask(grid.steps))
    if (fault := _fault(course.acts, twin_id)) is not None:
        return _told(system, course, grid, twin_id, Effect.FAULTY, fault)
    # What cannot be reached anyway nothing of the scenario takes away.
    if twin.reachable and (deaf := course.deaf.get(twin_id)) is not None:
        return _told(system, course, grid, twin_id, Effect.UNREACHABLE, deaf)
    different = None if baseline is None else _different(system, course, baseline, twin_id)
    if different is None:
        return None
    return _told(system, course, grid, twin_id, Effect.CHANGED, different)


def _fault(acts: Acts, twin_id: str) -> Flags | None:
    found: Flags | None = None
    for fault, act in acts.of(Fault):
        if fault.twin_id == twin_id:
            mask = act.mask(acts.steps)
            found = mask if found is None else found | mask
    return found


def _different(system: System, course: Course, baseline: Course, twin_id: str) -> Flags | None:
    """Return where the median member of a twin's main channel, power or relay differs (T, 1); None: nowhere.

    What is on draws nothing at times, and most machines most of the time.
    """
    spec = system.twins[twin_id].spec
    main = main_channel(spec)
    for key, least in ((main, DIFFERENT), ("power", LEAST_POWER), ("on", SWITCHED)):
        now, before = course.outputs[twin_id].get(key or ""), baseline.outputs[twin_id].get(key or "")
        if now is None or before is None or now is before:
            continue
        channel = spec.channels.get(key or "")
        bound = SWITCHED if channel is not None and channel.quantity is not Quantity.NUMBER else least
        apart: Flags = np.abs(course.middle(now) - baseline.middle(before)) >= bound
        if apart.any():
            return apart[:, None]
    return None


def _told(system: System, course: Course, grid: Grid, twin_id: str, effect: Effect, mask: Flags) -> Affected:
    spec = system.twins[twin_id].spec
    rows = np.flatnonzero(mask.any(axis=1))
    since, last = int(rows[0]), int(rows[-1])
    moments = course.acts.moments(grid)
    until = None if last + 1 >= grid.steps else float(moments[last + 1])
    restored = None if until is None or effect is not Effect.OFF else state_at(system, course, twin_id, last + 1)
    return Affected(
        twin_id=twin_id,
        effect=effect,
        since=float(moments[since]),
        until=until,
        message=Message(f"affected_{effect.value}", {"twin": spec.name}),
        restored=restored,
    )


def state_at(system: System, course: Course, twin_id: str, row: int) -> str | None:
    """Return in which state most members of a device are at a step: on, off, or the word of its mode; None: neither."""
    spec = system.twins[twin_id].spec
    key = RELAYS.get(spec.kind)
    values = course.outputs[twin_id].get(key or "")
    channel = spec.channels.get(key or "")
    if values is None or channel is None:
        return None
    if channel.quantity is Quantity.BINARY:
        return "on" if float(np.mean(values[row])) >= 0.5 else "off"
    if channel.options:
        return str(channel.decode(float(np.median(values[row]))))
    return None


def names(system: System, found: tuple[Affected, ...], effects: frozenset[Effect]) -> Iterator[str]:
    """Return the names of the devices that are affected so."""
    return (system.twins[one.twin_id].spec.name for one in found if one.effect in effects)
