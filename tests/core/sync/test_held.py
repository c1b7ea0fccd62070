"""A forecast that is held: what it says at a time, and that it comes back from the disk as it was."""

import json

import numpy as np
import pytest

from custom_components.digital_twin.core.requests import Bands, ChannelForecast
from custom_components.digital_twin.core.sync.held import MOST_POINTS, Held


def forecast(points: int = 5) -> ChannelForecast:
    times = np.linspace(0.0, 3600.0, points)
    value = 20.0 + times / 3600.0
    low, high = value - 0.5, value + 0.5
    return ChannelForecast(channel="value", times=times, value=value, bands=Bands(low, high, low, high, low, high))


def test_between_its_times_it_says_what_lies_between() -> None:
    held = Held.of(forecast(), 1000.0)
    assert held is not None
    assert held.end == 4600.0
    assert held.at(1000.0 + 1800.0) == pytest.approx((20.5, 0.5))
    assert held.at(999.0) is None
    assert held.at(4601.0) is None


def test_without_a_band_there_is_nothing_to_hold() -> None:
    times = np.array([0.0, 60.0])
    assert Held.of(ChannelForecast(channel="value", times=times, value=times), 0.0) is None
    flat = Held(0.0, times, times, np.zeros(2))
    assert flat.at(30.0) is None


@pytest.mark.parametrize("points", [2, 5, 1441])
def test_it_comes_back_as_it_was_in_so_many_points(points: int) -> None:
    held = Held.of(forecast(points), 1000.0)
    assert held is not None
    kept = json.loads(json.dumps(held.as_dict()))
    assert len(kept["times"]) <= MOST_POINTS
    back = Held.from_dict(kept)
    for moment in (1000.0, 2000.0, 4000.0):
        assert back.at(moment) == pytest.approx(held.at(moment), abs=1e-3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 0.0, "times": [], "value": [], "half_width": []},
        {"start": 0.0, "times": [0.0, 1.0], "value": [1.0], "half_width": [1.0, 1.0]},
        {"start": 0.0, "times": [1.0, 0.0], "value": [1.0, 1.0], "half_width": [1.0, 1.0]},
        {"start": "then", "times": [0.0], "value": [1.0], "half_width": [1.0]},
    ],
)
def test_what_was_never_written_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Held.from_dict(wrong)
