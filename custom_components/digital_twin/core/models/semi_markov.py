"""Alternating semi-Markov processes: dwell times with their own distributions, given the time already spent.

A distribution is a row of quantiles at (i + ½)/k. Given an elapsed time e, the whole dwell time is drawn from the part
of the distribution beyond e (Limnios and Oprişan, Semi-Markov Processes and Reliability, 2001, ch. 3).
"""

import numpy as np
from numpy.typing import NDArray

from .protocol import Array

QUANTILES = 33
GOLDEN = 0.6180339887498949
FOLLOWED = 16
"""Switches within one step that are followed one by one."""
STRIDE = 1.5
"""By how much longer each further dwell of the same step counts."""

LEAST_BEYOND = 0.05
"""Of all draws the share beyond what has passed that tells how much longer it takes."""


class Draws:
    """Uniform numbers for events that come one by one: a column's next number is its own, whatever others do.

    Variants that share their random numbers keep them so, though an event comes earlier in one of them.
    """

    AHEAD = 32

    def __init__(self, rng: np.random.Generator, columns: int) -> None:
        """Take the generator that all numbers come from, and how many columns (N) draw."""
        self._rng = rng
        self._rows = rng.random((self.AHEAD, columns))
        self._next = np.zeros(columns, dtype=np.intp)

    def rows(self, first: int, last: int) -> Array:
        """Return the numbers of all columns from the first one to the last, without drawing them."""
        while len(self._rows) < last:
            self._rows = np.concatenate((self._rows, self._rng.random(self._rows.shape)))
        found: Array = self._rows[first:last]
        return found

    def of(self, at: NDArray[np.intp]) -> Array:
        """Return the next number of some columns (indices, each once)."""
        rows = self._next[at]
        if rows.size and rows.max() >= len(self._rows):
            # As many again: row by row, a long course would copy all that was drawn a thousand times.
            self._rows = np.concatenate((self._rows, self._rng.random(self._rows.shape)))
        self._next[at] += 1
        found: Array = self._rows[rows, at]
        return found


def followed(left: Array, dwells: Array, rounds: int | NDArray[np.intp]) -> Array:
    """Return the s left (m,) of dwells (m,), s, that begin where left (m,) ≤ 0 was, after so many rounds of one step.

    What switches every second need not be followed through an hour: where it stands in the end, and what share of the
    time it spent where, longer dwells of all its states tell as well, and no broken history makes a forecast slow.
    """
    result: Array = np.minimum(left + dwells * STRIDE ** np.maximum(rounds - FOLLOWED, 0), dwells)
    return result


def levels(count: int = QUANTILES) -> Array:
    """Return the probabilities (i + ½)/count of a quantile row."""
    return (np.arange(count, dtype=np.float64) + 0.5) / count


def quantile_row(durations: Array, count: int = QUANTILES) -> Array:
    """Return durations (n ≥ 1) as a row of count quantiles."""
    row: Array = np.quantile(durations, levels(count)).astype(np.float64)
    return row


def lognormal_row(deviation: float, count: int = QUANTILES) -> Array:
    """Return the quantiles of a log-normal with median 1 and the given deviation of its logarithm."""
    # The logistic approximation of the normal quantile is within 2 % here and needs no special function.
    share = levels(count)
    row: Array = np.exp(deviation * np.log(share / (1 - share)) / 1.702)
    return row


def strata(count: int) -> Array:
    """Return count evenly spread numbers in (0, 1), the first one ½: a low-discrepancy draw without a generator."""
    return (0.5 + GOLDEN * np.arange(count, dtype=np.float64)) % 1.0


def remaining(row: Array, scale: Array, elapsed: Array, share: Array) -> Array:
    """Return how much longer a dwell lasts (N,), s.

    row: normalised quantiles (k,); scale: s per unit (N,); elapsed: s already spent (N,); share: uniform draws (N,). A
    dwell beyond its longest known one is expected to go on for as long again as a tenth of it.
    """
    probabilities = levels(len(row))
    gone = np.interp(elapsed / scale, row, probabilities, left=0.0, right=1.0)
    drawn = np.interp(gone + share * (1.0 - gone), probabilities, row) * scale
    return np.maximum(np.where(gone >= 1.0, elapsed * 1.1, drawn) - elapsed, 1.0)


