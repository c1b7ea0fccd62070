"""What people click in the panel beyond the first way through each view."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from homeassistant.util.yaml import parse_yaml
from playwright.async_api import Browser, Locator, StorageState, expect

from .harness.client import Client
from .harness.server import Server
from .panel_page import ANSWERS_WITHIN, BEDROOM, LIGHT, Panel, ask, at_the_panel, speak

LEARNS_WITHIN: Final = 120_000
COPIED: Final = "async part => (await navigator.clipboard.readText()).includes(part)"
NOTED: Final = (
    "() => { window.noted = []; addEventListener('hass-notification', (e) => noted.push(e.detail.message)); }"
)
EVENING: Final = "automation.warm_evening"
SEVERAL: Final = ("Extractor", "Washing machine", "Kitchen ceiling light")
PASTED: Final = f"""alias: Cool night
triggers:
  - trigger: time
    at: "04:00:00"
actions:
  - delay: "00:30:00"
  - action: climate.set_temperature
    target:
      entity_id: {BEDROOM}
    data:
      temperature: 15
"""


VARIANT: Final = f"""entity_id: {EVENING}
alias: Warm evening
triggers:
  - trigger: time
    at: ["19:00:00", "20:00:00", "21:00:00", "22:00:00"]
actions:
  - action: climate.set_temperature
    target:
      entity_id: {BEDROOM}
    data:
      temperature: 26
"""


async def entries(client: Client) -> dict[str, str]:
    """Give the titles of the integration's entries."""
    found = await client.command("config_entries/get", domain="digital_twin")
    return {entry["entry_id"]: entry["title"] for entry in found}


async def remove(client: Client, made: Iterable[str]) -> None:
    """Remove entries."""
    for entry_id in made:
        await client.request("DELETE", f"/api/config/config_entries/entry/{entry_id}")


@asynccontextmanager
async def gone_afterwards(client: Client, before: set[str]) -> AsyncIterator[None]:
    """Leave no entries behind that were not there before, whatever becomes of a test."""
    try:
        yield
    finally:
        await remove(client, (await entries(client)).keys() - before)


async def copied(panel: Panel, part: str) -> str:
    """Give what was copied, once it has that in it."""
    await panel.page.wait_for_function(COPIED, arg=part)
    text: str = await panel.page.evaluate("() => navigator.clipboard.readText()")
    return text


async def paste(view: Locator, text: str) -> None:
    """Take over a scenario that somebody shared."""
    await view.get_by_role("button", name="Paste YAML").click()
    dialog = view.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="YAML").fill(text)
    await dialog.get_by_role("button", name="Take over").click()
    await expect(dialog).to_have_count(0)


async def choose(view: Locator, item: str) -> None:
    """Choose from a twin's menu."""
    await view.get_by_role("button", name="More actions").click()
    await view.get_by_role("menuitem", name=item, exact=True).click()


def times(hours: tuple[int, ...], begin: datetime) -> int:
    """Return how often it strikes one of these hours in the day that begins there, be it of 23 hours or of 25."""
    days = [(begin + timedelta(days=day)).date() for day in range(3)]
    moments = (datetime.combine(day, time(hour), begin.tzinfo).timestamp() for day in days for hour in hours)
    return sum(0.0 <= moment - begin.timestamp() < 86_400.0 for moment in moments)


def test_hours_strike_as_often_as_they_do_where_the_clock_changes() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for begin, count in (
        (datetime(2027, 3, 27, 19, 30, tzinfo=berlin), 5),
        (datetime(2027, 6, 10, 19, 30, tzinfo=berlin), 4),
        (datetime(2027, 10, 30, 19, 30, tzinfo=berlin), 3),
    ):
        assert times((19, 20, 21, 22), begin) == count, begin


async def rehearse(view: Locator) -> Locator:
    """Rehearse what was chosen; give the result."""
    await view.get_by_role("button", name="Rehearse", exact=True).click()
    result = view.locator("dt-rehearsal-result")
    await expect(result).to_be_visible(timeout=LEARNS_WITHIN)
    return result


