"""What a plan makes small: money, carbon, discomfort and what a goal lacks, as one number in the currency.

Each part is linear in energy, so that the best use of a lossy storage at known prices is a linear programme.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from ..grid import Array, Grid
from .request import Account, Aim, Wish

JOULES_A_KWH = 3.6e6
MET: Final = 0.02
"""kWh that a wish may lack and still counts as met."""
DISCOMFORT = 3.0
"""kWh that a K·h of discomfort, or an hour without something wanted, counts as."""
COMFORTABLE = 12.0
"""The same where comfort itself is an aim."""
HEAT = 0.4
"""kWh that a kWh of heat counts as that no electricity makes: households in the EU paid 11.0 and 12.3 ct for gas,
28.9 and 28.7 ct for electricity in the halves of 2024, .38 and .43 of it (Eurostat, nrg_pc_202 and nrg_pc_204)."""
SHORT = 100.0
OVER = 400.0
DARK = 200.0
"""kWh that a kWh missing at a goal, above the fuse, or during an outage counts as: no price makes up for it."""
LESSER = 0.02
"""Share of the money in the score where money is no aim: of two plans equal otherwise the cheaper is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Prices over the steps of a grid (T,): buy, sell in currency/kWh; carbon in kg/kWh; limit in W; dark: no grid.

    dark_end: when the grid comes back, s after start.
    """

    step: float
    buy: Array
    sell: Array
    carbon: Array
    limit: float = np.inf
    dark: Array = field(default_factory=lambda: np.zeros(0, dtype=bool))
    dark_end: float = 0.0
    money: float = 1.0
    carbon_price: float = 0.0
    comfort: float = DISCOMFORT

    @property
    def unit(self) -> float:
        """Return what a kWh is worth, for what is no energy."""
        return max(float(np.abs(self.buy).mean()), 1e-3)

    @property
    def hours(self) -> float:
        """Return the kWh that one kW makes in a step."""
        return self.step * 1000.0 / JOULES_A_KWH

    def stages(self, net: Array, steps: slice = slice(None)) -> Array:
        """Return the score of each step for a net power (W), shape (T, …) over those steps, summed by nobody yet."""
        shape = (-1,) + (1,) * (net.ndim - 1)
        energy = net * (self.hours / 1000.0)
        taken, given = np.maximum(energy, 0.0), np.maximum(-energy, 0.0)
        buy, sell = self.buy[steps].reshape(shape), self.sell[steps].reshape(shape)
        score = self.money * (buy * taken - sell * given)
        if self.carbon_price:
            score = score + self.carbon_price * self.carbon[steps].reshape(shape) * taken
        if np.isfinite(self.limit):
            over = np.maximum(net - self.limit, 0.0) * (self.hours / 1000.0)
            score = score + OVER * self.unit * over
        if self.dark.any():
            score = score + DARK * self.unit * self.dark[steps].reshape(shape) * taken
        result: Array = score
        return result

    def scores(self, net: Array, discomfort: Array | float, short: Array | float, heat: Array | float = 0.0) -> Array:
        """Return the score (N,) of whole courses (T, N), with discomfort, what goals lack and heat (N,) of each."""
        extra = self.comfort * np.asarray(discomfort) + SHORT * np.asarray(short) + HEAT * np.asarray(heat)
        result: Array = self.stages(net).sum(axis=0) + self.unit * extra
        return result

    def account(self, net: Array, discomfort: float, short: float, heat: float = 0.0, stored: float = 0.0) -> Account:
        """Return what one course (T,) comes to; while there is no grid nothing is taken from it, nor given."""
        score = float(self.scores(net[:, None], discomfort, short, heat)[0])
        dark = self.dark if self.dark.any() else np.zeros(len(net), dtype=bool)
        energy = net * (self.hours / 1000.0)
        missing = np.where(dark, np.maximum(energy, 0.0), 0.0)
        net, energy = np.where(dark, 0.0, net), np.where(dark, 0.0, energy)
        taken, given = np.maximum(energy, 0.0), np.maximum(-energy, 0.0)
        over = np.maximum(net - self.limit, 0.0) if np.isfinite(self.limit) else np.zeros(1)
        lacking = np.flatnonzero(np.cumsum(missing) > MET)
        return Account(
            energy=float(taken.sum()),
            exported=float(given.sum()),
            cost=float((self.buy * taken - self.sell * given).sum()),
            carbon=float((self.carbon * taken).sum()),
            peak=float(net.max(initial=0.0)),
            discomfort=discomfort,
            short=short,
            heat=heat,
            stored=stored,
            over=float(over.sum() * self.hours / 1000.0),
            dark=float(missing.sum()),
            dark_from=float(lacking[0]) * self.step if lacking.size else None,
            score=score,
        )


def objective(
    grid: Grid, wishes: Iterable[Wish], *, price: Array | None, feed_in: Array | None, carbon: Array | None
) -> Objective:
    """Return the objective of wishes. Without a price every kWh costs one, and what is fed in earns nothing."""
    aims = list(wishes)
    kinds = {wish.aim for wish in aims}
    buy = np.ones(grid.steps) if price is None else price
    sell = np.zeros(grid.steps) if feed_in is None else feed_in
    # Selling dearer than buying in the same moment would be a machine that makes money by running in a circle.
    sell = np.minimum(sell, buy)
    intensity = np.zeros(grid.steps) if carbon is None else carbon / 1000.0
    dark = np.zeros(grid.steps, dtype=bool)
    limit, dark_end = np.inf, 0.0
    for wish in aims:
        if wish.aim is Aim.FUSE and wish.most is not None:
            limit = min(limit, wish.most)
        if wish.aim is Aim.SURVIVE:
            end = grid.steps * grid.step if wish.by is None else wish.by
            dark[int(wish.begin / grid.step + 1e-9) : int(np.ceil(end / grid.step - 1e-9))] = True
            dark_end = max(dark_end, end)
    green = Aim.CARBON in kinds and bool(intensity.any())
    worth = max(float(np.abs(buy).mean()), 1e-3)
    return Objective(
        step=grid.step,
        buy=buy,
        sell=sell,
        carbon=intensity,
        limit=limit,
        dark=dark,
        dark_end=dark_end,
        money=LESSER if green and Aim.COST not in kinds else 1.0,
        carbon_price=worth / max(float(intensity.mean()), 1e-6) if green else 0.0,
        comfort=COMFORTABLE if Aim.COMFORT in kinds else DISCOMFORT,
    )
