"""What happens when, in words: outages and faults, devices that switch, rooms at their coldest, limits that are met."""

from collections.abc import Iterator

import numpy as np

from ..channel import Quantity
from ..grid import Grid
from ..home.acts import Act
from ..home.columns import Array
from ..home.course import Course
from ..home.happenings import Command, Fault, FaultKind, Given, Lost, Outage
from ..home.system import System
from ..messages import Message
from ..models.registry import main_channel
from ..twin import TwinSnapshot
from . import messages
from .conditions import HOLDS, conditions, in_words
from .crossings import OWN_LIMITS, Found, likelier, restored
from .result import Affected, Effect, Occurrence

NOTABLE = 0.5
"""K by which a room's coldest or warmest moment must differ from the baseline's to be told."""
MOST_TURNS = 4
"""Times that one device's switching is told."""
FAULTS = {
    FaultKind.STUCK: "event_sensor_stuck",
    FaultKind.DRIFT: "event_sensor_drifts",
    FaultKind.DEAD: "event_device_fails",
    FaultKind.LOST_COMMANDS: "event_device_obeys_none",
    FaultKind.DELAY: "event_device_late",
}
"""What is told of a device when it begins to fail."""
MOSTLY = 0.5
"""Share of the members in which a command must be lost to be told so."""
FULL = 100.0
NEARLY = 1.0
"""% below which a battery counts as full."""


def occurrences(
    system: System,
    course: Course,
    baseline: Course | None,
    found: list[Found],
    affected: tuple[Affected, ...],
    grid: Grid,
) -> list[Occurrence]:
    """Return what happens, in order of time."""
    told = [*_met(system, course, grid), *_acts(system, course, grid)]
    told += [*_runs(system, course, grid), *_set(system, course, grid)]
    told += [*_restored(system, course, affected, grid)]
    if baseline is not None:
        told += _switching(system, course, baseline, grid)
    told += _extremes(system, course, baseline, grid)
    told += _charged(system, course, baseline, grid)
    told += [
        Occurrence(
            at=one.crossing.at or 0.0,
            earliest=one.crossing.earliest or 0.0,
            latest=one.crossing.at or 0.0,
            probability=one.crossing.probability,
            message=one.crossing.message,
            twin_id=one.crossing.twin_id,
            severity=one.crossing.severity,
        )
        for one in found
        # What happens as likely anyway is no event of the scenario, but where somebody asked about that very limit.
        if baseline is None or likelier(one.crossing) or one.crossing.message.id in OWN_LIMITS
    ]
    return sorted(told, key=lambda one: one.at)


def _at(times: Array, message: Message, *, members: int, twin_id: str | None = None) -> Occurrence | None:
    """Return an occurrence at these times (s after the start, (n,); inf: never)."""
    happens = np.isfinite(times)
    if not happens.any():
        return None
    count, times = len(times), times[happens]
    return Occurrence(
        at=float(np.median(times)),
        earliest=float(np.quantile(times, 0.05)),
        latest=float(np.quantile(times, 0.95)),
        probability=float(happens.mean()) if count == members else 1.0,
        message=message,
        twin_id=twin_id,
    )


def _acts(system: System, course: Course, grid: Grid) -> Iterator[Occurrence]:
    found: list[tuple[Outage | Fault, Act]] = [*course.acts.of(Outage), *course.acts.of(Fault)]
    for happening, act in found:
        begin, end, twin_id = _words(system, happening)
        for message, times in ((begin, act.begins(grid)), (end, act.ends(grid))):
            told = _at(times, message, members=system.members, twin_id=twin_id)
            if told is not None:
                yield told


def _met(system: System, course: Course, grid: Grid) -> Iterator[Occurrence]:
    """Return when conditions come true that the scenario waits for, and in which share of the members."""
    for when, act in conditions(course):
        message = in_words(when, system, HOLDS)
        told = _at(act.begins(grid), message, members=system.members, twin_id=when.twin_id)
        if told is not None:
            yield told


def _runs(system: System, course: Course, grid: Grid) -> Iterator[Occurrence]:
    """Return when devices begin to draw what a scenario has them draw."""
    for given, act in course.acts.of(Given):
        if given.channel == "power" and isinstance(given.value, float | int):
            name = system.twins[given.twin_id].spec.name
            message = Message("event_runs", {"twin": name, "power": round(float(given.value))})
            told = _at(act.begins(grid), message, members=system.members, twin_id=given.twin_id)
            if told is not None:
                yield told


