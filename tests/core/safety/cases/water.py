"""Tanks and valves, both ways."""

from tests.core.safety.builders import change
from tests.core.twins import twin

from .pairs import LEAK, SMOKE, either, pair, tank

WATER = [
    *pair(
        "tank_scald_target",
        edge=True,
        why="65 °C is the most",
        twins=tank(),
        changes=either(
            change("water_heater", target_temperature=65.5), change("water_heater", target_temperature=65.0)
        ),
    ),
    *pair(
        "tank_scald_target",
        edge=True,
        why="or what the interview says",
        twins=tank(comfort_high=58.0),
        changes=either(
            change("water_heater", target_temperature=58.5), change("water_heater", target_temperature=58.0)
        ),
    ),
    *pair(
        "tank_scald",
        why="physics says the same",
        twins=tank(),
        changes=either(
            change("water_heater", target_temperature=72.0), change("water_heater", target_temperature=60.0)
        ),
    ),
    *pair(
        "tank_scald",
        edge=True,
        why="a thermostat may overshoot by 2 K",
        twins=tank(),
        changes=either(
            change("water_heater", target_temperature=69.0), change("water_heater", target_temperature=64.0)
        ),
    ),
    *pair(
        "tank_legionella",
        edge=True,
        why="below 50 °C they multiply",
        twins=tank(),
        changes=either(
            change("water_heater", target_temperature=49.5), change("water_heater", target_temperature=50.0)
        ),
    ),
    *pair(
        "tank_legionella",
        why="water of a heating circuit is drunk by nobody",
        twins=either(tank(feeds="home"), tank(feeds="heating")),
        changes=change("water_heater", target_temperature=40.0),
    ),
    *pair(
        "valve_closed_on_smoke",
        why="there is smoke, or there is none",
        twins=twin("valve", {"position": 100.0}, settings={"feeds": "sprinkler"}),
        changes=change("valve", position=0.0),
        facts=either(SMOKE, {}),
    ),
    *pair(
        "valve_closed_on_smoke",
        edge=True,
        why="a quarter left open is less water too, all of it is not",
        twins=twin("valve", {"position": 90.0}),
        changes=either(change("valve", position=81.0), change("valve", position=90.0)),
        facts=SMOKE,
    ),
    *pair(
        "gas_opened_on_smoke",
        why="gas or water",
        twins=either(
            twin("valve", {"position": 0.0}, settings={"feeds": "gas"}),
            twin("valve", {"position": 0.0}, settings={"feeds": "home"}),
        ),
        changes=change("valve", position=100.0),
        facts=SMOKE,
    ),
    *pair(
        "gas_opened_on_smoke",
        why="in a fire or on a calm day",
        twins=twin("valve", {"position": 0.0}, settings={"feeds": "gas"}),
        changes=change("valve", position=100.0),
        facts=either(SMOKE, {}),
    ),
    *pair(
        "valve_opened_on_leak",
        why="there is a leak, or there is none",
        twins=twin("valve", {"position": 0.0}, settings={"feeds": "home"}),
        changes=change("valve", position=100.0),
        facts=either(LEAK, {}),
    ),
    *pair(
        "valve_opened_on_leak",
        why="a sprinkler may run",
        twins=either(
            twin("valve", {"position": 0.0}, settings={"feeds": "garden"}),
            twin("valve", {"position": 0.0}, settings={"feeds": "sprinkler"}),
        ),
        changes=change("valve", position=100.0),
        facts=LEAK,
    ),
]
