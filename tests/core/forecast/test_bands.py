"""Bands: they hold what they say, wide where it is unsure, and find their width again when life changes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from custom_components.digital_twin.core.forecast import bands
from custom_components.digital_twin.core.forecast.bands import Widths, calibrated, inside, parts_of
from custom_components.digital_twin.core.forecast.daily import Daily
from custom_components.digital_twin.core.forecast.followed import LEVELS

HOUR = 3600.0


def holds(residuals: np.ndarray, parts: np.ndarray, since: int) -> list[float]:
    origins = 1800.0 * np.arange(residuals.shape[1])
    stood, _ = calibrated(origins, np.array([HOUR]), residuals, parts)
    return np.nanmean(inside(stood, residuals)[0][:, since:], axis=1).tolist()


def ones(count: int) -> np.ndarray:
    return parts_of(np.zeros((1, count)), np.zeros(count))


def test_bands_hold_what_they_say() -> None:
    residuals = np.random.default_rng(1).normal(size=(1, 4000))
    assert holds(residuals, ones(4000), 500) == pytest.approx(LEVELS, abs=0.03)


def test_a_lopsided_error_gets_a_lopsided_band() -> None:
    residuals = np.random.default_rng(1).exponential(size=(1, 3000)) - 0.2
    _, widths = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, ones(3000))
    low, high = widths.offsets(ones(1))[0, 2, :, 0]
    assert -0.3 < low < -0.1
    assert 2.0 < high < 3.6


def test_where_situations_went_apart_the_band_is_wide() -> None:
    rng = np.random.default_rng(2)
    spread = np.where(np.arange(3000) % 48 < 24, 0.1, 2.0)
    residuals = (spread * rng.normal(size=3000))[None]
    parts = parts_of(spread[None], np.zeros(3000))
    stood, widths = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, parts)
    wide = widths.offsets(parts_of(np.array([[0.1, 2.0]]), np.zeros(2)))[0, 2, 1]
    assert wide[1] > 5 * wide[0]
    held = inside(stood, residuals)[0, 2]
    for calm in (spread < 1, spread > 1):
        assert 0.8 < np.nanmean(held[calm][500:]) < 0.99


def test_while_nobody_knows_how_far_situations_go_apart_it_counts_as_usual() -> None:
    rng = np.random.default_rng(12)
    spread = rng.choice([2.0, 4.0], 3000)
    residuals = (spread * rng.normal(size=3000))[None]
    told = np.where(np.arange(3000) < 600, np.nan, spread)[None]
    assert parts_of(told, np.zeros(3000))[1, 0, :600] == pytest.approx(np.nanmean(told))
    assert not parts_of(np.full((1, 5), np.nan), np.ones(5))[1].any()
    alike = [parts_of(rows, np.zeros(3000)) for rows in (told, spread[None])]
    young = [calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, parts)[1] for parts in alike]
    asked = parts_of(np.array([[3.0]]), np.zeros(1))
    without, known = (np.ptp(widths.offsets(asked)[0, 2]) for widths in young)
    assert without < 1.1 * known


def test_when_life_changes_the_bands_follow() -> None:
    rng = np.random.default_rng(3)
    size = np.where(np.arange(3000) < 1500, 0.2, 1.0)
    residuals = (size * rng.normal(size=3000))[None]
    assert holds(residuals, ones(3000), 1500 + 240)[2] > 0.84


def test_while_errors_go_on_growing_the_bands_are_led_ahead_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(7)
    residuals = (np.exp(np.arange(3000) / 500.0) * rng.normal(size=3000))[None]
    led = holds(residuals, ones(3000), 1000)[2]
    monkeypatch.setattr(bands, "PACE", 0.0)
    assert led > holds(residuals, ones(3000), 1000)[2] + 0.03


def test_no_band_knows_what_came_after_it() -> None:
    rng = np.random.default_rng(4)
    origins = 1800.0 * np.arange(800)
    residuals = rng.normal(size=(1, 800))
    stood, _ = calibrated(origins, np.array([6 * HOUR]), residuals, ones(800))
    changed = residuals.copy()
    changed[:, 500:] *= 30
    again, _ = calibrated(origins, np.array([6 * HOUR]), changed, ones(800))
    np.testing.assert_array_equal(stood[..., :512], again[..., :512])


def test_few_residuals_make_an_even_band_and_none_no_band() -> None:
    few = np.random.default_rng(5).exponential(size=(1, 60))
    stood, widths = calibrated(1800.0 * np.arange(60), np.array([HOUR]), few, ones(60))
    low, high = widths.offsets(ones(1))[0, 2, :, 0]
    assert low == -high
    assert np.isnan(stood[..., :20]).all()
    empty, _ = calibrated(np.empty(0), np.array([HOUR]), np.empty((1, 0)), ones(0))
    assert empty.shape == (1, 3, 2, 0)


def at_rest_but_for_jumps(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return residuals, parts, what followed (1, 3, 2, m) and when it runs: at rest, errors are 0 or 2,000."""
    rng = np.random.default_rng(seed)
    runs = np.arange(3000) % 50 < 5
    residuals = np.where(
        runs, rng.choice([-300.0, -100.0, 100.0], 3000), np.where(rng.random(3000) < 0.08, 2000.0, 0.0)
    )
    parts = parts_of(np.where(runs, 150.0, 0.5)[None], np.zeros(3000))
    edges = np.where(runs, np.array([[-300.0], [100.0]]), 0.0)
    return residuals[None], parts, np.repeat(edges[None, None], 3, axis=1), runs


