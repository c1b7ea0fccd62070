"""The moisture of a room's air: known points, what warming leaves alone, and airing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.models.moisture import AIRING, ratio, relative, room_humidity, saturation
from custom_components.digital_twin.core.twin import Fidelity

from .builders import block, play, spec

KEYS = ("temperature", "target_temperature", "hvac_mode", "humidity", "window")


def test_known_points() -> None:
    """Of the tables: 23.37 hPa at 20 °C, and 7.3 g/kg at half of it."""
    assert saturation(np.array([20.0]))[0] == pytest.approx(23.37, rel=0.003)
    assert ratio(np.array([50.0]), np.array([20.0]))[0] == pytest.approx(7.26e-3, rel=0.005)


@given(st.floats(0, 100), st.floats(-20, 45))
def test_ratio_and_relative_humidity_are_each_others_inverse(humidity: float, temperature: float) -> None:
    there = ratio(np.array([humidity]), np.array([temperature]))
    assert relative(there, np.array([temperature]))[0] == pytest.approx(humidity, abs=1e-6)


def test_a_room_that_cools_gets_damper_and_its_water_stays() -> None:
    outputs = play(
        spec("thermostat", fidelity=Fidelity.EXPERT, channels=KEYS),
        block(600, environment={"outdoor_temperature": 0.0}),
        {"temperature": 22.0, "target_temperature": 10.0, "hvac_mode": "off", "humidity": 45.0},
        time_constant=20.0, gains=0.0, disturbance=0.0001,
    )  # fmt: skip
    assert outputs["temperature"][-1, 0] < 16.0
    assert outputs["humidity"][-1, 0] > 60.0
    water = ratio(outputs["humidity"], outputs["temperature"])
    np.testing.assert_allclose(water, np.full_like(water, ratio(np.array([45.0]), np.array([22.0]))[0]), rtol=1e-9)


def test_airing_brings_in_the_dry_air_of_winter_by_its_rate() -> None:
    steps = 60
    air, outdoor = np.full((steps, 1), 20.0), np.full((steps, 1), 0.0)
    window = np.where(np.arange(steps) < 30, 1.0, 0.0)[:, None]
    start = np.array([50.0]), np.array([20.0])
    found = ratio(room_humidity(*start, air, outdoor, window, 60.0, np.array([[80.0]])), air)
    inside, outside = ratio(*start)[0], ratio(np.array([80.0]), np.array([0.0]))[0]
    assert found[29, 0] == pytest.approx(outside + (inside - outside) * np.exp(-AIRING / 2))
    assert found[-1, 0] == pytest.approx(found[29, 0])
