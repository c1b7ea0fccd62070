"""Which room a window belongs to."""

import numpy as np
import pytest

from custom_components.digital_twin.core.home.which_window import room_of
from custom_components.digital_twin.core.series import Series

DAY = 86_400.0


def held(times: np.ndarray, values: np.ndarray) -> Series:
    return Series(times.astype(np.float64), values.astype(np.float64), float(times[-1] + 60.0))


def home(
    openings: int, *, outdoor: float = 0.0, seed: int = 1, airs: str = "bath"
) -> tuple[Series, dict[str, Series], Series]:
    """Return ten days of two rooms, of which one is aired, with sensors that round to 0.1 K."""
    rng = np.random.default_rng(seed)
    times = np.arange(0.0, 10 * DAY, 60.0)
    open_ = np.zeros(len(times))
    for start in rng.choice(np.arange(200, len(times) - 200, 200), openings, replace=False):
        open_[start : start + 25] = 1.0
    rooms = {}
    for name in ("bath", "bedroom"):
        level, course = 21.0, np.empty(len(times))
        for row in range(len(times)):
            exchange = 1.2 * open_[row] if name == airs else 0.02 * open_[row]
            level += (0.5 * (21.0 - level) - exchange * (level - outdoor) / 10.0) / 60.0 + 0.01 * rng.normal()
            course[row] = level
        rooms[name] = held(times, np.round(course, 1))
    turns = np.flatnonzero(np.diff(open_, prepend=-1.0) != 0)
    return held(times[turns], open_[turns]), rooms, held(times[::60], np.full(len(times[::60]), outdoor))


@pytest.mark.parametrize("airs", ["bath", "bedroom"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_room_that_cools_is_the_window_s(airs: str, seed: int) -> None:
    window, rooms, outdoor = home(12, seed=seed, airs=airs)
    link = room_of(window, rooms, outdoor)
    assert link is not None
    assert (link.room, link.openings) == (airs, 12)
    assert link.sure


def test_a_window_of_a_room_without_a_sensor_is_nobody_s() -> None:
    window, rooms, outdoor = home(12, airs="cellar")
    link = room_of(window, rooms, outdoor)
    assert link is not None
    assert not link.sure


def test_too_few_openings_or_too_warm_a_day_tell_nothing() -> None:
    assert room_of(*home(2)) is None
    assert room_of(*home(12, outdoor=20.0)) is None
    window, _, outdoor = home(12)
    assert room_of(window, {}, outdoor) is None
    never = Series(np.array([0.0]), np.array([0.0]), 10 * DAY)
    assert room_of(never, home(3)[1], outdoor) is None
