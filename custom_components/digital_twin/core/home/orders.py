"""What each twin is told in a variant: commands, as far as they arrive, and what an interruption makes of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ..channel import Channel, InvalidValueError
from ..grid import Grid
from ..models.inputs import forward_fill
from ..settings import APPLIANCE, Appliance
from ..twin import TwinSnapshot, TwinSpec
from .acts import Act, Acts, either
from .columns import Array, Flags, Rows, same
from .happenings import Command, Fault, FaultKind, Given
from .links import Restore

STOP = "stop"
NO_HEAT = -1000.0
"""A target that no room is colder than: a thermostat without a mode of its own that is to give no heat."""
NO_OPERATION = -1.0
"""An operation that no water heater has: one without "off" that is to give no heat."""
RELAYS: Mapping[str, str] = {
    "light": "on",
    "plug": "on",
    "fan": "on",
    "humidifier": "on",
    "siren": "on",
    "thermostat": "hvac_mode",
    "water_heater": "operation",
    "media_player": "playback",
}
"""The channel by which a kind is switched off."""
HELD: Mapping[tuple[str, str], str] = {
    ("plug", "on"): "relay",
    ("thermostat", "hvac_mode"): "mode",
    ("thermostat", "target_temperature"): "target",
    ("media_player", "playback"): "state",
    ("humidifier", "target_humidity"): "target",
    ("water_heater", "target_temperature"): "target",
}
"""Where a model's state holds a channel under another name."""
PLAYED_BY_PEOPLE = frozenset({
    Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER, Appliance.TV, Appliance.KETTLE, Appliance.OVEN,
    Appliance.IRON, Appliance.LAMP,
})  # fmt: skip
"""Appliances that somebody must start anew after their power was gone."""


@dataclass(frozen=True, slots=True)
class Jump:
    """From step row (n,) on a model's state holds value under these keys."""

    row: Rows
    keys: tuple[str, ...]
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What one twin meets in one variant: commands (NaN: none), surroundings, (T, n) each; jumps of its state.

    exchange: of a room, by how much more it exchanges its heat with outdoors (1/h), where it is open to anything.
    """

    commands: Mapping[str, Array] = field(default_factory=dict)
    surroundings: Mapping[str, Array] = field(default_factory=dict)
    jumps: tuple[Jump, ...] = ()
    exchange: Array | None = None

    def same(self, other: Inputs, heard: Collection[str] | None = None) -> bool:
        """Return whether both say the same to one that hears some of the surroundings; None: all of them."""
        if self is other:
            return True
        around = self.surroundings.keys() | other.surroundings.keys() if heard is None else heard
        if self.commands.keys() != other.commands.keys():
            return False
        if len(self.jumps) != len(other.jumps) or not same(self.exchange, other.exchange):
            return False
        return (
            all(same(self.commands[key], other.commands[key]) for key in self.commands)
            and all(same(self.surroundings.get(key), other.surroundings.get(key)) for key in around)
            and all(
                one.keys == two.keys and one.value == two.value and np.array_equal(one.row, two.row)
                for one, two in zip(self.jumps, other.jumps, strict=True)
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Commands as they arrive, and as the model is told them: with what stands still in an interruption.

    off: where the device does nothing at all (T, n), None: nowhere.
    """

    arrived: Mapping[str, Array]
    told: Mapping[str, Array]
    jumps: tuple[Jump, ...]
    off: Flags | None


def orders(
    twin: TwinSnapshot,
    acts: Acts,
    grid: Grid,
    *,
    start: Mapping[str, Array],
    habits: Mapping[str, Array],
    dead: Flags | None,
    unreachable: Flags | None,
    restore: Restore,
) -> Orders:
    """Return what a twin is told.

    start: its model's state (N,); habits: what people set by the clock (T,); dead: where it has no power, unreachable:
    where no command gets through.
    """
    spec = twin.spec
    faults = [(fault, act) for fault, act in acts.of(Fault) if fault.twin_id == spec.twin_id]
    broken = either(act.mask(acts.steps) for fault, act in faults if fault.kind is FaultKind.DEAD)
    off = broken if dead is None else dead if broken is None else dead | broken
    deaf = either([
        *(mask for mask in (off, unreachable) if mask is not None),
        *(act.mask(acts.steps) for fault, act in faults if _ignores(fault, spec.channels)),
    ])  # fmt: skip
    late = [(fault.delay, act) for fault, act in faults if fault.kind is FaultKind.DELAY]
    commands = _Commands(twin, grid, start, deaf, late)
    commands.habits(habits)
    for happening, act in acts.of(Command):
        if happening.twin_id == spec.twin_id:
            commands.add(happening, act)
    arrived = commands.columns
    told: dict[str, Array] = dict(arrived)
    jumps: tuple[Jump, ...] = ()
    if off is not None:
        told, jumps = _interrupted(twin, arrived, start, off, restore)
        if spec.kind == "battery":
            jumps = _unplugged(twin, acts, start, off)
    return Orders(arrived=arrived, told=told, jumps=jumps, off=off)


