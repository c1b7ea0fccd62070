"""digital_twin.rollback: what a twin shows afterwards, what its device does (nothing), and what is proposed."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import async_fire_time_changed, async_mock_service

from custom_components.digital_twin.const import DOMAIN, Mode
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.errors import UnavailableError

from .conftest import LAMP, LOCK, RADIATOR, SmallHome

LAMP_ON = {"friendly_name": "Kitchen lamp", "brightness": 204, "supported_color_modes": ["brightness"]}


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    """Let time go by."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


def twin_of(small_home: SmallHome, entity_id: str) -> TwinCoordinator:
    """Give the twin of an entity."""
    twin = small_home.home.twin_of_entity(entity_id)
    assert twin is not None
    return twin


def shadow_of(hass: HomeAssistant, twin: TwinCoordinator, domain: str) -> str:
    """Give the shadow of a domain."""
    entries = er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
    return next(entry.entity_id for entry in entries if entry.domain == domain)


@pytest.fixture
async def lived(hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory) -> SmallHome:
    """Give a home whose lamp was on half an hour ago, and whose radiator was set to 23 °C."""
    await pass_time(hass, freezer, 60)
    hass.states.async_set(LAMP, "on", LAMP_ON)
    radiator = hass.states.get(RADIATOR)
    assert radiator is not None
    hass.states.async_set(RADIATOR, "heat", {**radiator.attributes, "temperature": 23.0})
    await pass_time(hass, freezer, 60)
    await pass_time(hass, freezer, 1740)
    hass.states.async_set(LAMP, "off", LAMP_ON)
    hass.states.async_set(RADIATOR, "heat", {**radiator.attributes, "temperature": 19.0})
    await pass_time(hass, freezer, 60)
    await pass_time(hass, freezer, 60)
    return small_home


async def test_a_mirror_shows_the_past_until_its_device_moves(hass: HomeAssistant, lived: SmallHome) -> None:
    twin = twin_of(lived, LAMP)
    shadow = shadow_of(hass, twin, "light")
    calls = async_mock_service(hass, "light", "turn_on")
    answer = await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "on"
    assert hass.states.get(LAMP).state == "off"
    assert calls == []
    assert answer["snapshot"]["channels"]["on"]["value"] == "on"
    assert "Its device was not touched" in answer["summary"]
    assert (answer["status"], twin.status.value) == ("sandbox", "sandbox")
    hass.states.async_set(LAMP, "on", LAMP_ON)
    await hass.async_block_till_done()
    hass.states.async_set(LAMP, "off", LAMP_ON)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"
    assert (twin.stage, twin.status.value) == (None, "following")


async def test_a_mirror_still_refuses_commands_while_it_shows_the_past(hass: HomeAssistant, lived: SmallHome) -> None:
    shadow = shadow_of(hass, twin_of(lived, LAMP), "light")
    await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    with pytest.raises(ServiceValidationError) as raised:
        await hass.services.async_call("light", "turn_off", {"entity_id": shadow}, blocking=True)
    assert raised.value.translation_key == "mirror_refuses"


async def test_a_mirror_returns_when_synced_and_after_half_an_hour(
    hass: HomeAssistant, lived: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    twin = twin_of(lived, LAMP)
    shadow = shadow_of(hass, twin, "light")
    await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    answer = await lived.call("sync", entity_id=LAMP)
    await hass.async_block_till_done()
    assert answer["twins"][LAMP]["changed"]["on"] == {"before": "on", "after": "off", "unit": None}
    assert hass.states.get(shadow).state == "off"
    await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "on"
    await pass_time(hass, freezer, 1801)
    assert hass.states.get(shadow).state == "off"


async def test_a_sandbox_goes_on_from_there(hass: HomeAssistant, lived: SmallHome) -> None:
    twin = twin_of(lived, LAMP)
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "mode": Mode.SANDBOX.value})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    twin = twin_of(lived, LAMP)
    shadow = shadow_of(hass, twin, "light")
    answer = await lived.call("rollback", entity_id=shadow, time="00:10:00")
    await hass.async_block_till_done()
    assert (hass.states.get(shadow).state, hass.states.get(shadow).attributes["brightness"]) == ("on", 204)
    assert "sandbox" in answer["summary"]
    await hass.services.async_call("light", "turn_off", {"entity_id": shadow}, blocking=True)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"
    hass.states.async_set(LAMP, "on", LAMP_ON)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"


