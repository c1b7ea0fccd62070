"""One twin played in several variants at once: what is the same in two of them is worked out once."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from .. import progress
from ..grid import Grid
from ..messages import Message
from ..models.draw import draw
from ..models.protocol import Block, ModelState
from ..models.registry import model_for
from ..models.running import as_drawn
from ..models.thermostat_together import Loop, alone
from ..series import Series
from ..twin import Fidelity, Learned, TwinSnapshot, TwinSpec
from .columns import Array, Tiled, join, kept, tile
from .orders import Inputs

type Outputs = dict[str, Array]

INDOORS = frozenset({"fan", "media_player", "vacuum", "siren", "humidifier"})
"""Kinds whose models tell no heat, but whose power all becomes heat of their room."""
DROPPED = frozenset({"energy"})
"""Outputs that follow from others."""


@dataclass(slots=True)
class _Played:
    inputs: list[Inputs]
    outputs: list[Outputs]


class _Heard(Mapping[str, Array]):
    """The surroundings, of which is noted what a model asks for; one that goes through all of them hears all."""

    def __init__(self, around: Mapping[str, Array], heard: set[str]) -> None:
        self._around, self._heard = around, heard

    def __getitem__(self, key: str) -> Array:
        self._heard.add(key)
        return self._around[key]

    def __iter__(self) -> Iterator[str]:
        self._heard.update(self._around)
        return iter(self._around)

    def __len__(self) -> int:
        return len(self._around)


def exposed(twin: TwinSnapshot) -> tuple[TwinSpec, Learned | None]:
    """Return a twin's specification, with the surroundings where it is above basic, and what its fidelity knows."""
    spec = twin.spec
    learned = twin.learned if spec.fidelity in (Fidelity.ADVANCED, Fidelity.EXPERT) else None
    return (spec if spec.fidelity is Fidelity.BASIC else replace(spec, fidelity=Fidelity.EXPERT)), learned


