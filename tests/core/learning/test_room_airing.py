"""Rooms aired by windows that nobody reports, heated by plants that report late, and windows of a fit that are long."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.common import read
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.room import first_fit, simplest
from custom_components.digital_twin.core.learning.room_data import RoomData, room_data
from custom_components.digital_twin.core.learning.room_fit import aired, fit_room
from custom_components.digital_twin.core.learning.room_windows import windows_of
from custom_components.digital_twin.core.learning.sampling import grid_of
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate

from .worlds import DAY, START, Room

AIRED = Room(airing=True)


def unreported(days: float = 10.0) -> LearnRequest:
    """Return the life of a room that is aired at seven each morning, with no contact at its window."""
    asked = AIRED.request(days)
    return replace(asked, history={key: one for key, one in asked.history.items() if key != "window"})


def data_of(asked: LearnRequest) -> RoomData:
    """Return a room's history on its grid."""
    history = read(asked)
    assert history.main_series is not None
    grid = grid_of(history.main_series)
    assert grid is not None
    return room_data(history.request, history.series, grid)


def test_airings_nobody_reports_are_found_when_they_were() -> None:
    data = data_of(unreported())
    first = fit_room(data, "2r2c")
    assert first is not None
    lost = aired(data, first).lost
    assert lost is not None
    hours = ((data.grid.times[lost < 0.0] - START) % DAY) / 3600.0
    assert len(np.unique((data.grid.times[lost < 0.0] - START) // DAY)) >= 7
    # The window opens at 7:00 for eighteen minutes; a step of the fit is a quarter of an hour.
    assert np.mean((hours > 6.9) & (hours < 8.0)) > 0.9


def test_an_aired_room_is_learned_as_if_it_had_not_been() -> None:
    result = learn(unreported())
    assert result.parameters["time_constant"].value == pytest.approx(AIRED.time_constant, rel=0.35)
    assert result.parameters["window_exchange"].identified
    # Of eighteen minutes in steps of fifteen: no less than a third of the truth, and no more than it.
    assert 0.33 < result.parameters["window_exchange"].value / (0.8 / AIRED.capacity) < 1.1
    # The furnace's own switching is no airing.
    calm = data_of(Room().request(10.0))
    fit = fit_room(calm, "2r2c")
    assert fit is not None
    lost = aired(calm, fit).lost
    assert lost is not None
    assert np.mean(lost < 0.0) < 0.005


@pytest.mark.parametrize(("late", "earlier"), [(0.0, 0.0), (150.0, 0.5), (300.0, 1.0)])
def test_heating_that_is_reported_late_is_brought_forward(late: float, earlier: float) -> None:
    asked = Room(radiator=0.02).request(10.0)
    action = asked.history["hvac_action"]
    delayed = Series(action.times + late, action.values, action.end + late)
    told = data_of(replace(asked, history={**asked.history, "hvac_action": delayed}))
    _, found = first_fit(told, int(told.grid.steps * 0.6))
    nearest = min((0.0, 0.5, 1.0), key=lambda rows: np.abs(told.heated_earlier(rows).command - found.command).sum())
    assert nearest == earlier


def test_windows_of_a_fit_are_as_long_as_the_history_bears() -> None:
    quiet = np.ones(707, dtype=np.bool_)
    starts, length = windows_of(quiet, 900.0)
    assert length == 144
    assert len(starts) == 4
    interrupted = quiet.copy()
    interrupted[::60] = False
    starts, length = windows_of(interrupted, 900.0)
    assert length == 36
    assert all(interrupted[start - 1 : start + length].all() for start in starts)
    assert windows_of(np.zeros(707, dtype=np.bool_), 900.0)[0].size == 0


def test_a_network_that_blames_all_on_wandering_heat_is_passed_over() -> None:
    data = data_of(Room().request(8.0))
    late = data.part(int(data.grid.steps * 0.6), data.grid.steps)
    sound = fit_room(data.part(0, int(data.grid.steps * 0.6)), "2r2c")
    assert sound is not None
    blaming = replace(
        sound, network="1r1c", estimates={**sound.estimates, "disturbance": Estimate(3.0, 0.4, identified=True)}
    )
    assert simplest([blaming, sound], late) is sound
    assert simplest([blaming], late) is blaming
