"""digital_twin.run_scenario, asked as users ask it."""

import json
from datetime import timedelta

import pytest
from homeassistant.const import MAJOR_VERSION, MINOR_VERSION
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.digital_twin.actions import predict, run_scenario

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

COOLER = {
    "at": "01:00:00",
    "action": "climate.set_temperature",
    "target": {"entity_id": RADIATOR},
    "data": {"temperature": 15},
}


async def test_a_change_and_what_would_happen_without_it(small_home: SmallHome) -> None:
    response = await small_home.call("run_scenario", changes=[COOLER], horizon={"hours": 12}, members=50)
    answer = response["twins"][RADIATOR]
    target = answer["channels"]["target_temperature"]
    assert (target["end"], target["baseline_end"], target["unit"]) == (15.0, 20.0, "°C")
    temperature = answer["channels"]["temperature"]
    assert temperature["end"] < temperature["baseline_end"] - 0.5
    assert temperature["lowest"] <= temperature["end"] <= temperature["highest"]
    assert len(temperature["course"]) == len(temperature["baseline"]) == 97
    point = temperature["course"][-1]
    assert point["low90"] <= point["value"] <= point["high90"]
    assert answer["summary"].startswith("Kitchen radiator at the end: temperature 1")
    assert " instead of " in response["summary"]
    assert (answer["trust"], response["not_simulated"]) == ("observing", [])
    assert "assumed_outdoor_unknown" in {note["id"] for note in response["assumed"]}
    assert json.loads(json.dumps(response)) == response


async def test_no_device_is_called(hass: HomeAssistant, small_home: SmallHome) -> None:
    calls = async_capture_events(hass, "call_service")
    before = {state.entity_id: state.state for state in hass.states.async_all()}
    await small_home.call("run_scenario", changes=[COOLER], horizon={"hours": 2})
    assert [(event.data["domain"], event.data["service"]) for event in calls] == [("digital_twin", "run_scenario")]
    assert {entity_id: state for entity_id, state in before.items() if entity_id in (LAMP, RADIATOR, FRIDGE, LOCK)} == {
        entity_id: hass.states.get(entity_id).state for entity_id in (LAMP, RADIATOR, FRIDGE, LOCK)
    }


async def test_energy_is_told_with_its_band(small_home: SmallHome) -> None:
    off = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
    response = await small_home.call("run_scenario", changes=[off], horizon={"hours": 6})
    answer = response["twins"][FRIDGE]
    assert answer["channels"]["on"]["end"] == "off"
    assert answer["channels"]["power"]["unit"] == "kW"
    assert answer["energy"]["low"] <= answer["energy"]["value"] <= answer["energy"]["high"]
    assert answer["energy"]["value"] < answer["baseline_energy"]["value"]


async def test_twins_without_changes_and_without_comparison(small_home: SmallHome) -> None:
    response = await small_home.call("run_scenario", area_id="kitchen", horizon="02:00:00", compare=False)
    assert set(response["twins"]) == {RADIATOR, FRIDGE, LAMP}
    channel = response["twins"][RADIATOR]["channels"]["temperature"]
    assert "baseline" not in channel
    assert response["twins"][RADIATOR]["baseline_energy"] is None


