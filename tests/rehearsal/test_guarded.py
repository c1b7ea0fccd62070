"""The guard within a rehearsal: the user's rules for hazards, guarded shadows, and this integration's own actions."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.digital_twin.const import DOMAIN, Mode, Role
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.rules import CONF_OWN_HAZARDS, HazardRule, OwnRule, Scope
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .kitchen import CLIMATE, LAMP, THERMOSTAT, async_rehearse

WINDOW, ASLEEP = "binary_sensor.window", "input_boolean.asleep"
HEAT = {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 24}}
LIGHT_ON = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
START = "2026-12-01T12:00:00+00:00"


@pytest.fixture
async def home(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Set up a home with a thermostat under an open window, and a lamp."""
    kitchen, hall = add_device(hass, "kitchen", area="Kitchen"), add_device(hass, "hall", area="Hall")
    add_entity(hass, CLIMATE, device=kitchen, state="heat", attributes=THERMOSTAT)
    add_entity(hass, WINDOW, device=kitchen, state="on", attributes={"device_class": "window"})
    add_entity(hass, LAMP, device=hall, state="off", attributes={"supported_color_modes": ["onoff"]})
    for service in ("set_temperature", "set_hvac_mode"):
        async_mock_service(hass, "climate", service)
    for service in ("turn_on", "turn_off"):
        async_mock_service(hass, "light", service)
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"asleep": {}}})
    assert await async_setup_component(hass, "automation", {"automation": []})
    yield await async_add_home(hass, asleep=ASLEEP)
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


async def async_add_twins(hass: HomeAssistant, mode: Mode = Mode.MIRROR) -> None:
    """Add the twins of both."""
    registry = er.async_get(hass)
    for kind, entity_id, roles in (("thermostat", CLIMATE, {Role.WINDOWS: [WINDOW]}), ("light", LAMP, None)):
        device_id = registry.entities[entity_id].device_id
        entry = twin_entry(kind, entity_id, name=entity_id, device_id=device_id, mode=mode, roles=roles)
        await async_add_entry(hass, entry)


def shadow(hass: HomeAssistant, source: str) -> str:
    """Return the entity that shadows a source."""
    domain = source.partition(".")[0]
    return next(
        entry.entity_id
        for entry in er.async_get(hass).entities.values()
        if entry.platform == DOMAIN and entry.domain == domain and entry.unique_id.endswith(f"_{source}")
    )


async def async_hazards(hass: HomeAssistant, *actions: Any, **data: Any) -> dict[str, str]:
    """Return the hazards that actions meet in a rehearsal, with their severities."""
    wanted = {"start": START, "duration": {"hours": 1}, **data}
    answer = await async_rehearse(hass, actions=[{"event": "begin"}, *actions], **wanted)
    return {found["id"]: found["severity"] for found in answer["hazards"]}


