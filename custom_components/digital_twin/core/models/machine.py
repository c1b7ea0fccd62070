"""Devices that are in one of several states: a semi-Markov chain that commands move as well.

A member in state s leaves it after a dwell time ln d ~ N(ln m_s, σ²), m_s its median (infinite: it stays until told),
for state j with probability P(s, j) (Limnios and Oprişan, Semi-Markov Processes and Reliability, 2001, ch. 3). A
command c moves it at once to answers(s, c).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .protocol import Array
from .semi_markov import Draws, followed, levels, lognormal_row, remaining, strata

SHORTEST = 1.0
SPREAD = 0.4
NEVER = np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A chain of K states for N members.

    seconds: median dwell times (K, N), NEVER where it stays; spread: deviation of their logarithm; moves: (K, K), rows
    that add up to 1; answers: (K, K) the state that command c brings about in state s.
    """

    seconds: Array
    spread: float
    moves: Array
    answers: NDArray[np.intp]

    def begin(self, state: NDArray[np.intp], elapsed: float | None) -> Array:
        """Return the s left (N,) in states (N,) that have lasted for elapsed s (None: nobody knows how long)."""
        members = np.arange(len(state))
        scale = self.seconds[state, members]
        share = strata(len(state))
        finite = np.isfinite(scale)
        known = np.where(finite, scale, 1.0)
        row = lognormal_row(self.spread)
        gone = np.full(len(state), 0.0 if elapsed is None else max(elapsed, 0.0))
        left = remaining(row, known, gone, share)
        if elapsed is None:
            left = np.maximum(share * known, SHORTEST)
        return np.where(finite, left, NEVER)

    def run(
        self, state: NDArray[np.intp], left: Array, commands: Array | None, steps: int, dt: float,
        rng: np.random.Generator,
    ) -> tuple[Array, NDArray[np.intp], Array]:  # fmt: skip
        """Return the states (T, N) at each step's end, and states and s left (N,) after.

        commands: (T, N) or (T, 1), the index of a state, NaN where nothing is commanded at a step's beginning.
        """
        course, draws = np.empty((steps, len(state))), Draws(rng, len(state))
        told = None if commands is None else np.flatnonzero(np.isfinite(commands).any(axis=1))
        index = 0
        while index < steps:
            if told is not None and index in told:
                state, left = self._obey(state, left, commands[index], draws)  # type: ignore[index]  # told comes of it
            until = steps if told is None else int(next(iter(told[told > index]), steps))
            # Nothing happens before the first dwell ends: all steps until then are alike.
            quiet = min(until - index, int(min(max(left.min() / dt - 1.0, 0.0), float(steps))))
            if quiet > 0:
                course[index : index + quiet] = state
                left = left - quiet * dt
                index += quiet
                continue
            left = left - dt
            state, left = self._leave(state, left, draws)
            course[index] = state
            index += 1
        return course, state, left

    def _obey(
        self, state: NDArray[np.intp], left: Array, command: Array, draws: Draws
    ) -> tuple[NDArray[np.intp], Array]:
        command = np.broadcast_to(command, state.shape)
        asked = np.isfinite(command)
        target = self.answers[state, np.where(asked, command, 0.0).astype(np.intp)]
        changed = asked & (target != state)
        if not changed.any():
            return state, left
        at = np.flatnonzero(changed)
        state, left = np.where(changed, target, state), left.copy()
        left[at] = self._drawn(state[at], at, draws)
        return state, left

    def _leave(self, state: NDArray[np.intp], left: Array, draws: Draws) -> tuple[NDArray[np.intp], Array]:
        state, left = state.copy(), left.copy()
        bounds, rounds = np.cumsum(self.moves, axis=1), 0
        while (at := np.flatnonzero(left <= 0.0)).size:
            ways = bounds[state[at]]
            chosen = (draws.of(at)[:, None] * ways[:, -1:] > ways).sum(axis=1)
            state[at] = np.minimum(chosen, len(self.moves) - 1)
            left[at] = followed(left[at], self._drawn(state[at], at, draws), rounds)
            rounds += 1
        return state, left

    def _drawn(self, state: NDArray[np.intp], members: NDArray[np.intp], draws: Draws) -> Array:
        scale = self.seconds[state, members]
        drawn = np.interp(draws.of(members), *_dwells(self.spread))
        return np.where(
            np.isfinite(scale), np.maximum(np.where(np.isfinite(scale), scale, 1.0) * drawn, SHORTEST), NEVER
        )


@lru_cache(maxsize=64)
def _dwells(spread: float) -> tuple[Array, Array]:
    """Return how likely at most which dwell is, of a median of 1."""
    row = lognormal_row(spread)
    return levels(len(row)), row
