"""Differences between device and twin, and one reconcile at a time."""

from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.sync.reconcile import Difference, Gate, differences

CHANNELS = {channel.key: channel for channel in KINDS["light"].channels}


def test_only_what_differs_is_listed_in_the_order_of_the_channels() -> None:
    reported = {"brightness": 40.0, "on": True, "power": 5.0}
    assert differences(CHANNELS, reported, {"on": False, "brightness": 50.0, "power": 5.0}) == [
        Difference("on", False, True),
        Difference("brightness", 50.0, 40.0),
    ]


def test_what_the_twin_does_not_hold_yet_is_a_difference() -> None:
    assert differences(CHANNELS, {"on": True}, {}) == [Difference("on", None, True)]


def test_what_the_device_does_not_report_is_none() -> None:
    assert differences(CHANNELS, {}, {"on": True, "brightness": 3.0}) == []


def test_numbers_within_the_tolerance_are_the_same() -> None:
    held = {"brightness": 50.0}
    assert differences(CHANNELS, {"brightness": 51.0}, held, {"brightness": 1.0}) == []
    assert len(differences(CHANNELS, {"brightness": 51.1}, held, {"brightness": 1.0})) == 1


def test_a_second_reconcile_is_dropped_and_counted() -> None:
    gate = Gate()
    assert gate.enter(0.0)
    assert gate.busy
    assert not gate.enter(1.0)
    gate.leave()
    gate.leave()
    assert not gate.busy
    assert gate.enter(2.0)
    assert (gate.completed, gate.dropped, gate.overdue) == (1, 1, 0)


def test_a_reconcile_that_never_ended_gives_way() -> None:
    gate = Gate()
    assert gate.enter(0.0)
    assert not gate.enter(59.0)
    assert gate.enter(60.0)
    assert gate.overdue == 1
