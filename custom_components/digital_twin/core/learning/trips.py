"""Learning when a car is away: by its plug, else by a charge that falls though nothing is drawn from the home."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..clock import WallClock
from ..models.battery import IDLE_POWER
from ..models.switching import WORKDAY
from ..models.trips import DAY, DRIVING, NEVER, Trips, weekend
from ..series import Series
from ..twin import Learned
from .common import History
from .messages import say

type Array = NDArray[np.float64]
type Flags = NDArray[np.bool_]

MOST_DAYS = 28
"""The latest days that members live through."""
STEP = 900.0
KNOWN = 0.5
"""Of a day that must be known, or spent away, for it to be one."""
LEAST_AWAY = 600.0
"""s: whoever takes the plug out and puts it in again has not been away."""
FALLEN = 2.0
"""% by which a charge must have fallen where nothing else was known, for that to have been a drive."""
DRIVE = 2 * 3600.0
"""s between two steps of a charge that falls on one drive."""
LONGEST_DRIVE = 4 * 3600.0
"""s: half of a car's drives end before that; a storage serves the home all evening."""
LEAST_LOST = 3.0
"""% that falls on a trip which nothing but the charge tells of: a car that stands loses less."""
TOGETHER = 11 * 3600.0
"""s between two falls without charging that are there and back of one trip."""
TELLS = 3600.0
"""s after coming back within which a car tells its charge."""
AT_ONCE = 1200.0
"""s after coming back within which charging begins at once."""
LITTLE = 5.0
"""% lost, up to which it tells nothing that nothing was charged afterwards."""


@dataclass(frozen=True, slots=True)
class _Away:
    """When a car was away: from leave until back (epoch s), (n,) each, and what tells of it."""

    leave: Array
    back: Array
    evidence: Series


def with_trips(history: History, learned: Learned) -> Learned:
    """Return learned with the trips of a car, and say that there are some."""
    if (trips := find_trips(history)) is None:
        return learned
    told = (say("learned_trips", count=len(trips.trips), days=len(trips.free)),) if trips.leaves else ()
    return replace(learned, tables={**learned.tables, **trips.tables()}, report=(*learned.report, *told))


def find_trips(history: History) -> Trips | None:
    """Return the trips of the latest days; None: it is no car, or nothing tells whether it is away."""
    charge, spec = history.series.get("charge"), history.request.spec
    if charge is None or "storage_mode" in spec.channels:
        return None
    away = _away(history, charge)
    if away is None:
        return None
    clock = WallClock.of_today(history.request.clock, history.request.now)
    leave, back = clock.times(away.leave), clock.times(away.back)
    by_clock = replace(away, leave=leave, back=back)
    begins = _day_begins(by_clock)
    starts = _whole_days(by_clock, begins)
    if not starts.size:
        return None
    lost = np.array([_lost(charge, *one) for one in zip(away.leave, away.back, strict=True)])
    lost = np.where(np.isnan(lost), np.median(lost[np.isfinite(lost)]) if np.isfinite(lost).any() else 0.0, lost)
    rows = np.searchsorted(starts, leave, side="right") - 1
    inside = (rows >= 0) & (leave < starts[rows] + DAY)
    columns = (
        rows, leave - starts[rows], back - leave, lost, _waits(history, charge, away, lost),
        _going(charge, away, lost),
    )  # fmt: skip
    return Trips(begins, _free(history, starts + DAY / 2.0), np.stack(columns, axis=1)[inside])


def _free(history: History, times: Array) -> Array:
    """Return whether days are free ones, 1 or 0, by a moment (epoch s) of each."""
    works = history.request.environment.get(WORKDAY)
    told = np.full(len(times), np.nan) if works is None else works.at(times)
    return np.where(np.isnan(told), [weekend(one) for one in times.tolist()], told < 0.5).astype(np.float64)


def _away(history: History, charge: Series) -> _Away | None:
    """Return when it was away, by its plug where that was ever out, else by its charge."""
    plugged, power = history.series.get("plugged"), history.series.get("power")
    if plugged is not None and np.any(plugged.values == 0.0):
        return _unplugged(plugged, charge)
    spec = history.request.spec
    car = {"current", "plugged"} & spec.channels.keys() or spec.settings.get(
        settings.APPLIANCE
    ) == settings.Appliance.EV
    # A storage of the home falls as well while nothing is drawn; what gives its charge to the home is no car that left.
    if car and power is not None and np.any(power.values > 2.0 * IDLE_POWER) and not np.any(power.values < -IDLE_POWER):
        return _fallen(charge, power)
    return None if plugged is None else _Away(np.empty(0), np.empty(0), plugged)


def _unplugged(plugged: Series, charge: Series) -> _Away:
    """Return where the plug was out; where it told nothing, only where the charge fell meanwhile."""
    out = plugged.values != 1.0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], out, [False])).astype(np.intp)))
    found = []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if first == 0 or last == len(out):
            continue
        leave, back = float(plugged.times[first]), float(plugged.times[last])
        fell = _lost(charge, leave, back) >= FALLEN
        if fell or (back - leave >= LEAST_AWAY and np.any(plugged.values[first:last] == 0.0)):
            found.append((leave, back))
    return _Away(*_columns(found), plugged)


