"""Cars that leave and come back as on past days, unless the scenario itself says where they are."""

import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from ..clock import Clock, WallClock
from ..grid import Grid
from ..messages import Message
from ..models.battery import IDLE_POWER
from ..models.inputs import forward_fill
from ..models.trips import CHARGES, DRIVES, Now, Trip, Trips, course, stays_out
from ..settings import APPLIANCE, Appliance, number
from ..twin import TwinSnapshot
from .acts import Acts
from .columns import Array
from .happenings import Given, Happening, Occupancy

MOVED = 1.0
"""% by which the charge of a car that stays where it is may go up and down."""


def is_car(twin: TwinSnapshot) -> bool:
    """Return whether a battery drives."""
    return twin.spec.kind == "battery" and (
        "plugged" in twin.spec.channels or twin.spec.settings.get(APPLIANCE) == Appliance.EV
    )


class Driven:
    """One car's trips over a grid, the same in all variants of a home."""

    def __init__(self, trips: list[Trip], grid: Grid, members: int) -> None:
        """Take the trips of all members."""
        self._trips, self._grid, self._members = trips, grid, members
        self._usual = course(trips, grid, members)

    def told(self, twin: TwinSnapshot, acts: Acts, commands: Mapping[str, Array]) -> dict[str, Array]:
        """Return DRIVES and CHARGES (T, N) in one variant.

        commands: what the car is told. Once the scenario says that it is plugged in, or not, it stays so, and once
        somebody switches it, it charges as it is switched. Nobody drives while nobody is at home.
        """
        drives, charges = self._usual
        if empty := [act for one, act in acts.of(Occupancy) if one.people <= 0 and one.zone is None]:
            trips = self._trips
            for act in empty:
                begin, end = (self._grid.start + self._grid.step * rows for rows in (act.start, act.end))
                trips = stays_out(trips, *(np.broadcast_to(one, (self._members,)) for one in (begin, end)))
            drives, charges = course(trips, self._grid, self._members)
        says = says_where(twin)
        for one, act in acts.of(Given):
            if one.twin_id == twin.spec.twin_id and one.channel == says:
                since = np.arange(self._grid.steps)[:, None] >= act.start
                drives, charges = (np.where(since, np.nan, row) for row in (drives, charges))
        if (switched := commands.get("on")) is not None:
            charges = np.where(np.isnan(forward_fill(switched, np.full(1, np.nan))), charges, np.nan)
        return {DRIVES: drives, CHARGES: charges}


def driven(
    twins: Mapping[str, TwinSnapshot], grid: Grid, works: Array | None, clock: Clock, *, members: int, seed: int
) -> dict[str, Driven]:
    """Return the trips of the cars that leave; works: 1 on working days, 0 on free ones (T, 1), where that is known.

    clock: the home's, over that time.
    """
    found = {}
    for twin_id, twin in twins.items():
        trips = known_trips(twin)
        if trips is None or not trips.leaves:
            continue
        rng = np.random.default_rng((seed, zlib.crc32(twin_id.encode()), 3))
        wall = WallClock.since_learned(clock, None if twin.learned is None else twin.learned.tables)
        drawn = trips.drawn(grid, None if works is None else works[:, 0], members, rng, _now(twin), wall)
        found[twin_id] = Driven(drawn, grid, members)
    return found


def _now(twin: TwinSnapshot) -> Now:
    """Return how a car is: by its plug, else here where it charges, or anybody's guess."""
    plugged, power = twin.values.get("plugged"), number(twin.values, "power")
    away = None if plugged is None else plugged is False
    if away is None and power is not None and power > IDLE_POWER:
        away = False
    changed = twin.changed
    return Now(away, changed.get("plugged", np.inf), changed.get("charge", -np.inf))


def known_trips(twin: TwinSnapshot) -> Trips | None:
    """Return what a car's history told of its trips; None: nothing, or it is none."""
    return Trips.of(twin.learned, twin.spec.fidelity) if twin.spec.kind == "battery" else None


def says_where(twin: TwinSnapshot) -> str:
    """Return the channel by which a scenario says that a car is here."""
    return "plugged" if "plugged" in twin.spec.channels else "charge"


def _moves(outputs: Mapping[str, Array]) -> bool:
    """Return whether a car leaves or comes back in any member, as far as its plug, else its charge, shows."""
    plugged, charge = outputs.get("plugged"), outputs.get("charge")
    if plugged is not None:
        return bool(np.any(plugged != plugged[0, 0]))
    return charge is None or bool(np.any(np.ptp(charge, axis=0) > MOVED))


def assumed_trips(
    twins: Mapping[str, TwinSnapshot], happenings: Sequence[Happening], outputs: Mapping[str, Mapping[str, Array]]
) -> list[Message]:
    """Say of which cars it is known when they leave, and of which it is not.

    outputs: what each twin does; of a car that stays where it is, nobody need know when it usually leaves.
    """
    placed = {
        one.twin_id for one in happenings
        if isinstance(one, Given) and one.twin_id in twins and one.channel == says_where(twins[one.twin_id])
    }  # fmt: skip
    names: dict[str, list[str]] = {"assumed_trips": [], "assumed_plugged": [], "assumed_unplugged": []}
    for twin_id, twin in twins.items():
        known, away = known_trips(twin), twin.values.get("plugged") is False
        if known is not None and known.leaves:
            told = twin_id not in placed and _moves(outputs.get(twin_id, {}))
            names["assumed_trips"] += [twin.spec.name] if told else []
        elif away:
            names["assumed_unplugged"].append(twin.spec.name)
        elif known is None and is_car(twin) and twin_id not in placed:
            names["assumed_plugged"].append(twin.spec.name)
    return [Message(key, {"names": ", ".join(found)}) for key, found in names.items() if found]
