"""Courses as columns of plain numbers: what a chart draws."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import HomeAssistant, callback
from numpy.typing import NDArray

from ..actions.response import BANDS, Shown, decoded, notes, share, shown_as
from ..core.channel import Quantity
from ..core.series import Series
from ..texts import Speaker

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.requests import Prediction

type Columns = dict[str, list[Any]]

MOST_POINTS: Final = 1000


@callback
def forecast_columns(
    hass: HomeAssistant, twin: TwinCoordinator, prediction: Prediction, speaker: Speaker
) -> dict[str, Any] | None:
    """Return a prediction's first channel: times (epoch s), values, bands or the probability of each state."""
    forecast = next(iter(prediction.channels), None)
    if forecast is None:
        return None
    shown = shown_as(hass, twin, forecast.channel)
    answer: dict[str, Any] = {
        "channel": forecast.channel,
        "unit": shown.unit,
        "quantity": shown.channel.quantity.value,
        "made_at": round(prediction.start),
        "times": [round(prediction.start + at) for at in forecast.times.tolist()],
        "values": shown_values(shown, forecast.value),
        "confidence": share(prediction.confidence),
        "method": prediction.method,
        "notes": notes(prediction.notes, speaker),
        "risks": notes(prediction.risks, speaker),
        "trend": notes(prediction.trend, speaker),
    }
    if shown.channel.quantity is Quantity.NUMBER and forecast.bands is not None:
        answer["bands"] = {name: shown.numbers(getattr(forecast.bands, name)) for name in BANDS}
    if forecast.probability:
        answer["probability"] = {
            state: [round(float(part), 3) for part in course] for state, course in forecast.probability.items()
        }
    return answer


def shown_values(shown: Shown, values: NDArray[np.float64]) -> list[Any]:
    """Return core numbers as the user's numbers, or as the states they stand for; None where there is none."""
    if shown.channel.quantity is Quantity.NUMBER:
        return shown.numbers(values)
    return [shown.value(decoded(shown.channel, number)) for number in values.tolist()]


def series_columns(series: Series, shown: Shown) -> Columns:
    """Return a series as columns of at most about MOST_POINTS: of each stretch its least and its greatest value."""
    times, values = series.times, series.values
    if shown.channel.quantity is Quantity.NUMBER and times.size > MOST_POINTS:
        index = _extremes(times, values)
        times, values = times[index], values[index]
    elif times.size > MOST_POINTS:
        times, values = times[-MOST_POINTS:], values[-MOST_POINTS:]
    return {"times": [round(at, 1) for at in times.tolist()], "values": shown_values(shown, values)}


def _extremes(times: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the indices of the least and the greatest value of each of MOST_POINTS / 2 equal stretches of time."""
    edges = np.linspace(times[0], times[-1], MOST_POINTS // 2 + 1)
    bounds = np.unique(np.searchsorted(times, edges[:-1]))
    picked = {0, times.size - 1}
    for start, end in zip(bounds, np.append(bounds[1:], times.size), strict=True):
        stretch = values[start:end]
        if np.isnan(stretch).any():
            picked.add(int(start + np.argmax(np.isnan(stretch))))
        if not np.isnan(stretch).all():
            picked |= {int(start + np.nanargmin(stretch)), int(start + np.nanargmax(stretch))}
    return np.array(sorted(picked), dtype=np.intp)
