"""Learning photovoltaics: peak power, the roof's effective tilt and azimuth, and how clear the sky usually is.

On clear moments production is P_peak/1000 · E(tilt, azimuth) (models/pv.py). A sky that is not clear only takes away:
of each quarter of an hour of the day the days' upper quantile is clear. The roof is the one whose curve over the day
lies nearest to that envelope in the least squares, by a grid of roofs and halving steps around the best.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..models.pv import AT_LIMIT, LIMIT, on_plane
from ..series import Series
from ..twin import Estimate, Learned
from .common import History, finished, prior_estimates, too_little
from .evaluate import Evaluation, Simulate, evaluate
from .messages import rounded, say
from .pv_months import ROOF, SUN, Roof, roof_of
from .sampling import Grid, filled, grid_of

type Array = NDArray[np.float64]

DAY = 86_400.0
LEAST_DAYS = 2.0
LONGEST_GAP = 2 * 3600.0
CLEAR = 0.9
BIN = 900.0
LOWEST = 0.08
FEWEST_BINS = 12
FEWEST_ROWS = 60
TILTS = np.arange(5.0, 90.0, 10.0)
ASIDE = np.arange(-120.0, 121.0, 15.0)
"""° from the direction of the equator: so far away from the noon sun roofs are used."""
FIT_SHARE = 0.5
KNOWN = 20.0
"""°; a roof that may as well look further aside is not known."""
HORIZONS = (3600.0, 6 * 3600.0, DAY)
AS_GOOD = 1.05
"""By how much the months' roof may foretell the last days worse than theirs: dull days are foretold by any roof."""


def learn_pv(history: History) -> Learned:
    """Return the roof behind a production, where the sun's course was given with it."""
    series = history.series.get("production")
    grid = None if series is None else grid_of(series)
    if series is None or grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    values = filled(grid.mean(series), round(LONGEST_GAP / grid.step))
    sun = _sun(history, grid)
    found: dict[str, Estimate] = {}
    report: tuple[Message, ...] = ()
    evaluation = Evaluation()
    equator = prior_estimates(history.request)["azimuth"].value
    # What the last days are foretold with must not have seen them.
    months = _by_months(history, float(grid.times[int(grid.steps * FIT_SHARE)]), equator)
    tables: dict[str, tuple[float, ...]] = {} if months is None else {ROOF: astuple(months)}
    if sun is not None and (roof := _best(grid, sun, values, equator, months)) is not None:
        found, simulate, by_months = roof
        evaluation = evaluate(grid, values, {}, simulate)
        limit = months.limit if months is not None and by_months else 0.0
        if limit:
            tables[LIMIT] = (limit,)
        clear = _plane(sun, found["tilt"].value, found["azimuth"].value) * found["peak_power"].value
        found |= _clearness(clear, np.where(values < AT_LIMIT * (limit or np.inf), values, np.nan), grid.step)
        report = (
            _told(found),
            *((say("learned_inverter", limit=rounded(limit, 3)),) if limit else ()),
            *((say("learned_months", months=rounded(months.months)),) if months is not None and by_months else ()),
        )
    else:
        evaluation = evaluate(grid, values, {}, None)
    return finished(
        history, "pv", found, evaluation, samples=int(np.isfinite(values).sum()), report=report,
        tables=tables, identified="tilt" in found and found["tilt"].identified,
    )  # fmt: skip


def _told(found: Mapping[str, Estimate]) -> Message:
    """Say how much the plant gives, and by what roof where that is known: of few days several may be."""
    peak = rounded(found["peak_power"].value / 1000.0)
    if not (found["tilt"].identified and found["azimuth"].identified):
        return say("learned_peak", peak=peak)
    return say("learned_roof", peak=peak, tilt=rounded(found["tilt"].value), azimuth=rounded(found["azimuth"].value, 3))


def _by_months(history: History, until: float, equator: float) -> Roof | None:
    """Return the roof that months of hours tell, read now or by an earlier learning; None where they do not."""
    if (hours := history.months.get("production")) is not None:
        return roof_of(hours.where(hours.starts < until), history.request.months_sun, equator)
    row = history.earlier.get(ROOF)
    return None if row is None else Roof(*row)


