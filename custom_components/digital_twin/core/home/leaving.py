"""When somebody leaves, and may take the car: what is put off has to be there by then."""

import numpy as np

from .columns import Array

LEAVES = 0.5
"""People fewer than before, as expected, from which on somebody has left."""


def first_leaving(people: Array) -> int | None:
    """Return the first step at which somebody has left of people expected at home (T,); None: nobody does."""
    left = np.flatnonzero(people <= np.maximum.accumulate(people) - LEAVES)
    return int(left[0]) if left.size else None
