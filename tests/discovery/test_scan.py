"""How a scan shares the event loop, and what it reports about itself."""

import asyncio

from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from custom_components.digital_twin.discovery.pace import Pace
from custom_components.digital_twin.discovery.scan import async_scan
from tests.common import add_device, add_entity
from tests.discovery.common import add_lamp, async_discovering_home


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
