"""Actions and scripts that are tried by themselves: run, told and judged as an automation is."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .kitchen import CLIMATE, LAMP, async_rehearse

pytestmark = pytest.mark.usefixtures("noon")


async def test_actions_are_tried_without_automations(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(
        hass,
        actions=[
            {"action": "light.turn_on", "target": {"area_id": "hall"}},
            {"delay": 60},
            {"action": "light.turn_off", "target": {"entity_id": LAMP}},
        ],
        duration={"minutes": 10},
    )
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on", "off"]
    assert answer["automations"] == {}
    assert (answer["tried"]["what"], answer["tried"]["runs"]) == ("these_actions", 1)


async def test_why_tried_actions_went_no_further_is_told(hass: HomeAssistant, home: MockConfigEntry) -> None:
    lit = {"condition": "state", "entity_id": LAMP, "state": "on"}
    actions = [
        {"if": [lit], "then": [{"stop": "lit"}]},
        lit,
        {"action": "light.turn_off", "target": {"entity_id": LAMP}},
    ]
    answer = await async_rehearse(hass, actions=actions, duration={"minutes": 10})
    (run,) = answer["timeline"]
    assert (run["outcome"], run["why"]) == ("aborted", "hall was off, wanted was on.")
    assert "actions" not in run
    assert answer["tried"]["outcomes"] == {"aborted": 1}


async def test_tried_actions_are_told_as_a_run_with_what_they_called(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    answer = await async_rehearse(
        hass,
        actions=[
            {"condition": "state", "entity_id": LAMP, "state": "off"},
            {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 21}},
            {"delay": 60},
        ],
        duration={"minutes": 10},
    )
    (run,) = answer["timeline"]
    assert (run["what"], run["name"], run["outcome"]) == ("these_actions", "The sequence of actions", "finished")
    (call,) = run["actions"]
    assert (call["action"], call["data"]["temperature"]) == ("climate.set_temperature", 21)
    assert call["effects"] == {CLIMATE: "target_temperature=21.0"}
    assert [step["path"] for step in run["trace"] if step["path"].count("/") == 1] == [
        f"sequence/{index}" for index in range(3)
    ]
    assert "runs 1, actions 1;" in answer["summary"]
    assert answer["summary"].endswith("No problems were found.")


@pytest.mark.parametrize(
    ("actions", "finding", "outcome"),
    [
        ([{"action": "light.turn_on", "target": {"entity_id": "light.gone"}}], "rehearsal_target_missing", "finished"),
        ([{"action": "nothing.of_the_kind"}], "rehearsal_error", "error"),
        ([{"action": "light.turn_on", "data": {"entity_id": LAMP, "brightness_pct": "{{ 1 / 0 }}"}}], "rehearsal_error",
         "error"),
        ([{"wait_for_trigger": [{"trigger": "state", "entity_id": LAMP, "to": "on"}]}], "rehearsal_still_waiting",
         "running"),
    ],
)  # fmt: skip
async def test_tried_actions_that_fail_are_not_praised(
    hass: HomeAssistant, home: MockConfigEntry, actions: list[dict[str, Any]], finding: str, outcome: str
) -> None:
    answer = await async_rehearse(hass, actions=actions, duration={"hours": 13})
    assert {item["id"] for item in answer["findings"]} == {finding}
    (found,) = answer["findings"]
    assert found["text"].startswith("The sequence of actions ")
    run = next(row for row in answer["timeline"] if row["what"] == "these_actions")
    assert run["outcome"] == outcome
    assert ("error" in run) == (outcome == "error")
    assert "No problems were found" not in answer["summary"]


async def test_a_script_is_tried_by_its_entity(hass: HomeAssistant, home: MockConfigEntry) -> None:
    sequence = [{"action": "light.turn_on", "target": {"entity_id": LAMP}}, {"action": "light.turn_off",
                "target": {"entity_id": "light.gone"}}]  # fmt: skip
    assert await async_setup_component(
        hass, "script", {"script": {"evening": {"alias": "Good evening", "sequence": sequence}}}
    )
    answer = await async_rehearse(hass, script="script.evening", duration={"minutes": 10})
    (run,) = answer["timeline"]
    assert (run["what"], run["name"], run["outcome"]) == ("script.evening", "Good evening", "finished")
    assert [call["action"] for call in run["actions"]] == ["script.evening", "light.turn_on", "light.turn_off"]
    assert run["actions"][1]["effects"] == {LAMP: "on=True"}
    assert [step["path"] for step in run["trace"]] == ["sequence/0", "sequence/1"]
    (found,) = answer["findings"]
    assert found["text"] == "Good evening commands light.gone, which does not exist."
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on"]


async def test_a_script_that_fails_is_not_praised(hass: HomeAssistant, home: MockConfigEntry) -> None:
    sequence = [{"action": "light.turn_on", "target": {"entity_id": LAMP}}, {"action": "nothing.of_the_kind"}]
    assert await async_setup_component(hass, "script", {"script": {"evening": {"sequence": sequence}}})
    answer = await async_rehearse(hass, script="script.evening", duration={"minutes": 10})
    (run,) = answer["timeline"]
    assert (run["what"], run["outcome"]) == ("script.evening", "error")
    assert "nothing.of_the_kind" in run["error"]
    assert [item["id"] for item in answer["findings"]] == ["rehearsal_error"]
    assert "No problems were found" not in answer["summary"]


async def test_a_renamed_script_runs(hass: HomeAssistant, home: MockConfigEntry) -> None:
    light_up = {"sequence": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}]}
    assert await async_setup_component(hass, "script", {"script": {"light_up": light_up}})
    er.async_get(hass).async_update_entity("script.light_up", new_entity_id="script.evening")
    await hass.async_block_till_done()
    answer = await async_rehearse(hass, script="script.evening", duration={"hours": 1})
    assert [state for _, state in answer["states"][LAMP]][-1] == "on"


async def test_what_home_assistant_would_not_run_is_not_praised(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(
        hass,
        actions=[
            {"condition": "nobody.has_this"},
            {"action": "light.turn_on", "target": {"entity_id": LAMP}},
        ],
        duration={"minutes": 10},
    )
    (found,) = answer["findings"]
    assert (found["id"], found["severity"]) == ("rehearsal_invalid", "high")
    assert found["text"].startswith("The sequence of actions ")
    assert "nobody" in found["text"]
    assert [state for _, state in answer["states"][LAMP]] == ["off"]
    assert "No problems were found" not in answer["summary"]


async def test_a_condition_of_an_integration_that_is_not_here_counts_as_met(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    MockConfigEntry(domain="hub").add_to_hass(hass)
    steps = [{"condition": "hub.is_well"}, {"action": "light.turn_on", "target": {"entity_id": LAMP}}]
    answer = await async_rehearse(hass, actions=steps, duration={"minutes": 10})
    (found,) = answer["findings"]
    assert (found["id"], found["severity"]) == ("rehearsal_taken_as_met", "low")
    assert "hub.is_well" in found["text"]
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on"]
