"""What the recorder would remember, for helpers that ask it: the past that came with the request, and since then."""

import importlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.recorder import DATA_INSTANCE

from ..protocol import Request

ASKING: Final = frozenset({"history_stats", "statistics"})
"""Helpers that look into the recorder."""


class Recollection:
    """Answers, in the recorder's place, what an entity's states were."""

    def __init__(self, hass: HomeAssistant, past: Mapping[str, Sequence[tuple[float, str]]]) -> None:
        """Take the past: per entity (epoch s, state), the oldest first."""
        self._hass = hass
        self._courses = {entity_id: list(course) for entity_id, course in past.items()}

    def install(self) -> None:
        """Stand in for the recorder, and listen to what happens."""
        self._hass.data.update({DATA_INSTANCE: self})  # as much of it as is asked for
        history: Any = importlib.import_module("homeassistant.components.recorder.history")
        history.state_changes_during_period = self.state_changes_during_period
        async_track_state_change_event(self._hass, list(self._courses), self._changed)

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        new, old = event.data["new_state"], event.data["old_state"]
        if new is not None and (old is None or old.state != new.state):
            self._courses[new.entity_id].append((new.last_changed_timestamp, new.state))

    async def async_add_executor_job[*Ts, T](self, job: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """Do at once what the recorder does in a thread."""
        return job(*arguments)

    def state_changes_during_period(
        self,
        _hass: HomeAssistant,
        start_time: datetime,
        end_time: datetime | None = None,
        entity_id: str | None = None,
        *,
        include_start_time_state: bool = True,
        descending: bool = False,
        limit: int | None = None,
        **_other: Any,
    ) -> dict[str, list[State]]:
        """Return an entity's states of a period, as Home Assistant's function of that name does."""
        if entity_id is None or entity_id not in self._courses:
            return {}
        course = self._courses[entity_id]
        start, end = start_time.timestamp(), None if end_time is None else end_time.timestamp()
        first = bisect_right(course, start, key=_moment)
        last = len(course) if end is None else bisect_left(course, end, key=_moment)
        rows = course[first:last]
        if include_start_time_state and first:
            rows = [(start, course[first - 1][1]), *rows]
        if descending:
            rows.reverse()
        return {entity_id: [_state(entity_id, at, state) for at, state in rows[:limit]]}


def _moment(row: tuple[float, str]) -> float:
    return row[0]


def _state(entity_id: str, at: float, state: str) -> State:
    moment = datetime.fromtimestamp(at, UTC)
    return State(entity_id, state, last_changed=moment, last_reported=moment, last_updated=moment)


@callback
def remember(hass: HomeAssistant, request: Request) -> None:
    """Stand in for the recorder where a helper of the request will ask it."""
    asking = {plan.domain for plan in request.entries if plan.real}
    for items in request.config.values():
        if isinstance(items, list):
            asking |= {str(item.get("platform")) for item in items if isinstance(item, Mapping)}
    if asking & ASKING:
        Recollection(hass, request.past).install()