async def test_changes_in_every_spelling(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    shadow = next(
        entry.entity_id
        for entry in er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
        if entry.domain == "light"
    )
    soon = dt_util.now() + timedelta(minutes=30)
    changes = [
        {"service": "light.turn_on", "data": {"entity_id": shadow, "brightness": 255}},
        {"at": soon.isoformat(), "action": [{"action": "light.turn_off", "target": {"area_id": "kitchen"}}]},
        {"at": 5400, "action": {"action": "homeassistant.turn_on", "entity_id": LAMP, "alias": "again"}},
    ]
    response = await small_home.call("run_scenario", changes=changes, horizon={"hours": 2}, step={"minutes": 10})
    course = response["twins"][LAMP]["channels"]["on"]["course"]
    assert [point["value"] for point in course] == ["on"] * 3 + ["off"] * 6 + ["on"] * 3


async def test_what_cannot_be_simulated_is_named(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.states.async_set("light.hall", "off", {"friendly_name": "Hall light"})
    both = {"action": "light.turn_on", "target": {"entity_id": [LAMP, "light.hall"]}}
    response = await small_home.call("run_scenario", changes=[both], horizon={"hours": 1})
    assert [note["id"] for note in response["not_simulated"]] == ["unresolved_no_twin"]
    assert "Hall light has no twin" in response["not_simulated"][0]["text"]


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_fahrenheit_goes_in_and_comes_out(small_home: SmallHome) -> None:
    cooler = {**COOLER, "data": {"temperature": 59}}
    response = await small_home.call("run_scenario", changes=[cooler], horizon={"hours": 4})
    target = response["twins"][RADIATOR]["channels"]["target_temperature"]
    assert (target["end"], target["baseline_end"], target["unit"]) == (59.0, 68.0, "°F")


async def test_many_twins_are_summed_up(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.config.language = "de"
    changes = [
        {"action": "light.turn_on", "target": {"entity_id": LAMP}},
        {"action": "lock.unlock", "target": {"entity_id": LOCK}},
        {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}},
        COOLER,
    ]
    response = await small_home.call("run_scenario", changes=changes, horizon={"hours": 12})
    assert "Weitere Zwillinge: 1." in response["summary"]
    assert "Front door am Ende: Riegel" in response["summary"]


def change(**fields: object) -> dict[str, object]:
    """Return the data of a scenario with one change that differs from a good one by these fields."""
    return {"changes": [{name: value for name, value in {**COOLER, **fields}.items() if value is not None}]}


@pytest.mark.parametrize(
    ("data", "key", "field"),
    [
        ({}, "missing_twins", None),
        ({"changes": "all of them"}, "invalid_changes", "changes"),
        ({"changes": ["light.turn_on"]}, "invalid_mapping", "changes[0]"),
        ({"changes": [COOLER] * 101}, "invalid_changes", "changes"),
        (change(at="soon"), "invalid_time", "changes[0].at"),
        (change(at=True), "invalid_time", "changes[0].at"),
        (change(at=-5), "invalid_time", "changes[0].at"),
        (change(at="2001-01-01T00:00:00"), "time_outside", "changes[0].at"),
        (change(at="25:00:00"), "time_outside", "changes[0].at"),
        (change(action=None), "missing_field", "changes[0].action"),
        (change(action="warm it"), "invalid_action", "changes[0].action"),
        (change(action=7), "invalid_action", "changes[0].action"),
        (change(action=[]), "not_beside_full_action", "changes[0].target"),
        (change(action="climate.make_warm"), "unknown_action", "changes[0].action"),
        (change(data=[1]), "invalid_mapping", "changes[0].data"),
        (change(data={"temperature": "warm"}), "refused_data", "changes[0].action"),
        (change(data={"warmth": 3}), "refused_data", "changes[0].action"),
        (change(target=None), "refused_target", "changes[0].action"),
        (change(target="kitchen"), "invalid_target", "changes[0].target"),
        (change(target={"room": "kitchen"}), "unknown_field", "changes[0].target.room"),
        (change(target={"entity_id": "no entity"}), "invalid_target", "changes[0].target"),
        (change(target={"entity_id": "climate.typo"}), "change_reaches_no_twin", "changes[0].action"),
        (change(when="now"), "unknown_field", "changes[0].when"),
        ({"changes": [COOLER], "members": 3}, "invalid_members", "members"),
        ({"changes": [COOLER], "members": True}, "invalid_members", "members"),
        ({"changes": [COOLER], "compare": "perhaps"}, "invalid_boolean", "compare"),
        ({"changes": [COOLER], "horizon": {"days": 7, "seconds": 1}}, "invalid_horizon", "horizon"),
        ({"changes": [{"action": [{"delay": 5}]}]}, "unsupported_step", "changes[0].action[0]"),
        ({"changes": [{"action": [[]]}]}, "invalid_action", "changes[0].action[0]"),
        ({"changes": [{"action": {"data": {}}}]}, "missing_field", "changes[0].action.action"),
        ({"changes": [{"action": {"action": "light.turn_on", "at": 3}}]}, "unknown_field", "changes[0].action.at"),
        ({"changes": [{"action": []}]}, "invalid_action", "changes[0].action"),
        ({"changes": [{"action": [{"action": "light.turn_on"}] * 51}]}, "too_many_actions", "changes[0].action"),
    ],
)
async def test_bad_input_is_refused_by_a_sentence(
    small_home: SmallHome, data: dict[str, object], key: str, field: str | None
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("run_scenario", **data)
    assert raised.value.translation_key == key
    assert (raised.value.translation_placeholders or {}).get("field") == field
    assert "{field}" not in str(raised.value)
    assert field is None or field in str(raised.value)


async def test_the_fields_of_a_change_are_listed(small_home: SmallHome) -> None:
    with pytest.raises(ServiceValidationError, match=r"Allowed are: action, at, data, service, target$"):
        await small_home.call("run_scenario", **change(when="now"))
    with pytest.raises(ServiceValidationError, match="Allowed are: area_id, changes, compare, "):
        await small_home.call("run_scenario", twins=[])


async def test_what_is_excluded_is_not_touched(small_home: SmallHome) -> None:
    off = {"action": "homeassistant.turn_off", "target": {"area_id": "kitchen", "exclude": {"entity_id": [RADIATOR]}}}
    if (MAJOR_VERSION, MINOR_VERSION) < (2026, 11):
        off["action"] = "light.turn_off"
        with pytest.raises(ServiceValidationError, match="does not accept"):
            await small_home.call("run_scenario", changes=[off])
    else:
        response = await small_home.call("run_scenario", changes=[off], horizon={"hours": 1})
        assert set(response["twins"]) == {LAMP, FRIDGE}


async def test_unchanged_and_uncompared_ends_are_told(small_home: SmallHome) -> None:
    lit = {"action": "light.turn_off", "target": {"entity_id": LAMP}}
    same = await small_home.call("run_scenario", changes=[lit], horizon={"hours": 1})
    assert same["summary"] == "Kitchen lamp at the end: state off either way."
    alone = await small_home.call("run_scenario", entity_id=LAMP, horizon={"hours": 1}, compare=False)
    assert alone["summary"] == "Kitchen lamp at the end: state off."


async def test_a_basic_twin_says_no_more_than_it_knows(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "fidelity": "basic"})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    response = await small_home.call("run_scenario", changes=[COOLER], horizon={"hours": 2})
    assert "low90" not in response["twins"][RADIATOR]["channels"]["temperature"]["course"][-1]
    predicted = await small_home.call("predict", entity_id=RADIATOR)
    assert "basic fidelity cannot tell" in predicted["twins"][RADIATOR]["summary"]


async def test_too_many_twins_at_once(small_home: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(predict, "MAX_TWINS", 3)
    monkeypatch.setattr(run_scenario, "MAX_TWINS", 3)
    for action in ("predict", "run_scenario"):
        with pytest.raises(ServiceValidationError, match="4 twins; up to 3"):
            await small_home.call(action, entity_id="all")


async def test_a_place_without_twins(hass: HomeAssistant, small_home: SmallHome) -> None:
    ar.async_get(hass).async_create("Attic")
    with pytest.raises(ServiceValidationError, match="Allowed are places and labels"):
        await small_home.call("run_scenario", area_id="attic")


async def test_a_stopped_worker_is_told(small_home: SmallHome) -> None:
    await small_home.home.worker.stop()
    with pytest.raises(HomeAssistantError) as raised:
        await small_home.call("run_scenario", changes=[COOLER])
    assert raised.value.translation_key == "calculation_failed"


async def test_a_calculation_without_end_is_given_up(small_home: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_scenario, "TIMEOUT", 0.0)
    with pytest.raises(HomeAssistantError) as raised:
        await small_home.call("run_scenario", entity_id="all", horizon={"days": 7}, members=500)
    assert raised.value.translation_key == "calculation_too_long"


async def test_a_disabled_step_is_left_out(small_home: SmallHome) -> None:
    steps = [
        {"action": "light.turn_on", "target": {"entity_id": LAMP}, "enabled": False},
        {"action": "lock.unlock", "target": {"entity_id": LOCK}},
    ]
    response = await small_home.call("run_scenario", changes=[{"action": steps}], horizon={"hours": 1})
    assert set(response["twins"]) == {LOCK}
