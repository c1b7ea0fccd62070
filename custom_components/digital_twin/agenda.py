"""Recurring work of many twins on a single timer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from zlib import crc32

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

BATCH = 20
BATCH_PAUSE = 0.05


@dataclass(slots=True)
class _Job:
    interval: float
    action: Callable[[], None]
    active: bool = True


class Agenda:
    """Calls each job at its interval. Jobs of the same interval are spread over it, so that no second is crowded.

    A job must be short; a longer one starts a task.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Start empty; the timer runs only while there are jobs."""
        self._hass = hass
        self._heap: list[tuple[float, int, _Job]] = []
        self._order = count()
        self._timer: CALLBACK_TYPE | None = None
        self._timer_at = 0.0

    @callback
    def async_add(self, key: str, interval: timedelta, action: Callable[[], None]) -> CALLBACK_TYPE:
        """Call action every interval, first after a part of it that the key decides; return a function that ends it."""
        job = _Job(interval.total_seconds(), action)
        phase = (crc32(key.encode()) % 997 + 1) / 997
        heappush(self._heap, (self._hass.loop.time() + job.interval * phase, next(self._order), job))
        self._schedule()

        @callback
        def remove() -> None:
            job.active = False

        return remove

    @callback
    def async_stop(self) -> None:
        """Forget all jobs and end the timer."""
        self._heap.clear()
        self._schedule()

    def _schedule(self, pause: float = 0.0) -> None:
        now = self._hass.loop.time()
        at = max(self._heap[0][0], now + pause) if self._heap else None
        if self._timer is not None:
            if at is not None and at >= self._timer_at:
                return
            self._timer()
            self._timer = None
        if at is not None:
            self._timer_at = at
            job = HassJob(self._async_run, "digital_twin agenda", cancel_on_shutdown=True)
            self._timer = async_call_later(self._hass, max(0.0, at - now), job)

    @callback
    def _async_run(self, _now: datetime) -> None:
        """Do what is due, a batch at a time."""
        self._timer = None
        now = max(self._hass.loop.time(), self._timer_at)
        due: list[_Job] = []
        while self._heap and self._heap[0][0] <= now and len(due) < BATCH:
            job = heappop(self._heap)[2]
            if job.active:
                due.append(job)
                heappush(self._heap, (now + job.interval, next(self._order), job))
        self._schedule(BATCH_PAUSE if len(due) == BATCH else 0.0)
        for job in due:
            if job.active:
                job.action()
