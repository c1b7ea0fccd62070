"""Expectations by constant and by time of week, and divergence from a forecast by exceedance probability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import InvalidValueError
from custom_components.digital_twin.core.models.kinds import KINDS, Risk
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.sync.divergence import (
    T90,
    DivergenceTracker,
    exceedance,
    severity_of_score,
)
from custom_components.digital_twin.core.sync.expectation import (
    Baseline,
    Baselines,
    Basis,
    Expected,
    Period,
    days,
    valid,
)

ROOM = {channel.key: channel for channel in KINDS["thermostat"].channels}
NIGHT = Period(days({4}), 22 * 3600.0, 6 * 3600.0, 17.0)


@pytest.mark.parametrize(
    ("weekday", "hour", "value"),
    [(4, 21.99, 21.0), (4, 22.0, 17.0), (5, 0.0, 17.0), (5, 5.99, 17.0), (5, 6.0, 21.0), (4, 3.0, 21.0)],
)
def test_a_period_over_midnight_belongs_to_the_day_it_begins(weekday: int, hour: float, value: float) -> None:
    assert Baseline(value=21.0, periods=(NIGHT,)).at(weekday, hour * 3600.0) == value


def test_the_first_period_that_fits_counts_and_without_a_value_nothing_is_expected() -> None:
    whole = Period(days(range(7)), 0.0, 86_400.0, 20.0)
    assert Baseline(periods=(NIGHT, whole)).at(4, 80_000.0) == 17.0
    assert Baseline(periods=(NIGHT,)).at(0, 0.0) is None
    assert [item.basis for item in (Baseline(value=1.0), Baseline(periods=(whole,)), Baseline(usual=True))] == [
        Basis.CONSTANT,
        Basis.SCHEDULE,
        Basis.USUAL,
    ]


def test_baselines_survive_being_stored_and_lose_channels_that_are_gone() -> None:
    kept = Baselines().with_one("temperature", Baseline(value=21.0, periods=(NIGHT,), span=3.0))
    kept = kept.with_one("gone", Baseline(value=1.0))
    again = Baselines.from_dict(kept.as_dict(), ROOM)
    assert again.channels == {"temperature": kept.channels["temperature"]}
    assert again.with_one("temperature", None).channels == {}


def test_values_and_spans_that_are_none_are_refused() -> None:
    with pytest.raises(InvalidValueError):
        valid(Baseline(value=999.0), ROOM["temperature"])
    with pytest.raises(InvalidValueError):
        valid(Baseline(periods=(Period(days({0}), 0, 1, "warm"),)), ROOM["temperature"])
    for channel, span in (("temperature", 0.0), ("hvac_mode", 2.0)):
        with pytest.raises(ValueError, match="span"):
            valid(Baseline(span=span), ROOM[channel])
    with pytest.raises(ValueError, match="numbered"):
        days({7})
    with pytest.raises(ValueError, match="numbered"):
        days(set())


@pytest.mark.parametrize(
    ("score", "probability"),
    # Student's t with 4 degrees of freedom, two-sided, from published tables.
    [(0.0, 1.0), (0.741, 0.5), (2.132, 0.10), (2.776, 0.05), (4.604, 0.01), (8.610, 0.001)],
)
def test_the_exceedance_probability_is_that_of_students_t(score: float, probability: float) -> None:
    assert exceedance(score) == pytest.approx(probability, rel=2e-3)
    assert exceedance(-score) == exceedance(score)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_what_is_further_off_is_less_likely(first: float, second: float) -> None:
    near, far = sorted((first, second))
    assert 0.0 <= exceedance(far) <= exceedance(near) <= 1.0


@pytest.mark.parametrize(
    ("bands", "severity"),
    [(0.9, None), (1.1, Severity.LOW), (2.1, Severity.MEDIUM), (4.1, Severity.HIGH), (6.6, Severity.CRITICAL)],
)
def test_severity_by_half_widths_of_the_band(bands: float, severity: Severity | None) -> None:
    assert severity_of_score(T90 * bands) == severity


def test_a_forecast_is_held_against_its_own_band_but_never_against_less_than_usual() -> None:
    watch = DivergenceTracker(ROOM, Risk.RISKY)

    def off(by: float, half_width: float) -> Severity | None:
        watch.clear("temperature")
        expected = Expected(value=20.0, basis=Basis.MODEL, half_width=half_width)
        found = watch.update("temperature", expected, 20.0 + by, 0.0)
        return None if found is None else found.severity

    assert off(1.1, 0.1) == off(1.1, 0.5) == Severity.MEDIUM
    assert off(1.1, 2.0) is None
    assert off(4.2, 2.0) == Severity.MEDIUM
    watch.clear("temperature")
    found = watch.update("temperature", Expected(value=20.0, basis=Basis.MODEL, half_width=1.0), 17.0, 0.0)
    assert found is not None
    assert found.score == pytest.approx(-3.0 * T90)
    assert found.percent == pytest.approx(37.5)


@pytest.mark.parametrize("basis", [Basis.MODEL, Basis.USUAL])
def test_a_span_that_a_person_set_decides_instead_of_the_band(basis: Basis) -> None:
    for half_width in (0.1, 2.0):
        for width, off, severity in (
            (8.0, 1.9, Severity.LOW),
            (8.0, 2.1, Severity.MEDIUM),
            (2.0, 1.9, Severity.CRITICAL),
        ):
            watch = DivergenceTracker(ROOM, Risk.RISKY)
            expected = Expected(value=20.0, basis=basis, span=width, half_width=half_width)
            found = watch.update("temperature", expected, 20.0 + off, 0.0)
            assert found is not None
            assert (found.severity, found.percent) == (severity, pytest.approx(100.0 * off / width))
            assert found.score == pytest.approx(T90 * off / half_width)


def test_another_basis_begins_anew() -> None:
    watch = DivergenceTracker(ROOM, Risk.RISKY)
    watch.update("temperature", Expected(value=20.0, basis=Basis.CONSTANT), 24.0, 0.0)
    found = watch.update("temperature", Expected(value=20.0, basis=Basis.USUAL, half_width=1.0), 24.0, 50.0)
    assert found is not None
    assert (found.since, found.basis) == (50.0, Basis.USUAL)
