"""What is offered under Discovered, and when offers go."""

from typing import ClassVar

import pytest
from homeassistant.components.light import ColorMode, LightEntity
from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntry, ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.discovery_flow import DiscoveryKey
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, setup_test_component_platform

from custom_components.digital_twin.const import CONF_PROPOSE, CONF_PROPOSE_AT_ONCE, DOMAIN
from custom_components.digital_twin.discovery import SETTLE_DELAY
from tests.common import add_device, add_entity, async_add_home, home_entry, twin_entry
from tests.discovery.common import add_lamp, async_discovering_home, async_settle, key_of, offers


async def async_ignore(hass: HomeAssistant, flow_id: str) -> ConfigEntry:
    """Ignore an offer the way the user interface does."""
    flow = next(
        flow for flow in hass.config_entries.flow.async_progress_by_handler(DOMAIN) if flow["flow_id"] == flow_id
    )
    context = flow["context"]
    result = await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_IGNORE, "discovery_key": context["discovery_key"]},
        data={"unique_id": context["unique_id"], "title": "Ignored"},
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    return result["result"]


async def test_a_device_is_offered_with_its_name_and_kind(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Desk lamp")
    await async_discovering_home(hass)
    (flow,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    assert flow["context"]["unique_id"] == key_of(lamp)
    assert flow["context"]["discovery_key"] == DiscoveryKey(domain=DOMAIN, key=key_of(lamp), version=1)
    assert flow["context"]["title_placeholders"]["name"] == "Desk lamp"
    assert flow["step_id"] == "twin"


async def test_an_entity_without_a_device_is_offered(hass: HomeAssistant) -> None:
    entity = add_entity(hass, "light.lonely", state="on", original_name="Lonely")
    await async_discovering_home(hass)
    assert set(offers(hass)) == {f"entity_{entity.id}"}


async def test_the_first_look_waits_until_the_integrations_had_time_to_start(hass: HomeAssistant) -> None:
    hass.set_state(CoreState.not_running)
    lamp = add_lamp(hass, "Lamp")
    entry = home_entry()
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await async_settle(hass)
    assert offers(hass) == {}
    await hass.async_start()
    await hass.async_block_till_done()
    await async_settle(hass, SETTLE_DELAY)
    assert offers(hass) == {}
    await async_settle(hass, 11)
    assert set(offers(hass)) == {key_of(lamp)}


async def test_no_more_offers_at_a_time_than_wanted_and_the_best_first(hass: HomeAssistant) -> None:
    for number in range(3):
        add_lamp(hass, f"Lamp {number}")
    radiator = add_device(hass, "Radiator")
    add_entity(hass, "climate.radiator", device=radiator, state="heat")
    _, discovery = await async_discovering_home(hass, **{CONF_PROPOSE_AT_ONCE: 2})
    assert len(offers(hass)) == 2
    assert key_of(radiator) in offers(hass)
    assert [profile.kind for profile in discovery.candidates()] == ["thermostat", "light", "light", "light"]


async def test_a_decision_makes_room_for_the_next(hass: HomeAssistant) -> None:
    lamps = {key_of(add_lamp(hass, f"Lamp {number}")) for number in range(2)}
    await async_discovering_home(hass, **{CONF_PROPOSE_AT_ONCE: 1})
    ((first, flow_id),) = offers(hass).items()
    await async_ignore(hass, flow_id)
    await async_settle(hass)
    assert set(offers(hass)) == lamps - {first}


async def test_only_the_kinds_the_user_wants_are_offered_but_all_can_be_chosen(hass: HomeAssistant) -> None:
    add_lamp(hass, "Lamp")
    lock = add_device(hass, "Door")
    add_entity(hass, "lock.door", device=lock, state="locked")
    _, discovery = await async_discovering_home(hass, **{CONF_PROPOSE: ["lock"]})
    assert set(offers(hass)) == {key_of(lock)}
    assert {profile.kind for profile in discovery.candidates()} == {"lock", "light"}
    assert discovery.diagnostics()["kinds_not_proposed"] == 1


async def test_sensors_are_not_offered_by_default(hass: HomeAssistant) -> None:
    sensor = add_device(hass, "Thermometer")
    add_entity(hass, "sensor.t", device=sensor, state="20", original_device_class="temperature")
    _, discovery = await async_discovering_home(hass)
    assert offers(hass) == {}
    assert [profile.kind for profile in discovery.candidates()] == ["sensor"]


async def test_a_new_device_is_offered_once_it_is_complete(hass: HomeAssistant) -> None:
    await async_discovering_home(hass)
    lamp = add_lamp(hass, "Lamp")
    await async_settle(hass, SETTLE_DELAY + 0.1)
    assert set(offers(hass)) == {key_of(lamp)}


async def test_what_a_scan_missed_while_it_ran_is_found_by_the_next(hass: HomeAssistant) -> None:
    _, discovery = await async_discovering_home(hass)
    for number in range(3):
        add_lamp(hass, f"Lamp {number}")
        await async_settle(hass)
    assert discovery.diagnostics()["scans"] == 4
    assert len(offers(hass)) == 3


async def test_a_removed_device_takes_its_offer_with_it(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    _, discovery = await async_discovering_home(hass)
    dr.async_get(hass).async_remove_device(lamp.id)
    await async_settle(hass)
    assert offers(hass) == {}
    assert discovery.diagnostics()["offers_withdrawn"] == 1


async def test_a_device_that_is_only_away_keeps_its_offer_but_gets_no_new_one(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    _, discovery = await async_discovering_home(hass)
    hass.states.async_remove("light.lamp")
    entity = add_entity(hass, "light.other", device=add_device(hass, "Other"))
    hass.states.async_set(entity.entity_id, "unavailable", {"restored": True})
    await async_settle(hass)
    assert set(offers(hass)) == {key_of(lamp)}
    assert discovery.diagnostics()["refused"]["home"] == {"refused_not_available": 2}


async def test_an_integration_that_starts_late_is_looked_at_then(hass: HomeAssistant) -> None:
    owner = MockConfigEntry(domain="physical")
    owner.add_to_hass(hass)
    lamp = add_device(hass, "Lamp", entry=owner)
    entity = add_entity(hass, "light.lamp", device=lamp)
    await async_discovering_home(hass)
    assert offers(hass) == {}
    hass.states.async_set(entity.entity_id, "on")
    owner.mock_state(hass, ConfigEntryState.LOADED)
    await async_settle(hass)
    assert set(offers(hass)) == {key_of(lamp)}


async def test_a_disabled_entity_takes_its_offer_with_it_and_brings_it_back(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    await async_discovering_home(hass)
    entities = er.async_get(hass)
    entities.async_update_entity("light.lamp", disabled_by=er.RegistryEntryDisabler.USER)
    await async_settle(hass)
    assert offers(hass) == {}
    entities.async_update_entity("light.lamp", disabled_by=None)
    hass.states.async_set("light.lamp", "on")
    await async_settle(hass)
    assert set(offers(hass)) == {key_of(lamp)}


async def test_an_offer_the_user_is_in_the_middle_of_is_left_alone(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    await async_discovering_home(hass)
    await hass.config_entries.flow.async_configure(offers(hass)[key_of(lamp)])
    dr.async_get(hass).async_remove_device(lamp.id)
    await async_settle(hass)
    assert set(offers(hass)) == {key_of(lamp)}


async def test_ignore_sticks_and_can_be_taken_back(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    home, discovery = await async_discovering_home(hass)
    ignored = await async_ignore(hass, offers(hass)[key_of(lamp)])
    await async_settle(hass)
    assert offers(hass) == {}
    assert discovery.diagnostics()["refused"]["home"] == {"refused_ignored": 1}
    assert await hass.config_entries.async_reload(home.entry_id)
    await async_settle(hass)
    assert offers(hass) == {}
    await hass.config_entries.async_remove(ignored.entry_id)
    await async_settle(hass, 0.1)
    assert set(offers(hass)) == {key_of(lamp)}


async def test_what_is_no_longer_ignored_takes_the_place_of_the_least_offer(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    await async_discovering_home(hass, **{CONF_PROPOSE_AT_ONCE: 2})
    ignored = await async_ignore(hass, offers(hass)[key_of(lamp)])
    lock = add_device(hass, "Door")
    add_entity(hass, "lock.door", device=lock, state="locked")
    cover = add_device(hass, "Shutter")
    add_entity(hass, "cover.shutter", device=cover, state="open")
    await async_settle(hass)
    assert set(offers(hass)) == {key_of(lock), key_of(cover)}
    await hass.config_entries.async_remove(ignored.entry_id)
    await async_settle(hass, 0.1)
    assert set(offers(hass)) == {key_of(lock), key_of(lamp)}


async def test_a_device_with_a_twin_is_not_offered(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Lamp")
    entity = er.async_get(hass).async_get("light.lamp")
    assert entity is not None
    twin_entry("light", entity.id, device_id=lamp.id).add_to_hass(hass)
    _, discovery = await async_discovering_home(hass)
    assert offers(hass) == {}
    assert discovery.candidates() == []
    assert discovery.diagnostics()["refused"]["home"] == {"refused_has_twin": 1}


async def test_a_device_whose_entity_belongs_to_another_twin_is_not_offered(hass: HomeAssistant) -> None:
    add_lamp(hass, "Lamp")
    entity = er.async_get(hass).async_get("light.lamp")
    assert entity is not None
    twin_entry("plug", "switch.elsewhere", members=["switch.elsewhere", entity.id]).add_to_hass(hass)
    _, discovery = await async_discovering_home(hass)
    assert discovery.diagnostics()["refused"]["home"] == {"refused_has_twin": 1}


async def test_the_same_thing_shown_by_two_integrations_is_offered_once(hass: HomeAssistant) -> None:
    mac = {(dr.CONNECTION_NETWORK_MAC, "02:00:00:00:00:01")}
    plain = add_lamp(hass, "Plain", domain="one", connections=mac)
    better = add_lamp(hass, "Better", domain="two", connections=mac)
    add_entity(hass, "sensor.power", device=better, state="5", original_device_class="power")
    _, discovery = await async_discovering_home(hass)
    assert set(offers(hass)) == {key_of(better)}
    assert discovery.diagnostics()["refused"]["home"] == {"refused_duplicate": 1}
    await async_ignore(hass, offers(hass)[key_of(better)])
    await async_settle(hass)
    assert key_of(plain) not in offers(hass)


async def test_an_entity_that_yaml_made_is_offered_but_not_a_mere_state(hass: HomeAssistant) -> None:
    hass.states.async_set("light.from_outside", "on")
    setup_test_component_platform(hass, "light", [YamlLamp()])
    assert await async_setup_component(hass, "light", {"light": {"platform": "test"}})
    await async_discovering_home(hass)
    assert set(offers(hass)) == {"entity_light.yaml_lamp"}


async def test_what_automations_use_comes_first_and_says_so(hass: HomeAssistant) -> None:
    add_lamp(hass, "A lamp")
    used, most_used = add_lamp(hass, "B lamp"), add_lamp(hass, "C lamp")
    action = {"action": "light.turn_on", "target": {"device_id": most_used.id}}
    by_entity = {"action": "light.turn_on", "target": {"entity_id": "light.b_lamp"}}
    trigger = {"trigger": "event", "event_type": "go"}
    assert await async_setup_component(
        hass,
        "automation",
        {
            "automation": [
                {"alias": "One", "triggers": trigger, "actions": [action, by_entity]},
                {"alias": "Two", "triggers": trigger, "actions": [action]},
            ]
        },
    )
    _, discovery = await async_discovering_home(hass)
    first, second, third = discovery.candidates()
    assert (first.device_id, second.device_id) == (most_used.id, used.id)
    assert (first.reason.id, first.reason.params) == ("candidate_automations", {"count": 2})
    assert (second.reason.id, third.reason.id) == ("candidate_automation", "candidate_acts")


async def test_what_takes_no_command_is_not_said_to_be_controlled(hass: HomeAssistant) -> None:
    plant = add_device(hass, "Roof", area="House", domain="solaredge")
    add_entity(
        hass,
        "sensor.roof_pv_power",
        device=plant,
        state="3000",
        original_device_class="power",
        attributes={"device_class": "power", "unit_of_measurement": "W", "friendly_name": "Roof PV power"},
    )
    add_entity(
        hass,
        "sensor.roof_pv_energy",
        device=plant,
        state="12",
        original_device_class="energy",
        attributes={"device_class": "energy", "unit_of_measurement": "kWh", "friendly_name": "Roof PV energy"},
    )
    _, discovery = await async_discovering_home(hass)
    (profile,) = discovery.candidates()
    assert profile.kind == "pv"
    assert profile.reason.id == "candidate_produces"


async def test_unloading_the_home_withdraws_the_offers_and_ends_scanning(hass: HomeAssistant) -> None:
    add_lamp(hass, "Lamp")
    home, _ = await async_discovering_home(hass)
    assert await hass.config_entries.async_unload(home.entry_id)
    await hass.async_block_till_done()
    assert offers(hass) == {}
    add_lamp(hass, "Other")
    await async_settle(hass)
    assert offers(hass) == {}


async def test_its_own_twins_cause_no_scan(hass: HomeAssistant) -> None:
    _, discovery = await async_discovering_home(hass)
    own = add_device(hass, "Twin", domain=DOMAIN)
    add_entity(hass, "light.twin", device=own, platform=DOMAIN)
    await async_settle(hass)
    assert discovery.diagnostics()["scans"] == 1


async def test_a_scan_can_be_asked_for(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    lamp = add_lamp(hass, "Lamp")
    discovery = entry.runtime_data.discovery
    assert discovery.candidates() == []
    (profile,) = await discovery.async_refresh()
    assert profile.device_id == lamp.id
    assert offers(hass) == {}


@pytest.mark.parametrize("broken", ["a_lamp", "b_lamp", "c_lamp"])
async def test_one_broken_candidate_never_stops_a_scan(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    for name in ("A lamp", "B lamp", "C lamp"):
        add_lamp(hass, name)
    hass.states.async_set(f"light.{broken}", "on", {"entity_id": _Unreadable()})
    _, discovery = await async_discovering_home(hass)
    assert len(offers(hass)) == 2
    assert discovery.diagnostics()["refused"]["device"]["refused_error"] == 1
    await discovery.async_refresh()
    told = [record for record in caplog.records if "worth a twin" in record.message]
    assert len(told) == 1
    caplog.clear()


class YamlLamp(LightEntity):
    """A lamp without a unique id."""

    _attr_name = "Yaml lamp"
    _attr_is_on = True
    _attr_color_mode = ColorMode.ONOFF
    _attr_supported_color_modes: ClassVar = {ColorMode.ONOFF}


class _Unreadable(list[str]):
    """An attribute of a broken integration, which fails when it is read."""

    def __bool__(self) -> bool:
        raise RuntimeError("broken")
