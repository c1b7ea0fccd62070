"""Approvals as people meet them: the sensor's list, the notification, the buttons of phones, and after a restart."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_capture_events,
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.approvals import EXPIRES
from custom_components.digital_twin.guard.code import hash_code
from custom_components.digital_twin.guard.notices import PRESSED
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.errors import StoreError
from custom_components.digital_twin.texts import async_speaker
from tests.common import add_device
from tests.guard.conftest import DOOR, FRIDGE, LAMP, GuardedHome

LOCK: dict[str, Any] = {"action": "lock.lock", "target": {"entity_id": DOOR}}


async def ask(guarded: GuardedHome, **more: Any) -> str:
    """Ask for something that needs an approval; return the request's id."""
    guarded.door.show(is_locked=False)
    await guarded.hass.async_block_till_done()
    answer = await guarded.call("run_action", **LOCK, **more)
    assert answer["result"] == "pending"
    return str(answer["approval"])


def sensor(guarded: GuardedHome) -> Any:
    """Return the state of the sensor that counts what is pending."""
    entity_id = er.async_get(guarded.hass).async_get_entity_id(
        "sensor", "digital_twin", f"{guarded.home.entry.entry_id}_pending_approvals"
    )
    assert entity_id is not None
    return guarded.hass.states.get(entity_id)


def notifications(hass: HomeAssistant) -> dict[str, Any]:
    """Return the notifications of pending approvals."""
    shown = hass.data["persistent_notification"]
    return {key: value for key, value in shown.items() if "_approval_" in key}


def press(guarded: GuardedHome, decision: str, approval: str, user: MockUser | None, **more: Any) -> None:
    """Press a button on somebody's phone."""
    context = Context(user_id=None if user is None else user.id)
    guarded.hass.bus.async_fire(PRESSED, {"action": f"DIGITAL_TWIN_{decision}_{approval}", **more}, context=context)


