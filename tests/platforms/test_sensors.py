"""The twin's own sensors, its prediction, and those of the home."""

import json
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import EVENT_STATE_CHANGED, EntityCategory, UnitOfTemperature
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.digital_twin.const import DOMAIN, Priority
from custom_components.digital_twin.core.requests import Bands, ChannelForecast, Prediction
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.outlook import POINTS, RENEWED_AFTER, outlook_of

from ..common import async_add_home
from .physical import (
    Physical,
    PhysicalClimate,
    PhysicalLight,
    PhysicalLock,
    PhysicalSensor,
    PhysicalSwitch,
    async_add_physical,
)
from .shadows import async_add_twin, async_twin_of, own_sensor

START = 1_790_000_000.0


def shown(hass: HomeAssistant, entity_id: str) -> State:
    state = hass.states.get(entity_id)
    assert state is not None
    return state


def numbers(
    channel: str, values: list[float], half_width: float = 0.5, start: float = START, step: float = 300.0
) -> Prediction:
    """Return a prediction of a number, in steps (s) of 5 minutes."""
    value = np.array(values)
    low, high = value - half_width, value + half_width
    forecast = ChannelForecast(
        channel=channel,
        times=step * np.arange(1, len(values) + 1),
        value=value,
        bands=Bands(low, high, low, high, low, high),
    )
    return prediction_of(forecast, start)


def probabilities(channel: str, start: float = START, **states: list[float]) -> Prediction:
    """Return a prediction of a discrete channel."""
    probability = {state: np.array(row) for state, row in states.items()}
    count = len(next(iter(probability.values())))
    forecast = ChannelForecast(
        channel=channel, times=300.0 * np.arange(1, count + 1), value=np.zeros(count), probability=probability
    )
    return prediction_of(forecast, start)


def prediction_of(forecast: ChannelForecast, start: float) -> Prediction:
    return Prediction(
        twin_id="twin", start=start, method="blend", channels=(forecast,), confidence=0.8123, trust=Trust.OBSERVING
    )


async def async_predict(hass: HomeAssistant, entry: MockConfigEntry, prediction: Prediction | None) -> State:
    """Have a twin arrive at a prediction; return the state of its sensor."""
    entry.runtime_data.forecaster.prediction = prediction
    entry.runtime_data.async_touched()
    await hass.async_block_till_done()
    return shown(hass, own_sensor(hass, entry, "prediction"))


async def test_few_sensors_are_there_by_default(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp"))
    entries = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    enabled = {item.unique_id.removeprefix(f"{entry.entry_id}_") for item in entries if not item.disabled_by}
    disabled = {item.unique_id.removeprefix(f"{entry.entry_id}_") for item in entries if item.disabled_by}
    ref = entry.runtime_data.config.main
    assert enabled == {ref, "prediction", "health", "divergence", "diverged", "events", "status"}
    parameters = {f"parameter_{name}" for name in ("rated_power", "standby_power", "gamma", "transition")}
    assert disabled == {"trust", "last_sync", "learned_at", "prediction_skill", *parameters}
    categories = {item.unique_id.removeprefix(f"{entry.entry_id}_"): item.entity_category for item in entries}
    assert {key for key, category in categories.items() if category is not EntityCategory.DIAGNOSTIC} == {"prediction"}
    for item in entries:
        assert not async_should_expose(hass, "conversation", item.entity_id)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {f"Lamp twin {name}" for name in ("Prediction in 1 hour", "Health", "Divergence", "Status")}),
        ("de", {f"Lamp Zwilling {name}" for name in ("Vorhersage in 1 Stunde", "Zustand", "Abweichung", "Status")}),
    ],
)
async def test_sensors_are_named_in_the_home_s_language(hass: HomeAssistant, language: str, names: set[str]) -> None:
    hass.config.language = language
    lamp = PhysicalSensor("Lamp", native_value="1.0", native_unit_of_measurement="lx", device_class="illuminance")
    await async_twin_of(hass, lamp)
    assert names <= {state.name for state in hass.states.async_all("sensor")}


