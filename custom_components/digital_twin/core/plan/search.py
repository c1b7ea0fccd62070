"""The search: devices in turn, each against what the others take; candidates as members of one simulation.

What is asked of all devices is one number, so that a plan for all is no worse than one for some of them.
Within a device the cross-entropy method (Rubinstein 1999) over the levels of its slots, begun at the seeds, with
mutations of the best that change, move and copy stretches. Storages begin at their optimum by dynamic programming.
"""

import time
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from .. import progress
from ..grid import Array
from .device import Choice
from .objective import MET
from .together import Course, Together, lacking

POPULATION = 96
ELITE = 12
GENERATIONS = 14
PATIENCE = 4
"""Generations without a better one after which a device is left."""
ROUNDS = 3
LEARNING = 0.6
FLOOR = 0.03
PASSES = 16
MOST_SIMULATED = 6_000_000
"""Steps of candidates, all devices together, after which the search is ended: the same on every machine."""
LONGEST = 45.0
"""s after which it is ended in any case, far beyond what that takes: nobody waits longer for an answer."""
GAIN = 1e-4
"""Share of the score by which a round has to be better for another one."""
CALMED = 0.1
"""kWh that changes of a device must count as for each of them to be looked at once more."""


def search(
    together: Together, courses: Sequence[Course], present: Sequence[Course], seed: int, began: float
) -> tuple[list[Course], bool]:
    """Return the best courses found from these on, and whether the search came to its own end.

    Devices are improved in turn until none gets better; then each is left alone (present) once to see whether the
    others do as well without it, and at last what gains nothing is taken out.
    """
    rng = np.random.default_rng(seed)
    best, whole = _in_turn(together, list(courses), rng, began)
    for index in range(len(together.devices)) if whole and len(together.devices) > 1 else ():
        if whole := not _spent(together, began):
            best = _spared(together, best, present, index, rng)
    for index, device in enumerate(together.devices):
        if len(device.levels) > 1 and not _spent(together, began):
            best = _better(together, best, index, _calmed(together, best, index, best[index].choice))
    return best, whole


def _in_turn(
    together: Together, best: list[Course], rng: np.random.Generator, began: float
) -> tuple[list[Course], bool]:
    for _ in range(ROUNDS):
        before = together.score(best)
        for index in range(len(together.devices)):
            if _spent(together, began):
                return best, False
            best = improve(together, best, index, rng)
        if len(together.devices) == 1 or before - together.score(best) <= GAIN * max(abs(before), together.aim.unit):
            break
    return best, True


def _spent(together: Together, began: float) -> bool:
    """Return whether the search has to end: by what was simulated, the same on every machine, or in need by time."""
    return together.simulated > MOST_SIMULATED or time.monotonic() - began > LONGEST


def _spared(
    together: Together, courses: list[Course], present: Sequence[Course], index: int, rng: np.random.Generator
) -> list[Course]:
    """Return the courses without what is set at one device where the others, looked through again, do better so."""
    if not together.devices[index].changes(courses[index].choice):
        return courses
    found = together.changed(courses, index, present[index].choice)
    if lacking(found) > lacking(courses) + MET:
        return courses
    for other in range(len(together.devices)):
        if other != index:
            found = improve(together, found, other, rng, generations=0)
    return found if together.score(found) < together.score(courses) else courses


def improve(
    together: Together,
    courses: Sequence[Course],
    index: int,
    rng: np.random.Generator,
    generations: int = GENERATIONS,
) -> list[Course]:
    """Return the courses with the best choice found for one device while those of all others stay; never worse ones.

    generations: how many are drawn at most from what the search begins with.
    """
    device = together.devices[index]
    levels = len(device.levels)
    present = list(courses)
    if levels == 1:
        return present
    rest = together.beside(courses, index)
    pool = [present[index].choice, device.kept, *device.seeds(together.aim, rest)]
    choices = np.unique(np.stack(pool), axis=0)
    scores = together.scores(courses, index, choices)
    order = np.argsort(scores, kind="stable")
    elite, elite_scores = choices[order[:ELITE]], scores[order[:ELITE]]
    shares = np.full((device.slots, levels), 1.0 / levels)
    stale = 0
    progress.done()
    for _ in range(generations):
        progress.done()
        seen = np.stack([(elite == level).mean(axis=0) for level in range(levels)], axis=1)
        shares = np.maximum((1.0 - LEARNING) * shares + LEARNING * seen, FLOOR / levels)
        shares /= shares.sum(axis=1, keepdims=True)
        drawn = _drawn(shares, POPULATION // 3, rng)
        mutated = _mutated(elite, levels, POPULATION - len(drawn), rng)
        candidates = np.unique(np.vstack((drawn, mutated)), axis=0)
        found = together.scores(courses, index, candidates)
        every, all_scores = np.vstack((elite, candidates)), np.concatenate((elite_scores, found))
        every, first = np.unique(every, axis=0, return_index=True)
        all_scores = all_scores[first]
        order = np.argsort(all_scores, kind="stable")[:ELITE]
        better = all_scores[order[0]] < elite_scores[0] - 1e-9 * max(abs(elite_scores[0]), 1e-6)
        elite, elite_scores = every[order], all_scores[order]
        stale = 0 if better else stale + 1
        if stale >= PATIENCE:
            break
    chosen = elite[0]
    if device.bother >= CALMED:
        chosen = _calmed(together, courses, index, chosen)
    return _better(together, present, index, chosen)


def _better(together: Together, courses: list[Course], index: int, choice: Choice) -> list[Course]:
    """Return the courses with another choice of one device, or as they are where that is no better."""
    found = together.changed(courses, index, choice)
    return found if together.score(found) < together.score(courses) else courses


def _calmed(together: Together, courses: Sequence[Course], index: int, choice: Choice) -> Choice:
    """Return a choice without the changes that are not worth it: stretches join, or begin and end elsewhere."""
    score = float(together.scores(courses, index, choice[None])[0])
    for _ in range(PASSES):
        found = [*joined(choice), *_moved(choice)]
        if not found:
            break
        scores = together.scores(courses, index, np.stack(found))
        if (lowest := float(scores.min())) >= score:
            break
        choice, score = found[int(np.argmin(scores))], lowest
    return choice


def joined(choice: Choice) -> list[Choice]:
    """Return a choice with one of its stretches each time as that before it, or that behind it, or left alone."""
    edges = np.flatnonzero(np.diff(choice)) + 1
    found = []
    for first, last in pairwise([0, *edges.tolist(), len(choice)]):
        behind = choice[last % len(choice)]
        for level in {int(choice[first - 1]) if first else 0, int(behind)} - {int(choice[first])}:
            one = choice.copy()
            one[first:last] = level
            found.append(one)
    return found


def _moved(choice: Choice) -> list[Choice]:
    """Return a choice with one of its changes each time a slot earlier, or later."""
    found = []
    for edge in (np.flatnonzero(np.diff(choice)) + 1).tolist():
        for place, level in ((edge, choice[edge - 1]), (edge - 1, choice[edge])):
            one = choice.copy()
            one[place] = level
            found.append(one)
    return found


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
