"""Who uses the panel: somebody without a mouse, somebody who may only read, and somebody who looks back and decides."""

import re

import pytest
from playwright.async_api import Browser, StorageState, expect

from .harness.client import Client
from .harness.server import Server
from .panel_page import ANSWERS_WITHIN, BEDROOM, LIGHT, VIEWS, at_the_panel
from .screen import VIEWPORT, Screen

TOLD_WITHIN = 180_000


@pytest.mark.timeout(600)
async def test_the_keyboard_reaches_everything(
    server: Server, browser: Browser, signed_in: StorageState, twins: dict[str, str], automation: str
) -> None:
    assert automation
    async with at_the_panel(browser, signed_in, server) as panel:
        for view, shown in VIEWS.items():
            await panel.open(f"twin/{twins[BEDROOM]}" if view == "twin" else view, shown)
            assert await panel.unreached() == [], view


async def test_who_may_only_read_is_led_to_nothing_else(
    server: Server, browser: Browser, client: Client, twins: dict[str, str]
) -> None:
    user = (await client.command("config/auth/create", name="Guest", group_ids=["system-read-only"]))["user"]
    await client.command(
        "config/auth_provider/homeassistant/create", user_id=user["id"], username="guest", password="guest"
    )
    context = await browser.new_context(viewport=VIEWPORT)
    await Screen(await context.new_page(), server.url).sign_in("guest", "guest")
    async with at_the_panel(browser, await context.storage_state(), server) as panel:
        await panel.open("overview", "dt-tile")
        await expect(panel.element.locator("nav a")).to_have_count(3)
        await panel.open(f"twin/{twins[BEDROOM]}", "dt-chart canvas")
        await expect(panel.element.get_by_role("radio", name="Sandbox")).to_be_disabled()
        await expect(panel.element.get_by_role("button", name="Roll back")).to_have_count(0)
        await panel.screen.shot("panel twin for who may only read")
        for view in ("discovery", "rehearsal", "audit"):
            await panel.open(view, "text=Not for you")
        assert await panel.violations() == []
    await context.close()
    await client.command("config/auth/delete", user_id=user["id"])


async def test_a_dashboard_leads_nobody_to_a_panel_that_is_not_theirs(
    server: Server, browser: Browser, client: Client, twins: dict[str, str]
) -> None:
    user = (await client.command("config/auth/create", name="Visitor", group_ids=["system-users"]))["user"]
    await client.command(
        "config/auth_provider/homeassistant/create", user_id=user["id"], username="visitor", password="visitor"
    )
    made = await client.command("lovelace/dashboards/create", url_path="my-twins", title="Twins", require_admin=False)
    await client.command(
        "lovelace/config/save", url_path="my-twins", config={"strategy": {"type": "custom:digital-twin"}}
    )
    await client.command("frontend/update_panel", url_path="digital-twin", require_admin=True)
    context = await browser.new_context(viewport=VIEWPORT)
    await Screen(await context.new_page(), server.url).sign_in("visitor", "visitor")
    async with at_the_panel(browser, await context.storage_state(), server) as panel:
        await panel.screen.open("/my-twins")
        assert twins.keys() >= {BEDROOM}
        tile = panel.page.locator(f"dt-digital-twin-tile-card dt-tile a[href$='{BEDROOM}']")
        await expect(tile).to_be_visible(timeout=ANSWERS_WITHIN)
        await expect(panel.page.locator("dt-digital-twin-chart-card canvas").first).to_be_visible()
        await panel.screen.shot("dashboard without the panel")
        await expect(panel.page.locator("a[href^='/digital-twin/']")).to_have_count(0)
        await tile.click()
        await expect(panel.page).to_have_url(f"{server.url}/history?entity_id={BEDROOM}")
    await context.close()
    await client.command("frontend/update_panel", url_path="digital-twin", require_admin=None)
    await client.command("lovelace/dashboards/delete", dashboard_id=made["id"])
    await client.command("config/auth/delete", user_id=user["id"])


async def test_a_past_state_is_shown_and_the_mode_is_changed(
    server: Server, browser: Browser, signed_in: StorageState, client: Client, twins: dict[str, str]
) -> None:
    await client.action("light.turn_on", {"entity_id": LIGHT})
    await client.wait_for_state(LIGHT, lambda state: state["state"] == "on")
    await client.action("digital_twin.create_snapshot", {"entity_id": LIGHT}, response=True)
    async with at_the_panel(browser, signed_in, server) as panel:
        view = await panel.open(f"twin/{twins[LIGHT]}", "dt-twin")
        await view.get_by_role("button", name=re.compile("Roll back to")).first.click()
        await view.get_by_role("dialog").get_by_role("button", name="Roll back").click()
        await expect(view.get_by_text(re.compile("before a rollback")).first).to_be_visible(timeout=ANSWERS_WITHIN)
        await view.get_by_role("radio", name="Guard").click()
        dialog = view.get_by_role("dialog")
        await expect(dialog).to_contain_text("pass commands on?")
        await dialog.get_by_role("button", name="Cancel").click()
        await expect(view.get_by_role("radio", name="Mirror")).to_be_checked()
        await view.get_by_role("radio", name="Sandbox").click()
        await expect(view.locator(".head .badge", has_text="Simulated")).to_be_visible(timeout=ANSWERS_WITHIN)
    await client.action("light.turn_off", {"entity_id": LIGHT})


@pytest.mark.timeout(600)
async def test_an_alert_is_put_to_rest_for_a_day(
    server: Server, browser: Browser, signed_in: StorageState, client: Client, twins: dict[str, str]
) -> None:
    light = (await client.command("config/entity_registry/get", entity_id=LIGHT))["device_id"]
    state = next(state for state in await client.command("get_states") if state["entity_id"] == LIGHT)["state"]
    await client.action("test_home.set_fault", {"device": light, "fault": "lost_commands"})
    await client.action(f"light.turn_{'off' if state == 'on' else 'on'}", {"entity_id": LIGHT})
    async with at_the_panel(browser, signed_in, server) as panel:
        view = await panel.open(f"twin/{twins[LIGHT]}", "dt-twin")
        rest = view.get_by_role("button", name="Rest for a day")
        await expect(rest).to_be_visible(timeout=TOLD_WITHIN)
        assert await panel.violations() == []
        await rest.click()
        await expect(view.locator(".alert .badge", has_text="Seen")).to_be_visible(timeout=ANSWERS_WITHIN)
        await expect(rest).to_have_count(0)
    asked = {"actions": ["alerts_snoozed"], "entity_id": LIGHT}
    rows = (await client.action("digital_twin.get_audit", asked, response=True))["rows"]
    assert len(rows) == 1
    await client.action("test_home.set_fault", {"device": light, "fault": "none"})
    await client.action(f"light.turn_{state}", {"entity_id": LIGHT})
