"""Loads, plugs, levels and batteries, both ways."""

from tests.core.safety.builders import change
from tests.core.twins import twin

from .pairs import AWAY, NIGHT, circuit, either, level, pair, plug

POWER = [
    *pair(
        "power_over_limit",
        edge=True,
        why="400 W above the fuse, or 600 W below it",
        twins=(plug("ev", rated_power=7000.0), twin("plug", {"on": True, "power": 3000.0}, twin_id="oven")),
        changes=change("plug", on=True),
        limits=either({"max_power": 9600.0}, {"max_power": 10_600.0}),
    ),
    *pair(
        "power_over_limit",
        why="switching off relieves the fuse",
        twins=(plug("ev", on=True, rated_power=7000.0), twin("plug", {"on": True, "power": 3000.0}, twin_id="oven")),
        changes=either(change("plug", on=True), change("plug", on=False)),
        limits={"max_power": 9000.0},
    )[1:],
    *pair(
        "circuit_overload",
        edge=True,
        why="200 W above the circuit's fuse, or 500 W below it",
        twins=plug("kettle", rated_power=2200.0),
        changes=change("plug", on=True),
        circuits=either(circuit(3500.0), circuit(4200.0)),
    ),
    *pair(
        "circuit_overload",
        why="switching on or off",
        twins=plug("kettle", on=True, rated_power=2200.0),
        changes=either(change("plug", on=True), change("plug", on=False)),
        circuits=circuit(1000.0),
    )[1:],
    *pair(
        "never_off",
        why="a freezer or a lamp",
        twins=either(plug("freezer", on=True), plug("lamp", on=True)),
        changes=change("plug", on=False),
    ),
    *pair(
        "compressor_restart",
        edge=True,
        why="three minutes of rest",
        twins=either(plug("fridge", since=179.0), plug("fridge", since=180.0)),
        changes=change("plug", on=True),
    ),
    *pair(
        "food_warm",
        ahead=True,
        why="a freezer that is off, or one that runs",
        twins=either(plug("freezer", since=7200.0), plug("freezer", on=True)),
        changes=(),
    ),
    *pair(
        "food_warm",
        ahead=True,
        why="in use, or put away for the winter",
        twins=either(plug("fridge", since=7200.0), plug("fridge", since=7200.0, never_off=False)),
        changes=(),
    ),
    *pair(
        "heat_appliance_alone",
        why="who is home",
        twins=plug("iron"),
        changes=change("plug", on=True),
        facts=either(AWAY, {}),
    ),
    *pair(
        "heat_appliance_alone",
        why="an iron or a television",
        twins=either(plug("iron"), plug("tv")),
        changes=change("plug", on=True),
        facts=AWAY,
    ),
    *pair(
        "plug_overload",
        edge=True,
        why="a watt more than it is made for",
        twins=either(
            plug("heater", plug_limit=2300.0, rated_power=2301.0), plug("heater", plug_limit=2300.0, rated_power=2300.0)
        ),
        changes=change("plug", on=True),
    ),
    *pair(
        "on_too_long",
        edge=True,
        why="an hour and a minute, or an hour",
        twins=either(
            plug("iron", on=True, since=3660.0, longest_on=60.0), plug("iron", on=True, since=3600.0, longest_on=60.0)
        ),
        changes=change("plug", on=True),
    ),
    *pair(
        "on_too_long",
        edge=True,
        why="switched on for an hour and a minute, or for an hour",
        twins=plug("iron", longest_on=60.0),
        changes=either(
            (change("plug", on=True), change("plug", at=3660.0, on=False)),
            (change("plug", on=True), change("plug", at=3600.0, on=False)),
        ),
    ),
    *pair(
        "care_device",
        why="medical or not",
        twins=either(plug("medical", on=True), plug("other", on=True)),
        changes=change("plug", on=False),
    ),
    *pair(
        "child_device",
        why="by night or by day",
        twins=plug("baby_monitor", on=True),
        changes=change("plug", on=False),
        facts=either(NIGHT, {}),
    ),
    *pair(
        "child_device",
        why="a child that sleeps at noon, or an empty home",
        twins=plug("baby_monitor", on=True),
        changes=change("plug", on=False),
        facts=either({"asleep": 1.0}, {"asleep": 1.0} | AWAY),
    ),
    *pair(
        "child_device",
        why="switching off or on",
        twins=plug("baby_monitor", on=True),
        changes=either(change("plug", on=False), change("plug", on=True)),
        facts=NIGHT,
    )[1:],
]
LEVELS = [
    *pair(
        "pump_dry",
        edge=True,
        why="the well holds a percent too little",
        twins=either(level("plug", 9.0, appliance="pump"), level("plug", 10.0, appliance="pump")),
        changes=change("plug", on=True),
    ),
    *pair(
        "level_out_of_range",
        edge=True,
        why="the soil is wet enough",
        twins=either(level("valve", 61.0, level_high=60.0), level("valve", 60.0, level_high=60.0)),
        changes=change("valve", position=100.0),
    ),
    *pair(
        "battery_reserve",
        edge=True,
        why="20 % are kept",
        twins=either(twin("battery", {"charge": 20.0}), twin("battery", {"charge": 21.0})),
        changes=change("battery", storage_mode="discharge"),
    ),
]
