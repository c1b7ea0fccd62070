"""A user at a browser: signs in, goes to pages, takes screenshots, and notices what the page complains about."""

import re
import shutil
from pathlib import Path

from playwright.async_api import ConsoleMessage, Error, Page, expect

from .harness.errors import HarnessError
from .harness.folder import REPOSITORY
from .harness.onboarding import PASSWORD, USERNAME

SCREENSHOTS = REPOSITORY / "test-results" / "screenshots"
VIEWPORT = {"width": 1280, "height": 900}
# Milliseconds, as Playwright counts.
LEARNS_WITHIN = 120_000
ANSWERS_WITHIN = 20_000
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """Give the path of the system's Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise HarnessError("chromium is missing; scripts/setup browser installs it")


class Screen:
    """One browser page on the server; `complaints` collects uncaught errors of the page's own code."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.complaints: list[str] = []
        page.on("pageerror", self._note_error)
        page.on("console", self._note_console)

    async def sign_in(self, username: str = USERNAME, password: str = PASSWORD) -> None:
        """Sign a user in through the login page."""
        await self.page.goto(self.url)
        await self.page.locator('input[name="username"]').fill(username)
        await self.page.locator('input[name="password"]').fill(password)
        await self.page.locator('input[name="password"]').press("Enter")
        await self.page.locator("home-assistant-main").wait_for()

    async def open(self, path: str) -> None:
        """Go to a page of the frontend (`/config/integrations/dashboard`) and wait until it is drawn."""
        await self.page.goto(f"{self.url}{path}")
        await self.page.locator("home-assistant-main").wait_for()

    async def add_discovered(self, name: str) -> None:
        """Add the discovered device of that name: press Add, take every answer the interview suggests, finish."""
        await self.open("/config/integrations/dashboard")
        card = self.page.locator("ha-config-flow-card").filter(has_text=name)
        await card.get_by_role("button", name="Add", exact=True).click()
        dialog = self.page.locator("dialog-data-entry-flow")
        proceed = dialog.get_by_role("button", name="Next", exact=True)
        finish = dialog.get_by_text("Finish", exact=True)
        title = dialog.locator("[slot=headerTitle], .title").first
        await proceed.or_(finish).first.wait_for()
        while not await finish.is_visible():
            before = await title.inner_text()
            await self.shot(f"interview {before}")
            await proceed.click()
            await expect(title).not_to_have_text(before)
            await proceed.or_(finish).first.wait_for(timeout=LEARNS_WITHIN)
        await self.shot("interview summary")
        await finish.click()
        await dialog.get_by_role("button", name="Skip and finish").click()
        await expect(dialog.get_by_role("button", name="Skip and finish")).to_be_hidden()

    async def perform_action(self, yaml: str) -> str:
        """Perform an action written in YAML at the actions tool; give the response as shown there."""
        await self.open("/config/developer-tools/action")
        await self.page.get_by_text("YAML mode").click()
        editors = self.page.locator("ha-yaml-editor .cm-content")
        await editors.first.fill(yaml)
        await self.page.get_by_role("button", name="Perform action").click()
        await expect(editors).to_have_count(2, timeout=ANSWERS_WITHIN)
        response: str = await editors.last.inner_text()
        return response

    async def shot(self, name: str) -> Path:
        """Keep a picture of the page, once its animations have ended."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}.png"
        await self.page.screenshot(path=path, animations="disabled")
        return path

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "digital_twin" in message.text:
            self.complaints.append(message.text)
