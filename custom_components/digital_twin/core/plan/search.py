"""The search: devices in turn, each against what the others take; candidates as members of one simulation.

Within a device the cross-entropy method (Rubinstein 1999) over the levels of its slots, begun at the seeds, with
mutations of the best that change, move and copy stretches. Storages begin at their optimum by dynamic programming.
"""

from dataclasses import dataclass

import numpy as np

from .. import progress
from ..grid import Array
from .device import Choice, Device
from .objective import Objective

POPULATION = 96
ELITE = 12
GENERATIONS = 14
PATIENCE = 4
"""Generations without a better one after which a device is left."""
ROUNDS = 3
LEARNING = 0.6
FLOOR = 0.03


@dataclass(slots=True)
class Course:
    """A device's present choice in the plan, with what it comes to: power (T,), discomfort and short."""

    choice: Choice
    power: Array
    discomfort: float
    short: float


def course_of(device: Device, choice: Choice, rest: Array) -> Course:
    """Return a choice played while everything else takes rest (T,) W."""
    played = device.play(choice[None], rest)
    return Course(choice, played.power[:, 0], float(played.discomfort[0]), float(played.short[0]))


def improve(device: Device, present: Course, objective: Objective, rest: Array, rng: np.random.Generator) -> Course:
    """Return the best course found for a device while everything else takes rest (T,) W; never a worse one."""
    levels = len(device.levels)
    pool = [present.choice, *device.seeds(objective, rest)]
    choices = np.unique(np.stack(pool), axis=0)
    scores = _scores(device, choices, objective, rest)
    order = np.argsort(scores, kind="stable")
    elite, elite_scores = choices[order[:ELITE]], scores[order[:ELITE]]
    shares = np.full((device.slots, levels), 1.0 / levels)
    stale = 0
    progress.done()
    for _ in range(GENERATIONS):
        progress.done()
        seen = np.stack([(elite == level).mean(axis=0) for level in range(levels)], axis=1)
        shares = np.maximum((1.0 - LEARNING) * shares + LEARNING * seen, FLOOR / levels)
        shares /= shares.sum(axis=1, keepdims=True)
        drawn = _drawn(shares, POPULATION // 3, rng)
        mutated = _mutated(elite, levels, POPULATION - len(drawn), rng)
        candidates = np.unique(np.vstack((drawn, mutated)), axis=0)
        found = _scores(device, candidates, objective, rest)
        together, all_scores = np.vstack((elite, candidates)), np.concatenate((elite_scores, found))
        together, index = np.unique(together, axis=0, return_index=True)
        all_scores = all_scores[index]
        order = np.argsort(all_scores, kind="stable")[:ELITE]
        better = all_scores[order[0]] < elite_scores[0] - 1e-9 * max(abs(elite_scores[0]), 1e-6)
        elite, elite_scores = together[order], all_scores[order]
        stale = 0 if better else stale + 1
        if stale >= PATIENCE:
            break
    present = course_of(device, present.choice, rest)
    best = course_of(device, elite[0], rest)
    now = float(objective.scores((rest + present.power)[:, None], present.discomfort, present.short)[0])
    new = float(objective.scores((rest + best.power)[:, None], best.discomfort, best.short)[0])
    return best if new < now else present


def _scores(device: Device, choices: Choice, objective: Objective, rest: Array) -> Array:
    played = device.play(choices, rest)
    # A little for every change of level: of two equal plans the calmer one.
    turns = (np.diff(choices, axis=1) != 0).sum(axis=1) + (choices[:, 0] != 0)
    calm = 0.01 * objective.unit * turns
    result: Array = objective.scores(rest[:, None] + played.power, played.discomfort, played.short) + calm
    return result


def _drawn(shares: Array, count: int, rng: np.random.Generator) -> Choice:
    """Return choices (count, slots) drawn slot by slot from shares (slots, levels)."""
    limits = np.cumsum(shares, axis=1)
    drawn = (rng.random((count, len(shares), 1)) > limits[None, :, :-1]).sum(axis=2)
    result: Choice = drawn.astype(np.int8)
    return result


def _mutated(elite: Choice, levels: int, count: int, rng: np.random.Generator) -> Choice:
    """Return variations of the best: a stretch set to a level, moved in time, swapped, or taken from another one."""
    slots = elite.shape[1]
    result = elite[rng.integers(len(elite), size=count)].copy()
    for row in result:
        for _ in range(int(rng.integers(1, 3))):
            length = int(rng.integers(1, max(slots // 6, 2) + 1))
            begin = int(rng.integers(slots - min(length, slots) + 1))
            part = slice(begin, begin + length)
            match int(rng.integers(4)):
                case 0:
                    row[part] = rng.integers(levels)
                case 1:
                    shift = int(rng.integers(1, 5)) * (1 if rng.random() < 0.5 else -1)
                    row[part] = np.roll(row, shift)[part]
                case 2:
                    other = int(rng.integers(slots - min(length, slots) + 1))
                    there = slice(other, other + length)
                    row[part], row[there] = row[there].copy(), row[part].copy()
                case _:
                    row[part] = elite[int(rng.integers(len(elite)))][part]
    return result
