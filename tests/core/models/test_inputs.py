"""Commands that hold until the next one, whether few or many were given."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.inputs import FEW, forward_fill

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

    expected = np.empty((STEPS, MEMBERS))
    now = start.copy()
    for row in range(STEPS):
        given = np.broadcast_to(values[row], (MEMBERS,))
        now = np.where(np.isnan(given), now, given)
        expected[row] = now
    np.testing.assert_array_equal(forward_fill(values, start), expected)
