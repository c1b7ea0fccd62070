"""Learning how free days differ from working ones: the rates of models/switching.py, by hour of either kind of day."""

import numpy as np

from ..models.switching import FREE, HOURS, WORKING, hour_of_day
from ..series import Series
from .habit import HIGHEST_RATE, Array, Habit, hours_by_clock, smooth

FEWEST_HOURS = 48.0
PRIOR_HOURS = 8.0
"""Hours in a state that count as evidence for the rates of any day before a kind of day speaks for itself."""


def by_kind_of_day(
    stretches: tuple[Array, Array, Array], habit: Habit, works: Series | None
) -> dict[str, tuple[float, ...]]:
    """Return tables of Learned: rates relative to the habit's by hour of working and of free days, (24,) each.

    stretches: times, states 0/1 and ends (n,); works: 1 on working days, 0 on free ones. Without two days of either
    kind there are none. Rates are those of any day at that hour, corrected by what was seen: a gamma prior of
    PRIOR_HOURS.
    """
    if works is None or not works.times.size:
        return {}
    times, states, ends = stretches
    turned = np.flatnonzero((states[1:] != states[:-1]) & (np.abs(times[1:] - ends[:-1]) < 1.0)) + 1
    began, cut, until = _cut(times, states, ends, works.times)
    kinds = works.at(began)
    found: dict[str, tuple[float, ...]] = {}
    for name, is_kind, of_turn in (
        (WORKING, kinds >= 0.5, works.at(times[turned]) >= 0.5),
        (FREE, kinds < 0.5, works.at(times[turned]) < 0.5),
    ):
        if float((until - began)[is_kind].sum()) < FEWEST_HOURS * 3600.0:
            return {}
        for side, state, overall, usual in (
            ("on", 0.0, habit.rate_on, habit.by_hour_on),
            ("off", 1.0, habit.rate_off, habit.by_hour_off),
        ):
            switches = times[turned[of_turn & (states[turned] != state)]]
            counts = np.bincount(hour_of_day(switches), minlength=HOURS).astype(np.float64)
            hours = hours_by_clock(began, until, is_kind & (cut == state))
            prior = PRIOR_HOURS * overall * usual
            rates = np.minimum((smooth(counts) + prior) / (smooth(hours) + PRIOR_HOURS), HIGHEST_RATE)
            found[f"rate_{side}_by_hour_{name}"] = tuple((rates / overall).tolist())
    return found


def _cut(times: Array, states: Array, ends: Array, at: Array) -> tuple[Array, Array, Array]:
    """Return stretches divided where they pass one of the moments at (k,)."""
    if not times.size:
        return times, states, ends
    edges = np.union1d(times, at[(at > times[0]) & (at < ends[-1])])
    which = np.searchsorted(times, edges, side="right") - 1
    inside = edges < ends[which]
    until = np.minimum(np.append(edges[1:], np.inf), ends[which])
    return edges[inside], states[which[inside]], until[inside]
