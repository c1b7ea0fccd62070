"""The blueprints: loaded by Home Assistant's own automation component, and run in a home with a guard."""

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_capture_events,
    async_mock_service,
)

from custom_components.digital_twin.core.requests import Severity
from tests.common import add_device
from tests.guard.conftest import DOOR, FRIDGE, LAMP, GuardedHome
from tests.guard_ways.test_approvals import press
from tests.tools.paths import REPOSITORY

FOLDER = REPOSITORY / "blueprints" / "automation" / "digital_twin"
NAMES = sorted(path.name for path in FOLDER.glob("*.yaml"))
GO = [{"trigger": "event", "event_type": "go"}]


@pytest.fixture
def library(guarded: GuardedHome, tmp_path: Path) -> HomeAssistant:
    """Put the blueprints where Home Assistant keeps those that were imported."""
    hass = guarded.hass
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "blueprints" / "automation" / "digital_twin")
    return hass


async def automate(hass: HomeAssistant, name: str, **inputs: Any) -> None:
    """Make an automation from a blueprint."""
    used = {"use_blueprint": {"path": f"digital_twin/{name}.yaml", "input": inputs}}
    assert await async_setup_component(hass, "automation", {"automation": used})
    await hass.async_block_till_done()
    (state,) = hass.states.async_all("automation")
    assert state.state == "on"


def add_phone(hass: HomeAssistant) -> tuple[dr.DeviceEntry, list[ServiceCall]]:
    """Add a phone; return its device and what is sent to it."""
    entry = MockConfigEntry(domain="mobile_app", title="Anna's phone", data={"device_name": "Anna's phone"})
    entry.add_to_hass(hass)
    device = add_device(hass, "Anna's phone", entry=entry)
    return device, async_mock_service(hass, "notify", "mobile_app_anna_s_phone")


def test_there_are_three() -> None:
    assert NAMES == ["approval_on_phone.yaml", "guarded_automation.yaml", "hazard_notification.yaml"]


@pytest.mark.parametrize("name", NAMES)
def test_each_says_where_it_comes_from_and_is_linked(name: str) -> None:
    text = (FOLDER / name).read_text()
    source = (
        f"https://github.com/digital-twin-maintainers/digital_twin/blob/main/blueprints/automation/digital_twin/{name}"
    )
    assert f"source_url: {source}" in text
    link = f"https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url={quote(source, safe='')}"
    assert link in (REPOSITORY / "docs" / "guard.md").read_text()


async def test_a_guarded_automation_does_what_is_harmless(guarded: GuardedHome, library: HomeAssistant) -> None:
    await automate(
        library,
        "guarded_automation",
        when=GO,
        guarded_actions=[{"action": "light.turn_on", "target": {"entity_id": LAMP}, "metadata": {}}],
    )
    library.bus.async_fire("go")
    await library.async_block_till_done()
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]


async def test_a_guarded_automation_leaves_what_does_harm(guarded: GuardedHome, library: HomeAssistant) -> None:
    left = async_capture_events(library, "left")
    await automate(
        library,
        "guarded_automation",
        when=GO,
        guarded_actions=[{"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}],
        otherwise=[{"event": "left", "event_data": {"result": "{{ run.result }}", "why": "{{ run.summary }}"}}],
    )
    library.bus.async_fire("go")
    await library.async_block_till_done()
    assert guarded.told == []
    assert [event.data["result"] for event in left] == ["denied"]
    assert "fridge" in left[0].data["why"]


async def test_an_approval_goes_to_the_phone_and_comes_back(
    guarded: GuardedHome, library: HomeAssistant, hass_admin_user: MockUser
) -> None:
    device, sent = add_phone(library)
    await automate(library, "approval_on_phone", phone=device.id)
    guarded.door.show(is_locked=False)
    await library.async_block_till_done()
    answer = await guarded.call("run_action", action="lock.lock", target={"entity_id": DOOR})
    await library.async_block_till_done()
    (call,) = sent
    assert answer["summary"] in call.data["message"]
    assert call.data["data"]["tag"] == answer["approval"]
    button = call.data["data"]["actions"][0]["action"]
    assert button == f"DIGITAL_TWIN_APPROVE_{answer['approval']}"
    press(guarded, "APPROVE", answer["approval"], hass_admin_user)
    await library.async_block_till_done()
    assert [what for what, _ in guarded.door.told] == ["lock"]
    assert (sent[-1].data["message"], sent[-1].data["data"]["tag"]) == ("clear_notification", answer["approval"])


async def test_an_approval_for_other_devices_is_not_sent(guarded: GuardedHome, library: HomeAssistant) -> None:
    device, sent = add_phone(library)
    await automate(library, "approval_on_phone", phone=device.id, concerns={"entity_id": [LAMP]})
    guarded.door.show(is_locked=False)
    await library.async_block_till_done()
    await guarded.call("run_action", action="lock.lock", target={"entity_id": DOOR})
    await library.async_block_till_done()
    assert sent == []


def foresee(guarded: GuardedHome) -> None:
    """Have the guard foresee something."""
    twin = guarded.home.twin_of_entity(LAMP)
    assert twin is not None
    guarded.home.events.async_add(
        "hazard_predicted",
        twin=twin,
        category="guard",
        severity=Severity.HIGH,
        data={
            "hazard": "frost",
            "name": "Frost",
            "at": "2026-11-22T04:30:00-08:00",
            "time": "04:30",
            "probability": 0.8,
            "entities": [LAMP],
            "reason": {"id": "hazard_frost", "params": {"twin": "Cellar", "limit": 5.0, "minutes": 300, "percent": 80}},
        },
    )


async def test_a_hazard_goes_to_the_phone(guarded: GuardedHome, library: HomeAssistant) -> None:
    device, sent = add_phone(library)
    further = async_capture_events(library, "further")
    steps = [{"event": "further", "event_data": {"hazard": "{{ trigger.hazard }}"}}]
    await automate(library, "hazard_notification", phone=device.id, further=steps)
    foresee(guarded)
    await library.async_block_till_done()
    (call,) = sent
    assert call.data["title"] == "Frost"
    assert "04:30" in call.data["message"]
    assert "Cellar" in call.data["message"]
    assert [event.data["hazard"] for event in further] == ["frost"]


async def test_a_hazard_without_a_phone_is_shown(guarded: GuardedHome, library: HomeAssistant) -> None:
    assert await async_setup_component(library, "persistent_notification", {})
    await automate(library, "hazard_notification")
    foresee(guarded)
    await library.async_block_till_done()
    assert "Frost" in [item["title"] for item in library.data["persistent_notification"].values()]


async def test_a_lesser_hazard_is_left(guarded: GuardedHome, library: HomeAssistant) -> None:
    device, sent = add_phone(library)
    await automate(library, "hazard_notification", phone=device.id, severity="critical")
    foresee(guarded)
    await library.async_block_till_done()
    assert sent == []


@pytest.mark.parametrize("name", NAMES)
def test_every_input_says_what_it_is(name: str) -> None:
    for key, entry in load_yaml_dict(str(FOLDER / name))["blueprint"]["input"].items():
        assert {"name", "selector"} <= set(entry), key
