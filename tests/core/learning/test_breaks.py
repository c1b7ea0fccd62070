"""Structural breaks are found where there are some, and only there."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.breaks import find_break
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSpec

DAY = 86_400.0
NOW = 1_790_000_000.0
TEMPERATURE = KINDS["thermostat"].channels[0]
POWER = replace(TEMPERATURE, key="power", unit="W", lower=-1e5, upper=1e5)


def times(days: int) -> np.ndarray:
    return NOW - days * DAY + 600.0 * np.arange(days * 144)


def series(values: np.ndarray) -> Series:
    return Series(times(len(values) // 144), values, NOW)


def room(days: int, rng: np.random.Generator, *, swing: float = 1.0) -> np.ndarray:
    at = times(days)
    weather = np.repeat(np.cumsum(rng.normal(0, 0.3, days)) * 0.3, 144)
    return 20 + swing * np.sin(2 * np.pi * at / DAY) + weather + rng.normal(0, 0.05, at.size)


def plug(days: int, rng: np.random.Generator, watts: float | np.ndarray) -> np.ndarray:
    running = np.arange(days * 144) % 5 < 2
    return np.where(running, watts + rng.normal(0, 2, days * 144), 1.0)


@pytest.mark.parametrize("seed", range(20))
def test_what_only_wanders_has_no_break(seed: int) -> None:
    rng = np.random.default_rng(seed)
    assert find_break(series(room(30, rng)), TEMPERATURE, series(rng.normal(5, 3, 30 * 144))) is None
    assert find_break(series(plug(30, rng, 90.0)), POWER) is None


@pytest.mark.parametrize("seed", range(10))
def test_a_season_is_no_break(seed: int) -> None:
    rng = np.random.default_rng(seed)
    drift = np.linspace(0, 8, 30 * 144)
    outdoor = 12 - 1.5 * drift + np.repeat(rng.normal(0, 2, 30), 144)
    values = room(30, rng, swing=0.5) - 0.4 * drift + 0.2 * outdoor
    assert find_break(series(values), TEMPERATURE, series(outdoor)) is None


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("ago", [6, 12, 20])
def test_a_sensor_that_was_moved_swings_otherwise_from_that_day_on(seed: int, ago: int) -> None:
    rng = np.random.default_rng(seed)
    values = room(30, rng)
    values[-ago * 144 :] = room(30, rng, swing=3.0)[-ago * 144 :]
    found = find_break(series(values), TEMPERATURE)
    assert found is not None
    assert found.trait in {"swing", "pace"}
    assert found.at == pytest.approx(NOW - ago * DAY, abs=DAY)
    assert found.after > found.before


def test_a_level_is_judged_after_what_the_weather_explains() -> None:
    rng = np.random.default_rng(1)
    outdoor = np.repeat(rng.normal(5, 4, 30), 144)
    values = 20 + 0.3 * outdoor + rng.normal(0, 0.1, 30 * 144)
    values[-10 * 144 :] += 3.0
    found = find_break(series(values), TEMPERATURE, series(outdoor))
    assert found is not None
    assert (found.trait, found.after - found.before) == ("level", pytest.approx(3.0, abs=0.3))


def test_a_new_appliance_draws_another_power() -> None:
    rng = np.random.default_rng(2)
    watts = np.where(np.arange(30 * 144) < 18 * 144, 90.0, 160.0)
    found = find_break(series(plug(30, rng, watts)), POWER)
    assert found is not None
    assert (found.trait, found.at) == ("power", pytest.approx(NOW - 12 * DAY, abs=DAY))
    assert (found.before, found.after) == (pytest.approx(90, abs=3), pytest.approx(160, abs=3))


@pytest.mark.parametrize("days", [0, 1, 9])
def test_too_short_a_history_tells_of_no_break(days: int) -> None:
    values = np.concatenate((np.full(days * 72, 1.0), np.full(days * 72, 200.0)))
    assert find_break(series(values) if days else Series(np.empty(0), np.empty(0), NOW), POWER) is None


def test_gaps_are_no_break() -> None:
    rng = np.random.default_rng(3)
    values = room(30, rng)
    values[10 * 144 : 16 * 144] = np.nan
    assert find_break(series(values), TEMPERATURE) is None
    assert find_break(series(np.full(30 * 144, np.nan)), TEMPERATURE) is None


def test_learning_begins_anew_at_a_break_and_says_so() -> None:
    rng = np.random.default_rng(4)
    watts = np.where(np.arange(30 * 144) < 18 * 144, 90.0, 160.0)
    spec = TwinSpec(
        twin_id="x", name="x", kind="plug", fidelity=Fidelity.ADVANCED, channels={"power": KINDS["plug"].channels[1]}
    )
    learned = learn(LearnRequest(spec=spec, history={"power": series(plug(30, rng, watts))}, now=NOW))
    (told,) = [message for message in learned.gated if message.id == "gated_break"]
    assert told.params["trait"] == "power"
    assert learned.days == pytest.approx(12, abs=1.1)
    assert learned.parameters["on_power"].value == pytest.approx(160, rel=0.05)
