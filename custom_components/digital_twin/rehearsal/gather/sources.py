"""Where each entity's states come from in a rehearsal, and what they are."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import State

from ...sources import NOT_REPORTED
from ..protocol import DEVICE_DOMAINS, EntityCourse, Way
from . import states
from .outdoors import Outdoors
from .secrets import Redactor
from .states import Changes

AT_START: Final = 1.0
"""s after the start up to which a first recorded state counts as the one at the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is known of all entities.

    real: a component of the child makes them; simulated: a twin plays them; acted: the automations command them;
    recorded: what the recorder kept; foreknown: what the calendar alone decides; past: whether it begins in the past;
    open_loop: whether what was recorded is replayed, whoever brought it about.
    """

    real: frozenset[str]
    simulated: frozenset[str]
    acted: frozenset[str]
    recorded: states.Recorded
    foreknown: Mapping[str, Changes]
    outdoors: Outdoors | None
    redactor: Redactor
    past: bool
    open_loop: bool
    begin: float
    now: float
    end: float

    def then(self, entity_id: str, present: State | None) -> State | None:
        """Return an entity as it was at a start in the past; as it is now where nothing is recorded of it.

        An automation or helper made since then plays as it is now. A device that a twin plays begins as it was when
        it was first heard of: unavailable it would stay so for good.
        """
        rows = self.recorded.get(entity_id)
        if not rows:
            return present
        if rows[0].last_updated_timestamp > self.begin + AT_START:
            if entity_id in self.real:
                return present
            if entity_id in self.simulated and (known := next(filter(_is_known, rows), None)) is not None:
                return known
            return State(entity_id, STATE_UNAVAILABLE, rows[0].attributes)  # nothing was heard of it before
        return rows[0]

    def course(self, state: State, extra: Mapping[str, Any] | None = None) -> EntityCourse:
        """Return the course of an entity that is now so."""
        entity_id = state.entity_id
        way = self._way(entity_id)
        first = (self.then(entity_id, state) if self.past else state) or state
        changes: Changes = ()
        if way in (Way.HISTORY, Way.PATTERN):
            way, first, changes = self._replayed(first, way)
        if way in (Way.HISTORY, Way.PATTERN, Way.FROZEN) and self.outdoors is not None:
            told = self.outdoors.course(first, changes)
            if told is not None:
                first, changes = told
                way = way if way is Way.HISTORY else Way.PATTERN
        return states.course(first, way, self.redactor, changes=changes, extra=extra)

    def _way(self, entity_id: str) -> Way:
        if entity_id in self.real:
            return Way.REAL
        if entity_id in self.simulated:
            return Way.SIMULATED
        if self.is_commanded(entity_id):
            return Way.COMMANDED
        return Way.HISTORY if self.past else Way.PATTERN

    def is_commanded(self, entity_id: str) -> bool:
        """Return whether nothing but commands moves an entity, which no twin plays."""
        taken = self.open_loop or entity_id in self.real or entity_id in self.simulated
        return not taken and entity_id in self.acted and entity_id.partition(".")[0] in DEVICE_DOMAINS

    def _replayed(self, first: State, way: Way) -> tuple[Way, State, Changes]:
        """Return what is replayed, and what it begins with."""
        rows = self.recorded.get(first.entity_id)
        if self.past and rows:
            changes = states.as_changes(rows)
            return way, first, tuple(change for change in changes if change[0] > self.begin)
        if (known := self.foreknown.get(first.entity_id)) is not None:
            changes = known
        elif rows and not self.past:
            changes = states.repeated(states.as_changes(rows), self.now, self.end)
        else:
            return Way.FROZEN, first, ()
        if self.begin <= self.now and first.entity_id not in self.foreknown:
            return (way if changes else Way.FROZEN), first, changes
        before = bisect_right(changes, self.begin, key=lambda change: change[0])
        if before:
            at, text, attributes = changes[before - 1]
            first = State(
                first.entity_id, text, first.attributes if attributes is None else attributes, last_changed=_moment(at)
            )
        return (way if changes else Way.FROZEN), first, changes[before:]


def _is_known(state: State) -> bool:
    return state.state not in NOT_REPORTED


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
