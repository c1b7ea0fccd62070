"""Learning devices in one of several states: how long each state lasts and what comes after it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..series import Series
from ..twin import Estimate, Learned
from .common import History, too_little
from .messages import say
from .switching import learn_switching

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
FEWEST = 3
FILLED = 0.8
"""Of a battery's way up at the dock."""
LONGEST_PASSING = 3600.0
"""A state that is passed through, as arming is, ends by itself within this time (s)."""


@dataclass(frozen=True, slots=True)
class Dwells:
    """Whole dwells in states: which state (n,), how long (s) each lasted and which state came next."""

    states: NDArray[np.intp]
    seconds: Array
    following: NDArray[np.intp]

    def of(self, state: int) -> Array:
        """Return how long (s) the dwells in a state lasted."""
        result: Array = self.seconds[self.states == state]
        return result


def dwells_of(series: Series) -> Dwells:
    """Return the dwells of an option series that begin and end with a change; gaps hide their neighbours."""
    ends = np.append(series.times[1:], series.end)
    known = np.isfinite(series.values)
    changed = np.append(True, (series.values[1:] != series.values[:-1]) | ~known[1:])
    first = np.flatnonzero(changed)
    last = np.append(first[1:], len(series.times)) - 1
    times, values, ends, known = series.times[first], series.values[first], ends[last], known[first]
    if len(times) < 3:
        return Dwells(np.empty(0, np.intp), np.empty(0), np.empty(0, np.intp))
    whole = known[1:-1] & known[:-2] & known[2:]
    middle = slice(1, -1)
    return Dwells(
        values[middle][whole].astype(np.intp), (ends - times)[middle][whole], values[2:][whole].astype(np.intp)
    )


def learn_states(history: History) -> Learned:
    """Return the habit of the main channel's usual state, and the chain of all its states (models/machine.py)."""
    series = history.main_series
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    if series is None or channel is None:
        return too_little(history, LEAST_DAYS)
    dwells = dwells_of(series)
    tables = chain(dwells, len(channel.options))
    return learn_switching(history, None, tables, _report(dwells, channel.options))


def chain(dwells: Dwells, count: int) -> dict[str, tuple[float, ...]]:
    """Return the tables state_seconds (K,), state_moves (K·K) and state_spread (1,); 0 s where too few were seen."""
    seconds, moves = np.zeros(count), np.zeros((count, count))
    scatter: list[Array] = []
    for state in range(count):
        own = dwells.of(state)
        if len(own) < FEWEST:
            continue
        seconds[state] = max(float(np.median(own)), 1.0)
        moves[state] = np.bincount(dwells.following[dwells.states == state], minlength=count)[:count]
        moves[state] /= moves[state].sum()
        scatter.append(np.log(np.maximum(own, 1.0)) - np.log(seconds[state]))
    if not scatter:
        return {}
    spread = float(np.clip(np.median(np.abs(np.concatenate(scatter))) * 1.4826, 0.02, 2.5))
    return {
        "state_seconds": tuple(seconds.tolist()),
        "state_moves": tuple(moves.ravel().tolist()),
        "state_spread": (spread,),
    }


def learn_vacuum(history: History) -> Learned:
    """Return how long a vacuum cleans and returns, and how its battery falls and fills, beside its chain."""
    series, channel = history.series.get("activity"), history.request.spec.channels.get("activity")
    if series is None or channel is None:
        return too_little(history, LEAST_DAYS)
    dwells = dwells_of(series)
    found: dict[str, Estimate] = {}
    for state, name in (("cleaning", "cleaning_time"), ("returning", "return_time")):
        found |= _median(dwells, channel.options, state, name, 60.0)
    level = history.series.get("battery")
    if level is not None:
        for states, name, sign in ((("cleaning", "returning"), "drain", -1.0), (("docked",), "charging", 1.0)):
            found |= _slope(
                series, level, [channel.options.index(s) for s in states if s in channel.options], name, sign
            )
    tables = chain(dwells, len(channel.options))
    return learn_switching(history, found, tables, _report(dwells, channel.options))


def learn_alarm(history: History) -> Learned:
    """Return an alarm panel's delays beside the habit of arming."""
    series, channel = history.series.get("arming"), history.request.spec.channels.get("arming")
    if series is None or channel is None:
        return too_little(history, LEAST_DAYS)
    dwells = dwells_of(series)
    found: dict[str, Estimate] = {}
    for state, name in (("arming", "exit_delay"), ("pending", "entry_delay"), ("triggered", "trigger_time")):
        found |= _median(dwells, channel.options, state, name, 1.0)
    return learn_switching(history, found, None, _report(dwells, channel.options))


def learn_siren(history: History) -> Learned:
    """Return for how long a siren sounds."""
    series = history.series.get("on")
    if series is None:
        return too_little(history, LEAST_DAYS)
    dwells = dwells_of(series)
    found = _median(dwells, ("off", "on"), "on", "sounding_time", 1.0)
    return learn_switching(history, found)


def _median(dwells: Dwells, options: tuple[str, ...], state: str, name: str, unit: float) -> dict[str, Estimate]:
    """Return the estimate of a passing state's time, in units of so many s."""
    if state not in options:
        return {}
    own = dwells.of(options.index(state))
    own = own[own < LONGEST_PASSING * (8.0 if unit > 1.0 else 1.0)]
    if len(own) < FEWEST:
        return {}
    median = float(np.median(own)) / unit
    scatter = float(np.std(own)) / unit / np.sqrt(len(own)) + 0.02 * median
    return {name: Estimate(median, scatter, identified=scatter < 0.3 * median)}


def _slope(series: Series, level: Series, states: list[int], name: str, sign: float) -> dict[str, Estimate]:
    """Return how fast (per h) a level rises (sign 1) or falls while in any of states: the ratio of sums, robust."""
    ends = np.append(series.times[1:], series.end)
    chosen = np.isin(series.values, states) & (ends - series.times > 300.0)
    times, ends = series.times[chosen], ends[chosen]
    if sign > 0:
        # A battery that is full no longer fills, and nearly full ever slower: most of its way tells the pace.
        ends = np.array([_filled(level, *span) for span in zip(times.tolist(), ends.tolist(), strict=True)])
    gone = sign * (level.at(ends - 1.0) - level.at(times))
    hours = (ends - times) / 3600.0
    usable = np.isfinite(gone) & (gone >= 3.0) & (hours > 0.0)
    if usable.sum() < FEWEST:
        return {}
    rates = gone[usable] / hours[usable]
    rate = float(np.median(rates))
    scatter = float(np.std(rates)) / np.sqrt(len(rates)) + 0.03 * rate
    return {name: Estimate(rate, float(scatter), identified=bool(scatter < 0.3 * rate))}


def _filled(level: Series, since: float, until: float) -> float:
    """Return when (epoch s) a level had gone FILLED of its way up between two times; until itself where it did not."""
    inside = (level.times > since) & (level.times < until) & np.isfinite(level.values)
    begun = float(level.at(np.array([since]))[0])
    times, values = level.times[inside], level.values[inside]
    if not times.size or not values.max() > begun:
        return until
    return float(times[np.argmax(values >= begun + FILLED * (values.max() - begun))]) + 1.0


def _report(dwells: Dwells, options: tuple[str, ...]) -> tuple[Message, ...]:
    """Return what is said of the state that lasts longest among those that come and go."""
    medians: Mapping[int, float] = {
        state: float(np.median(dwells.of(state))) for state in range(len(options)) if len(dwells.of(state)) >= FEWEST
    }
    return (say("learned_states", changes=len(dwells.states), states=len(medians)),) if medians else ()
