"""Scenarios of a whole home: what they cost, every one of the library, and how far they are from what is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from functools import partial
from itertools import cycle

import numpy as np

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Happening,
    Lost,
    Outage,
    Surroundings,
)
from custom_components.digital_twin.core.home.links import Adjacency, Circuit, Device, HomeLinks, Joint, Zone
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.models.room_heat import TYPICAL_CAPACITY
from custom_components.digital_twin.core.models.scratch import hold_memory
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.bind import Reached, bind, horizon_of
from custom_components.digital_twin.core.scenario.language import read
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.core.scenario.plan import Selector
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.scenario.units import Scale
from custom_components.digital_twin.core.twin import TwinSnapshot

from .sample_twins import DAY, START, home, sample, weather
from .table import Row
from .timing import median

HOUR = 3600.0
EXACT = {"gains": 0.0, "disturbance": 0.0001, "plant_lag": 0.5, "control_band": 0.1}
PARAMETERS = {"device_failure": {"twin": "twin_2"}, "load_test": {"last": 20_000}}


def linked(twins: tuple[TwinSnapshot, ...]) -> HomeLinks:
    """Return a home of a zone for every five twins, doors in a row, every third open, and three phases of 25 A."""
    count = -(-len(twins) // 5)
    return HomeLinks(
        zones={f"zone_{index}": Zone(zone_id=f"zone_{index}", name=f"Zone {index}") for index in range(count)},
        devices={
            twin.spec.twin_id: Device(twin_id=twin.spec.twin_id, zone=f"zone_{index // 5}", hub="hub")
            for index, twin in enumerate(twins)
        },
        adjacency=tuple(
            Adjacency(first=f"zone_{index}", second=f"zone_{index + 1}", joint=Joint.DOOR, open=index % 3 == 0)
            for index in range(count - 1)
        ),
        circuits={"main": Circuit(circuit_id="main", name="Main", limit=25.0, phases=3, main=True)},
        hubs={"hub": None},
        measured_power=1500.0,
    )


def scenario(*happenings: Happening, recommend: bool = True) -> HomeScenario:
    """Return a day in minutes of a home of 100 twins, 50 members, beside its baseline."""
    twins = home()
    return HomeScenario(
        twins=twins, links=linked(twins), happenings=happenings, start=START, horizon=DAY, step=60.0,
        environment=weather(), members=50, report=Report(recommend=recommend),
    )  # fmt: skip


class _Book:
    """Names twins by their ids."""

    def __init__(self, twins: tuple[TwinSnapshot, ...]) -> None:
        self.ids = [twin.spec.twin_id for twin in twins]

    def twins(self, selector: Selector) -> list[str]:
        """Return the twins named."""
        return self.ids if "all" in selector else [name for names in selector.values() for name in names]

    def commands(self, words: object) -> list[Reached]:
        """Reach nothing."""
        del words
        return []

    def scale(self, twin_id: str, key: str) -> Scale:
        """Show everything in the core's own units."""
        del twin_id, key
        return Scale()


def around_a_hall(twins: tuple[TwinSnapshot, ...]) -> HomeLinks:
    """Return linked, with a hall in which nothing heats behind doors of which nobody tells whether they are open."""
    links = linked(twins)
    hall = Zone(zone_id="hall", name="Hall")
    doors = [Adjacency(first=zone, second="hall", joint=Joint.DOOR) for zone in list(links.zones)[:3]]
    return replace(links, zones={**links.zones, "hall": hall}, adjacency=(*links.adjacency, *doors))


def learned(twins: tuple[TwinSnapshot, ...]) -> tuple[TwinSnapshot, ...]:
    """Return twins whose rooms are controlled as histories have them: by a valve, or by a relay that switches."""
    controls = cycle(("2r2c/relay", "2r2c/proportional"))
    return tuple(
        replace(twin, learned=replace(twin.learned, structure=next(controls)))
        if twin.spec.kind == "thermostat" and twin.learned is not None
        else twin
        for twin in twins
    )


def library(name: str) -> HomeScenario:
    """Return a scenario of the library in a home of forty twins, a car and a washing machine, as a user asks for it."""
    twins = (
        *learned(home(40)),
        sample("battery", "car", {"charge": 60.0, "on": False, "plugged": True}, {"appliance": "ev"}),
        sample("plug", "washer", {"on": True, "power": 1.0}, {"appliance": "washer"}),
    )
    links = around_a_hall(twins)
    data = {"scenario": name, "parameters": PARAMETERS.get(name, {})}
    plan = read(data, now=START, zone=UTC)
    horizon, _ = horizon_of(plan)
    hours = np.arange(int(horizon / HOUR) + 2)
    warm = 4.0 + 4.0 * np.sin((hours - 9.0) * np.pi / 12.0)
    sun = np.maximum(300.0 * np.sin((hours - 6.0) * np.pi / 12.0), 0.0)
    values = {
        "outdoor_temperature": warm,
        "sun": sun,
        "price": np.full(len(hours), 0.3),
        "people": np.full(len(hours), 2.0),
    }
    environment = Environment(start=START, step=HOUR, values=values)
    return bind(
        plan, _Book(twins), twins={one.spec.twin_id: one for one in twins}, links=links, environment=environment
    )


