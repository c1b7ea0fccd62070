"""Source entities as channels, in the core's units."""

import math
from collections.abc import Mapping
from typing import Any

import pytest
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem

from custom_components.digital_twin.const import Role
from custom_components.digital_twin.core.channel import InvalidValueError, Refusal
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.sources import bind

from .common import add_entity, async_add_entry, async_add_home, twin_entry


def read(
    hass: HomeAssistant, kind: str, main: str, roles: dict[Role, tuple[str, ...]] | None = None
) -> dict[str, object]:
    """Return what each bound channel reads from the present states."""
    bindings, channels = bind(hass, KINDS[kind], main, [main], roles or {})
    assert {binding.channel for binding in bindings} == set(channels)
    values: dict[str, object] = {}
    for binding in bindings:
        state = hass.states.get(binding.entity_id)
        assert state is not None
        values[binding.channel] = binding.read(state)
    return values


@pytest.mark.parametrize(
    ("kind", "entity_id", "state", "attributes", "expected"),
    [
        (
            "light",
            "light.a",
            "on",
            {"brightness": 51, "color_temp_kelvin": 2700},
            {"on": True, "brightness": 20.0, "color_temperature": 2700},
        ),
        ("light", "light.a", "off", {"brightness": None}, {"on": False, "brightness": None, "color_temperature": None}),
        (
            "thermostat",
            "climate.a",
            "heat",
            {"current_temperature": 20.5, "temperature": 21, "hvac_action": "heating", "current_humidity": 40},
            {
                "temperature": 20.5,
                "target_temperature": 21,
                "hvac_mode": "heat",
                "hvac_action": "heating",
                "humidity": 40,
            },
        ),
        ("cover", "cover.a", "open", {"current_position": 35}, {"position": 35, "travel": "open"}),
        ("cover", "cover.a", "closed", {}, {"position": 0, "travel": "closed"}),
        ("cover", "cover.a", "opening", {}, {"position": None, "travel": "opening"}),
        ("lock", "lock.a", "jammed", {}, {"bolt": "jammed"}),
        ("fan", "fan.a", "on", {"percentage": 66}, {"on": True, "speed": 66}),
        (
            "humidifier",
            "humidifier.a",
            "on",
            {"humidity": 50, "current_humidity": 41},
            {"on": True, "humidity": 41, "target_humidity": 50},
        ),
        (
            "water_heater",
            "water_heater.a",
            "eco",
            {"current_temperature": 55, "temperature": 60},
            {"temperature": 55, "target_temperature": 60, "operation": "eco"},
        ),
        ("plug", "switch.a", "on", {}, {"on": True}),
        ("binary_sensor", "binary_sensor.a", "off", {}, {"on": False}),
        ("sensor", "sensor.a", "7.5", {"unit_of_measurement": "ppm"}, {"value": "7.5"}),
        ("generic", "select.a", "left", {}, {"state": "left"}),
    ],
)
async def test_a_device_speaks_in_the_channels_of_its_kind(
    hass: HomeAssistant,
    kind: str,
    entity_id: str,
    state: str,
    attributes: Mapping[str, Any],
    expected: dict[str, object],
) -> None:
    hass.states.async_set(entity_id, state, attributes)
    assert read(hass, kind, entity_id) == expected


