"""A roof by months of hourly production: the sun at all its heights tells tilt, direction and the inverter's limit.

Of each fortnight and hour of the day the hour that gave most for the sun it had stands for a clear sky; a sky that is
not clear only takes away. The roof is the one on whose plane those hours differ least, in absolute values: the hours of
a dull fortnight lie below it, however many watts they lack (cf. learning/pv.py, which has the envelope of a few days).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..hourly import HOUR, Hourly
from ..models.pv import AT_LIMIT, on_plane
from ..requests import MONTHS
from ..series import Series

type Array = NDArray[np.float64]

ROOF = f"{MONTHS}_roof"
DAY = 86_400.0
FORTNIGHT = 14 * DAY
LEAST_DAYS = 45.0
"""Of sun: as much as the noon sun needs to move by ten degrees and more, but about the solstices."""
LOWEST = 0.12
"""sin h at both halves of an hour: a lower sun belongs to hedges and haze."""
CLEAR = 0.9
FEWEST_IN_BIN, FEWEST_BINS = 6, 20
TILTS = np.arange(5.0, 90.0, 10.0)
ASIDE = np.arange(-120.0, 121.0, 15.0)
STEPS = ((5.0, 7.5), (2.5, 3.75), (1.25, 1.9))
AS_WELL = 1.2
"""By how much more than the best roof's loss one may have that may as well be it."""
SUREST = 4.0, 5.0
"""° of tilt and azimuth below which no roof is known: haze, hot cells and dirt are in no plane."""
BELOW = 0.94
"""Of the greatest power: down to where the band below those that reach it is three times as wide as theirs."""
FEWEST_AT_LIMIT, DAYS_AT_LIMIT = 20, 10
SUN = ("sun", "sun_east", "sun_north", "sun_up")


@dataclass(frozen=True, slots=True)
class Roof:
    """peak (W), tilt and azimuth (°) and how far they may be off; limit: the most it gives (W), 0: none known."""

    peak: float
    tilt: float
    azimuth: float
    tilt_off: float
    azimuth_off: float
    limit: float
    months: float


def roof_of(hours: Hourly, sun: Mapping[str, Series], equator: float) -> Roof | None:
    """Return the roof behind hours of production (W); None where they are too few, or the sun was not given.

    sun: irradiance under a clear sky (W/m²) and direction; equator: the direction (°) of the noon sun.
    """
    if any(name not in sun or len(sun[name].times) < 2 for name in SUN):
        return None
    rows = _Rows.of(hours, sun)
    if rows is None:
        return None
    losses = {
        (tilt, azimuth): rows.fit(tilt, azimuth)[0] for tilt in TILTS.tolist() for azimuth in (equator + ASIDE).tolist()
    }
    tilt, azimuth = min(losses, key=lambda roof: losses[roof])
    least, peak = rows.fit(tilt, azimuth)
    for down, aside in STEPS:
        for one in (tilt - down, tilt, tilt + down):
            for way in (azimuth - aside, azimuth, azimuth + aside):
                if 0.0 <= one <= 90.0 and (found := rows.fit(one, way))[0] < least:
                    (least, peak), tilt, azimuth = found, one, way
    alike = np.array([roof for roof, loss in losses.items() if loss < AS_WELL * least] or [(tilt, azimuth)])
    tilt_off, azimuth_off = np.maximum(np.sqrt(np.mean((alike - (tilt, azimuth)) ** 2, axis=0)), SUREST).tolist()
    months = float(hours.starts[-1] - hours.starts[0]) / (30.4 * DAY)
    return Roof(peak, tilt, azimuth % 360.0, tilt_off, azimuth_off, rows.limit, months)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Hours with the sun well up: power (n,), the sun in their halves (2, n, 1) each, and the bin of each (n,).

    held: whether the inverter held back some of an hour.
    """

    power: Array
    held: NDArray[np.bool_]
    sun: tuple[Array, ...]
    bins: NDArray[np.intp]
    limit: float

    @classmethod
    def of(cls, hours: Hourly, sun: Mapping[str, Series]) -> _Rows | None:
        """Return the usable hours; None where they are too few."""
        halves = hours.starts + HOUR * np.array([[0.25], [0.75]])
        columns = [np.interp(halves, sun[name].times, sun[name].values) for name in SUN]
        usable = (columns[3].min(axis=0) > LOWEST) & np.isfinite(hours.mean)
        fortnights = (hours.starts // FORTNIGHT).astype(np.intp)
        _, bins, counts = np.unique(
            fortnights * 24 + (hours.starts % DAY // HOUR).astype(np.intp), return_inverse=True, return_counts=True
        )
        usable &= counts[bins] >= FEWEST_IN_BIN
        days = np.unique(hours.starts[usable] // DAY).size
        _, bins = np.unique(bins[usable], return_inverse=True)
        if days < LEAST_DAYS or bins.max(initial=-1) + 1 < FEWEST_BINS or not hours.mean[usable].max() > 1.0:
            return None
        limit = limit_of(hours)
        held = np.fmax(hours.high, hours.mean) >= AT_LIMIT * limit if limit else np.zeros(len(usable), dtype=np.bool_)
        return cls(hours.mean[usable], held[usable], tuple(column[:, usable, None] for column in columns), bins, limit)

    def fit(self, tilt: float, azimuth: float) -> tuple[float, float]:
        """Return loss (of the clear hours' power) and peak power (W) of a roof."""
        sun, east, north, up = self.sun
        roof = np.array([tilt]), np.array([azimuth])
        halves = [on_plane(sun[half], east[half], north[half], up[half], *roof)[:, 0] for half in (0, 1)]
        plane = (halves[0] + halves[1]) / 2000.0
        # An hour of which the inverter held back some was clearer than it tells.
        ratio = np.where(self.held, np.inf, self.power / np.maximum(plane, 1e-3))
        order = np.lexsort((ratio, self.bins))
        counts = np.bincount(self.bins)
        clear = order[np.cumsum(counts) - counts + np.floor(CLEAR * (counts - 1)).astype(np.intp)]
        power, plane, ratio = self.power[clear], plane[clear], ratio[clear]
        free = ~self.held[clear]
        if not free.any():
            return float("inf"), 0.0
        peak = _weighted_median(ratio[free], plane[free])
        wrong = power - np.minimum(peak * plane, self.limit or np.inf)
        return float(np.where(free, np.abs(wrong), np.maximum(wrong, 0.0)).sum() / power.sum()), peak


def limit_of(hours: Hourly) -> float:
    """Return the power (W) that an inverter never passes, 0 where nothing piles up at the greatest one.

    Without a limit each clear day's greatest power is its own, and passing clouds lift some above all others.
    """
    greatest = np.where(np.isfinite(hours.high), hours.high, hours.mean)
    known = np.isfinite(greatest)
    if not known.any():
        return 0.0
    most = float(np.quantile(greatest[known], 0.999))
    reached = known & (greatest >= AT_LIMIT * most)
    below = known & (greatest >= BELOW * most) & ~reached
    days = np.unique(hours.starts[reached] // DAY).size
    if reached.sum() < max(FEWEST_AT_LIMIT, 2 * below.sum()) or days < DAYS_AT_LIMIT:
        return 0.0
    return float(np.median(greatest[reached]))


def _weighted_median(values: Array, weights: Array) -> float:
    order = np.argsort(values)
    passed = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(passed, passed[-1] / 2.0)])