async def test_the_users_rules_count(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await async_add_twins(hass)
    rules = hass.data[DATA].home.rules
    twin_id = next(twin.spec.twin_id for twin in hass.data[DATA].home.twins.values() if twin.kind.id == "thermostat")
    usual = (await async_hazards(hass, HEAT))["heating_window_open"]
    assert usual == "medium"
    rules.async_set(HazardRule(hazard="heating_window_open", severity=Severity.CRITICAL))
    assert (await async_hazards(hass, HEAT))["heating_window_open"] == "critical"
    rules.async_set(HazardRule(hazard="heating_window_open", scope=Scope.TWIN, where=twin_id, enabled=False))
    assert "heating_window_open" not in await async_hazards(hass, HEAT)
    assert "frost" not in await async_hazards(hass)
    rules.async_set(HazardRule(hazard="frost", limit=25.0, severity=Severity.LOW))
    assert (await async_hazards(hass, HEAT, start="2026-12-01T00:00:00+00:00", duration={"hours": 5}))["frost"] == "low"


async def test_an_own_hazard_is_found_while_its_template_holds(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await async_add_twins(hass)
    own = OwnRule(
        hazard_id="own_dark", name="No light while asleep",
        line="on is on while {{ is_state('input_boolean.asleep', 'on') }}", severity=Severity.HIGH,
    )  # fmt: skip
    hass.config_entries.async_update_entry(home, options={**home.options, CONF_OWN_HAZARDS: [own.as_data()]})
    sleep = {"action": "input_boolean.turn_on", "target": {"entity_id": ASLEEP}}
    assert await async_hazards(hass, LIGHT_ON) == {}
    assert await async_hazards(hass, sleep, LIGHT_ON) == {"own_dark": "high"}


async def test_a_device_that_is_switched_again_and_again_is_told(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await async_add_twins(hass)
    swing = {"repeat": {"count": 10, "sequence": [LIGHT_ON, {"delay": 5}, {**LIGHT_ON, "action": "light.turn_off"}]}}
    assert "flapping" in await async_hazards(hass, swing)
    assert "flapping" not in await async_hazards(hass, LIGHT_ON, {"delay": 5}, {**LIGHT_ON, "action": "light.turn_off"})


async def async_told(hass: HomeAssistant, *actions: Any) -> tuple[list[Any], dict[str, Any]]:
    """Return what became of an automation's actions, and the answer."""
    auto = {"alias": "Try", "triggers": {"trigger": "time", "at": "12:10:00"}, "actions": list(actions)}
    await hass.config.async_set_time_zone("UTC")
    answer = await async_rehearse(hass, new=auto, start=START, duration={"hours": 1})
    assert "error" not in answer["automations"]["automation.try"], answer["automations"]
    (row,) = [row for row in answer["timeline"] if row["what"] == "automation.try"]
    return [(act["action"], act.get("effects")) for act in row.get("actions", [])], answer


async def test_a_guarded_shadow_passes_on_what_is_safe_and_keeps_back_what_is_not(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    await async_add_twins(hass, Mode.GUARD)
    hass.data[DATA].home.rules.async_set(HazardRule(hazard="heating_window_open", severity=Severity.CRITICAL))
    lamp, room = shadow(hass, LAMP), shadow(hass, CLIMATE)
    heat = {**HEAT, "target": {"entity_id": room}, "continue_on_error": True}
    told, answer = await async_told(hass, {**LIGHT_ON, "target": {"entity_id": lamp}}, heat)
    assert told == [("light.turn_on", {lamp: "on=True"}), ("climate.set_temperature", {room: "denied"})]
    assert [state for _, state in answer["states"][LAMP]][-1] == "on"
    assert [state for _, state in answer["states"][lamp]][-1] == "on"
    assert answer["entities"][lamp] == answer["entities"][LAMP] == "simulated"
    assert hass.states.get(LAMP).state == "off"
    both, _ = await async_told(hass, {**LIGHT_ON, "target": {"entity_id": [LAMP, lamp]}})
    assert both == [("light.turn_on", {LAMP: "on=True", lamp: "passed_by"})]


async def test_a_mirror_refuses_as_at_home(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await async_add_twins(hass)
    lamp = shadow(hass, LAMP)
    told, answer = await async_told(hass, {**LIGHT_ON, "target": {"entity_id": lamp}}, LIGHT_ON)
    assert told == [("light.turn_on", {lamp: "refused"})]
    assert answer["timeline"][0]["outcome"] == "error"


async def test_a_sandbox_goes_its_own_way(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await async_add_twins(hass, Mode.SANDBOX)
    lamp = shadow(hass, LAMP)
    _, answer = await async_told(hass, {**LIGHT_ON, "target": {"entity_id": lamp}})
    assert [state for _, state in answer["states"][lamp]][-1] == "on"
    assert [state for _, state in answer["states"][LAMP]][-1] == "off"


async def test_own_actions_and_the_condition_are_answered_as_at_home(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    await async_add_twins(hass)
    hass.data[DATA].home.rules.async_set(HazardRule(hazard="heating_window_open", severity=Severity.CRITICAL))
    run = {"action": "digital_twin.run_action", "response_variable": "run"}
    say = {"event": "said", "event_data": {"result": "{{ run.result }}"}}
    told, answer = await async_told(
        hass,
        {**run, "data": {"action": [LIGHT_ON]}}, say,
        {**run, "data": {"action": [HEAT], "approval": "deny"}},
        {"if": "{{ run.result == 'denied' }}", "then": [{**LIGHT_ON, "action": "light.turn_off"}]},
        {"action": "digital_twin.check_action", "data": {**HEAT}, "response_variable": "seen"},
        {"if": {"condition": "digital_twin.is_action_safe", "options": {**HEAT}}, "then": [HEAT]},
        {"if": {"condition": "digital_twin.is_action_safe", "options": {**LIGHT_ON}}, "then": [LIGHT_ON]},
        {"action": "digital_twin.predict", "data": {"entity_id": LAMP}, "response_variable": "x"},
    )  # fmt: skip
    assert told == [
        ("digital_twin.run_action", None), ("light.turn_on", {LAMP: "on=True"}), ("digital_twin.run_action", None),
        ("light.turn_off", {LAMP: "on=False"}), ("digital_twin.check_action", None),
        ("light.turn_on", {LAMP: "on=True"}),
        ("digital_twin.predict", None),
    ]  # fmt: skip
    assert answer["timeline"][0]["outcome"] == "finished"
