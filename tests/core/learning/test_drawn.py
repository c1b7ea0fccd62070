"""What devices draw while they work, learned of meters that report late."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.series import Series

from .worlds import DAY, START, recorded, request

HOUR = 3600.0


def options(kind: str, channel: str, *names: str) -> list[float]:
    known = KINDS[kind].channel(channel).options
    return [float(known.index(name)) for name in names]


def days(per_day: list[tuple[float, float]], count: int = 8) -> Series:
    """Return a series that takes values at hours of each day."""
    times = [START + day * DAY + hour * HOUR for day in range(count) for hour, _ in per_day]
    return Series(np.array(times), np.array([value for _ in range(count) for _, value in per_day]), START + count * DAY)


def metered(state: Series, watts: dict[float, float], late: float) -> Series:
    """Return a meter's reports: each change comes late, and every so often it wavers."""
    rng = np.random.default_rng(4)
    times = np.arange(START, state.end, 10.0)
    power = np.array([watts[value] for value in state.at(np.maximum(times - late, START)).tolist()])
    return recorded(times, power * rng.normal(1.0, 0.01, len(times)), 0.1)


def test_a_television_shows_what_it_draws_while_it_plays_and_while_it_is_off() -> None:
    off, on, playing = options("media_player", "playback", "off", "on", "playing")
    state = days([(0.0, off), (19.0, on), (19.01, playing), (22.0, off)])
    power = metered(state, {off: 0.6, on: 88.0, playing: 92.0}, 15.0)
    result = learn(request("media_player", {"playback": state, "power": power})).parameters
    assert result["rated_power"].value == pytest.approx(92.0, rel=0.02)
    assert result["rated_power"].identified
    assert result["standby_power"].value == pytest.approx(0.6, abs=0.06)


@pytest.mark.parametrize(
    ("kind", "channel", "per_day", "name", "watts"),
    [
        ("garage_door", "position", [(0.0, 0.0), (8.0, 50.0), (8.005, 100.0), (8.3, 50.0), (8.305, 0.0)],
         "motor_power", 310.0),
        ("siren", "on", [(0.0, 0.0), (9.0, 1.0), (9.05, 0.0)], "rated_power", 12.0),
        ("humidifier", "on", [(0.0, 0.0), (7.0, 1.0), (9.0, 0.0), (18.0, 1.0), (21.0, 0.0)], "rated_power", 45.0),
        ("vacuum", "activity", [(0.0, 0.0), (10.0, 1.0), (11.0, 0.0)], "rated_power", 31.0),
    ],
)  # fmt: skip
def test_what_is_drawn_or_not_is_recovered(
    kind: str, channel: str, per_day: list[tuple[float, float]], name: str, watts: float
) -> None:
    main = days(per_day)
    works = days([(0.0, 0.0), (9.0, 1.0), (9.1, 0.0)])
    history = {channel: main, "power": metered(works, {0.0: 1.2, 1.0: watts}, 0.0)}
    if kind == "humidifier":
        times = np.arange(START, main.end, 300.0)
        history["humidity"] = recorded(times, 45.0 + 5.0 * np.sin(times / 7000.0), 0.1)
    found = learn(request(kind, history)).parameters[name]
    assert found.value == pytest.approx(watts, rel=0.02)
    assert found.identified


def test_a_meter_that_saw_only_the_electronics_says_nothing() -> None:
    still = days([(0.0, 0.0), (8.0, 50.0), (8.005, 100.0), (8.3, 50.0), (8.305, 0.0)])
    for watts in (metered(still, {0.0: 1.2, 50.0: 1.2, 100.0: 1.3}, 0.0), days([(0.0, 0.0), (3.0, 1.0)])):
        result = learn(request("cover", {"position": still, "power": watts}))
        assert result.structure == "travel"
        assert not result.parameters["motor_power"].identified
