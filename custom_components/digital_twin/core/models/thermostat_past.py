"""How warm the parts of a room are that nobody measures, by what happened to it in the last days.

The masses follow the air, as it was measured, and what else acts on them: with x their temperatures,

    dx/dt = A x + b_a Ta + b_o To + b_n Tn + b_q ((1 − φ) r w q + (1 − f_a) s),    dq/dt = (u − q)/λ

where A and b are the network's without its air (models/room.py), Ta, To, u and s what was reported of air, outdoors,
the plant's output and the sun. That is linear: each of A's modes is the sum of what acted, weighted by how long ago it
did, e^(−ρ age). Radiators heat surfaces and furniture as they do the air: left out, a heated room would be told to lose
within the hour what its masses hold.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..series import Series
from .protocol import Array
from .room import APART, SOLAR_TO_AIR, Modes, rates_of
from .thermostat_inputs import COLDER_OUTSIDE

TELLING = frozenset({"temperature", "target_temperature", "hvac_action", "valve", "outdoor_temperature", "sun"})
"""The reports that tell of it."""
FINE, COARSE = 300.0, 1800.0
"""s over which reports are averaged, of the last FINE_SPAN and before."""
FINE_SPAN = 2 * 3600.0
LONGEST = 48 * 3600.0
"""s after which walls have forgotten what was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What acted on a room up to now: means over stretches of time, (T,) each.

    edges: epoch s at which the stretches begin and, now, the last one ends (T + 1,). air, outdoor: °C (None: nobody
    knows; it counts as no colder than the air); output: of the plant, −1..1, and sun: W/m² (None: nobody knows; none).
    """

    edges: Array
    air: Array
    outdoor: Array | None
    output: Array | None
    sun: Array | None

    @property
    def ages(self) -> Array:
        """Return how long ago the stretches began, and the last one ended (T + 1,), in h."""
        found: Array = (self.edges[-1] - self.edges) / 3600.0
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """How a room was when its past begins: how warm its masses (m, N), and its plant's output (N,)."""

    masses: Array
    plant: Array


def past_of(recent: Mapping[str, Series], output: Series | None, since: float, at: float) -> Past | None:
    """Return what was reported from since to at (epoch s); None where the air's temperature was not."""
    edges = _edges(since, at)
    air = _held(recent["temperature"], edges)
    if air is None:
        return None
    return Past(
        edges=edges,
        air=air,
        outdoor=_held(recent.get("outdoor_temperature"), edges),
        output=_held(output, edges),
        sun=_held(recent.get("sun"), edges),
    )


def long_held(modes: Modes, theta: Mapping[str, Array], past: Past, usual: float, supply: Array) -> Begin:
    """Return a room that had long been held as warm as it was first seen, by a plant of which something is known.

    usual: the neighbours' temperature (°C); supply: what full heat is multiplied by for the outdoors, (N,) or (1,).
    """
    air = past.air[0]
    outdoor = air if past.outdoor is None else past.outdoor[0]
    rate = theta["heating_rate"] * supply
    plant = np.zeros_like(rate)
    if past.output is not None:
        lost = air - (air - COLDER_OUTSIDE if past.outdoor is None else outdoor) - theta["gains"]
        plant = np.clip(lost / (theta["time_constant"] * rate), 0.0, 1.0)
    acts = modes.matrix[1:, 0] * air + modes.outdoor[1:] * outdoor + modes.neighbours[1:] * usual
    acts[0] += modes.per_heat[1] * (1.0 - theta["heat_to_air"]) * rate * plant
    masses = np.zeros_like(acts)
    for slow, share in _modes(modes):
        masses += _times(share, acts / slow)
    return Begin(masses=masses, plant=plant)


