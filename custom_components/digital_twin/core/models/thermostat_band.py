"""Steps of a crowd of rooms under proportional control: few short calls for all members at once.

A step costs its calls, not the arithmetic (see thermostat_crowd.py), so all that does not hang on the temperature is
worked out for all steps before.
"""

from dataclasses import dataclass

import numpy as np

from .protocol import Array
from .thermostat_crowd import NOTHING, SWEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded:
    """What the steps need of N members.

    drives: by how much each mode but the plant's, which comes last, rises in each step (T, N); the first is
    overwritten. modes: whose sum is the air temperature (°C), before the first step (M, N); decay: of the modes per
    step, rise: per unit of opening and way (M, N). The opening wanted is offset + slope × the temperature as it would
    be with the plant shut, within 0..1, a step each (T, N), or (1, N) for all; the controller goes the share follow of
    its way to it in a step.
    way: by which the opening warms the room, a step each (T, N); None: by 1. opening: before the first step (N,).
    """

    drives: list[Array]
    modes: Array
    decay: Array
    rise: Array
    offset: Array
    slope: Array
    follow: float
    way: Array | None
    opening: Array

    @property
    def form(self) -> tuple[object, ...]:
        """Return what the steps of two crowds have in common that can be done as one."""
        return len(self.drives[0]), len(self.modes), self.drives[0].dtype, self.follow, self.way is None


@dataclass(frozen=True, slots=True)
class BandedCourse:
    """What the steps came to: air temperature (°C) and opening (T, N), and the last modes (M, N)."""

    air: Array
    opening: Array
    modes: Array


def banded(room: Banded) -> BandedCourse:
    """Return the course of a crowd.

    Within a step the opening fits the temperature at its end, as a controller that acts all the time does.
    """
    course, *others = room.drives
    kind = course.dtype
    openings, state = np.empty_like(course), room.modes.astype(kind)
    part, risen = np.empty_like(state), np.empty_like(state)
    (first, second, *rest), (shut, beside, *more) = state, part
    driven = list(zip((beside, *more), others, strict=False))
    decay, rise, follow = room.decay.astype(kind), room.rise.astype(kind), room.follow
    way = None if room.way is None else room.way.astype(kind)
    slope, offset = (np.broadcast_to(one.astype(kind), course.shape) for one in (room.slope, room.offset))
    before, free = room.opening.astype(kind), np.empty_like(risen[0])
    multiply, add, subtract, maximum, minimum = np.multiply, np.add, np.subtract, np.maximum, np.minimum
    for index, (warm, now) in enumerate(zip(course, openings, strict=True)):
        if index % SWEEP == 0:
            state[np.abs(state) < NOTHING] = 0.0
        multiply(state, decay, part)
        add(shut, warm, shut)
        for mode, drive in driven:
            add(mode, drive[index], mode)
        add(shut, beside, free)
        for mode in more:
            add(free, mode, free)
        multiply(free, slope[index], now)
        add(now, offset[index], now)
        maximum(now, 0.0, now)
        minimum(now, 1.0, now)
        if follow < 1.0:
            subtract(now, before, now)
            multiply(now, follow, now)
            add(now, before, now)
            before = now
        if way is None:
            multiply(rise, now, risen)
        else:
            multiply(now, way[index], free)
            multiply(rise, free, risen)
        add(part, risen, state)
        add(first, second, warm)
        for mode in rest:
            add(warm, mode, warm)
    return BandedCourse(course, openings, state.astype(np.float64))
