"""A storage that nobody plans for but that follows the home: what it does hangs on what is planned for the others."""

from dataclasses import replace
from typing import override

import numpy as np

from ..grid import Array
from ..models.battery import follows
from ..twin import TwinSnapshot
from .device import Choice, Level, Played
from .storage import Storage


class Follower(Storage):
    """A storage whose mode is left as it is.

    Nobody wished how full it ends: what it gives for a plan is worth its energy, and no reason to give up a wish.
    """

    _left = 0.0
    """kWh in the end when everything is left alone."""

    @override
    def settle(self, rest: Array) -> None:
        self._left = float(self.course(self.kept, rest)[-1]) * self.capacity / 100.0

    @override
    def play(self, choices: Choice, rest: Array) -> Played:
        played = super().play(choices, rest)
        return replace(played, lent=np.maximum(self._left - played.stored, 0.0))

    @override
    def _levels(self) -> tuple[Level, ...]:
        return ()


def is_follower(twin: TwinSnapshot) -> bool:
    """Return whether a storage's present mode follows the home, by a charge that is told."""
    mode = twin.values.get("storage_mode")
    return twin.spec.kind == "battery" and "charge" in twin.spec.channels and mode is not None and follows(str(mode))
