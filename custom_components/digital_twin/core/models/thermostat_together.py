"""Loops of several rooms side by side: what they must do step by step is done for all of them at once.

A step costs its calls, not the arithmetic, so ten rooms cost hardly more than one. A loop is a generator that hands out
its steps and gets them back done; what it returns is what it would return alone.
"""

from collections.abc import Generator, Iterable, Mapping

import numpy as np

from .protocol import Array
from .thermostat_band import Banded, BandedCourse, banded

type Loop[R] = Generator[Banded, BandedCourse, R]

MEMBERS_AT_ONCE = 1000
"""Rooms go together as soon as they have so many, so that what a step needs stays in the processor's cache."""


def alone[R](loop: Loop[R]) -> R:
    """Return what a loop returns, its steps done by themselves."""
    done: BandedCourse | None = None
    while True:
        try:
            steps = next(loop) if done is None else loop.send(done)
        except StopIteration as end:
            result: R = end.value
            return result
        done = banded(steps)


def together[R](loops: Iterable[Loop[R]]) -> list[R]:
    """Return what loops return, in their order; of those that hand out steps alike, the steps are done as one."""
    found: dict[int, R] = {}
    waiting: dict[int, tuple[Loop[R], Banded]] = {}

    def go_on(place: int, loop: Loop[R], done: BandedCourse | None) -> None:
        try:
            waiting[place] = loop, next(loop) if done is None else loop.send(done)
        except StopIteration as end:
            found[place] = end.value

    def finish() -> None:
        while waiting:
            some = dict(waiting)
            waiting.clear()
            for place, done in _done({place: steps for place, (_, steps) in some.items()}).items():
                go_on(place, some[place][0], done)

    for place, loop in enumerate(loops):
        go_on(place, loop, None)
        if sum(len(steps.opening) for _, steps in waiting.values()) >= MEMBERS_AT_ONCE:
            finish()
    finish()
    return [found[place] for place in sorted(found)]


def _done(waiting: Mapping[int, Banded]) -> dict[int, BandedCourse]:
    """Return the courses of steps, by their place."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, steps in waiting.items():
        groups.setdefault(steps.form, []).append(place)
    return {
        place: course
        for places in groups.values()
        for place, course in zip(places, _as_one([waiting[place] for place in places]), strict=True)
    }


def _as_one(rooms: list[Banded]) -> list[BandedCourse]:
    """Return the courses of rooms of one form, run as one of all their members."""
    if len(rooms) == 1:
        return [banded(rooms[0])]
    ends = np.cumsum([len(room.opening) for room in rooms])[:-1]
    ways = [room.way for room in rooms if room.way is not None]
    whole = Banded(
        drives=[_side_by_side([room.drives[mode] for room in rooms]) for mode in range(len(rooms[0].drives))],
        modes=_side_by_side([room.modes for room in rooms]),
        decay=_side_by_side([room.decay for room in rooms]),
        rise=_side_by_side([room.rise for room in rooms]),
        offset=_side_by_side([room.offset for room in rooms]),
        slope=_side_by_side([room.slope for room in rooms]),
        follow=rooms[0].follow,
        way=_side_by_side(ways) if ways else None,
        opening=_side_by_side([room.opening for room in rooms]),
    )
    course = banded(whole)
    parts = (np.split(values, ends, axis=-1) for values in (course.air, course.opening, course.modes))
    return [BandedCourse(*one) for one in zip(*parts, strict=True)]


def _side_by_side(parts: list[Array]) -> Array:
    """Return arrays of members, (N,), (T, N) or (1, N) for every step, as one of all members."""
    rows = max(part.shape[:-1] for part in parts)
    return np.concatenate([np.broadcast_to(part, (*rows, part.shape[-1])) for part in parts], axis=-1)
