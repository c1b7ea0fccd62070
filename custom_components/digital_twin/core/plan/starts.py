"""Where the search begins beside what is simple: storages at their optimum in turn, and cars together with storages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from . import pair
from .storage import Storage
from .together import Course, Together

LONGEST: Final = 288
"""Steps up to which cars and storages are tried together: a table of all charges at each of them is kept."""


def starts(together: Together, present: Sequence[Course]) -> Iterator[list[Course]]:
    """Give courses to begin with beside simple ones; present: everything left alone."""
    storages = {index: device for index, device in enumerate(together.devices) if isinstance(device, Storage)}
    planned = {index: device for index, device in storages.items() if len(device.levels) > 1}
    if not planned:
        return
    in_turn = _in_turn(together, present, planned)
    yield in_turn
    if not np.isfinite(together.aim.limit) or together.devices[0].grid.steps > LONGEST:
        return
    best = list(min(present, in_turn, key=together.score))
    for index, car in planned.items():
        for other, storage in storages.items():
            if car.gives or car.least is None or not storage.gives:
                continue
            rest = together.without(best, {index, other})
            choices = [course.choice for course in best]
            choices[index], choices[other] = pair.optimum(car, storage, together.aim, rest)
            found = together.courses(choices)
            yield found
            found = _in_turn(together, found, planned)
            yield found
            best = list(min(best, found, key=together.score))


def _in_turn(together: Together, courses: Sequence[Course], planned: Mapping[int, Storage]) -> list[Course]:
    """Return the courses with storages at their optimum, each beside the others as they are by then."""
    found = list(courses)
    for index, device in planned.items():
        choice = device.optimum(together.aim, together.beside(found, index))
        found = together.changed(found, index, choice)
    return found
