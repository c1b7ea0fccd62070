"""digital_twin.check_action, asked as users ask it."""

import json

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.digital_twin.const import CONF_PRICE
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.data import DATA

from .conftest import FRIDGE, LAMP, LOCK, PERSON, RADIATOR, WINDOW, SmallHome

WARMER = {"action": "climate.set_temperature", "target": {"entity_id": RADIATOR}, "data": {"temperature": 22}}


def trust(small_home: SmallHome) -> None:
    """Have the radiator's twin earned its trust."""
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    twin.learned = Learned(kind="thermostat", structure="room", trust=Trust.TRUSTED)


def ids(messages: list[dict[str, str]]) -> set[str]:
    """Return the stable ids of messages of a response."""
    return {message["id"] for message in messages}


async def test_a_harmless_action_is_approved(small_home: SmallHome) -> None:
    answer = await small_home.call("check_action", action="light.turn_on", target={"entity_id": LAMP})
    assert (answer["verdict"], answer["hazards"], answer["not_checked"]) == ("approved", [], [])
    assert ids(answer["reasons"]) == {"verdict_safe"}
    assert answer["outcome"][LAMP]["channels"]["on"]["end"] == "on"
    assert answer["outcome"][LAMP]["summary"] == "Kitchen lamp at the end: state on instead of off."
    assert answer["assumed"] == []
    assert json.loads(json.dumps(answer)) == answer


async def test_switching_off_a_fridge_is_denied(hass: HomeAssistant, small_home: SmallHome) -> None:
    calls = async_capture_events(hass, "call_service")
    answer = await small_home.call("check_action", action="switch.turn_off", target={"entity_id": FRIDGE})
    assert (answer["verdict"], answer["confidence"]) == ("denied", 0.95)
    assert answer["summary"] == "Kitchen fridge must never be switched off."
    hazard = answer["hazards"][0]
    assert (hazard["hazard"], hazard["severity"], hazard["entities"]) == ("never_off", "high", [FRIDGE])
    assert [event.data["domain"] for event in calls] == ["digital_twin"]
    assert hass.states.get(FRIDGE).state == "on"


async def test_an_untrusted_heater_needs_approval_and_a_trusted_one_does_not(small_home: SmallHome) -> None:
    answer = await small_home.call("check_action", **WARMER)
    assert answer["verdict"] == "needs_approval"
    assert ids(answer["reasons"]) <= {"check_unlearned", "check_untrusted"}
    trust(small_home)
    answer = await small_home.call("check_action", **WARMER)
    assert (answer["verdict"], answer["not_checked"]) == ("approved", [])
    temperature = answer["outcome"][RADIATOR]["channels"]["temperature"]
    assert temperature["end"] > temperature["baseline_end"]
    assert "assumed_outdoor_unknown" in ids(answer["assumed"])


async def test_an_open_window_is_seen(hass: HomeAssistant, small_home: SmallHome) -> None:
    trust(small_home)
    hass.states.async_set(WINDOW, "on", {"device_class": "window"})
    await hass.async_block_till_done()
    answer = await small_home.call("check_action", **WARMER)
    assert answer["hazards"][0]["hazard"] == "heating_window_open"
    assert answer["hazards"][0]["entities"] == [RADIATOR]


async def test_who_is_home_counts(hass: HomeAssistant, small_home: SmallHome) -> None:
    unlock = {"action": "lock.unlock", "target": {"entity_id": LOCK}}
    assert (await small_home.call("check_action", **unlock))["verdict"] == "approved"
    hass.states.async_set(PERSON, "not_home")
    answer = await small_home.call("check_action", **unlock)
    assert answer["verdict"] != "approved"
    assert ids(answer["reasons"]) == {"hazard_unlock_nobody_home"}
    hass.states.async_set(PERSON, "unknown")
    answer = await small_home.call("check_action", **unlock)
    unseen = {note["id"]: note["text"] for note in answer["not_checked"]}
    assert unseen.keys() == {"check_people_unknown", "check_this_moment"}
    assert "whether somebody is home" in unseen["check_people_unknown"]
    assert answer["verdict"] == "denied"
    assert ids(answer["reasons"]) == {"hazard_unlock_unattended"}


async def test_several_actions_in_the_spelling_of_automations(small_home: SmallHome) -> None:
    steps = [
        {"action": "light.turn_on", "metadata": {}, "target": {"area_id": "kitchen"}, "data": {}},
        {"service": "switch.turn_off", "data": {"entity_id": FRIDGE}},
    ]
    answer = await small_home.call("check_action", action=steps)
    assert answer["verdict"] == "denied"
    assert set(answer["outcome"]) == {LAMP, FRIDGE}


