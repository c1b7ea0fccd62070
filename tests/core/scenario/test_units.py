"""Numbers that a person writes in a scenario: in the home's units, refused with bounds in them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import CELSIUS
from custom_components.digital_twin.core.home.happenings import Command, Fault, Given, Surroundings
from custom_components.digital_twin.core.home.links import HomeLinks
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.bind import bind
from custom_components.digital_twin.core.scenario.language import read
from custom_components.digital_twin.core.scenario.problems import LanguageError
from custom_components.digital_twin.core.scenario.request import HomeScenario
from custom_components.digital_twin.core.scenario.units import Scale, Units
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import thermostat, twin

from .book import Book

NOW = datetime(2026, 1, 15, 18, 0, tzinfo=UTC).timestamp()
FAHRENHEIT = Scale("°F", 1.8, 32.0)
KILOWATT = Scale("kW", 0.001)
TWINS = {
    "room": thermostat(twin_id="room"),
    "oven": twin("plug", {"on": True, "power": 80.0}, twin_id="oven"),
}
BOOK = Book(
    {"climate.room": ("room",), "switch.oven": ("oven",)},
    {
        ("room", "temperature"): FAHRENHEIT,
        ("room", "target_temperature"): FAHRENHEIT,
        ("oven", "power"): KILOWATT,
    },
)


def bound(*, home: Mapping[str, TwinSnapshot] = TWINS, **data: Any) -> HomeScenario:
    plan = read(data, now=NOW, zone=UTC, units=Units(FAHRENHEIT))
    weather = Environment(start=plan.start, step=3600.0, values={"outdoor_temperature": np.zeros(25)})
    return bind(plan, BOOK, twins=home, links=HomeLinks(), environment=weather)


def happenings(**data: Any) -> tuple[Any, ...]:
    return bound(**data).happenings


def refused(**data: Any) -> dict[str, dict[str, Any]]:
    with pytest.raises(LanguageError) as caught:
        bound(**data)
    return {problem.path: dict(problem.message.params) for problem in caught.value.problems}


def test_channels_are_set_and_given_in_the_unit_they_are_shown_in() -> None:
    command, given, power = happenings(
        changes=[
            {"set": {"target_temperature": 68}, "twin": "climate.room"},
            {"set": {"temperature": 50}, "twin": "climate.room", "at": 60},
            {"set": {"power": 2.5}, "twin": "switch.oven"},
        ]
    )
    assert isinstance(command, Command)
    assert command.commands["target_temperature"] == pytest.approx(20.0)
    assert isinstance(given, Given)
    assert given.value == pytest.approx(10.0)
    assert isinstance(power, Given)
    assert power.value == pytest.approx(2500.0)


def test_states_limits_and_conditions_are_written_so_too() -> None:
    scenario = bound(
        start={"states": [{"twin": "climate.room", "set": {"temperature": 59}}]},
        limits=[{"twin": "climate.room", "channel": "temperature", "below": 50}],
        changes=[
            {
                "set": {"target_temperature": 41},
                "twin": "climate.room",
                "when": {"twin": "climate.room", "channel": "temperature", "above": 77},
            },
            {
                "set": {"target_temperature": 86},
                "twin": "climate.room",
                "when": {"environment": "outdoor_temperature", "below": 14},
            },
        ],
    )
    (start,) = (one for one in scenario.twins if one.spec.twin_id == "room")
    assert start.values["temperature"] == pytest.approx(15.0)
    assert scenario.limits[0].below == pytest.approx(10.0)
    first, second = (one.when for one in scenario.happenings)
    assert first is not None
    assert first.above == pytest.approx(25.0)
    assert second is not None
    assert second.below == pytest.approx(-10.0)


def test_weather_is_a_temperature_or_a_difference() -> None:
    value, offset = happenings(
        changes=[
            {"environment": {"outdoor_temperature": 5}},
            {"environment": {"outdoor_temperature": {"offset": -18}, "price": {"offset": 0.1}}, "at": 60},
        ]
    )[:2]
    assert isinstance(value, Surroundings)
    assert value.value == pytest.approx(-15.0)
    assert isinstance(offset, Surroundings)
    assert offset.offset == pytest.approx(-10.0)


def test_a_price_is_no_temperature() -> None:
    (price,) = happenings(changes=[{"environment": {"price": {"offset": 0.1}}}])
    assert price.offset == 0.1


def test_parameters_of_the_library_are_in_the_homes_units_and_its_defaults_are_what_they_were() -> None:
    wave = happenings(scenario="heat_wave", parameters={"offset": 9})[0]
    assert wave.offset == pytest.approx(5.0)
    usual = happenings(scenario="heat_wave")[0]
    assert usual.offset == 8.0
    away = [one for one in happenings(scenario="everybody_away", parameters={"target": 59}) if isinstance(one, Command)]
    assert away[0].commands["target_temperature"] == pytest.approx(15.0)


def test_a_drift_is_a_difference_an_hour() -> None:
    (fault,) = happenings(changes=[{"fault": "drift", "twin": "climate.room", "channel": "temperature", "rate": 0.9}])
    assert isinstance(fault, Fault)
    assert fault.rate == pytest.approx(0.5)
    (fault,) = happenings(scenario="sensor_failure", parameters={"twin": "climate.room", "fault": "drift", "rate": 0.9})
    assert fault.rate == pytest.approx(0.5)


def test_how_fast_a_sensor_may_drift_is_said_in_the_homes_unit() -> None:
    channel = TWINS["room"].spec.channels["temperature"]
    most = (channel.upper - channel.lower) * 1.8
    found = refused(changes=[{"fault": "drift", "twin": "climate.room", "channel": "temperature", "rate": 2 * most}])
    told = {"value": f"{2 * most}", "lower": f"-{most:g}", "upper": f"{most:g} °F/h"}
    assert found == {"changes[0].rate": {"path": "changes[0].rate", **told}}


def test_what_a_load_test_raises_is_in_the_channels_unit() -> None:
    parameters = {"twin": "climate.room", "channel": "target_temperature", "first": 68, "last": 86}
    test = bound(scenario="load_test", parameters=parameters).load_test
    assert test is not None
    assert (test.first, test.last) == (pytest.approx(20.0), pytest.approx(30.0))


def test_bounds_are_told_in_the_homes_unit() -> None:
    told = refused(changes=[{"environment": {"outdoor_temperature": 200}}])
    assert told["changes[0].environment.outdoor_temperature.value"]["upper"] == "140 °F"
    assert told["changes[0].environment.outdoor_temperature.value"]["lower"] == "-76"
    told = refused(changes=[{"set": {"target_temperature": 5000}, "twin": "climate.room"}])
    assert told["changes[0].set.target_temperature"]["allowed"].endswith("°F")
    told = refused(scenario="everybody_away", parameters={"target": 15})
    assert told["parameters.target"]["lower"] == "41"
    assert told["parameters.target"]["upper"] == "86 °F"


def test_a_home_in_celsius_reads_its_numbers_as_they_stand() -> None:
    assert Units().of(CELSIUS).inward(20.1) == 20.1
    assert Scale("W").taken(TWINS["oven"].spec.channels["power"], 0.3) == 0.3


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(32, 212, (5.0, 30.0, 0.5)), (68, 86, (20.0, 30.0, 0.5)), (86, 32, (30.0, 5.0, 0.5))],
)
def test_a_load_test_commands_no_more_than_the_device_takes(
    first: int, last: int, expected: tuple[float, float, float]
) -> None:
    spec = TWINS["room"].spec
    channel = replace(spec.channels["target_temperature"], least=5.0, most=30.0, step=0.5)
    limited = replace(TWINS["room"], spec=replace(spec, channels={**spec.channels, channel.key: channel}))
    parameters = {"twin": "climate.room", "channel": channel.key, "first": first, "last": last}
    test = bound(scenario="load_test", parameters=parameters, home={**TWINS, "room": limited}).load_test
    assert test is not None
    assert (test.first, test.last, test.step) == pytest.approx(expected)
    beyond = {**parameters, "first": 100, "last": 200}
    with pytest.raises(LanguageError):
        bound(scenario="load_test", parameters=beyond, home={**TWINS, "room": limited})
