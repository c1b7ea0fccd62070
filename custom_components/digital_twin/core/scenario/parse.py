"""The words of the language: mappings, numbers, lengths and moments of time, each read or noted as a problem."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from ..channel import Value
from .problems import Notebook
from .units import Scale, Units, bound_told

UNITS = {"days": 86_400.0, "hours": 3600.0, "minutes": 60.0, "seconds": 1.0, "weeks": 604_800.0, "milliseconds": 0.001}
SHORT = {"d": 86_400.0, "h": 3600.0, "min": 60.0, "m": 60.0, "s": 1.0, "w": 604_800.0}
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?")
_SHORT = re.compile(r"(\d+(?:\.\d+)?)\s*(d|h|min|m|s|w)")
SHOWN = 80
ENDLESS = 1e9
"""s: no length of time that anybody means."""


def shown(value: object) -> str:
    """Return a value as short text for a sentence."""
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def duration_told(seconds: float) -> str:
    """Return a length of time in figures alone, as it may be written: 26:30:00."""
    whole = round(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def next_on_clock(clock: time, start: float, zone: tzinfo) -> float:
    """Return when (epoch s) a zone's clock next shows a time of day, from start (epoch s) on."""
    today = datetime.fromtimestamp(start, zone).date()
    # Where the clock is put back, what it shows comes twice a night.
    shown_at = (
        datetime.combine(day, clock.replace(fold=fold), zone).timestamp()
        for day in (today, today + timedelta(days=1))
        for fold in (0, 1)
    )
    return next(at for at in shown_at if at >= start)


def inside(path: str, key: str) -> str:
    """Return the path of a key within a mapping."""
    return f"{path}.{key}" if path else key


class Words:
    """Reads values and notes what cannot be read; what is returned then is None."""

    def __init__(self, notes: Notebook, start: float, zone: tzinfo, units: Units | None = None) -> None:
        """start: epoch s from which moments count; zone: of times of day; units: that numbers are written in."""
        self.notes, self.start, self.zone = notes, start, zone
        self.units = units or Units()

    def mapping(self, value: Any, path: str, allowed: Iterable[str]) -> Mapping[str, Any] | None:
        """Return a mapping that knows no other keys than allowed."""
        if not isinstance(value, Mapping):
            self.notes.add(path, "mapping")
            return None
        names = sorted(allowed)
        for key in value:
            if key not in names:
                self.notes.add(inside(path, shown(key)), "unknown_key", allowed=", ".join(names))
        return {str(key): item for key, item in value.items() if key in names}

    def items(self, value: Any, path: str, most: int) -> list[tuple[Any, str]]:
        """Return a list's items with their paths."""
        if not isinstance(value, list | tuple):
            self.notes.add(path, "list")
            return []
        if len(value) > most:
            self.notes.add(path, "too_many", count=len(value), upper=most)
            return []
        return [(item, f"{path}[{index}]") for index, item in enumerate(value)]

    def number(self, value: Any, path: str, lower: float = -math.inf, upper: float = math.inf) -> float | None:
        """Return a finite number within its bounds."""
        number = math.nan
        if not isinstance(value, bool):
            try:
                number = float(value)
            except (TypeError, ValueError, OverflowError):  # fmt: skip
                number = math.nan
        if math.isfinite(number) and lower <= number <= upper:
            return number
        self.notes.add(path, "number", value=shown(value), lower=bound_told(lower), upper=bound_told(upper))
        return None

    def scaled(self, value: Any, path: str, scale: Scale, lower: float, upper: float) -> float | None:
        """Return a number written in the home's unit as the core has it; bounds are the core's, told in it."""
        if (number := self.number(value, path)) is None:
            return None
        if lower <= (own := scale.inward(number)) <= upper:
            return own
        low, high = (bound_told(bound) for bound in scale.span(lower, upper))
        self.notes.add(path, "number", value=shown(value), lower=low, upper=f"{high} {scale.unit or ''}".strip())
        return None

    def whole(self, value: Any, path: str, lower: int, upper: int) -> int | None:
        """Return a whole number within its bounds."""
        number = self.number(value, path, lower, upper)
        if number is None or number == int(number):
            return None if number is None else int(number)
        self.notes.add(path, "whole", value=shown(value))
        return None

    def text(self, value: Any, path: str) -> str | None:
        """Return a text that says anything."""
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, str):
            self.notes.add(path, "empty")
            return None
        self.notes.add(path, "text", value=shown(value))
        return None

    def choice(self, value: Any, path: str, allowed: Iterable[str]) -> str | None:
        """Return one of the words allowed."""
        names = list(allowed)
        if isinstance(value, str) and value in names:
            return value
        self.notes.add(path, "choice", value=shown(value), allowed=", ".join(names))
        return None

    def value(self, value: Any, path: str) -> Value | None:
        """Return a channel's value: a number, a word, or true and false."""
        if isinstance(value, bool | str):
            return value
        return self.number(value, path)

    def duration(self, value: Any, path: str) -> float | None:
        """Return a length of time in s: seconds, "HH:MM[:SS]", "90min", or {hours: 1, minutes: 30}."""
        found = _seconds(value)
        if found is None or not 0 < found < ENDLESS:
            self.notes.add(path, "duration", value=shown(value))
            return None
        return found

    def moment(self, value: Any, path: str) -> float | None:
        """Return a moment in s after the start: a length of time, an ISO time, or {time: "07:00"}, the next such."""
        if isinstance(value, Mapping) and set(value) == {"time"}:
            return self._time_of_day(value["time"], inside(path, "time"))
        offset = _seconds(value)
        if offset is None and (found := self.instant(value)) is not None:
            offset = found - self.start
            if offset < 0:
                self.notes.add(path, "before_start", value=shown(value))
                return None
        if offset is None or not 0 <= offset < ENDLESS:
            self.notes.add(path, "time", value=shown(value))
            return None
        return offset

    def instant(self, value: Any) -> float | None:
        """Return an ISO time, in the home's own zone where it names none, as epoch s; None: it is none."""
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                return None
        if not isinstance(value, datetime):
            return None
        return (value if value.tzinfo else value.replace(tzinfo=self.zone)).timestamp()

    def _time_of_day(self, value: Any, path: str) -> float | None:
        match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
        if match is None or int(match[1]) > 23:
            self.notes.add(path, "time", value=shown(value))
            return None
        clock = time(int(match[1]), int(match[2]), int(float(match[3] or 0)))
        return next_on_clock(clock, self.start, self.zone) - self.start


def _seconds(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, str):
        return _written(value.strip())
    if isinstance(value, Mapping) and value and set(value) <= set(UNITS):
        numbers = [(UNITS[str(key)], part) for key, part in value.items()]
        if all(isinstance(part, int | float) and not isinstance(part, bool) and part >= 0 for _, part in numbers):
            return float(sum(unit * part for unit, part in numbers))
    return None


def _written(text: str) -> float | None:
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) * 3600.0 + int(match[2]) * 60.0 + float(match[3] or 0.0)
    parts = _SHORT.findall(text)
    if parts and _SHORT.sub("", text).strip() == "":
        return sum(float(number) * SHORT[unit] for number, unit in parts)
    try:
        return float(text)
    except ValueError:
        return None
