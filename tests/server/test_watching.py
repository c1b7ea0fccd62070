"""In the running home: a lost command and a drifting sensor are told once, explained, and clear by themselves."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from .harness.client import Client, Message
from .harness.flows import FLOWS, after_progress, fill

LIGHT = "light.bedroom_ceiling"
SENSOR = "sensor.kitchen_temperature"
TOLD_WITHIN = 180.0
OVER_WITHIN = 300.0


async def make_twin(client: Client, menu: str, entity_id: str, device_id: str) -> str:
    """Add a twin that is compared often; give its entry's id."""
    answers = {"device_id": device_id, "entity_id": entity_id, "priority": "high"}
    step: Message = await client.request("POST", FLOWS, json={"handler": "digital_twin"})
    while step["type"] != "create_entry":
        if step["type"] == "progress":
            step = await after_progress(client, step, FLOWS)
            continue
        if step["type"] == "menu":
            options = list(step["menu_options"])
            reply: Message = {"next_step_id": menu if menu in options else options[0]}
        else:
            assert step["type"] == "form", step
            assert not step.get("errors"), step
            reply = fill(step["data_schema"] or [], answers)
        step = await client.request("POST", f"{FLOWS}/{step['flow_id']}", json=reply)
    entry_id: str = step["result"]["entry_id"]
    return entry_id


async def device_of(client: Client, entity_id: str) -> str:
    """Give the id of an entity's device."""
    device_id: str = (await client.command("config/entity_registry/get", entity_id=entity_id))["device_id"]
    return device_id


async def gather(events: asyncio.Queue[Any], until: Callable[[list[Message]], bool], within: float) -> list[Message]:
    """Give the data of the twins' events about the two devices, as soon as they are what is awaited."""
    found: list[Message] = []
    async with asyncio.timeout(within):
        while not until(found):
            data = (await events.get())["data"]
            if data["entity_id"] in (LIGHT, SENSOR) and data["category"] in ("command", "divergence", "correction"):
                found.append(data)
    return found


async def said(stream: asyncio.Queue[Any], *parts: str) -> None:
    """Wait until the logbook says all that of the twins."""
    missing = set(parts)
    async with asyncio.timeout(TOLD_WITHIN):
        while missing:
            for line in (await stream.get())["events"]:
                if line.get("domain") == "digital_twin":
                    missing = {part for part in missing if part not in line.get("message", "")}


@pytest.mark.timeout(600)
async def test_faults_are_told_once_explained_and_clear(client: Client) -> None:
    started = datetime.now(UTC)
    light, sensor = await device_of(client, LIGHT), await device_of(client, SENSOR)
    entries = [await make_twin(client, "device", LIGHT, light), await make_twin(client, "entity", SENSOR, sensor)]
    states = await client.states()
    value = float(states[SENSOR]["state"])
    # Its people may have the light on already: it is told to become what it is not.
    wanted = "off" if states[LIGHT]["state"] == "on" else "on"
    expected = {"entity_id": SENSOR, "value": value, "tolerance": 4}
    await client.action("digital_twin.set_expected_state", expected)
    async with client.subscription("subscribe_events", event_type="digital_twin_event") as events:
        await client.action("test_home.set_fault", {"device": sensor, "fault": "drift", "rate": 300})
        await client.action("test_home.set_fault", {"device": light, "fault": "lost_commands"})
        await client.action(f"light.turn_{wanted}", {"entity_id": LIGHT})
        # The sensor reports seldom; what it says next is off already.
        await client.action("test_home.advance", {"minutes": 2})
        told = await gather(
            events, lambda found: {"disobeyed", "diverged"} <= {item["kind"] for item in found}, TOLD_WITHIN
        )
        by_kind = {item["kind"]: item for item in told}
        assert by_kind["disobeyed"]["entity_id"] == LIGHT
        assert by_kind["disobeyed"]["data"]["correction"] == "resend"
        assert by_kind["disobeyed"]["data"]["automatic"] is False
        diverged = by_kind["diverged"]["data"]
        assert (diverged["expected"], diverged["basis"], diverged["meaning"]) == (value, "constant", "meaning_baseline")
        assert diverged["percent"] > 25

        await client.action("test_home.set_fault", {"device": sensor, "fault": "none"})
        await client.action("test_home.set_fault", {"device": light, "fault": "none"})
        await client.action(f"light.turn_{wanted}", {"entity_id": LIGHT})
        await client.action("test_home.advance", {"minutes": 2})
        rest = await gather(events, lambda found: [item["kind"] for item in found].count("over") >= 2, OVER_WITHIN)
    kinds = [item["kind"] for item in (*told, *rest)]
    assert {kind: kinds.count(kind) for kind in ("disobeyed", "diverged", "over")} == {
        "disobeyed": 1,
        "diverged": 1,
        "over": 2,
    }
    assert set(kinds) <= {"disobeyed", "diverged", "worse", "over"}, "nothing was corrected that must not be"
    severities = [item["severity"] for item in (*told, *rest) if item["kind"] in ("diverged", "worse")]
    assert len(severities) == len(set(severities)), "each severity is told once"
    issues = (await client.command("repairs/list_issues"))["issues"]
    assert [issue["issue_id"] for issue in issues if issue["issue_id"].startswith("diverged_")] == []

    # What was just told stands in the logbook's stream before the recorder has written it.
    async with client.subscription("logbook/event_stream", start_time=started.isoformat()) as stream:
        await said(stream, f"was told to be {wanted}, but it is", "is as expected again")
    for entry_id in entries:
        await client.request("DELETE", f"/api/config/config_entries/entry/{entry_id}")


