"""The units that people write and read numbers in, where those are not the core's: shown = core · factor + offset."""

import math
from dataclasses import dataclass, field

from ..channel import CELSIUS, KELVIN, PER_KILOWATT_HOUR, Channel, Quantity, Value


@dataclass(frozen=True, slots=True)
class Scale:
    """How a quantity is shown: value · factor + offset, in unit (None: it has none)."""

    unit: str | None = None
    factor: float = 1.0
    offset: float = 0.0

    def inward(self, shown: float) -> float:
        """Return what somebody wrote as the core has it; what is in the core's unit stays exactly as it is."""
        return shown if self.factor == 1.0 and self.offset == 0.0 else (shown - self.offset) / self.factor

    def outward(self, value: float) -> float:
        """Return a value of the core as it is shown."""
        return value * self.factor + self.offset

    @property
    def differences(self) -> Scale:
        """Return the scale of differences and rates of the same quantity."""
        return Scale(KELVIN if self.unit == CELSIUS else self.unit, self.factor)

    def taken(self, channel: Channel, raw: Value) -> Value:
        """Return what somebody wrote for a channel as the core has it; what is no number stays as it is."""
        if channel.quantity is not Quantity.NUMBER or isinstance(raw, bool):
            return raw
        try:
            return self.inward(float(raw))
        except ValueError:
            return raw

    def span(self, lower: float, upper: float) -> tuple[float, float]:
        """Return bounds of the core as they are shown, rounded outward to what a person would write."""
        return _rounded(self.outward(lower)), _rounded(self.outward(upper))


@dataclass(frozen=True, slots=True)
class Units:
    """The home's units: of temperatures and of money, all others being the core's."""

    temperature: Scale = field(default=Scale(CELSIUS))
    currency: str = ""

    def of(self, unit: str | None) -> Scale:
        """Return how the home shows what the core has in a unit; K of the core are differences."""
        if unit == CELSIUS:
            return self.temperature
        if unit == PER_KILOWATT_HOUR:
            return Scale(f"{self.currency}{unit}")
        return self.temperature.differences if unit == KELVIN else Scale(unit)


def allowed(channel: Channel, scale: Scale) -> str:
    """Return in figures and signs alone what a channel takes: a span with its unit, or the words."""
    if channel.quantity is Quantity.BINARY:
        return "true, false"
    if channel.quantity is Quantity.OPTION:
        return ", ".join(channel.options)
    lower, upper = scale.span(max(channel.lower, channel.least), min(channel.upper, channel.most))
    return f"{bound_told(lower)} … {bound_told(upper)} {scale.unit or ''}".strip()


def bound_told(bound: float) -> str:
    """Return a bound in figures and signs alone."""
    return f"{bound:g}" if math.isfinite(bound) else ("−∞" if bound < 0 else "∞")


def _rounded(bound: float) -> float:
    return round(bound, 6) if math.isfinite(bound) else bound
