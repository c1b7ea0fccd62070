"""What a room's history does not show: one that never leaves its target tells little of its masses.

What a room does for hours when it is heated less or more than ever hangs on masses that take no part as long as its
temperature stands still. Its losses, its gains and the heat that holds it are in balance then, and its air shows how
fast it follows; how much heat the rest stores is the fit's guess, more so than its posterior tells.
"""

from typing import Final

import numpy as np

from ..models.thermostat_parameters import PARAMETERS
from .room_data import RoomData

SLOW = 3.0
"""h over which temperatures are averaged: the air, its thermostat's swing and an airing are over by then."""
OF_TIME = (0.1, 0.9)
"""Between which shares of the time the averages' range is taken: a history may begin with a house that warms up."""
STILL, MOVED = 0.4, 1.0
"""Ranges (K) up to which a room stood still, and from which on it was seen to follow its heating."""
GUESSED = 0.6
"""Standard deviation of the logarithm of what the masses store, of a room that stood still. By how much five of them,
in buildings of EnergyPlus, cooled in outages was off by 0.5 in the logarithm (root mean square); the prior of time
constants has 0.7."""
BY_STORE: Final = {
    "time_constant": 1.0,
    "heating_rate": -1.0,
    "cooling_rate": -1.0,
    "solar_gain": -1.0,
    "window_exchange": -1.0,
    "air_share": -1.0,
    "neighbours": -1.0,
    "disturbance": -1.0,
}
"""How parameters change with what the whole room stores, for the same losses, heat and air; the masses' shares of it,
and how fast one follows another, stay."""


def moves_unseen(data: RoomData) -> tuple[float, ...]:
    """Return by how much the logarithms of all parameters may move together, for what a history did not show (P,)."""
    guessed = GUESSED * _stillness(data)
    return tuple(guessed * BY_STORE.get(parameter.name, 0.0) for parameter in PARAMETERS)


def _stillness(data: RoomData) -> float:
    """Return how little (1: not at all, 0: enough) the room's slow averages moved."""
    rows = max(round(SLOW * 3600.0 / data.grid.step), 1)
    whole = len(data.temperature) // rows * rows
    parts = np.where(data.valid, data.temperature, np.nan)[:whole].reshape(-1, rows)
    told = parts[2 * np.isfinite(parts).sum(axis=1) >= rows]
    if not len(told):
        return 1.0
    low, high = np.quantile(np.nanmean(told, axis=1), OF_TIME).tolist()
    return float(np.clip((MOVED - (high - low)) / (MOVED - STILL), 0.0, 1.0))
