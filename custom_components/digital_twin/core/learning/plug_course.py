"""An appliance's expected power after many origins at once, from the part of its history before them."""

import numpy as np
from numpy.typing import NDArray

from ..models import semi_markov, switching
from .common import History
from .habit import Habit, learn_habit
from .sampling import Grid

type Array = NDArray[np.float64]
type Stretches = tuple[Array, Array, Array]

DRAWS = 24
FEWEST_STRETCHES = 6


class Course:
    """What an appliance is expected to do from many origins on, fitted to the part of its history before until.

    stretches: times, states and ends (n,) of its activity; powers: active and idle (W).
    """

    def __init__(self, history: History, grid: Grid, stretches: Stretches, powers: tuple[float, float]) -> None:
        self.grid = grid
        self.power = history.series["power"]
        self.times, self.states, self.ends = stretches
        self.powers = powers
        self.rows: tuple[Array, Array] | None = None
        self.habit: Habit | None = None

    def fit(self, share: float, *, cyclic: bool) -> bool:
        """Fit to the first share of the history; return whether there was enough of it."""
        until = self.grid.start + share * self.grid.steps * self.grid.step
        early = self.ends <= until
        times, states, ends = self.times[early], self.states[early], self.ends[early]
        if len(times) < FEWEST_STRETCHES:
            return False
        if cyclic:
            dwell = ends - times
            self.rows = semi_markov.quantile_row(dwell[states < 0.5]), semi_markov.quantile_row(dwell[states >= 0.5])
        else:
            self.habit = learn_habit(times, states, ends)
        return True

    def probability(self, at: Array, steps: int) -> tuple[Array, Array]:
        """Return the states at the origins (epoch s) (n,), and P(active) at each grid step after them (n, steps)."""
        which = np.clip(np.searchsorted(self.times, at, side="right") - 1, 0, len(self.times) - 1)
        state, elapsed = self.states[which], np.maximum(at - self.times[which], 0.0)
        if self.rows is not None:
            return state, _by_cycle(state, elapsed, self.rows, steps, self.grid.step)
        assert self.habit is not None  # noqa: S101 -- fit made one of both
        begins = at[:, None] + self.grid.step * np.arange(steps)
        on, off = self.habit.rate_on * self.habit.by_hour_on, self.habit.rate_off * self.habit.by_hour_off
        return state, _by_habit(state, begins, on, off, self.grid.step)

    def __call__(
        self,
        origins: NDArray[np.intp],
        rows: tuple[int, ...],
        *,
        informed: bool,  # noqa: ARG002 -- part of what evaluate asks
    ) -> Array:
        """Return the expected changes of power (n, H) from rows of the grid (n,) to horizons in rows.

        informed: whether the weather to come is known, which an appliance does not ask.
        """
        at = self.grid.times[origins]
        now = self.power.at(at)
        on, idle = self.powers
        state, share = self.probability(at, max(rows))
        # What it draws right now, above or below the usual, it goes on drawing while it stays in its state.
        own = np.where(state >= 0.5, now - on, now - idle)
        stays = np.where(state[:, None] >= 0.5, share, 1.0 - share)
        expected = idle + share * (on - idle) + own[:, None] * stays
        return np.stack([expected[:, row - 1] for row in rows], axis=1) - now[:, None]


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
