"""The triggers action_denied and approval_requested, in real automations."""

from typing import Any

import pytest
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_capture_events

from tests.guard.conftest import DOOR, FRIDGE, LAMP, GuardedHome

OFF: dict[str, Any] = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
LOCK: dict[str, Any] = {"action": "lock.lock", "target": {"entity_id": DOOR}}


async def listen(guarded: GuardedHome, trigger: str, target: str | None, *told: str) -> list[Any]:
    """Run an automation on a trigger; return the events in which it hands on what it was told."""
    done = async_capture_events(guarded.hass, "done")
    automation = {
        "triggers": [{"trigger": f"digital_twin.{trigger}", **({"target": {"entity_id": target}} if target else {})}],
        "actions": [{"event": "done", "event_data": {key: f"{{{{ trigger.{key} }}}}" for key in told}}],
    }
    assert await async_setup_component(guarded.hass, "automation", {"automation": automation})
    return done


@pytest.mark.parametrize(("target", "fires"), [(None, True), (FRIDGE, True), (LAMP, False)])
async def test_a_denied_action_triggers(guarded: GuardedHome, target: str | None, fires: bool) -> None:
    done = await listen(guarded, "action_denied", target, "hazard", "actions", "reason", "message")
    await guarded.call("run_action", **OFF)
    await guarded.hass.async_block_till_done()
    assert [event.data["actions"] for event in done] == ["switch.turn_off"] * fires
    if fires:
        assert done[0].data["hazard"] == "never_off"
        assert done[0].data["reason"] in done[0].data["message"]


async def test_an_action_on_several_devices_concerns_each_of_them(guarded: GuardedHome) -> None:
    done = await listen(guarded, "action_denied", FRIDGE, "actions")
    both = [{"action": "light.turn_on", "target": {"entity_id": LAMP}}, OFF]
    await guarded.call("run_action", action=both)
    await guarded.hass.async_block_till_done()
    assert len(done) == 1


async def test_a_request_triggers_with_all_that_is_needed_to_decide(guarded: GuardedHome) -> None:
    told = ("approval", "actions", "entities", "hazard", "reason", "needs_code", "buttons", "expires")
    done = await listen(guarded, "approval_requested", DOOR, *told)
    guarded.door.show(is_locked=False)
    await guarded.hass.async_block_till_done()
    answer = await guarded.call("run_action", **LOCK)
    await guarded.hass.async_block_till_done()
    (event,) = done
    assert event.data["approval"] == answer["approval"]
    assert event.data["entities"] == [DOOR]
    assert event.data["needs_code"] is False
    assert event.data["buttons"][0]["action"] == f"DIGITAL_TWIN_APPROVE_{answer['approval']}"
    assert event.data["reason"] == answer["summary"]
