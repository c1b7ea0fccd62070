"""Homes with flawed automations, and what is to be found in each."""

from custom_components.digital_twin.rehearsal.protocol import Request

from .everyday import (
    CELSIUS,
    COOLER,
    DOOR,
    HEATER,
    HOUR,
    LAMP,
    MORNING,
    MOTION,
    NEVER,
    PERSON,
    ROOM,
    beyond,
    clock,
    cycling,
    in_turns,
    motion,
)
from .small import automation, small_home, turn

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
