"""Draw the brand images of the integration from frontend/brand/icon.svg; scripts/brand starts this."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.server.harness.folder import REPOSITORY
from tests.server.screen import CHROMIUM_FLAGS, find_chromium

SOURCE = REPOSITORY / "frontend" / "brand" / "icon.svg"
TARGET = REPOSITORY / "custom_components" / "digital_twin" / "brand"
NAME = "Digital Twin"
COLOURS = {
    "": {"house": "#00897b", "twin": "#7c4dff", "pulse": "#ffffff", "ink": "#1c2b33"},
    "dark_": {"house": "#26b5a5", "twin": "#a98bff", "pulse": "#0e1b1f", "ink": "#eef4f5"},
}
ICON = (256, 256)
LOGO = (840, 256)

PAGE = """<!doctype html>
<style>
  @font-face {{ font-family: wordmark; src: url(data:font/woff2;base64,{font}) format("woff2"); }}
  :root {{ {colours} }}
  body {{ margin: 0; display: flex; align-items: center; gap: 34px; height: {height}px; }}
  svg {{ width: {height}px; height: {height}px; flex: none; }}
  span {{ font: 96px/1 wordmark; letter-spacing: -1px; color: var(--ink); white-space: nowrap; }}
</style>
{icon}{wordmark}"""


@dataclass(frozen=True)
class Image:
    """One file of the brand folder: a page to draw at a size (CSS pixels) and a density."""

    name: str
    page: str
    size: tuple[int, int]
    density: int


def images() -> Iterator[Image]:
    """Give every image Home Assistant looks for."""
    icon = SOURCE.read_text()
    fonts = files("hass_frontend") / "static" / "fonts" / "roboto"
    font = base64.b64encode((fonts / "Roboto-Medium.woff2").read_bytes()).decode()
    for prefix, colours in COLOURS.items():
        style = " ".join(f"--{name}: {colour};" for name, colour in colours.items())
        for kind, size, wordmark in (("icon", ICON, ""), ("logo", LOGO, f"<span>{NAME}</span>")):
            page = PAGE.format(font=font, colours=style, height=size[1], icon=icon, wordmark=wordmark)
            for suffix, density in (("", 1), ("@2x", 2)):
                yield Image(f"{prefix}{kind}{suffix}.png", page, size, density)


def draw(browser: Browser, image: Image, folder: Path) -> None:
    """Write one image with a transparent ground."""
    width, height = image.size
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=image.density)
    page.set_content(image.page)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / image.name, omit_background=True)
    page.close()


def main() -> None:
    """Write all images."""
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        for image in images():
            draw(browser, image, TARGET)
        browser.close()


if __name__ == "__main__":
    main()
