"""Rooms and tanks: targets within what is comfortable, an hour at a time."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final, override

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..channel import CELSIUS
from ..grid import Array, Grid
from ..models.room_heat import drawn_most, greatest_heat, is_electric
from ..requests import Change
from ..scenario.units import Units
from ..series import Series
from ..twin import TwinSnapshot
from .device import Choice, Device, Level
from .objective import HEAT, JOULES_A_KWH, Objective

TARGET: Final = "target_temperature"
AWAY: Final = 3.0
"""K by which it may be cooler while nobody is at home."""
NEAR: Final = 1.0
"""K about the present target that counts as comfortable where nobody said what is."""
BELOW: Final = 2.0
"""K below what is set now that a room is planned at most while somebody is at home: the least that was answered to be
comfortable is likely that of the nights."""
COUNT: Final = 5
FINEST: Final = 0.5
"""°C in which targets are set; whole degrees in other units."""
HYGIENE: Final = 50.0
"""°C below which legionella multiply in a tank (DVGW W 551)."""
SOMEBODY: Final = 0.5
"""People expected at home from which on a room has to be comfortable."""
PREHEATED: Final = 5
"""Hours by which a room at most is warm again before somebody comes."""
UNFIT: Final = 10.0
"""kWh that an hour set to what nobody would set counts as."""
GAS: Final = "gas"
"""The operation of a water heater that burns gas, as Home Assistant names it."""
METERED: Final = frozenset({"power", "energy"})
COOLING: Final = frozenset({"cool", "dry", "fan_only", "off"})


class Thermal(Device):
    """What keeps a temperature. Levels: targets from a little below what is comfortable up to the most that is."""

    slot_seconds = 3600.0
    bother = 0.2
    _left = -np.inf
    """°C in the end when it is left alone."""

    def __init__(
        self,
        twin: TwinSnapshot,
        grid: Grid,
        surroundings: Mapping[str, Array],
        recent: Mapping[str, Series] | None = None,
        units: Units | None = None,
    ) -> None:
        """units: the home's, in which its targets are round numbers."""
        self._scale = (units or Units()).temperature
        super().__init__(twin, grid, surroundings, recent)

    @property
    def comfort(self) -> tuple[float, float]:
        """Return the least and the most that is comfortable (°C), as answered, else about the present target."""
        answers, values = self.twin.spec.settings, self.twin.values
        target = settings.number(values, TARGET)
        low, high = settings.number(answers, settings.COMFORT_LOW), settings.number(answers, settings.COMFORT_HIGH)
        if low is None:
            low = (target if target is not None else 20.0) - NEAR
        if target is not None and self.twin.spec.kind == "thermostat":
            low = max(low, target - BELOW)
        if high is None:
            high = max((target if target is not None else 20.0) + 2.0 * NEAR, low + NEAR)
        if self.twin.spec.kind == "water_heater":
            low = max(low, HYGIENE if target is None else min(target, HYGIENE))
        return low, max(high, low)

    @override
    def _levels(self) -> tuple[Level, ...]:
        channel = self.twin.spec.channels.get(TARGET)
        mode = str(self.twin.values.get("hvac_mode", self.twin.values.get("operation", "heat")))
        if channel is None or mode in COOLING:
            return ()
        low, high = self.comfort
        span = np.linspace(low, high, COUNT) if high > low else np.array([low])
        if self.twin.spec.kind == "thermostat":
            span = np.append(low - AWAY, span)
        step = FINEST if self._scale.unit == CELSIUS else 1.0
        shown = sorted({step * round(self._scale.outward(float(value)) / step) for value in span})
        targets = [self._scale.inward(value) for value in shown]
        return tuple({TARGET: value} for value in targets if channel.lower <= value <= channel.upper)

    @override
    def changes(self, choice: Choice) -> tuple[Change, ...]:
        """Return a choice as commands, and the present target back when the plan is over."""
        found = super().changes(choice)
        present = settings.number(self.twin.values, TARGET)
        if not found or present is None or found[-1].commands[TARGET] == present:
            return found
        return (*found, Change(at=self.over, twin_id=self.twin.spec.twin_id, commands={TARGET: present}))

    @override
    def settle(self, rest: Array) -> None:
        self._left = float(self.simulate(self.kept[None])["temperature"][-1, 0])

    @property
    def apart(self) -> bool:
        """Return whether its heat is not known to be electricity: no price is known for it, nor its carbon."""
        if self.twin.spec.kind == "water_heater":
            return self.unmeasured and self.twin.values.get("operation") == GAS
        return self.twin.spec.kind == "thermostat" and not is_electric(self.twin.spec)

    @property
    def unmeasured(self) -> bool:
        """Return whether it is a tank of which nothing tells what it takes."""
        return self.twin.spec.kind == "water_heater" and METERED.isdisjoint(self.twin.spec.channels)

    @property
    def draws(self) -> float:
        """Return what a tank is taken to draw while it heats, W."""
        return float(self.theta["rated_power"][0])

    @override
    def simulate(self, choices: Choice) -> Mapping[str, Array]:
        outputs = super().simulate(choices)
        if not (self.unmeasured and self.apart):
            return outputs
        # What a tank's model takes for electricity is gas here.
        found = dict(outputs)
        found["heat"] = found.pop("power")
        return found

    @override
    def heat(self, outputs: Mapping[str, Array]) -> Array | float:
        if not self.apart or "heat" not in outputs:
            return 0.0
        found: Array = np.maximum(outputs["heat"], 0.0).sum(axis=0) * (self.grid.step / JOULES_A_KWH)
        return found

    @override
    def stored(self, outputs: Mapping[str, Array]) -> Array | float:
        """Return the heat in it, above 0 °C, as the electricity that makes it."""
        return 0.0 if self.apart else outputs["temperature"][-1] * self._holds

    @override
    def lent(self, outputs: Mapping[str, Array]) -> Array | float:
        """Return what it holds less in the end than left alone: no plan for a day lives on the warmth of the next."""
        worth = self._holds * (HEAT if self.apart else 1.0)
        found: Array = np.maximum(self._left - outputs["temperature"][-1], 0.0) * worth
        return found

    @cached_property
    def _holds(self) -> float:
        """Return the energy (kWh/K) that warms it: electricity, or heat where that is made of something else."""
        rate, answers = self.theta["heating_rate"], self.twin.spec.settings
        if self.twin.spec.kind == "water_heater":
            full = self.draws
        else:
            full = float(greatest_heat(answers, rate)[0]) if self.apart else drawn_most(self.twin)
        return full / float(rate[0]) / 1000.0

    @override
    def burden(self, choices: Choice) -> Array:
        """Return what changes count as; to be set below what is comfortable while somebody is at home is no choice.

        The model may take a room to stay warm all the same: nobody would believe it.
        """
        low = self.comfort[0]
        cool = np.array([False, *(float(level[TARGET]) < low for level in self.levels[1:])])
        settled = self.tidy(choices)
        found: Array = self.bother * self._turns(settled) + UNFIT * (cool[settled] & self._home).sum(axis=1)
        return found

    @cached_property
    def _home(self) -> NDArray[np.bool_]:
        """Return the slots in which somebody is expected at home."""
        people = self.surroundings.get("people", np.ones(self.grid.steps))
        return np.array([part.max() >= SOMEBODY for part in self.by_slot(people)])

    @override
    def turns(self, choices: Choice) -> Array:
        """Return how often the target changes, from the present one to that which is put back at the end."""
        return self._turns(self.tidy(choices))

    def _turns(self, settled: Choice) -> Array:
        present = settings.number(self.twin.values, TARGET)
        targets = np.array([np.nan if present is None else present, *(level[TARGET] for level in self.levels[1:])])
        course = targets[settled]
        ends = np.full((len(course), 1), targets[0])
        whole = np.hstack((ends, course, ends))
        found: Array = ((whole[:, 1:] != whole[:, :-1]) & ~np.isnan(whole[:, 1:])).sum(axis=1)
        return found

    @override
    def judge(self, outputs: Mapping[str, Array]) -> tuple[Array, Array]:
        low, high = self.comfort
        temperature = outputs["temperature"]
        people = self.surroundings.get("people")
        least = np.full(self.grid.steps, low)
        if people is not None and self.twin.spec.kind == "thermostat":
            # What is set is the mean about which a room swings, and nobody is there to feel that.
            least = np.where(people < SOMEBODY, low - AWAY - NEAR, low)
        below = np.maximum(least[:, None] - temperature, 0.0)
        above = np.maximum(temperature - np.maximum(high, temperature[:1]), 0.0)
        hours = (below + above).sum(axis=0) * self.grid.step / 3600.0
        return hours, np.zeros(temperature.shape[1])

    @override
    def seeds(self, objective: Objective, rest: Array) -> list[Choice]:
        """Return constant targets, such as are high before and low in the dearest hours, and low while nobody is in."""
        del rest
        found = [np.full(self.slots, level, dtype=np.int8) for level in range(1, len(self.levels))]
        worth = objective.stages(np.full(self.grid.steps, 1000.0))
        hourly = np.array([part.mean() for part in self.by_slot(worth)])
        order = np.argsort(np.argsort(hourly, kind="stable"), kind="stable") / max(self.slots - 1, 1)
        last = len(self.levels) - 1
        pairs = [(lower, upper) for lower in range(1, min(last, 3) + 1) for upper in range(lower + 1, last + 1)]
        found += [
            np.where(order < share, upper, lower).astype(np.int8)
            for share in (0.2, 0.35, 0.5, 0.65)
            for lower, upper in pairs
        ]
        away = ~self._home
        for before in range(min(PREHEATED, int(away.sum())) if float(self.levels[1][TARGET]) < self.comfort[0] else 0):
            # Away until so many slots before somebody comes.
            until = away & np.append(away, np.zeros(before, dtype=bool))[before:]
            found += [np.where(until, 1, level).astype(np.int8) for level in range(2, len(self.levels))]
        return found
