"""Tools for language models: what they read and do, for what is exposed, and acting only past the guard."""

from typing import Any

import pytest
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.digital_twin import llm as twin_llm
from custom_components.digital_twin.const import Mode
from tests.guard.conftest import DOOR, FRIDGE, LAMP, GuardedHome
from tests.guard_ways.test_shadow import set_mode

ASSIST = "conversation"
OURS = ["digital_twin__check", "digital_twin__predict", "digital_twin__run", "digital_twin__what_if"]


def asker(user: MockUser | None = None) -> llm.LLMContext:
    """Return who asks."""
    return llm.LLMContext(
        platform="test",
        context=Context(user_id=None if user is None else user.id),
        language="en",
        assistant=ASSIST,
        device_id=None,
    )


@pytest.fixture
async def assist(guarded: GuardedHome) -> HomeAssistant:
    """Set up what serves the tools; the lamp and the fridge are exposed, the door is not."""
    hass = guarded.hass
    assert await async_setup_component(hass, "llm", {})
    for entity_id, wanted in ((LAMP, True), (FRIDGE, True), (DOOR, False)):
        async_expose_entity(hass, ASSIST, entity_id, wanted)
    return hass


async def api(hass: HomeAssistant, user: MockUser | None = None) -> llm.APIInstance:
    """Return the assistant's tools."""
    return await llm.async_get_api(hass, llm.LLM_API_ASSIST, asker(user))


async def use(hass: HomeAssistant, tool: str, user: MockUser | None = None, **args: Any) -> Any:
    """Let a model use a tool."""
    return await call(hass, await api(hass, user), tool, user, **args)


async def call(
    hass: HomeAssistant, instance: llm.APIInstance, tool: str, user: MockUser | None = None, **args: Any
) -> Any:
    """Call a tool as the API does, whose own call needs the sentences of Assist, which are not installed here."""
    (found,) = (item for item in instance.tools if item.name == tool)
    return await found.async_call(hass, llm.ToolInput(tool_name=tool, tool_args=args), asker(user))


def name_of(hass: HomeAssistant, entity_id: str) -> str:
    """Return what people call an entity."""
    state = hass.states.get(entity_id)
    assert state is not None
    return str(state.name)


async def test_the_tools_are_there_and_only_one_acts(assist: HomeAssistant) -> None:
    instance = await api(assist)
    tools = {tool.name: tool for tool in instance.tools if tool.integration == "digital_twin"}
    assert sorted(tools) == OURS
    assert [name for name, tool in tools.items() if not tool.annotations.read_only] == ["digital_twin__run"]
    assert "digital_twin__run" in instance.api_prompt
    devices = tools["digital_twin__predict"].parameters.schema["device"].container
    assert devices == sorted(name_of(assist, entity_id) for entity_id in (LAMP, FRIDGE))


async def test_its_parameters_can_be_told_to_a_model(assist: HomeAssistant) -> None:
    instance = await api(assist)
    for tool in twin_llm.async_get_tools(assist, asker(), llm.LLM_API_ASSIST).tools:  # type: ignore[union-attr]  # devices are exposed
        told = llm.probatio.to_openapi(tool.parameters, custom_serializer=instance.custom_serializer)
        assert told["type"] == "object"
        assert "device" in told["properties"]


async def test_without_an_exposed_device_there_are_none(guarded: GuardedHome) -> None:
    hass = guarded.hass
    for entity_id in (LAMP, FRIDGE, DOOR):
        async_expose_entity(hass, ASSIST, entity_id, False)
    assert twin_llm.async_get_tools(hass, asker(), llm.LLM_API_ASSIST) is None
    async_expose_entity(hass, ASSIST, LAMP, True)
    assert twin_llm.async_get_tools(hass, asker(), "homeassistant") is None


