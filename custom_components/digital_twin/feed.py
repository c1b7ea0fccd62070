"""The way of a source entity's states into its twin: the hot path, run for every state event."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, override

from homeassistant.core import Context, Event, EventStateChangedData, State, callback

from .core.channel import InvalidValueError
from .core.live import LiveState, Reporter, Taker
from .core.state import Origin, Source
from .sources import NOT_REPORTED, Binding, Reader
from .tracker import Feed, Flushable, SourceTracker

type _Touch = Callable[[str | None], None]
type _Step = tuple[str, Reader, Reporter]
"""A channel, what reads it in a state, and who takes what was read."""


def change_origin(context: object) -> Origin:
    """Return who caused a state: a person, an automation or script, or the device by itself; and the context's id."""
    assert isinstance(context, Context)  # noqa: S101 -- only feeds report to a twin's state
    if context.user_id is not None:
        return Origin(Source.USER, context.id)
    return Origin(Source.DEVICE if context.parent_id is None else Source.AUTOMATION, context.id)


class Touched:
    """What events touched in a twin since its last flush: the sources to show anew, and None for the twin itself."""

    __slots__ = ("_marked", "mark", "parts", "twin")

    def __init__(self, tracker: SourceTracker, twin: Flushable) -> None:
        """Have the twin marked with the tracker."""
        self.twin = twin
        self.parts: set[str | None] = set()
        self._marked = tracker.marked
        self.mark = tracker.async_mark

    def add(self, part: str | None) -> None:
        """Note a part and have the twin flushed."""
        self.parts.add(part)
        self.rouse()

    def rouse(self) -> None:
        """Have the twin flushed."""
        if self.twin not in self._marked:
            self.mark(self.twin)

    def take(self) -> set[str | None]:
        """Return what was touched and begin anew."""
        parts, self.parts = self.parts, set()
        return parts


class _Feed:
    """Takes an entity's state events in, by as many channels as it tells of."""

    __slots__ = ("_live", "_plan", "_present", "_ref", "_touch")

    def __init__(self, plan: tuple[_Step, ...], live: LiveState, touch: _Touch, ref: str | None) -> None:
        self._plan = plan
        self._live = live
        self._touch = touch
        self._ref = ref
        self._present = False

    @callback
    def take(self, event: Event[EventStateChangedData]) -> None:
        """Take in what an event says."""
        state = event.data["new_state"]
        if state is None or not self._present or state.state in NOT_REPORTED:
            self.unusual(state)
        if self._present and state is not None:
            for key, read, report in self._plan:
                try:
                    raw = read(state)
                except InvalidValueError as err:
                    self._live.reject(key, state.state, err.refusal, state.last_updated_timestamp)
                    continue
                if raw is not None:
                    report(raw, state.last_updated_timestamp, state.context)
                elif self._live.forget(key, state.last_updated_timestamp):
                    self._touch(None)
        if self._ref is not None:
            self._touch(self._ref)

    def unusual(self, state: State | None) -> None:
        """Take in that the entity comes or goes."""
        self._touch(None)
        self._present = state is not None and state.state not in NOT_REPORTED
        if not self._present:
            at = time.time() if state is None else state.last_updated_timestamp
            for key, _, _ in self._plan:
                self._live.forget(key, at)


class _SingleFeed(_Feed):
    """The same for an entity that tells of one channel only, as most do, without the loop."""

    __slots__ = ("_key", "_read", "_report")

    def __init__(self, step: _Step, live: LiveState, touch: _Touch, ref: str | None) -> None:
        super().__init__((step,), live, touch, ref)
        self._key, self._read, self._report = step

    @override
    @callback
    def take(self, event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state is None or not self._present or state.state in NOT_REPORTED:
            super().take(event)
            return
        try:
            raw = self._read(state)
        except InvalidValueError as err:
            self._live.reject(self._key, state.state, err.refusal, state.last_updated_timestamp)
        else:
            if raw is not None:
                self._report(raw, state.last_updated_timestamp, state.context)
            elif self._live.forget(self._key, state.last_updated_timestamp):
                self._touch(None)
        if self._ref is not None:
            self._touch(self._ref)


_NONE: Final[Mapping[str, Any]] = {}


class _NumberFeed(_SingleFeed):
    """The same for a number that is its entity's state: nothing but that has to be read while its unit stays."""

    __slots__ = ("_attributes", "_take")

    def __init__(self, step: _Step, live: LiveState, touch: _Touch, ref: str | None, take: Taker) -> None:
        super().__init__(step, live, touch, ref)
        self._take = take
        self._attributes = _NONE

    @override
    @callback
    def take(self, event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        # Home Assistant keeps the attributes' object as long as they are the same.
        if state is None or state.attributes is not self._attributes:
            self._look(event)
            return
        try:
            value = float(state.state)
        except ValueError:
            self._look(event)
            return
        self._take(value, state.last_updated_timestamp, state.context)
        if self._ref is not None:
            self._touch(self._ref)

    def _look(self, event: Event[EventStateChangedData]) -> None:
        """Take in what an event says, and learn whether the next need be looked at as closely."""
        super().take(event)
        self._attributes = _NONE
        state = event.data["new_state"]
        if state is not None and self._present:
            try:
                self._attributes = state.attributes if self._read(state) is state.state else _NONE
            except InvalidValueError:
                return


def make_feed(bindings: Iterable[Binding], live: LiveState, touched: Touched, ref: str | None) -> Feed:
    """Return the function that takes an entity's state events in.

    It reports the bound channels to live. Touched is ref, the source whose every event is to be shown (any of its
    attributes may have changed), if given, and the twin itself when the entity comes or goes. What the twin finds about
    itself otherwise waits for the next reconcile.
    """
    bindings = tuple(bindings)
    plan = tuple((binding.channel, binding.read, live.reporter(binding.channel)) for binding in bindings)
    if len(plan) != 1:
        return _Feed(plan, live, touched.add, ref).take
    taker = live.taker(plan[0][0])
    if taker is not None and all(binding.attribute is None for binding in bindings):
        return _NumberFeed(plan[0], live, touched.add, ref, taker).take
    return _SingleFeed(plan[0], live, touched.add, ref).take
