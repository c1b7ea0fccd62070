"""Words the cases are written in."""

from collections.abc import Mapping
from typing import Any

ACT = {"action": "test.act", "data": {"what": "done"}}
LAMP = {"light.lamp": "off"}
type Then = tuple[tuple[float, tuple[Any, ...]], ...]


def auto(triggers: Any, actions: Any = ACT, conditions: Any = (), **more: Any) -> Mapping[str, Any]:
    """Return an automation."""
    return {"triggers": triggers, "conditions": list(conditions), "actions": actions, **more}


def states(entity_id: str, *course: tuple[float, Any]) -> Then:
    """Return a course of states: (s after the start, state or (state, attributes))."""
    return tuple(
        (at, ("state", entity_id, *(value if isinstance(value, tuple) else (value, None)))) for at, value in course
    )


def events(*course: tuple[float, str, Mapping[str, Any]]) -> Then:
    """Return events."""
    return tuple((at, ("event", kind, data)) for at, kind, data in course)


def saying(text: str) -> Mapping[str, Any]:
    """Return an action that says something."""
    return {"action": "test.act", "data": {"what": text}}


GO = {"trigger": "event", "event_type": "go"}
GOES = events((5, "go", {}), (7, "go", {}), (30, "go", {}))
MOTION = {"binary_sensor.motion": "off"}
MOVES = states("binary_sensor.motion", (5, "on"), (20, "off"), (25, "on"), (60, "off"))
WARM = states("sensor.t", (3, "19"), (10, "21"), (20, "20.5"), (30, "18"), (40, "22"), (70, "unavailable"), (80, "23"))
SENSOR = {"sensor.t": ("18", {"unit_of_measurement": "°C"})}