def test_a_jump_from_rest_does_not_widen_the_band_of_what_runs() -> None:
    residuals, parts, followed, runs = at_rest_but_for_jumps(8)
    stood, widths = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, parts, followed)
    held = inside(stood, residuals)[0, 2]
    for some in (runs, ~runs):
        assert 0.88 < np.nanmean(held[some & (np.arange(3000) >= 1000)]) <= 1.0
    low, high = widths.offsets(parts, followed)[0, 2][:, runs]
    assert low.min() >= -400.0
    assert high.max() <= 200.0
    scaled, _ = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, parts)
    assert np.nanmedian(scaled[0, 2, 1][runs]) > 2000.0
    # Where nothing is alike, the scaled band stands in.
    unknown = widths.offsets(parts[..., :1], np.full((1, 3, 2, 1), np.nan))
    assert np.isfinite(unknown).all()


def test_what_followed_is_stored_with_the_widths() -> None:
    residuals, parts, followed, _ = at_rest_but_for_jumps(9)
    _, widths = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, parts, followed)
    again = Widths.from_tables(widths.tables(), 1)
    assert again is not None
    np.testing.assert_allclose(again.offsets(parts, followed), widths.offsets(parts, followed))


def test_what_followed_counts_only_where_it_tells_clearly_more() -> None:
    rng = np.random.default_rng(10)
    residuals = rng.normal(size=(1, 3000))
    vague = np.stack([np.full((1, 3, 3000), -5.0), np.full((1, 3, 3000), 5.0)], axis=2)
    stood, widths = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, ones(3000), vague)
    bare, _ = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, ones(3000))
    np.testing.assert_array_equal(stood, bare)
    assert "band_beyond" not in widths.tables()


def test_widths_are_stored_whole() -> None:
    residuals = np.random.default_rng(6).normal(size=(2, 500))
    parts = parts_of(np.ones((2, 500)), np.zeros(500))
    _, widths = calibrated(1800.0 * np.arange(500), np.array([HOUR, 2 * HOUR]), residuals, parts)
    again = Widths.from_tables(widths.tables(), 2)
    assert again is not None
    np.testing.assert_allclose(again.offsets(parts[..., :3]), widths.offsets(parts[..., :3]))
    assert Widths.from_tables(widths.tables(), 3) is None


def test_what_rests_has_a_width_too_and_no_endless_one_when_it_moves() -> None:
    rng = np.random.default_rng(11)
    runs = rng.random(3000) < 0.03
    residuals = np.where(runs, 2000.0 * rng.random(3000), 0.0)[None]
    # At rest nothing alike went apart and nothing moved: the parts of the size are nothing but for the runs' own.
    parts = np.stack([np.zeros((1, 3000)), np.where(runs, 500.0, 0.0)[None], np.zeros((1, 3000))])
    stood, widths = calibrated(1800.0 * np.arange(3000), np.array([12 * HOUR]), residuals, parts)
    assert widths.least[0] == pytest.approx(0.05 * 30.0, rel=0.5)
    assert np.abs(widths.quantiles).max() < 5_000.0
    idle = np.zeros((3, 1, 1))
    assert (Widths.from_tables(widths.tables(), 1) or widths).offsets(idle)[0, 2, 1, 0] >= 0.0
    held = inside(stood, residuals)[0, 2]
    assert np.nanmean(held[1000:]) > 0.9
    # What was learned before there was a least size goes on without.
    older = {name: row for name, row in widths.tables().items() if name != "band_least"}
    again = Widths.from_tables(older, 1)
    assert again is not None
    assert again.offsets(idle)[0, 2, 1, 0] == 0.0


