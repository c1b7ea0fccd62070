"""The questions the shell puts to the core, and the answers: plain values that cross to the worker process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from .channel import Value
from .clock import Clock
from .hourly import Hourly
from .messages import Message
from .rule import Rule
from .series import Series
from .twin import Trust, TwinSnapshot, TwinSpec

type Array = NDArray[np.float64]

MONTHS = "months"
"""What the names of tables begin with that months of hourly statistics told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnRequest:
    """Learn a device from history: series per channel, and of the environment (outdoor_temperature, sun, window …).

    months: hourly statistics of channels and of outdoor_temperature, from before the history to now; months_sun: the
    sun over them, as in the environment; where they were not read again, what an earlier learning made of them stands
    in earlier (the tables of Learned that begin with MONTHS). clock: the home's, over the times of the history; of a
    kind whose history was laid onto today's clock, that one alone; none of kinds that go by the sun.
    """

    spec: TwinSpec
    history: Mapping[str, Series]
    environment: Mapping[str, Series] = field(default_factory=dict)
    months: Mapping[str, Hourly] = field(default_factory=dict)
    months_sun: Mapping[str, Series] = field(default_factory=dict)
    earlier: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    clock: Clock = ()
    now: float
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The expected surroundings on a regular grid: per quantity an array (n,) from start (epoch s) every step s.

    bands: 5 and 95 % of the quantities that are not sure, (n,) each. clock: the home's, over that time.
    """

    start: float
    step: float
    values: Mapping[str, Array] = field(default_factory=dict)
    assumed: tuple[Message, ...] = ()
    bands: Mapping[str, tuple[Array, Array]] = field(default_factory=dict)
    clock: Clock = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A command to one twin, at seconds after the scenario's start."""

    at: float
    twin_id: str
    commands: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Bands:
    """Central 50, 80 and 90 % bands; arrays (n,) each."""

    low50: Array
    high50: Array
    low80: Array
    high80: Array
    low90: Array
    high90: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Whether a number crosses a limit, upward or downward, on its way.

    probability: that it has by each time of the forecast (n,); at: when, s after start (median), None: on no path.
    """

    limit: float
    upper: bool
    probability: Array
    at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelForecast:
    """One channel over time. times: s after start, (n,). value: median (numbers), or the likeliest encoded state.

    probability: per state ("on"/"off", or the options) an array (n,), for discrete channels; for the power of an
    appliance, whether that is active. crossings: of the limits asked for and of those that the interview gave.
    """

    channel: str
    times: Array
    value: Array
    bands: Bands | None = None
    probability: Mapping[str, Array] = field(default_factory=dict)
    crossings: tuple[Crossing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictRequest:
    """Forecast channels of one twin (default: its main channel).

    recent: what each known channel, outdoor_temperature and sun reported since the twin learned, or as much of it as is
    at hand; older samples may be a quarter of an hour apart. limits: of the first channel, whose crossing is asked for.
    """

    twin: TwinSnapshot
    channels: tuple[str, ...] = ()
    horizon: float
    step: float
    start: float
    recent: Mapping[str, Series] = field(default_factory=dict)
    lost: Mapping[str, tuple[Value, float]] = field(default_factory=dict)
    environment: Environment
    limits: tuple[float, ...] = ()
    members: int = 200
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """The answer to PredictRequest. confidence: 0..1, the measured score of past forecasts; None when unmeasured.

    trend and risks say of the first channel, a temperature, how it moves and what limits it will likely cross.
    """

    twin_id: str
    start: float
    method: str
    channels: tuple[ChannelForecast, ...]
    confidence: float | None
    trust: Trust
    notes: tuple[Message, ...] = ()
    trend: tuple[Message, ...] = ()
    risks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a course takes: energy in kWh, cost in the currency, comfort in K·h missed; (low, median, high) each.

    None: nobody can tell, as without a price.
    """

    energy: tuple[float, float, float] | None = None
    cost: tuple[float, float, float] | None = None
    comfort: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTold:
    """What a device told last before it fell silent for good: a channel's value, and when (s after the start)."""

    channel: str
    value: float
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinOutcome:
    """One twin's course in a scenario, and without the changes when compared. Energy in kWh: (low, median, high).

    account, baseline_account: what a check adds to it. saved: kWh a day less than without the changes once what they
    cool has cooled, where that was asked for.
    unknown: what the device's history does not tell and the answer hangs on; refused: so much that it is none.
    silent, baseline_silent: what a device told last that tells nothing any more in the end.
    """

    twin_id: str
    channels: tuple[ChannelForecast, ...]
    baseline: tuple[ChannelForecast, ...] = ()
    energy: tuple[float, float, float] | None = None
    baseline_energy: tuple[float, float, float] | None = None
    trust: Trust
    notes: tuple[Message, ...] = ()
    unknown: tuple[Message, ...] = ()
    refused: bool = False
    saved: float | None = None
    silent: LastTold | None = None
    baseline_silent: LastTold | None = None
    account: Account | None = None
    baseline_account: Account | None = None


