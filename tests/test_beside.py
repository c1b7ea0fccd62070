"""What else the home measures reaches a room's learning and its forecasts."""

import time
from dataclasses import replace
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.beside import MOST_HERE, MOST_ROOMS, beside
from custom_components.digital_twin.const import CONF_OUTDOOR_TEMPERATURE
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.learning import async_learn
from custom_components.digital_twin.worker.client import Worker

from .common import add_device, add_entity, async_add_entry, async_add_home, twin_entry
from .test_scoring import Oracle, oracle  # noqa: F401 -- a fixture

CELSIUS = {"device_class": "temperature", "unit_of_measurement": "°C"}
FAHRENHEIT = {"device_class": "temperature", "unit_of_measurement": "°F"}
LIGHT = {"device_class": "illuminance", "unit_of_measurement": "lx"}
ROOM = {"current_temperature": 20.5, "temperature": 21.0, "hvac_action": "heating"}


@pytest.fixture
def asked_to_learn(oracle: Oracle, monkeypatch: pytest.MonkeyPatch) -> list[LearnRequest]:  # noqa: F811 -- the fixture
    """Catch what is handed over to learn from; forecasts are the oracle's."""
    caught: list[LearnRequest] = []

    async def run(_worker: Worker, job: str, asked: Any, **limits: Any) -> Any:
        if job == "learn":
            caught.append(asked)
        return await oracle.run(job, replace(asked, channels=("temperature",)) if job == "predict" else asked, **limits)

    monkeypatch.setattr("custom_components.digital_twin.worker.client.Worker.run", run)
    return caught


def add_thermostat(hass: HomeAssistant, name: str, area: str | None) -> tuple[dr.DeviceEntry, er.RegistryEntry]:
    """Add a thermostat that measures a room."""
    device = add_device(hass, name, area=area)
    return device, add_entity(hass, f"climate.{name}", device=device, state="heat", attributes=ROOM)


async def add_twin(hass: HomeAssistant, kind: str, entity: er.RegistryEntry) -> TwinCoordinator:
    """Add the twin of an entity."""
    twin: TwinCoordinator = (await async_add_entry(hass, twin_entry(kind, entity.id, name="Twin"))).runtime_data
    return twin


def names_of(hass: HomeAssistant, twin: TwinCoordinator) -> list[str]:
    """Return the entities that are read beside a twin."""
    own = {binding.entity_id for binding in twin.bindings}
    channel = twin.channels[twin.kind.main]
    found = beside(hass, twin.home, twin.config.kind, twin.sources[twin.config.main], own, channel)
    return [wish.entity_ids[0] for wish in found]


async def test_a_room_hears_its_own_sensors_first_then_other_rooms_and_its_light(hass: HomeAssistant) -> None:
    outdoor = add_entity(hass, "sensor.outside", state="5", attributes=CELSIUS)
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: outdoor.id})
    device, climate = add_thermostat(hass, "bath", "Bath")
    bath = await add_twin(hass, "thermostat", climate)
    attic = await add_twin(hass, "thermostat", add_thermostat(hass, "attic", None)[1])
    pipe = add_device(hass, "Pipe", area="Bath")
    add_entity(hass, "sensor.a_supply", device=pipe, state="45", attributes=CELSIUS)
    add_entity(hass, "sensor.lux", device=pipe, state="300", attributes=LIGHT)
    add_entity(hass, "sensor.humidity", device=pipe, state="50", attributes={"device_class": "humidity"})
    add_entity(hass, "sensor.chip", device=pipe, state="50", attributes=CELSIUS)
    er.async_get(hass).async_update_entity("sensor.chip", entity_category=EntityCategory.DIAGNOSTIC)
    add_entity(hass, "sensor.z_valve", device=device, state="30", attributes=CELSIUS)
    add_entity(hass, "sensor.hall", state="19", attributes=CELSIUS)
    add_entity(hass, "sensor.nowhere", state="19", attributes=CELSIUS)
    hall = ar.async_get(hass).async_get_or_create("Hall")
    ar.async_get(hass).async_update(hall.id, temperature_entity_id="sensor.hall")
    assert names_of(hass, bath) == ["sensor.z_valve", "sensor.a_supply", "climate.attic", "sensor.hall", "sensor.lux"]
    assert names_of(hass, attic) == ["climate.bath", "sensor.hall"]


