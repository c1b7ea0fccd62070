"""What is not as expected of a twin: values off what they should be, commands not obeyed, states that last too long."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import State

from .alerts import Alerts
from .core.channel import Quantity, Value
from .core.models.kinds import Risk
from .core.requests import Severity
from .core.sync.alerts import Alert, Cause, Finding
from .core.sync.divergence import RANK, SPAN_IN_BANDS, Divergence, DivergenceTracker, severity_after, span
from .core.sync.expectation import Basis, Expected
from .core.sync.joint import JointDistance
from .core.sync.obedience import Command, Obedience
from .core.sync.usual import limit_ratio, state_name
from .environment.days import weekday_now
from .expectations import Expectations, local_time
from .leeway import is_under_way

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

ODD: Final = ((1e-8, Severity.HIGH), (1e-5, Severity.MEDIUM))
"""How unlikely several channels together must be to be told."""
STUCK_FOR: Final = 1800.0
STUCK_GAPS: Final = 12.0
"""A sensor is stuck when it has been silent so many of its usual gaps long while the model left it behind."""
LONGER: Final = 3.0
"""A stay of so many times what counts as long is one level worse."""


class Findings:
    """Holds what a twin shows against what is expected of it; what was found once is found until it is over."""

    def __init__(
        self,
        twin: TwinCoordinator,
        expectations: Expectations,
        obedience: Obedience,
        alerts: Alerts,
        stuck: set[str],
    ) -> None:
        """Nothing is found yet; stuck, the channels whose sensor is not believed, is read as it is at the time."""
        self._twin = twin
        self._expectations = expectations
        self._obedience = obedience
        self._alerts = alerts
        self._stuck = stuck
        self._tracker = DivergenceTracker(twin.channels, twin.kind.risk)
        self._joint = JointDistance()
        self._odd: tuple[str, float] | None = None

    @property
    def divergence(self) -> Divergence | None:
        """Return the worst divergence there is."""
        return self._tracker.worst()

    @property
    def divergences(self) -> dict[str, Divergence]:
        """Return every divergence there is, by channel."""
        return dict(self._tracker.current)

    def as_list(self) -> list[list[str | float]]:
        """Return how the channels go together, as it is kept over a restart."""
        return self._joint.as_list()

    def restore(self, rows: Iterable[Sequence[Any]]) -> None:
        """Take over what as_list wrote. Raises IndexError, TypeError or ValueError for anything else."""
        self._joint.restore(rows)

    def resume(self) -> None:
        """Go on where the last run ended: what was wrong has been so since then."""
        for alert in self._alerts.book.current.values():
            finding = alert.finding
            if finding.cause is Cause.JOINTLY:
                self._odd = (finding.channel, finding.since)
            elif finding.basis is not None and finding.expected is not None and finding.actual is not None:
                self._tracker.resume(
                    Divergence(
                        channel=finding.channel,
                        expected=finding.expected,
                        actual=finding.actual,
                        percent=finding.percent or 0.0,
                        severity=finding.severity,
                        since=finding.since,
                        basis=finding.basis,
                        score=finding.score,
                    )
                )

    def at(self, now: float) -> Iterator[Finding]:
        """Find what is not as expected now; what a channel shows is held against all that is expected of it."""
        twin = self._twin
        expected = self._expectations.expected(now)
        scores: dict[str, float] = {}
        for key in twin.channels:
            actual = twin.state.get(key)
            candidates = expected.get(key, ())
            if actual is None:
                known = self._last_known(key)
                if not known:
                    self._tracker.clear(key)
                yield from known
                continue
            found = None
            if not candidates or key in self._stuck:
                self._tracker.clear(key)
            else:
                one = max(candidates, key=lambda item: _score(item, actual))
                found = self._tracker.update(key, one, actual, now)
                if twin.channels[key].quantity is Quantity.NUMBER:
                    scores[key] = _normal_score(one, float(actual), span(twin.channels[key], float(one.value)))
            if found is not None:
                yield self._diverged(found, now)
            elif key not in self._stuck and (alert := self._open(Cause.STUCK, key, actual)) is not None:
                # A forecast that begins at a value that stands still agrees with it; that proves nothing.
                yield alert.finding
        yield from self._jointly(scores, now)
        yield from self._habits(now)
        for command in self._unobeyed(now):
            yield self._disobeyed(command, now)

    def _last_known(self, key: str) -> list[Finding]:
        """Find again what was open when a channel fell silent: silence does not mean that all is well."""
        return [alert.finding for alert in self._alerts.book.current.values() if alert.finding.channel == key]

    def _open(self, cause: Cause, key: str, actual: Value) -> Alert | None:
        """Return the alert of a cause about a channel that still shows what it showed then."""
        alert = self._alerts.book.current.get(f"{cause.value} {key}")
        return alert if alert is not None and alert.finding.actual == actual else None

    def _jointly(self, scores: dict[str, float], now: float) -> Iterator[Finding]:
        """Find that channels are odd together, where nothing else is wrong that would explain it."""
        joint = self._joint.update(scores)
        severity = None if joint is None else next((level for limit, level in ODD if joint.probability < limit), None)
        if joint is None or severity is None:
            self._odd = None
            return
        # The channel that adds most may change from one look to the next; the alert is about all of them.
        channel, since = self._odd = self._odd or (joint.channel, now)
        if all(alert.finding.cause is Cause.JOINTLY for alert in self._alerts.book.current.values()):
            yield Finding(
                cause=Cause.JOINTLY, channel=channel, severity=severity, since=since, score=round(joint.distance, 2)
            )

    def _diverged(self, found: Divergence, now: float) -> Finding:
        stuck = found.basis is Basis.MODEL and (
            self._is_stuck(found.channel, now) or self._open(Cause.STUCK, found.channel, found.actual) is not None
        )
        return Finding(
            cause=Cause.STUCK if stuck else Cause.DIVERGED,
            channel=found.channel,
            severity=found.severity,
            since=found.since,
            expected=found.expected,
            actual=found.actual,
            percent=round(found.percent, 1),
            score=None if found.score is None else round(found.score, 2),
            basis=found.basis,
        )

    def _is_stuck(self, key: str, now: float) -> bool:
        """Return whether a number has been silent far longer than its changes usually are apart."""
        ring = self._twin.state.recent[key]
        if ring.count < 3:
            return False
        gaps = np.diff(np.array(ring.times[: ring.count]))
        return now - float(ring.times[ring.count - 1]) > max(STUCK_FOR, STUCK_GAPS * float(np.median(gaps)))

    def _habits(self, now: float) -> Iterator[Finding]:
        """Find states that last unusually long, and such as are rare at this time."""
        twin = self._twin
        weekday, seconds = local_time(now)
        # On a holiday nothing is rare that belongs to a working day or to a free one.
        days = {weekday, weekday_now(twin.hass, twin.home, now)}
        changed = twin.state.freeze().changed
        for key, usual in self._expectations.usual.items():
            value = twin.state.get(key)
            if value is None or twin.channels[key].quantity is Quantity.NUMBER:
                continue
            # Over a restart of Home Assistant a state seems to be new.
            told = self._open(Cause.DWELLS, key, value) or self._open(Cause.UNUSUAL_TIME, key, value)
            since = changed[key] if told is None else min(changed[key], told.finding.since)
            stays = usual.stays.get(state_name(value))
            if stays is not None and (ratio := limit_ratio(stays, now - since)) is not None:
                yield Finding(
                    cause=Cause.DWELLS,
                    channel=key,
                    severity=_of_stay(twin.kind.risk, ratio),
                    since=since,
                    actual=value,
                    expected=round(stays.median),
                    percent=round(100.0 * ratio),
                )
            elif all(usual.is_rare(value, day, seconds) is not None for day in days):
                severity = Severity.MEDIUM if twin.kind.risk is Risk.RISKY else Severity.LOW
                yield Finding(cause=Cause.UNUSUAL_TIME, channel=key, severity=severity, since=since, actual=value)

    def settle_commands(self, now: float) -> bool:
        """Hold what is reported against what was commanded; return whether a late command has shown."""
        twin = self._twin
        changed = twin.state.freeze().changed
        late = False
        for command in list(self._obedience):
            value = twin.state.get(command.channel)
            at = changed.get(command.channel, 0.0)
            late |= self._obedience.reported(command.channel, value, at, now, foreign=self._is_foreign(command))
        return late

    def _unobeyed(self, now: float) -> list[Command]:
        twin = self._twin
        self.settle_commands(now)
        for command in self._obedience:
            if is_under_way(self._source_of(command), command.at, now):
                self._obedience.under_way(command.channel, now)
        return [item for item in self._obedience.overdue(now) if twin.state.get(item.channel) is not None]

    def _is_foreign(self, command: Command) -> bool:
        """Return whether what the channel shows now is a person's or an automation's doing, not the command's."""
        state = self._source_of(command)
        if state is None or state.context.id == command.context_id:
            return False
        return state.context.user_id is not None or state.context.parent_id is not None

    def _source_of(self, command: Command) -> State | None:
        entity_id = next((item.entity_id for item in self._twin.bindings if item.channel == command.channel), "")
        return self._twin.hass.states.get(entity_id)

    def _disobeyed(self, command: Command, now: float) -> Finding:
        severity = severity_after(now - command.due, self._twin.kind.risk)
        return Finding(
            cause=Cause.DISOBEYED,
            channel=command.channel,
            severity=max(severity, Severity.MEDIUM, key=RANK.__getitem__),
            since=command.at,
            expected=command.wanted,
            actual=self._twin.state.get(command.channel),
        )


def _score(expected: Expected, actual: Value) -> float:
    """Return how far off a value is of an expectation, to compare several of the same channel."""
    if expected.half_width is None or isinstance(actual, str | bool):
        return 0.0
    return abs(actual - float(expected.value)) / expected.half_width


def _normal_score(expected: Expected, actual: float, width: float) -> float:
    """Return the distance in standard deviations: of the band where there is one, else of the tolerance span."""
    least = (expected.span or width) / SPAN_IN_BANDS
    half_width = max(expected.half_width or 0.0, least)
    return 1.645 * (actual - float(expected.value)) / half_width


def _of_stay(risk: Risk, ratio: float) -> Severity:
    """Return how bad it is that a state lasts so many times longer than what counts as long."""
    if risk is Risk.HARMLESS:
        return Severity.MEDIUM if ratio >= LONGER else Severity.LOW
    return Severity.HIGH if ratio >= LONGER and risk is Risk.RISKY else Severity.MEDIUM