def test_no_band_reaches_far_beyond_the_largest_error_however_small_its_size_was() -> None:
    rng = np.random.default_rng(13)
    # A day ahead, nine days hold some hours of leaps, and where they came nothing had gone apart or moved.
    parts = parts_of(rng.choice([0.05, 2.0], (1, 430)), np.zeros(430))
    residuals = rng.normal(size=(1, 430)) * parts[1]
    residuals[0, (parts[1, 0] < 1.0) & (np.arange(430) // 30 == 6)] = 13.0
    origins, horizons = 1800.0 * np.arange(430), np.array([24 * HOUR])
    stood, widths = calibrated(origins, horizons, residuals, parts)
    again = Widths.from_tables(widths.tables(), 1)
    assert again is not None
    for reach in (stood, widths.offsets(parts), again.offsets(parts)):
        assert 13.0 <= np.nanmax(np.abs(reach)) <= 1.5 * 13.0
    # What was learned before that was known goes on without.
    older = Widths.from_tables({name: row for name, row in widths.tables().items() if name != "band_farthest"}, 1)
    assert older is not None
    assert np.abs(older.offsets(parts)).max() > 1.5 * 13.0 + 1.0


def test_a_day_ahead_a_week_tells_how_wide_a_band_must_be_where_errors_soon_forget_one_another() -> None:
    rng = np.random.default_rng(21)
    origins, horizons = 1800.0 * np.arange(430), np.array([24 * HOUR])
    fresh, lasting = rng.standard_t(4, size=430), np.repeat(rng.standard_t(4, size=18), 24)[:430]
    for residuals, least, most in ((fresh, 1.0, 1.1), (lasting, 1.15, np.inf)):
        _, widths = calibrated(origins, horizons, residuals[None], ones(430))
        low, high = widths.offsets(ones(1))[0, 2, :, 0]
        known = residuals[: 430 - 48]
        needed = np.subtract(*np.quantile(known, (0.95, 0.05)))
        assert least < (high - low) / needed < most


def test_how_long_errors_repeat_one_another_is_measured() -> None:
    rng = np.random.default_rng(22)
    origins = 1800.0 * np.arange(2000)
    steps, sizes = rng.normal(size=2000), np.zeros(2000)
    for row in range(1, 2000):
        sizes[row] = 0.9 * sizes[row - 1] + steps[row]
    sizes += 20.0
    # The integrated autocorrelation time of such a sequence is (1 + 0.9) / (1 − 0.9) of its steps.
    assert bands.repeated(origins, sizes) == pytest.approx(19 * 1800.0, rel=0.35)
    gaps = np.where(np.arange(2000) % 9 == 0, np.nan, sizes)
    assert bands.repeated(origins, gaps) == pytest.approx(19 * 1800.0, rel=0.45)
    assert bands.repeated(origins, steps) == bands.SHORTEST_SPELL
    assert bands.repeated(origins, np.ones(2000)) == np.inf
    assert bands.repeated(origins, np.full(2000, np.nan)) == np.inf


def test_errors_from_before_there_was_a_forecast_make_no_band_once_it_stood_for_long() -> None:
    rng = np.random.default_rng(12)
    residuals = rng.normal(size=(2, 480)) * np.where(np.arange(480) < 140, 10.0, 0.5)
    origins, horizons = 1800.0 * np.arange(480), np.array([12 * HOUR, 48 * HOUR])
    began = np.array([140, 140])
    _, all_of_them = calibrated(origins, horizons, residuals, ones(480).repeat(2, axis=1))
    _, since = calibrated(origins, horizons, residuals, ones(480).repeat(2, axis=1), None, began)
    wide, narrow = (widths.offsets(ones(1).repeat(2, axis=1))[:, 2, 1, 0] for widths in (all_of_them, since))
    assert wide[0] > 5.0
    assert 0.5 < narrow[0] < 2.5
    # Of two days ahead a week holds three errors that do not repeat one another, which have no 90th percentile.
    assert narrow[1] == wide[1]


def side_by_side(low: float, high: float) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, (2, 3, 2), elements=st.floats(low, high, width=32))


@given(side_by_side(-9.0, 9.0), side_by_side(-9.0, 9.0), side_by_side(-9.0, 9.0), st.lists(st.booleans(), min_size=2))
@settings(max_examples=100, deadline=None)
def test_bands_lie_within_one_another_and_around_the_value_whatever_was_learned(
    quantiles: np.ndarray, outside: np.ndarray, followed: np.ndarray, chosen: list[bool]
) -> None:
    outside[~np.array(chosen[:2])] = np.nan
    size = parts_of(np.array([[0.5], [2.0]]), np.ones(1))
    widths = Widths(np.full((2, 3), 0.4), quantiles, outside)
    for offsets in (widths.offsets(size), widths.offsets(size, followed[..., None])):
        assert_nested(offsets)
    spread = np.abs(followed).ravel()
    day = Daily(np.zeros(97), np.interp(np.arange(97), np.linspace(0, 96, len(spread)), spread), 0.9, 900.0)
    reach = day.offsets(np.array([6.0, 24.0]) * HOUR, offsets[..., 0], 900.0 * np.arange(1, 193))
    assert_nested(reach)


def assert_nested(offsets: np.ndarray) -> None:
    lower, upper = offsets[..., 0, :], offsets[..., 1, :]
    assert (lower <= 0.0).all()
    assert (upper >= 0.0).all()
    assert (np.diff(lower, axis=-2) <= 0.0).all()
    assert (np.diff(upper, axis=-2) >= 0.0).all()


def test_bands_that_stood_lie_within_one_another() -> None:
    # What comes and goes in spells moves the level of one band while another holds.
    rng = np.random.default_rng(8)
    size = np.where(np.arange(3000) // 200 % 2, 1.0, 0.3)
    residuals = np.round((size * rng.normal(size=3000))[None])
    stood, _ = calibrated(1800.0 * np.arange(3000), np.array([HOUR]), residuals, ones(3000))
    assert_nested(stood[..., ~np.isnan(stood).any(axis=(0, 1, 2))])
