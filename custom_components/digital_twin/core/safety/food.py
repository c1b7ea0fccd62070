"""Hazard of food that spoils: fridges and freezers without power for longer than their contents stand."""

from collections.abc import Iterator

import numpy as np

from .. import settings
from ..grid import Array
from ..home.cold import is_cold, sort_of, time_constants
from ..requests import HazardFinding, Severity
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .situation import Flags, Situation, exceedance, number

ROOM = 20.0
"""°C around a cold store, where no room tells."""


@register_hazard
class FoodWarm(Hazard):
    """A fridge or freezer is without power for so long that what is in it spoils.

    Without power a store warms towards the room by dT/dt = (T_room − T)/τ; the contents' limit is reached after
    τ ln((T_room − T)/(T_room − limit)). Time constants and limits are those of core/home/cold.py.
    """

    id = "food_warm"
    severity = Severity.HIGH
    simulated = True

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return fridges and freezers in use; that an action switches one off, its own hazard says at once."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if is_cold(twin) and settings.never_off(twin.spec.settings) and not situation.commands(twin, "on")
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find how likely it is off for longer than its contents stand."""
        run = situation.runs[twin.spec.twin_id]
        if "on" not in run.outputs:
            return
        warm = _warm(situation, twin, run.outputs["on"])
        usual = warm if run.baseline is run.outputs else _warm(situation, twin, run.baseline["on"])
        crossing = exceedance(warm, usual, situation.grid)
        limit = sort_of(twin).limit
        yield from self.predicted((twin.spec.twin_id,), crossing, twin=twin.spec.name, limit=limit)


def _warm(situation: Situation, twin: TwinSnapshot, on: Array) -> Flags:
    """Return where the contents are beyond their limit (T, N); nowhere, while nothing is known of the relay."""
    sort, step = sort_of(twin), situation.grid.step
    inside = number(twin.values.get("temperature")) if "temperature" in twin.spec.channels else None
    start = sort.target if inside is None else inside
    if start >= sort.limit:
        return np.asarray(on < 0.5)
    stands = time_constants(on.shape[1], sort) * np.log((ROOM - start) / (ROOM - sort.limit)) * 3600.0
    steps = np.arange(1, len(on) + 1)[:, None]
    since = steps - np.maximum.accumulate(np.where(on >= 0.5, steps, 0), axis=0)
    off = since * step
    if inside is None and twin.values.get("on") is False and "on" in twin.changed:
        # Nobody measured how far it has warmed since it was switched off.
        off = off + np.where(since == steps, max(situation.request.start - twin.changed["on"], 0.0), 0.0)
    return np.asarray((on < 0.5) & (off >= stands))
