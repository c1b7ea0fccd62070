"""predict(): the future of a twin's channels with bands or probabilities, and how far to believe it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

import numpy as np

from ..channel import CELSIUS, PERCENT, Channel, Quantity, Value
from ..grid import Grid
from ..learning.portable import is_foreign
from ..messages import Message
from ..models import running
from ..models.inputs import encoded
from ..models.plug import RELAY
from ..models.protocol import Array
from ..models.registry import main_channel, model_for
from ..requests import Bands, ChannelForecast, Prediction, PredictRequest
from ..twin import Learned, Trust
from . import aside, crossing, dimmed, number, onoff, silent, state, travelled
from .ensemble import Ensemble, Spread, simulate
from .messages import say
from .score import TELLS
from .surety import unsure

MOST_MEMBERS = 10_000
# Kinds whose main channel only habit moves: their model holds it, and an ensemble would say nothing.
HELD = frozenset({"light", "fan", "lock", "sensor", "binary_sensor", "generic"})

COARSEST = {CELSIUS: 1.0, PERCENT: 1.0}
"""By unit the largest step that a sensor is believed to report in: what moved by more did not move by one step."""
WORTH_TELLING = 300.0
"""s of silence, from which it is told how long it lasts."""
FAR = 0.5
"""Of what a device draws now: a model that tells as much more or less for the next step does not know what runs."""


def predict(request: PredictRequest) -> Prediction:
    """Return the forecast of the asked channels (default: the main one), from the twin's present state on.

    A channel that the twin does not have raises ValueError, and so does a horizon above 604,800 s, a step below 1 s or
    above the horizon, or too many points. The value of a number is the median, or the blend that scored best on
    held-out history; confidence is that score at the horizon, None while nothing was scored. trust is the twin's, as
    far as that score bears it.
    """
    if not 1 <= request.members <= MOST_MEMBERS:
        raise ValueError(f"members must lie between 1 and {MOST_MEMBERS}, not {request.members}")
    # Refuses what cannot be asked; from how far back a channel is foretold shows below.
    Grid.over(request.start, request.horizon, request.step)
    spec = request.twin.spec
    main = main_channel(spec)
    keys = request.channels or (() if main is None else (main,))
    for key in keys:
        if key not in spec.channels:
            raise ValueError(f"the twin has no channel {key}")
    request, notes, told = _started(request, keys)
    learned = request.twin.learned
    notes.extend(_of_learning(request, keys))
    courses: dict[str, tuple[str, ChannelForecast]] = {}
    longest = confident = request
    for until in dict.fromkeys(told.values()):
        # What is not told now is foretold from when it last was.
        asked, back = silent.earlier(request, until)
        group = tuple(key for key in keys if told[key] == until)
        longest = max(longest, asked, key=lambda one: one.horizon)
        confident = asked if main in group else confident
        found, failure = _foretold(asked, group, main)
        courses |= {key: (method, silent.ended(forecast, back)) for key, (method, forecast) in found.items()}
        if failure is not None and failure not in notes:
            notes.append(failure)
    forecasts: list[ChannelForecast] = []
    for key in keys:
        forecast = _ended(courses[key][1], request.horizon)
        if key not in request.twin.values:
            forecast = silent.anywhere(forecast, learned.tables.get("seen", ()) if learned and key == main else ())
        forecasts.append(_with_crossings(request, spec.channels[key], main, forecast, first=not forecasts))
    if learned is not None and learned.error and longest.horizon > 2 * max(learned.error):
        notes.append(say("forecast_beyond_measured", hours=round(max(learned.error) / 3600.0, 1)))
    confidence = _confidence(confident, main, keys)
    return Prediction(
        twin_id=spec.twin_id,
        start=request.start,
        method=courses[keys[0]][0] if keys else "none",
        channels=tuple(forecasts),
        confidence=confidence,
        trust=_trust(learned, confidence),
        notes=tuple(notes),
        **_in_words(request, forecasts),
    )


def _foretold(
    request: PredictRequest, keys: tuple[str, ...], main: str | None
) -> tuple[dict[str, tuple[str, ChannelForecast]], Message | None]:
    """Return method and forecast of each of the channels (keys), and why the model failed if it did."""
    grid = Grid.over(request.start, request.horizon, request.step)
    travels = any(travelled.is_travel(request, key) for key in keys)
    played = tuple(dict.fromkeys((*keys, travelled.POSITION))) if travels else keys
    ensemble = simulate(request, grid, played) if _needs_model(request, keys, main) else Ensemble({}, None)
    return {key: _told(request, grid, key, main, ensemble) for key in keys}, ensemble.failure


def _told(
    request: PredictRequest, grid: Grid, key: str, main: str | None, ensemble: Ensemble
) -> tuple[str, ChannelForecast]:
    """Return method and forecast of one channel, as far as the others bear it."""
    channels = request.twin.spec.channels
    method, forecast = _one(request, grid, channels[key], main, ensemble)
    if key != main:
        forecast = aside.measured(request, grid, channels[key], forecast, ensemble.channels.get(key))
    travels = travelled.is_travel(request, key)
    if travels:
        position = _one(request, grid, channels[travelled.POSITION], main, ensemble)[1]
        forecast = travelled.by_position(request, forecast, position)
    if key == main or key not in aside.SIMULATED or travels:
        forecast = unsure(request, channels[key], forecast)
    if dimmed.is_dimmed(request, key):
        switch = _one(request, grid, channels[dimmed.SWITCH], main, ensemble)[1]
        forecast = dimmed.by_switch(request, forecast, switch)
    if key == RELAY and key != main:
        forecast = onoff.with_relay(request, grid, forecast)
    if key == "power":
        forecast = onoff.with_activity(request, grid, forecast)
    return method, forecast


def _of_learning(request: PredictRequest, keys: Iterable[str]) -> Iterator[Message]:
    """Yield what is to be said of how little was learned."""
    learned = request.twin.learned
    if learned is None or learned.structure == "prior":
        yield say("forecast_unlearned")
    elif is_foreign(learned):
        yield say("forecast_imported")
    if any(_power_unlearned(request, key) for key in keys):
        yield say("forecast_power_unlearned")


def _ended(forecast: ChannelForecast, horizon: float) -> ChannelForecast:
    """Return the forecast with its last point at the horizon (s), where whole steps reach beyond it."""
    times = forecast.times
    if times[-1] <= horizon:
        return forecast
    first = float(times[-2]) if len(times) > 1 else 0.0
    share = (horizon - first) / (float(times[-1]) - first)

    def cut(course: Array) -> Array:
        last = course[-1:] if len(course) < 2 else course[-2:-1] + share * (course[-1:] - course[-2:-1])
        return np.append(course[:-1], last)

    bands, probability = forecast.bands, {state: cut(course) for state, course in forecast.probability.items()}
    value = forecast.value if probability else cut(forecast.value)
    return replace(
        forecast,
        times=np.append(times[:-1], horizon),
        value=value,
        bands=None if bands is None else Bands(*(cut(getattr(bands, one.name)) for one in fields(bands))),
        probability=probability,
    )


def _with_crossings(
    request: PredictRequest, channel: Channel, main: str | None, forecast: ChannelForecast, *, first: bool
) -> ChannelForecast:
    """Return the forecast with when and how likely it crosses the limits of comfort and those asked for.

    At a limit of comfort it is comfortable still: of one that is reached now nothing lies ahead.
    """
    now = encoded(channel, request.twin.values.get(channel.key))
    if channel.quantity is not Quantity.NUMBER or now is None:
        return forecast
    step = _step(request, channel, main)
    comfort = crossing.comfort_limits(channel, request.twin.spec.settings)
    limits = {limit: upper for limit, upper in comfort.items() if not crossing.is_at(limit, now, step)}
    limits |= {limit: limit >= now for limit in (request.limits if first else ())}
    if not limits:
        return forecast
    return replace(forecast, crossings=crossing.crossings(forecast, now, limits, request.seed, step))


def _step(request: PredictRequest, channel: Channel, main: str | None) -> float:
    """Return the step in which a number is reported, as far as it is known; what jumps, as a power, shows none."""
    learned, recent = request.twin.learned, request.recent.get(channel.key)
    found = None if learned is None or channel.key != main else learned.parameters.get("resolution")
    coarsest = COARSEST.get(channel.unit or "", 0.0)
    return max(
        channel.resolution,
        found.value if found is not None and found.identified else 0.0,
        0.0 if recent is None else min(number.step_of(recent.values), coarsest),
    )


def _in_words(request: PredictRequest, forecasts: list[ChannelForecast]) -> dict[str, tuple[Message, ...]]:
    """Return trend and risks of the first channel, where it is a number."""
    channel = request.twin.spec.channels[forecasts[0].channel] if forecasts else None
    now = None if channel is None else encoded(channel, request.twin.values.get(channel.key))
    if channel is None or now is None or channel.quantity is not Quantity.NUMBER:
        return {}
    return {
        "trend": crossing.trend(forecasts[0], channel, now),
        "risks": crossing.risks(forecasts[0], channel),
    }


def _started(request: PredictRequest, keys: tuple[str, ...]) -> tuple[PredictRequest, list[Message], dict[str, float]]:
    """Return the request with the last known value of channels that have none now, a note for each, and told.

    told: until when (epoch s) each channel (keys) was told, the start for what is told now, or never was.
    """
    values = dict(request.twin.values)
    notes, told = [], dict.fromkeys(keys, request.start)
    for key in keys:
        if key in values:
            continue
        note = say("forecast_state_unknown", channel=key)
        if (last := silent.last_told(request, key)) is not None:
            values[key], told[key] = last
            if (ago := request.start - told[key]) >= WORTH_TELLING:
                note = say("forecast_state_lost", channel=key, hours=ago / 3600.0)
        notes.append(note)
    return replace(request, twin=replace(request.twin, values=values)), notes, told


def _needs_model(request: PredictRequest, keys: tuple[str, ...], main: str | None) -> bool:
    return any(
        key != main or request.twin.spec.kind not in HELD or _prior_walk(request, key) or _passes(request, key)
        for key in keys
    )


def _passes(request: PredictRequest, key: str) -> frozenset[str]:
    """Return the states of the main channel that end by themselves, if it is in one of them now; else none."""
    twin = request.twin
    now, passes = twin.values.get(key), model_for(twin.spec, twin.learned).passes
    return passes if key == main_channel(twin.spec) and state.name_of(now) in passes else frozenset()


def _prior_walk(request: PredictRequest, key: str) -> bool:
    """Return whether the model says more of a held kind's main channel than that it stays."""
    return request.twin.spec.kind == "binary_sensor" and _habit(request, key, key) is None


