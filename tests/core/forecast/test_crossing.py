"""Crossing a limit: probabilities along paths, when, and what is said of it."""

import math
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest

from custom_components.digital_twin.core.forecast.crossing import comfort_limits, crossings, paths, risks, trend
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import Bands, ChannelForecast
from custom_components.digital_twin.core.settings import COMFORT_HIGH, COMFORT_LOW

TEMPERATURE = KINDS["thermostat"].channel("temperature")
TIMES = 300.0 * np.arange(1, 73)


def walk(value: np.ndarray, size: float) -> ChannelForecast:
    """Return a forecast with the bands of a random walk that is size (K) wide after an hour."""
    deviation = size * np.sqrt(TIMES / 3600.0)
    edges = [value + sign * score * deviation for score in (0.6745, 1.2816, 1.6449) for sign in (-1, 1)]
    return ChannelForecast(channel="temperature", times=TIMES, value=value, bands=Bands(*edges))


def test_a_random_walk_reaches_a_limit_twice_as_often_as_it_ends_beyond() -> None:
    """The reflection principle: P(max ≥ a) = 2 P(W ≥ a)."""
    forecast = walk(np.full(72, 20.0), 1.0)
    found = crossings(forecast, 20.0, {22.0: True, 18.0: False}, seed=1)
    reached = 2 * (1 - NormalDist().cdf(2.0 / math.sqrt(6.0)))
    for crossing in found:
        assert crossing.probability[-1] == pytest.approx(reached, abs=0.06)
        assert np.all(np.diff(crossing.probability) >= 0)
        assert crossing.at is not None
        assert 3600.0 < crossing.at < 5.5 * 3600.0


def test_paths_have_the_bands_own_quantiles() -> None:
    forecast = walk(np.linspace(20.0, 23.0, 72), 0.5)
    drawn = paths(forecast, np.array([11, 71]), np.random.default_rng(2))
    for row, at in enumerate((11, 71)):
        assert np.mean(drawn[row] < forecast.bands.low90[at]) == pytest.approx(0.05, abs=0.03)
        assert np.mean(drawn[row] < forecast.value[at]) == pytest.approx(0.5, abs=0.07)


def test_a_sure_course_crosses_when_it_does() -> None:
    forecast = ChannelForecast(channel="temperature", times=TIMES, value=20.0 + TIMES / 3600.0)
    upper, beyond = crossings(forecast, 20.0, {22.0: True, 40.0: True}, seed=0)
    assert upper.at == 7200.0
    assert upper.probability[[22, 23, -1]].tolist() == [0.0, 1.0, 1.0]
    assert beyond.at is None
    assert not beyond.probability.any()
    assert crossings(forecast, 20.0, {19.0: True, 21.0: False}, seed=0) == (), "beyond already"


@pytest.mark.parametrize("slope", [0.4, -0.4])
@pytest.mark.parametrize("limit", [19.95, 19.951, 20.0, 20.049])
def test_a_limit_within_half_a_step_is_reached_now(slope: float, limit: float) -> None:
    forecast = walk(20.0 + slope * TIMES / 3600.0, 0.5)
    (found,) = crossings(forecast, 20.0, {limit: limit >= 20.0}, seed=0, step=0.1)
    assert found.at == 0.0
    assert (found.probability == 1.0).all()
    (said,) = risks(replace(forecast, crossings=(found,)), TEMPERATURE)
    assert (said.id, said.params) == ("forecast_reached", {"limit": limit, "unit": "°C"})
    (beyond,) = crossings(forecast, 20.0, {20.06: True}, seed=0, step=0.1)
    assert beyond.at is not None
    assert beyond.at > 0.0
    (exact,) = crossings(forecast, 20.0, {20.0: True}, seed=0)
    assert exact.at == 0.0, "of a sensor whose steps nobody knows"


