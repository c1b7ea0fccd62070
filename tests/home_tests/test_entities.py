"""The home in Home Assistant: entities, areas, commands, unloading."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .conftest import Wait, set_up

README = Path(__file__).parents[1] / "home" / "README.md"
MQTT_IDS = {
    "light.hallway_ceiling",
    "sensor.hallway_temperature",
    "sensor.hallway_humidity",
    "sensor.hallway_climate_battery",
    "switch.utility_washer",
    "sensor.utility_washer_power",
    "sensor.utility_washer_energy",
}
ABBREVIATED = {"sensor.living_room_window_battery", "sensor.kitchen_window_battery", "sensor.bedroom_window_battery"}


async def test_the_entities_are_those_of_the_readme(hass: HomeAssistant, home: MockConfigEntry) -> None:
    written = set(re.findall(r"`([a-z_]+\.[a-z_]+)`", README.read_text())) | ABBREVIATED
    written = {entity_id for entity_id in written if not entity_id.startswith(("test_home.", "tests."))}
    registered = {entry.entity_id for entry in er.async_entries_for_config_entry(er.async_get(hass), home.entry_id)}
    assert registered == written - MQTT_IDS - {"home_assistant_v2.db"}
    for entity_id in registered:
        state = hass.states.get(entity_id)
        assert state is not None, entity_id
        assert state.state not in {"unknown", "unavailable"}, entity_id


async def test_devices_have_makers_and_areas(hass: HomeAssistant, home: MockConfigEntry) -> None:
    areas = {area.name for area in ar.async_get(hass).async_list_areas()}
    assert {"Living room", "Kitchen", "Bedroom", "Bathroom", "Hallway", "Garage", "Utility", "Garden"} <= areas
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), home.entry_id)
    assert len(devices) == 36
    assert all(device.manufacturer and device.model for device in devices)
    assert {device.name for device in devices if device.entry_type} == {"Weather", "Electricity price"}


async def test_nothing_is_logged(
    hass: HomeAssistant, home: MockConfigEntry, wait: Wait, caplog: pytest.LogCaptureFixture
) -> None:
    await wait(90)
    loud = [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name.startswith(("homeassistant", "custom_components"))
    ]
    assert [message for message in loud if "not been tested by Home Assistant" not in message] == []


async def test_a_light_fades_and_takes_power(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    await hass.services.async_call(
        "light",
        "turn_on",
        {"entity_id": "light.living_room_ceiling", "brightness": 200, "transition": 10},
        blocking=True,
    )
    light = hass.states.get("light.living_room_ceiling")
    assert light.state == "on"
    await wait(4)
    half_way = hass.states.get("light.living_room_ceiling").attributes["brightness"]
    assert 40 < half_way < 140
    await wait(8)
    assert hass.states.get("light.living_room_ceiling").attributes["brightness"] == 200
    assert 20.0 < float(hass.states.get("sensor.living_room_ceiling_power").state) < 38.0
    await hass.services.async_call("light", "turn_off", {"entity_id": "light.living_room_ceiling"}, blocking=True)
    await wait(2)
    assert hass.states.get("light.living_room_ceiling").state == "off"
    assert float(hass.states.get("sensor.living_room_ceiling_power").state) < 1.0


async def test_a_thermostat_warms_its_room(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    before = float(hass.states.get("sensor.living_room_temperature").state)
    await hass.services.async_call(
        "climate", "set_temperature", {"entity_id": "climate.living_room_thermostat", "temperature": 25}, blocking=True
    )
    assert hass.states.get("climate.living_room_thermostat").attributes["temperature"] == 25
    await wait(120)
    assert hass.states.get("climate.living_room_thermostat").attributes["hvac_action"] == "heating"
    await wait(3 * 3600)
    assert float(hass.states.get("sensor.living_room_temperature").state) > before + 1.0
    await hass.services.async_call(
        "climate", "turn_off", {"entity_id": "climate.living_room_thermostat"}, blocking=True
    )
    await wait(120)
    state = hass.states.get("climate.living_room_thermostat")
    assert (state.state, state.attributes["hvac_action"]) == ("off", "off")


async def test_a_shutter_takes_its_time(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    await hass.services.async_call("cover", "close_cover", {"entity_id": "cover.living_room_shutter"}, blocking=True)
    await wait(10)
    state = hass.states.get("cover.living_room_shutter")
    assert state.state == "closing"
    assert 40 < state.attributes["current_position"] < 75
    await wait(20)
    assert hass.states.get("cover.living_room_shutter").state == "closed"
    await hass.services.async_call(
        "cover", "set_cover_position", {"entity_id": "cover.living_room_shutter", "position": 30}, blocking=True
    )
    await wait(30)
    assert hass.states.get("cover.living_room_shutter").attributes["current_position"] == 30


@pytest.mark.parametrize(
    ("service", "target", "data", "seconds", "expected"),
    [
        ("switch.turn_off", "switch.kitchen_fridge", {}, 1, "off"),
        ("switch.turn_on", "switch.bathroom_heater", {}, 1, "on"),
        ("fan.turn_on", "fan.kitchen_extractor", {"percentage": 100}, 1, "on"),
        ("humidifier.turn_on", "humidifier.bedroom_humidifier", {}, 1, "on"),
        ("lock.unlock", "lock.hallway_front_door", {}, 9, "unlocked"),
        ("valve.close_valve", "valve.utility_water_valve", {}, 10, "closed"),
        (
            "water_heater.set_operation_mode",
            "water_heater.utility_water_heater",
            {"operation_mode": "performance"},
            1,
            "performance",
        ),
        ("number.set_value", "number.garage_ev_charger_current", {"value": 16}, 1, "16"),
        ("cover.open_cover", "cover.garage_door", {}, 20, "open"),
        ("media_player.turn_on", "media_player.living_room_tv", {}, 10, "playing"),
        ("media_player.media_pause", "media_player.living_room_tv", {}, 3, "paused"),
        ("vacuum.start", "vacuum.hallway_vacuum", {}, 6, "cleaning"),
        ("alarm_control_panel.alarm_arm_away", "alarm_control_panel.hallway_alarm", {}, 50, "armed_away"),
        ("siren.turn_on", "siren.hallway_siren", {}, 1, "on"),
        ("select.select_option", "select.utility_storage_mode", {"option": "hold"}, 1, "hold"),
        ("climate.set_hvac_mode", "climate.kitchen_thermostat", {"hvac_mode": "off"}, 62, "off"),
        ("light.turn_on", "light.bedroom_ceiling", {"color_temp_kelvin": 4000}, 1, "on"),
    ],
)
async def test_devices_obey(
    hass: HomeAssistant,
    home: MockConfigEntry,
    wait: Wait,
    service: str,
    target: str,
    data: dict,
    seconds: int,
    expected: str,
) -> None:
    assert hass.states.get(target).state != expected
    await hass.services.async_call(*service.split("."), {"entity_id": target} | data, blocking=True)
    await wait(seconds)
    state = hass.states.get(target).state
    assert state == expected or float(state) == float(expected)


async def test_a_polled_thermostat_tells_late(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    await hass.services.async_call(
        "climate", "set_temperature", {"entity_id": "climate.kitchen_thermostat", "temperature": 15}, blocking=True
    )
    assert hass.states.get("climate.kitchen_thermostat").attributes["temperature"] == 21
    await wait(61)
    assert hass.states.get("climate.kitchen_thermostat").attributes["temperature"] == 15


async def test_the_slow_thermostat_reports_late_and_with_a_foreign_context(
    hass: HomeAssistant, home: MockConfigEntry, wait: Wait
) -> None:
    mine, other = Context(), Context()

    async def call(action: str, data: dict[str, Any], context: Context) -> None:
        target = {"entity_id": "climate.bedroom_thermostat"}
        await hass.services.async_call("climate", action, target | data, blocking=True, context=context)

    await call("set_temperature", {"temperature": 20}, mine)
    await wait(18)
    assert hass.states.get("climate.bedroom_thermostat").attributes["temperature"] == 18
    await call("set_hvac_mode", {"hvac_mode": "heat"}, other)
    await wait(3)
    state = hass.states.get("climate.bedroom_thermostat")
    assert state.attributes["temperature"] == 20
    assert state.context.id not in {mine.id, other.id}
    assert state.context.parent_id is None


async def test_forecasts(hass: HomeAssistant, home: MockConfigEntry) -> None:
    for kind, length in (("hourly", 48), ("daily", 7)):
        answer = await hass.services.async_call(
            "weather",
            "get_forecasts",
            {"entity_id": "weather.test_home", "type": kind},
            blocking=True,
            return_response=True,
        )
        forecast = answer["weather.test_home"]["forecast"]
        assert len(forecast) == length
        assert all(-15.0 < part["temperature"] < 25.0 for part in forecast)


async def test_a_reload_goes_on_where_it_was(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    await hass.services.async_call("cover", "close_cover", {"entity_id": "cover.living_room_shutter"}, blocking=True)
    await wait(30)
    energy = float(hass.states.get("sensor.main_meter_energy").state)
    assert await hass.config_entries.async_reload(home.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get("cover.living_room_shutter").state == "closed"
    assert float(hass.states.get("sensor.main_meter_energy").state) == pytest.approx(energy, abs=0.05)


async def test_unloading_and_removing_leave_nothing(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    assert await hass.config_entries.async_unload(home.entry_id)
    assert home.state is ConfigEntryState.NOT_LOADED
    assert hass.states.get("light.kitchen_ceiling").state == "unavailable"
    await wait(5)
    assert await hass.config_entries.async_remove(home.entry_id)
    await hass.async_block_till_done()
    assert hass.states.async_entity_ids("light") == []


async def test_the_flow_makes_one_home_and_changes_it(hass: HomeAssistant) -> None:
    flow = await hass.config_entries.flow.async_init("test_home", context={"source": "user"})
    answers = {"seed": 3, "speed": 2, "people": True, "mqtt_port": 1883}
    done = await hass.config_entries.flow.async_configure(flow["flow_id"], answers)
    await hass.async_block_till_done()
    entry = done["result"]
    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.speed == 2.0
    again = await hass.config_entries.flow.async_init("test_home", context={"source": "user"})
    assert again["reason"] == "single_instance_allowed"
    options = await hass.config_entries.options.async_init(entry.entry_id)
    await hass.config_entries.options.async_configure(options["flow_id"], answers | {"speed": 60})
    await hass.async_block_till_done()
    assert entry.runtime_data.speed == 60.0


async def test_time_runs_faster(hass: HomeAssistant, freezer: object, wait: Wait) -> None:
    entry = await set_up(hass, speed=60.0)
    world = entry.runtime_data.world
    before = world.time
    await wait(10)
    assert world.time - before == pytest.approx(600.0, abs=1.0)