def _set(system: System, course: Course, grid: Grid) -> Iterator[Occurrence]:
    """Return when thermostats are set, windows are opened or shut, and which commands never arrive."""
    for command, act in course.acts.of(Command):
        spec, target = system.twins[command.twin_id].spec, command.commands.get("target_temperature")
        message = None
        if lost(course, command.twin_id, act, grid) is not None:
            message = Message("event_command_lost", {"twin": spec.name})
        elif isinstance(target, float | int):
            message = Message("event_set_temperature", {"twin": spec.name, "temperature": round(float(target), 1)})
        if message is None:
            continue
        told = _at(act.begins(grid), message, members=system.members, twin_id=command.twin_id)
        if told is not None:
            yield told
    for given, act in course.acts.of(Given):
        device = system.links.device(given.twin_id)
        window = given.channel == "window" or (given.channel == "on" and device.window_of is not None)
        if not window or not isinstance(given.value, bool):
            continue
        name = {"twin": system.twins[given.twin_id].spec.name}
        for message, times in (
            (Message(f"event_window_{'opens' if given.value else 'shuts'}", name), act.begins(grid)),
            (Message(f"event_window_{'shuts' if given.value else 'opens'}", name), act.ends(grid)),
        ):
            told = _at(times, message, members=system.members, twin_id=given.twin_id)
            if told is not None:
                yield told


def lost(course: Course, twin_id: str, act: Act, grid: Grid) -> str | None:
    """Return why a command gets lost that comes while most members cannot be reached, or are out of order.

    unreachable, or out_of_order: without power, or obeying nothing; None: it arrives.
    """
    broken = [mask for found in (course.dead, course.off) if (mask := found.get(twin_id)) is not None]
    broken += [
        fault_act.mask(grid.steps)
        for fault, fault_act in course.acts.of(Fault)
        if fault.twin_id == twin_id and fault.kind in {FaultKind.LOST_COMMANDS, FaultKind.DEAD}
    ]
    deaf = [] if (mask := course.deaf.get(twin_id)) is None else [mask]
    rows = act.start[act.start < grid.steps]
    if rows.size == 0:
        return None
    row = int(np.median(rows))
    for why, masks in (("out_of_order", broken), ("unreachable", deaf)):
        if any(float(mask[row].mean()) >= MOSTLY for mask in masks):
            return why
    return None


def _words(system: System, happening: Outage | Fault) -> tuple[Message, Message, str | None]:
    if isinstance(happening, Fault):
        spec = system.twins[happening.twin_id].spec
        params: dict[str, str | int | float] = {"twin": spec.name}
        late = {"duration": happening.delay} if happening.kind is FaultKind.DELAY else {}
        begin = Message(FAULTS[happening.kind], params | late)
        return begin, Message("event_device_works", params), spec.twin_id
    name = happening.lost.value
    named: dict[str, str | int | float] = {}
    if happening.lost is Lost.POWER and happening.which is not None:
        name, named = "circuit", {"circuit": system.links.circuits[happening.which].name or happening.which}
    elif happening.lost is Lost.HUB and happening.which is None:
        name = "hubs"
    elif happening.lost is Lost.HUB:
        named = {"hub": system.links.hub_name(str(happening.which))}
    return Message(f"event_{name}_lost", named), Message(f"event_{name}_back", named), None


def _restored(system: System, course: Course, affected: tuple[Affected, ...], grid: Grid) -> Iterator[Occurrence]:
    """Return what devices do when their power comes back, and what all of it draws."""
    for one in affected:
        if one.effect is Effect.OFF and one.until is not None and one.restored is not None:
            spec = system.twins[one.twin_id].spec
            known = system.links.device(one.twin_id).restore is not None
            back = "affected_comes_back" if known else "affected_comes_back_probably"
            yield Occurrence(
                at=one.until, earliest=one.until, latest=one.until, probability=1.0, twin_id=one.twin_id,
                message=Message(back, {"twin": spec.name, "state": one.restored}),
            )  # fmt: skip
    lost = [one.twin_id for one in affected if one.effect is Effect.OFF]
    moments = course.acts.moments(grid)
    for row in restored(course.acts):
        drawn = (
            course.taken(twin_id)["power"][row]
            for twin_id in lost
            if "power" in course.outputs[twin_id] and course.dead[twin_id][row - 1].any()
        )
        power = sum(float(np.median(np.maximum(one, 0.0))) for one in drawn)
        if power >= 1.0:
            at = float(moments[row])
            yield Occurrence(
                at=at, earliest=at, latest=at, probability=1.0,
                message=Message("event_restart", {"power": round(power)}),
            )  # fmt: skip


