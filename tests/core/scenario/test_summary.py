"""Ensembles summed up, against numpy and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from custom_components.digital_twin.core.models.kinds import KINDS, ON, TEMPERATURE
from custom_components.digital_twin.core.scenario.summary import LEVELS, channel_forecast, energy, forecasts, quantiles
from custom_components.digital_twin.core.twin import Fidelity
from tests.core.twins import twin

from .homes import room

TIMES = np.array([60.0, 120.0])


@settings(deadline=None)
@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=30), elements=st.floats(-1e6, 1e6)))
def test_quantiles_are_numpys(values: np.ndarray) -> None:
    assert np.allclose(quantiles(values), np.quantile(values, LEVELS, axis=1), atol=1e-6)


def test_numbers_have_a_median_and_nested_bands() -> None:
    values = np.vstack([np.arange(101.0), np.arange(101.0) * 2])
    forecast = channel_forecast(TEMPERATURE, TIMES, values, bands=True)
    assert forecast.value.tolist() == [50.0, 100.0]
    bands = forecast.bands
    assert bands is not None
    assert (bands.low90[0], bands.low80[0], bands.low50[0]) == (5.0, 10.0, 25.0)
    assert (bands.high50[0], bands.high80[0], bands.high90[0]) == (75.0, 90.0, 95.0)
    assert channel_forecast(TEMPERATURE, TIMES, values, bands=False).bands is None


def test_binary_channels_have_probabilities() -> None:
    forecast = channel_forecast(ON, TIMES, np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]]), bands=True)
    assert forecast.value.tolist() == [1.0, 0.0]
    assert forecast.probability["on"].tolist() == [0.5, 0.25]
    assert forecast.probability["off"].tolist() == [0.5, 0.75]
    assert forecast.bands is None


def test_options_list_the_states_that_occur() -> None:
    bolt = KINDS["lock"].channels[0]
    locked, unlocked = bolt.encode("locked"), bolt.encode("unlocked")
    values = np.array([[locked, locked, unlocked], [unlocked, unlocked, unlocked]])
    forecast = channel_forecast(bolt, TIMES, values, bands=True)
    assert set(forecast.probability) == {"locked", "unlocked"}
    assert [bolt.decode(float(value)) for value in forecast.value] == ["locked", "unlocked"]
    assert forecast.probability["locked"].tolist() == pytest.approx([2 / 3, 0.0])


def test_an_option_of_unknown_states_has_no_probabilities() -> None:
    state = KINDS["generic"].channels[0]
    forecast = channel_forecast(state, TIMES, np.zeros((2, 3)), bands=True)
    assert forecast.probability == {}
    assert forecast.value.tolist() == [0.0, 0.0]


def test_energy_adds_power_up() -> None:
    power = np.full((60, 10), 1000.0) * np.linspace(0.0, 2.0, 10)
    heater = room().spec
    found = energy(heater, {"power": power}, 60.0)
    assert found is not None
    assert found[1] == pytest.approx(1.0)
    assert found[0] < found[1] < found[2]
    assert energy(heater, {"temperature": power}, 60.0) is None


def test_only_the_twins_own_channels_are_told() -> None:
    lamp = twin("light", channels=("on",), fidelity=Fidelity.BASIC)
    outputs = {"on": np.ones((2, 3)), "power": np.ones((2, 3)), "heat": np.ones((2, 3))}
    assert [item.channel for item in forecasts(lamp.spec, TIMES, outputs)] == ["on"]
    assert forecasts(lamp.spec, TIMES, outputs, ("power", "brightness")) == ()
