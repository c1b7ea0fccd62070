"""A rehearsal of 30 automations and 60 twins: cold start, a day, a week, memory, and what the event loop feels."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from custom_components.digital_twin.core.twin import TwinSnapshot
from custom_components.digital_twin.rehearsal.process import RehearsalProcess
from custom_components.digital_twin.rehearsal.protocol import (
    Automation,
    EntityCourse,
    Limits,
    Place,
    Request,
    SimulatedTwin,
    View,
)

from .sample_twins import START, room, sample, weather
from .table import Row

DAY = 86_400.0
METERS = 45
ROOMS, PLUGS, LAMPS, COVERS, LOCKS = 20, 15, 12, 8, 5
SERVICES = (
    ("climate", "set_temperature", "none"),
    ("light", "turn_on", "none"),
    ("light", "turn_off", "none"),
    ("cover", "open_cover", "none"),
    ("cover", "close_cover", "none"),
    ("lock", "lock", "none"),
    ("switch", "turn_on", "none"),
    ("switch", "turn_off", "none"),
    ("notify", "me", "none"),
)
ROUNDS = 5
PASSING = {"took": 0, "cpu": 0, "prepared": 0, "memory": 0, "peak": 0}
"""What differs from one run to the next, whatever the seed."""
THERMOSTAT = {
    "current_temperature": 20.0,
    "temperature": 20.0,
    "hvac_action": "idle",
    "hvac_modes": ["off", "heat"],
    "min_temp": 5,
    "max_temp": 30,
}
POWER = {"unit_of_measurement": "W", "device_class": "power"}


def twins() -> tuple[tuple[SimulatedTwin, ...], list[EntityCourse]]:
    """Return 60 twins with the entities that show them."""
    found: list[SimulatedTwin] = []
    entities: list[EntityCourse] = []

    def add(snapshot: TwinSnapshot, *views: View, interval: float, **states: tuple[str, Mapping[str, Any]]) -> None:
        found.append(SimulatedTwin(snapshot=snapshot, views=views, interval=interval))
        for entity_id, (state, attributes) in states.items():
            entities.append(
                EntityCourse(entity_id=entity_id.replace("__", "."), state=state, attributes=attributes, since=START)
            )

    shown = frozenset({"temperature", "target_temperature", "hvac_mode", "hvac_action"})
    driven = frozenset({"target_temperature", "hvac_mode"})
    for n in range(ROOMS):
        snapshot = room(f"room_{n}")
        snapshot = replace(snapshot, values={**snapshot.values, "hvac_action": "idle", "power": 0.0})
        add(
            snapshot,
            View(entity_id=f"climate.room_{n}", shown=shown, driven=driven),
            View(entity_id=f"sensor.room_{n}", sensor="temperature", digits=2),
            interval=300.0,
            **{
                f"climate__room_{n}": ("heat", THERMOSTAT),
                f"sensor__room_{n}": ("20.00", {"unit_of_measurement": "°C"}),
            },
        )
    on = frozenset({"on"})
    for n in range(PLUGS):
        values = {"on": True, "power": 80.0}
        add(
            sample("plug", f"plug_{n}", values, {"appliance": ("fridge", "tv", "washer")[n % 3]}),
            View(entity_id=f"switch.plug_{n}", shown=on, driven=on),
            View(entity_id=f"sensor.plug_{n}", sensor="power", digits=1),
            interval=60.0,
            **{f"switch__plug_{n}": ("on", {}), f"sensor__plug_{n}": ("80.0", POWER)},
        )
    for n in range(LAMPS):
        add(
            sample("light", f"lamp_{n}", {"on": False}, {"rated_power": 8.0}),
            View(entity_id=f"light.lamp_{n}", shown=frozenset({"on", "brightness"}), driven=on),
            interval=300.0,
            **{f"light__lamp_{n}": ("off", {"brightness": None})},
        )
    travel = frozenset({"position", "travel"})
    for n in range(COVERS):
        add(
            sample("cover", f"cover_{n}", {"position": 100.0, "travel": "open"}),
            View(entity_id=f"cover.front_{n}", shown=travel, driven=frozenset({"position"})),
            interval=300.0,
            **{f"cover__front_{n}": ("open", {"current_position": 100})},
        )
    bolt = frozenset({"bolt"})
    for n in range(LOCKS):
        add(
            sample("lock", f"lock_{n}", {"bolt": "locked"}),
            View(entity_id=f"lock.door_{n}", shown=bolt, driven=bolt),
            interval=300.0,
            **{f"lock__door_{n}": ("locked", {})},
        )
    return tuple(found), entities


def motions(days: int) -> list[EntityCourse]:
    """Return motion sensors that people pass all day, and a person who leaves and comes home."""
    rng = np.random.default_rng(1)
    found = []
    for n in range(10):
        times = np.sort(rng.uniform(6 * 3600, 23 * 3600, (days, 30)) + DAY * np.arange(days)[:, None], axis=1).ravel()
        changes: list[tuple[float, str, None]] = []
        for at in times.tolist():
            changes += [(START + at, "on", None), (START + at + 45.0, "off", None)]
        found.append(EntityCourse(entity_id=f"binary_sensor.motion_{n}", state="off", changes=tuple(sorted(changes))))
    course = [
        (START + DAY * d + 3600 * h, word, None) for d in range(days) for h, word in ((8, "not_home"), (17, "home"))
    ]
    return [*found, EntityCourse(entity_id="person.ann", state="home", changes=tuple(course))]


def meters(days: int) -> list[EntityCourse]:
    """Return sensors whose history is replayed: 45 that report every five minutes, as most of a home's do."""
    rng = np.random.default_rng(2)
    found = []
    for n in range(METERS):
        times = START + 300.0 * np.arange(1, days * 288) + rng.uniform(0.0, 300.0)
        values = np.round(50.0 + np.cumsum(rng.normal(0.0, 0.5, times.size)), 2)
        changes = tuple((at, f"{value:.2f}", None) for at, value in zip(times.tolist(), values.tolist(), strict=True))
        found.append(EntityCourse(entity_id=f"sensor.meter_{n}", state="50.00", changes=changes))
    return found


