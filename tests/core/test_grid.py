"""The grid: bounds, times, surroundings."""

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.requests import Environment


def test_outputs_stand_at_the_end_of_each_step_and_cover_the_horizon() -> None:
    grid = Grid.over(1000.0, 250.0, 60.0)
    assert grid.steps == 5
    assert grid.times.tolist() == [60.0, 120.0, 180.0, 240.0, 300.0]
    assert Grid.over(0.0, 86_400.0, 0.1 * 3000).steps == 288


@pytest.mark.parametrize(
    ("start", "horizon", "step", "field"),
    [
        (float("nan"), 60.0, 1.0, "start"),
        (float("inf"), 60.0, 1.0, "start"),
        (0.0, 0.0, 1.0, "horizon"),
        (0.0, -5.0, 1.0, "horizon"),
        (0.0, float("nan"), 1.0, "horizon"),
        (0.0, 604_801.0, 60.0, "horizon"),
        (0.0, 60.0, 0.5, "step"),
        (0.0, 60.0, 61.0, "step"),
        (0.0, 60.0, float("nan"), "step"),
        (0.0, 604_800.0, 10.0, "steps"),
    ],
)
def test_bounds_are_named(start: float, horizon: float, step: float, field: str) -> None:
    with pytest.raises(ValueError, match=field):
        Grid.over(start, horizon, step)


def test_the_longest_and_finest_allowed_are_allowed() -> None:
    assert Grid.over(0.0, 604_800.0, 30.0).steps == 20_160
    assert Grid.over(0.0, 1.0, 1.0).steps == 1


@pytest.mark.parametrize(("at", "index"), [(0.0, 0), (29.9, 0), (30.0, 1), (60.0, 1), (89.9, 1), (90.0, 2)])
def test_a_change_belongs_to_the_step_that_begins_nearest(at: float, index: int) -> None:
    assert Grid.over(0.0, 600.0, 60.0).index(at) == index


def test_continuous_surroundings_are_interpolated_and_stepwise_ones_held() -> None:
    grid = Grid.over(1800.0, 7200.0, 3600.0)
    values = {
        "outdoor_temperature": np.array([0.0, 10.0, 20.0]),
        "price": np.array([0.0, 10.0, 20.0]),
        "sun": np.full(3, np.nan),
    }
    around = grid.surroundings(Environment(start=0.0, step=3600.0, values=values))
    assert around["outdoor_temperature"].tolist() == [10.0, 20.0]  # the middles of the steps lie at 1 h and 2 h
    assert around["price"].tolist() == [0.0, 10.0]
    assert "sun" not in around


def test_gaps_are_bridged_and_the_ends_held() -> None:
    grid = Grid.over(0.0, 5 * 3600.0, 3600.0)
    values = {
        "outdoor_temperature": np.array([np.nan, 2.0, np.nan, 6.0]),
        "people": np.array([np.nan, 1.0, np.nan, 0.0]),
    }
    around = grid.surroundings(Environment(start=-1800.0, step=3600.0, values=values))
    assert around["outdoor_temperature"].tolist() == [2.0, 4.0, 6.0, 6.0, 6.0]
    assert around["people"].tolist() == [1.0, 1.0, 1.0, 0.0, 0.0]


def test_uncovered_time_is_measured() -> None:
    grid = Grid.over(0.0, 7200.0, 60.0)
    assert grid.uncovered(Environment(start=0.0, step=3600.0)) == 0.0
    assert grid.uncovered(Environment(start=0.0, step=3600.0, values={"sun": np.zeros(1)})) == 3600.0
    assert grid.uncovered(Environment(start=0.0, step=3600.0, values={"sun": np.zeros(24)})) == 0.0