async def test_fahrenheit_attributes_become_celsius(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    hass.states.async_set("climate.a", "heat", {"current_temperature": 68, "temperature": None})
    values = read(hass, "thermostat", "climate.a")
    assert values["temperature"] == pytest.approx(20.0)
    assert values["target_temperature"] is None


@pytest.mark.parametrize(
    ("role", "unit", "state", "channel", "value"),
    [
        (Role.ROOM_TEMPERATURE, UnitOfTemperature.FAHRENHEIT, "68", "temperature", 20.0),
        (Role.ROOM_TEMPERATURE, UnitOfTemperature.CELSIUS, "19.5", "temperature", 19.5),
        (Role.POWER, "kW", "1.5", "power", 1500.0),
        (Role.ENERGY, "Wh", "2500", "energy", 2.5),
        (Role.VALVE, "%", "40", "valve", 40.0),
        (Role.HUMIDITY, "%", "55", "humidity", 55.0),
    ],
)
async def test_a_role_comes_in_the_cores_unit_and_before_the_devices_own_word(
    hass: HomeAssistant, role: Role, unit: str, state: str, channel: str, value: float
) -> None:
    hass.states.async_set("climate.a", "heat", {"current_temperature": 5, "current_humidity": 5})
    hass.states.async_set("sensor.role", state, {"unit_of_measurement": unit})
    values = read(hass, "thermostat", "climate.a", {role: ("sensor.role",)})
    assert float(str(values[channel])) == pytest.approx(value)


@pytest.mark.parametrize(
    ("unit", "state", "refusal"),
    [("kWh", "5", Refusal.WRONG_UNIT), (None, "5", Refusal.WRONG_UNIT), ("kW", "much", Refusal.NOT_A_NUMBER)],
)
async def test_another_quantity_is_refused(hass: HomeAssistant, unit: str | None, state: str, refusal: Refusal) -> None:
    hass.states.async_set("switch.a", "on")
    hass.states.async_set("sensor.power", state, {"unit_of_measurement": unit})
    with pytest.raises(InvalidValueError) as error:
        read(hass, "plug", "switch.a", {Role.POWER: ("sensor.power",)})
    assert error.value.refusal is refusal


@pytest.mark.parametrize("nonsense", ["bright", [51]])
async def test_a_brightness_that_is_no_number_goes_to_quarantine(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, nonsense: object
) -> None:
    await async_add_home(hass)
    add_entity(hass, "light.a", state="on", attributes={"brightness": 51})
    twin = (await async_add_entry(hass, twin_entry("light", "light.a"))).runtime_data
    hass.states.async_set("light.a", "on", {"brightness": nonsense})
    await hass.async_block_till_done()
    assert twin.state.get("brightness") == 20.0
    (refused,) = twin.state.quarantine
    assert (refused.channel, refused.refusal) == ("brightness", Refusal.NOT_A_NUMBER)
    assert "Error while dispatching" not in caplog.text


async def test_any_open_window_is_an_open_window(hass: HomeAssistant) -> None:
    hass.states.async_set("climate.a", "heat")
    hass.states.async_set("binary_sensor.left", "off")
    windows = ("binary_sensor.left", "binary_sensor.right")
    bindings, _ = bind(hass, KINDS["thermostat"], "climate.a", ["climate.a"], {Role.WINDOWS: windows})
    window = [binding for binding in bindings if binding.channel == "window"]
    assert {binding.entity_id for binding in window} == set(windows)
    state = hass.states.get("binary_sensor.left")
    assert state is not None
    assert window[0].read(state) is False
    hass.states.async_set("binary_sensor.right", "on")
    assert window[0].read(state) is True


@pytest.mark.parametrize(
    ("state", "unit", "expected"),
    [("-4.6", "W", 0.0), ("-0.012", "kW", 0.0), ("812", "W", "812"), ("-900", "W", "-900")],
)
async def test_what_an_inverter_takes_at_night_is_no_production(
    hass: HomeAssistant, state: str, unit: str, expected: object
) -> None:
    hass.states.async_set("sensor.roof", state, {"unit_of_measurement": unit, "device_class": "power"})
    assert read(hass, "pv", "sensor.roof") == {"production": expected}


async def test_a_plain_sensor_that_changes_its_unit_is_refused(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.a", "7.5", {"unit_of_measurement": "ppm"})
    bindings, channels = bind(hass, KINDS["sensor"], "sensor.a", ["sensor.a"], {})
    assert channels["value"].unit == "ppm"
    hass.states.async_set("sensor.a", "7.5", {"unit_of_measurement": "ppb"})
    state = hass.states.get("sensor.a")
    assert state is not None
    with pytest.raises(InvalidValueError) as error:
        bindings[0].read(state)
    assert error.value.refusal is Refusal.WRONG_UNIT


def temperature(unit: str) -> dict[str, str]:
    return {"unit_of_measurement": unit, "device_class": "temperature"}


async def test_a_plain_sensor_shown_in_another_unit_is_read_in_that_it_had(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.a", "20.0", temperature("°C"))
    bindings, _ = bind(hass, KINDS["sensor"], "sensor.a", ["sensor.a"], {})
    hass.states.async_set("sensor.a", "50.0", temperature("°F"))
    state = hass.states.get("sensor.a")
    assert state is not None
    assert bindings[0].read(state) == pytest.approx(10.0)
    hass.states.async_set("sensor.a", "warm", temperature("°F"))
    state = hass.states.get("sensor.a")
    assert state is not None
    with pytest.raises(InvalidValueError) as error:
        bindings[0].read(state)
    assert error.value.refusal is Refusal.NOT_A_NUMBER


@pytest.mark.parametrize(("before", "kept"), [("°C", "°C"), (None, "°F"), ("lx", "°F")])
async def test_a_plain_sensor_keeps_the_unit_it_was_learned_in(
    hass: HomeAssistant, before: str | None, kept: str
) -> None:
    hass.states.async_set("sensor.a", "50.0", temperature("°F"))
    bindings, channels = bind(hass, KINDS["sensor"], "sensor.a", ["sensor.a"], {}, before)
    assert channels["value"].unit == kept
    state = hass.states.get("sensor.a")
    assert state is not None
    assert float(str(bindings[0].read(state))) == pytest.approx(10.0 if kept == "°C" else 50.0)


async def test_a_sensor_that_is_not_loaded_yet_keeps_the_unit_it_was_learned_in(hass: HomeAssistant) -> None:
    _, channels = bind(hass, KINDS["sensor"], "sensor.a", ["sensor.a"], {}, "°C")
    assert channels["value"].unit == "°C"


async def test_a_number_is_set_in_its_own_unit_and_read_in_no_other(hass: HomeAssistant) -> None:
    hass.states.async_set("number.a", "50.0", temperature("°F"))
    _, channels = bind(hass, KINDS["number"], "number.a", ["number.a"], {}, "°C")
    assert channels["value"].unit == "°F"


async def test_the_unit_of_a_sensor_that_is_not_loaded_comes_from_the_registry(hass: HomeAssistant) -> None:
    add_entity(hass, "sensor.a", unit_of_measurement="lx")
    _, channels = bind(hass, KINDS["sensor"], "sensor.a", ["sensor.a"], {})
    assert channels["value"].unit == "lx"


async def test_the_main_entity_comes_before_other_members(hass: HomeAssistant) -> None:
    bindings, _ = bind(hass, KINDS["plug"], "switch.main", ["switch.other", "switch.main"], {})
    assert [binding.entity_id for binding in bindings] == ["switch.main"]


@pytest.mark.parametrize(
    ("units", "low", "high", "inside", "outside"),
    [(METRIC_SYSTEM, 5, 30, (5.0, 30.0), (4.9, 30.1)), (US_CUSTOMARY_SYSTEM, 45, 86, (65 / 9, 30.0), (7.0, 30.1))],
)
async def test_a_thermostat_takes_the_targets_that_it_says(
    hass: HomeAssistant,
    units: UnitSystem,
    low: float,
    high: float,
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    hass.config.units = units
    hass.states.async_set("climate.a", "heat", {"temperature": 20, "min_temp": low, "max_temp": high})
    _, channels = bind(hass, KINDS["thermostat"], "climate.a", ["climate.a"], {})
    assert all(channels["target_temperature"].takes(value) for value in inside)
    assert not any(channels["target_temperature"].takes(value) for value in outside)
    add_entity(hass, "climate.b", capabilities={"min_temp": low, "max_temp": high})
    _, channels = bind(hass, KINDS["thermostat"], "climate.b", ["climate.b"], {})
    assert channels["target_temperature"].takes(inside[0]), "known from the registry before it is there"
    assert not channels["target_temperature"].takes(outside[0])
    hass.states.async_set("climate.a", "heat", {"temperature": 20, "min_temp": None, "max_temp": "warm"})
    _, channels = bind(hass, KINDS["thermostat"], "climate.a", ["climate.a"], {})
    assert channels["target_temperature"].least == -math.inf, "nothing is told"


@pytest.mark.parametrize(
    ("kind", "entity", "listed", "channel", "modes"),
    [
        ("thermostat", "climate.a", "hvac_modes", "hvac_mode", ("off", "heat")),
        ("water_heater", "water_heater.a", "operation_list", "operation", ("off", "eco")),
    ],
)
def test_a_device_tells_which_modes_it_has(
    hass: HomeAssistant, kind: str, entity: str, listed: str, channel: str, modes: tuple[str, ...]
) -> None:
    hass.states.async_set(entity, modes[1], {listed: list(modes)})
    _, channels = bind(hass, KINDS[kind], entity, [entity], {})
    assert channels[channel].offered == modes
    hass.states.async_set(entity, modes[1], {listed: None})
    _, channels = bind(hass, KINDS[kind], entity, [entity], {})
    assert channels[channel].offered == ()


@pytest.mark.parametrize("loaded", [True, False])
async def test_what_a_number_takes_is_known_from_its_state_or_the_registry(
    hass: HomeAssistant, *, loaded: bool
) -> None:
    told = {"min": 6, "max": 16.5, "step": 0.5}
    if loaded:
        hass.states.async_set("number.a", "10", {"unit_of_measurement": "A", **told})
    else:
        add_entity(hass, "number.a", unit_of_measurement="A", capabilities=told)
    hass.states.async_set("number.limit", "80", {"unit_of_measurement": "%"})
    _, channels = bind(hass, KINDS["battery"], "switch.a", ["switch.a", "number.a", "number.limit"], {})
    current, limit = channels["current"], channels["charge_limit"]
    assert (current.least, current.most, current.step) == (6.0, 16.5, 0.5)
    assert (limit.least, limit.most, limit.step) == (-math.inf, math.inf, 0.0)
