"""Buildings that the labelled situations are played on: three capacities, a radiator with a lag, people at random.

They share no code and no equation with the twins' models; what a twin knows of them it learned from their history.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

STEP = 60.0
"""s per step of the simulation."""
DAY = 86_400.0
RADIATOR_EXPONENT = 1.3
"""A radiator's heat grows with the 1.3th power of its excess temperature (EN 442)."""
NOMINAL_EXCESS = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A room: capacities in J/K (air, contents, walls), conductances in W/K, heat of its radiator in W.

    radiator is the capacity of the radiator itself (J/K); band (K) the hysteresis of its valve to either side.
    """

    air: float
    contents: float
    walls: float
    air_contents: float
    air_walls: float
    walls_outdoor: float
    air_outdoor: float
    heat: float
    radiator: float
    sun_area: float
    band: float = 0.25
    people: float = 90.0


PLANTS: Mapping[str, Plant] = {
    "flat": Plant(
        air=2.5e5,
        contents=2.5e6,
        walls=1.6e7,
        air_contents=300.0,
        air_walls=420.0,
        walls_outdoor=28.0,
        air_outdoor=18.0,
        heat=2000.0,
        radiator=3.5e4,
        sun_area=1.6,
    ),
    "old_house": Plant(
        air=2.2e5,
        contents=1.8e6,
        walls=7.0e6,
        air_contents=280.0,
        air_walls=520.0,
        walls_outdoor=60.0,
        air_outdoor=35.0,
        heat=4200.0,
        radiator=6.0e4,
        sun_area=1.2,
    ),
    "workshop": Plant(
        air=1.6e5,
        contents=7.0e5,
        walls=1.6e6,
        air_contents=150.0,
        air_walls=260.0,
        walls_outdoor=48.0,
        air_outdoor=30.0,
        heat=3000.0,
        radiator=3.0e4,
        sun_area=0.5,
        people=0.0,
    ),
}


@dataclass(frozen=True, slots=True)
class Course:
    """What happened: epoch times (n,) in s, the room's air (°C), what heats it (0..1), target, outdoors, sun (W/m²)."""

    times: Array
    temperature: Array
    heating: Array
    target: Array
    outdoor: Array
    sun: Array


def weather(times: Array, mean: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return outdoor temperature (°C) and sun on the horizontal (W/m²) around a mean, with days and fronts."""
    hour = times % DAY / 3600.0
    noise = np.cumsum(rng.normal(0.0, 0.03, len(times)))
    noise -= np.linspace(0.0, noise[-1], len(times))
    outdoor = mean + 3.0 * np.cos((hour - 15.0) / 24.0 * 2.0 * np.pi) + noise
    clouds = np.repeat(rng.uniform(0.2, 1.0, len(times) // 720 + 1), 720)[: len(times)]
    sun = 450.0 * clouds * np.clip(np.cos((hour - 12.0) / 24.0 * 2.0 * np.pi) - 0.3, 0.0, None)
    return outdoor, sun


def play(
    plant: Plant,
    times: Array,
    target: Array,
    outdoor: Array,
    sun: Array,
    rng: np.random.Generator,
    *,
    on: Array | None = None,
    window: Array | None = None,
    begin: float = 20.0,
) -> Course:
    """Return what the room does from begin (°C, everything in balance); on (0/1) switches its heating altogether."""
    on = np.ones(len(times)) if on is None else on
    window = np.zeros(len(times)) if window is None else window
    people = plant.people * (np.repeat(rng.random(len(times) // 30 + 1), 30)[: len(times)] < 0.4)
    air = contents = begin
    loss = plant.walls_outdoor / (plant.walls_outdoor + plant.air_walls)
    walls = begin - loss * (begin - outdoor[0])
    radiator = begin
    valve = 0.0
    temperature, heating = np.empty(len(times)), np.empty(len(times))
    for k in range(len(times)):
        if air < target[k] - plant.band:
            valve = 1.0
        elif air > target[k] + plant.band:
            valve = 0.0
        supplied = plant.heat * valve * on[k]
        excess = max(radiator - air, 0.0)
        given = plant.heat * (excess / NOMINAL_EXCESS) ** RADIATOR_EXPONENT
        radiator += STEP * (supplied - given) / plant.radiator
        flows = (
            given
            + people[k]
            + 0.4 * plant.sun_area * sun[k]
            + plant.air_contents * (contents - air)
            + plant.air_walls * (walls - air)
            + (plant.air_outdoor + 150.0 * window[k]) * (outdoor[k] - air)
        )
        contents += STEP * (plant.air_contents * (air - contents) + 0.6 * plant.sun_area * sun[k]) / plant.contents
        walls += STEP * (plant.air_walls * (air - walls) + plant.walls_outdoor * (outdoor[k] - walls)) / plant.walls
        air += STEP * flows / plant.air
        temperature[k], heating[k] = air, valve * on[k]
    return Course(times, temperature, heating, target, outdoor, sun)
