"""A hundred twins that learn do not hold the event loop up."""

import asyncio
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import DATA

from .common import add_entity, async_add_entry, async_add_home, twin_entry

TWINS = 100
ROUNDS, AT_MOST = 3, 8
"""Whose medians count: a single round catches what else the machine does. Of a machine that gives its time to others
meanwhile, as virtual ones may, more rounds are asked, and those count in which it was taken away least.
"""
UNDISTURBED = 0.02
"""Share of its time that a machine may give to others in a round that counts."""
STEAL = 8
"""Place of the time taken away by the host in the first line of /proc/stat (proc(5))."""
METER = "sensor.meter"
UNIT = {"unit_of_measurement": "lx"}
KNOWN = Learned(kind="sensor", structure="prior", days=1.0)


async def beat(until: asyncio.Event, late: list[float], busy: list[float]) -> None:
    """Wake every other millisecond; note by how much too late, and the CPU of the loop's thread in between, in ms."""
    while not until.is_set():
        wall, cpu = time.perf_counter(), time.thread_time()
        await asyncio.sleep(0.002)
        late.append(1000.0 * (time.perf_counter() - wall) - 2.0)
        busy.append(1000.0 * (time.thread_time() - cpu))


def given_away() -> tuple[float, float]:
    """Return the time that the machine's processors had so far, and what of it its host took away."""
    line = Path("/proc/stat").read_text(encoding="utf-8").split("\n", 1)[0].split()
    return sum(map(float, line[1 : STEAL + 1])), float(line[STEAL])


async def watched(job: Coroutine[Any, Any, None]) -> tuple[float, float]:
    """Return, in ms, the delay and the CPU of the loop's thread that 99 % of the wakes during a job stay below."""
    late: list[float] = []
    busy: list[float] = []
    done = asyncio.Event()
    watch = asyncio.create_task(beat(done, late, busy))
    await job
    done.set()
    await watch
    return float(np.percentile(late, 99)), float(np.percentile(busy, 99))


@pytest.mark.alone
@pytest.mark.timeout(480)
async def test_the_loop_is_as_prompt_while_a_hundred_twins_learn_as_idle(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    hass.loop.set_debug(False)  # which notes where each callback came from and takes longer than ours
    start = time.time() - 3 * 86_400
    meter = add_entity(hass, METER)
    rng = np.random.default_rng(0)
    for index in range(3 * 96):
        hass.states.async_set(METER, f"{20 + rng.normal(0, 1):.1f}", UNIT, timestamp=start + 900 * index)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    for number in range(TWINS):
        entry = twin_entry("sensor", meter.id, name=f"Meter {number}")
        own = MockConfigEntry(
            domain=entry.domain,
            title=entry.title,
            unique_id=f"meter_{number}",
            data={**entry.data, "key": f"meter_{number}"},
        )
        hass.data[DATA].learned[f"meter_{number}"] = replace(KNOWN, learned_at=time.time())
        await async_add_entry(hass, own)
    await hass.async_block_till_done(wait_background_tasks=True)
    home = hass.data[DATA].home
    assert home is not None
    assert len(home.twins) == TWINS

    async def rest() -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(1.5):
                await asyncio.Event().wait()

    async def learn() -> None:
        for twin in home.twins.values():
            home.trainer.async_request(twin)
        await hass.async_block_till_done(wait_background_tasks=True)

    rounds: list[tuple[float, tuple[float, float], tuple[float, float]]] = []
    while len(rounds) < AT_MOST and sum(taken <= UNDISTURBED for taken, _, _ in rounds) < ROUNDS:
        before = given_away()
        idle, learning = await watched(rest()), await watched(learn())
        had, taken = np.subtract(given_away(), before)
        rounds.append((float(taken / had), idle, learning))
    quietest = sorted(rounds, key=lambda one: one[0])[:ROUNDS]
    at_rest, _ = np.median([idle for _, idle, _ in quietest], axis=0)
    at_work, cpu = np.median([learning for _, _, learning in quietest], axis=0)
    fitted = [twin.learned for twin in home.twins.values() if twin.learned is not None]
    assert [learned.days for learned in fitted] == [pytest.approx(3, abs=0.1)] * TWINS
    assert at_work <= at_rest + 5.0
    assert cpu <= 5.0
