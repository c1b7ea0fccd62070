"""Storages and cars: the best use of a charge at known prices by dynamic programming over the simulator's own steps.

V_t(s, l) = min over levels k of  c_t(rest_t + P(s, k)) + ε [k ≠ l] + V_(t+1)(s'(s, k), k), where the step s → s', P is
the battery model's, tried once for every charge on a fine grid (Bellman 1957); between grid points V is linear.
A mode that follows the home ("auto", "self-consumption") gives what the rest takes and takes what the rest gives, by
the model's own balance; and without a grid a battery that discharges gives no more than the home takes.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import override

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..channel import Channel
from ..grid import Array, Grid
from ..models.automatic import SOLAR, Automatic
from ..models.battery import LEAST_CURRENT, MOST_CURRENT, follows, gives, takes
from ..models.protocol import Block
from ..requests import Change
from ..series import Series
from ..twin import TwinSnapshot
from .device import Choice, Device, Level, Played
from .objective import SHORT, Objective

POINTS = 401
SWITCHING = 0.03
"""kWh that a change of a storage's mode has to be worth, so that it does not flutter."""
CHARGER = 0.1
"""kWh that a change of what a charger does has to be worth: its contactor wears, a car may not wake up again, and
people read it."""
FILLED = 0.05
"""% that may lack of a charge wished for."""
LEAST_CHARGE = 1.0
"""% by which a battery must fill by itself for that to be kept."""
CURRENTS = 12
"""Currents from the least to the most that a charger takes, between which a plan chooses: each whole one up to 16 A,
so that the one is among them that just keeps below a limit."""


