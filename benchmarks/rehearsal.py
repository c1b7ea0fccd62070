"""A rehearsal of 30 automations and 60 twins: cold start, a day, a week, memory, and what the event loop feels."""

import asyncio
import time
from dataclasses import replace
from typing import Any

import numpy as np

from custom_components.digital_twin.rehearsal.process import RehearsalProcess

from .rehearsed_home import request
from .table import Row

ROUNDS = 7
WEEKS = 3
PASSING = {"took": 0, "cpu": 0, "prepared": 0, "memory": 0, "peak": 0}
"""What differs from one run to the next, whatever the seed."""


def rows() -> list[Row]:
    """Return the figures."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    tasks: set[asyncio.Task[None]] = set()

    def create_task(job: Any, name: str) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(job, name=name)
        tasks.add(task)
        return task

    idle = await _delays(asyncio.sleep(3.0))
    process = RehearsalProcess(create_task)
    try:
        started = time.perf_counter()
        minute = replace(request(1), duration=60.0)
        await process.async_run(minute)
        cold = time.perf_counter() - started
        day = request(1)
        reports = [await process.async_run(day) for _ in range(ROUNDS)]
        took, cpu = _median(reports, "took"), _median(reports, "cpu")
        changes = reports[0]["changes"]
        alone = request(1, twins_alone=True)
        quiet = [await process.async_run(alone) for _ in range(ROUNDS)]
        busy = await _delays(process.async_run(day))
        weeks = [await process.async_run(request(7)) for _ in range(WEEKS)]
        same = reports[1] | PASSING == reports[0] | PASSING
        memory = 1.048576 * max(report["peak"] for report in (*reports, *weeks))
        kept = 1.048576 * weeks[-1]["memory"]
    finally:
        await process.async_stop()
    runs = len(reports[0]["runs"])
    return [
        Row(name="cold start, first short rehearsal included", value=cold, unit="s", goal="≤ 5 s"),
        Row(
            name="a day of 30 automations and 60 twins, warm, median",
            value=took,
            unit="s",
            note=f"{changes:,} state changes, {runs} runs, set-up {reports[0]['prepared'] * 1000:.0f} ms of it",
        ),
        Row(
            name="…for 20,000 state changes",
            value=took * 20_000 / changes,
            unit="s",
            goal="≤ 1 s",
            note=f"CPU {cpu * 20_000 / changes:.2f} s",
        ),
        Row(
            name="the same day with its twins and people alone, nothing else replayed",
            value=_median(quiet, "took"),
            unit="s",
            note=f"{quiet[0]['changes']:,} state changes, {len(quiet[0]['runs'])} runs: "
            f"{_median(quiet, 'took') * 20_000 / quiet[0]['changes']:.1f} s for 20,000",
        ),
        Row(
            name="a week, as a multiple of the day",
            value=_median(weeks, "took") / took,
            unit="×",
            goal="≤ 7 ×",
            note=f"CPU {_median(weeks, 'cpu') / cpu:.1f} ×",
        ),
        Row(
            name="memory at its peak, the week included",
            value=memory,
            unit="MB",
            goal="≤ 250 MB",
            note=f"{kept:.0f} MB when done",
        ),
        Row(name="same seed, same report", value=float(same), unit="", goal="1"),
        Row(
            name="event loop's delay while rehearsing, p99",
            value=float(np.percentile(busy, 99)),
            unit="ms",
            goal="≤ idle + 5 ms",
            note=f"idle {np.percentile(idle, 99):.2f} ms",
        ),
    ]


def _median(reports: list[dict[str, Any]], figure: str) -> float:
    return float(np.median([report[figure] for report in reports]))


async def _delays(work: Any) -> list[float]:
    """Return by how much (ms) a clock ticking every 5 ms came late while something went on."""
    found: list[float] = []
    task = asyncio.ensure_future(work)
    while not task.done():
        before = time.perf_counter()
        await asyncio.sleep(0.005)
        found.append(1000.0 * (time.perf_counter() - before - 0.005))
    await task
    return found