async def test_a_rejection_that_cannot_be_written_down_keeps_nobody_waiting(
    guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    approval = await ask(guarded, key="evening")

    async def away(*_: Any, **__: Any) -> None:
        raise StoreError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(guarded.home.audit, "async_commit", away)
        with pytest.raises(HomeAssistantError):
            await guarded.call("reject", approval=approval)
    async with asyncio.timeout(10):
        answer = await guarded.call("run_action", **LOCK, key="evening")
    assert answer["result"] == "rejected"
    assert guarded.told == []


async def test_the_sensor_lists_what_is_pending_and_why(guarded: GuardedHome) -> None:
    assert (sensor(guarded).state, sensor(guarded).attributes["pending"]) == ("0", [])
    approval = await ask(guarded)
    state = sensor(guarded)
    (row,) = state.attributes["pending"]
    assert state.state == "1"
    assert (row["approval"], row["actions"], row["entities"]) == (approval, "lock.lock", [DOOR])
    assert row["summary"]
    assert row["hazards"][0]["hazard"] == "close_on_someone"
    assert row["outcome"]
    assert (row["needs_code"], row["can_decide"]) == (False, True)
    await guarded.call("reject", approval=approval)
    assert (sensor(guarded).state, sensor(guarded).attributes["pending"]) == ("0", [])


async def test_a_notification_shows_it_until_it_is_decided(guarded: GuardedHome) -> None:
    approval = await ask(guarded)
    (shown,) = notifications(guarded.hass).values()
    assert "lock.lock" in shown["message"]
    assert approval in shown["message"]
    await guarded.call("approve", approval=approval)
    assert notifications(guarded.hass) == {}


async def test_the_owner_of_a_phone_approves_by_its_button(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    approval = await ask(guarded)
    press(guarded, "APPROVE", approval, hass_admin_user)
    await guarded.hass.async_block_till_done()
    assert [what for what, _ in guarded.door.told] == ["lock"]
    await guarded.home.audit.async_commit("end")
    rows = await guarded.home.database.async_read(
        lambda connection: queries.audit(connection, actions=("approval_granted",))
    )
    assert [row.record.user_id for row in rows] == [hass_admin_user.id]


async def test_a_button_pressed_twice_acts_once(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    approval = await ask(guarded)
    for _ in range(3):
        press(guarded, "APPROVE", approval, hass_admin_user)
    await guarded.hass.async_block_till_done()
    assert [what for what, _ in guarded.door.told] == ["lock"]
    assert guarded.kinds().count("approval_refused") == 2


async def test_a_button_rejects(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    approval = await ask(guarded)
    press(guarded, "REJECT", approval, hass_admin_user)
    await guarded.hass.async_block_till_done()
    assert guarded.told == []
    assert guarded.kinds()[-1] == "approval_rejected"


async def test_a_stranger_s_button_or_nobody_s_decides_nothing(
    guarded: GuardedHome, hass_read_only_user: MockUser
) -> None:
    approval = await ask(guarded)
    for user in (hass_read_only_user, None):
        press(guarded, "APPROVE", approval, user)
        press(guarded, "REJECT", approval, user)
    await guarded.hass.async_block_till_done()
    assert guarded.told == []
    assert approval in guarded.home.door.approvals.pending
    assert guarded.kinds().count("approval_refused") == 4


async def test_a_button_asks_for_the_code_where_there_is_one(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    object.__setattr__(guarded.home.config, "approval_code", hash_code("1234"))
    approval = await ask(guarded)
    press(guarded, "APPROVE", approval, hass_admin_user)
    press(guarded, "APPROVE", approval, hass_admin_user, reply_text="0000")
    await guarded.hass.async_block_till_done()
    assert guarded.told == []
    press(guarded, "APPROVE", approval, hass_admin_user, reply_text="1234")
    await guarded.hass.async_block_till_done()
    assert [what for what, _ in guarded.door.told] == ["lock"]


async def test_buttons_of_others_are_none_of_ours(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    approval = await ask(guarded)
    for action in ("OPEN_GARAGE", "DIGITAL_TWIN_DANCE_x", None, 7):
        guarded.hass.bus.async_fire(PRESSED, {"action": action}, context=Context(user_id=hass_admin_user.id))
    await guarded.hass.async_block_till_done()
    assert list(guarded.home.door.approvals.pending) == [approval]
    assert "approval_refused" not in guarded.kinds()


def add_phone(guarded: GuardedHome) -> list[ServiceCall]:
    """Give the home a phone that gets its approvals; return what is sent to it."""
    entry = MockConfigEntry(domain="mobile_app", title="Anna's phone", data={"device_name": "Anna's phone"})
    entry.add_to_hass(guarded.hass)
    device = add_device(guarded.hass, "phone", entry=entry)
    object.__setattr__(guarded.home.config, "approval_phones", (device.id, "gone"))
    return async_mock_service(guarded.hass, "notify", "mobile_app_anna_s_phone")


async def test_a_phone_gets_buttons_and_loses_them_with_the_decision(guarded: GuardedHome) -> None:
    sent = add_phone(guarded)
    approval = await ask(guarded)
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    (call,) = sent
    data = call.data["data"]
    assert data["tag"] == approval
    assert [item["action"] for item in data["actions"]] == [
        f"DIGITAL_TWIN_APPROVE_{approval}",
        f"DIGITAL_TWIN_REJECT_{approval}",
    ]
    assert all("behavior" not in item for item in data["actions"])
    await guarded.call("reject", approval=approval)
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    assert (sent[-1].data["message"], sent[-1].data["data"]["tag"]) == ("clear_notification", approval)


async def test_people_read_what_is_asked_with_its_values_but_no_secret(guarded: GuardedHome) -> None:
    sent = add_phone(guarded)
    guarded.door.show(is_locked=False)
    await guarded.hass.async_block_till_done()
    steps = [
        {"action": "lock.lock", "target": {"entity_id": DOOR}, "data": {"code": "4711"}},
        {"action": "light.turn_on", "target": {"entity_id": LAMP}, "data": {"brightness_pct": 40, "flash": "short"}},
    ]
    await guarded.call("run_action", action=steps)
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    (row,) = sensor(guarded).attributes["pending"]
    assert row["asked"] == "lock.lock, light.turn_on, brightness_pct: 40, flash: short"
    (call,) = sent
    (notice,) = notifications(guarded.hass).values()
    for text in (call.data["message"], notice["message"]):
        assert text.startswith(row["asked"])
    assert "4711" not in str((row, sent, notice))


async def test_a_phone_of_a_home_with_a_code_asks_for_it(guarded: GuardedHome) -> None:
    object.__setattr__(guarded.home.config, "approval_code", hash_code("1234"))
    sent = add_phone(guarded)
    await ask(guarded)
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    assert {item["behavior"] for item in sent[0].data["data"]["actions"]} == {"textInput"}


async def test_whoever_may_not_see_a_device_sees_no_request_for_it(
    guarded: GuardedHome, hass_read_only_user: MockUser, hass_admin_user: MockUser
) -> None:
    approval = await ask(guarded)
    rows = guarded.home.door.approvals.rows
    assert [row["approval"] for row in rows(hass_admin_user)] == [approval]
    (seen,) = rows(hass_read_only_user)
    assert not seen["can_decide"]
    hass_read_only_user.mock_policy({"entities": {"entity_ids": {FRIDGE: True}}})
    assert rows(hass_read_only_user) == []


async def test_rows_are_in_the_language_asked_for(guarded: GuardedHome) -> None:
    await ask(guarded)
    approvals = guarded.home.door.approvals
    (english,), (german,) = [
        approvals.rows(speaker=await async_speaker(guarded.hass, language)) for language in ("en", "de")
    ]
    assert english["summary"] != german["summary"]
    assert english["hazards"][0]["hazard"] == german["hazards"][0]["hazard"]


async def test_what_a_killed_home_assistant_left_pending_has_expired(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    hass, entry = guarded.hass, guarded.home.entry
    await guarded.home.audit.async_commit("approval_requested", data={"approval": "left", "verdict": "needs_approval"})
    await guarded.home.audit.async_commit("approval_requested", data={"approval": "done", "verdict": "needs_approval"})
    await guarded.home.audit.async_commit("approval_rejected", data={"approval": "done"})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    home = hass.data[DATA].home
    assert home is not None
    assert home.door.approvals.pending == {}
    with pytest.raises(ServiceValidationError) as error:
        await guarded.call("approve", approval="left")
    assert error.value.translation_key == "approval_was_expired"
    await home.audit.async_commit("end")
    rows = await home.database.async_read(lambda connection: queries.audit(connection, actions=("approval_expired",)))
    assert [row.record.data["approval"] for row in rows] == ["left"]


async def test_an_expired_request_is_told_and_never_run(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    told = async_capture_events(guarded.hass, "digital_twin_event")
    approval = await ask(guarded)
    freezer.tick(timedelta(seconds=EXPIRES + 1))
    async_fire_time_changed(guarded.hass)
    await guarded.hass.async_block_till_done()
    assert [event.data["kind"] for event in told][-1] == "approval_expired"
    assert told[-1].data["data"]["approval"] == approval
    assert notifications(guarded.hass) == {}
    assert guarded.told == []


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ([{"device_id": "x", "domain": "zha", "type": "squawk"}], "zha.squawk"),
        ([{"if": ["{{ true }}"], "then": [{"action": "{{ 1 / 0 }}"}]}], "{{ 1 / 0 }}"),
        ([{"action": "mqtt.publish", "data": {"topic": "garage", "payload": "open"}}], "mqtt.publish"),
    ],
)
async def test_what_no_entity_stands_for_is_told_by_its_name(
    guarded: GuardedHome, steps: list[dict[str, Any]], named: str
) -> None:
    async_mock_service(guarded.hass, "mqtt", "publish")
    answer = await guarded.call("run_action", action=steps)
    (row,) = guarded.home.door.approvals.rows()
    (notice,) = notifications(guarded.hass).values()
    assert row["actions"] == named
    assert named in row["asked"]
    assert notice["message"].startswith(named)
    assert "()" not in notice["message"]
    await guarded.call("reject", approval=answer["approval"])
    told = [guarded.home.events.sentence(record) for record in guarded.home.events.recent()]
    assert [f"({named})" in sentence for sentence in told] == [True, True]
