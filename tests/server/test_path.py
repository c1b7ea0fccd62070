"""The path of a newcomer: a device is discovered, its twin is made and follows it, an action is checked."""

import asyncio

from playwright.async_api import expect

from ..yardstick import slowness
from .harness.client import Client, Message
from .screen import Screen

LAMP = "light.living_room_ceiling"
FOLLOWS_WITHIN = 1.0


async def lamp_device(client: Client) -> Message:
    """Give the real lamp's device."""
    entity = await client.command("config/entity_registry/get", entity_id=LAMP)
    devices = await client.command("config/device_registry/list")
    return next(device for device in devices if device["id"] == entity["device_id"])


async def twin_of(client: Client, device: Message) -> Message | None:
    """Give the device of its twin."""
    devices = await client.command("config/device_registry/list")
    twins = (found for found in devices if found["via_device_id"] == device["id"] and found["model"] == "Digital twin")
    return next(twins, None)


async def shadow_of(client: Client, twin: Message) -> str:
    """Give the entity id of a twin's shadow light."""
    entities = await client.command("config/entity_registry/list")
    return next(
        entity["entity_id"]
        for entity in entities
        if entity["device_id"] == twin["id"] and entity["entity_id"].startswith("light.")
    )


async def test_from_discovery_to_a_shadow_that_follows(client: Client, screen: Screen) -> None:
    device = await lamp_device(client)
    name = device["name_by_user"] or device["name"]
    await screen.open("/config/integrations/dashboard")
    await expect(screen.page.get_by_text("Discovered").first).to_be_visible(timeout=30_000)
    await screen.shot("discovered")

    await screen.add_discovered(name)
    twin = await twin_of(client, device)
    assert twin is not None
    shadow = await shadow_of(client, twin)

    await screen.open(f"/config/devices/device/{twin['id']}")
    row = screen.page.locator("hui-toggle-entity-row, hui-simple-entity-row").filter(
        has=screen.page.locator("ha-switch")
    )
    await expect(row.first).to_be_visible()
    await screen.shot("twin")
    within = FOLLOWS_WITHIN * slowness()
    for state in ("off", "on"):
        await client.action(f"light.turn_{state}", {"entity_id": LAMP})
        await client.wait_for_state(LAMP, lambda seen, wanted=state: seen["state"] == wanted)
        async with asyncio.timeout(within):
            await client.wait_for_state(shadow, lambda seen, wanted=state: seen["state"] == wanted)
        switch = row.first.locator("ha-switch")
        await expect(switch).to_have_js_property("checked", state == "on", timeout=1000 * within)
        await screen.shot(f"twin {state}")


async def test_an_action_is_checked_at_developer_tools(client: Client, screen: Screen) -> None:
    response = await screen.perform_action(
        "action: digital_twin.check_action\n"
        "data:\n"
        "  action:\n"
        "    action: light.turn_on\n"
        "    target:\n"
        f"      entity_id: {LAMP}\n"
    )
    await screen.shot("check action")
    assert "verdict: approved" in response
    assert LAMP in response
