"""The sensors of what a twin learned and how well it predicts, and predictions at other horizons than the usual one."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.actions.model_answer import learned_answer
from custom_components.digital_twin.const import CONF_HORIZONS, DOMAIN, Role
from custom_components.digital_twin.core.learning.cells import learn_cells
from custom_components.digital_twin.core.learning.ledger import Score
from custom_components.digital_twin.core.models.sensor import PARAMETERS as SENSOR
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Learned
from custom_components.digital_twin.texts import async_speaker
from custom_components.digital_twin.units import parameter_scale, unit_of
from tests.common import async_add_home

from .physical import PhysicalClimate, PhysicalLight, PhysicalSensor
from .shadows import async_add_physical, async_add_twin, async_twin_of, own_sensor
from .test_sensors import START, numbers, shown

ROOM = Learned(
    kind="thermostat",
    structure="1r1c",
    days=9.0,
    learned_at=START,
    parameters={
        "time_constant": Estimate(41.2345, 4.0, identified=True),
        "solar_gain": Estimate(0.5, 0.5, identified=False),
    },
)


async def enabled(hass: HomeAssistant, entry: MockConfigEntry, *keys: str) -> None:
    """Enable sensors that are disabled by default, as a user does."""
    registry = er.async_get(hass)
    for key in keys:
        registry.async_update_entity(own_sensor(hass, entry, key), disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


async def test_learned_parameters_are_shown_with_their_units(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    await enabled(hass, entry, "parameter_time_constant", "parameter_solar_gain", "learned_at")
    entry.runtime_data.async_learned(ROOM)
    await hass.async_block_till_done()
    state = shown(hass, own_sensor(hass, entry, "parameter_time_constant"))
    assert (state.state, state.attributes["unit_of_measurement"]) == ("41.23", "h")
    assert (state.attributes["identified"], state.attributes["deviation"]) == (True, 4.0)
    assert state.name == "Room twin Learned: Time constant"
    guessed = shown(hass, own_sensor(hass, entry, "parameter_solar_gain"))
    assert (guessed.state, guessed.attributes["identified"]) == ("unknown", False)
    assert guessed.attributes["typical"] > 0
    learned_at = shown(hass, own_sensor(hass, entry, "learned_at"))
    assert learned_at.state == dt_util.utc_from_timestamp(START).isoformat()

    entry.runtime_data.async_learned(replace(ROOM, parameters={"time_constant": Estimate(20.0, 1.0, identified=True)}))
    await hass.async_block_till_done()
    assert shown(hass, own_sensor(hass, entry, "parameter_time_constant")).state == "20.0"
    entry.runtime_data.async_learned(None)
    await hass.async_block_till_done()
    assert shown(hass, own_sensor(hass, entry, "parameter_time_constant")).state == "unknown"
    assert shown(hass, own_sensor(hass, entry, "learned_at")).state == "unknown"


@pytest.mark.parametrize(
    ("name", "own", "shown_in"),
    [
        ("noise", "°C", "K"),
        ("resolution", "%", "%"),
        ("drift", "hPa", "hPa/day"),
        ("step_deviation", "°C", "K/√h"),
        ("noise", None, None),
        ("report_interval", "°C", "s"),
    ],
)
def test_how_a_sensor_errs_is_told_in_what_it_measures(name: str, own: str | None, shown_in: str | None) -> None:
    parameter = next(one for one in SENSOR if one.name == name)
    assert unit_of(parameter, own) == shown_in


@pytest.mark.parametrize(
    ("name", "own", "scale"),
    [
        ("resolution", "°C", ("°F", 1.8)),
        ("drift", "°C", ("°F/day", 1.8)),
        ("step_deviation", "°C", ("°F/√h", 1.8)),
        ("resolution", "K", ("K", 1.0)),
        ("noise", "hPa", ("hPa", 1.0)),
        ("report_interval", "°C", ("s", 1.0)),
    ],
)
def test_differences_are_told_in_degrees_of_the_home(name: str, own: str, scale: tuple[str, float]) -> None:
    parameter = next(parameter for parameter in SENSOR if parameter.name == name)
    unit, factor = parameter_scale(parameter, own, "°F")
    assert (unit, factor) == (scale[0], pytest.approx(scale[1]))


async def test_a_parameter_in_kelvin_is_told_in_degrees_of_the_home(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    await enabled(hass, entry, "parameter_control_offset")
    learned = replace(ROOM, parameters={"control_offset": Estimate(0.5, 0.1, identified=True)})
    entry.runtime_data.async_learned(learned)
    await hass.async_block_till_done()
    state = shown(hass, own_sensor(hass, entry, "parameter_control_offset"))
    assert (float(state.state), state.attributes["unit_of_measurement"]) == (0.9, "°F")
    assert state.attributes["deviation"] == 0.18
    (row,) = learned_answer(hass, entry.runtime_data, learned, await async_speaker(hass))["parameters"]
    assert (row["value"], row["deviation"], row["unit"]) == (0.9, 0.18, "°F")


async def test_parameters_are_named_in_the_home_s_language(hass: HomeAssistant) -> None:
    hass.config.language = "de"
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    await enabled(hass, entry, "parameter_time_constant")
    assert (
        shown(hass, own_sensor(hass, entry, "parameter_time_constant")).name == "Room Zwilling Gelernt: Zeitkonstante"
    )


def score(hass: HomeAssistant, entry: MockConfigEntry, scores: dict[int, Score], key: str) -> State:
    """Have past forecasts done so well; return the state of a score's sensor."""
    entry.runtime_data.scoring.scores = scores
    entry.runtime_data.async_touched()
    entry.runtime_data.async_flush()
    return shown(hass, own_sensor(hass, entry, key))


