"""Loops round by round, and every step that Home Assistant knows: nothing valid is refused, none passed over."""

from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.actions.walk import walk

from .conftest import DOOR, FRIDGE, LAMP, GuardedHome

ON: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
OFF: dict[str, Any] = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
LAST = {
    "action": "switch.turn_{{ 'off' if repeat.index == 3 else 'on' }}",
    "target": {"entity_id": FRIDGE},
}
DARK = {"condition": "state", "entity_id": LAMP, "state": "off"}


def times(guarded: GuardedHome, action: Any) -> list[list[float]]:
    """Return the times of the calls of each course."""
    return [[timed.at for timed in course] for course in walk(guarded.hass, action, "action").variants]


def ids(answer: dict[str, Any]) -> list[str]:
    """Return the ids of what could not be looked at."""
    return [note["id"] for note in answer["not_checked"]]


@pytest.mark.parametrize("count", [3, "3", "{{ 1 + 2 }}"])
async def test_each_counted_round_is_looked_at(guarded: GuardedHome, count: Any) -> None:
    answer = await guarded.call("run_action", action=[{"repeat": {"count": count, "sequence": [LAST]}}])
    assert (answer["result"], answer["hazards"][0]["hazard"]) == ("denied", "never_off")
    fewer = await guarded.call("check_action", action=[{"repeat": {"count": 2, "sequence": [LAST]}}])
    assert fewer["verdict"] == "approved"
    assert guarded.told == []


async def test_rounds_follow_one_another_and_know_the_loop_around_them(guarded: GuardedHome) -> None:
    pause = {"delay": {"minutes": 10}}
    assert times(guarded, [{"repeat": {"count": 3, "sequence": [ON, pause]}}, ON]) == [[0.0, 600.0, 1200.0, 1800.0]]
    assert times(guarded, [{"repeat": {"count": 0, "sequence": [ON]}}]) == [[]]
    inner = {"repeat": {"count": 2, "sequence": [{"delay": "{{ repeat.index }}"}]}}
    outer = {"repeat": {"count": 2, "sequence": [inner, {"delay": "{{ repeat.index * 100 }}"}]}}
    assert times(guarded, [outer, ON]) == [[306.0]]


async def test_rounds_nobody_can_count_are_named_by_what_they_touch(guarded: GuardedHome) -> None:
    dim = {**ON, "data": {"brightness_pct": "{{ 10 * repeat.index }}"}}
    for body, verdict, gaps in (
        ([dim, {"delay": 1}], "approved", ["unresolved_repeat"]),
        ([ON], "approved", []),
        ([{**ON, "action": "homeassistant.turn_{{ 'on' if repeat.index < 3 else 'off' }}"}],
         "needs_approval", ["unresolved_repeat"]),
    ):  # fmt: skip
        answer = await guarded.call("check_action", action=[{"repeat": {"while": [DARK], "sequence": body}}])
        assert (answer["verdict"], ids(answer)) == (verdict, gaps)


COVERS = {"blind": "blind", "garage": "garage"}


@pytest.mark.parametrize(
    ("body", "risk"),
    [
        ([{"action": "cover.open_cover", "target": {"entity_id": "cover.blind"}},
          {**ON, "data": {"brightness_pct": "{{ 10 * repeat.index }}"}}], "costly"),
        ([{"action": "cover.open_cover", "target": {"entity_id": "cover.garage"}},
          {**ON, "data": {"brightness_pct": "{{ 10 * repeat.index }}"}}], "risky"),
        ([{"action": "cover.open_cover",
           "target": {"entity_id": "{{ 'cover.garage' if repeat.index > 90 else 'cover.blind' }}"}}], "risky"),
        ([{"action": "script.one", "data": {"what": "{{ 'lock' if repeat.index > 90 else 'light' }}"}}],
         "risky"),
    ],
    ids=["a blind", "a garage door", "either", "whatever a script makes of it"],
)  # fmt: skip
async def test_the_rest_of_a_loop_weighs_as_what_it_could_reach(
    guarded: GuardedHome, body: list[dict[str, Any]], risk: str
) -> None:
    for name, device_class in COVERS.items():
        guarded.hass.states.async_set(f"cover.{name}", "closed", {"device_class": device_class})
    assert await async_setup_component(guarded.hass, "cover", {})
    one = {"sequence": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}]}
    assert await async_setup_component(guarded.hass, "script", {"script": {"one": one}})
    found = walk(guarded.hass, [{"repeat": {"while": [DARK], "sequence": body}}], "action").unresolved
    assert [message.params["risk"] for message in found if message.id == "unresolved_repeat"] == [risk]


