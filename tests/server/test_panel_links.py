"""Links into the panel, opened afresh: what they lead to is not known yet when the view comes up."""

import pytest
from playwright.async_api import expect

from .panel_page import BEDROOM, Panel


@pytest.mark.timeout(600)
async def test_a_link_to_a_device_begins_a_scenario_with_it(panel: Panel) -> None:
    await panel.open(f"what-if?entity={BEDROOM}", "dt-change")
    changes = panel.element.locator("dt-what-if dt-change")
    await expect(changes).to_have_count(1)
    await expect(changes.first.get_by_role("combobox", name="Device")).to_have_value(BEDROOM)


@pytest.mark.timeout(600)
async def test_a_link_to_the_audit_of_a_removed_twin_says_that_it_is_gone(panel: Panel) -> None:
    await panel.open("audit?twin=01J00000000000000000000000", "dt-audit .state")
    view = panel.element.locator("dt-audit")
    await expect(view.get_by_role("heading", name="This twin is gone")).to_be_visible()
    await view.get_by_role("link", name="Show all").click()
    await expect(view.locator(".entry").first).to_be_visible()
