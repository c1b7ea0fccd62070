"""How far a long calculation is: it says so as it goes, and whoever runs it may listen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

type Listener = Callable[[float], None]

SURE = 0.9
"""Share of a part at which what was expected of it is done; the rest is for what comes on top."""


@dataclass(slots=True)
class _Part:
    """From low to high of the whole; expected: pieces of work that it will probably take; done: those that are."""

    listener: Listener
    low: float
    high: float
    expected: float
    done: int = 0


_PRESENT: ContextVar[_Part | None] = ContextVar("digital_twin_progress", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have what is calculated inside tell its share (0..1, never falling) to a listener."""
    token = _PRESENT.set(_Part(listener, 0.0, 1.0, 1.0))
    try:
        yield
    finally:
        _PRESENT.reset(token)


@contextmanager
def part(low: float, high: float, expected: float) -> Iterator[None]:
    """Let what is calculated inside be this part (shares low to high) of what is around it; expected: pieces of it."""
    outer = _PRESENT.get()
    if outer is None:
        yield
        return
    width = outer.high - outer.low
    inner = _Part(outer.listener, outer.low + low * width, outer.low + high * width, max(expected, 1.0))
    token = _PRESENT.set(inner)
    try:
        yield
    finally:
        _PRESENT.reset(token)
        outer.listener(inner.high)


def done() -> None:
    """Tell that one piece of work is done."""
    present = _PRESENT.get()
    if present is None:
        return
    present.done += 1
    share = present.done / present.expected
    share = SURE * share if share <= 1.0 else 1.0 - (1.0 - SURE) / share
    present.listener(present.low + (present.high - present.low) * share)
