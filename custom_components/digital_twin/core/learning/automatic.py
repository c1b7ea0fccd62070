"""Learning what a storage does in its automatic mode: whether it answers the home, the sun, or the hour of the day.

Each rule is fitted to all days but one and tried on that one, day by day; a side takes whichever errs least. Quarters
of an hour in which the cells left no choice, full or as empty as they ever were, tell nothing of what was meant.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..models.automatic import BY_HOURS, BY_SUN, DAY, FOLLOWS, METER, NEED, SOLAR, Automatic, Rule
from ..models.battery import follows
from ..models.switching import HOURS, hour_of_day
from .common import History
from .messages import rounded, say
from .sampling import Grid

type Array = NDArray[np.float64]
type Flags = NDArray[np.bool_]
type Tried = Callable[[Flags], tuple[Array, float, float]]
"""What a rule tells (n,) when fitted to some rows, with its margin and that margin's deviation (W)."""

STEP = 900.0
FEWEST_DAYS = 3
MOST_DAYS = 14
"""The latest days that members live through."""
WHOLE = 0.5
"""Of a day that must be known for it to be one."""
KNOWN = 0.5
"""Of the time that what surrounds it must be known."""
WORKS = 40.0
"""W from which on it works, not only keeps itself awake."""
NEARLY_FULL = 92.0
"""% from which on charging is no longer what was meant to be charged."""
NEARLY_EMPTY = 1.5
"""% above the lowest charge ever seen up to which giving nothing may mean that there is nothing left."""
MOST = 0.995
"""The share of time in which no more was charged or given than the most."""
SIDES = ("charges", "gives")
ANSWERED = {FOLLOWS: "need", BY_SUN: "solar", BY_HOURS: "hours"}


