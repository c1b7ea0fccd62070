"""The facts of the rehearsed home that hazards look at, as they are at a moment."""

import math
from collections import defaultdict, deque

from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.exceptions import TemplateError
from homeassistant.helpers.template import Template, result_as_boolean
from homeassistant.util import dt as dt_util

from ...core.safety.commands import COMMANDS_PREFIX, DISOBEYED_PREFIX, FLAPPING_WINDOW
from ...core.safety.own import TEMPLATE_PREFIX
from ...core.safety.people import OCCUPIED_PREFIX, quiet_facts
from ..protocol import Request
from .plant import Plant
from .unit import Unit

LOOP_WINDOW = 60.0
"""s in which the runs of the automation that commands are counted."""
SILENT = frozenset({STATE_UNAVAILABLE, STATE_UNKNOWN})
MOST_CONTEXTS = 5000


class Facts:
    """Tells them; counts commands and runs by itself."""

    def __init__(self, hass: HomeAssistant, plant: Plant, request: Request) -> None:
        """Take the home; nothing was commanded yet."""
        self._hass = hass
        self._plant = plant
        self._sources = request.facts
        self._templates = {
            own.hazard_id: Template(own.rule.template, hass) for own in request.own if own.rule.template is not None
        }
        self._commands: defaultdict[str, deque[float]] = defaultdict(deque)
        self._runs: defaultdict[str, deque[float]] = defaultdict(deque)
        self._automation_of: dict[str, str] = {}
        hass.bus.async_listen(EVENT_AUTOMATION_TRIGGERED, self._triggered)

    @callback
    def _triggered(self, event: Event) -> None:
        automation = str(event.data.get("entity_id"))
        self._runs[automation].append(self._hass.loop.time())
        self._automation_of[event.context.id] = automation
        if len(self._automation_of) > MOST_CONTEXTS:
            del self._automation_of[next(iter(self._automation_of))]

    def counted(self, unit: Unit, context: str) -> tuple[int, int]:
        """Return how many commands the device got lately, and how often the automation of a context ran."""
        now = self._hass.loop.time()
        automation = self._automation_of.get(context)
        commands = _lately(self._commands[unit.spec.twin_id], now - FLAPPING_WINDOW)
        return commands, 0 if automation is None else _lately(self._runs[automation], now - LOOP_WINDOW)

    def count_command(self, unit: Unit, context: str) -> tuple[int, int]:
        """Count a command; return what counted() told before it."""
        counts = self.counted(unit, context)
        self._commands[unit.spec.twin_id].append(self._hass.loop.time())
        return counts

    def of(self, unit: Unit, commands: int, runs: int) -> dict[str, float]:
        """Return the facts for a command to a unit. commands and runs: what count_command told."""
        local = dt_util.now()
        twin_id = unit.spec.twin_id
        facts = self._states() | {
            "time_of_day": float(local.hour * 3600 + local.minute * 60 + local.second),
            "unattended": 1.0,
            "automation_runs": float(runs),
            COMMANDS_PREFIX + twin_id: float(commands),
        }
        if unit.deaf and commands:
            facts[DISOBEYED_PREFIX + twin_id] = 1.0
        if self._plant.people is not None:
            facts["people_home"] = self._plant.people
        facts |= quiet_facts((item.spec.settings for item in self._plant.units), local.time())
        seen = [
            state.state == STATE_ON for name in self._sources.occupied.get(twin_id, ()) if (state := self._state(name))
        ]
        if seen:
            facts[OCCUPIED_PREFIX + twin_id] = float(any(seen))
        for hazard_id, template in self._templates.items():
            try:
                facts[TEMPLATE_PREFIX + hazard_id] = float(result_as_boolean(template.async_render(parse_result=True)))
            except TemplateError:
                continue  # as at home: what cannot be rendered is unknown
        return facts

    def _states(self) -> dict[str, float]:
        """Return what the states of single entities say."""
        sources = self._sources
        facts: dict[str, float] = {"people_tracked": 1.0} if sources.tracked else {}
        if (sun := self._hass.states.get("sun.sun")) is not None:
            facts["dark"] = float(sun.state == "below_horizon")
        if (asleep := self._state(sources.asleep)) is not None:
            facts["asleep"] = float(asleep.state == STATE_ON)
        if (power := _number(self._state(sources.power))) is not None:
            facts["home_power"] = power * sources.power_factor
        for entity_id, fact in sources.detectors.items():
            if (state := self._state(entity_id)) is not None:
                facts[fact] = max(facts.get(fact, 0.0), float(state.state == STATE_ON))
        for entity_id in sources.alarms:
            if (state := self._state(entity_id)) is not None:
                triggered = state.state == "triggered"
                facts["triggered"] = max(facts.get("triggered", 0.0), float(triggered))
                facts["armed"] = max(facts.get("armed", 0.0), float(triggered or state.state.startswith("armed")))
        return facts

    def _state(self, entity_id: str | None) -> State | None:
        """Return the state of an entity that says something."""
        state = self._hass.states.get(entity_id) if entity_id else None
        return None if state is None or state.state in SILENT else state


def _lately(moments: deque[float], since: float) -> int:
    while moments and moments[0] < since:
        moments.popleft()
    return len(moments)


def _number(state: State | None) -> float | None:
    try:
        value = math.nan if state is None else float(state.state)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
