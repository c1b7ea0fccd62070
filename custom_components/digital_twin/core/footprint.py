"""What energy comes to: kilowatt-hours, money, carbon and the peak of a period, from hourly energies and prices."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one thing used: energy (kWh) of each hour, NaN where nobody knows; peak: the greatest power seen (W)."""

    energy: Array
    peak: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """Energy in kWh, cost in the currency, carbon in kg, peak in W; None: not known.

    produced: kWh given instead of taken; earned: what is paid for that, which cost is less by; hourly: whether the peak
    is but the greatest mean of an hour; known: share of the hours that are known; by_day: kWh by the day's number;
    dearest: share of the energy used in the dearest quarter of the hours.
    """

    energy: float
    produced: float = 0.0
    cost: float | None = None
    earned: float | None = None
    carbon: float | None = None
    peak: float | None = None
    hourly: bool = False
    known: float = 1.0
    by_day: Mapping[int, float] = field(default_factory=dict)
    dearest: float | None = None


def footprint(
    use: Use, days: NDArray[np.int64], price: Array | None, carbon: Array | None, feed_in: Array | None = None
) -> Footprint:
    """Return what a use comes to.

    days: the number of the local day of each hour (n,); price and feed_in: currency/kWh, carbon: g/kWh, (n,) each, NaN:
    unknown. Hours whose price is not known are counted at the mean of those that are.
    """
    known = ~np.isnan(use.energy)
    energy = np.where(known, use.energy, 0.0)
    taken, given = np.maximum(energy, 0.0), np.maximum(-energy, 0.0)
    peak, hourly = use.peak, False
    if peak is None and known.any():
        peak, hourly = float(taken.max() * 1000.0), True
    cost, earned = _weighed(taken, price), _weighed(given, feed_in)
    if cost is not None and earned is not None:
        cost -= earned
    return Footprint(
        energy=float(taken.sum()),
        produced=float(given.sum()),
        cost=cost,
        earned=earned,
        carbon=None if (grams := _weighed(taken, carbon)) is None else grams / 1000.0,
        peak=peak,
        hourly=hourly,
        known=float(known.mean()) if known.size else 0.0,
        by_day={int(day): float(energy[days == day].sum()) for day in np.unique(days)},
        dearest=_dearest(taken, price),
    )


def together(uses: list[Use], hours: int) -> Use:
    """Return several uses (of so many hours) as one; an hour that one of them does not know counts as nothing there."""
    if not uses:
        return Use(energy=np.full(hours, np.nan))
    energies = np.stack([use.energy for use in uses])
    nowhere = np.isnan(energies).all(axis=0)
    return Use(energy=np.where(nowhere, np.nan, np.nansum(energies, axis=0)))


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
