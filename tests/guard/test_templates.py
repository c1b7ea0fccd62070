"""Templates and switched-off steps in what is checked and run: rendered as Home Assistant does, or named where not."""

from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError

from .conftest import FRIDGE, LAMP, GuardedHome

ON: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
OFF: dict[str, Any] = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
BROKEN = {"brightness_pct": "{{ 1 / 0 }}"}


@pytest.mark.parametrize("enabled", [False, "false", "off"])
async def test_a_step_that_is_switched_off_is_no_part_of_it(guarded: GuardedHome, enabled: Any) -> None:
    answer = await guarded.call("run_action", action=[{**OFF, "enabled": enabled}, ON])
    assert (answer["result"], answer["verdict"], set(answer["outcome"])) == ("ok", "approved", {LAMP})
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]
    assert len(guarded.told) == 1
    beside = await guarded.call("check_action", action={"parallel": [{"sequence": [OFF], "enabled": enabled}, [ON]]})
    assert (beside["verdict"], set(beside["outcome"])) == ("approved", {LAMP})
    alone = await guarded.call("check_action", action={**OFF, "enabled": enabled})
    assert (alone["verdict"], alone["outcome"]) == ("approved", {})


TEMPLATES = ["{{ 1 < 2 }}", "{{ false }}", "{{ 'off' }}", "{{ x is defined }}", "{{ 1 / 0 }}"]


@pytest.mark.parametrize("enabled", [True, "true", "on", *TEMPLATES])
async def test_a_step_counts_that_is_or_may_be_switched_on(guarded: GuardedHome, enabled: Any) -> None:
    answer = await guarded.call("check_action", action=[{**OFF, "enabled": enabled}, ON])
    assert (answer["verdict"], set(answer["outcome"])) == ("denied", {LAMP, FRIDGE})
    defined = [{"variables": {"x": 1}}, {**OFF, "enabled": enabled}]
    assert (await guarded.call("run_action", action=defined))["result"] == "denied"
    assert guarded.told == []


async def test_what_a_template_switches_off_is_not_done(guarded: GuardedHome) -> None:
    answer = await guarded.call("run_action", action=[{**ON, "enabled": "{{ false }}"}])
    assert answer["verdict"] == "approved"
    assert guarded.lamp.told == []


async def test_whether_a_step_is_switched_on_must_be_said(guarded: GuardedHome) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        await guarded.call("check_action", action=[{**ON, "enabled": "perhaps"}])
    assert refused.value.translation_key == "invalid_boolean"
    assert (refused.value.translation_placeholders or {})["field"] == "action[0].enabled"
    unsure = await guarded.call("check_action", action=[{**OFF, "enabled": "{{ 1 / 0 }}"}])
    assert unsure["verdict"] == "denied"


async def test_a_loop_goes_over_what_its_templates_say(guarded: GuardedHome) -> None:
    off = {"action": "homeassistant.turn_off", "target": {"entity_id": "{{ repeat.item }}"}}

    def loop(items: Any) -> dict[str, Any]:
        return {"repeat": {"for_each": items, "sequence": [off]}}

    for items in (f"{{{{ ['{LAMP}', '{FRIDGE}'] }}}}", ["{{ 'light.' ~ 'lamp' }}", FRIDGE]):
        answer = await guarded.call("check_action", action=[loop(items)])
        assert (answer["verdict"], set(answer["outcome"])) == ("denied", {LAMP, FRIDGE})
    unsure = await guarded.call("check_action", action=[loop("{{ 1 / 0 }}")])
    assert unsure["verdict"] == "needs_approval"
    assert "action[0].repeat.for_each: the template could not be worked out." in {
        note["text"] for note in unsure["not_checked"]
    }


WRITTEN = [
    {"action": "light.turn_on", "target": {"entity_id": LAMP}, "data": BROKEN},
    {"action": [{**ON, "data": BROKEN}]},
    {"action": {**ON, "data": BROKEN}},
]


@pytest.mark.parametrize("written", WRITTEN)
async def test_a_template_that_fails_is_named_asked_for_and_then_fails_as_in_an_automation(
    guarded: GuardedHome, written: dict[str, Any]
) -> None:
    checked = await guarded.call("check_action", **written)
    assert (checked["verdict"], [note["id"] for note in checked["not_checked"]]) == (
        "needs_approval", ["unresolved_template"]
    )  # fmt: skip
    asked = await guarded.call("run_action", **written)
    assert asked["result"] == "pending"
    done = await guarded.call("approve", approval=asked["approval"])
    assert done["result"] == "failed"
    assert "division by zero" in done["error"]
    assert guarded.told == []


async def test_a_template_is_asked_for_as_it_was_rendered(guarded: GuardedHome) -> None:
    data = {"brightness_pct": "{{ 40 + 2 }}"}
    answer = await guarded.call("run_action", action="light.turn_on", target={"entity_id": "{{ 'light.' ~ 'desk' }}"})
    assert [note["id"] for note in answer["not_checked"]] == ["unresolved_missing"]
    answer = await guarded.call("run_action", **ON, data=data)
    assert answer["result"] == "ok"
    assert [values for _, values in guarded.lamp.told] == [{"brightness": round(0.42 * 255)}]
