"""Divergence: how far a device is from what is expected of it.

A number's divergence is its distance in percent of the channel's tolerance span, which makes it the same in °C and °F:

    percent = 100 |reported − expected| / span

above 75 % critical, above 50 % high, above 25 % medium, else low. A discrete channel is right or wrong; its severity
grows with the time it has been wrong, faster and further for devices that can do harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..channel import CELSIUS, KELVIN, PERCENT, Channel, Quantity, Value
from ..models.kinds import Risk
from ..requests import Severity

LEVELS = ((75.0, Severity.CRITICAL), (50.0, Severity.HIGH), (25.0, Severity.MEDIUM))
NOTICED = 5.0
"""% of the span below which there is nothing worth telling."""
RELEASE = 0.8
"""A severity is left when the percentage falls below this share of its threshold."""
WRONG_FOR: Mapping[Risk, tuple[tuple[float, Severity], ...]] = {
    Risk.RISKY: ((1800.0, Severity.CRITICAL), (300.0, Severity.HIGH), (30.0, Severity.MEDIUM)),
    Risk.COSTLY: ((7200.0, Severity.HIGH), (600.0, Severity.MEDIUM)),
    Risk.HARMLESS: ((3600.0, Severity.MEDIUM),),
}
SPANS = {CELSIUS: 4.0, KELVIN: 4.0, PERCENT: 40.0}
SPAN_OF_BAND = 4.0
"""The span in half-widths of the learned 90 % band: one band's width off is then high, two are the whole span."""
SPAN_OF_RANGE = 0.1
SPAN_OF_VALUE = 0.5
RANK = {None: 0, Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 3, Severity.CRITICAL: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """One channel's divergence: since when (epoch s), by how many percent of its span (discrete: 100), how bad."""

    channel: str
    expected: Value
    actual: Value
    percent: float
    severity: Severity
    since: float


def span(channel: Channel, expected: float, half_width: float | None = None) -> float:
    """Return the default tolerance span of a number channel in its unit, always above 0.

    half_width: that of the learned 90 % band. Without one the unit decides, else the physical range, else the value.
    """
    if half_width is not None and half_width > 0:
        return SPAN_OF_BAND * half_width
    if channel.unit in SPANS:
        return SPANS[channel.unit]
    width = channel.upper - channel.lower
    if width < 1e4:
        return SPAN_OF_RANGE * width
    return max(SPAN_OF_VALUE * abs(expected), 1.0)


def percent_off(expected: float, actual: float, tolerance_span: float) -> float:
    """Return the distance in percent of the span. Raises ValueError for a span that is not above 0."""
    if not tolerance_span > 0:
        raise ValueError("the tolerance span must be above 0")
    return 100.0 * abs(actual - expected) / tolerance_span


def severity_of(percent: float) -> Severity | None:
    """Return the severity of a number's divergence; None when it is not worth telling."""
    if percent < NOTICED:
        return None
    return next((severity for level, severity in LEVELS if percent > level), Severity.LOW)


def severity_after(seconds: float, risk: Risk) -> Severity:
    """Return the severity of a discrete channel that has been wrong for so many seconds."""
    return next((severity for limit, severity in WRONG_FOR[risk] if seconds >= limit), Severity.LOW)


class DivergenceTracker:
    """The divergences of one twin over time, with hysteresis so that none flickers."""

    __slots__ = ("_channels", "_risk", "current")

    def __init__(self, channels: Mapping[str, Channel], risk: Risk) -> None:
        """Start without any divergence."""
        self._channels = channels
        self._risk = risk
        self.current: dict[str, Divergence] = {}

    def update(
        self, key: str, expected: Value, actual: Value, at: float, tolerance_span: float | None = None
    ) -> Divergence | None:
        """Compare a channel at time at (epoch s) and return its divergence, None when there is none (any more).

        tolerance_span: of a number, in its unit (default: span()).
        """
        channel = self._channels[key]
        before = self.current.get(key)
        since = at if before is None else before.since
        if channel.quantity is Quantity.NUMBER:
            number = float(expected)
            width = span(channel, number) if tolerance_span is None else tolerance_span
            percent = percent_off(number, float(actual), width)
            severity = _held(severity_of(percent), percent, before)
        else:
            percent = 0.0 if expected == actual else 100.0
            severity = None if expected == actual else severity_after(at - since, self._risk)
        if severity is None:
            self.current.pop(key, None)
            return None
        self.current[key] = Divergence(
            channel=key, expected=expected, actual=actual, percent=percent, severity=severity, since=since
        )
        return self.current[key]

    def clear(self, key: str) -> None:
        """Forget a channel, as when its device became unavailable."""
        self.current.pop(key, None)

    def worst(self) -> Divergence | None:
        """Return the worst divergence there is."""
        return max(self.current.values(), key=lambda item: (RANK[item.severity], item.percent), default=None)


def _held(now: Severity | None, percent: float, before: Divergence | None) -> Severity | None:
    """Return the severity with hysteresis: a better one counts only once it is clearly better."""
    if before is None or RANK[now] >= RANK[before.severity]:
        return now
    thresholds = {severity: level for level, severity in LEVELS} | {Severity.LOW: NOTICED}
    return before.severity if percent >= RELEASE * thresholds[before.severity] else now
