"""The commands of the past, from Home Assistant's recorder, through the guard."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.db_schema import SCHEMA_VERSION
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.guard.recorded_calls import recorded_calls

from .conftest import DOOR, FRIDGE, LAMP, PERSON, GuardedHome

USER = MockUser(id="0123456789abcdef0123456789abcdef", is_owner=True)


async def command(hass: HomeAssistant, action: str, user: str | None = None, **data: Any) -> None:
    """Have somebody command a device past the guard."""
    domain, service = action.split(".")
    await hass.services.async_call(domain, service, data, blocking=True, context=Context(user_id=user))
    await hass.async_block_till_done()


@pytest.fixture
async def past(freezer: FrozenDateTimeFactory, recorder_mock: Recorder, guarded: GuardedHome) -> GuardedHome:
    """Return a home in which somebody was away two hours ago, and in which things were switched."""
    hass = guarded.hass
    USER.add_to_hass(hass)
    now = dt_util.utcnow()
    freezer.move_to(now + timedelta(minutes=1))
    hass.states.async_set(PERSON, "not_home")
    await hass.async_block_till_done()
    freezer.move_to(now + timedelta(minutes=30))
    await command(hass, "lock.unlock", entity_id=DOOR)
    freezer.move_to(now + timedelta(minutes=60))
    hass.states.async_set(PERSON, "home")
    await hass.async_block_till_done()
    freezer.move_to(now + timedelta(minutes=90))
    await command(hass, "lock.lock", entity_id=DOOR)
    await command(hass, "lock.unlock", user=USER.id, entity_id=[DOOR])
    await command(hass, "light.turn_on", entity_id=LAMP, brightness=100)
    await command(hass, "light.toggle", entity_id=LAMP)
    await command(hass, "switch.turn_off", entity_id=FRIDGE)
    freezer.move_to(now + timedelta(minutes=150))
    await async_wait_recording_done(hass)
    return guarded


async def test_the_query_gives_what_was_called_with_its_data_and_user(past: GuardedHome) -> None:
    hass = past.hass
    now = dt_util.utcnow().timestamp()
    calls = await hass.data[DATA_INSTANCE].async_add_executor_job(recorded_calls, hass, now - 10_000, now, 100)
    named = [f"{call.domain}.{call.service}" for call in calls]
    assert named[:5] == ["switch.turn_off", "light.toggle", "light.turn_on", "lock.unlock", "lock.lock"]
    assert (calls[3].user_id, calls[3].data) == (USER.id, {"entity_id": [DOOR]})
    assert calls[-1].user_id is None
    assert [call.at for call in calls] == sorted((call.at for call in calls), reverse=True)
    few = await hass.data[DATA_INSTANCE].async_add_executor_job(recorded_calls, hass, now - 10_000, now, 2)
    assert few == calls[:2]
    later = await hass.data[DATA_INSTANCE].async_add_executor_job(recorded_calls, hass, now - 60, now, 100)
    assert later == []


def test_the_schema_is_one_the_query_was_tried_with() -> None:
    assert SCHEMA_VERSION in {53, 54, 55, 56, 57}


async def test_what_would_have_been_stopped_is_told_by_the_facts_of_then(past: GuardedHome) -> None:
    answer = await past.call("backtest_guard", days=1)
    assert answer["checked"] == 5, answer
    assert answer["skipped"] == {"toggle": 1}
    blocked = [(one["action"], one["verdict"], one["hazards"][0]["hazard"]) for one in answer["blocked"]]
    assert blocked == [
        ("switch.turn_off", "denied", "never_off"),
        ("lock.lock", "needs_approval", "close_on_someone"),
        ("lock.unlock", "denied", "unlock_nobody_home"),
    ]
    assert answer["hazards"]["unlock_nobody_home"] == 1
    assert [one["right"] for one in answer["blocked"]] == [None, None, True]
    assert (answer["right"], answer["wrong"], answer["unknown"]) == (1, 0, 2)
    assert "2 times nobody can tell" in answer["summary"]
    assert "code" not in str(answer["blocked"])


async def test_nothing_is_done_and_nothing_is_kept(past: GuardedHome) -> None:
    before = list(past.told)
    await past.call("backtest_guard", days=1)
    assert past.told == before
    assert not past.home.scores.pending


async def test_a_home_without_a_recorder_says_so(guarded: GuardedHome) -> None:
    with pytest.raises(ServiceValidationError) as told:
        await guarded.call("backtest_guard")
    assert told.value.translation_key == "backtest_no_recorder"


@pytest.mark.parametrize("days", [0, 31, "many", True])
async def test_bad_days_are_refused(guarded: GuardedHome, days: Any) -> None:
    with pytest.raises(ServiceValidationError) as told:
        await guarded.call("backtest_guard", days=days)
    assert told.value.translation_key == "invalid_days"
    assert guarded.hass.services.has_service(DOMAIN, "backtest_guard")
