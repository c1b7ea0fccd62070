"""Heatings that switch faster than anybody asks them: a report says what was at its moment, not between."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.common import read
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.room_data import EVENED, RoomData, room_data
from custom_components.digital_twin.core.learning.sampling import grid_of
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSpec
from tests.guard.plants import DAY, PLANTS, STEP, play, weather

NOW = 1_768_917_600.0
ASKED = 5
"""Minutes between two reports of a thermostat that is asked."""
HOUSES = {"old_house": 20.0, "workshop": 12.0}


def lived(name: str, *, told: bool) -> LearnRequest:
    """Return ten days of a building whose thermostat tells each switch (told), or is asked every five minutes."""
    times = np.arange(NOW - 10 * DAY, NOW, STEP)
    rng = np.random.default_rng(7)
    outdoor, sun = weather(times, 4.0, rng)
    hour = times % DAY / 3600.0
    target = np.where((hour < 5.5) | (hour > 22.0), HOUSES[name] - 3.0, HOUSES[name])
    course = play(PLANTS[name], times, target, outdoor, sun, rng, begin=HOUSES[name])
    kind = KINDS["thermostat"]
    channels = {
        key: channel
        for key in ("temperature", "target_temperature", "hvac_action")
        if (channel := kind.channel(key)) is not None
    }
    action = channels["hvac_action"]
    acting = np.where(course.heating > 0.5, action.encode("heating"), action.encode("idle"))
    rarely = slice(None, None, ASKED)
    heard = slice(None) if told else rarely
    history = {
        "temperature": Series(times[rarely], np.round(course.temperature[rarely], 1), NOW),
        "target_temperature": Series(times[rarely], target[rarely], NOW),
        "hvac_action": Series(times[heard], acting[heard], NOW),
    }
    outside = {"outdoor_temperature": (outdoor, 1), "sun": (sun, 0)}
    environment = {
        key: Series(times[rarely], np.round(values[rarely], digits), NOW) for key, (values, digits) in outside.items()
    }
    spec = TwinSpec(twin_id=name, name=name, kind="thermostat", fidelity=Fidelity.ADVANCED, channels=channels)
    return LearnRequest(spec=spec, history=history, environment=environment, now=NOW)


def data_of(asked: LearnRequest) -> RoomData:
    """Return a room's history on its grid."""
    history = read(asked)
    assert history.main_series is not None
    grid = grid_of(history.main_series)
    assert grid is not None
    return room_data(history.request, history.series, grid)


def loss_of(name: str) -> float:
    """Return what a building loses for each kelvin of its lead (W/K)."""
    plant = PLANTS[name]
    return plant.air_outdoor + 1.0 / (1.0 / plant.air_walls + 1.0 / plant.walls_outdoor)


@pytest.mark.parametrize("name", HOUSES)
def test_a_heating_that_is_asked_too_rarely_is_known_as_such(name: str) -> None:
    assert data_of(lived(name, told=False)).polled
    assert not data_of(lived(name, told=True)).polled


def test_the_share_of_the_time_is_kept() -> None:
    data = data_of(lived("old_house", told=False))
    even = data.evened()
    assert even.reported is data.command
    middle = slice(EVENED, -EVENED)
    assert even.command[middle].mean() == pytest.approx(data.command[middle].mean(), abs=0.005)
    exact = data_of(lived("old_house", told=True)).command
    smooth = np.convolve(exact, np.ones(EVENED) / EVENED, "same")
    assert np.std(even.command[middle] - smooth[middle]) < 0.1


@pytest.mark.parametrize("name", HOUSES)
def test_what_holds_a_building_is_told_of_reports_that_are_too_rare(name: str) -> None:
    found, plant = learn(lived(name, told=False)).parameters, PLANTS[name]
    hours = (plant.air + plant.contents + plant.walls) / loss_of(name) / 3600.0
    assert abs(found["time_constant"].value - hours) < 1.5 * found["time_constant"].deviation
    lift = found["heating_rate"].value * found["time_constant"].value
    assert lift == pytest.approx(plant.heat / loss_of(name), rel=0.35)
    assert found["gains"].value < 3.0
