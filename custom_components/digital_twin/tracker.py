"""The source entities of all twins on Home Assistant's one state tracker, and one flush for what changes touch."""

from collections.abc import Callable
from time import perf_counter
from typing import Protocol

from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event

from .const import LOGGER

FLUSH_SLICE = 0.003

type Feed = Callable[[Event[EventStateChangedData]], None]


class Flushable(Protocol):
    """Something marked as changed, to be told once per turn of the event loop."""

    def async_flush(self) -> None:
        """Tell everybody who shows it."""


class SourceTracker:
    """Brings the state events of source entities to their twins' feeds, and flushes marked twins coalesced.

    Home Assistant keeps a single listener for all tracked entities and finds an event's callbacks in a dictionary; the
    feeds stand in that dictionary themselves, since a second dispatch here would cost as much as a twin's own work.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Start with nothing tracked."""
        self._hass = hass
        self._scheduled = False
        self.marked: dict[Flushable, None] = {}
        self.tracked = 0

    @callback
    def async_add(self, entity_id: str, feed: Feed) -> CALLBACK_TYPE:
        """Call feed with each state event of an entity; return a function that ends it."""
        unsubscribe = async_track_state_change_event(self._hass, entity_id, feed)
        self.tracked += 1

        @callback
        def remove() -> None:
            unsubscribe()
            self.tracked -= 1

        return remove

    @callback
    def async_mark(self, item: Flushable) -> None:
        """Have item flushed at the next turn of the event loop, once however often it is marked."""
        self.marked[item] = None
        if not self._scheduled:
            self._scheduled = True
            self._hass.loop.call_soon(self._async_flush)

    @callback
    def async_forget(self, item: Flushable) -> None:
        """Drop the mark of an item that is going away."""
        self.marked.pop(item, None)

    @callback
    def _async_flush(self) -> None:
        """Flush what is marked, in slices that leave the event loop room."""
        deadline = perf_counter() + FLUSH_SLICE
        marked = self.marked
        while marked:
            item = next(iter(marked))
            del marked[item]
            try:
                item.async_flush()
            except Exception:  # noqa: BLE001 -- what fails in one twin must not keep all others from being shown
                LOGGER.exception("A twin could not be shown")
            if perf_counter() > deadline and marked:
                self._hass.loop.call_soon(self._async_flush)
                return
        self._scheduled = False
