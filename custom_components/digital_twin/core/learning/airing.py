"""Windows that nobody reports: short losses of heat that the fitted room cannot explain, and how strong they are."""

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..twin import Estimate
from .room_likelihood import unexplained
from .room_priors import PRIOR
from .room_problem import Problem

type Array = NDArray[np.float64]

SURE = 4.0
"""Standard deviations from which on a loss is no wandering."""
FEWEST = 3
LEAST_LEAD = 4.0
LONGEST = 4
MOST = 0.1
"""Of all steps: where more of them lose heat, it is no window but the model that is wrong."""
OPEN_SHARE = 0.7
"""Of the quarter of an hour that shows a window most, how much of it was open."""
SCATTER = 0.4


def losses(problem: Problem, name: str, at: dict[str, float], coefficients: Array) -> Array:
    """Return the heat to the air (K/h, ≤ 0) that short losses take per step of each window (L, W), 0 where none is.

    Losses are impulses to the air of one step, found one after the other, the surest first, and all estimated together
    under the model's own covariance (orthogonal matching pursuit, Pati et al. 1993). They are taken for an open window
    where the room is warmer than outdoors, and where they end by themselves within an hour.
    """
    moment, information = unexplained(problem, name, at, coefficients)
    lead = problem.windowed(problem.temperature - problem.outdoor)
    scale = np.sqrt(np.diag(information))
    heat = np.zeros(moment.shape)
    for window in range(moment.shape[1]):
        heat[:, window] = _pursued(moment[:, window], information, scale, lead[:, window] > LEAST_LEAD)
    lasting = _lasting(heat < 0.0)
    heat[lasting] = 0.0
    return heat if (heat < 0.0).mean() <= MOST else np.zeros(moment.shape)


def airing(problem: Problem, name: str, at: dict[str, float], coefficients: Array) -> Estimate | None:
    """Return the exchange through open windows (1/h) that short losses of heat tell, or None with too few of them."""
    heat = losses(problem, name, at, coefficients)
    lead = problem.windowed(problem.temperature - problem.outdoor)
    found: list[float] = []
    for window in range(heat.shape[1]):
        for first, last in _runs(heat[:, window] < 0.0):
            strongest = first + int(np.argmin(heat[first:last, window]))
            found.append(-float(heat[strongest, window] / lead[strongest, window]) / OPEN_SHARE)
    if len(found) < FEWEST:
        return None
    parameter: Parameter = PRIOR["window_exchange"]
    rate = float(np.clip(np.median(found), parameter.lower, parameter.upper))
    return Estimate(rate, rate * SCATTER, identified=True)


def _pursued(moment: Array, information: Array, scale: Array, usable: NDArray[np.bool_]) -> Array:
    """Return the heat (L,) of the steps that lose more than wanders, given a window's moments (L,)."""
    found, heat, rest = np.zeros(len(moment), dtype=np.bool_), np.zeros(len(moment)), moment
    for _ in range(max(int(MOST * len(moment)), 1) + 1):
        score = np.where(usable & ~found, rest / scale, 0.0)
        step = int(np.argmin(score))
        if score[step] > -SURE:
            break
        found[step] = True
        heat[found] = np.minimum(np.linalg.solve(information[np.ix_(found, found)], moment[found]), 0.0)
        rest = moment - information @ heat
    return heat


def _lasting(low: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return where (L, W) something goes on for longer than a window is aired."""
    lasting = np.zeros_like(low)
    for window in range(low.shape[1]):
        for first, last in _runs(low[:, window]):
            lasting[first:last, window] = last - first > LONGEST
    return lasting


def _runs(low: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return first and last but one of each run in low (L,)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], low, [False]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
