"""Two-state Markov processes whose rates depend on the hour of the day: what people, and the things they touch, do.

With rates a (off → on) and b (on → off), in 1/h, constant within an hour, the probability of being on relaxes towards
a/(a+b): p(t + dt) = a/(a+b) + (p(t) − a/(a+b)) exp(−(a+b) dt) (the master equation of a two-state process).
Hours are those of UTC, as the wall clock stood when they were learned (core/clock.py). Where the history told them
apart, working and free days have rates of their own.
"""

from collections.abc import Callable

import numpy as np

from .inputs import rowwise
from .protocol import Array

HOURS = 24
WORKDAY = "workday"
"""The quantity of the surroundings that says whether people work: 1, or 0 on a free day."""
WORKING, FREE = "working", "free"


def hour_of_day(times: Array) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the hour 0..23 (UTC) of each epoch second (n,)."""
    return (times // 3600.0 % HOURS).astype(np.intp)


def by_hour(table: Callable[[str], Array | None], name: str, times: Array, works: Array | None) -> Array | None:
    """Return rates relative to the overall one at times (epoch s, (T,)) as (T, 1) or (T, N); None: never learned.

    table: what was learned under a name; name: of the rates by hour of any day, beside which those of WORKING and FREE
    days may stand. works: the quantity WORKDAY at the times, (T, 1) or (T, N); None: nobody knows.
    """
    hours, usual = hour_of_day(times), table(name)
    working, free = table(f"{name}_{WORKING}"), table(f"{name}_{FREE}")
    if works is not None and working is not None and free is not None:
        result: Array = np.where(works >= 0.5, working[hours][:, None], free[hours][:, None])
        return result
    return None if usual is None else usual[hours][:, None]


def transition(rate_on: Array, rate_off: Array, dt: float) -> tuple[Array, Array]:
    """Return P(on after dt | off now) and P(on after dt | on now), elementwise. Rates in 1/h, dt in s."""
    shape = np.broadcast_shapes(rate_on.shape, rate_off.shape)
    rate_on, rate_off = rowwise(rate_on), rowwise(rate_off)
    total = rate_on + rate_off
    share = np.divide(rate_on, total, out=np.zeros_like(total), where=total > 0)
    decay = np.exp(-total * dt / 3600.0)
    return np.broadcast_to(share * (1 - decay), shape), np.broadcast_to(share + (1 - share) * decay, shape)


def probability(start: Array, dt: float, rate_on: Array, rate_off: Array) -> Array:
    """Return P(on) at the end of each step (T, N), exactly.

    start: P(on) now (N,). rates: in 1/h, of each step of dt s (T,).
    """
    from_off, from_on = transition(rate_on, rate_off, dt)
    result = np.empty((len(rate_on), len(start)))
    current = start
    for index in range(len(rate_on)):
        current = from_off[index] + (from_on[index] - from_off[index]) * current
        result[index] = current
    return result


def simulate(start: Array, from_off: Array, from_on: Array, rng: np.random.Generator) -> Array:
    """Return sampled states 0/1 (T, N) from start (N,) with the step probabilities of transition, (T, 1) or (T, N)."""
    steps, count = len(from_off), len(start)
    draws = rng.random((steps, count))
    if_off, if_on = draws < from_off, draws < from_on
    states = np.empty((steps, count), dtype=bool)
    current = start >= 0.5
    for index in range(steps):
        current = np.where(current, if_on[index], if_off[index])
        states[index] = current
    return states.astype(np.float64)
