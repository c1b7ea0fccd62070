"""Script steps, one after the other, on every branch that they could take."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant

from ...core.models.kinds import Risk
from ..calls import SERVICE
from ..device_actions import call_of, entity_of, risk_of, stands_for
from ..fields import ATTR_ACTION, refuse, shown
from .called import SCENE, Called
from .course import Course, Found
from .loops import Loops
from .templates import ENABLED, Reading

DEVICE: Final = "device_id"
BRANCHING: Final = ("choose", "if", "parallel", "repeat", "sequence")
HARMLESS_STEPS: Final = frozenset(
    {"and", "condition", "conditions", "not", "or", "set_conversation_response", "variables"}
)
MESSAGES: dict[str, tuple[str, ...]] = {
    "unresolved_device_action": ("field", "risk"),
    "unresolved_event": ("field", "event", "risk"),
}


class Walker:
    """Walks steps. found: what it came across; called: how calls are looked into."""

    def __init__(self, hass: HomeAssistant, *, limited: bool) -> None:
        """limited: whether templates may read nothing of the home."""
        self._hass = hass
        self.found = Found(hass)
        self._reading = Reading(hass, self.found, limited=limited)
        self._loops = Loops(hass, self.found, self._reading, self.sequence)
        self.called = Called(hass, self.found, self._reading, self.sequence)

    def sequence(self, steps: Any, field: str, courses: list[Course], depth: int) -> list[Course]:
        """Return the courses after a sequence of steps; one mapping counts as a sequence of one."""
        listed = steps if isinstance(steps, list) else [steps]
        for index, step in enumerate(listed):
            place = f"{field}[{index}]" if isinstance(steps, list) else field
            ended = [course for course in courses if course.ended]
            running = [course for course in courses if not course.ended]
            if not self.found.goes_on(len(running), place):
                break
            courses = self.found.bounded([*self._step(step, place, running, depth), *ended], place)
        return courses

    def _step(self, step: Any, field: str, courses: list[Course], depth: int) -> list[Course]:
        if not isinstance(step, Mapping) or ENABLED not in step:
            return self._taken(step, field, courses, depth)
        enabled = self._reading.enabled(step[ENABLED], field)
        if enabled is False:
            return courses
        after = self._taken({key: value for key, value in step.items() if key != ENABLED}, field, courses, depth)
        if enabled:
            return after
        self.found.waits = True
        return [*after, *courses]

    def _taken(self, step: Any, field: str, courses: list[Course], depth: int) -> list[Course]:
        if not isinstance(step, Mapping) or ATTR_ACTION in step or SERVICE in step:
            return [after for course in courses for after in self.called.read(step, field, course, depth)]
        if (kind := next((key for key in BRANCHING if key in step), None)) is not None:
            self.found.waits = True
            return self._branch(kind, step, field, courses, depth)
        if SCENE in step:
            scene = {"action": f"{SCENE}.turn_on", "target": {ATTR_ENTITY_ID: step[SCENE]}}
            return [after for course in courses for after in self.called.read(scene, field, course, depth)]
        if DEVICE in step and HARMLESS_STEPS.isdisjoint(step):
            return [after for course in courses for after in self._device(step, field, course, depth)]
        return [self._passed(step, field, course) for course in courses]

    def _device(self, step: Mapping[str, Any], field: str, course: Course, depth: int) -> list[Course]:
        """Return the courses after a device action: that of an entity is a call by another name."""
        self.found.waits = True
        if (call := call_of(self._hass, step, field)) is not None:
            return self.called.made(call, course, depth)
        nameless = self.found.nameless
        self.found.name("unresolved_device_action", risk_of(self._hass, step), field=field)
        if (entity_id := entity_of(self._hass, step)) is not None:
            self.found.named[entity_id] = None
        if stands_for(self._hass, step) is not None:
            self.found.nameless = nameless
        return [course]

    def _passed(self, step: Mapping[str, Any], field: str, course: Course) -> Course:
        """Return a course after a step that calls nothing."""
        self.found.waits = True
        if "delay" in step:
            return replace(course, at=course.at + self._reading.delay(step["delay"], field, course))
        if "stop" in step:
            return replace(course, ended=True)
        if isinstance(variables := step.get("variables"), Mapping):
            return self._reading.remembering(variables, field, course)
        if "wait_template" in step or "wait_for_trigger" in step:
            return replace(course, at=course.at + self._reading.waited(step, field, course))
        if not HARMLESS_STEPS.isdisjoint(step):
            return course
        if "event" in step:
            self.found.fires = True
            self.found.name("unresolved_event", Risk.COSTLY, field=field, event=shown(step["event"]))
        else:
            raise refuse("unknown_step", field=field, step=shown(next(iter(step), "")))
        return course

    def _branch(
        self, kind: str, step: Mapping[str, Any], field: str, courses: list[Course], depth: int
    ) -> list[Course]:
        if kind in ("sequence", "parallel"):
            parts = step[kind] if isinstance(step[kind], list) else [step[kind]]
            if kind == "sequence":
                return self.sequence(parts, f"{field}.{kind}", courses, depth)
            return [after for course in courses for after in self._parallel(parts, f"{field}.{kind}", course, depth)]
        if kind == "repeat":
            return self._loops.repeat(step[kind], f"{field}.{kind}", courses, depth)
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

    def _parallel(self, parts: list[Any], field: str, begun: Course, depth: int) -> list[Course]:
        """Walk parts that begin at once: a stop in one ends what follows them all, not the others."""
        courses = [begun]
        for index, part in enumerate(parts):
            place = f"{field}[{index}]"
            courses = self.found.bounded(
                [
                    replace(after, at=max(course.at, after.at), ended=course.ended or after.ended)
                    for course in courses
                    for after in self.sequence(part, place, [replace(course, at=begun.at, ended=False)], depth)
                ],
                place,
            )
        return courses
