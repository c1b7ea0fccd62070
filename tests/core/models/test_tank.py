"""Water heaters: layers, draw-off and the hot cycle, against closed forms."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.tank import COLD, HOT, ROOM_TEMPERATURE
from custom_components.digital_twin.core.twin import Fidelity, Learned

from .builders import START, block, play, spec, theta

OFF = {"operation": "off", "temperature": 60.0, "target_temperature": 60.0}
STILL = {"draw": 0.0, "time_constant": 70.0, "heating_rate": 12.0, "control_band": 5.0, "rated_power": 2000.0}


def test_a_tank_at_rest_cools_exponentially() -> None:
    course = play(spec("water_heater"), block(600), OFF, **STILL)["temperature"][:, 0]
    hours = np.arange(1, 601) / 60.0
    assert np.allclose(course, ROOM_TEMPERATURE + 40.0 * np.exp(-hours / 70.0))


def test_heating_from_below_mixes_and_warms_the_whole() -> None:
    values = {"operation": "eco", "temperature": 20.0, "target_temperature": 60.0}
    course = play(spec("water_heater"), block(120), values, **STILL)["temperature"][:, 0]
    hours = np.arange(1, 121) / 60.0
    assert np.allclose(course, ROOM_TEMPERATURE + 12.0 * 70.0 * (1.0 - np.exp(-hours / 70.0)))


def test_hot_water_drawn_leaves_at_the_top() -> None:
    """Without loss and heat two equal layers in a row: the exact solution of the two linear equations."""
    parameters = STILL | {"draw": 8.0, "time_constant": 1e9}
    twin = spec("water_heater")
    model = model_for(twin)
    draws = theta(model, **parameters)
    state = model.initial(OFF, {}, START, draws)
    after, outputs = model.advance(state, draws, block(120, 60.0))
    flow = 2.0 * 8.0 / (HOT - COLD)
    bottom = COLD + 48.0 * np.exp(-flow * 2.0)
    top = bottom + 48.0 * flow * 2.0 * np.exp(-flow * 2.0)
    assert after["bottom"][0] == pytest.approx(bottom, abs=0.3)
    assert after["top"][0] == pytest.approx(top, abs=0.3)
    assert after["top"][0] > after["bottom"][0] + 10.0
    # What a mixed tank would lose is more: it gives away lukewarm water.
    assert outputs["temperature"][-1, 0] == pytest.approx((top + bottom) / 2.0, abs=0.3)


def test_layers_never_lie_upside_down() -> None:
    values = {"operation": "eco", "temperature": 30.0, "target_temperature": 60.0}
    model = model_for(spec("water_heater"))
    draws = theta(model, 5, **STILL | {"draw": 3.0})
    state = model.initial(values, {}, START, draws)
    for _ in range(60):
        state, _ = model.advance(state, draws, block(30))
        assert np.all(state["top"] >= state["bottom"] - 1e-9)


def test_the_heater_goes_on_across_blocks_as_within_one() -> None:
    values = {"operation": "eco", "temperature": 54.0, "target_temperature": 60.0}
    twin = spec("water_heater")
    whole = play(twin, block(360), values, **STILL)["power"][:, 0]
    model = model_for(twin)
    draws = theta(model, **STILL)
    state = model.initial(values, {}, START, draws)
    parts = []
    for _ in range(12):
        state, outputs = model.advance(state, draws, block(30))
        parts.append(outputs["power"][:, 0])
    assert np.allclose(np.concatenate(parts), whole)


def test_the_learned_hot_cycle_raises_the_target_when_it_is_due() -> None:
    tables = {"hot_cycle": (7.0, START + 3600.0, 3.0, 66.0)}
    learned = Learned(kind="water_heater", structure="tank", tables=tables)
    values = {"operation": "eco", "temperature": 55.0, "target_temperature": 55.0}
    stretch = block(8 * 1440)
    twin = spec("water_heater", fidelity=Fidelity.ADVANCED)
    course = play(twin, stretch, values, learned=learned, **STILL)["temperature"][:, 0]
    assert course[:59].max() < 55.5
    assert course[60:240].max() == pytest.approx(66.0, abs=0.7)
    assert course[3 * 1440 : 7 * 1440].max() < 56.0
    assert course[7 * 1440 :].max() == pytest.approx(66.0, abs=0.7)
    standard = play(spec("water_heater"), stretch, values, learned=learned, **STILL)["temperature"]
    assert standard.max() < 55.7