def _one(
    request: PredictRequest, grid: Grid, channel: Channel, main: str | None, ensemble: Ensemble
) -> tuple[str, ChannelForecast]:
    """Return method and forecast of one channel."""
    now = request.twin.values.get(channel.key)
    spread = ensemble.channels.get(channel.key)
    if channel.quantity is Quantity.NUMBER:
        return _number(request, grid, channel, main, spread)
    habit = _habit(request, channel.key, main)
    if habit is not None and now is not None:
        if spread is not None and (passes := _passes(request, channel.key)):
            return "habit", state.passing(request, channel, grid, spread, passes, habit)
        return "habit", state.habitual(request, channel, grid, now, habit)
    if spread is not None:
        return "model", state.modelled(channel, grid, spread)
    return "persistence", state.certain(channel, grid, _typical(channel) if now is None else now)


def _number(
    request: PredictRequest, grid: Grid, channel: Channel, main: str | None, spread: Spread | None
) -> tuple[str, ChannelForecast]:
    """Return method and forecast of a channel that is a number."""
    present = encoded(channel, request.twin.values.get(channel.key))
    learned = number.measured(request, channel.key, main)
    if learned is not None and present is not None:
        return "blend", number.blended(request, grid, channel, present, learned, spread)
    if spread is not None:
        return _by_model(request, number.modelled(channel, grid, spread, request.twin.spec.fidelity), main, present)
    return "persistence", number.persistent(channel, grid, _nearest(channel, present))


