"""digital_twin.run_scenario, asked as users ask it."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import MAJOR_VERSION, MINOR_VERSION
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.digital_twin.scenarios import conduct

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

COOLER = {
    "at": "01:00:00",
    "action": "climate.set_temperature",
    "target": {"entity_id": RADIATOR},
    "data": {"temperature": 15},
}


async def test_a_change_and_what_would_happen_without_it(small_home: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    tonight = dt_util.now().replace(hour=20, minute=0) + timedelta(days=1)
    freezer.move_to(tonight)  # by day the sun would warm the room beyond what is wanted
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
    assert "Kitchen radiator" in response["summary"]
    assert (answer["trust"], response["not_simulated"]) == ("observing", [])
    assert "assumed_outdoor_unknown" in {note["id"] for note in response["assumed"]}
    assert json.loads(json.dumps(response)) == response


async def test_an_outage_in_a_home_with_a_main_meter(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.states.async_set("sensor.meter", "900", {"unit_of_measurement": "W", "device_class": "power"})
    small_home.home.config = replace(small_home.home.config, home_power="sensor.meter")
    answer = await small_home.call("run_scenario", scenario="power_outage", members=20)
    assert {one["entity"] for one in answer["affected"]} >= {FRIDGE}
    assert all(one["name"] for one in answer["affected"])
    assert answer["baseline"]["energy"]["value"] > answer["totals"]["energy"]["value"]


async def test_what_the_library_begins_late_is_watched_to_its_end(small_home: SmallHome) -> None:
    begin = {"at": "20:00:00", "duration": "02:00:00"}
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters=begin, members=20)
    hours = (dt_util.parse_datetime(answer["end"]) - dt_util.parse_datetime(answer["start"])).total_seconds() / 3600
    assert hours > 22
    assert FRIDGE in {one["entity"] for one in answer["affected"]}
    with pytest.raises(ServiceValidationError, match=r"parameters\.at"):
        await small_home.call("run_scenario", scenario="power_outage", parameters=begin, horizon="10:00:00")


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
    response = await small_home.call("run_scenario", area_id="kitchen", horizon="02:00:00", compare_with="nothing")
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


async def test_it_is_told_in_the_language_of_the_home(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.config.language = "de"
    changes = [{"action": "lock.unlock", "target": {"entity_id": LOCK}}, COOLER]
    response = await small_home.call("run_scenario", changes=changes, horizon={"hours": 12})
    assert response["twins"][LOCK]["summary"].startswith("Front door am Ende: Riegel")
    assert response["summary"].startswith("Verhält sich anders: Front door")


async def test_a_state_is_called_as_home_assistant_calls_it(hass: HomeAssistant, small_home: SmallHome) -> None:
    assert await async_setup_component(hass, "lock", {})
    await hass.config.async_update(language="de")
    await hass.async_block_till_done()
    opens = {"at": "00:10:00", "action": "lock.unlock", "target": {"entity_id": LOCK}}
    lights, unlocked = {"action": "light.turn_on", "target": {"entity_id": LAMP}}, {"twin": LOCK, "equals": "unlocked"}
    waits = {"when": {**unlocked, "channel": "bolt"}, **lights}
    answer = await small_home.call("run_scenario", changes=[opens, waits], horizon={"hours": 1}, members=10)
    texts = [event["text"] for event in answer["events"]]
    assert "Die Bedingung tritt ein: Front door, Riegel: „Entriegelt“." in texts
    assert "Front door wechselt auf „Entriegelt“." in texts
    answer = await small_home.call("run_scenario", changes=[waits], horizon={"hours": 1}, members=10)
    assert "was darauf wartet: Front door, Riegel: „Entriegelt“." in answer["summary"]


def change(**fields: object) -> dict[str, object]:
    """Return the data of a scenario with one change that differs from a good one by these fields."""
    return {"changes": [{name: value for name, value in {**COOLER, **fields}.items() if value is not None}]}


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"changes": "all of them"}, "changes"),
        ({"changes": ["light.turn_on"]}, "changes[0]"),
        ({"changes": [COOLER] * 101}, "changes"),
        (change(at="soon"), "changes[0].at"),
        (change(at=True), "changes[0].at"),
        (change(at=-5), "changes[0].at"),
        (change(at="2001-01-01T00:00:00"), "changes[0].at"),
        (change(at="25:00:00"), "changes[0].at"),
        (change(action=None), "changes[0]"),
        (change(action="warm it"), "changes[0].action"),
        (change(action=7), "changes[0].action"),
        (change(action="climate.make_warm"), "changes[0].action"),
        (change(data=[1]), "changes[0].data"),
        (change(data={"temperature": "warm"}), "changes[0].action"),
        (change(target=None), "changes[0].action"),
        (change(target={"room": "kitchen"}), "changes[0].action"),
        (change(target={"entity_id": "climate.typo"}), "changes[0].action"),
        (change(colour="red"), "changes[0].colour"),
        ({"changes": [COOLER], "members": True}, "members"),
        ({"changes": [COOLER], "horizon": {"days": 7, "seconds": 1}}, "horizon"),
        ({"changes": [{"action": [{"delay": 5}]}]}, "changes[0].action"),
        ({"scenario": "flood"}, "scenario"),
        ({"scenario": "power_outage", "parameters": {"lasts": 5}}, "parameters.lasts"),
        ({"scenario": "power_outage", "parameters": {"duration": "long"}}, "parameters.duration"),
        ({"changes": [{"twin": LAMP, "set": {"colour": 3}}]}, "changes[0].set.colour"),
        ({"changes": [{"twin": "light.typo", "set": {"on": True}}]}, "changes[0].twin"),
        ({"start": "2199-01-01T00:00:00"}, "start"),
        ({"compare_with": {"changes": [{"outage": "gravity"}]}}, "compare_with.changes[0].outage"),
        ({"limits": [{"twin": RADIATOR, "channel": "warmth", "above": 3}]}, "limits[0].channel"),
    ],
)
async def test_bad_input_is_refused_by_a_sentence_with_its_path(
    small_home: SmallHome, data: dict[str, object], path: str
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("run_scenario", **data)
    assert raised.value.translation_key == "scenario_refused"
    assert path in str(raised.value)
    assert not any(name in str(raised.value) for name in ("{path", "{value", "{field", "{problems"))
    assert (await small_home.call("list_scenarios"))["scenarios"] == []


async def test_every_problem_is_told_at_once(small_home: SmallHome) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("run_scenario", changes=[{**COOLER, "at": "soon"}, {"outage": "gravity"}], members=-1)
    for path in ("changes[0].at", "changes[1].outage", "members"):
        assert path in str(raised.value)
    there_is_none = {"twin": "light.nobody", "set": {"on": True}}
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call(
            "run_scenario", changes=[there_is_none], members=-1, compare_with="Never saved", step="abc"
        )
    for part in ("changes[0].twin", "members", "compare_with: there is no scenario Never saved", "30min, 1d or 2w"):
        assert part in str(raised.value)


async def test_unknown_fields_and_a_target_beside_twins(small_home: SmallHome) -> None:
    wrong = {"what": "that", "members": -1, "changes": [{"bogus": 1}]}
    for action, more in (("run_scenario", {}), ("save_scenario", {"name": "Wrong"})):
        with pytest.raises(ServiceValidationError) as raised:
            await small_home.call(action, **wrong, **more)
        for part in ("what: unknown; allowed are changes, compare_with, ", "members: ", "changes[0]: "):
            assert part in str(raised.value), "all that is wrong is told at once"
    with pytest.raises(ServiceValidationError, match="scenario_id: unknown"):
        await small_home.call("run_scenario", changes=[], scenario_id="abc")
    with pytest.raises(ServiceValidationError, match="saved: unknown"):
        await small_home.call("save_scenario", name="Wrong", changes=[], saved="Wrong")
    with pytest.raises(ServiceValidationError, match="what: unknown"):
        await small_home.call("save_scenario", name="Wrong", scenario={"changes": [], "what": "that"})
    with pytest.raises(ServiceValidationError, match="twins cannot stand beside entity_id"):
        await small_home.call("run_scenario", twins="all", entity_id=LAMP)


async def test_what_is_excluded_is_not_touched(small_home: SmallHome) -> None:
    off = {"action": "homeassistant.turn_off", "target": {"area_id": "kitchen", "exclude": {"entity_id": [RADIATOR]}}}
    if (MAJOR_VERSION, MINOR_VERSION) < (2026, 11):
        off["action"] = "light.turn_off"
        with pytest.raises(ServiceValidationError, match="does not accept"):
            await small_home.call("run_scenario", changes=[off])
    else:
        response = await small_home.call("run_scenario", changes=[off], horizon={"hours": 1})
        assert set(response["twins"]) == {LAMP, FRIDGE}


async def test_a_basic_twin_says_no_more_than_it_knows(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "fidelity": "basic"})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    response = await small_home.call("run_scenario", changes=[COOLER], horizon={"hours": 2})
    assert "low90" not in response["twins"][RADIATOR]["channels"]["temperature"]["course"][-1]
    predicted = await small_home.call("predict", entity_id=RADIATOR)
    assert "basic fidelity cannot tell" in predicted["twins"][RADIATOR]["summary"]


async def test_a_place_without_twins(hass: HomeAssistant, small_home: SmallHome) -> None:
    ar.async_get(hass).async_create("Attic")
    with pytest.raises(ServiceValidationError, match=r"twins: .*attic"):
        await small_home.call("run_scenario", area_id="attic")


async def test_a_stopped_worker_is_told(small_home: SmallHome) -> None:
    await small_home.home.worker.stop()
    with pytest.raises(HomeAssistantError) as raised:
        await small_home.call("run_scenario", changes=[COOLER])
    assert raised.value.translation_key == "calculation_failed"


async def test_a_calculation_without_end_is_given_up(small_home: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conduct, "TIMEOUT", 0.0)
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


@pytest.mark.parametrize(
    ("language", "failed", "lost"),
    [
        (
            "en",
            r"temperature last told 2\d(\.\d)? °C at (\S+ )?\d\d:\d\d; nothing since\. Otherwise 2.* at the end\.",
            r"temperature last told 19 °C at (\S+ )?\d\d:\d\d; nothing since, either way\.",
        ),
        (
            "de",
            r"Temperatur zuletzt 2\S* °C gemeldet \((\S+ )?\d\d:\d\d\), seitdem nichts mehr\. Sonst wären es .*\.",
            r"Temperatur zuletzt 19 °C gemeldet \((\S+ )?\d\d:\d\d\), seitdem nichts mehr, so oder so\.",
        ),
    ],
)
async def test_a_device_that_falls_silent_is_told_with_what_it_told_last(
    hass: HomeAssistant, small_home: SmallHome, language: str, failed: str, lost: str
) -> None:
    hass.config.language = language
    dead = {"at": "01:00:00", "fault": "dead", "twin": RADIATOR}
    answer = await small_home.call("run_scenario", changes=[dead], horizon={"hours": 4})
    assert re.fullmatch(f"Kitchen radiator: {failed}", answer["twins"][RADIATOR]["summary"])
    hass.states.async_set(RADIATOR, "unavailable")
    await hass.async_block_till_done()
    answer = await small_home.call("run_scenario", twins=RADIATOR, horizon={"hours": 4})
    assert re.fullmatch(f"Kitchen radiator: {lost}", answer["twins"][RADIATOR]["summary"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A command does not arrive, as the device cannot be reached: Kitchen lamp."),
        ("de", "Ein Befehl kommt nicht an, weil das Gerät nicht erreichbar ist: Kitchen lamp."),
    ],
)
async def test_a_command_to_a_device_that_is_away_is_told_as_lost(
    hass: HomeAssistant, small_home: SmallHome, language: str, text: str
) -> None:
    hass.config.language = language
    on = {"at": "00:10:00", "action": "light.turn_on", "target": {"entity_id": LAMP}}
    hass.states.async_set(LAMP, "unavailable")
    await hass.async_block_till_done()
    answer = await small_home.call("run_scenario", changes=[on], horizon={"hours": 1}, members=10)
    assert answer["summary"].startswith(text)
    assert not answer["affected"]
    known = {"states": [{"twin": LAMP, "set": {"on": False}}]}
    answer = await small_home.call("run_scenario", changes=[on], horizon={"hours": 1}, members=10, start=known)
    assert [one["entity"] for one in answer["affected"]] == [LAMP]
    hass.states.async_set(LAMP, "unknown")
    await hass.async_block_till_done()
    answer = await small_home.call("run_scenario", changes=[on], horizon={"hours": 1}, members=10)
    assert [one["entity"] for one in answer["affected"]] == [LAMP]


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_a_condition_is_told_when_it_comes_true_and_where_it_never_does(small_home: SmallHome) -> None:
    waits = {"when": {"twin": RADIATOR, "channel": "target_temperature", "below": 62}, "action": "light.turn_on",
             "target": {"entity_id": LAMP}}  # fmt: skip
    cooler = {**COOLER, "data": {"temperature": 59}}
    answer = await small_home.call("run_scenario", changes=[cooler, waits], horizon={"hours": 4})
    (event,) = [one for one in answer["events"] if one["text"].startswith("The condition comes true")]
    assert event["text"] == "The condition comes true: Kitchen radiator, target temperature below 62 °F."
    assert event["probability"] == 1.0
    answer = await small_home.call("run_scenario", changes=[waits], horizon={"hours": 4})
    assert "A condition never comes true, so what waits for it never happens: Kitchen radiator" in answer["summary"]


async def test_ten_in_the_evening_is_told_as_ten(small_home: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    """Whenever it is asked: the steps of a day are five minutes, from now on."""
    freezer.move_to(dt_util.start_of_local_day() + timedelta(days=1, hours=16, minutes=2, seconds=37))
    outage = {"outage": "power", "at": {"time": "22:00"}, "for": "30min"}
    answer = await small_home.call("run_scenario", changes=[outage], members=10)
    times = {event["text"]: event["time"][11:19] for event in answer["events"]}
    assert times["The power goes off."] == "22:00:00"
    assert times["The power comes back."] == "22:30:00"
    off = [one for one in answer["affected"] if one["effect"] == "off"]
    assert {(one["since"][11:19], one["until"][11:19]) for one in off} == {("22:00:00", "22:30:00")}
