"""Learning on/off devices and sensors, and options: the habit of their main channel, with what else the kind adds."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..channel import Channel, Quantity
from ..forecast.experts import HORIZONS
from ..messages import Message
from ..models.switching import HOURS, WORKDAY, hour_of_day
from ..series import Series
from ..twin import Estimate, Learned
from .common import HOUR, History, finished, too_little
from .days_off import by_kind_of_day
from .evaluate import Evaluation
from .habit import FIT_SHARE, STEP, Array, Brier, Habit, brier, learn_habit, segments
from .messages import rounded, say
from .onoff import learn_onoff

LEAST_DAYS = 1.0


def learn_switching(
    history: History,
    found: Mapping[str, Estimate] | None = None,
    tables: Mapping[str, tuple[float, ...]] | None = None,
    report: tuple[Message, ...] = (),
) -> Learned:
    """Return the habit of a discrete main channel beside what was found of the device's other sides."""
    series = history.main_series
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    if series is None or channel is None or (history.days < LEAST_DAYS and not found):
        return too_little(history, LEAST_DAYS)
    held = binary(series, channel)
    stretches = segments(held)
    habit = learn_habit(*stretches)
    kinds = by_kind_of_day(stretches, habit, history.request.environment.get(WORKDAY))
    process = learn_onoff(*stretches, held)
    scores = _of_habit(held) if process is None else Brier(process.brier, process.still)
    known = {name: value for name, value in habit.estimates.items() if name in _names(history, stretches[1])}
    messages = (*report, _told(stretches, habit, channel))
    learned = finished(
        history, "switching", {**known, **(found or {})}, Evaluation(), samples=len(series.times), report=messages,
        tables={**habit.tables, **kinds, **(tables or {})}, trust=scores.trust(history.days, habit.switches),
    )  # fmt: skip
    own = {"rates": (habit.rate_on, habit.rate_off), **_shares(series, channel)}
    own |= {} if process is None else process.tables()
    own |= _elsewhere(series, channel)
    return with_brier(replace(learned, tables={**learned.tables, **own}), scores)


def _told(stretches: tuple[Array, Array, Array], habit: Habit, channel: Channel) -> Message:
    """Return what is said of how often it is switched and how long it is on, or in its usual state.

    Half an hour of either state counts beside those seen: no history shows that something is on for ever.
    """
    if not habit.switches:
        return say("learned_never_changed")
    times, states, ends = stretches
    share = (float((ends - times)[states >= 0.5].sum()) / 3600.0 + 0.5) / (habit.hours + 1.0)
    many = per_day(habit.switches, habit.hours)
    if channel.quantity is Quantity.OPTION and channel.options:
        return say("learned_usual_state", times_a_day=many, share_on=rounded(share, 4))
    return say("learned_switching", times_a_day=many, share_on=rounded(share, 4))


def with_brier(learned: Learned, scores: Brier) -> Learned:
    """Return learned with the Brier scores as its errors, and how far the habit is used at each horizon."""
    if not scores.habit:
        return learned
    tables = {
        **learned.tables,
        "habit_horizons": tuple(float(horizon) for horizon in scores.habit),
        "habit_weights": tuple(
            1.0 if score <= scores.persistence[horizon] else 0.0 for horizon, score in scores.habit.items()
        ),
        "habit_brier": tuple(scores.error.values()),
    }
    report = learned.report
    if HOUR in scores.error:
        report = (*report, say("learned_brier_hour", score=rounded(scores.error[HOUR])))
    return replace(learned, error=scores.error, skill=scores.skill, tables=tables, report=report)


def binary(series: Series, channel: Channel) -> Series:
    """Return a discrete series as 0/1: of an option channel, whether it is in the state it is in most of the time."""
    if channel.quantity is not Quantity.OPTION:
        return series
    held = np.diff(np.append(series.times, series.end))
    known = np.isfinite(series.values)
    states, where = np.unique(series.values[known], return_inverse=True)
    usual = states[int(np.argmax(np.bincount(where, weights=held[known])))]
    return Series(series.times, np.where(known, (series.values == usual).astype(np.float64), np.nan), series.end)


def _shares(series: Series, channel: Channel) -> dict[str, tuple[float, ...]]:
    """Return the share of time spent in each option, or off and on."""
    count = 2 if channel.quantity is Quantity.BINARY else len(channel.options)
    if channel.quantity is Quantity.NUMBER or not count:
        return {}
    held = np.diff(np.append(series.times, series.end))
    known = np.isfinite(series.values) & (series.values >= 0) & (series.values < count)
    total = np.bincount(series.values[known].astype(np.intp), weights=held[known], minlength=count)
    return {"option_shares": tuple((total / max(float(total.sum()), 1e-9)).tolist())}


def _elsewhere(series: Series, channel: Channel) -> dict[str, tuple[float, ...]]:
    """Return which options it is in at each hour of the day when not in its usual one, and how long it stays in one.

    option_by_hour: shares (24, K), of which an hour of all hours' counts as seen; option_unbroken: by horizon, how
    often it is in the same option without a break, of all times that it is in none that is usual before and after.
    """
    count = len(channel.options)
    if channel.quantity is not Quantity.OPTION or count < 3:
        return {}
    times: Array = np.arange(float(series.times[0]), series.end, STEP, dtype=np.float64)
    states = series.at(times)
    usual = binary(series, channel).at(times) > 0.5
    away = np.isfinite(states) & ~usual & (states >= 0) & (states < count)
    if not away.any():
        return {}
    options = np.where(away, states, 0.0).astype(np.intp)
    table = np.zeros((HOURS, count))
    np.add.at(table, (hour_of_day(times)[away], options[away]), STEP / 3600.0)
    table += table.sum(axis=0) / table.sum()
    # A change between two rows of the grid breaks it, too.
    changes = np.searchsorted(series.times, times, side="right")
    unbroken = []
    for horizon in HORIZONS:
        rows = round(horizon / STEP)
        both = away[:-rows] & away[rows:]
        same = float((both & (changes[:-rows] == changes[rows:])).sum())
        unbroken.append((same + 1.0) / (float(both.sum()) + 1.0))
    return {
        "option_by_hour": tuple((table / table.sum(axis=1, keepdims=True)).ravel().tolist()),
        "option_unbroken": tuple(unbroken),
    }


def per_day(switches: int, hours: float) -> float:
    """Return how many times a day something was switched on, of its switches either way."""
    return rounded(switches / 2.0 / max(hours / 24.0, 1e-6))


def _of_habit(series: Series) -> Brier:
    """Return the scores of the habit alone, for what switched too seldom to be learned as a process."""
    split = float(series.times[0]) + FIT_SHARE * (series.end - float(series.times[0]))
    return brier(series, learn_habit(*segments(_until(series, split))), split)


def _until(series: Series, end: float) -> Series:
    keep = series.times <= end
    return Series(series.times[keep], series.values[keep], end)


def _names(history: History, states: Array) -> set[str]:
    """Return which rates are a binary sensor's own: of how it leaves a state that it never was in nothing was seen."""
    if history.request.spec.kind != "binary_sensor":
        return set()
    return {name for name, state in (("rate_on", 0.0), ("rate_off", 1.0)) if (states == state).any()}
