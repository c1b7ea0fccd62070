"""The panel in a browser: its views by address, its complaints, its accessibility, its pictures."""

import json
from collections.abc import Mapping
from typing import Any, Final

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, StorageState, expect

from .screen import SCREENSHOTS, Screen

WIDE: Final = {"width": 1280, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
VARIANTS: Final[Mapping[str, tuple[str, Mapping[str, int]]]] = {
    "light wide": ("light", WIDE),
    "dark wide": ("dark", WIDE),
    "light phone": ("light", PHONE),
    "dark phone": ("dark", PHONE),
}
OWN: Final = "/digital_twin/"
"""What the addresses of the panel's own files have in them."""


FIGURES: Final = SCREENSHOTS.parent / "panel.txt"


def note(name: str, value: object) -> None:
    """Keep a figure beside the screenshots."""
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    with FIGURES.open("a") as file:
        file.write(f"{name}: {value}\n")


class Panel:
    """A signed-in user at the panel."""

    def __init__(self, context: BrowserContext, screen: Screen) -> None:
        self.context = context
        self.screen = screen
        self.page = screen.page
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", self._note)
        self.page.on("request", lambda request: self._asked(request.url))

    @property
    def element(self) -> Locator:
        """Give the panel's element."""
        return self.page.locator("digital-twin-panel")

    async def open(self, path: str, until: str) -> Locator:
        """Go to a view and wait for what it shows."""
        await self.screen.open(f"/digital-twin/{path}")
        shown = self.element.locator(until).first
        await expect(shown).to_be_visible()
        return shown

    async def violations(self) -> list[str]:
        """Give what the accessibility rules find wrong inside the panel."""
        await Axe().run(self.page)
        found = await self.element.evaluate("panel => axe.run(panel, {resultTypes: ['violations']})")
        return [
            f"{item['id']}: {node['target']} {node['html'][:200]}"
            for item in found["violations"]
            for node in item["nodes"]
        ]

    async def feed(self, message: Mapping[str, Any]) -> None:
        """Hand the panel a message as if the overview's subscription had brought it."""
        await self.element.evaluate("(panel, message) => panel.take(JSON.parse(message))", json.dumps(message))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and OWN in f"{message.location.get('url', '')} {message.text}":
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.screen.url, "data:", "blob:", self.screen.url.replace("http", "ws", 1))):
            self.elsewhere.append(url)


async def panel_of(browser: Browser, state: StorageState, url: str, variant: str = "light wide") -> Panel:
    """Give a panel in a browser window of that variant."""
    scheme, size = VARIANTS[variant]
    context = await browser.new_context(
        viewport=size,  # type: ignore[arg-type]  # a mapping of the two numbers
        color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
        storage_state=state,
        locale="en-GB",
        reduced_motion="reduce",
    )
    return Panel(context, Screen(await context.new_page(), url))
