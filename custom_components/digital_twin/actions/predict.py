"""digital_twin.predict: the course a twin expects of one of its channels, with its uncertainty."""

import asyncio
from datetime import timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall

from ..access import async_require_read
from ..asking import no_answer, no_model_answer
from ..core.channel import Quantity
from ..core.messages import Message
from ..core.requests import Prediction
from ..core.twin import Fidelity
from ..spoken import measured_word
from ..texts import Speaker, async_speaker
from ..worker.errors import WorkerError, WorkerTimeoutError
from .fields import (
    ATTR_CHANNEL,
    ATTR_HORIZON,
    ATTR_STEP,
    TARGET_FIELDS,
    accepts,
    default_step,
    grid,
    horizon_field,
    name_field,
    refuse,
    schema,
    step_field,
)
from .foretold import crossings, score_of
from .response import decoded, in_words, iso, notes, points, share, shown_as
from .selection import refused_channel, the_home, twins_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_LIMIT = "limit"
HORIZON = timedelta(hours=1)
MAX_TWINS = 50
VALUE = "value"
MESSAGES: dict[str, tuple[str, ...]] = {
    "predict_number": ("name", "channel", "hours", "value", "low", "high"),
    "predict_number_stays": ("name", "channel", "hours", "value"),
    "predict_number_sure": ("name", "channel", "hours", "value"),
    "predict_number_unsure": ("name", "channel", "hours", "value"),
    "predict_number_untold": ("name", "channel", "hours", "value"),
    "predict_state": ("name", "channel", "hours", "value", "percent"),
    "predict_state_stays": ("name", "channel", "hours", "value", "percent"),
}


def _limit(value: Any) -> float:
    limit = float(value)
    if isinstance(value, bool) or not isfinite(limit):
        raise ValueError
    return limit


SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_CHANNEL): name_field,
        vol.Optional(ATTR_HORIZON, default=HORIZON): horizon_field,
        vol.Optional(ATTR_STEP): step_field,
        vol.Optional(ATTR_LIMIT): accepts("invalid_limit", _limit),
    }
)


async def async_predict(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, the forecast."""
    hass = call.hass
    home = the_home(hass)
    horizon_given: timedelta = call.data[ATTR_HORIZON]
    step_given: timedelta = call.data.get(ATTR_STEP) or default_step(horizon_given)
    horizon, step = grid(horizon_given, step_given)
    twins = twins_of(hass, home, call.data)
    if not twins:
        raise refuse("missing_target")
    await async_require_read(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    if len(twins) > MAX_TWINS:
        raise refuse("too_many_twins", count=str(len(twins)), allowed=str(MAX_TWINS))
    channels = [_channel(twin, call.data.get(ATTR_CHANNEL)) for twin in twins]
    if ATTR_LIMIT in call.data:
        for twin, channel in zip(twins, channels, strict=True):
            if twin.channels[channel].quantity is not Quantity.NUMBER:
                raise refuse("limit_of_no_number", field=ATTR_LIMIT, name=twin.config.name, channel=channel)
    speaker = await async_speaker(hass)
    answers = await asyncio.gather(
        *(
            _async_one(hass, twin, channel, (horizon, step), call.data.get(ATTR_LIMIT), speaker)
            for twin, channel in zip(twins, channels, strict=True)
        )
    )
    return {"twins": {twin.sources[twin.config.main]: answer for twin, answer in zip(twins, answers, strict=True)}}


def _channel(twin: TwinCoordinator, wanted: str | None) -> str:
    """Return the channel to predict: the wanted one, the kind's main one, or the first the twin has."""
    if wanted is None and twin.kind.main in twin.channels:
        return twin.kind.main
    channel = wanted if wanted is not None else next(iter(twin.channels), None)
    if channel is None or channel not in twin.channels:
        raise refused_channel([twin], ATTR_CHANNEL, channel)
    return channel


async def _async_one(
    hass: HomeAssistant,
    twin: TwinCoordinator,
    key: str,
    course: tuple[float, float],
    limit: float | None,
    speaker: Speaker,
) -> dict[str, Any]:
    name = twin.config.name
    horizon, step = course
    shown = shown_as(hass, twin, key)
    # One answer, one unit: that in which the entity's own state is shown.
    speaker = speaker.in_degrees(shown.unit)
    answer: dict[str, Any] = {"name": name, "channel": key, "unit": shown.unit}
    try:
        limits = () if limit is None else ((limit - shown.offset) / shown.factor,)
        prediction: Prediction = await twin.forecaster.async_predict((key,), horizon, step, limits)
    except WorkerTimeoutError as err:
        raise no_model_answer(err, name) from err
    except WorkerError as err:
        raise no_answer(err) from err
    return {
        **answer,
        "available": twin.state.get(key) is not None,
        "now": shown.value(twin.state.get(key)),
        "summary": speaker.say(_summary(hass, twin, prediction, speaker)),
        "start": iso(prediction.start),
        "end": iso(prediction.start + horizon),
        "forecast": points(prediction.channels[0], shown, prediction.start),
        "confidence": share(prediction.confidence),
        "score": score_of(twin, key, horizon, shown),
        "trend": notes(prediction.trend, speaker),
        "risks": notes(prediction.risks, speaker),
        "crossings": crossings(prediction.channels[0], shown, prediction.start),
        "trust": prediction.trust.value,
        "method": prediction.method,
        "notes": notes(prediction.notes, speaker),
    }


def _summary(hass: HomeAssistant, twin: TwinCoordinator, prediction: Prediction, speaker: Speaker) -> Message:
    """Say what is expected at the end of the horizon."""
    forecast = prediction.channels[0]
    shown = shown_as(hass, twin, forecast.channel)
    last = float(forecast.value[-1])

    def text(number: float) -> str:
        return in_words(hass, twin, shown, decoded(shown.channel, number), speaker)

    params: dict[str, str | int | float] = {
        "name": twin.config.name,
        "channel": _measured(hass, twin, forecast.channel),
        "hours": float(forecast.times[-1]) / 3600,
        "value": text(last),
    }
    if shown.channel.quantity is not Quantity.NUMBER:
        value = shown.value(decoded(shown.channel, last))
        certain = forecast.probability.get(str(value))
        likely = 1.0 if certain is None else float(certain[-1])
        stays = value == shown.value(twin.state.get(shown.channel.key)) and float(np.ptp(forecast.value)) == 0.0
        return Message("predict_state_stays" if stays else "predict_state", {**params, "percent": 100 * likely})
    if forecast.bands is None:
        basic = twin.config.fidelity is Fidelity.BASIC
        return Message("predict_number_unsure" if basic else "predict_number_untold", params)
    low, high = text(float(forecast.bands.low90[-1])), text(float(forecast.bands.high90[-1]))
    if low != high:
        return Message("predict_number", {**params, "low": low, "high": high})
    course = {text(float(each)) for each in (forecast.value.min(), forecast.value.max())}
    now = in_words(hass, twin, shown, twin.state.get(shown.channel.key), speaker)
    return Message("predict_number_stays" if course == {now} else "predict_number_sure", params)


def _measured(hass: HomeAssistant, twin: TwinCoordinator, key: str) -> str:
    """Return the channel as a sentence names it; that of a plain sensor as what it measures, since it is any number."""
    if key != VALUE:
        return key
    name = measured_word(hass, twin.sources[twin.config.main])
    return key if name is None or name == twin.config.name else name