def test_what_is_said_of_a_course() -> None:
    rising = walk(20.0 + 0.4 * TIMES / 3600.0, 0.1)
    assert [(one.id, one.params) for one in trend(rising, TEMPERATURE, 20.0)] == [("forecast_rising", {"rate": 0.4})]
    falling = walk(20.0 - 0.4 * TIMES / 3600.0, 0.1)
    assert [one.id for one in trend(falling, TEMPERATURE, 20.0)] == ["forecast_falling"]
    assert [one.id for one in trend(walk(np.full(72, 20.01), 0.1), TEMPERATURE, 20.0)] == ["forecast_steady"]
    unsure = walk(20.0 + 0.2 * TIMES / 3600.0, 3.0)
    assert [one.id for one in trend(unsure, TEMPERATURE, 20.0)] == ["forecast_steady"], "no trend within the noise"
    likelier = walk(20.0 + 0.2 * TIMES / 3600.0, 0.4)
    assert [one.id for one in trend(likelier, TEMPERATURE, 20.0)] == ["forecast_steady"], "the band holds the present"
    assert trend(rising, KINDS["plug"].channel("power"), 20.0) == ()
    warned = replace(rising, crossings=crossings(rising, 20.0, {21.0: True, 19.0: False}, seed=0))
    (said,) = risks(warned, TEMPERATURE)
    assert said.id == "forecast_above"
    assert (said.params["limit"], said.params["unit"]) == (21.0, "°C")
    assert said.params["minutes"] == pytest.approx(150, abs=15)
    assert said.params["percent"] > 95


def test_a_share_and_a_power_are_told_in_their_units() -> None:
    drier = walk(48.0 - 4.0 * TIMES / 3600.0, 0.1)
    humidity = KINDS["thermostat"].channel("humidity")
    assert humidity is not None
    (told,) = trend(drier, humidity, 48.0)
    assert (told.id, told.params) == ("forecast_falls_by", {"amount": 4.0, "unit": "%", "minutes": 60})
    assert [one.id for one in trend(walk(np.full(72, 47.5), 0.1), humidity, 48.0)] == ["forecast_steady"]
    (said,) = risks(replace(drier, crossings=crossings(drier, 48.0, {40.0: False}, seed=0)), humidity)
    assert (said.id, said.params["limit"], said.params["unit"]) == ("forecast_below", 40.0, "%")
    power = KINDS["plug"].channel("power")
    assert power is not None
    (said,) = risks(replace(drier, crossings=crossings(drier, 48.0, {46.0: False}, seed=0)), power)
    assert (said.id, said.params["unit"]) == ("forecast_below", "W")


@pytest.mark.parametrize(
    ("change", "told", "params"),
    [
        (0.03, "forecast_steady", {"minutes": 5}),
        (-0.09, "forecast_steady", {"minutes": 5}),
        (0.2, "forecast_rises_by", {"amount": 0.2, "unit": "°C", "minutes": 5}),
        (-0.2, "forecast_falls_by", {"amount": 0.2, "unit": "°C", "minutes": 5}),
    ],
)
def test_a_flicker_of_a_few_minutes_is_no_trend(change: float, told: str, params: dict[str, object]) -> None:
    times = np.array([300.0])
    value = np.array([20.0 + change])
    soon = ChannelForecast(
        channel="temperature",
        times=times,
        value=value,
        bands=Bands(*(value + change * width for width in (-0.1, 0.1, -0.2, 0.2, -0.3, 0.3))),
    )
    assert [(one.id, one.params) for one in trend(soon, TEMPERATURE, 20.0)] == [(told, params)]


def test_the_limits_of_comfort_are_those_of_the_interview() -> None:
    settings = {COMFORT_LOW: 19.0, COMFORT_HIGH: 24.0}
    assert comfort_limits(TEMPERATURE, settings) == {19.0: False, 24.0: True}
    assert comfort_limits(TEMPERATURE, {}) == {}
    assert comfort_limits(KINDS["thermostat"].channel("target_temperature"), settings) == {}


def test_of_a_few_seconds_nothing_is_said() -> None:
    """What is told in whole minutes would be told of none."""
    soon = ChannelForecast(channel="temperature", times=np.array([5.0]), value=np.array([20.0]))
    assert trend(soon, TEMPERATURE, 20.0) == ()
