"""States that no twin plays: set at the start, and changed when their history or pattern says so."""

import heapq
import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from homeassistant.core import Context, HomeAssistant, callback

from ..protocol import EntityCourse, Way

type _Change = tuple[float, str, str, Mapping[str, Any] | None]


class Replay:
    """Sets states from recorded courses, in order of time; the loop plays it between its timers."""

    def __init__(
        self,
        hass: HomeAssistant,
        courses: tuple[EntityCourse, ...],
        end: float,
        users: Mapping[str, Mapping[float, str]] = MappingProxyType({}),
    ) -> None:
        """Take the courses. users: by entity id and time who made a change, where somebody did."""
        self._hass = hass
        self._users = users
        self._end = end
        self._attributes = {course.entity_id: course.attributes for course in courses}
        self._changes: Iterator[_Change] = heapq.merge(*(self._of(course) for course in courses if course.changes))
        self._next = next(self._changes, None)
        self.due = self._next[0] if self._next is not None and self._next[0] < end else math.inf
        self.held: set[str] = set()
        self.present: dict[str, tuple[str, Mapping[str, Any]]] = {}

    def _of(self, course: EntityCourse) -> Iterator[_Change]:
        entity_id = course.entity_id
        return ((at, entity_id, state, attributes) for at, state, attributes in course.changes)

    def play(self) -> None:
        """Set the state that is due, and look for the next."""
        change = self._next
        if change is not None:
            at, entity_id, state, attributes = change
            if attributes is None:
                attributes = self._attributes[entity_id]
            else:
                self._attributes[entity_id] = attributes
            self.present[entity_id] = (state, attributes)
            if entity_id not in self.held:
                user = self._users[entity_id].get(at) if entity_id in self._users else None
                context = None if user is None else Context(user_id=user)
                self._hass.states.async_set(entity_id, state, attributes, context=context)
        self._next = next(self._changes, None)
        self.due = self._next[0] if self._next is not None and self._next[0] < self._end else math.inf


@callback
def set_initial(hass: HomeAssistant, courses: tuple[EntityCourse, ...]) -> None:
    """Set how everything stands at the start, as long ago as it is so, but for what real components make."""
    for course in courses:
        if course.way not in (Way.REAL, Way.MISSING):
            since = hass.loop.time() if course.since is None else course.since
            hass.states.async_set(
                course.entity_id, course.state, dict(course.attributes), timestamp=min(since, hass.loop.time())
            )
