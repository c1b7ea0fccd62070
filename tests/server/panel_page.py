"""The panel in a browser: its views by address, its complaints, its accessibility, its pictures."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, StorageState, expect

from .harness.client import Client
from .harness.relay import Relay
from .harness.server import Server
from .screen import SCREENSHOTS, Screen

WIDE: Final = {"width": 1280, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
NARROW: Final = {"width": 360, "height": 780}
VARIANTS: Final[Mapping[str, tuple[str, Mapping[str, int], str]]] = {
    "light wide": ("light", WIDE, "en"),
    "dark wide": ("dark", WIDE, "en"),
    "light phone": ("light", PHONE, "en"),
    "dark phone": ("dark", PHONE, "en"),
    "dark wide from right to left": ("dark", WIDE, "he"),
    "light phone from right to left": ("light", PHONE, "he"),
    "light narrow in German": ("light", NARROW, "de"),
}
"""Scheme, size and the user's language."""
FOCUSABLE: Final = """panel => {
    const found = [];
    const look = root => {
        for (const node of root.querySelectorAll("*")) {
            if (node.matches("button, a[href], input, select, textarea, summary, [tabindex='0']")) found.push(node);
            if (node.shadowRoot) look(node.shadowRoot);
        }
    };
    look(panel.shadowRoot);
    return found.filter(node => node.checkVisibility({ visibilityProperty: true }) && !node.matches(":disabled")
        && node.tabIndex >= 0 && !(node.type === "radio" && !node.checked));
}"""
"""All that a keyboard must reach; of a group of radio buttons the one that is chosen."""
REACHED: Final = """() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    if (node) node.reached = true;
}"""
OWN: Final = "/digital_twin/"
"""What the addresses of the panel's own files have in them."""


BEDROOM: Final = "climate.bedroom_thermostat"
LIGHT: Final = "light.hallway_ceiling"
MADE: Final = (BEDROOM, LIGHT, "water_heater.utility_water_heater")
AUTOMATION: Final = "rehearsed_on_screen"
ANSWERS_WITHIN: Final = 60_000
VIEWS: Final = {
    "overview": "dt-overview dt-tile",
    "twin": "dt-twin dt-chart canvas",
    "what-if": "dt-what-if dt-timeline",
    "rehearsal": "dt-rehearsal .list",
    "approvals": "dt-approvals section",
    "audit": "dt-audit .entry",
    "discovery": "dt-discovery li.found",
}

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

    async def unreached(self) -> list[str]:
        """Press Tab as often as there is something to reach; give what was never reached."""
        await self.element.locator("main").focus()
        count = await self.element.evaluate(f"panel => ({FOCUSABLE})(panel).length")
        # The bar stands before the view, and what Home Assistant shows beside the panel is passed on the way round.
        for key, times in (("Tab", count + 1), ("Shift+Tab", 2 * count + 2)):
            for _ in range(times):
                await self.page.evaluate(REACHED)
                await self.page.keyboard.press(key)
        found: list[str] = await self.element.evaluate(
            f"panel => ({FOCUSABLE})(panel).filter(node => !node.reached).map(node => node.outerHTML.slice(0, 120))"
        )
        return found

    async def feed(self, message: Mapping[str, Any]) -> None:
        """Hand the panel a message as if the overview's subscription had brought it."""
        await self.element.evaluate("(panel, message) => panel.take(JSON.parse(message))", json.dumps(message))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and OWN in f"{message.location.get('url', '')} {message.text}":
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.screen.url, "data:", "blob:", self.screen.url.replace("http", "ws", 1))):
            self.elsewhere.append(url)


async def panel_of(browser: Browser, state: StorageState | None, url: str, variant: str = "light wide") -> Panel:
    """Give a panel in a browser window of that variant."""
    scheme, size, _ = VARIANTS[variant]
    context = await browser.new_context(
        viewport=size,  # type: ignore[arg-type]  # a mapping of the two numbers
        color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
        storage_state=state,
        locale="en-GB",
        reduced_motion="reduce",
    )
    return Panel(context, Screen(await context.new_page(), url))


async def ask(client: Client, service: str, **data: Any) -> Any:
    """Perform one of the integration's actions; give its answer."""
    return (
        await client.command(
            "call_service", domain="digital_twin", service=service, service_data=data, return_response=True
        )
    )["response"]


async def speak(client: Client, language: str) -> None:
    """Choose the user's language, as their profile does."""
    await client.command("frontend/set_user_data", key="language", value={"language": language})


@asynccontextmanager
async def at_the_panel(
    browser: Browser, state: StorageState | None, server: Server | Relay, variant: str = "light wide"
) -> AsyncIterator[Panel]:
    """Give a panel; by the end neither it nor the page has complained, nor asked anybody else for anything."""
    panel = await panel_of(browser, state, server.url, variant)
    yield panel
    await panel.context.close()
    assert panel.complaints == []
    assert panel.screen.complaints == []
    assert panel.elsewhere == []
