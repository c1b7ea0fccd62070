"""The answer: what happens to the home, beside what would have happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..home.happenings import Happening
from ..messages import Message
from ..requests import ChannelForecast, Severity, TwinOutcome
from .around import Around

type Range = tuple[float, float, float]
"""5 %, 50 % and 95 % of the members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Something that happens: when (s after start, median of the members in which it does), how likely, in words."""

    at: float
    earliest: float
    latest: float
    probability: float
    message: Message
    twin_id: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitCrossing:
    """A limit or hazard that is met. kind: the hazard's id, or limit. at: s after start (median), earliest: 5 %.

    refused: whether it is about a twin whose history cannot answer the scenario: how likely it is, is not to be told.
    """

    kind: str
    severity: Severity
    probability: float
    baseline: float
    at: float | None
    earliest: float | None
    twin_id: str | None
    channel: str | None
    limit: float
    upper: bool
    message: Message
    circuit: str | None = None
    worst: float = 0.0
    refused: bool = False


class Effect(StrEnum):
    """What becomes of a device."""

    OFF = "off"
    ON_BACKUP = "on_backup"
    BACKUP_EMPTY = "backup_empty"
    UNREACHABLE = "unreachable"
    FAULTY = "faulty"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A device that a scenario affects: how, from when until when (s after start; None: beyond the horizon).

    restored: in which state it comes back.
    """

    twin_id: str
    effect: Effect
    since: float
    until: float | None
    message: Message
    restored: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What it takes. None: not known (no price, no room …).

    energy: kWh drawn from outside; exported: kWh; cost: currency; carbon: kg CO₂; comfort: K·h beyond the rooms'
    comfort; peak: W.
    """

    energy: Range
    exported: Range = (0.0, 0.0, 0.0)
    cost: Range | None = None
    carbon: Range | None = None
    comfort: Range | None = None
    peak: Range = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitOutcome:
    """A circuit's power (W) and, per phase, the greatest current (A), beside its limit."""

    circuit_id: str
    power: ChannelForecast
    baseline: ChannelForecast | None
    current: Range
    limit: float | None
    phase: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneOutcome:
    """A zone's air: temperature (°C), humidity (%), people, as far as they are simulated."""

    zone_id: str
    channels: tuple[ChannelForecast, ...]
    baseline: tuple[ChannelForecast, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A remedy that was simulated: what to do, and what it gains beside the scenario without it.

    gain: by id (cost, carbon, comfort, energy, heat, peak, failure: each in its unit, positive is better).
    """

    id: str
    message: Message
    happenings: tuple[Happening, ...]
    gain: Mapping[str, float]
    outcome: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakingPoint:
    """Where a load test breaks: at which load or value, what breaks first (None: nothing up to the last)."""

    value: float | None
    unit: str
    reached: float
    bottleneck: LimitCrossing | None
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOutcome:
    """The answer to HomeScenario.

    failure_probability: that anything of high or critical severity happens which without it would not;
    trouble_probability: the same of medium severity, too: discomfort, a limit of the whole home; both without what a
    history cannot tell, which will_likely_fail counts in. confidence:
    0..1 by the trust in the twins that carry the answer and by what their history determines. refusals: what is not
    answered because the history cannot tell; left_out: the twins whose comfort and heat no sum holds for that.
    run_time: s.
    """

    scenario: str | None
    start: float
    horizon: float
    step: float
    members: int
    seed: int
    summary: tuple[Message, ...]
    twins: tuple[TwinOutcome, ...]
    zones: tuple[ZoneOutcome, ...] = ()
    circuits: tuple[CircuitOutcome, ...] = ()
    events: tuple[Occurrence, ...] = ()
    crossings: tuple[LimitCrossing, ...] = ()
    affected: tuple[Affected, ...] = ()
    totals: Totals
    baseline: Totals | None = None
    failure_probability: float = 0.0
    will_likely_fail: bool = False
    trouble_probability: float = 0.0
    surroundings: tuple[Around, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    breaking_point: BreakingPoint | None = None
    confidence: float = 0.0
    refusals: tuple[Message, ...] = ()
    left_out: tuple[str, ...] = ()
    assumed: tuple[Message, ...] = ()
    run_time: float = 0.0
    figures: Mapping[str, float] = field(default_factory=dict)