async def test_rounds_that_differ_are_looked_at_although_nobody_counted_them(guarded: GuardedHome) -> None:
    waiting = {"while": ["{{ repeat.index <= 3 }}"], "sequence": [LAST]}
    answer = await guarded.call("run_action", action=[{"repeat": waiting}])
    assert (answer["result"], answer["hazards"][0]["hazard"]) == ("denied", "never_off")
    assert guarded.told == []


async def test_rounds_that_differ_by_a_variable_of_their_own_are_looked_at(guarded: GuardedHome) -> None:
    ways = [None, ["light.turn_on", LAMP], ["lock.unlock", DOOR]]
    body = [
        {"variables": {"n": "{{ n + 1 }}"}},
        {"action": "{{ ways[n][0] }}", "target": {"entity_id": "{{ ways[n][1] }}"}},
    ]
    for loop in ({"until": [DARK]}, {"while": [DARK]}):
        action = [{"variables": {"n": 0, "ways": ways}}, {"repeat": {**loop, "sequence": body}}]
        answer = await guarded.call("check_action", action=action)
        assert (answer["verdict"], "unresolved_repeat" in ids(answer)) == ("needs_approval", True)
        courses = walk(guarded.hass, action, "action").variants
        assert ["light.turn_on", "lock.unlock"] in [[timed.call.action for timed in course] for course in courses]


async def test_rounds_may_differ_by_what_one_of_them_was_answered(guarded: GuardedHome) -> None:
    asked = {**ON, "response_variable": "told"}
    late = {**ON, "target": {"entity_id": f"{{{{ (told | default({{}})).get('lamp', '{LAMP}') }}}}"}}
    answer = await guarded.call("check_action", action=[{"repeat": {"while": [DARK], "sequence": [late, asked]}}])
    assert "unresolved_repeat" in ids(answer)
    answer = await guarded.call("check_action", action=[{"repeat": {"while": [DARK], "sequence": [ON, asked]}}])
    assert ids(answer) == []


@pytest.mark.parametrize(
    "wait",
    [
        {"wait_template": "{{ is_state('light.lamp', 'on') }}", "timeout": 60},
        {"wait_for_trigger": {"trigger": "state", "entity_id": LAMP}, "timeout": 60},
    ],
    ids=["for a template", "for a trigger"],
)
async def test_rounds_may_differ_by_how_one_of_them_waited(guarded: GuardedHome, wait: dict[str, Any]) -> None:
    late = {**ON, "target": {"entity_id": f"{{{{ 'lock.door' if wait is defined else '{LAMP}' }}}}"}}
    answer = await guarded.call("check_action", action=[{"repeat": {"while": [DARK], "sequence": [late, wait]}}])
    assert "unresolved_repeat" in ids(answer)
    answer = await guarded.call("check_action", action=[{"repeat": {"while": [DARK], "sequence": [ON, wait]}}])
    assert ids(answer) == []


async def test_a_round_after_those_looked_at_is_named_whatever_the_others_call(guarded: GuardedHome) -> None:
    late = {"repeat": {"count": "{{ 1 if repeat.index == 70 else 0 }}", "sequence": [OFF]}}
    answer = await guarded.call("check_action", action=[{"repeat": {"count": 80, "sequence": [late]}}])
    assert "unresolved_repeat" in ids(answer)


async def test_loops_in_loops_hold_nobody_up(guarded: GuardedHome) -> None:
    action: Any = {"variables": {"x": 1}}
    for _ in range(6):
        action = {"repeat": {"count": 40, "sequence": [action]}}
    answer = await guarded.call("check_action", action=[action, OFF])
    assert (answer["verdict"], ids(answer)[0]) == ("needs_approval", "unresolved_branches")


