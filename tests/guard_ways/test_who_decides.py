"""Who may ask and who may decide: whatever a request does, with a twin or without, and what no entity stands for."""

from typing import Any

import pytest
from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser, async_capture_events, async_mock_service

from tests.actions.test_permissions import user_with
from tests.common import add_device, add_entity
from tests.guard.conftest import LAMP, GuardedHome

ALARM, SHED = "alarm_control_panel.house", "lock.shed"
ALARMED: dict[str, Any] = {"action": "alarm_control_panel.alarm_arm_away", "target": {"entity_id": ALARM}}
PUBLISH: dict[str, Any] = {"action": "mqtt.publish", "data": {"topic": "garage", "payload": "open"}}
LIGHT: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
TOLD = {**LIGHT, "data": {"brightness_pct": "{{ 40 if is_state('person.anna', 'home') else 1 }}"}}
BUTTON = "mobile_app_notification_action"


@pytest.fixture(autouse=True)
async def things(guarded: GuardedHome) -> str:
    """Give the home an alarm and a shed without twins, and a broker; return the device of the shed."""
    hass = guarded.hass
    assert await async_setup_component(hass, "alarm_control_panel", {})
    assert await async_setup_component(hass, "script", {"script": {"evening": {"sequence": [TOLD]}}})
    add_entity(hass, ALARM, device=add_device(hass, "House"), state="disarmed")
    device = add_device(hass, "Shed")
    add_entity(hass, SHED, device=device, state="locked")
    async_mock_service(hass, "mqtt", "publish")
    return device.id


def asked_for(guarded: GuardedHome, name: str, device_id: str) -> Any:
    """Return something to ask for that no twin answers for."""
    entry = er.async_get(guarded.hass).async_get(SHED)
    assert entry is not None
    return {
        "an entity without a twin": [ALARMED],
        "one of two courses": [{"if": ["{{ false }}"], "then": [ALARMED], "else": [LIGHT]}],
        "a device action": [{"device_id": device_id, "domain": "lock", "type": "unlock", "entity_id": entry.id}],
        "another integration's device action": [
            {"device_id": device_id, "domain": "zha", "type": "squawk", "entity_id": entry.id}
        ],
        "a device action without an entity": [{"device_id": device_id, "domain": "zha", "type": "squawk"}],
        "a message": [PUBLISH],
        "a message beside a lamp": [LIGHT, PUBLISH],
        "a restart": [{"action": "homeassistant.restart"}],
        "a template that fails": [{"action": "{{ 1 / 0 }}"}],
    }[name]


NAMED = {
    "an entity without a twin": [ALARM],
    "one of two courses": [ALARM, LAMP],
    "a device action": [SHED],
    "another integration's device action": [SHED],
}
NAMELESS = (
    "a device action without an entity",
    "a message",
    "a message beside a lamp",
    "a restart",
    "a template that fails",
)


async def rows(guarded: GuardedHome, user: User) -> list[dict[str, Any]]:
    """Return what a user sees that waits for a decision."""
    return guarded.home.door.approvals.rows(user)


@pytest.mark.parametrize("name", [*NAMED, *NAMELESS])
async def test_a_reader_decides_nothing(
    guarded: GuardedHome, things: str, name: str, hass_read_only_user: MockUser, hass_admin_user: MockUser
) -> None:
    answer = await guarded.call("run_action", action=asked_for(guarded, name, things))
    assert answer["result"] == "pending"
    guest = Context(user_id=hass_read_only_user.id)
    for decision in ("approve", "reject"):
        with pytest.raises(Unauthorized):
            await guarded.call(decision, context=guest, approval=answer["approval"])
    seen = await rows(guarded, hass_read_only_user)
    assert [row["can_decide"] for row in seen] == ([] if name in NAMELESS else [False])
    (row,) = await rows(guarded, hass_admin_user)
    assert row["can_decide"]
    assert sorted(row["entities"]) == (NAMED.get(name) or [LAMP][: name.endswith("lamp")])
    await guarded.call("reject", context=Context(user_id=hass_admin_user.id), approval=answer["approval"])


