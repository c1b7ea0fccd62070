"""What is kept, as immutable records. Times are epoch seconds UTC, days "YYYY-MM-DD", payloads plain JSON values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

type Value = float | bool | str
type Payload = Mapping[str, Any]


class SyncOutcome(StrEnum):
    """How a reconcile ended."""

    UNCHANGED = "unchanged"
    REPAIRED = "repaired"
    DROPPED = "dropped"
    FAILED = "failed"
    STALE = "stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinRecord:
    """A twin that exists, with the quantities it knows: channel key → unit (None: none)."""

    twin_id: str
    at: float
    kind: str
    channels: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRecord:
    """A twin's state at one revision, never changed once written. health 0 to 100 (None: not known)."""

    snapshot_id: str
    twin_id: str
    at: float
    reason: str
    source: str
    revision: int
    values: Mapping[str, Value]
    changed: Mapping[str, float]
    checksum: str
    context: Mapping[str, str | None] | None = None
    health: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """Something worth telling, once. Written again, only its acknowledgement changes."""

    event_id: str
    twin_id: str | None
    at: float
    category: str
    severity: str
    kind: str
    data: Payload
    acknowledged_at: float | None = None
    acknowledged_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncRecord:
    """One reconcile. duration in s. Those that changed nothing are counted by the hour, not kept one by one."""

    twin_id: str
    at: float
    duration: float
    outcome: str
    changed: Payload = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncFigures:
    """Reconciles of one twin with one outcome, as read back: how many, and their durations (s)."""

    twin_id: str
    at: float
    outcome: str
    count: int
    duration: float
    longest: float
    changed: Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRecord:
    """A figure of one day; the last one written counts. twin_id None: of the whole home."""

    twin_id: str | None
    day: str
    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRecord:
    """One prediction of one channel. Written again, for the same time, with outcome and score once that has come.

    Kept to seven significant digits and a millisecond; channel, horizon and due time tell one from the others. horizon
    in s; low90 and high90 bound the 90 % band; probability for on/off channels; persistence is what "stays as it is"
    said.
    """

    twin_id: str
    channel: str
    made_at: float
    due_at: float
    horizon: float
    value: float
    low90: float
    high90: float
    persistence: float
    probability: float | None = None
    outcome: float | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRecord:
    """What was asked of a simulation and what it answered; outcome holds what really came, written again later."""

    scenario_id: str
    at: float
    kind: str
    request: Payload
    result: Payload
    name: str | None = None
    seed: int | None = None
    outcome: Payload | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRecord:
    """A correction by rule, with what was before and after. Written again when undone or scored."""

    correction_id: str
    twin_id: str
    at: float
    rule: str
    before: Payload
    after: Payload
    undone_at: float | None = None
    success: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRecord:
    """A report that was not believed."""

    twin_id: str
    at: float
    channel: str | None
    value: str
    reason: str
    entity_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """Something the twins did, were asked or decided. Becomes a link of the chain when written."""

    at: float
    action: str
    twin_id: str | None = None
    user_id: str | None = None
    automation: str | None = None
    context_id: str | None = None
    reason: str | None = None
    data: Payload = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """A link of the chain as read back; previous and hash are hexadecimal."""

    seq: int
    record: AuditRecord
    previous: str
    hash: str


type Record = (
    TwinRecord
    | SnapshotRecord
    | EventRecord
    | SyncRecord
    | MetricRecord
    | ForecastRecord
    | ScenarioRecord
    | CorrectionRecord
    | QuarantineRecord
    | AuditRecord
)