def learn_automatic(history: History) -> tuple[Automatic, tuple[Message, ...]] | None:
    """Return what the history tells of the automatic mode; None: there is none, or it was hardly seen.

    Beside it what to say: what each side answers and how far that was off, of a side that worked on days enough while
    it had a choice.
    """
    charge, power = history.series.get("charge"), history.series.get("power")
    channel = history.request.spec.channels.get("storage_mode")
    if charge is None or power is None or channel is None or not any(map(follows, channel.options)):
        return None
    start = max(power.times[0], charge.times[0]) // STEP * STEP
    grid = Grid(start, STEP, int((power.end - start) // STEP))
    mean, level = grid.mean(power), grid.held(charge)
    known = np.isfinite(mean) & np.isfinite(level) & _by_itself(history, grid, channel.options)
    days = (grid.times - STEP) // DAY
    counts = {day: int(known[days == day].sum()) for day in np.unique(days).tolist()}
    whole = [day for day, count in counts.items() if count >= WHOLE * DAY / STEP][-MOST_DAYS:]
    if len(whole) < FEWEST_DAYS:
        return None
    known &= np.isin(days, whole)
    hours = hour_of_day(grid.times - STEP)
    around = _around(history, grid, mean)
    free = known & (level < NEARLY_FULL), known & (level > np.nanmin(level[known]) + NEARLY_EMPTY)
    tables, sides, most = [], [], []
    said: list[Message] = []
    for place, chosen in enumerate(free):
        side = np.maximum(-mean if place else mean, 0.0)
        side = np.where(side < WORKS, 0.0, side)
        tables.append(_by_hour(side, chosen, days, hours, whole))
        most.append(float(np.quantile(side[known], MOST)))
        usable = chosen & np.all([np.isfinite(values) for values in around.values()], axis=0)
        tried: dict[int, Tried] = {}
        for rule, name, sign in ((FOLLOWS, NEED, 1.0 if place else -1.0), (BY_SUN, SOLAR, 1.0)):
            if name in around and not (place and rule == BY_SUN) and usable.sum() >= KNOWN * chosen.sum():
                tried[rule] = _answering(side, sign * around[name])
        if not tried:
            usable = chosen
        tried[BY_HOURS] = _on_the_clock(side, hours)
        sides.append(_ranked(tried, side, usable, days, whole))
        if len(np.unique(days[usable & (side > 0.0)])) >= FEWEST_DAYS:
            best = sides[-1][0]
            said.append(say(f"learned_{SIDES[place]}_{ANSWERED[best.rule]}", power=rounded(best.error)))
    table: Array = np.round(np.concatenate(tables, axis=1)).astype(np.float64)
    return Automatic(sides[0], sides[1], table, (most[0], most[1])), tuple(said)


def _around(history: History, grid: Grid, power: Array) -> dict[str, Array]:
    """Return what the home took beside the storage, and what its roofs made, (n,) W, as far as its history has it."""
    found: dict[str, Array] = {}
    environment = history.request.environment
    if (meter := environment.get(METER)) is not None:
        found[NEED] = grid.mean(meter) - power
    if roofs := [grid.mean(series) for name, series in environment.items() if name.startswith(SOLAR)]:
        found[SOLAR] = sum(roofs[1:], start=roofs[0])
    return found


def modes_seen(history: History) -> tuple[float, ...]:
    """Return the hours that it was seen in each of its modes; none where nothing tells its power or mode."""
    mode, power = history.series.get("storage_mode"), history.series.get("power")
    channel = history.request.spec.channels.get("storage_mode")
    if mode is None or power is None or channel is None:
        return ()
    held = np.diff(np.append(mode.times, mode.end)) / 3600.0
    return tuple(float(held[mode.values == index].sum()) for index in range(len(channel.options)))


def _by_itself(history: History, grid: Grid, options: tuple[str, ...]) -> Flags:
    """Return where it was in its automatic mode (n,); before the first report it is taken to have been in that."""
    mode = history.series.get("storage_mode")
    if mode is None:
        return np.ones(grid.steps, dtype=np.bool_)
    held = grid.held(mode)
    first = mode.values[np.isfinite(mode.values)][:1]
    if first.size:
        held[grid.times < mode.times[0]] = first[0]
    found: Flags = np.isin(held, [index for index, name in enumerate(options) if follows(name)])
    return found


def _by_hour(side: Array, chosen: Flags, days: Array, hours: NDArray[np.intp], whole: list[float]) -> Array:
    """Return the mean (D, 24) of a side by day and hour; of hours without a choice that of the other days."""
    table = np.full((len(whole), HOURS), np.nan)
    for row, day in enumerate(whole):
        rows = chosen & (days == day)
        sums = np.bincount(hours[rows], side[rows], minlength=HOURS)
        counts = np.bincount(hours[rows], minlength=HOURS)
        table[row] = np.divide(sums, counts, out=np.full(HOURS, np.nan), where=counts > 0)
    counts = np.isfinite(table).sum(axis=0)
    usual = np.divide(np.nansum(table, axis=0), counts, out=np.zeros(HOURS), where=counts > 0)
    return np.where(np.isnan(table), usual, table)


def _answering(side: Array, asked: Array) -> Tried:
    """Return how a side is told by what is asked of it, less a margin."""

    def tried(fit: Flags) -> tuple[Array, float, float]:
        # A storage that was full, or empty, but for a day leaves nothing to fit without that day.
        most = float(np.quantile(side[fit], MOST)) if fit.any() else 0.0
        left = (asked - side)[fit & (side >= WORKS) & (side < 0.95 * most)]
        left = left[np.isfinite(left)]
        if not left.size:
            return np.zeros(len(side)), 0.0, 0.0
        low, margin, high = np.quantile(left, (0.16, 0.5, 0.84)).tolist()
        told = np.clip(asked - margin, 0.0, most)
        return np.where(told < WORKS, 0.0, told), margin, (high - low) / 2.0

    return tried


def _on_the_clock(side: Array, hours: NDArray[np.intp]) -> Tried:
    """Return how a side is told by the mean of its hour on other days."""

    def tried(fit: Flags) -> tuple[Array, float, float]:
        counts = np.bincount(hours[fit], minlength=HOURS)
        sums = np.bincount(hours[fit], side[fit], minlength=HOURS)
        return np.divide(sums, counts, out=np.zeros(HOURS), where=counts > 0)[hours], 0.0, 0.0

    return tried


def _ranked(rules: dict[int, Tried], side: Array, usable: Flags, days: Array, whole: list[float]) -> tuple[Rule, ...]:
    """Return the rules in the order of their error (root mean square, W) on days that they were not fitted to."""
    found = []
    for rule, tried in rules.items():
        wrong = [(tried(usable & (days != day))[0] - side)[usable & (days == day)] for day in whole]
        error = float(np.sqrt(np.mean(np.concatenate(wrong) ** 2))) if usable.any() else 0.0
        _, margin, deviation = tried(usable) if usable.any() else (side, 0.0, 0.0)
        # A member keeps its margin all day: it does not differ by more than the rule errs.
        found.append(Rule(rule, error, margin, min(deviation, error)))
    return tuple(sorted(found, key=lambda one: one.error))