def unheated(twin: TwinSnapshot, told: Orders, start: Mapping[str, Array], cold: Flags) -> Orders:
    """Return the orders of a thermostat that goes on itself, but has nothing to heat with where cold (T, n)."""
    stilled, _ = _interrupted(twin, told.told, start, cold, Restore.LAST)
    return replace(told, told=stilled)


def _ignores(fault: Fault, channels: Mapping[str, Channel]) -> bool:
    if fault.kind is FaultKind.LOST_COMMANDS:
        return True
    channel = channels.get(fault.channel or "")
    return fault.kind is FaultKind.STUCK and (fault.channel is None or (channel is not None and channel.command))


class _Commands:
    """Columns of commands (T, n) per channel, written one by one."""

    def __init__(
        self,
        twin: TwinSnapshot,
        grid: Grid,
        start: Mapping[str, Array],
        deaf: Flags | None,
        late: Iterable[tuple[float, Act]],
    ) -> None:
        self.twin, self.grid, self.start, self.deaf, self.late = twin, grid, start, deaf, list(late)
        self.columns: dict[str, Array] = {}

    def habits(self, habits: Mapping[str, Array]) -> None:
        """Begin with what people set by the clock."""
        for key, course in habits.items():
            self.columns[key] = np.array(course[:, None])

    def add(self, command: Command, act: Act) -> None:
        """Write a command where it arrives, and take it back after its time."""
        for key, value in command.commands.items():
            number = self._number(key, value)
            if number is None:
                continue
            before = self._in_force(key) if command.duration is not None else None
            self._told(key, self._arrives(act.start), number)
            if before is not None:
                self._restore(key, self._arrives(act.end), before, act.start)

    def _number(self, key: str, value: object) -> float | None:
        if key == STOP:
            return float(bool(value))
        channel = self.twin.spec.channels.get(key)
        if channel is None or not channel.command:
            # A switch that the twin does not show is one its model may know all the same: whether a battery charges.
            return float(bool(value)) if key == "on" and "on" in self.start else None
        try:
            return channel.encode(channel.validate(value))
        except InvalidValueError:
            return None

    def _arrives(self, rows: Rows) -> Rows:
        """Return when commands given at rows (n,) arrive; those that never do, after the end."""
        steps = self.grid.steps
        inside = np.minimum(rows, steps - 1)
        for delay, act in self.late:
            held = act.mask(steps)
            within = (
                held[inside, np.arange(held.shape[1]) % max(len(rows), 1)] if held.shape[1] > 1 else held[inside, 0]
            )
            rows = np.where(within & (rows < steps), np.minimum(rows + round(delay / self.grid.step), steps), rows)
            inside = np.minimum(rows, steps - 1)
        if self.deaf is not None:
            if self.deaf.shape[1] > 1:
                rows = np.broadcast_to(rows, (self.deaf.shape[1],))
                lost = self.deaf[np.minimum(rows, steps - 1), np.arange(self.deaf.shape[1])]
            else:
                lost = self.deaf[inside, 0]
            rows = np.where(lost, steps, rows)
        return rows

    def _column(self, key: str, count: int) -> Array:
        column = self.columns.get(key)
        if column is None:
            column = np.full((self.grid.steps, count), np.nan)
        elif column.shape[1] < count:
            column = np.repeat(column, count, axis=1)
        self.columns[key] = column
        return column

    def _told(self, key: str, rows: Rows, number: float) -> None:
        column = self._column(key, len(rows))
        rows = np.broadcast_to(rows, (column.shape[1],))
        members = np.flatnonzero(rows < self.grid.steps)
        column[rows[members], members] = number
        if self.twin.spec.channels.get(key) is not None and key == "target_temperature":
            # Until somebody sets it again by hand, the clock sets nothing more.
            after = np.arange(self.grid.steps)[:, None] > rows
            column[after] = np.nan

    def _restore(self, key: str, rows: Rows, before: Array, since: Rows) -> None:
        column = self._column(key, max(len(rows), before.shape[1]))
        count = column.shape[1]
        rows, since = np.broadcast_to(rows, (count,)), np.broadcast_to(since, (count,))
        before = np.broadcast_to(before, column.shape)
        for member in np.flatnonzero(rows < self.grid.steps):
            if np.isnan(column[since[member] + 1 : rows[member] + 1, member]).all():
                column[rows[member], member] = before[rows[member], member]
                column[rows[member] + 1 :, member] = np.where(
                    np.diff(before[rows[member] :, member]) != 0, before[rows[member] + 1 :, member], np.nan
                )

    def _in_force(self, key: str) -> Array:
        """Return the value in force at every step if nothing more came (T, n)."""
        held = self.start.get(HELD.get((self.twin.spec.kind, key), key))
        begin = np.zeros(1) if held is None else held[:1]
        column = self.columns.get(key)
        return np.broadcast_to(begin, (self.grid.steps, 1)) if column is None else forward_fill(column, begin)


