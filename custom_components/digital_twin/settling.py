"""Waiting for twins to come to rest: one timer for a whole home."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later


class Settles(Protocol):
    """Something that wants to be told when its time is up."""

    @property
    def async_settled(self) -> Callable[[], None]:
        """Return what is to be called."""


class Settling:
    """Tells each of those who wait when nothing was heard of them for the time they gave."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nobody waits."""
        self._hass = hass
        self._due: dict[Settles, float] = {}
        self._timer: CALLBACK_TYPE | None = None
        self._timer_at = 0.0

    @callback
    def async_wait(self, who: Settles, seconds: float) -> None:
        """Tell who after so many seconds; asked again meanwhile, the time begins anew."""
        due = time.time() + seconds
        self._due[who] = due
        if self._timer is None or due < self._timer_at:
            self._schedule(due)

    @callback
    def async_forget(self, who: Settles) -> None:
        """Let somebody wait no longer."""
        self._due.pop(who, None)
        if not self._due:
            self.async_stop()

    @callback
    def async_stop(self) -> None:
        """Tell nobody any more."""
        self._due.clear()
        if self._timer is not None:
            self._timer()
            self._timer = None

    @callback
    def _schedule(self, due: float) -> None:
        if self._timer is not None:
            self._timer()
        self._timer_at = due
        job = HassJob(self._async_run, "digital_twin settling", cancel_on_shutdown=True)
        self._timer = async_call_later(self._hass, max(due - time.time(), 0.0), job)

    @callback
    def _async_run(self, _now: datetime) -> None:
        """Tell those whose time is up. The timer may be early: it stood for somebody who was heard of since."""
        self._timer = None
        now = max(time.time(), self._timer_at)
        for who in [who for who, due in self._due.items() if due <= now]:
            del self._due[who]
            who.async_settled()
        if self._due and self._timer is None:
            self._schedule(min(self._due.values()))
