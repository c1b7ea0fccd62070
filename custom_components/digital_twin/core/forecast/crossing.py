"""Will it cross a limit, and when: probabilities along whole paths, and what is worth saying of a course in words.

A limit is crossed by a path, not by the band at one time. Paths are drawn with the band's own quantiles at each time
and errors that belong together as those of a random walk do: their normal scores are an Ornstein-Uhlenbeck process in
the logarithm of time, the stationary form of Brownian motion over √t (a Gaussian copula, Sklar 1959).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..channel import CELSIUS, PERCENT, Channel, Value
from ..messages import Message
from ..requests import ChannelForecast, Crossing
from ..settings import COMFORT_HIGH, COMFORT_LOW, number
from .messages import say

type Array = NDArray[np.float64]

PATHS = 500
MOST_TIMES = 300
SCORES = np.array((-1.6449, -1.2816, -0.6745, 0.0, 0.6745, 1.2816, 1.6449))
FARTHEST = 4.0
WORTH_SAYING = 0.2
ALMOST = 1e-9
"""Of a value: as far as a change of units moves it."""
HOUR = 3600.0
LEAST_TREND = {CELSIUS: 0.1, PERCENT: 1.0}
"""By the units of what has a trend: what nobody feels is none, however fast it would be over a few minutes."""
LEAST_TOLD = 1.0 / 60.0
"""Hours: of seconds there is nothing to say in words, which count in minutes."""
LEAST_HOURS = 0.5
"""Of less time no rate is told: one step of a sensor within minutes says nothing of an hour."""


def paths(forecast: ChannelForecast, rows: NDArray[np.intp], rng: np.random.Generator) -> Array:
    """Return PATHS courses (T, PATHS) of a number at rows of its times; without bands all are the value's."""
    value = forecast.value[rows]
    bands = forecast.bands
    if bands is None:
        return np.repeat(value[:, None], PATHS, axis=1)
    levels = (bands.low90, bands.low80, bands.low50, forecast.value, bands.high50, bands.high80, bands.high90)
    points = np.maximum.accumulate(np.stack([level[rows] for level in levels], axis=1), axis=1)
    steep = (points[:, [1, -1]] - points[:, [0, -2]]) / (SCORES[[1, -1]] - SCORES[[0, -2]])
    reach = FARTHEST - SCORES[-1]
    ends = points[:, [0, -1]] + steep * np.array([-reach, reach])
    points = np.column_stack([ends[:, 0], points, ends[:, 1]])
    scores = np.concatenate(([-FARTHEST], SCORES, [FARTHEST]))
    times = forecast.times[rows]
    kept = np.sqrt(np.append(0.0, times[:-1] / times[1:]))
    shocks = rng.standard_normal((len(rows), PATHS))
    result, score = np.empty((len(rows), PATHS)), np.zeros(PATHS)
    for row in range(len(rows)):
        score = kept[row] * score + np.sqrt(1.0 - kept[row] ** 2) * shocks[row]
        result[row] = np.interp(score, scores, points[row])
    return result


def is_at(limit: float, now: float, step: float) -> bool:
    """Return whether a number that is reported in steps, 0: in any, is at a limit."""
    return abs(limit - now) <= step / 2.0 + ALMOST * abs(now)


def crossings(
    forecast: ChannelForecast, now: float, limits: Mapping[float, bool], seed: int, step: float = 0.0
) -> tuple[Crossing, ...]:
    """Return when and how likely a number now within its limits leaves them.

    limits: each with whether it is an upper one; step: in which the number is reported, 0: any. A limit within half a
    step is reached now. What lies beyond a limit already is left out.
    """
    reached = [limit for limit in limits if is_at(limit, now, step)]
    asked = {
        limit: upper for limit, upper in limits.items() if limit in reached or (now < limit if upper else now > limit)
    }
    coming = _coming(forecast, {limit: upper for limit, upper in asked.items() if limit not in reached}, seed)
    at_once = (
        Crossing(limit=limit, upper=asked[limit], probability=np.ones(len(forecast.times)), at=0.0) for limit in reached
    )
    return tuple(sorted((*coming, *at_once), key=lambda one: one.limit))