def standstill(spec: TwinSpec) -> tuple[str, float] | None:
    """Return the channel, and its number for the model, by which a device stands still; None: nothing stops it."""
    kind = spec.kind
    if kind in {"cover", "garage_door", "valve"}:
        return STOP, 1.0
    if kind not in RELAYS:
        return None
    key = RELAYS[kind]
    channel = spec.channels.get(key)
    options = () if channel is None else channel.options
    if "off" in options:
        return key, float(options.index("off"))
    if kind == "thermostat":
        return "target_temperature", NO_HEAT
    return key, NO_OPERATION if kind == "water_heater" else 0.0


def _interrupted(
    twin: TwinSnapshot, arrived: Mapping[str, Array], start: Mapping[str, Array], off: Flags, restore: Restore
) -> tuple[dict[str, Array], tuple[Jump, ...]]:
    """Return the commands that make a device stand still while off, and come back as it does."""
    spec, told = twin.spec, dict(arrived)
    kind = spec.kind
    if (stands := standstill(spec)) is None:
        return told, ()
    key, still = stands
    if key == STOP:
        stops = np.where(off & ~_before(off), still, np.nan)
        told[STOP] = stops if STOP not in told else np.where(np.isnan(stops), told[STOP], stops)
        return told, ()
    held = start.get(HELD.get((kind, key), key))
    begin_value = np.zeros(1) if held is None else held[:1]
    column = told.get(key, np.full((len(off), 1), np.nan))
    force = forward_fill(column, begin_value)
    back = {Restore.LAST: force, Restore.ON: np.ones(1), Restore.OFF: np.zeros(1)}[restore]
    if key != "on" and restore is Restore.ON:
        back = force
    if key != "on" and restore is Restore.OFF:
        back = np.full(1, still)
    returns = _before(off) & ~off
    told[key] = np.where(off, still, np.where(returns & np.isnan(column), back, column))
    jumps: tuple[Jump, ...] = ()
    if kind == "plug":
        by_people = spec.settings.get(APPLIANCE) in PLAYED_BY_PEOPLE
        for begin, end in _stretches(off):
            # With the power the relay comes back by itself: nobody switches an appliance on, but one that was off and
            # comes on is switched on by that.
            as_before = end
            if restore is Restore.ON and not by_people:
                was = np.where(begin > 0, _at(force, begin - 1), begin_value)
                as_before = np.where(was > 0.5, end, len(off))
            jumps += (Jump(as_before, ("relay",), 1.0),)
            if by_people:
                jumps += (Jump(end, ("active",), 0.0),)
    return told, jumps


def _at(values: Array, rows: Rows) -> Array:
    """Return values (T, n) at a row of each column (n,); rows beyond are the nearest."""
    count = max(values.shape[1], len(rows))
    column = np.broadcast_to(values, (len(values), count))
    found: Array = column[np.clip(np.broadcast_to(rows, (count,)), 0, len(values) - 1), np.arange(count)]
    return found


def _unplugged(twin: TwinSnapshot, acts: Acts, start: Mapping[str, Array], off: Flags) -> tuple[Jump, ...]:
    """Return the jumps that take a battery off the mains while off, and put it back as it was plugged by then."""
    found: list[Jump] = []
    for begin, end in _stretches(off):
        plugged = float(start["plugged"][0])
        for happening, act in acts.of(Given):
            if happening.twin_id == twin.spec.twin_id and happening.channel == "plugged":
                plugged = float(bool(happening.value)) if act.start.min() <= end.min() else plugged
        found += [Jump(begin, ("plugged",), 0.0), Jump(end, ("plugged",), plugged)]
    return tuple(found)


def _before(mask: Flags) -> Flags:
    """Return a mask (T, n) as it was one step before."""
    found = np.zeros_like(mask)
    found[1:] = mask[:-1]
    return found


def _stretches(mask: Flags) -> Iterator[tuple[Rows, Rows]]:
    """Return where each stretch of a mask (T, n) begins and ends, (n,) each; T: never."""
    which = np.cumsum(mask & ~_before(mask), axis=0)
    for number in range(1, int(which.max(initial=0)) + 1):
        yield _edges(mask & (which == number))


def _edges(mask: Flags) -> tuple[Rows, Rows]:
    """Return where a mask (T, n) first begins, and where it then ends, (n,) each; T: never."""
    steps = len(mask)
    begin = np.where(mask.any(axis=0), mask.argmax(axis=0), steps)
    rows = np.arange(steps)[:, None]
    over = ~mask & (rows >= begin)
    return begin, np.where(over.any(axis=0), over.argmax(axis=0), steps)
