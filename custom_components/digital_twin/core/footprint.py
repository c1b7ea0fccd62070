"""What energy comes to: kilowatt-hours, money, carbon and the peak of a period, from hourly energies and prices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Span:
    """A period, hour by hour: when each begins and ends (epoch s, (n,) each); the first and the last may be cut."""

    begins: Array
    ends: Array

    @classmethod
    def over(cls, since: float, until: float) -> Span:
        """Return the hours of the clock from since until until. Raises ValueError where that is no time at all."""
        if not since < until:
            raise ValueError("a period must end after it begins")
        first = since // HOUR * HOUR
        edges = first + HOUR * np.arange(int(-(-(until - first) // HOUR)) + 1, dtype=np.float64)
        return cls(np.maximum(edges[:-1], since), np.minimum(edges[1:], until))

    @property
    def hours(self) -> Array:
        """Return how many hours each of them lasts (n,)."""
        return (self.ends - self.begins) / HOUR


class Grain(StrEnum):
    """How finely a peak is known: by every reading, by means of five minutes, or of an hour."""

    STATES = "states"
    MINUTES = "five_minutes"
    HOURS = "hours"


COARSER = {Grain.STATES: 0, Grain.MINUTES: 1, Grain.HOURS: 2}


@dataclass(frozen=True, slots=True)
class Peak:
    """The greatest power (W), and how finely that is known."""

    power: float
    grain: Grain


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one thing used: energy (kWh) of each hour, negative where it gave some, NaN where nobody knows.

    most: the greatest power (W) of each hour, NaN where nobody knows; given: kWh given in the same hours in which
    energy was taken, as a meter for each direction counts them.
    """

    energy: Array
    most: Array | None = None
    given: Array | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """Energy in kWh, cost in the currency, carbon in kg, peak in W; None: not known.

    produced: kWh given instead of taken; earned: what is paid for that, which cost is less by; known: share of the
    period that is known; by_day: kWh by the day's number; dearest: share of the energy used in the dearest quarter of
    the hours.
    """

    energy: float
    produced: float = 0.0
    cost: float | None = None
    earned: float | None = None
    carbon: float | None = None
    peak: Peak | None = None
    known: float = 1.0
    by_day: Mapping[int, float] = field(default_factory=dict)
    dearest: float | None = None


def footprint(
    use: Use,
    days: NDArray[np.int64],
    price: Array | None,
    carbon: Array | None,
    feed_in: Array | None = None,
    *,
    peak: Peak | None = None,
    hours: Array | None = None,
) -> Footprint:
    """Return what a use comes to.

    days: the number of the local day of each hour (n,); price and feed_in: currency/kWh, carbon: g/kWh, (n,) each, NaN:
    unknown. Hours whose price is not known are counted at the mean of those that are. peak: where that is known better
    than the use tells; hours: how long each lasts (h).
    """
    known = ~np.isnan(use.energy)
    energy = np.where(known, use.energy, 0.0)
    taken, given = np.maximum(energy, 0.0), np.maximum(-energy, 0.0)
    if use.given is not None:
        given = given + np.nan_to_num(use.given, nan=0.0)
    lengths = np.ones(energy.shape) if hours is None else hours
    cost, earned = _weighed(taken, price), _weighed(given, feed_in)
    if cost is not None and earned is not None:
        cost -= earned
    net = taken - given
    only_gives = bool(given.any()) and not taken.any()
    return Footprint(
        energy=float(taken.sum()),
        produced=float(given.sum()),
        cost=cost,
        earned=earned,
        carbon=None if (grams := _weighed(taken, carbon)) is None else grams / 1000.0,
        peak=None if only_gives else own_peak(use, lengths) if peak is None else peak,
        known=float((known * lengths).sum() / lengths.sum()) if known.size else 0.0,
        by_day={int(day): float(net[days == day].sum()) for day in np.unique(days)},
        dearest=_dearest(taken, price),
    )


def own_peak(use: Use, hours: Array) -> Peak | None:
    """Return the peak that a use tells itself: the greatest reading, where no unread hour's mean is greater."""
    means = np.maximum(use.energy, 0.0) / hours * 1000.0
    most = np.full(means.shape, np.nan) if use.most is None else use.most
    read = np.where(np.isnan(use.energy), np.nan, np.maximum(most, 0.0))
    best = None if np.isnan(read).all() else Peak(float(np.nanmax(read)), Grain.STATES)
    unread = means[np.isnan(read) & ~np.isnan(means)]
    if unread.size and (best is None or unread.max() > best.power):
        best = Peak(float(unread.max()), Grain.HOURS)
    return best


def together(uses: list[Use], hours: int) -> Use:
    """Return several uses (of so many hours) as one; an hour that one of them does not know counts as nothing there."""
    if not uses:
        return Use(energy=np.full(hours, np.nan))
    if len(uses) == 1:
        return uses[0]
    energies = np.stack([use.energy for use in uses])
    nowhere = np.isnan(energies).all(axis=0)
    return Use(energy=np.where(nowhere, np.nan, np.nansum(energies, axis=0)))


def unexplained(whole: Use, parts: Use) -> float:
    """Return the kWh of a whole home that its parts do not tell, over the hours in which both are known."""
    net = whole.energy - (0.0 if whole.given is None else np.nan_to_num(whole.given, nan=0.0))
    known = ~np.isnan(net) & ~np.isnan(parts.energy)
    return max(float((net - parts.energy)[known].sum()), 0.0)


def at_most(uses: list[Use], hours: Array) -> Array:
    """Return the power (W) that uses together cannot have exceeded in each hour (h long): the sum of their peaks."""
    found = np.zeros(hours.shape)
    for use in uses:
        means = np.nan_to_num(use.energy / hours * 1000.0, nan=0.0)
        found += means if use.most is None else np.where(np.isnan(use.most), means, use.most)
    return found


def _weighed(taken: Array, weights: Array | None) -> float | None:
    if weights is None or np.isnan(weights).all():
        return None
    filled = np.where(np.isnan(weights), np.nanmean(weights), weights)
    return float((taken * filled).sum())


def _dearest(taken: Array, price: Array | None) -> float | None:
    if price is None or np.isnan(price).all() or not taken.sum() or np.nanmin(price) == np.nanmax(price):
        return None
    filled = np.where(np.isnan(price), np.nanmean(price), price)
    return float(taken[filled >= np.quantile(filled, 0.75)].sum() / taken.sum())