def _switching(system: System, course: Course, baseline: Course, grid: Grid) -> Iterator[Occurrence]:
    """Return where devices switch that in the baseline do not, most members together."""
    opened = {given.twin_id for given, _ in course.acts.of(Given) if system.links.device(given.twin_id).window_of}
    moments = course.acts.moments(grid)
    for twin_id, twin in system.twins.items():
        spec = twin.spec
        key = "on" if "on" in spec.channels else main_channel(spec)
        channel = spec.channels.get(key or "")
        if channel is None or channel.quantity is Quantity.NUMBER or twin_id in course.dead:
            continue
        if twin_id in opened:
            continue  # What somebody does to it is told as that.
        now, before = course.outputs[twin_id].get(channel.key), baseline.outputs[twin_id].get(channel.key)
        if now is None or before is None or now is before:
            continue
        most, usual = np.rint(course.middle(now)), np.rint(baseline.middle(before))
        turns = np.flatnonzero((most[1:] != most[:-1]) & (usual[1:] == usual[:-1])) + 1
        if most[0] != usual[0]:
            turns = np.concatenate([np.zeros(1, dtype=turns.dtype), turns])
        for row in turns[:MOST_TURNS].tolist():
            state = most[row]
            share = float(np.mean(np.rint(now[row]) == state))
            if channel.quantity is Quantity.BINARY and system.links.device(twin_id).window_of is not None:
                message = Message(f"event_window_{'opens' if state else 'shuts'}", {"twin": spec.name})
            elif channel.quantity is Quantity.BINARY:
                message = Message(f"event_turns_{'on' if state else 'off'}", {"twin": spec.name})
            elif channel.options:
                message = Message("event_state", {"twin": spec.name, "state": str(channel.decode(float(state)))})
            else:
                continue
            at = float(moments[row])
            yield Occurrence(at=at, earliest=at, latest=at, probability=share, message=message, twin_id=twin_id)


def _extremes(system: System, course: Course, baseline: Course | None, grid: Grid) -> Iterator[Occurrence]:
    """Return when temperatures are at their worst beside the baseline; without one, rooms beside how they begin."""
    for twin_id, twin in system.twins.items():
        values = temperatures(course, twin_id)
        if baseline is not None:
            other = temperatures(baseline, twin_id)
        else:
            other = None if values is None or twin_id not in course.rooms else values[:1]
        if values is not None and other is not None and values is not other:
            now = course.middle(values)
            before = now[:1] if baseline is None else baseline.middle(other)
            for name, row, apart in (
                ("coldest", int(now.argmin()), before.min() - now.min()),
                ("warmest", int(now.argmax()), now.max() - before.max()),
            ):
                if apart >= NOTABLE:
                    message = Message(
                        f"event_{name}", {"twin": twin.spec.name, "temperature": round(float(now[row]), 1)}
                    )
                    at = (row + 1) * grid.step
                    yield Occurrence(at=at, earliest=at, latest=at, probability=1.0, message=message, twin_id=twin_id)


def _charged(system: System, course: Course, baseline: Course | None, grid: Grid) -> Iterator[Occurrence]:
    """Return when batteries are full that would not be so at the same time anyway."""
    for twin_id, twin in system.twins.items():
        charge = course.outputs[twin_id].get("charge")
        usual = None if baseline is None else baseline.outputs[twin_id].get("charge")
        if charge is not None and (usual is None or not np.array_equal(charge, usual)):
            level = _full_at(system, twin_id)
            full = charge >= level - NEARLY
            rows = np.where(full.any(axis=0) & ~full[0], full.argmax(axis=0) + 1.0, grid.steps)
            percent = round(float(np.median(level)))
            told = _at(
                np.where(rows < grid.steps, rows * grid.step, np.inf),
                Message("event_charged", {"twin": twin.spec.name, "percent": percent}),
                members=system.members, twin_id=twin_id,
            )  # fmt: skip
            if told is not None:
                yield told


def _full_at(system: System, twin_id: str) -> Array:
    """Return at which charge (%, (N,)) a battery is full: where it ends by itself; full where it has a limit."""
    end = system.players[twin_id].theta.get("end")
    limited = "charge_limit" in system.twins[twin_id].spec.channels
    return np.full(system.members, FULL) if end is None or limited else np.minimum(end, FULL)


def temperatures(course: Course, twin_id: str) -> Array | None:
    """Return the true temperature (°C, (T, N)) at a twin, whatever it shows; None where only a false one is known."""
    if (true := course.rooms.get(twin_id)) is not None:
        return true
    return None if misled(course, twin_id) else course.outputs[twin_id].get("temperature")


def false_readings(course: Course, twin: TwinSnapshot) -> Iterator[Message]:
    """Say what a room's sensor shows in the end, and what is true, where these differ."""
    twin_id = twin.spec.twin_id
    true, shown = course.rooms.get(twin_id), course.outputs[twin_id].get("temperature")
    if true is None or shown is None or not misled(course, twin_id):
        return
    really, reading = (float(np.median(one[-1])) for one in (true, shown))
    if abs(really - reading) >= NOTABLE:
        yield messages.false_reading(twin.spec.name, reading, really)


def misled(course: Course, twin_id: str) -> bool:
    """Return whether a fault of its sensor makes a twin show what is not true."""
    faults = (fault for fault, _ in course.acts.of(Fault) if fault.twin_id == twin_id)
    return any(fault.kind in {FaultKind.STUCK, FaultKind.DRIFT} for fault in faults)
