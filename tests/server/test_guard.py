"""In the running home: a guarded thermostat takes commands, asks where it must, and a phone's button answers."""

import asyncio
from typing import Any

import pytest

from .harness.client import Client, Message
from .harness.errors import HarnessError
from .harness.flows import FLOWS, after_progress, fill

SOURCE = "climate.bedroom_thermostat"
LAMP = "light.bedroom_ceiling"
WITHIN = 60.0
ANSWERS = {"mode": "guard", "consent": True, "voice": True, "priority": "high"}


async def make_guard(client: Client, entity_id: str, seen: list[str]) -> str:
    """Add a guarded twin by the interview; note the steps' ids, and give its entry's id."""
    device_id = (await client.command("config/entity_registry/get", entity_id=entity_id))["device_id"]
    answers = {**ANSWERS, "device_id": device_id, "entity_id": entity_id}
    step: Message = await client.request("POST", FLOWS, json={"handler": "digital_twin"})
    while step["type"] != "create_entry":
        if step["type"] == "progress":
            step = await after_progress(client, step, FLOWS)
            continue
        seen.append(step["step_id"])
        if step["type"] == "menu":
            options = list(step["menu_options"])
            reply: Message = {"next_step_id": "device" if "device" in options else options[0]}
        else:
            assert step["type"] == "form", step
            assert not step.get("errors"), step
            reply = fill(step["data_schema"] or [], answers)
        step = await client.request("POST", f"{FLOWS}/{step['flow_id']}", json=reply)
    entry_id: str = step["result"]["entry_id"]
    return entry_id


async def shadow_of(client: Client, entry_id: str, domain: str) -> str:
    """Give the entity id of a twin's shadow."""
    entries = await client.command("config/entity_registry/list")
    (found,) = (
        entry["entity_id"]
        for entry in entries
        if entry["config_entry_id"] == entry_id and entry["entity_id"].startswith(f"{domain}.")
    )
    return str(found)


async def target_of(client: Client, entity_id: str) -> float:
    """Give the temperature a thermostat is set to."""
    return float((await client.states())[entity_id]["attributes"]["temperature"])


async def voice_gets(client: Client, entity_id: str) -> bool:
    """Give whether voice assistants get an entity."""
    listed: dict[str, Any] = (await client.command("homeassistant/expose_entity/list"))["exposed_entities"]
    return bool(listed.get(entity_id, {}).get("conversation"))


async def approved(client: Client, entity_id: str) -> int:
    """Give how often the audit says that something was let through to a device."""
    rows = (await client.action("digital_twin.get_audit", {}, response=True))["rows"]
    return sum(row["action"] == "action_approved" and entity_id in row["data"]["entities"] for row in rows)


async def command(client: Client, shadow: str, wanted: float) -> str | None:
    """Set a guarded shadow; give what the guard says against it."""
    try:
        await client.action("climate.set_temperature", {"entity_id": shadow, "temperature": wanted})
    except HarnessError as err:
        return str(err)
    return None


@pytest.mark.timeout(600)
async def test_a_guarded_thermostat(client: Client) -> None:
    await client.command(
        "homeassistant/expose_entity", assistants=["conversation"], entity_ids=[SOURCE], should_expose=True
    )
    steps: list[str] = []
    entry_id = await make_guard(client, SOURCE, steps)
    assert "guard" in steps
    shadow = await shadow_of(client, entry_id, "climate")
    assert await voice_gets(client, shadow)
    assert not await voice_gets(client, SOURCE)

    before = await target_of(client, SOURCE)
    wanted = before + 0.5
    async with client.subscription(
        "subscribe_trigger", trigger={"trigger": "digital_twin.approval_requested", "target": {"entity_id": SOURCE}}
    ) as asked:
        if (said := await command(client, shadow, wanted)) is not None:
            # A twin that has not earned trust yet asks for heating; the button of a phone says yes.
            assert "approv" in said
            async with asyncio.timeout(WITHIN):
                told = (await asked.get())["variables"]["trigger"]
            assert told["entities"] == [SOURCE]
            await client.request("POST", "/api/events/mobile_app_notification_action", json=told["buttons"][0])
    await client.wait_for_state(SOURCE, lambda state: state["attributes"]["temperature"] == wanted)

    # The rules refuse what they can tell without any trust: heating with nobody there to see it is not among them.
    tried = await client.action(
        "digital_twin.run_action",
        {
            "action": "climate.set_temperature",
            "target": {"entity_id": shadow},
            "data": {"temperature": before},
            "dry_run": True,
        },
        response=True,
    )
    assert tried["result"] == "dry_run"
    assert tried["verdict"] in ("approved", "needs_approval")

    answer = await client.command(
        "test_condition",
        condition={
            "condition": "digital_twin.is_action_safe",
            "options": {"action": {"action": "light.turn_on", "target": {"entity_id": "light.bedroom_ceiling"}}},
        },
    )
    assert isinstance(answer["result"], bool)
    for kind, name in (("condition", "is_action_safe"), ("trigger", "hazard_predicted")):
        async with client.subscription(f"{kind}_platforms/subscribe") as described, asyncio.timeout(WITHIN):
            known: set[str] = set()
            while f"digital_twin.{name}" not in known:
                known |= set(await described.get())
    await client.request("DELETE", f"/api/config/config_entries/entry/{entry_id}")
    assert await voice_gets(client, SOURCE)
    assert shadow not in await client.states()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("sentence", ["turn on {name}", "turn on the lights in the {area}"])
async def test_what_is_said_reaches_the_device_past_the_guard(client: Client, sentence: str) -> None:
    """With the user's consent the shadow stands in the device's place: Assist finds it by name and by room."""
    await client.command(
        "homeassistant/expose_entity", assistants=["conversation"], entity_ids=[LAMP], should_expose=True
    )
    entry_id = await make_guard(client, LAMP, [])
    await client.action("light.turn_off", {"entity_id": LAMP})
    await client.wait_for_state(LAMP, lambda state: state["state"] == "off")
    name = (await client.states())[LAMP]["attributes"]["friendly_name"]
    said = sentence.format(name=name, area="bedroom")
    before = await approved(client, LAMP)
    answer = await client.command("conversation/process", text=said, language="en")
    assert answer["response"]["response_type"] == "action_done", answer
    await client.wait_for_state(LAMP, lambda state: state["state"] == "on")
    assert await approved(client, LAMP) == before + 1
    await client.request("DELETE", f"/api/config/config_entries/entry/{entry_id}")
    assert await voice_gets(client, LAMP)
