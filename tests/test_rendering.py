"""Channels as entities show them: the inverse of what is read from entities."""

import pytest
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant, State
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.rendering import STATE_KEY, decimals, render, sensor_state
from custom_components.digital_twin.sources import bind

CASES: list[tuple[str, str, dict[str, Value]]] = [
    ("light", "light", {"on": True, "brightness": 40.0, "color_temperature": 2700.0}),
    ("switch", "plug", {"on": False}),
    (
        "climate",
        "thermostat",
        {"temperature": 20.5, "target_temperature": 21.0, "hvac_mode": "heat", "hvac_action": "idle", "humidity": 47.0},
    ),
    ("cover", "garage_door", {"position": 30.0, "travel": "opening"}),
    ("valve", "valve", {"position": 0.0, "travel": "closed"}),
    ("lock", "lock", {"bolt": "jammed"}),
    ("fan", "fan", {"on": True, "speed": 75.0}),
    ("humidifier", "humidifier", {"on": True, "humidity": 41.0, "target_humidity": 50.0}),
    ("water_heater", "water_heater", {"temperature": 52.0, "target_temperature": 55.0, "operation": "eco"}),
    ("binary_sensor", "binary_sensor", {"on": True}),
]


@pytest.mark.parametrize("units", [METRIC_SYSTEM, US_CUSTOMARY_SYSTEM], ids=["metric", "US"])
@pytest.mark.parametrize(("domain", "kind", "values"), CASES)
def test_what_is_shown_reads_as_what_it_was(
    hass: HomeAssistant, units: UnitSystem, domain: str, kind: str, values: dict[str, Value]
) -> None:
    hass.config.units = units
    attributes = render(domain, values, units.temperature_unit)
    state = State(f"{domain}.a", attributes.pop(STATE_KEY), attributes)
    bindings, _ = bind(hass, KINDS[kind], f"{domain}.a", [f"{domain}.a"], {})
    read = {binding.channel: binding.read(state) for binding in bindings}
    for key, value in values.items():
        assert read[key] == (pytest.approx(value, abs=0.3) if isinstance(value, float) else value)


def test_a_light_that_barely_shines_is_on() -> None:
    assert render("light", {"brightness": 0.01}, UnitOfTemperature.CELSIUS) == {"brightness": 1}
    assert render("light", {"brightness": 0.0}, UnitOfTemperature.CELSIUS) == {"brightness": None}


def test_an_unknown_domain_shows_nothing() -> None:
    assert render("vacuum", {"on": True}, UnitOfTemperature.CELSIUS) == {}


@pytest.mark.parametrize(
    ("channel", "value", "unit", "expected"),
    [
        ("power", 1234.0, "kW", "1.23"),
        ("power", 1234.0, "W", "1234.00"),
        ("energy", 2.0, "Wh", "2000.00"),
        ("temperature", 20.0, "°F", "68.00"),
        ("humidity", 41.0, "%", "41.00"),
        ("power", 1234.0, "lx", None),
        ("power", 1234.0, None, None),
    ],
)
def test_a_sensor_shows_a_channel_in_its_own_unit(
    channel: str, value: float, unit: str | None, expected: str | None
) -> None:
    source = State("sensor.a", "0.01", {"unit_of_measurement": unit})
    assert sensor_state(channel, value, source, decimals(source.state)) == expected


def test_a_plain_sensor_shows_what_was_learned_in_another_unit_in_the_one_it_has_now() -> None:
    source = State("sensor.a", "50.0", {"unit_of_measurement": "°F", "device_class": "temperature"})
    assert sensor_state("value", 20.0, source, 1, "°C") == "68.0"
    assert sensor_state("value", 68.0, source, 1, "°F") == "68.0"
    assert sensor_state("value", 68.0, State("sensor.a", "5", {"unit_of_measurement": "lx"}), 0, "°C") == "68"


@pytest.mark.parametrize(("state", "expected"), [("7", 0), ("7.25", 2), ("unknown", 0), ("7.", 0)])
def test_decimals_are_those_of_the_report(state: str, expected: int) -> None:
    assert decimals(state) == expected
