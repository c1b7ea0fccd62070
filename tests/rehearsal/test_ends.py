"""Rehearsals that do not come to their end, or not even to their beginning."""

import asyncio

import pytest
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.rehearsal.conduct import SIGNAL_PROGRESS

from .kitchen import async_rehearse

pytestmark = pytest.mark.usefixtures("noon")


async def test_a_rehearsal_is_cancelled_and_the_next_one_works(hass: HomeAssistant, home: MockConfigEntry) -> None:
    assert await hass.services.async_call(DOMAIN, "cancel_rehearsal", {}, blocking=True, return_response=True) == {
        "cancelled": False
    }
    endless = {"triggers": {"trigger": "time_pattern", "seconds": "*"}, "actions": [{"event": "tick"}]}
    told = asyncio.Event()
    async_dispatcher_connect(hass, SIGNAL_PROGRESS, callback(lambda _share: told.set()))
    task = hass.async_create_task(async_rehearse(hass, new=endless, duration={"days": 31}))
    async with asyncio.timeout(30):
        await told.wait()
    answer = await hass.services.async_call(DOMAIN, "cancel_rehearsal", {}, blocking=True, return_response=True)
    assert answer == {"cancelled": True}
    with pytest.raises(HomeAssistantError) as stopped:
        await task
    assert stopped.value.translation_key == "rehearsal_cancelled"
    assert "aborted" not in await async_rehearse(hass, duration={"hours": 1})


async def test_with_the_home_all_rehearsals_end_also_those_that_wait(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    endless = {"triggers": {"trigger": "time_pattern", "seconds": "*"}, "actions": [{"event": "tick"}]}
    told = asyncio.Event()
    async_dispatcher_connect(hass, SIGNAL_PROGRESS, callback(lambda _share: told.set()))
    tasks = [
        hass.async_create_task(async_rehearse(hass, new=endless, duration={"days": days}, states=False))
        for days in (31, 30)
    ]
    process = hass.data[DATA].home.rehearsals.process
    async with asyncio.timeout(60):
        await told.wait()
        assert await hass.config_entries.async_unload(home.entry_id)
        answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert [getattr(answer, "translation_key", answer) for answer in answers] == ["rehearsal_cancelled"] * 2
    assert (process.starts, process.pid) == (1, None)


async def test_a_process_that_dies_is_told_and_nothing_is_praised(hass: HomeAssistant, home: MockConfigEntry) -> None:
    endless = {"triggers": {"trigger": "time_pattern", "seconds": "*"}, "actions": [{"event": "tick"}]}
    process = hass.data[DATA].home.rehearsals.process
    told: list[float | None] = []

    @callback
    def kill(share: float | None) -> None:
        if not told:
            process.kill()
        told.append(share)

    async_dispatcher_connect(hass, SIGNAL_PROGRESS, kill)
    answer = await async_rehearse(hass, new=endless, duration={"days": 31})
    assert answer["aborted"]["reason"] == "died"
    assert answer["summary"].endswith("no device was touched. The rehearsal's process ended unexpectedly.")
    assert answer["start"] == answer["end"]


async def test_what_cannot_start_says_so_once_and_everything_else_goes_on(
    hass: HomeAssistant, home: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsals = hass.data[DATA].home.rehearsals
    monkeypatch.setattr(rehearsals.process, "_python", "/nowhere/python")
    with pytest.raises(HomeAssistantError) as failed:
        await async_rehearse(hass)
    assert failed.value.translation_key == "rehearsal_cannot_start"
    assert ir.async_get(hass).async_get_issue(DOMAIN, "rehearsal_cannot_start")
    monkeypatch.undo()
    await async_rehearse(hass, duration={"hours": 1})
    assert ir.async_get(hass).async_get_issue(DOMAIN, "rehearsal_cannot_start") is None


async def test_short_of_memory_nothing_is_started(
    hass: HomeAssistant, home: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.digital_twin.rehearsal.process.free_memory", lambda: 399)
    with pytest.raises(HomeAssistantError) as failed:
        await async_rehearse(hass)
    assert failed.value.translation_key == "rehearsal_memory"
    assert hass.data[DATA].home.rehearsals.process.starts == 0
