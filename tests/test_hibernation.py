"""When twins fall asleep by themselves, and what that leaves in memory."""

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.const import Mode
from custom_components.digital_twin.coordinator import TwinCoordinator, TwinStatus
from custom_components.digital_twin.footprint import footprint
from custom_components.digital_twin.hibernation import QUIET_FOR

from .common import add_entity, async_add_entry, async_add_home, twin_entry

LAMP = "light.lamp"


@pytest.fixture
async def lamp(hass: HomeAssistant) -> TwinCoordinator:
    """Give the twin of a lamp whose predictions nobody shows."""
    await async_add_home(hass)
    entity = add_entity(hass, LAMP, state="on", attributes={"brightness": 128})
    entry = await async_add_entry(hass, twin_entry("light", entity.id, mode=Mode.SANDBOX))
    await hass.async_block_till_done(wait_background_tasks=True)
    twin: TwinCoordinator = entry.runtime_data
    twin.forecaster._short.wanted = 0  # noqa: SLF001 -- as when the prediction sensors are disabled
    return twin


async def come_round(hass: HomeAssistant, twin: TwinCoordinator) -> None:
    """Have the agenda look after its twins' rest, which takes it half an hour otherwise; a training would wake them."""
    for *_, job in list(twin.home.agenda._heap):  # noqa: SLF001 -- see above
        if job.active and job.action == twin.hibernation._async_look:  # noqa: SLF001 -- see above
            job.action()
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_twin_nobody_needs_falls_asleep(
    hass: HomeAssistant, lamp: TwinCoordinator, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(dt_util.utc_from_timestamp(lamp.started_at + QUIET_FOR - 60))
    await come_round(hass, lamp)
    assert not lamp.hibernation.asleep
    freezer.tick(120)
    await come_round(hass, lamp)
    assert lamp.status is TwinStatus.ASLEEP
    assert lamp.state.get("on") is True


async def test_what_keeps_a_twin_awake(
    hass: HomeAssistant, lamp: TwinCoordinator, freezer: FrozenDateTimeFactory
) -> None:
    rest, now = lamp.hibernation, lamp.state.freeze().changed["on"]
    assert rest.is_idle(now + QUIET_FOR + 60)
    release = lamp.forecaster.async_want()
    assert not rest.is_idle(now + QUIET_FOR + 60)
    release()
    hass.states.async_set(LAMP, "off")
    freezer.tick(QUIET_FOR - 60)
    assert not rest.is_idle(now + QUIET_FOR - 60)
    freezer.tick(3600)
    await rest.async_wake()
    assert not rest.is_idle(now + QUIET_FOR + 3600)
    assert rest.is_idle(now + 3 * QUIET_FOR)
    assert lamp.stage is not None
    await lamp.stage.async_command(lamp.config.main, "turn_off", {})
    assert not rest.is_idle(now + 3 * QUIET_FOR)


async def test_a_sleeping_twin_takes_little_memory(hass: HomeAssistant, lamp: TwinCoordinator) -> None:
    for number in range(300):
        hass.states.async_set(LAMP, "on", {"brightness": number % 200 + 1})
        await hass.async_block_till_done()
        lamp.history.async_take("asked")
    awake = footprint(lamp)
    await lamp.home.database.async_flush()
    await lamp.hibernation.async_sleep()
    assert footprint(lamp) < 10_000 < awake < 100_000
    await lamp.hibernation.async_wake()
    found, _ = await lamp.history.async_between(limit=1000)
    assert len(found) == lamp.history.taken


async def test_a_command_to_a_sleeping_sandbox_wakes_it(hass: HomeAssistant, lamp: TwinCoordinator) -> None:
    await lamp.hibernation.async_sleep()
    assert lamp.stage is not None
    await lamp.stage.async_command(lamp.config.main, "turn_off", {})
    assert not lamp.hibernation.asleep
    assert lamp.stage.values["on"] is False


async def test_falling_asleep_ends_a_simulation(hass: HomeAssistant, lamp: TwinCoordinator) -> None:
    assert lamp.stage is not None
    await lamp.stage.async_command(lamp.config.main, "turn_off", {})
    await lamp.hibernation.async_sleep()
    assert (lamp.stage.active, lamp.shown("on")) == (False, True)


async def test_two_at_once_wake_it_once(lamp: TwinCoordinator, hass: HomeAssistant) -> None:
    await lamp.hibernation.async_sleep()
    loads = 0
    load = lamp.home.store.async_load

    async def counted(entry_id: str) -> object:
        nonlocal loads
        loads += 1
        return await load(entry_id)

    lamp.home.store.async_load = counted  # type: ignore[method-assign,assignment]  # to count
    first = hass.async_create_task(lamp.hibernation.async_wake())
    await lamp.hibernation.async_wake()
    await first
    assert loads == 1
