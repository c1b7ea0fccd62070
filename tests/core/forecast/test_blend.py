"""Weights of the blend: earned out of sample, lost when they fail, and never negative."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from custom_components.digital_twin.core.forecast import blend
from custom_components.digital_twin.core.forecast.blend import blended, shrinkage, weights_of
from custom_components.digital_twin.core.forecast.score import score

HOUR = 3600.0


def weigh(changes: np.ndarray, truth: np.ndarray, penalty: float = 0.0) -> np.ndarray:
    gram = np.einsum("jm,km->jk", changes, changes)[None]
    return weights_of(gram, (changes @ truth)[None], np.array([penalty]))[0]


def test_weights_are_those_of_least_squares_where_these_are_positive() -> None:
    rng = np.random.default_rng(1)
    changes = rng.normal(size=(3, 500))
    truth = np.array([0.5, 0.2, 0.0]) @ changes + 0.1 * rng.normal(size=500)
    solved = np.linalg.lstsq(changes.T, truth, rcond=None)[0]
    assert weigh(changes, truth)[:2] == pytest.approx(solved[:2], abs=0.01)
    assert weigh(changes, -truth) == pytest.approx([0.0, 0.0, 0.0], abs=0.02)


@given(arrays(float, (3, 40), elements=st.floats(-100, 100)), arrays(float, 40, elements=st.floats(-100, 100)))
def test_weights_are_never_negative_and_sum_to_one_at_most(changes: np.ndarray, truth: np.ndarray) -> None:
    weights = weigh(changes, truth, 1.0)
    assert np.all(weights >= 0)
    assert weights.sum() <= 1 + 1e-9


def blend_of(changes: np.ndarray, truth: np.ndarray, horizon: float = HOUR) -> tuple[np.ndarray, np.ndarray]:
    origins = 1800.0 * np.arange(len(truth))
    change, weights = blended(origins, np.array([horizon]), changes[:, None], truth[None])
    return change[0], weights[0]


def test_a_good_forecaster_is_followed_and_noise_is_not() -> None:
    rng = np.random.default_rng(1)
    signal = rng.normal(size=1000)
    change, weights = blend_of(np.stack([signal, rng.normal(size=1000)]), signal)
    assert weights == pytest.approx([0.95, 0.01], abs=0.04)
    assert np.all(change[:24] == 0.0), "nothing is known before half a day"
    late = slice(500, None)
    assert np.mean((signal[late] - change[late]) ** 2) < 0.02


def test_a_forecaster_that_turned_false_loses_its_weight() -> None:
    rng = np.random.default_rng(3)
    signal = rng.normal(size=3000)
    truth = np.where(np.arange(3000) < 1500, signal, -signal)
    _, before = blend_of(signal[None, :1500], truth[:1500])
    _, after = blend_of(signal[None], truth)
    assert before[0] > 0.8
    assert after[0] == 0.0


def test_what_is_foretold_hangs_on_the_past_only() -> None:
    rng = np.random.default_rng(4)
    changes, truth = rng.normal(size=(2, 600)), rng.normal(size=600)
    changes[0] += truth
    change, _ = blend_of(changes, truth, 6 * HOUR)
    changed = truth.copy()
    changed[400:] = 99.0
    again, _ = blend_of(changes, changed, 6 * HOUR)
    np.testing.assert_array_equal(change[:412], again[:412])
    assert np.any(change[430:] != again[430:])


def test_few_days_prove_little_at_a_day_ahead() -> None:
    rng = np.random.default_rng(5)
    signal = rng.normal(size=96)
    _, short = blend_of(signal[None], signal, 24 * HOUR)
    _, long = blend_of(np.tile(signal, 10)[None], np.tile(signal, 10), 24 * HOUR)
    assert short.tolist() == [0.0]
    assert 0.7 < long[0] < 0.95
    assert shrinkage(np.array([0.0, 1.5, 1e9])) == pytest.approx([1.0, 1.0, 0.03])


def test_a_day_ahead_what_was_foretold_wrongly_counts_beside_what_would_have_fitted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(9)
    signal = 1.0 + 0.1 * rng.normal(size=48 * 14)
    truth = np.where(np.arange(len(signal)) < 48 * 6, signal, -0.5 * signal)
    change, weights = blend_of(signal[None], truth, 86_400.0)
    monkeypatch.setattr(blend, "RECORDED_FROM", np.inf)
    alone, weights_alone = blend_of(signal[None], truth, 86_400.0)
    assert change[: 48 * 7] == pytest.approx(alone[: 48 * 7]), "nothing went wrong yet"
    day = slice(48 * 9, 48 * 10)
    assert 0.0 < np.mean(np.abs(change[day])) < 0.7 * np.mean(np.abs(alone[day]))
    assert weights[0] <= weights_alone[0]


def test_a_score_is_of_what_was_held_out() -> None:
    rng = np.random.default_rng(2)
    now, change = np.zeros(1000), rng.normal(size=1000)
    residual = 0.3 * rng.normal(size=1000)
    residual[:500] = 50.0
    result = score(now, change, residual, np.r_[np.zeros(500), np.ones(500)], np.arange(1000) >= 500)
    assert result is not None
    assert result.error == pytest.approx(0.3, rel=0.1)
    assert result.skill == pytest.approx(0.7, abs=0.05)
    assert result.explained == pytest.approx(0.91, abs=0.03)
    assert result.coverage == 1.0
    assert result.count == 500
    assert score(now, change, np.full(1000, np.nan), np.ones(1000), np.ones(1000, dtype=bool)) is None
    still = score(np.zeros(40), np.zeros(40), np.zeros(40), np.full(40, np.nan), np.ones(40, dtype=bool))
    assert still is not None
    assert (still.error, still.skill, still.explained) == (0.0, 0.0, 1.0)
    assert np.isnan(still.coverage)


@pytest.mark.parametrize(
    ("off", "blocks", "worse"),
    [
        (1.3, 12, True),
        (1.3, 2, False),
        (1.005, 12, False),
        (1.0, 12, False),
        (0.7, 12, False),
    ],
)
def test_worse_than_persistence_is_what_chance_does_not_explain(off: float, blocks: int, worse: bool) -> None:
    change = np.random.default_rng(4).normal(size=600)
    known = np.ones(600, dtype=bool)
    found = score(np.zeros(600), change, off * change, np.ones(600), known, np.arange(600.0) // (600 / blocks))
    assert found is not None
    assert found.worse is worse


def test_one_bad_day_of_many_is_chance() -> None:
    change = np.random.default_rng(5).normal(size=600)
    residual = np.where(np.arange(600) < 50, 3.0, 0.99) * change
    known = np.ones(600, dtype=bool)
    found = score(np.zeros(600), change, residual, np.ones(600), known, np.arange(600.0) // 50)
    assert found is not None
    assert found.skill < -0.1
    assert not found.worse


def test_an_appliance_that_rested_while_it_was_scored_was_not_put_to_the_test() -> None:
    rng = np.random.default_rng(3)
    late = np.arange(1000) >= 700
    change = np.where(late, 0.01 * rng.normal(size=1000), 600.0 * (rng.random(1000) < 0.2))
    for rest in (1.0, 0.1, 0.0):
        nothing = score(np.zeros(1000), change, np.where(late, rest, 1.0) * change, np.ones(1000), late)
        assert nothing is not None
        assert nothing.explained < 0.3
    knew = score(np.zeros(1000), change, 0.1 * change, np.ones(1000), late)
    assert knew is not None
    assert knew.explained > 0.9
    wrong = score(np.zeros(40), np.zeros(40), np.full(40, 3.0), np.ones(40), np.ones(40, dtype=bool))
    assert wrong is not None
    assert wrong.explained == 0.0