def outlasting(usual: Array, elapsed: float) -> Array:
    """Return how long (N,), s, a dwell lasts that has lasted for elapsed s: a draw of usual (N,), s, beyond that.

    Where hardly a draw lies beyond it nobody knows: as long again as it has lasted, on average, with the tail of a
    power law (Pareto of index 2), which is the same whatever it was believed to last.
    """
    spent = usual <= elapsed
    beyond = np.sort(usual[~spent])
    if not spent.any():
        return usual
    result, share = usual.copy(), strata(len(usual))[spent]
    if len(beyond) >= LEAST_BEYOND * len(usual):
        result[spent] = beyond[(share * len(beyond)).astype(np.intp)]
    else:
        result[spent] = elapsed / np.sqrt(1.0 - share)
    return result


def stationary_remaining(row: Array, scale: Array, share: Array) -> Array:
    """Return the rest of a dwell (N,), s, whose beginning is unknown: a uniform share of the median one."""
    return np.maximum(share * np.interp(0.5, levels(len(row)), row) * scale, 1.0)


def run_programmes(
    active: Array, left: Array, starts: Array, row: Array, scale: Array, dt: float, rng: np.random.Generator
) -> tuple[Array, Array, Array]:
    """Run N appliances that somebody starts and that end by themselves.

    active: 0/1 (N,); left: s until the end of what runs (N,); starts: 1/h, how often somebody starts one that rests,
    (T, 1) or (T, N); row and scale: how long a run lasts, quantiles (k,) and s per unit (N,). Returns the share of each
    step spent running (T, N), and active and left after.
    """
    probabilities = levels(len(row))
    running, rest = active >= 0.5, np.where(active >= 0.5, left, 0.0)
    share = np.empty((len(starts), len(running)))
    draws = Draws(rng, len(running))
    chances = 1.0 - np.exp(-np.broadcast_to(starts, share.shape) * dt / 3600.0)
    for index, chance in enumerate(chances):
        spent = np.where(running, np.minimum(rest, dt), 0.0)
        rest = np.where(running, rest - dt, 0.0)
        began = ~running & (rng.random(len(running)) < chance)
        running &= rest > 0.0
        if began.any():
            at = np.flatnonzero(began)
            length = np.interp(draws.of(at), probabilities, row) * scale[at]
            waited = dt * draws.of(at)
            spent[at] = np.minimum(dt - waited, length)
            rest[at] = length - (dt - waited)
            running[at] = rest[at] > 0.0
        share[index] = spent / dt
    return share, running.astype(np.float64), np.maximum(rest, 1.0)


