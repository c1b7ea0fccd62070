"""Rooms that an action reaches without commanding them, and those it does not."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.requests import Beside, Decision, Environment
from custom_components.digital_twin.core.twin import Trust, TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import START, change, environment, hazards, verdict

HEAVY = {"time_constant": 30.0, "heating_rate": 2.5, "disturbance": 0.01, "gains": 0.0}
COMFORT = {"comfort_low": 18.0, "comfort_high": 24.5, "rated_power": 1500.0}
DOOR, WALL = 120.0, 15.0


def living_room(**more: object) -> TwinSnapshot:
    return thermostat(21.0, 21.0, parameters=HEAVY | {"time_constant": 12.0}, twin_id="living_room", **more)


def bath(temperature: float = 18.2, target: float = 8.0, **more: object) -> TwinSnapshot:
    """Return a room that is hardly heated itself: what warms it comes through the door."""
    parameters = HEAVY | {"gains": 12.0}
    return thermostat(temperature, target, parameters=parameters, settings=COMFORT, twin_id="bath", **more)


def reaching(room: TwinSnapshot, conductance: float, trust: Trust = Trust.TRUSTED) -> dict[str, object]:
    assert room.learned is not None
    return {
        "room": replace(room, learned=replace(room.learned, trust=trust)),
        "beside": Beside(room=room.spec.twin_id, twin="living_room", conductance=conductance),
    }


@pytest.mark.parametrize(
    ("conductance", "trust", "found"),
    [
        (DOOR, Trust.TRUSTED, ["room_too_cold"]),
        (WALL / 15.0, Trust.TRUSTED, []),
        (DOOR, Trust.OBSERVING, []),
    ],
)
def test_a_room_that_is_warmed_through_a_door_gets_cold_with_the_room_behind_it(
    conductance: float, trust: Trust, found: list[str]
) -> None:
    way = reaching(bath(19.0), conductance, trust)
    answer = verdict(
        (living_room(), way["room"]),
        change("living_room", hvac_mode="off"),
        beside=(way["beside"],),
        environment=environment(6.0),
    )
    assert hazards(answer) == found
    if found:
        (finding,) = answer.hazards
        assert finding.twins == ("bath",)
        assert finding.at is not None
        assert finding.at > 3600.0
        assert {outcome.twin_id for outcome in answer.outcome} == {"living_room", "bath"}
        assert answer.decision is Decision.NEEDS_APPROVAL


def test_a_room_whose_own_heating_makes_up_for_it_is_not_told_of() -> None:
    strong = COMFORT | {"rated_power": 5000.0}
    way = reaching(thermostat(20.0, 20.0, parameters=HEAVY, settings=strong, twin_id="bath"), DOOR)
    answer = verdict(
        (living_room(), way["room"]), change("living_room", hvac_mode="off"), beside=(way["beside"],),
        environment=environment(6.0),
    )  # fmt: skip
    assert hazards(answer) == []


def test_two_rooms_that_are_switched_off_together_feel_one_another() -> None:
    rooms = (living_room(settings=COMFORT), bath(20.0, 20.0))
    off = tuple(change(room.spec.twin_id, hvac_mode="off") for room in rooms)
    joined = (Beside(room="bath", twin="living_room", conductance=DOOR),)
    apart, together = (
        verdict(rooms, *off, beside=beside, environment=environment(0.0)).outcome for beside in ((), joined)
    )
    coldest = [
        float(next(one for one in outcome if one.twin_id == "bath").channels[0].value.min())
        for outcome in (apart, together)
    ]
    assert coldest[1] < coldest[0] - 0.5


def heat_wave() -> Environment:
    hours = np.arange(48)
    values = {
        "outdoor_temperature": np.full(48, 30.0),
        "sun": np.where((hours % 24 > 6) & (hours % 24 < 20), 700.0, 0.0),
    }
    return Environment(start=START, step=3600.0, values=values)


@pytest.mark.parametrize(
    ("position", "temperature", "found"),
    [(100.0, 22.0, ["room_too_hot"]), (100.0, 15.0, []), (5.0, 22.0, [])],
)
def test_a_shutter_that_opens_in_a_heat_wave_makes_the_bedroom_too_hot(
    position: float, temperature: float, found: list[str]
) -> None:
    settings = COMFORT | {"comfort_low": 10.0, "comfort_high": 27.0}
    parameters = HEAVY | {"time_constant": 150.0, "solar_gain": 1.2, "gains": -4.0}
    bedroom = thermostat(temperature, 8.0, parameters=parameters, settings=settings, twin_id="bedroom")
    shutter = twin("cover", {"position": 0.0}, twin_id="shutter")
    answer = verdict(
        (shutter, bedroom),
        change("shutter", position=position),
        beside=(Beside(room="bedroom", twin="shutter", shades=1.0),),
        environment=heat_wave(),
    )
    assert hazards(answer) == found


@pytest.mark.parametrize(("watt", "found"), [(1200.0, ["room_too_cold"]), (20.0, [])])
def test_a_heater_that_is_switched_off_leaves_its_room_cold(watt: float, found: list[str]) -> None:
    heater = twin("plug", {"on": True, "power": watt}, twin_id="heater", settings={"rated_power": watt})
    way = reaching(bath(19.0), 0.0)
    answer = verdict(
        (heater, way["room"]),
        change("heater", on=False),
        beside=(replace(way["beside"], twin="heater"),),
        environment=environment(6.0),
    )
    assert hazards(answer) == found


def test_a_room_follows_the_one_next_door_by_no_more_than_it_loses_to_outdoors() -> None:
    way = reaching(bath(20.5), 100.0 * DOOR)
    answer = verdict(
        (living_room(), way["room"]),
        change("living_room", hvac_mode="off"),
        beside=(way["beside"],),
        environment=environment(12.0),
    )
    assert hazards(answer) == []