class Decision(StrEnum):
    """What a check decides."""

    APPROVED = "approved"
    DENIED = "denied"
    NEEDS_APPROVAL = "needs_approval"


class Severity(StrEnum):
    """How bad a hazard would be."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHazard:
    """A hazard that the user wrote: line is how, rule what it means; twins: those it is meant for (none: all)."""

    hazard_id: str
    name: str
    line: str
    rule: Rule
    severity: Severity = Severity.MEDIUM
    twins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardFinding:
    """A hazard that an action would meet: how likely (0..1) and when first (s after start, None: at once).

    reached: the figure held against the limit; a limit beyond it would not have led to this decision. worsened: whether
    it would come anyway, and the action makes it worse.
    """

    hazard: str
    severity: Severity
    probability: float
    at: float | None
    twins: tuple[str, ...]
    reason: Message
    reached: float | None = None
    worsened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitLoad:
    """A circuit that an action loads: limit: what its fuse carries (W); twins: those of the action that hang on it.

    untouched: what else hangs on it draws now (W).
    """

    name: str
    limit: float
    untouched: float
    twins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A room, by its thermostat's twin, that feels what another twin does.

    conductance: W/K by which it exchanges heat with that twin's room; 0: the twin stands in the room itself, and gives
    it heat. shades: of a cover, the share of the room's sun that comes through its window.
    """

    room: str
    twin: str
    conductance: float = 0.0
    shades: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """Would these commands do harm? limits: home-wide limits (max_power in W …); unresolved: what could not be mapped.

    twin_limits: by twin id the limits that differ from the home's; own: hazards that the user wrote; recent: by twin id
    what its channels reported in the last hours, which tells how warm the masses are that nobody measures; beside: the
    rooms that may feel what the action does elsewhere.

    context: facts the rules need that are no channel: people_home (0/1), smoke (0/1), leak (0/1), quiet (0/1) …; areas:
    the area each twin is in, by twin id.
    """

    twins: tuple[TwinSnapshot, ...]
    changes: tuple[Change, ...]
    start: float
    environment: Environment
    limits: Mapping[str, float] = field(default_factory=dict)
    twin_limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    own: tuple[OwnHazard, ...] = ()
    context: Mapping[str, float] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    circuits: Mapping[str, CircuitLoad] = field(default_factory=dict)
    recent: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)
    beside: tuple[Beside, ...] = ()
    unresolved: tuple[Message, ...] = ()
    horizon: float = 86_400.0
    step: float = 300.0
    members: int = 100
    seed: int = 0
    quick: bool = False
    alternatives: bool = True
    goal: Goal | None = None


class AlternativeKind(StrEnum):
    """What an alternative changes about the action."""

    STEP_BEFORE = "step_before"
    VALUE = "value"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """An action near the one asked for that was simulated and passes; hazards: what is left of lesser ones.

    delay: s by which everything comes later.
    """

    kind: AlternativeKind
    message: Message
    changes: tuple[Change, ...]
    delay: float = 0.0
    hazards: tuple[HazardFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the caller wants of a channel: at least, or at most, a value (the channel's unit), by s after start."""

    twin_id: str
    channel: str
    least: float | None = None
    most: float | None = None
    by: float


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """How likely (0..1) a goal is reached in time, and when first (s after start, median); None when never."""

    probability: float
    at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer to CheckRequest. checked_until: s after start. confidence: 0..1 from the twins' trust.

    account: what the touched twins take together over the horizon; baseline_account: without the action.
    """

    decision: Decision
    confidence: float
    summary: Message
    hazards: tuple[HazardFinding, ...] = ()
    outcome: tuple[TwinOutcome, ...] = ()
    checked_until: float = 0.0
    not_checked: tuple[Message, ...] = ()
    alternative: Alternative | None = None
    goal: GoalAnswer | None = None
    account: Account | None = None
    baseline_account: Account | None = None
