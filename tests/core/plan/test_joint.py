"""Plans for several devices at once: no worse than plans for some of them, and nothing in them for nothing."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.home.rest import Rest
from custom_components.digital_twin.core.plan import search
from custom_components.digital_twin.core.plan.gathered import gathered
from custom_components.digital_twin.core.plan.optimize import find
from custom_components.digital_twin.core.plan.request import COMMAND, Aim, PlanRequest, PlanResult, Wish
from custom_components.digital_twin.core.plan.search import joined
from custom_components.digital_twin.core.plan.together import Course, Together
from custom_components.digital_twin.core.twin import TwinSnapshot

from .test_optimize import (
    HOUR,
    START,
    STEPS,
    car,
    environment,
    full_by,
    plan,
    room,
    storage,
    tank,
    wallbox,
    washer,
)

COST = Wish(aim=Aim.COST)
FLAT = environment(price=np.full(STEPS, 0.3))


def moded(charge: float, mode: str) -> TwinSnapshot:
    """Return the storage with a mode of holding beside the others, set to one of them."""
    made = storage(charge)
    modes = replace(made.spec.channels["storage_mode"], options=("auto", "charge", "discharge", "hold"))
    spec = replace(made.spec, channels={**made.spec.channels, "storage_mode": modes})
    return replace(made, spec=spec, values={**made.values, "storage_mode": mode})


def day(seed: int) -> dict[str, Any]:
    """Return a day's prices and what is drawn beside the devices, by chance."""
    rng = np.random.default_rng(seed)
    hours = np.arange(STEPS) / 4.0
    wave = 0.08 * np.sin((hours - rng.uniform(0, 24)) / 24.0 * 2 * np.pi * rng.integers(1, 3))
    price = 0.28 + wave + np.repeat(rng.normal(0.0, 0.02, 24), 4)
    usual = 300.0 + rng.uniform(0.0, 600.0, 25)
    if seed % 2:
        usual = usual - 2500.0 * np.clip(np.sin((np.arange(25) - rng.integers(0, 24)) / 24.0 * 2 * np.pi), 0.0, 1.0)
    rest = Rest(start=START // HOUR * HOUR, usual=usual, days=usual[None], lately=None, fades=HOUR, known=7)
    return {"environment": environment(price=price, feed_in=0.25 * price), "rest": rest}


def spent(result: PlanResult) -> float:
    """Return what a plan comes to, with what it stores less than without it, and what its commands are worth."""
    found, nothing = result.account, result.nothing
    other = 3.0 * found.discomfort + 0.4 * found.heat - (found.stored - nothing.stored)
    return found.cost + result.worth * (other + COMMAND * len(result.changes))


@pytest.mark.parametrize("seed", [1000, 1001, 1002, 1005, 1006])
def test_a_plan_for_all_is_no_worse_than_one_for_some(seed: int) -> None:
    twins = (car(25.0), storage(50.0), room())
    wishes = (COST, full_by(11, 70.0))
    given = day(seed)
    joint = plan(*twins, wishes=wishes, **given)
    assert joint.reached
    for controlled in (("car",), ("car", "storage"), ("car", "room")):
        some = plan(*twins, wishes=wishes, controlled=controlled, **given)
        assert spent(joint) <= spent(some) + 0.001 * abs(spent(some)), controlled


def test_what_a_storage_gives_by_itself_to_a_car_is_no_reason_to_set_it() -> None:
    """Left alone it would end as full as it is: nothing else draws. What the car takes of it is worth its energy."""
    result = plan(car(40.0), moded(40.0, "auto"), wishes=(COST, full_by(12, 60.0)), environment=FLAT, base=0.0)
    assert result.reached
    assert {change.twin_id for change in result.changes} == {"car"}
    assert result.account.short == pytest.approx(0.0, abs=0.02)


BESIDE_A_LIMIT = [
    # What the home draws, what it may, and what the car is to have by when.
    (car(), 1000.0, 7000.0, full_by(6, 40.0)),
    (wallbox(), 3000.0, 6000.0, full_by(8, 45.0)),
]


@pytest.mark.parametrize(("given", "base", "most", "wish"), BESIDE_A_LIMIT)
@pytest.mark.parametrize("mode", ["auto", "hold", "charge"])
@pytest.mark.parametrize("charge", [90.0, 30.0])
def test_a_storage_keeps_the_limit_for_a_car_that_needs_it(
    given: TwinSnapshot, base: float, most: float, wish: Wish, mode: str, charge: float
) -> None:
    """With 30 % it has to be charged while the car waits: the home leaves 3 kW for both, and either takes more."""
    wishes = (COST, wish, Wish(aim=Aim.FUSE, most=most))
    result = plan(given, moded(charge, mode), wishes=wishes, base=base)
    assert result.reached, [note.id for note in result.notes]
    assert result.account.peak <= most
    assert len(result.changes) <= 24, "a stretch of it at a time, not slot by slot"


def test_a_storage_that_nobody_plans_for_keeps_the_limit_for_a_car_too() -> None:
    wishes = (COST, full_by(8, 40.0), Wish(aim=Aim.FUSE, most=6000.0))
    result = plan(wallbox(), moded(90.0, "auto"), wishes=wishes, controlled=("car",), base=3000.0)
    assert result.reached
    assert {change.twin_id for change in result.changes} == {"car"}
    alone = plan(wallbox(), wishes=wishes, base=3000.0)
    assert not alone.reached


def searched(twins: Sequence[TwinSnapshot], wishes: tuple[Wish, ...], **given: Any) -> tuple[Together, list[Course]]:
    """Return the devices of a plan together, and the courses that the search ends with."""
    names = tuple(one.spec.twin_id for one in twins)
    request = PlanRequest(twins=tuple(twins), controlled=names, wishes=wishes, start=START, **given)
    together = gathered(request).together
    courses, _, whole = find(together, [together.left_alone()], 0, time.monotonic())
    assert whole
    return together, courses


@pytest.mark.parametrize("seed", [1001, 1002])
def test_every_action_of_a_plan_gains_something(seed: int) -> None:
    together, courses = searched((car(25.0), storage(50.0), tank()), (COST, full_by(11, 70.0)), **day(seed))
    score = together.score(courses)
    for index, (device, course) in enumerate(zip(together.devices, courses, strict=True)):
        commands = len(device.changes(course.choice))
        fewer = [one for one in (device.kept, *joined(course.choice)) if len(device.changes(one)) < commands]
        for choice in fewer:
            assert together.score(together.changed(courses, index, choice)) > score


def test_candidates_are_scored_as_they_are_played() -> None:
    """What follows the home answers to each candidate: a plan is found by what it comes to."""
    twins = (wallbox(), moded(60.0, "auto"), moded(40.0, "hold"), tank())
    twins = (*twins[:2], replace(twins[2], spec=replace(twins[2].spec, twin_id="second")), twins[3])
    together, courses = searched(twins, (COST, full_by(11, 40.0)), **day(1001))
    rng = np.random.default_rng(5)
    for index, device in enumerate(together.devices):
        choices = rng.integers(len(device.levels), size=(4, device.slots)).astype(np.int8)
        scores = together.scores(courses, index, choices)
        played = [together.score(together.changed(courses, index, choice)) for choice in choices]
        assert scores == pytest.approx(played, rel=1e-9)
        replaced = [choices[0] if place == index else course.choice for place, course in enumerate(courses)]
        assert together.score(together.courses(replaced)) == pytest.approx(played[0], rel=1e-9)


def crawling(seconds: float) -> Callable[[], float]:
    """Return a clock that goes on by so much whenever it is read."""
    moments = count(0.0, seconds)
    return lambda: next(moments)


def test_a_slow_machine_finds_the_same_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    twins, wishes = (car(25.0), storage(50.0), room(), tank(), washer()), (COST, full_by(11, 70.0))
    fast = plan(*twins, wishes=wishes, **day(1001))
    monkeypatch.setattr("time.monotonic", crawling(1.6))
    slow = plan(*twins, wishes=wishes, **day(1001))
    assert slow.run_time > 20.0
    assert slow.changes == fast.changes
    assert slow.account == fast.account
    assert slow.evaluations == fast.evaluations


def test_a_search_ends_by_what_was_simulated_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_SIMULATED", 100_000)
    twins, wishes = (car(25.0), storage(50.0), room(), tank()), (COST, full_by(11, 70.0))
    first, again = (plan(*twins, wishes=wishes, **day(1001)) for _ in range(2))
    assert "plan_too_long" in {note.id for note in first.notes}
    assert first.evaluations == again.evaluations < 5_000
    assert first.changes == again.changes
    assert first.account.score <= min(first.nothing.score, *(rule.score for rule in first.rules.values()))