async def test_of_many_sensors_a_few_are_heard(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    twin = await add_twin(hass, "thermostat", add_thermostat(hass, "living", "Living")[1])
    for number in range(9):
        shelf = add_device(hass, f"Shelf {number}", area="Living")
        add_entity(hass, f"sensor.shelf_{number}", device=shelf, state="20", attributes=CELSIUS)
        await add_twin(hass, "thermostat", add_thermostat(hass, f"room_{number}", f"Room {number}")[1])
    found = names_of(hass, twin)
    assert [name.split(".")[0] for name in found] == ["sensor"] * MOST_HERE + ["climate"] * MOST_ROOMS
    assert found == sorted(found, key=found.index)


async def test_what_is_no_temperature_hears_nothing(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    await add_twin(hass, "thermostat", add_thermostat(hass, "living", "Living")[1])
    device = add_device(hass, "Meter", area="Living")
    power = add_entity(hass, "sensor.power", device=device, state="70", attributes={"unit_of_measurement": "W"})
    warmth = add_entity(hass, "sensor.warmth", device=device, state="21", attributes=CELSIUS)
    assert names_of(hass, await add_twin(hass, "sensor", power)) == []
    assert names_of(hass, await add_twin(hass, "sensor", warmth)) == ["climate.living"]


async def test_it_is_learned_from_in_degrees_celsius_under_a_name_that_outlasts_renaming(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    asked_to_learn: list[LearnRequest],
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    await async_add_home(hass)
    device, climate = add_thermostat(hass, "bath", "Bath")
    valve = add_entity(hass, "sensor.valve", device=device)
    other = add_thermostat(hass, "attic", "Attic")[1]
    twin = await add_twin(hass, "thermostat", climate)
    await add_twin(hass, "thermostat", other)
    start = time.time() - 86_400
    for number in range(20):
        at = start + number * 600
        hass.states.async_set("sensor.valve", str(104 + 9 * (number % 2)), FAHRENHEIT, timestamp=at)
        hass.states.async_set("climate.attic", "heat", {**ROOM, "current_temperature": 59 + number}, timestamp=at)
        hass.states.async_set("climate.bath", "heat", {**ROOM, "current_temperature": 68 + number}, timestamp=at)
    hass.states.async_set("sensor.valve", "unavailable", FAHRENHEIT, timestamp=start + 12_600)
    await async_wait_recording_done(hass)
    await async_learn(hass, twin.home, twin.config)
    around = asked_to_learn[-1].environment
    assert around[f"beside_temperature/{valve.id}"].values[:2].tolist() == pytest.approx([40.0, 45.0])
    assert around[f"beside_temperature/{other.id}"].values[0] == pytest.approx(15.0)
    silent = around[f"beside_temperature/{valve.id}"].values[-1]
    assert silent != silent, "what is not reported is not known"  # noqa: PLR0124 -- NaN
    assert not [key for key in asked_to_learn[-1].history if key.startswith("beside")]


@pytest.mark.usefixtures("asked_to_learn")
async def test_a_forecast_is_told_its_course_up_to_now(
    hass: HomeAssistant,
    oracle: Oracle,  # noqa: F811 -- the fixture
) -> None:
    await async_add_home(hass)
    device, climate = add_thermostat(hass, "bath", "Bath")
    twin = await add_twin(hass, "thermostat", climate)
    valve = add_entity(hass, "sensor.valve", device=device, state="40", attributes=CELSIUS)
    twin.recall.async_note()
    hass.states.async_set("sensor.valve", "55", CELSIUS)
    await twin.forecaster.async_predict()
    told = oracle.asked[-1].recent[f"beside_temperature/{valve.id}"]
    assert (told.values[-1], told.times[-1]) == (55.0, oracle.asked[-1].start)
    hass.states.async_set("sensor.valve", "unavailable", CELSIUS)
    await twin.forecaster.async_predict()
    silent = oracle.asked[-1].recent[f"beside_temperature/{valve.id}"].values[-1]
    assert silent != silent  # noqa: PLR0124 -- NaN
