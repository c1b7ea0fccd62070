"""What rooms pass on to one another, as one of them meets it.

A room's model knows one way out, to outdoors. What it passes to its neighbours beyond what it has learned as usual is
put to it as a wider way out and heat that comes back.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from . import zones
from .columns import Array
from .orders import Inputs
from .player import Player

WITH_NEIGHBOURS = frozenset({"3r2c", "4r3c"})
"""Networks that have learned themselves what their neighbours do to them."""

type Around = Sequence[tuple[zones.Beside, Array]]
"""A room's neighbours with how warm they are in °C (T, n)."""


def coupled(player: Player, variants: Sequence[Inputs], around: Sequence[Around], own: Array | None) -> list[Inputs]:
    """Return what a room meets in each variant, its neighbours included; the last variant is the usual one.

    own: how warm the room itself usually is (T, n); None: not played yet.
    """
    if not any(around):
        return list(variants)
    learned = player.learned
    # What passes as usual, a room that learned has in its own gains and losses: what is otherwise counts.
    differs = learned is not None and learned.structure.partition("/")[0] not in WITH_NEIGHBOURS
    usual = [warm for _, warm in around[-1]]
    met_before: dict[tuple[int, ...], Inputs] = {}
    found = []
    for inputs, some in zip(variants, around, strict=True):
        meets = (id(inputs), *(id(part) for one in some for part in one))
        if meets in met_before:
            found.append(met_before[meets])
            continue
        met = _open_to(player, inputs, some)
        moved = any(warm is not was and np.any(warm != was) for (_, warm), was in zip(some, usual, strict=True))
        if differs and own is not None and (moved or not inputs.same(variants[-1])):
            met = _otherwise(player, met, some, usual, own)
        met_before[meets] = met
        found.append(met)
    return found


def _open_to(player: Player, inputs: Inputs, around: Around) -> Inputs:
    """Return inputs of a room with what passes to its neighbours beyond what it has in its own losses."""
    learned = player.learned is not None
    joined = [(one.conductance - one.usual if learned else one.conductance, warm) for one, warm in around]
    _, near = zones.mixed([(one.conductance, warm) for one, warm in around])
    inputs = replace(inputs, surroundings={**inputs.surroundings, "neighbours": near})
    if not any(conductance.any() for conductance, _ in joined):
        return inputs
    conductance, warm = zones.mixed(joined)
    return passing(player, inputs, conductance, conductance * warm)


def _otherwise(player: Player, inputs: Inputs, around: Around, usual: Sequence[Array], own: Array) -> Inputs:
    """Return inputs of a room that learned, to which its neighbours pass other than the usual heat.

    What passes is G ((T_j − T_i) − (T_j − T_i)_usual): it brings rooms nearer to one another and never makes them
    colder than all that is around them. Typical conductances may be far from those of this home, whose size nobody
    told; a room is taken to lose no more to its neighbours than to outdoors.
    """
    conductance, warm = zones.mixed([(one.usual, warm) for one, warm in around])
    _, before = zones.mixed([(one.usual, was) for (one, _), was in zip(around, usual, strict=True)])
    if not conductance.any():
        return inputs
    conductance = np.minimum(conductance, zones.capacity(player) / player.theta["time_constant"])
    return passing(player, inputs, conductance, conductance * (warm - before + own))


def passing(player: Player, inputs: Inputs, conductance: Array, heat: Array) -> Inputs:
    """Return inputs of a room that gets heat (W) and gives conductance (W/K) times its own temperature, (T, n) each."""
    surroundings = dict(inputs.surroundings)
    outdoor = surroundings.get("outdoor_temperature")
    if outdoor is None:
        outdoor = np.full((len(heat), 1), float(player.start["air"][0]) - 10.0)
        surroundings["outdoor_temperature"] = outdoor
    surroundings["room_heat"] = surroundings.get("room_heat", 0.0) + heat - conductance * outdoor
    exchange = conductance / zones.capacity(player)
    exchange = exchange if inputs.exchange is None else inputs.exchange + exchange
    return replace(inputs, surroundings=surroundings, exchange=exchange)
