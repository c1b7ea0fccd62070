"""Alerts: each start, worsening and end once, whatever the findings do at the edges."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.sync.alerts import (
    GONE,
    LASTS,
    LASTS_OF_MODEL,
    Alert,
    AlertBook,
    Cause,
    Change,
    Finding,
)
from custom_components.digital_twin.core.sync.divergence import RANK
from custom_components.digital_twin.core.sync.expectation import Basis


def finding(severity: Severity = Severity.MEDIUM, cause: Cause = Cause.DISOBEYED, **more: object) -> Finding:
    return Finding(cause=cause, channel="on", severity=severity, since=0.0, **more)  # type: ignore[arg-type]  # by name


def kinds(book: AlertBook, findings: list[Finding], at: float) -> list[Change]:
    return [change for change, _ in book.update(findings, at)]


def test_start_worsening_and_end_are_told_once_each() -> None:
    book = AlertBook()
    assert kinds(book, [finding()], 0.0) == [Change.STARTED]
    assert kinds(book, [finding()], 10.0) == []
    assert kinds(book, [finding(Severity.CRITICAL)], 20.0) == [Change.WORSENED]
    assert kinds(book, [finding(Severity.HIGH)], 30.0) == []
    assert kinds(book, [finding(Severity.CRITICAL)], 40.0) == []
    assert kinds(book, [], 50.0) == []
    assert kinds(book, [finding()], 60.0) == []
    assert kinds(book, [], 60.0 + GONE) == [Change.ENDED]
    assert kinds(book, [], 500.0) == []
    assert kinds(book, [finding()], 600.0) == [Change.STARTED]


@pytest.mark.parametrize(
    ("found", "lasts"),
    [
        (finding(cause=Cause.DIVERGED, basis=Basis.CONSTANT), LASTS[Cause.DIVERGED]),
        (finding(cause=Cause.DIVERGED, basis=Basis.MODEL), LASTS_OF_MODEL),
        (finding(cause=Cause.JOINTLY), LASTS[Cause.JOINTLY]),
    ],
)
def test_what_has_not_lasted_is_not_told(found: Finding, lasts: float) -> None:
    book = AlertBook()
    assert kinds(book, [found], 0.0) == []
    assert kinds(book, [found], lasts - 1.0) == []
    assert kinds(book, [found], lasts) == [Change.STARTED]
    other = AlertBook()
    other.update([found], 0.0)
    other.update([], 10.0)
    assert kinds(other, [found], lasts) == [], "in between it was gone"


def test_what_is_of_low_severity_is_worth_nobodys_interruption() -> None:
    book = AlertBook()
    assert kinds(book, [finding(Severity.LOW)], 0.0) == []
    assert kinds(book, [finding(Severity.MEDIUM)], 10.0) == [Change.STARTED]


def test_what_has_become_low_keeps_no_alert() -> None:
    book = AlertBook()
    book.update([finding(Severity.HIGH)], 0.0)
    assert kinds(book, [finding(Severity.LOW)], 10.0) == []
    assert book.undecided, "it is looked again whether it is over"
    assert kinds(book, [finding(Severity.LOW)], GONE) == [Change.ENDED]


def test_a_restart_keeps_what_was_told() -> None:
    book = AlertBook()
    book.update([finding(Severity.HIGH, cause=Cause.STUCK, basis=Basis.MODEL, expected=1.0, actual=2.0)], 0.0)
    again = AlertBook([Alert.from_dict(alert.as_dict()) for alert in book.current.values()])
    assert again.current == book.current
    assert kinds(again, [finding(Severity.HIGH, cause=Cause.STUCK)], 5.0) == []
    assert kinds(again, [], 5.0 + GONE) == [Change.ENDED]


def test_after_a_long_rest_what_is_open_has_time_to_be_found_again() -> None:
    book = AlertBook()
    book.update([finding(Severity.HIGH, cause=Cause.STUCK)], 0.0)
    again = AlertBook(book.current.values())
    assert kinds(again, [], 36_000.0) == [], "nobody has looked for hours"
    assert kinds(again, [], 36_000.0 + GONE) == [Change.ENDED]


def test_acknowledged_and_snoozed() -> None:
    book = AlertBook()
    book.update([finding()], 0.0)
    alert = book.acknowledge("disobeyed on")
    assert alert is not None
    assert alert.acknowledged
    assert kinds(book, [finding(Severity.HIGH)], 1.0) == [Change.WORSENED]
    assert not book.current["disobeyed on"].acknowledged, "what is worse was not seen yet"
    book.snooze("disobeyed on", 100.0)
    assert kinds(book, [finding(Severity.CRITICAL)], 50.0) == []
    assert book.current["disobeyed on"].acknowledged
    assert kinds(book, [finding(Severity.CRITICAL)], 100.0) == [Change.WORSENED]
    book.snooze("disobeyed on", 200.0)
    assert kinds(book, [finding(Severity.CRITICAL)], 199.0) == []
    assert book.current["disobeyed on"].acknowledged
    assert kinds(book, [finding(Severity.CRITICAL)], 200.0) == [], "it was told as such before"
    assert not book.current["disobeyed on"].acknowledged, "it rested only until then"
    book.snooze("disobeyed on", 300.0)
    book.acknowledge("disobeyed on")
    assert kinds(book, [finding(Severity.CRITICAL)], 300.0) == []
    assert book.current["disobeyed on"].acknowledged, "who has seen it is not reminded"
    assert book.acknowledge("other") is None
    assert book.end("disobeyed on") is not None
    assert book.worst() is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([None, *Severity]), st.floats(0.5, 200.0)), max_size=60))
def test_starts_and_ends_alternate_and_it_only_ever_gets_worse_between(
    course: list[tuple[Severity | None, float]],
) -> None:
    book, at, told = AlertBook(), 0.0, []
    for severity, seconds in course:
        at += seconds
        told += book.update([] if severity is None else [finding(severity)], at)
    worst = 0
    opened = Counter[Change]()
    for change, alert in told:
        opened[change] += 1
        assert 0 <= opened[Change.STARTED] - opened[Change.ENDED] <= 1
        if change is Change.WORSENED:
            assert RANK[alert.worst] > worst
        worst = 0 if change is Change.ENDED else RANK[alert.worst]