async def test_the_state_before_is_stored_first(hass: HomeAssistant, lived: SmallHome) -> None:
    twin = twin_of(lived, LAMP)
    answer = await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    stored = await lived.home.database.async_read(lambda con: queries.snapshot(con, answer["backup_id"]))
    assert stored is not None
    assert (stored.reason, stored.values["on"]) == ("before_rollback", False)
    rows = await lived.home.database.async_read(lambda con: queries.audit(con, actions=("rollback",)))
    assert rows[0].record.data["snapshot_id"] == answer["snapshot"]["snapshot_id"]
    assert rows[0].record.twin_id == twin.entry.entry_id
    # And from there one can go back again.
    await lived.call("rollback", entity_id=LAMP, snapshot_id=answer["backup_id"])
    await hass.async_block_till_done()
    assert hass.states.get(shadow_of(hass, twin, "light")).state == "off"
    assert twin.history.rollbacks == 2


async def test_nothing_happens_where_the_backup_cannot_be_stored(
    hass: HomeAssistant, lived: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = twin_of(lived, LAMP)

    async def away(*_records: Any) -> None:
        raise UnavailableError("no disk")

    monkeypatch.setattr(lived.home.database, "async_commit", away)
    with pytest.raises(HomeAssistantError) as raised:
        await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    assert raised.value.translation_key == "not_stored"
    assert (twin.stage, twin.status.value) == (None, "following")


async def test_the_steps_pass_the_guard_and_what_it_approves_is_carried_out(
    hass: HomeAssistant, lived: SmallHome
) -> None:
    lit: list[ServiceCall] = []

    async def light_up(call: ServiceCall) -> None:
        lit.append(call)
        hass.states.async_set(LAMP, "on", {**LAMP_ON, "brightness": call.data["brightness"]})

    hass.services.async_register("light", "turn_on", light_up)
    lamp = await lived.call("rollback", entity_id=LAMP, time="00:10:00", apply=True)
    assert lamp["steps"] == [{"action": "light.turn_on", "target": {"entity_id": [LAMP]}, "data": {"brightness": 204}}]
    assert (lamp["carried_out"], lamp["not_settable"], lamp["check"]["verdict"]) == (True, [], "approved")
    assert (lamp["result"], lamp["verified"], lamp["error"]) == ("ok", {LAMP: True}, None)
    assert "was told to return to it" in lamp["summary"]
    assert [call.data["entity_id"] for call in lit] == [[LAMP]]
    await lived.home.database.async_flush()
    rows = await lived.home.database.async_read(queries.audit)
    assert [row.record.action for row in rows][:3] == ["action_run", "action_approved", "rollback"]


async def test_what_needs_a_person_waits_for_one(hass: HomeAssistant, lived: SmallHome) -> None:
    heated = async_mock_service(hass, "climate", "set_temperature")
    hass.states.async_set("person.anna", "not_home")
    await hass.async_block_till_done()
    radiator = await lived.call("rollback", entity_id=RADIATOR, time="00:10:00", apply=True)
    assert radiator["steps"] == [
        {"action": "climate.set_temperature", "target": {"entity_id": [RADIATOR]}, "data": {"temperature": 23.0}}
    ]
    assert (radiator["check"]["verdict"], radiator["result"]) == ("needs_approval", "pending")
    assert (radiator["carried_out"], heated) == (False, [])
    assert radiator["approval"] in lived.home.door.approvals.pending
    assert "once somebody approves it" in radiator["summary"]


async def test_a_device_that_is_so_already_needs_no_steps(lived: SmallHome) -> None:
    answer = await lived.call("rollback", entity_id=LAMP, time="00:00:00", apply=True)
    assert (answer["steps"], answer["check"]) == ([], None)


async def test_the_guard_denies_what_would_be_denied_otherwise(hass: HomeAssistant, lived: SmallHome) -> None:
    hass.states.async_set(LOCK, "unlocked", {"friendly_name": "Front door"})
    await hass.async_block_till_done()
    snapshot = (await lived.call("create_snapshot", entity_id=LOCK))["twins"][LOCK]["snapshot_id"]
    hass.states.async_set(LOCK, "locked", {"friendly_name": "Front door"})
    hass.states.async_set("person.anna", "not_home")
    await hass.async_block_till_done()
    answer = await lived.call("rollback", entity_id=LOCK, snapshot_id=snapshot, apply=True)
    assert [step["action"] for step in answer["steps"]] == ["lock.unlock"]
    assert (answer["check"]["verdict"], answer["result"], answer["carried_out"]) == ("denied", "denied", False)
    assert "did not allow" in answer["summary"]
    assert hass.states.get(LOCK).state == "locked"


async def test_a_damaged_snapshot_is_not_used(lived: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.digital_twin.actions.rollback.is_intact", lambda _record: False)
    with pytest.raises(ServiceValidationError) as raised:
        await lived.call("rollback", entity_id=LAMP, time="00:10:00")
    assert raised.value.translation_key == "damaged_snapshot"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"entity_id": LAMP}, "one_of_two"),
        ({"entity_id": LAMP, "time": "00:10:00", "snapshot_id": "x"}, "one_of_two"),
        ({"entity_id": LAMP, "snapshot_id": "01KAG4V3Y0Z7K4M6T1W8R2Q5XN"}, "unknown_snapshot"),
        ({"entity_id": LAMP, "snapshot_id": "x" * 100}, "unknown_snapshot"),
        ({"entity_id": LAMP, "time": "30:00:00"}, "unknown_snapshot"),
        ({"entity_id": [LAMP, LOCK], "time": "00:10:00"}, "just_one_twin"),
        ({"time": "00:10:00"}, "missing_target"),
        ({"entity_id": LAMP, "time": "00:10:00", "apply": "perhaps"}, "invalid_boolean"),
    ],
)
async def test_bad_input_changes_nothing(lived: SmallHome, data: dict[str, Any], key: str) -> None:
    twin = twin_of(lived, LAMP)
    taken = twin.history.taken
    with pytest.raises(ServiceValidationError) as raised:
        await lived.call("rollback", **data)
    assert raised.value.translation_key == key
    assert (twin.stage, twin.history.taken, twin.history.rollbacks) == (None, taken, 0)


