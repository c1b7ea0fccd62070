"""Shadows show what their sources show: state, attributes, features and units, in every domain."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from homeassistant.components.climate.const import ClimateEntityFeature, HVACAction, HVACMode
from homeassistant.components.cover import CoverDeviceClass, CoverEntityFeature
from homeassistant.components.light import ColorMode, LightEntityFeature
from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import EntityCategory, UnitOfPower, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from tests.common import complaints

from .physical import (
    Physical,
    PhysicalBinarySensor,
    PhysicalClimate,
    PhysicalCover,
    PhysicalFan,
    PhysicalHumidifier,
    PhysicalLight,
    PhysicalLock,
    PhysicalSensor,
    PhysicalSwitch,
    PhysicalValve,
    PhysicalWaterHeater,
)
from .shadows import async_twin_of, shadow_of

NOT_COPIED = {"friendly_name", "state_class", "code_format"}
RANGE_CLIMATE: dict[str, Any] = {
    "supported_features": ClimateEntityFeature.TARGET_TEMPERATURE_RANGE
    | ClimateEntityFeature.TARGET_HUMIDITY
    | ClimateEntityFeature.FAN_MODE
    | ClimateEntityFeature.SWING_MODE
    | ClimateEntityFeature.SWING_HORIZONTAL_MODE,
    "hvac_modes": [HVACMode.OFF, HVACMode.HEAT_COOL, HVACMode.DRY],
    "hvac_mode": HVACMode.HEAT_COOL,
    "target_temperature_high": 24.0,
    "target_temperature_low": 19.5,
    "target_humidity": 45,
    "current_humidity": 47,
    "min_humidity": 30,
    "max_humidity": 60,
    "fan_modes": ["low", "turbo"],
    "fan_mode": "turbo",
    "swing_modes": ["on", "off"],
    "swing_mode": "off",
    "swing_horizontal_modes": ["wide", "still"],
    "swing_horizontal_mode": "wide",
}
COLOURED: dict[str, Any] = {
    "supported_color_modes": {
        ColorMode.HS,
        ColorMode.RGB,
        ColorMode.COLOR_TEMP,
        ColorMode.RGBW,
        ColorMode.RGBWW,
        ColorMode.XY,
    },
    "supported_features": LightEntityFeature.EFFECT | LightEntityFeature.TRANSITION | LightEntityFeature.FLASH,
    "effect_list": ["off", "rainbow"],
    "effect": "off",
}
SOURCES: dict[str, tuple[type[Physical], dict[str, Any], dict[str, Any]]] = {
    "light": (PhysicalLight, {}, {"brightness": 17}),
    "light, off": (PhysicalLight, {"is_on": False}, {"is_on": True}),
    "light without brightness": (
        PhysicalLight,
        {"supported_color_modes": {ColorMode.ONOFF}, "color_mode": ColorMode.ONOFF},
        {"is_on": False},
    ),
    "light, hs": (
        PhysicalLight,
        COLOURED | {"color_mode": ColorMode.HS, "hs_color": (300, 70)},
        {"hs_color": (10, 30)},
    ),
    "light, rgb": (
        PhysicalLight,
        COLOURED | {"color_mode": ColorMode.RGB, "rgb_color": (12, 240, 3)},
        {"rgb_color": (255, 0, 9)},
    ),
    "light, rgbw": (
        PhysicalLight,
        COLOURED | {"color_mode": ColorMode.RGBW, "rgbw_color": (12, 240, 3, 9)},
        {"effect": "rainbow", "color_mode": ColorMode.BRIGHTNESS},
    ),
    "light, rgbww": (
        PhysicalLight,
        COLOURED | {"color_mode": ColorMode.RGBWW, "rgbww_color": (12, 240, 3, 9, 7)},
        {"brightness": 3},
    ),
    "light, xy": (PhysicalLight, COLOURED | {"color_mode": ColorMode.XY, "xy_color": (0.3, 0.5)}, {"brightness": 3}),
    "light, white": (
        PhysicalLight,
        COLOURED | {"color_mode": ColorMode.COLOR_TEMP, "color_temp_kelvin": 2700, "min_color_temp_kelvin": 2200},
        {"color_temp_kelvin": 6000},
    ),
    "switch": (PhysicalSwitch, {"device_class": "outlet"}, {"is_on": False}),
    "climate": (PhysicalClimate, {}, {"current_temperature": 21.3, "hvac_action": HVACAction.HEATING}),
    "climate, range": (PhysicalClimate, RANGE_CLIMATE, {"target_temperature_high": 26.0, "fan_mode": "low"}),
    "climate, off": (
        PhysicalClimate,
        {"hvac_mode": HVACMode.OFF, "target_temperature": None},
        {"preset_mode": "sleep"},
    ),
    "cover": (
        PhysicalCover,
        {"device_class": CoverDeviceClass.SHUTTER},
        {"is_closing": True, "current_cover_position": 61},
    ),
    "cover, tilt": (
        PhysicalCover,
        {
            "supported_features": CoverEntityFeature.OPEN | CoverEntityFeature.SET_TILT_POSITION,
            "current_cover_tilt_position": 30,
        },
        {"current_cover_tilt_position": 80, "is_opening": True},
    ),
    "cover without position": (
        PhysicalCover,
        {"supported_features": CoverEntityFeature.OPEN | CoverEntityFeature.CLOSE, "current_cover_position": None},
        {"is_closed": True},
    ),
    "fan": (PhysicalFan, {}, {"percentage": 75, "oscillating": True, "current_direction": "reverse"}),
    "fan, preset": (PhysicalFan, {"preset_mode": "auto", "percentage": None}, {"preset_mode": "night"}),
    "lock": (PhysicalLock, {}, {"is_unlocking": True}),
    "lock, open": (PhysicalLock, {"is_open": True}, {"is_open": False, "is_jammed": True}),
    "valve": (PhysicalValve, {}, {"current_valve_position": 0}),
    "valve without position": (
        PhysicalValve,
        {"reports_position": False, "is_closed": False, "supported_features": 3, "current_valve_position": None},
        {"is_closing": True},
    ),
    "humidifier": (PhysicalHumidifier, {"device_class": "humidifier"}, {"mode": "sleep", "target_humidity": 55}),
    "water heater": (PhysicalWaterHeater, {}, {"is_away_mode_on": True, "current_operation": "performance"}),
    "sensor": (
        PhysicalSensor,
        {
            "device_class": SensorDeviceClass.POWER,
            "native_unit_of_measurement": UnitOfPower.KILO_WATT,
            "state_class": SensorStateClass.MEASUREMENT,
            "native_value": 1.25,
        },
        {"native_value": 2.5},
    ),
    "sensor of a text": (
        PhysicalSensor,
        {"device_class": SensorDeviceClass.ENUM, "options": ["wash", "spin"], "native_value": "wash"},
        {"native_value": "spin"},
    ),
    "sensor of a time": (
        PhysicalSensor,
        {"device_class": SensorDeviceClass.TIMESTAMP, "native_value": datetime(2026, 11, 21, 8, tzinfo=UTC)},
        {"native_value": datetime(2026, 11, 21, 9, tzinfo=UTC)},
    ),
    "sensor of a date": (
        PhysicalSensor,
        {"device_class": SensorDeviceClass.DATE, "native_value": date(2026, 11, 21)},
        {"native_value": None},
    ),
    "binary sensor": (PhysicalBinarySensor, {"device_class": "window"}, {"is_on": True}),
}


def shown(hass: HomeAssistant, entity_id: str) -> dict[str, Any]:
    """Return state and attributes, without those that a shadow does not copy."""
    state = hass.states.get(entity_id)
    assert state is not None
    return {"state": state.state} | {key: value for key, value in state.attributes.items() if key not in NOT_COPIED}


@pytest.mark.parametrize("imperial", [False, True], ids=["metric", "US"])
@pytest.mark.parametrize("source", SOURCES)
async def test_a_shadow_shows_what_its_source_shows(hass: HomeAssistant, source: str, imperial: bool) -> None:
    if imperial:
        hass.config.units = US_CUSTOMARY_SYSTEM
    make, values, change = SOURCES[source]
    device = make("Device", **values)
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    assert shown(hass, shadow) == shown(hass, device.entity_id)

    device.show(**change)
    await hass.async_block_till_done()
    assert shown(hass, shadow) == shown(hass, device.entity_id)


async def test_temperatures_of_an_american_home_are_in_its_unit(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    device = PhysicalClimate("Device")
    entry = await async_twin_of(hass, device)
    state = hass.states.get(shadow_of(hass, entry, device))
    assert state.attributes["current_temperature"] == 67
    assert state.attributes["temperature"] == 68
    assert state.attributes["min_temp"] == 41
    assert entry.runtime_data.state.get("target_temperature") == pytest.approx(20.0)


async def test_a_shadow_sensor_keeps_the_unit_the_user_chose_for_its_source(hass: HomeAssistant) -> None:
    device = PhysicalSensor(
        "Device",
        device_class=SensorDeviceClass.TEMPERATURE,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        native_value=20.0,
        suggested_unit_of_measurement=UnitOfTemperature.FAHRENHEIT,
    )
    entry = await async_twin_of(hass, device)
    state = hass.states.get(shadow_of(hass, entry, device))
    assert (float(state.state), state.attributes["unit_of_measurement"]) == (68.0, "°F")
    assert "state_class" not in state.attributes


@pytest.mark.parametrize("source", ["light", "climate", "cover", "lock", "valve without position", "sensor", "fan"])
async def test_unavailable_unknown_and_back(hass: HomeAssistant, source: str, caplog: pytest.LogCaptureFixture) -> None:
    make, values, _ = SOURCES[source]
    device = make("Device", **values)
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    before = shown(hass, shadow)
    registry = er.async_get(hass)
    capabilities = registry.async_get(shadow).capabilities
    caplog.clear()

    device.show(available=False)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "unavailable"
    assert registry.async_get(shadow).capabilities == capabilities

    device.show(available=True)
    await hass.async_block_till_done()
    assert shown(hass, shadow) == before
    assert not complaints(caplog)


async def test_an_unknown_source_makes_an_unknown_shadow(hass: HomeAssistant) -> None:
    device = PhysicalLock("Device", is_locked=None)
    entry = await async_twin_of(hass, device)
    assert hass.states.get(shadow_of(hass, entry, device)).state == "unknown"


@pytest.mark.parametrize(
    ("attributes", "good", "bad"),
    [
        ({"native_unit_of_measurement": "°C", "device_class": SensorDeviceClass.TEMPERATURE}, "20.5", "hot"),
        ({"native_unit_of_measurement": "points"}, "7", "many"),
        ({"device_class": SensorDeviceClass.ENUM, "options": ["a", "b"]}, "b", "c"),
        ({"device_class": SensorDeviceClass.TIMESTAMP}, "2026-11-21T12:00:00+00:00", "2026-11-21T12:00:00"),
        ({"device_class": SensorDeviceClass.DATE}, "2026-11-21", "tomorrow"),
    ],
)
async def test_a_state_no_sensor_of_its_class_can_have_makes_an_unknown_shadow(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, attributes: dict[str, Any], good: str, bad: str
) -> None:
    device = PhysicalSensor("Device", **attributes)
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    for state in (good, bad, good):
        hass.states.async_set(device.entity_id, state, hass.states.get(device.entity_id).attributes)
        await hass.async_block_till_done()
        assert hass.states.get(shadow).state == (state if state == good else "unknown")
    assert not complaints(caplog)


async def test_a_source_that_is_not_loaded_yet(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    device = PhysicalClimate("Device")
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    before = shown(hass, shadow)
    source = device.entity_id
    capabilities = er.async_get(hass).async_get(shadow).capabilities

    assert await hass.config_entries.async_unload(device.platform.config_entry.entry_id)
    hass.states.async_remove(source)
    caplog.clear()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "unavailable"
    assert er.async_get(hass).async_get(shadow).capabilities == capabilities

    state = before.pop("state")
    hass.states.async_set(source, state, before)
    await hass.async_block_till_done()
    assert shown(hass, shadow) == {"state": state} | before
    assert not complaints(caplog)


async def test_attributes_that_no_domain_knows_cause_no_write(hass: HomeAssistant) -> None:
    device = PhysicalLight("Device")
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    reported = hass.states.get(shadow).last_reported

    device.show(extra_state_attributes={"last_seen": "12:00:01"})
    await hass.async_block_till_done()
    assert hass.states.get(device.entity_id).attributes["last_seen"] == "12:00:01"
    assert "last_seen" not in hass.states.get(shadow).attributes
    assert hass.states.get(shadow).last_reported == reported


async def test_shadows_stand_on_a_device_of_their_own(hass: HomeAssistant) -> None:
    device = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, device)
    shadow = er.async_get(hass).async_get(shadow_of(hass, entry, device))
    twin_device = dr.async_get(hass).async_get(shadow.device_id)
    real = er.async_get(hass).async_get(device.entity_id).device_id
    assert twin_device.via_device_id == real
    assert twin_device.area_id is None
    assert twin_device.model == "Digital twin"
    assert shadow.entity_category is EntityCategory.DIAGNOSTIC
    assert shadow.has_entity_name
    assert hass.states.get(shadow.entity_id).name == "Lamp twin"


async def test_members_beside_the_main_entity_keep_their_names(hass: HomeAssistant) -> None:
    lamp, switch = PhysicalLight("Lamp"), PhysicalSwitch("Lamp child lock", name="Child lock")
    entry = await async_twin_of(hass, lamp, switch)
    assert hass.states.get(shadow_of(hass, entry, lamp)).name == "Lamp twin"
    assert hass.states.get(shadow_of(hass, entry, switch)).name == "Lamp twin Child lock"
