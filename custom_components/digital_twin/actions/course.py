"""One twin's course in a simulation as response data, beside its course without the changes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..core.channel import Quantity
from ..core.messages import Message
from ..core.models.inputs import encoded
from ..core.requests import ChannelForecast, LastTold, TwinOutcome
from ..core.scenario.messages import FALSE_READING, STATE_UNKNOWN
from ..core.settings import RATED_POWER
from ..spoken import manner_of
from ..texts import Speaker
from .response import Shown, decoded, energy, in_words, notes, points, shown_as

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

MESSAGES: dict[str, tuple[str, ...]] = {
    "course_both_silent": ("name", "channel", "value", "time"),
    "course_changed": ("name", "channel", "value", "baseline"),
    "course_silent": ("name", "channel", "value", "time"),
    "course_silent_instead": ("name", "channel", "value", "time", "baseline"),
    "course_unchanged": ("name", "channel", "value"),
    "course_usual_silent": ("name", "channel", "value", "time"),
    "course_value": ("name", "channel", "value"),
}


@callback
def course(
    hass: HomeAssistant, twin: TwinCoordinator, outcome: TwinOutcome, start: float, speaker: Speaker
) -> dict[str, Any]:
    """Return what a twin would do: per channel the course and what it ends at, with and without the changes.

    Channels that the device never reported, and that nothing changes, are left out: their values are typical ones only.
    """
    told = [forecast for forecast in outcome.channels if _is_known(twin, forecast, outcome)]
    return {
        "name": twin.config.name,
        "summary": " ".join(
            speaker.say(message)
            for message in silence(hass, twin, outcome, start, speaker) or headline(hass, twin, outcome, speaker)
        ),
        "channels": {
            forecast.channel: _channel(hass, twin, forecast, _find(outcome.baseline, forecast.channel), start)
            for forecast in told
        },
        "energy": _energy(twin, outcome.energy),
        "baseline_energy": _energy(twin, outcome.baseline_energy),
        "trust": outcome.trust.value,
        "notes": notes(outcome.notes, speaker),
        "refused": outcome.refused,
        "unknown": notes(outcome.unknown, speaker),
    }


def _find(forecasts: Iterable[ChannelForecast], key: str) -> ChannelForecast | None:
    return next((forecast for forecast in forecasts if forecast.channel == key), None)


def _is_known(twin: TwinCoordinator, forecast: ChannelForecast, outcome: TwinOutcome) -> bool:
    if forecast.channel == twin.kind.main or twin.state.get(forecast.channel) is not None:
        return True
    baseline = _find(outcome.baseline, forecast.channel)
    return baseline is not None and not np.array_equal(baseline.value, forecast.value)


def _energy(twin: TwinCoordinator, total: tuple[float, float, float] | None) -> Mapping[str, float] | None:
    """Return an energy, or None for a device of which nobody knows what it uses."""
    if (
        total is not None
        and not any(total)
        and "power" not in twin.channels
        and RATED_POWER not in twin.config.settings
    ):
        return None
    return energy(total)


def _channel(
    hass: HomeAssistant,
    twin: TwinCoordinator,
    forecast: ChannelForecast,
    baseline: ChannelForecast | None,
    start: float,
) -> dict[str, Any]:
    """Return a channel's course; that of a side channel that stays as it is says nothing more than its end."""
    shown = shown_as(hass, twin, forecast.channel)
    answer: dict[str, Any] = {"unit": shown.unit, "end": _end(forecast, shown)}
    if baseline is not None:
        answer["baseline_end"] = _end(baseline, shown)
    if shown.channel.quantity is Quantity.NUMBER:
        answer["lowest"] = shown.number(float(np.min(forecast.value)))
        answer["highest"] = shown.number(float(np.max(forecast.value)))
    differs = baseline is not None and not np.array_equal(baseline.value, forecast.value)
    if forecast.channel == twin.kind.main or differs or np.ptp(forecast.value) > 0:
        answer["course"] = points(forecast, shown, start)
    if baseline is not None and differs:
        answer["baseline"] = points(replace(baseline, bands=None, probability={}), shown, start)
    return answer


