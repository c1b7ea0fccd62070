"""When a car is away, as its history told: past days with their trips, of which members live through like ones.

A day begins at the hour at which the car is most surely at home, so that hardly any trip reaches over its end; hours
are those of UTC as the wall clock stood when they were learned (core/clock.py).
Every member draws for each day a past one of its kind, working or free, and differs from it in times and charge by as
much as the like trips of other days do (a smoothed bootstrap: Silverman, Density Estimation, 1986, ch. 6.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ..clock import UTC, WallClock
from ..grid import Grid
from ..twin import Fidelity, Learned
from .protocol import Array

type Rows = NDArray[np.intp]

TRIPS = "trips"
"""The learned table of trips (M, COLUMNS): row of the day, s after its beginning, s away, % lost, s until it charges
(NEVER: not before the next one), and the share of what is lost that is lost on the way there."""
TRIP_DAYS = "trip_days"
"""The learned table of past days: the s of the UTC day at which they begin, then of each whether it is a free one."""
DRIVES = "car_drives"
"""The quantity of the surroundings that says what a car that is away loses in a step, %; NaN: it is here."""
CHARGES = "car_charges"
"""The quantity that says whether a car that came back charges already; NaN: as it is switched, or does."""
COLUMNS = 6
DAY = 86_400.0
FIRST_MONDAY = 4
"""Days after the epoch."""
FEWEST_DAYS = 3
STAYS_DAYS = 7
"""Days without any trip after which a car is taken never to leave."""
NEVER = -1.0
DRIVING = 25.0
"""%/h that a drive takes at least: a car that is away for longer stands somewhere between going and coming back."""
BANDWIDTH = 0.7
"""Of the distance to the like trips of other days by which a member's trip differs from a past one."""
ALONE = (1800.0, 1800.0, 0.2)
"""That distance where there is no like trip: s of leaving, s away, and a share of the charge lost."""
MOST_MOVED = 3600.0
"""s: the most that these distances count for, and of the time away no more than a third of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A trip of one member: from leave until back (epoch s), % lost on it, s after it until it charges (NEVER).

    going: the share of what it loses that is lost on the way there.
    """

    member: int
    leave: float
    back: float
    lost: float
    wait: float
    going: float