async def test_what_no_twin_answers_for_is_named_and_weighed(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.states.async_set("light.hall", "off", {"friendly_name": "Hall light"})
    hass.states.async_set("lock.shed", "locked", {"friendly_name": "Shed"})
    light = await small_home.call("check_action", action="light.turn_on", target={"entity_id": [LAMP, "light.hall"]})
    assert (light["verdict"], ids(light["not_checked"])) == ("approved", {"unresolved_no_twin"})
    lock = await small_home.call("check_action", action="lock.lock", target={"entity_id": "lock.shed"})
    assert (lock["verdict"], ids(lock["reasons"])) == ("needs_approval", {"unresolved_no_twin"})
    assert lock["summary"].startswith("Shed has no twin")


async def test_german(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.config.language = "de"
    answer = await small_home.call("check_action", action="switch.turn_off", target={"entity_id": FRIDGE})
    assert answer["summary"] == "Kitchen fridge darf nie ausgeschaltet werden."


async def test_without_the_worker_rules_decide(small_home: SmallHome) -> None:
    await small_home.home.worker.stop()
    answer = await small_home.call("check_action", action="switch.turn_off", target={"entity_id": FRIDGE})
    assert (answer["verdict"], answer["outcome"]) == ("denied", {})
    assert "check_by_rules_only" in ids(answer["not_checked"])


async def test_the_main_fuse_counts_what_is_on_already(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    strong = {**twin.config.settings, "rated_power": 2950.0}
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "settings": strong})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    answer = await small_home.call("check_action", action="light.turn_on", target={"entity_id": LAMP})
    assert ids(answer["reasons"]) == {"hazard_power_over_limit"}
    assert "3 kW" in answer["summary"]


async def test_a_shorter_look_ahead(small_home: SmallHome) -> None:
    answer = await small_home.call(
        "check_action", action="light.turn_on", target={"entity_id": LAMP}, horizon={"hours": 1}, members=20
    )
    assert len(answer["outcome"][LAMP]["channels"]["on"]["course"]) == 12


@pytest.mark.parametrize(
    ("data", "key", "field"),
    [
        ({}, "missing_field", "action"),
        ({"action": "light.shine", "target": {"entity_id": LAMP}}, "unknown_action", "action"),
        ({"action": "light.turn_on"}, "refused_target", "action"),
        ({"action": [], "target": {"entity_id": LAMP}}, "not_beside_full_action", "target"),
        ({"action": WARMER, "data": {"temperature": 3}}, "not_beside_full_action", "data"),
        ({"action": [WARMER, {"jump": []}]}, "unknown_step", "action[1]"),
        ({"action": "light.turn_on", "target": {"entity_id": LAMP}, "data": {"shine": 3}}, "refused_data", "action"),
        ({**WARMER, "data": {"temperature": 35}}, "command_value", "temperature"),
        ({"action": "light.turn_on", "entity_id": LAMP}, "unknown_field", "entity_id"),
        ({**WARMER, "horizon": "for ever"}, "invalid_horizon", "horizon"),
        ({**WARMER, "members": "many"}, "invalid_members", "members"),
    ],
)
async def test_bad_input_is_refused_by_a_sentence(
    small_home: SmallHome, data: dict[str, object], key: str, field: str
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("check_action", **data)
    assert raised.value.translation_key == key
    assert (raised.value.translation_placeholders or {})["field"] == field


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "nan"])
async def test_a_number_that_is_none_is_refused_whatever_it_is_meant_for(
    hass: HomeAssistant, small_home: SmallHome, value: object
) -> None:
    assert await async_setup_component(hass, "number", {})
    hass.states.async_set("number.offset", "1", {"friendly_name": "Offset"})
    actions = (
        {**WARMER, "data": {"temperature": value}},
        {"action": "number.set_value", "target": {"entity_id": "number.offset"}, "data": {"value": value}},
        {"action": [{"action": "light.turn_on", "target": {"entity_id": LAMP}, "data": {"transition": value}}]},
    )
    for data in actions:
        with pytest.raises(ServiceValidationError) as raised:
            await small_home.call("check_action", **data)
        assert raised.value.translation_key in ("refused_data", "command_value")


