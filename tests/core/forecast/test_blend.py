"""Weights, bands and scores of the blend."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from custom_components.digital_twin.core.forecast.blend import cautious, half_widths, score, weigh
from custom_components.digital_twin.core.forecast.experts import (
    LAGS,
    Ridge,
    at_lags,
    daily_profile,
    features,
    fit_ridge,
    profile_at,
)

DAY = 86_400.0


def test_a_perfect_forecaster_gets_nearly_all_weight_and_noise_none() -> None:
    rng = np.random.default_rng(1)
    truth = rng.normal(size=400)
    weights = weigh(np.column_stack([truth, rng.normal(size=400)]), truth)
    assert weights[0] > 0.85
    assert weights[1] < 0.05


def test_what_served_in_another_season_counts_little() -> None:
    rng = np.random.default_rng(1)
    signal = rng.normal(size=600)
    truth = signal * np.where(np.arange(600) < 400, 1.0, 0.2)
    assert weigh(signal[:, None], truth)[0] > 0.6
    assert cautious(signal[:, None], truth)[0] == pytest.approx(0.2, abs=0.01)
    assert cautious(signal[:, None], signal)[0] > 0.85
    assert cautious(np.zeros((60, 1)), np.ones(60)).tolist() == [0.0]


@given(arrays(float, (40, 3), elements=st.floats(-100, 100)), arrays(float, 40, elements=st.floats(-100, 100)))
def test_weights_are_never_negative_and_sum_to_one_at_most(changes: np.ndarray, truth: np.ndarray) -> None:
    weights = weigh(changes, truth)
    assert np.all(weights >= 0)
    assert weights.sum() <= 1 + 1e-9
    assert np.sum((truth - changes @ weights) ** 2) <= np.sum(truth**2) + 1e-6


def test_half_widths_hold_what_they_say() -> None:
    low, middle, high = half_widths(np.random.default_rng(1).normal(size=20_000))
    assert (low, middle, high) == pytest.approx((0.674, 1.282, 1.645), abs=0.03)
    assert half_widths(np.array([3.0])) == (3.0, 3.0, 3.0)


def scored(changes: np.ndarray, actual: np.ndarray) -> object:
    origins = 600.0 * np.arange(len(actual))
    return score(origins, 3600.0, np.zeros(len(actual)), actual, changes, float(origins[len(origins) // 2]))


def test_a_score_knows_only_the_past_and_tells_coverage() -> None:
    rng = np.random.default_rng(2)
    signal = rng.normal(size=1000)
    result = scored(signal[:, None], signal + 0.3 * rng.normal(size=1000))
    assert result.skill == pytest.approx(1 - 0.3 / np.sqrt(1.09), abs=0.06)
    assert 0.86 <= result.coverage <= 0.94
    assert result.explained == pytest.approx(1 - 0.09 / 1.09, abs=0.05)
    assert result.error == pytest.approx(0.3, rel=0.15)


def test_a_forecaster_that_turned_false_is_not_used() -> None:
    rng = np.random.default_rng(3)
    signal = rng.normal(size=600)
    actual = np.where(np.arange(600) < 200, signal, -2 * signal)
    result = scored(signal[:, None], actual)
    assert result.weights.tolist() == [0.0]
    assert result.skill == 0.0
    assert result.bands == half_widths(actual)


def test_too_few_truths_give_no_score_and_a_constant_a_perfect_one() -> None:
    assert scored(np.zeros((10, 1)), np.ones(10)) is None
    still = scored(np.zeros((100, 1)), np.zeros(100))
    assert still.error == 0.0
    assert still.explained == 1.0


def test_a_daily_profile_returns_the_rhythm_at_any_time() -> None:
    times = np.arange(0, 5 * DAY, 600.0)
    profile = daily_profile(times, np.sin(2 * np.pi * times / DAY))
    assert profile_at(profile, np.array([6 * 3600.0, 9 * DAY + 18 * 3600.0])) == pytest.approx([1.0, -1.0], abs=0.02)
    assert daily_profile(times[:100], times[:100]) is None
    assert daily_profile(times, np.where(times % DAY < 3600, np.nan, 1.0)) is None
    assert daily_profile(times, np.full(len(times), np.nan)) is None


def test_ridge_recovers_a_linear_rule_and_is_stored() -> None:
    rng = np.random.default_rng(1)
    matrix = rng.normal(size=(4000, 3))
    changes = np.column_stack([matrix @ [1.0, -0.5, 0.0], matrix @ [0.0, 0.0, 2.0] + 1.0])
    ridge = fit_ridge(matrix, changes, 24.0)
    usual = np.all(np.abs(matrix) < 2.5, axis=1)
    np.testing.assert_allclose(ridge.predict(matrix)[usual], changes[usual], atol=0.15)
    far = ridge.predict(np.array([[1e6, 0.0, 0.0]]))
    assert abs(far[0, 0]) < 5.0, "what was never seen is not extrapolated"
    again = Ridge.from_row(np.array(ridge.row()))
    np.testing.assert_allclose(again.predict(matrix), ridge.predict(matrix))
    assert ridge.predict(np.full((1, 3), np.nan)) == pytest.approx(ridge.intercept[None])
    assert fit_ridge(matrix[:20], changes[:20], 24.0) is None
    unknown = fit_ridge(np.full((100, 2), np.nan), np.full((100, 1), np.nan), 24.0)
    assert unknown.predict(np.full((1, 2), np.nan)).tolist() == [[0.0]]


def test_lags_are_what_was_held_then() -> None:
    times = np.array([0.0, 1000.0, 5000.0])
    lags = at_lags(times, np.array([1.0, 2.0, 3.0]), np.array([5200.0]))
    assert lags.shape == (1, len(LAGS))
    np.testing.assert_array_equal(lags[0], [2.0, 2.0, 2.0, 2.0, np.nan])
    row = features(np.array([0.0]), np.array([3.0]), lags, {"target": np.array([5.0])})
    assert row[0, -2:].tolist() == [2.0, 3.0]
