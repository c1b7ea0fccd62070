"""Homes with everyday automations: such as are as they should be, and flawed ones with what is to be found."""

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
GOOD: dict[str, Request] = {
    "motion light": small_home(
        "2026-11-10T12:00:00",
        automation("On", motion("on"), turn(LAMP, on=True), [DARK]),
        automation("Off", motion("off", **{"for": "00:05:00"}), turn(LAMP, on=False)),
        states=MORNING,
        courses={MOTION: EVENING_WALKS},
        duration=12 * HOUR,
    ),
    "motion light of a busy evening": small_home(
        "2026-11-10T12:00:00",
        automation("On", motion("on"), turn(LAMP, on=True), [DARK]),
        automation("Off", motion("off", **{"for": "00:03:00"}), turn(LAMP, on=False)),
        states=MORNING,
        courses={MOTION: BUSY},
        duration=12 * HOUR,
    ),
    "a fan that follows the lamp and goes off by itself": small_home(
        "2026-11-10T12:00:00",
        automation("On", motion("on"), turn("switch.fan", on=True)),
        automation(
            "Off",
            {"trigger": "state", "entity_id": "switch.fan", "to": "on", "for": "00:03:00"},
            turn("switch.fan", on=False),
        ),
        states={MOTION: "off", "switch.fan": "off"},
        courses={MOTION: BUSY},
        duration=12 * HOUR,
    ),
    "a bell that is rung by one and let go by the other": small_home(
        "2026-11-10T12:00:00",
        automation("Ring", motion("on"), turn("switch.bell", on=True)),
        automation(
            "Let go", {"trigger": "state", "entity_id": "switch.bell", "to": "on"}, turn("switch.bell", on=False)
        ),
        states={MOTION: "off", "switch.bell": "off"},
        courses={MOTION: [(HOUR, "on"), (HOUR + 60, "off"), (9 * HOUR, "on"), (9 * HOUR + 60, "off")]},
        duration=12 * HOUR,
    ),
    "a pump by the clock": small_home(
        "2026-11-10T00:00:00",
        automation("On", {"trigger": "time_pattern", "minutes": 0}, turn(HEATER, on=True)),
        automation("Off", {"trigger": "time_pattern", "minutes": 20}, turn(HEATER, on=False)),
        states={HEATER: "off"},
    ),
    "a lamp that grows brighter step by step": small_home(
        "2026-11-10T05:00:00",
        automation(
            "Wake",
            {"trigger": "time", "at": "06:00:00"},
            {
                "repeat": {
                    "count": 40,
                    "sequence": [
                        {
                            "action": "light.turn_on",
                            "target": {"entity_id": LAMP},
                            "data": {"brightness_pct": "{{ repeat.index * 2 }}"},
                        },
                        {"delay": 30},
                    ],
                }
            },
        ),
        states={LAMP: ("off", {"supported_color_modes": ["brightness"], "brightness": None})},
        duration=2 * HOUR,
    ),
    "leaving home": small_home(
        "2026-11-10T06:00:00",
        automation(
            "Away",
            {"trigger": "state", "entity_id": PERSON, "to": "not_home"},
            [
                turn(LAMP, on=False),
                {
                    "action": "climate.set_temperature",
                    "target": {"entity_id": "climate.room"},
                    "data": {"temperature": 16},
                },
            ],
        ),
        automation(
            "Back",
            {"trigger": "state", "entity_id": PERSON, "to": "home"},
            {"action": "climate.set_temperature", "target": {"entity_id": "climate.room"}, "data": {"temperature": 21}},
        ),
        states={
            PERSON: "home",
            LAMP: "on",
            "climate.room": ("heat", {"temperature": 21.0, "min_temp": 5, "max_temp": 30}),
        },
        courses={PERSON: [(2 * HOUR, "not_home"), (11 * HOUR, "home")]},
        persons=(PERSON,),
    ),
    "heating schedule": small_home(
        "2026-11-10T00:00:00",
        automation(
            "Day",
            clock("06:00:00"),
            {"action": "climate.set_temperature", "target": {"entity_id": "climate.room"}, "data": {"temperature": 21}},
        ),
        automation(
            "Night",
            clock("22:00:00"),
            {"action": "climate.set_temperature", "target": {"entity_id": "climate.room"}, "data": {"temperature": 17}},
        ),
        states={"climate.room": ("heat", {"temperature": 17.0, "min_temp": 5, "max_temp": 30})},
    ),
    "sunset shutters": small_home(
        "2026-11-10T00:00:00",
        automation(
            "Close",
            {"trigger": "sun", "event": "sunset"},
            {"action": "cover.close_cover", "target": {"entity_id": "cover.front"}},
        ),
        automation(
            "Open",
            {"trigger": "sun", "event": "sunrise"},
            {"action": "cover.open_cover", "target": {"entity_id": "cover.front"}},
        ),
        states={"cover.front": ("open", {"current_position": 100, "supported_features": 15})},
    ),
    "thermostat of two automations": small_home(
        "2026-11-10T00:00:00",
        automation("Cold", beyond(below=21), turn(HEATER, on=True)),
        automation("Warm", beyond(above=22), turn(HEATER, on=False)),
        states={HEATER: "off", ROOM: "21.5"},
        courses={ROOM: cycling(20.5, 22.5, 24)},
    ),
    "lamps that tell cold and warm": in_turns(
        turn("light.blue", on=True), turn("light.red", on=True), below=21, above=22
    ),
    "a fan that runs with the heater and the cooler": in_turns(
        [turn(HEATER, on=True), turn("switch.fan", on=True)], turn("switch.fan", on=True), below=21, above=22
    ),
    "limits with a dead band between them": in_turns(
        turn(HEATER, on=True), turn(COOLER, on=True), below=20, above=23, swing=(19.5, 23.5)
    ),
    "limits with a dead band in °F": in_turns(
        turn(HEATER, on=True), turn(COOLER, on=True), below=68, above=73.5, swing=(67.0, 74.0), unit="°F"
    ),
    "plugs that a power switches": in_turns(
        turn(HEATER, on=True), turn(COOLER, on=True), below=200, above=201, swing=(150.0, 250.0), unit="W"
    ),
}


