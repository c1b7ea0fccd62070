"""Recorded series and the ring they are kept in."""

import numpy as np
import pytest

from custom_components.digital_twin.core.recent import Recent
from custom_components.digital_twin.core.series import Series


def test_each_value_holds_until_the_next_and_the_last_until_the_end() -> None:
    series = Series(np.array([10.0, 20.0, 30.0]), np.array([1.0, np.nan, 3.0]), 40.0)
    held = series.at(np.array([9.0, 10.0, 19.9, 25.0, 30.0, 40.0, 41.0]))
    np.testing.assert_array_equal(held, [np.nan, 1, 1, np.nan, 3, 3, np.nan])


def test_an_empty_series_says_nothing() -> None:
    assert np.isnan(Series(np.empty(0), np.empty(0), 5.0).at(np.array([1.0]))).all()


@pytest.mark.parametrize(
    ("times", "values", "end"),
    [
        ([1.0, 1.0], [1.0, 2.0], 3.0),
        ([1.0, 2.0], [1.0], 3.0),
        ([1.0, 2.0], [1.0, 2.0], 1.5),
        ([2.0, 1.0], [1.0, 2.0], 3.0),
    ],
)
def test_arrays_that_do_not_fit_are_refused(times: list[float], values: list[float], end: float) -> None:
    with pytest.raises(ValueError, match="times"):
        Series(np.array(times), np.array(values), end)


def test_the_ring_keeps_the_newest_in_order() -> None:
    ring = Recent(4)
    for at in range(7):
        ring.append(float(at), at * 10.0)
    series = ring.series(9.0)
    np.testing.assert_array_equal(series.times, [3, 4, 5, 6])
    np.testing.assert_array_equal(series.values, [30, 40, 50, 60])
    assert series.end == 9.0


def test_a_sample_at_the_newest_time_replaces_it() -> None:
    ring = Recent(4)
    ring.append(1.0, 1.0)
    ring.append(1.0, 2.0)
    series = ring.series(0.5)
    np.testing.assert_array_equal(series.values, [2.0])
    assert series.end == 1.0


def test_an_empty_ring_gives_an_empty_series() -> None:
    assert Recent(4).series(3.0).times.size == 0
