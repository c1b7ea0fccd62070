"""Rooms that exchange heat both ways, solved together by waveform relaxation.

Each room is run over the whole time with its neighbours' last course, until none changes by more than TOLERANCE; as a
room damps what its neighbours do, few sweeps are needed (Lelarasmee, Ruehli and Sangiovanni-Vincentelli, IEEE Trans.
CAD 1, 1982).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from ..grid import Grid
from ..models.thermostat_together import Loop, together
from ..twin import TwinSnapshot
from . import zones
from .acts import Acts
from .columns import Array, Flags, Rows, each, same, unified
from .coupling import Around, coupled, passing
from .happenings import Fault, FaultKind, Given
from .links import HomeLinks
from .misled import misled_target
from .orders import Inputs, Jump, Orders
from .outlook import felt
from .player import Outputs, Player
from .trips import Driven

TOLERANCE = 0.05
"""K by which a neighbour's course may differ from the one a room was run with."""
MOST_SWEEPS = 8
COARSE_STEP = 300.0
"""s: what rooms do to one another is found on steps of this length, and then acts on the fine ones."""
STATES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("battery", "charge"): ("charge",),
    ("battery", "plugged"): ("plugged",),
    ("battery", "charge_limit"): ("charge_limit",),
    ("thermostat", "temperature"): ("air", "mass", "structure"),
    ("water_heater", "temperature"): ("temperature", "top", "bottom"),
    ("humidifier", "humidity"): ("humidity",),
}
"""What of a model's state a channel's value given by a scenario stands for."""


@dataclass(slots=True)
class Variant:
    """What is worked out for one variant before its twins are played.

    people: how many are home, more_people: how many more than usual are in each zone (T, n); dead, deaf, unheated: see
    Course. driven: the trips of cars.
    """

    acts: Acts
    surroundings: dict[str, Array]
    people: Array
    more_people: dict[str, Array]
    dead: dict[str, Flags]
    deaf: dict[str, Flags]
    unheated: dict[str, Flags]
    orders: dict[str, Orders]
    driven: Mapping[str, Driven]


def jumps(twin: TwinSnapshot, acts: Acts) -> tuple[Jump, ...]:
    """Return the jumps of a twin's state that values given by the scenario make."""
    found = []
    for happening, act in acts.of(Given):
        keys = STATES.get((twin.spec.kind, happening.channel))
        if happening.twin_id == twin.spec.twin_id and keys is not None:
            found.append(Jump(act.start, keys, float(happening.value)))
    return tuple(found)


