"""Forecasts of a number beyond what the night's calibration knew: surprises, and days after the first."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.experts import NAMES
from custom_components.digital_twin.core.requests import Bands, ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import TwinSnapshot

from ..learning.worlds import DAY, START, Room, recorded, request

HOUR = 3600.0


def width(bands: Bands | None, row: int) -> float:
    assert bands is not None
    return float(bands.high90[row] - bands.low90[row])


def test_a_day_of_surprises_widens_the_bands_before_the_night_comes() -> None:
    life = Room().request(9.0)
    until, start = START + 8 * DAY, START + 9 * DAY - 600.0

    def part(series: Series, end: float) -> Series:
        keep = series.times <= end
        return Series(series.times[keep], series.values[keep], end)

    known = {key: part(series, until) for key, series in life.history.items()}
    around = {key: part(series, until) for key, series in life.environment.items()}
    learned = learn(replace(life, now=until, history=known, environment=around))

    def foretold(temperature: Series) -> ChannelForecast:
        recent = {key: part(series, start) for key, series in life.history.items()} | {"temperature": temperature}
        values = {
            key: life.spec.channels[key].decode(float(series.at(np.array([start]))[0]))
            for key, series in recent.items()
        }
        twin = TwinSnapshot(spec=life.spec, learned=learned, values=values, changed={})
        environment = Environment(start=start, step=HOUR, values={"outdoor_temperature": np.full(24, 5.0)})
        request = PredictRequest(
            twin=twin, horizon=3 * DAY, step=HOUR, start=start, recent=recent, environment=environment, members=20
        )
        return predict(request).channels[0]

    usual = part(life.history["temperature"], start)
    strange = np.where(usual.times > until + 0.3 * DAY, 3.0 * np.sign(np.sin(usual.times / 5000.0)), 0.0)
    calm = foretold(usual)
    alarmed = foretold(Series(usual.times, usual.values + strange, start))
    for row in (0, 23):
        assert width(alarmed.bands, row) > 1.5 * width(calm.bands, row)
    wider = [width(alarmed.bands, row) / width(calm.bands, row) for row in (0, 23)]
    assert wider[1] < 0.9 * wider[0], "of a day's error the last hours show only a part"
    # Each further day is as the first one, moved by what a day moves it.
    now = usual.values[-1]
    drift = calm.value[23] - now
    np.testing.assert_allclose(calm.value[30] - calm.value[6], drift, atol=0.6)


def test_what_was_learned_before_a_forecaster_came_forecasts_on_without_it() -> None:
    life = Room().request(9.0)
    learned = learn(life)
    weights = np.reshape(learned.tables["stack_plain"], (-1, len(NAMES)))
    assert weights.any()

    def foretold(stack: np.ndarray) -> ChannelForecast:
        tables = {**learned.tables, "stack_plain": tuple(stack.ravel().tolist())}
        values = {key: one.decode(float(life.history[key].values[-1])) for key, one in life.spec.channels.items()
                  if key in life.history}  # fmt: skip
        twin = TwinSnapshot(spec=life.spec, learned=replace(learned, tables=tables), values=values, changed={})
        request = PredictRequest(
            twin=twin, horizon=HOUR, step=900.0, start=life.now, members=20,
            environment=Environment(start=life.now, step=HOUR, values={}),
        )  # fmt: skip
        return predict(request).channels[0]

    older, without = weights[:, :-1], np.hstack([weights[:, :-1], np.zeros((len(weights), 1))])
    np.testing.assert_array_equal(foretold(older).value, foretold(without).value)
    assert foretold(older).bands is not None
    # More forecasters than there are were learned by another version: nothing is made of them.
    assert foretold(np.hstack([weights, weights])).bands is None


def test_no_hour_of_the_day_is_told_as_what_nothing_ever_came_near_to() -> None:
    rng = np.random.default_rng(5)
    times = START + 300.0 * np.arange(9 * 288)
    hours = (times - START) / HOUR
    values = 50.0 + 0.3 * rng.standard_normal(len(times))
    for day in range(9):
        for drawn in (7.0, 19.0):
            values[np.abs(hours - 24 * day - drawn - 0.5 * rng.standard_normal()) < 0.4] -= 4.0 * rng.random()
    values[(hours >= 5 * 24 + 2) & (hours < 5 * 24 + 5)] += 13.0
    temperature = recorded(times, values, 0.5)
    asked = request("sensor", {"value": temperature})
    values_now = {"value": float(temperature.values[-1])}
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=asked.spec, learned=learn(asked), values=values_now, changed={}),
            horizon=DAY, step=1800.0, start=temperature.end, recent={"value": temperature},
            environment=Environment(start=temperature.end, step=HOUR),
        )
    ).channels[0]  # fmt: skip
    assert answer.bands is not None
    reach = np.maximum(answer.value - answer.bands.low90, answer.bands.high90 - answer.value)
    assert reach.max() < 1.6 * 13.0


def test_a_meter_goes_on_counting_on_the_second_day() -> None:
    rng = np.random.default_rng(6)
    times = START + 300.0 * np.arange(13 * 288)
    hours = (times - START) / HOUR
    power = 0.3 + 0.6 * np.exp(-((np.mod(hours, 24.0) - 19.0) ** 2) / 8.0) + 0.2 * rng.random(len(times))
    total = 4321.0 + np.cumsum(power) / 12.0
    until = START + 10 * DAY + 5 * HOUR
    known = times <= until
    meter = recorded(times[known], total[known], 0.01)
    asked = request("sensor", {"value": meter}, now=until)
    now = float(meter.values[-1])
    twin = TwinSnapshot(spec=asked.spec, learned=learn(asked), values={"value": now}, changed={})
    around = Environment(start=until, step=HOUR)
    course = predict(
        PredictRequest(twin=twin, horizon=2 * DAY, step=HOUR, start=until, recent={"value": meter}, environment=around)
    ).channels[0]
    later = np.interp(until + course.times, times, total)
    assert course.value == pytest.approx(later, abs=0.1 * (later[-1] - now))
    assert course.bands is not None
    assert course.bands.low90[-1] < later[-1] < course.bands.high90[-1]
