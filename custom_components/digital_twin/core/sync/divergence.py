"""Divergence: how far a device is from what is expected of it.

Against what a person expects, a number's divergence is its distance in percent of the channel's tolerance span, which
makes it the same in °C and °F:

    percent = 100 |reported − expected| / span

above 75 % critical, above 50 % high, above 25 % medium, else low. Against a forecast with a band the severity goes by
the probability of being that far off. Forecast errors have heavier tails than a normal distribution, so the score is
read on Student's t with 4 degrees of freedom, scaled so that its central 90 % are the band:

    score = |reported − expected| / half-width · t₄(0.95),    p = 2 (1 − F₄(score))

unless a person said how far off is too far: then that is the span, and its percent decide.

A discrete channel is right or wrong; its severity grows with the time it has been wrong, faster and further for devices
that can do harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from ..channel import CELSIUS, KELVIN, PERCENT, Channel, Quantity, Value
from ..models.kinds import Risk
from ..requests import Severity
from .expectation import Basis, Expected

LEVELS = ((75.0, Severity.CRITICAL), (50.0, Severity.HIGH), (25.0, Severity.MEDIUM))
NOTICED = 5.0
"""% of the span below which there is nothing worth telling."""
RELEASE = 0.8
"""A severity is left when the percentage falls below this share of its threshold."""
T90 = 2.1318467863
"""The half-width of the central 90 % of Student's t with 4 degrees of freedom."""
EXCEEDANCE = (
    (2e-4, Severity.CRITICAL),
    (1.2e-3, Severity.HIGH),
    (1.5e-2, Severity.MEDIUM),
    (0.1, Severity.LOW),
)
"""Two half-widths of the 90 % band off are medium, four high, six and a half critical."""
WRONG_FOR: Mapping[Risk, tuple[tuple[float, Severity], ...]] = {
    Risk.RISKY: ((1800.0, Severity.CRITICAL), (300.0, Severity.HIGH), (30.0, Severity.MEDIUM)),
    Risk.COSTLY: ((7200.0, Severity.HIGH), (600.0, Severity.MEDIUM)),
    Risk.HARMLESS: ((3600.0, Severity.MEDIUM),),
}
SPANS = {CELSIUS: 4.0, KELVIN: 4.0, PERCENT: 40.0}
SPAN_OF_BAND = 4.0
"""The span in half-widths of the learned 90 % band: one band's width off is then high, two are the whole span."""
SPAN_IN_BANDS = 8.0
"""The span in half-widths of a forecast's band, in which a divergence from it is given in percent, too."""
SPAN_OF_RANGE = 0.1
SPAN_OF_VALUE = 0.5
RANK = {None: 0, Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 3, Severity.CRITICAL: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """One channel's divergence: since when (epoch s), by how many percent of its span (discrete: 100), how bad.

    score: the distance in scaled units of t₄, signed as reported − expected; None where there is no band.
    """

    channel: str
    expected: Value
    actual: Value
    percent: float
    severity: Severity
    since: float
    basis: Basis = Basis.CONSTANT
    score: float | None = None


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


def exceedance(score: float) -> float:
    """Return the probability of being at least so far off, either way: Student's t with 4 degrees of freedom.

    With s = score²/4 and x = √(s/(1 + s)) it is (1 − x)² (1 + x/2); 1 − x = 1/((1 + s)(1 + x)) keeps the tail exact.
    """
    scaled = score * score / 4.0
    share = sqrt(scaled / (1.0 + scaled))
    return (1.0 + share / 2.0) / ((1.0 + scaled) * (1.0 + share)) ** 2


def severity_of(percent: float) -> Severity | None:
    """Return the severity of a number's divergence; None when it is not worth telling."""
    if percent < NOTICED:
        return None
    return next((severity for level, severity in LEVELS if percent > level), Severity.LOW)


def severity_of_score(score: float) -> Severity | None:
    """Return the severity of a distance from a forecast; None when it is not worth telling."""
    probability = exceedance(score)
    return next((severity for level, severity in EXCEEDANCE if probability < level), None)


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
        self, key: str, expected: Value | Expected, actual: Value, at: float, tolerance_span: float | None = None
    ) -> Divergence | None:
        """Compare a channel at time at (epoch s) and return its divergence, None when there is none (any more).

        expected: a plain value is a person's constant. tolerance_span: of a number, in its unit (default: span()).
        """
        if not isinstance(expected, Expected):
            expected = Expected(value=expected, basis=Basis.CONSTANT, span=tolerance_span)
        before = self.current.get(key)
        if before is not None and before.basis is not expected.basis:
            before = None
        since = at if before is None else before.since
        channel = self._channels[key]
        score: float | None = None
        if channel.quantity is Quantity.NUMBER:
            percent, score, severity = _of_number(channel, expected, float(actual), before)
        else:
            percent = 0.0 if expected.value == actual else 100.0
            severity = None if expected.value == actual else severity_after(at - since, self._risk)
        if severity is None:
            self.current.pop(key, None)
            return None
        found = Divergence(
            channel=key,
            expected=expected.value,
            actual=actual,
            percent=percent,
            severity=severity,
            since=since,
            basis=expected.basis,
            score=score,
        )
        self.current[key] = found
        return found

    def resume(self, found: Divergence) -> None:
        """Go on with a divergence that was there before, as after a restart."""
        self.current[found.channel] = found

    def clear(self, key: str) -> None:
        """Forget a channel, as when its device became unavailable."""
        self.current.pop(key, None)

    def worst(self) -> Divergence | None:
        """Return the worst divergence there is."""
        return max(self.current.values(), key=lambda item: (RANK[item.severity], item.percent), default=None)


def _of_number(
    channel: Channel, expected: Expected, actual: float, before: Divergence | None
) -> tuple[float, float | None, Severity | None]:
    """Return percent, score and severity of a number; the severity with hysteresis."""
    value = float(expected.value)
    width = span(channel, value) if expected.span is None else expected.span
    if expected.half_width is None or expected.span is not None:
        percent = percent_off(value, actual, width)
        score = None if expected.half_width is None else T90 * (actual - value) / expected.half_width
        return percent, score, _held(severity_of(percent), severity_of(percent / RELEASE), before)
    # A forecast just made has bands as narrow as the sensor's own step: less than usual is no news.
    half_width = max(expected.half_width, width / SPAN_IN_BANDS)
    percent = percent_off(value, actual, SPAN_IN_BANDS * half_width)
    score = T90 * (actual - value) / half_width
    return percent, score, _held(severity_of_score(score), severity_of_score(score / RELEASE), before)


def _held(now: Severity | None, eased: Severity | None, before: Divergence | None) -> Severity | None:
    """Return the severity with hysteresis: a better one counts only once even the eased threshold is not met."""
    if before is None or RANK[now] >= RANK[before.severity]:
        return now
    return before.severity if RANK[eased] >= RANK[before.severity] else now
