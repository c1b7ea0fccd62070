"""What is learned of on-off processes: the view that fits wins, and none is believed that does not."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.learning.habit import segments
from custom_components.digital_twin.core.learning.onoff import learn_onoff, stacked
from custom_components.digital_twin.core.models.onoff import VIEWS
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import TwinSnapshot

from .worlds import DAY, START, request

HOUR = 3600.0


def alternating(minutes: np.ndarray) -> Series:
    """Return a series that switches after so many minutes each, on first."""
    times = START + 60.0 * np.append(0.0, np.cumsum(minutes))
    return Series(times[:-1], (np.arange(len(minutes)) + 1) % 2.0, float(times[-1]))


def fridge(days: float, seed: int = 1, swing: float = 0.5) -> Series:
    """Return a fridge whose cycles slowly grow and shrink over the day, so that the last ones tell of the next."""
    rng = np.random.default_rng(seed)
    at, minutes = 0.0, []
    while at < days * 1440:
        slow = np.exp(swing * np.sin(at / 300.0))
        for usual in (12.0, 28.0):
            minutes.append(usual * slow * np.exp(0.06 * rng.standard_normal()))
            at += minutes[-1]
    return alternating(np.array(minutes))


def memoryless(days: float, seed: int = 1) -> Series:
    rng = np.random.default_rng(seed)
    return alternating(rng.exponential(np.tile([40.0, 90.0], int(days * 11))))


def weights_of(series: Series) -> dict[str, float]:
    found = learn_onoff(*segments(series), series)
    assert found is not None
    return dict(zip(VIEWS, found.process.weights[1], strict=True))


def test_a_cycle_that_depends_on_the_last_ones_is_recognised() -> None:
    found = learn_onoff(*segments(fridge(10)), fridge(10))
    assert found is not None
    assert weights_of(fridge(10))["cycle"] > 0.85
    assert found.brier[900] < 0.25 * found.still[900]
    # The same dwell times in a random order hold less: what the last ones told is gone.
    minutes = np.diff(np.append(fridge(10).times, fridge(10).end)) / 60.0
    rng = np.random.default_rng(2)
    mixed = minutes.copy()
    mixed[::2], mixed[1::2] = rng.permutation(minutes[::2]), rng.permutation(minutes[1::2])
    shuffled = learn_onoff(*segments(alternating(mixed)), alternating(mixed))
    assert shuffled is not None
    assert found.brier[900] < 0.7 * shuffled.brier[900]


def test_what_has_no_memory_is_left_to_constant_rates() -> None:
    series = memoryless(20)
    found = learn_onoff(*segments(series), series)
    assert found is not None
    assert weights_of(series)["rates"] > 0.5
    rate_on, rate_off = found.process.rates
    assert rate_on == pytest.approx(60 / 90, rel=0.2)
    assert rate_off == pytest.approx(60 / 40, rel=0.2)


def test_what_keeps_to_the_week_is_learned_by_the_week() -> None:
    """On for ten hours from eight on, Thursday to Monday; nothing on the other two days."""
    days = [day for day in range(42) if day % 7 < 5]
    times = np.array([START + day * DAY + hour * HOUR for day in days for hour in (8.0, 18.0)])
    states = np.tile([1.0, 0.0], len(days))
    series = Series(np.append(START, times), np.append(0.0, states), START + 42 * DAY)
    found = learn_onoff(*segments(series), series)
    assert found is not None
    assert found.process.weights[4, [VIEWS.index("week"), VIEWS.index("rhythm")]].sum() > 0.5
    assert found.brier[21_600] < 0.6 * found.still[21_600]


@pytest.mark.parametrize("values", [[1.0], [0.0, 1.0, 0.0], [np.nan, np.nan]])
def test_too_little_is_not_learned(values: list[float]) -> None:
    series = Series(START + HOUR * np.arange(len(values)), np.array(values), START + DAY)
    assert learn_onoff(*segments(series), series) is None


def test_weights_are_convex_and_find_the_better_guess() -> None:
    rng = np.random.default_rng(3)
    chance = rng.random(4000)
    truth = (rng.random(4000) < chance).astype(float)
    guesses = np.stack((np.zeros(4000), np.full(4000, 0.5), 1.0 - chance, np.ones(4000), chance))
    weights = stacked(guesses, truth, 1e-4)
    assert weights.sum() == pytest.approx(1.0)
    assert weights.min() >= 0.0
    assert weights[4] > 0.95
    assert stacked(guesses, truth, 1e4)[VIEWS.index("rates")] == pytest.approx(1.0, abs=0.01)


def test_a_plug_tells_how_likely_its_appliance_is_on() -> None:
    states = fridge(10)
    power = Series(states.times, 2.0 + 88.0 * states.values, states.end)
    asked = request("plug", {"power": power})
    learned = learn(asked)
    last = states.times[-3] + 60.0
    prediction = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=asked.spec, learned=learned, values={"power": float(power.at(np.array([last]))[0])},
                              changed={}),
            horizon=1800.0, step=60.0, start=last, recent={"power": power}, members=4,
            environment=Environment(start=last, step=HOUR, values={}),
        )
    )  # fmt: skip
    forecast = prediction.channels[0]
    truth = states.at(last + forecast.times)
    assert np.mean((forecast.probability["on"] - truth) ** 2) < 0.15
    assert np.allclose(forecast.probability["on"] + forecast.probability["off"], 1.0)


def test_a_switch_that_cycles_is_foretold_by_its_own_reports() -> None:
    states = fridge(10)
    asked = request("binary_sensor", {"on": states})
    learned = learn(asked)
    last = float(states.times[-3])
    prediction = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=asked.spec, learned=learned, values={"on": bool(states.values[-3])},
                              changed={"on": last}),
            horizon=1800.0, step=60.0, start=last + 60.0, recent={"on": states}, members=4,
            environment=Environment(start=last, step=HOUR, values={}),
        )
    )  # fmt: skip
    truth = states.at(last + 60.0 + prediction.channels[0].times)
    assert np.mean((prediction.channels[0].probability["on"] - truth) ** 2) < 0.15
    assert prediction.confidence is not None


def test_weeks_without_reports_do_not_hide_what_was_seen_before_and_after() -> None:
    early, late = fridge(2), fridge(1, seed=4)
    gap = 30 * DAY
    begin = early.end + gap
    whole = Series(
        np.concatenate((early.times, [early.end], late.times - START + begin)),
        np.concatenate((early.values, [np.nan], late.values)),
        late.end - START + begin,
    )
    before_more_came = Series(whole.times[: len(early.times) + 1], whole.values[: len(early.times) + 1], begin)
    for series in (before_more_came, whole):
        found = learn_onoff(*segments(series), series)
        assert found is not None
        assert found.brier[900] < 0.5 * found.still[900]
        assert found.process.weights[1][list(VIEWS).index("cycle")] > 0.3
