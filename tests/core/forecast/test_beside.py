"""A temperature that another one foreruns is foretold better with it, and no worse than before once that is gone."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import CELSIUS, Channel, Quantity
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.frame import BESIDE_LIGHT, BESIDE_TEMPERATURE
from custom_components.digital_twin.core.forecast.memory import unpack
from custom_components.digital_twin.core.requests import Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import TwinSnapshot

from ..learning.worlds import DAY, START, recorded, request

PIPE, LAMP = f"{BESIDE_TEMPERATURE}pipe", f"{BESIDE_LIGHT}lamp"
TIMES = START + 600.0 * np.arange(20 * 144)
NOW = float(TIMES[-1])


@pytest.fixture(scope="module")
def courses() -> tuple[np.ndarray, np.ndarray]:
    """Return a pipe that is hot at odd times, and a room that follows it within the hour."""
    rng = np.random.default_rng(5)
    hot = np.repeat(rng.random(len(TIMES) // 9 + 1) < 0.4, 9)[: len(TIMES)]
    pipe = np.where(hot, 55.0, 25.0) + rng.normal(0.0, 0.3, len(TIMES))
    room = np.empty(len(TIMES))
    level = 20.0
    for index, water in enumerate(pipe):
        room[index] = level
        level += 0.008 * (water - 37.0) - 0.03 * (level - 20.0) + rng.normal(0.0, 0.02)
    return pipe, room


def asked(courses: tuple[np.ndarray, np.ndarray], *, beside: bool) -> LearnRequest:
    channel = Channel(key="value", quantity=Quantity.NUMBER, unit=CELSIUS, lower=-50.0, upper=80.0)
    pipe, room = courses
    more = {PIPE: recorded(TIMES, pipe, 0.1), LAMP: Series(TIMES[:1], np.array([3.0]), NOW)} if beside else {}
    return request("sensor", {"value": recorded(TIMES, room, 0.1)}, channels={"value": channel}, environment=more)


def test_what_foreruns_it_is_learned_and_what_never_changes_is_left_out(
    courses: tuple[np.ndarray, np.ndarray],
) -> None:
    alone, together = learn(asked(courses, beside=False)), learn(asked(courses, beside=True))
    for horizon in (1800, 3600):
        assert together.skill[horizon] > alone.skill[horizon] + 0.1
    assert set(unpack(together.memory).series) == {"value", PIPE}


def test_its_present_moves_the_forecast_and_its_silence_leaves_the_rest(
    courses: tuple[np.ndarray, np.ndarray],
) -> None:
    learning = asked(courses, beside=True)
    learned, start = learn(learning), NOW + 3600.0
    room = Series(np.array([NOW, start]), np.full(2, 20.0), start)

    def rise(*, pipe: Series | None, at: float = start) -> float:
        recent = {"value": replace(room, end=at), **({} if pipe is None else {PIPE: pipe})}
        course = predict(
            PredictRequest(
                twin=TwinSnapshot(spec=learning.spec, learned=learned, values={"value": 20.0}, changed={}),
                horizon=3600.0, step=300.0, start=at, recent=recent,
                environment=Environment(start=at, step=3600.0),
            )
        ).channels[0]  # fmt: skip
        return float(course.value[-1]) - 20.0

    hot, cold = (rise(pipe=Series(np.array([NOW, start - 600.0]), np.array([25.0, at]), start)) for at in (55.0, 25.0))
    gone = rise(pipe=None, at=NOW + 5 * DAY)
    assert hot > 0.15
    assert cold < hot - 0.25
    assert abs(gone) < hot
