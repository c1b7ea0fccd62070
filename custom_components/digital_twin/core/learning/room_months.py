"""What months of hourly means tell of a room's heating and loss, where its last days do not.

The energy signature of a heated room by days (Fels 1986, PRISM; with the heat that a change of temperatures stores):

    u = [(T − To) − G − S s + Σ c Δ] / L

with u the day's mean output as a share of the full one, T, To and s its mean temperatures and clear sun, Δ how T and To
changed to this day and the day before, L what full heat lifts the room by in the long run (K): heating rate times time
constant. Heat by people and clouds, which nobody measured, is made up for by the thermostat: it is in u, not in the
temperatures, so u is the side to be explained. The time constant by itself is left to the days: the slowest walls do
not follow within two.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..hourly import HOUR, Hourly
from ..messages import Message
from ..models.valve_curve import LINEAR, heat_share
from ..requests import MONTHS
from ..series import Series
from ..twin import Estimate
from .common import History
from .messages import rounded, say
from .room_data import RoomData
from .room_fit import RoomFit, fit_room, predictive
from .room_priors import PRIOR
from .sampling import Grid

type Array = NDArray[np.float64]

ROOM = f"{MONTHS}_room"
DAY = 86_400.0
HOURS_WANTED = 22
HEATS = 0.02
"""Of full output over a day: less than that is no day of heating, with windows that stand open as like as not."""
HEATED_BELOW = 15.0
"""°C, a day's mean: the limit of heating (VDI 4710); what a heat pump draws on warmer days may cool."""
FEWEST_DAYS = 30
LEAST_SPREAD = 1.0
"""K by which the days' lead over outdoors must differ: sensors that stand still tell nothing."""
FAR = 3.5
"""Usual deviations beyond which a day had something else in it: an airing, a party, a holiday of the thermostat."""
SUREST = 0.1
"""Standard deviation of the lift's logarithm that a balance by days does not get below: seasons, how people air."""
SURE_ENOUGH = 0.35
"""Beyond this deviation of the lift's logarithm months tell no more than what is typical (LIFT_SPREAD)."""
FULL = 0.995
"""Quantile of the hours' greatest power that stands for full output."""
IN_STEPS = 0.95
MODULATES = 0.3
"""By how much (logarithm) the output of a heating that modulates may differ from the full one while it "heats"."""
ENOUGH_SEEN = 4 * 3600.0
"""s of full heat in the days by which their reports are compared with its power."""
CLASH = 3.0
"""Deviations of the months' lift beyond which days that were told it say that it is another heating by now."""
ABOUT = 0.005
"""Log likelihood per temperature of the later days that the months may cost: chance."""
SAME = 0.5
"""Of the months' full power: what days must have seen at least to have seen the heating at all."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What full heat lifts a room by (K), the standard deviation of its logarithm, and over how many months.

    full: the power (W) that counts as full output, 0 where a valve tells it; steps: whether it only goes on and off.
    """

    lift: float
    lift_off: float
    full: float
    steps: bool
    months: float

    def table(self) -> tuple[float, ...]:
        """Return this as a table of Learned."""
        return tuple(float(part) for part in astuple(self))

    @classmethod
    def of_table(cls, row: tuple[float, ...]) -> Evidence:
        """Return what table wrote."""
        lift, lift_off, full, steps, months = row
        return cls(lift, lift_off, full, steps > 0.0, months)


