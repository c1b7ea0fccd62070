"""A twin's prediction as one sensor shows it: the value at its horizon, its 90 % band, and the way there.

The sensor is written when the value moves by what a reader would notice, else every half hour at most: the times in the
forecast are absolute, so that an older one stays true.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.components.sensor.const import DEVICE_CLASS_UNITS, UNIT_CONVERTERS, SensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, PERCENTAGE, UnitOfEnergy, UnitOfPower, UnitOfTemperature
from homeassistant.util import dt as dt_util

from .const import STANDARD_HORIZON
from .core.channel import Channel, Quantity
from .core.requests import Bands, ChannelForecast, Prediction
from .rendering import decimals

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

RENEWED_AFTER: Final = 1800.0
NOTICEABLE_SHARE: Final = 0.02
NOTICEABLE_PERCENT: Final = 2.0
POINTS: Final = 12

_ON: Final = "on"
_NAMED_STATES: Final[Mapping[str, str]] = {_ON: _ON, "bolt": "locked", "window": _ON}
_CLASSES: Final[Mapping[str, SensorDeviceClass]] = {
    "temperature": SensorDeviceClass.TEMPERATURE,
    "humidity": SensorDeviceClass.HUMIDITY,
    "power": SensorDeviceClass.POWER,
    "energy": SensorDeviceClass.ENERGY,
}
_DIGITS: Final[Mapping[str, int]] = {
    UnitOfTemperature.CELSIUS: 1,
    UnitOfEnergy.KILO_WATT_HOUR: 2,
    UnitOfPower.WATT: 0,
    PERCENTAGE: 0,
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is shown of one prediction. Numbers are in the reader's unit; low and high are the 90 % band."""

    reader: OutlookReader
    start: float
    value: float
    low: float | None
    high: float | None
    state: str | None
    points: tuple[tuple[float, float, float | None, float | None], ...]
    confidence: float | None
    method: str

    @property
    def exact(self) -> float:
        """Return the value before it was rounded for show."""
        return self.points[-1][1]

    def attributes(self, unit: str | None) -> dict[str, Any]:
        """Return the band and the way there, in the unit that the sensor is shown in."""

        def show(number: float | None) -> float | None:
            return None if number is None else self.reader.convert(number, unit)

        attributes: dict[str, Any] = {
            "forecast": [
                {
                    "time": dt_util.utc_from_timestamp(self.start + offset).isoformat(timespec="seconds"),
                    "value": show(value),
                    **({} if low is None else {"low": show(low), "high": show(high)}),
                }
                for offset, value, low, high in self.points
            ],
            "confidence": None if self.confidence is None else round(self.confidence, 2),
            "method": self.method,
        }
        if self.low is not None:
            attributes |= {"low": show(self.low), "high": show(self.high)}
        if self.state is not None:
            attributes["probability_of"] = self.state
        return attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookReader:
    """How the prediction of a channel is shown. A discrete channel: the probability (%) of its state."""

    channel: str
    translation_key: str
    unit: str | None
    device_class: SensorDeviceClass | None
    digits: int
    discrete: bool
    horizon: float = STANDARD_HORIZON
    """s ahead; a prediction that goes further is shown up to there."""

    def convert(self, number: float, unit: str | None) -> float:
        """Return a number of the channel in another unit of its class, rounded for show."""
        if self.discrete:
            return _percent(number)
        converter = UNIT_CONVERTERS.get(self.device_class)
        if unit != self.unit and converter is not None and unit in converter.VALID_UNITS:
            number = converter.convert(number, self.unit, unit)
        return round(number, self.digits)

    def read(self, prediction: Prediction | None, shown: Outlook | None) -> Outlook | None:
        """Return what to show of a prediction: shown itself while nothing noticeable changed, None without any."""
        forecast = (
            None
            if prediction is None
            else next((item for item in prediction.channels if item.channel == self.channel), None)
        )
        if prediction is None or forecast is None or not forecast.times.size:
            return None
        forecast = _until(forecast, self.horizon)
        if shown is not None and shown.start == prediction.start:
            return shown
        outlook = self._discrete(prediction, forecast) if self.discrete else self._number(prediction, forecast)
        if outlook is None or shown is None or outlook.start - shown.start >= min(RENEWED_AFTER, self.horizon / 2):
            return outlook
        return outlook if self._noticeable(outlook, shown) else shown

    def _noticeable(self, outlook: Outlook, shown: Outlook) -> bool:
        if self.discrete:
            return abs(outlook.exact - shown.exact) >= NOTICEABLE_PERCENT or outlook.state != shown.state
        step = max(10.0**-self.digits, NOTICEABLE_SHARE * abs(shown.value) if self.unit == UnitOfPower.WATT else 0.0)
        return abs(outlook.exact - shown.exact) >= step

    def _number(self, prediction: Prediction, forecast: ChannelForecast) -> Outlook:
        bands = forecast.bands
        points = tuple(
            (
                float(forecast.times[index]),
                float(forecast.value[index]),
                None if bands is None else float(bands.low90[index]),
                None if bands is None else float(bands.high90[index]),
            )
            for index in _spread(len(forecast.times))
        )
        _, value, low, high = points[-1]
        return Outlook(
            self, prediction.start, round(value, self.digits), low, high, None, points, prediction.confidence,
            prediction.method,
        )  # fmt: skip

    def _discrete(self, prediction: Prediction, forecast: ChannelForecast) -> Outlook | None:
        probability = forecast.probability
        named = _NAMED_STATES.get(self.channel)
        state = (
            named
            if named in probability
            else max(probability, key=lambda name: float(probability[name][-1]), default=None)
        )
        if state is None:
            return None
        points = tuple(
            (float(forecast.times[index]), 100.0 * float(probability[state][index]), None, None)
            for index in _spread(len(forecast.times))
        )
        return Outlook(
            self, prediction.start, _percent(points[-1][1]), None, None, state, points, prediction.confidence,
            prediction.method,
        )  # fmt: skip


