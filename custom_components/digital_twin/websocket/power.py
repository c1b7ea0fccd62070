"""digital_twin/overview/power: what the devices with twins will draw together in the next hours, against the limit."""

import asyncio
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.components.websocket_api.messages import result_message
from homeassistant.core import HomeAssistant

from ..access import POLICY_READ, may
from ..const import DOMAIN, LOGGER
from ..worker.errors import WorkerError
from .common import SPEAK_FIELDS, or_not_found_later, present_home

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..coordinator import TwinCoordinator
    from ..core.requests import ChannelForecast

POWER: Final = "power"
STEP: Final = 900.0
METERS: Final = frozenset({"sensor", "generic"})
"""Kinds that may measure what others draw; counting them would count that twice."""
MOST: Final = 60
"""Twins asked for at most, those that draw the most now first."""


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/overview/power",
        vol.Optional("hours", default=6): vol.All(vol.Coerce(float), vol.Range(min=0.5, max=24)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_overview_power(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with the sum of what is expected of each twin, in W; the band takes their errors as independent."""
    home = present_home(hass)
    twins = [
        twin
        for twin in home.twins.values()
        if POWER in twin.channels and twin.kind.id not in METERS and may(connection.user, twin, POLICY_READ)
    ]
    twins.sort(key=_draws, reverse=True)
    found = [
        forecast
        for forecast in await asyncio.gather(*(_async_one(twin, msg["hours"] * 3600) for twin in twins[:MOST]))
        if forecast is not None
    ]
    answer: dict[str, Any] = {"limit": home.config.power_limit, "twins": len(found), "times": []}
    if found:
        start, forecasts = found[0][0], [forecast for _, forecast in found]
        total = np.sum([forecast.value for forecast in forecasts], axis=0)
        low, high = (
            np.sqrt(np.sum([_side(one, upper=upper) ** 2 for one in forecasts], axis=0)) for upper in (False, True)
        )
        answer |= {
            "times": [round(start + at) for at in forecasts[0].times.tolist()],
            "values": np.round(total, 1).tolist(),
            "low": np.round(total - low, 1).tolist(),
            "high": np.round(total + high, 1).tolist(),
        }
    connection.send_message(result_message(msg["id"], answer))


def _draws(twin: TwinCoordinator) -> float:
    now = twin.shown(POWER)
    return float(now) if isinstance(now, int | float) else 0.0


async def _async_one(twin: TwinCoordinator, horizon: float) -> tuple[float, ChannelForecast] | None:
    """Return when a forecast of a twin's power starts (epoch s), and the forecast; None where none can be made now."""
    try:
        prediction = await twin.forecaster.async_predict((POWER,), horizon=horizon, step=STEP)
    except WorkerError as err:
        LOGGER.debug("%s: its power is not in the sum: %s", twin.config.name, err)
        return None
    forecast = next((item for item in prediction.channels if item.channel == POWER), None)
    return None if forecast is None else (prediction.start, forecast)


def _side(forecast: ChannelForecast, *, upper: bool) -> NDArray[np.float64]:
    """Return how far the 90 % band goes to one side of the value, in W; 0 where there is no band."""
    if forecast.bands is None:
        return np.zeros_like(forecast.value)
    edge = forecast.bands.high90 if upper else forecast.bands.low90
    return np.abs(edge - forecast.value)