def evidence_of(months: Mapping[str, Hourly], sun: Series | None, curve: float = LINEAR) -> Evidence | None:
    """Return what hours of temperature, outdoor_temperature and valve (%) or power (W) tell; None: too little.

    sun: irradiance under a clear sky (W/m²); curve: of the valve (heat_share).
    """
    inside, outside = months.get("temperature"), months.get("outdoor_temperature")
    valve, power = months.get("valve"), months.get("power")
    output = valve if valve is not None else power
    if inside is None or outside is None or output is None:
        return None
    starts = output.starts
    full = 0.0 if valve is not None else _full(output)
    if valve is None and full <= 5.0:
        return None
    share = np.clip(output.mean / (full or 100.0), 0.0, 1.0)
    given = share if valve is None else heat_share(share, curve)
    middle = starts + HOUR / 2.0
    shine = np.zeros(len(starts)) if sun is None else np.interp(middle, sun.times, sun.values) / 1000.0
    days, columns = _by_days(starts, np.array([given, inside.on(starts), outside.on(starts), shine]))
    found = _signature(days, *columns)
    if found is None:
        return None
    on = share > HEATS
    steps = valve is None and bool(on.any()) and _in_steps(output, on, full)
    return Evidence(*found, full, steps, float(starts[-1] - starts[0]) / (30.4 * DAY))


def _full(power: Hourly) -> float:
    greatest = np.where(np.isfinite(power.high), power.high, power.mean)
    return float(np.quantile(greatest, FULL)) if greatest.size else 0.0


def _in_steps(power: Hourly, on: NDArray[np.bool_], full: float) -> bool:
    """Return whether in most hours that it heated it was at full power for a while."""
    known = on & np.isfinite(power.high)
    return bool(known.any()) and float(np.median(power.high[known])) >= IN_STEPS * full


