"""What sensors show of the air, the light and the people of their zone, each in its own unit."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.home.happenings import Command, Given, Occupancy, Surroundings
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Zone
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import HOUR, room
from tests.core.twins import twin

from .playing import WARM, lamp, play


def test_sensors_show_the_air_the_light_and_the_people_of_their_zone() -> None:
    def sensor(twin_id: str, value: float) -> TwinSnapshot:
        return twin("sensor", {"value": value}, twin_id=twin_id, channels=("value",))

    shutter = twin("cover", {"position": 100.0}, twin_id="shutter", parameters={"closing_time": 20.0})
    motion = twin("binary_sensor", {"on": True}, twin_id="motion", channels=("on",))
    measures = {"warmth": "temperature", "damp": "humidity", "lux": "illuminance", "motion": "occupancy"}
    links = HomeLinks(
        zones={"warm": Zone(zone_id="warm", name="Room", volume=50.0)},
        devices={
            "warm": Device(twin_id="warm", zone="warm"),
            "shutter": Device(twin_id="shutter", zone="warm"),
            **{name: Device(twin_id=name, zone="warm", measures=what) for name, what in measures.items()},
        },
    )
    twins = (WARM, shutter, motion, sensor("warmth", 23.5), sensor("damp", 40.0), sensor("lux", 800.0))
    outside = {"outdoor_temperature": 0.0, "sun": 400.0}
    opened = Given(twin_id="warm", channel="window", value=True, at=HOUR)
    down = Command(twin_id="shutter", commands={"position": 0.0}, at=HOUR)
    course = play(twins, opened, down, Occupancy(people=0.0, at=HOUR), links=links, outside=outside)
    warmth = course.outputs["warmth"]["value"][:, 0]
    assert warmth[-1] - warmth[0] == pytest.approx(course.air["warm"][-1, 0] - course.air["warm"][0, 0], abs=0.01)
    damp = course.outputs["damp"]["value"][:, 0]
    assert damp[59] > 39.0
    assert damp[180] < 32.0
    lux = course.outputs["lux"]["value"][:, 0]
    assert lux[0] == pytest.approx(800.0)
    assert lux[-1] == pytest.approx(200.0)
    assert course.outputs["motion"]["on"][-1, 0] == 0.0


def test_damp_air_comes_in_by_an_open_window() -> None:
    links = HomeLinks(
        zones={"warm": Zone(zone_id="warm", name="Room", humidity=40.0)},
        devices={"warm": Device(twin_id="warm", zone="warm")},
    )
    opened = Given(twin_id="warm", channel="window", value=True)
    damp, dry = (
        play((WARM,), opened, links=links, outside={"outdoor_temperature": 18.0, "outdoor_humidity": one})
        for one in (95.0, 20.0)
    )
    assert damp.moisture["warm"][-1, 0] > 70.0
    assert dry.moisture["warm"][-1, 0] < 30.0
    set_to = Surroundings(quantity="outdoor_humidity", value=20.0)
    told = {"outdoor_temperature": 18.0, "outdoor_humidity": 95.0}
    assert play((WARM,), opened, set_to, links=links, outside=told).moisture["warm"][-1, 0] == pytest.approx(
        dry.moisture["warm"][-1, 0]
    )


def test_sensors_keep_their_own_unit() -> None:
    fahrenheit = twin("sensor", {"value": 74.3}, twin_id="warmth", channels=("value",))
    channels = {"value": replace(fahrenheit.spec.channels["value"], unit="°F")}
    fahrenheit = replace(fahrenheit, spec=replace(fahrenheit.spec, channels=channels))
    meter = twin("sensor", {"value": 0.1}, twin_id="meter", channels=("value",))
    meter = replace(meter, spec=replace(meter.spec, channels={"value": replace(channels["value"], unit="kW")}))
    links = HomeLinks(
        zones={"warm": Zone(zone_id="warm", name="Room", volume=50.0)},
        devices={
            "warm": Device(twin_id="warm", zone="warm"),
            "warmth": Device(twin_id="warmth", zone="warm", measures="temperature"),
        },
        circuits={"main": Circuit(circuit_id="main", name="Main", main=True, meter="meter")},
    )
    course = play((WARM, fahrenheit, meter, lamp(on=True)), links=links)
    shown, air = course.outputs["warmth"]["value"][:, 0], course.air["warm"][:, 0]
    assert shown[-1] - shown[0] == pytest.approx(1.8 * (air[-1] - air[0]), abs=0.02)
    assert course.outputs["meter"]["value"][-1, 0] == pytest.approx(0.1)


def test_guests_make_the_air_damp() -> None:
    links = HomeLinks(
        zones={"warm": Zone(zone_id="warm", name="Room", volume=50.0, humidity=40.0)},
        devices={"warm": Device(twin_id="warm", zone="warm")},
    )
    kept = room("warm", temperature=20.0, target=20.0)
    full = play((kept,), Occupancy(people=8.0), links=links, hours=8)
    # Six more than usual give 300 g/h, of which half an air change an hour takes away: at most 12 g/m³ more.
    more = 6 * 50.0 / 50.0 / 0.5 * (1.0 - np.exp(-0.5 * 8.0))
    vapour, held = 0.4 * 17.3 + more, 17.3 * np.exp(0.06 * (full.air["warm"][-1, 0] - 20.0))
    assert full.moisture["warm"][-1, 0] == pytest.approx(100.0 * vapour / held, abs=2.5)
    assert play((kept,), links=links).moisture["warm"][-1, 0] == pytest.approx(40.0, abs=2.0)
