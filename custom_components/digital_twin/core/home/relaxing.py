"""Rooms that exchange heat both ways, solved together by waveform relaxation.

Each room is run over the whole time with its neighbours' last course, until none changes by more than TOLERANCE in the
mean of its members; as a room damps what its neighbours do, few sweeps are needed (Lelarasmee, Ruehli and
Sangiovanni-Vincentelli, IEEE Trans. CAD 1, 1982). Of single members that is not asked: where a relay switches in one of
them a step earlier, it differs by its whole hysteresis for a while, and would again in every further sweep.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..grid import Grid
from ..models.thermostat_together import Loop, together
from . import zones
from .columns import Array, Rows, each, same
from .coupling import Around, coupled
from .orders import Inputs
from .player import Outputs, Player

TOLERANCE = 0.03
"""K by which a neighbour's course may differ from the one a room was run with, in the mean of its members."""
DEVIATIONS = 3.0
"""Standard errors of that mean which tell nothing of it."""
ENOUGH = 30
"""Members whose mean has a standard error worth the name."""
MOST_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class _Usual:
    """How a room usually goes: what it meets beside its neighbours, those, how warm they are (T, n), what it does."""

    basis: Inputs
    joints: Sequence[zones.Beside]
    met: Sequence[Array]
    outputs: Outputs


@dataclass(slots=True)
class _Room:
    """A room in the making: what it was run with and what it did in each variant, None: not run yet.

    start: its air before anything is known (T, 1); warm: its air in each variant (T, N), empty before all were run.
    """

    start: Array
    met: list[Sequence[Array] | None]
    outputs: list[Outputs | None]
    warm: Sequence[Array] = ()

    def course(self, variant: int) -> Array:
        """Return how warm it is in a variant, as far as that is known."""
        return self.warm[variant] if self.warm else self.start


class Relaxation:
    """What rooms do to one another; how they usually go is kept, so that it is worked out once for many questions."""

    def __init__(self, players: Mapping[str, Player], foretold: Mapping[str, Array], grid: Grid) -> None:
        """players, grid: the fine ones, of which those of solve may be coarser copies; foretold: see as_foretold."""
        self.players, self.foretold, self.grid = players, foretold, grid
        self.usual: dict[str, _Usual] = {}

    def solve(
        self,
        players: Mapping[str, Player],
        fixed: Mapping[str, Sequence[Inputs]],
        joints: Mapping[str, Sequence[Sequence[zones.Beside]]],
    ) -> dict[str, list[Outputs]]:
        """Return rooms' outputs in each variant, the last of which is the usual one, each run with what the others do.

        fixed: what each room meets beside its neighbours, joints: those.
        """
        rooms = {name: self._begun(name, players[name], fixed[name], joints[name]) for name in fixed}
        groups = _apart({name: {one.room for some in joints[name] for one in some} for name in fixed})
        for _ in range(MOST_SWEEPS):
            ran = False
            for group in groups:
                loops = []
                for name in group:
                    room = rooms[name]
                    around = [
                        [(one, rooms[one.room].course(variant)) for one in some]
                        for variant, some in enumerate(joints[name])
                    ]
                    meets = _meets(around, room.warm[-1] if room.warm else None)
                    stale = [
                        variant
                        for variant, (before, now) in enumerate(zip(room.met, meets, strict=True))
                        if before is None or not _alike(before, now)
                    ]
                    for variant in stale:
                        room.met[variant] = meets[variant]
                    if stale:
                        loops.append(self._running(name, players[name], room, fixed[name], around, stale))
                together(loops)
                ran |= bool(loops)
            if not ran:
                break
        for name, room in rooms.items():
            met, outputs = room.met[-1], room.outputs[-1]
            if met is not None and outputs is not None:
                self.usual[name] = _Usual(fixed[name][-1], joints[name][-1], met, outputs)
        return {name: self._told(name, players[name], room) for name, room in rooms.items()}

    def _begun(
        self, name: str, player: Player, basis: Sequence[Inputs], joints: Sequence[Sequence[zones.Beside]]
    ) -> _Room:
        """Return a room that goes as usual, where it is known how that is."""
        count = len(basis)
        start = np.broadcast_to(zones.start_temperature(player)[:1], (player.grid.steps, 1))
        room = _Room(start, [None] * count, [None] * count)
        usual = self.usual.get(name)
        if usual is not None and usual.basis.same(basis[-1]) and passing_the_same(usual.joints, joints[-1]):
            room.met[-1] = usual.met
            room.outputs = [usual.outputs] * count
            room.warm = [one["temperature"] for one in self._told(name, player, room)]
        return room

    def _running(
        self, name: str, player: Player, room: _Room, basis: Sequence[Inputs], around: Sequence[Around],
        stale: Sequence[int],
    ) -> Loop[None]:  # fmt: skip
        """Run a room in those variants in which it meets other than it was run with."""
        last = len(basis) - 1
        own = room.warm[-1] if room.warm else None
        chosen = [*stale, last]
        *asked, usual = coupled(
            self.players[name], [basis[variant] for variant in chosen], [around[variant] for variant in chosen], own
        )
        # Where nothing differs from the usual it goes as usual.
        fresh = [one for one in asked if last in stale or one is not usual]
        played = iter((yield from player.playing(fresh)) if fresh else ())
        for variant, one in zip(stale, asked, strict=True):
            room.outputs[variant] = next(played) if last in stale or one is not usual else room.outputs[last]
        room.warm = [one["temperature"] for one in self._told(name, player, room)]

    def _told(self, name: str, player: Player, room: _Room) -> list[Outputs]:
        """Return a room's outputs in each variant, all of which were run."""
        outputs = [one for one in room.outputs if one is not None]
        return as_foretold(outputs, self.foretold.get(name), player.grid, self.grid)