def _power_unlearned(request: PredictRequest, key: str) -> bool:
    """Return whether a channel is a power of which nobody knows how much it is while the device runs."""
    twin = request.twin
    return key == "power" and running.unlearned(model_for(twin.spec, twin.learned))


def _by_model(
    request: PredictRequest, forecast: ChannelForecast, main: str | None, now: float | None
) -> tuple[str, ChannelForecast]:
    """Return a model's forecast of a number; of a power that was never learned what is now, within its bands."""
    if now is None or not _power_unlearned(request, forecast.channel):
        return "model", forecast
    far = abs(float(forecast.value[0]) - now) > FAR * abs(now)
    return ("persistence", number.held(forecast, now)) if far or forecast.channel == main else ("model", forecast)


def _habit(request: PredictRequest, channel: str, main: str | None) -> Learned | None:
    """Return the learned whose habit tells of a channel: not from a state that was never seen and will not end."""
    learned = request.twin.learned
    if not number.usable(request) or learned is None or channel != main or "rates" not in learned.tables:
        return None
    return None if state.unseen(request, channel) and not _passes(request, channel) else learned


def _nearest(channel: Channel, present: float | None) -> float:
    return min(max(0.0, channel.lower), channel.upper) if present is None else present


def _typical(channel: Channel) -> Value:
    if channel.quantity is Quantity.BINARY:
        return False
    return channel.options[0] if channel.options else ""


def _trust(learned: Learned | None, confidence: float | None) -> Trust:
    """Return the twin's trust, as far as the score at this horizon bears it: an hour's says nothing of a day's."""
    trust = Trust.OBSERVING if learned is None else learned.trust
    reliable = confidence is not None and confidence >= TELLS
    return trust if trust is not Trust.TRUSTED or reliable else Trust.SUGGESTING


def _confidence(request: PredictRequest, main: str | None, keys: tuple[str, ...]) -> float | None:
    """Return the measured score at the horizon: the explained share of the variance, or 1 − Brier score."""
    if main not in keys or main is None:
        return None
    learned = number.measured(request, main, main)
    if learned is not None:
        horizons, scores = learned.tables["horizons"], np.array(learned.tables["explained"])
        return float(number.interpolated(np.array(horizons), scores, np.array([request.horizon]))[0])
    habit = _habit(request, main, main)
    if habit is None or not habit.tables.get("habit_brier") or state.unseen(request, main) or is_foreign(habit):
        return None
    horizons, scores = habit.tables["habit_horizons"], 1.0 - np.array(habit.tables["habit_brier"])
    return float(number.interpolated(np.array(horizons), scores, np.array([request.horizon]))[0])
