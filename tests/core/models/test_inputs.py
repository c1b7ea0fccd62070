"""Commands that hold until the next one, whether few or many were given."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.inputs import FEW, WIDE, forward_fill

STEPS, MEMBERS = 60, 4


@pytest.mark.parametrize("columns", [1, MEMBERS])
@pytest.mark.parametrize("rows", [0, 1, 3, FEW, FEW + 1, STEPS])
@pytest.mark.parametrize("first", [0, 7])
def test_each_value_holds_until_the_next_one(rows: int, columns: int, first: int) -> None:
    rng = np.random.default_rng(rows)
    values = np.full((STEPS, columns), np.nan)
    told = np.unique(np.append(first, rng.choice(np.arange(first, STEPS), min(rows, STEPS - first), replace=False)))[
        :rows
    ]
    values[told] = rng.normal(size=(len(told), columns))
    if columns > 1:
        values[told[1::2], 0] = np.nan
    start = np.arange(float(MEMBERS))
    held_against_each_row(values, start)


@pytest.mark.parametrize("rows", [WIDE // 8, STEPS])
def test_a_wide_crowd_is_told_alike(rows: int) -> None:
    rng = np.random.default_rng(1)
    values = np.full((STEPS, WIDE), np.nan)
    told = np.sort(rng.choice(STEPS, min(rows, STEPS), replace=False))
    values[told] = rng.normal(size=(len(told), WIDE))
    values[told[1::2], ::3] = np.nan
    held_against_each_row(values, np.arange(float(WIDE)))


def held_against_each_row(values: np.ndarray, start: np.ndarray) -> None:
    """Hold what is filled against what a step at a time gives."""
    expected = np.empty((STEPS, len(start)))
    now = start.copy()
    for row in range(STEPS):
        given = np.broadcast_to(values[row], start.shape)
        now = np.where(np.isnan(given), now, given)
        expected[row] = now
    np.testing.assert_array_equal(forward_fill(values, start), expected)
