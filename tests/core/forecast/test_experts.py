"""The forecasters together: what habits they know, and that none of them looks ahead."""

import numpy as np

from custom_components.digital_twin.core.forecast import analogs, features
from custom_components.digital_twin.core.forecast.experts import (
    NAMES,
    Regressions,
    expected,
    horizons_of,
    trained,
)
from custom_components.digital_twin.core.forecast.frame import DAY, Frame, smoothed

STEP = 900.0
HORIZONS = (900, 3600, 21_600)


def life(days: int = 30, seed: int = 1) -> Frame:
    """Return a number with a rhythm of days, a wandering level and a column that pushes it."""
    rng = np.random.default_rng(seed)
    count = round(days * DAY / STEP)
    times = STEP * np.arange(count)
    push = (rng.random(count) < 0.02).astype(float)
    held = np.convolve(push, np.ones(8))[:count].clip(0, 1)
    level = np.convolve(held, 0.3 * 0.9 ** np.arange(60))[:count]
    values = 20 + 2 * np.sin(2 * np.pi * times / DAY) + level + 0.02 * rng.normal(size=count)
    return Frame(times, STEP, values, {"hvac_action": held}, frozenset())


def skill(expected: np.ndarray, frame: Frame, origins: np.ndarray, row: int) -> float:
    truth = frame.ahead(row)[origins]
    known = np.isfinite(truth)
    return 1 - np.sqrt(np.mean((truth - expected)[known] ** 2) / np.mean(truth[known] ** 2))