def _percent(percent: float) -> float:
    """Return a probability (%) rounded for show: as certain only what is."""
    if 1.0 <= percent <= 99.0 or not 0.0 < percent < 100.0:
        return round(percent)
    return round(min(max(percent, 0.1), 99.9), 1)


def _until(forecast: ChannelForecast, horizon: float) -> ChannelForecast:
    """Return a forecast up to a horizon (s), at least its first point."""
    count = max(int(np.searchsorted(forecast.times, horizon + 0.5)), 1)
    if count >= len(forecast.times):
        return forecast
    bands = forecast.bands
    return replace(
        forecast,
        times=forecast.times[:count],
        value=forecast.value[:count],
        bands=None if bands is None else Bands(*(getattr(bands, item.name)[:count] for item in fields(bands))),
        probability={state: shares[:count] for state, shares in forecast.probability.items()},
    )


def outlook_of(twin: TwinCoordinator, channel: Channel, horizon: int = STANDARD_HORIZON) -> OutlookReader:
    """Return how the prediction of a twin's channel is shown, from the channel and the source behind it."""
    suffix = "" if horizon == STANDARD_HORIZON else "_in"
    if channel.quantity is not Quantity.NUMBER:
        named = _NAMED_STATES.get(channel.key, "state")
        return OutlookReader(
            channel=channel.key,
            translation_key=f"probability_{named}{suffix}",
            unit=PERCENTAGE,
            device_class=None,
            digits=0,
            discrete=True,
            horizon=horizon,
        )
    return OutlookReader(
        channel=channel.key,
        translation_key=f"prediction{suffix}",
        unit=channel.unit,
        device_class=_device_class(twin, channel),
        digits=_digits(twin, channel),
        discrete=False,
        horizon=horizon,
    )


def _device_class(twin: TwinCoordinator, channel: Channel) -> SensorDeviceClass | None:
    """Return the class that goes with the channel; of a plain sensor its own, where that and the unit agree."""
    if (known := _CLASSES.get(channel.key)) is not None:
        return known
    source = twin.hass.states.get(twin.sources[twin.config.main])
    try:
        own = SensorDeviceClass(source.attributes[ATTR_DEVICE_CLASS]) if source is not None else None
    except KeyError, ValueError:
        return None
    return own if own is not None and channel.unit in DEVICE_CLASS_UNITS.get(own, ()) else None


def _digits(twin: TwinCoordinator, channel: Channel) -> int:
    if channel.key != "value" and (digits := _DIGITS.get(channel.unit or "")) is not None:
        return digits
    source = twin.hass.states.get(twin.sources[twin.config.main])
    return 1 if source is None else min(decimals(source.state), 3)


def _spread(count: int) -> list[int]:
    """Return at most POINTS indices spread over count, the last one among them."""
    wanted = min(count, POINTS)
    return [round((index + 1) * count / wanted) - 1 for index in range(wanted)]
