"""The rooms of a home: what each meets in every variant, and what they do, with their neighbours around them.

What rooms do to one another is found on coarse steps first (relaxing.py), and then acts on the fine ones.
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
from .columns import Array, Flags, each, unified
from .coupling import coupled, passing
from .happenings import Fault, FaultKind, Given
from .links import HomeLinks
from .misled import misled_target
from .orders import Inputs, Jump, Orders
from .outlook import felt
from .player import Outputs, Player
from .relaxing import Relaxation, as_foretold, passing_the_same
from .trips import Driven

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
        self.relaxation = Relaxation(players, self.foretold, grid)
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
                passing_the_same,
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
            found = self.relaxation.solve(self._coarse(grid, beside), slow, wide)
            warm = {
                room: each(
                    [one["temperature"] for one in played],
                    partial(_finer, start=self.players[room].start["air"], parts=parts, steps=self.grid.steps),
                )
                for room, played in found.items()
            }
            done: dict[str, list[Outputs]] = {}
        else:
            done = self.relaxation.solve(self.players, {room: fixed[room] for room in beside}, joints)
            warm = {}
        left = [room for room in rooms if room not in done]
        loops = (self._playing(room, fixed[room], joints.get(room, ()), warm) for room in left)
        done |= zip(left, together(loops), strict=True)
        for room in rooms:
            for one, course in zip(outputs, done[room], strict=True):
                one[room] = course

    def _playing(
        self,
        room: str,
        basis: Sequence[Inputs],
        joints: Sequence[Sequence[zones.Beside]],
        warm: Mapping[str, Sequence[Array]],
    ) -> Loop[list[Outputs]]:
        """Return what a room does in each variant, the last of which is the usual one; warm: as warm as each room is.

        joints: its neighbours in each variant, none for a room that is not in warm.
        """
        player = self.players[room]
        if room not in warm:
            played = yield from player.playing(basis)
        else:
            around = [[(one, warm[one.room][variant]) for one in some] for variant, some in enumerate(joints)]
            played = yield from player.playing(coupled(player, basis, around, warm[room][-1]))
        return as_foretold(played, self.foretold.get(room), self.grid, self.grid)

    def _coarse(self, grid: Grid, rooms: Sequence[str]) -> Mapping[str, Player]:
        """Return the same rooms' players on a coarser grid."""
        for room in rooms:
            if room not in self.slow:
                self.slow[room] = self.players[room].on(grid, "temperature")
        return self.slow

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


def _wider(some: Sequence[zones.Beside], parts: int) -> list[zones.Beside]:
    """Return neighbours on steps parts times as long."""
    return [replace(one, conductance=_means(one.conductance, parts), usual=_means(one.usual, parts)) for one in some]


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
