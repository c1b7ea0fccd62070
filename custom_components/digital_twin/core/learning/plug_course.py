"""An appliance's expected power after many origins at once, from the part of its history before them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..models import semi_markov, switching
from .common import History
from .evaluate import FIT_SHARE
from .habit import learn_habit
from .sampling import Grid

type Array = NDArray[np.float64]
type Stretches = tuple[Array, Array, Array]

DRAWS = 24


def course(
    history: History, grid: Grid, stretches: Stretches, powers: tuple[float, float], *, cyclic: bool
) -> Callable[[NDArray[np.intp], tuple[int, ...]], Array] | None:
    """Return the function that gives the expected changes of power (n, H), fitted to the first half; None if it cannot.

    stretches: times, states, ends of the appliance's activity; powers: active and idle (W).
    """
    times, states, ends = stretches
    series = history.series["power"]
    until = grid.start + FIT_SHARE * grid.steps * grid.step
    early = ends <= until
    if early.sum() < 6:
        return None
    on, idle = powers
    if cyclic:
        dwell = (ends - times)[early]
        active, passive = dwell[states[early] >= 0.5], dwell[states[early] < 0.5]
        rows = (semi_markov.quantile_row(passive), semi_markov.quantile_row(active))
    else:
        habit = learn_habit(times[early], states[early], ends[early])

    def simulate(origins: NDArray[np.intp], ahead: tuple[int, ...]) -> Array:
        at = grid.times[origins]
        now = series.at(at)
        which = np.clip(np.searchsorted(times, at, side="right") - 1, 0, len(times) - 1)
        state, elapsed = states[which], np.maximum(at - times[which], 0.0)
        if cyclic:
            share = _by_cycle(state, elapsed, rows, max(ahead), grid.step)
        else:
            hours = at[:, None] + grid.step * np.arange(max(ahead))
            share = _by_habit(
                state, hours, habit.rate_on * habit.by_hour_on, habit.rate_off * habit.by_hour_off, grid.step
            )
        expected = idle + share * (on - idle)
        # What it draws right now, above or below the usual, it goes on drawing while it stays in its state.
        own = np.where(state >= 0.5, now - on, now - idle)
        stays = np.where(state[:, None] >= 0.5, share, 1.0 - share)
        course_of = expected + own[:, None] * stays
        return np.stack([course_of[:, row - 1] for row in ahead], axis=1) - now[:, None]

    return simulate


def _by_cycle(state: Array, elapsed: Array, rows: tuple[Array, Array], steps: int, step: float) -> Array:
    """Return P(active) (n, steps) of cycling appliances, by DRAWS samples each."""
    count = len(state)
    many, gone = np.repeat(state, DRAWS), np.repeat(elapsed, DRAWS)
    share = np.tile(semi_markov.strata(DRAWS), count)
    ones = np.ones(count * DRAWS)
    left = np.where(
        many >= 0.5,
        semi_markov.remaining(rows[1], ones, gone, share),
        semi_markov.remaining(rows[0], ones, gone, share),
    )
    active, _, _ = semi_markov.simulate(many, left, rows, (ones, ones), steps, step, np.random.default_rng(0))
    share_active: Array = active.reshape(steps, count, DRAWS).mean(axis=2).T
    return share_active


def _by_habit(state: Array, times: Array, rate_on: Array, rate_off: Array, step: float) -> Array:
    """Return P(active) (n, steps) of appliances that people use, exactly. times: (n, steps), the steps' beginnings."""
    hours = switching.hour_of_day(times)
    from_off, from_on = switching.transition(rate_on[hours], rate_off[hours], step)
    result = np.empty(times.shape)
    current = state
    for index in range(times.shape[1]):
        current = from_off[:, index] + (from_on[:, index] - from_off[:, index]) * current
        result[:, index] = current
    return result
