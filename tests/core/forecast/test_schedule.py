"""What people set by the clock."""

import numpy as np

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.schedule import path, schedule, usual
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.twin import TwinSnapshot

from ..learning.worlds import DAY, START, Room

HOUR = 3600.0
TIMES = START + 300.0 * np.arange(1, 7 * 288 + 1)


def setback(times: np.ndarray) -> np.ndarray:
    hours = (times - START) / HOUR % 24
    return np.where((hours >= 6) & (hours < 22), 21.0, 18.0)


def test_a_schedule_is_found_and_its_next_change_foretold() -> None:
    profile = schedule(TIMES, setback(TIMES))
    assert profile is not None
    origins = np.array([START + 4 * HOUR, START + 12 * HOUR])
    course = path(profile, np.array([18.0, 21.0]), origins, HOUR, 12)
    assert course[:, 0].tolist() == [18.0] * 2 + [21.0] * 10
    assert course[:, 1].tolist() == [21.0] * 10 + [18.0] * 2


def test_what_is_set_by_hand_holds_until_the_schedule_next_changes() -> None:
    profile = usual(TIMES, setback(TIMES))
    course = path(profile, np.array([23.0]), np.array([START + 20 * HOUR]), HOUR, 12)[:, 0]
    assert course.tolist() == [23.0] * 2 + [18.0] * 8 + [21.0] * 2


def test_what_is_set_at_random_or_never_is_no_schedule() -> None:
    rng = np.random.default_rng(1)
    random = np.repeat(rng.choice([18.0, 20.0, 22.0], 7 * 24), 12)
    for values in (random, np.full(len(TIMES), 20.0), np.full(len(TIMES), np.nan)):
        assert schedule(TIMES, values) is None
    assert usual(TIMES[:100], random[:100]) is None
    assert usual(TIMES, np.where(TIMES % DAY < HOUR, np.nan, 1.0)) is None
    assert schedule(TIMES[:1], random[:1]) is None
    half = len(TIMES) // 2
    assert schedule(TIMES, np.where(np.arange(len(TIMES)) < half, setback(TIMES), np.nan)) is None


def test_a_forecast_knows_that_the_night_setback_will_come() -> None:
    asked = Room().request(8.0)
    learned = learn(asked)
    assert len(learned.tables["target_schedule"]) == 96
    evening = START + 8 * DAY + 21 * HOUR
    values = {"temperature": 21.0, "target_temperature": 21.0, "hvac_mode": "heat", "hvac_action": "idle"}
    twin = TwinSnapshot(spec=asked.spec, learned=learned, values=values, changed={})
    environment = Environment(start=evening, step=HOUR, values={"outdoor_temperature": np.full(24, 4.0)})
    question = PredictRequest(
        twin=twin, channels=("target_temperature", "temperature"), horizon=8 * HOUR, step=900.0, start=evening,
        environment=environment,
    )  # fmt: skip
    target, temperature = predict(question).channels
    assert target.value[[0, 8]].tolist() == [21.0, 18.0]
    assert temperature.value[-1] < 20.0
