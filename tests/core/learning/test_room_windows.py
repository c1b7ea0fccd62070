"""Windows that a contact reports: what airings tell of them, also to slow sensors, and what is said without any."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.happenings import Given
from custom_components.digital_twin.core.learning.airing_play import played
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.room_fit import fit_room
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, LearnRequest
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.twin import Estimate, Learned, TwinSnapshot

from .test_room_airing import data_of
from .worlds import START, Room, recorded

SLOW = Room(airing=True, sensor_lag=9.0)
"""Its sensor sleeps through half of an airing of eighteen minutes."""
PROMPT = replace(SLOW, sensor_lag=0.0)
CONDUCTS = 0.8
"""kW/K through the open window."""
HOURS = 3


def exchange_beside_heat(room: Room, learned: Learned) -> float:
    """Return the true exchange (1/h) of a room that is as large as its heating rate tells."""
    return CONDUCTS / (room.rated / learned.parameters["heating_rate"].value)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_sensor_that_sleeps_through_an_airing_tells_of_it_afterwards(seed: int) -> None:
    learned = learn(SLOW.request(10.0, seed))
    exchange = learned.parameters["window_exchange"]
    assert exchange.identified
    assert exchange.value == pytest.approx(exchange_beside_heat(SLOW, learned), rel=0.35)


def test_a_slow_sensor_in_a_room_whose_network_is_known_hides_nothing() -> None:
    """Where heating comes too slowly to show the sensor's lag, the network does not hold it."""
    prompt = data_of(PROMPT.request(10.0))
    fit = fit_room(prompt, "2r2c")
    assert fit is not None
    found = PROMPT.rated / fit.estimates["heating_rate"].value
    prior = Estimate(0.1, 0.075)
    for lag in (0.0, 12.0):
        seen = played(data_of(replace(PROMPT, sensor_lag=lag).request(10.0)), fit, prior)
        assert seen is not None
        assert seen.value == pytest.approx(CONDUCTS / found, rel=0.3)


def test_openings_that_differ_leave_the_next_one_unsure() -> None:
    asked = SLOW.request(10.0)
    alike = learn(asked).parameters["window_exchange"]
    life = SLOW.live(10.0)
    hours = (life["times"] - START) / 3600.0
    # Every other morning the contact tells of a window that is only a crack open: nothing was let out.
    shut = replace(SLOW, airing=False).live(10.0)
    odd = (hours // 24).astype(int) % 2 == 1
    told = {**asked.history, "temperature": recorded(life["times"][::2], np.where(odd, shut["temperature"],
            life["temperature"])[::2], 0.1)}  # fmt: skip
    mixed = learn(replace(asked, history=told)).parameters["window_exchange"]
    assert mixed.deviation / mixed.value > 1.5 * alike.deviation / alike.value


def test_without_an_airing_an_open_window_is_as_unsure_as_windows_differ() -> None:
    exchange = learn(Room().request(10.0)).parameters["window_exchange"]
    assert not exchange.identified
    assert 0.6 < exchange.deviation / exchange.value < 0.8


def hours_open(asked: LearnRequest, learned: Learned, outdoor: np.ndarray) -> ChannelForecast:
    """Return what is told of the temperature while the window stands open for some hours from now on."""
    now, spec = asked.now, asked.spec
    values = {key: spec.channels[key].decode(float(one.at(np.array([now]))[0])) for key, one in asked.history.items()}
    scenario = HomeScenario(
        twins=(TwinSnapshot(spec=spec, learned=learned, values=values, changed={}),),
        happenings=(Given(at=0.0, duration=HOURS * 3600.0, twin_id=spec.twin_id, channel="window", value=True),),
        start=now,
        horizon=HOURS * 3600.0,
        step=300.0,
        environment=Environment(start=now, step=300.0, values={"outdoor_temperature": outdoor}),
        members=100,
        compare_with=None,
        report=Report(recommend=False),
    )
    answer = run_scenario(scenario).twins[0]
    return next(one for one in answer.channels if one.channel == "temperature")


def test_hours_of_an_open_window_are_told_as_they_come() -> None:
    """Asked at eight in the evening: airings of eighteen minutes were seen, three hours never."""
    at = 9 * 24.0 + 20.0
    life = replace(SLOW, opened=(at, at + HOURS)).live(11.0)
    now = START + at * 3600.0
    past = {key: values[life["times"] <= now] for key, values in life.items()}
    asked = SLOW.told(past)
    rows = np.searchsorted(life["times"], now + 300.0 * np.arange(1, 12 * HOURS + 1))
    course = hours_open(asked, learn(asked), life["outdoor"][rows])
    truth = life["temperature"][rows]
    assert course.bands is not None
    assert truth[0] - truth[-1] > 2.0
    inside = (truth > course.bands.low90 - 0.1) & (truth < course.bands.high90 + 0.1)
    assert inside[3:].mean() > 0.9
    assert course.value[-1] == pytest.approx(truth[-1], abs=1.5)
