"""One real Home Assistant and one real browser for all server tests; the log is judged when they are done."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, StorageState, async_playwright, expect

from .harness import onboarding
from .harness.client import Client
from .harness.demo import Demo, Wishes
from .harness.log import PAGE_CLOSED, faults
from .harness.ports import free_port
from .harness.server import Server
from .panel_page import AUTOMATION, BEDROOM, MADE, Panel, ask, at_the_panel
from .screen import ANSWERS_WITHIN, CHROMIUM_FLAGS, VIEWPORT, Screen, find_chromium

IN_SESSION_LOOP = pytest.mark.asyncio(loop_scope="session")
# The first test waits for the history to be written and the server to start.
TIME_ALLOWED = pytest.mark.timeout(300)
# A page has as long to show something as a user has patience, not the 5 s of a machine without neighbours.
expect.set_options(timeout=ANSWERS_WITHIN)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run every test in the loop the session's server lives in."""
    for item in items:
        if pytest_asyncio.is_async_test(item):
            item.add_marker(IN_SESSION_LOOP, append=False)
        item.add_marker(TIME_ALLOWED)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """Give the demonstration home's server; afterwards it must end by itself and leave a clean log."""
    demo = Demo(Wishes(tmp_path_factory.mktemp("config"), free_port()), print)
    try:
        await demo.start()
        yield demo.server
        returned = await demo.server.stop()
    finally:
        await demo.stop()
    assert returned == 0
    assert faults(demo.server.log(), forgiven=(PAGE_CLOSED,)) == []


@pytest_asyncio.fixture(loop_scope="session")
async def client(server: Server) -> AsyncIterator[Client]:
    """Give a signed-in connection to the server."""
    async with Client(server.url) as client:
        await onboarding.sign_in(client, "en")
        yield client


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Give the browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def signed_in(server: Server, browser: Browser) -> StorageState:
    """Give what the browser remembers of a sign-in through the login page."""
    context = await browser.new_context(viewport=VIEWPORT)
    await Screen(await context.new_page(), server.url).sign_in()
    state = await context.storage_state()
    await context.close()
    return state


@pytest_asyncio.fixture(loop_scope="session")
async def screen(server: Server, browser: Browser, signed_in: StorageState) -> AsyncIterator[Screen]:
    """Give a signed-in user's browser page, whose own code must not have failed by the end."""
    context = await browser.new_context(viewport=VIEWPORT, storage_state=signed_in, locale="en-GB")
    screen = Screen(await context.new_page(), server.url)
    yield screen
    await context.close()
    assert screen.complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def twins(client: Client) -> AsyncIterator[dict[str, str]]:
    """Give twins of a few devices by their entities, and take them away again."""
    made = {}
    for entity_id in MADE:
        device = await client.command("config/entity_registry/get", entity_id=entity_id)
        answer = await ask(client, "create_twin", device_id=device["device_id"])
        made[entity_id] = answer["twin_id"]
    yield made
    await asyncio.gather(
        *(client.request("DELETE", f"/api/config/config_entries/entry/{twin_id}") for twin_id in made.values())
    )


@pytest_asyncio.fixture(loop_scope="session")
async def panel(
    server: Server, browser: Browser, signed_in: StorageState, twins: dict[str, str]
) -> AsyncIterator[Panel]:
    """Give an administrator's panel in a wide window, with twins to show."""
    assert twins
    async with at_the_panel(browser, signed_in, server) as panel:
        yield panel


@pytest_asyncio.fixture(loop_scope="session")
async def automation(client: Client) -> AsyncIterator[str]:
    """Give an automation of the home, and take it away again."""
    config = {
        "alias": "Warm evening",
        "triggers": [{"trigger": "time", "at": "18:00:00"}],
        "actions": [
            {"action": "climate.set_temperature", "target": {"entity_id": BEDROOM}, "data": {"temperature": 21}}
        ],
    }
    await client.request("POST", f"/api/config/automation/config/{AUTOMATION}", json=config)
    yield "Warm evening"
    await client.request("DELETE", f"/api/config/automation/config/{AUTOMATION}")
