"""On-off processes against what is known in closed form."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.onoff import (
    INPUTS,
    LAST,
    LEVELS,
    WEEK,
    Dwell,
    OnOff,
    Past,
    hour_of_week,
    past_of,
    past_of_series,
)
from custom_components.digital_twin.core.series import Series

MINUTE, HOUR = 60.0, 3600.0


def dwell(minutes: float, spread: float = 0.0) -> Dwell:
    """Return dwells about so many minutes, ln d evenly spread around it."""
    residuals = spread * np.linspace(-1.0, 1.0, LEVELS)
    return Dwell(np.log(minutes * MINUTE), np.zeros(INPUTS), np.zeros(INPUTS), np.ones(INPUTS), residuals, residuals)


def process(
    view: int, off: Dwell | None = None, on: Dwell | None = None, rates: tuple[float, float] = (1.0, 3.0)
) -> OnOff:
    """Return a process of which one view alone counts."""
    weights = np.zeros((1, 5))
    weights[0, view] = 1.0
    return OnOff(rates, np.ones(WEEK), np.ones(WEEK), off, on, np.array([HOUR]), weights)


def now(state: float, elapsed: float = 0.0) -> Past:
    return Past(np.array([0.0]), np.array([state]), np.array([elapsed]), np.full((1, LAST), np.nan))


TIMES = MINUTE * np.arange(1, 121)


def test_still_stays_as_it_is() -> None:
    assert process(0).probability(now(1.0), TIMES)[0].tolist() == [1.0] * 120


@pytest.mark.parametrize("view", [1, 2])
@pytest.mark.parametrize("state", [0.0, 1.0])
def test_rates_follow_the_master_equation(view: int, state: float) -> None:
    course = process(view).probability(now(state), TIMES)[0]
    exact = 0.25 + (state - 0.25) * np.exp(-4.0 * TIMES / HOUR)
    assert np.allclose(course, exact, atol=1e-12)


def test_the_hours_of_the_week_have_their_own_rates() -> None:
    quiet = process(2)
    week_on = np.zeros(WEEK)
    week_on[1] = 1.0
    nightly = OnOff(quiet.rates, week_on, quiet.week_off, None, None, quiet.horizons, quiet.weights)
    course = nightly.probability(now(0.0), np.array([HOUR, 2 * HOUR]))[0]
    assert course[0] == 0.0
    assert course[1] == pytest.approx(0.25 * (1 - np.exp(-4.0)))
    assert hour_of_week(np.array([HOUR * WEEK + 60.0])).tolist() == [0]


def test_a_cycle_switches_when_its_time_is_over() -> None:
    fridge = process(4, off=dwell(30), on=dwell(10))
    course = fridge.probability(now(1.0, elapsed=6 * MINUTE), TIMES)[0]
    inside = (TIMES > 5 * MINUTE) & (TIMES < 33 * MINUTE)
    assert course[TIMES < 3.9 * MINUTE].min() > 0.95
    assert course[inside].max() < 0.05
    assert course[(TIMES > 36 * MINUTE) & (TIMES < 43 * MINUTE)].min() > 0.9


def test_a_renewal_does_not_ask_what_was_before() -> None:
    known = dwell(10)
    follows = Dwell(known.centre, np.ones(INPUTS), np.zeros(INPUTS), np.ones(INPUTS), known.residuals, known.whole)
    longer = Past(np.array([0.0]), np.array([1.0]), np.array([0.0]), np.full((1, LAST), 0.5))
    by_cycle, by_renewal = (
        process(view, off=dwell(30), on=follows).probability(longer, np.array([15 * MINUTE]))[0, 0] for view in (4, 3)
    )
    assert by_renewal < 0.05
    assert by_cycle > 0.9


def test_a_dwell_beyond_its_longest_is_not_certain_to_end_at_once() -> None:
    late = process(4, off=dwell(30, 0.1), on=dwell(10, 0.1)).probability(now(1.0, elapsed=60 * MINUTE), TIMES)[0]
    assert 0.5 < late[4] < 1.0


def test_remaining_times_are_those_of_the_distribution_beyond_the_elapsed() -> None:
    spread = dwell(10, 0.5)
    gone = np.log(np.array([9.0])) - np.log(10.0)
    share = (np.arange(1000) + 0.5) / 1000
    found = spread.beyond(gone, share)[0]
    assert found.min() >= gone[0]
    # ln d is uniform on ±0.5: beyond gone it is uniform from there on, but for the tail's 3 %.
    assert np.median(found) == pytest.approx((gone[0] + 0.5) / 2, abs=0.03)


def test_many_short_cycles_end_in_their_duty() -> None:
    pulsing = process(4, off=dwell(1.5, 0.3), on=dwell(0.5, 0.3)).probability(now(0.0), HOUR * np.array([6.0, 12.0]))
    assert pulsing[0] == pytest.approx([0.25, 0.25], abs=0.05)


def test_views_are_mixed_by_their_weights_at_each_horizon() -> None:
    mixed = OnOff(
        (1.0, 3.0), np.ones(WEEK), np.ones(WEEK), None, None, np.array([MINUTE, HOUR]),
        np.eye(5)[:2],
    )  # fmt: skip
    course = mixed.probability(now(1.0), np.array([MINUTE, HOUR]))[0]
    assert course[0] == 1.0
    assert course[1] == pytest.approx(0.25 + 0.75 * np.exp(-4.0))


def test_a_process_survives_its_tables() -> None:
    known = process(4, off=dwell(30, 0.2), on=dwell(10, 0.1))
    again = OnOff.from_tables(known.tables())
    assert again is not None
    assert np.array_equal(again.probability(now(1.0), TIMES), known.probability(now(1.0), TIMES))
    assert OnOff.from_tables({}) is None
    without = OnOff.from_tables(process(1).tables())
    assert without is not None
    assert without.off is None


def test_the_past_tells_the_elapsed_time_and_the_last_dwells() -> None:
    edges = np.cumsum([0.0, 100, 200, 300, 400, 500, 600, 700, 800])
    states = np.arange(9) % 2.0
    past = past_of(edges, states, np.append(edges[1:], 1e4), np.array([edges[8] + 50.0]))
    assert past.state.tolist() == [0.0]
    assert past.elapsed.tolist() == [50.0]
    assert np.exp(past.dwells[0]) == pytest.approx([300, 400, 500, 600, 700, 800])


def test_a_gap_hides_what_was_before_it() -> None:
    series = Series(np.array([0.0, 100.0, 200.0, 260.0, 300.0, 400.0]), np.array([0.0, 1, np.nan, 1, 0, 1]), 450.0)
    past = past_of_series(series, 450.0)
    assert past is not None
    assert past.elapsed.tolist() == [50.0]
    assert np.isnan(past.dwells[0, :5]).all()
    assert np.exp(past.dwells[0, 5]) == pytest.approx(100.0)


def test_an_unknown_present_tells_nothing() -> None:
    assert past_of_series(Series(np.array([0.0, 10.0]), np.array([1.0, np.nan]), 20.0), 20.0) is None
    assert past_of_series(Series(np.empty(0), np.empty(0), 20.0), 20.0) is None
