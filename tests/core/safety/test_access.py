"""Locks, doors, garages and covers."""

import pytest

from custom_components.digital_twin.core.requests import Decision
from custom_components.digital_twin.core.safety.messages import say
from tests.core.twins import twin

from .builders import HOME, change, hazards, verdict

AWAY = {"people_home": 0.0}
FIRE = {"smoke": 1.0}


@pytest.mark.parametrize("bolt", ["unlocked", "open"])
def test_no_door_is_unlocked_for_nobody(bolt: str) -> None:
    lock = twin("lock", {"bolt": "locked"})
    answer = verdict(lock, change("lock", bolt=bolt), facts=AWAY)
    assert hazards(answer) == ["unlock_nobody_home"]
    assert answer.decision is Decision.DENIED
    assert hazards(verdict(lock, change("lock", bolt=bolt))) == []
    assert hazards(verdict(lock, change("lock", bolt=bolt), facts=AWAY | FIRE)) == []
    inner = twin("lock", {"bolt": "locked"}, settings={"closes": "inner_door"})
    assert hazards(verdict(inner, change("lock", bolt=bolt), facts=AWAY)) == []


def test_locking_is_fine_except_in_a_fire() -> None:
    lock = twin("lock", {"bolt": "unlocked"})
    assert hazards(verdict(lock, change("lock", bolt="locked"), facts=AWAY)) == []
    answer = verdict(lock, change("lock", bolt="locked"), facts=FIRE)
    assert hazards(answer) == ["lock_on_smoke"]
    assert answer.decision is Decision.DENIED


@pytest.mark.parametrize(
    ("kind", "settings"), [("garage_door", {}), ("cover", {"closes": "gate"}), ("cover", {"closes": "terrace_door"})]
)
def test_no_entrance_is_opened_for_nobody(kind: str, settings: dict[str, object]) -> None:
    door = twin(kind, {"position": 0.0}, settings=settings)
    answer = verdict(door, change(kind, 60.0, position=100.0), facts=AWAY)
    assert hazards(answer) == ["open_nobody_home"]
    assert answer.hazards[0].at == 60.0
    assert answer.decision is Decision.DENIED
    assert hazards(verdict(door, change(kind, position=100.0))) == []
    assert hazards(verdict(door, change(kind, position=100.0), facts=AWAY | FIRE)) == []


@pytest.mark.parametrize(
    ("kind", "settings", "start", "target"),
    [
        ("cover", {"closes": "window"}, 0.0, 100.0),
        ("cover", {}, 0.0, 100.0),
        ("garage_door", {}, 100.0, 0.0),
        ("garage_door", {}, 100.0, 50.0),
    ],
)
def test_shutters_and_closing_are_no_way_in(
    kind: str, settings: dict[str, object], start: float, target: float
) -> None:
    door = twin(kind, {"position": start}, settings=settings)
    assert hazards(verdict(door, change(kind, position=target), facts=AWAY)) == []


@pytest.mark.parametrize(
    ("kind", "values", "commands"),
    [
        ("cover", {"position": 100.0}, {"position": 0.0}),
        ("garage_door", {"position": 60.0}, {"position": 30.0}),
        ("garage_door", {}, {"position": 0.0}),
        ("lock", {"bolt": "unlocked"}, {"bolt": "locked"}),
    ],
)
def test_nothing_closes_where_somebody_may_be(
    kind: str, values: dict[str, object], commands: dict[str, object]
) -> None:
    outside = twin(kind, values, settings={"someone_outside": True})
    answer = verdict(outside, change(kind, **commands))
    assert "close_on_someone" in hazards(answer)
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert "close_on_someone" not in hazards(verdict(outside, change(kind, **commands), facts=AWAY))
    reason = next(found.reason for found in answer.hazards if found.hazard == "close_on_someone")
    assert reason.id == ("locked_out" if kind == "lock" else "hazard_close_on_someone")
    inside = twin(kind, values, settings={"someone_outside": False})
    assert "close_on_someone" not in hazards(verdict(inside, change(kind, **commands)))


def test_opening_closes_on_nobody() -> None:
    outside = twin("cover", {"position": 0.0}, settings={"someone_outside": True})
    assert hazards(verdict(outside, change("cover", position=100.0))) == []
    locked = twin("lock", {"bolt": "locked"}, settings={"someone_outside": True})
    assert hazards(verdict(locked, change("lock", bolt="locked"))) == []


@pytest.mark.parametrize(
    ("kind", "values", "opened", "closed"),
    [
        ("lock", {"bolt": "locked"}, {"bolt": "unlocked"}, {"bolt": "locked"}),
        ("garage_door", {"position": 0.0}, {"position": 100.0}, {"position": 0.0}),
    ],
)
def test_what_is_left_open_was_looked_at_for_this_moment_only(
    kind: str, values: dict[str, object], opened: dict[str, object], closed: dict[str, object]
) -> None:
    entrance = twin(kind, values)
    left = verdict(entrance, change(kind, **opened), facts=HOME)
    assert left.decision is Decision.APPROVED
    assert left.summary == say("verdict_safe_now")
    assert left.not_checked == (say("check_this_moment", twin=entrance.spec.name),)
    through = verdict(entrance, change(kind, **opened), change(kind, 300.0, **closed), facts=HOME)
    assert through.not_checked == ()
    assert through.summary.id != "verdict_safe_now"
    assert verdict(entrance, change(kind, **opened), facts=HOME | FIRE).not_checked == ()
