"""Water heaters: layers, draw-off and the hot cycle, against closed forms."""

from dataclasses import replace

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


def days(*amounts: float, free: tuple[float, ...] | None = None) -> Learned:
    """Return what was learned of past days on which so much was drawn, all of it from 6 to 7."""
    table = np.zeros((len(amounts), 24))
    table[:, 6] = 24.0 * np.array(amounts)
    tables: dict[str, tuple[float, ...]] = {"draw_days": tuple(table.ravel().tolist())}
    if free is not None:
        tables["draw_free"] = free
    return Learned(kind="water_heater", structure="tank", tables=tables)


def drops(learned: Learned, members: int, start: float, workday: float | None = None) -> np.ndarray:
    """Return by how much each member's tank cools on the day that begins at start, by what is drawn alone."""
    twin = spec("water_heater", fidelity=Fidelity.EXPERT)
    around = {} if workday is None else {"workday": workday}
    stretch = replace(block(96, 900.0, environment=around), start=start)
    parameters = STILL | {"draw": 0.2, "time_constant": 1e9}
    course = play(twin, stretch, OFF, learned=learned, members=members, **parameters)["temperature"]
    assert course[23] == pytest.approx(60.0, abs=0.01)
    return 60.0 - course[-1]


MIDNIGHT = START - START % 86_400.0


def test_members_live_through_other_days_of_the_past_and_the_first_through_their_mean() -> None:
    found = drops(days(0.0, 1.0, 2.0, 1.0), 200, MIDNIGHT)
    assert np.mean(found < 0.01) == pytest.approx(0.25, abs=0.05)
    assert np.unique(found.round(2)).size == 3
    assert found[0] == pytest.approx(np.median(found), abs=0.01)
    nearest = drops(days(0.0, 1.0, 2.0, 1.0), 200, MIDNIGHT + 86_400.0)
    assert np.mean(found[1:].round(2) == nearest[1:].round(2)) < 0.6


def test_free_days_go_like_free_ones() -> None:
    learned = days(0.0, 0.0, 0.0, 2.0, 2.0, 2.0, free=(0.0, 0.0, 0.0, 1.0, 1.0, 1.0))
    assert drops(learned, 50, MIDNIGHT, workday=1.0).max() < 0.01
    assert drops(learned, 50, MIDNIGHT, workday=0.0).min() > 5.0
    few = days(0.0, 0.0, 0.0, 2.0, 2.0, free=(0.0, 0.0, 0.0, 1.0, 1.0))
    assert drops(few, 50, MIDNIGHT, workday=0.0).min() < 0.01


def test_of_a_cooler_tank_mixing_taps_take_more() -> None:
    tables = {"draw_hot": (60.0,)}
    learned = Learned(kind="water_heater", structure="tank", tables=tables)
    twin = spec("water_heater", fidelity=Fidelity.EXPERT)
    values = OFF | {"temperature": 45.0}
    parameters = STILL | {"draw": 3.0, "time_constant": 1e9}
    known = 45.0 - play(twin, block(60), values, learned=learned, members=50, **parameters)["temperature"][-1]
    ever = 45.0 - play(twin, block(60), values, members=1, **parameters)["temperature"][-1, 0]
    assert known.min() == pytest.approx(ever, rel=0.05)
    assert known.max() == pytest.approx(ever * 48.0 / 33.0, rel=0.05)
