"""The interview on a real server: forms as the frontend gets them, fields that depend on one another, a whole twin."""

from typing import Any

import pytest_asyncio

from .harness import flows
from .harness.client import Client, Message

FRIDGE = "switch.kitchen_fridge"
LAMP = "light.kitchen_ceiling"


async def start(client: Client, **fields: Any) -> Message:
    answer: Message = await client.request("POST", flows.FLOWS, json={"handler": "digital_twin", **fields})
    return answer


async def reply(client: Client, step: Message, **answers: Any) -> Message:
    answer: Message = await client.request("POST", f"{flows.FLOWS}/{step['flow_id']}", json=answers)
    return answer


async def give_up(client: Client, step: Message) -> None:
    await client.request("DELETE", f"{flows.FLOWS}/{step['flow_id']}")


async def pick(client: Client, entity_id: str) -> Message:
    """Go to the first step of the interview about an entity's device."""
    entity = await client.command("config/entity_registry/get", entity_id=entity_id)
    step = await reply(client, await start(client), next_step_id="device")
    return await reply(client, step, device_id=entity["device_id"])


def field(step: Message, *path: str) -> Message:
    """Give a field of a form, or of a section in it."""
    found: Message = {"schema": step["data_schema"]}
    for name in path:
        found = next(item for item in found["schema"] if item["name"] == name)
    return found


@pytest_asyncio.fixture(loop_scope="session")
async def home(client: Client) -> str:
    """Give the id of the home's entry, which is older than any twin's."""
    entries: list[Message] = await client.command("config_entries/get", domain="digital_twin")
    return str(min(entries, key=lambda entry: entry["created_at"])["entry_id"])


async def test_a_hidden_field_is_not_taken(client: Client, home: str) -> None:
    step = await start(client, entry_id=home)
    assert field(step, "energy", "phases")["visible"] == {"field": "main_fuse", "operator": "exists"}
    assert field(step, "energy", "max_power")["visible"] == {"field": "main_fuse", "operator": "not_exists"}
    answers = flows.fill(step["data_schema"], {})
    answers["energy"] = {"main_fuse": 25, "phases": "3", "max_power": 5000}
    assert (await reply(client, step, **answers))["reason"] == "reconfigure_successful"
    step = await start(client, entry_id=home)
    shown = flows.fill(step["data_schema"], {})["energy"]
    assert (shown["main_fuse"], shown["phases"], "max_power" in shown) == (25, "3", False)
    answers["energy"] = {"phases": "3"}
    assert (await reply(client, step, **answers))["reason"] == "reconfigure_successful"
    step = await start(client, entry_id=home)
    assert flows.fill(step["data_schema"], {})["energy"] == {"phases": "1"}
    await give_up(client, step)


async def test_the_interview_asks_learns_tells_and_makes_a_twin(client: Client, home: str) -> None:
    step = await pick(client, FRIDGE)
    assert (step["step_id"], field(step, "name")["description"]["suggested_value"]) == ("twin", "Fridge")
    step = await reply(client, step, **flows.fill(step["data_schema"], {}))
    assert step["step_id"] == "plug"
    assert flows.fill(step["data_schema"], {}) == {"appliance": "fridge", "never_off": True}
    step = await reply(client, step, **flows.fill(step["data_schema"], {}))
    while step["type"] == "progress":
        step = await flows.after_progress(client, step, flows.FLOWS)
    assert (step["type"], step["step_id"]) == ("menu", "summary")
    assert step["description_placeholders"]["summary"].startswith("- ")
    step = await reply(client, step, next_step_id="finish")
    assert (step["type"], step["title"]) == ("create_entry", "Fridge")
    entry = step["result"]
    assert entry["state"] == "loaded"
    await client.request("DELETE", f"/api/config/config_entries/entry/{entry['entry_id']}")


async def test_rated_power_is_asked_only_without_a_power_sensor(client: Client, home: str) -> None:
    step = await pick(client, LAMP)
    step = await reply(client, step, **flows.fill(step["data_schema"], {}))
    assert step["step_id"] == "light"
    assert field(step, "rated_power")["visible"] == {"field": "power", "operator": "not_exists"}
    await give_up(client, step)