@pytest.mark.parametrize("name", [*NAMED, *NAMELESS])
async def test_who_may_control_what_is_named_decides_about_it(guarded: GuardedHome, things: str, name: str) -> None:
    answer = await guarded.call("run_action", action=asked_for(guarded, name, things))
    dweller = user_with(guarded.hass, {"entities": {"entity_ids": {ALARM: True, LAMP: True, SHED: True}}})
    decided = guarded.call("reject", context=Context(user_id=dweller.id), approval=answer["approval"])
    if name in NAMED:
        assert (await decided)["result"] == "rejected"
    else:
        with pytest.raises(Unauthorized):
            await decided


@pytest.mark.parametrize("name", NAMED)
async def test_a_reader_may_not_even_ask_for_it(
    guarded: GuardedHome, things: str, name: str, hass_read_only_user: MockUser
) -> None:
    with pytest.raises(Unauthorized):
        await guarded.call(
            "run_action",
            context=Context(user_id=hass_read_only_user.id),
            action=asked_for(guarded, name, things),
            dry_run=True,
        )


async def test_a_place_asks_for_all_of_it_and_lists_what_it_changes(guarded: GuardedHome) -> None:
    area = ar.async_get(guarded.hass).async_create("Garden")
    for entity_id in (SHED, ALARM):
        entry = er.async_get(guarded.hass).async_get(entity_id)
        assert entry is not None
        assert entry.device_id is not None
        dr.async_get(guarded.hass).async_update_device(entry.device_id, area_id=area.id)
    answer = await guarded.call("run_action", action="lock.unlock", target={"area_id": area.id})
    (row,) = guarded.home.door.approvals.rows()
    assert (answer["result"], row["entities"]) == ("pending", [SHED])


@pytest.mark.parametrize("who", ["reader", "dweller"])
async def test_events_are_fired_by_administrators_and_automations_only(
    guarded: GuardedHome, hass_read_only_user: MockUser, hass_admin_user: MockUser, who: str
) -> None:
    heard = async_capture_events(guarded.hass, BUTTON)
    steps = [{"event": BUTTON, "event_data": {"action": "DISARM_ALARM"}}]
    nested = [{"if": ["{{ true }}"], "then": [{"parallel": [steps]}]}]
    user = hass_read_only_user if who == "reader" else user_with(guarded.hass, {"entities": True})
    for action in (steps, nested):
        with pytest.raises(Unauthorized):
            await guarded.call("run_action", context=Context(user_id=user.id), action=action)
    assert heard == []
    for context in (Context(user_id=hass_admin_user.id), None):
        answer = await guarded.call("run_action", context=context, action=steps)
        assert answer["not_checked"] == [
            {
                "id": "unresolved_event",
                "text": f"action[0]: fires the event {BUTTON}; what follows from it was not looked at.",
            }
        ]
    assert len(heard) == 2


async def test_a_user_s_templates_read_nothing_of_the_home(
    guarded: GuardedHome, hass_admin_user: MockUser, hass: HomeAssistant
) -> None:
    user = user_with(hass, {"entities": {"entity_ids": {LAMP: True}}})
    context = Context(user_id=user.id)
    for action in (
        "{{ states('person.anna') }}",
        [{"action": "light.turn_on", "target": {"entity_id": "{{ states('person.anna') }}"}}],
        [{"variables": {"who": "{{ states('person.anna') }}"}}, LIGHT],
        [{"delay": "{{ states('person.anna') }}"}, LIGHT],
    ):
        for name in ("check_action", "run_action"):
            with pytest.raises(ServiceValidationError) as refused:
                await guarded.call(name, context=context, action=action)
            assert refused.value.translation_key == "template_limited"
            assert "home" not in (refused.value.translation_placeholders or {}).values()
    plain = [{"variables": {"bright": "{{ 20 + 22 }}"}}, {**LIGHT, "data": {"brightness_pct": "{{ bright }}"}}]
    assert (await guarded.call("run_action", context=context, action=plain))["result"] == "ok"
    admin = await guarded.call("run_action", context=Context(user_id=hass_admin_user.id), action=[TOLD])
    assert admin["result"] == "ok"


