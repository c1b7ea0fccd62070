"""Daily figures of twins and home: written by themselves, completed when the day is over, told with the status."""

from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin import figures
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.figures import async_daily
from custom_components.digital_twin.manager import Home

from .common import add_entity, async_add_entry, async_add_home, twin_entry
from .platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture


@pytest.fixture
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the figures written more often than anything else the home's timer does."""
    monkeypatch.setattr(figures, "EVERY", timedelta(seconds=5))


@pytest.fixture
async def twin(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> TwinCoordinator:
    """Return the twin of a thermometer, in the evening."""
    freezer.move_to("2026-11-21T18:00:00+00:00")
    await hass.config.async_set_time_zone("UTC")
    entity = add_entity(hass, "sensor.cellar", state="12.0", attributes={"unit_of_measurement": "°C"})
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry("sensor", entity.id))
    found: TwinCoordinator = entry.runtime_data
    return found


async def test_a_day_is_counted_and_completed(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, twin: TwinCoordinator
) -> None:
    home: Home = twin.home
    hass.states.async_set("sensor.cellar", "warm", {"unit_of_measurement": "°C"})
    for _ in range(3):
        await twin.syncing.async_sync()
    await hass.async_block_till_done()
    await home.figures.async_write()
    await home.database.async_flush()
    (today,) = await async_daily(home, twin)
    assert today["day"] == "2026-11-21"
    assert (today["syncs"], today["sync_success"], today["quarantined"]) == (3, 1.0, 1)
    assert (today["divergences"], today["corrections"], today["rollbacks"]) == (0, 0, 0)
    assert 1_000 < float(today["memory"]) < 200_000
    (of_home,) = await async_daily(home)
    assert (of_home["twins"], of_home["asleep"], of_home["diverged"]) == (1, 0, 0)
    assert float(of_home["database"]) > 10_000

    await twin.syncing.async_sync()
    freezer.tick(timedelta(hours=7))
    await home.figures.async_write()
    await home.database.async_flush()
    newest, before = await async_daily(home, twin)
    assert newest["day"] == "2026-11-22"
    assert float(newest["syncs"]) <= 1, "only the timer, which time has passed for, may have compared since"
    assert before["day"] == "2026-11-21"
    assert float(before["syncs"]) > float(today["syncs"])


@pytest.mark.usefixtures("_often")
async def test_they_are_written_by_themselves_and_told_with_the_status(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, twin: TwinCoordinator
) -> None:
    freezer.tick(30)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    await twin.home.database.async_flush()
    status = await hass.services.async_call(
        DOMAIN, "get_status", {"entity_id": "sensor.cellar"}, blocking=True, return_response=True
    )
    assert status is not None
    assert [day["day"] for day in status["daily"]] == ["2026-11-21"]


async def test_without_a_database_there_are_none(hass: HomeAssistant, twin: TwinCoordinator) -> None:
    await twin.home.database.async_close()
    assert await async_daily(twin.home, twin) == []
