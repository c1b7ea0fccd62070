"""Controllers in closed loop with what they control.

Direction d is +1 where a member raises its quantity (heating), −1 where it lowers it (cooling), 0 where it is off; a
controller works on d·x, so that one rule serves both.
"""

import numpy as np

from .protocol import Array


def relay_loop(
    start: Array, on: Array, decay: Array, gain: Array, drive: Array, low: Array, high: Array
) -> tuple[Array, Array]:
    """Run a first-order quantity under a two-point controller.

    x(t+1) = decay x(t) + gain u(t) + drive(t); u switches on below low and off above high. start, on, decay, gain:
    (N,); drive, low, high: (T, N). Returns x and u (T, N); decay and gain are the exact ones of the step.
    """
    shape = (len(drive), len(start))
    course, switched = np.empty(shape), np.empty(shape)
    x, u = start, on >= 0.5
    for index in range(len(drive)):
        u = (x < low[index]) | (u & (x < high[index]))
        x = decay * x + gain * u + drive[index]
        course[index] = x
        switched[index] = u
    return course, switched