async def test_what_it_costs_stands_beside_what_it_would_cost_otherwise(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    hass.states.async_set("sensor.price", "0.25", {"unit_of_measurement": "EUR/kWh"})
    entry = small_home.home.entry
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_PRICE: "sensor.price"})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    twin = small_home.hass.data[DATA].home.twin_of_entity(LAMP)
    assert twin is not None
    rated = {**twin.config.settings, "rated_power": 1000.0}
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "settings": rated})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    answer = await small_home.call(
        "check_action", action="light.turn_on", target={"entity_id": LAMP}, horizon={"hours": 2}
    )
    totals, lamp = answer["totals"], answer["outcome"][LAMP]
    assert totals["cost"]["value"] == pytest.approx(0.25 * totals["energy"]["value"], abs=0.002)
    assert totals["energy"]["value"] > 1.0
    assert totals["baseline_cost"]["value"] == pytest.approx(0.0, abs=0.05)
    assert (lamp["cost"], totals["comfort"], answer["currency"]) == (totals["cost"], None, hass.config.currency)


async def test_each_hazard_says_what_it_takes_for_granted(hass: HomeAssistant, small_home: SmallHome) -> None:
    trust(small_home)
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    comfort = {**twin.config.settings, "comfort_high": 21.0}
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "settings": comfort})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    trust(small_home)
    hot = await small_home.call("check_action", **{**WARMER, "data": {"temperature": 28}})
    predicted = next(item for item in hot["hazards"] if item["hazard"] == "room_too_hot")
    assert "assumed_outdoor_unknown" in ids(predicted["assumed"])
    ruled = await small_home.call("check_action", action="switch.turn_off", target={"entity_id": FRIDGE})
    assert (ruled["hazards"][0]["assumed"], ruled["hazards"][0]["stops"]) == ([], True)


async def test_a_circuit_s_fuse_counts_what_else_hangs_on_it(hass: HomeAssistant, small_home: SmallHome) -> None:
    lamp, fridge = (small_home.home.twin_of_entity(entity_id) for entity_id in (LAMP, FRIDGE))
    assert lamp is not None
    assert fridge is not None
    wired = {"circuit": "Kitchen", "circuit_fuse": 4.0}
    for twin, power in ((lamp, 2600.0), (fridge, 150.0)):
        settings = {**twin.config.settings, **wired, "rated_power": power}
        hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "settings": settings})
        await hass.config_entries.async_reload(twin.entry.entry_id)
    low = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
    over = await small_home.call("check_action", **low)
    loads = [item for item in over["hazards"] if item["hazard"] == "circuit_overload"]
    limit = 4.0 * 230.0 * small_home.home.config.phases
    assert bool(loads) is (limit < 2600.0)
    assert "Kitchen" in loads[0]["reason"]
    assert loads[0]["stops"] is True
    wide = {**lamp.config.settings, "circuit": "Garden"}
    hass.config_entries.async_update_entry(lamp.entry, data={**lamp.entry.data, "settings": wide})
    await hass.config_entries.async_reload(lamp.entry.entry_id)
    free = await small_home.call("check_action", **low)
    assert "circuit_overload" not in {item["hazard"] for item in free["hazards"]}


@pytest.fixture
def winter_night(freezer: FrozenDateTimeFactory) -> None:
    """Let it be a night in winter, before the home is set up."""
    freezer.move_to("2026-01-15T08:00:00+00:00")


@pytest.mark.usefixtures("winter_night")
async def test_what_is_done_instead_is_told_as_it_was_simulated(hass: HomeAssistant, small_home: SmallHome) -> None:
    told: list[float] = []

    async def obey(call: ServiceCall) -> None:
        told.append(call.data["temperature"])
        state = hass.states.get(RADIATOR)
        assert state is not None
        hass.states.async_set(RADIATOR, state.state, {**state.attributes, "temperature": told[-1]})

    hass.services.async_register("climate", "set_temperature", obey)
    trust(small_home)
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    comfort = {**twin.config.settings, "comfort_high": 23.0}
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "settings": comfort})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    trust(small_home)
    asked = await small_home.call("run_action", **{**WARMER, "data": {"temperature": 28}})
    assert (asked["result"], asked["alternative"]["kind"]) == ("pending", "value")
    done = await small_home.call("approve_alternative", approval=asked["approval"])
    assert (done["verdict"], done["not_checked"], set(done["outcome"])) == ("approved", [], {RADIATOR})
    assert done["result"] == "ok"
    assert [temperature < 28 for temperature in told] == [True]
