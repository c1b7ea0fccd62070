"""Heatings that switch faster than anybody asks them: a report says what was at its moment, not between."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.learning.asked import between, interval_of
from custom_components.digital_twin.core.learning.common import read
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.room_data import RoomData, acting, room_data
from custom_components.digital_twin.core.learning.sampling import Grid, grid_of
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import Environment, LearnRequest, TwinOutcome
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec
from tests.guard.plants import DAY, PLANTS, STEP, Course, play, weather

NOW = 1_768_917_600.0
ASKED = 5
"""Minutes between two reports of a thermostat that is asked."""
HOUSES = {"old_house": 20.0, "workshop": 12.0}
SETBACK = 3.0


def life(name: str, setback: float = SETBACK) -> Course:
    """Return ten days of a building and the day after, on which its heating is off."""
    times = np.arange(NOW - 10 * DAY, NOW + DAY, STEP)
    rng = np.random.default_rng(7)
    outdoor, sun = weather(times, 4.0, rng)
    hour = times % DAY / 3600.0
    target = np.where((hour < 5.5) | (hour > 22.0), HOUSES[name] - setback, HOUSES[name])
    on = (times < NOW).astype(np.float64)
    return play(PLANTS[name], times, target, outdoor, sun, rng, on=on, begin=HOUSES[name])


def lived(course: Course, *, told: bool = False) -> LearnRequest:
    """Return the ten days as a thermostat tells them at each switch (told), or when it is asked every five minutes."""
    past = course.times < NOW
    times = course.times[past]
    kind = KINDS["thermostat"]
    keys = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
    channels = {key: channel for key in keys if (channel := kind.channel(key)) is not None}
    action, mode = channels["hvac_action"], channels["hvac_mode"]
    acting = np.where(course.heating[past] > 0.5, action.encode("heating"), action.encode("idle"))
    rarely = slice(None, None, ASKED)
    heard = slice(None) if told else rarely
    history = {
        "temperature": Series(times[rarely], np.round(course.temperature[past][rarely], 1), NOW),
        "target_temperature": Series(times[rarely], course.target[past][rarely], NOW),
        "hvac_mode": Series(times[:1], np.array([mode.encode("heat")]), NOW),
        "hvac_action": Series(times[heard], acting[heard], NOW),
    }
    outside = {"outdoor_temperature": (course.outdoor, 1), "sun": (course.sun, 0)}
    environment = {
        key: Series(times[rarely], np.round(values[past][rarely], digits), NOW)
        for key, (values, digits) in outside.items()
    }
    spec = TwinSpec(twin_id="room", name="room", kind="thermostat", fidelity=Fidelity.ADVANCED, channels=channels)
    return LearnRequest(spec=spec, history=history, environment=environment, now=NOW)


def data_of(asked: LearnRequest) -> RoomData:
    """Return a room's history on its grid."""
    history = read(asked)
    assert history.main_series is not None
    grid = grid_of(history.main_series)
    assert grid is not None
    return room_data(history.request, history.series, grid)


def switched_off(course: Course, asked: LearnRequest) -> TwinOutcome:
    """Return what a twin that learned the ten days says of the day without heating."""
    values = {
        key: asked.spec.channels[key].decode(float(one.at(np.array([NOW]))[0])) for key, one in asked.history.items()
    }
    after = course.times >= NOW
    outside = {"outdoor_temperature": course.outdoor[after][::ASKED], "sun": course.sun[after][::ASKED]}
    return run_scenario(
        HomeScenario(
            twins=(TwinSnapshot(spec=asked.spec, learned=learn(asked), values=values, changed={}),),
            happenings=(Command(at=0.0, twin_id="room", commands={"hvac_mode": "off"}),),
            start=NOW,
            horizon=DAY,
            step=ASKED * STEP,
            environment=Environment(start=NOW, step=ASKED * STEP, values=outside),
            members=100,
            compare_with=None,
            report=Report(recommend=False),
        )
    ).twins[0]


@pytest.mark.parametrize("name", HOUSES)
def test_a_heating_that_is_asked_too_rarely_is_known_as_such(name: str) -> None:
    course = life(name)
    assert data_of(lived(course)).asked == ASKED * STEP
    assert data_of(lived(course, told=True)).asked == 0.0


@pytest.mark.parametrize("interval", [60.0, 300.0, 600.0])
def test_the_rhythm_of_the_answers_shows_in_what_switched(interval: float) -> None:
    rng = np.random.default_rng(5)
    moments = 1000.0 + np.cumsum(rng.integers(1, 4, 200) * interval)
    times = moments + rng.uniform(0.0, 0.02 * interval, 200)
    values = np.arange(200) % 2.0
    assert interval_of(Series(times, values, float(times[-1]))) == pytest.approx(interval, rel=0.05)
    anyhow = 1000.0 + np.cumsum(rng.uniform(1.0, 3.0, 200) * interval)
    assert interval_of(Series(anyhow, values, float(anyhow[-1]))) == 0.0


def test_what_is_expected_between_answers_is_right_on_average_and_as_unsure_as_it_errs() -> None:
    course = life("old_house")
    asked = lived(course)
    data, exact = data_of(asked), data_of(lived(course, told=True)).command
    answers = data.grid.mean(acting(asked, asked.history["hvac_action"]))
    assert data.unsure is not None
    error = data.command - exact
    assert np.std(error) < 0.7 * np.std(answers - exact)
    assert abs(error.mean()) < 0.01
    assert np.sqrt(data.unsure.mean()) == pytest.approx(np.std(error), rel=0.3)


def test_a_switch_is_spread_over_the_time_since_the_answer_before() -> None:
    heating = Series(np.array([0.0, 600.0]), np.array([0.0, 1.0]), 1200.0)
    expected, variance = between(heating, Grid(0.0, 300.0, 3), 300.0)
    assert expected == pytest.approx([0.0, 0.5, 1.0])
    assert variance == pytest.approx([0.0, 1.0 / 12.0, 0.0], abs=0.01)


@pytest.mark.parametrize("name", HOUSES)
def test_a_day_without_heating_is_told_by_reports_that_are_too_rare(name: str) -> None:
    course = life(name)
    found = switched_off(course, lived(course))
    assert not found.refused
    told = next(one for one in found.channels if one.channel == "temperature")
    truth = course.temperature[course.times >= NOW][ASKED - 1 :: ASKED]
    assert truth[0] - truth.min() > 5.0
    assert np.abs(told.value - truth).max() < 1.5
    assert told.bands is not None
    assert ((truth >= told.bands.low90 - 0.05) & (truth <= told.bands.high90 + 0.05)).mean() > 0.8


@pytest.mark.parametrize("name", HOUSES)
def test_a_room_that_hardly_leaves_its_target_does_not_pass_for_known(name: str) -> None:
    asked = lived(life(name, setback=0.3))
    constant = learn(asked).parameters["time_constant"]
    assert constant.deviation > 0.35 * constant.value