@dataclass(frozen=True, slots=True)
class Trips:
    """Past days (D,), 1 free and 0 working, that begin at s of the UTC day, and their trips (M, COLUMNS)."""

    begins: float
    free: Array
    trips: Array

    @classmethod
    def of(cls, learned: Learned | None, fidelity: Fidelity) -> Self | None:
        """Return what was learned of a car's trips; None: too little, or it is not to be used."""
        if learned is None or fidelity not in (Fidelity.ADVANCED, Fidelity.EXPERT):
            return None
        days, trips = learned.tables.get(TRIP_DAYS, ()), learned.tables.get(TRIPS, ())
        if len(days) < 2 or len(trips) % COLUMNS:
            return None
        found = cls(days[0], np.array(days[1:]), np.array(trips, dtype=np.float64).reshape(-1, COLUMNS))
        if np.any(found.trips[:, 0] >= len(found.free)):
            return None
        enough = len(found.free) >= (FEWEST_DAYS if len(trips) else STAYS_DAYS)
        return found if enough else None

    @property
    def leaves(self) -> bool:
        """Return whether the car ever leaves."""
        return bool(len(self.trips))

    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return this as tables of Learned."""
        return {
            TRIP_DAYS: (self.begins, *self.free.tolist()),
            TRIPS: tuple(np.round(self.trips, 2).ravel().tolist()),
        }

    def drawn(
        self, grid: Grid, works: Array | None, members: int, rng: np.random.Generator, now: Now, clock: WallClock = UTC
    ) -> list[Trip]:
        """Return the trips of each member over a grid, in the order of their days; those of member 0 are the usual.

        works: 1 on working days, 0 on free ones (T,), None: the weekend is free. now: how the car is at the start.
        clock: by which people leave, against that of the learning.
        """
        ends = np.array([grid.start, grid.start + grid.step * grid.steps, now.left, now.told])
        start, end, left, told = clock.times(ends).tolist()
        by_clock = self._drawn(replace(grid, start=start), end, works, members, rng, replace(now, left=left, told=told))
        moments = clock.moments(np.array([(one.leave, one.back) for one in by_clock]).reshape(-1, 2)).tolist()
        return [
            replace(one, leave=leave, back=max(back, leave + grid.step))
            for one, (leave, back) in zip(by_clock, moments, strict=True)
        ]

    def _drawn(
        self, grid: Grid, end: float, works: Array | None, members: int, rng: np.random.Generator, now: Now
    ) -> list[Trip]:
        """Return the same by the clock of the learning, by which the grid begins and ends (s)."""
        first = int((grid.start - self.begins) // DAY)
        spread = self._spread()
        until = np.full(members, grid.start)
        found: list[Trip] = []
        for day in range(first, int(np.ceil((end - self.begins) / DAY))):
            begin = self.begins + day * DAY
            alike = self._alike(_is_free(begin + DAY / 2.0, grid, works))
            since = grid.start - begin if day == first else 0.0
            if day == first:
                alike, out = self._agreeing(alike, since, now)
                if now.away:
                    back = list(self._under_way(out, since, begin, members, rng, spread, now))
                    until = np.array([one.back for one in back])
                    found += back
            picked = self._picked(alike, since, members, rng)
            noise = rng.standard_normal((members, max(len(self.trips), 1), 3))
            noise[0] = 0.0
            for member in range(members):
                for row in np.flatnonzero(self.trips[:, 0] == picked[member]).tolist():
                    leave, lasting, lost = self.trips[row, 1:4] + noise[member, row] * spread[row]
                    wait, going = self.trips[row, 4:].tolist()
                    left = begin + self.trips[row, 1]
                    if left < until[member] and not (now.away is None and left < grid.start < left + lasting):
                        continue
                    leave = max(begin + leave, until[member])
                    if leave >= end:
                        continue
                    if left < grid.start:
                        # Nobody tells that it is away, but on a day like this it is.
                        lasting, lost, going = left + lasting - grid.start, *now.rest(left, lost, going)
                    back = until[member] = leave + max(lasting, grid.step)
                    found.append(Trip(member=member, leave=leave, back=back, lost=lost, wait=wait, going=going))
        return found

    def _alike(self, free: bool) -> Rows:
        """Return the rows of past days of this kind; all where none was seen."""
        rows = np.flatnonzero(self.free == float(free))
        return rows if rows.size else np.arange(len(self.free))

    def _agreeing(self, alike: Rows, since: float, now: Now) -> tuple[Rows, Rows]:
        """Return of like days those on which it was here, or away, as it is now; and the trips that agree with that."""
        under_way = (self.trips[:, 1] <= since) & (self.trips[:, 1] + self.trips[:, 2] > since)
        out = np.isin(alike, self.trips[under_way, 0])
        agree = alike if now.away is None else alike[out == now.away]
        return agree if agree.size else alike, np.flatnonzero(under_way & np.isin(self.trips[:, 0], alike))

    def _under_way(
        self, out: Rows, since: float, begin: float, members: int, rng: np.random.Generator, spread: Array, now: Now
    ) -> Iterator[Trip]:
        """Return of each member the trip that it is on.

        Where it was never away at this hour it comes back by the clock as it ever did.
        """
        start = begin + since
        rows = out if out.size else np.arange(len(self.trips))
        chosen = rows[_strata(len(rows), members, rng)]
        back = begin + self.trips[chosen, 1] + self.trips[chosen, 2]
        moved = np.hypot(spread[chosen, 0], spread[chosen, 1]) * rng.standard_normal(members)
        moved[0] = 0.0
        if not out.size:
            back = start + np.mod(back + moved - start, DAY)
        else:
            # A trip that would be over by now may be over any moment.
            back = np.where(back + moved > start, back + moved, start + (back - start) * rng.random(members))
        for member, (whole, wait, share) in enumerate(self.trips[chosen, 3:].tolist()):
            lost, going = now.rest(now.left, whole, share)
            yield Trip(member=member, leave=start, back=float(back[member]), lost=lost, wait=wait, going=going)

    def _picked(self, alike: Rows, since: float, members: int, rng: np.random.Generator) -> Rows:
        """Return the past day (N,) that each member lives through: each as often, the first member the most usual."""
        picked = alike[_strata(len(alike), members, rng)]
        hours = np.arange(since, DAY, 900.0)
        out = np.zeros((len(alike), len(hours)))
        for day, leave, lasting, *_ in self.trips.tolist():
            out[alike == day] += (hours >= leave) & (hours < leave + lasting)
        picked[0] = alike[int(np.argmin(np.abs(out - np.median(out, axis=0)).sum(axis=1)))]
        return picked

    def _spread(self) -> Array:
        """Return by how much (M, 3) each trip may differ: in leaving and lasting (s), and in the charge lost (%)."""
        found = np.empty((len(self.trips), 3))
        free = self.free[self.trips[:, 0].astype(np.intp)] if len(self.trips) else np.empty(0)
        for row, (day, leave, lasting, lost, *_) in enumerate(self.trips.tolist()):
            others = self.trips[(free == free[row]) & (self.trips[:, 0] != day)]
            nearest = np.argsort(np.abs(others[:, 1] - leave))[: int(np.ceil(np.sqrt(max(len(others), 1))))]
            if not nearest.size:
                found[row] = ALONE[0], min(ALONE[1], lasting / 3.0), ALONE[2] * abs(lost)
                continue
            apart = BANDWIDTH * np.sqrt(np.mean((others[nearest, 1:4] - (leave, lasting, lost)) ** 2, axis=0))
            found[row] = min(apart[0], MOST_MOVED), min(apart[1], MOST_MOVED, lasting / 3.0), apart[2]
        return found


@dataclass(frozen=True, slots=True)
class Now:
    """How a car is at the start: away, None where nobody tells; when it left and its charge was last told (epoch s)."""

    away: bool | None = False
    left: float = np.inf
    told: float = -np.inf

    def rest(self, left: float, lost: float, going: float) -> tuple[float, float]:
        """Return what of a trip that began at left (epoch s) is still to be lost (%), and the share of that going."""
        return (lost * (1.0 - going), 0.0) if self.told > left else (lost, going)


def course(trips: list[Trip], grid: Grid, members: int) -> tuple[Array, Array]:
    """Return trips as DRIVES and CHARGES (T, N)."""
    drives, charges = (np.full((grid.steps, members), np.nan) for _ in range(2))
    for one in trips:
        first, last = grid.index(one.leave - grid.start), grid.index(one.back - grid.start)
        last = max(last, first + 1)
        drives[first:last, one.member] = _lost(one, last - first, grid.step)[: max(grid.steps - first, 0)]
        charges[last:, one.member] = 0.0
        if one.wait != NEVER:
            charges[last + grid.index(one.wait) :, one.member] = 1.0
    return drives, charges


def _lost(trip: Trip, steps: int, step: float) -> Array:
    """Return what a trip loses in each step (n,), %: on the way there, and on the way back."""
    found = np.zeros(steps)
    for share, forth in ((trip.going, True), (1.0 - trip.going, False)):
        lasting = min(max(round(share * trip.lost / DRIVING * 3600.0 / step), 1), max(steps // 2, 1))
        found[slice(0, lasting) if forth else slice(steps - lasting, steps)] += share * trip.lost / lasting
    return found


def stays_out(trips: list[Trip], begin: Array, end: Array) -> list[Trip]:
    """Return trips where nobody is at home from begin until end (epoch s, (N,)): nobody leaves, nobody comes back."""
    found = []
    for one in trips:
        first, last = begin[one.member], end[one.member]
        if one.leave < first or one.leave >= last:
            found.append(replace(one, back=last) if one.leave < first <= one.back < last else one)
    return found


def _is_free(at: float, grid: Grid, works: Array | None) -> bool:
    """Return whether the day around a moment (epoch s) is a free one."""
    if works is None:
        return weekend(at)
    told = works[min(max(int((at - grid.start) // grid.step), 0), len(works) - 1)]
    return weekend(at) if np.isnan(told) else bool(told < 0.5)


def weekend(at: float) -> bool:
    """Return whether a moment (epoch s) lies in a weekend of UTC."""
    return (int(at // DAY) - FIRST_MONDAY) % 7 >= 5


def _strata(choices: int, members: int, rng: np.random.Generator) -> Rows:
    """Return a choice of so many for each member (N,), each as often as another."""
    rows: Rows = ((rng.permutation(members) + rng.random()) / members * choices).astype(np.intp)
    return rows