def as_foretold(played: list[Outputs], usual: Array | None, grid: Grid, fine: Grid) -> list[Outputs]:
    """Return what a room does in each variant on a grid, the last of which is the usual one.

    usual: how warm its own history foretells it to be on the fine grid (T, N), if it does. By physics, of which nobody
    told its size, it is moved from there only by what differs.
    """
    if usual is None:
        return played
    shift = usual[_ends(grid, fine)] - played[-1]["temperature"]
    return each(played, lambda one: {**one, "temperature": one["temperature"] + shift})


def passing_the_same(first: Sequence[zones.Beside], second: Sequence[zones.Beside]) -> bool:
    """Return whether a room's neighbours in two variants are joined to it alike."""
    return len(first) == len(second) and all(
        one.room == two.room and same(one.conductance, two.conductance) and same(one.usual, two.usual)
        for one, two in zip(first, second, strict=True)
    )


def _meets(around: Sequence[Around], own: Array | None) -> list[Sequence[Array]]:
    """Return what a room is run with in each variant: its neighbours, and where it is not as usual, how that was."""
    usual = [warm for _, warm in around[-1]]
    before = usual if own is None else [*usual, own]
    return [*([*(warm for _, warm in some), *before] for some in around[:-1]), usual]


def _apart(neighbours: Mapping[str, set[str]]) -> list[list[str]]:
    """Return rooms in groups in which none is joined to another: none of a group waits for what another one does."""
    groups: list[list[str]] = []
    for room, beside in neighbours.items():
        group = next((group for group in groups if beside.isdisjoint(group)), None)
        if group is None:
            groups.append(group := [])
        group.append(room)
    return groups


def _ends(grid: Grid, fine: Grid) -> Rows:
    """Return the rows of a fine grid at which the steps of one as fine or coarser end."""
    parts = round(grid.step / fine.step)
    found: Rows = np.minimum(np.arange(1, grid.steps + 1) * parts, fine.steps) - 1
    return found


def _alike(before: Sequence[Array], now: Sequence[Array]) -> bool:
    """Return whether neighbours' courses (T, n) are what they were taken for."""
    return len(before) == len(now) and all(
        one is two or _within(one - two) for one, two in zip(before, now, strict=True)
    )


def _within(change: Array) -> bool:
    """Return whether a change of a course (T, n) is none beyond the doubt in the mean of its members."""
    members = change.shape[1]
    doubt = DEVIATIONS * change.std(axis=1) / np.sqrt(members) if members >= ENOUGH else 0.0
    return bool(np.all(np.abs(change.mean(axis=1)) <= TOLERANCE + doubt))
