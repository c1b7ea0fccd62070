"""A battery and a price: the plan beside the exact optimum of the linear programme.

With the energy in the cells as the variable the programme's constraints are a network matrix; where the most that flows
in a step and the capacity are whole multiples of one quantum, its vertices are, too (Hoffman & Kruskal 1956), so that
going through all multiples by dynamic programming finds the optimum itself. The equations here are written anew.
"""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.plan.optimize import optimize
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest, Wish
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import twin

START = 1_790_000_000.0
EFFICIENCY, CAPACITY, POWER = 0.9, 9.0, 2000.0
QUANTUM = POWER / 4000.0 * EFFICIENCY / 81
"""kWh in the cells: a quarter of an hour's charging is 81 of them, discharging 100, the capacity 1620."""
CHARGE, DISCHARGE, FULL = 81, 100, round(CAPACITY / QUANTUM)


def storage(charge: float) -> TwinSnapshot:
    """Return a battery without a taper, without a reserve and without losses at rest."""
    parameters = {
        "capacity": CAPACITY, "rated_power": POWER, "efficiency": EFFICIENCY, "knee": 100.0, "taper": 1.0,
        "reserve": 0.0, "idle_power": 0.0,
    }  # fmt: skip
    made = twin("battery", {"charge": charge, "storage_mode": "idle", "power": 0.0}, parameters=parameters)
    modes = Channel(
        key="storage_mode", quantity=Quantity.OPTION, options=("auto", "idle", "charge", "discharge"), command=True
    )
    channels = {key: made.spec.channels[key] for key in ("charge", "power", "energy")} | {"storage_mode": modes}
    return replace(made, spec=replace(made.spec, channels=channels))


def exact(price: np.ndarray, feed_in: np.ndarray, load: float, start: int) -> float:
    """Return the least cost of serving load (kWh a step) at price, the battery as full in the end as at first."""
    worth = np.full(FULL + 1, np.inf)
    worth[start:] = 0.0
    moves = np.arange(-DISCHARGE, CHARGE + 1)
    bought = np.where(moves > 0, moves * QUANTUM / EFFICIENCY, moves * QUANTUM * EFFICIENCY)
    for tariff, earned in zip(price[::-1], feed_in[::-1], strict=True):
        best = np.full(FULL + 1, np.inf)
        for move, energy in zip(moves.tolist(), bought.tolist(), strict=True):
            cost = tariff * max(load + energy, 0.0) - earned * max(-load - energy, 0.0)
            low, high = max(0, -move), min(FULL, FULL - move)
            best[low : high + 1] = np.minimum(best[low : high + 1], cost + worth[low + move : high + move + 1])
        worth = best
    return float(worth[start])


def prices(seed: int) -> np.ndarray:
    """Return a day of hourly prices (currency/kWh), by the quarter of an hour: two peaks, and chance."""
    hours = np.arange(24)
    chance = np.random.default_rng(seed).normal(0, 0.03, 24)
    price: np.ndarray = 0.28 + 0.12 * np.sin((hours - 13) / 24 * 4 * np.pi) + chance
    return np.repeat(price.clip(0.02), 4)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("charge", [0.0, 40.0])
@pytest.mark.parametrize(("load", "share"), [(2600.0, 0.0), (300.0, 0.0), (300.0, 0.7), (0.0, 1.0)])
def test_within_two_per_cent_of_the_linear_programme(seed: int, charge: float, load: float, share: float) -> None:
    """Homes that take more than the battery gives, or less and sell for less or nothing; and pure trade."""
    price = prices(seed)
    request = PlanRequest(
        twins=(storage(charge),),
        controlled=("battery",),
        wishes=(Wish(aim=Aim.COST),),
        start=START,
        environment=Environment(start=START, step=900.0, values={"price": price, "feed_in": price * share}),
        base=load,
    )
    result = optimize(request)
    least = exact(price, price * share, load / 4000.0, round(charge / 100 * FULL))
    idle = float((price * load / 4000.0).sum())
    assert result.nothing.cost == pytest.approx(idle)
    assert result.account.short < 0.02
    assert result.account.cost + result.account.short * price.max() >= least - 1e-3
    assert result.account.cost <= least + 0.02 * abs(least)
    assert idle - result.account.cost >= 0.96 * (idle - least)
    assert result.run_time < 5.0
