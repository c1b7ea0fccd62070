"""Doors, locks, alarm and warnings, both ways."""

from tests.core.safety.builders import change
from tests.core.twins import twin

from .pairs import AWAY, SMOKE, either, gate, pair, plug

ACCESS = [
    *pair(
        "unlock_nobody_home",
        why="who is home",
        twins=twin("lock", {"bolt": "locked"}),
        changes=change("lock", bolt="unlocked"),
        facts=either(AWAY, {}),
    ),
    *pair(
        "unlock_nobody_home",
        why="a fire opens every door",
        twins=twin("lock", {"bolt": "locked"}),
        changes=change("lock", bolt="open"),
        facts=either(AWAY, AWAY | SMOKE),
    ),
    *pair(
        "open_nobody_home",
        why="opened or closed",
        twins=gate(50.0),
        changes=either(change("garage_door", position=100.0), change("garage_door", position=0.0)),
        facts=AWAY,
    ),
    *pair(
        "open_nobody_home",
        why="who is home",
        twins=gate(0.0),
        changes=change("garage_door", position=100.0),
        facts=either(AWAY, {}),
    ),
    *pair(
        "lock_on_smoke",
        why="there is smoke, or there is none",
        twins=twin("lock", {"bolt": "unlocked"}),
        changes=change("lock", bolt="locked"),
        facts=either(SMOKE, {}),
    ),
    *pair(
        "close_on_someone",
        why="where somebody may stand",
        twins=either(gate(100.0, someone_outside=True), gate(100.0)),
        changes=change("garage_door", position=0.0),
    ),
    *pair(
        "unlock_all_asleep",
        why="awake or asleep",
        twins=twin("lock", {"bolt": "locked"}),
        changes=change("lock", bolt="unlocked"),
        facts=either({"asleep": 1.0}, {"asleep": 0.0}),
    ),
    *pair(
        "unlock_all_asleep",
        why="the front door or an inner one",
        twins=either(
            twin("lock", {"bolt": "locked"}, settings={"closes": "front_door"}),
            twin("lock", {"bolt": "locked"}, settings={"closes": "inner_door"}),
        ),
        changes=change("lock", bolt="unlocked"),
        facts={"asleep": 1.0},
    ),
    *pair(
        "way_blocked",
        why="something is in the way, or nothing",
        twins=either(twin("garage_door", {"position": 100.0, "obstruction": True}), gate(100.0)),
        changes=change("garage_door", position=0.0),
    ),
    *pair(
        "way_blocked",
        why="opening hits nothing",
        twins=twin("garage_door", {"position": 50.0, "obstruction": True}),
        changes=either(change("garage_door", position=0.0), change("garage_door", position=100.0)),
    ),
    *pair(
        "lock_door_open",
        why="the door stands open, or is shut",
        twins=either(
            twin("lock", {"bolt": "unlocked", "door": True}), twin("lock", {"bolt": "unlocked", "door": False})
        ),
        changes=change("lock", bolt="locked"),
    ),
]
ALARM = [
    *pair(
        "siren_without_cause",
        why="nothing burns, or something does",
        twins=twin("siren", {"on": False}),
        changes=change("siren", on=True),
        facts=either({}, SMOKE),
    ),
    *pair(
        "siren_silenced",
        why="in a fire, or after a false alarm",
        twins=twin("siren", {"on": True}),
        changes=change("siren", on=False),
        facts=either(SMOKE, {}),
    ),
    *pair(
        "siren_silenced",
        why="while the alarm has gone off",
        twins=twin("siren", {"on": True}),
        changes=change("siren", on=False),
        facts=either({"triggered": 1.0}, {"triggered": 0.0}),
    ),
    *pair(
        "warning_silenced",
        why="switched off or on",
        twins=plug("detector", on=True),
        changes=either(change("plug", on=False), change("plug", on=True)),
    ),
    *pair(
        "watch_off_while_armed",
        why="armed or not",
        twins=plug("camera", on=True),
        changes=change("plug", on=False),
        facts=either({"armed": 1.0}, {"armed": 0.0}),
    ),
    *pair(
        "disarm_nobody_home",
        why="who is home",
        twins=twin("alarm", {"arming": "armed_away"}),
        changes=change("alarm", arming="disarmed"),
        facts=either(AWAY, {}),
    ),
    *pair(
        "disarm_nobody_home",
        why="arming an empty home is right",
        twins=twin("alarm", {"arming": "disarmed"}),
        changes=either(change("alarm", arming="disarmed"), change("alarm", arming="armed_away")),
        facts=AWAY,
    ),
    *pair(
        "nobody_told",
        ahead=True,
        edge=True,
        why="two minutes of smoke without a message, or a little less",
        twins=(),
        changes=(),
        facts=either({"untold.smoke": 120.0}, {"untold.smoke": 119.0}),
    ),
    *pair(
        "nobody_told",
        ahead=True,
        why="an alarm of which nobody heard, or one that was told of",
        twins=(),
        changes=(),
        facts=either({"untold.triggered": 600.0, "triggered": 1.0}, {"triggered": 1.0}),
    ),
    *pair(
        "nobody_told",
        why="no action is held up by it",
        twins=twin("siren", {"on": False}),
        changes=change("siren", on=True),
        facts={"untold.smoke": 600.0, "smoke": 1.0},
    )[1:],
]
