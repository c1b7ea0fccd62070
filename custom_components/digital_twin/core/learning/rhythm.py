"""After how many days something comes on again at the same time of day: a timer's week has two days, or three.

Of each quarter of an hour the share that it was on is averaged over the days in turn, later ones counting more. After
how many days that turns is chosen by forecasting each day from those before it only (Dawid, Prequential analysis,
JRSS A 147, 1984). Times are epoch seconds; days are those of UTC, as the hours of the week are.
"""

import numpy as np

from ..models.onoff import DAY, QUARTER
from ..models.protocol import Array

QUARTERS = 96
PERIODS = (1, 2, 3, 4, 7)
TURNS = 3
"""How often a rhythm must have had the time to come round before it is looked for."""
MOST_DAYS = 120
FADES = 0.9
"""By which each turn counts less than the next."""
PRIOR = 0.5
"""Turns of the usual share that count beside those seen."""
CLEARLY = 0.95
"""Of the score of every day alike, below which days are told apart."""
TIMETABLE = 0.15
"""Of the score of the usual share at any time, below which a clock switches it: people's evenings are at 0.2 to 0.4."""


def rhythm(times: Array, states: Array, ends: Array) -> Array:
    """Return how likely on each quarter of an hour is, from the epoch on and over again (days · 96,).

    Of stretches of 0/1 (n,) from times to ends; nothing (0,) where less than three days are known, and of what keeps to
    no timetable.
    """
    shares, first = _shares(times, states, ends)
    known = np.isfinite(shares)
    periods = [period for period in PERIODS if TURNS * period <= len(shares)]
    begun = max(periods, default=0)
    if not periods or not known[begun:].any():
        return np.empty(0)
    usual = float(shares[known].mean())
    scores = {}
    for period in periods:
        told = _told(shares, first, period, usual)[:-1]
        scores[period] = float(np.nanmean((told - shares)[begun:] ** 2))
    best = min(periods, key=lambda period: scores[period])
    if not scores[best] < CLEARLY * scores[1]:
        best = 1
    if not scores[best] < TIMETABLE * float(np.nanmean((shares[begun:] - usual) ** 2)):
        return np.empty(0)
    last = _told(shares, first, best, usual, complete=True)[-best:]
    # Rows are the days that come next, in their order; the first row is that of the epoch's turn.
    result: Array = np.roll(last, (first + len(shares)) % best, axis=0).ravel()
    return result


def _shares(times: Array, states: Array, ends: Array) -> tuple[Array, int]:
    """Return which share of each quarter of an hour it was on, by whole days (d, 96), NaN: unknown; and the first."""
    first, last = int(np.ceil(times[0] / DAY)), int(ends[-1] // DAY)
    first = max(first, last - MOST_DAYS)
    if last <= first:
        return np.empty((0, QUARTERS)), first
    edges = np.column_stack((times, ends)).ravel()
    length = ends - times
    grid: Array = first * DAY + QUARTER * np.arange((last - first) * QUARTERS + 1, dtype=np.float64)

    def until(amount: Array) -> Array:
        total = np.append(0.0, np.cumsum(amount))
        return np.diff(np.interp(grid, edges, np.column_stack((total[:-1], total[1:])).ravel()))

    on, seen = until(length * (states >= 0.5)), until(length)
    shares = np.divide(on, seen, out=np.full_like(on, np.nan), where=seen >= QUARTER / 2.0)
    return shares.reshape(-1, QUARTERS), first


def _told(shares: Array, first: int, period: int, usual: float, *, complete: bool = False) -> Array:
    """Return each day as foretold from those before it (d + 1, 96), the last one of a day that is yet to come.

    complete: instead what is foretold of the period days that come next, in rows of their own at the end.
    """
    seen, weight = np.full((period, QUARTERS), PRIOR * usual), np.full((period, QUARTERS), PRIOR)
    days = len(shares)
    rows = np.empty((days + (period if complete else 1), QUARTERS))
    for day in range(len(rows)):
        turn = (first + day) % period
        rows[day] = seen[turn] / weight[turn]
        if day < days:
            known = np.isfinite(shares[day])
            seen[turn] = np.where(known, FADES * seen[turn] + np.where(known, shares[day], 0.0), seen[turn])
            weight[turn] = np.where(known, FADES * weight[turn] + 1.0, weight[turn])
    return rows
