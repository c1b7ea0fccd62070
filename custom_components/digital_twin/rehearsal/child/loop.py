"""An event loop in virtual time: when nothing is ready and no thread works for it, time jumps to the next timer."""

import asyncio
import math
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, Final, Protocol

from .clock import CLOCK, REAL_MONOTONIC, Clock

STANDSTILL: Final = 200_000
"""Turns of the loop at one and the same moment after which nothing but an endless loop is left to believe."""
POLL: Final = 0.02
LOOKED_AT: Final = 256
"""Turns between two looks at the real clock."""


class AbortedError(KeyboardInterrupt):
    """The rehearsal was broken off; reason is one of cancelled, wall, standstill, flood, memory, idle.

    A KeyboardInterrupt, since that is what neither Home Assistant nor asyncio catches on the way out.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class _VirtualSelector(selectors.DefaultSelector):
    """Asks the loop what to do instead of waiting."""

    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> Any:
        """Return what is ready: real events only while a thread works, else none, with time moved on."""
        if self.loop.wait_for_threads(timeout):
            return super().select(0 if timeout == 0 else POLL)
        return []


class Source(Protocol):
    """Something recorded that plays by itself: due is the epoch s of its next event, infinite when it is over."""

    due: float

    def play(self) -> None:
        """Play the event that is due, and find the next."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop of one rehearsal. abort is set, from any thread, to the reason for breaking off."""

    def __init__(self, clock: Clock = CLOCK, *, wall: float = float("inf")) -> None:
        """Take the clock to drive and the real s after which to give up."""
        self.clock = clock
        self.abort: str | None = None
        self.turns = 0
        self.source: Source | None = None
        self._deadline = REAL_MONOTONIC() + wall
        self._same_moment = 0
        self._in_flight = 0
        selector = _VirtualSelector()
        selector.loop = self
        super().__init__(selector)
        # One step of the number itself: a timer runs at its very moment, and none before it.
        self._clock_resolution = math.ulp(clock.now)

    def allow(self, seconds: float) -> None:
        """Give it so many more real s."""
        self._deadline = REAL_MONOTONIC() + seconds
        self._same_moment = 0

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """Take what a callback raised; without memory nothing that comes after it can be believed."""
        if isinstance(context.get("exception"), MemoryError):
            self.abort = self.abort or "memory"
        super().call_exception_handler(context)

    def time(self) -> float:
        """Return virtual time, in epoch s."""
        return self.clock.now

    def run_in_executor[*Ts, T](
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        """Run func in a thread; virtual time stands still until it is done."""
        future = super().run_in_executor(executor, func, *args)
        self._in_flight += 1
        future.add_done_callback(self._landed)
        return future

    def _landed(self, _future: asyncio.Future[Any]) -> None:
        self._in_flight -= 1

    def wait_for_threads(self, timeout: float | None) -> bool:
        """Return whether a thread is at work; if not, and nothing is ready, move on to the next timer."""
        self.turns += 1
        if self.abort is not None:
            raise AbortedError(self.abort)
        if not self.turns % LOOKED_AT and REAL_MONOTONIC() > self._deadline:
            raise AbortedError("wall")
        if self._in_flight:
            return True
        if timeout == 0:
            self._same_moment += 1
            if self._same_moment > STANDSTILL:
                raise AbortedError("standstill")
            return False
        if timeout is None:
            raise AbortedError("idle")
        self._same_moment = 0
        # To the very number the timer compares with: adding the rounded timeout may fall short of it for ever.
        timers: list[asyncio.TimerHandle] = self._scheduled  # type: ignore[attr-defined]  # of BaseEventLoop
        if not self._play(timers):
            self.clock.now = max(self.clock.now, timers[0].when())
        return False

    def _play(self, timers: list[asyncio.TimerHandle]) -> bool:
        """Play what is recorded up to the next timer, or until something is to be done about it."""
        source = self.source
        if source is None or source.due > timers[0].when():
            return False
        ready = self._ready  # type: ignore[attr-defined]  # of BaseEventLoop
        while not ready and source.due <= timers[0].when() and self.abort is None:
            self.turns += 1
            self.clock.now = max(self.clock.now, source.due)
            source.play()
        return True
