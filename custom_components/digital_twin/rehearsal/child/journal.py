"""What happened in a rehearsal, kept small enough for a month: runs, actions, courses of states."""

import math
from array import array
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from homeassistant.const import EVENT_CALL_SERVICE, EVENT_STATE_CHANGED, MATCH_ALL
from homeassistant.core import Context, Event, HomeAssistant, State, callback

from .acts import Acts
from .loop import AbortedError, VirtualLoop

POINTS: Final = 2048
"""Points kept of one entity's numeric course; a longer one is thinned to every second of them."""
KEPT, EACH = 4, 8
"""Times as many actions as are told are kept to be looked at; beyond them an eighth of those for every automation."""
FLIPS: Final = 5000
"""Changes kept of one entity whose state is a word."""
ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    "climate": ("current_temperature", "temperature", "hvac_action"),
    "cover": ("current_position",),
    "valve": ("current_position",),
    "light": ("brightness",),
    "fan": ("percentage",),
    "humidifier": ("current_humidity", "humidity"),
    "water_heater": ("current_temperature", "temperature"),
}
"""The attributes that count as part of an entity's state."""


OUTWARD: Final = frozenset({"persistent_notification"})
"""Domains that tell somebody at home, even where the real component plays here."""


class Numbers:
    """A numeric course in bounded memory; lowest and highest are those of all points, thinned out or not."""

    __slots__ = ("_skip", "highest", "lowest", "stride", "times", "values")

    def __init__(self) -> None:
        """Start empty."""
        self.times = array("d")
        self.values = array("d")
        self.lowest = math.inf
        self.highest = -math.inf
        self.stride = 1
        self._skip = 0

    def add(self, at: float, value: float) -> None:
        """Take a point."""
        self.lowest, self.highest = min(self.lowest, value), max(self.highest, value)
        self._skip += 1
        if self._skip < self.stride:
            return
        self._skip = 0
        self.times.append(at)
        self.values.append(value)
        if len(self.times) >= POINTS:
            self.times, self.values = self.times[::2], self.values[::2]
            self.stride *= 2


@dataclass(slots=True)
class Words:
    """The course of a state that is a word; beyond FLIPS only counted."""

    times: list[float] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    more: int = 0

    def add(self, at: float, state: str) -> None:
        """Take a change."""
        if len(self.times) < FLIPS:
            self.times.append(at)
            self.states.append(state)
        else:
            self.more += 1


@dataclass(slots=True, eq=False)
class Action:
    """A service call: when, what, by which run's context; the entities it reached, and what it did to them.

    executed is false for what is only written down here: messages, commands to the outside, unknown services. answered
    is false where an answer was asked for that nobody here can give.
    """

    at: float
    domain: str
    service: str
    data: Mapping[str, Any]
    context: Context
    entities: tuple[str, ...] = ()
    effects: dict[str, str] = field(default_factory=dict)
    executed: bool = True
    answered: bool = True
    claimed: bool = False
    error: str | None = None


@lru_cache(maxsize=4096)
def _number(text: str) -> float | None:
    """Return the number a state is; None for a word."""
    try:
        return float(text)
    except ValueError:
        return None


