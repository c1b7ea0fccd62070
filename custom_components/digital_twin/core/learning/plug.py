"""Learning the appliance behind a plug: its powers, whether it cycles or people use it, and what it may be."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..models.plug import (
    ACTIVE_ABOVE,
    ALWAYS_ON,
    CYCLIC,
    MACHINE_PEAK,
    PEOPLE,
    PROGRAMME,
    RELAY_RUNS,
    RUNS_ABOVE,
    THRESHOLD_SHARE,
)
from ..models.semi_markov import quantile_row
from ..models.switching import WORKDAY
from ..series import Series
from ..settings import APPLIANCE, Appliance
from ..twin import Estimate, Learned
from .common import History, finished, too_little
from .days_off import by_kind_of_day
from .evaluate import FIT_SHARE, evaluate
from .habit import joined, learn_habit, segments
from .messages import rounded, say
from .onoff import learn_onoff, quantiles
from .plug_course import Course
from .plug_rest import PROGRAMMES, never_ran
from .sampling import filled, grid_of
from .switching import learn_switching

type Array = NDArray[np.float64]

LEAST_DAYS = 0.5
FEWEST_CYCLES = 6
SHORTEST_DWELL = 45.0
DIFFERENT = 3.0
REGULAR = 0.75
PEAK_LEVEL = 0.98
"""Of the time of a machine's runs: the power that it passes no longer than so is what a fuse feels of it."""
CYCLES_A_DAY = 5.0
LONGEST_GAP = 3600.0
LONGEST_PAUSE = 1200.0
"""s without power that are still part of a machine's programme."""
PHASED: Final = 2.0
"""How many times what it usually draws while it runs a machine with a programme draws on the average."""
STANDBY, STANDBY_APART = 2.0, 10.0
"""Of a machine's power between programmes, as a factor and in W: above both of them it runs."""


def learn_plug(history: History) -> Learned:
    """Return the appliance behind a plug; without a power channel the habit of the switch itself."""
    series = history.series.get("power")
    if series is None:
        if history.main == "on" and history.main_series is not None:
            return learn_switching(history, report=(say("learned_power_unknown"),))
        return too_little(history, LEAST_DAYS)
    grid = grid_of(series, finest=300.0)
    powered = _powered(series, history.series.get("on"))
    if history.days >= LEAST_DAYS and (resting := never_ran(history, powered)) is not None:
        return resting
    if grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    idle, on, limit = power_levels(powered)
    samples = int(np.isfinite(powered.values).sum())
    if limit is None:
        found = {"on_power": Estimate(on, 0.05 * on, identified=True), "idle_power": Estimate(on, 0.05 * on, True)}
        values = filled(grid.held(series), round(LONGEST_GAP / grid.step))
        relay = history.series.get("on")
        message = "learned_always_on" if relay is None or not np.any(relay.values < 0.5) else "learned_on_power"
        return finished(
            history, ALWAYS_ON, found, evaluate(grid, values, {}, None), samples=samples,
            report=(say(message, power=rounded(on)),),
        )  # fmt: skip
    appliance = history.request.spec.settings.get(APPLIANCE, Appliance.OTHER)
    named = appliance in PROGRAMMES
    programme = named or (appliance == Appliance.OTHER and _has_phases(powered, limit, on, history.days))
    runs_above = min(limit, max(STANDBY * idle, idle + STANDBY_APART)) if programme else limit
    # What nobody named is told to be on as any other plug.
    limit = runs_above if named else limit
    times, states, ends = _stretches(powered, runs_above, pauses=programme)
    habit = learn_habit(times, states, ends)
    machine = {RUNS_ABOVE: (runs_above,)}
    dwell_on, dwell_off = _dwells(times, states, ends)
    cyclic = is_cyclic(dwell_on, dwell_off, history.days) and not programme
    if programme:
        # A programme heats for a while and turns for long: over its time only the mean gives its energy.
        runs = times[states >= 0.5], ends[states >= 0.5]
        on = _mean_power(powered, *runs)
        machine[MACHINE_PEAK] = (max(_peak(powered, *runs), on),)
    found = {
        "on_power": Estimate(on, 0.05 * on, identified=True),
        "idle_power": Estimate(idle, 0.1 * idle + 0.05, identified=True),
        **habit.estimates,
    }
    tables = (
        machine | habit.tables | by_kind_of_day((times, states, ends), habit, history.request.environment.get(WORKDAY))
    )
    report: list[Message] = [
        say("learned_on_power", power=rounded(on)),
        say("learned_standby_power", power=rounded(idle)),
    ]
    if len(dwell_on) >= 3 and len(dwell_off) >= 3:
        minutes_on, minutes_off = float(np.median(dwell_on)) / 60.0, float(np.median(dwell_off)) / 60.0
        found["on_minutes"] = _of_median(dwell_on)
        found["off_minutes"] = _of_median(dwell_off)
        tables |= {
            "dwell_active": tuple((quantile_row(dwell_on) / (minutes_on * 60.0)).tolist()),
            "dwell_idle": tuple((quantile_row(dwell_off) / (minutes_off * 60.0)).tolist()),
        }
        if cyclic:
            report.append(say("learned_cycle", minutes_on=rounded(minutes_on), minutes_off=rounded(minutes_off)))
    hours_on = float((ends - times)[states >= 0.5].sum()) / 3600.0
    if not cyclic:
        report.append(
            say(
                "learned_use",
                hours_a_day=rounded(hours_on / max(history.days, 1e-6)),
                times_a_day=rounded(int(np.count_nonzero(states >= 0.5)) / max(history.days, 1e-6)),
            )
        )
    guess = None if programme else guess_appliance(on, dwell_on, cyclic=cyclic)
    report += [] if guess is None else [say("learned_appliance_guess", appliance=guess.value)]
    values = filled(grid.held(series), round(LONGEST_GAP / grid.step))
    course = Course(history, grid, (times, states, ends), (on, idle))
    evaluation = evaluate(grid, values, {}, course if course.fit(FIT_SHARE, cyclic=cyclic) else None)
    # Where the relay is off nothing runs: no part of the appliance's own rhythm, but of what is to be foretold.
    if (process := learn_onoff(*_stretches(series, limit, pauses=named), _active(series, limit))) is not None:
        tables |= process.tables() | {ACTIVE_ABOVE: (limit,)} | _relay_runs(powered, limit)
    return finished(
        history,
        CYCLIC if cyclic else PROGRAMME if programme else PEOPLE,
        found,
        evaluation,
        samples=samples,
        report=tuple(report),
        tables=tables,
    )


