"""Scenarios of a home in degrees Fahrenheit: read and told in its units, through the actions."""

from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.digital_twin.actions.plan_answer import account
from custom_components.digital_twin.const import Role
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.plan.request import Account
from custom_components.digital_twin.core.scenario.result import Totals
from custom_components.digital_twin.scenarios.telling import totals
from custom_components.digital_twin.texts import async_speaker
from tests.common import add_device, add_entity, async_add_entry, twin_entry

from .conftest import FRIDGE, RADIATOR, SmallHome

SMALL = {"members": 8, "step": 300, "horizon": {"hours": 3}}


@pytest.fixture
def units() -> UnitSystem:
    """Give the units of a home in the United States."""
    return US_CUSTOMARY_SYSTEM


def last_target(answer: dict[str, Any]) -> float:
    target: float = answer["twins"][RADIATOR]["channels"]["target_temperature"]["end"]
    return target


async def test_a_target_is_read_and_told_in_fahrenheit(small_home: SmallHome) -> None:
    change = {"set": {"target_temperature": 59}, "twin": RADIATOR}
    answer = await small_home.call("run_scenario", changes=[change], twins=[RADIATOR], **SMALL)
    assert last_target(answer) == pytest.approx(59.0)
    assert answer["twins"][RADIATOR]["channels"]["target_temperature"]["unit"] == "°F"


async def test_rooms_are_told_in_fahrenheit(small_home: SmallHome) -> None:
    answer = await small_home.call("run_scenario", scenario="power_outage", **SMALL)
    (zone,) = answer["zones"].values()
    assert zone["temperature"][0]["value"] == pytest.approx(66.2, abs=3.0)


async def test_what_cannot_be_is_refused_in_fahrenheit(small_home: SmallHome) -> None:
    with pytest.raises(ServiceValidationError) as caught:
        await small_home.call("run_scenario", scenario="everybody_away", parameters={"target": 20})
    assert "41" in str(caught.value.translation_placeholders)
    assert "86 °F" in str(caught.value.translation_placeholders)
    change = {"set": {"target_temperature": 9999}, "twin": RADIATOR}
    with pytest.raises(ServiceValidationError) as caught:
        await small_home.call("run_scenario", changes=[change])
    assert "°F" in str(caught.value.translation_placeholders)


async def test_power_is_written_in_the_unit_of_its_sensor(small_home: SmallHome) -> None:
    change = {"set": {"power": 1.5}, "twin": FRIDGE}
    answer = await small_home.call("run_scenario", changes=[change], twins=[FRIDGE], **SMALL)
    power = answer["twins"][FRIDGE]["channels"]["power"]
    assert (power["unit"], power["end"]) == ("kW", pytest.approx(1.5))


