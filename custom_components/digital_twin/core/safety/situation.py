"""What hazards look at: the action, the twins it touches, the facts of the home, and the simulated course."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ..channel import Value
from ..grid import Array, Grid
from ..home.outlook import felt, surroundings
from ..models.kinds import KINDS, Risk
from ..requests import Change, CheckRequest
from ..scenario.simulation import Run
from ..twin import TwinSnapshot

OUTDOOR_KINDS = frozenset({"thermostat", "pv"})
"""Kinds whose course hangs on the weather."""

type Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Command:
    """One channel's command, at s after the check's start."""

    at: float
    value: Value


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One check. runs holds the simulated twins by id: those the action touches, none in a quick check."""

    request: CheckRequest
    grid: Grid
    runs: Mapping[str, Run] = field(default_factory=dict)

    @cached_property
    def twins(self) -> dict[str, TwinSnapshot]:
        """Return all twins by id."""
        return {twin.spec.twin_id: twin for twin in self.request.twins}

    @cached_property
    def surroundings(self) -> dict[str, Array]:
        """Return what devices feel, (T, n): n is the members where the forecast is not sure, else 1."""
        request = self.request
        return felt(surroundings(request.environment, self.grid, members=request.members, seed=request.seed))

    def around(self, twin: TwinSnapshot) -> dict[str, Array]:
        """Return what a twin feels; the forecast itself (T, 1) where its spread makes no difference to it."""
        if twin.spec.kind in OUTDOOR_KINDS:
            return self.surroundings
        return self.expected

    @cached_property
    def expected(self) -> dict[str, Array]:
        """Return the forecast of the surroundings itself, (T, 1)."""
        request = self.request
        return felt(surroundings(request.environment, self.grid, members=1, seed=request.seed))

    def simulated(self, runs: Mapping[str, Run]) -> Situation:
        """Return the same with these runs."""
        return self._with(replace(self, runs=runs))

    def changed(self, changes: tuple[Change, ...]) -> Situation:
        """Return the same with other changes, nothing simulated yet."""
        return self._with(replace(self, request=replace(self.request, changes=changes), runs={}))

    def _with(self, other: Situation) -> Situation:
        """Hand on what was worked out of the surroundings."""
        for name in ("surroundings", "expected"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    @cached_property
    def courses(self) -> dict[tuple[str, ...], Array]:
        """Return what one hazard worked out of the runs, for the next that needs it."""
        return {}

    @cached_property
    def touched(self) -> dict[str, tuple[Change, ...]]:
        """Return the changes of each known twin that the action touches, in order of time."""
        result: dict[str, list[Change]] = {}
        for change in sorted(self.request.changes, key=lambda change: change.at):
            if change.twin_id in self.twins:
                result.setdefault(change.twin_id, []).append(change)
        return {twin_id: tuple(changes) for twin_id, changes in result.items()}

    def touched_of(self, *kinds: str) -> Iterator[TwinSnapshot]:
        """Return the touched twins of these kinds (all, when none is named)."""
        for twin_id in self.touched:
            twin = self.twins[twin_id]
            if not kinds or twin.spec.kind in kinds:
                yield twin

    def rooms(self) -> Iterator[TwinSnapshot]:
        """Return the touched thermostats, and those that were simulated because the action reaches their rooms."""
        yield from self.touched_of("thermostat")
        for twin_id, run in self.runs.items():
            if twin_id not in self.touched and run.twin.spec.kind == "thermostat":
                yield run.twin

    def commands(self, twin: TwinSnapshot, channel: str) -> list[Command]:
        """Return what the action commands on a channel, in order of time."""
        return [
            Command(change.at, change.commands[channel])
            for change in self.touched.get(twin.spec.twin_id, ())
            if channel in change.commands
        ]

    def value_at(self, twin: TwinSnapshot, channel: str, at: float) -> Value | None:
        """Return a channel's value at a time by commands and report alone; None when unknown."""
        value = twin.values.get(channel)
        for command in self.commands(twin, channel):
            if command.at <= at:
                value = command.value
        return value

    def before(self, twin: TwinSnapshot, channel: str, command: Command) -> Value | None:
        """Return a channel's value that a command finds, by earlier commands and report alone; None when unknown."""
        value = twin.values.get(channel)
        for other in self.commands(twin, channel):
            if other is command or other == command:
                break
            value = other.value
        return value

    def fact(self, name: str) -> float | None:
        """Return a fact of the home, or None when it is unknown."""
        return self.request.context.get(name)

    def holds(self, name: str) -> bool:
        """Return whether a fact is known to hold."""
        return self.request.context.get(name, 0.0) >= 0.5

    def nobody_home(self) -> bool:
        """Return whether it is known that nobody is home."""
        people = self.fact("people_home")
        return people is not None and people < 0.5

    def limit(self, name: str, default: float, twin: TwinSnapshot | None = None) -> float:
        """Return a limit: the twin's own where it has one, else the home's."""
        own = None if twin is None else self.request.twin_limits.get(twin.spec.twin_id, {}).get(name)
        return self.request.limits.get(name, default) if own is None else own

    def chosen(self, key: str, twin: TwinSnapshot) -> float | None:
        """Return a limit that the interview asks for: the twin's own or its area's, as answered, or the home's."""
        for source in (self.request.twin_limits.get(twin.spec.twin_id, {}), twin.spec.settings, self.request.limits):
            if (found := number(source.get(key))) is not None:
                return found
        return None

    def inverted(self, hazard: str, twin: TwinSnapshot) -> bool:
        """Return whether the user wants the opposite of what a hazard takes for right."""
        return self.limit(f"{hazard}.inverted", 0.0, twin) >= 0.5


def risk(twin: TwinSnapshot) -> Risk:
    """Return the risk class of a twin's kind; risky for a kind nobody knows."""
    kind = KINDS.get(twin.spec.kind)
    return Risk.RISKY if kind is None else kind.risk


def number(value: Value | None) -> float | None:
    """Return a value as a number, or None when it is unknown or a word."""
    return None if value is None or isinstance(value, str) else float(value)


@dataclass(frozen=True, slots=True)
class Exceedance:
    """How likely (0..1) a limit is crossed, beside the same without the action, and when first (s, median)."""

    probability: float
    baseline: float
    at: float
    worse: float = 0.0


def exceedance(
    crossed: Flags, baseline: Flags, grid: Grid, lasting: float = 0.0, *, worse: Flags | None = None
) -> Exceedance:
    """Return how many members are beyond a limit for at least lasting s on end.

    crossed and baseline: (T, N) of bool, with the action and without; worse: where the action takes a member further
    beyond than it would be anyway, None: wherever it would not be beyond. at is the end of the step in which half of
    the crossing members have first crossed, less the step itself: the earliest moment consistent with the grid.
    """
    run = max(round(lasting / grid.step), 1)
    with_action, first = _share(crossed, run)
    if with_action == 0.0:
        return Exceedance(0.0, 0.0, 0.0)
    if baseline is crossed:
        return Exceedance(with_action, with_action, first * grid.step)
    without = _share(baseline, run)[0]
    further = _share(crossed & (~baseline if worse is None else worse), run)[0]
    return Exceedance(with_action, without, first * grid.step, further)


def decisive(values: Array, sign: float, share: float, run: int) -> float:
    """Return the limit up to which a share of the members goes for run steps on end: (T, N), upwards for sign 1."""
    run = min(max(run, 1), len(values))
    windows = sliding_window_view(sign * values, run, axis=0)
    return sign * float(np.quantile(windows.min(axis=-1).max(axis=0), 1.0 - share))


def _share(crossed: Flags, run: int) -> tuple[float, float]:
    if run > len(crossed) or not crossed.any():
        return 0.0, 0.0
    if run > 1:
        total = np.concatenate(
            (np.zeros((1, crossed.shape[1]), dtype=np.int32), np.cumsum(crossed, axis=0, dtype=np.int32))
        )
        crossed = (total[run:] - total[:-run]) == run
    ever = crossed.any(axis=0)
    if not ever.any():
        return 0.0, 0.0
    return float(np.mean(ever)), float(np.median(np.argmax(crossed[:, ever], axis=0)))
