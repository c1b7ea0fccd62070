"""Learning batteries: what they hold, how fast they fill and from which charge on slower, what an ampere means.

Of charging only C/η shows, of discharging C·η (models/battery.py): what does both shows its capacity and its efficiency
by themselves, as the root of their product and of their quotient.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..messages import Message
from ..models.battery import CURRENT_SEEN, FULL, IDLE_POWER, MODES_SEEN
from ..series import Series
from ..twin import Estimate, Learned
from .automatic import learn_automatic, modes_seen
from .common import History, finished, prior_estimates, too_little
from .evaluate import evaluate
from .habit import segments
from .messages import rounded, say
from .onoff import quantiles
from .sampling import Grid, filled, grid_of
from .trips import with_trips

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
LONGEST_GAP = 6 * 3600.0
LEAST_RISE = 3.0
"""%: a rise smaller than that says more of the sensor's steps than of the capacity."""
FEWEST = 3
LEAST_EFFICIENCY = 0.5
BIN = 2.0
RESTED = 600.0
"""s for which charging must have ended, while it may go on, to have ended by itself."""
LATEST = 6
"""Ends that count: whoever sets another one means it from then on."""
FEWEST_ENDS = 2
AGREE = 0.6
"""Of the ends that count, the share that must agree."""
ALIKE = 2.0
"""%: ends of the same setting differ by no more than the sensor's steps and what it takes to notice."""
NEAR = 1.5
"""%: discharging that ends this near to the lowest charge ended there because no more was to be taken."""
IN_FULL = 0.9
"""Of what a current means, drawn when it is taken in full."""
KNEES = np.arange(60.0, 98.5, 1.0)


@dataclass(frozen=True, slots=True)
class _Sessions:
    """Stretches of charging or discharging: energy (kWh), change (%) of the charge, and charge (%) after, each (n,)."""

    energy: Array
    change: Array
    after: Array

    @property
    def enough(self) -> bool:
        """Return whether they say something of the capacity."""
        return bool(self.change.sum() >= 2 * LEAST_RISE)

    def ratio(self) -> tuple[float, float]:
        """Return the energy per whole charge (kWh), and its deviation."""
        value = float(self.energy.sum() / self.change.sum()) * 100.0
        each = self.energy / self.change * 100.0
        return value, float(np.std(each)) / np.sqrt(len(each)) if len(each) >= FEWEST else 0.1 * value


def learn_battery(history: History) -> Learned:
    """Return what it holds, how it charges, and when it is away, as far as that was recorded."""
    return with_trips(history, _learn_cells(history))


def _learn_cells(history: History) -> Learned:
    """Return capacity, charging power, curve, and power per ampere, as far as charge and power were recorded."""
    series = history.series.get("charge")
    grid = None if series is None else grid_of(series)
    if series is None or grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    values = filled(grid.held(series), round(LONGEST_GAP / grid.step))
    found: dict[str, Estimate] = {}
    report: tuple[Message, ...] = ()
    tables: dict[str, tuple[float, ...]] = {}
    power, current = history.series.get("power"), history.series.get("current")
    if power is not None and np.nanmax(power.values) > 2 * IDLE_POWER:
        found, report = _charging(history, series, power, grid)
        if current is not None and "power_per_ampere" in found:
            most = _most_taken(power, current, found["power_per_ampere"].value)
            tables |= {CURRENT_SEEN: (most,)} if most > 0.0 else {}
        if seen := modes_seen(history):
            tables |= {MODES_SEEN: seen}
        if (alone := learn_automatic(history)) is not None:
            automatic, said = alone
            tables |= automatic.tables()
            report += said
    else:
        report = (say("learned_power_unknown"),)
    return finished(
        history, "battery", found, evaluate(grid, values, {}, None), samples=int(np.isfinite(values).sum()),
        report=report, tables=tables, identified="capacity" in found and found["capacity"].identified,
    )  # fmt: skip


