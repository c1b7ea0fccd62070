"""The cards on dashboards: edited as Home Assistant edits cards, and with something to tell."""

from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from .harness.client import Client
from .panel_page import ANSWERS_WITHIN, BEDROOM, LIGHT, Panel, ask

DASHBOARD: Final = "cards-of-twins"
TOLD_WITHIN: Final = 180_000
CARDS: Final[tuple[dict[str, Any], ...]] = (
    {"type": "custom:digital-twin-what-if-card", "scenario": "cold_snap"},
    {"type": "custom:digital-twin-chart-card", "entity": BEDROOM},
    {"type": "custom:digital-twin-hazards-card"},
)


@pytest_asyncio.fixture(loop_scope="session")
async def dashboard(client: Client) -> AsyncIterator[str]:
    """Give the path of a dashboard with the cards, and take it away again."""
    made = await client.command("lovelace/dashboards/create", url_path=DASHBOARD, title="Cards", require_admin=False)
    view = {"title": "Cards", "type": "sections", "sections": [{"type": "grid", "cards": list(CARDS)}]}
    await client.command("lovelace/config/save", url_path=DASHBOARD, config={"views": [view]})
    yield f"/{DASHBOARD}/0"
    await client.command("lovelace/dashboards/delete", dashboard_id=made["id"])


async def edit(panel: Panel, card: str) -> Locator:
    """Open a card's editor as somebody with a mouse does; give the dialog."""
    place = panel.page.locator("hui-card-edit-mode", has=panel.page.locator(card))
    await expect(place.locator(card)).to_be_visible()
    await place.hover()
    await place.get_by_role("button", name="Edit card").click()
    return panel.page.locator("hui-dialog-edit-card")


async def save(panel: Panel, dialog: Locator) -> None:
    """Save what the dialog holds."""
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_role("button", name="Save")).to_be_hidden()
    assert panel.complaints == []


@pytest.mark.timeout(600)
async def test_cards_are_edited_where_dashboards_are(panel: Panel, client: Client, dashboard: str) -> None:
    await panel.screen.open(f"{dashboard}?edit=1")
    dialog = await edit(panel, "digital-twin-what-if-card")
    editor = dialog.locator("dt-what-if-editor")
    await expect(editor.get_by_role("spinbutton", name="Offset")).to_have_value("-10")
    await editor.get_by_role("combobox", name="Begin with").select_option(label="Power outage")
    await expect(editor.get_by_role("spinbutton", name="Offset")).to_have_count(0)
    await editor.get_by_role("textbox", name="Name").fill("Dark night")
    await editor.get_by_role("textbox", name="Name").press("Tab")
    await expect(dialog.locator("dt-digital-twin-what-if-card")).to_contain_text("Dark night")
    await panel.screen.shot("card editor what-if")
    await save(panel, dialog)
    dialog = await edit(panel, "digital-twin-chart-card")
    await dialog.get_by_role("textbox", name="Title").fill("Upstairs")
    await expect(dialog.locator("dt-digital-twin-chart-card")).to_contain_text("Upstairs")
    await panel.screen.shot("card editor chart")
    await save(panel, dialog)
    config = await client.command("lovelace/config", url_path=DASHBOARD, force=True)
    what_if, chart, _ = config["views"][0]["sections"][0]["cards"]
    assert what_if == {"type": CARDS[0]["type"], "scenario": "power_outage", "name": "Dark night"}
    assert chart == {**CARDS[1], "title": "Upstairs"}


@pytest.mark.timeout(600)
async def test_the_hazards_card_tells_what_is_wrong_and_leads_there(
    panel: Panel, client: Client, twins: dict[str, str], dashboard: str
) -> None:
    light = (await client.command("config/entity_registry/get", entity_id=LIGHT))["device_id"]
    state = (await client.states())[LIGHT]["state"]
    await client.action("test_home.set_fault", {"device": light, "fault": "lost_commands"})
    try:
        await client.action(f"light.turn_{'off' if state == 'on' else 'on'}", {"entity_id": LIGHT})
        await panel.screen.open(dashboard)
        card = panel.page.locator("dt-digital-twin-hazards-card")
        told = card.locator(".notice", has_text="Hallway ceiling light").filter(has_text="Diverges")
        await expect(told).to_be_visible(timeout=TOLD_WITHIN)
        await expect(card.get_by_text("All is well.")).to_have_count(0)
        await panel.screen.shot("card hazards")
    finally:
        await client.action("test_home.set_fault", {"device": light, "fault": "none"})
    await client.action(f"light.turn_{'off' if state == 'on' else 'on'}", {"entity_id": LIGHT})
    await expect(told).to_have_count(0, timeout=TOLD_WITHIN)
    await client.action(f"light.turn_{state}", {"entity_id": LIGHT})


@pytest.mark.timeout(300)
async def test_the_what_if_card_says_what_would_happen(panel: Panel, client: Client, dashboard: str) -> None:
    await panel.screen.open(dashboard)
    card = panel.page.locator("dt-digital-twin-what-if-card")
    await card.get_by_role("button", name="Simulate").click()
    said = card.get_by_role("paragraph")
    await expect(said).to_be_visible(timeout=ANSWERS_WITHIN)
    kept = (await ask(client, "list_scenarios", limit=1))["scenarios"][0]
    assert await said.inner_text() == kept["summary"]