@pytest.mark.parametrize(
    ("scores", "skill", "error"),
    [
        ({}, "unknown", "unknown"),
        ({300: Score(n=5, error=0.1, skill=0.3)}, "unknown", "unknown"),
        ({3600: Score(n=5, error=0.253, skill=0.314), 300: Score(n=9, error=0.1)}, "31", "0.25"),
        ({3600: Score(n=5, error=0.2, skill=-0.5)}, "-50", "0.2"),
    ],
)
async def test_how_past_forecasts_did(hass: HomeAssistant, scores: dict[int, Score], skill: str, error: str) -> None:
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    await enabled(hass, entry, "prediction_skill", "prediction_error")
    assert score(hass, entry, scores, "prediction_skill").state == skill
    state = score(hass, entry, scores, "prediction_error")
    assert state.state == error
    assert state.attributes["unit_of_measurement"] == "°C"
    assert state.attributes["forecasts"] == (scores[3600].n if 3600 in scores else 0)


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_an_error_of_temperature_is_a_difference(hass: HomeAssistant, units: Any) -> None:
    hass.config.units = units
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    await enabled(hass, entry, "prediction_error")
    state = score(hass, entry, {3600: Score(n=5, error=1.0)}, "prediction_error")
    assert (float(state.state), state.attributes["unit_of_measurement"]) == (1.8, "°F")


async def test_states_have_a_skill_but_no_error(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp"))
    await enabled(hass, entry, "prediction_skill")
    scores = {3600: Score(n=5, brier=0.05, brier_persistence=0.1, skill=0.5)}
    assert score(hass, entry, scores, "prediction_skill").state == "50"
    assert er.async_get(hass).async_get_entity_id("sensor", DOMAIN, f"{entry.entry_id}_prediction_error") is None


async def test_each_horizon_has_its_own_sensor(hass: HomeAssistant) -> None:
    meter = PhysicalSensor("Meter", native_value="20.0", native_unit_of_measurement="lx", device_class="illuminance")
    entry = await async_twin_of(hass, meter)
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_HORIZONS: [300, 3600, 21_600]})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    forecaster = entry.runtime_data.forecaster
    forecaster.keep(numbers("value", [20.0 + step for step in range(1, 13)]), 3600)
    forecaster.keep(numbers("value", [100.0 + step for step in range(1, 97)], step=900.0), 86_400)
    entry.runtime_data.async_touched()
    await hass.async_block_till_done()
    states = {
        key: shown(hass, own_sensor(hass, entry, key)) for key in ("prediction_300", "prediction", "prediction_21600")
    }
    assert {key: float(state.state) for key, state in states.items()} == {
        "prediction_300": 21.0,
        "prediction": 32.0,
        "prediction_21600": 124.0,
    }
    assert states["prediction_300"].name == "Meter twin Prediction in 5 min"
    assert states["prediction_21600"].name == "Meter twin Prediction in 6 h"
    assert [point["value"] for point in states["prediction_300"].attributes["forecast"]] == [21.0]
    ends = states["prediction_21600"].attributes["forecast"][-1]["time"]
    assert ends == dt_util.utc_from_timestamp(START + 21_600).isoformat()


async def async_add_cells(hass: HomeAssistant) -> MockConfigEntry:
    """Set up the twin of a meter whose cells are at 60 %, with the sensor of how long they last."""
    cells = PhysicalSensor("Cells", native_value="60", native_unit_of_measurement="%", device_class="battery")
    meter = PhysicalSensor("Meter", native_value="20.0", native_unit_of_measurement="lx", device_class="illuminance")
    await async_add_physical(hass, meter, cells)
    await async_add_home(hass)
    cells_ref = er.async_get(hass).async_get(cells.entity_id)
    assert cells_ref is not None
    entry = await async_add_twin(hass, meter, roles={Role.BATTERY: [cells_ref.id]})
    await enabled(hass, entry, "battery_days_left")
    return entry


async def test_how_long_the_cells_last_follows_level_and_loss(hass: HomeAssistant) -> None:
    entry = await async_add_cells(hass)
    sensor = own_sensor(hass, entry, "battery_days_left")
    assert shown(hass, sensor).state == "unknown"
    seen = Estimate(0.5, 0.05, identified=True)
    entry.runtime_data.async_learned(Learned(kind="sensor", structure="", parameters={"battery_drain": seen}))
    await hass.async_block_till_done()
    state = shown(hass, sensor)
    assert (state.state, state.attributes["unit_of_measurement"]) == ("120.0", "d")
    assert (state.attributes["drain"], state.attributes["deviation"]) == (0.5, 12)
    assert state.attributes["at_least"] is False
    unsure = Estimate(0.5, 0.5, identified=False)
    entry.runtime_data.async_learned(Learned(kind="sensor", structure="", parameters={"battery_drain": unsure}))
    await hass.async_block_till_done()
    assert shown(hass, sensor).state == "unknown", "what is typical of the kind was not seen of this one"


async def test_cells_that_lost_one_step_last_at_least_so_long(hass: HomeAssistant) -> None:
    times = START - 86_400.0 * np.array([10.0, 3.0])
    drain, report = learn_cells(Series(times, np.array([61.0, 60.0]), START))
    entry = await async_add_cells(hass)
    entry.runtime_data.async_learned(Learned(kind="sensor", structure="", parameters=drain, report=report))
    await hass.async_block_till_done()
    state = shown(hass, own_sensor(hass, entry, "battery_days_left"))
    assert (state.state, state.attributes["at_least"]) == ("300.0", True)