async def test_another_twins_snapshot_is_unknown(hass: HomeAssistant, lived: SmallHome) -> None:
    snapshot = (await lived.call("create_snapshot", entity_id=LOCK))["twins"][LOCK]["snapshot_id"]
    with pytest.raises(ServiceValidationError) as raised:
        await hass.services.async_call(DOMAIN, "rollback", {"entity_id": LAMP, "snapshot_id": snapshot}, blocking=True)
    assert raised.value.translation_key == "unknown_snapshot"


async def test_a_write_for_another_revision_is_refused_and_counted(lived: SmallHome) -> None:
    twin = twin_of(lived, LAMP)
    seen = (await lived.call("get_state", entity_id=LAMP))["twins"][LAMP]["revision"]
    lived.hass.states.async_set(LAMP, "on", {**LAMP_ON, "brightness": 10})
    await lived.hass.async_block_till_done()
    for action, data in (
        ("rollback", {"time": "00:10:00"}),
        ("set_expected_state", {"value": "on", "channel": "on"}),
        ("sync", {}),
        ("correct", {}),
        ("replay_quarantine", {}),
    ):
        with pytest.raises(ServiceValidationError) as raised:
            await lived.call(action, entity_id=LAMP, expected_revision=seen, **data)
        assert raised.value.translation_key == "stale_revision"
    document = (await lived.call("export_twin", entity_id=LAMP))["twins"][LAMP]["document"]
    with pytest.raises(ServiceValidationError) as raised:
        await lived.call("import_twin", entity_id=LAMP, document=document, expected_revision=seen)
    assert raised.value.translation_key == "stale_revision"
    assert twin.assessment.expectations.baselines.channels == {}
    assert (await lived.call("get_status", entity_id=LAMP))["sync"]["stale_refused"] == 6
    await lived.call("sync", entity_id=LAMP, expected_revision=twin.state.revision)
    for data, key in (
        ({"entity_id": [LAMP, LOCK], "expected_revision": 1}, "revision_of_one"),
        ({"entity_id": LAMP, "expected_revision": "new"}, "invalid_revision"),
        ({"entity_id": LAMP, "expected_revision": -1}, "invalid_revision"),
    ):
        with pytest.raises(ServiceValidationError) as raised:
            await lived.call("sync", **data)
        assert raised.value.translation_key == key


async def test_a_revision_only_grows_over_a_restart(lived: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    twin = twin_of(lived, LAMP)
    before = twin.state.revision
    freezer.tick(timedelta(seconds=5))
    assert await lived.hass.config_entries.async_reload(twin.entry.entry_id)
    assert twin_of(lived, LAMP).state.revision > before