def _end(forecast: ChannelForecast, shown: Shown) -> float | str | None:
    return shown.value(decoded(shown.channel, float(forecast.value[-1])))


@callback
def headline(hass: HomeAssistant, twin: TwinCoordinator, outcome: TwinOutcome, speaker: Speaker) -> list[Message]:
    """Say what the twin's main channel ends at, and instead of what; of a false reading, what is true."""
    if false := [note for note in outcome.notes if note.id == FALSE_READING]:
        return false
    forecast = _find(outcome.channels, twin.kind.main) or next(iter(outcome.channels), None)
    if forecast is None:
        return []
    shown = shown_as(hass, twin, forecast.channel)

    def text(course: ChannelForecast) -> str:
        return in_words(hass, twin, shown, decoded(shown.channel, float(course.value[-1])), speaker)

    params = {"name": twin.config.name, "channel": forecast.channel, "value": text(forecast)}
    baseline = _find(outcome.baseline, forecast.channel)
    if baseline is None:
        return [Message("course_value", params)]
    if text(baseline) == params["value"]:
        return [Message("course_unchanged", params)]
    return [Message("course_changed", {**params, "baseline": text(baseline)})]


@callback
def silence(
    hass: HomeAssistant, twin: TwinCoordinator, outcome: TwinOutcome, start: float, speaker: Speaker
) -> list[Message]:
    """Say what a device told last, and when, that tells nothing any more in the end; nothing of one that does."""
    compared = bool(outcome.baseline)
    if (lost := _lost(twin, outcome, start)) is not None:
        return [_last("course_both_silent" if compared else "course_silent", hass, twin, lost, start, speaker)]
    silent, usual = outcome.silent, outcome.baseline_silent
    if silent is not None and silent == usual:
        return [_last("course_both_silent", hass, twin, silent, start, speaker)]
    told: list[Message] = []
    if silent is not None and usual is None and compared:
        if (forecast := _find(outcome.baseline, silent.channel)) is None:
            return [_last("course_silent", hass, twin, silent, start, speaker)]
        end = LastTold(channel=silent.channel, value=float(forecast.value[-1]), at=0.0)
        baseline = _value(hass, twin, end, speaker)
        return [_last("course_silent_instead", hass, twin, silent, start, speaker, baseline=baseline)]
    if silent is not None:
        told.append(_last("course_silent", hass, twin, silent, start, speaker))
    elif usual is not None:
        told += headline(hass, twin, replace(outcome, baseline=()), speaker)
    if usual is not None:
        told.append(_last("course_usual_silent", hass, twin, usual, start, speaker))
    return told


def _lost(twin: TwinCoordinator, outcome: TwinOutcome, start: float) -> LastTold | None:
    """Return what a device told last whose source says nothing at the start."""
    for note in outcome.notes:
        if note.id == STATE_UNKNOWN and (held := twin.state.last_good().get(str(note.params["channel"]))) is not None:
            value, at, _ = held
            key = str(note.params["channel"])
            told = encoded(twin.channels[key], value)
            return LastTold(channel=key, value=told, at=at - start) if told is not None and at <= start else None
    return None


def _last(
    message: str,
    hass: HomeAssistant,
    twin: TwinCoordinator,
    told: LastTold,
    start: float,
    speaker: Speaker,
    **more: str,
) -> Message:
    manner, at = manner_of(hass), dt_util.utc_from_timestamp(start + told.at)
    today = dt_util.as_local(at).date() == dt_util.now().date()
    params = {
        "name": twin.config.name,
        "channel": told.channel,
        "value": _value(hass, twin, told, speaker),
        "time": manner.time(at) if today else manner.moment(at),
    }
    return Message(message, {**params, **more})


def _value(hass: HomeAssistant, twin: TwinCoordinator, told: LastTold, speaker: Speaker) -> str:
    shown = shown_as(hass, twin, told.channel)
    return in_words(hass, twin, shown, decoded(shown.channel, told.value), speaker)