async def test_builders_are_told_the_units_and_bounds_that_are_read(
    small_home: SmallHome, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client(small_home.hass)
    await client.send_json_auto_id({"type": "digital_twin/scenarios/library"})
    library = (await client.receive_json())["result"]
    assert library["quantities"]["outdoor_temperature"] == {"lower": -76.0, "upper": 140.0, "unit": "°F"}
    entries = {entry["id"]: {one["name"]: one for one in entry["parameters"]} for entry in library["scenarios"]}
    offset = entries["heat_wave"]["offset"]
    assert (offset["unit"], offset["default"], offset["upper"]) == ("°F", pytest.approx(14.4), pytest.approx(45.0))
    await client.send_json_auto_id({"type": "digital_twin/twin/channels", "entity_id": RADIATOR})
    channels = (await client.receive_json())["result"]["channels"]
    assert channels["target_temperature"]["unit"] == "°F"
    assert channels["target_temperature"]["value"] == pytest.approx(68.0, abs=0.1)
    listed = await small_home.call("list_scenarios")
    assert listed["library"]["everybody_away"]["parameters"]["target"]["unit"] == "°F"


@pytest.mark.parametrize(("units", "factor"), [(US_CUSTOMARY_SYSTEM, 1.8), (METRIC_SYSTEM, 1.0)])
async def test_discomfort_is_in_the_degrees_that_its_sentence_counts(small_home: SmallHome, factor: float) -> None:
    hass = small_home.hass
    band = (1.0, 2.0, 3.0)
    found = totals(hass, Totals(energy=band, exported=band, peak=band, comfort=band))
    assert list(found["comfort"].values()) == pytest.approx([2.0 * factor, 1.0 * factor, 3.0 * factor])
    assert list(found["energy"].values()) == [2.0, 1.0, 3.0]
    sentence = (await async_speaker(hass)).say(Message("summary_comfort", {"degree_hours": 2.0}))
    assert f": {found['comfort']['value']:g} degree hours" in sentence
    nothing = dict.fromkeys(("energy", "exported", "cost", "carbon", "peak", "short", "over", "dark", "score"), 0.0)
    plan = account(hass, Account(**nothing, discomfort=2.0), frozenset())
    assert plan["discomfort"] == found["comfort"]["value"]


async def test_a_scenario_saved_in_other_units_is_not_read_in_these(small_home: SmallHome) -> None:
    change = {"set": {"target_temperature": 59}, "twin": RADIATOR}
    await small_home.call("save_scenario", name="Cooler", changes=[change], twins=[RADIATOR])
    assert last_target(await small_home.call("run_scenario", saved="Cooler", **SMALL)) == pytest.approx(59.0)
    small_home.hass.config.units = METRIC_SYSTEM
    for asked in ({"saved": "Cooler"}, {"changes": [], "compare_with": "Cooler"}):
        with pytest.raises(ServiceValidationError) as caught:
            await small_home.call("run_scenario", **asked, **SMALL)
        assert caught.value.translation_key == "scenario_other_unit"
        assert caught.value.translation_placeholders == {"name": "Cooler", "unit": "°F", "present": "°C"}


@pytest.mark.parametrize("units", [METRIC_SYSTEM])
async def test_a_home_in_celsius_writes_celsius(small_home: SmallHome) -> None:
    change = {"set": {"target_temperature": 15}, "twin": RADIATOR}
    answer = await small_home.call("run_scenario", changes=[change], twins=[RADIATOR], **SMALL)
    assert last_target(answer) == 15.0


@pytest.mark.parametrize("units", [METRIC_SYSTEM])
async def test_rooms_are_told_in_the_unit_in_which_their_thermostats_are_shown(
    small_home: SmallHome,
) -> None:
    hass = small_home.hass
    tells = {"one": ("°C", "19.0"), "two": ("°F", "66.2"), "three": ("°C", "19.0")}
    for name, (unit, present) in tells.items():
        device = add_device(hass, name, area=name)
        shows = {"device_class": "temperature", "unit_of_measurement": unit}
        sensor = add_entity(hass, f"sensor.{name}", device=device, state=present, attributes=shows)
        can = {"temperature": 20.0, "current_temperature": 19.0, "hvac_modes": ["off", "heat"]}
        climate = add_entity(hass, f"climate.{name}", device=device, state="heat", attributes=can)
        roles = {Role.ROOM_TEMPERATURE: [sensor.id]}
        await async_add_entry(hass, twin_entry("thermostat", climate.id, name="Bath", device_id=device.id, roles=roles))
    for pair in (("one", "two"), ("two", "three")):
        answer = await small_home.call(
            "run_scenario",
            changes=[{"twin": f"climate.{one}", "set": {"hvac_mode": "off"}} for one in pair],
            compare_with={"changes": []},
            limits=[{"twin": f"climate.{one}", "channel": "temperature", "below": 17.0} for one in pair],
            **SMALL | {"horizon": {"hours": 24}},
        )
        said = {one["entity"]: one["text"] for one in answer["crossings"] if one["kind"] == "limit"}
        assert said.keys() == {f"climate.{one}" for one in pair}
        for one in pair:
            text = said[f"climate.{one}"]
            assert "17 °C" in text
            channels = answer["twins"][f"climate.{one}"]["channels"]
            assert {channels[key]["unit"] for key in ("temperature", "target_temperature")} == {"°C"}
            assert text in answer["summary"]
