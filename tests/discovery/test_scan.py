"""How a scan shares the event loop, and what it reports about itself."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.discovery import scan as scan_module
from custom_components.digital_twin.discovery.pace import Pace
from custom_components.digital_twin.discovery.scan import async_scan
from tests.common import add_device, add_entity
from tests.discovery.common import add_lamp, async_discovering_home, async_settle, key_of, offers


async def _turns(work: asyncio.Task[None]) -> int:
    """Return how often somebody else had the loop while work ran."""
    turns = 0
    while not work.done():
        turns += 1
        await asyncio.sleep(0)
    return turns


async def test_work_lets_others_run_when_its_slice_is_over() -> None:
    async def work(budget: float) -> None:
        pace = Pace(budget)
        for _ in range(50):
            await pace.async_breathe()

    assert await _turns(asyncio.create_task(work(0.0))) >= 50
    assert await _turns(asyncio.create_task(work(60.0))) <= 2


async def test_time_that_others_take_is_not_counted_as_work() -> None:
    async def others() -> None:
        sum(number * number for number in range(200_000))

    pace = Pace(0.0)
    task = asyncio.create_task(others())
    await pace.async_breathe()
    assert task.done()
    pace.finish()
    assert pace.longest <= pace.worked < 0.002


async def test_refusals_are_counted_by_phase_and_reason(hass: HomeAssistant) -> None:
    add_lamp(hass, "Lamp")
    add_device(hass, "Weather", entry_type=dr.DeviceEntryType.SERVICE)
    add_device(hass, "Router", entry_type=dr.DeviceEntryType.SERVICE)
    bridge = add_device(hass, "Bridge")
    add_entity(hass, "switch.join", device=bridge, entity_category=EntityCategory.CONFIG)
    add_entity(hass, "light.group", state="on", attributes={"entity_id": ["light.lamp"]})
    add_entity(hass, "light.nowhere")
    scan = await async_scan(hass, set())
    assert [profile.name for profile in scan.profiles] == ["Lamp"]
    assert scan.looked_at == 6
    assert {phase.value: dict(reasons) for phase, reasons in scan.refused.items()} == {
        "device": {"refused_service": 2},
        "entities": {"refused_diagnostic": 1, "refused_group": 1},
        "home": {"refused_not_available": 1},
    }
    assert 0 < scan.longest_slice <= scan.seconds


async def async_begin_scan(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a scan begin that gives the loop away after every candidate, and return in its middle."""
    monkeypatch.setattr(scan_module, "Pace", partial(Pace, 0.0))
    add_lamp(hass, "First")
    await hass.async_block_till_done()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=11))
    await asyncio.sleep(0)


async def test_a_change_during_a_scan_is_seen_by_one_more(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    _, discovery = await async_discovering_home(hass)
    await async_begin_scan(hass, monkeypatch)
    assert discovery.diagnostics()["scans"] == 1
    lamp = add_lamp(hass, "Second")
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=22))
    assert discovery.diagnostics()["scans"] == 1
    await hass.async_block_till_done(wait_background_tasks=True)
    assert discovery.diagnostics()["scans"] == 3
    assert key_of(lamp) in offers(hass)


async def test_unloading_the_home_ends_a_scan_in_its_middle(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, discovery = await async_discovering_home(hass)
    await async_begin_scan(hass, monkeypatch)
    assert await hass.config_entries.async_unload(entry.entry_id)
    await async_settle(hass)
    assert discovery.diagnostics()["scans"] == 1
    assert offers(hass) == {}


async def test_diagnostics_hold_figures_and_no_names(hass: HomeAssistant) -> None:
    lamp = add_lamp(hass, "Secret lamp")
    _, discovery = await async_discovering_home(hass)
    diagnostics = discovery.diagnostics()
    assert diagnostics["candidates"] == diagnostics["offers_open"] == diagnostics["offers_opened"] == 1
    assert diagnostics["refused"]["device"] == {"refused_own": 1}
    assert "ecret" not in str(diagnostics)
    assert lamp.id not in str(diagnostics)


async def test_diagnostics_before_the_first_scan(hass: HomeAssistant) -> None:
    _, discovery = await async_discovering_home(hass)
    fresh = type(discovery)(hass, discovery._home)  # noqa: SLF001 -- a second one of the same home, not started
    assert fresh.diagnostics()["last_scan"] is None
    assert fresh.diagnostics()["refused"] == {}
