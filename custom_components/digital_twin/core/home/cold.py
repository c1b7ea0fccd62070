"""Fridges and freezers: how warm it is inside, through outages too, when frozen food thaws.

C dT/dt = U (T_room − T) − q u, with u whether the compressor runs. The contents hold the heat: while the door stays
shut a store warms with its time constant C/U, above the freezing range of food (−5 to −1 °C) of a freezer only after
its latent heat is taken up (apparent heat capacity; Pham, Int. J. Refrigeration 29, 2006). Time constants are those of
full stores: a freezer takes 15 h from −18 to −9 °C at 25 °C (the temperature rise time of EN 62552 is 10 to 30 h), a
fridge warms by about 1 K an hour. The compressor's own band and rate are those that make the twin's usual cycle.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..grid import Grid
from ..settings import APPLIANCE, Appliance
from ..twin import TwinSnapshot
from .columns import Array, Flags, normals
from .player import Outputs

THAW_LOW, THAW_HIGH = -5.0, -1.0
LATENT_FACTOR = 28.0
"""How much more heat a kelvin takes while food thaws: 230 kJ/kg over 4 K beside 2.0 kJ/(kg K) frozen."""
THAWED_FACTOR = 1.8
SPREAD = 0.3
"""Standard deviation of the logarithm of the time constant: how full it is, nobody knows."""
LONGEST_STEP = 300.0


@dataclass(frozen=True, slots=True)
class Cold:
    """A sort of cold store: target (°C), time constant (h), temperature that its contents must not pass (°C)."""

    target: float
    hours: float
    limit: float


KINDS = {
    Appliance.FRIDGE: Cold(5.0, 15.0, 8.0),
    Appliance.FREEZER: Cold(-18.0, 64.0, -9.0),
}


def is_cold(twin: TwinSnapshot) -> bool:
    """Return whether a twin is a fridge or a freezer."""
    return twin.spec.kind == "plug" and twin.spec.settings.get(APPLIANCE) in KINDS


def sort_of(twin: TwinSnapshot) -> Cold:
    """Return what sort of cold store a twin is."""
    return KINDS[Appliance(str(twin.spec.settings[APPLIANCE]))]


def time_constants(members: int, sort: Cold) -> Array:
    """Return the members' time constants (h) (N,), the first the typical one; evenly spread, without a generator."""
    found: Array = sort.hours * np.exp(SPREAD * normals(members))
    return found


@dataclass(frozen=True, slots=True)
class Store:
    """A cold store in one variant: its plug's outputs (T, N) and parameters (N,), the room around it (°C, (T, n)).

    off: where it has no power (T, n), None: nowhere.
    """

    twin: TwinSnapshot
    outputs: Outputs
    theta: Mapping[str, Array]
    room: Array
    off: Flags | None

    @property
    def powered(self) -> Flags:
        """Return where its compressor may run (T, N)."""
        relay = self.outputs["on"] >= 0.5 if "on" in self.outputs else np.ones(self.outputs["power"].shape, np.bool_)
        return relay if self.off is None else relay & ~self.off

    @property
    def start(self) -> float:
        """Return how cold it is at the start (°C), and is kept."""
        reported = self.twin.values.get("temperature")
        if "temperature" in self.twin.spec.channels and isinstance(reported, float | int):
            return float(reported)
        return sort_of(self.twin).target


def simulate(stores: Sequence[Store], grid: Grid) -> list[Outputs]:
    """Return each store's outputs with the temperature inside, and the power that cools it down after an interruption.

    Until it is interrupted a store is as cold as it is kept. All of them are stepped together.
    """
    found: list[Outputs] = []
    broken: list[tuple[int, Store, int]] = []
    for place, store in enumerate(stores):
        shape = store.outputs["power"].shape
        found.append({**store.outputs, "temperature": np.broadcast_to(store.start, shape)})
        lost = ~store.powered
        if lost.any():
            broken.append((place, store, int(lost.any(axis=1).argmax())))
    if not broken:
        return found
    first = min(row for _, _, row in broken)
    course, power = _chilled([store for _, store, _ in broken], first, grid)
    count = course.shape[1] // len(broken)
    for index, (place, store, _) in enumerate(broken):
        columns = slice(index * count, (index + 1) * count)
        temperature = np.full(store.outputs["power"].shape, store.start)
        temperature[first:] = course[:, columns]
        drawn = np.array(store.outputs["power"], dtype=np.float64)
        drawn[first:] = power[:, columns]
        found[place] = {**store.outputs, "power": drawn, "temperature": temperature}
        if "heat" in store.outputs:
            found[place]["heat"] = drawn
    return found


def _chilled(stores: Sequence[Store], first: int, grid: Grid) -> tuple[Array, Array]:
    """Return temperature and power (T − first, ΣN) of stores that are interrupted at or after step first."""
    count = stores[0].outputs["power"].shape[1]

    def joined(of: Callable[[Store], Array]) -> Array:
        return np.concatenate([of(store) for store in stores], axis=-1)

    hours = joined(lambda store: time_constants(count, sort_of(store.twin)))
    start = joined(lambda store: np.full(count, store.start))
    idle = joined(lambda store: store.theta["idle_power"])
    span = np.maximum(joined(lambda store: store.theta["on_power"]) - idle, 1.0)
    on, rests = joined(lambda store: store.theta["on_minutes"]), joined(lambda store: store.theta["off_minutes"])
    usual = joined(lambda store: store.outputs["power"][first:])
    room = joined(lambda store: np.broadcast_to(store.room[first:], store.outputs["power"][first:].shape))
    powered = joined(lambda store: np.broadcast_to(store.powered[first:], store.outputs["power"][first:].shape))
    around, frozen = room[0], start < THAW_LOW
    # One cycle of the usual lengths swings by this much, and the compressor is as strong as its usual share demands.
    swing = np.maximum((around - start) * rests / 60.0 / hours, 0.1)
    pull = (around - start) / hours * (on + rests) / on
    parts = max(int(np.ceil(grid.step / LONGEST_STEP)), 1)
    dt = grid.step / parts / 3600.0
    temperature, power = np.empty(usual.shape), np.array(usual, dtype=np.float64)
    level, own, running = start.copy(), np.zeros(len(start), dtype=np.bool_), np.zeros(len(start), dtype=np.bool_)
    for row in range(len(usual)):
        own |= ~powered[row]
        share = np.zeros(len(start))
        for _ in range(parts):
            running = powered[row] & ((level > start + swing / 2.0) | (running & (level > start - swing / 2.0)))
            share += running / parts
            slope = (room[row] - level) / hours - pull * running
            level = np.where(own, level + slope * dt / np.where(frozen, _capacity(level), 1.0), level)
        temperature[row] = level
        power[row] = np.where(own, powered[row] * (idle + share * span), power[row])
    return temperature, power


def _capacity(level: Array) -> Array:
    """Return how much heat a kelvin takes at a temperature, in units of what it takes frozen."""
    thawing = (level > THAW_LOW) & (level < THAW_HIGH)
    found: Array = np.where(thawing, LATENT_FACTOR, np.where(level >= THAW_HIGH, THAWED_FACTOR, 1.0))
    return found
