"""Conditions that a scenario waits for, in words: that one comes true, or that it never does."""

from collections.abc import Iterator

from ..channel import PER_KILOWATT_HOUR, Value
from ..home.acts import Act
from ..home.course import Course
from ..home.happenings import When
from ..home.system import System
from ..messages import Message

HOLDS, NEVER = "event_when", "summary_never"
UNITS = {
    "outdoor_temperature": "°C",
    "outdoor_humidity": "%",
    "sun": "W/m²",
    "carbon_intensity": "g/kWh",
    "price": PER_KILOWATT_HOUR,
    "feed_in": PER_KILOWATT_HOUR,
}
"""Of the surroundings; the others are counted."""


def conditions(course: Course) -> Iterator[tuple[When, Act]]:
    """Return every condition once with when what waits for it begins, in the order in which they are asked."""
    told: list[tuple[When, float]] = []
    for act in course.acts.acts:
        when, after = act.happening.when, act.happening.at
        if when is not None and (when, after) not in told:
            told.append((when, after))
            yield when, act


def in_words(when: When, system: System, what: str) -> Message:
    """Return a condition on a twin's channel, or on the surroundings, as the message what (HOLDS or NEVER)."""
    params: dict[str, str | int | float] = {"channel": when.channel}
    unit: str | None = UNITS.get(when.channel)
    about = f"{what}_outside"
    if when.twin_id is not None:
        spec = system.twins[when.twin_id].spec
        about, unit = what, spec.channels[when.channel].unit
        params["twin"] = spec.name
    if when.equals is not None:
        return Message(f"{about}_equals", {**params, "state": _state(when.equals)})
    params["unit"] = unit or ""
    if when.above is not None and when.below is not None:
        return Message(f"{about}_between", {**params, "actual": when.above, "expected": when.below})
    if when.above is not None:
        return Message(f"{about}_above", {**params, "actual": when.above})
    return Message(f"{about}_below", {**params, "actual": 0.0 if when.below is None else when.below})


def _state(value: Value) -> str | int | float:
    return ("on" if value else "off") if isinstance(value, bool) else value
