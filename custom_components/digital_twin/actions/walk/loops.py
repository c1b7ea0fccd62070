"""Loops round by round: a body for each item, or as often as it is counted.

Of any other loop the first round is looked at; and where its rounds differ, the further ones beside it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from homeassistant.components.script.const import DOMAIN as SCRIPT_DOMAIN
from homeassistant.const import CONF_RESPONSE_VARIABLE, CONF_VARIABLES
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError, TemplateError
from homeassistant.helpers.template import is_template_string

from ...core.models.kinds import Risk
from ...guard.risks import greatest, widest_risk
from ...guard.targets import call_risk, validate
from ..calls import MAX_CALLS, SERVICE
from ..fields import ATTR_ACTION, ATTR_TARGET, TARGET_KEYS, refuse
from ..selection import the_home
from .course import Course, Found
from .templates import Reading

type WalkSequence = Callable[[Any, str, list[Course], int], list[Course]]
"""How the steps of a body are walked: steps, their field, the courses so far, and how deep they stand."""

MOST_ROUNDS: Final = MAX_CALLS + 1
"""Rounds of a loop that are looked at, as long as they hold no more calls than an action may have."""
MOST_UNCOUNTED: Final = 12
"""Rounds of a loop without a count that are looked at where they differ."""
ACTIONS: Final = (ATTR_ACTION, SERVICE)
WORDS: Final = re.compile(r"\w+")
TARGETS: Final = frozenset({ATTR_TARGET, *TARGET_KEYS})
WAITS: Final = frozenset({"wait_template", "wait_for_trigger"})
"""Steps that set the variable wait, to how they ended."""
MESSAGES: dict[str, tuple[str, ...]] = {"unresolved_repeat": ("field", "risk")}


class Loops:
    """Walks loops."""

    def __init__(self, hass: HomeAssistant, found: Found, reading: Reading, sequence: WalkSequence) -> None:
        """Take how their bodies are walked."""
        self._hass = hass
        self._found = found
        self._reading = reading
        self._sequence = sequence

    def repeat(self, repeat: Any, field: str, courses: list[Course], depth: int) -> list[Course]:
        """Return the courses after a loop."""
        if not isinstance(repeat, Mapping):
            raise refuse("invalid_mapping", field=field)
        return [after for course in courses for after in self._loop(repeat, field, course, depth)]

    def _loop(self, repeat: Mapping[str, Any], field: str, begun: Course, depth: int) -> list[Course]:
        body = repeat.get("sequence", [])
        if "for_each" in repeat or "count" in repeat:
            items = self._items(repeat, field, begun)
            if items is None:
                return [begun]
            courses, whole = self._rounds(items[:MOST_ROUNDS], body, field, begun, depth)
            whole = whole and len(items) <= MOST_ROUNDS
        else:
            courses, whole = self._rounds([None], body, field, begun, depth)
            own = _own_names(body)
            if _any_template(body, lambda template: not own.isdisjoint(WORDS.findall(template))):
                further, _ = self._rounds([None] * MOST_UNCOUNTED, body, field, begun, depth, sure=1)
                courses, whole = self._found.bounded([*courses, *further], field), False
        if not whole:
            self._found.name("unresolved_repeat", self._risk(body, courses, len(begun.calls)), field=field)
        outer = {"repeat": begun.variables["repeat"]} if "repeat" in begun.variables else {}
        kept = [({key: item for key, item in one.variables.items() if key != "repeat"}, one) for one in courses]
        return [replace(one, variables=variables | outer) for variables, one in kept]

    def _rounds(
        self, items: list[Any], body: Any, field: str, begun: Course, depth: int, *, sure: int = MOST_ROUNDS
    ) -> tuple[list[Course], bool]:
        """Return the courses after rounds, and whether they hold all of them.

        sure: how many of them come; of the others one that Home Assistant would refuse is the last.
        """
        courses = [begun]
        for index, item in enumerate(items):
            last = index == len(items) - 1
            loop = {"index": index + 1, "first": index == 0, "last": last, "item": item}
            running = [replace(one, variables={**one.variables, "repeat": loop}) for one in courses if not one.ended]
            try:
                after = self._sequence(body, f"{field}.sequence", running, depth)
                for timed in (timed for one in after if index >= sure for timed in one.calls[len(begun.calls) :]):
                    validate(self._hass, timed.call)
            except ServiceValidationError:
                if index < sure:
                    raise
                return courses, False
            if index > 0 and any(len(course.calls) > MAX_CALLS for course in after):
                return courses, False
            courses = self._found.bounded([*after, *(one for one in courses if one.ended)], field)
        return courses, True

    def _risk(self, body: Any, courses: list[Course], before: int) -> Risk:
        """Return what the rounds can do that were not looked at: what the others do, unless they choose anew."""
        if any(map(_chooses_action, _mappings(body))):
            return Risk.RISKY
        home = the_home(self._hass)
        calls = [timed.call for one in courses for timed in one.calls[before:]]
        risks = [call_risk(self._hass, home, call) for call in calls]
        if any(map(_chooses_target, _mappings(body))):
            risks += [widest_risk(self._hass, call.domain) for call in calls]
        return greatest(risks)

    def _items(self, repeat: Mapping[str, Any], field: str, course: Course) -> list[Any] | None:
        """Return what a loop goes over, round by round; None where nobody can tell."""
        name = "count" if "count" in repeat else "for_each"
        try:
            over = self._reading.rendered(repeat.get(name), f"{field}.{name}", course)
            if name == "count":
                return [None] * min(max(int(over), 0), MOST_ROUNDS + 1)
        except (TemplateError, TypeError, ValueError):  # fmt: skip
            self._found.waits = True
            self._found.name("unresolved_template", Risk.RISKY, field=f"{field}.{name}")
            return None
        return list(over) if isinstance(over, list | tuple) else [None]


def _any_template(value: Any, wanted: Callable[[str], bool]) -> bool:
    """Return whether any template in a value is wanted."""
    if isinstance(value, Mapping):
        return any(_any_template(item, wanted) for item in value.values())
    if isinstance(value, list):
        return any(_any_template(item, wanted) for item in value)
    return isinstance(value, str) and is_template_string(value) and wanted(value)


def _own_names(body: Any) -> set[str]:
    """Return the variables by which a loop's rounds may differ: Home Assistant keeps those that its body sets."""
    own = {"repeat"}
    for step in _mappings(body):
        if isinstance(variables := step.get(CONF_VARIABLES), Mapping):
            own |= set(map(str, variables))
        if (name := step.get(CONF_RESPONSE_VARIABLE)) is not None:
            own.add(str(name))
        if not WAITS.isdisjoint(step):
            own.add("wait")
    return own


def _mappings(body: Any) -> Iterator[Mapping[str, Any]]:
    """Return every mapping in a loop's body."""
    if isinstance(body, Mapping):
        yield body
    for item in body.values() if isinstance(body, Mapping) else body if isinstance(body, list) else ():
        yield from _mappings(item)


def _chooses_action(step: Mapping[str, Any]) -> bool:
    """Return whether what a step does hangs on a template: its action, or what it gives to a script."""
    names = [step[key] for key in ACTIONS if key in step]
    given = step if any(str(name).startswith(f"{SCRIPT_DOMAIN}.") for name in names) else names
    return _any_template(given, lambda _: True)


def _chooses_target(step: Mapping[str, Any]) -> bool:
    return any(_any_template(step[key], lambda _: True) for key in TARGETS if key in step)
