"""How far a calculation is: parts within parts, what takes longer than was thought, and that it never goes back."""

from itertools import pairwise

import pytest

from custom_components.digital_twin.core import progress
from custom_components.digital_twin.core.home.happenings import Command
from tests.core.twins import twin

from .scenario.homes import HOUR, room, run


def test_parts_within_parts() -> None:
    told: list[float] = []
    with progress.listening(told.append):
        with progress.part(0.0, 0.5, 2):
            progress.done()
            with progress.part(0.5, 1.0, 1):
                progress.done()
        with progress.part(0.5, 1.0, 1):
            for _ in range(2):
                progress.done()
    assert told == pytest.approx([0.225, 0.475, 0.5, 0.5, 0.95, 0.975, 1.0])


def test_without_a_listener_nothing_is_told() -> None:
    with progress.part(0.0, 1.0, 1):
        progress.done()
    told: list[float] = []
    with progress.listening(told.append):
        pass
    progress.done()
    assert told == []


def test_a_scenario_tells_how_far_it_is_and_gives_the_same_numbers() -> None:
    lamp = twin("light", {"on": False}, twin_id="lamp")
    off = Command(twin_id="room", commands={"target_temperature": 15.0}, at=HOUR)
    told: list[float] = []
    with progress.listening(told.append):
        heard = run((room(), lamp), off, hours=6)
    assert len(told) >= 3
    assert told[0] > 0.0
    assert all(first <= second for first, second in pairwise(told))
    assert 0.9 <= told[-1] <= 1.0
    assert run((room(), lamp), off, hours=6).totals == heard.totals
