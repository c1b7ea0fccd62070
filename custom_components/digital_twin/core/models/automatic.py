"""What a storage does in its automatic mode, as its history told: each side, charging and giving, by a rule of its own.

FOLLOW: what the home takes or has to spare, less a margin that it leaves to the meter. SOLAR: what the roof makes, less
a margin. HOURS: as on the past days at that hour, of which every member lives through one after the other and the first
through their mean. The rules of a side stand in the order of their error on days that they were not fitted to; the
first whose input is known counts. Hours are those of UTC, as everything that is learned by hours.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from ..twin import Fidelity, Learned
from .protocol import Array
from .switching import HOURS, hour_of_day

NEED = "home_need"
"""The quantity of the surroundings that says what the home takes beside it, W; below 0 what it has to spare."""
SOLAR = "home_solar"
"""The quantity of the surroundings that says what the home's roofs make, W."""
METER = "home_meter"
"""Of a history's surroundings what the home's meter showed, W; what begins with SOLAR is what one of its roofs made."""
FOLLOWS, BY_SUN, BY_HOURS = 0, 1, 2
CHARGING, GIVING = "auto_charging", "auto_giving"
"""Learned tables: rules in the order of their error, each with error (W), margin (W) and the margin's deviation."""
DAYS = "auto_days"
"""The learned table of past days (D, 48): W charged and W given by the hour (UTC)."""
MOST = "auto_most"
"""The learned table of the most that was charged and given (W)."""
COLUMNS = 4
DAY = 86_400.0
FADES = 1800.0
"""s after which what is done now beyond the usual course of the hours is down to 1/e."""
PLASTIC = 0.7548776662466927
"""A second low-discrepancy sequence's step, which does not go with that of the golden ratio (Roberts 2018)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one side; error, margin and deviation in W."""

    rule: int
    error: float
    margin: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Automatic:
    """The rules of both sides, days (D, 48) in W, and the most (W) that was charged and given."""

    charging: tuple[Rule, ...]
    giving: tuple[Rule, ...]
    days: Array
    most: tuple[float, float]

    @classmethod
    def of(cls, learned: Learned | None, fidelity: Fidelity) -> Self | None:
        """Return what was learned of the automatic mode; None: nothing, or it is not to be used."""
        if learned is None or fidelity not in (Fidelity.ADVANCED, Fidelity.EXPERT):
            return None
        tables = learned.tables
        days = np.array(tables.get(DAYS, ()))
        if not days.size or days.size % (2 * HOURS) or len(tables.get(MOST, ())) != 2:
            return None
        most = tables[MOST]
        sides = [_rules(tables.get(name, ())) for name in (CHARGING, GIVING)]
        return cls(sides[0], sides[1], days.reshape(-1, 2 * HOURS), (most[0], most[1])) if all(sides) else None

    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return this as tables of Learned."""
        return {
            **{
                name: tuple(float(part) for one in rules for part in (one.rule, one.error, one.margin, one.deviation))
                for name, rules in ((CHARGING, self.charging), (GIVING, self.giving))
            },
            DAYS: tuple(self.days.ravel().tolist()),
            MOST: self.most,
        }

    def sides(
        self, times: Array, need: Array | None, solar: Array | None, days: Array, margins: Array
    ) -> tuple[tuple[Array, bool], tuple[Array, bool]]:
        """Return what it means to charge and to give at times (epoch s, (T,)), (T, N) W each, and whether by the hours.

        need, solar: (T, 1) or (T, N), None: not known. days: the day (N,) that each member begins with, below 0 the
        mean of all; margins: each one's standard normal number (N,).
        """
        shape = (len(times), len(days))
        found = []
        for place, rules in enumerate((self.charging, self.giving)):
            inputs = {FOLLOWS: need if need is None or place else -need, BY_SUN: None if place else solar}
            chosen = next((one for one in rules if one.rule == BY_HOURS or inputs[one.rule] is not None), rules[-1])
            known = inputs.get(chosen.rule)
            if known is None:
                found.append((self._by_hours(times, days, place), True))
                continue
            power = np.clip(known - chosen.margin - chosen.deviation * margins, 0.0, None)
            found.append((np.broadcast_to(power, shape), False))
        return found[0], found[1]

    def _by_hours(self, times: Array, days: Array, place: int) -> Array:
        """Return the power (T, N) of one side as on past days."""
        hours = hour_of_day(times)
        table = self.days[:, place * HOURS : (place + 1) * HOURS]
        rows = (np.maximum(days, 0.0)[None, :] + times[:, None] // DAY).astype(np.intp) % len(table)
        return np.where(days[None, :] < 0.0, table.mean(axis=0)[hours][:, None], table[rows, hours[:, None]])


def _rules(row: tuple[float, ...]) -> tuple[Rule, ...]:
    parts = [row[first : first + COLUMNS] for first in range(0, len(row) - COLUMNS + 1, COLUMNS)]
    return tuple(Rule(int(one[0]), *one[1:]) for one in parts)


def drawn_days(known: int, spread: Array) -> Array:
    """Return the past day (N,), of so many known, that each member begins with; the first the mean of all: −1."""
    rows = np.floor(spread * known)
    rows[:1] = -1.0
    return rows


def drawn_margins(count: int) -> Array:
    """Return evenly spread standard normal numbers (count,), the first one 0."""
    share = (0.5 + PLASTIC * np.arange(count)) % 1.0
    found: Array = np.log(share / (1.0 - share)) / 1.702
    return found
