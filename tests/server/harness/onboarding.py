"""Making a fresh server the home of a user, and asking nothing of the network."""

import asyncio

from .client import Client

USERNAME = "demo"
PASSWORD = "demo"
READY_WITHIN = 120.0
PLACE = {
    "latitude": 52.5,
    "longitude": 13.4,
    "elevation": 40,
    "unit_system": "metric",
    "currency": "EUR",
    "country": "DE",
    "time_zone": "Europe/Berlin",
}


async def sign_in(client: Client, language: str) -> bool:
    """Sign the demo user in; on a fresh server make that user and the home first. Give whether it was fresh."""
    steps = await client.request("GET", "/api/onboarding") if await _is_new(client) else []
    fresh = any(step["step"] == "user" and not step["done"] for step in steps)
    if not fresh:
        await client.sign_in(USERNAME, PASSWORD)
        await wait_until_running(client)
        return False
    answer = await client.request(
        "POST",
        "/api/onboarding/users",
        json={
            "client_id": client.client_id,
            "name": "Demo",
            "username": USERNAME,
            "password": PASSWORD,
            "language": language,
        },
    )
    await client.redeem(answer["auth_code"])
    await wait_until_running(client)
    name = {"de": "Mein Zuhause"}.get(language, "My home")
    await client.command("config/core/update", location_name=name, language=language, **PLACE)
    await client.command("frontend/set_user_data", key="language", value={"language": language})
    # Onboarding makes areas of its own, empty and perhaps in another language than the test home's.
    for area in await client.command("config/area_registry/list"):
        await client.command("config/area_registry/delete", area_id=area["area_id"])
    return True


async def wait_until_running(client: Client) -> None:
    """Wait until Home Assistant has started everything."""
    async with asyncio.timeout(READY_WITHIN):
        async with client.subscription("subscribe_events", event_type="homeassistant_started") as events:
            if (await client.command("get_config"))["state"] != "RUNNING":
                await events.get()


async def _is_new(client: Client) -> bool:
    """Tell whether the server still answers for onboarding; a set-up one does not know the address any more."""
    return await client.status("/api/onboarding") == 200
