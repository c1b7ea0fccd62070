"""What is expected of a channel: set by a person, learned as usual for the time of week, or computed by the model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from ..channel import Channel, Quantity, Value

DAY = 86_400.0
WEEK = 7 * DAY


class Basis(StrEnum):
    """Where an expectation comes from."""

    CONSTANT = "constant"
    SCHEDULE = "schedule"
    USUAL = "usual"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the week with its value: days of the week (Monday 0) and seconds of the local day.

    An end that is not after the start lies on the next day.
    """

    days: frozenset[int]
    start: float
    end: float
    value: Value

    def covers(self, weekday: int, seconds: float) -> bool:
        """Return whether a moment lies in it."""
        if self.start < self.end:
            return weekday in self.days and self.start <= seconds < self.end
        return (weekday in self.days and seconds >= self.start) or (
            (weekday - 1) % 7 in self.days and seconds < self.end
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a person expects of one channel.

    value: always, unless a period (the first that covers the moment) says otherwise. usual: what was learned for the
    time of week. span: the tolerance span of a number, in the channel's unit; None: the channel's own. A span alone is
    how far a number may be off what the model says.
    """

    value: Value | None = None
    periods: tuple[Period, ...] = ()
    usual: bool = False
    span: float | None = None

    @property
    def basis(self) -> Basis:
        """Return where its expectation comes from."""
        if self.usual:
            return Basis.USUAL
        if self.periods:
            return Basis.SCHEDULE
        return Basis.CONSTANT if self.value is not None else Basis.MODEL

    def at(self, weekday: int, seconds: float) -> Value | None:
        """Return what is expected at a local time of week; None when nothing is."""
        return next((period.value for period in self.periods if period.covers(weekday, seconds)), self.value)

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values."""
        return {
            "value": self.value,
            "usual": self.usual,
            "span": self.span,
            "periods": [
                {"days": sorted(period.days), "start": period.start, "end": period.end, "value": period.value}
                for period in self.periods
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what as_dict wrote. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            value=data["value"],
            usual=bool(data["usual"]),
            span=None if data["span"] is None else float(data["span"]),
            periods=tuple(
                Period(frozenset(map(int, item["days"])), float(item["start"]), float(item["end"]), item["value"])
                for item in data["periods"]
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is expected of a channel now. half_width: that of the 90 % band, where a band is known.

    span: the tolerance span that a person set; None: the channel's own.
    """

    value: Value
    basis: Basis
    span: float | None = None
    half_width: float | None = None


@dataclass(frozen=True, slots=True)
class Baselines:
    """The baselines of one twin, by channel."""

    channels: Mapping[str, Baseline] = field(default_factory=dict)

    def with_one(self, key: str, baseline: Baseline | None) -> Self:
        """Return these with one replaced, or left out."""
        rest = {name: item for name, item in self.channels.items() if name != key}
        return type(self)(rest if baseline is None else {**rest, key: baseline})

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values."""
        return {key: baseline.as_dict() for key, baseline in self.channels.items()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], channels: Mapping[str, Channel]) -> Self:
        """Return what as_dict wrote, as far as there still is such a channel and the values are its own.

        Raises KeyError, TypeError, AttributeError or ValueError for anything else.
        """
        return cls(
            {key: valid(Baseline.from_dict(item), channels[key]) for key, item in data.items() if key in channels}
        )


def valid(baseline: Baseline, channel: Channel) -> Baseline:
    """Return a baseline with its values as the channel's. Raises InvalidValueError, or ValueError for its span."""
    if baseline.span is not None and not (channel.quantity is Quantity.NUMBER and baseline.span > 0):
        raise ValueError("a span is of a number, and above 0")
    return Baseline(
        value=None if baseline.value is None else channel.validate(baseline.value),
        periods=tuple(
            Period(period.days, period.start, period.end, channel.validate(period.value)) for period in baseline.periods
        ),
        usual=baseline.usual,
        span=baseline.span,
    )


def days(names: Iterable[int]) -> frozenset[int]:
    """Return days of the week. Raises ValueError for any that is none."""
    found = frozenset(names)
    if not found or not found <= set(range(7)):
        raise ValueError("days are numbered from 0, Monday, to 6")
    return found
