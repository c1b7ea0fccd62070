"""The way of a source entity's states into its twin: the hot path, run for every state event."""

from collections.abc import Iterable

from homeassistant.core import Context, Event, EventStateChangedData, State, callback

from .core.channel import InvalidValueError
from .core.live import LiveState
from .core.state import Origin, Source
from .sources import NOT_REPORTED, Binding
from .tracker import Feed, Flushable, SourceTracker


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
        if self.twin not in self._marked:
            self.mark(self.twin)

    def take(self) -> set[str | None]:
        """Return what was touched and begin anew."""
        parts, self.parts = self.parts, set()
        return parts


def make_feed(bindings: Iterable[Binding], live: LiveState, touched: Touched, ref: str | None) -> Feed:
    """Return the function that takes an entity's state events in.

    It reports the bound channels to live. Touched is ref, the source whose every event is to be shown (any of its
    attributes may have changed), if given, and the twin itself when the entity comes or goes. What the twin finds about
    itself otherwise waits for the next reconcile.
    """
    plan = tuple((binding.channel, binding.read, live.reporter(binding.channel)) for binding in bindings)
    touch = touched.add
    present = False

    def unusual(state: State | None) -> None:
        """Take in that the entity comes or goes."""
        nonlocal present
        touch(None)
        present = state is not None and state.state not in NOT_REPORTED
        if not present:
            for key, _, _ in plan:
                live.forget(key)

    @callback
    def feed(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state is None or not present or state.state in NOT_REPORTED:
            unusual(state)
        if present and state is not None:
            for key, read, report in plan:
                try:
                    raw = read(state)
                except InvalidValueError as err:
                    live.reject(key, state.state, err.refusal, state.last_updated_timestamp)
                    continue
                if raw is not None:
                    report(raw, state.last_updated_timestamp, state.context)
                elif live.forget(key):
                    touch(None)
        if ref is not None:
            touch(ref)

    return feed
