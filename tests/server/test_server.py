"""The demonstration home is up, lets a user in and shows its integrations."""

from playwright.async_api import Browser, expect

from .harness.client import Client
from .harness.log import PAGE_CLOSED, faults
from .harness.server import Server
from .screen import VIEWPORT, Screen


async def test_a_started_server_has_its_home_and_a_clean_log(server: Server, client: Client) -> None:
    config = await client.command("get_config")
    assert config["state"] == "RUNNING"
    assert config["version"] == "2026.11.0"
    assert config["time_zone"] == "Europe/Berlin"
    assert config["unit_system"]["temperature"] == "°C"
    entries = await client.command("config_entries/get")
    broken = [entry["domain"] for entry in entries if entry["state"] != "loaded" and entry["disabled_by"] is None]
    assert broken == []
    assert {"mqtt", "test_home"} <= {entry["domain"] for entry in entries}
    assert faults(server.log(), forgiven=(PAGE_CLOSED,)) == []


async def test_the_login_page_lets_the_demo_user_in(server: Server, browser: Browser) -> None:
    context = await browser.new_context(viewport=VIEWPORT, locale="en-GB")
    screen = Screen(await context.new_page(), server.url)
    await screen.page.goto(server.url)
    await expect(screen.page.locator('input[name="username"]')).to_be_visible()
    await screen.shot("login")
    await screen.sign_in()
    await expect(screen.page.locator("ha-sidebar")).to_be_visible()
    await context.close()


async def test_the_integrations_page_shows_the_test_home(screen: Screen) -> None:
    await screen.open("/config/integrations/dashboard")
    await expect(screen.page.get_by_text("Test home", exact=True).first).to_be_visible()
    await screen.shot("integrations")


async def test_the_test_home_lives(client: Client) -> None:
    """The devices report, those on the real MQTT broker included, and obey."""
    states = await client.states()
    silent = {"unavailable", "unknown"}
    for entity_id in ("climate.living_room_thermostat", "sensor.outdoor_temperature", "light.hallway_ceiling"):
        assert states[entity_id]["state"] not in silent
    await client.action("light.turn_on", {"entity_id": "light.hallway_ceiling"})
    await client.wait_for_state("light.hallway_ceiling", lambda state: state["state"] == "on")
    await client.action("light.turn_off", {"entity_id": "light.hallway_ceiling"})
    await client.wait_for_state("light.hallway_ceiling", lambda state: state["state"] == "off")
