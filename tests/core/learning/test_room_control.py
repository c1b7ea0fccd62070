"""A two-point controller's band and offset, by the moments at which its heating switches."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.common import read
from custom_components.digital_twin.core.learning.room_control import controller
from custom_components.digital_twin.core.learning.room_data import room_data
from custom_components.digital_twin.core.learning.sampling import grid_of
from custom_components.digital_twin.core.models.thermostat_parameters import RELAY
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate

from .worlds import DAY, START, STEP, recorded, request


def switched(
    band: float, offset: float, *, rate: float = 3.0, seen: int = 1, output: str = "hvac_action", timer: bool = False
) -> dict[str, Estimate]:
    """Return what shows of a controller whose room drifts by about a rate (K/h) up and down.

    seen: every so many steps its output is asked; timer: it switches whenever it likes.
    """
    rng = np.random.default_rng(3)
    count = int(6 * DAY / STEP)
    times = START + STEP * np.arange(count)
    target = np.where((times % DAY > 0.25 * DAY) & (times % DAY < 0.9 * DAY), 21.0, 19.0)
    air, on = 20.0, False
    course, heats = np.empty(count), np.empty(count)
    for index in range(count):
        edge = target[index] + offset
        on = air < edge - band / 2 or (on and air < edge + band / 2)
        if timer:
            on = bool(index // 120 * 7919 % 5 < 2)
        air += (rate if on else -0.6 * rate) * rng.uniform(0.3, 1.7) * STEP / 3600.0
        course[index], heats[index] = air, on
    rows = slice(None, None, seen)
    heating = {"hvac_action": 1.0 + heats, "power": 1500.0 * heats}[output]
    history = {
        "temperature": recorded(times[::2], course[::2], 0.1),
        "target_temperature": recorded(times, target),
        "hvac_mode": Series(times[:1], np.array([1.0]), float(times[-1])),
        output: Series(times[rows], heating[rows], float(times[-1])),
    }
    known = read(request("thermostat", history))
    assert known.main_series is not None
    grid = grid_of(known.main_series)
    assert grid is not None
    return controller(known, room_data(known.request, known.series, grid), RELAY)


@pytest.mark.parametrize("output", ["hvac_action", "power"])
@pytest.mark.parametrize("rate", [1.0, 3.0])
@pytest.mark.parametrize(("band", "offset"), [(0.4, 0.0), (0.6, -0.3), (1.2, 0.2)])
def test_the_band_shows_where_the_heating_switches(band: float, offset: float, rate: float, output: str) -> None:
    found = switched(band, offset, rate=rate, output=output)
    assert found["control_band"].value == pytest.approx(band, abs=0.15)
    assert found["control_offset"].value == pytest.approx(offset, abs=0.1)
    assert found["control_band"].identified


def test_a_heating_that_is_asked_now_and_then_shows_its_band_a_little_less_surely() -> None:
    found = switched(0.6, 0.1, seen=10)
    assert found["control_band"].value == pytest.approx(0.6, abs=0.25)
    assert found["control_offset"].value == pytest.approx(0.1, abs=0.1)


def test_a_heating_that_something_else_switches_shows_no_band() -> None:
    assert switched(0.4, 0.0, timer=True) == {}
