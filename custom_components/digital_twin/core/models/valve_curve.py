"""How much of its heat a radiator gives by how far its valve is open.

Water that flows slowly cools down further, so that a radiator gives most of its heat at a part of its flow. The
characteristic of a heat exchanger (Petitjean 1994; VDI/VDE 2173 names its valves') tells it by one number:

    c = u/(u + a (1 − u))

u: opening 0..1; c: share of the full heat 0..1; a: 1 where heat follows the opening, 0.1 to 0.3 for usual radiators,
less where the valve itself lets most of the water through at its first turn.
"""

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

LINEAR = 1.0
CURVES = (LINEAR, 0.5, 0.25, 0.12, 0.06, 0.03)


def heat_share(opening: Array, curve: float) -> Array:
    """Return the share of the full heat (0..1, of any shape) at openings 0..1; curve: a."""
    if curve == LINEAR:
        return opening
    found: Array = opening / (opening + curve * (1.0 - opening))
    return found


def opening_of(heat: Array, curve: float) -> Array:
    """Return the openings 0..1 (of any shape) that give shares 0..1 of the full heat; curve: a."""
    if curve == LINEAR:
        return heat
    found: Array = curve * heat / (1.0 - heat * (1.0 - curve))
    return found
