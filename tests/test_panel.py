"""The panel is in the sidebar while there is a home, its files are served under an address of their own content."""

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.panel import BUILD, PATH
from tests.common import async_add_home

DIGEST = json.loads(BUILD.read_text())["digest"][:16]


@pytest.fixture
async def frontend(hass: HomeAssistant, tmp_path: Path) -> None:
    """Set the frontend up; its own files, which lie in a package of their own, are not needed."""
    with patch("homeassistant.components.frontend._frontend_root", return_value=tmp_path):
        assert await async_setup_component(hass, "frontend", {})


@pytest.mark.usefixtures("frontend")
async def test_the_panel_comes_and_goes_with_the_home(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> None:
    entry = await async_add_home(hass)
    client = await hass_ws_client()

    async def panels() -> dict[str, dict[str, object]]:
        await client.send_json_auto_id({"type": "get_panels"})
        found: dict[str, dict[str, object]] = (await client.receive_json())["result"]
        return found

    panel = (await panels())[PATH]
    assert panel["title"] == "Digital Twin"
    assert panel["config_panel_domain"] == DOMAIN
    assert panel["require_admin"] is False
    assert panel["config"]["_panel_custom"]["module_url"] == f"/{DOMAIN}/{DIGEST}/panel.js"  # type: ignore[index]  # JSON
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert PATH in await panels()
    await hass.config_entries.async_remove(entry.entry_id)
    assert PATH not in await panels()


@pytest.mark.usefixtures("frontend")
async def test_its_files_are_served_and_kept_by_browsers(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await async_add_home(hass)
    client = await hass_client_no_auth()
    for name in ("panel.js", "cards.js"):
        response = await client.get(f"/{DOMAIN}/{DIGEST}/{name}")
        assert response.status == 200
        assert "javascript" in response.headers["Content-Type"]
        assert "max-age" in response.headers["Cache-Control"]
    assert f"/{DOMAIN}/{DIGEST}/cards.js" in hass.data["frontend_extra_module_url"].urls


async def test_without_a_frontend_the_twins_do_all_the_same(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    assert entry.state.value == "loaded"