FLAWED: dict[str, tuple[str, Request]] = {
    "race": (
        "rehearsal_race",
        small_home(
            "2026-11-10T00:00:00",
            automation("Morning", clock("06:00:00"), turn(LAMP, on=True)),
            automation("All off", clock("06:00:00"), turn(LAMP, on=False)),
            states=MORNING,
            duration=3 * 86_400.0,
        ),
    ),
    "missing condition": (
        "rehearsal_light_in_daylight",
        small_home(
            "2026-06-10T08:00:00",
            automation("Light", motion("on"), turn(LAMP, on=True)),
            automation("Dark", motion("off", **{"for": "00:02:00"}), turn(LAMP, on=False)),
            states=MORNING,
            courses={MOTION: [(HOUR, "on"), (HOUR + 60, "off"), (2 * HOUR, "on"), (2 * HOUR + 60, "off")]},
        ),
    ),
    "limits that overlap": (
        "rehearsal_fight",
        small_home(
            "2026-11-10T00:00:00",
            automation("Heat", beyond(below=22), turn(HEATER, on=True)),
            automation("Cool", beyond(above=21), turn(HEATER, on=False)),
            states={HEATER: "off", ROOM: "21.5"},
            courses={ROOM: cycling(20.5, 22.5, 24)},
        ),
    ),
    "two that want it otherwise": (
        "rehearsal_fight",
        small_home(
            "2026-11-10T00:00:00",
            automation("Keep on", {"trigger": "time_pattern", "minutes": "/30"}, turn(HEATER, on=True)),
            automation("Out", {"trigger": "state", "entity_id": DOOR, "to": "on"}, turn(HEATER, on=False)),
            states={HEATER: "off", DOOR: "off"},
            courses={
                DOOR: [(HOUR * n + after, state) for n in range(8) for after, state in ((600, "on"), (660, "off"))]
            },
        ),
    ),
    "the same again and again": (
        "rehearsal_repeats",
        small_home(
            "2026-11-10T00:00:00",
            automation("Keep", {"trigger": "time_pattern", "minutes": "/2"}, turn(HEATER, on=True)),
            states={HEATER: "off"},
            duration=2 * HOUR,
        ),
    ),
    "heater and cooler": (
        "rehearsal_opposed",
        small_home(
            "2026-11-10T00:00:00",
            automation("Heat", beyond(below=21), turn(HEATER, on=True)),
            automation("Warm", beyond(above=21.5), turn(HEATER, on=False)),
            automation("Cool", beyond(above=22), turn(COOLER, on=True)),
            automation("Cold", beyond(below=21.5), turn(COOLER, on=False)),
            states={HEATER: "off", COOLER: "off", ROOM: ("21.5", CELSIUS)},
            courses={ROOM: cycling(20.5, 22.5, 12)},
        ),
    ),
    "heater and cooler in °F": (
        "rehearsal_opposed",
        in_turns(turn(HEATER, on=True), turn(COOLER, on=True), below=68, above=72, swing=(67.0, 74.0), unit="°F"),
    ),
    "oscillation": (
        "rehearsal_flapping",
        small_home(
            "2026-11-10T00:00:00",
            automation(
                "Thermostat",
                [beyond(below=21), beyond(above=21)],
                {"action": "switch.toggle", "target": {"entity_id": HEATER}},
            ),
            states={HEATER: "off", ROOM: "21.5"},
            courses={ROOM: [(60.0 * (index + 1), "20.9" if index % 2 else "21.1") for index in range(40)]},
        ),
    ),
    "wrong mode": (
        "rehearsal_dropped",
        small_home(
            "2026-11-10T18:00:00",
            automation("Stairs", motion("on"), [turn(LAMP, on=True), {"delay": "00:05:00"}, turn(LAMP, on=False)]),
            states=MORNING,
            courses={MOTION: [(60, "on"), (90, "off"), (180, "on"), (200, "off")]},
        ),
    ),
    "hour that does not exist": (
        "rehearsal_dst_skipped",
        small_home(
            "2026-03-28T12:00:00",
            automation("Backup", clock("02:30:00"), turn(HEATER, on=True)),
            states={HEATER: "off"},
            duration=2 * 86_400.0,
        ),
    ),
    "hour that comes twice": (
        "rehearsal_dst_twice",
        small_home(
            "2026-10-24T12:00:00",
            automation("Backup", clock("02:30:00"), turn(HEATER, on=True)),
            states={HEATER: "off"},
            duration=2 * 86_400.0,
        ),
    ),
    "unavailable taken for off": (
        "rehearsal_unavailable_counts",
        small_home(
            "2026-11-10T00:00:00",
            automation(
                "Alarm",
                {"trigger": "template", "value_template": "{{ not is_state('binary_sensor.door', 'off') }}"},
                {"action": "notify.me", "data": {"message": "open!"}},
            ),
            states={DOOR: "off"},
            courses={DOOR: [(HOUR, "unavailable"), (HOUR + 600, "off")]},
        ),
    ),
    "back from unavailable": (
        "rehearsal_unavailable_counts",
        small_home(
            "2026-11-10T00:00:00",
            automation("Door closed", {"trigger": "state", "entity_id": DOOR, "to": "off"}, turn(HEATER, on=True)),
            states={DOOR: "off", HEATER: "off"},
            courses={DOOR: [(HOUR, "unavailable"), (HOUR + 600, "off")]},
        ),
    ),
    "entity that does not exist": (
        "rehearsal_missing_entity",
        small_home(
            "2026-11-10T00:00:00",
            automation(
                "Typo", {"trigger": "state", "entity_id": "binary_sensor.moton", "to": "on"}, turn(LAMP, on=True)
            ),
            states=MORNING,
        ),
    ),
    "state in capitals": (
        "rehearsal_state_never",
        small_home(
            "2026-11-10T00:00:00",
            automation("Welcome", {"trigger": "state", "entity_id": PERSON, "to": "Home"}, turn(LAMP, on=True)),
            states={PERSON: "not_home", LAMP: "off"},
            courses={PERSON: [(18 * HOUR, "home")]},
        ),
    ),
    "limit already crossed": (
        "rehearsal_already_beyond",
        small_home(
            "2026-11-10T00:00:00",
            automation("Cold", beyond(below=25), turn(HEATER, on=True)),
            states={ROOM: "20", HEATER: "off"},
            courses={ROOM: cycling(19.5, 20.5, 8)},
        ),
    ),
    "loop": (
        "rehearsal_loop",
        small_home(
            "2026-11-10T00:00:00",
            automation(
                "Follow",
                {"trigger": "state", "entity_id": LAMP},
                [{"delay": 30}, {"action": "switch.toggle", "target": {"entity_id": HEATER}}],
            ),
            automation(
                "Lead",
                {"trigger": "state", "entity_id": HEATER},
                [{"delay": 30}, {"action": "light.toggle", "target": {"entity_id": LAMP}}],
            ),
            automation("Spark", clock("01:00:00"), turn(LAMP, on=True)),
            states={LAMP: "off", HEATER: "off"},
            duration=2 * HOUR,
        ),
    ),
    "wait without end": (
        "rehearsal_still_waiting",
        small_home(
            "2026-11-10T00:00:00",
            automation(
                "Laundry",
                clock("01:00:00"),
                [{"wait_for_trigger": [{"trigger": "state", "entity_id": DOOR, "to": "on"}]}, turn(LAMP, on=True)],
            ),
            states={DOOR: "off", LAMP: "off"},
        ),
    ),
    "condition that never holds": (
        "rehearsal_never_passed",
        small_home(
            "2026-11-10T00:00:00",
            automation("Night", motion("on"), turn(LAMP, on=True), [NEVER]),
            states=MORNING,
            courses={MOTION: [(2 * HOUR, "on"), (2.1 * HOUR, "off"), (20 * HOUR, "on"), (20.1 * HOUR, "off")]},
        ),
    ),
    "condition among the actions that never holds": (
        "rehearsal_never_passed",
        small_home(
            "2026-11-10T00:00:00",
            automation("Night", motion("on"), [NEVER, turn(LAMP, on=True)]),
            states=MORNING,
            courses={MOTION: [(2 * HOUR, "on"), (2.1 * HOUR, "off"), (20 * HOUR, "on"), (20.1 * HOUR, "off")]},
        ),
    ),
    "choice that is never made": (
        "rehearsal_never_passed",
        small_home(
            "2026-11-10T00:00:00",
            automation("Night", motion("on"), [{"if": [NEVER], "then": [turn(LAMP, on=True)]}]),
            states=MORNING,
            courses={MOTION: [(2 * HOUR, "on"), (2.1 * HOUR, "off"), (20 * HOUR, "on"), (20.1 * HOUR, "off")]},
        ),
    ),
    "condition that did not hold the only time": (
        "rehearsal_not_passed",
        small_home(
            "2026-11-10T00:00:00",
            automation("Night", clock("02:00:00"), turn(LAMP, on=True), [NEVER]),
            states=MORNING,
        ),
    ),
    "target that does not exist": (
        "rehearsal_target_missing",
        small_home(
            "2026-11-10T00:00:00",
            automation("Wrong lamp", clock("01:00:00"), turn("light.hal", on=True)),
            states=MORNING,
        ),
    ),
    "action that does not exist": (
        "rehearsal_error",
        small_home(
            "2026-11-10T00:00:00",
            automation("Old action", clock("01:00:00"), {"action": "light.switch_on", "target": {"entity_id": LAMP}}),
            states=MORNING,
        ),
    ),
    "lit for nobody": (
        "rehearsal_nobody_home",
        small_home(
            "2026-11-10T00:00:00",
            automation("Evening", clock("19:00:00"), turn(LAMP, on=True)),
            automation("Late", clock("23:00:00"), turn(LAMP, on=False)),
            states={PERSON: "not_home", LAMP: "off"},
            persons=(PERSON,),
            duration=3 * 86_400.0,
        ),
    ),
}
