"""What energies, prices and carbon come to, computed by hand."""

import numpy as np
import pytest

from custom_components.digital_twin.core.footprint import (
    Grain,
    Peak,
    Span,
    Use,
    at_most,
    footprint,
    together,
    unexplained,
)

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
    kettle = Use(energy=np.array([0.1, 0.0]), most=np.array([2000.0, 0.0]))
    oven = Use(energy=np.array([0.5, 0.2]), most=np.array([3000.0, np.nan]))
    days, nothing = np.array([1, 1]), None
    assert footprint(kettle, days, nothing, nothing).peak == Peak(2000.0, Grain.STATES)
    both = footprint(together([kettle, oven], 2), days, nothing, nothing)
    assert both.peak is not None
    assert (both.peak.power, both.peak.grain) == (pytest.approx(600.0), Grain.HOURS)
    given = Peak(2600.0, Grain.MINUTES)
    assert footprint(together([kettle, oven], 2), days, nothing, nothing, peak=given).peak == given
    assert at_most([kettle, oven], np.ones(2)).tolist() == [5000.0, 200.0]
    unread = Use(energy=np.array([0.1, 0.9]), most=np.array([200.0, np.nan]))
    assert footprint(unread, days, nothing, nothing).peak == Peak(900.0, Grain.HOURS), "more than any that was read"
    assert footprint(unread, days, nothing, nothing, hours=np.array([1.0, 0.5])).peak == Peak(1800.0, Grain.HOURS)


def test_a_period_is_cut_into_the_hours_of_the_clock() -> None:
    cut = Span.over(1800.0, 9000.0)
    assert cut.begins.tolist() == [1800.0, 3600.0, 7200.0]
    assert cut.ends.tolist() == [3600.0, 7200.0, 9000.0]
    assert cut.hours.tolist() == [0.5, 1.0, 0.5]
    assert Span.over(3600.0, 7200.0).hours.tolist() == [1.0]
    with pytest.raises(ValueError, match="after it begins"):
        Span.over(3600.0, 3600.0)


def test_what_is_given_in_the_same_hour_is_no_less_taken() -> None:
    """A meter for each direction: 1 kWh in and 2 kWh out within an hour are not 1 kWh out."""
    use = Use(energy=np.array([1.0, 0.5]), given=np.array([2.0, np.nan]))
    found = footprint(use, np.array([1, 1]), np.full(2, 0.3), None, np.full(2, 0.1))
    assert (found.energy, found.produced, found.by_day) == (1.5, 2.0, {1: -0.5})
    assert found.cost == pytest.approx(0.45 - 0.2)


def test_what_no_device_tells_of_a_home() -> None:
    whole = Use(energy=np.array([2.0, 1.0, np.nan]), given=np.array([0.0, 0.5, np.nan]))
    parts = Use(energy=np.array([0.5, -0.5, 3.0]))
    assert unexplained(whole, parts) == pytest.approx(1.5 + 1.0)
    assert unexplained(parts, whole) == 0.0, "no more can be explained than there is"