class Journal:
    """Listens to everything on the bus of one rehearsal."""

    def __init__(
        self,
        hass: HomeAssistant,
        loop: VirtualLoop,
        acts: Acts,
        *,
        flood: int,
        told: int,
        watched: frozenset[str] | None,
    ) -> None:
        """Take the loop to end. flood: events in one virtual second that end the rehearsal; told: actions kept."""
        self.acts = acts
        self.hass = hass
        self.loop = loop
        self.changes = 0
        self.actions: list[Action] = []
        self.words: defaultdict[str, Words] = defaultdict(Words)
        self.numbers: defaultdict[str, Numbers] = defaultdict(Numbers)
        self.parents: dict[str, str | None] = {}
        self.flooded_by: str | None = None
        self._early: deque[Action] = deque(maxlen=64)
        self._flood = flood
        self._told = told
        self._watched = watched
        self._second = -1
        self._in_second = 0
        self.names: Mapping[str, str] = {}

    def begin(self, names: Mapping[str, str]) -> None:
        """Start listening. names: the entity ids of automations by the keys of their traces."""
        self.names = names
        now = self.loop.clock.now
        for state in self.hass.states.async_all():
            self._add(now, None, state)
        self.hass.bus.async_listen(MATCH_ALL, self._heard)

    @callback
    def _heard(self, event: Event[Any]) -> None:
        kind = event.event_type
        if kind == EVENT_STATE_CHANGED:
            data = event.data
            self.count(data["entity_id"])
            self._state_changed(data["entity_id"], data["old_state"], data["new_state"])
        elif kind == EVENT_CALL_SERVICE:
            self.count(f"{event.data['domain']}.{event.data['service']}")
            self._call_service(event)
        else:
            self.count(str(kind))

    def count(self, what: str) -> None:
        """Count an event. Raises AbortedError when they come as a flood."""
        second = int(self.loop.clock.now)
        if second != self._second:
            self._second, self._in_second = second, 0
        self._in_second += 1
        if self._in_second > self._flood:
            self.flooded_by = what
            raise AbortedError("flood")

    def _state_changed(self, entity_id: str, old: State | None, new: State | None) -> None:
        self.changes += 1
        now = self.loop.clock.now
        if new is None:
            self.words[entity_id].add(now, "removed")
            return
        self._add(now, old, new)

    def _add(self, now: float, old: State | None, new: State) -> None:
        entity_id = new.entity_id
        if self._watched is not None and entity_id not in self._watched and new.domain != "automation":
            return
        state = new.state
        if old is None or state != old.state:
            number = _number(state)
            if number is None:
                self.words[entity_id].add(now, state)
            else:
                self.numbers[entity_id].add(now, number)
        for name in ATTRIBUTES.get(new.domain, ()):
            value = new.attributes.get(name)
            if old is not None and old.attributes.get(name) == value:
                continue
            if isinstance(value, int | float):
                self.numbers[f"{entity_id}:{name}"].add(now, value)
            elif value is not None:
                self.words[f"{entity_id}:{name}"].add(now, str(value))

    def _call_service(self, event: Event) -> None:
        domain, service = event.data["domain"], event.data["service"]
        context, data = event.context, event.data["service_data"]
        so_far = self.acts.add(self.loop.clock.now, context.id, context.parent_id, f"{domain}.{service}", data)
        if len(self.actions) >= self._told * KEPT and so_far > self._told // EACH:
            return
        self.parents[context.id] = context.parent_id
        self.actions.append(self._early_of(event) or self._new(domain, service, data, context))

    def _new(self, domain: str, service: str, data: Mapping[str, Any], context: Context) -> Action:
        action = Action(self.loop.clock.now, domain, service, data, context)
        action.executed = domain not in OUTWARD
        return action

    def _early_of(self, event: Event) -> Action | None:
        """Return the entry of a call that was carried out before word of it came."""
        for index, action in enumerate(self._early):
            same = (action.domain, action.service) == (event.data["domain"], event.data["service"])
            if same and action.context is event.context:
                del self._early[index]
                action.data = event.data["service_data"]
                return action
        return None

    def action_of(self, domain: str, service: str, data: Mapping[str, Any], context: Context) -> Action:
        """Return the entry of the call that is being carried out.

        Home Assistant queues events that a listener sets off until all have heard the present one, so that a call may
        be carried out before word of it comes.
        """
        for action in reversed(self.actions[-32:]):
            same = (action.domain, action.service) == (domain, service)
            if same and not action.claimed and action.context is context:
                action.claimed = True
                return action
        action = self._new(domain, service, data, context)
        action.claimed = True
        self._early.append(action)
        return action


__all__ = ["ATTRIBUTES", "AbortedError", "Action", "Journal", "Numbers", "Words"]