def _active(power: Series, limit: float) -> Series:
    """Return whether power (W) is above limit, 0 or 1, unknown where power is."""
    return Series(power.times, np.where(np.isnan(power.values), np.nan, power.values > limit), power.end)


def _stretches(power: Series, limit: float, *, pauses: bool) -> tuple[Array, Array, Array]:
    """Return from when to when (n,) an appliance ran and did not; pauses: whether a short one is a part of its run."""
    return without_pauses(*debounced(*segments(_active(power, limit))), longest=LONGEST_PAUSE if pauses else 0.0)


def _has_phases(power: Series, limit: float, usual: float, days: float) -> bool:
    """Return whether what people start heats for a part of its runs and rinses for the most: so does a machine."""
    times, states, ends = _stretches(power, limit, pauses=False)
    runs = states >= 0.5
    if not runs.any() or is_cyclic(*_dwells(times, states, ends), days):
        return False
    return _mean_power(power, times[runs], ends[runs]) >= PHASED * usual


def power_levels(series: Series) -> tuple[float, float, float | None]:
    """Return idle and active power (W), and the power between them; None where there is one level only.

    Two levels are found by Otsu's threshold (1979) on the logarithm of power, weighted by time.
    """
    held = np.diff(np.append(series.times, series.end))
    known = np.isfinite(series.values) & (held > 0)
    power, weight = np.maximum(series.values[known], 0.0), np.minimum(held[known], 6 * 3600.0)
    level = np.log1p(power)
    order = np.argsort(level)
    level, weight, power = level[order], weight[order], power[order]
    total = np.cumsum(weight)
    moment = np.cumsum(weight * level)
    share = total / total[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (moment[-1] * share - moment) ** 2 / (share * (1.0 - share) * total[-1] ** 2)
    between[~np.isfinite(between)] = 0.0
    split = int(np.argmax(between[:-1])) if len(between) > 1 else 0
    low, high = slice(0, split + 1), slice(split + 1, None)
    on_all = _weighted_median(power, weight)
    if len(power) < 4 or not weight[high].sum() > 0:
        return on_all, on_all, None
    idle, on = _weighted_median(power[low], weight[low]), _weighted_median(power[high], weight[high])
    if on < DIFFERENT * (idle + 0.5):
        return on_all, on_all, None
    return idle, on, idle + THRESHOLD_SHARE * (on - idle)


def without_pauses(times: Array, states: Array, ends: Array, *, longest: float) -> tuple[Array, Array, Array]:
    """Return the stretches with idle ones of up to longest s between two active ones taken for a part of them."""
    idle = states < 0.5
    between = np.zeros(len(times), dtype=bool)
    unbroken = np.abs(times[1:] - ends[:-1]) < 1.0
    between[1:-1] = idle[1:-1] & ~idle[:-2] & ~idle[2:] & (ends[1:-1] - times[1:-1] <= longest)
    between[1:-1] &= unbroken[:-1] & unbroken[1:]
    return joined(times, np.where(between, 1.0, states), ends, apart=1.0)


def debounced(times: Array, states: Array, ends: Array) -> tuple[Array, Array, Array]:
    """Return the stretches with those shorter than 45 s given to their neighbours."""
    keep = (ends - times >= SHORTEST_DWELL) | (np.arange(len(times)) == 0)
    times, states, ends = times[keep], states[keep], ends[keep]
    if len(times) > 1:
        gap = times[1:] - ends[:-1]
        ends[:-1] = np.where(gap <= 2 * SHORTEST_DWELL, times[1:], ends[:-1])
        times, states, ends = joined(times, states, ends)
    return times, states, ends


def is_cyclic(dwell_on: Array, dwell_off: Array, days: float) -> bool:
    """Return whether an appliance runs by itself: many cycles, of times that resemble one another, round the clock."""
    if min(len(dwell_on), len(dwell_off)) < FEWEST_CYCLES or len(dwell_on) < CYCLES_A_DAY * days:
        return False
    return all(
        float(np.subtract(*np.quantile(np.log(dwell), [0.8, 0.2]))) / 1.68 < REGULAR for dwell in (dwell_on, dwell_off)
    )


def guess_appliance(on: float, dwell_on: Array, *, cyclic: bool) -> Appliance | None:
    """Return what an appliance may be by its power (W) and how long it is active (s), or None."""
    if not len(dwell_on):
        return None
    minutes = float(np.median(dwell_on)) / 60.0
    signs = (
        (Appliance.FRIDGE, cyclic and 25.0 <= on <= 300.0 and minutes >= 4.0),
        (Appliance.HEATER, cyclic and on >= 300.0),
        (Appliance.KETTLE, not cyclic and on >= 1000.0 and minutes <= 8.0),
        (Appliance.EV, not cyclic and on >= 1300.0 and minutes >= 60.0),
        (Appliance.TV, not cyclic and 20.0 <= on <= 400.0 and minutes >= 30.0),
    )
    return next((appliance for appliance, fits in signs if fits), None)


def _powered(power: Series, relay: Series | None) -> Series:
    """Return the power while the relay was on."""
    if relay is None:
        return power
    times = np.union1d(power.times, relay.times[relay.times <= power.end])
    off = relay.at(times) < 0.5
    return Series(times, np.where(off, np.nan, power.at(times)), power.end)


def _relay_runs(powered: Series, limit: float) -> dict[str, tuple[float, ...]]:
    """Return which share of the time that its relay is on an appliance takes more than limit (W), as a table."""
    held = np.diff(np.append(powered.times, powered.end))
    known = np.isfinite(powered.values)
    runs = float(held[known & (powered.values > limit)].sum())
    return {RELAY_RUNS: (runs / max(float(held[known].sum()), 1e-9),)}


def _mean_power(power: Series, times: Array, ends: Array) -> float:
    """Return the mean power (W) over stretches from times to ends (n,)."""
    nodes = np.append(power.times, power.end)
    sums = np.append(0.0, np.cumsum(np.nan_to_num(power.values, nan=0.0) * np.diff(nodes)))
    energy = np.interp(ends, nodes, sums) - np.interp(times, nodes, sums)
    return float(energy.sum() / max(float((ends - times).sum()), 1.0))


def _peak(power: Series, times: Array, ends: Array) -> float:
    """Return the power (W) of the strongest phase over stretches from times to ends (n,)."""
    held = np.diff(np.append(power.times, power.end))
    inside = np.searchsorted(times, power.times, side="right") - 1
    known = (inside >= 0) & (power.times < ends[np.maximum(inside, 0)]) & np.isfinite(power.values)
    return float(quantiles(power.values[known], held[known], np.array([PEAK_LEVEL]))[0]) if known.any() else 0.0


def _dwells(times: Array, states: Array, ends: Array) -> tuple[Array, Array]:
    """Return the complete dwell times (s) in the active and the idle state: those with a switch at both ends."""
    if len(times) < 3:
        return np.empty(0), np.empty(0)
    whole = np.zeros(len(times), dtype=bool)
    whole[1:-1] = (np.abs(times[1:-1] - ends[:-2]) < 1.0) & (np.abs(times[2:] - ends[1:-1]) < 1.0)
    dwell = ends - times
    return dwell[whole & (states >= 0.5)], dwell[whole & (states < 0.5)]


def _of_median(dwell: Array) -> Estimate:
    median = float(np.median(dwell)) / 60.0
    spread = float(np.std(np.log(dwell))) / np.sqrt(len(dwell))
    return Estimate(median, median * max(float(spread), 0.02), identified=len(dwell) >= FEWEST_CYCLES)


def _weighted_median(values: Array, weight: Array) -> float:
    order = np.argsort(values)
    total = np.cumsum(weight[order])
    return float(values[order][int(np.searchsorted(total, total[-1] / 2.0))])
