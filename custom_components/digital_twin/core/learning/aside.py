"""How channels that nothing simulates change by themselves: what people set, what is plugged in, which mode is on.

Each is told to stay as it is; here is measured how far that holds. Numbers: the 50, 80 and 90 % quantiles of how far
they are, a horizon later, from what they were. States: a Markov process with constant rates, whose memory of the
present fades (Norris, Markov Chains, 1997, 2.1): towards its shares, at the rate that its changes tell. Counters of
energy: how far they grow from when their device is off or not plugged in, which a model of it alone holds to be
nothing for ever.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from ..channel import Channel, Quantity
from ..clock import WallClock
from ..forecast.aside import GROWN, GROWN_UNPLUGGED, PARTS, PLUGGED, PREFIX, SEEN, SIMULATED, part_of_day
from ..forecast.dimmed import DIMMED, SHARES, SWITCH, WHILE_ON
from ..forecast.ensemble import LEVELS as QUANTILES
from ..forecast.experts import HORIZONS
from ..models.plug import RELAY
from ..models.protocol import Array
from ..series import Series
from ..twin import Learned
from .common import History
from .habit import prior_hours, segments

LEVELS: Final = (0.5, 0.8, 0.9)
LEAST_DAYS: Final = 1.0
EVERY: Final = 900.0
STEP: Final = 60.0
"""s, at which what a level is while it is on is looked at: lamps burn for minutes."""
GROWTH_HORIZONS: Final = (*HORIZONS, 172_800)
MOST_ORIGINS: Final = 2000
FEWEST_ORIGINS: Final = 50
FEWEST_IN_PART: Final = 20


def with_others(history: History, learned: Learned) -> Learned:
    """Return learned with how each channel but the main one changes, in tables named PREFIX and the channel's key.

    Of a number: (H, 4) as a row: horizon (s) and the distances not passed in 50, 80 and 90 % of all cases. Of a state:
    the rate (1/h) at which the present fades, and the share of each state; in tables named SEEN and the key the share
    of each as it was seen. Of an energy (GROWN): forecast/aside.py; of a level (WHILE_ON): forecast/dimmed.py. Nothing
    for a history shorter than a day.
    """
    if history.days < LEAST_DAYS or learned.structure == "prior":
        return learned
    tables: dict[str, tuple[float, ...]] = {}
    for key, series in history.series.items():
        channel = history.request.spec.channels.get(key)
        if channel is None or key == history.main or key in SIMULATED:
            continue
        if channel.quantity is Quantity.NUMBER:
            tables[PREFIX + key] = _number(series)
        else:
            tables[PREFIX + key], tables[SEEN + key] = _state(channel, series)
    level = history.series.get(DIMMED.get(history.request.spec.kind, ""))
    if level is not None and (switch := history.series.get(SWITCH)) is not None:
        tables[WHILE_ON] = _while_on(level, switch)
    if (energy := history.series.get("energy")) is not None:
        if (relay := history.series.get(RELAY)) is not None:
            tables[GROWN] = _growth(energy, relay)
        if (plugged := history.series.get(PLUGGED)) is not None:
            tables[GROWN_UNPLUGGED] = _by_part(
                energy, plugged, WallClock.of_today(history.request.clock, history.request.now)
            )
    tables = {name: row for name, row in tables.items() if row}
    return replace(learned, tables={**learned.tables, **tables}) if tables else learned


def _number(series: Series) -> tuple[float, ...]:
    rows: list[float] = []
    for horizon in HORIZONS:
        origins = _origins(series, horizon)
        apart = np.abs(series.at(origins + horizon) - series.at(origins))
        apart = apart[np.isfinite(apart)]
        if len(apart) < FEWEST_ORIGINS:
            break
        rows += [float(horizon), *np.quantile(apart, LEVELS).tolist()]
    return tuple(rows)


def _while_on(level: Series, switch: Series) -> tuple[float, ...]:
    """Return the quantiles of a level over the time for which its switch was on; nothing if it never was."""
    if not level.times.size:
        return ()
    at = np.arange(level.times[0], min(level.end, switch.end), STEP)
    levels = level.at(at)[switch.at(at) >= 0.5]
    levels = levels[np.isfinite(levels) & (levels > 0.0)]
    return tuple(np.quantile(levels, SHARES).tolist()) if levels.size else ()


def _origins(series: Series, horizon: float) -> Array:
    """Return moments (n,), epoch s, evenly over a series from which a horizon (s) ends within it; may be none."""
    last = series.end - horizon
    if last <= series.times[0]:
        return np.empty(0)
    count = int(min((last - series.times[0]) / EVERY, MOST_ORIGINS)) + 1
    found: Array = np.linspace(series.times[0], last, count)
    return found


def _by_part(energy: Series, plugged: Series, clock: WallClock) -> tuple[float, ...]:
    """Return how an energy grew from when its device was not plugged in, by part of the day: (PARTS, H, 8) as a row.

    From a part in which it hardly ever was so nobody knows when it charges again: there it stays.
    """
    every = np.reshape(_growth(energy, plugged), (-1, 1 + len(QUANTILES)))
    parts = np.tile(every, (PARTS, 1, 1))
    parts[:, :, 1:] = 0.0
    for at, horizon in enumerate(every[:, 0].tolist()):
        origins, grown = _grew(energy, plugged, horizon)
        of_day = part_of_day(clock.times(origins))
        for part in range(PARTS):
            if np.count_nonzero(of_day == part) >= FEWEST_IN_PART:
                parts[part, at, 1:] = np.quantile(grown[of_day == part], QUANTILES)
    return tuple(parts.ravel().tolist())


def _grew(energy: Series, gate: Series, horizon: float) -> tuple[Array, Array]:
    """Return from when its gate was off by how much an energy grew within a horizon (s), where known (n,)."""
    origins = _origins(energy, horizon)
    origins = origins[gate.at(origins) < 0.5]
    grown = energy.at(origins + horizon) - energy.at(origins)
    # A counter that begins anew, as some do every day, tells nothing of what was taken.
    known = np.isfinite(grown) & (grown >= 0.0)
    return origins[known], grown[known]


def _growth(energy: Series, gate: Series) -> tuple[float, ...]:
    """Return by how much an energy grew from when its gate was off: per horizon (s) its quantiles (kWh)."""
    rows: list[float] = []
    for horizon in GROWTH_HORIZONS:
        _, grown = _grew(energy, gate, horizon)
        if len(grown) < FEWEST_ORIGINS:
            break
        rows += [float(horizon), *np.quantile(grown, QUANTILES).tolist()]
    return tuple(rows)


def _state(channel: Channel, series: Series) -> tuple[tuple[float, ...], tuple[float, ...]]:
    names = 2 if channel.quantity is Quantity.BINARY else len(channel.options)
    if names < 2:
        return (), ()
    seen, hours = np.zeros(names), np.zeros(names)
    changes = 0.5 * names
    for index in range(names):
        known = np.where(np.isfinite(series.values), (series.values == index).astype(np.float64), np.nan)
        times, states, ends = segments(Series(series.times, known, series.end))
        seen[index] = float((ends - times)[states >= 0.5].sum()) / 3600.0
        begun = int(((states[1:] >= 0.5) & (states[:-1] < 0.5) & (np.abs(times[1:] - ends[:-1]) < 1.0)).sum())
        hours[index] = seen[index] + prior_hours(begun, float(seen[index]))
        changes += begun
    shares: Array = hours / hours.sum()
    fades = changes / hours.sum() / (1.0 - float((shares**2).sum()))
    return (fades, *shares.tolist()), tuple((seen / max(float(seen.sum()), 1e-9)).tolist())
