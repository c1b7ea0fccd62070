"""What is left out before anything is learned: gaps, the impossible, spikes, and a sensor stuck where it cannot be."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..channel import CELSIUS, Channel, Quantity
from ..messages import Message
from ..series import Series
from .messages import rounded, say

type Array = NDArray[np.float64]

SPIKE_STEPS = 8.0
SPIKE_SECONDS = 1800.0
SPIKE_ROOM = 0.25
"""Of the span of all other values: by how much a spike lies beyond them."""
STUCK_SECONDS = 6 * 3600.0
LONGEST = 60 * 86_400.0


@dataclass(frozen=True, slots=True)
class Gated:
    """A series with what is not believed replaced by NaN, and what that was."""

    series: Series
    report: tuple[Message, ...]


def gate(series: Series, channel: Channel | None, now: float) -> Gated:
    """Return the believable part of a series, of the last 60 days up to now (epoch s).

    Out of the channel's range: NaN. Of temperatures and humidities that are measured, also spikes, an excursion of at
    most half an hour by more than eight usual steps that returns to where it was and goes where no other value ever
    was, as restarts leave them (a shower or an airing is as short, yet within what the room knows); and a stuck sensor,
    a value held for six hours and more that is eight usual spans away from all others. A value that is merely constant
    is believed.
    """
    keep = series.times <= now
    first = int(np.searchsorted(series.times, now - LONGEST, side="right")) - 1
    keep[: max(first, 0)] = False
    times, values = series.times[keep], series.values[keep].astype(np.float64, copy=True)
    end = min(max(series.end, float(times[-1]) if times.size else now), now)
    report: list[Message] = []
    known = np.isfinite(values)
    values[~known] = np.nan
    if channel is not None:
        impossible = known & ~_possible(values, channel)
        values[impossible] = np.nan
        if impossible.any():
            report.append(say("gated_implausible", samples=int(impossible.sum())))
        # Only what changes slowly can show a spike or a stuck sensor: a kettle is a spike, an idle plug is constant.
        if _is_slow(channel):
            report += _remove_spikes(times, values, end)
            report += _remove_stuck(times, values, end)
    unavailable = float(np.diff(np.append(times, end))[~known].sum()) if times.size else 0.0
    if unavailable >= 360.0:
        report.append(say("gated_unavailable", hours=rounded(unavailable / 3600.0)))
    return Gated(Series(times, values, end), tuple(report))


def _is_slow(channel: Channel) -> bool:
    """Return whether a channel measures what changes slowly: temperature or humidity."""
    measures = channel.quantity is Quantity.NUMBER and not channel.command
    return measures and (channel.unit == CELSIUS or channel.key == "humidity")


def _possible(values: Array, channel: Channel) -> NDArray[np.bool_]:
    """Return whether each value can be one of the channel: within its range, 0 or 1, or the index of an option."""
    possible: NDArray[np.bool_]
    with np.errstate(invalid="ignore"):
        if channel.quantity is Quantity.NUMBER:
            possible = (values >= channel.lower) & (values <= channel.upper)
        else:
            most = 1 if channel.quantity is Quantity.BINARY else len(channel.options) - 1 if channel.options else np.inf
            possible = (values >= 0) & (values <= most) & (values == np.floor(values))
    return possible


def _remove_spikes(times: Array, values: Array, end: float) -> list[Message]:
    if len(values) < 8:
        return []
    steps = np.abs(np.diff(values))
    usual = np.nanmedian(steps[steps > 0]) if np.any(steps > 0) else 0.0
    if not usual > 0:
        return []
    held = np.diff(np.append(times, end))[1:-1]
    before, here, after = values[:-2], values[1:-1], values[2:]
    with np.errstate(invalid="ignore"):
        away = np.minimum(np.abs(here - before), np.abs(here - after))
        spike = (away > SPIKE_STEPS * usual) & (np.abs(after - before) <= 0.25 * away) & (held <= SPIKE_SECONDS)
    # Where jumps are the rule (power, switching), they are the signal.
    if spike.mean() > 0.01 or not spike.any():
        return []
    others = np.delete(values, np.flatnonzero(spike) + 1)
    low, high = float(np.nanmin(others)), float(np.nanmax(others))
    room = SPIKE_ROOM * (high - low)
    spike &= (here < low - room) | (here > high + room)
    values[1:-1][spike] = np.nan
    return [say("gated_spikes", samples=int(spike.sum()))] if spike.any() else []


def _remove_stuck(times: Array, values: Array, end: float) -> list[Message]:
    held = np.diff(np.append(times, end))
    known = np.isfinite(values)
    if known.sum() < 20:
        return []
    low, high = np.quantile(values[known], [0.1, 0.9])
    # Measured over samples, not time: a sensor stuck for weeks would otherwise be the usual.
    reach = 8.0 * max(high - low, 1e-9)
    stuck = known & (held >= STUCK_SECONDS) & ((values < low - reach) | (values > high + reach))
    values[stuck] = np.nan
    hours = float(held[stuck].sum()) / 3600.0
    return [say("gated_stuck", hours=rounded(hours))] if hours else []
