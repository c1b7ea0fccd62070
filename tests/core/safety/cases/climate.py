"""Heating and cooling, both ways."""

from tests.core.safety.builders import change
from tests.core.twins import thermostat

from .pairs import AWAY, either, pair, room, window_room

CLIMATE = [
    *pair(
        "heating_window_open",
        why="the window decides",
        twins=either(window_room(is_open=True), window_room(is_open=False)),
        changes=change("thermostat", target_temperature=22.0),
    ),
    *pair(
        "heating_window_open",
        edge=True,
        why="a target at the room's own temperature heats nothing",
        twins=window_room(is_open=True),
        changes=either(change("thermostat", target_temperature=20.1), change("thermostat", target_temperature=20.0)),
    ),
    *pair(
        "cooling_window_open",
        why="the window decides",
        twins=either(window_room(is_open=True), window_room(is_open=False)),
        changes=change("thermostat", hvac_mode="cool", target_temperature=18.0),
    ),
    *pair(
        "cooling_window_open",
        edge=True,
        why="a target at the room's own temperature cools nothing",
        twins=window_room(is_open=True),
        changes=either(
            change("thermostat", hvac_mode="cool", target_temperature=19.9),
            change("thermostat", hvac_mode="cool", target_temperature=20.0),
        ),
    ),
    *pair(
        "room_too_cold",
        why="a cold day or a mild one",
        twins=room(20.5, comfort_low=19.0),
        changes=change("thermostat", hvac_mode="off"),
        outdoor=either(0.0, 20.0),
    ),
    *pair(
        "room_too_cold",
        why="somebody is home or nobody is",
        twins=room(20.5, comfort_low=19.0),
        changes=change("thermostat", hvac_mode="off"),
        outdoor=0.0,
        facts=either({}, AWAY),
    ),
    *pair(
        "room_too_cold",
        edge=True,
        why="half a kelvin below the range nobody notices",
        twins=room(20.0, comfort_low=19.0),
        changes=either(change("thermostat", target_temperature=17.5), change("thermostat", target_temperature=19.0)),
        outdoor=5.0,
    ),
    *pair(
        "room_too_hot",
        why="a target above the range or in it",
        twins=room(20.5, comfort_high=23.0),
        changes=either(change("thermostat", target_temperature=26.0), change("thermostat", target_temperature=22.0)),
    ),
    *pair(
        "room_too_hot",
        edge=True,
        why="a kelvin above the range, or at its end",
        twins=room(20.5, comfort_high=23.0),
        changes=either(change("thermostat", target_temperature=24.5), change("thermostat", target_temperature=23.0)),
    ),
    *pair(
        "frost",
        why="hard frost or a cool day",
        twins=room(8.0, target=8.0),
        changes=change("thermostat", hvac_mode="off"),
        outdoor=either(-12.0, 9.0),
    ),
    *pair(
        "frost",
        edge=True,
        why="the limit can be moved",
        twins=room(14.0, target=14.0),
        changes=change("thermostat", hvac_mode="off"),
        outdoor=9.0,
        limits=either({"frost_temperature": 11.0}, {"frost_temperature": 8.0}),
    ),
    *pair(
        "heating_nobody_home",
        why="who is home",
        twins=room(20.0),
        changes=change("thermostat", target_temperature=23.0),
        facts=either(AWAY, {}),
    ),
    *pair(
        "heating_nobody_home",
        edge=True,
        why="21 °C may be kept for an empty home",
        twins=room(20.0),
        changes=either(change("thermostat", target_temperature=21.1), change("thermostat", target_temperature=21.0)),
        facts=AWAY,
    ),
    *pair(
        "heating_against_cooling",
        why="in one room, or in two",
        twins=(thermostat(22.0, 23.0), thermostat(22.0, 24.0, "off", twin_id="cooler")),
        changes=change("cooler", hvac_mode="cool", target_temperature=20.0),
        areas=either({"thermostat": "a", "cooler": "a"}, {"thermostat": "a", "cooler": "b"}),
    ),
    *pair(
        "heating_against_cooling",
        edge=True,
        why="equal targets fight each other, a gap keeps them apart",
        twins=(thermostat(22.0, 22.0), thermostat(22.0, 24.0, "off", twin_id="cooler")),
        changes=either(
            change("cooler", hvac_mode="cool", target_temperature=22.0),
            change("cooler", hvac_mode="cool", target_temperature=22.5),
        ),
        areas={"thermostat": "a", "cooler": "a"},
    ),
]