async def allow_corrections(client: Client, entry_id: str) -> None:
    """Let a twin send lost commands again by itself, as a person does in its settings; it is set up anew by that."""
    async with client.subscription("config_entries/subscribe") as changes:
        step: Message = await client.request("POST", FLOWS, json={"handler": "digital_twin", "entry_id": entry_id})
        while step["type"] != "abort":
            assert step["type"] == "form", step
            reply = fill(step["data_schema"] or [], {"corrections": "device"})
            step = await client.request("POST", f"{FLOWS}/{step['flow_id']}", json=reply)
        assert step["reason"] == "reconfigure_successful"
        await state_of(changes, entry_id, "not_loaded")
        await state_of(changes, entry_id, "loaded")


async def state_of(changes: asyncio.Queue[Any], entry_id: str, state: str) -> None:
    """Wait until an entry comes into a state."""
    async with asyncio.timeout(TOLD_WITHIN):
        while True:
            for item in await changes.get():
                if (item["entry"]["entry_id"], item["entry"]["state"]) == (entry_id, state):
                    return


@pytest.mark.timeout(600)
async def test_a_lost_command_is_sent_again_where_a_person_allowed_it(client: Client) -> None:
    light = await device_of(client, LIGHT)
    entry_id = await make_twin(client, "device", LIGHT, light)
    await allow_corrections(client, entry_id)
    wanted = "off" if (await client.states())[LIGHT]["state"] == "on" else "on"
    async with client.subscription("subscribe_events", event_type="digital_twin_event") as events:
        await client.action("test_home.set_fault", {"device": light, "fault": "lost_commands"})
        await client.action(f"light.turn_{wanted}", {"entity_id": LIGHT})
        await client.action("test_home.set_fault", {"device": light, "fault": "none"})
        told = await gather(events, lambda found: found[-1:] != [] and found[-1]["kind"] == "over", OVER_WITHIN)
    assert [item["kind"] for item in told] == ["disobeyed", "corrected", "over"]
    assert told[0]["data"]["automatic"] is True
    assert (await client.states())[LIGHT]["state"] == wanted
    me = (await client.command("auth/current_user"))["id"]
    asked = {"actions": ["configuration_added", "configuration_changed", "corrected"], "entity_id": LIGHT}
    audit = await client.action("digital_twin.get_audit", asked, response=True)
    rows = [(row["action"], row["user_id"]) for row in reversed(audit["rows"])]
    assert rows == [("configuration_added", me), ("configuration_changed", me), ("corrected", None)]
    assert audit["rows"][1]["data"]["fields"]["corrections"][1] == "device"
    assert audit["chain"]["intact"] is True
    await client.request("DELETE", f"/api/config/config_entries/entry/{entry_id}")
