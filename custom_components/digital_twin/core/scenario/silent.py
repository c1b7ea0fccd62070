"""Devices that fall silent: what they told last, and when."""

import numpy as np

from ..channel import Quantity
from ..grid import Grid
from ..home.acts import either
from ..home.columns import Flags
from ..home.course import Course
from ..home.happenings import Fault, FaultKind
from ..models.inputs import encoded
from ..models.registry import main_channel
from ..requests import LastTold
from ..twin import TwinSnapshot

MOSTLY = 0.5
"""Share of the members in which a device must be silent to be told so."""


def silent_since(course: Course, twin: TwinSnapshot, grid: Grid) -> LastTold | None:
    """Return what a device told last of its main channel; None of one that still tells something in the end.

    Silent is what fails for good, what has no power, and what cannot be reached.
    """
    key = main_channel(twin.spec)
    values = None if key is None else course.outputs[twin.spec.twin_id].get(key)
    mask = _silent(course, twin.spec.twin_id, grid)
    if key is None or values is None or mask is None:
        return None
    silent = mask.mean(axis=1) >= MOSTLY
    if not silent[-1]:
        return None
    speaks = np.flatnonzero(~silent)
    row = int(speaks[-1]) + 1 if speaks.size else 0
    channel = twin.spec.channels[key]
    told = encoded(channel, twin.values.get(key)) if row == 0 else float(np.median(values[row - 1]))
    # Of states of which none is known no number stands for one.
    if told is None or (channel.quantity is Quantity.OPTION and not channel.options):
        return None
    return LastTold(channel=key, value=told, at=float(course.acts.moments(grid)[row]))


def _silent(course: Course, twin_id: str, grid: Grid) -> Flags | None:
    dead = [
        act.mask(grid.steps)
        for fault, act in course.acts.of(Fault)
        if fault.twin_id == twin_id and fault.kind is FaultKind.DEAD
    ]
    return either([*dead, *(one for found in (course.dead, course.deaf) if (one := found.get(twin_id)) is not None)])