def _charging(
    history: History, charge: Series, power: Series, grid: Grid
) -> tuple[dict[str, Estimate], tuple[Message, ...]]:
    found: dict[str, Estimate] = {}
    report: list[Message] = []
    known = np.isfinite(power.values) & (power.values > IDLE_POWER)
    held = np.diff(np.append(power.times, power.end))
    drawn, weight = power.values[known], np.maximum(held[known], 1e-3)
    full = float(quantiles(drawn, weight, np.array([0.9]))[0])
    strong = drawn > 0.7 * full
    rated = float(quantiles(drawn[strong], weight[strong], np.array([0.5]))[0])
    found["rated_power"] = Estimate(rated, 0.02 * full, identified=True)
    idle = power.values[np.isfinite(power.values) & (np.abs(power.values) <= IDLE_POWER)]
    if idle.size >= FEWEST:
        found["idle_power"] = Estimate(max(float(np.median(idle)), 0.0), 1.0, identified=True)
    taken, given = _sessions(charge, power, grid, 1.0), _sessions(charge, power, grid, -1.0)
    if taken.enough:
        found |= _held(taken, given, prior_estimates(history.request)["efficiency"])
        report.append(say("learned_capacity", capacity=rounded(found["capacity"].value)))
    if settings.number(history.request.spec.settings, settings.RESERVE) is None:
        found |= _reserve(given)
    found |= _curve(charge, power, full)
    if history.series.keys() & {"on", "plugged"} and (end := _end(history, charge, power)) is not None:
        found["end"] = end
        if end.value < FULL:
            report.append(say("learned_charge_end", level=rounded(end.value)))
    current = history.series.get("current")
    if current is not None:
        found |= _per_ampere(charge, power, current)
    report.append(say("learned_on_power", power=rounded(found["rated_power"].value)))
    return found, tuple(report)


def _held(taken: _Sessions, given: _Sessions, efficiency: Estimate) -> dict[str, Estimate]:
    """Return the capacity (kWh), and the efficiency where discharging shows it; else the typical one widens it."""
    up, scatter = taken.ratio()
    if given.enough and len(given.change) >= FEWEST:
        down, other = given.ratio()
        share = float(np.sqrt(min(down / up, 1.0)))
        relative = float(np.hypot(scatter / up, other / down)) / 2.0
        capacity = float(np.sqrt(up * down))
        if share >= LEAST_EFFICIENCY:
            return {
                "capacity": Estimate(capacity, relative * capacity, identified=relative < 0.2),
                "efficiency": Estimate(share, relative * share, identified=relative < 0.1),
            }
    capacity = up * efficiency.value
    deviation = float(np.hypot(scatter * efficiency.value, up * efficiency.deviation))
    return {"capacity": Estimate(capacity, deviation, identified=deviation < 0.2 * capacity)}


def _reserve(given: _Sessions) -> dict[str, Estimate]:
    """Return the charge below which nothing is taken: where discharging ended again and again, and never lower."""
    if len(given.after) < FEWEST:
        return {}
    lowest = float(given.after.min())
    ended = given.after[given.after <= lowest + NEAR]
    if len(ended) < max(FEWEST, 0.25 * len(given.after)):
        return {}
    return {"reserve": Estimate(min(float(np.median(ended)), 60.0), 0.5, identified=True)}


def _sessions(charge: Series, power: Series, grid: Grid, sign: float) -> _Sessions:
    """Return every stretch of charging (sign 1) or discharging (−1) over which the charge changed noticeably.

    A charge is told in steps and minutes late: from one change of it to another both are as late, from when the power
    came to when it went the last of it would be missing.
    """
    mean = sign * grid.mean(power)
    active = np.nan_to_num(mean, nan=0.0) > IDLE_POWER
    edges = np.flatnonzero(np.diff(np.concatenate(([0], active.astype(np.intp), [0]))))
    drawn = np.append(0.0, np.cumsum(np.nan_to_num(mean))) * grid.step / 3.6e6
    bounds = np.append(grid.start, grid.times)
    told, ends = sign * charge.values, filled(charge.at(grid.times), grid.steps)
    changes = np.flatnonzero(np.append(False, np.diff(told) > 0.0))
    energy, change, after = [], [], []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        inside = (charge.times[changes] > bounds[first]) & (charge.times[changes] <= bounds[last])
        if not inside.any():
            continue
        begin, end = changes[inside][[0, -1]].tolist()
        if told[end] - told[begin] >= LEAST_RISE:
            between = np.interp(charge.times[[begin, end]], bounds, drawn)
            energy.append(float(between[1] - between[0]))
            change.append(float(told[end] - told[begin]))
            after.append(float(ends[last - 1]))
    return _Sessions(np.array(energy), np.array(change), np.array(after))


