"""Rooms that seem to be kept warm by their neighbours: how long these stay warm, no history of ordinary days tells."""

from custom_components.digital_twin.core.learning.room_data import room_data
from custom_components.digital_twin.core.learning.room_fit import fit_room
from custom_components.digital_twin.core.learning.room_priors import PRIOR
from custom_components.digital_twin.core.learning.sampling import grid_of

from .worlds import Room


def test_what_neighbours_give_is_never_surer_than_before_anything_was_learned() -> None:
    asked = Room(beside=0.3).request(10.0)
    grid = grid_of(asked.history["temperature"])
    assert grid is not None
    fit = fit_room(room_data(asked, asked.history, grid), "3r2c")
    assert fit is not None
    found = fit.estimates["neighbours"]
    assert found.value > 2.0 * PRIOR["neighbours"].prior
    assert found.deviation >= PRIOR["neighbours"].deviation * found.value
    assert not found.identified