class Storage(Device):
    """A battery, with or without a car around it. Levels: off or idle, charging, and discharging where it can."""

    slot_seconds = 900.0
    bother = SWITCHING

    def __init__(  # noqa: PLR0913 -- what a plan knows of one storage
        self,
        twin: TwinSnapshot,
        grid: Grid,
        surroundings: Mapping[str, Array],
        *,
        least: float | None = None,
        by: float | None = None,
        keep: bool = True,
        dark: Array | None = None,
        recent: Mapping[str, Series] | None = None,
        last: float | None = None,
    ) -> None:
        """least: the charge (%) it is to have by s after start; dark: the steps (T,) in which there is no grid.

        last: the charge (%) that it told last, where it tells none now.
        keep: whether it must end as full as it would if it were left alone. What only takes (a car) must so in any
        case, unless the wish is for the end: a charge wished for earlier is no reason to leave it short later.
        """
        super().__init__(twin, grid, surroundings, recent)
        if last is not None and twin.values.get("charge") is None:
            self._present = {**self._present, "charge": np.full_like(self._present["charge"], last)}
        self.bother = SWITCHING if "storage_mode" in self.levels[-1] else CHARGER
        self.dark = np.zeros(grid.steps, dtype=bool) if dark is None or not dark.size else dark
        self._charges = np.linspace(0.0, 100.0, POINTS)
        rated, efficiency, reserve = (float(self.theta[name][0]) for name in ("rated_power", "efficiency", "reserve"))
        self._rated = rated, efficiency, reserve
        self._table = self._steps()
        mode = twin.values.get("storage_mode")
        names = (mode, *(level.get("storage_mode") for level in self.levels[1:]))
        self._following = np.array([name is not None and follows(str(name)) for name in names])
        self._giving = np.array([_gives(level) for level in self.levels])
        self._dark_slots = np.array([part.any() for part in self.by_slot(self.dark)])
        self._solar = self._needs(surroundings[SOLAR]) if SOLAR in surroundings else None
        self._answers = bool(self._following.any() or (self._giving.any() and self.dark.any()))
        self._automatic = Automatic.of(twin.learned, twin.spec.fidelity)
        self._start = float(self.start(1)["charge"][0])
        self.capacity = float(self.theta["capacity"][0])
        self.gives = bool(self._giving.any() or self._following.any())
        self.least = least
        self._until(grid.steps * grid.step if by is None else by)
        self._keep = keep if self.gives else least is None or self.by < grid.steps * grid.step
        self.end: float | None = None
        self.unwished = False

    def _until(self, by: float) -> None:
        """Take by when (s after start) a charge is wished for: the slot, and how much of that has passed by then."""
        self.by = by
        self._due_slot, self._due_share = self._passed(by)

    def _passed(self, at: float) -> tuple[int, float]:
        """Return the slot in which a time (s after start) lies, and how much of that has passed by then."""
        slots = min(at / (self.per_slot * self.grid.step), float(self.slots))
        slot = max(int(np.ceil(slots - 1e-9)) - 1, 0)
        return slot, slots - slot

    @override
    def settle(self, rest: Array) -> None:
        left = float(self.course(self.kept, rest)[-1])
        self.end = left if self._keep else None
        self.unwished = self.least is None and not self.gives and left > self._start + LEAST_CHARGE
        if self.unwished and self.due is not None:
            self._until(self.due)
            self.least = self.by_deadline(self.kept, rest)

    def course(self, choice: Choice, rest: Array) -> Array:
        """Return the charge (slots,), %, after each slot of a choice while everything else takes rest (T,) W."""
        found: Array = self._charged(choice[None], rest)[0][:, 0]
        return found

    def by_deadline(self, choice: Choice, rest: Array) -> float:
        """Return the charge (%) that a choice comes to by the time it is wished for."""
        return self.charge_at(self.by, choice, rest)

    def charge_at(self, at: float, choice: Choice, rest: Array) -> float:
        """Return the charge (%) that a choice comes to by a time (s after start)."""
        return float(self._between(self.course(choice, rest)[:, None], *self._passed(at))[0])

    def _between(self, charges: Array, slot: int, share: float) -> Array:
        """Return the charge (N,), %, when a share of a slot has passed, by those after each slot (slots, N)."""
        before = charges[slot - 1] if slot else self._start
        found: Array = before + share * (charges[slot] - before)
        return found

    @property
    def begins(self) -> float:
        """Return the charge (%) that it has now."""
        return self._start

    @property
    def most(self) -> float:
        """Return the most that it takes or gives, W."""
        return self._rated[0]

    @property
    def highest(self) -> float:
        """Return the charge (%) that it does not pass, as set or as it was seen to end by itself."""
        if "charge_limit" in self.twin.spec.channels:
            return float(self.start(1)["charge_limit"][0])
        return float(self.theta["end"][0])

    @property
    def at_once(self) -> Choice:
        """Return the choice that fills it now, as far as wished for, and leaves it so."""
        choice = np.full(self.slots, self.taking, dtype=np.int8)
        if self.least is not None:
            full = self.course(choice, np.zeros(self.grid.steps)) >= max(self.least, self.end or 0.0) - FILLED
            choice[np.append(False, full[:-1])] = self.resting
        return choice

    def when_cheapest(self, worth: Array) -> Choice:
        """Return the choice that charges in the fewest of the cheapest slots (worth: (slots,)) that meet the wish."""
        before = np.argsort(worth[: self._due_slot + 1], kind="stable")
        idle = np.zeros(self.grid.steps)
        wished = max(self.least or 0.0, self.end or 0.0) - FILLED

        def charging(count: int) -> Choice:
            choice = np.full(self.slots, self.resting, dtype=np.int8)
            choice[before[:count]] = self.taking
            return choice

        def meets(count: int) -> bool:
            return self.by_deadline(charging(count), idle) >= wished

        enough = bisect_left(range(len(before)), True, key=meets)
        return charging(enough)

    @override
    def _levels(self) -> tuple[Level, ...]:
        channels = self.twin.spec.channels
        modes = channels.get("storage_mode")
        if modes is not None and modes.options:
            named = [_first(modes.options, test) for test in (follows, _rests, takes, gives)]
            return tuple({"storage_mode": name} for name in named if name is not None)
        if "on" not in channels:
            return ()
        currents = self._currents(channels["current"]) if "current" in channels else ()
        if not currents:
            return ({"on": False}, {"on": True})
        return ({"on": False}, *({"on": True, "current": current} for current in currents))

    def _currents(self, channel: Channel) -> tuple[float, ...]:
        """Return the currents that a charger may be set to, ascending: what it takes, and what it is set to now.

        Where it does not say what it takes at most, no more than now; and no more than now and the rated power that was
        answered. None without a present current.
        """
        present = settings.number(self.twin.values, "current")
        if not present:
            return ()
        least = max(channel.least, min(LEAST_CURRENT, present))
        most = channel.most if channel.most <= MOST_CURRENT else present
        if (rated := settings.number(self.twin.spec.settings, settings.RATED_POWER)) is not None:
            most = min(most, max(present, rated / float(self.theta["power_per_ampere"][0])))
        step, begin = channel.step or 1.0, channel.least if np.isfinite(channel.least) else 0.0
        spread = np.linspace(least, max(least, most), CURRENTS)
        found = {round(begin + step * round((value - begin) / step), 6) for value in spread.tolist()} | {present}
        return tuple(sorted(value for value in found if least <= value and channel.takes(value)))

    @override
    def changes(self, choice: Choice) -> tuple[Change, ...]:
        """Return a choice as commands, and what they change put back when the plan is over.

        Someone else's plan for the time after, or the storage's own, begins with what people have set.
        """
        found = super().changes(choice)
        last = {key: value for change in found for key, value in change.commands.items()}
        present = self.twin.values
        back = {
            key: present[key]
            for key, value in last.items()
            if key in present and present[key] != value and self.twin.spec.channels[key].takes(present[key])
        }
        if not back:
            return found
        return (*found, Change(at=self.over, twin_id=self.twin.spec.twin_id, commands=back))

    @property
    def taking(self) -> int:
        """Return the level that charges most; 0 where none does."""
        named = level_index(self.levels, takes)
        return named or (len(self.levels) - 1 if "on" in self.levels[-1] else 0)

    @property
    def giving(self) -> int:
        """Return the level that serves the home from the battery, or 0."""
        return level_index(self.levels, follows) or level_index(self.levels, gives) or 0

    @property
    def resting(self) -> int:
        """Return the level that does nothing, or 0."""
        return level_index(self.levels, _rests) or (1 if "on" in self.levels[-1] else 0)

    @override
    def judge(self, outputs: Mapping[str, Array]) -> tuple[Array, Array]:
        # Of a storage what is judged is the charge after each slot.
        charge = outputs["charge"]
        missing = np.zeros(charge.shape[1])
        if self.least is not None:
            missing += np.maximum(self.least - self._between(charge, self._due_slot, self._due_share), 0.0)
        if self.end is not None:
            missing += np.maximum(outputs.get("end", self.end) - charge[-1], 0.0)
        return np.zeros(charge.shape[1]), missing * self.capacity / 100.0

    @override
    def play(self, choices: Choice, rest: Array) -> Played:
        """Return what choices (N, slots) come to, stepped through the table of the model's own steps.

        rest: (T,), or (T, N) for each of them, or for a single choice.
        """
        charges, powers = self._charged(choices, rest)
        self.evaluations += charges.shape[1]
        end = self._end(rest)
        discomfort, short = self.judge({"charge": charges} if end is None else {"charge": charges, "end": end})
        power = np.repeat(powers, self.per_slot, axis=0)[: self.grid.steps]
        percent = self.capacity / 100.0
        lent = 0.0 if end is None else np.maximum((self.end or 0.0) - np.maximum(charges[-1], end), 0.0) * percent
        return Played(power, discomfort, short, stored=charges[-1] * percent, lent=lent)

    def _end(self, rest: Array) -> Array | None:
        """Return the charge (%) that it must end with while everything else takes rest: (1,), or (N,) of each.

        What it would give by itself to what is planned for others is no command's doing: that is lent, at its worth.
        """
        if self.end is None:
            return None
        if not self._following[0]:
            return np.array([self.end])
        found: Array = np.minimum(self._charged(self.kept[None], rest)[0][-1], self.end)
        return found

    def _charged(self, choices: Choice, rest: Array) -> tuple[Array, Array]:
        """Return the charge after each slot of choices, and the power during it, (slots, N) each, as play."""
        levels = self.tidy(choices).T.astype(np.intp)
        needs = self._needs(rest)
        shape = (self.slots, max(levels.shape[1], needs.shape[1]))
        charges, powers = np.empty(shape), np.empty(shape)
        charge = np.full(shape[1], self._start)
        for slot in range(self.slots):
            charges[slot], powers[slot] = self.stepped(slot, levels[slot], charge, needs[slot])
            charge = charges[slot]
        return charges, powers

    def stepped(self, slot: int, levels: NDArray[np.intp], charge: Array, needs: Array) -> tuple[Array, Array]:
        """Return the charge (%) after a slot and the power (W) during it.

        levels, charge (%) before it and needs, what everything else takes then (W): of any shapes that broadcast.
        """
        if not self._answers:
            return self._looked_up(levels, charge)
        follows, wanted = self._following[levels], -needs
        if dark := bool(self._dark_slots[slot]):
            giving = self._giving[levels]
            wanted, follows = np.where(giving, -np.maximum(needs, 0.0), wanted), follows | giving
        if not follows.any():
            return self._looked_up(levels, charge)
        own, balanced = self._balanced(charge, wanted if dark else self._by_itself(slot, needs))
        if levels.size == 1 and levels.ndim <= own.ndim:
            return own, balanced
        charged, taken = self._looked_up(levels, charge)
        return np.where(follows, own, charged), np.where(follows, balanced, taken)

    def _looked_up(self, levels: NDArray[np.intp], charge: Array) -> tuple[Array, Array]:
        """Return the charge (%) after a slot and the power (W) during it, from the table of the model's own steps."""
        after, power = self._table
        place = charge / 100.0 * (POINTS - 1)
        lower = np.minimum(place.astype(np.intp), POINTS - 2)
        share = place - lower
        index = levels * POINTS + lower
        rest = 1.0 - share
        charged = after.take(index) * rest + after.take(index + 1) * share
        return charged, power.take(index) * rest + power.take(index + 1) * share

    def _needs(self, rest: Array) -> Array:
        """Return what everything else takes on average during each slot, W: (slots, 1) or (slots, N)."""
        by_step = rest[:, None] if rest.ndim == 1 else rest
        return by_step if self.per_slot == 1 else np.stack([part.mean(axis=0) for part in self.by_slot(by_step)])

    @override
    def seeds(self, objective: Objective, rest: Array) -> list[Choice]:
        return [self.optimum(objective, rest)]

    def optimum(self, objective: Objective, rest: Array) -> Choice:
        """Return the choice of least score while everything else takes rest (T,) W."""
        self.evaluations += POINTS
        charges = self._charges
        after, power = self._course_tables(rest)
        last = len(self.levels)
        switching = self.bother * objective.unit * (1.0 - np.eye(last))
        # Level 0 is what nobody has set yet: there is no way back to it.
        switching[1:, 0] = np.inf
        value = np.zeros((last, POINTS)) + self.end_worth(charges, objective, rest)
        policy = np.empty((self.slots, last, POINTS), dtype=np.int8)
        levels = np.arange(last)[:, None]
        for slot in reversed(range(self.slots)):
            begin, end = slot * self.per_slot, min((slot + 1) * self.per_slot, self.grid.steps)
            place = after[slot] / 100.0 * (POINTS - 1)
            lower = np.minimum(place.astype(np.intp), POINTS - 2)
            future = value[levels, lower] * (lower + 1 - place) + value[levels, lower + 1] * (place - lower)
            net = rest[begin:end, None, None] + power[slot][None]
            cost = objective.stages(net, slice(begin, end)).sum(axis=0) + future
            cost = cost + self.due_worth(slot, charges, after[slot], objective)
            total = switching[:, :, None] + cost[None]
            policy[slot] = np.argmin(total, axis=1)
            value = np.min(total, axis=1)
        return self._follow(policy, charges, after)

    def end_worth(self, charges: Array, objective: Objective, rest: Array) -> Array:
        """Return what it counts as to end with charges (…), %, while everything else takes rest (T,) W."""
        end = self._end(rest)
        if end is None:
            return np.zeros(charges.shape)
        lent = np.maximum((self.end or 0.0) - np.maximum(charges, end), 0.0)
        found: Array = objective.unit * self.capacity / 100.0 * (SHORT * np.maximum(end - charges, 0.0) + lent)
        return found

    def due_worth(self, slot: int, charges: Array, after: Array, objective: Objective) -> Array:
        """Return what it counts as that a charge wished for is not there: charges (…), %, before and after a slot."""
        if self.least is None or slot != self._due_slot:
            return np.zeros(after.shape)
        due = charges + self._due_share * (after - charges)
        found: Array = SHORT * objective.unit * self.capacity / 100.0 * np.maximum(self.least - due, 0.0)
        return found

    def _steps(self) -> tuple[Array, Array]:
        """Return charge after and power during a slot, from each charge of the grid at each level: (L, G)."""
        after, power = [], []
        for level in self.levels:
            state = {**self.start(POINTS), "charge": self._charges.copy()}
            commands = {
                key: np.array([self.twin.spec.channels[key].encode(value)] + [np.nan] * (self.per_slot - 1))
                for key, value in level.items()
            }
            block = Block(
                start=self.grid.start,
                dt=self.grid.step,
                steps=self.per_slot,
                commands=commands,
                environment={name: values[: self.per_slot] for name, values in self.surroundings.items()},
                rng=np.random.default_rng(0),
            )
            _, outputs = self.model.advance(state, self.parameters(POINTS), block)
            after.append(np.clip(outputs["charge"][-1], 0.0, 100.0))
            power.append(outputs["power"].mean(axis=0))
        return np.array(after), np.array(power)

    def _course_tables(self, rest: Array) -> tuple[Array, Array]:
        """Return the tables of every slot (slots, L, G) while the home otherwise takes rest (T,) W."""
        if not self._answers:
            after, power = (np.broadcast_to(table, (self.slots, *table.shape)) for table in self._table)
            return after, power
        levels = np.arange(len(self.levels))[:, None]
        steps = [self.stepped(slot, levels, self._charges, need) for slot, need in enumerate(self._needs(rest))]
        return np.stack([after for after, _ in steps]), np.stack([power for _, power in steps])

    def _by_itself(self, slot: int, needs: Array) -> Array:
        """Return what its automatic mode means to take (…) W in a slot while everything else takes needs (…) W."""
        if self._automatic is None:
            return -needs
        times = np.array([self.grid.start + (slot + 0.5) * self.per_slot * self.grid.step])
        count = needs.size
        mean, middle = np.full(count, -1.0), np.zeros(count)
        solar = None if self._solar is None else self._solar[slot : slot + 1]
        (charging, _), (giving, _) = self._automatic.sides(times, needs.reshape(1, -1), solar, mean, middle)
        wanted: Array = (charging - giving).reshape(needs.shape)
        return wanted

    def _balanced(self, charges: Array, wanted: Array) -> tuple[Array, Array]:
        """Return the charge after a slot, and the power, when a battery so full (%) is to take wanted W: (…) each."""
        rated, efficiency, reserve = self._rated
        hours = self.per_slot * self.grid.step / 3600.0
        asked = np.minimum(np.maximum(wanted, -rated), rated)
        per_cent = 0.1 * hours / self.capacity
        change = np.where(asked > 0.0, asked * efficiency, asked / efficiency) * per_cent
        floor = np.minimum(charges, reserve)
        after = np.minimum(np.maximum(charges + change, floor), np.maximum(charges, 100.0))
        gained = (after - charges) / per_cent
        return after, np.where(gained > 0.0, gained / efficiency, gained * efficiency)

    def _follow(self, policy: Choice, charges: Array, after: Array) -> Choice:
        """Return the levels that the policy (slots, L, G) chooses from the present charge on; after as the tables."""
        choice = np.zeros(self.slots, dtype=np.int8)
        charge, level = self._start, 0
        for slot in range(self.slots):
            nearest = round(charge / 100.0 * (POINTS - 1))
            level = int(policy[slot, level, min(max(nearest, 0), POINTS - 1)])
            choice[slot] = level
            charge = float(np.interp(charge, charges, after[slot, level]))
        return choice


def _first(options: tuple[str, ...], test: Callable[[str], bool]) -> str | None:
    return next((name for name in options if test(name)), None)


def _rests(name: str) -> bool:
    return not (takes(name) or gives(name) or follows(name))


def level_index(levels: tuple[Level, ...], test: Callable[[str], bool]) -> int | None:
    """Return the level whose mode is of a sort; None where there is none."""
    modes = [str(level["storage_mode"]) if "storage_mode" in level else None for level in levels]
    return next((index for index, mode in enumerate(modes) if mode is not None and test(mode)), None)


def _gives(level: Level) -> bool:
    return gives(str(level.get("storage_mode", "")))
