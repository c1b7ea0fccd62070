"""Who is without power, heat or contact in an outage, as scenarios work it out, from when to when."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from ..core.grid import Grid
from ..core.home.acts import Acts, schedule
from ..core.home.columns import Flags
from ..core.home.happenings import Fault, FaultKind, Happening, Outage
from ..core.home.links import HomeLinks
from ..core.home.supply import unreachable, without_plant, without_power
from ..core.twin import TwinSnapshot

STEP: Final = 60.0
"""s: how exactly it is known when a backup is empty; what begins and ends by the clock does so on the second."""


class Lacks(StrEnum):
    """What a device has to do without."""

    POWER = "power"
    HEAT = "heat"
    """It goes on by its battery, but nothing heats for it."""
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A device does without something from begin to end (s after the start)."""

    twin_id: str
    lacks: Lacks
    begin: float
    end: float


def cuts(
    happenings: Iterable[Happening], twins: Mapping[str, TwinSnapshot], links: HomeLinks, duration: float
) -> list[Cut]:
    """Return whom outages and dead devices cut off from what within duration (s). Nothing of it has a condition."""
    causes = tuple(one for one in happenings if isinstance(one, Outage) or _kills(one))
    if not causes:
        return []
    grid = Grid(0.0, STEP, math.ceil(duration / STEP))
    acts = schedule(causes, {}, grid)
    clock = _Clock(acts, duration)
    dead = dict(without_power(twins, links, acts, grid))
    for fault, act in acts.of(Fault):
        mask = act.mask(grid.steps)
        dead[fault.twin_id] = dead[fault.twin_id] | mask if fault.twin_id in dead else mask
    masks = {
        Lacks.POWER: dead,
        Lacks.HEAT: without_plant(twins, links, acts, grid),
        Lacks.CONTACT: unreachable(twins, links, acts, dead, grid),
    }
    return [
        Cut(twin_id=twin_id, lacks=lacks, begin=clock.at(begin), end=clock.at(end))
        for lacks, found in masks.items()
        for twin_id, mask in found.items()
        for begin, end in _stretches(mask)
    ]


def _kills(one: Happening) -> bool:
    return isinstance(one, Fault) and one.kind is FaultKind.DEAD


class _Clock:
    """Tells when (s after the start) a row begins: to the second where that is when something begins or ends."""

    def __init__(self, acts: Acts, duration: float) -> None:
        self._duration = duration
        self._known = {acts.steps: duration}
        for act in acts.acts:
            one = act.happening
            self._known.setdefault(int(act.start[0]), one.at)
            if one.duration is not None:
                self._known.setdefault(int(act.end[0]), one.at + one.duration)

    def at(self, row: int) -> float:
        return min(self._known.get(row, row * STEP), self._duration)


def _stretches(mask: Flags) -> Iterator[tuple[int, int]]:
    """Return where each stretch of a mask (T, 1) begins and ends."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask[:, 0], [False]]).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
