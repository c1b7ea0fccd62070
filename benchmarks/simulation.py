"""What-if simulations of a heated room: 24 h at 1 min in closed loop, beside a plain step loop and a copy of memory."""

from dataclasses import replace
from functools import partial

import numpy as np

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.models.draw import draw
from custom_components.digital_twin.core.models.protocol import Array, Block
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.scan import scan
from custom_components.digital_twin.core.models.scratch import hold_memory
from custom_components.digital_twin.core.scenario.summary import quantiles

from .sample_twins import DAY, START, room, weather
from .table import Row
from .timing import median

STEPS = 1440
ASKED = frozenset({"temperature", "hvac_action"})


def advance(members: int, network: str = "1r1c", wanted: frozenset[str] | None = ASKED) -> None:
    """Simulate the room, as a thermal network of that name, for a day in minutes."""
    twin, grid = room(), Grid.over(START, DAY, 60.0)
    if twin.learned is not None:
        twin = replace(twin, learned=replace(twin.learned, structure=f"{network}/relay"))
    model, rng = model_for(twin.spec, twin.learned), np.random.default_rng(1)
    theta = draw(model, members, rng)
    state = model.initial(twin.values, twin.changed, START, theta)
    block = Block(start=START, dt=60.0, steps=STEPS, environment=grid.surroundings(weather()), rng=rng, wanted=wanted)
    model.advance(state, theta, block)


def open_loop(members: int) -> float:
    """Return how long (ms) a day of minutes of one linear quantity takes without a controller, by a blocked scan."""
    rng = np.random.default_rng(1)
    decay, start, drive = rng.uniform(0.9, 1.0, members), np.zeros(members), rng.normal(size=(STEPS, members))
    return median(partial(scan, decay, drive, start), 20)


def plain_loop(members: int) -> Array:
    """Return what a plain numpy loop makes of the simplest such room: one capacity and a hysteresis, nothing else."""
    rng = np.random.default_rng(1)
    loss, gain = 1.0 / (18.0 + rng.normal(size=members)), 2.0 + 0.1 * rng.normal(size=members)
    temperature, on = np.full(members, 20.0), np.zeros(members, dtype=bool)
    outdoor, course = np.full(STEPS, 4.0), np.empty((STEPS, members))
    for index in range(STEPS):
        on = (temperature < 19.75) | (on & (temperature < 20.25))
        temperature = temperature + (loss * (outdoor[index] - temperature) + gain * on) / 60.0
        course[index] = temperature
    return course


def rows() -> list[Row]:
    """Return the figures: CPU time, medians, in a process that holds its memory as the worker's does."""
    hold_memory()
    course = plain_loop(200)
    found = [
        Row(name="copy of the same memory (200 × 1440)", value=median(course.copy, 200), unit="ms"),
        Row(name="plain numpy loop, simplest room, 200 members", value=median(partial(plain_loop, 200), 10), unit="ms"),
    ]
    for members, rounds, goal in (
        (1, 15, None),
        (10, 15, None),
        (200, 15, "≤ 3 ms"),
        (1000, 5, None),
        (10_000, 2, None),
    ):
        taken = median(partial(advance, members), rounds)
        rate = STEPS * members / taken / 1000.0
        plain, copied = median(partial(plain_loop, members), min(rounds, 3)), np.ones((STEPS, members))
        found.append(
            Row(
                name=f"what-if 24 h at 1 min, {members:,} members",
                value=taken,
                unit="ms",
                goal=goal,
                note=f"temperature and action; {rate:.2f} M trajectory-steps/s; plain loop {plain:.3g} ms, "
                f"copy {median(copied.copy, 20):.3g} ms",
            )
        )
    found.append(
        Row(
            name="the same, 200 members, all seven channels that a thermostat may have",
            value=median(partial(advance, 200, wanted=None), 15),
            unit="ms",
        )
    )
    for network in ("2r2c", "4r3c"):
        taken = median(partial(advance, 200, network), 15)
        found.append(Row(name=f"the same, 200 members of a {network} network", value=taken, unit="ms"))
    for members in (200, 10_000):
        rate = STEPS * members / open_loop(members) / 1000.0
        found.append(
            Row(name=f"open loop, {members:,} members", value=rate, unit="M trajectory-steps/s", goal="≥ 240 M/s")
        )
    found.append(
        Row(
            name="bands of one channel, 200 members",
            value=median(partial(quantiles, course), 20),
            unit="ms",
            goal="≤ 5 ms",
        )
    )
    return found
