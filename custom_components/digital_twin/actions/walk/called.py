"""What a call comes to: itself, the states of a scene, or the steps of the scripts that it starts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.homeassistant.scene import STATES_SCHEMA
from homeassistant.components.script.const import DOMAIN as SCRIPT_DOMAIN
from homeassistant.const import ATTR_ENTITY_ID, SERVICE_TOGGLE, SERVICE_TURN_ON, Platform
from homeassistant.core import HomeAssistant, State, split_entity_id
from homeassistant.exceptions import TemplateError
from homeassistant.helpers import entity_component

from ...core.models.kinds import Risk
from ...guard.expansion import expand
from ...guard.risks import entity_risk
from ...guard.targets import ANY_DOMAIN, ActionCall
from ...guard.timed import TimedCall
from ..calls import read_calls
from ..fields import refuse
from ..scenes import calls_of_states, states_of_scene
from ..selection import the_home
from .course import Course, Found
from .loops import WalkSequence
from .templates import Reading

DEEPEST: Final = 8
"""How deep scripts may call each other."""
SCENE: Final = Platform.SCENE.value
MESSAGES: dict[str, tuple[str, ...]] = {
    "unresolved_scene": ("entity", "risk"),
    "unresolved_scene_entity": ("entity", "risk"),
    "unresolved_script": ("entity", "risk"),
}


class Called:
    """Looks into calls."""

    def __init__(self, hass: HomeAssistant, found: Found, reading: Reading, sequence: WalkSequence) -> None:
        """Take how the steps of scripts are walked."""
        self._hass = hass
        self._found = found
        self._reading = reading
        self._sequence = sequence

    def read(
        self, step: Any, field: str, course: Course, depth: int, outer: Mapping[str, Any] | None = None
    ) -> list[Course]:
        """Return the courses after a step that is a call; a script's body and a scene's states are looked into."""
        try:
            rendered = self._reading.rendered(step, field, course)
            calls = read_calls(rendered, field, self._reading.rendered(outer, field, course))
        except TemplateError:
            self._found.waits = True
            self._found.name("unresolved_template", Risk.RISKY, field=field)
            return [course]
        courses = [course]
        for call in calls:
            courses = [after for one in courses for after in self.made(call, one, depth)]
        return courses

    def made(self, call: ActionCall, course: Course, depth: int) -> list[Course]:
        """Return the courses after one call."""
        if call.domain == ANY_DOMAIN and call.service in (SERVICE_TURN_ON, SERVICE_TOGGLE):
            return self._generic(call, course, depth)
        if call.domain in (SCRIPT_DOMAIN, SCENE):
            self._found.waits = True
        if call.domain == SCRIPT_DOMAIN and (bodies := list(self._scripts(call))):
            return self._run_scripts(bodies, call, course, depth)
        if call.domain == SCENE and call.service in (SERVICE_TURN_ON, "apply"):
            return [self._scene(call, course)]
        return [replace(course, calls=(*course.calls, TimedCall(call, course.at)))]

    def _generic(self, call: ActionCall, course: Course, depth: int) -> list[Course]:
        """Return the courses after a call for entities of any domain, scenes and scripts among them."""
        reached = expand(self._hass, the_home(self._hass), call.target).entities()
        opened = {
            domain: [entity_id for entity_id in reached if split_entity_id(entity_id)[0] == domain]
            for domain in (SCENE, SCRIPT_DOMAIN)
            if self._hass.services.has_service(domain, call.service)
        }
        rest = [entity_id for entity_id in reached if split_entity_id(entity_id)[0] not in opened]
        if len(rest) == len(reached):
            return [replace(course, calls=(*course.calls, TimedCall(call, course.at)))]
        courses = [course]
        for domain, entity_ids in ((call.domain, rest), *opened.items()):
            if entity_ids:
                part = replace(call, domain=domain, target={ATTR_ENTITY_ID: entity_ids})
                courses = [after for one in courses for after in self.made(part, one, depth)]
        return courses

    def _meant(self, call: ActionCall) -> list[str]:
        """Return the entities of its own domain that a call's target means, naming what is not there."""
        found = expand(self._hass, the_home(self._hass), call.target, call.domain)
        self._found.tell(found.missing)
        return [entity_id for entity_id in found.entities() if split_entity_id(entity_id)[0] == call.domain]

    def _scripts(self, call: ActionCall) -> Iterator[str]:
        """Return the scripts that a call starts."""
        if call.service in (SERVICE_TURN_ON, SERVICE_TOGGLE):
            yield from self._meant(call)
        elif self._hass.states.get(f"{SCRIPT_DOMAIN}.{call.service}") is not None:
            yield f"{SCRIPT_DOMAIN}.{call.service}"

    def _run_scripts(self, bodies: Sequence[str], call: ActionCall, course: Course, depth: int) -> list[Course]:
        component = self._hass.data.get(entity_component.DATA_INSTANCES, {}).get(SCRIPT_DOMAIN)
        given = call.data.get("variables", {}) if call.service in (SERVICE_TURN_ON, SERVICE_TOGGLE) else call.data
        courses = [course]
        for entity_id in bodies:
            script = None if component is None else component.get_entity(entity_id)
            raw = getattr(script, "raw_config", None)
            if not raw or depth >= DEEPEST:
                self._found.name("unresolved_script", Risk.RISKY, entity=entity_id)
                continue
            # What stands in a script was written by whoever may write scripts, not by whoever may start it.
            limited, self._reading.limited = self._reading.limited, False
            own = {name: value for name, value in (raw.get("variables") or {}).items() if name not in given}
            begun = [self._reading.remembering(own, entity_id, replace(one, variables=dict(given))) for one in courses]
            after = self._sequence(raw.get("sequence", []), f"{entity_id}.sequence", begun, depth + 1)
            self._reading.limited = limited
            courses = [replace(one, variables=course.variables, ended=False) for one in after]
        return courses

    def _scene(self, call: ActionCall, course: Course) -> Course:
        wanted: dict[str, Mapping[str, State] | None] = {}
        if call.service == "apply":
            try:
                wanted[call.action] = STATES_SCHEMA(call.data.get("entities", {}))
            except vol.Invalid:
                raise refuse("invalid_mapping", field=f"{call.field}.entities") from None
        else:
            found = {entity_id: states_of_scene(self._hass, entity_id) for entity_id in self._meant(call)}
            wanted = found or {call.action: None}
        made: list[ActionCall] = []
        for name, states in wanted.items():
            if not states:
                self._found.name("unresolved_scene", Risk.RISKY, entity=name)
                continue
            calls, unknown = calls_of_states(states, call.field)
            made += calls
            for entity_id in unknown:
                self._found.name("unresolved_scene_entity", entity_risk(self._hass, entity_id), entity=entity_id)
        return replace(course, calls=(*course.calls, *(TimedCall(one, course.at) for one in made)))
