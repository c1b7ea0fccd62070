"""A what-if begins with walls as warm as the last hours made them, not as the air is this minute."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import TwinSnapshot

from .homes import HOUR, at, course, room, run


def heavy(structure: str) -> TwinSnapshot:
    """Return a room whose walls hold most of the heat, at 20 °C and off."""
    twin = room(mode="off", air_share=0.1, coupling=0.5)
    assert twin.learned is not None
    return replace(twin, learned=replace(twin.learned, structure=structure))


def told(before: float) -> dict[str, dict[str, Series]]:
    """Return two days at a temperature, and 20 °C since ten minutes."""
    times = np.array([-48 * HOUR, -600.0])
    return {"room": {"temperature": Series(times, np.array([before, 20.0]), 0.0)}}


@pytest.mark.parametrize("structure", ["2r2c/relay", "4r3c/relay"])
def test_walls_that_were_cold_cool_the_room(structure: str) -> None:
    twin, outside = heavy(structure), {"outdoor_temperature": 16.0}
    unknown = at(course(run((twin,), hours=3, outside=outside), "room", "temperature"), 2.0)
    steady = at(course(run((twin,), hours=3, outside=outside, recent=told(20.0)), "room", "temperature"), 2.0)
    cold = at(course(run((twin,), hours=3, outside=outside, recent=told(16.0)), "room", "temperature"), 2.0)
    assert steady == pytest.approx(unknown, abs=0.05)
    # Nearly all of the heat is in walls of 16 °C: within hours the room is close to them again.
    assert cold < unknown - 2.0
    assert 16.0 < cold < 17.5


def test_another_twins_past_changes_nothing() -> None:
    twin = heavy("2r2c/relay")
    plain = course(run((twin,), hours=2), "room", "temperature")
    other = course(run((twin,), hours=2, recent={"elsewhere": told(10.0)["room"]}), "room", "temperature")
    np.testing.assert_array_equal(plain.value, other.value)
