"""What a home draws beside its twins in a time to come: what its meter showed beyond theirs at those hours, day by day.

The mean of past days of that sort is what a forecast takes; members live through single days of them, so that an hour,
a day and the dearest hour each spread as they did. What is drawn now tells of the next hours only: what the last hour
had above its mean fades by exp(−t/τ), τ from how alike hours in a row were; what this instant has above that hour is
a kettle, and gone after minutes.
"""

import zlib
from dataclasses import dataclass
from typing import Self

import numpy as np

from ..grid import Grid
from ..messages import Message
from .columns import Array, Rows

HOURS = 24
HOUR = 3600.0
FEWEST = 3
"""Days of one sort from which on an hour of them has a mean of its own."""
FLEETING = 600.0
"""s after which what an instant had above its hour is down to 1/e."""
QUIETEST = 0.1
"""The share of hours in which so little is drawn that nobody can have switched anything on: those of the night."""
SHORTEST, LONGEST = 1800.0, 12 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRest:
    """What was drawn beside the twins on past days: W by day and local hour (D, 24), NaN unknown; free (D,) days.

    fades: s after which what an hour has above its mean is down to 1/e.
    """

    table: Array
    free: Array
    fades: float

    @classmethod
    def of(cls, table: Array, free: Array) -> Self | None:
        """Return the past of a table (D, 24) in order of time, of free (D,) days; None of one that knows nothing."""
        if np.isnan(table).all():
            return None
        return cls(table=table, free=free, fades=_fades(table - _means(table, free)))

    def ahead(self, days: Rows, hours: Rows, free: Array, start: float, lately: float | None) -> Rest:
        """Return what is drawn in hours (1 + H,) of the day, of which the second is that of the start (epoch s).

        days: the number of the local day that each belongs to, free: whether that is one. lately: the mean (W) of the
        3600 s before the start, None: nobody knows.
        """
        sorts = np.stack([_sort(self.table, self.free, bool(value)) for value in (False, True)])
        of_day = free.astype(np.intp)
        usual = sorts[of_day, hours]
        order = days - days[0]
        courses = np.tile(usual, (len(self.table), 1))
        for value in (0, 1):
            kind = np.flatnonzero(self.free == value)
            like = kind if kind.size >= FEWEST else np.arange(len(self.table))
            where = np.flatnonzero(of_day == value)
            for first in range(len(courses)):
                row = like[(first + order[where]) % len(like)]
                courses[first, where] = np.where(
                    np.isnan(self.table[row, hours[where]]), usual[where], self.table[row, hours[where]]
                )
        # Whichever hours of the past are not known, the courses together have the mean that is forecast.
        courses = np.maximum(courses + usual - courses.mean(axis=0), min(float(np.nanmin(self.table)), 0.0))
        share = start % HOUR / HOUR
        before = (1.0 - share) * usual[0] + share * usual[1]
        return Rest(
            start=start // HOUR * HOUR,
            usual=usual[1:],
            days=courses[:, 1:],
            lately=None if lately is None else lately - float(before),
            fades=self.fades,
            known=int((~np.isnan(self.table)).any(axis=1).sum()),
            quiet=self._quiet(),
        )

    def _quiet(self) -> float | None:
        """Return what is drawn (W) in the quietest hours, but for those that give something; None: there is none."""
        drawn = self.table[self.table > 0.0]
        return float(np.quantile(drawn, QUIETEST)) if drawn.size else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What is drawn beside the twins, hour by hour from start (epoch s): usual (H,) in W, days (K, H) of single days.

    lately: W by which the hour before the start lay above what is usual, None: unknown. fades as PastRest. known: from
    how many days all this is told. quiet: W that are drawn when nobody does anything, None: unknown.
    """

    start: float
    usual: Array
    days: Array
    lately: float | None
    fades: float
    known: int
    quiet: float | None = None

    def expected(self, grid: Grid, now: float | None) -> Array:
        """Return the power (T,) W to expect over a grid; now: what is drawn at its start, None: unknown."""
        return np.maximum(self.usual[self._places(grid)] + self._above(grid, now), min(float(self.usual.min()), 0.0))

    def drawn(self, grid: Grid, now: float | None, members: int, seed: int) -> Array:
        """Return the power (T, N) W that each member meets, each with days of its own; the first what is expected."""
        places = self._places(grid)
        rows = np.random.default_rng((seed, zlib.crc32(b"rest"))).permutation(members) % len(self.days)
        apart = (self.days - self.usual)[rows][:, places].T
        if self.lately is not None:
            # What the last hour had is known: days differ by as much less in the first hours.
            apart = apart * np.sqrt(1.0 - np.exp(-2.0 * grid.step * np.arange(grid.steps) / self.fades))[:, None]
        apart[:, 0] = 0.0
        power = (self.usual[places] + self._above(grid, now))[:, None] + apart
        found: Array = np.maximum(power, min(float(self.days.min()), 0.0))
        return found

    def told(self, grid: Grid) -> Message:
        """Say the mean power (W) that it takes to be usual over a grid, and how many days that was seen on."""
        power = float(self.usual[self._places(grid)].mean())
        return Message("assumed_rest_usual", {"power": round(power), "days": self.known})

    def _places(self, grid: Grid) -> Rows:
        middles = grid.start + grid.step * (np.arange(grid.steps) + 0.5)
        return np.clip(((middles - self.start) // HOUR).astype(np.intp), 0, len(self.usual) - 1)

    def _above(self, grid: Grid, now: float | None) -> Array:
        """Return by how much (T,) W more than usual is drawn because of what is drawn now and was lately."""
        slow = self.lately or 0.0
        fast = 0.0 if now is None else now - float(self.usual[self._places(grid)[0]]) - slow
        edges = grid.step * np.arange(grid.steps + 1)
        found = np.zeros(grid.steps)
        for size, lasts in ((slow, self.fades), (fast, FLEETING)):
            found += size * -np.diff(np.exp(-edges / lasts)) * lasts / grid.step
        return found


def _sort(table: Array, free: Array, wanted: bool) -> Array:
    """Return the mean (24,) of one sort of days; of an hour that it hardly knows that of all, else of all hours."""
    own = table[free == wanted]
    counts = (~np.isnan(own)).sum(axis=0)
    every = (~np.isnan(table)).sum(axis=0)
    overall = np.nanmean(table)
    mean_all = np.where(every > 0, np.nansum(table, axis=0) / np.maximum(every, 1), overall)
    return np.where(counts >= FEWEST, np.nansum(own, axis=0) / np.maximum(counts, 1), mean_all)


def _means(table: Array, free: Array) -> Array:
    sorts = np.stack([_sort(table, free, wanted) for wanted in (False, True)])
    return sorts[free.astype(np.intp)]


def _fades(apart: Array) -> float:
    """Return τ (s) from how alike hours in a row differ from their means (D, 24)."""
    course = apart.ravel()
    pairs = ~np.isnan(course[1:]) & ~np.isnan(course[:-1])
    before, after = course[:-1][pairs], course[1:][pairs]
    power = float(before @ before)
    if power <= 0.0:
        return SHORTEST
    alike = min(max(float(before @ after) / power, 0.01), 0.99)
    return float(np.clip(-HOUR / np.log(alike), SHORTEST, LONGEST))