def _fallen(charge: Series, power: Series) -> _Away | None:
    """Return where the charge fell though nothing was charged or given: falls there and back are one trip.

    None: it falls for so long that it is no driving.
    """
    known = np.isfinite(charge.values)
    times, values = charge.times[known], charge.values[known]
    unknown = charge.times[~known]
    taken = power.times[power.values > 2.0 * IDLE_POWER]
    falls: list[tuple[float, float, float]] = []
    seen: list[tuple[float, float, float]] = []
    for row in np.flatnonzero(np.diff(values) < 0.0).tolist():
        at, then, fell = float(times[row]), float(times[row + 1]), float(values[row] - values[row + 1])
        gone = unknown[(unknown > at) & (unknown < then)]
        began = float(gone[0]) if gone.size else max(at, then - fell / DRIVING * 3600.0)
        falls.append((began, then, fell))
        if not gone.size:
            seen.append(falls[-1])
    lasted = [ended - began for began, ended, fell in _joined(seen, taken, DRIVE) if fell >= FALLEN]
    if lasted and np.median(lasted) > LONGEST_DRIVE:
        return None
    drives = [one for one in _joined(falls, taken, DRIVE) if one[2] >= FALLEN]
    trips = [one[:2] for one in _joined(drives, taken, TOGETHER) if one[2] >= LEAST_LOST]
    return _Away(*_columns(trips), charge)


def _joined(falls: list[tuple[float, float, float]], taken: Array, apart: float) -> list[tuple[float, float, float]]:
    """Return falls (from, until, %) as one where no more than apart (s) lies between them, and no charging."""
    found: list[tuple[float, float, float]] = []
    for began, ended, fell in falls:
        if found and began - found[-1][1] <= apart and not np.any((taken > found[-1][1]) & (taken < ended)):
            found[-1] = (found[-1][0], ended, found[-1][2] + fell)
        else:
            found.append((began, ended, fell))
    return found


def _columns(found: list[tuple[float, float]]) -> tuple[Array, Array]:
    table = np.array(found).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _lost(charge: Series, leave: float, back: float) -> float:
    """Return what a trip took (%), NaN where the charge before or after it is not known."""
    known = np.isfinite(charge.values)
    times, values = charge.times[known], charge.values[known]
    before = values[times <= leave][-1:]
    held = charge.at(np.array([back]))
    after = np.append(held, values[(times > back) & (times <= back + TELLS)])
    after = after[np.isfinite(after)]
    return float(before[0] - after.min()) if before.size and after.size else np.nan


def _waits(history: History, charge: Series, away: _Away, lost: Array) -> Array:
    """Return how long after coming back it began to charge (s), NEVER: not before it left again."""
    power = history.series.get("power")
    if power is not None:
        begun = power.times[power.values > 2.0 * IDLE_POWER]
    else:
        begun = charge.times[1:][np.diff(charge.values) >= 1.0]
    following = np.append(away.leave, np.inf)[1:]
    found = np.full(len(away.back), NEVER)
    for row, (back, leaves) in enumerate(zip(away.back, following, strict=True)):
        later = begun[(begun >= back - AT_ONCE) & (begun < leaves)]
        if later.size:
            wait = float(later[0]) - back
            found[row] = 0.0 if wait <= AT_ONCE else wait
    seen = found[found != NEVER]
    usual = float(np.median(seen)) if seen.size else 0.0
    return np.where((found == NEVER) & (lost < LITTLE), usual, found)


def _going(charge: Series, away: _Away, lost: Array) -> Array:
    """Return the share of what each trip took that was lost by its middle; half, where nobody told."""
    middle = (away.leave + away.back) / 2.0
    before = charge.at(away.leave - 1.0)
    share = np.divide(before - charge.at(middle), lost, out=np.full(len(lost), np.nan), where=lost > LITTLE)
    usual = share[np.isfinite(share)]
    found: Array = np.where(np.isfinite(share), np.clip(share, 0.0, 1.0), np.median(usual) if usual.size else 0.5)
    return np.clip(found, 0.0, 1.0)


def _day_begins(away: _Away) -> float:
    """Return the s of the UTC day opposite the middle of the times away, at which it is most surely at home."""
    angle = 2.0 * np.pi * np.concatenate([np.arange(*one, STEP) for one in zip(away.leave, away.back, strict=True)] or [
        np.zeros(1)
    ]) / DAY  # fmt: skip
    middle = np.arctan2(np.sin(angle).mean(), np.cos(angle).mean())
    return float(round((middle / (2.0 * np.pi) + 0.5) % 1.0 * DAY / STEP) * STEP % DAY)


def _whole_days(away: _Away, begins: float) -> Array:
    """Return the beginnings (D,), epoch s, of the latest days that were known, and begun at home."""
    series = away.evidence
    first = np.ceil((float(series.times[0]) - begins) / DAY) * DAY + begins
    starts = np.arange(first, series.end - DAY + 1.0, DAY)
    kept = []
    for start in starts.tolist():
        if np.any((away.leave < start) & (away.back > start)):
            continue
        times = np.arange(start, start + DAY, STEP)
        out = ((times >= away.leave[:, None]) & (times < away.back[:, None])).any(axis=0)
        if np.mean(np.isfinite(series.at(times)) | out) >= KNOWN:
            kept.append(start)
    return np.array(kept[-MOST_DAYS:])
