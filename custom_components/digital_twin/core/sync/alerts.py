"""Alerts: what is found wrong, told once when it starts, once for each time it gets worse than ever, once when it ends.

A finding must last for a while before it is told, and be gone for a while before it is over, so that a value at the
edge of its threshold raises one alert and not one a minute.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from math import inf
from typing import Any, Self

from ..channel import Value
from ..requests import Severity
from .divergence import RANK
from .expectation import Basis

TOLD_FROM = Severity.MEDIUM
"""Findings below this are shown, but worth nobody's interruption: they raise no alert, and keep none."""


class Cause(StrEnum):
    """What sort of thing was found."""

    DIVERGED = "diverged"
    JOINTLY = "jointly"
    DISOBEYED = "disobeyed"
    DWELLS = "dwells"
    UNUSUAL_TIME = "unusual_time"
    STUCK = "stuck"


LASTS = {
    Cause.DIVERGED: 30.0,
    Cause.JOINTLY: 600.0,
    Cause.DISOBEYED: 0.0,
    Cause.DWELLS: 0.0,
    Cause.UNUSUAL_TIME: 300.0,
    Cause.STUCK: 0.0,
}
"""s for which a cause must be found before it is told."""
LASTS_OF_MODEL = 300.0
"""s for which a device must be off its forecast: one odd sample is none."""
GONE = 60.0
"""s for which it must not be found any more before it is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is not as it should be now. since: epoch s. score and percent where they can be given."""

    cause: Cause
    channel: str
    severity: Severity
    since: float
    expected: Value | None = None
    actual: Value | None = None
    percent: float | None = None
    score: float | None = None
    basis: Basis | None = None

    @property
    def key(self) -> str:
        """Return what tells this from other findings of the same twin."""
        return f"{self.cause.value} {self.channel}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A finding that was told. worst: the highest severity it was told with.

    acknowledged: whether somebody has seen it; until: epoch s up to which nothing more is to be told of it.
    """

    finding: Finding
    worst: Severity
    told_at: float
    acknowledged: bool = False
    until: float = 0.0

    @property
    def key(self) -> str:
        """Return the key of its finding."""
        return self.finding.key

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what as_dict wrote. Raises KeyError, TypeError or ValueError for anything else."""
        found = dict(data["finding"])
        basis = found["basis"]
        finding = Finding(
            **found
            | {
                "cause": Cause(found["cause"]),
                "severity": Severity(found["severity"]),
                "basis": None if basis is None else Basis(basis),
            }
        )
        return cls(
            finding=finding,
            worst=Severity(data["worst"]),
            told_at=float(data["told_at"]),
            acknowledged=bool(data["acknowledged"]),
            until=float(data["until"]),
        )


class Change(StrEnum):
    """What happened to an alert."""

    STARTED = "started"
    WORSENED = "worsened"
    ENDED = "ended"


@dataclass(slots=True)
class _Watched:
    finding: Finding
    first: float
    last: float


class AlertBook:
    """The alerts of one twin. Times are epoch s and passed in."""

    __slots__ = ("_at", "_watched", "current")

    def __init__(self, alerts: Iterable[Alert] = ()) -> None:
        """Start with alerts that were open before, as after a restart."""
        self._at = -inf
        self.current: dict[str, Alert] = {alert.key: alert for alert in alerts}
        self._watched: dict[str, _Watched] = {
            key: _Watched(alert.finding, alert.finding.since, alert.told_at) for key, alert in self.current.items()
        }

    def update(self, findings: Iterable[Finding], at: float) -> list[tuple[Change, Alert]]:
        """Take in everything that is found now, and return what became of the alerts, each change once."""
        changes: list[tuple[Change, Alert]] = []
        if self._at == -inf:
            # Nobody looked while Home Assistant was down: what is open has the usual time to be found again.
            for restored in self._watched.values():
                restored.last = at
        self._at = at
        self._remind(at)
        for finding in findings:
            if RANK[finding.severity] < RANK[TOLD_FROM]:
                continue
            watched = self._watched.get(finding.key)
            if watched is None:
                watched = self._watched[finding.key] = _Watched(finding, at, at)
            watched.finding, watched.last = finding, at
            if change := self._seen(watched, at):
                changes.append(change)
        for key, watched in list(self._watched.items()):
            if watched.last >= at:
                continue
            alert = self.current.get(key)
            if alert is None:
                del self._watched[key]
            elif at - watched.last >= GONE:
                del self._watched[key], self.current[key]
                changes.append((Change.ENDED, alert))
        return changes

    def _remind(self, at: float) -> None:
        """Count what rested only until now as unseen."""
        for key, alert in self.current.items():
            if 0.0 < alert.until <= at:
                self.current[key] = replace(alert, acknowledged=False, until=0.0)

    def _seen(self, watched: _Watched, at: float) -> tuple[Change, Alert] | None:
        finding = watched.finding
        alert = self.current.get(finding.key)
        if alert is None:
            if at - min(watched.first, at) < _lasts(finding):
                return None
            alert = Alert(finding=finding, worst=finding.severity, told_at=at)
            self.current[finding.key] = alert
            return Change.STARTED, alert
        self.current[finding.key] = alert = replace(alert, finding=finding)
        if RANK[finding.severity] <= RANK[alert.worst] or at < alert.until:
            return None
        alert = replace(alert, worst=finding.severity, acknowledged=False)
        self.current[finding.key] = alert
        return Change.WORSENED, alert

    @property
    def undecided(self) -> bool:
        """Return whether something waits to be told: that it lasts, or that it is over."""
        for key, watched in self._watched.items():
            found = watched.last >= self._at
            if key in self.current:
                if not found:
                    return True
            elif found:
                return True
        return False

    def acknowledge(self, key: str) -> Alert | None:
        """Note that an alert was seen; return it, None when there is none (any more)."""
        return self._changed(key, acknowledged=True, until=0.0)

    def snooze(self, key: str, until: float) -> Alert | None:
        """Let an alert rest until then (epoch s): nothing is told of it before, and after it counts as unseen again."""
        return self._changed(key, acknowledged=True, until=until)

    def end(self, key: str) -> Alert | None:
        """End an alert at once, as after its correction; return it."""
        self._watched.pop(key, None)
        return self.current.pop(key, None)

    def worst(self) -> Alert | None:
        """Return the worst alert there is."""
        return max(self.current.values(), key=lambda alert: RANK[alert.finding.severity], default=None)

    def _changed(self, key: str, **values: Any) -> Alert | None:
        if (alert := self.current.get(key)) is None:
            return None
        self.current[key] = replace(alert, **values)
        return self.current[key]


def _lasts(finding: Finding) -> float:
    if finding.cause is Cause.DIVERGED and finding.basis is Basis.MODEL:
        return LASTS_OF_MODEL
    return LASTS[finding.cause]