def test_each_forecaster_learns_a_rhythm_and_the_pushed_ones_the_push() -> None:
    frame = life()
    origins = np.arange(len(frame.values) // 2, len(frame.values))
    known, regressions = trained(frame, HORIZONS, origins)
    assert known.plain.shape == (len(NAMES), 3, len(origins))
    assert known.informed is None
    assert set(regressions.fitted) == {"quick", "full", "bent"}
    bent = NAMES.index("bent")
    for which in range(bent):
        assert skill(known.plain[which, 2], frame, origins, 24) > 0.4
    assert not known.plain[bent, 2].any(), "lines bend for the next hour only"
    assert skill(known.plain[bent, 1], frame, origins, 4) > 0.3
    hour = [skill(known.plain[which, 1], frame, origins, 4) for which in range(len(NAMES))]
    assert hour[0] > hour[3] + 0.1, "the clock's mean change does not see what pushes"


def test_what_is_used_from_the_last_row_is_what_was_trained() -> None:
    frame = life()
    last = len(frame.values) - 1
    known, regressions = trained(frame, HORIZONS, np.array([last]))
    again = Regressions.from_rows(regressions.rows())
    now = expected(frame, HORIZONS, again, None, np.array([last]))
    # The regressions have learned of the last hours since, the analogs have seen half a day less.
    np.testing.assert_allclose(now.plain, known.plain, atol=0.25)
    assert now.spread.shape == (3, 1)
    assert np.all(now.spread > 0)


def test_none_of_them_looks_ahead() -> None:
    frame = life(12)
    turn = 8 * 96 + 10
    origins = np.arange(4 * 96, turn)
    known, _ = trained(frame, HORIZONS, origins)
    values = frame.values.copy()
    values[turn:] = -40.0
    columns = {"hvac_action": np.where(np.arange(len(values)) < turn, frame.columns["hvac_action"], 9.0)}
    again, _ = trained(Frame(frame.times, STEP, values, columns, frozenset()), HORIZONS, origins)
    np.testing.assert_array_equal(known.plain, again.plain)
    np.testing.assert_array_equal(known.spread, again.spread)


def test_a_source_that_has_gone_leaves_the_others() -> None:
    frame = life()
    _, regressions = trained(frame, HORIZONS, np.array([len(frame.values) - 1]))
    bare = Frame(frame.times, STEP, frame.values, {}, frozenset())
    now = expected(bare, HORIZONS, regressions, None, np.array([len(frame.values) - 1]))
    assert not now.plain[:2].any()
    assert np.all(now.plain[3] != 0.0)
    assert not now.plain[4].any()


def test_with_the_weather_foretold_its_followers_know_more() -> None:
    rng = np.random.default_rng(2)
    count = 30 * 96
    times = STEP * np.arange(count)
    outdoor = np.cumsum(rng.normal(size=count)) * 0.3
    values = np.convolve(outdoor, np.full(24, 1 / 24))[:count]
    frame = Frame(times, STEP, values, {"outdoor_temperature": outdoor}, frozenset({"outdoor_temperature"}))
    origins = np.arange(count // 2, count)
    known, regressions = trained(frame, HORIZONS, origins)
    assert known.informed is not None
    assert skill(known.informed[1, 2], frame, origins, 24) > skill(known.plain[1, 2], frame, origins, 24) + 0.2
    ahead = np.stack([features.weather(frame, row)[-1] for row in (1, 4, 24)])
    now = expected(frame, HORIZONS, regressions, ahead, np.array([count - 2, count - 1]))
    assert now.informed is not None
    assert now.informed.shape == (len(NAMES), 3, 1)


def test_a_day_ahead_thick_walls_are_told_by_the_weather_they_are_behind() -> None:
    rng = np.random.default_rng(4)
    count = 40 * 96
    times = STEP * np.arange(count)
    outdoor = np.repeat(np.cumsum(rng.normal(size=count // 96)), 96) + 4.0 * np.sin(2 * np.pi * times / DAY)
    values = 15.0 + smoothed(outdoor, 3 * DAY, STEP)
    frame = Frame(times, STEP, values, {"outdoor_temperature": outdoor}, frozenset({"outdoor_temperature"}))
    origins = np.arange(count // 2, count - 96)
    known, _ = trained(frame, (86_400,), origins)
    assert known.informed is not None
    assert skill(known.informed[1, 0], frame, origins, 96) > 0.8


def test_analogs_know_a_habit_that_no_line_does() -> None:
    count = 40 * 96
    times = STEP * np.arange(count)
    state = np.random.default_rng(3).integers(0, 2, count).astype(float)
    state[np.arange(count) % 96 >= 48] = np.roll(state, 48)[np.arange(count) % 96 >= 48]
    follows = np.where(state == (times % DAY < DAY / 2), 1.0, -1.0)
    frame = Frame(times, STEP, np.zeros(count), {"on": state}, frozenset())
    origins = np.arange(count // 2, count - 10)
    truths = follows[None]
    mean, spread, edges = analogs.expect(
        features.situations(frame), features.situation_weights(frame), truths, origins, (1,), STEP
    )
    assert np.corrcoef(mean[0], follows[origins])[0, 1] > 0.95
    assert spread.mean() < 0.6
    inner, outer = edges[0, 0], edges[0, 2]
    assert np.all((outer[0] <= inner[0]) & (inner[0] <= inner[1]) & (inner[1] <= outer[1]))
    assert np.mean((edges[0, 1, 0] <= follows[origins]) & (follows[origins] <= edges[0, 1, 1])) > 0.95


def test_how_far_days_go_apart_is_unknown_for_the_first_of_them() -> None:
    count = 8 * 96
    times = STEP * np.arange(count)
    values = np.cumsum(np.random.default_rng(5).normal(size=count // 96)).repeat(96)
    frame = Frame(times, STEP, values, {}, frozenset())
    origins = np.arange(96, count)
    truths = np.stack([frame.ahead(row) for row in (1, 96)])
    mean, spread, edges = analogs.expect(
        features.situations(frame), features.situation_weights(frame), truths, origins, (1, 96), STEP
    )
    late = origins >= 4 * 96
    assert np.isfinite(spread[0]).all()
    assert (np.isfinite(spread[1]) == late).all()
    assert (np.isfinite(edges[1]).all(axis=(0, 1)) == late).all()
    assert np.isfinite(mean).all()
    assert np.any(mean[1, ~late] != 0.0)


def test_horizons_are_those_that_the_rows_can_show() -> None:
    assert horizons_of(1800.0, 2 * DAY) == (1800, 3600, 10_800, 21_600, 43_200, 86_400)
    assert horizons_of(300.0, 7200.0) == (300, 900, 1800, 3600)