def _by_days(starts: Array, columns: Array) -> tuple[Array, Array]:
    """Return the days (d,) of which nearly all hours are known, as whole numbers, and the means over them (k, d)."""
    known = np.isfinite(columns).all(axis=0)
    days, index, counts = np.unique(starts[known] // DAY, return_inverse=True, return_counts=True)
    sums = np.array([np.bincount(index, column[known], minlength=len(days)) for column in columns])
    whole = counts >= HOURS_WANTED
    return days[whole], sums[:, whole] / counts[whole]


def _signature(days: Array, given: Array, inside: Array, outside: Array, shine: Array) -> tuple[float, float] | None:
    """Return the lift (K) and the deviation of its logarithm; None where the days do not tell it."""
    if len(days) < FEWEST_DAYS:
        return None
    lead = inside - outside
    if np.std(lead) < LEAST_SPREAD:
        return None
    rows = [np.ones(len(days)), lead, shine]
    usable = (given > HEATS) & (outside < HEATED_BELOW)
    for back in (1, 2):
        usable[back:] &= days[back:] - days[:-back] == back
        usable[:back] = False
    changes = [np.diff(values, prepend=np.nan) for values in (inside, outside)]
    rows += [*changes, *(np.append(np.nan, change[:-1]) for change in changes)]
    design = np.array(rows).T
    for last in (False, False, True):
        if usable.sum() < FEWEST_DAYS:
            return None
        x, y = design[usable], given[usable]
        weights = np.asarray(np.linalg.lstsq(x, y, rcond=None)[0], dtype=np.float64)
        rest = y - x @ weights
        near = np.abs(rest) <= FAR * (1.4826 * float(np.median(np.abs(rest))) + 1e-9)
        if last or near.all():
            return _lift(weights, x, rest)
        usable[np.flatnonzero(usable)[~near]] = False
    return None


def _lift(weights: Array, x: Array, rest: Array) -> tuple[float, float] | None:
    """Return the lift and its logarithm's deviation by the weights of a design (n, k) and what they leave (n,)."""
    slope = float(weights[1])
    if slope <= 0.0:
        return None
    covariance = np.linalg.pinv(x.T @ x) * float(rest @ rest) / max(len(rest) - x.shape[1], 1)
    # A spell of warm or busy days counts less than as many single ones.
    lasts = float(np.clip(rest[1:] @ rest[:-1] / max(float(rest @ rest), 1e-12), 0.0, 0.9))
    covariance *= (1.0 + lasts) / (1.0 - lasts)
    lift_off = float(np.sqrt(covariance[1, 1])) / slope
    if lift_off > SURE_ENOUGH:
        return None
    return 1.0 / slope, max(lift_off, SUREST)


def months_of(history: History, later: Grid, curve: float) -> Evidence | None:
    """Return what months of hours tell, read now or by an earlier learning; not of the days that judge it."""
    if history.months:
        before = {key: hours.where(hours.starts < later.start) for key, hours in history.months.items()}
        return evidence_of(before, history.request.months_sun.get("sun"), curve)
    row = history.earlier.get(ROOM)
    return None if row is None else Evidence.of_table(row)


def told_by_months(
    chosen: RoomFit | None, early: RoomData, late: RoomData, data: RoomData, evidence: Evidence | None, power: Array
) -> tuple[RoomFit, RoomData] | None:
    """Return a fit of the early days that was told what months say, and all days likewise; None where that is no gain.

    It must tell the later days about as well, and the early ones must bear it: else it is another heating by now.
    power: that of the days on their grid (n,), W.
    """
    if chosen is None or evidence is None:
        return None
    evidence = in_days_terms(evidence, data, power)
    lift = evidence.lift, evidence.lift_off
    told = fit_room(replace(early, lift=lift), chosen.network, chosen)
    if told is None or not _borne(told, lift) or predictive(told, late) < predictive(chosen, late) - ABOUT:
        return None
    return with_heating(told, lift), replace(data, lift=lift)


def reported(data: RoomData, evidence: Evidence | None) -> tuple[Message, ...]:
    """Return that months told of a room's heating, where they did."""
    if data.lift is None or evidence is None:
        return ()
    return (say("learned_months", months=rounded(evidence.months)),)


def in_days_terms(evidence: Evidence, data: RoomData, power: Array) -> Evidence:
    """Return the evidence of the output that the days' commands are shares of; power: theirs on the grid (n,), W."""
    if not evidence.full or data.by_valve:
        return evidence
    most = float(np.nanmax(power, initial=0.0))
    seen = most >= SAME * evidence.full
    if data.measured_output:
        # Their commands are shares of the most that they saw.
        return replace(evidence, lift=evidence.lift * most / evidence.full) if seen else evidence
    both = np.isfinite(power)
    heated = float(data.command[both].sum())
    if seen and heated * data.grid.step >= ENOUGH_SEEN:
        ratio = min(float(power[both].sum()) / heated / evidence.full, 1.0)
        return replace(evidence, lift=evidence.lift * ratio)
    return evidence if evidence.steps else replace(evidence, lift_off=float(np.hypot(evidence.lift_off, MODULATES)))


def _borne(fit: RoomFit, lift: tuple[float, float]) -> bool:
    """Return whether days that were told a lift (K, and its logarithm's deviation) leave it about there."""
    rate = fit.estimates.get("heating_rate")
    if rate is None:
        return True
    return abs(float(np.log(rate.value * fit.estimates["time_constant"].value / lift[0]))) <= CLASH * lift[1]


def with_heating(fit: RoomFit, lift: tuple[float, float] | None) -> RoomFit:
    """Return a fit of days without heating with the rate that lifts a room of its time constant by so much.

    lift: K, and the standard deviation of its logarithm; None: nobody knows.
    """
    if lift is None or "heating_rate" in fit.estimates:
        return fit
    constant = fit.estimates["time_constant"]
    at = fit.names.index("time_constant")
    spread = constant.deviation / constant.value
    deviation = float(np.hypot(spread, lift[1]))
    parameter = PRIOR["heating_rate"]
    rate = float(np.clip(lift[0] / constant.value, parameter.lower, parameter.upper))
    # It is as much too high as the time constant is too low.
    beside = -fit.correlation[at] * spread / deviation
    correlation = np.block([[fit.correlation, beside[:, None]], [beside[None], np.ones((1, 1))]])
    known = deviation < 0.5 * parameter.deviation and constant.identified
    found = {**fit.estimates, "heating_rate": Estimate(rate, deviation * rate, known)}
    return replace(fit, estimates=found, names=(*fit.names, "heating_rate"), correlation=correlation)
