"""In the running home: whatever a command comes through, script, scene, group or room, it is the guard that decides."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from .harness.client import Client, Message
from .harness.flows import add_integration
from .test_guard import approved, make_guard, shadow_of

LAMP = "light.bedroom_ceiling"
ON = "guard_ways_on"
SCENE = "guard_ways"


@pytest_asyncio.fixture(loop_scope="session")
async def shadow(client: Client) -> AsyncIterator[str]:
    """Give the guarded shadow of a lamp that is off, and may be switched as often as a test does."""
    entry_id = await make_guard(client, LAMP, [])
    rest = {"hazard": "flapping", "snooze": {"hours": 1}, "entity_id": [LAMP]}
    await client.action("digital_twin.set_hazard", rest)
    await off(client)
    yield await shadow_of(client, entry_id, "light")
    await client.request("DELETE", f"/api/config/config_entries/entry/{entry_id}")


async def off(client: Client) -> None:
    """Switch the lamp off itself."""
    await client.action("light.turn_off", {"entity_id": LAMP})
    await client.wait_for_state(LAMP, lambda state: state["state"] == "off")


async def let_through(client: Client, domain: str, service: str, data: Message, target: str) -> int:
    """Call an action, wait until the lamp comes on, and give how often the guard let it through."""
    await off(client)
    before = await approved(client, LAMP)
    await client.action(f"{domain}.{service}", {**data, "entity_id": target})
    await client.wait_for_state(LAMP, lambda state: state["state"] == "on")
    return await approved(client, LAMP) - before


async def script(client: Client, name: str, action: str, target: str) -> str:
    """Make a script of one action as the editor does; give its entity."""
    body = {"alias": name, "sequence": [{"action": action, "target": {"entity_id": target}}]}
    await client.request("POST", f"/api/config/script/config/{name}", json=body)
    await client.wait_for_state(f"script.{name}", lambda state: state["state"] == "off")
    return f"script.{name}"


async def scene(client: Client, name: str, target: str) -> str:
    """Make a scene in which a light is on, as the editor does; give its entity."""
    body = {"id": name, "name": name, "entities": {target: {"state": "on"}}}
    await client.request("POST", f"/api/config/scene/config/{name}", json=body)
    await client.wait_for_state(f"scene.{name}", lambda state: state["state"] != "unavailable")
    return f"scene.{name}"


@pytest.mark.timeout(600)
async def test_a_guarded_shadow_in_scripts_scenes_and_groups(client: Client, shadow: str) -> None:
    by_script = await script(client, ON, "light.turn_on", shadow)
    assert await let_through(client, "script", "turn_on", {}, by_script) == 1
    assert await let_through(client, "scene", "turn_on", {}, await scene(client, SCENE, shadow)) == 1
    answers = {"menu": "light", "name": "Guarded lights", "entities": [shadow]}
    group: Message = await add_integration(client, "group", answers)
    assert await let_through(client, "light", "turn_on", {}, "light.guarded_lights") == 1
    await client.request("DELETE", f"/api/config/config_entries/entry/{group['result']['entry_id']}")


@pytest.mark.timeout(600)
async def test_run_action_looks_into_scripts_scenes_groups_and_rooms(client: Client, shadow: str) -> None:
    assert shadow
    entry = await client.command("config/entity_registry/get", entity_id=LAMP)
    device = next(
        device for device in await client.command("config/device_registry/list") if device["id"] == entry["device_id"]
    )
    answers = {"menu": "light", "name": "Plain lights", "entities": [LAMP]}
    group: Message = await add_integration(client, "group", answers)
    ways = (
        ("script.turn_on", {"entity_id": await script(client, ON, "light.turn_on", LAMP)}),
        ("scene.turn_on", {"entity_id": await scene(client, SCENE, LAMP)}),
        ("light.turn_on", {"entity_id": "light.plain_lights"}),
        ("light.turn_on", {"area_id": entry["area_id"] or device["area_id"]}),
        ("light.turn_on", {"entity_id": shadow}),
    )
    for action, target in ways:
        await off(client)
        answer = await client.action("digital_twin.run_action", {"action": action, "target": target}, response=True)
        assert answer["result"] in ("ok", "unverified"), (action, target, answer)
        assert answer["verified"].get(LAMP) is True, (action, target, answer)
        await client.wait_for_state(LAMP, lambda state: state["state"] == "on")
    await client.request("DELETE", f"/api/config/config_entries/entry/{group['result']['entry_id']}")
