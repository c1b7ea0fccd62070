"""Health from its parts."""

import pytest

from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.sync.health import HealthLevel, Vitals, health


def test_nothing_wrong_is_100() -> None:
    found = health(Vitals(synced=10, age=5.0, interval=60.0, reports=50))
    assert found.score == 100.0
    assert set(found.parts) == {"sync", "divergence", "freshness", "quarantine"}
    assert found.level is HealthLevel.GOOD


def test_what_is_unknown_is_left_out() -> None:
    assert health(Vitals()).parts == {"divergence": 100.0}
    assert health(Vitals(worst=Severity.HIGH)).score == 30.0


@pytest.mark.parametrize(
    ("age", "freshness"), [(0.0, 100.0), (120.0, 100.0), (360.0, 50.0), (600.0, 0.0), (9000.0, 0.0)]
)
def test_freshness_falls_from_twice_to_ten_times_the_interval(age: float, freshness: float) -> None:
    assert health(Vitals(age=age, interval=60.0)).parts["freshness"] == pytest.approx(freshness)


def test_a_device_that_reports_only_changes_is_never_too_old() -> None:
    assert "freshness" not in health(Vitals(age=1e6)).parts


def test_quarantine_counts_up_to_a_tenth_of_the_reports() -> None:
    assert health(Vitals(reports=95, quarantined=5)).parts["quarantine"] == pytest.approx(50.0)
    assert health(Vitals(reports=0, quarantined=5)).parts["quarantine"] == 0.0


def test_levels_at_their_thresholds() -> None:
    gone = Vitals(synced=0, failed=10, worst=Severity.CRITICAL, available=False, reports=100)
    assert health(gone).level is HealthLevel.CRITICAL
    shaky = Vitals(synced=5, failed=5, worst=Severity.MEDIUM, age=0.0, interval=60.0, reports=100)
    assert 50.0 <= health(shaky).score < 75.0
    assert health(Vitals(worst=Severity.MEDIUM)).level is HealthLevel.WARNING


def test_a_source_that_had_no_time_yet_to_be_there_is_no_warning() -> None:
    assert health(Vitals(available=False)).level is HealthLevel.GOOD
    asked = (Vitals(synced=1, available=False), Vitals(failed=1, available=False), Vitals(reports=1, available=False))
    assert all(health(vitals).parts["freshness"] == 0.0 for vitals in asked)


def test_every_part_alone_makes_it_worse() -> None:
    best = Vitals(synced=10, age=0.0, interval=60.0, reports=50)
    worse = [
        Vitals(synced=9, failed=1, age=0.0, interval=60.0, reports=50),
        Vitals(synced=10, age=0.0, interval=60.0, reports=50, worst=Severity.LOW),
        Vitals(synced=10, age=500.0, interval=60.0, reports=50),
        Vitals(synced=10, age=0.0, interval=60.0, reports=49, quarantined=1),
    ]
    assert all(health(vitals).score < health(best).score for vitals in worse)