def alone(twin: TwinSnapshot, *happenings: Happening, hours: float, outdoor: float) -> dict[str, np.ndarray]:
    """Return the course of one twin by its best estimate, in minutes."""
    environment = Environment(start=0.0, step=HOUR, values={"outdoor_temperature": np.full(int(hours) + 2, outdoor)})
    grid = Grid.over(0.0, hours * HOUR, 60.0)
    system = System((twin,), HomeLinks(), environment, grid, members=1, seed=0)
    outputs = system.run([happenings])[0].outputs[twin.spec.twin_id]
    return {key: values[:, 0] for key, values in outputs.items()}


def errors() -> dict[str, float]:
    """Return by how many K (or h) courses differ from what the exponential of one capacity says."""
    bare = sample("thermostat", "room", {"temperature": 20.0, "target_temperature": 20.0, "hvac_mode": "off"}, None, {
        **EXACT, "time_constant": 50.0, "heating_rate": 2.0, "window_exchange": 0.1,
    })  # fmt: skip
    bare = replace(bare, spec=replace(bare.spec, channels={
        key: channel for key, channel in bare.spec.channels.items() if key not in {"valve", "humidity"}
    }))  # fmt: skip
    opened = alone(bare, Given(twin_id="room", channel="window", value=True, duration=2 * HOUR), hours=6, outdoor=-5.0)[
        "temperature"
    ]
    after = -5.0 + 25.0 * np.exp(-2.0 * (0.02 + 0.1))
    end = -5.0 + (after + 5.0) * np.exp(-4.0 / 50.0)
    failed = alone(replace(bare, values={**bare.values, "hvac_mode": "heat"}), Fault(
        twin_id="room", kind=FaultKind.DEAD), hours=36, outdoor=-15.0)["temperature"]  # fmt: skip
    pipes = 0.3 * 15.0 / 0.7
    known = 50.0 * np.log(35.0 / (15.0 + pipes))
    freezer = sample("plug", "freezer", {"on": True, "power": 1.0}, {"appliance": "freezer"}, {
        "on_power": 90.0, "idle_power": 0.0, "on_minutes": 15.0, "off_minutes": 30.0,
    })  # fmt: skip
    inside = alone(freezer, Outage(lost=Lost.POWER, duration=18 * HOUR), hours=18, outdoor=0.0)["temperature"]
    return {
        "window open 2 h at −5 °C, 4 h later": abs(float(opened[-1]) - end),
        "freezer after 18 h without power": abs(float(inside[-1]) - (21.0 - 39.0 * np.exp(-18.0 / 64.0))),
        "boiler failure at −15 °C: hours until the pipes freeze": abs(float(np.argmax(failed < pipes)) / 60.0 - known),
    }


def coupled_error() -> float:
    """Return by how many K two rooms with an open door differ from a fine integration of both, at the worst."""
    rooms = [
        replace(
            sample("thermostat", name, {"temperature": warm, "target_temperature": 20.0, "hvac_mode": "off"}, None,
                   {**EXACT, "time_constant": 50.0, "heating_rate": 2.0}),
        )
        for name, warm in (("warm", 24.0), ("cold", 14.0))
    ]  # fmt: skip
    links = HomeLinks(
        zones={name: Zone(zone_id=name, name=name) for name in ("warm", "cold")},
        devices={name: Device(twin_id=name, zone=name) for name in ("warm", "cold")},
        adjacency=(Adjacency(first="warm", second="cold", joint=Joint.OPEN),),
    )
    environment = Environment(start=0.0, step=HOUR, values={"outdoor_temperature": np.zeros(26)})
    system = System(rooms, links, environment, Grid.over(0.0, DAY, 60.0), members=1, seed=0)
    found = system.run([()])[0].air
    rate, level, worst = 120.0 / TYPICAL_CAPACITY, np.array([24.0, 14.0]), 0.0
    for minute in range(1440):
        for _ in range(60):
            level = level + (rate * (level[::-1] - level) - level / 50.0) / 3600.0
        worst = max(
            worst, abs(float(found["warm"][minute, 0]) - level[0]), abs(float(found["cold"][minute, 0]) - level[1])
        )
    return worst


def rows() -> list[Row]:
    """Return the figures: CPU time, and errors."""
    changed = Command(at=HOUR, twin_id="twin_4", commands={"target_temperature": 17.0})
    asked: dict[str, Callable[[], HomeScenario]] = {
        "one thermostat set lower": partial(scenario, changed),
        "30 min without power": partial(scenario, Outage(lost=Lost.POWER, at=HOUR, duration=HOUR / 2)),
        "10 K colder": partial(scenario, Surroundings(quantity="outdoor_temperature", offset=-10.0)),
    }
    # As the worker process does, in which scenarios run.
    hold_memory()
    found = []
    for name, make in asked.items():
        question = make()
        found.append(
            Row(
                name=f"100 coupled twins, 24 h at 1 min, 50 members: {name}",
                value=median(partial(run_scenario, question), 3),
                unit="ms",
                goal="≤ 2,000 ms",
                note="baseline, bands, events, limits, totals, remedies",
            )
        )
    for name in sorted(LIBRARY):
        question = library(name)
        outcome = run_scenario(question)
        note = f"{len(outcome.events)} events, {len(outcome.crossings)} limits, {len(outcome.recommendations)} remedies"
        taken = median(partial(run_scenario, question), 1)
        found.append(Row(name=f"library: {name}, 42 twins", value=taken, unit="ms", goal="≤ 3,000 ms", note=note))
    for name, error in errors().items():
        found.append(Row(name=f"by hand: {name}", value=error, unit="h" if "hours" in name else "K", goal="≤ 0.05"))
    found.append(
        Row(name="two rooms with an open door beside a fine integration", value=coupled_error(), unit="K", goal="≤ 0.1")
    )
    return found
