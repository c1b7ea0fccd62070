"""Learning any number: how it wanders, its daily rhythm, and whether anything beats "stays as it is"."""

import numpy as np

from ..channel import CELSIUS
from ..twin import Estimate, Learned
from .around import around
from .common import History, finished, too_little
from .evaluate import evaluate
from .messages import rounded, say
from .sampling import filled, grid_of

LEAST_DAYS = 0.25
LONGEST_GAP = 6 * 3600.0


def learn_number(history: History) -> Learned:
    """Return step deviation, rhythm and scores of the main channel, a number."""
    series = history.main_series
    grid = None if series is None else grid_of(series)
    if grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    values = filled(grid.held(series), round(LONGEST_GAP / grid.step))
    per_hour = max(round(3600.0 / grid.step), 1)
    changes = values[per_hour:] - values[:-per_hour]
    changes = changes[np.isfinite(changes)]
    found: dict[str, Estimate] = {}
    report = []
    if changes.size >= 4:
        deviation = float(np.sqrt(np.mean(changes**2)))
        found["step_deviation"] = Estimate(deviation, 0.3 * deviation, identified=changes.size >= 4 * per_hour)
        unit = "" if channel is None or channel.unit is None else channel.unit
        report.append(say("learned_step", step=rounded(deviation), unit=unit))
    columns, near = around(history, grid)
    evaluation = evaluate(grid, values, columns, None, near, jumps=channel is None or channel.unit != CELSIUS)
    return finished(
        history, "persistence", found, evaluation, samples=int(np.isfinite(values).sum()), report=tuple(report)
    )
