"""One tracker for the source entities of all twins, and one flush for what their changes touch."""

from collections import defaultdict
from collections.abc import Callable
from time import perf_counter
from typing import Protocol

from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event

FLUSH_SLICE = 0.003

type Feed = Callable[[State | None], None]


class Flushable(Protocol):
    """Something marked as changed, to be told once per turn of the event loop."""

    def async_flush(self) -> None:
        """Tell everybody who shows it."""


class SourceTracker:
    """Dispatches the state events of source entities to their twins' feeds, and flushes marked twins coalesced."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start with nothing tracked."""
        self._hass = hass
        self._feeds: defaultdict[str, list[Feed]] = defaultdict(list)
        self._unsubscribe: dict[str, CALLBACK_TYPE] = {}
        self._marked: dict[Flushable, None] = {}
        self._scheduled = False

    @property
    def tracked(self) -> int:
        """Return how many entities are tracked."""
        return len(self._feeds)

    @callback
    def async_add(self, entity_id: str, feed: Feed) -> CALLBACK_TYPE:
        """Call feed with each new state of an entity (None when it is removed); return a function that ends it."""
        self._feeds[entity_id].append(feed)
        if entity_id not in self._unsubscribe:
            self._unsubscribe[entity_id] = async_track_state_change_event(self._hass, entity_id, self._async_on_event)

        @callback
        def remove() -> None:
            feeds = self._feeds[entity_id]
            feeds.remove(feed)
            if not feeds:
                del self._feeds[entity_id]
                self._unsubscribe.pop(entity_id)()

        return remove

    @callback
    def _async_on_event(self, event: Event[EventStateChangedData]) -> None:
        data = event.data
        state = data["new_state"]
        for feed in self._feeds[data["entity_id"]]:
            feed(state)

    @callback
    def async_mark(self, item: Flushable) -> None:
        """Have item flushed at the next turn of the event loop, once however often it is marked."""
        self._marked[item] = None
        if not self._scheduled:
            self._scheduled = True
            self._hass.loop.call_soon(self._async_flush)

    @callback
    def async_forget(self, item: Flushable) -> None:
        """Drop the mark of an item that is going away."""
        self._marked.pop(item, None)

    @callback
    def _async_flush(self) -> None:
        """Flush what is marked, in slices that leave the event loop room."""
        deadline = perf_counter() + FLUSH_SLICE
        marked = self._marked
        while marked:
            item = next(iter(marked))
            del marked[item]
            item.async_flush()
            if perf_counter() > deadline and marked:
                self._hass.loop.call_soon(self._async_flush)
                return
        self._scheduled = False
