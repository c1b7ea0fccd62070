"""Who is at home and what was: people as they usually come and go, carbon, windows, a start in the past."""

from datetime import timedelta

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import (
    CONF_CARBON,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    CONF_PRICE,
    CONF_WEATHER,
    Role,
)
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.environment import async_expected_environment
from tests.common import async_add_home, twin_entry

from . import around
from .around import HOUR, expected, ids


async def test_people_carbon_and_windows(hass: HomeAssistant) -> None:
    for entity_id, state in (
        ("person.anna", "home"),
        ("person.ben", "home"),
        ("person.cleo", "work"),
        ("sensor.carbon", "310"),
        ("binary_sensor.a", "off"),
        ("binary_sensor.b", "on"),
    ):
        hass.states.async_set(entity_id, state)
    persons = ["person.anna", "person.ben", "person.cleo"]
    await async_add_home(hass, **{CONF_PERSONS: persons, CONF_CARBON: "sensor.carbon"})
    config = TwinConfig.from_entry(
        twin_entry("thermostat", "climate.room", roles={Role.WINDOWS: ["binary_sensor.a", "binary_sensor.b"]})
    )
    values = (await expected(hass, config=config, horizon=HOUR)).values
    assert {name: set(values[name].tolist()) for name in ("people", "carbon_intensity", "window")} == {
        "people": {2.0},
        "carbon_intensity": {310.0},
        "window": {1.0},
    }
    assert "window" not in (await expected(hass, horizon=HOUR)).values


def occupied(hour: int, day: int) -> bool:
    """Return whether Anna is at home: not between 8 and 17 on working days."""
    return day >= 5 or not 8 <= hour < 17


async def record_week(hass: HomeAssistant, entity_id: str, days: int = 8) -> None:
    """Record where Anna was, hour by hour."""
    begin = around.NOW - timedelta(days=days)
    for hour in range(days * 24 + 1):
        moment = dt_util.as_local(begin + timedelta(hours=hour))
        at_home = occupied(moment.hour, moment.weekday())
        on, off = ("home", "not_home") if entity_id.startswith("person") else ("on", "off")
        attributes = {} if entity_id.startswith("person") else {"device_class": "motion"}
        hass.states.async_set(entity_id, on if at_home else off, attributes, timestamp=moment.timestamp())
    await async_wait_recording_done(hass)


@pytest.mark.parametrize("entity_id", ["person.anna", "binary_sensor.hall_motion"])
async def test_people_come_and_go_as_they_usually_do(
    recorder_mock: Recorder, hass: HomeAssistant, entity_id: str
) -> None:
    await record_week(hass, entity_id)
    await async_add_home(hass, **({CONF_PERSONS: [entity_id]} if entity_id.startswith("person") else {}))
    environment = await expected(hass, horizon=72 * HOUR, step=HOUR)
    assert "assumed_people_usual" in ids(environment)
    people = environment.values["people"]
    wrong = 0
    for index in range(12, 73):
        moment = dt_util.as_local(around.NOW + timedelta(hours=index))
        wrong += people[index] != occupied(moment.hour, moment.weekday())
    assert wrong <= 4
    low, high = environment.bands["people"]
    assert np.all((low <= people) & (people <= high))


async def test_a_start_in_the_past_sees_what_was(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for hour in range(49):
        at = around.NOW.timestamp() - (48 - hour) * HOUR
        hass.states.async_set("sensor.outdoor", str(hour / 2), {"unit_of_measurement": "°C"}, timestamp=at)
        hass.states.async_set("sensor.price", str(hour), {"unit_of_measurement": "ct/kWh"}, timestamp=at)
        hass.states.async_set("person.anna", "home" if hour < 36 else "work", timestamp=at)
        damp = {"humidity": 40 + hour}
        hass.states.async_set("weather.here", "cloudy" if hour < 30 else "sunny", damp, timestamp=at)
    await async_wait_recording_done(hass)
    await async_add_home(
        hass,
        **{
            CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor",
            CONF_PRICE: "sensor.price",
            CONF_PERSONS: ["person.anna"],
            CONF_WEATHER: "weather.here",
        },
    )
    home = hass.data[DATA].home
    assert home is not None
    start = around.NOW.timestamp() - 24 * HOUR
    environment = await async_expected_environment(hass, home, None, start, 36 * HOUR, HOUR)
    values = environment.values
    assert values["outdoor_temperature"][:24] == pytest.approx([12 + hour / 2 for hour in range(24)])
    assert values["price"][:24] == pytest.approx([0.24 + hour / 100 for hour in range(24)])
    assert values["people"][:25].tolist() == [1.0] * 12 + [0.0] * 13
    assert values["outdoor_humidity"][:24] == pytest.approx([64 + hour for hour in range(24)])
    assert all(len(item) == 37 for item in values.values())
    under = await async_expected_environment(hass, home, None, start - 20 * HOUR, 20 * HOUR, HOUR)
    assert under.assumed == ()
    assert under.values["outdoor_temperature"][:5] == pytest.approx([2, 2.5, 3, 3.5, 4])
