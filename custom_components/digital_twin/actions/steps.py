"""Actions, scripts and scenes as everything they could do: every branch walked, templates rendered, times added up.

A walk returns variants: the courses an action could take, each a list of calls with their times. Conditions are not
believed, for they may turn out otherwise when it runs; what cannot be read as a call is named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.homeassistant.scene import STATES_SCHEMA
from homeassistant.components.script.const import DOMAIN as SCRIPT_DOMAIN
from homeassistant.const import ATTR_ENTITY_ID, SERVICE_TOGGLE, SERVICE_TURN_ON, Platform
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.exceptions import TemplateError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_component
from homeassistant.helpers.template import Template, is_template_string

from ..core.messages import Message
from ..core.models.kinds import Risk
from ..guard.expansion import expand
from ..guard.risks import domain_risk, entity_risk
from ..guard.targets import ANY_DOMAIN, ActionCall
from ..guard.timed import TimedCall
from .calls import MAX_CALLS, SERVICE, read_calls
from .device_actions import call_of, entity_of, risk_of
from .fields import ATTR_ACTION, refuse, shown
from .scenes import calls_of_states, states_of_scene
from .selection import the_home

MOST_VARIANTS: Final = 16
"""Courses looked at; what branches more often than this is named as not fully looked at."""
MOST_ROUNDS: Final = MAX_CALLS + 1
"""Rounds of a loop that are looked at, as long as they hold no more calls than an action may have."""
RISING: Final = (Risk.HARMLESS, Risk.COSTLY, Risk.RISKY)
DEEPEST: Final = 8
"""How deep scripts may call each other."""
SCENE: Final = Platform.SCENE.value
DEVICE: Final = "device_id"
ENABLED: Final = "enabled"
BRANCHING: Final = ("choose", "if", "parallel", "repeat", "sequence")
HARMLESS_STEPS: Final = frozenset(
    {"and", "condition", "conditions", "not", "or", "set_conversation_response", "variables"}
)
MESSAGES: dict[str, tuple[str, ...]] = {
    "unresolved_branches": ("field", "risk"),
    "unresolved_device_action": ("field", "risk"),
    "unresolved_repeat": ("field", "risk"),
    "unresolved_event": ("field", "event", "risk"),
    "unresolved_scene": ("entity", "risk"),
    "unresolved_scene_entity": ("entity", "risk"),
    "unresolved_script": ("entity", "risk"),
    "unresolved_template": ("field", "risk"),
    "unresolved_wait": ("field", "risk"),
}


@dataclass(slots=True)
class Walk:
    """What an action could do: variants, and in messages what of it could not be read.

    waits: whether it does more than make its calls: pauses, conditions, events or another script in between, or what
    only shows when it runs. named: entities it acts on of which the variants hold no call; nameless: whether it does
    what no entity stands for; fires: whether it fires events.
    """

    variants: list[list[TimedCall]] = field(default_factory=lambda: [[]])
    unresolved: list[Message] = field(default_factory=list)
    waits: bool = False
    named: list[str] = field(default_factory=list)
    nameless: bool = False
    fires: bool = False


@dataclass(frozen=True, slots=True)
class _Course:
    """One course so far: its calls, the time (s) it has come to, its variables, and whether it has ended."""

    calls: tuple[TimedCall, ...] = ()
    at: float = 0.0
    variables: Mapping[str, Any] = field(default_factory=dict)
    ended: bool = False


class _Walker:
    def __init__(self, hass: HomeAssistant, *, limited: bool) -> None:
        self.hass = hass
        self.limited = limited
        self.unresolved: list[Message] = []
        self.waits = False
        self.named: dict[str, None] = {}
        self.nameless = False
        self.fires = False

    def name(self, id_: str, risk: Risk, **params: str) -> None:
        """Name what could not be read, and what it acts on where that is an entity."""
        message = Message(id_, {**params, "risk": risk.value})
        if message not in self.unresolved:
            self.unresolved.append(message)
        entity_id = params.get("entity")
        if entity_id is not None and self.hass.states.get(entity_id) is not None:
            self.named[entity_id] = None
        elif risk is Risk.RISKY:
            self.nameless = True

    def sequence(self, steps: Any, field: str, courses: list[_Course], depth: int) -> list[_Course]:
        """Return the courses after a sequence of steps; one mapping counts as a sequence of one."""
        listed = steps if isinstance(steps, list) else [steps]
        for index, step in enumerate(listed):
            place = f"{field}[{index}]" if isinstance(steps, list) else field
            ended = [course for course in courses if course.ended]
            running = [course for course in courses if not course.ended]
            courses = self.bounded([*self.step(step, place, running, depth), *ended], place)
        return courses

    def bounded(self, courses: list[_Course], field: str) -> list[_Course]:
        unique: list[_Course] = []
        for course in courses:
            if course not in unique:
                unique.append(course)
        if len(unique) > MOST_VARIANTS:
            self.name("unresolved_branches", Risk.RISKY, field=field)
        return unique[:MOST_VARIANTS]

    def step(self, step: Any, field: str, courses: list[_Course], depth: int) -> list[_Course]:
        if not isinstance(step, Mapping) or ENABLED not in step:
            return self.taken(step, field, courses, depth)
        enabled = self.enabled(step[ENABLED], field)
        if enabled is False:
            return courses
        after = self.taken({key: value for key, value in step.items() if key != ENABLED}, field, courses, depth)
        if enabled:
            return after
        self.waits = True
        return [*after, *courses]

    def taken(self, step: Any, field: str, courses: list[_Course], depth: int) -> list[_Course]:
        if not isinstance(step, Mapping) or ATTR_ACTION in step or SERVICE in step:
            return [after for course in courses for after in self.call(step, field, course, depth)]
        if (kind := next((key for key in BRANCHING if key in step), None)) is not None:
            self.waits = True
            return self.branch(kind, step, field, courses, depth)
        if SCENE in step:
            scene = {"action": f"{SCENE}.turn_on", "target": {ATTR_ENTITY_ID: step[SCENE]}}
            return [after for course in courses for after in self.call(scene, field, course, depth)]
        if DEVICE in step and HARMLESS_STEPS.isdisjoint(step):
            return [after for course in courses for after in self.device(step, field, course, depth)]
        return [self.passed(step, field, course) for course in courses]

    def device(self, step: Mapping[str, Any], field: str, course: _Course, depth: int) -> list[_Course]:
        """Return the courses after a device action: that of an entity is a call by another name."""
        self.waits = True
        if (call := call_of(self.hass, step, field)) is not None:
            return self.made(call, course, depth)
        nameless = self.nameless
        self.name("unresolved_device_action", risk_of(self.hass, step), field=field)
        if (entity_id := entity_of(self.hass, step)) is not None:
            self.named[entity_id], self.nameless = None, nameless
        return [course]

    def enabled(self, value: Any, field: str) -> bool | None:
        """Return whether a step would run at all; None: a template, which only the run itself can tell."""
        if isinstance(value, str) and is_template_string(value):
            return None
        try:
            return bool(cv.boolean(value))
        except vol.Invalid:
            raise refuse("invalid_boolean", field=f"{field}.{ENABLED}", value=shown(value)) from None

    def passed(self, step: Mapping[str, Any], field: str, course: _Course) -> _Course:
        """Return a course after a step that calls nothing."""
        self.waits = True
        if "delay" in step:
            return replace(course, at=course.at + self.delay(step["delay"], field, course))
        if "stop" in step:
            return replace(course, ended=True)
        if isinstance(variables := step.get("variables"), Mapping):
            return self.remembering(variables, field, course)
        if "wait_template" in step or "wait_for_trigger" in step:
            return replace(course, at=course.at + self.waited(step, field, course))
        if not HARMLESS_STEPS.isdisjoint(step):
            return course
        if "event" in step:
            self.fires = True
            self.name("unresolved_event", Risk.COSTLY, field=field, event=shown(step["event"]))
        else:
            raise refuse("unknown_step", field=field, step=shown(next(iter(step), "")))
        return course

    def branch(
        self, kind: str, step: Mapping[str, Any], field: str, courses: list[_Course], depth: int
    ) -> list[_Course]:
        if kind in ("sequence", "parallel"):
            parts = step[kind] if isinstance(step[kind], list) else [step[kind]]
            if kind == "sequence":
                return self.sequence(parts, f"{field}.{kind}", courses, depth)
            return [after for course in courses for after in self.parallel(parts, f"{field}.{kind}", course, depth)]
        if kind == "repeat":
            return self.repeat(step[kind], f"{field}.{kind}", courses, depth)
        if kind == "if":
            bodies = [(step.get("then", []), f"{field}.then"), (step.get("else", []), f"{field}.else")]
        else:
            options = step[kind] if isinstance(step[kind], list) else [step[kind]]
            bodies = [
                (option.get("sequence", []), f"{field}.choose[{index}].sequence")
                for index, option in enumerate(options)
            ]
            bodies.append((step.get("default") or [], f"{field}.default"))
        return [after for body, place in bodies for after in self.sequence(body, place, courses, depth)]

    def parallel(self, parts: list[Any], field: str, begun: _Course, depth: int) -> list[_Course]:
        """Walk parts that begin at once: a stop in one ends what follows them all, not the others."""
        courses = [begun]
        for index, part in enumerate(parts):
            place = f"{field}[{index}]"
            courses = self.bounded(
                [
                    replace(after, at=max(course.at, after.at), ended=course.ended or after.ended)
                    for course in courses
                    for after in self.sequence(part, place, [replace(course, at=begun.at, ended=False)], depth)
                ],
                place,
            )
        return courses

    def repeat(self, repeat: Any, field: str, courses: list[_Course], depth: int) -> list[_Course]:
        """Walk a loop's body for each item, or as often as it is counted; of any other loop, the first round."""
        if not isinstance(repeat, Mapping):
            raise refuse("invalid_mapping", field=field)
        return [after for course in courses for after in self.rounds(repeat, field, course, depth)]

    def rounds(self, repeat: Mapping[str, Any], field: str, begun: _Course, depth: int) -> list[_Course]:
        items = self.items(repeat, field, begun)
        if items is None:
            return [begun]
        body, courses, rest = repeat.get("sequence", []), [begun], False
        for index, item in enumerate(items):
            last = index == len(items) - 1
            loop = {"index": index + 1, "first": index == 0, "last": last, "item": item}
            running = [replace(one, variables={**one.variables, "repeat": loop}) for one in courses if not one.ended]
            after = self.sequence(body, f"{field}.sequence", running, depth)
            if index > 0 and any(len(course.calls) > MAX_CALLS for course in after):
                rest = True
                break
            courses = self.bounded([*after, *(one for one in courses if one.ended)], field)
        counted = "for_each" in repeat or "count" in repeat
        if rest or (not counted and uses_round(body)):
            risks = [domain_risk(timed.call.domain) for one in courses for timed in one.calls[len(begun.calls) :]]
            self.name("unresolved_repeat", max(risks, key=RISING.index, default=Risk.HARMLESS), field=field)
        outer = {"repeat": begun.variables["repeat"]} if "repeat" in begun.variables else {}
        kept = [({key: item for key, item in one.variables.items() if key != "repeat"}, one) for one in courses]
        return [replace(one, variables=variables | outer) for variables, one in kept]

    def items(self, repeat: Mapping[str, Any], field: str, course: _Course) -> list[Any] | None:
        """Return what a loop goes over, round by round; None where nobody can tell."""
        name = "count" if "count" in repeat else "for_each"
        try:
            over = self.rendered(repeat.get(name), f"{field}.{name}", course)
            if name == "count":
                return [None] * min(max(int(over), 0), MOST_ROUNDS)
        except (TemplateError, TypeError, ValueError):  # fmt: skip
            self.waits = True
            self.name("unresolved_template", Risk.RISKY, field=f"{field}.{name}")
            return None
        return list(over) if isinstance(over, list | tuple) else [None]

    def call(
        self, step: Any, field: str, course: _Course, depth: int, outer: Mapping[str, Any] | None = None
    ) -> list[_Course]:
        """Return the courses after one call; a script's body and a scene's states are looked into."""
        try:
            calls = read_calls(self.rendered(step, field, course), field, self.rendered(outer, field, course))
        except TemplateError:
            self.waits = True
            self.name("unresolved_template", Risk.RISKY, field=field)
            return [course]
        courses = [course]
        for call in calls:
            courses = [after for one in courses for after in self.made(call, one, depth)]
        return courses

    def made(self, call: ActionCall, course: _Course, depth: int) -> list[_Course]:
        if call.domain == ANY_DOMAIN and call.service in (SERVICE_TURN_ON, SERVICE_TOGGLE):
            return self.generic(call, course, depth)
        if call.domain in (SCRIPT_DOMAIN, SCENE):
            self.waits = True
        if call.domain == SCRIPT_DOMAIN and (bodies := list(self.scripts(call))):
            return self.run_scripts(bodies, call, course, depth)
        if call.domain == SCENE and call.service in (SERVICE_TURN_ON, "apply"):
            return [self.scene(call, course)]
        return [replace(course, calls=(*course.calls, TimedCall(call, course.at)))]

    def generic(self, call: ActionCall, course: _Course, depth: int) -> list[_Course]:
        """Return the courses after a call for entities of any domain, scenes and scripts among them."""
        reached = expand(self.hass, the_home(self.hass), call.target).entities()
        opened = {
            domain: [entity_id for entity_id in reached if split_entity_id(entity_id)[0] == domain]
            for domain in (SCENE, SCRIPT_DOMAIN)
            if self.hass.services.has_service(domain, call.service)
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

    def meant(self, call: ActionCall) -> list[str]:
        """Return the entities of its own domain that a call's target means, naming what is not there."""
        found = expand(self.hass, the_home(self.hass), call.target, call.domain)
        self.unresolved += [message for message in found.missing if message not in self.unresolved]
        return [entity_id for entity_id in found.entities() if split_entity_id(entity_id)[0] == call.domain]

    def scripts(self, call: ActionCall) -> Iterator[str]:
        """Return the scripts that a call starts."""
        if call.service in (SERVICE_TURN_ON, SERVICE_TOGGLE):
            yield from self.meant(call)
        elif self.hass.states.get(f"{SCRIPT_DOMAIN}.{call.service}") is not None:
            yield f"{SCRIPT_DOMAIN}.{call.service}"

    def run_scripts(self, bodies: Sequence[str], call: ActionCall, course: _Course, depth: int) -> list[_Course]:
        component = self.hass.data.get(entity_component.DATA_INSTANCES, {}).get(SCRIPT_DOMAIN)
        given = call.data.get("variables", {}) if call.service in (SERVICE_TURN_ON, SERVICE_TOGGLE) else call.data
        courses = [course]
        for entity_id in bodies:
            script = None if component is None else component.get_entity(entity_id)
            raw = getattr(script, "raw_config", None)
            if not raw or depth >= DEEPEST:
                self.name("unresolved_script", Risk.RISKY, entity=entity_id)
                continue
            # What stands in a script was written by whoever may write scripts, not by whoever may start it.
            limited, self.limited = self.limited, False
            own = {name: value for name, value in (raw.get("variables") or {}).items() if name not in given}
            begun = [self.remembering(own, entity_id, replace(one, variables=dict(given))) for one in courses]
            after = self.sequence(raw.get("sequence", []), f"{entity_id}.sequence", begun, depth + 1)
            self.limited = limited
            courses = [replace(one, variables=course.variables, ended=False) for one in after]
        return courses

    def scene(self, call: ActionCall, course: _Course) -> _Course:
        wanted: dict[str, Mapping[str, State] | None] = {}
        if call.service == "apply":
            try:
                wanted[call.action] = STATES_SCHEMA(call.data.get("entities", {}))
            except vol.Invalid:
                raise refuse("invalid_mapping", field=f"{call.field}.entities") from None
        else:
            found = {entity_id: states_of_scene(self.hass, entity_id) for entity_id in self.meant(call)}
            wanted = found or {call.action: None}
        made: list[ActionCall] = []
        for name, states in wanted.items():
            if not states:
                self.name("unresolved_scene", Risk.RISKY, entity=name)
                continue
            calls, unknown = calls_of_states(states, call.field)
            made += calls
            for entity_id in unknown:
                self.name("unresolved_scene_entity", entity_risk(self.hass, entity_id), entity=entity_id)
        return replace(course, calls=(*course.calls, *(TimedCall(one, course.at) for one in made)))

    def rendered(self, value: Any, field: str, course: _Course) -> Any:
        """Return a value with its templates rendered. Raises TemplateError; refuses what a user may not have read."""
        if isinstance(value, Mapping):
            return {key: self.rendered(item, field, course) for key, item in value.items()}
        if isinstance(value, list):
            return [self.rendered(item, field, course) for item in value]
        if isinstance(value, str) and is_template_string(value):
            try:
                return Template(value, self.hass).async_render(dict(course.variables), limited=self.limited)
            except TemplateError:
                if self.limited:
                    raise refuse("template_limited", field=field) from None
                raise
        return value

    def remembering(self, variables: Mapping[str, Any], field: str, course: _Course) -> _Course:
        known = dict(course.variables)
        for name, value in variables.items():
            try:
                known[name] = self.rendered(value, field, replace(course, variables=known))
            except TemplateError:
                self.name("unresolved_template", Risk.COSTLY, field=f"{field}.variables.{name}")
        return replace(course, variables=known)

    def delay(self, value: Any, field: str, course: _Course) -> float:
        try:
            duration: timedelta = cv.time_period(self.rendered(value, field, course))
        except TemplateError:
            self.name("unresolved_template", Risk.COSTLY, field=f"{field}.delay")
            return 0.0
        except vol.Invalid:
            raise refuse("invalid_time", field=f"{field}.delay", value=shown(value)) from None
        return max(duration.total_seconds(), 0.0)

    def waited(self, step: Mapping[str, Any], field: str, course: _Course) -> float:
        """Return how long a wait may last: its time-out; without one nobody knows, and it counts as no time."""
        if (timeout := step.get("timeout")) is not None:
            return self.delay(timeout, field, course)
        self.name("unresolved_wait", Risk.HARMLESS, field=field)
        return 0.0


@callback
def walk(
    hass: HomeAssistant, value: Any, field: str, outer: Mapping[str, Any] | None = None, *, limited: bool = False
) -> Walk:
    """Return everything that an `action` field could do: an action's name, one in full, or a list of script steps.

    outer: the mapping in which the field stands beside its own target and data; limited: whether its templates may
    read nothing of the home, as those of a user who is no administrator. Raises ServiceValidationError, naming
    the field, for what Home Assistant would not take as a step.
    """
    walker = _Walker(hass, limited=limited)
    if isinstance(value, str):
        courses = walker.call(value, field, _Course(), 0, outer)
    else:
        read_only_shape(value, field, outer or {})
        courses = walker.sequence(value, field, [_Course()], 0)
    longest = max((len(course.calls) for course in courses), default=0)
    if longest > MAX_CALLS:
        raise refuse("too_many_actions", field=field, count=str(longest), allowed=str(MAX_CALLS))
    return Walk(
        [list(course.calls) for course in courses] or [[]],
        walker.unresolved,
        walker.waits,
        list(walker.named),
        walker.nameless,
        walker.fires,
    )


def uses_round(value: Any) -> bool:
    """Return whether templates of a loop's body ask in which round they are."""
    if isinstance(value, Mapping):
        return any(uses_round(item) for item in value.values())
    if isinstance(value, list):
        return any(uses_round(item) for item in value)
    return isinstance(value, str) and "repeat." in value and is_template_string(value)


def read_only_shape(value: Any, field: str, outer: Mapping[str, Any]) -> None:
    """Refuse what is no step, an empty list, and a target or data beside actions that carry their own."""
    for key in ("target", "data"):
        if key in outer:
            raise refuse("not_beside_full_action", field=key)
    if not isinstance(value, Mapping | list):
        raise refuse("invalid_action", field=field, value=shown(value))
    if isinstance(value, list) and not value:
        raise refuse("invalid_action", field=field, value=shown(value))
