"""How much heat a full plant gives by how cold it is outdoors.

Water heating is run along a heating curve: the colder it is, the hotter the water, so that a radiator at the same
opening gives about what the room then loses. Relative to its mean over a history, at outdoors To with mean m:

    w = 1 + k (m − To)

k: 0 where the plant does not know the weather (stoves, electric heaters, furnaces); 1/(T0 − m) where heat follows what
is lost to outdoors by a room at T0. Radiators' exponent and an own target of the boiler put it between the two.
"""

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

FOLLOWED = (0.5, 1.0)
"""Of what a room loses, how much more heat a heating curve may give as it grows colder: the shares that are tried."""
BALANCE = 20.0
"""°C outdoors at which nothing is lost."""
MILDEST = 12.0
"""°C of mean outdoors above which a heating season tells nothing of a heating curve."""
LEAST, MOST = 0.2, 2.5
"""Bounds of the factor: no water is colder than the room, none hotter than it was built for."""


def slope_of(share: float, mean: float) -> float:
    """Return k (1/K) for a share 0..1 of what a room loses to be followed, about a mean outdoors (°C) below BALANCE."""
    return share / (BALANCE - mean)


def heat_factor(outdoor: Array, slope: float, mean: float) -> Array:
    """Return w at outdoors (°C, of any shape); slope: k (1/K); mean: m (°C)."""
    found: Array = np.clip(1.0 + slope * (mean - outdoor), LEAST, MOST)
    return found
