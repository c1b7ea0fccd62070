"""The panel in the sidebar and the cards for dashboards: their files are served, and Home Assistant is told of them."""

import json
from pathlib import Path
from typing import Any, Final

from homeassistant.components.frontend import add_extra_js_url, async_panel_exists, async_remove_panel
from homeassistant.components.http.server import StaticPathConfig
from homeassistant.components.panel_custom import async_register_panel
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

FOLDER: Final = Path(__file__).parent / "frontend"
BUILD: Final = FOLDER / "build.json"
"""What the build of /frontend wrote down: its files with their digests, and the digest of what they were built from."""
PATH: Final = "digital-twin"
ELEMENT: Final = "digital-twin-panel"
TITLE: Final = "Digital Twin"
ICON: Final = "mdi:content-duplicate"
SERVED: HassKey[str] = HassKey(f"{DOMAIN}_frontend")
"""The address below which the files are served; set once in a run, since it cannot be taken back."""


def _read_build() -> dict[str, Any]:
    build: dict[str, Any] = json.loads(BUILD.read_text("utf-8"))
    return build


async def async_show_panel(hass: HomeAssistant) -> None:
    """Show the panel and offer the cards, unless that is done or there is no frontend to show them in."""
    if "frontend" not in hass.config.components or "http" not in hass.config.components:
        return
    if SERVED not in hass.data:
        build = await hass.async_add_executor_job(_read_build)
        # The digest in the address lets browsers keep the files for good, and never keeps an old one.
        hass.data[SERVED] = address = f"/{DOMAIN}/{build['digest'][:16]}"
        await hass.http.async_register_static_paths([StaticPathConfig(address, str(FOLDER), cache_headers=True)])
        add_extra_js_url(hass, f"{address}/cards.js")
    if not async_panel_exists(hass, PATH):
        await async_register_panel(
            hass,
            frontend_url_path=PATH,
            webcomponent_name=ELEMENT,
            module_url=f"{hass.data[SERVED]}/panel.js",
            sidebar_title=TITLE,
            sidebar_icon=ICON,
            config_panel_domain=DOMAIN,
            handle_safe_area=True,
        )


@callback
def async_hide_panel(hass: HomeAssistant) -> None:
    """Take the panel out of the sidebar, as when the home is removed."""
    if "frontend" in hass.config.components:
        async_remove_panel(hass, PATH, warn_if_unknown=False)