class Player:
    """A twin with its model, its members' parameters, and the last run of each of its variants.

    Above fidelity basic every twin is played with the home around it: a scenario is about surroundings.
    """

    def __init__(
        self, twin: TwinSnapshot, grid: Grid, members: int, seed: int, recent: Mapping[str, Series] | None = None
    ) -> None:
        """Draw the parameters of its members, and begin as reported; recent: what its channels reported lately."""
        self.twin, self.grid, self.members, self.basis, self.recent = twin, grid, members, seed, recent
        self.seed = (seed, zlib.crc32(twin.spec.twin_id.encode()))
        spec, self.learned = exposed(twin)
        self.model = model_for(spec, self.learned)
        rng = np.random.default_rng(self.seed)
        self.wanted = frozenset({*spec.channels, "power", "heat"} - DROPPED)
        self.theta = self._drawn(rng, twin.spec.fidelity)
        self.start: ModelState = self.model.initial(twin.values, twin.changed, grid.start, self.theta)
        if recent:
            self.start = self.model.observe(self.start, self.theta, recent, grid.start)
        self.theta = as_drawn(self.model, self.theta, self.start, twin.values, grid.start, {})
        self._last: _Played | None = None
        self._heard: set[str] = set()

    def _drawn(self, rng: np.random.Generator, fidelity: Fidelity) -> dict[str, Array]:
        theta = draw(self.model, self.members, rng, unseen=True)
        if fidelity is Fidelity.BASIC:
            return {name: np.repeat(values[:1], self.members) for name, values in theta.items()}
        return theta

    def on(self, grid: Grid, *wanted: str) -> Player:
        """Return the same twin, with the same parameters and random numbers, on another grid, of some outputs alone."""
        found = Player(self.twin, grid, self.members, self.basis, self.recent)
        found.wanted = frozenset(wanted)
        return found

    @property
    def failure(self) -> Message | None:
        """Return why its own model could not play it."""
        return self.model.failure

    def play(self, inputs: Sequence[Inputs]) -> list[Outputs]:
        """Return its outputs (T, N) in each variant; unchanged inputs give what they gave before."""
        if self._last is None:
            # Once it is known what of its surroundings it hears, what differs in others is no other variant.
            self._last = _Played([inputs[-1]], alone(self.playing(inputs[-1:])))
        return alone(self.playing(inputs))

    def playing(self, inputs: Sequence[Inputs]) -> Loop[list[Outputs]]:
        """As play, as a loop that can go together with those of other twins."""
        last = [] if self._last is None else list(zip(self._last.inputs, self._last.outputs, strict=True))
        found = [next((outputs for before, outputs in last if before.same(one, self._heard)), None) for one in inputs]
        distinct: list[Inputs] = []
        place: dict[int, int] = {}
        for index, one in enumerate(inputs):
            if found[index] is None:
                same_as = next((row for row, other in enumerate(distinct) if other.same(one)), len(distinct))
                if same_as == len(distinct):
                    distinct.append(one)
                place[index] = same_as
        fresh = (yield from self._running(distinct)) if distinct else []
        result = [fresh[place[index]] if outputs is None else outputs for index, outputs in enumerate(found)]
        self._last = _Played(list(inputs), result)
        return result

    def _running(self, inputs: Sequence[Inputs]) -> Loop[list[Outputs]]:
        copies, steps = len(inputs), self.grid.steps
        rng = Tiled((*self.seed, 1), self.members, copies)
        theta, state = tile(self.theta, copies), tile(self.start, copies)
        commands = self._joined([one.commands for one in inputs], np.nan)
        surroundings = self._joined([one.surroundings for one in inputs], np.nan)
        exchange = self._exchange(inputs)
        jumps = _jumps(inputs, self.members)
        cuts = {0, steps, *(int(row) for rows, _, _ in jumps for row in np.unique(rows) if 0 < row < steps)}
        if exchange is not None:
            cuts.update((np.flatnonzero((exchange[1:] != exchange[:-1]).any(axis=1)) + 1).tolist())
        pieces: list[Mapping[str, Array]] = []
        for first, last in pairwise(sorted(cuts)):
            for rows, keys, value in jumps:
                where = rows == first
                if where.any():
                    state = {key: np.where(where, value, one) if key in keys else one for key, one in state.items()}
            around = {key: values[first:last] for key, values in surroundings.items()}
            if exchange is not None:
                theta = {**theta, "window_exchange": np.broadcast_to(exchange[first], theta["window_exchange"].shape)}
                around["window"] = np.ones(last - first)
            block = Block(
                start=self.grid.start + first * self.grid.step,
                dt=self.grid.step,
                steps=last - first,
                commands={key: values[first:last] for key, values in commands.items()},
                environment=_Heard(around, self._heard),
                rng=rng,
                wanted=self.wanted,
            )
            state, outputs = yield from self.model.advancing(state, theta, block)
            pieces.append(outputs)
        joined = _concatenated(pieces)
        progress.done()
        return [self._part(joined, index) for index in range(copies)]

    def _part(self, outputs: Mapping[str, Array], index: int) -> Outputs:
        columns = slice(index * self.members, (index + 1) * self.members)
        found = {key: kept(values[:, columns]) for key, values in outputs.items() if key not in DROPPED}
        if "heat" not in found and "power" in found and self.twin.spec.kind in INDOORS:
            found["heat"] = found["power"]
        return found

    def _joined(self, parts: Sequence[Mapping[str, Array]], missing: float) -> dict[str, Array]:
        keys = dict.fromkeys(key for part in parts for key in part)
        empty = np.full((self.grid.steps, 1), missing)
        return {key: join([part.get(key, empty) for part in parts], self.members) for key in keys}

    def _exchange(self, inputs: Sequence[Inputs]) -> Array | None:
        """Return how open a room is (T, n) in all columns; None: it is closed throughout."""
        if all(one.exchange is None for one in inputs):
            return None
        zero = np.zeros((self.grid.steps, 1))
        joined = join([zero if one.exchange is None else one.exchange for one in inputs], self.members)
        return joined if joined.ndim == 2 else joined[:, None]


def _jumps(inputs: Sequence[Inputs], members: int) -> list[tuple[Array, tuple[str, ...], float]]:
    """Return per jump of any variant the row of every column (−1: not there), the keys and the value."""
    found = []
    for place, one in enumerate(inputs):
        for jump in one.jumps:
            rows = np.full(members * len(inputs), -1)
            rows[place * members : (place + 1) * members] = jump.row
            found.append((rows, jump.keys, jump.value))
    return found


def _concatenated(pieces: Sequence[Mapping[str, Array]]) -> Mapping[str, Array]:
    if len(pieces) == 1:
        return pieces[0]
    keys = [key for key in pieces[0] if all(key in piece for piece in pieces)]
    return {key: np.concatenate([piece[key] for piece in pieces]) for key in keys}
