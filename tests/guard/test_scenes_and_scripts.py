"""Scenes and scripts are opened however somebody names them: by place, by label, by device, as any entity at all."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.setup import async_setup_component

from .conftest import FRIDGE, LAMP, GuardedHome

SCENE, SCRIPT = "scene.warm", "script.warm"


def ids(answer: dict[str, Any]) -> list[str]:
    """Return the ids of what could not be looked at."""
    return [note["id"] for note in answer["not_checked"]]


@pytest.fixture(autouse=True)
async def placed(guarded: GuardedHome) -> dict[str, list[str]]:
    """Give the home a scene and a script that switch the fridge off, both in the cellar."""
    hass = guarded.hass
    states = {FRIDGE: "off", LAMP: "on"}
    scenes = [{"id": "warm", "name": "Warm", "entities": states}, {"id": "bare", "name": "Bare", "entities": {}}]
    assert await async_setup_component(hass, "scene", {"scene": scenes})
    off = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
    assert await async_setup_component(hass, "script", {"script": {"warm": {"sequence": [off]}}})
    await hass.async_block_till_done()
    floor = fr.async_get(hass).async_create("Below")
    area = ar.async_get(hass).async_create("Cellar", floor_id=floor.floor_id)
    label = lr.async_get(hass).async_create("Winter")
    for entity_id in (SCENE, SCRIPT):
        er.async_get(hass).async_update_entity(entity_id, area_id=area.id, labels={label.label_id})
    return {"area_id": [area.id], "floor_id": [floor.floor_id], "label_id": [label.label_id]}


@pytest.mark.parametrize("selector", ["area_id", "floor_id", "label_id", "all", "entity_id", "group", "registry"])
@pytest.mark.parametrize("action", ["scene.turn_on", "script.turn_on", "homeassistant.turn_on"])
async def test_what_it_means_is_looked_at(
    guarded: GuardedHome, placed: dict[str, list[str]], action: str, selector: str
) -> None:
    own = SCRIPT if action.startswith("script") else SCENE
    guarded.hass.states.async_set("group.evening", "unknown", {"entity_id": [own]})
    entry = er.async_get(guarded.hass).async_get(own)
    assert entry is not None
    match selector:
        case "all":
            target: dict[str, Any] = {"entity_id": "all"}
        case "entity_id":
            target = {"entity_id": own}
        case "group":
            target = {"entity_id": "group.evening"}
        case "registry":
            target = {"entity_id": entry.id}
        case _:
            target = {selector: placed[selector]}
    for form in ({"action": action, "target": target}, {"action": [{"action": action, "target": target}]}):
        answer = await guarded.call("run_action", **form)
        assert (answer["result"], answer["hazards"][0]["hazard"]) == ("denied", "never_off"), form
    assert guarded.told == []


async def test_a_scene_among_other_entities_is_opened_and_the_others_stay(guarded: GuardedHome) -> None:
    target = {"entity_id": [SCENE, LAMP, "light.gone"]}
    answer = await guarded.call("check_action", action="homeassistant.turn_on", target=target)
    assert (answer["verdict"], set(answer["outcome"])) == ("denied", {LAMP, FRIDGE})
    off = await guarded.call("check_action", action="homeassistant.turn_off", target={"entity_id": SCENE})
    assert (off["verdict"], off["outcome"], ids(off)) == ("approved", {}, ["unresolved_target_empty"])


@pytest.mark.parametrize(
    "call",
    [
        {"action": "scene.turn_on", "target": {"area_id": "nowhere"}},
        {"action": "scene.turn_on", "target": {"entity_id": "scene.bare"}},
        {"action": "scene.turn_on", "target": {"entity_id": "scene.of_a_bridge"}},
        {"action": "scene.apply", "data": {"entities": {}}},
        {"action": "homeassistant.turn_on", "target": {"entity_id": "scene.of_a_bridge"}},
        {"scene": "scene.of_a_bridge"},
    ],
)
async def test_a_scene_nobody_can_look_into_is_asked_for(guarded: GuardedHome, call: dict[str, Any]) -> None:
    guarded.hass.states.async_set("scene.of_a_bridge", "unknown")
    answer = await guarded.call("run_action", action=[call])
    assert answer["result"] == "pending"
    assert "unresolved_scene" in ids(answer)


async def test_what_a_scene_asks_of_an_unknown_kind_is_weighed_by_it(hass: HomeAssistant, guarded: GuardedHome) -> None:
    for entity_id, state, verdict in (
        ("input_text.note", "hello", "approved"),
        ("automation.guard", "off", "needs_approval"),
        ("lock.shed", "jammed", "needs_approval"),
    ):
        hass.states.async_set(entity_id, state)
        answer = await guarded.call("check_action", action="scene.apply", data={"entities": {entity_id: state}})
        assert (answer["verdict"], ids(answer)) == (verdict, ["unresolved_scene_entity"]), entity_id


@pytest.mark.parametrize(
    ("service", "data", "verdict"),
    [
        ("restart", {}, "needs_approval"),
        ("stop", {}, "needs_approval"),
        ("reload_all", {}, "needs_approval"),
        ("set_location", {"latitude": 1, "longitude": 2}, "needs_approval"),
        ("check_config", {}, "approved"),
        ("update_entity", {"entity_id": [LAMP]}, "approved"),
    ],
)
async def test_what_home_assistant_does_to_itself_is_named(
    guarded: GuardedHome, service: str, data: dict[str, Any], verdict: str
) -> None:
    answer = await guarded.call("check_action", action=f"homeassistant.{service}", data=data)
    assert (answer["verdict"], ids(answer)) == (verdict, ["unresolved_action"])
