"""The library of scenarios, plans and the footprint on the real server: each answers in seconds, in words to act on."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from .harness.client import Client

WITHIN = 3.0
WANTED = ("climate", "water_heater", "light", "lock", "cover", "switch", "binary_sensor")
FIRST = ("wallbox", "storage", "washing", "washer", "dryer", "dishwasher")
MOST = 30
KITCHEN_LAMP = "light.living_room_ceiling"


async def ask(client: Client, service: str, **data: Any) -> Any:
    """Call an action for its response."""
    answer = await client.command(
        "call_service", domain="digital_twin", service=service, service_data=data, return_response=True
    )
    return answer["response"]


@pytest_asyncio.fixture(loop_scope="session")
async def home(client: Client) -> AsyncIterator[dict[str, str]]:
    """Give twins of the home's devices by their entities, and take those away again that were made for it."""
    devices = {twin["via_device_id"] for twin in await client.command("config/device_registry/list")}
    made: dict[str, str] = {}
    entities = await client.command("config/entity_registry/list")
    entities.sort(key=lambda entity: not any(word in entity["entity_id"] for word in FIRST))
    for entity in entities:
        device_id, entity_id = entity["device_id"], entity["entity_id"]
        if (
            entity["platform"] not in ("test_home", "mqtt")
            or device_id is None
            or device_id in devices
            or len(made) >= MOST
        ):
            continue
        if entity_id.partition(".")[0] in WANTED or any(word in entity_id for word in FIRST):
            devices.add(device_id)
            made[entity_id] = (await ask(client, "create_twin", device_id=device_id))["twin_id"]
    yield made
    await asyncio.gather(
        *(client.request("DELETE", f"/api/config/config_entries/entry/{twin_id}") for twin_id in made.values())
    )


def parameters_of(name: str, hubs: list[str], climate: str) -> dict[str, Any]:
    """Return what a scenario has to be told in this home."""
    if name == "hub_outage":
        return {"parameters": {"hub": hubs[0]}}
    if name == "device_failure":
        return {"parameters": {"twin": climate}}
    if name == "custom":
        return {"changes": [{"action": "light.turn_on", "target": {"entity_id": KITCHEN_LAMP}}]}
    return {}


async def test_each_scenario_answers_in_seconds_and_a_plan_in_five(client: Client, home: dict[str, str]) -> None:
    assert len(home) >= 15
    listed = await ask(client, "list_scenarios")
    climate = next(entity_id for entity_id in home if entity_id.startswith("climate."))
    took: dict[str, float] = {}
    told: dict[str, str] = {}
    for name in listed["library"]:
        asked = parameters_of(name, listed["home"]["hubs"], climate)
        began = time.monotonic()
        answer = await ask(client, "run_scenario", scenario=name, **asked)
        took[name] = time.monotonic() - began
        told[name] = answer["summary"]
    assert {name: seconds for name, seconds in took.items() if seconds > WITHIN} == {}
    assert {name: text for name, text in told.items() if not text.endswith(".") or "summary_" in text} == {}
    began = time.monotonic()
    plan = await ask(client, "optimize", aim="cost")
    assert time.monotonic() - began < 5.0
    assert plan["summary"]
    assert plan["account"]["short"] <= plan["nothing"]["short"] + 1e-6
    found = await ask(client, "footprint", propose=False)
    assert found["total"]["energy"] > 0


pytestmark = pytest.mark.timeout(600)