def followed(
    modes: Modes, theta: Mapping[str, Array], past: Past, usual: float, supply: Array, begin: Begin
) -> tuple[Array, Array]:
    """Return the masses' temperatures (m, N) at the end of a past and the plant's output (N,); as long_held.

    The plant's output is told in units of its full heating.
    """
    rate, lag = theta["heating_rate"] * supply, 60.0 / theta["plant_lag"]
    own = _modes(modes)
    for slow, _ in own:
        lag = np.where(np.abs(lag / slow - 1.0) < APART, lag * (1.0 + 3.0 * APART), lag)
    ages = past.ages
    output = np.zeros(len(past.air)) if past.output is None else past.output
    strength = theta["cooling_rate"] / rate
    heats, cools = np.maximum(output, 0.0), np.minimum(output, 0.0)

    def commanded(weights: Array) -> Array:
        """Return what was commanded (N,), weighted."""
        found: Array = weights @ heats + strength * (weights @ cools) if cools.any() else weights @ heats
        return found

    lately = commanded(_weights(ages, lag))
    plant = lag * lately + np.exp(-lag * ages[0]) * begin.plant
    masses = np.zeros_like(begin.masses)
    for slow, share in own:
        weights, left = _weights(ages, slow), np.exp(-slow * ages[0])
        # What was commanded acts by the plant's lag and then by the mode's own: two exponentials.
        heat = lag * (commanded(weights) - lately) + (left - np.exp(-lag * ages[0])) * begin.plant
        heat *= (1.0 - theta["heat_to_air"]) * rate / (lag - slow)
        if past.sun is not None:
            heat = heat + (1.0 - SOLAR_TO_AIR) / 1000.0 * theta["solar_gain"] * (weights @ past.sun)
        air = weights @ past.air
        acts = modes.matrix[1:, 0] * air + modes.neighbours[1:] * (usual * weights.sum(axis=1))
        acts += modes.outdoor[1:] * (air if past.outdoor is None else weights @ past.outdoor)
        acts[0] += modes.per_heat[1] * heat
        masses += _times(share, acts + left * begin.masses)
    return masses, plant


def by_degrees(past: Past, target: Series | None, band: float, offset: float) -> Past:
    """Return a past whose plant, of which only is known that it runs, was as far open as its law took it.

    target: °C, as it was set; band, offset: of the proportional law (K).
    """
    aims = _held(target, past.edges)
    if aims is None or past.output is None:
        return past
    way = np.sign(past.output)
    share = np.clip((way * (aims - past.air) + offset) / band + 0.5, 0.0, 1.0)
    return replace(past, output=past.output * share)


def _modes(modes: Modes) -> list[tuple[Array, Array]]:
    """Return how fast each mode of the masses alone fades (1/h, (N,)), and its share in what they do (m, m, N)."""
    own = modes.matrix[1:, 1:]
    rates = rates_of(own)
    if len(own) == 1:
        return [(-rates[0], np.ones_like(own))]
    eye, (first, second) = np.eye(2)[:, :, None], rates
    return [
        (-first, (own - second * eye) / (first - second)),
        (-second, (own - first * eye) / (second - first)),
    ]


def _times(share: Array, values: Array) -> Array:
    """Return a matrix (m, m, N) times vectors (m, N)."""
    found: Array = (share * values[None]).sum(axis=1)
    return found


def _weights(ages: Array, rate: Array) -> Array:
    """Return ∫ e^(−rate age) over each stretch (N, T), in h."""
    left = np.exp(-np.outer(rate, ages))
    weights: Array = (left[:, 1:] - left[:, :-1]) / rate[:, None]
    return weights


def _edges(since: float, at: float) -> Array:
    """Return the times (epoch s) between which reports are averaged, finer towards at."""
    late = max(at - FINE_SPAN, since)
    fine = np.linspace(late, at, math.ceil((at - late) / FINE) + 1)
    coarse = np.linspace(since, late, math.ceil((late - since) / COARSE) + 1)
    return np.concatenate((coarse[:-1], fine))


def _held(series: Series | None, edges: Array) -> Array | None:
    """Return the means of what was reported (T,), held where nothing is known; None where nothing ever was."""
    means = None if series is None else series.means(edges)
    if means is None or not (known := np.flatnonzero(np.isfinite(means))).size:
        return None
    last = np.maximum.accumulate(np.where(np.isfinite(means), np.arange(len(means)), known[0]))
    found: Array = means[last]
    return found
