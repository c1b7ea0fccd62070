"""Between the learned horizons and beyond them: noon is noon and night is night, in the value and in its bands."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.daily import daily
from custom_components.digital_twin.core.forecast.frame import Frame
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, TwinSnapshot

from ..learning.worlds import DAY, START, recorded, request, sun

HOUR = 3600.0
STEP = 300.0
BETWEEN = (9, 15, 18, 21, 30, 42)
LEARNED = 10


def tank(days: int, seed: int) -> np.ndarray:
    """Return a tank that is heated before dawn and in the afternoon, drawn from at uneven times, in °C every STEP."""
    rng = np.random.default_rng(seed)
    hours = np.arange(0.0, 24.0, STEP / HOUR)
    rows = []
    for _ in range(days):
        early, late = 5.0 + rng.normal(0.0, 0.3), 16.0 + rng.normal(0.0, 0.3)
        since = np.minimum((hours - early) % 24.0, (hours - late) % 24.0)
        rows.append(48.0 + rng.normal(0.0, 0.4) + 8.0 * np.minimum(since / 1.5, np.exp(-(since - 1.5) / 5.0)))
    return np.concatenate(rows) + rng.normal(0.0, 0.05, days * len(hours))


def foretold(life: LearnRequest, learned: Learned, start: float, environment: Environment) -> ChannelForecast:
    """Return the next two days from start on."""

    def known(series: Series) -> Series:
        keep = series.times <= start
        return Series(series.times[keep], series.values[keep], start)

    recent = {key: known(series) for key, series in (*life.history.items(), *life.environment.items())}
    values = {key: float(recent[key].values[-1]) for key in life.history}
    twin = TwinSnapshot(spec=life.spec, learned=learned, values=values, changed={})
    return predict(
        PredictRequest(
            twin=twin, horizon=2 * DAY, step=STEP, start=start, recent=recent, environment=environment, members=20
        )
    ).channels[0]


def until(life: LearnRequest, now: float) -> Learned:
    """Return what was learned of a life until now."""

    def part(series: Series) -> Series:
        keep = series.times <= now
        return Series(series.times[keep], series.values[keep], now)

    history = {key: part(series) for key, series in life.history.items()}
    around = {key: part(series) for key, series in life.environment.items()}
    return learn(replace(life, history=history, environment=around, now=now))


def test_between_the_learned_horizons_a_day_is_foretold_no_worse_than_by_the_day_before() -> None:
    ours: dict[int, list[float]] = {hours: [] for hours in BETWEEN}
    before: dict[int, list[float]] = {hours: [] for hours in BETWEEN}
    held: dict[int, list[bool]] = {hours: [] for hours in BETWEEN}
    for seed in (1, 2, 3):
        truth = tank(LEARNED + 4, seed)
        times = START + STEP * np.arange(len(truth))
        life = request("sensor", {"value": recorded(times, truth, 0.1)})
        learned = until(life, START + LEARNED * DAY)
        for start in np.arange(START + LEARNED * DAY + 900.0, START + (LEARNED + 2) * DAY, 5 * HOUR).tolist():
            course = foretold(life, learned, start, Environment(start=start, step=HOUR, values={}))
            assert course.bands is not None
            now = round((start - START) / STEP)
            for hours in BETWEEN:
                ahead = round(hours * HOUR / STEP)
                real = truth[now + ahead]
                ours[hours].append(abs(course.value[ahead - 1] - real))
                before[hours].append(abs(truth[now + ahead - round(-(-hours // 24) * DAY / STEP)] - real))
                held[hours].append(bool(course.bands.low90[ahead - 1] <= real <= course.bands.high90[ahead - 1]))
    for hours in BETWEEN:
        assert np.mean(ours[hours]) <= np.mean(before[hours]), hours
        assert np.mean(held[hours]) >= 0.8, hours


@pytest.mark.parametrize("scatter", [0.0, 4.0])
def test_a_plant_gives_nothing_at_night_whenever_it_is_asked(scatter: float) -> None:
    times = START + STEP * np.arange(round((LEARNED + 3) * DAY / STEP))
    sky = sun(times, 50.0)
    rng = np.random.default_rng(5)
    clear = np.repeat(rng.uniform(0.3, 1.0, LEARNED + 3), round(DAY / STEP))
    noise = np.round(np.maximum(rng.normal(0.0, 1.0, len(times)) * scatter, 0.0))
    power = np.round(4.0 * sky["sun"] * clear) + noise
    environment = {name: Series(times, column, float(times[-1])) for name, column in sky.items()}
    life = request("pv", {"production": recorded(times, power)}, environment=environment)
    learned = until(life, START + LEARNED * DAY)
    dark_bands, by_day = [], []
    for start in (START + LEARNED * DAY + hours * HOUR for hours in (1.15, 8.4, 13.2, 16.7, 21.0)):
        grid = start + STEP * np.arange(round(2 * DAY / STEP) + 1)
        ahead = sun(grid, 50.0)
        course = foretold(life, learned, start, Environment(start=start, step=STEP, values=ahead))
        assert course.bands is not None
        dark = ahead["sun_up"][1:] < -0.02
        assert dark.sum() > 200
        np.testing.assert_array_equal(course.value[dark], 0.0)
        dark_bands.append(float(np.max(course.bands.high90[dark] - course.bands.low90[dark])))
        # At noon of either day a cloud makes a difference, and that is told.
        for first in (0, round(DAY / STEP)):
            part = slice(first, first + round(DAY / STEP))
            noon = first + int(np.argmax(ahead["sun"][1:][part]))
            by_day.append(float(course.bands.high90[noon] - course.bands.low90[noon]))
            assert course.value[noon] > 400.0
    assert min(by_day) > 200.0
    # As the meter scatters, so is the band: with a sound one nothing.
    assert 1.3 * scatter <= min(dark_bands) <= max(dark_bands) <= 2.2 * scatter


def test_what_has_no_daily_course_stays_near_its_straight_line() -> None:
    horizons, changes = np.array([6.0, 12.0, 24.0]) * HOUR, np.array([1.0, 2.0, 3.0])
    times = np.arange(900.0, 2 * DAY + 1, 900.0)
    straight = np.interp(times, np.append(0.0, horizons), np.append(0.0, changes))
    count = round(14 * DAY / 900.0)
    apart = []
    for seed in range(10):
        walk = np.cumsum(np.random.default_rng(seed).normal(0.0, 1.0, count))
        course = daily(Frame(START + 900.0 * np.arange(count), 900.0, walk))
        apart.append(course.changes(horizons, changes, times) - straight)
    # Half-way over twelve hours such a walk is 3.5 off its own straight line: that is made 4 % worse at most.
    assert np.sqrt(np.mean(np.square(apart))) < 1.0


def test_learned_horizons_are_kept_and_a_course_that_comes_again_is_followed() -> None:
    count, step = round(12 * DAY / 900.0), 900.0
    times = START + step * np.arange(count)
    hour = (times - START) / HOUR % 24.0
    shape = np.where(hour < 6.0, 0.0, np.where(hour < 18.0, np.sin((hour - 6.0) / 12.0 * np.pi), 0.0))
    rng = np.random.default_rng(3)
    values = 100.0 * shape * np.repeat(rng.uniform(0.7, 1.3, 12), round(DAY / step))
    course = daily(Frame(times, step, values))
    assert course.trust > 0.8
    horizons, changes = np.array([1.0, 3.0, 6.0, 12.0, 24.0]) * HOUR, np.array([0.0, 0.0, 5.0, 120.0, 2.0])
    offsets = np.stack([np.array([[-size, size]] * 3) for size in (1.0, 2.0, 5.0, 40.0, 3.0)])
    at = np.append(horizons, np.array([9.0, 15.0, 21.0, 36.0, 45.0]) * HOUR)
    told, reach = course.changes(horizons, changes, at), course.offsets(horizons, offsets, at)
    np.testing.assert_allclose(told[:5], changes, atol=1e-9)
    np.testing.assert_allclose(reach[:, :, :5], np.moveaxis(offsets, 0, 2), atol=1e-9)
    nine, fifteen, night, second_noon, second_night = told[5:]
    # From midnight on: mornings and afternoons are as high as the sun, and the brighter noon raises them too.
    assert 70.0 < nine < 105.0
    assert 70.0 < fifteen < 105.0
    assert abs(night) < 15.0
    assert 80.0 < second_noon < 120.0
    assert abs(second_night) < 15.0
    assert reach[2, 1, 8] > 15.0
    assert reach[2, 1, 7] < 10.0


def test_the_second_day_begins_where_the_first_one_ends() -> None:
    count, step = round(12 * DAY / 900.0), 900.0
    times = START + step * np.arange(count)
    hours = (times - START) / HOUR
    course = daily(Frame(times, step, 15.0 + hours / 16.0 + 2.0 * np.sin(hours / 12.0 * np.pi)))
    assert course.trust > 0.8
    horizons, changes = np.array([6.0, 12.0, 24.0]) * HOUR, np.array([2.0, 0.5, 1.5])
    told = course.changes(horizons, changes, np.arange(step, 3 * DAY + 1.0, step))
    assert np.abs(np.diff(told)).max() < 0.3


def test_a_hole_or_too_few_days_leave_straight_lines() -> None:
    times = START + 900.0 * np.arange(round(2 * DAY / 900.0))
    values = np.sin((times - START) / DAY * 2 * np.pi)
    for frame in (Frame(times, 900.0, values), Frame(times, 900.0, np.full(len(times), np.nan))):
        course = daily(frame)
        assert course.trust == 0.0
        horizons, changes = np.array([6.0, 12.0]) * HOUR, np.array([1.0, 2.0])
        np.testing.assert_allclose(
            course.changes(horizons, changes, np.array([3.0, 9.0, 20.0]) * HOUR), [0.5, 1.5, 2.0]
        )
