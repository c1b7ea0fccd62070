"""Verdicts are kept, scored when their time has come, shown, and told where one cries wolf."""

from collections.abc import Sequence

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.requests import Change, CheckRequest, Environment
from custom_components.digital_twin.core.safety.score import Label
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.guard.measured import done_and_until
from custom_components.digital_twin.guard.scores import Scores
from custom_components.digital_twin.guard.tally import Tally
from custom_components.digital_twin.manager import Home
from tests.core.twins import twin
from tests.test_repairs import Fix

from .conftest import DOOR, FRIDGE, LAMP, PERSON, GuardedHome

UNLOCK = {"action": "lock.unlock", "target": {"entity_id": DOOR}}
FRIDGE_OFF = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
LAMP_ON = {"action": "light.turn_on", "target": {"entity_id": LAMP}}


async def later(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(seconds)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


def labels(scores: Scores, hazard: str) -> list[Label]:
    return [score.label for score in scores.tally.scores.get(hazard, ())]


async def test_a_denied_unlocking_is_scored_by_who_was_home_after_all(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    hass, scores = guarded.hass, guarded.home.scores
    hass.states.async_set(PERSON, "not_home")
    answer = await guarded.call("run_action", action=UNLOCK)
    assert answer["result"] == "denied"
    hass.states.async_set(PERSON, "home")
    for _ in range(4):
        await later(hass, freezer, 60)
    assert labels(scores, "unlock_nobody_home") == []
    await later(hass, freezer, 700)
    assert labels(scores, "unlock_nobody_home") == [Label.FALSE_ALARM]


async def test_a_denied_unlocking_of_an_empty_home_was_right(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    hass, scores = guarded.hass, guarded.home.scores
    hass.states.async_set(PERSON, "not_home")
    await guarded.call("run_action", action=UNLOCK)
    await later(hass, freezer, 130)
    await later(hass, freezer, 700)
    assert labels(scores, "unlock_nobody_home") == [Label.HIT]
    figures = scores.tally.figures("unlock_nobody_home")
    assert (figures.precision, figures.recall) == (1.0, 1.0)


async def test_the_same_verdict_again_counts_once_and_harmless_ones_leave_nothing(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    scores = guarded.home.scores
    guarded.hass.states.async_set(PERSON, "not_home")
    for _ in range(3):
        await guarded.call("run_action", action=UNLOCK)
    await guarded.call("run_action", action=LAMP_ON)
    assert len(scores.pending) == 2
    await later(guarded.hass, freezer, 130)
    await later(guarded.hass, freezer, 700)
    assert not scores.pending
    assert labels(scores, "unlock_nobody_home") == [Label.HIT]
    assert set(scores.tally.scores) == {"unlock_nobody_home"}


async def test_a_rule_that_nothing_later_can_speak_against_is_not_called_right(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    await guarded.call("run_action", action=FRIDGE_OFF)
    await later(guarded.hass, freezer, 130)
    await later(guarded.hass, freezer, 700)
    assert not guarded.home.scores.pending
    assert not guarded.home.scores.tally.scores


async def test_a_verdict_outlives_a_restart(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    hass, home = guarded.hass, guarded.home
    hass.states.async_set(PERSON, "not_home")
    await guarded.call("run_action", action=UNLOCK)
    await home.database.async_flush()
    again = Scores(hass, home)
    stop = await again.async_start()
    assert [item.done for item in again.pending] == [False]
    await later(hass, freezer, 130)
    await later(hass, freezer, 700)
    stop()
    assert labels(again, "unlock_nobody_home") == [Label.HIT]
    await home.database.async_flush()
    third = Scores(hass, home)
    (await third.async_start())()
    assert not third.pending
    assert labels(third, "unlock_nobody_home") == [Label.HIT]


async def test_what_was_only_asked_about_is_not_scored_where_nobody_can_see_whether_it_was_done(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    await guarded.call("check_action", action=FRIDGE_OFF)
    assert len(guarded.home.scores.pending) == 1
    await later(guarded.hass, freezer, 800)
    assert labels(guarded.home.scores, "never_off") == []


async def test_the_sensors_come_with_the_first_score_and_are_disabled(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    registry = er.async_get(guarded.hass)
    unique = f"{guarded.home.entry.entry_id}_unlock_nobody_home"
    assert registry.async_get_entity_id("sensor", DOMAIN, f"{unique}_precision") is None
    guarded.hass.states.async_set(PERSON, "not_home")
    await guarded.call("run_action", action=UNLOCK)
    await later(guarded.hass, freezer, 130)
    await later(guarded.hass, freezer, 700)
    for figure in ("precision", "recall"):
        entity_id = registry.async_get_entity_id("sensor", DOMAIN, f"{unique}_{figure}")
        assert entity_id is not None
        entry = registry.async_get(entity_id)
        assert entry is not None
        assert (entry.disabled, entry.entity_category) == (True, "diagnostic")


def wolf(home: Home, reached: Sequence[float], hits: Sequence[float] = ()) -> None:
    for figure in reached:
        home.scores.tally.add(4e9, "power_over_limit", Label.FALSE_ALARM, figure, ("x",))
    for figure in hits:
        home.scores.tally.add(4e9, "power_over_limit", Label.HIT, figure, ("x",))
    home.scores.wolves.async_look()


async def test_a_hazard_that_cries_wolf_says_so_and_proposes_its_own_limit(guarded: GuardedHome) -> None:
    hass, home = guarded.hass, guarded.home
    assert await async_setup_component(hass, "repairs", {})
    wolf(home, [5100.0 + 10 * index for index in range(8)], [7000.0])
    assert "hazard_cries_wolf" in guarded.kinds()
    issue = ir.async_get(hass).async_get_issue(DOMAIN, "hazard_cries_wolf_power_over_limit")
    assert issue is not None
    assert issue.data is not None
    limit = issue.data["limit"]
    assert isinstance(limit, float)
    assert 5170.0 <= limit < 7000.0
    fix = Fix(hass)
    result = await fix.start("hazard_cries_wolf_power_over_limit")
    assert "take_limit" in result["menu_options"]
    await fix.choose("take_limit")
    assert home.rules.limits() == {"max_power": limit}
    assert ir.async_get(hass).async_get_issue(DOMAIN, "hazard_cries_wolf_power_over_limit") is None


@pytest.mark.parametrize(
    ("option", "limits"),
    [
        ("only_tell", {"power_over_limit.severity": 0.0}),
        ("switch_off", {"power_over_limit.enabled": 0.0}),
        ("keep", {}),
    ],
)
async def test_other_ways_out_of_false_warnings(guarded: GuardedHome, option: str, limits: dict[str, float]) -> None:
    hass, home = guarded.hass, guarded.home
    assert await async_setup_component(hass, "repairs", {})
    wolf(home, [5100.0] * 8, [5050.0])
    fix = Fix(hass)
    result = await fix.start("hazard_cries_wolf_power_over_limit")
    assert "take_limit" not in result["menu_options"]
    await fix.choose(option)
    if option == "switch_off":
        await fix.answer()
    assert home.rules.limits() == limits
    assert ir.async_get(hass).async_get_issue(DOMAIN, "hazard_cries_wolf_power_over_limit") is None


async def test_a_few_false_alarms_are_no_reason_to_complain(guarded: GuardedHome) -> None:
    wolf(guarded.home, [5100.0] * 7)
    assert "hazard_cries_wolf" not in guarded.kinds()


@pytest.mark.parametrize(
    ("hazard", "false", "right", "limit"),
    [
        ("power_over_limit", [5000.0, 5200.0], [6000.0], 5304.0),
        ("power_over_limit", [5000.0, 6100.0], [6000.0], None),
        ("room_too_cold", [18.8, 18.2], [16.0], 18.0),
        ("room_too_cold", [18.2], [18.1], None),
        ("never_off", [1.0], [], None),
        ("room_too_hot", [], [25.0], None),
        ("frost", [4.0, -4.95], [], -5.0),
    ],
)
def test_the_proposed_limit_spares_the_false_alarms_and_none_of_the_right(
    hazard: str, false: list[float], right: list[float], limit: float | None
) -> None:
    tally = Tally()
    for figure in false:
        tally.add(0.0, hazard, Label.FALSE_ALARM, figure, ())
    for figure in right:
        tally.add(0.0, hazard, Label.HIT, figure, ())
    found = tally.proposal(hazard)
    assert found == (None if limit is None else pytest.approx(limit, abs=0.4))
    sign = 1.0 if hazard == "power_over_limit" else -1.0
    assert found is None or (
        all(sign * x <= sign * found for x in false) and all(sign * x > sign * found for x in right)
    )


def _check(before: str, commanded: str) -> CheckRequest:
    lock = twin("lock", {"bolt": before})
    return CheckRequest(
        twins=(lock,),
        changes=(Change(at=0.0, twin_id="lock", commands={"bolt": commanded}),),
        start=1000.0,
        environment=Environment(start=1000.0, step=300.0),
        horizon=600.0,
    )


@pytest.mark.parametrize(
    ("before", "course", "done", "until"),
    [
        ("locked", [(1000.0, 0.0), (1010.0, 2.0)], True, 600.0),
        ("locked", [(1000.0, 0.0), (1010.0, 2.0), (1200.0, 0.0)], True, 200.0),
        ("locked", [(1000.0, 0.0)], False, 600.0),
        ("unlocked", [(1000.0, 2.0)], None, 600.0),
        ("locked", [], None, 600.0),
    ],
)
def test_what_was_recorded_shows_whether_it_was_done_and_how_long_it_was_left_alone(
    before: str, course: list[tuple[float, float]], done: bool | None, until: float
) -> None:
    times = np.array([at for at, _ in course])
    series = Series(times, np.array([value for _, value in course]), 1600.0)
    assert done_and_until(_check(before, "unlocked"), {"lock": {"bolt": series}}) == (done, until)
