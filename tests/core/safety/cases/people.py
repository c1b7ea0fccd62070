"""People's peace and commands as such, both ways."""

from tests.core.safety.builders import change
from tests.core.twins import twin

from .pairs import NIGHT, either, pair, plug

PEOPLE = [
    *pair(
        "quiet_hours",
        why="by night or by day",
        twins=twin("vacuum", {"activity": "docked"}),
        changes=change("vacuum", activity="cleaning"),
        facts=either(NIGHT, {}),
    ),
    *pair(
        "quiet_hours",
        edge=True,
        why="a minute before its own quiet hours end, or when they do",
        twins=plug("washer", quiet_start="22:00:00", quiet_end="06:00:00"),
        changes=change("plug", on=True),
        facts=either({"time_of_day": 21_540.0}, {"time_of_day": 21_600.0}),
    ),
    *pair(
        "contradicting_commands",
        edge=True,
        why="within ten seconds, or after them",
        twins=twin("light", {"on": False}),
        changes=either(
            (change("light", 0.0, on=True), change("light", 9.9, on=False)),
            (change("light", 0.0, on=True), change("light", 10.0, on=False)),
        ),
    ),
    *pair(
        "room_in_use",
        why="somebody is in the room, or nobody",
        twins=twin("light", {"on": True}),
        changes=change("light", on=False),
        facts=either({"dark": 1.0, "occupied.light": 1.0}, {"dark": 1.0, "occupied.light": 0.0}),
    ),
    *pair(
        "room_in_use",
        why="by night a light is needed, by day none",
        twins=twin("light", {"on": True}),
        changes=change("light", on=False),
        facts=either({"dark": 1.0, "occupied.light": 1.0}, {"dark": 0.0, "occupied.light": 1.0}),
    ),
]
COMMANDS = [
    *pair(
        "flapping",
        edge=True,
        why="the sixth command in five minutes",
        twins=twin("light", {"on": False}),
        changes=change("light", on=True),
        facts=either({"commands.light": 6.0}, {"commands.light": 5.0}),
    ),
    *pair(
        "stale_reading",
        why="what it last said is old, or fresh",
        twins=twin("lock", {"bolt": "unlocked"}),
        changes=change("lock", bolt="locked"),
        facts=either({"stale.lock": 7200.0}, {}),
    ),
    *pair(
        "command_not_obeyed",
        why="it did what it was told last, or not",
        twins=twin("light", {"on": False}),
        changes=change("light", on=True),
        facts=either({"disobeyed.light": 1.0}, {"disobeyed.light": 0.0}),
    ),
    *pair(
        "automation_loop",
        edge=True,
        why="the tenth run in a minute",
        twins=twin("light", {"on": False}),
        changes=change("light", on=True),
        facts=either({"automation_runs": 10.0}, {"automation_runs": 9.0}),
    ),
    *pair(
        "unlock_unattended",
        why="where persons are asked for but none is known",
        twins=twin("lock", {"bolt": "locked"}),
        changes=change("lock", bolt="unlocked"),
        facts=either({"unattended": 1.0, "people_tracked": 1.0}, {"unattended": 0.0, "people_tracked": 1.0}),
    ),
]
