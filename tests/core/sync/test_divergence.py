"""Severity by percent of the span and by duration, with hysteresis."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models.kinds import KINDS, Risk
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.sync.divergence import DivergenceTracker, percent_off, severity_of, span

ROOM = {channel.key: channel for channel in KINDS["thermostat"].channels}
LOCK = {channel.key: channel for channel in KINDS["lock"].channels}


def tracker(channels: dict[str, Channel] = ROOM, risk: Risk = Risk.RISKY) -> DivergenceTracker:
    return DivergenceTracker(channels, risk)


@pytest.mark.parametrize(
    ("off", "severity"),
    [
        (0.0, None),
        (0.04, None),
        (0.1, Severity.LOW),
        (0.25, Severity.LOW),
        (0.26, Severity.MEDIUM),
        (0.51, Severity.HIGH),
        (0.75, Severity.HIGH),
        (0.76, Severity.CRITICAL),
        (5.0, Severity.CRITICAL),
    ],
)
def test_severity_by_quarters_of_the_span(off: float, severity: Severity | None) -> None:
    found = tracker().update("temperature", 20.0, 20.0 - 4.0 * off, 0.0, 4.0)
    assert (found.severity if found else None) == severity


@settings(deadline=None)
@given(expected=st.floats(-20, 40), off=st.floats(0, 10), width=st.floats(0.5, 20))
def test_severity_is_the_same_in_celsius_and_fahrenheit(expected: float, off: float, width: float) -> None:
    celsius = percent_off(expected, expected + off, width)
    fahrenheit = percent_off(32 + 1.8 * expected, 32 + 1.8 * (expected + off), 1.8 * width)
    assert fahrenheit == pytest.approx(celsius, abs=1e-6)


def test_a_span_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        percent_off(1.0, 2.0, 0.0)


def test_default_spans() -> None:
    def channel(**more: object) -> Channel:
        return Channel(key="x", quantity=Quantity.NUMBER, **more)  # type: ignore[arg-type]  # fields by name

    assert span(ROOM["temperature"], 20.0) == 4.0
    assert span(ROOM["temperature"], 20.0, half_width=0.3) == pytest.approx(1.2)
    assert span(ROOM["temperature"], 20.0, half_width=0.0) == 4.0
    assert span(channel(lower=0.0, upper=50.0), 10.0) == 5.0
    assert span(ROOM["power"], 100.0) == 50.0
    assert span(ROOM["power"], 0.0) == 1.0


def test_since_and_worsening_and_end() -> None:
    watch = tracker()
    first = watch.update("temperature", 20.0, 21.5, 100.0)
    worse = watch.update("temperature", 20.0, 23.5, 200.0)
    assert first is not None
    assert worse is not None
    assert (first.severity, worse.severity) == (Severity.MEDIUM, Severity.CRITICAL)
    assert first.since == worse.since == 100.0
    assert watch.update("temperature", 20.0, 20.0, 300.0) is None
    assert watch.current == {}
    again = watch.update("temperature", 20.0, 21.5, 400.0)
    assert again is not None
    assert again.since == 400.0


def test_hysteresis_keeps_a_severity_until_it_is_clearly_better() -> None:
    watch = tracker()
    watch.update("temperature", 20.0, 22.1, 0.0)  # 52.5 %
    held = watch.update("temperature", 20.0, 21.9, 1.0)  # 47.5 %
    better = watch.update("temperature", 20.0, 21.5, 2.0)  # 37.5 %
    assert held is not None
    assert better is not None
    assert (held.severity, better.severity) == (Severity.HIGH, Severity.MEDIUM)


@pytest.mark.parametrize(
    ("risk", "severities"),
    [
        (Risk.RISKY, [Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL]),
        (Risk.COSTLY, [Severity.LOW, Severity.LOW, Severity.LOW, Severity.MEDIUM]),
        (Risk.HARMLESS, [Severity.LOW, Severity.LOW, Severity.LOW, Severity.LOW]),
    ],
)
def test_discrete_channels_by_duration_and_risk(risk: Risk, severities: list[Severity]) -> None:
    watch = tracker(LOCK, risk)
    found = [watch.update("bolt", "locked", "unlocked", at) for at in (5e6, 5e6 + 30.0, 5e6 + 300.0, 5e6 + 1800.0)]
    assert [item.severity for item in found if item] == severities
    assert all(item and item.percent == 100.0 for item in found)
    assert watch.update("bolt", "locked", "locked", 5e6 + 2000.0) is None


def test_a_value_that_never_changes_is_no_divergence_by_itself() -> None:
    watch = tracker()
    assert [watch.update("temperature", 20.0, 20.0, 600.0 * index) for index in range(1000)] == [None] * 1000


def test_the_worst_of_several_channels_and_forgetting_one() -> None:
    watch = tracker()
    assert watch.worst() is None
    watch.update("temperature", 20.0, 21.5, 0.0)
    watch.update("humidity", 40.0, 79.0, 0.0)
    worst = watch.worst()
    assert worst is not None
    assert worst.channel == "humidity"
    watch.clear("humidity")
    watch.clear("humidity")
    worst = watch.worst()
    assert worst is not None
    assert worst.channel == "temperature"


def test_severities_grow_with_the_percentage() -> None:
    order = [None, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL]
    ranks = [order.index(severity_of(percent)) for percent in range(200)]
    assert ranks == sorted(ranks)
