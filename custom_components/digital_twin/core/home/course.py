"""What a home does in one variant of what happens to it, and when the conditions of what happens are met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ..grid import Grid
from ..models.inputs import rowwise
from ..twin import TwinSnapshot
from .acts import Acts, first_held
from .circuits import Flow
from .columns import Array, Flags, Rows
from .happenings import Happening
from .player import Outputs


@dataclass(slots=True, kw_only=True)
class Course:
    """What a home does in one variant.

    acts: what happened when; outputs: per twin and channel (T, N), as shown; air: of each zone the true °C, moisture:
    its %, rooms: each thermostat's true °C, (T, N); off: where twins do nothing (T, n), dead: where they have no power,
    deaf: where they cannot be reached, unheated:
    where nothing heats for thermostats that go on; flows: per circuit; drawn: the true W (T, N) of twins whose sensors
    fail; people and surroundings (T, n).
    """

    acts: Acts
    outputs: dict[str, Outputs] = field(default_factory=dict)
    air: dict[str, Array] = field(default_factory=dict)
    moisture: dict[str, Array] = field(default_factory=dict)
    rooms: dict[str, Array] = field(default_factory=dict)
    off: dict[str, Flags] = field(default_factory=dict)
    dead: dict[str, Flags] = field(default_factory=dict)
    deaf: dict[str, Flags] = field(default_factory=dict)
    unheated: dict[str, Flags] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    drawn: dict[str, Array] = field(default_factory=dict)
    people: Array
    surroundings: dict[str, Array] = field(default_factory=dict)
    _middles: dict[int, tuple[Array, Array]] = field(default_factory=dict, repr=False)

    def middle(self, values: Array) -> Array:
        """Return the median member (T,) of one of its own courses (T, N), which is worked out once."""
        if values.strides[1] == 0:
            return np.asarray(values[:, 0])
        known = self._middles.get(id(values))
        if known is None:
            found = np.median(rowwise(values), axis=1)
            known = self._middles[id(values)] = values, np.broadcast_to(found, (len(values),))
        return known[1]

    def throughout(self, quantity: str) -> Array | None:
        """Return a quantity of the surroundings (T, n) that is known all the time; None: some of it nobody knows."""
        found = self.surroundings.get(quantity)
        return None if found is None or np.isnan(found).any() else found

    def taken(self, twin_id: str) -> Outputs:
        """Return a twin's outputs with the power that it truly takes, whatever its sensor shows."""
        drawn = self.drawn.get(twin_id)
        return self.outputs[twin_id] if drawn is None else {**self.outputs[twin_id], "power": drawn}


def fire(
    variants: Sequence[Sequence[Happening]],
    courses: Sequence[Course],
    fired: Sequence[dict[int, Rows]],
    twins: Mapping[str, TwinSnapshot],
    grid: Grid,
    members: int,
) -> bool:
    """Note of each member the next conditions that hold; return whether there are any."""
    steps, anything = grid.steps, False
    for happenings, course, known in zip(variants, courses, fired, strict=True):
        rows: dict[int, Rows] = {}
        for place, happening in enumerate(happenings):
            when = happening.when
            if when is None:
                continue
            values = (
                course.surroundings.get(when.channel)
                if when.twin_id is None
                else course.outputs.get(when.twin_id, {}).get(when.channel)
            )
            before = known.get(place, np.full(members, steps))
            if values is None:
                continue
            equals = when.equals
            if when.twin_id is not None and equals is not None:
                equals = twins[when.twin_id].spec.channels[when.channel].encode(equals)
            found = first_held(replace(when, equals=equals), values, happening.at, grid)
            rows[place] = np.where(before < steps, steps, np.broadcast_to(found, (members,)))
        if not rows:
            continue
        next_row = np.min(list(rows.values()), axis=0)
        for place, found in rows.items():
            now = (found == next_row) & (found < steps)
            if now.any():
                before = known.get(place, np.full(members, steps))
                known[place] = np.where(now, found, before)
                anything = True
    return anything
