"""Recurring work on a single timer."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.agenda import BATCH, Agenda


async def _pass(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def test_a_job_runs_at_its_interval(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    agenda = Agenda(hass)
    runs: list[int] = []
    agenda.async_add("job", timedelta(seconds=60), lambda: runs.append(1))
    await _pass(hass, freezer, 61)
    assert len(runs) == 1
    await _pass(hass, freezer, 61)
    assert len(runs) == 2
    agenda.async_stop()


async def test_a_removed_job_runs_no_more(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    agenda = Agenda(hass)
    runs: list[str] = []
    remove = agenda.async_add("gone", timedelta(seconds=60), lambda: runs.append("gone"))
    agenda.async_add("kept", timedelta(seconds=60), lambda: runs.append("kept"))
    remove()
    await _pass(hass, freezer, 61)
    assert runs == ["kept"]
    agenda.async_stop()


async def test_a_job_may_end_another_that_is_due_in_the_same_batch(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    agenda = Agenda(hass)
    runs: list[str] = []
    removals = {}

    def job(own: str, other: str) -> None:
        runs.append(own)
        removals[other]()

    removals["a"] = agenda.async_add("a", timedelta(seconds=60), lambda: job("a", "b"))
    removals["b"] = agenda.async_add("b", timedelta(seconds=60), lambda: job("b", "a"))
    await _pass(hass, freezer, 61)
    assert len(runs) == 1
    agenda.async_stop()


async def test_many_jobs_are_spread_over_the_interval_and_come_in_batches(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    agenda = Agenda(hass)
    runs: list[int] = []
    for number in range(BATCH * 3):
        agenda.async_add(f"job {number}", timedelta(seconds=60), lambda number=number: runs.append(number))
    await _pass(hass, freezer, 20)
    assert 0 < len(runs) <= BATCH
    for _ in range(4):
        await _pass(hass, freezer, 20)
    assert set(runs) == set(range(BATCH * 3))
    agenda.async_stop()


async def test_a_sooner_job_moves_the_timer_forward(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    agenda = Agenda(hass)
    runs: list[str] = []
    agenda.async_add("slow", timedelta(hours=1), lambda: runs.append("slow"))
    agenda.async_add("fast", timedelta(seconds=1), lambda: runs.append("fast"))
    await _pass(hass, freezer, 2)
    assert runs == ["fast"]
    agenda.async_stop()


async def test_nothing_ticks_without_jobs(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    agenda = Agenda(hass)
    runs: list[int] = []
    agenda.async_add("job", timedelta(seconds=10), lambda: runs.append(1))
    agenda.async_stop()
    await _pass(hass, freezer, 30)
    assert runs == []