def automations() -> tuple[Automation, ...]:
    """Return 30 automations as homes have them."""
    configs: list[dict[str, Any]] = []
    for n in range(10):
        lamp = {"target": {"entity_id": f"light.lamp_{n}"}}
        configs.append(
            {
                "triggers": [{"trigger": "state", "entity_id": f"binary_sensor.motion_{n}", "to": "on"}],
                "conditions": [{"condition": "sun", "after": "sunset"}],
                "actions": [
                    {"action": "light.turn_on", **lamp},
                    {"wait_for_trigger": [{"trigger": "state", "entity_id": f"binary_sensor.motion_{n}", "to": "off"}]},
                    {"delay": 120},
                    {"action": "light.turn_off", **lamp},
                ],
                "mode": "restart",
            }
        )
    for n in range(8):
        for at, degrees in (("06:30:00", 21), ("22:00:00", 18)):
            configs.append(
                {
                    "triggers": [{"trigger": "time", "at": at}],
                    "actions": [
                        {
                            "action": "climate.set_temperature",
                            "target": {"entity_id": f"climate.room_{n}"},
                            "data": {"temperature": degrees},
                        }
                    ],
                }
            )
    configs += [
        {
            "triggers": [{"trigger": "sun", "event": event}],
            "actions": [
                {"action": f"cover.{action}", "target": {"entity_id": [f"cover.front_{n}" for n in range(COVERS)]}}
            ],
        }
        for event, action in (("sunset", "close_cover"), ("sunrise", "open_cover"))
    ]
    configs += [
        {
            "triggers": [{"trigger": "numeric_state", "entity_id": "sensor.plug_2", "below": 5, "for": "00:05:00"}],
            "actions": [{"action": "notify.me", "data": {"message": "{{ states('sensor.plug_2') }} W"}}],
        },
        {
            "triggers": [{"trigger": "template", "value_template": "{{ states('sensor.room_1') | float(0) < 18.5 }}"}],
            "actions": [{"action": "notify.me", "data": {"message": "cold"}}],
        },
    ]
    return tuple(
        Automation(entity_id=f"automation.a_{n}", name=f"A {n}", config={"alias": f"A {n}", **config})
        for n, config in enumerate(configs)
    )


def request(days: int) -> Request:
    """Return the rehearsal of so many days."""
    simulated, entities = twins()
    return Request(
        id=0,
        start=START,
        duration=days * DAY,
        place=Place(time_zone="Europe/Berlin", latitude=52.5, longitude=13.4),
        automations=automations(),
        entities=(*entities, *motions(days), *meters(days)),
        twins=simulated,
        environment=weather(),
        persons=("person.ann",),
        watched=frozenset(
            {course.entity_id for course in (*entities, *motions(0))} | {"person.ann", "sensor.room_1", "sensor.plug_2"}
        ),
        services=SERVICES,
        limits=Limits(wall=300.0, cpu=300.0),
    )


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
        took = float(np.median([report["took"] for report in reports]))
        changes = reports[0]["changes"]
        busy = await _delays(process.async_run(day))
        week = await process.async_run(request(7))
        same = reports[1] | PASSING == reports[0] | PASSING
        memory = 1.048576 * max(report["peak"] for report in (*reports, week))
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
            note=f"CPU {np.median([report['cpu'] for report in reports]) * 20_000 / changes:.2f} s",
        ),
        Row(
            name="a week, as a multiple of the day",
            value=week["took"] / took,
            unit="×",
            goal="≤ 7 ×",
            note=f"CPU {week['cpu'] / np.median([report['cpu'] for report in reports]):.1f} ×",
        ),
        Row(name="memory at its peak, the week included", value=memory, unit="MB", goal="≤ 250 MB"),
        Row(name="same seed, same report", value=float(same), unit="", goal="1"),
        Row(
            name="event loop's delay while rehearsing, p99",
            value=float(np.percentile(busy, 99)),
            unit="ms",
            goal="≤ idle + 5 ms",
            note=f"idle {np.percentile(idle, 99):.2f} ms",
        ),
    ]


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