async def test_a_very_long_loop_is_looked_at_as_far_as_an_action_may_go(guarded: GuardedHome) -> None:
    answer = await guarded.call("check_action", action=[{"repeat": {"count": 90, "sequence": [ON]}}])
    assert (answer["verdict"], ids(answer)) == ("approved", ["unresolved_repeat"])
    answer = await guarded.call("check_action", action=[{"repeat": {"count": "{{ 'many' }}", "sequence": [ON]}}])
    assert (answer["verdict"], ids(answer)) == ("needs_approval", ["unresolved_template"])


@pytest.mark.parametrize(
    "step",
    [
        {"or": [DARK]},
        {"and": [DARK, {"not": [DARK]}]},
        {"not": [DARK]},
        {"condition": "{{ true }}"},
        {"condition": [DARK]},
        {"condition": "device", "device_id": "x", "domain": "light", "type": "is_off", "entity_id": LAMP},
        {"set_conversation_response": "done"},
    ],
)
async def test_conditions_of_every_spelling_are_no_actions(guarded: GuardedHome, step: dict[str, Any]) -> None:
    cv.SCRIPT_SCHEMA([step])
    answer = await guarded.call("check_action", action=[step, ON])
    assert (answer["verdict"], ids(answer), set(answer["outcome"])) == ("approved", [], {LAMP})


async def test_what_is_no_step_is_refused_as_home_assistant_refuses_it(guarded: GuardedHome) -> None:
    for step, key in (({"dance": True}, "unknown_step"), ("{{ true }}", "invalid_action")):
        with pytest.raises(Exception, match=r"action|dictionary"):
            cv.SCRIPT_SCHEMA([step])
        with pytest.raises(ServiceValidationError) as refused:
            await guarded.call("check_action", action=[step, ON])
        assert refused.value.translation_key == key


async def test_a_script_s_own_variables_are_known_and_what_is_given_goes_before_them(guarded: GuardedHome) -> None:
    script = {
        "variables": {"what": FRIDGE, "how": "{{ 'switch.turn_off' if 'fridge' in what else 'light.turn_on' }}"},
        "sequence": [{"action": "{{ how }}", "target": {"entity_id": "{{ what }}"}}],
    }
    assert await async_setup_component(guarded.hass, "script", {"script": {"own": script}})
    answer = await guarded.call("check_action", action=[{"action": "script.own"}])
    assert (answer["verdict"], answer["hazards"][0]["hazard"]) == ("denied", "never_off")
    for call in (
        {"action": "script.own", "data": {"what": LAMP}},
        {"action": "script.turn_on", "target": {"entity_id": "script.own"}, "data": {"variables": {"what": LAMP}}},
    ):
        answer = await guarded.call("check_action", action=[call])
        assert (answer["verdict"], set(answer["outcome"])) == ("approved", {LAMP})


async def test_a_device_action_is_its_entity_s_action(guarded: GuardedHome) -> None:
    def action(entity_id: str, kind: str, **more: Any) -> dict[str, Any]:
        entry = er.async_get(guarded.hass).async_get(entity_id)
        assert entry is not None
        return {"device_id": entry.device_id, "domain": entry.domain, "type": kind, "entity_id": entry.id, **more}

    answer = await guarded.call("run_action", action=[action(FRIDGE, "turn_off")])
    assert (answer["result"], answer["hazards"][0]["hazard"]) == ("denied", "never_off")
    for step, verdict in (
        (action(LAMP, "turn_on", brightness_pct=40), "approved"),
        (action(LAMP, "flash"), "approved"),
        (action(DOOR, "shake"), "needs_approval"),
        ({"device_id": "phone", "domain": "mobile_app", "type": "notify", "message": "hello"}, "approved"),
        ({"device_id": "x", "domain": "zha", "type": "squawk"}, "needs_approval"),
    ):
        assert (await guarded.call("check_action", action=[step]))["verdict"] == verdict, step
    assert guarded.told == []
    answer = await guarded.call("run_action", action=[action(LAMP, "turn_on", brightness_pct=40)])
    assert (answer["result"], answer["verified"], answer["not_checked"]) == ("ok", {LAMP: True}, [])
    assert guarded.told == [("turn_on", {"brightness": 102})]
