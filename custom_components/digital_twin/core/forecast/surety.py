"""How sure a state's forecast may be at all: no history is long enough to show that something never changes.

Of what has not changed once in T hours the rate of changes is not 0 but unknown: with half a change before anything was
seen (Krichevsky and Trofimov 1981; Jeffreys' prior of a Poisson process) it is Gamma(½, T)-distributed, and the chance
that it stays as it is for h hours more is √(T / (T + h)). What did change is known better: however far ahead, it may
be called as sure as the share of the time that it was so. Of what it never was before, only the time that it has been
so by now counts.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from ..channel import Channel, Quantity
from ..models.inputs import encoded
from ..models.protocol import Array
from ..models.registry import main_channel
from ..requests import ChannelForecast, PredictRequest
from ..settings import RARE
from .aside import SEEN
from .state import names_of

PRIOR_HOURS: Final = 12.0
"""That count as seen before anything was."""
RARE_HOURS: Final = 365.0 * 24.0
"""The same of what warns of what hardly ever happens: other homes have seen it."""
WARNING: Final = frozenset({"siren"})
"""Kinds that are silent nearly always, in every home."""
LEAST: Final = 0.5
PASSED: Final = frozenset(
    {
        "arming", "buffering", "closing", "disarming", "error", "jammed", "locking", "opening", "pending", "returning",
        "triggered", "unlocking",
    }
)  # fmt: skip
"""States on the way to others, or that a fault brings: what is not known to come is none of these."""


def surest(hours: float, times: Array) -> Array:
    """Return how likely a state may be called at most, at times (n,) s ahead, after so many hours of history."""
    seen = hours + PRIOR_HOURS
    result: Array = np.maximum(np.sqrt(seen / (seen + times / 3600.0)), LEAST)
    return result


def unsure(request: PredictRequest, channel: Channel, forecast: ChannelForecast) -> ChannelForecast:
    """Return the forecast of a state with no probability beyond what the history's length allows."""
    learned = request.twin.learned
    names = names_of(channel)
    if channel.quantity is Quantity.NUMBER or not forecast.probability or len(names) < 2:
        return forecast
    told = np.array([np.broadcast_to(forecast.probability.get(name, 0.0), forecast.times.shape) for name in names])
    table = "option_shares" if channel.key == main_channel(request.twin.spec) else SEEN + channel.key
    seen = np.array(() if learned is None else learned.tables.get(table, ()))
    known = len(seen) == len(names)
    hours = _seen(request, channel, seen if known else None)
    changed = np.where(seen < 1.0, seen, 0.0) if known else np.zeros(len(names))
    most = np.array([surest(each, forecast.times) for each in hours.tolist()])
    over = np.maximum(told - np.maximum(most, changed[:, None]), 0.0)
    if not over.any():
        return forecast
    known_to_have = channel.offered or names
    rests = np.array([float(name not in PASSED and name in known_to_have) for name in names])
    for index in np.flatnonzero(over.any(axis=1)).tolist():
        others = seen.copy() if known else rests.copy()
        others[index] = 0.0
        if not others.sum() > 0.0:
            others = np.where(np.arange(len(names)) == index, 0.0, rests)
        if others.sum() > 0.0:
            told[index] -= over[index]
            told += np.outer(others / others.sum(), over[index])
    kept = [index for index in range(len(names)) if told[index].any()]
    return replace(forecast, probability={names[index]: told[index] for index in kept})


def _seen(request: PredictRequest, channel: Channel, shares: Array | None) -> Array:
    """Return for how many hours each state was watched (K,): a state that never was, for as long as it is so now."""
    twin, names = request.twin, names_of(channel)
    days = 0.0 if twin.learned is None else twin.learned.days
    hours = np.full(len(names), 24.0 * days)
    if shares is not None:
        hours[shares == 0.0] = 0.0
    now = encoded(channel, twin.values.get(channel.key))
    if now is not None:
        lasted = (request.start - twin.changed.get(channel.key, request.start)) / 3600.0
        hours[int(now)] = max(hours[int(now)], lasted)
    if twin.spec.settings.get(RARE) is True or twin.spec.kind in WARNING:
        hours[0] = max(hours[0], RARE_HOURS)
    return hours
