"""What energies, prices and carbon come to, computed by hand."""

import numpy as np
import pytest

from custom_components.digital_twin.core.footprint import Use, footprint, together

DAYS = np.array([1, 1, 2, 2])
PRICE = np.array([0.3, 0.3, 0.4, np.nan])
"""The last hour counts as the mean of the others, a third."""


def test_what_is_fed_in_is_paid_for_and_taken_off() -> None:
    net = Use(energy=np.array([1.0, -2.0, 0.5, -1.0]))
    found = footprint(net, DAYS, PRICE, None, np.array([0.1, 0.1, 0.1, 0.05]))
    assert (found.energy, found.produced) == (1.5, 3.0)
    assert found.earned == pytest.approx(0.25)
    assert found.cost == pytest.approx(0.3 + 0.2 - 0.25)
    unknown = footprint(net, DAYS, PRICE, None)
    assert unknown.earned is None
    assert unknown.cost == pytest.approx(0.5)
    assert footprint(net, DAYS, None, None, np.full(4, 0.1)).cost is None, "what is paid for it is no price of energy"


def test_a_peak_says_whether_it_is_but_an_hours_mean() -> None:
    kettle, oven = Use(energy=np.array([0.1, 0.0]), peak=2000.0), Use(energy=np.array([0.5, 0.2]), peak=3000.0)
    days, nothing = np.array([1, 1]), None
    alone = footprint(kettle, days, nothing, nothing)
    both = footprint(together([kettle, oven], 2), days, nothing, nothing)
    assert (alone.peak, alone.hourly) == (2000.0, False)
    assert (both.peak, both.hourly) == (pytest.approx(600.0), True)
