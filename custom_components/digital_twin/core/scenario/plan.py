"""A scenario as it was written: what the language's text says, before it is known what that means for a home."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from ..channel import Value
from .request import Report
from .units import Units

type Selector = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWhen:
    """A condition as written: of the twins of a selector (the first that it holds for), or of the surroundings."""

    path: str
    twin: Selector | None
    channel: str
    above: float | None = None
    below: float | None = None
    equals: Value | None = None
    lasting: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedChange:
    """A change as written. what: one of WHAT; twin: whom it concerns; words: the rest, by the key it stood under."""

    path: str
    what: str
    at: float = 0.0
    when: PlannedWhen | None = None
    duration: float | None = None
    twin: Selector | None = None
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLimit:
    """A limit as written."""

    path: str
    twin: Selector
    channel: str
    above: float | None
    below: float | None
    lasting: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedState:
    """A state given for the start."""

    path: str
    twin: Selector
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A scenario as written.

    start: epoch s, zone and units: of the home, past: whether it lies before now. compare_with: changes, None: nothing.
    compared: the name of a stored scenario to compare with, which the caller puts in: its changes, and what it takes of
    the library (compared_library: id and parameters). twins None: whatever is touched.
    """

    name: str | None
    scenario: str | None
    parameters: Mapping[str, Any]
    start: float
    zone: tzinfo
    units: Units
    past: bool
    states: tuple[PlannedState, ...]
    horizon: float | None
    step: float | None
    members: int
    seed: int
    twins: Selector | None
    changes: tuple[PlannedChange, ...]
    compare_with: tuple[PlannedChange, ...] | None
    compared: str | None
    compared_library: tuple[str, Mapping[str, Any]] | None = None
    limits: tuple[PlannedLimit, ...]
    home_limits: Mapping[str, float]
    report: Report