def simulate(
    active: Array, left: Array, rows: tuple[Array, Array], scales: tuple[Array, Array], steps: int, dt: float,
    rng: np.random.Generator,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Run N alternating processes.

    active: 0/1 (N,); left: s until the next switch (N,); rows and scales: dwell distributions (k,) and s per unit (N,)
    of the inactive and the active state. Returns the share of each step spent active (T, N), and active and left after.
    """
    draws = Draws(rng, len(active))
    switches = _at_once(active >= 0.5, left, rows, scales, (steps, dt), draws)
    if switches is None:
        return _one_by_one(active >= 0.5, left, rows, scales, (steps, dt), draws)
    times, until = switches
    happens = times <= steps * dt
    order, column = np.nonzero(happens)
    step = _step_of(times[happens], (steps, dt))
    change = np.where((active >= 0.5)[column] ^ (order % 2 == 1), -1.0, 1.0)
    # Of its step, the time after the switch belongs to the other state.
    rest = change * np.minimum(((step + 1) * dt - times[happens]) / dt, 1.0)
    columns = len(active)
    share = _counted(step, column, rest, (steps, columns))
    turned = _counted(step + 1, column, change, (steps + 1, columns))[:-1]
    turned[:1] += active >= 0.5
    share += np.cumsum(turned, axis=0)
    after = (active >= 0.5) ^ (happens.sum(axis=0) % 2 == 1)
    return share, after.astype(np.float64), until - steps * dt


def _counted(step: NDArray[np.intp], column: NDArray[np.intp], values: Array, shape: tuple[int, int]) -> Array:
    """Return the sums of values (n,) at their steps and columns (T, N)."""
    found: Array = np.bincount(step * shape[1] + column, values, shape[0] * shape[1]).astype(np.float64, copy=False)
    return found.reshape(shape)


def _step_of(times: Array, grid: tuple[int, float]) -> NDArray[np.intp]:
    """Return the steps (of the grid's number and length in s) in which times (s) lie; a step's end is its own."""
    steps, dt = grid
    found: NDArray[np.intp] = np.ceil(np.fmin(times, steps * dt) / dt).astype(np.intp) - 1
    return np.clip(found, 0, max(steps - 1, 0))


def _at_once(
    state: NDArray[np.bool_], left: Array, rows: tuple[Array, Array], scales: tuple[Array, Array],
    grid: tuple[int, float], draws: Draws,
) -> tuple[Array, Array] | None:  # fmt: skip
    """Return when each process switches (K, N), s, and the first time beyond the grid (N,); None: see followed."""
    steps, dt = grid
    probabilities, until, count = levels(len(rows[0])), left, 0
    found: list[Array] = []
    while steps and (until <= steps * dt).any():
        drawn = draws.rows(count, 2 * count or draws.AHEAD)
        into = state ^ (np.arange(count, count + len(drawn)) % 2 == 0)[:, None]
        off, on = (np.interp(drawn, probabilities, row) * scale for row, scale in zip(rows, scales, strict=True))
        dwells = np.where(into, on, off).clip(min=1.0)
        ends = until + np.cumsum(dwells, axis=0)
        found.append(np.concatenate([until[None], ends[:-1]]))
        several = np.concatenate(found[-2:])[-(len(drawn) + FOLLOWED + 1) :]
        step = _step_of(several, grid)
        if ((step[FOLLOWED + 1 :] == step[: -FOLLOWED - 1]) & (several[FOLLOWED + 1 :] <= steps * dt)).any():
            return None
        until, count = ends[-1], count + len(drawn)
    if not found:
        return np.empty((0, len(left))), left
    times = np.concatenate([*found, until[None]])
    return times[:-1], np.take_along_axis(times, (times <= steps * dt).sum(axis=0)[None], axis=0)[0]


def _one_by_one(
    state: NDArray[np.bool_], left: Array, rows: tuple[Array, Array], scales: tuple[Array, Array],
    grid: tuple[int, float], draws: Draws,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Return what simulate does, switch by switch, where some come so often that they are followed in strides."""
    steps, dt = grid
    probabilities = levels(len(rows[0]))
    state, until = state.copy(), left.copy()
    share, turned = np.zeros((steps, len(state))), np.zeros((steps + 1, len(state)))
    turned[0] = state
    last, rounds = np.full(len(state), -1), np.zeros(len(state), dtype=np.intp)
    # Switch by switch instead of step by step: there are far fewer of them.
    while steps and (at := np.flatnonzero(until <= steps * dt)).size:
        step = _step_of(until[at], grid)
        rounds[at] = np.where(step == last[at], rounds[at] + 1, 0)
        last[at] = step
        over = until[at] - (step + 1) * dt
        change = np.where(state[at], -1.0, 1.0)
        # Of its step, the time after the switch belongs to the other state.
        share[step, at] += change * np.minimum(-over / dt, 1.0)
        turned[step + 1, at] += change
        state[at] = ~state[at]
        drawn = draws.of(at)
        dwells = np.where(
            state[at],
            np.interp(drawn, probabilities, rows[1]) * scales[1][at],
            np.interp(drawn, probabilities, rows[0]) * scales[0][at],
        ).clip(min=1.0)
        until[at] = (step + 1) * dt + followed(over, dwells, rounds[at])
    share += np.cumsum(turned[:-1], axis=0)
    return share, state.astype(np.float64), until - steps * dt
