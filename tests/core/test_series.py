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


def test_the_newest_samples_are_kept_in_order_and_memory_is_bounded() -> None:
    ring = Recent(4)
    for at in range(1000):
        ring.append(float(at), at * 10.0)
        series = ring.series(9999.0)
        assert min(at + 1, 4) <= series.times.size <= 8
        np.testing.assert_array_equal(series.times, np.arange(at + 1 - series.times.size, at + 1))
        np.testing.assert_array_equal(series.values, series.times * 10)
        assert series.end == 9999.0


def test_of_samples_at_the_same_time_the_last_counts() -> None:
    ring = Recent(4)
    ring.append(1.0, 1.0)
    ring.append(1.0, 2.0)
    series = ring.series(0.5)
    np.testing.assert_array_equal(series.values, [2.0])
    assert series.end == 1.0


def test_an_empty_ring_gives_an_empty_series() -> None:
    assert Recent(4).series(3.0).times.size == 0


def test_earlier_samples_go_before_what_a_ring_holds_up_to_the_room_there_is() -> None:
    ring = Recent(4)
    ring.append(10.0, 1.0)
    ring.precede(Series(np.array([1.0, 2.0, 3.0, 4.0, 10.0]), np.array([5.0, 6.0, np.nan, 8.0, 9.0]), 10.0))
    assert (list(ring.series(10.0).times), list(ring.series(10.0).values)) == (
        [1.0, 2.0, 4.0, 10.0],
        [5.0, 6.0, 8.0, 1.0],
    )
    ring.precede(Series(np.array([0.5]), np.array([4.0]), 1.0))
    assert ring.count == 4, "there is no room left"
    empty = Recent(2)
    empty.precede(Series(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0]), 3.0))
    assert list(empty.series(3.0).values) == [5.0, 6.0]
    empty.precede(Series(np.zeros(0), np.zeros(0), 3.0))
    assert empty.count == 2


def test_means_between_edges_are_of_what_is_known_there() -> None:
    series = Series(np.array([10.0, 20.0, 30.0]), np.array([1.0, np.nan, 3.0]), 40.0)
    means = series.means(np.array([0.0, 8.0, 15.0, 21.0, 29.0, 35.0, 60.0]))
    np.testing.assert_allclose(means, [np.nan, 1.0, 1.0, np.nan, 3.0, 3.0])
    np.testing.assert_allclose(series.means(np.array([0.0, 40.0])), [2.0])
    assert np.isnan(Series(np.empty(0), np.empty(0), 5.0).means(np.array([0.0, 5.0]))).all()
