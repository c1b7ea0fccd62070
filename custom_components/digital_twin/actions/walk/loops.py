"""Loops round by round: a body for each item, or as often as it is counted; of any other loop, the first round."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from homeassistant.exceptions import TemplateError
from homeassistant.helpers.template import is_template_string

from ...core.models.kinds import Risk
from ...guard.risks import domain_risk
from ..calls import MAX_CALLS
from ..fields import refuse
from .course import Course, Found
from .templates import Reading

type WalkSequence = Callable[[Any, str, list[Course], int], list[Course]]
"""How the steps of a body are walked: steps, their field, the courses so far, and how deep they stand."""

MOST_ROUNDS: Final = MAX_CALLS + 1
"""Rounds of a loop that are looked at, as long as they hold no more calls than an action may have."""
RISING: Final = (Risk.HARMLESS, Risk.COSTLY, Risk.RISKY)
MESSAGES: dict[str, tuple[str, ...]] = {"unresolved_repeat": ("field", "risk")}


class Loops:
    """Walks loops."""

    def __init__(self, found: Found, reading: Reading, sequence: WalkSequence) -> None:
        """Take how their bodies are walked."""
        self._found = found
        self._reading = reading
        self._sequence = sequence

    def repeat(self, repeat: Any, field: str, courses: list[Course], depth: int) -> list[Course]:
        """Return the courses after a loop."""
        if not isinstance(repeat, Mapping):
            raise refuse("invalid_mapping", field=field)
        return [after for course in courses for after in self._rounds(repeat, field, course, depth)]

    def _rounds(self, repeat: Mapping[str, Any], field: str, begun: Course, depth: int) -> list[Course]:
        items = self._items(repeat, field, begun)
        if items is None:
            return [begun]
        body, courses, rest = repeat.get("sequence", []), [begun], False
        for index, item in enumerate(items):
            last = index == len(items) - 1
            loop = {"index": index + 1, "first": index == 0, "last": last, "item": item}
            running = [replace(one, variables={**one.variables, "repeat": loop}) for one in courses if not one.ended]
            after = self._sequence(body, f"{field}.sequence", running, depth)
            if index > 0 and any(len(course.calls) > MAX_CALLS for course in after):
                rest = True
                break
            courses = self._found.bounded([*after, *(one for one in courses if one.ended)], field)
        counted = "for_each" in repeat or "count" in repeat
        if rest or (not counted and _uses_round(body)):
            risks = [domain_risk(timed.call.domain) for one in courses for timed in one.calls[len(begun.calls) :]]
            self._found.name("unresolved_repeat", max(risks, key=RISING.index, default=Risk.HARMLESS), field=field)
        outer = {"repeat": begun.variables["repeat"]} if "repeat" in begun.variables else {}
        kept = [({key: item for key, item in one.variables.items() if key != "repeat"}, one) for one in courses]
        return [replace(one, variables=variables | outer) for variables, one in kept]

    def _items(self, repeat: Mapping[str, Any], field: str, course: Course) -> list[Any] | None:
        """Return what a loop goes over, round by round; None where nobody can tell."""
        name = "count" if "count" in repeat else "for_each"
        try:
            over = self._reading.rendered(repeat.get(name), f"{field}.{name}", course)
            if name == "count":
                return [None] * min(max(int(over), 0), MOST_ROUNDS)
        except (TemplateError, TypeError, ValueError):  # fmt: skip
            self._found.waits = True
            self._found.name("unresolved_template", Risk.RISKY, field=f"{field}.{name}")
            return None
        return list(over) if isinstance(over, list | tuple) else [None]


def _uses_round(value: Any) -> bool:
    """Return whether templates of a loop's body ask in which round they are."""
    if isinstance(value, Mapping):
        return any(_uses_round(item) for item in value.values())
    if isinstance(value, list):
        return any(_uses_round(item) for item in value)
    return isinstance(value, str) and "repeat." in value and is_template_string(value)
