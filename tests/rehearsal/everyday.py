"""What homes with everyday automations are made of: triggers, courses, conditions."""

from collections.abc import Mapping
from typing import Any

from custom_components.digital_twin.rehearsal.protocol import Request

from .small import automation, small_home, turn

MOTION, LAMP, DOOR = "binary_sensor.motion", "light.hall", "binary_sensor.door"
HEATER, COOLER, ROOM = "switch.heater", "switch.cooler", "sensor.room"
PERSON = "person.ann"
CELSIUS = {"device_class": "temperature", "unit_of_measurement": "°C"}
HOUR = 3600.0
MORNING = {MOTION: "off", LAMP: "off"}
EVENING_WALKS = [(7 * HOUR, "on"), (7 * HOUR + 30, "off"), (8 * HOUR, "on"), (8 * HOUR + 90, "off")]


def motion(to: str, **more: Any) -> Mapping[str, Any]:
    """Return a trigger on motion."""
    return {"trigger": "state", "entity_id": MOTION, "to": to, **more}


def clock(time: str) -> Mapping[str, Any]:
    """Return a trigger on a time of day."""
    return {"trigger": "time", "at": time}


def beyond(**limits: float) -> Mapping[str, Any]:
    """Return a trigger on the room's temperature."""
    return {"trigger": "numeric_state", "entity_id": ROOM, **limits}


def cycling(low: float, high: float, times: int) -> list[tuple[float, str]]:
    """Return a temperature that swings between two numbers every quarter of an hour."""
    return [(900.0 * (index + 1), str(high if index % 2 == 0 else low)) for index in range(times)]


def in_turns(
    cold: Any, warm: Any, *, below: float, above: float, swing: Any = (20.5, 22.5), unit: str = "°C"
) -> Request:
    """Return a home in which a value that swings sets two automations off by turns; what they started ends later."""
    quantity = "power" if unit == "W" else "temperature"
    rest = [clock("23:00:00")]
    switched = sorted({step["target"]["entity_id"] for step in (*listed(cold), *listed(warm))})
    return small_home(
        "2026-11-10T00:00:00",
        automation("Low", beyond(below=below), cold),
        automation("High", beyond(above=above), warm),
        automation("Night", rest, [turn(entity_id, on=False) for entity_id in switched]),
        states={
            **dict.fromkeys(switched, "off"),
            ROOM: (str(sum(swing) / 2), {"device_class": quantity, "unit_of_measurement": unit}),
        },
        courses={ROOM: cycling(*swing, 12)},
    )


def listed(steps: Any) -> list[Any]:
    """Return one step or several as a list."""
    return steps if isinstance(steps, list) else [steps]


BUSY = [(6 * HOUR + 600 * walk + after, state) for walk in range(30) for after, state in ((0, "on"), (45, "off"))]
"""Somebody passes every ten minutes of an evening."""


DARK = {"condition": "sun", "after": "sunset", "after_offset": "-00:30:00"}
NEVER = {"condition": "state", "entity_id": LAMP, "state": "Off"}
