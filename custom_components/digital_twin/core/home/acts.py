"""Happenings on a grid: from which step until which they act, in each member."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..grid import Grid
from .columns import Array, Flags, Rows
from .happenings import Happening, When


@dataclass(frozen=True, slots=True)
class Act:
    """A happening that acts from step start until before step end, (n,) each with n 1 or N; start T: never."""

    happening: Happening
    start: Rows
    end: Rows

    def mask(self, steps: int) -> Flags:
        """Return where it acts (T, n)."""
        rows = np.arange(steps)[:, None]
        found: Flags = (rows >= self.start) & (rows < self.end)
        return found

    def begins(self, grid: Grid) -> Array:
        """Return when it begins (s after the start, (n,); inf: never): when it was to, not when its step does."""
        never = self.start >= grid.steps
        at = self.happening.at if self.happening.when is None else self.start * grid.step
        return np.where(never, np.inf, at)

    def ends(self, grid: Grid) -> Array:
        """Return when it ends (s after the start, (n,); inf: not before the end of the grid), likewise."""
        lasting = np.inf if self.happening.duration is None else self.happening.duration
        return np.where(self.end >= grid.steps, np.inf, self.begins(grid) + lasting)

    @property
    def happens(self) -> bool:
        """Return whether it begins in any member."""
        return bool((self.start < self.end).any())


@dataclass(frozen=True, slots=True)
class Acts:
    """All that happens in one variant of a home over a grid."""

    steps: int
    acts: tuple[Act, ...]

    def moments(self, grid: Grid) -> Array:
        """Return when each step begins as it is told (s after the start, (T + 1,)): what happens there says when.

        What was written for ten o'clock is told so, and so is what comes of it, though its step begins a little earlier
        or later.
        """
        found = grid.step * np.arange(grid.steps + 1, dtype=np.float64)
        # Of several at one step the first is put last: its time is the one that stays.
        edges = [
            (float(time[0]), int(rows[0]))
            for act in self.acts
            if act.happening.when is None
            for time, rows in ((act.begins(grid), act.start), (act.ends(grid), act.end))
            if np.isfinite(time[0])
        ]
        for time, row in sorted(edges, reverse=True):
            found[row] = time
        return found

    def of[T: Happening](self, sort: type[T]) -> Iterator[tuple[T, Act]]:
        """Return the acts of a sort, in order of their beginning, with what happens."""
        for act in sorted(self.acts, key=lambda act: int(act.start.min())):
            if isinstance(act.happening, sort) and act.happens:
                yield act.happening, act


def schedule(happenings: Sequence[Happening], fired: Mapping[int, Rows], grid: Grid) -> Acts:
    """Return when each happening acts. fired: of those with a condition, by place, the step (N,) at which it held."""
    acts = []
    for place, happening in enumerate(happenings):
        if happening.when is None:
            start = np.array([min(grid.index(happening.at), grid.steps)])
        else:
            start = fired.get(place, np.full(1, grid.steps))
        lasting = grid.steps if happening.duration is None else max(round(happening.duration / grid.step), 1)
        acts.append(Act(happening, start, np.minimum(start + lasting, grid.steps)))
    return Acts(grid.steps, tuple(acts))


def first_held(when: When, values: Array, after: float, grid: Grid) -> Rows:
    """Return the step (N,) at whose beginning a condition on a channel's course (T, N) has held long enough; T: never.

    A course tells the end of each step: what holds there acts from the next one on.
    """
    holds = np.ones(values.shape, dtype=np.bool_)
    if when.above is not None:
        holds &= values > when.above
    if when.below is not None:
        holds &= values < when.below
    if when.equals is not None:
        holds &= np.abs(values - float(when.equals)) < 0.5
    holds[: min(grid.index(after), grid.steps)] = False
    run = max(round(when.lasting / grid.step), 1)
    if run > 1:
        if run > len(holds):
            return np.full(values.shape[1], grid.steps)
        total = np.cumsum(holds, axis=0, dtype=np.int32)
        whole = total[run - 1 :].copy()
        whole[1:] -= total[:-run]
        holds = np.concatenate([np.zeros((run - 1, values.shape[1]), dtype=np.bool_), whole == run])
    ever = holds.any(axis=0)
    found: Rows = np.where(ever, np.minimum(holds.argmax(axis=0) + 1, grid.steps), grid.steps)
    return found


def either(masks: Iterable[Flags]) -> Flags | None:
    """Return where any of the masks (T, n) holds; None where there is none."""
    found: Flags | None = None
    for mask in masks:
        found = mask if found is None else found | mask
    return found
