"""Trying actions under a scenario from the panel, on the real server."""

import re

import pytest
from playwright.async_api import expect

from .panel_page import ANSWERS_WITHIN, LIGHT, Panel

ACTIONS = f"""- action: light.turn_on
  target:
    entity_id: {LIGHT}
"""


@pytest.mark.timeout(300)
async def test_actions_are_tried_under_a_scenario(panel: Panel, automation: str) -> None:
    assert automation
    await panel.open("rehearsal", ".list")
    view = panel.element.locator("dt-rehearsal")
    await view.get_by_role("checkbox", name="All automations").uncheck()
    label = "Actions to run at the start (YAML)"
    await view.get_by_text(label).first.click()
    await view.get_by_role("textbox", name=label).fill(ACTIONS)
    await view.get_by_label("What happens meanwhile").select_option("Power outage")
    await expect(view.get_by_label("Length").locator("option").last).to_have_text("31 days")
    assert await panel.violations() == []
    await view.get_by_role("button", name="Rehearse", exact=True).click()
    result = view.locator("dt-rehearsal-result")
    await expect(result).to_be_visible(timeout=ANSWERS_WITHIN)
    await result.get_by_role("button", name=re.compile(r"^The sequence of actions, .*ran$")).first.click()
    await expect(result.locator(".figures > div", has_text="Runs").locator("b")).to_have_text("1")
    acted = result.get_by_role("region", name="Actions").get_by_role("row")
    await expect(acted).to_contain_text([re.compile(r"Hallway ceiling light")])
    await panel.screen.shot("panel rehearsal tries")
    assert await panel.violations() == []
