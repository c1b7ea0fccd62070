"""Learning a numeric sensor beside what it measures: its noise, steps, drift and rule when to report.

The mean square of changes over a lag h grows as D(h) = 2 σ² + q h for a random walk of variance q per s behind noise of
deviation σ (the variogram's nugget; Cressie, Statistics for Spatial Data, 1993, ch. 2). A sensor that rounds to
steps of s adds s²/12 to σ².
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..series import Series
from ..twin import Estimate, Learned
from .common import History
from .messages import rounded, say
from .number import learn_number
from .sampling import Grid, grid_of

type Array = NDArray[np.float64]

FEWEST = 40
LAGS = np.array((1, 2, 3, 4, 6, 8))
DRIFT_DAYS = 7.0
SURE = 4.0


def learn_sensor(history: History) -> Learned:
    """Return what learn_number learns of the main channel, and how the sensor speaks."""
    learned = learn_number(history)
    series = history.main_series
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    if series is None or channel is None or learned.structure == "prior":
        return learned
    known = np.isfinite(series.values)
    times, values = series.times[known], series.values[known]
    if len(values) < FEWEST:
        return learned
    found = _steps(times, values)
    resolution = found["resolution"].value if "resolution" in found else 0.0
    grid = grid_of(series)
    if grid is not None:
        found |= _noise(grid, series, resolution) | _drift(series)
    found = {name: estimate for name, estimate in found.items() if name in learned.parameters}
    report: tuple[Message, ...] = ()
    if resolution > 0:
        report = (say("learned_resolution", step=rounded(resolution), unit=channel.unit or ""),)
    return replace(learned, parameters={**learned.parameters, **found}, report=(*learned.report, *report))


def _steps(times: Array, values: Array) -> dict[str, Estimate]:
    """Return the resolution, the least change that is reported, and the usual time between reports."""
    changes = np.abs(np.diff(values))
    changes = changes[changes > 1e-9]
    if not changes.size:
        return {}
    found: dict[str, Estimate] = {}
    least = float(np.quantile(changes, 0.02))
    multiples = changes / least
    on_grid = float(np.mean(np.abs(multiples - np.round(multiples)) < 0.05))
    if on_grid > 0.95:
        found["resolution"] = Estimate(least, 0.02 * least, identified=True)
    # Where hardly anything below a multiple of the step is ever reported, that is the sensor's own threshold.
    threshold = float(np.quantile(changes, 0.05))
    if on_grid <= 0.95 and threshold > 0.2 * float(np.median(changes)):
        found["report_step"] = Estimate(threshold, 0.1 * threshold, identified=True)
    gaps = np.diff(times)
    interval = float(np.quantile(gaps, 0.95))
    found["report_interval"] = Estimate(max(interval, 1.0), 0.2 * interval, identified=True)
    return found


def _noise(grid: Grid, series: Series, resolution: float) -> dict[str, Estimate]:
    """Return the noise (deviation) and the step deviation per root hour without it."""
    values = grid.held(series)
    squares = []
    for lag in LAGS:
        changes = values[lag:] - values[:-lag]
        changes = changes[np.isfinite(changes)]
        if changes.size < FEWEST:
            return {}
        squares.append(float(np.mean(changes**2)))
    square = np.array(squares)
    weight = 1.0 / np.maximum(square, 1e-18)
    x = np.column_stack((np.full(len(LAGS), 2.0), LAGS * grid.step))
    solution = np.linalg.lstsq(x * weight[:, None], square * weight, rcond=None)[0]
    nugget = max(float(solution[0]) - resolution**2 / 12.0, 0.0)
    wander = max(float(solution[1]), 0.0)
    noise, walk = float(np.sqrt(nugget)), float(np.sqrt(wander * 3600.0))
    return {
        "noise": Estimate(noise, 0.3 * noise, identified=nugget > 0.0),
        "step_deviation": Estimate(walk, 0.3 * walk, identified=wander > 0.0),
    }


def _drift(series: Series) -> dict[str, Estimate]:
    """Return a drift (per day) that days of readings agree on: their medians' slope, well above its own deviation."""
    days = np.floor(series.end / 86_400.0) - np.arange(int((series.end - series.times[0]) // 86_400.0), 0, -1)
    if len(days) < DRIFT_DAYS:
        return {}
    hours = days[:, None] * 86_400.0 + 3600.0 * np.arange(24)
    with np.errstate(invalid="ignore"):
        medians = np.array([np.median(row[np.isfinite(row)]) if np.isfinite(row).sum() > 12 else np.nan
                            for row in series.at(hours.ravel()).reshape(hours.shape)])  # fmt: skip
    known = np.isfinite(medians)
    if known.sum() < DRIFT_DAYS:
        return {}
    x, y = days[known] - days[known].mean(), medians[known]
    slope = float(np.sum(x * y) / np.sum(x**2))
    rest = y - y.mean() - slope * x
    deviation = float(np.sqrt(np.sum(rest**2) / max(len(x) - 2, 1) / np.sum(x**2)))
    if abs(slope) < SURE * deviation or deviation == 0.0:
        return {}
    return {"drift": Estimate(slope, deviation, identified=True)}