class Rooms:
    """The rooms of a home: its thermostats, and the zones in which nothing heats."""

    def __init__(
        self,
        played: Mapping[str, TwinSnapshot],
        players: Mapping[str, Player],
        links: HomeLinks,
        rooms: Mapping[str, str],
        grid: Grid,
        foretold: Mapping[str, Array],
    ) -> None:
        """rooms: which twin plays each zone's air; foretold: how warm zones that their history foretells get (T, N)."""
        self.grid = grid
        self.foretold = {rooms[zone]: course for zone, course in foretold.items() if zone in rooms}
        self.members = max((player.members for player in players.values()), default=1)
        self.slow: dict[str, Player] = {}
        self.usual: dict[str, Array] = {}
        self.played, self.players, self.links, self.rooms = played, players, links, rooms
        self.zone_of = {room: zone for zone, room in rooms.items()}

    def solve(self, variants: Sequence[Variant], outputs: list[dict[str, Outputs]]) -> None:
        """Play the thermostats and the zones without one, and put what they do into the variants' outputs."""
        heats = [zones.zone_heat(self.played, self.links, one) for one in outputs]
        usual = {zone: heat.mean(axis=1, keepdims=True) for zone, heat in heats[-1].items()}
        rooms = [twin_id for twin_id, twin in self.played.items() if twin.spec.kind == "thermostat"]
        fixed = {
            room: unified(
                [
                    self._room_inputs(room, variant, one, heat, usual)
                    for variant, one, heat in zip(variants, outputs, heats, strict=True)
                ],
                Inputs.same,
            )
            for room in rooms
        }
        joints = {
            room: unified(
                [
                    zones.beside(
                        self.links, self.rooms, self.zone_of[room], one, self.played, self.grid.steps, self.members
                    )
                    for one in outputs
                ],
                _passing_the_same,
            )
            for room in rooms
            if room in self.zone_of
        }
        beside = [room for room in joints if any(joints[room])]
        parts = max(int(COARSE_STEP // self.grid.step), 1) if beside else 1
        if parts > 1:
            slow = {room: each(fixed[room], partial(coarser, parts=parts)) for room in beside}
            wide = {room: each(joints[room], partial(_wider, parts=parts)) for room in beside}
            grid = Grid(self.grid.start, self.grid.step * parts, -(-self.grid.steps // parts))
            found = self._relaxed(self._coarse(grid, beside), slow, wide, grid.steps)
            warm = {
                room: each(
                    [one["temperature"] for one in played],
                    partial(_finer, start=self.players[room].start["air"], parts=parts, steps=self.grid.steps),
                )
                for room, played in found.items()
            }
            done: dict[str, list[Outputs]] = {}
        else:
            done = self._relaxed(self.players, {room: fixed[room] for room in beside}, joints, self.grid.steps)
            warm = {}
        left = [room for room in rooms if room not in done]
        loops = []
        for room in left:
            around = self._around(joints[room], warm, self.grid.steps) if room in warm else ()
            own = warm[room][-1] if room in warm else None
            loops.append(self._playing(room, self.players[room], fixed[room], around, own))
        done |= zip(left, together(loops), strict=True)
        for room in rooms:
            for one, course in zip(outputs, done[room], strict=True):
                one[room] = course

    def _playing(
        self, room: str, player: Player, basis: Sequence[Inputs], around: Sequence[Around], own: Array | None
    ) -> Loop[list[Outputs]]:
        """Return what a room does in each variant, the last of which is the usual one, with its neighbours around it.

        Usually a zone goes as its own history foretells; by physics, of which nobody told its size, it is moved from
        there only by what differs.
        """
        played = yield from player.playing(coupled(self.players[room], basis, around, own))
        if (usual := self.foretold.get(room)) is None:
            return played
        shift = usual[_ends(player.grid, self.grid)] - played[-1]["temperature"]
        return each(played, lambda one: {**one, "temperature": one["temperature"] + shift})

    def _coarse(self, grid: Grid, rooms: Sequence[str]) -> Mapping[str, Player]:
        """Return the same rooms' players on a coarser grid."""
        for room in rooms:
            if room not in self.slow:
                self.slow[room] = self.players[room].on(grid, "temperature")
        return self.slow

    def _relaxed(
        self,
        players: Mapping[str, Player],
        fixed: Mapping[str, Sequence[Inputs]],
        joints: Mapping[str, Sequence[Sequence[zones.Beside]]],
        steps: int,
    ) -> dict[str, list[Outputs]]:
        """Return rooms' outputs in each variant such that each is run with what the others do."""
        done: dict[str, list[Outputs]] = {}
        assumed: dict[str, list[Array]] = {}
        groups = _apart({room: {one.room for some in joints[room] for one in some} for room in fixed})
        for _ in range(MOST_SWEEPS):
            ran = False
            for group in groups:
                warm = {other: [one["temperature"] for one in played] for other, played in done.items()}
                loops = {}
                for room in group:
                    around = self._around(joints[room], warm, steps)
                    own = done[room][-1]["temperature"] if room in done else self.usual.get(room)
                    courses = [*(one for some in around for _, one in some), *(() if own is None else (own,))]
                    if room in assumed and _alike(assumed[room], courses):
                        continue
                    assumed[room] = courses
                    loops[room] = self._playing(room, players[room], fixed[room], around, own)
                done |= zip(loops, together(loops.values()), strict=True)
                ran |= bool(loops)
            if not ran:
                break
        # What is usual is the last variant; the next run begins with it.
        self.usual = {room: played[-1]["temperature"] for room, played in done.items()}
        return done

    def _around(
        self, joints: Sequence[Sequence[zones.Beside]], warm: Mapping[str, Sequence[Array]], steps: int
    ) -> list[list[tuple[zones.Beside, Array]]]:
        """Return a room's neighbours in each variant with how warm they are (T, n): as usual, till they are played."""
        unplayed = {
            one.room: self.usual[one.room]
            if one.room in self.usual
            else np.broadcast_to(zones.start_temperature(self.players[one.room])[:1], (steps, 1))
            for some in joints
            for one in some
            if one.room not in warm
        }
        return [
            [(one, warm[one.room][variant] if one.room in warm else unplayed[one.room]) for one in some]
            for variant, some in enumerate(joints)
        ]

    def _room_inputs(
        self,
        room: str,
        variant: Variant,
        outputs: Mapping[str, Outputs],
        heats: Mapping[str, Array],
        usual: Mapping[str, Array],
    ) -> Inputs:
        """Return what a room meets beside its neighbours."""
        zone, player = self.zone_of.get(room), self.players[room]
        told, more = variant.orders[room], variant.more_people.get(zone or "")
        surroundings = felt(variant.surroundings)
        if zone is not None:
            heat = heats[zone] - usual[zone] if zone in heats else None
            if more is not None and (gone := np.minimum(more, 0.0)).any():
                heat = gone * zones.PERSON_HEAT if heat is None else heat + gone * zones.PERSON_HEAT
            if heat is not None:
                surroundings["room_heat"] = heat
            shade = zones.shading(self.played, self.links, outputs, zone)
            if shade is not None and "sun" in surroundings:
                surroundings["sun"] = surroundings["sun"] * shade
        exchange = None
        opened = zones.windows(self.played, self.links, variant.acts, room, zone)
        if opened is not None:
            exchange = opened * player.theta["window_exchange"]
        inputs = Inputs(
            commands=self._controlled(room, variant, told.told, outputs),
            surroundings=surroundings,
            jumps=(*told.jumps, *jumps(self.played[room], variant.acts)),
            exchange=exchange,
        )
        if more is None or not (came := np.maximum(more, 0.0)).any():
            return inputs
        conductance = came * zones.PERSON_CONDUCTANCE
        return passing(player, inputs, conductance, conductance * zones.BODY)

    def _controlled(
        self, room: str, variant: Variant, told: Mapping[str, Array], outputs: Mapping[str, Outputs]
    ) -> Mapping[str, Array]:
        """Return the commands by which the true room is controlled: those of a sensor that fails mislead it."""
        del outputs
        start = self.players[room].start
        faults = [one for one in variant.acts.of(Fault) if one[0].twin_id == room and one[0].kind is not FaultKind.DEAD]
        if not faults:
            return told
        column = told.get("target_temperature", np.full((variant.acts.steps, 1), np.nan))
        target = misled_target(faults, column, float(start["target"][0]), start["air"][:1], self.grid)
        return told if target is None else {**told, "target_temperature": target}


def _apart(neighbours: Mapping[str, set[str]]) -> list[list[str]]:
    """Return rooms in groups in which none is joined to another: none of a group waits for what another one does."""
    groups: list[list[str]] = []
    for room, beside in neighbours.items():
        group = next((group for group in groups if beside.isdisjoint(group)), None)
        if group is None:
            groups.append(group := [])
        group.append(room)
    return groups


def _passing_the_same(first: Sequence[zones.Beside], second: Sequence[zones.Beside]) -> bool:
    """Return whether a room's neighbours in two variants are joined to it alike."""
    return len(first) == len(second) and all(
        one.room == two.room and same(one.conductance, two.conductance) and same(one.usual, two.usual)
        for one, two in zip(first, second, strict=True)
    )


def _wider(some: Sequence[zones.Beside], parts: int) -> list[zones.Beside]:
    """Return neighbours on steps parts times as long."""
    return [replace(one, conductance=_means(one.conductance, parts), usual=_means(one.usual, parts)) for one in some]


def _ends(grid: Grid, fine: Grid) -> Rows:
    """Return the rows of a fine grid at which the steps of one as fine or coarser end."""
    parts = round(grid.step / fine.step)
    found: Rows = np.minimum(np.arange(1, grid.steps + 1) * parts, fine.steps) - 1
    return found


def coarser(inputs: Inputs, parts: int) -> Inputs:
    """Return inputs on steps parts times as long: means of what acts, the last of what is told."""
    return Inputs(
        commands={key: _last(values, parts) for key, values in inputs.commands.items()},
        surroundings={key: _means(values, parts) for key, values in inputs.surroundings.items()},
        jumps=tuple(replace(one, row=one.row // parts) for one in inputs.jumps),
        exchange=None if inputs.exchange is None else _means(inputs.exchange, parts),
    )


def _pieces(values: Array, parts: int) -> Array:
    """Return an input (T, n) in pieces (T/parts, parts, n); the last row fills the last piece."""
    short = -len(values) % parts
    if short:
        values = np.concatenate([values, np.repeat(values[-1:], short, axis=0)])
    return values.reshape(-1, parts, values.shape[1])


def _means(values: Array, parts: int) -> Array:
    if values.strides[0] == 0:
        return np.broadcast_to(values[:1], (-(-len(values) // parts), values.shape[1]))
    found: Array = _pieces(values, parts).mean(axis=1)
    return found


def _last(values: Array, parts: int) -> Array:
    """Return the last value that is not NaN of every piece (T/parts, n)."""
    pieces = _pieces(values, parts)
    found = pieces[:, 0]
    for part in range(1, parts):
        found = np.where(np.isnan(pieces[:, part]), found, pieces[:, part])
    return found


def _finer(course: Array, start: Array, parts: int, steps: int) -> Array:
    """Return a coarse course (T/parts, N), linear between the ends of its steps, on the fine ones (T, N)."""
    before = np.concatenate([start[None], course[:-1]])
    share = (np.arange(1, parts + 1) / parts)[None, :, None]
    fine: Array = (before[:, None] + (course - before)[:, None] * share).reshape(-1, course.shape[1])
    return fine[:steps]


def _alike(before: Sequence[Array], now: Sequence[Array]) -> bool:
    """Return whether neighbours' courses (T, n) are what they were taken for."""
    return len(before) == len(now) and all(
        one is two or float(np.max(np.abs(one - two))) <= TOLERANCE for one, two in zip(before, now, strict=True)
    )