READS: dict[str, Any] = {
    "a condition": [{"condition": "state", "entity_id": "person.anna", "state": "home"}, LIGHT],
    "an if": [{"if": [{"condition": "state", "entity_id": "person.anna", "state": "home"}], "then": [LIGHT]}],
    "a choice within": {
        "parallel": [
            {
                "choose": [
                    {
                        "conditions": {
                            "or": [{"not": [{"condition": "zone", "entity_id": "person.anna", "zone": "zone.home"}]}]
                        },
                        "sequence": [LIGHT],
                    }
                ]
            }
        ]
    },
    "a figure": [{"if": [{"condition": "numeric_state", "entity_id": LAMP, "above": "sensor.safe"}], "then": [LIGHT]}],
    "a loop": [{"repeat": {"while": [{"condition": "state", "entity_id": "person.anna", "state": "home"}],
                           "sequence": [LIGHT]}}],
    "another kind of condition": [{"condition": "light.is_on", "target": {"area_id": "bedroom"}}, LIGHT],
    "a device's condition": [{"condition": "device", "device_id": "x", "domain": "zha", "type": "is_home"}, LIGHT],
    "a template in a condition": [{"if": ["{{ is_state('person.anna', 'home') }}"], "then": [LIGHT]}],
    "a template that reads at other times": [
        {**LIGHT, "data": {"brightness_pct": "{{ 5 if now().year > 2000 else states('person.anna') }}"}}
    ],
    "a filter by its name": [{"variables": {"who": "{{ ['person.anna'] | map('states') | list }}"}}, LIGHT],
    "a filter whose name is hidden": [{"if": ["{{ ['person.anna'] | map('sta' ~ 'tes') | list }}"], "then": [LIGHT]}],
    "a macro of somebody else": [{"if": ["{% from 'tools.jinja' import who %}{{ who() }}"], "then": [LIGHT]}],
    "a wait": [{"wait_template": "{{ is_state('person.anna', 'home') }}"}, LIGHT],
    "a trigger": [{"wait_for_trigger": [{"trigger": "event", "event_type": "state_changed"}]}, LIGHT],
}  # fmt: skip


@pytest.mark.parametrize("name", READS)
async def test_what_a_user_s_steps_do_tells_nothing_they_may_not_know(
    guarded: GuardedHome, hass_admin_user: MockUser, name: str
) -> None:
    hass = guarded.hass
    hass.states.async_set("sensor.safe", "1")
    user = user_with(hass, {"entities": {"entity_ids": {LAMP: True}}})
    for action in ("check_action", "run_action"):
        with pytest.raises((ServiceValidationError, Unauthorized)) as refused:
            await guarded.call(action, context=Context(user_id=user.id), action=READS[name])
        key = getattr(refused.value, "translation_key", None)
        assert isinstance(refused.value, Unauthorized) or key in ("step_limited", "template_limited"), key
    assert guarded.told == []
    # Whoever wrote the automation, or may do anything, is not held up by it.
    await guarded.call("check_action", context=Context(user_id=hass_admin_user.id), action=READS[name])


async def test_a_user_s_steps_may_ask_what_they_may_know(guarded: GuardedHome) -> None:
    user = user_with(guarded.hass, {"entities": {"entity_ids": {LAMP: True}}})
    dark = {"condition": "state", "entity_id": LAMP, "state": "off"}
    evening = {"condition": "time", "after": "00:00:00"}
    fair = ["{{ [3, 4] | map('float') | select('>', 3) | list | count == 1 }}", {"or": [dark, evening]}]
    action = [{"if": [dark, *fair], "then": [{**LIGHT, "data": {"brightness_pct": "{{ 20 + 20 }}"}}]}]
    answer = await guarded.call("run_action", context=Context(user_id=user.id), action=action)
    assert (answer["result"], answer["verified"]) == ("ok", {LAMP: True})


@pytest.mark.parametrize(
    "compared", [{"condition": "state", "state": ["20.5", "21.0"]}, {"condition": "numeric_state", "above": "1.5"}]
)
async def test_a_number_that_a_user_compares_with_is_no_entity(guarded: GuardedHome, compared: dict[str, Any]) -> None:
    user = user_with(guarded.hass, {"entities": {"entity_ids": {LAMP: True}}})
    action = [{"if": [{**compared, "entity_id": LAMP}], "then": [LIGHT]}]
    answer = await guarded.call("check_action", context=Context(user_id=user.id), action=action)
    assert answer["verdict"] == "approved"


async def test_a_script_s_own_templates_are_those_of_whoever_wrote_it(guarded: GuardedHome) -> None:
    user = user_with(guarded.hass, {"entities": {"entity_ids": {LAMP: True, "script.evening": True}}})
    answer = await guarded.call("check_action", context=Context(user_id=user.id), action="script.evening")
    assert (answer["verdict"], answer["not_checked"]) == ("approved", [])