@pytest.mark.timeout(600)
async def test_learning_is_stopped_goes_on_and_is_forgotten(
    panel: Panel, client: Client, twins: dict[str, str]
) -> None:
    await panel.open(f"twin/{twins[LIGHT]}", "dt-twin dt-chart canvas")
    view = panel.element.locator("dt-twin")
    await choose(view, "Stop learning")
    stopped = view.locator(".badge", has_text="Learning stopped")
    await expect(stopped).to_be_visible(timeout=ANSWERS_WITHIN)
    await choose(view, "Go on learning")
    await expect(stopped).to_be_hidden(timeout=ANSWERS_WITHIN)
    dialog = view.get_by_role("dialog")
    await choose(view, "Forget what was learned")
    await expect(dialog).to_contain_text("Hallway ceiling light")
    assert await panel.violations() == []
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(dialog).to_have_count(0)
    await choose(view, "Forget what was learned")
    await dialog.get_by_role("button", name="Forget").click()
    asked = {"entity_id": LIGHT, "actions": ["freeze_learning", "reset_learning"]}
    rows: list[Any] = []
    async with asyncio.timeout(ANSWERS_WITHIN / 1000):
        while len(rows) < 3:
            rows = (await ask(client, "get_audit", **asked))["rows"]
    assert [(row["action"], row["data"].get("frozen")) for row in rows] == [
        ("reset_learning", None),
        ("freeze_learning", False),
        ("freeze_learning", True),
    ]
    # Nothing is left to learn from: that is told, not that it has learned.
    await panel.page.evaluate(NOTED)
    await choose(view, "Learn now")
    await panel.page.wait_for_function("() => window.noted.length", timeout=LEARNS_WITHIN)
    (noted,) = await panel.page.evaluate("() => window.noted")
    assert noted.startswith("Usable history so far: 0 days")


@pytest.mark.timeout(600)
async def test_many_twins_are_made_at_once(
    server: Server, browser: Browser, signed_in: StorageState, client: Client
) -> None:
    before = set(await entries(client))
    async with at_the_panel(browser, signed_in, server) as panel, gone_afterwards(client, before):
        await panel.open("discovery", "li.found")
        view = panel.element.locator("dt-discovery")
        every = view.get_by_role("checkbox", name="Choose all")
        await every.check()
        await every.uncheck()
        rows = view.locator("li.found")
        for name in SEVERAL:
            await rows.get_by_role("checkbox", name=name, exact=True).check()
        await view.get_by_role("button", name=f"Make {len(SEVERAL)} twins").click()
        links = view.get_by_role("link", name="Open")
        await expect(links).to_have_count(len(SEVERAL), timeout=LEARNS_WITHIN)
        await panel.screen.shot("panel many twins")
        assert await panel.violations() == []
        await links.first.click()
        await expect(panel.element.locator("dt-twin h1")).to_be_visible(timeout=ANSWERS_WITHIN)
        made = {key: title for key, title in (await entries(client)).items() if key not in before}
        assert sorted(made.values()) == sorted(SEVERAL)
        await remove(client, made)
        # The audit goes on naming them.
        entry = await panel.open("audit", "dt-audit .entry")
        await expect(entry).to_contain_text("(removed)")


async def test_twins_are_searched_and_filtered(panel: Panel, twins: dict[str, str]) -> None:
    await panel.open("overview", "dt-tile")
    view = panel.element.locator("dt-overview")
    tiles = view.locator("dt-tile")
    await expect(tiles).to_have_count(len(twins))
    search = view.get_by_role("searchbox", name="Search twins")
    await search.fill("hallway")
    await expect(tiles).to_have_count(1)
    await expect(tiles.first).to_contain_text("Hallway ceiling light")
    await search.fill("there is none")
    await expect(tiles).to_have_count(0)
    assert await panel.violations() == []
    await view.get_by_role("button", name="Show all twins").click()
    await expect(tiles).to_have_count(len(twins))