def _coming(forecast: ChannelForecast, limits: Mapping[float, bool], seed: int) -> tuple[Crossing, ...]:
    """Return when and how likely each limit is reached by one of the paths."""
    asked = sorted(limits.items())
    if not asked:
        return ()
    count = len(forecast.times)
    rows = np.unique(np.linspace(0, count - 1, min(count, MOST_TIMES)).astype(np.intp))
    courses = paths(forecast, rows, np.random.default_rng(seed))
    times = forecast.times[rows]
    result = []
    for limit, upper in asked:
        beyond = np.logical_or.accumulate(courses >= limit if upper else courses <= limit, axis=0)
        share = beyond.mean(axis=1)
        arrived = beyond[-1]
        first = times[np.argmax(beyond, axis=0)][arrived]
        result.append(
            Crossing(
                limit=limit,
                upper=upper,
                probability=np.interp(forecast.times, times, share),
                at=float(np.median(first)) if arrived.any() else None,
            )
        )
    return tuple(result)


def comfort_limits(channel: Channel, settings: Mapping[str, Value]) -> dict[float, bool]:
    """Return the limits of comfort that the interview gave for a temperature, and whether each is an upper one."""
    if channel.unit != CELSIUS or channel.command:
        return {}
    if channel.key != "temperature":
        return {}
    low, high = number(settings, COMFORT_LOW), number(settings, COMFORT_HIGH)
    return {limit: upper for limit, upper in ((low, False), (high, True)) if limit is not None}


def trend(forecast: ChannelForecast, channel: Channel, now: float) -> tuple[Message, ...]:
    """Return in words how a temperature or a share moves within the next hour: rising, falling or steady.

    It moves only where it leaves what it is now by something to feel and with all of the middle half of what may come.
    """
    least = LEAST_TREND.get(channel.unit or "")
    if least is None or channel.command or not len(forecast.times):
        return ()
    row = max(int(np.searchsorted(forecast.times, HOUR + 1e-6)) - 1, 0)
    hours = float(forecast.times[row]) / HOUR
    if hours < LEAST_TOLD:
        return ()
    change, bands = float(forecast.value[row]) - now, forecast.bands
    borne = bands is None or (bands.low50[row] > now if change > 0 else bands.high50[row] < now)
    if not borne or abs(change) < least:
        return (say("forecast_steady", minutes=round(60.0 * hours)),)
    if hours < LEAST_HOURS or channel.unit != CELSIUS:
        moved: dict[str, str | float] = {
            "amount": round(abs(change), 2),
            "unit": str(channel.unit),
            "minutes": round(60.0 * hours),
        }
        return (say("forecast_rises_by", **moved) if change > 0 else say("forecast_falls_by", **moved),)
    rate = round(abs(change) / hours, 2)
    return (say("forecast_rising", rate=rate) if change > 0 else say("forecast_falling", rate=rate),)


def risks(forecast: ChannelForecast, channel: Channel) -> tuple[Message, ...]:
    """Return in words which limits a number will likely cross, about when, and how likely."""
    said = []
    for crossing in forecast.crossings:
        likely = float(crossing.probability[-1])
        if likely < WORTH_SAYING or crossing.at is None:
            continue
        params: dict[str, str | float] = {"limit": crossing.limit, "unit": channel.unit or ""}
        if crossing.at == 0.0:
            said.append(say("forecast_reached", **params))
            continue
        params |= {
            "minutes": round(crossing.at / 60.0),
            "percent": round(100.0 * likely),
        }
        said.append(say("forecast_above", **params) if crossing.upper else say("forecast_below", **params))
    return tuple(said)
