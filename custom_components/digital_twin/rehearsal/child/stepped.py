"""One twin stepped ahead in blocks, rewound when a command or a window comes between.

A block is simulated as far as nothing is known to change it; its reports wait for their time. What changes it ends it
there: the model runs once more from the block's beginning to that very moment, as nothing else happened in it.
"""

import asyncio
import math
import zlib
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import callback

from ...core.channel import Quantity, Value
from ...core.home.player import exposed
from ...core.models.draw import best
from ...core.models.protocol import Array, Block
from ...core.models.registry import model_for
from ...core.twin import TwinSnapshot
from ..protocol import SimulatedTwin
from .clock_reports import ReportClock
from .interruption import Interruption

if TYPE_CHECKING:
    from .plant import Plant

INDOOR: Final = frozenset(
    {"alarm", "cover", "fan", "garage_door", "light", "lock", "media_player", "number", "plug", "select", "siren",
     "vacuum", "valve"}
)  # fmt: skip
"""Kinds whose models look at no weather."""
STILL: Final = frozenset({"cover", "fan", "garage_door", "light", "lock", "number", "select", "siren", "valve"})
"""Kinds that stay as they are once they have done what they were told."""
FIRST_BLOCK: Final = 24
LONGEST_BLOCK: Final = 288
LONGEST_STEP: Final = 300.0
SAME_TIME: Final = 1e-3
JOULES: Final = 3.6e6
_QUIET: Final = 1e-9
_SCATTER: Final = ("disturbance", "step_deviation")


@dataclass(slots=True)
class _Block:
    """A block as simulated: the state before it, the random numbers' state, its outputs at the steps' ends."""

    start: float
    dt: float
    steps: int
    before: dict[str, Array]
    random: Mapping[str, Any]
    outputs: Mapping[str, Array]
    after: dict[str, Array]
    window: float
    room_heat: float
    people: float | None


