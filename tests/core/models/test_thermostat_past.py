"""Where nobody measures, a room is as warm as its reports tell: found again after the room was played by the model."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.models.protocol import Array, ModelState
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.thermostat_past import past_of
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned

from .builders import START, block, spec, theta

CHANNELS = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
DAY = 1440
RADIATOR = {
    "time_constant": 40.0, "heating_rate": 1.2, "plant_lag": 20.0, "air_share": 0.05, "coupling": 0.3,
    "heat_to_air": 0.6, "inner_share": 0.3, "solar_gain": 0.5, "disturbance": 0.0, "control_band": 0.4,
}  # fmt: skip


def lived(structure: str, step: float, minutes: int = 3 * DAY, **other: float) -> tuple[ModelState, dict[str, Series]]:
    """Return a room's true state after days of heating by day, hardly at night, and what it reported in steps (K)."""
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure=structure))
    draws = theta(model, **RADIATOR | other)
    clock = np.arange(minutes) % DAY
    outdoor = 3.0 + 5.0 * np.sin(2.0 * np.pi * np.arange(minutes) / DAY)
    sun = 500.0 * np.maximum(np.sin(2.0 * np.pi * (clock - 360) / DAY), 0.0)
    target = {row: 21.0 if minute == 360 else 17.0 for row, minute in enumerate(clock) if minute in (360, 1320)}
    around = {"outdoor_temperature": outdoor, "sun": sun}
    start = model.initial(
        {"temperature": 19.0, "target_temperature": 17.0, "hvac_mode": "heat"}, {}, START - 60.0 * minutes, draws
    )
    stretch = block(minutes, commands={"target_temperature": target}, environment=around)
    state, outputs = model.advance(start, draws, replace(stretch, start=START - 60.0 * minutes))
    times: Array = START + 60.0 * np.arange(1 - minutes, 1, dtype=np.float64)
    shown = {key: outputs[key][:, 0] for key in ("temperature", "target_temperature")} | around
    shown["temperature"] = np.round(shown["temperature"] / step) * step
    told = {key: Series(times, values, START) for key, values in shown.items()}
    # What acts during a step is told at its beginning.
    return state, told | {"hvac_action": Series(times - 60.0, outputs["hvac_action"][:, 0], START)}


def seen(structure: str, recent: dict[str, Series], learned: Learned | None = None, **other: float) -> ModelState:
    """Return what the reports tell of a room that is in equilibrium with its air, as far as the present alone tells."""
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, learned or Learned(kind="thermostat", structure=structure))
    draws = theta(model, 3, **RADIATOR | other)
    now = np.array([START])
    values = {key: twin.channels[key].decode(float(recent[key].at(now)[0])) for key in CHANNELS if key in recent}
    state = model.initial(values, {}, START, draws)
    return model.observe(state, draws, recent, START)


@pytest.mark.parametrize("step", [0.1, 0.5, 1.0])
@pytest.mark.parametrize("structure", ["2r2c/relay", "3r2c/relay", "4r3c/relay"])
@pytest.mark.parametrize("minutes", [3 * DAY, 3 * DAY - 180])
def test_masses_are_found_as_warm_as_they_are(structure: str, step: float, minutes: int) -> None:
    state, recent = lived(structure, step, minutes)
    found = seen(structure, recent)
    for key in ("mass", "structure") if structure.startswith("4") else ("mass",):
        assert found[key] == pytest.approx(np.full(3, state[key][0]), abs=0.05 + 0.2 * step)
    assert found["plant"] == pytest.approx(np.full(3, state["plant"][0]), abs=0.05)


def test_without_its_heating_a_heated_room_would_be_told_to_be_cold_behind_its_air() -> None:
    state, recent = lived("2r2c/relay", 0.5, 3 * DAY - 180)
    del recent["hvac_action"]
    assert seen("2r2c/relay", recent)["mass"][0] < state["mass"][0] - 0.5


