"""Changing a twin by the same interview."""

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import CONF_FORECAST_STATISTICS as STATISTICS
from custom_components.digital_twin.const import CONF_HORIZONS, DOMAIN, Priority, Role
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import TwinConfig
from tests.common import add_device, add_entity, async_add_entry, twin_entry
from tests.flow.common import (
    LEARNED,
    Lesson,
    answer,
    async_finish,
    begin,
    lamp,
    radiator,
    reconfigure,
    reference,
    suggested,
)


async def test_reconfigure_shows_everything_and_changes_it_without_learning_anew(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = radiator(hass)
    result = await async_finish(hass, await begin(hass, device))
    entry = result["result"]
    before = TwinConfig.from_entry(entry)
    result = await reconfigure(hass, entry)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "twin")
    result = await answer(hass, result, name="Renamed", priority="normal")
    assert suggested(result) == {
        "emitter": "radiator",
        "room_temperature": "sensor.kitchen_temperature",
        "windows": ["binary_sensor.window"],
    }
    result = await answer(hass, result)
    result = await answer(hass, result, comfort_high=23)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await hass.async_block_till_done()
    assert len(lesson.configs) == 1
    config = TwinConfig.from_entry(entry)
    assert (entry.title, config.name, config.priority) == ("Renamed", "Renamed", Priority.NORMAL)
    assert config.settings["comfort_high"] == 23
    assert config.roles == before.roles
    assert entry.runtime_data.config == config
    assert entry.runtime_data.learned == LEARNED


async def test_a_storage_is_changed_whose_charge_sensor_is_named(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = add_device(hass, "Storage")
    percent = {"device_class": "battery", "unit_of_measurement": "%", "state_class": "measurement"}
    charge = add_entity(hass, "sensor.charge", device=device, state="60", attributes=percent)
    add_entity(hass, "sensor.energy", device=device, state="3", attributes={"unit_of_measurement": "kWh"})
    entry = twin_entry("battery", charge.id, device_id=device.id, roles={Role.CHARGE: (charge.id,)})
    await async_add_entry(hass, entry)
    result = await answer(hass, await reconfigure(hass, entry))
    assert suggested(result)["charge"] == "sensor.charge"
    refused = await answer(hass, result, charge="sensor.energy")
    assert refused["errors"] == {"charge": "no_percentage"}
    result = await answer(hass, refused, charge="sensor.charge", capacity=10)
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    config = TwinConfig.from_entry(entry)
    assert config.settings["capacity"] == 10
    assert config.roles[Role.CHARGE] == (charge.id,)


async def test_horizons_and_statistics_are_asked_for_once_there_is_a_twin(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    result = await begin(hass, radiator(hass))
    assert CONF_HORIZONS not in result["data_schema"].schema
    entry = (await async_finish(hass, result))["result"]
    assert TwinConfig.from_entry(entry).horizons == (3600,)
    result = await reconfigure(hass, entry)
    asked = {str(key): key.default() for key in result["data_schema"].schema if key in (CONF_HORIZONS, STATISTICS)}
    assert asked == {CONF_HORIZONS: ["hour"], STATISTICS: False}
    result = await answer(hass, result, horizons=["day", "minutes_15"], forecast_statistics=True)
    result = await answer(hass, await answer(hass, result))
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    config = TwinConfig.from_entry(entry)
    assert (config.horizons, config.forecast_statistics) == ((900, 86_400), True)
    registry = er.async_get(hass)
    for key, there in (("prediction_900", True), ("prediction_86400", True), ("prediction", False)):
        assert (registry.async_get_entity_id("sensor", DOMAIN, f"{entry.entry_id}_{key}") is not None) is there

    result = await answer(hass, await reconfigure(hass, entry), horizons=[])
    await answer(hass, await answer(hass, result))
    await hass.async_block_till_done()
    config = TwinConfig.from_entry(entry)
    assert (config.horizons, config.forecast_statistics) == ((), True)


async def test_reconfigure_learns_anew_when_entities_changed(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    entry = (await async_finish(hass, await begin(hass, radiator(hass))))["result"]
    lesson.learned = Learned(kind="thermostat", structure="room", days=9.0, report=LEARNED.report)
    result = await answer(hass, await reconfigure(hass, entry))
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {})
    result = await answer(hass, result)
    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "summary")
    result = await async_finish(hass, result)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert len(lesson.configs) == 2
    assert entry.data["roles"] == {}
    assert entry.runtime_data.learned == lesson.learned


async def test_reconfigure_of_a_twin_whose_device_is_gone_says_so(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, device_registry: dr.DeviceRegistry
) -> None:
    device = lamp(hass)
    entry = twin_entry("light", reference(hass, "light.lamp"), device_id=device.id)
    await async_add_entry(hass, entry)
    device_registry.async_remove_device(device.id)
    await hass.async_block_till_done()
    result = await reconfigure(hass, entry)
    assert result["type"] is FlowResultType.FORM
    result = await answer(hass, result)
    assert result["errors"] == {"base": "device_gone"}


async def test_answers_that_no_longer_fit_are_dropped(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = add_device(hass, "Washing machine")
    add_entity(hass, "switch.washer", device=device, state="on")
    result = await async_finish(hass, await begin(hass, device), quiet_start="22:00:00", quiet_end="06:00:00")
    entry = result["result"]
    assert entry.data["settings"] == {"appliance": "washer", "quiet_start": "22:00:00", "quiet_end": "06:00:00"}
    result = await answer(hass, await reconfigure(hass, entry))
    result = await answer(hass, result, appliance="fridge")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert entry.data["settings"] == {"appliance": "fridge"}
