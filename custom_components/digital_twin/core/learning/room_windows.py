"""The stretches of a history that a room is fitted to: as long as there are enough of, one after the other."""

import numpy as np
from numpy.typing import NDArray

WINDOWS = (36 * 3600.0, 18 * 3600.0, 9 * 3600.0, 4 * 3600.0)
FEWEST_WINDOWS = 4
USED = 0.6
"""Share of what windows of the best length hold that longer ones must hold."""


def windows_of(valid: NDArray[np.bool_], step: float) -> tuple[NDArray[np.intp], int]:
    """Return first rows and length of the windows: the longest of which enough fit, and that leave little unused.

    Only long windows tell of a building's mass: what lasts hours looks like weather or people to short ones.
    """
    lengths = [length for seconds in WINDOWS if (length := int(seconds // step)) >= 3]
    laid = [(_starts(valid, length), length) for length in lengths]
    most = max((len(starts) * length for starts, length in laid), default=0)
    usable = [one for one in laid if len(one[0]) >= FEWEST_WINDOWS and len(one[0]) * one[1] >= USED * most]
    return max(usable or laid, key=lambda one: one[1] if usable else len(one[0]), default=(np.empty(0, np.intp), 0))


def _starts(valid: NDArray[np.bool_], length: int) -> NDArray[np.intp]:
    """Return the first rows of the windows (W,), one after the other, valid throughout, with one row before.

    They are laid from the end, so that the last one tells of the present.
    """
    bad = np.append(0, np.cumsum(~valid))
    starts, end = [], len(valid)
    while end - length >= 1:
        row = end - length
        if bad[end] == bad[row - 1]:
            starts.append(row)
            end = row
        else:
            end -= max(length // 12, 1)
    return np.array(starts[::-1], dtype=np.intp)