@pytest.mark.timeout(300)
async def test_a_scenario_is_shared(panel: Panel, client: Client) -> None:
    await panel.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await panel.open(f"what-if?entity={BEDROOM}", "dt-change")
    view = panel.element.locator("dt-what-if")
    await view.get_by_role("spinbutton", name="Temperature").fill("23")
    await view.get_by_role("button", name="Copy YAML").click()
    yaml = await copied(panel, "changes:")
    scenario: Any = parse_yaml(yaml)
    (change,) = scenario["changes"]
    assert change["action"] == "climate.set_temperature"
    assert change["data"]["temperature"] == 23
    await view.get_by_role("button", name="Copy as action").click()
    action: Any = parse_yaml(await copied(panel, "run_scenario"))
    assert action == {"action": "digital_twin.run_scenario", "data": scenario, "response_variable": "scenario"}
    answer = await ask(client, "run_scenario", **action["data"])
    assert BEDROOM in answer["twins"]
    await view.get_by_role("button", name="Copy link").click()
    await panel.page.goto(await copied(panel, "what-if?s="))
    temperature = view.get_by_role("spinbutton", name="Temperature")
    await expect(temperature).to_have_value("23")
    await paste(view, yaml.replace("temperature: 23", "temperature: 17"))
    await expect(temperature).to_have_value("17")
    await paste(view, "just words")
    await expect(view.get_by_role("alert")).to_contain_text("There is no scenario in this text.")
    await expect(temperature).to_have_value("17")
    assert await panel.violations() == []


@pytest.mark.timeout(300)
async def test_a_kept_answer_in_another_language_says_so(panel: Panel, client: Client) -> None:
    await ask(client, "run_scenario", scenario="power_outage", name="Dark")
    await speak(client, "de")
    await panel.open("what-if", "dt-timeline")
    view = panel.element.locator("dt-what-if")
    kept = view.get_by_role("combobox", name="Ausgangspunkt").locator("option", has_text="Dark")
    await expect(kept).to_have_count(1)
    chosen = await kept.get_attribute("value")
    await view.get_by_role("combobox", name="Ausgangspunkt").select_option(chosen)
    told = view.locator("dt-what-if-result").get_by_text("Auf Englisch, in der Sprache der Person")
    await expect(told).to_be_visible(timeout=ANSWERS_WITHIN)
    await speak(client, "en")
    await expect(told).to_be_hidden()
    await expect(view.locator("dt-what-if-result").get_by_role("heading", name="Outcome")).to_be_visible()


@pytest.mark.timeout(600)
async def test_a_pasted_automation_is_rehearsed(panel: Panel, automation: str) -> None:
    assert automation
    await panel.open("rehearsal", ".list")
    view = panel.element.locator("dt-rehearsal")
    await view.get_by_text("An automation that does not exist yet").first.click()
    pasted = view.get_by_role("textbox", name="An automation that does not exist yet")
    await pasted.fill(PASTED)
    # Longer than a day, so that whatever the hour there is half an hour left after a run.
    await view.get_by_role("combobox", name="Length", exact=True).select_option(label="3 days")
    result = await rehearse(view)
    lane = result.locator(".lane", has_text="Cool night")
    run = lane.get_by_role("button", name=re.compile(r"^Cool night, .*ran$")).first
    await expect(run).to_be_visible()
    deed = lane.locator(".deed").first
    await expect(deed).to_have_attribute("title", re.compile(r":30.*Set thermostat target temperature"))
    began, acted = await run.bounding_box(), await deed.bounding_box()
    assert began is not None
    assert acted is not None
    assert acted["x"] > began["x"] + began["width"] / 2, "it acts half an hour after it began"
    await panel.screen.shot("panel rehearsal pasted")
    assert await panel.violations() == []


@pytest.mark.timeout(600)
async def test_a_variant_is_held_against_the_present(panel: Panel, client: Client, automation: str) -> None:
    assert automation
    await client.wait_for_state(EVENING, lambda state: state["state"] == "on")
    await panel.open("rehearsal", ".list")
    view = panel.element.locator("dt-rehearsal")
    await view.get_by_text("A variant of an automation").first.click()
    await view.get_by_role("textbox", name="A variant of an automation").fill(VARIANT)
    zone = ZoneInfo((await client.command("get_config"))["time_zone"])
    asked = datetime.now(zone)
    result = await rehearse(view)
    begins = (asked, datetime.now(zone))
    beside = result.get_by_role("region", name="Variant beside the present")
    at_present, changed = ({str(times(hours, begin)) for begin in begins} for hours in ((18,), (19, 20, 21, 22)))
    await expect(beside.get_by_role("row").filter(has_text="Warm evening").get_by_role("cell")).to_have_text(
        [re.compile("Warm evening"), *(re.compile(f"^({'|'.join(counts)})$") for counts in (at_present, changed))]
    )
    await panel.screen.shot("panel rehearsal variant")
    assert await panel.violations() == []
