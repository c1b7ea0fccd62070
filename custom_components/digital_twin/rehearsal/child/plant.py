"""The twins in closed loop: their models stepped ahead in blocks, rewound when a command or a window comes between.

A block is simulated as far as nothing is known to change it; its reports wait for their time. What changes it ends it
there: the model runs once more from the block's beginning to that very moment, as nothing else happened in it.
"""

import asyncio
import math
import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from homeassistant.const import STATE_HOME, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Context, Event, EventStateChangedData, HomeAssistant, callback, split_entity_id
from homeassistant.helpers.event import async_track_state_change_event

from ...commands import CommandEffect
from ...core.channel import Channel, Quantity, Value
from ...core.models.draw import best
from ...core.models.protocol import Array, Block
from ...core.models.registry import model_for
from ...core.twin import TwinSnapshot
from ...rendering import STATE_KEY, render, sensor_state
from ..protocol import Request, SimulatedTwin, View

INSTANT: Final = 0.05
"""s that a command takes at once, so that what it sets can be seen."""
AFTER_COMMAND: Final[Mapping[str, tuple[tuple[float, int], ...]]] = {
    "alarm": ((1.0, 10), (10.0, 12)),
    "cover": ((1.0, 60), (5.0, 12)),
    "garage_door": ((1.0, 60), (5.0, 12)),
    "light": ((1.0, 3),),
    "lock": ((1.0, 10),),
    "vacuum": ((10.0, 12),),
    "valve": ((1.0, 60), (5.0, 12)),
}
"""Steps (s, how many) in the first minutes after a command to a kind, while doors travel and lamps fade."""
INDOOR: Final = frozenset(
    {"alarm", "cover", "fan", "garage_door", "light", "lock", "media_player", "number", "plug", "select", "siren",
     "vacuum", "valve"}
)  # fmt: skip
"""Kinds whose models look at no weather."""
STILL: Final = frozenset({"cover", "fan", "garage_door", "light", "lock", "number", "select", "siren", "valve"})
"""Kinds that stay as they are once they have done what they were told."""
FIRST_BLOCK: Final = 8
LONGEST_BLOCK: Final = 288
LONGEST_STEP: Final = 300.0
JOULES: Final = 3.6e6
COMES_BACK: Final[Mapping[str, tuple[str, ...]]] = {
    "on": ("brightness", "color_temperature", "speed"),
    "hvac_mode": ("target_temperature",),
}
_QUIET: Final = 1e-9
_SCATTER: Final = ("disturbance", "step_deviation")
_TRANSITION: Final = "transition"


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