async def test_status_tells_what_the_twin_does(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    status = own_sensor(hass, entry, "status")
    assert shown(hass, status).state == "following"
    light.show(available=False)
    await hass.async_block_till_done()
    assert shown(hass, status).state == "unavailable"
    light.show(available=True)
    await hass.async_block_till_done()
    assert shown(hass, status).state == "following"

    assert await hass.config_entries.async_unload(light.platform.config_entry.entry_id)
    hass.states.async_remove(light.entity_id)
    await hass.async_block_till_done()
    assert shown(hass, status).state == "waiting"


async def test_a_device_that_does_what_it_must_not_lowers_health_everywhere(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    fridge, lamp = PhysicalSwitch("Fridge"), PhysicalLight("Lamp")
    await async_add_physical(hass, fridge, lamp)
    home = await async_add_home(hass)
    entry = await async_add_twin(hass, fridge, settings={"appliance": "fridge", "never_off": True})
    await async_add_twin(hass, lamp)
    divergence, health = own_sensor(hass, entry, "divergence"), own_sensor(hass, entry, "health")
    diverged = own_sensor(hass, entry, "diverged", "binary_sensor")
    fridge.show(is_on=True, device_class="outlet")
    await hass.async_block_till_done()
    assert (shown(hass, divergence).state, shown(hass, diverged).state) == ("none", "off")
    assert shown(hass, health).state == "100"
    assert shown(hass, own_sensor(hass, home, "twins")).state == "2"
    assert shown(hass, own_sensor(hass, home, "diverged_twins")).state == "0"

    freezer.tick(20)
    fridge.show(is_on=False)
    await hass.async_block_till_done()
    for _ in range(20):
        freezer.tick(60)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
    assert shown(hass, divergence).state == "medium"
    assert shown(hass, divergence).attributes["channel"] == "on"
    assert shown(hass, divergence).attributes["expected"] is True
    assert shown(hass, divergence).attributes["actual"] is False
    assert dt_util.parse_datetime(shown(hass, divergence).attributes["since"]) < dt_util.utcnow()
    assert shown(hass, diverged).state == "on"
    assert float(shown(hass, health).state) < 90
    assert shown(hass, health).attributes["divergence"] == 60
    assert shown(hass, own_sensor(hass, home, "diverged_twins")).state == "1"
    assert 80 < float(shown(hass, own_sensor(hass, home, "health")).state) < 100

    assert await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert shown(hass, own_sensor(hass, home, "twins")).state == "1"
    assert shown(hass, own_sensor(hass, home, "diverged_twins")).state == "0"


async def async_enable(hass: HomeAssistant, entry: MockConfigEntry, key: str) -> str:
    """Enable a sensor that is disabled at first."""
    entity_id = own_sensor(hass, entry, key)
    er.async_get(hass).async_update_entity(entity_id, disabled_by=None)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    return entity_id


async def test_trust_and_last_sync_when_enabled(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp"), priority=Priority.HIGH)
    trust = await async_enable(hass, entry, "trust")
    assert shown(hass, trust).state == "observing"
    entry.runtime_data.async_learned(Learned(kind="light", structure="power", trust=Trust.TRUSTED))
    await hass.async_block_till_done()
    assert shown(hass, trust).state == "trusted"

    last_sync = await async_enable(hass, entry, "last_sync")
    before = dt_util.parse_datetime(shown(hass, last_sync).state)
    assert before.second == 0
    changes = async_capture_events(hass, EVENT_STATE_CHANGED)
    for _ in range(30):
        freezer.tick(timedelta(seconds=10))
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
    after = dt_util.parse_datetime(shown(hass, last_sync).state)
    assert timedelta(minutes=3) <= after - before <= timedelta(minutes=6)
    assert entry.runtime_data.syncing.gate.completed > 20
    assert len([event for event in changes if event.data["entity_id"] == last_sync]) <= 8


async def test_a_temperature_s_prediction(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    state = await async_predict(hass, entry, numbers("temperature", [20.0 + 0.1 * step for step in range(12)], 0.34))
    assert float(state.state) == pytest.approx(21.1)
    assert state.attributes["unit_of_measurement"] == UnitOfTemperature.CELSIUS
    assert state.attributes["device_class"] == SensorDeviceClass.TEMPERATURE
    assert "state_class" not in state.attributes
    assert (state.attributes["low"], state.attributes["high"]) == (20.8, 21.4)
    assert state.attributes["confidence"] == 0.81
    assert state.attributes["method"] == "blend"
    assert len(state.attributes["forecast"]) == 12
    first = state.attributes["forecast"][0]
    assert first == {
        "time": dt_util.utc_from_timestamp(START + 300).isoformat(),
        "value": 20.0,
        "low": 19.7,
        "high": 20.3,
    }


async def test_a_prediction_in_an_american_home(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    state = await async_predict(hass, entry, numbers("temperature", [20.0, 25.0], 5.0))
    assert float(state.state) == pytest.approx(77.0)
    assert state.attributes["unit_of_measurement"] == UnitOfTemperature.FAHRENHEIT
    assert (state.attributes["low"], state.attributes["high"]) == (68.0, 86.0)
    assert [point["value"] for point in state.attributes["forecast"]] == [68.0, 77.0]


@pytest.mark.parametrize(
    ("make", "prediction", "name", "value", "expected"),
    [
        (PhysicalLight, {"channel": "on", "on": [0.4, 0.273], "off": [0.6, 0.727]}, "on", "27", "on"),
        (PhysicalLock, {"channel": "bolt", "locked": [0.9], "unlocked": [0.1]}, "locked", "90", "locked"),
        (PhysicalLock, {"channel": "bolt", "open": [0.2], "jammed": [0.8]}, "locked", "80", "jammed"),
        (PhysicalLock, {"channel": "bolt", "locked": [0.9998], "unlocked": [0.0002]}, "locked", "99.9", "locked"),
    ],
)
async def test_a_discrete_channel_s_prediction_is_a_probability(
    hass: HomeAssistant, make: type[Physical], prediction: dict[str, Any], name: str, value: str, expected: str
) -> None:
    entry = await async_twin_of(hass, make("Device"))
    state = await async_predict(hass, entry, probabilities(**prediction))
    assert (state.state, state.attributes["unit_of_measurement"]) == (value, "%")
    assert state.attributes["probability_of"] == expected
    assert state.name.endswith(f"Probability of being {name} in 1 hour")


@pytest.mark.parametrize(
    ("values", "unit", "kind", "digits"),
    [
        ({"device_class": "illuminance", "native_value": "12"}, "lx", "illuminance", 0),
        ({"native_value": "1.25"}, "things", None, 2),
        ({"device_class": "pressure", "native_value": "1000.5"}, "hPa", "pressure", 1),
    ],
)
async def test_a_sensor_s_prediction_has_its_unit_and_decimals(
    hass: HomeAssistant, values: dict[str, Any], unit: str, kind: str | None, digits: int
) -> None:
    entry = await async_twin_of(hass, PhysicalSensor("Sensor", native_unit_of_measurement=unit, **values))
    state = await async_predict(hass, entry, numbers("value", [1.23456, 7.65432]))
    assert float(state.state) == round(7.65432, digits)
    assert state.attributes["unit_of_measurement"] == unit
    assert state.attributes.get("device_class") == kind


async def test_without_a_prediction_the_sensor_is_unknown(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    await async_predict(hass, entry, numbers("temperature", [20.0]))
    state = await async_predict(hass, entry, None)
    assert state.state == "unknown"
    assert "forecast" not in state.attributes
    state = await async_predict(hass, entry, numbers("humidity", [20.0]))
    assert state.state == "unknown"


async def test_a_discrete_prediction_without_any_state_is_unknown(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLock("Door"))
    nothing = ChannelForecast(channel="bolt", times=np.array([300.0]), value=np.zeros(1))
    assert (await async_predict(hass, entry, prediction_of(nothing, START))).state == "unknown"


async def test_a_long_forecast_stays_far_below_what_the_recorder_takes(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    finely = numbers("temperature", [20.0 + 0.001 * step for step in range(2000)], step=1.8)
    state = await async_predict(hass, entry, finely)
    assert len(state.attributes["forecast"]) == POINTS
    assert state.attributes["forecast"][-1]["time"] == dt_util.utc_from_timestamp(START + 3600).isoformat()
    assert len(json.dumps(dict(state.attributes), default=str)) < 4096


async def test_a_prediction_is_written_only_when_it_moves(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalClimate("Room"))
    first = await async_predict(hass, entry, numbers("temperature", [20.0]))
    assert await async_predict(hass, entry, numbers("temperature", [20.06], start=START + 300)) is first
    assert await async_predict(hass, entry, numbers("temperature", [19.95], start=START + 600)) is first
    moved = await async_predict(hass, entry, numbers("temperature", [20.13], start=START + 900))
    assert float(moved.state) == 20.1
    late = START + 900 + RENEWED_AFTER
    assert await async_predict(hass, entry, numbers("temperature", [20.1], start=late - 1)) is moved
    renewed = await async_predict(hass, entry, numbers("temperature", [20.1], start=late))
    assert renewed is not moved
    assert renewed.attributes["forecast"] != moved.attributes["forecast"]


async def test_a_probability_is_written_only_when_it_moves(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp"))
    first = await async_predict(hass, entry, probabilities("on", on=[0.5], off=[0.5]))
    assert await async_predict(hass, entry, probabilities("on", START + 300, on=[0.514], off=[0.486])) is first
    assert (await async_predict(hass, entry, probabilities("on", START + 600, on=[0.53], off=[0.47]))).state == "53"


async def test_an_event_that_changes_nothing_shown_writes_nothing(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    await async_predict(hass, entry, probabilities("on", on=[0.5], off=[0.5]))
    own = [item.entity_id for item in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)]
    before = {entity_id: hass.states.get(entity_id) for entity_id in own}
    reported = {entity_id: state.last_reported for entity_id, state in before.items() if state is not None}
    for second in range(5):
        light.show(extra_state_attributes={"last_seen": second})
        await hass.async_block_till_done()
    assert {entity_id: hass.states.get(entity_id) for entity_id in own} == before
    for entity_id, at in reported.items():
        assert hass.states.get(entity_id).last_reported == at


async def test_sensors_survive_a_reload(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp"))
    registry = er.async_get(hass)
    before = {item.unique_id: item.entity_id for item in er.async_entries_for_config_entry(registry, entry.entry_id)}
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    after = {item.unique_id: item.entity_id for item in er.async_entries_for_config_entry(registry, entry.entry_id)}
    assert after == before
    assert {item.platform for item in er.async_entries_for_config_entry(registry, entry.entry_id)} == {DOMAIN}


async def test_a_probability_is_rounded_alike_on_its_way_and_at_its_end(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp", is_on=False))
    times, on = np.array([1800.0, 3600.0]), np.array([0.00012, 0.003])
    course = ChannelForecast(channel="on", times=times, value=np.zeros(2), probability={"on": on, "off": 1.0 - on})
    prediction = Prediction(
        twin_id="a", start=0.0, method="habit", channels=(course,), confidence=None, trust=Trust.OBSERVING
    )
    twin = entry.runtime_data
    outlook = outlook_of(twin, twin.channels["on"]).read(prediction, None)
    assert outlook is not None
    assert outlook.value == 0.3
    assert [row["value"] for row in outlook.attributes("%")["forecast"]] == [0.1, 0.3]


async def test_a_light_s_prediction_comes_from_the_worker(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    forecaster = entry.runtime_data.forecaster
    forecaster.async_request()
    while forecaster.prediction is None:
        await hass.async_block_till_done(wait_background_tasks=True)
    await hass.async_block_till_done()
    state = shown(hass, own_sensor(hass, entry, "prediction"))
    assert 0 <= float(state.state) <= 100
    assert state.attributes["probability_of"] == "on"
    assert state.attributes["forecast"]