class Stepped(ABC):
    """The model of a twin under simulation, its course so far, and what it will report next."""

    def __init__(self, plant: Plant, twin: SimulatedTwin, start: float, seed: int) -> None:
        """Start from what the device reported."""
        self.plant = plant
        self.twin = twin
        self.spec = twin.snapshot.spec
        self.rng = np.random.default_rng((seed, zlib.crc32(self.spec.twin_id.encode())))
        self.model = model_for(*exposed(twin.snapshot))
        self.theta = best(self.model)
        self.theta.update({key: np.full_like(self.theta[key], _QUIET) for key in _SCATTER if key in self.theta})
        self.state = self.model.initial(twin.snapshot.values, twin.snapshot.changed, start, self.theta)
        self.values: dict[str, Value] = dict(twin.snapshot.values)
        self.changed: dict[str, float] = dict(twin.snapshot.changed)
        self.known = set(self.values)
        self.at = start
        self.window = float(bool(self.values.get("window", False)))
        self.energy = 0.0
        self.heat = 0.0
        self.power = 0.0
        self.powered = True
        self.courses: dict[str, list[tuple[float, float, Array]]] = defaultdict(list)
        self._interruption = Interruption(self.spec)
        self._given: dict[str, float] = {}
        self._snapshot: TwinSnapshot | None = None
        self._block: _Block | None = None
        self._steady: Mapping[str, Array] | None = None
        self._plan: list[tuple[float, int]] = []
        self._first = LONGEST_BLOCK if self.spec.kind in STILL else FIRST_BLOCK
        self._length = self._first
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: list[tuple[int, float]] = []
        interval = min(max(twin.interval, 1.0), 3600.0)
        self._tells_energy = any("energy" in (view.sensor, *view.shown) for view in twin.views)
        self._dt = interval / math.ceil(interval / LONGEST_STEP)
        spread = zlib.crc32(self.spec.twin_id.encode()) / 2**32
        self._clock = ReportClock(
            twin.schedule, self.values, self.changed, self._dt, start=start, phase=start + spread * self._dt
        )

    def begin(self) -> None:
        """Simulate the first block."""
        self._simulate()

    @abstractmethod
    def _tell(self, moved: set[str]) -> None:
        """Show that these channels changed at a step's end."""

    def snapshot(self) -> TwinSnapshot:
        """Return the twin as it stands."""
        if self._snapshot is None:
            self._snapshot = TwinSnapshot(
                spec=self.spec,
                learned=self.twin.snapshot.learned,
                values=dict(self.values),
                changed=dict(self.changed),
            )
        return self._snapshot

    def finish(self, now: float) -> None:
        """Come to the end: what lies beyond it never happened."""
        self._rewind(now)

    def reported(self, channel: str) -> Value:
        """Return a channel's value as of its last report."""
        told = self._clock.last(channel)
        return self.values[channel] if told is None else told[1]

    def _simulate(self) -> None:
        """Simulate the next block and wait for its first report."""
        if self._plan:
            dt, steps = self._plan.pop(0)
        elif self._steady is not None:
            return  # until somebody moves it
        else:
            dt, steps = self._dt, self._length
            if SAME_TIME < (late := self._clock.late(self.at, dt)) < dt - SAME_TIME:
                dt, steps = dt - late, 1  # from there on a step ends whenever a report is due
            else:
                self._length = min(self._length * 2, LONGEST_BLOCK)
        left = self.plant.end - self.at
        if left <= 0:
            return
        steps = max(1, min(steps, math.ceil(left / dt)))
        random = self.rng.bit_generator.state
        before = self.state
        people = self.plant.people
        room_heat = self.plant.room_heat(self)
        inputs = self._inputs(dt, steps, {}, self.window, room_heat, people)
        after, outputs = self._advance(before, inputs)
        block = _Block(self.at, dt, steps, before, random, outputs, after, self.window, room_heat, people)
        self._block = block
        self._waiting = self._reports(block)
        self._wait()

    def _reports(self, block: _Block) -> list[tuple[int, float]]:
        """Return the steps at whose end something shown changes, last first, the block's last among them."""
        changed = np.zeros(block.steps, dtype=bool)
        for key in self.plant.shown[self.spec.twin_id]:
            rows = block.outputs.get(key)
            if rows is None or key not in self.known or not self.powered:
                continue
            channel = self.spec.channels[key]
            quantum = self.plant.quantum(self.twin, channel)
            course = np.rint(rows[:, 0] / quantum)
            here = channel.encode(self.reported(key)) if key in self.values else math.nan
            due = self._clock.due(key, block.start, block.dt, block.steps)
            course = course[due]
            moved = np.ones(course.size, dtype=bool)
            moved[1:] = course[1:] != course[:-1]
            if course.size and math.isfinite(here):
                moved[0] = course[0] != round(here / quantum)
            changed[due] |= moved
        changed[-1] = True
        index = np.flatnonzero(changed)[::-1].tolist()
        return [(step, block.start + (step + 1) * block.dt) for step in index]

    def _wait(self) -> None:
        _, at = self._waiting[-1]
        self._timer = self.plant.hass.loop.call_at(at, self._report)

    @callback
    def _report(self) -> None:
        """Show what a step of the block brought, and wait for the next."""
        block = self._block
        assert block is not None  # noqa: S101 -- a rewind cancels the timer
        step, at = self._waiting.pop()
        moved = self._clock.tell(at, at - block.dt, self._take(block.outputs, step, at), self.values)
        self._tell(moved)
        if self._block is not block:
            return
        if self._waiting:
            self._wait()
            return
        self._block = None
        self._settle(block, block.steps)
        self.state, self.at = block.after, block.start + block.steps * block.dt
        if self._comes_to_rest(block):
            self._steady = {key: rows[-1:, 0] for key, rows in block.outputs.items()}
        self._simulate()

    def _settle(self, block: _Block, steps: int) -> None:
        """Count a block that has passed: its energy and its courses."""
        outputs = {key: rows[:steps, 0] for key, rows in block.outputs.items()}
        self._count(outputs, block.start, block.dt)
        self._take(block.outputs, steps - 1, block.start + steps * block.dt)

    def _count(self, outputs: Mapping[str, Array], start: float, dt: float) -> None:
        power = outputs.get("power")
        if power is not None and self.powered:
            self.energy += float(power.sum()) * dt / JOULES
            self.plant.cost_of(start, dt, power)
        for key in self.plant.kept[self.spec.twin_id]:
            if key in outputs:
                self.courses[key].append((start, dt, outputs[key].astype(np.float32)))

    def _take(self, outputs: Mapping[str, Array], step: int, at: float) -> set[str]:
        """Take the values at a step's end; return the channels that changed."""
        channels = self.spec.channels
        moved: set[str] = set()
        for key, rows in outputs.items():
            number = float(rows[step, 0])
            if key == "heat":
                self.heat = number
            elif key == "power":
                self.power = number
            if (
                key in channels
                and key in self.known
                and key not in self._interruption.otherwise
                and not (channels[key].quantity is Quantity.OPTION and not channels[key].options)
            ):
                value = channels[key].decode(number)
                if self.values.get(key) != value:
                    self.changed[key] = at
                    self.values[key] = value
                    self._snapshot = None
                    moved.add(key)
        return moved

    def _rewind(self, now: float | None = None) -> bool:
        """Bring the state to now: the block so far once more, and the rest of a step; return if that cut a report."""
        now = self.plant.hass.loop.time() if now is None else now
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        block = self._block
        if block is None:
            if self._steady is not None:
                self._count(self._steady, self.at, now - self.at)
                self._steady, self.at = None, now
            return False
        self._block = None
        missed = bool(self._waiting) and self._waiting[-1][1] <= now + SAME_TIME
        if self._stood_still(block):
            self._count({key: rows[:1, 0] for key, rows in block.outputs.items()}, block.start, now - block.start)
            self.state, self.at = block.before, now
            return False
        done = min(int((now - block.start) / block.dt + 1e-9), block.steps)
        if done >= block.steps:
            self._settle(block, block.steps)
            self.state, self.at = block.after, block.start + block.steps * block.dt
        else:
            self.rng.bit_generator.state = block.random
            self.state, self.at = block.before, block.start
            if (span := now - self.at) > SAME_TIME:
                self._run(span, done + 1, {}, like=block)
        if missed:
            self._clock.tell(now, now - block.dt, set(), self.values)
        return missed

    def _stood_still(self, block: _Block) -> bool:
        """Return whether nothing happens in a block, of a kind that has no clock of its own running inside."""
        return (
            self.spec.kind in STILL
            and len(self._waiting) == 1
            and not self._tells_energy
            and all((rows[:, 0] == rows[0, 0]).all() for key, rows in block.outputs.items() if key != "energy")
        )

    def _comes_to_rest(self, block: _Block) -> bool:
        """Return whether nothing happens any more at the end of a block, until somebody moves it."""
        return (
            self.spec.kind in STILL
            and block.steps > 1
            and not self._plan
            and not self._tells_energy
            and self._clock.is_up_to_date(self.values)
            and all(rows[-1, 0] == rows[-2, 0] for key, rows in block.outputs.items() if key != "energy")
        )

    def _run(
        self, span: float, steps: int, commands: Mapping[str, float], *, like: _Block | None = None, keep: bool = False
    ) -> None:
        """Advance for good: span s in steps, in the present surroundings or those of a block."""
        window = self.window if like is None else like.window
        heat = self.plant.room_heat(self) if like is None else like.room_heat
        people = self.plant.people if like is None else like.people
        dt = span / steps
        block = self._inputs(dt, steps, commands, window, heat, people)
        start = self.at
        self.state, outputs = self._advance(self.state, block)
        self.at = start if keep else start + span
        if not keep:
            self._count({key: rows[:, 0] for key, rows in outputs.items()}, start, dt)
        self._take(outputs, steps - 1, start + span)

    def _advance(self, state: dict[str, Array], block: Block) -> tuple[dict[str, Array], Mapping[str, Array]]:
        """Run the model; what a scenario gives a channel takes the place of what the device would do."""
        after, outputs = self.model.advance(state, self.theta, block)
        if not self._given:
            return after, outputs
        rows = {key: np.full((block.steps, 1), number) for key, number in self._given.items()}
        if "power" in rows and "heat" in outputs:
            rows["heat"] = rows["power"]
        return after, {**outputs, **rows}

    def _inputs(
        self, dt: float, steps: int, commands: Mapping[str, float], window: float, heat: float, people: float | None
    ) -> Block:
        surroundings = {} if self.spec.kind in INDOOR else self.plant.surroundings(self.at, dt, steps)
        if self.twin.windows or "window" in self.spec.channels:
            surroundings["window"] = np.full(steps, window)
        if heat:
            surroundings["room_heat"] = np.full(steps, heat)
        if people is not None:
            surroundings["people"] = np.full(steps, people)
        return Block(
            start=self.at,
            dt=dt,
            steps=steps,
            commands={key: _first(number, steps) for key, number in commands.items()},
            environment=surroundings,
            rng=self.rng,
        )


def _first(number: float, steps: int) -> Array:
    """Return a command at the first of steps, and none after it."""
    row = np.full(steps, np.nan)
    row[0] = number
    return row
