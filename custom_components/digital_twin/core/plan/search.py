"""The search: devices in turn, each against what the others take; candidates as members of one simulation.

Within a device the cross-entropy method (Rubinstein 1999) over the levels of its slots, begun at the seeds, with
mutations of the best that change, move and copy stretches. Storages begin at their optimum by dynamic programming.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .. import progress
from ..grid import Array
from .device import Choice, Device
from .follower import Follower
from .objective import Objective
from .storage import Storage

POPULATION = 96
ELITE = 12
GENERATIONS = 14
PATIENCE = 4
"""Generations without a better one after which a device is left."""
ROUNDS = 3
LEARNING = 0.6
FLOOR = 0.03
PASSES = 16
CALMED = 0.1
"""kWh that changes of a device must count as for each of them to be looked at once more."""


@dataclass(slots=True)
class Course:
    """A device's present choice in the plan, with what it comes to: power (T,) and the rest as Played; its turns."""

    choice: Choice
    power: Array
    discomfort: float
    short: float
    heat: float = 0.0
    stored: float = 0.0
    calm: float = 0.0
    """kWh that its changes, what nobody would set, and what the next day lacks count as."""


def order_of(device: Device) -> int:
    """Return when a device is played: what a storage does may follow from what the others do."""
    return 0 if not (isinstance(device, Storage) and device.gives) else 2 if isinstance(device, Follower) else 1


def course_of(device: Device, choice: Choice, rest: Array) -> Course:
    """Return a choice played while everything else takes rest (T,) W."""
    played = device.play(choice[None], rest)
    return Course(
        choice,
        played.power[:, 0],
        float(played.discomfort[0]),
        float(played.short[0]),
        float(np.ravel(played.heat)[0]),
        float(np.ravel(played.stored)[0]),
        float(device.burden(choice[None])[0] + np.ravel(played.lent)[0]),
    )


def score_of(courses: Iterable[Course], objective: Objective, base: Array) -> float:
    """Return the score of courses together over a base (T,) W, with what their changes count as."""
    power, discomfort, short, heat, calm = base, 0.0, 0.0, 0.0, 0.0
    for course in courses:
        power = power + course.power
        discomfort, short = discomfort + course.discomfort, short + course.short
        heat, calm = heat + course.heat, calm + course.calm
    return float(objective.scores(power[:, None], discomfort, short, heat)[0]) + objective.unit * calm


def improve(device: Device, present: Course, objective: Objective, rest: Array, rng: np.random.Generator) -> Course:
    """Return the best course found for a device while everything else takes rest (T,) W; never a worse one."""
    levels = len(device.levels)
    if levels == 1:
        return course_of(device, present.choice, rest)
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
    chosen = elite[0]
    if device.bother >= CALMED:
        chosen = _calmed(device, chosen, objective, rest)
    present, best = course_of(device, present.choice, rest), course_of(device, chosen, rest)
    return best if score_of([best], objective, rest) < score_of([present], objective, rest) else present


def _calmed(device: Device, choice: Choice, objective: Objective, rest: Array) -> Choice:
    """Return a choice without the changes that are not worth it: stretches join, or begin and end elsewhere."""
    score = float(_scores(device, choice[None], objective, rest)[0])
    for _ in range(PASSES):
        edges = np.flatnonzero(np.diff(choice)) + 1
        found = []
        for first, last in pairwise([0, *edges.tolist(), len(choice)]):
            for level in {choice[first - 1] if first else choice[last % len(choice)], choice[last % len(choice)]}:
                joined = choice.copy()
                joined[first:last] = level
                found.append(joined)
        for edge in edges.tolist():
            for place, level in ((edge, choice[edge - 1]), (edge - 1, choice[edge])):
                moved = choice.copy()
                moved[place] = level
                found.append(moved)
        if not found:
            break
        scores = _scores(device, np.stack(found), objective, rest)
        if (lowest := float(scores.min())) >= score:
            break
        choice, score = found[int(np.argmin(scores))], lowest
    return choice


def _scores(device: Device, choices: Choice, objective: Objective, rest: Array) -> Array:
    played = device.play(choices, rest)
    calm = objective.unit * (device.burden(choices) + played.lent)
    net = rest[:, None] + played.power
    result: Array = objective.scores(net, played.discomfort, played.short, played.heat) + calm
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
