"""A car and a storage at once: their best use together by dynamic programming over both charges.

A car that has to be full in time beside a limit leans on a storage only where that gives in the same hour, and the
storage gives only where the car is above the limit: improved in turn neither ever begins. Here
V_t(k', l', s, r) = min over levels k of the car, l of the storage of ε [k ≠ k'] + δ [l ≠ l'] + c_t(rest_t + P(s, k) +
R(r, l)) + V_(t+1)(k, l, s', r'), on a coarse grid of both charges, bilinear between its points (Bellman 1957); where a
level of the storage follows the home, R and r' follow from P, too. The search goes on from there.
"""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from ..grid import Array
from .device import Choice
from .objective import Objective
from .storage import Storage

POINTS: Final = 31
"""Charges of each that are tried."""
LEVELS: Final = 7
"""Levels of a charger that are tried at most: off, and currents from the least to the most."""


@dataclass(frozen=True, slots=True)
class _Between:
    """Where values lie between the points of a grid: the lower one, and the share of the way to the next."""

    lower: NDArray[np.intp]
    share: Array

    @classmethod
    def of(cls, charge: Array) -> Self:
        place = np.clip(charge, 0.0, 100.0) / 100.0 * (POINTS - 1)
        lower = np.minimum(place.astype(np.intp), POINTS - 2)
        return cls(lower, place - lower)

    def along(self, values: NDArray[np.floating], axis: int) -> Array:
        """Return values between the points that an axis of them stands for."""
        low = np.take_along_axis(values, self.lower, axis)
        found: Array = low + self.share * (np.take_along_axis(values, self.lower + 1, axis) - low)
        return found


def optimum(car: Storage, storage: Storage, aim: Objective, rest: Array) -> tuple[Choice, Choice]:
    """Return the choices of both of least score while everything else takes rest (T,) W."""
    pair = _Pair(car, storage, aim, rest)
    car.evaluations += POINTS * POINTS
    charges = np.linspace(0.0, 100.0, POINTS)
    values: list[NDArray[np.floating]] = [pair.ends(charges)]
    for slot in reversed(range(car.slots)):
        values.append(pair.calm(pair.worth(slot, charges, charges, values[-1])).astype(np.float32))
    values.reverse()
    choices = np.zeros((2, car.slots), dtype=np.int8)
    charged, filled = np.array([car.begins]), np.array([storage.begins])
    before: tuple[int, int] | None = None
    for slot in range(car.slots):
        found = pair.worth(slot, charged, filled, values[slot + 1])[:, :, 0, 0]
        if before is not None:
            found = found + pair.turned[0][before[0]][:, None] + pair.turned[1][before[1]]
        level, other = divmod(int(np.argmin(found)), found.shape[1])
        choices[:, slot], before = (pair.levels[0][level], pair.levels[1][other]), (level, other)
        charged, filled = pair.after(slot, charged, filled, level, other)
    return choices[0], choices[1]


class _Pair:
    """What a slot comes to at each level of both, from any charges of both: (K, L, S, R)."""

    def __init__(self, car: Storage, storage: Storage, aim: Objective, rest: Array) -> None:
        self.car, self.storage, self.aim, self.rest = car, storage, aim, rest
        self.levels = (_levels(car), _levels(storage))
        self.turned = tuple(
            device.bother * aim.unit * (1.0 - np.eye(len(levels)))
            for device, levels in zip((car, storage), self.levels, strict=True)
        )

    def ends(self, charges: Array) -> Array:
        """Return what it counts as to end with charges (G,) of each."""
        at_once = self.rest + self.car.play(self.car.at_once[None], self.rest).power[:, 0]
        car = self.car.end_worth(charges, self.aim, self.rest)
        both = car[:, None] + self.storage.end_worth(charges, self.aim, at_once)
        return np.broadcast_to(both, (*map(len, self.levels), *both.shape))

    def worth(self, slot: int, car: Array, storage: Array, value: NDArray[np.floating]) -> Array:
        """Return the score from a slot on, from charges of the car (S,) and the storage (R,).

        value: the score (K, L, G, G) from the next slot on, by the levels in this one.
        """
        charged, taken, filled, given = self._step(slot, car, storage)
        net = self.rest[self._steps(slot)].reshape(-1, 1, 1, 1, 1) + (taken + given)[None]
        cost = self.aim.stages(net, self._steps(slot)).sum(axis=0)
        cost = cost + self.car.due_worth(slot, car[:, None], charged, self.aim)
        cost = cost + self.storage.due_worth(slot, storage, filled, self.aim)
        found: Array = cost + _Between.of(filled).along(_Between.of(charged).along(value, 2), 3)
        return found

    def calm(self, worth: Array) -> Array:
        """Return the least of scores over the levels of a slot, by those before it: what changes counts."""
        other = np.stack([(worth + turned[:, None, None]).min(axis=1) for turned in self.turned[1]], axis=1)
        found: Array = np.stack([(other + turned[:, None, None, None]).min(axis=0) for turned in self.turned[0]])
        return found

    def after(self, slot: int, car: Array, storage: Array, level: int, other: int) -> tuple[Array, Array]:
        """Return the charges (1,) of both after a slot at a level of each."""
        charged, _, filled, _ = self._step(slot, car, storage)
        return charged[level, 0, :, 0], filled[level, other, 0]

    def _step(self, slot: int, car: Array, storage: Array) -> tuple[Array, Array, Array, Array]:
        """Return the car's charge after a slot and its power (K, 1, S, 1), and the storage's (K, L, S, R)."""
        levels, others = self.levels[0][:, None, None, None], self.levels[1][:, None, None]
        charged, taken = self.car.stepped(slot, levels, car[:, None], np.zeros(1))
        needs = float(self.rest[self._steps(slot)].mean()) + taken
        filled, given = self.storage.stepped(slot, others, storage, needs)
        shape = (len(levels), len(others), len(car), len(storage))
        return charged, taken, np.broadcast_to(filled, shape), np.broadcast_to(given, shape)

    def _steps(self, slot: int) -> slice:
        return slice(slot * self.car.per_slot, min((slot + 1) * self.car.per_slot, self.car.grid.steps))


def _levels(device: Storage) -> NDArray[np.intp]:
    """Return the levels to try: to be left alone only where nothing can be set."""
    count = len(device.levels)
    if count <= LEVELS:
        return np.arange(min(1, count - 1), count)
    return np.append(1, np.unique(np.linspace(2, count - 1, LEVELS - 1).astype(np.intp)))
