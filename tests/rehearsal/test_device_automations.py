"""Triggers and actions of devices, as the editor of automations writes them."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.common import add_device, add_entity

from .kitchen import CLIMATE, LAMP, async_rehearse

pytestmark = pytest.mark.usefixtures("noon")


async def test_device_actions_of_integrations_that_are_not_there_are_written_down(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    phone = add_device(hass, "phone")
    tell = {"device_id": phone.id, "domain": "mobile_app", "type": "notify", "message": "{{ 6 * 7 }}", "title": "Hot"}
    new = {
        "alias": "Tell",
        "triggers": {"trigger": "time", "at": "12:10:00"},
        "actions": [{"if": "{{ true }}", "then": [tell]}, {"action": "light.turn_on", "target": {"entity_id": LAMP}}],
    }
    await hass.config.async_set_time_zone("UTC")
    answer = await async_rehearse(hass, new=new, start="2026-12-01T12:00:00+00:00", duration={"hours": 1})
    (row,) = answer["timeline"]
    assert row["outcome"] == "finished"
    assert [(act["action"], act["data"], act.get("executed", True)) for act in row["actions"]] == [
        ("mobile_app.notify", {"message": 42, "title": "Hot"}, False), ("light.turn_on", {"entity_id": [LAMP]}, True)
    ]  # fmt: skip


async def test_what_triggers_wait_for_is_known_by_registry_ids_and_between_commas(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    lamp = er.async_get(hass).async_get(LAMP)
    triggers = {
        "Editor": {
            "trigger": "device", "device_id": lamp.device_id, "domain": "light", "type": "turned_on",
            "entity_id": lamp.id,
        },
        "Commas": {"trigger": "state", "entity_id": f"{LAMP}, {CLIMATE}", "to": "never"},
        "Typo": {"trigger": "state", "entity_id": f"{LAMP},light.hal", "to": "on"},
    }  # fmt: skip
    new = [{"alias": name, "triggers": item, "actions": []} for name, item in triggers.items()]
    answer = await async_rehearse(hass, new=new, duration={"hours": 1})
    absent = [finding for finding in answer["findings"] if finding["id"] == "rehearsal_missing_entity"]
    assert [(finding["automations"], finding["entities"]) for finding in absent] == [
        (["automation.typo"], ["light.hal"])
    ]


async def test_a_device_trigger_set_off_by_a_device_that_came_back_is_found(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    plug = add_device(hass, "plug")
    add_entity(hass, "switch.plug", device=plug, state="on")
    new = {
        "alias": "Plug on",
        "triggers": {
            "trigger": "device", "device_id": plug.id, "domain": "switch", "type": "turned_on",
            "entity_id": er.async_get(hass).async_get("switch.plug").id,
        },
        "actions": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}],
    }  # fmt: skip
    silence = {"happens": "fail", "entity_id": "switch.plug", "at": "00:10:00", "duration": {"minutes": 10}}
    answer = await async_rehearse(hass, new=new, scenario=[silence], duration={"hours": 1})
    assert [row["what"] for row in answer["timeline"]] == ["automation.plug_on"]
    told = [finding for finding in answer["findings"] if finding["id"] == "rehearsal_unavailable_counts"]
    assert [finding["entities"] for finding in told] == [["switch.plug"]]
