"""Twins of solar plants in Home Assistant's own energy dashboard."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.energy.data import async_get_manager
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.digital_twin.core.requests import ChannelForecast
from custom_components.digital_twin.energy import async_get_solar_forecast, by_hour
from custom_components.digital_twin.worker.errors import WorkerCrashedError

from .common import add_entity, async_add_entry, async_add_home, complaints, twin_entry
from .test_scoring import Oracle, oracle  # noqa: F401 -- oracle is a fixture

PLANT = "sensor.roof"
POWER = {"unit_of_measurement": "W", "device_class": "power"}


@pytest.fixture
async def plant(
    hass: HomeAssistant,
    oracle: Oracle,  # noqa: F811 -- the fixture
    freezer: FrozenDateTimeFactory,
) -> MockConfigEntry:
    """Set up a plant that makes 600 W, and will always, at half past ten."""
    freezer.move_to(dt_util.utcnow().replace(hour=10, minute=30, second=0, microsecond=0))
    await async_add_home(hass)
    roof = add_entity(hass, PLANT)
    hass.states.async_set(PLANT, "600", POWER, timestamp=dt_util.utcnow().timestamp() - 900)
    return await async_add_entry(hass, twin_entry("pv", roof.id, name="Roof"))


def test_energy_is_power_times_time_in_the_hour_it_falls_into() -> None:
    times = 900.0 * np.arange(1, 9)
    forecast = ChannelForecast(channel="production", times=times, value=np.array([400.0] * 4 + [-50.0] + [800.0] * 3))
    hours = by_hour(forecast, 7200.0 + 1800.0)
    assert hours == {7200: 200.0, 10_800: pytest.approx(200.0 + 200.0), 14_400: pytest.approx(400.0)}


async def test_the_dashboard_gets_two_days_by_the_hour(
    hass: HomeAssistant, plant: MockConfigEntry, hass_ws_client: WebSocketGenerator, recorder_mock: Any
) -> None:
    assert await async_setup_component(hass, "energy", {})
    manager = await async_get_manager(hass)
    source: Any = {
        "type": "solar",
        "stat_energy_from": "sensor.roof_energy",
        "config_entry_solar_forecast": [plant.entry_id],
    }
    await manager.async_update({"energy_sources": [source]})
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "energy/info"})
    assert "digital_twin" in (await client.receive_json())["result"]["solar_forecast_domains"]
    await client.send_json_auto_id({"type": "energy/solar_forecast"})
    hours = (await client.receive_json())["result"][plant.entry_id]["wh_hours"]
    assert len(hours) == 48
    moments = [dt_util.parse_datetime(key) for key in hours]
    assert all(moment is not None and (moment.minute, moment.second) == (0, 0) for moment in moments)
    assert moments[0] is not None
    assert moments[0].hour == 10
    begun, *others = hours.values()
    assert others == [600.0] * 47
    assert begun == pytest.approx(300 + 150), "half is forecast, a quarter was measured, of the first nothing is known"


@pytest.mark.parametrize(("zone", "ahead"), [("Asia/Kolkata", 30), ("Asia/Kathmandu", 45), ("America/St_Johns", 30)])
async def test_hours_are_those_of_the_clock_also_where_they_begin_between_those_of_utc(
    hass: HomeAssistant, plant: MockConfigEntry, zone: str, ahead: int
) -> None:
    await hass.config.async_set_time_zone(zone)
    forecast = await async_get_solar_forecast(hass, plant.entry_id)
    assert forecast is not None
    moments = [dt_util.parse_datetime(key, raise_on_error=True) for key in forecast["wh_hours"]]
    assert {moment.minute for moment in moments} == {60 - ahead}
    assert {dt_util.as_local(moment).minute for moment in moments} == {0}
    _, *others = forecast["wh_hours"].values()
    assert len(others) > 40
    assert others == [600.0] * len(others)
    begun = dt_util.utcnow() - moments[0]
    assert timedelta(0) <= begun < timedelta(hours=1)


async def test_it_is_renewed_when_old_and_hours_that_are_over_stay(
    hass: HomeAssistant,
    plant: MockConfigEntry,
    oracle: Oracle,  # noqa: F811 -- the fixture
    freezer: FrozenDateTimeFactory,
) -> None:
    first = await async_get_solar_forecast(hass, plant.entry_id)
    assert first is not None
    asked = len(oracle.asked)
    freezer.tick(timedelta(minutes=20))
    assert await async_get_solar_forecast(hass, plant.entry_id) == first
    assert len(oracle.asked) == asked
    freezer.tick(timedelta(hours=3))
    later = await async_get_solar_forecast(hass, plant.entry_id)
    assert later is not None
    assert len(oracle.asked) == asked + 1
    begun = next(iter(first["wh_hours"]))
    assert later["wh_hours"][begun] == first["wh_hours"][begun]
    assert len(later["wh_hours"]) == 51


async def test_a_worker_without_an_answer_is_no_error_of_the_dashboard(
    hass: HomeAssistant, plant: MockConfigEntry, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def crash(*_args: Any, **_limits: Any) -> None:
        raise WorkerCrashedError("gone")

    monkeypatch.setattr("custom_components.digital_twin.worker.client.Worker.run", crash)
    assert await async_get_solar_forecast(hass, plant.entry_id) is None
    assert any("no solar forecast for now" in line for line in complaints(caplog))


async def test_what_is_no_plant_has_no_forecast(
    hass: HomeAssistant,
    oracle: Oracle,  # noqa: F811 -- the fixture
) -> None:
    home = await async_add_home(hass)
    lamp = await async_add_entry(hass, twin_entry("light", add_entity(hass, "light.lamp", state="on").id))
    for entry_id in (home.entry_id, lamp.entry_id, "unknown"):
        assert await async_get_solar_forecast(hass, entry_id) is None
    await hass.config_entries.async_unload(lamp.entry_id)
    assert await async_get_solar_forecast(hass, lamp.entry_id) is None
