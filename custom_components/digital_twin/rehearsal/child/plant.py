"""All twins of a rehearsal in closed loop, and what they share: people, weather, heat, cost, and what is shown."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
from homeassistant.const import STATE_HOME, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Context, Event, EventStateChangedData, HomeAssistant, callback, split_entity_id
from homeassistant.helpers.event import async_track_state_change_event

from ...commands import CommandEffect
from ...core.channel import Channel, Quantity
from ...core.grid import Grid, known_courses
from ...core.models.protocol import Array
from ...rendering import STATE_KEY, render, sensor_state
from ..protocol import Request, SimulatedTwin, View
from .stepped import JOULES, Stepped
from .unit import Unit


class Plant:
    """All twins of a rehearsal, and what they share."""

    def __init__(self, hass: HomeAssistant, request: Request) -> None:
        """Make the units; nothing is simulated before begin()."""
        self.hass = hass
        self.end = request.start + request.duration
        self.unit = hass.config.units.temperature_unit
        self.environment = request.environment
        self._around = {} if request.environment is None else known_courses(request.environment)
        self.persons = request.persons
        self.people: float | None = None
        self._given_people: float | None = None
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

    def set_people(self, people: float | None) -> None:
        """Let so many people be at home, whoever they are; None: those of the home that are there."""
        self._given_people = people
        self._count_people()

    def _count_people(self) -> None:
        if self._given_people is not None:
            self.people = self._given_people
        elif self.persons:
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

    def room_heat(self, room: Stepped) -> float:
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
        return Grid(start, dt, steps).along(self._around) if self._around else {}

    @property
    def priced(self) -> bool:
        """Return whether it is known what energy costs."""
        prices = None if self.environment is None else self.environment.values.get("price")
        return prices is not None and not np.isnan(prices).any()

    def cost_of(self, start: float, dt: float, power: Array) -> None:
        """Add what power (W) at the steps of a block costs."""
        if self.environment is not None and (prices := self.environment.values.get("price")) is not None:
            times = start + dt * np.arange(len(power))
            index = np.clip(((times - self.environment.start) / self.environment.step).astype(int), 0, len(prices) - 1)
            self.cost += float(np.sum(power * prices[index])) * dt / JOULES

    def quantum(self, twin: SimulatedTwin, channel: Channel) -> float:
        """Return the step in which a channel is reported."""
        if channel.quantity is not Quantity.NUMBER:
            return 1.0
        for view in twin.views:
            if view.sensor == channel.key:
                return max(channel.resolution, 10.0**-view.digits)
        return max(channel.resolution, 0.1 if channel.unit == "°C" else 1.0)

    @callback
    def show(self, unit: Unit, view: View, extra: Mapping[str, Any], context: Context | None, *, force: bool) -> None:
        """Write an entity as the unit's values make it."""
        state = self.hass.states.get(view.entity_id)
        if state is None or view.entity_id in self.held:
            return
        if view.sensor is not None:
            if view.sensor not in unit.values or view.sensor not in unit.known:
                return
            own = unit.spec.channels[view.sensor].unit
            text = sensor_state(view.sensor, unit.shown(view.sensor), state, view.digits, own)
            if text is not None and (force or text != state.state):
                self.hass.states.async_set(view.entity_id, text, state.attributes, context=context)
            return
        shown = render(
            split_entity_id(view.entity_id)[0],
            {key: unit.shown(key) for key in view.shown if key in unit.values},
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
            if entity_id in self.held or present.state != STATE_UNAVAILABLE:
                return  # nobody can reach it yet, or it has told what it is by now
        elif state == STATE_UNAVAILABLE and entity_id not in self.held:
            self._before[entity_id] = present.state
        self.hass.states.async_set(entity_id, state, attributes or present.attributes, context=context)