async def test_predict_and_what_if_and_check_read_only(guarded: GuardedHome, assist: HomeAssistant) -> None:
    predicted = await use(assist, "digital_twin__predict", device=name_of(assist, LAMP), hours=2)
    assert predicted.data["summary"]
    assert 1 <= len(predicted.data["forecast"]) <= 24
    tried = await use(
        assist, "digital_twin__what_if", device=name_of(assist, LAMP), action="light.turn_on", brightness_pct=40
    )
    assert tried.data["summary"]
    checked = await use(assist, "digital_twin__check", device=name_of(assist, FRIDGE), action="switch.turn_off")
    assert (checked.data["verdict"], checked.data["not_checked"], checked.error) == ("denied", [], False)
    other = await use(assist, "digital_twin__check", device=name_of(assist, FRIDGE), action="light.turn_on")
    assert other.data["not_checked"] == [
        f"light.turn_on does nothing to {name_of(assist, FRIDGE)}: it is another kind of entity."
    ]
    assert guarded.told == []


async def test_acting_passes_the_guard(guarded: GuardedHome, assist: HomeAssistant) -> None:
    done = await use(assist, "digital_twin__run", device=name_of(assist, LAMP), action="light.turn_on")
    assert done.data["result"] == "ok"
    audit = await guarded.call("get_audit", actions=["assistant_asked"])
    (row,) = audit["rows"]
    assert (row["data"]["assistant"], row["data"]["tool"]) == (ASSIST, "digital_twin__run")
    assert row["data"]["asked"]["action"] == "light.turn_on"
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]
    denied = await use(assist, "digital_twin__run", device=name_of(assist, FRIDGE), action="switch.turn_off")
    assert (denied.data["result"], denied.data["verdict"]) == ("denied", "denied")
    assert guarded.fridge.told == []


async def test_what_is_not_exposed_is_out_of_reach(guarded: GuardedHome, assist: HomeAssistant) -> None:
    answer = await use(assist, "digital_twin__run", device=name_of(assist, DOOR), action="lock.unlock")
    assert answer.error
    instance = await api(assist)
    async_expose_entity(assist, ASSIST, LAMP, False)
    late = await call(assist, instance, "digital_twin__run", device=name_of(assist, LAMP), action="light.turn_on")
    assert late.error
    assert guarded.told == []


async def test_whoever_may_not_control_it_cannot_by_a_model(
    guarded: GuardedHome, assist: HomeAssistant, hass_read_only_user: MockUser
) -> None:
    answer = await use(
        assist, "digital_twin__run", hass_read_only_user, device=name_of(assist, LAMP), action="light.turn_on"
    )
    assert answer.error
    assert guarded.told == []


async def test_bad_input_is_said(assist: HomeAssistant) -> None:
    for args in ({}, {"device": "Moon"}, {"device": name_of(assist, LAMP), "hours": 1e9}):
        answer = await use(assist, "digital_twin__predict", **args)
        assert answer.error
        assert answer.data["error"]


async def test_devices_of_one_name_are_told_apart(guarded: GuardedHome, assist: HomeAssistant) -> None:
    entities, devices = er.async_get(assist), dr.async_get(assist)
    async_expose_entity(assist, ASSIST, DOOR, True)
    for entity_id in (LAMP, FRIDGE, DOOR):
        entities.async_update_entity(entity_id, aliases=["helper"])
    for entity_id, area in ((LAMP, "Kitchen"), (FRIDGE, "Cellar")):
        entry = entities.async_get(entity_id)
        assert entry is not None
        assert entry.device_id is not None
        devices.async_update_device(entry.device_id, area_id=ar.async_get(assist).async_get_or_create(area).id)
    told = {name: entity_id for name, entity_id in twin_llm.exposed(assist, ASSIST).items() if "helper" in name}
    assert told == {"helper (Kitchen)": LAMP, "helper (Cellar)": FRIDGE, f"helper ({DOOR})": DOOR}
    assert (await use(assist, "digital_twin__run", device="helper", action="light.turn_on")).error
    done = await use(assist, "digital_twin__run", device="helper (Kitchen)", action="light.turn_on")
    assert (done.data["result"], [what for what, _ in guarded.told]) == ("ok", ["turn_on"])


async def test_a_guarded_shadow_stands_for_its_source(guarded: GuardedHome, assist: HomeAssistant) -> None:
    er.async_get(assist).async_update_entity(LAMP, aliases=[er.COMPUTED_NAME, "reading light"])
    await set_mode(guarded, LAMP, Mode.GUARD, voice=True)
    done = await use(assist, "digital_twin__run", device="reading light", action="light.turn_on")
    assert done.data["result"] == "ok"
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]
