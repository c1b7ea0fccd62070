"""Commands to the real device: shown, late, settled, sent again; and the delay that is learned from them."""

import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.models.kinds import Risk
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.sync.alerts import Cause, Finding
from custom_components.digital_twin.core.sync.correction import (
    DRIFTING,
    FEWEST,
    LASTING,
    Circumstances,
    Extent,
    Record,
    Rule,
    is_automatic,
    recommended,
)
from custom_components.digital_twin.core.sync.expectation import Basis
from custom_components.digital_twin.core.sync.obedience import LONGEST_PATIENCE, UNKNOWN_DELAY, Obedience


def test_a_command_that_shows_in_time_is_obeyed_and_its_delay_learned() -> None:
    obedience = Obedience()
    for start in range(0, 1000, 100):
        assert obedience.command("on", True, False, float(start), 0.0, "c") is not None
        assert not obedience.reported("on", True, start + 2.0, start + 3.0, foreign=False)
        assert obedience.command("on", False, True, start + 50.0, 0.0, "d") is not None
        obedience.reported("on", False, start + 52.0, start + 53.0, foreign=False)
    assert (obedience.obeyed, obedience.lost) == (20, 0)
    assert 2.0 < obedience.patience("on") < UNKNOWN_DELAY
    again = Obedience()
    again.restore(obedience.as_dict())
    assert again.patience("on") == obedience.patience("on")


def test_patience_is_bounded_whatever_the_device_does() -> None:
    obedience = Obedience()
    for index in range(50):
        obedience.command("on", True, False, index * 1e5, 0.0, None)
        obedience.reported(
            "on", True, index * 1e5 + (1.0 if index % 2 else 5000.0), index * 1e5 + 5000.0, foreign=False
        )
    assert obedience.patience("on") == LONGEST_PATIENCE


def test_late_counts_once_and_the_effect_settles_it() -> None:
    obedience = Obedience()
    obedience.command("on", True, False, 0.0, 0.0, "c")
    assert obedience.overdue(UNKNOWN_DELAY - 1) == []
    [late] = obedience.overdue(UNKNOWN_DELAY)
    assert obedience.overdue(UNKNOWN_DELAY + 1) == [late]
    assert obedience.lost == 1
    assert obedience.reported("on", True, 50.0, 51.0, foreign=False)
    assert obedience.overdue(100.0) == []


def test_what_is_there_already_is_no_command_and_numbers_may_differ_a_little() -> None:
    obedience = Obedience()
    assert obedience.command("on", True, True, 0.0, 0.0, None) is None
    assert obedience.command("brightness", 50.0, 51.0, 0.0, 2.0, None) is None
    assert obedience.command("brightness", 50.0, 53.0, 0.0, 2.0, None) is not None
    obedience.reported("brightness", None, 1.0, 1.0, foreign=False)
    assert len(list(obedience)) == 1


def test_who_acts_after_it_was_due_has_the_last_word() -> None:
    obedience = Obedience()
    obedience.command("on", True, False, 0.0, 0.0, None)
    obedience.overdue(40.0)
    assert not obedience.reported("on", False, 0.0, 41.0, foreign=True)
    assert obedience.reported("on", False, 45.0, 46.0, foreign=True)
    assert list(obedience) == []


def test_the_same_once_more_is_the_same_command_and_a_newer_one_replaces_it() -> None:
    obedience = Obedience()
    obedience.command("on", True, False, 0.0, 0.0, "a")
    obedience.overdue(40.0)
    assert obedience.resend("on", 40.0) is not None
    again = obedience.command("on", True, False, 41.0, 0.0, "b")
    assert again is not None
    assert (again.at, again.resent, again.late) == (0.0, 1, True)
    other = obedience.command("on", "other", False, 42.0, 0.0, "c")
    assert other is not None
    assert (other.at, other.resent, other.late) == (42.0, 0, False)
    obedience.forget("on")
    assert obedience.resend("on", 50.0) is None


def found(
    cause: Cause, basis: Basis | None = None, severity: Severity = Severity.MEDIUM, actual: Value = 21.0
) -> Finding:
    return Finding(
        cause=cause, channel="value", severity=severity, since=0.0, basis=basis, actual=actual, expected=20.0
    )


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        (Circumstances(finding=found(Cause.STUCK), lasted=0.0), Rule.MARK_STUCK),
        (Circumstances(finding=found(Cause.DISOBEYED), lasted=0.0), Rule.RESEND),
        (Circumstances(finding=found(Cause.DISOBEYED), lasted=0.0, resent=1), None),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.MODEL), lasted=DRIFTING), Rule.RECALIBRATE),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.MODEL), lasted=DRIFTING - 1), None),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.CONSTANT), lasted=LASTING), Rule.ACCEPT_SHIFT),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.CONSTANT), lasted=LASTING - 1), None),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.CONSTANT), lasted=LASTING, moved=0.5), None),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.SCHEDULE), lasted=LASTING), None),
        (Circumstances(finding=found(Cause.DIVERGED, Basis.CONSTANT, actual=True), lasted=LASTING), None),
        (Circumstances(finding=found(Cause.DWELLS), lasted=LASTING), None),
    ],
)
def test_which_rule_fits(case: Circumstances, rule: Rule | None) -> None:
    assert recommended(case) == rule


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("risk", list(Risk))
@pytest.mark.parametrize("extent", list(Extent))
def test_nothing_risky_and_nothing_severe_ever_goes_without_asking(
    rule: Rule, severity: Severity, risk: Risk, extent: Extent
) -> None:
    allowed = is_automatic(rule, severity, risk, extent, Record())
    mild = severity in (Severity.LOW, Severity.MEDIUM)
    physical = rule is Rule.RESEND
    assert allowed == (
        mild
        and risk is not Risk.RISKY
        and extent is not Extent.NONE
        and (not physical or (extent is Extent.DEVICE and risk is Risk.HARMLESS))
    )


def test_the_success_rate_decides_whether_a_rule_goes_on() -> None:
    record = Record()
    assert record.rate(Rule.RESEND) is None
    for helped in (True, False, False):
        assert record.is_worth_it(Rule.RESEND)
        record.note(Rule.RESEND, helped=helped)
    assert record.rate(Rule.RESEND) == pytest.approx(1 / FEWEST)
    assert not is_automatic(Rule.RESEND, Severity.LOW, Risk.HARMLESS, Extent.DEVICE, record)
    assert is_automatic(Rule.ACCEPT_SHIFT, Severity.LOW, Risk.HARMLESS, Extent.DEVICE, record)
    again = Record()
    again.restore(record.as_dict())
    assert again.tallies == record.tallies
    with pytest.raises(ValueError, match="nonsense"):
        again.restore({"nonsense": [1, 1]})


def test_commands_that_wait_are_expected_again() -> None:
    obedience = Obedience()
    assert obedience.command("on", True, False, 0.0, 0.0, "c") is not None
    obedience.command("position", 40.0, 0.0, 0.0, 3.0, None)
    assert [item.channel for item in obedience.overdue(UNKNOWN_DELAY + 1)] == ["on", "position"]
    again = Obedience()
    again.resume(obedience.pending())
    assert list(again) == list(obedience)
    assert [item.channel for item in again.overdue(100.0)] == ["on", "position"]
    assert again.lost == 0, "counted before"
    assert again.reported("position", 42.0, 90.0, 100.0, foreign=False)
