"""What a scenario took for the surroundings, as response data: in the home's units, with bands."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import HomeAssistant, callback
from numpy.typing import NDArray

from ..actions.response import iso, picked
from ..core.channel import CELSIUS
from ..core.scenario.units import Scale
from ..units import units_of

if TYPE_CHECKING:
    from ..core.scenario.around import Around

DIGITS: Final[Mapping[str, int]] = {
    "outdoor_temperature": 1, "outdoor_humidity": 0, "sun": 0, "people": 1, "price": 4, "feed_in": 4,
    "carbon_intensity": 0,
}  # fmt: skip


@callback
def told_surroundings(hass: HomeAssistant, found: Iterable[Around], start: float) -> dict[str, Any]:
    """Return by quantity its unit and course, and (baseline) the course that it would have without the scenario."""
    units, money = units_of(hass), f"{hass.config.currency}/kWh"
    scales = {
        "outdoor_temperature": units.of(CELSIUS), "sun": Scale("W/m²"), "people": Scale(), "price": Scale(money),
        "feed_in": Scale(money), "carbon_intensity": Scale("g/kWh"), "outdoor_humidity": Scale("%"),
    }  # fmt: skip
    answer: dict[str, Any] = {}
    for one in found:
        scale, digits = scales[one.quantity], DIGITS[one.quantity]
        columns = {"value": one.value}
        if one.low is not None and one.high is not None:
            columns |= {"low90": one.low, "high90": one.high}
        told = answer[one.quantity] = {"unit": scale.unit, "course": timed(one.times, columns, start, scale, digits)}
        if one.baseline is not None:
            told["baseline"] = timed(one.times, {"value": one.baseline}, start, scale, digits)
    return answer


def timed(
    times: NDArray[np.float64], columns: Mapping[str, NDArray[np.float64]], start: float, scale: Scale, digits: int
) -> list[dict[str, Any]]:
    """Return columns (n,) as rows with their ISO times; times: s after start (epoch s); None: nobody knows."""
    index = picked(times.size)
    shown = [
        [round(scale.outward(value), digits) + 0.0 if np.isfinite(value) else None for value in column[index].tolist()]
        for column in columns.values()
    ]
    return [
        {"time": iso(start + at), **dict(zip(columns, row, strict=True))}
        for at, row in zip(times[index].tolist(), zip(*shown, strict=True), strict=True)
    ]
