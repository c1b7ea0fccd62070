"""Parting the step that a scenario was asked in, so that what happens begins, holds and lasts as long as it is told."""

from collections.abc import Iterable

from ..home.happenings import Happening

MOST_PARTS = 10
"""Into which a step is parted for what does not fall on it."""
FINEST = 60.0
"""s below which no step is parted."""
NEAR = 1.5
"""s by which what happens may miss its moment: a plan puts everything back one before the end."""


def parted(step: float, happenings: Iterable[Happening], finest: float) -> float:
    """Return a step (s), parted so that what happens falls on it, but no finer than finest (s) or FINEST.

    What was asked for is not refused for what nobody asked for: it is parted as far as there is room.
    """
    found = list(happenings)
    lengths = {length for one in found for length in (one.at, one.duration or 0.0)}
    lengths |= {one.when.lasting for one in found if one.when is not None}
    least = max(FINEST, finest)
    parts = [part for part in range(1, MOST_PARTS + 1) if part == 1 or step / part >= least]
    fitting = (part for part in parts if all(_falls_on(step / part, length) for length in lengths))
    return step / next(fitting, parts[-1])


def _falls_on(step: float, length: float) -> bool:
    return abs(length - round(length / step) * step) <= NEAR
