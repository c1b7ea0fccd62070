"""Homes whose everyday automations are as they should be: nothing is to be found."""

from custom_components.digital_twin.rehearsal.protocol import Request

from .everyday import (
    BUSY,
    COOLER,
    DARK,
    EVENING_WALKS,
    HEATER,
    HOUR,
    LAMP,
    MORNING,
    MOTION,
    PERSON,
    ROOM,
    beyond,
    clock,
    cycling,
    in_turns,
    motion,
)
from .small import automation, small_home, turn

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