def _best(
    grid: Grid, sun: list[Array], values: Array, equator: float, months: Roof | None
) -> tuple[dict[str, Estimate], Simulate | None, bool] | None:
    """Return a roof, how it foretells the later days, and whether it is the months'; None where there is none at all.

    The months' one is taken where it foretells them about as well as one that is fitted to the days before.
    """
    half = int(grid.steps * FIT_SHARE)
    days = _roof(grid.times, sun, values, equator)
    early = _roof(grid.times[:half], [part[:half] for part in sun], values[:half], equator)
    by_days = None if early is None else _simulated(sun, values, early[0])
    if months is None:
        return None if days is None else (days[0], by_days, False)
    found = _estimates(months)
    by_months = _simulated(sun, values, found, months.limit or np.inf)
    if days is not None and by_days is not None:
        theirs = _error(by_days, grid, values, half)
        if not _error(by_months, grid, values, half) <= AS_GOOD * theirs:
            return days[0], by_days, False
    return found, by_months, True


def _error(simulate: Simulate, grid: Grid, values: Array, first: int) -> float:
    """Return the mean absolute error of forecasts from the later rows, over HORIZONS."""
    rows = tuple(max(round(horizon / grid.step), 1) for horizon in HORIZONS)
    origins = np.arange(first, grid.steps, max(round(HORIZONS[0] / grid.step), 1))
    later = origins[:, None] + np.array(rows)[None, :]
    within = later < grid.steps
    truth = (
        np.where(within, values[np.minimum(later, grid.steps - 1)], np.nan) - np.nan_to_num(values[origins])[:, None]
    )
    wrong = np.abs(simulate(origins, rows, informed=False) - truth)
    return float(np.nanmean(wrong)) if np.isfinite(wrong).any() else float("nan")


def _estimates(roof: Roof) -> dict[str, Estimate]:
    return {
        "peak_power": Estimate(roof.peak, 0.05 * roof.peak, identified=True),
        "tilt": Estimate(roof.tilt, roof.tilt_off, identified=roof.tilt_off < KNOWN),
        "azimuth": Estimate(roof.azimuth, roof.azimuth_off, identified=roof.azimuth_off < KNOWN),
    }


def _sun(history: History, grid: Grid) -> list[Array] | None:
    """Return irradiance and direction of the sun over the grid, None where any of it is missing."""
    columns = []
    for name in SUN:
        series: Series | None = history.request.environment.get(name)
        if series is None or len(series.times) < 2:
            return None
        columns.append(np.interp(grid.times - grid.step / 2, series.times, series.values))
    return columns


def _roof(times: Array, sun: list[Array], values: Array, equator: float) -> tuple[dict[str, Estimate], Array] | None:
    """Return the estimates of a roof, and the clear sky's production with them (n,), from rows of the grid.

    equator: the direction (°) of the noon sun.
    """
    # Near the horizon hedges, hills and haze rule, and no model of the sky holds.
    usable = np.isfinite(values) & (sun[3] > LOWEST)
    if usable.sum() < FEWEST_ROWS or np.nanmax(values) <= 1.0:
        return None
    lit = [part[usable] for part in sun]
    envelope = _Envelope.of(times[usable], values[usable])
    if envelope is None:
        return None
    losses = {
        (tilt, azimuth): envelope.fit(_plane(lit, tilt, azimuth))[0]
        for tilt in TILTS.tolist()
        for azimuth in (equator + ASIDE).tolist()
    }
    tilt, azimuth, peak = _refined(envelope, lit, *min(losses, key=lambda roof: losses[roof]))
    clear = _plane(sun, tilt, azimuth) * peak
    # A curve that hardly bends with the roof does not tell it: how much worse is a roof 20° off?
    least = envelope.fit(_plane(lit, tilt, azimuth))[0]
    aside = [loss for (one, way), loss in losses.items() if abs(one - tilt) + abs(way - azimuth) > 20.0]
    known = min(aside, default=least) > 1.3 * least and usable.sum() > 2 * FEWEST_ROWS
    return {
        "peak_power": Estimate(peak, 0.05 * peak, identified=True),
        "tilt": Estimate(tilt, 5.0, identified=known),
        "azimuth": Estimate(azimuth % 360.0, 7.0, identified=known),
    }, clear


