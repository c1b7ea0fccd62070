"""Windows that nobody reports: short losses of heat that the fitted room cannot explain, and how strong they are."""

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..twin import Estimate
from .room_problem import PRIOR, Problem, unexplained

type Array = NDArray[np.float64]

SURE = 4.0
"""Standard deviations from which on a loss is no wandering."""
FEWEST = 3
LEAST_LEAD = 4.0
LONGEST = 4
OPEN_SHARE = 0.7
"""Of the quarter of an hour that shows a window most, how much of it was open."""
SCATTER = 0.4


def airing(problem: Problem, name: str, at: dict[str, float], coefficients: Array) -> Estimate | None:
    """Return the exchange through open windows (1/h) that short losses of heat tell, or None with too few of them.

    A loss is an impulse to the air of one step, found by its matched filter under the model's own covariance; it is
    taken for an open window where the room is warmer than outdoors, and where it ends by itself within an hour.
    """
    heat, score = unexplained(problem, name, at, coefficients)
    lead = problem.windowed(problem.temperature - problem.outdoor)
    found: list[float] = []
    for window in range(heat.shape[1]):
        low = score[:, window] < -SURE
        edges = np.flatnonzero(np.diff(np.concatenate([[False], low, [False]])))
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            rows = slice(first, last)
            if last - first <= LONGEST and lead[rows, window].min() > LEAST_LEAD:
                strongest = first + int(np.argmin(heat[rows, window]))
                found.append(-float(heat[strongest, window] / lead[strongest, window]) / OPEN_SHARE)
    if len(found) < FEWEST:
        return None
    parameter: Parameter = PRIOR["window_exchange"]
    rate = float(np.clip(np.median(found), parameter.lower, parameter.upper))
    return Estimate(rate, rate * SCATTER, identified=True)
