"""Weather over the coming time: outdoor temperature and sun as forecast, begun at what is measured, with their bands.

Half-widths of the 90 % bands: a weather service's hourly forecast is off by 1 to 1.5 K on average a day ahead and grows
with the root of the lead (WMO forecast verification; an error's 90 % half-width is twice its mean of a normal one);
yesterday in place of a forecast, or the last day again, is half as good.
"""

from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.core import HomeAssistant, callback
from numpy.typing import NDArray

from ..core.messages import Message
from ..solar import irradiance
from ..weather_forecast import DAY, Outlook, outdoor_celsius, relative_humidity
from .states import state_of

if TYPE_CHECKING:
    from ..manager import Home

type Array = NDArray[np.float64]

BIAS_HOLDS: Final = 6 * 3600.0
"""s in which the difference between measured and forecast temperature fades to 1/e."""
AT_ONCE, A_DAY, WIDEST = 0.5, 2.5, 8.0
GUESSED: Final = 2.0
DAMP_NOW, DAMP_A_DAY, DAMPEST = 5.0, 12.0, 30.0
"""Half-widths of the relative humidity's band (%): now, what a day adds, at most."""
CLOUDS: Final = 0.3
"""Share of the sky by which a forecast of clouds may be off."""


@callback
def outdoor_now(hass: HomeAssistant, home: Home) -> float | None:
    """Return the present outdoor temperature (°C): the sensor's, else the weather entity's."""
    for ref in (home.config.outdoor_temperature, home.config.weather):
        if ref and (state := state_of(hass, ref)) is not None and (celsius := outdoor_celsius(state)) is not None:
            return celsius
    return None


def temperature(
    outlook: Outlook, now: float | None, times: Array, assumed: list[Message]
) -> tuple[Array, Array] | None:
    """Return the outdoor temperature at times, and the half-width of its band; None where nobody knows.

    The outlook, begun at what is measured now and repeated past its end.
    """
    hours = (times - times[0]) / 3600.0
    if not outlook.times.size:
        if now is None:
            assumed.append(Message("assumed_outdoor_unknown"))
            return None
        assumed.append(Message("assumed_outdoor_constant", {"temperature": round(now, 1)}))
        return np.full(times.shape, now), np.minimum(AT_ONCE + 2.0 * np.sqrt(hours), WIDEST)
    guessed = np.zeros(times.shape, dtype=bool)
    if outlook.note is not None:
        assumed.append(outlook.note)
        guessed[:] = True
    end = outlook.times[-1]
    asked = times
    if times[-1] > end:
        if outlook.note is None:
            covered = max(0, round((end - times[0]) / 3600))
            assumed.append(Message("assumed_outdoor_forecast_repeats", {"hours": covered}))
        asked = np.where(times > end, times - np.ceil((times - end) / DAY) * DAY, times)
        guessed |= times > end
    course: Array = np.interp(asked, outlook.times, outlook.temperature)
    if now is not None:
        course = course + (now - course[0]) * np.exp(-hours * 3600.0 / BIAS_HOLDS)
    width = AT_ONCE + A_DAY * np.sqrt(hours / 24.0)
    return course, np.minimum(np.where(guessed, GUESSED * width, width), WIDEST)


@callback
def humidity_now(hass: HomeAssistant, home: Home) -> float | None:
    """Return the present relative humidity outdoors (%), as the weather entity says."""
    state = state_of(hass, home.config.weather)
    return None if state is None else relative_humidity(state.attributes.get("humidity"))


def humidity(outlook: Outlook, now: float | None, times: Array) -> tuple[Array, Array] | None:
    """Return the relative humidity outdoors (%) at times with its half-width; None where nobody says anything of it.

    Where only the present one is known, it stays, ever less surely.
    """
    days = (times - times[0]) / DAY
    if outlook.humid_times.size:
        course: Array = np.interp(times, outlook.humid_times, outlook.humidity)
        if now is not None:
            course = course + (now - course[0]) * np.exp(-days * DAY / BIAS_HOLDS)
        width = DAMP_NOW + DAMP_A_DAY * np.sqrt(days)
    elif now is not None:
        course, width = np.full(times.shape, now), DAMP_NOW + GUESSED * DAMP_A_DAY * np.sqrt(days)
    else:
        return None
    return np.clip(course, 0.0, 100.0), np.minimum(width, DAMPEST)


def sun(
    outlook: Outlook, times: Array, latitude: float, longitude: float, assumed: list[Message]
) -> tuple[Array, Array, Array]:
    """Return the irradiance (W/m²) at times with its band."""
    if not outlook.cloud_times.size:
        assumed.append(Message("assumed_sky_clear"))
        clear = irradiance(times, latitude, longitude, 0.0)
        return clear, irradiance(times, latitude, longitude, 1.0), clear
    cloud: Array = np.interp(times, outlook.cloud_times, outlook.cloud)
    return (
        irradiance(times, latitude, longitude, cloud),
        irradiance(times, latitude, longitude, np.minimum(cloud + CLOUDS, 1.0)),
        irradiance(times, latitude, longitude, np.maximum(cloud - CLOUDS, 0.0)),
    )
