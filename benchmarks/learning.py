"""A hundred twins that learn one after another: what that costs the event loop, beside the same loop idle."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

import numpy as np
from homeassistant.core import HomeAssistant
from homeassistant.helpers import recorder as recorder_helper
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
from numpy.typing import NDArray

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.manager import Home

from .bare_home import add_home, bare_home, new_entry
from .table import Row

TWINS = 100
DAYS = 10
EVERY = 900.0
BEAT = 0.002
IDLE_FOR = 5.0
SAMPLES = 200
METER = "sensor.meter"
UNIT = {"unit_of_measurement": "lx"}


class Watch:
    """Wakes every other millisecond; keeps by how much too late, and the CPU of the loop's thread between two wakes."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._late: list[float] = []
        self._busy: list[float] = []

    async def run(self, until: asyncio.Event) -> None:
        """Watch until told."""
        while not until.is_set():
            wall, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(BEAT)
            self._late.append(time.perf_counter() - wall - BEAT)
            self._busy.append(time.thread_time() - cpu)

    @property
    def late(self) -> NDArray[np.float64]:
        """Return the delays in ms."""
        return 1000.0 * np.array(self._late)

    @property
    def busy(self) -> NDArray[np.float64]:
        """Return the CPU of the loop's thread in ms."""
        return 1000.0 * np.array(self._busy)


async def add_history(hass: HomeAssistant) -> None:
    """Start a recorder that knows ten days of a meter."""
    recorder_helper.async_initialize_recorder(hass)
    await async_setup_component(hass, "recorder", {"recorder": {"db_url": f"sqlite:///{hass.config.config_dir}/db"}})
    instance = get_instance(hass)
    await instance.async_db_ready
    rng = np.random.default_rng(0)
    start = time.time() - DAYS * 86_400
    for index in range(int(DAYS * 86_400 / EVERY)):
        at = start + index * EVERY
        value = 20 + 3 * np.sin(2 * np.pi * at / 86_400) + rng.normal(0, 0.2)
        hass.states.async_set(METER, f"{value:.1f}", UNIT, timestamp=at)
    await hass.async_block_till_done()
    await instance.async_add_executor_job(instance.block_till_done)


async def add_twins(hass: HomeAssistant, count: int) -> None:
    """Set up twins of the meter, none of which is due to learn."""
    for number in range(count):
        config = TwinConfig(
            name=f"Meter {number}", key=f"meter_{number}", device_id=None, kind="sensor", main=METER, members=(METER,)
        )
        hass.data[DATA].learned[config.key] = Learned(
            kind="sensor", structure="prior", days=1.0, learned_at=time.time()
        )
        await hass.config_entries.async_add(
            new_entry(DOMAIN, title=config.name, data=config.as_data(), unique_id=config.key)
        )


async def all_learned(home: Home) -> float:
    """Have all twins learn; return the seconds that took."""
    started = time.perf_counter()
    waiting = set(home.twins)
    done = asyncio.Event()
    for key, twin in home.twins.items():
        before = twin.learned = Learned(kind="sensor", structure="prior")

        def look(key: str = key, twin: TwinCoordinator = twin, before: Learned = before) -> None:
            if twin.learned is not before:
                waiting.discard(key)
            if not waiting:
                done.set()

        twin.entry.async_on_unload(twin.async_subscribe(look))
        home.trainer.async_request(twin)
    await done.wait()
    return time.perf_counter() - started


async def watched(home: Home) -> tuple[Watch, Watch, float]:
    """Watch the loop idle, then while all twins learn."""
    idle, _ = await _watching(asyncio.sleep(IDLE_FOR, 0.0))
    learning, taken = await _watching(all_learned(home))
    return idle, learning, taken


async def _watching(job: Coroutine[Any, Any, float]) -> tuple[Watch, float]:
    watch, done = Watch(), asyncio.Event()
    watching = asyncio.create_task(watch.run(done))
    try:
        return watch, await job
    finally:
        done.set()
        await watching


async def sampled(hass: HomeAssistant) -> float:
    """Return what one report costs one twin that learned, in µs of the loop's CPU, whatever it sets off included."""
    started = time.thread_time()
    for index in range(SAMPLES):
        hass.states.async_set(METER, f"{20 + index % 7 / 10:.1f}", UNIT)
        await asyncio.sleep(0)
    await hass.async_block_till_done()
    return (time.thread_time() - started) / SAMPLES / TWINS * 1e6


async def _measured() -> tuple[Watch, Watch, float, float]:
    async with bare_home() as hass:
        await add_history(hass)
        await add_home(hass)
        await add_twins(hass, TWINS)
        await hass.async_block_till_done()
        home = hass.data[DATA].home
        assert home is not None
        await asyncio.sleep(2.0)
        return *await watched(home), await sampled(hass)


def rows() -> list[Row]:
    """Return the figures."""
    idle, learning, taken, sample = asyncio.run(_measured())
    at_rest, at_work = (float(np.percentile(watch.late, 99)) for watch in (idle, learning))
    return [
        Row(name="loop delay, idle, p99", value=at_rest, unit="ms"),
        Row(
            name=f"loop delay while {TWINS} twins learn, p99",
            value=at_work,
            unit="ms",
            goal=f"≤ {at_rest + 5:.1f} ms",
            note=f"worst {learning.late.max():.1f} ms, idle's worst {idle.late.max():.1f} ms",
        ),
        Row(
            name="…CPU of the loop's thread between two wakes, p99",
            value=float(np.percentile(learning.busy, 99)),
            unit="ms",
            goal="≤ 5 ms",
            note=f"worst {learning.busy.max():.1f} ms",
        ),
        Row(name=f"{TWINS} twins, {DAYS} days of history each", value=taken, unit="s"),
        Row(
            name="a report to a twin that learned, amortised",
            value=sample,
            unit="µs",
            goal="≤ 50 µs",
            note=f"{SAMPLES} reports to {TWINS} twins each: state, shadow, what is kept and scored",
        ),
    ]
