"""The virtual clock. install() must run before Home Assistant is imported: many of its modules copy these functions."""

import time
from datetime import UTC, datetime, tzinfo

REAL_TIME = time.time
REAL_MONOTONIC = time.monotonic


class Clock:
    """Virtual time in epoch seconds; whoever drives it sets now, which only grows within one rehearsal."""

    def __init__(self) -> None:
        """Start at the real time."""
        self.now = REAL_TIME()

    def time(self) -> float:
        """Return the virtual time in epoch s."""
        return self.now

    def time_ns(self) -> int:
        """Return the virtual time in epoch ns."""
        return int(self.now * 1e9)

    def utcnow(self) -> datetime:
        """Return the virtual time, in UTC."""
        return datetime.fromtimestamp(self.now, UTC)


CLOCK = Clock()


def install() -> None:
    """Let the time module tell virtual time, and Home Assistant's own functions as soon as they are there."""
    time.time = time.monotonic = time.perf_counter = CLOCK.time
    time.time_ns = time.monotonic_ns = time.perf_counter_ns = CLOCK.time_ns

    import homeassistant.util.dt as dt_util  # noqa: PLC0415 -- must be the first of Home Assistant, and after the above

    def now(time_zone: tzinfo | None = None) -> datetime:
        return datetime.fromtimestamp(CLOCK.now, time_zone or dt_util.DEFAULT_TIME_ZONE)

    dt_util.utcnow = CLOCK.utcnow  # type: ignore[assignment]  # a partial there, of the same signature as used
    dt_util.now = now