def _curve(charge: Series, power: Series, full: float) -> dict[str, Estimate]:
    """Return knee and taper of the charging curve by least squares over bins of the charge, knee by knee."""
    known = np.isfinite(power.values) & (power.values > IDLE_POWER)
    level = charge.at(power.times[known])
    held = np.diff(np.append(power.times, power.end))[known]
    share = power.values[known] / full
    usable = np.isfinite(level) & (level >= 50.0) & (held > 0)
    level, share = level[usable], share[usable]
    bins = (level // BIN).astype(np.intp)
    present = [one for one in np.unique(bins).tolist() if np.sum(bins == one) >= 2]
    # A charger turned down by hand draws less everywhere; the most that each charge allows is the curve.
    centres = np.array([(one + 0.5) * BIN for one in present])
    most = np.array([float(np.quantile(share[bins == one], 0.8)) for one in present])
    above = centres[most < 0.85] if len(most) else np.empty(0)
    if len(centres) < 6 or len(above) < 3:
        return {}
    best: tuple[float, float, float] | None = None
    for knee in KNEES:
        over = np.maximum(centres - knee, 0.0)
        bent = over > 0
        if bent.sum() < 3:
            continue
        slope = float(np.sum(over[bent] * -np.log(np.clip(most[bent], 0.02, 1.0))) / np.sum(over[bent] ** 2))
        if slope <= 1e-3:
            continue
        error = float(np.mean((np.exp(-slope * over) - np.minimum(most, 1.0)) ** 2))
        if best is None or error < best[0]:
            best = (error, float(knee), 1.0 / slope)
    if best is None or np.sqrt(best[0]) > 0.15:
        return {}
    return {
        "knee": Estimate(best[1], 1.5, identified=True),
        "taper": Estimate(best[2], 0.15 * best[2] + 0.3, identified=True),
    }


def _end(history: History, charge: Series, power: Series) -> Estimate | None:
    """Return the charge (%) at which it stops by itself, while switched on and plugged in; None: nobody knows.

    Most of the latest ends must agree; a trip for which it was filled once is none of them.
    """
    charging = Series(power.times, np.where(np.isnan(power.values), np.nan, power.values > IDLE_POWER), power.end)
    _, states, ends = segments(charging)
    after = np.minimum(ends[states > 0.5][:, None] + np.array([60.0, RESTED / 2.0, RESTED]), charge.end)
    free = np.all(charging.at(after.ravel()).reshape(after.shape) < 0.5, axis=1) & (after[:, 0] < charge.end - RESTED)
    for key in ("on", "plugged"):
        if (gate := history.series.get(key)) is not None:
            free &= np.all(gate.at(after.ravel()).reshape(after.shape) > 0.5, axis=1)
    levels = charge.at(after[free, 1])
    levels = levels[np.isfinite(levels)][-LATEST:]
    if len(levels) < FEWEST_ENDS:
        return None
    usual = float(np.median(levels))
    alike = levels[np.abs(levels - usual) <= ALIKE]
    if len(alike) < max(FEWEST_ENDS, AGREE * len(levels)):
        return None
    value = float(np.median(alike))
    return Estimate(FULL if value > FULL - ALIKE else value, 0.5, identified=True)


def _per_ampere(charge: Series, power: Series, current: Series) -> dict[str, Estimate]:
    """Return W per A of the setting, where the battery took what it was allowed: below the knee."""
    known = np.isfinite(power.values) & (power.values > IDLE_POWER)
    allowed, level = current.at(power.times[known]), charge.at(power.times[known])
    usable = np.isfinite(allowed) & (allowed > 0.5) & (level < 70.0)
    if usable.sum() < FEWEST:
        return {}
    each = power.values[known][usable] / allowed[usable]
    value = float(np.median(each))
    return {"power_per_ampere": Estimate(value, 0.03 * value, identified=bool(np.std(each) < 0.2 * value))}


def _most_taken(power: Series, current: Series, per_ampere: float) -> float:
    """Return the highest current (A) that was taken in full of those that were allowed."""
    allowed = current.at(power.times)
    with np.errstate(invalid="ignore"):
        taken = (allowed > 0.5) & (power.values >= IN_FULL * per_ampere * allowed)
    return float(allowed[taken].max()) if taken.any() else 0.0
