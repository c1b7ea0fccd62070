"""The devices at work: they look at the world by their rules, round, lag and err, obey, and break on demand."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from ..physics.world import World
from .spec import DeviceSpec, EntitySpec, Field, Values

FAULTS = ("none", "stuck", "drift", "lost_commands", "delayed_commands", "unavailable")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a device since a time."""

    kind: str = "none"
    since: float = 0.0
    rate: float = 0.0
    """Drift in units per hour."""
    probability: float = 1.0
    """Share of the commands that get lost."""
    delay: float = 0.0
    """Seconds a command waits."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a device says about one entity; `values` is None while it cannot be reached."""

    time: float
    device: DeviceSpec
    entity: EntitySpec
    values: Values | None


@dataclass(slots=True)
class _Voice:
    """One entity of one device, and what it said last."""

    device: DeviceSpec
    entity: EntitySpec
    next_look: float = 0.0
    said: Values | None = None
    reachable: bool | None = None


class Devices:
    """All devices of the home; reports go to `sink` as they are due."""

    def __init__(self, world: World, specs: Iterable[DeviceSpec], sink: Callable[[Report], None]) -> None:
        self.world = world
        self.specs = {spec.key: spec for spec in specs}
        self.sink = sink
        self.faults: dict[str, Fault] = {}
        self._random = Random(f"{world.seed}/devices")
        self._voices = [_Voice(spec, entity) for spec in self.specs.values() for entity in spec.entities]
        self._of_device = {key: [v for v in self._voices if v.device.key == key] for key in self.specs}
        self._order = count()
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._latest: dict[str, Report] = {}
        for number, voice in enumerate(self._voices):
            voice.next_look = world.time + voice.entity.rule.every * (number * 0.37 % 1.0)

    def latest(self, entity_id: str) -> Report | None:
        """Return the last report of an entity, if it has spoken yet."""
        return self._latest.get(entity_id)

    def introduce(self) -> None:
        """Let every entity that has not spoken yet say how things are, at once."""
        for voice in self._voices:
            if voice.entity.entity_id not in self._latest:
                self._look(voice, self.world.time, always=True, at_once=True)

    def step(self) -> None:
        """Look at the world after it has moved on, and deliver what is due."""
        now = self.world.time
        for voice in self._voices:
            if now >= voice.next_look:
                rule = voice.entity.rule
                voice.next_look = max(voice.next_look + rule.every, now + 0.5 * rule.every)
                self._look(voice, now, always=rule.poll)
        while self._due and self._due[0][0] <= now:
            heapq.heappop(self._due)[2]()

    def command(self, key: str, name: str, **arguments: Any) -> None:
        """Send a command to a device, as far as its fault lets it through."""
        fault = self.faults.get(key, Fault())
        if fault.kind == "unavailable" or (fault.kind == "lost_commands" and self._random.random() < fault.probability):
            return
        if fault.kind == "delayed_commands" and fault.delay > 0.0:
            self._later(self.world.time + fault.delay, lambda: self._obey(key, name, arguments))
            return
        self._obey(key, name, arguments)

    def set_fault(self, key: str, fault: Fault) -> None:
        """Break a device, or mend it with the fault `none`."""
        spec = self.specs[key]
        if spec.jam is not None:
            spec.jam(self.world, fault.kind == "stuck")
        if fault.kind == "none":
            self.faults.pop(key, None)
        else:
            self.faults[key] = fault
        for voice in self._of_device[key]:
            if self._reachable(voice.device) != voice.reachable:
                self._look(voice, self.world.time, always=False)

    def look_again(self) -> None:
        """Let every entity look at the world now: something was changed from outside."""
        for voice in self._voices:
            if voice.entity.rule.on_command or not self._reachable(voice.device):
                self._look(voice, self.world.time, always=False)

    def snapshot(self) -> dict[str, Any]:
        """Return what each entity said last, as JSON can hold it."""
        return {entity_id: [report.time, report.values] for entity_id, report in self._latest.items()}

    def restore(self, data: dict[str, Any]) -> None:
        """Take up what was said before, without saying it again."""
        for voice in self._voices:
            if (said := data.get(voice.entity.entity_id)) and said[1] is not None:
                voice.said = dict(said[1])
                voice.reachable = True
                self._latest[voice.entity.entity_id] = Report(said[0], voice.device, voice.entity, voice.said)

    def _obey(self, key: str, name: str, arguments: dict[str, Any]) -> None:
        spec = self.specs[key]
        spec.commands[name](self.world, **arguments)
        for voice in self._of_device[key]:
            if voice.entity.rule.on_command:
                self._look(voice, self.world.time, always=False)

    def _reachable(self, spec: DeviceSpec) -> bool:
        fault = self.faults.get(spec.key)
        return not (fault and fault.kind == "unavailable") and not (spec.mains and self.world.outage)

    def _look(self, voice: _Voice, now: float, always: bool, at_once: bool = False) -> None:
        reachable = self._reachable(voice.device)
        if not reachable:
            if voice.reachable is not False:
                voice.reachable = False
                self._say(Report(now, voice.device, voice.entity, None))
            return
        back = voice.reachable is False
        voice.reachable = True
        values, changed = self._read(voice, now)
        if not (changed or always or back):
            return
        voice.said = values
        late = 0.0 if at_once else voice.entity.rule.late
        report = Report(now + late, voice.device, voice.entity, values)
        if late > 0.0:
            self._later(report.time, lambda: self._say(report))
        else:
            self._say(report)

    def _read(self, voice: _Voice, now: float) -> tuple[Values, bool]:
        """Return rounded readings, and whether they are worth a report."""
        said = voice.said
        fault = self.faults.get(voice.device.key)
        changed = said is None
        values: Values = {}
        for name, quantity in voice.entity.fields.items():
            before = said.get(name) if said else None
            if fault and fault.kind == "stuck" and quantity.measured and before is not None:
                values[name] = before
                continue
            value = quantity.read(self.world)
            if quantity.step is not None and value is not None:
                value = self._err(value, quantity, fault, now)
                if isinstance(before, int | float) and abs(value - before) < 0.8 * quantity.step:
                    value = before
                else:
                    value = _rounded(value, quantity.step)
            values[name] = value
            changed = changed or value != before
        return values, changed

    def _err(self, value: float, quantity: Field, fault: Fault | None, now: float) -> float:
        if quantity.noise:
            value += self._random.gauss(0.0, quantity.noise)
        if fault and fault.kind == "drift" and quantity.measured:
            value += fault.rate * (now - fault.since) / 3600.0
        return value

    def _say(self, report: Report) -> None:
        if report.values is not None and not self._reachable(report.device):
            return
        self._latest[report.entity.entity_id] = report
        self.sink(report)

    def _later(self, time: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._due, (time, next(self._order), act))


def _rounded(value: float, step: float) -> float | int:
    """Round to a multiple of `step`; whole steps give whole numbers."""
    number = round(value / step) * step
    return round(number) if step >= 1.0 else round(number, 4)
