"""A rehearsal on the real server: the recorded past of the test home is replayed, a new automation runs in it."""

from typing import Any

from .harness.client import Client

LAMP = "light.living_room_ceiling"
NEW = {
    "alias": "Rehearsed evening",
    "triggers": [
        {"trigger": "sun", "event": "sunset"},
        {"trigger": "state", "entity_id": "media_player.living_room_tv"},
    ],
    "actions": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}, {"delay": "00:10:00"}],
}


async def rehearse(client: Client, **data: Any) -> Any:
    """Call the action for its response."""
    answer = await client.command(
        "call_service", domain="digital_twin", service="rehearse", service_data=data, return_response=True
    )
    return answer["response"]


async def test_yesterday_is_rehearsed_with_a_new_automation(client: Client) -> None:
    config = await client.command("get_config")
    assert config["state"] == "RUNNING"
    states = {state["entity_id"]: state for state in await client.command("get_states")}
    now = states["sun.sun"]["last_reported"][:10]
    answer = await rehearse(client, new=[NEW], start=f"{now} 00:00:00+00:00", duration={"hours": 24}, seed=3)
    assert "aborted" not in answer
    mine = answer["automations"]["automation.rehearsed_evening"]
    assert mine["runs"] >= 1
    assert "error" not in mine
    assert answer["entities"]["media_player.living_room_tv"] in ("history", "simulated")
    assert {"agreement", "recorded"} <= set(answer["backtest"])
    row = next(row for row in answer["timeline"] if row["what"] == "automation.rehearsed_evening")
    assert row["actions"][0]["action"] == "light.turn_on"
    after = {state["entity_id"]: state for state in await client.command("get_states")}
    assert after[LAMP]["last_changed"] == states[LAMP]["last_changed"]