class Unit:
    """One twin under simulation."""

    def __init__(self, plant: Plant, twin: SimulatedTwin, start: float, seed: int) -> None:
        """Start from what the device reported."""
        self.plant = plant
        self.twin = twin
        self.spec = twin.snapshot.spec
        self.rng = np.random.default_rng((seed, zlib.crc32(self.spec.twin_id.encode())))
        self.model = model_for(self.spec, twin.snapshot.learned)
        self.theta = best(self.model)
        self.theta.update({key: np.full_like(self.theta[key], _QUIET) for key in _SCATTER if key in self.theta})
        self.state = self.model.initial(twin.snapshot.values, twin.snapshot.changed, start, self.theta)
        self.values: dict[str, Value] = dict(twin.snapshot.values)
        self.known = set(self.values)
        self.at = start
        self.window = float(bool(self.values.get("window", False)))
        self.energy = 0.0
        self.heat = 0.0
        self.power = 0.0
        self.powered = True
        self._before_outage: dict[str, Value] = {}
        self._usual_fade = self.theta.get(_TRANSITION)
        self._snapshot: TwinSnapshot | None = None
        self.changed: dict[str, float] = dict(twin.snapshot.changed)
        self.courses: dict[str, list[tuple[float, float, Array]]] = defaultdict(list)
        self._block: _Block | None = None
        self._next_step = 0
        self._plan: list[tuple[float, int]] = []
        self._length = FIRST_BLOCK
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: list[tuple[int, float]] = []
        self._context: Context | None = None
        self._reported: dict[str, float] = {}
        self._attributes: dict[str, dict[str, Any]] = {}
        interval = min(max(twin.interval, 1.0), 3600.0)
        self._parts = math.ceil(interval / LONGEST_STEP)
        self._dt = interval / self._parts

    def begin(self) -> None:
        """Simulate the first block."""
        self._simulate()

    def command(self, view: View, effect: CommandEffect, context: Context | None) -> None:
        """Carry out a command now."""
        self._rewind()
        self._fade(effect)
        self._context = context
        self.known.update(effect.channels)
        for key in effect.channels:
            self.known.update(COMES_BACK.get(key, ()))
        if effect.attributes:
            self._attributes.setdefault(view.entity_id, {}).update(effect.attributes)
        self._run(INSTANT, 1, effect.channels, keep=True)
        self._show(self.at - INSTANT, context)
        self._plan = list(AFTER_COMMAND.get(self.spec.kind, ()))
        if self.spec.kind == "light" and "brightness" not in self.spec.channels:
            self._plan = []
        elif effect.transition is not None and self.spec.kind == "light":
            self._plan = [(max(effect.transition / 10.0, 0.5), 12)]
        self._length = FIRST_BLOCK
        self._simulate()
        self.plant.heat_changed(self)

    def surround(self, *, window: float | None = None) -> None:
        """Go on in changed surroundings."""
        if window is not None and window == self.window:
            return
        self._rewind()
        if window is not None:
            self.window = window
            if "window" in self.spec.channels:
                self.values["window"] = window >= 0.5
                self._snapshot = None
        self._length = FIRST_BLOCK
        self._simulate()

    def switch_power(self, *, on: bool) -> None:
        """Lose power, or have it back: without it a device says nothing, obeys nothing and uses nothing."""
        if on == self.powered:
            return
        self._rewind()
        self.powered = on
        without: dict[str, Value] = {"on": False, "hvac_mode": "off"}
        if not on:
            self._before_outage = dict(self.values)
        wanted = self._before_outage if on else without
        switch = {key: wanted[key] for key in without if key in self.spec.channels and key in wanted}
        if switch:
            self._run(INSTANT, 1, switch, keep=True)
        for view in self.twin.views:
            self.plant.write(view.entity_id, None if on else STATE_UNAVAILABLE, None, None)
        if on:
            self._show(self.at, None, force=True)
        self._simulate()

    def show_all(self) -> None:
        """Write every view anew, whatever its entity shows now."""
        self._show(self.at, None, force=True)

    def finish(self, now: float) -> None:
        """Come to the end: what lies beyond it never happened."""
        self._rewind(now)

    def _rewind(self, now: float | None = None) -> None:
        """Bring the state to now: the block so far once more, and the rest of a step."""
        now = self.plant.hass.loop.time() if now is None else now
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        block = self._block
        if block is None:
            return
        self._block = None
        if self._stood_still(block):
            self._count({key: rows[:1, 0] for key, rows in block.outputs.items()}, block.start, now - block.start)
            self.state, self.at = block.before, now
            return
        done = min(int((now - block.start) / block.dt + 1e-9), block.steps)
        if done >= block.steps:
            self._settle(block, block.steps)
            self.state, self.at = block.after, block.start + block.steps * block.dt
        else:
            self.rng.bit_generator.state = block.random
            self.state, self.at = block.before, block.start
            if (span := now - self.at) > 1e-3:
                self._run(span, done + 1, {}, like=block)

    def _stood_still(self, block: _Block) -> bool:
        """Return whether nothing happens in a block, of a kind that has no clock of its own running inside."""
        return (
            self.spec.kind in STILL
            and len(self._waiting) == 1
            and "energy" not in self.spec.channels
            and all((rows[:, 0] == rows[0, 0]).all() for rows in block.outputs.values())
        )

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

    def _simulate(self) -> None:
        """Simulate the next block and wait for its first report."""
        if self._plan:
            dt, steps = self._plan.pop(0)
        else:
            dt, steps = self._dt, self._length
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
        after, outputs = self.model.advance(before, self.theta, inputs)
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
            here = channel.encode(self.values[key]) if key in self.values else math.nan
            changed[1:] |= course[1:] != course[:-1]
            changed[0] |= course[0] != round(here / quantum) if math.isfinite(here) else True
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
        self._take(block.outputs, step, at)
        self._show(at, self._context if self._plan else None)
        if self._block is not block:
            return
        if self._waiting:
            self._wait()
            return
        self._block = None
        self._settle(block, block.steps)
        self.state, self.at = block.after, block.start + block.steps * block.dt
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

    def _take(self, outputs: Mapping[str, Array], step: int, at: float) -> None:
        channels = self.spec.channels
        for key, rows in outputs.items():
            number = float(rows[step, 0])
            if key == "heat":
                self.heat = number
            elif key == "power":
                self.power = number
            if (
                key in channels
                and key in self.known
                and not (channels[key].quantity is Quantity.OPTION and not channels[key].options)
            ):
                value = channels[key].decode(number)
                if self.values.get(key) != value:
                    self.changed[key] = at
                    self.values[key] = value
                    self._snapshot = None

    def _run(
        self, span: float, steps: int, commands: Mapping[str, Value], *, like: _Block | None = None, keep: bool = False
    ) -> None:
        """Advance for good: span s in steps, in the present surroundings or those of a block."""
        window = self.window if like is None else like.window
        heat = self.plant.room_heat(self) if like is None else like.room_heat
        people = self.plant.people if like is None else like.people
        dt = span / steps
        block = self._inputs(dt, steps, commands, window, heat, people)
        start = self.at
        self.state, outputs = self.model.advance(self.state, self.theta, block)
        self.at = start if keep else start + span
        if not keep:
            self._count({key: rows[:, 0] for key, rows in outputs.items()}, start, dt)
        self._take(outputs, steps - 1, start + span)

    def _inputs(
        self, dt: float, steps: int, commands: Mapping[str, Value], window: float, heat: float, people: float | None
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
            commands={key: _first(self._number(key, value), steps) for key, value in commands.items()},
            environment=surroundings,
            rng=self.rng,
        )

    def _number(self, key: str, value: Value) -> float:
        channel = self.spec.channels.get(key)
        return float(bool(value)) if channel is None else channel.encode(channel.validate(value))

    def _fade(self, effect: CommandEffect) -> None:
        """Set the model's time for a fade over the whole range, such that this fade takes the time asked for."""
        if _TRANSITION not in self.theta:
            return
        if effect.transition is None:
            if self._usual_fade is not None:
                self.theta[_TRANSITION] = self._usual_fade
            return
        full = float(self.values.get("brightness") or 100.0)
        present = full if self.values.get("on") else 0.0
        target = float(effect.channels.get("brightness", full)) if effect.channels.get("on", True) else 0.0
        self.theta[_TRANSITION] = np.array([effect.transition * 100.0 / max(abs(target - present), 1.0)])

    def _show(self, at: float, context: Context | None, *, force: bool = False) -> None:
        """Write every view whose entity now shows something else."""
        if not self.powered:
            return
        for view in self.twin.views:
            self.plant.show(self, view, self._attributes.get(view.entity_id, {}), at, context, force=force)


