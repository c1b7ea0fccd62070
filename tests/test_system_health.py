"""The lines of this integration under System information."""

from pathlib import Path
from typing import Any

from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.store.records import MetricRecord
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry


async def info(hass: HomeAssistant) -> dict[str, Any]:
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    return await get_system_health_info(hass, DOMAIN)


async def test_a_running_home_tells_its_figures(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    await async_add_home(hass)
    source = add_entity(hass, "switch.a", state="on")
    await async_add_entry(hass, twin_entry("plug", source.id))
    found = await info(hass)
    rows = found.pop("database_rows")
    assert rows >= 3
    assert found == {
        "home": True,
        "recorder": True,
        "entries": 2,
        "twins": 1,
        "diverged": 0,
        "unhealthy": 0,
        "health": "100 %",
        "worker": "process",
        "database": "sqlite",
        "database_size": "0.1 MB",
    }


async def test_a_database_that_is_away_is_told_with_the_reason(hass: HomeAssistant, tmp_path: Path) -> None:
    home = await async_add_home(hass, db_url=f"sqlite:///{tmp_path}/nowhere/twins.db")
    home.runtime_data.database.write(MetricRecord(twin_id=None, day="2026-01-01", name="x", value=1.0))
    found = await info(hass)
    assert found["database"] == "unable to open database file"
    assert abs((dt_util.utcnow() - found["database_away_since"]).total_seconds()) < 60
    assert "database_size" not in found


async def test_without_a_home_the_rest_is_still_told(hass: HomeAssistant) -> None:
    home = await async_add_home(hass)
    await hass.config_entries.async_unload(home.entry_id)
    assert await info(hass) == {"home": False, "recorder": False, "entries": 1}
