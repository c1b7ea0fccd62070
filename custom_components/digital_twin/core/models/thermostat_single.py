"""The proportional loop of one member alone, in plain numbers: for one member numpy's calls cost ten times its sums."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .protocol import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportional:
    """A proportional controller: band in K, gains in K per unit of output, follow: share of the way per step (1: all).

    strength: the plant's output under full cooling, in units of its full heating.
    """

    band: float
    gain: float
    cooling_gain: float
    follow: float
    strength: float


def proportional(
    drives: Array, control: Proportional, target: Array, direction: Array, modes: tuple[Array, Array], start: Array,
    command: float,
) -> tuple[Array, Array]:  # fmt: skip
    """Run the loop over T steps, in place: drives (T, M) becomes the course of the modes; their last are returned too.

    target: °C (T,); direction: 1 heats, −1 cools, 0 off (T,); modes: decay and rise per unit of output (M,) each;
    start: the modes before (M,); command: −1..1. Returns the last modes (M,) and the commands (T,).
    """
    decay, rise = (values.tolist() for values in modes)
    state: list[float] = start.tolist()
    opening = abs(command)
    commands = direction.astype(float)
    half, last = control.band / 2.0, range(len(state))
    rows: list[Sequence[float]] = drives.tolist()
    for index, (row, wanted, way) in enumerate(zip(rows, target.tolist(), direction.tolist(), strict=True)):
        state = [row[mode] + state[mode] * decay[mode] for mode in last]
        output = (wanted - sum(state)) * way + half
        output /= control.band + (control.cooling_gain if way < 0 else control.gain)
        output = min(max(output, 0.0), 1.0) * abs(way)
        opening = (output - opening) * control.follow + opening
        output = opening * way
        commands[index] = output
        if output < 0.0:
            output *= control.strength
        state = [state[mode] + rise[mode] * output for mode in last]
        drives[index] = state
    return np.array(state), commands
