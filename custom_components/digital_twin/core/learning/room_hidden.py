"""How warm the parts of a room were that nobody measures, by its history and a network's parameters."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..models.room import SOLAR_TO_AIR, Modes
from ..models.thermostat import network
from .room_priors import PRIOR
from .room_problem import Problem
from .room_steps import halfway, trailing

type Array = NDArray[np.float64]


def modes_of(problem: Problem, name: str, at: Mapping[str, float]) -> Modes:
    """Return the network's modes per row that a step follows, of a plant without lag: its lag is in its course."""
    theta = {key: np.array([parameter.prior]) for key, parameter in PRIOR.items()}
    theta |= {key: np.array([value]) for key, value in at.items()} | {"heating_rate": np.ones(1)}
    return network(theta | {"plant_lag": np.array([0.06])}, problem.step / problem.rows, np.zeros(1), name)


def hidden(problem: Problem, modes: Modes, at: Mapping[str, float]) -> dict[str, Array]:
    """Return the hidden capacities' temperatures (m, n), as the air's course tells them, and what heat adds to them.

    Under "" by air and outdoors; under heating_rate, cooling_rate and solar_gain per unit of each.
    """
    if modes.capacities == 1:
        return {}
    air = problem.temperature if problem.rows > 1 else halfway(problem.temperature)
    found = {"": _following(modes, problem.step, air, problem.outdoor, problem.usual)}
    to_mass = 1.0 - at["heat_to_air"]
    drives = {name: to_mass * drive.mean(axis=1) for name, drive in drives_of(problem, at).items()}
    if "solar_gain" in problem.linear:
        drives["solar_gain"] = problem.sun * ((1.0 - SOLAR_TO_AIR) / 1000.0)
    for name, drive in drives.items():
        found[name] = _course(modes, problem.step, [(_to_inner(modes), drive)], settled=False)
    return found


def drives_of(problem: Problem, at: Mapping[str, float]) -> dict[str, Array]:
    """Return the plant's heating and cooling (n, rows), −1..1, under the names of their rates."""
    plant = problem.plant(at["plant_lag"])
    parts = {"heating_rate": np.maximum(plant, 0.0), "cooling_rate": np.minimum(plant, 0.0)}
    return {name: part for name, part in parts.items() if name in (*problem.linear, *problem.rates)}


def _following(modes: Modes, step: float, air: Array, outdoor: Array, usual: float) -> Array:
    """Return the hidden capacities' temperatures (m, n) that follow the air's and the outdoors' means over steps (n,).

    usual: the neighbours' temperature (°C). They begin as if what is known of the first day had lasted for ever.
    """
    beside = np.full(len(air), usual)
    drives = [(modes.matrix[1:, 0, 0], air), (modes.outdoor[1:, 0], outdoor), (modes.neighbours[1:, 0], beside)]
    return _course(modes, step, drives, settled=True)


def _to_inner(modes: Modes) -> Array:
    return np.asarray(np.eye(modes.capacities - 1)[0] * modes.per_heat[1, 0], dtype=np.float64)


def _course(modes: Modes, step: float, drives: list[tuple[Array, Array]], *, settled: bool) -> Array:
    """Return the hidden capacities' course (m, n) under drives: each a vector (m,) in 1/h and its course (n,)."""
    rates, vectors = np.linalg.eig(modes.matrix[1:, 1:, 0])
    back = np.linalg.inv(vectors).real
    hours = step / 3600.0
    parts = []
    for mode, rate in enumerate(rates.real.tolist()):
        drive = np.sum([float(back[mode] @ vector) * values for vector, values in drives], axis=0) / -rate
        known = drive[np.isfinite(drive)]
        start = float(known[: max(int(24 / hours), 1)].mean()) if settled and known.size else 0.0
        parts.append(trailing(drive, float(np.exp(rate * hours)), start))
    course: Array = vectors.real @ np.array(parts)
    return course
