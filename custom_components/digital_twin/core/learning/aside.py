"""How channels that nothing simulates change by themselves: what people set, what is plugged in, which mode is on.

Each is told to stay as it is; here is measured how far that holds. Numbers: the 50, 80 and 90 % quantiles of how far
they are, a horizon later, from what they were. States: a Markov process with constant rates, whose memory of the
present fades (Norris, Markov Chains, 1997, 2.1): towards its shares, at the rate that its changes tell.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from ..channel import Channel, Quantity
from ..forecast.aside import PREFIX, PRIOR_HOURS, SIMULATED
from ..forecast.experts import HORIZONS
from ..models.protocol import Array
from ..series import Series
from ..twin import Learned
from .common import History
from .habit import segments

LEVELS: Final = (0.5, 0.8, 0.9)
LEAST_DAYS: Final = 1.0
EVERY: Final = 900.0
MOST_ORIGINS: Final = 2000
FEWEST_ORIGINS: Final = 50


def with_others(history: History, learned: Learned) -> Learned:
    """Return learned with how each channel but the main one changes, in tables named PREFIX and the channel's key.

    Of a number: (H, 4) as a row: horizon (s) and the distances not passed in 50, 80 and 90 % of all cases. Of a state:
    the rate (1/h) at which the present fades, and the share of each state. Nothing for a history shorter than a day.
    """
    if history.days < LEAST_DAYS or learned.structure == "prior":
        return learned
    tables: dict[str, tuple[float, ...]] = {}
    for key, series in history.series.items():
        channel = history.request.spec.channels.get(key)
        if channel is None or key == history.main or key in SIMULATED:
            continue
        if row := _number(series) if channel.quantity is Quantity.NUMBER else _state(channel, series):
            tables[PREFIX + key] = row
    return replace(learned, tables={**learned.tables, **tables}) if tables else learned


def _number(series: Series) -> tuple[float, ...]:
    rows: list[float] = []
    for horizon in HORIZONS:
        last = series.end - horizon
        if last <= series.times[0]:
            break
        count = int(min((last - series.times[0]) / EVERY, MOST_ORIGINS)) + 1
        origins = np.linspace(series.times[0], last, count)
        apart = np.abs(series.at(origins + horizon) - series.at(origins))
        apart = apart[np.isfinite(apart)]
        if len(apart) < FEWEST_ORIGINS:
            break
        rows += [float(horizon), *np.quantile(apart, LEVELS).tolist()]
    return tuple(rows)


def _state(channel: Channel, series: Series) -> tuple[float, ...]:
    names = 2 if channel.quantity is Quantity.BINARY else len(channel.options)
    if names < 2:
        return ()
    hours = np.full(names, PRIOR_HOURS)
    changes = 0.5 * names
    for index in range(names):
        known = np.where(np.isfinite(series.values), (series.values == index).astype(np.float64), np.nan)
        times, states, ends = segments(Series(series.times, known, series.end))
        hours[index] += float((ends - times)[states >= 0.5].sum()) / 3600.0
        begun = (states[1:] >= 0.5) & (states[:-1] < 0.5) & (np.abs(times[1:] - ends[:-1]) < 1.0)
        changes += int(begun.sum())
    shares: Array = hours / hours.sum()
    fades = changes / hours.sum() / (1.0 - float((shares**2).sum()))
    return (fades, *shares.tolist())
