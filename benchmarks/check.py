"""The check of one action: in the process itself, and by the warm worker in a home of 100 twins."""

import asyncio
import pickle
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from custom_components.digital_twin.core.requests import Beside, Change, CheckRequest, Environment
from custom_components.digital_twin.core.safety.ahead import look_ahead
from custom_components.digital_twin.core.safety.check import check
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.worker.client import Worker
from custom_components.digital_twin.worker.process import Launch

from .sample_twins import START, home, weather
from .table import Row
from .timing import median, milliseconds

FACTS = {"people_home": 1.0, "smoke": 0.0, "leak": 0.0, "quiet": 0.0, "time_of_day": 43_200.0}
ACTIONS = {
    "a lamp": Change(at=0.0, twin_id="twin_0", commands={"on": True}),
    "a lock": Change(at=0.0, twin_id="twin_8", commands={"bolt": "unlocked"}),
    "a plug": Change(at=0.0, twin_id="twin_3", commands={"on": False}),
    "a thermostat": Change(at=0.0, twin_id="twin_4", commands={"target_temperature": 21.5}),
    "a thermostat and a room that feels it": Change(at=0.0, twin_id="twin_4", commands={"hvac_mode": "off"}),
}
"""The last is not approved: beside the room next door an alternative is simulated, too."""
NEXT_DOOR = {"twin_9": 75.0, "twin_14": 15.0}
"""W/K from the checked room to those beside it: a door of which nobody tells, and a wall."""
ROUNDS = 200
TIMEOUT = 30.0


def recent() -> Series:
    """Return two days of a room's temperature, a quarter of an hour apart, as the shell sends it with a thermostat."""
    times = START - 900.0 * np.arange(192, 0, -1, dtype=np.float64)
    return Series(times, np.round(20.0 + 0.8 * np.sin(times / 9000.0), 1), START)


def request(change: Change) -> CheckRequest:
    """Return the check as the shell asks it: the touched twin with its recent past, and the rooms that may feel it.

    What the other twins draw is one figure; the weather comes in the check's own steps, with its bands.
    """
    twins = {twin.spec.twin_id: twin for twin in home()}
    touched = twins[change.twin_id]
    room = touched.spec.kind == "thermostat"
    beside = [Beside(room=other, twin=change.twin_id, conductance=way) for other, way in NEXT_DOOR.items() if room]
    if touched.spec.kind in ("light", "plug"):
        beside = [Beside(room="twin_9", twin=change.twin_id)]
    simulated = (touched, *(twins[one.room] for one in beside))
    return CheckRequest(
        twins=simulated,
        changes=(change,),
        start=START,
        environment=_expected(),
        limits={"max_power": 11_000.0},
        context=FACTS | {"untouched_power": 900.0},
        recent={twin.spec.twin_id: {"temperature": recent()} for twin in simulated if twin.spec.kind == "thermostat"},
        beside=tuple(beside),
    )


def _expected() -> Environment:
    """Return a day of weather every five minutes, which is sure to 2 K and to a third of the sun."""
    whole = weather()
    values = {key: course[: 1440 + 5 : 5] for key, course in whole.values.items()}
    outdoor, sun = values["outdoor_temperature"], values["sun"]
    bands = {"outdoor_temperature": (outdoor - 2.0, outdoor + 2.0), "sun": (0.66 * sun, 1.33 * sun)}
    return Environment(start=START, step=300.0, values=values, bands=bands)


def ahead() -> CheckRequest:
    """Return the look ahead over all 100 twins that the shell asks for every quarter of an hour."""
    return CheckRequest(
        twins=home(),
        changes=(),
        start=START,
        environment=weather(),
        limits={"max_power": 11_000.0},
        context=FACTS,
        horizon=12 * 3600.0,
        members=60,
        alternatives=False,
    )


def rows() -> list[Row]:
    """Return the figures."""
    found = []
    for name, change in ACTIONS.items():
        asked = request(change)
        taken = milliseconds(partial(check, asked), 40)
        found.append(Row(name=f"check of {name}, CPU in its process, median", value=float(np.median(taken)), unit="ms"))
    quick = replace(request(ACTIONS["a thermostat"]), quick=True)
    found.append(
        Row(name="quick check (rules only)", value=median(partial(check, quick), 200), unit="ms", goal="≤ 1 ms")
    )
    taken = milliseconds(partial(look_ahead, ahead()), 10)
    note = f"every 15 min: {np.median(taken) / 9000.0:.2%} of one core"
    found.append(
        Row(name="look ahead of 12 h over 100 twins, CPU, median", value=float(np.median(taken)), unit="ms", note=note)
    )
    return found + asyncio.run(_through_worker())


async def _through_worker() -> list[Row]:
    """Return what asking the worker costs, on the wall and in the loop's thread."""
    worker = Worker()
    try:
        started, cpu = time.perf_counter(), time.thread_time()
        await worker.run("check", request(ACTIONS["a lamp"]), timeout=TIMEOUT)
        found = [
            Row(
                name="first check, the process's start included",
                value=1000 * (time.perf_counter() - started),
                unit="ms",
            ),
            Row(
                name="…of it CPU in the loop's thread",
                value=1000 * (time.thread_time() - cpu),
                unit="ms",
                goal="≤ 5 ms",
            ),
        ]
        for name, change in ACTIONS.items():
            asked = request(change)
            wall, loop = await _timed(partial(worker.run, "check", asked, timeout=TIMEOUT))
            found.append(
                Row(
                    name=f"check of {name} by the worker, p95",
                    value=float(np.percentile(wall, 95)),
                    unit="ms",
                    goal="≤ 10 ms",
                    note=f"median {np.median(wall):.1f} ms, loop thread {np.median(loop):.2f} ms, "
                    f"request {len(pickle.dumps(asked)) / 1000:.0f} kB",
                )
            )
    finally:
        await worker.stop()
    echo = Worker(launch=Launch(jobs="builtins"))
    try:
        wall, loop = await _timed(partial(echo.run, "abs", 1, timeout=TIMEOUT))
        note = f"p95 {np.percentile(wall, 95):.2f} ms, loop thread {np.median(loop):.2f} ms"
        found.append(
            Row(name="worker round trip, nothing to do, median", value=float(np.median(wall)), unit="ms", note=note)
        )
    finally:
        await echo.stop()
    return found


async def _timed(ask: Callable[[], Awaitable[object]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return time on the wall and CPU of the loop's thread in ms, for each of so many rounds."""
    wall, loop = np.empty(ROUNDS), np.empty(ROUNDS)
    await ask()
    for index in range(ROUNDS):
        started, cpu = time.perf_counter(), time.thread_time()
        await ask()
        wall[index], loop[index] = time.perf_counter() - started, time.thread_time() - cpu
    return 1000.0 * wall, 1000.0 * loop