class Plant:
    """All twins of a rehearsal, and what they share."""

    def __init__(self, hass: HomeAssistant, request: Request) -> None:
        """Make the units; nothing is simulated before begin()."""
        self.hass = hass
        self.end = request.start + request.duration
        self.unit = hass.config.units.temperature_unit
        self.environment = request.environment
        self.persons = request.persons
        self.price = request.price
        self.people: float | None = None
        self.cost = 0.0
        self.views: dict[str, View] = {}
        self.shown: dict[str, frozenset[str]] = {}
        self.kept: dict[str, frozenset[str]] = {}
        self.held: set[str] = set()
        self._before: dict[str, str] = {}
        self._unit_of: dict[str, Unit] = {}
        self._by_area: defaultdict[str, list[Unit]] = defaultdict(list)
        self.units = [Unit(self, twin, request.start, request.seed) for twin in request.twins]
        for unit_ in self.units:
            twin = unit_.twin
            shown: set[str] = set()
            for view in twin.views:
                self.views[view.entity_id] = view
                self._unit_of[view.entity_id] = unit_
                shown |= view.shown | ({view.sensor} if view.sensor else set())
            self.shown[unit_.spec.twin_id] = frozenset(shown)
            self.kept[unit_.spec.twin_id] = frozenset({"temperature", "power"})
            if twin.area is not None:
                self._by_area[twin.area].append(unit_)

    @callback
    def begin(self) -> None:
        """Look around, and simulate."""
        windows: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for entity_id in unit.twin.windows:
                windows[entity_id].append(unit)
            if unit.twin.windows:
                unit.window = self._window(unit)

        @callback
        def window_moved(event: Event[EventStateChangedData]) -> None:
            for unit in windows[event.data["entity_id"]]:
                unit.surround(window=self._window(unit))

        @callback
        def person_moved(_event: Event[EventStateChangedData]) -> None:
            self._count_people()

        async_track_state_change_event(self.hass, list(windows), window_moved)
        async_track_state_change_event(self.hass, list(self.persons), person_moved)
        self._count_people()
        for unit in self.units:
            unit.begin()

    def _window(self, unit: Unit) -> float:
        states = (self.hass.states.get(entity_id) for entity_id in unit.twin.windows)
        return float(any(state is not None and state.state == STATE_ON for state in states))

    def _count_people(self) -> None:
        if self.persons:
            states = (self.hass.states.get(person) for person in self.persons)
            self.people = float(sum(state is not None and state.state == STATE_HOME for state in states))

    def command(self, entity_id: str, effect: CommandEffect, context: Context | None) -> None:
        """Carry out a command on the twin behind an entity."""
        self._unit_of[entity_id].command(self.views[entity_id], effect, context)

    def powered(self, entity_id: str) -> bool:
        """Return whether the device behind an entity has power; what is not simulated has."""
        unit = self._unit_of.get(entity_id)
        return unit is None or unit.powered

    def unit_of(self, entity_id: str) -> Unit | None:
        """Return the unit an entity shows."""
        return self._unit_of.get(entity_id)

    def heat_changed(self, source: Unit) -> None:
        """Let the rooms around a device that was just commanded feel what it now gives."""
        for unit in self._by_area.get(source.twin.area or "", ()):
            if unit is not source and "temperature" in unit.spec.channels and source.spec.kind != "thermostat":
                unit.surround()

    def room_heat(self, room: Unit) -> float:
        """Return the heat (W) that the other devices of the area give."""
        if room.twin.area is None or "temperature" not in room.spec.channels:
            return 0.0
        return sum(
            unit.heat
            for unit in self._by_area[room.twin.area]
            if unit is not room and unit.spec.kind != "thermostat" and unit.powered
        )

    def surroundings(self, start: float, dt: float, steps: int) -> dict[str, Array]:
        """Return the quantities of the environment at the steps of a block."""
        environment = self.environment
        if environment is None or not environment.values:
            return {}
        times = start + dt * (np.arange(steps, dtype=np.float64) + 0.5)
        position = np.clip((times - environment.start) / environment.step, 0.0, None)
        result = {}
        for key, values in environment.values.items():
            result[key] = np.interp(position, np.arange(len(values)), values)
        return result

    def cost_of(self, start: float, dt: float, power: Array) -> None:
        """Add what power (W) at the steps of a block costs."""
        if self.environment is not None and (prices := self.environment.values.get("price")) is not None:
            times = start + dt * np.arange(len(power))
            index = np.clip(((times - self.environment.start) / self.environment.step).astype(int), 0, len(prices) - 1)
            self.cost += float(np.sum(power * prices[index])) * dt / JOULES
        elif self.price is not None:
            self.cost += float(power.sum()) * self.price * dt / JOULES

    def quantum(self, twin: SimulatedTwin, channel: Channel) -> float:
        """Return the step in which a channel is reported."""
        if channel.quantity is not Quantity.NUMBER:
            return 1.0
        for view in twin.views:
            if view.sensor == channel.key:
                return max(channel.resolution, 10.0**-view.digits)
        return max(channel.resolution, 0.1 if channel.unit == "°C" else 1.0)

    @callback
    def show(
        self, unit: Unit, view: View, extra: Mapping[str, Any], at: float, context: Context | None, *, force: bool
    ) -> None:
        """Write an entity as the unit's values make it."""
        del at
        state = self.hass.states.get(view.entity_id)
        if state is None or view.entity_id in self.held:
            return
        if view.sensor is not None:
            if view.sensor not in unit.values or view.sensor not in unit.known:
                return
            text = sensor_state(view.sensor, unit.values[view.sensor], state, view.digits)
            if text is not None and (force or text != state.state):
                self.hass.states.async_set(view.entity_id, text, state.attributes, context=context)
            return
        shown = render(
            split_entity_id(view.entity_id)[0],
            {key: unit.values[key] for key in view.shown if key in unit.values},
            self.unit,
        )
        overlay = {**shown, **extra}
        text = str(overlay.pop(STATE_KEY, state.state))
        attributes = dict(state.attributes)
        attributes.update((key, value) for key, value in overlay.items() if key in attributes)
        if force or text != state.state or attributes != state.attributes:
            self.hass.states.async_set(view.entity_id, text, attributes, context=context)

    @callback
    def write(
        self, entity_id: str, state: str | None, attributes: Mapping[str, Any] | None, context: Context | None
    ) -> None:
        """Set an entity's state from outside; None leaves it as it was before."""
        present = self.hass.states.get(entity_id)
        if present is None:
            return
        if state is None:
            state = self._before.pop(entity_id, present.state)
        elif state == STATE_UNAVAILABLE:
            self._before[entity_id] = present.state
        self.hass.states.async_set(entity_id, state, attributes or present.attributes, context=context)


def _first(number: float, steps: int) -> Array:
    """Return a command at the first of steps, and none after it."""
    row = np.full(steps, np.nan)
    row[0] = number
    return row
