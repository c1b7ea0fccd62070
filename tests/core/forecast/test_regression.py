"""Online ridge regressions: they find lines, forget old ones, know no future and are stored whole."""

import numpy as np
import pytest

from custom_components.digital_twin.core.forecast.regression import DAY, Linear, prequential

STEP = 900.0


def world(days: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    count = round(days * DAY / STEP)
    matrix = rng.normal(size=(1, count, 3))
    return matrix, matrix[:, :, 0] - 0.5 * matrix[:, :, 1]


def test_a_line_is_found_and_what_was_never_seen_is_not_extrapolated() -> None:
    matrix, truth = world(40)
    foretold, fitted = prequential(matrix, truth, (1,), STEP, 28 * DAY)
    assert fitted is not None
    assert fitted.coefficients[0] == pytest.approx([1.0, -0.5, 0.0], abs=0.1)
    assert np.all(foretold[:, :90] == 0.0)
    assert np.mean((foretold[:, 1000:] - truth[:, 1000:]) ** 2) < 0.02
    far = fitted.expect(np.array([[[1e9, 0.0, 0.0]]]))
    assert abs(far[0, 0]) < 5.0
    unknown = fitted.expect(np.array([[[np.nan, np.inf, np.nan]]]))
    assert unknown[0, 0] == pytest.approx(0.0, abs=0.1)


def flickering(days: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return features and what follows: a small change is noise and turns back, a large one goes on."""
    rng = np.random.default_rng(seed)
    count = round(days * DAY / STEP)
    change = rng.standard_t(3, (1, count))
    return change[:, :, None], change - 2.0 * np.clip(change, -1.0, 1.0) + 0.3 * rng.normal(size=(1, count))


def test_a_broken_line_tells_flicker_from_movement() -> None:
    matrix, truth = flickering(40, 5)
    errors = []
    for bent in (False, True):
        foretold, fitted = prequential(matrix, truth, (1,), STEP, 28 * DAY, bent=bent)
        assert fitted is not None
        errors.append(float(np.mean((foretold[:, 1000:] - truth[:, 1000:]) ** 2)))
    assert errors[1] < 0.6 * errors[0]
    slopes = fitted.coefficients[0]
    assert slopes[0] > 0.5
    assert slopes.sum() < -0.1
    again = Linear.from_row(fitted.row())
    assert again is not None
    np.testing.assert_array_equal(again.expect(matrix[:, :50]), fitted.expect(matrix[:, :50]))
    assert np.isfinite(fitted.expect(np.array([[[np.nan]], [[np.inf]], [[-1e12]]]).reshape(1, 3, 1))).all()


def test_a_broken_line_knows_no_future() -> None:
    matrix, truth = flickering(20, 6)
    foretold, _ = prequential(matrix, truth, (1,), STEP, 28 * DAY, bent=True)
    later = truth.copy()
    later[:, 1200:] *= -5.0
    again, _ = prequential(matrix, later, (1,), STEP, 28 * DAY, bent=True)
    np.testing.assert_array_equal(foretold[:, :1200], again[:, :1200])


def test_it_forgets() -> None:
    matrix, truth = world(40)
    turned = np.where(np.arange(truth.shape[1]) < truth.shape[1] // 2, truth, -truth)
    _, quick = prequential(matrix, turned, (1,), STEP, 3 * DAY)
    _, slow = prequential(matrix, turned, (1,), STEP, 300 * DAY)
    assert quick is not None
    assert slow is not None
    assert quick.coefficients[0, 0] < -0.7
    assert abs(slow.coefficients[0, 0]) < 0.3


def test_no_forecast_knows_what_came_after_it() -> None:
    matrix, truth = world(10)
    rows = 24
    foretold, _ = prequential(matrix, truth, (rows,), STEP, 7 * DAY)
    changed, moved = truth.copy(), matrix.copy()
    changed[:, 500:], moved[:, 600:] = 77.0, 5.0
    again, _ = prequential(moved, changed, (rows,), STEP, 7 * DAY)
    np.testing.assert_array_equal(foretold[:, : 500 + rows], again[:, : 500 + rows])
    assert np.any(foretold[:, 560:] != again[:, 560:])


def test_constant_and_unknown_features_do_no_harm() -> None:
    matrix, truth = world(10)
    matrix = np.concatenate(
        [matrix, np.full((1, matrix.shape[1], 1), 7.0), np.full((1, matrix.shape[1], 1), np.nan)], 2
    )
    foretold, fitted = prequential(matrix, truth, (1,), STEP, 28 * DAY)
    assert fitted is not None
    assert np.isfinite(foretold).all()
    assert fitted.coefficients[0, 3:].tolist() == [0.0, 0.0]


def test_less_than_a_day_teaches_nothing() -> None:
    matrix, truth = world(0.9)
    foretold, fitted = prequential(matrix, truth, (1,), STEP, 28 * DAY)
    assert fitted is None
    assert not foretold.any()


def test_it_is_stored_whole() -> None:
    matrix, truth = world(5)
    _, fitted = prequential(np.repeat(matrix, 2, axis=0), np.repeat(truth, 2, axis=0), (1, 4), STEP, 28 * DAY)
    assert fitted is not None
    again = Linear.from_row(fitted.row())
    assert again is not None
    asked = np.repeat(matrix[:, :5], 2, axis=0)
    np.testing.assert_allclose(again.expect(asked), fitted.expect(asked))
    assert Linear.from_row(fitted.row()[:-1]) is None
    assert Linear.from_row(np.ones(1)) is None
