"""Learning photovoltaics: peak power, the roof's effective tilt and azimuth, and how clear the sky usually is.

On clear moments production is P_peak/1000 · E(tilt, azimuth) (models/pv.py). A sky that is not clear only takes away:
the roof is the one under whose curve production keeps most closely, by quantile regression at 0.9 (Koenker and Bassett,
Econometrica 46, 1978) of production on E over a grid of roofs, each with its own peak power.
"""

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..models.pv import on_plane
from ..series import Series
from ..twin import Estimate, Learned
from .common import History, finished, too_little
from .evaluate import Evaluation, Simulate, evaluate
from .messages import rounded, say
from .sampling import Grid, filled, grid_of

type Array = NDArray[np.float64]

LEAST_DAYS = 2.0
LONGEST_GAP = 2 * 3600.0
CLEAR = 0.9
LEAST_SUN = 60.0
"""W/m² on the plane below which clearness is anybody's guess."""
FEWEST_ROWS = 60
TILTS = np.arange(5.0, 90.0, 10.0)
AZIMUTHS = np.arange(60.0, 301.0, 15.0)
FIT_SHARE = 0.5
SUN = ("sun", "sun_east", "sun_north", "sun_up")


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
    if sun is not None and (roof := _roof(sun, values)) is not None:
        found, clear = roof
        half = int(grid.steps * FIT_SHARE)
        early = _roof([part[:half] for part in sun], values[:half])
        evaluation = evaluate(grid, values, {}, None if early is None else _simulated(sun, values, early[0]))
        found |= _clearness(clear, values, grid.step)
        report = (
            say(
                "learned_roof",
                peak=rounded(found["peak_power"].value / 1000.0),
                tilt=rounded(found["tilt"].value),
                azimuth=rounded(found["azimuth"].value, 3),
            ),
        )
    else:
        evaluation = evaluate(grid, values, {}, None)
    return finished(
        history, "pv", found, evaluation, samples=int(np.isfinite(values).sum()), report=report,
        identified="tilt" in found and found["tilt"].identified,
    )  # fmt: skip


def _sun(history: History, grid: Grid) -> list[Array] | None:
    """Return irradiance and direction of the sun over the grid, None where any of it is missing."""
    columns = []
    for name in SUN:
        series: Series | None = history.request.environment.get(name)
        if series is None or len(series.times) < 2:
            return None
        columns.append(np.interp(grid.times - grid.step / 2, series.times, series.values))
    return columns


def _roof(sun: list[Array], values: Array) -> tuple[dict[str, Estimate], Array] | None:
    """Return the estimates of a roof, and the clear sky's production with them (n,), by rows of sun and production."""
    usable = np.isfinite(values) & (sun[0] > 20.0)
    if usable.sum() < FEWEST_ROWS or np.nanmax(values) <= 1.0:
        return None
    lit = [part[usable] for part in sun]
    power = values[usable]
    losses: dict[tuple[float, float], tuple[float, float]] = {}
    for tilt in TILTS.tolist():
        for azimuth in AZIMUTHS.tolist():
            plane = _plane(lit, tilt, azimuth)
            losses[tilt, azimuth] = _quantile_fit(plane, power)
    (tilt, azimuth), (_, peak) = min(losses.items(), key=lambda item: item[1][0])
    tilt, azimuth, peak = _refined(lit, power, tilt, azimuth)
    clear = _plane(sun, tilt, azimuth) * peak
    # A curve that hardly bends with the roof does not tell it: how much worse is a roof 20° off?
    least = min(loss for loss, _ in losses.values())
    aside = [loss for (one, way), (loss, _) in losses.items() if abs(one - tilt) + abs(way - azimuth) > 20.0]
    known = bool(min(aside, default=least) > 1.01 * least) and usable.sum() > 2 * FEWEST_ROWS
    return {
        "peak_power": Estimate(peak, 0.05 * peak, identified=True),
        "tilt": Estimate(tilt, 5.0, identified=known),
        "azimuth": Estimate(azimuth, 7.0, identified=known),
    }, clear


def _plane(sun: list[Array], tilt: float, azimuth: float) -> Array:
    """Return the irradiance on a roof (n,), kW/m², by rows of sun."""
    columns = [part[:, None] for part in sun]
    found = on_plane(columns[0], columns[1], columns[2], columns[3], np.array([tilt]), np.array([azimuth]))
    result: Array = found[:, 0] / 1000.0
    return result


def _refined(lit: list[Array], power: Array, tilt: float, azimuth: float) -> tuple[float, float, float]:
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
            plane = _plane(lit, one, way)
            loss, peak = _quantile_fit(plane, power)
            if loss < best[0]:
                best = (loss, one, way, peak)
        tilt, azimuth = best[1], best[2]
        step_tilt, step_azimuth = step_tilt / 2, step_azimuth / 2
    return best[1], best[2], best[3]


def _quantile_fit(plane: Array, power: Array) -> tuple[float, float]:
    """Return loss and factor of the line through 0 with the share CLEAR below it: a weighted quantile of the ratios."""
    shone = plane > 0.02
    ratio = power[shone] / plane[shone]
    order = np.argsort(ratio)
    total = np.cumsum(plane[shone][order])
    factor = float(ratio[order][int(np.searchsorted(total, CLEAR * total[-1]))]) if len(ratio) else 0.0
    rest = power - factor * plane
    return float(np.mean(np.where(rest > 0, CLEAR * rest, (CLEAR - 1.0) * rest))) / max(factor, 1e-9), factor


def _clearness(clear: Array, values: Array, step: float) -> dict[str, Estimate]:
    """Return the usual clearness and how long (h) a spell of it lasts, by its correlation from hour to hour."""
    told = np.isfinite(values) & (clear > 0.05 * np.nanmax(clear))
    share = np.where(told, np.clip(values / np.maximum(clear, 1.0), 0.0, 1.2), np.nan)
    known = share[np.isfinite(share)]
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


def _simulated(sun: list[Array], values: Array, roof: dict[str, Estimate]) -> Simulate:
    """Return the model's changes for evaluate: the roof's clear sky times the clearness now."""
    clear = _plane(sun, roof["tilt"].value, roof["azimuth"].value) * roof["peak_power"].value
    share = np.clip(np.where(clear > 0.02 * clear.max(), values / np.maximum(clear, 1.0), np.nan), 0.0, 1.2)
    usual = float(np.nanmean(share)) if np.isfinite(share).any() else 0.5

    def simulate(origins: NDArray[np.intp], ahead: tuple[int, ...]) -> Array:
        now = np.where(np.isfinite(share[origins]), share[origins], usual)
        changes = []
        for row in ahead:
            later = np.minimum(origins + row, len(clear) - 1)
            changes.append(clear[later] * now - np.nan_to_num(values[origins]))
        return np.stack(changes, axis=1)

    return simulate