@pytest.mark.parametrize("age", [0.0, 3.0])
def test_what_learning_found_of_the_masses_is_where_they_go_on_from(age: float) -> None:
    """A warm wall that no report tells of: as it was learned hours ago, less what it gave to the air since."""
    since = START - age * 3600.0
    learned = Learned(kind="thermostat", structure="2r2c/relay", tables={"present": (since, 2.0, 2.0, 0.0, 0.0)})
    recent = {"temperature": Series(np.array([since]), np.array([20.0]), START)}
    found = seen("2r2c/relay", recent, learned)
    rate = RADIATOR["air_share"] / RADIATOR["coupling"]
    assert found["mass"] == pytest.approx(np.full(3, 20.0 + 2.0 * np.exp(-rate * age)), abs=1e-6)


def test_what_was_learned_lately_is_not_given_up_for_a_few_reports() -> None:
    learned = Learned(
        kind="thermostat", structure="2r2c/relay", tables={"present": (START - 7200.0, 2.0, 2.0, 0.0, 0.0)}
    )
    recent = {"temperature": Series(np.array([START - 600.0]), np.array([20.0]), START)}
    assert np.all(seen("2r2c/relay", recent, learned)["mass"] > 20.5)


def test_a_short_record_of_a_heating_does_not_stand_for_all_the_time_before() -> None:
    """An hour of full heat on a cold morning: walls as warm as if it had never stopped would lead the air by far."""
    options = spec("thermostat").channels["hvac_action"].options
    since = np.array([START - 3600.0])
    recent = {
        "temperature": Series(since, np.array([18.0]), START),
        "outdoor_temperature": Series(since, np.array([4.0]), START),
        "hvac_action": Series(since, np.array([float(options.index("heating"))]), START),
    }
    lead = seen("2r2c/relay", recent)["mass"][0] - 18.0
    share, coupling = RADIATOR["air_share"], RADIATOR["coupling"]
    most = (1.0 - RADIATOR["heat_to_air"]) * RADIATOR["heating_rate"] * coupling / (share * (1.0 - share))
    assert 0.1 * most < lead < 0.5 * most


def test_a_valve_of_which_only_is_known_that_it_heats_gave_what_its_law_takes() -> None:
    _, recent = lived("2r2c/relay", 0.1, 3 * DAY - 180)
    options = spec("thermostat").channels["hvac_action"].options
    heating = Series(np.array([START - 48 * 3600.0]), np.array([float(options.index("heating"))]), START)
    held = {
        "temperature": Series(heating.times, np.array([21.0]), START),
        "target_temperature": Series(heating.times, np.array([21.0]), START),
        "hvac_action": heating,
        "outdoor_temperature": recent["outdoor_temperature"],
    }
    assert seen("2r2c/proportional", held)["plant"] == pytest.approx(np.full(3, 0.5))
    assert seen("2r2c/relay", held)["plant"] == pytest.approx(np.ones(3))


def test_a_plant_as_slow_as_the_masses_and_one_that_cools_are_followed() -> None:
    options = spec("thermostat").channels["hvac_action"].options
    since = np.array([START - 48 * 3600.0])
    recent = {
        "temperature": Series(since, np.array([24.0]), START),
        "hvac_action": Series(since, np.array([float(options.index("cooling"))]), START),
    }
    slow = 60.0 * RADIATOR["coupling"] / RADIATOR["air_share"]
    alike, near = (seen("2r2c/relay", recent, plant_lag=lag, cooling_rate=0.6) for lag in (slow, 1.01 * slow))
    assert alike["mass"] == pytest.approx(near["mass"], abs=0.02)
    assert np.all(alike["mass"] < 23.0)
    # Full cooling moves half as much heat as full heating.
    assert seen("2r2c/relay", recent, cooling_rate=0.6)["plant"] == pytest.approx(np.full(3, -0.5), abs=1e-6)


def test_gaps_hold_what_was_known_and_nothing_known_is_no_past() -> None:
    times = np.array([0.0, 600.0, 1200.0])
    past = past_of({"temperature": Series(times, np.array([np.nan, 20.0, np.nan]), 2400.0)}, None, 0.0, 2400.0)
    assert past is not None
    assert past.air == pytest.approx(np.full(8, 20.0))
    assert past.outdoor is None
    assert past_of({"temperature": Series(times, np.full(3, np.nan), 2400.0)}, None, 0.0, 2400.0) is None