@dataclass(frozen=True, slots=True)
class _Envelope:
    """Rows by the quarter of an hour of the day: each one's bin (n,), and the clear production of the bins (b,)."""

    bins: NDArray[np.intp]
    clear: Array

    @classmethod
    def of(cls, times: Array, power: Array) -> Self | None:
        """Return the envelope of production (n,) at times (n,); None where the days show too little of the day."""
        quarters = (times % DAY // BIN).astype(np.intp)
        present, bins = np.unique(quarters, return_inverse=True)
        if len(present) < FEWEST_BINS:
            return None
        return cls(bins, _upper(bins, power))

    def fit(self, plane: Array) -> tuple[float, float]:
        """Return loss and peak power (W) of a roof that gets plane (n,), kW/m²."""
        shown = _upper(self.bins, plane)
        peak = float(shown @ self.clear) / max(float(shown @ shown), 1e-12)
        return float(np.mean((self.clear - peak * shown) ** 2)), peak


def _upper(bins: NDArray[np.intp], values: Array) -> Array:
    """Return the CLEAR quantile of the values (n,) in each bin (b,)."""
    order = np.lexsort((values, bins))
    counts = np.bincount(bins)
    first = np.cumsum(counts) - counts
    result: Array = values[order][first + np.floor(CLEAR * (counts - 1)).astype(np.intp)]
    return result


def _refined(envelope: _Envelope, lit: list[Array], tilt: float, azimuth: float) -> tuple[float, float, float]:
    """Return tilt, azimuth and peak power by halving the steps around the best of the grid."""
    step_tilt, step_azimuth = 5.0, 7.5
    best = (np.inf, tilt, azimuth, 0.0)
    while step_tilt >= 1.0:
        around = [
            (one, way)
            for one in (tilt - step_tilt, tilt, tilt + step_tilt)
            for way in (azimuth - step_azimuth, azimuth, azimuth + step_azimuth)
            if 0.0 <= one <= 90.0
        ]
        for one, way in around:
            loss, peak = envelope.fit(_plane(lit, one, way))
            if loss < best[0]:
                best = (loss, one, way, peak)
        tilt, azimuth = best[1], best[2]
        step_tilt, step_azimuth = step_tilt / 2, step_azimuth / 2
    return best[1], best[2], best[3]


def _plane(sun: list[Array], tilt: float, azimuth: float) -> Array:
    """Return the irradiance on a roof (n,), kW/m², by rows of sun."""
    columns = [part[:, None] for part in sun]
    found = on_plane(columns[0], columns[1], columns[2], columns[3], np.array([tilt]), np.array([azimuth]))
    result: Array = found[:, 0] / 1000.0
    return result


def _clearness(clear: Array, values: Array, step: float) -> dict[str, Estimate]:
    """Return the usual clearness and how long (h) a spell of it lasts, by its correlation from hour to hour."""
    told = np.isfinite(values) & (clear > 0.05 * np.nanmax(clear, initial=1e-9))
    share = np.where(told, np.clip(values / np.maximum(clear, 1.0), 0.0, 1.2), np.nan)
    known = share[np.isfinite(share)]
    if not known.size:
        return {}
    mean, scatter = float(known.mean()), float(known.std())
    found = {"clearness": Estimate(float(np.clip(mean, 0.02, 1.0)), max(scatter, 0.05), identified=True)}
    rows = max(round(3600.0 / step), 1)
    now, later = share[:-rows] - mean, share[rows:] - mean
    both = np.isfinite(now) & np.isfinite(later)
    if both.sum() >= FEWEST_ROWS and scatter > 0.02:
        keep = float(np.clip(np.sum(now[both] * later[both]) / np.sum(now[both] ** 2), 0.05, 0.97))
        hours = -1.0 / np.log(keep)
        found["clearness_time"] = Estimate(float(hours), 0.3 * float(hours), identified=True)
    return found


def _simulated(sun: list[Array], values: Array, roof: dict[str, Estimate], limit: float = np.inf) -> Simulate:
    """Return the model's changes for evaluate: the roof's clear sky times the clearness now, up to a limit (W)."""
    clear = _plane(sun, roof["tilt"].value, roof["azimuth"].value) * roof["peak_power"].value
    share = np.clip(np.where(clear > 0.02 * clear.max(), values / np.maximum(clear, 1.0), np.nan), 0.0, 1.2)
    usual = float(np.nanmean(share)) if np.isfinite(share).any() else 0.5
    share = np.where(values >= AT_LIMIT * limit, np.maximum(share, usual), share)

    def simulate(
        origins: NDArray[np.intp],
        rows: tuple[int, ...],
        *,
        informed: bool,  # noqa: ARG001 -- part of what evaluate asks; where the sun will stand is known either way
    ) -> Array:
        now = np.where(np.isfinite(share[origins]), share[origins], usual)
        changes = []
        for row in rows:
            later = np.minimum(origins + row, len(clear) - 1)
            changes.append(np.minimum(clear[later] * now, limit) - np.nan_to_num(values[origins]))
        return np.stack(changes, axis=1)

    return simulate
