"""A user at a browser: signs in, goes to pages, takes screenshots, and notices what the page complains about."""

import re
import shutil
from pathlib import Path

from playwright.async_api import ConsoleMessage, Error, Page

from .harness.errors import HarnessError
from .harness.folder import REPOSITORY
from .harness.onboarding import PASSWORD, USERNAME

SCREENSHOTS = REPOSITORY / "test-results" / "screenshots"
VIEWPORT = {"width": 1280, "height": 900}
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

    async def sign_in(self) -> None:
        """Sign the demo user in through the login page."""
        await self.page.goto(self.url)
        await self.page.locator('input[name="username"]').fill(USERNAME)
        await self.page.locator('input[name="password"]').fill(PASSWORD)
        await self.page.locator('input[name="password"]').press("Enter")
        await self.page.locator("home-assistant-main").wait_for()

    async def open(self, path: str) -> None:
        """Go to a page of the frontend (`/config/integrations/dashboard`) and wait until it is drawn."""
        await self.page.goto(f"{self.url}{path}")
        await self.page.locator("home-assistant-main").wait_for()

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
