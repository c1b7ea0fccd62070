"""The home's database within Home Assistant: its issues, its keys, its purge, and what stays when the twins go."""

import asyncio
import base64
from datetime import timedelta
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.issues import DATABASE_AWAY, DATABASE_DAMAGED, DATABASE_LEFT
from custom_components.digital_twin.keeper import ROOM_LOOKED_AFTER
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store import queries, rewrite
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.records import MetricRecord
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry
from tests.store import common
from tests.store.test_writer import until
from tests.test_repairs import Fix


def issue(hass: HomeAssistant, issue_id: str) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, issue_id)


async def async_twin(hass: HomeAssistant, name: str = "a") -> MockConfigEntry:
    source = add_entity(hass, f"switch.{name}", state="on")
    return await async_add_entry(hass, twin_entry("plug", source.id))


async def settled(hass: HomeAssistant) -> None:
    """Wait for background tasks too, such as the purge after start."""
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_what_a_home_remembers_is_there_after_a_reload(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    note = common.metric(twin_id=None)
    entry.runtime_data.database.write(note)
    await hass.config_entries.async_reload(entry.entry_id)
    assert note in await entry.runtime_data.database.async_read(queries.metrics)


async def test_everything_is_written_when_home_assistant_ends(hass: HomeAssistant, tmp_path: Path) -> None:
    entry = await async_add_home(hass)
    database: Database = entry.runtime_data.database
    database.write(common.metric(twin_id=None))
    hass.bus.async_fire(EVENT_HOMEASSISTANT_CLOSE)
    await settled(hass)
    assert not database.available
    async with common.opened(tmp_path) as again:
        assert await again.async_read(queries.metrics) == [common.metric(twin_id=None)]


async def test_a_database_that_is_away_is_told_after_a_minute_and_taken_back(
    hass: HomeAssistant, tmp_path: Path, freezer: FrozenDateTimeFactory
) -> None:
    folder = tmp_path / "later"
    entry = await async_add_home(hass, db_url=f"sqlite:///{folder}/twins.db")
    database: Database = entry.runtime_data.database
    twin = await async_twin(hass)
    assert twin.runtime_data.state.get("on") is True
    assert issue(hass, DATABASE_AWAY) is None
    freezer.tick(timedelta(seconds=61))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    told = issue(hass, DATABASE_AWAY)
    assert told is not None
    assert told.translation_placeholders is not None
    assert told.translation_placeholders["error"] == "unable to open database file"
    hass.states.async_set("switch.a", "off")
    await hass.async_block_till_done()
    assert twin.runtime_data.state.get("on") is False
    await hass.async_add_executor_job(folder.mkdir)
    async with asyncio.timeout(20):
        await until(database, available=True)
    await hass.async_block_till_done()
    assert issue(hass, DATABASE_AWAY) is None


async def test_a_short_absence_is_not_worth_a_word(
    hass: HomeAssistant, tmp_path: Path, freezer: FrozenDateTimeFactory
) -> None:
    folder = tmp_path / "later"
    entry = await async_add_home(hass, db_url=f"sqlite:///{folder}/twins.db")
    await hass.async_add_executor_job(folder.mkdir)
    async with asyncio.timeout(20):
        await until(entry.runtime_data.database, available=True)
    await hass.async_block_till_done()
    freezer.tick(timedelta(seconds=61))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert issue(hass, DATABASE_AWAY) is None


async def test_a_damaged_database_is_told_until_it_was_read(hass: HomeAssistant, tmp_path: Path) -> None:
    assert await async_setup_component(hass, "repairs", {})
    (tmp_path / "twins.db").write_bytes(b"nonsense" * 1000)
    entry = await async_add_home(hass)
    status = entry.runtime_data.database.status
    assert status.available
    told = issue(hass, DATABASE_DAMAGED)
    assert told is not None
    assert told.translation_placeholders == {"file": status.replaced}
    fix = Fix(hass)
    result = await fix.start(DATABASE_DAMAGED)
    assert (result["step_id"], result["description_placeholders"]) == ("confirm", {"file": status.replaced})
    await fix.answer()
    assert issue(hass, DATABASE_DAMAGED) is None


async def test_old_rows_go_once_a_day_and_the_audit_says_so(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await async_add_home(hass, keep_days=10)
    twin = await async_twin(hass)
    await settled(hass)
    database: Database = entry.runtime_data.database
    now = dt_util.utcnow().timestamp()
    old = common.snapshot(now - 9.5 * 86_400, twin_id=twin.entry_id)
    young = common.snapshot(now, twin_id=twin.entry_id, reason="young")
    await database.async_commit(old, young)
    freezer.tick(timedelta(days=1))
    async_fire_time_changed(hass)
    await settled(hass)
    await database.async_flush()
    left = await database.async_read(partial(queries.snapshots, twin_id=twin.entry_id))
    assert old not in left
    assert young in left
    rows = await database.async_read(partial(queries.audit, actions=("purge",)))
    assert [row.record.data["rows"] for row in rows] == [{"snapshots": 1}]


async def test_a_purge_makes_room_below_the_limit(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass, max_size=10)
    home: Home = entry.runtime_data
    await settled(hass)
    for start in range(0, 30_000, 10_000):
        await home.database.async_commit(
            *(common.snapshot(common.NOW + start + number, reason=token_hex(200)) for number in range(10_000))
        )
    full = (await home.database.async_status()).bytes
    assert full is not None
    assert full > 10_000_000
    gone = await home.keeper.async_purge()
    assert gone["snapshots"] >= 1
    status = await home.database.async_status()
    assert status.bytes is not None
    assert status.bytes <= 9_000_000 + 100_000


async def test_room_is_made_without_waiting_for_the_day_to_end(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await async_add_home(hass, max_size=1)
    home: Home = entry.runtime_data
    await settled(hass)
    now = dt_util.utcnow().timestamp()
    for purges in (0, 1):
        size = 200 if purges else 20
        await home.database.async_commit(
            *(common.snapshot(now + number, reason=token_hex(size)) for number in range(5_000 if purges else 100))
        )
        freezer.tick(ROOM_LOOKED_AFTER)
        async_fire_time_changed(hass)
        await settled(hass)
        await home.database.async_flush()
        rows = await home.database.async_read(partial(queries.audit, actions=("purge",)))
        assert len(rows) == purges, "nothing goes before its time while there is room"
    status = await home.database.async_status()
    assert status.bytes is not None
    assert status.bytes <= 1_000_000


async def test_a_removed_twin_takes_its_rows_along(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    twin, other = await async_twin(hass), await async_twin(hass, "b")
    database: Database = entry.runtime_data.database
    for one in (twin, other):
        await database.async_commit(common.event(twin_id=one.entry_id), common.audit(twin_id=one.entry_id))
    await hass.config_entries.async_remove(twin.entry_id)
    await settled(hass)
    await database.async_flush()
    assert other.entry_id in await database.async_read(queries.twin_ids)
    assert await database.async_read(partial(queries.events, twin_id=twin.entry_id)) == []
    assert await database.async_read(partial(queries.audit, twin_id=twin.entry_id, actions=("run_action",)))


async def test_a_twin_removed_while_there_was_no_home_is_forgotten_at_the_next_start(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    twin = await async_twin(hass)
    await entry.runtime_data.database.async_commit(common.event(twin_id=twin.entry_id))
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_remove(twin.entry_id)
    await hass.config_entries.async_setup(entry.entry_id)
    await settled(hass)
    assert twin.entry_id not in await entry.runtime_data.database.async_read(queries.twin_ids)


async def test_the_key_is_made_kept_changed_and_thrown_away(
    hass: HomeAssistant, hass_storage: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewrite, "STEP", 2)
    entry = await async_add_home(hass)
    await entry.runtime_data.database.async_commit(*(common.metric(f"2026-01-0{day}", None) for day in range(1, 9)),
                                                   *(common.audit(common.NOW + day) for day in range(9)))  # fmt: skip
    seen: list[dict[str, str]] = []
    for number in (1, 2, 0):
        hass.config_entries.async_update_entry(entry, data={**entry.data, "key_number": number})
        await hass.config_entries.async_reload(entry.entry_id)
        await settled(hass)
        home: Home = entry.runtime_data
        await home.database.async_flush()
        assert home.database.status.encrypted is bool(number)
        assert (await home.database.async_read(queries.verify_audit)).intact
        rows = await home.database.async_read(partial(queries.audit, actions=("database_key",)))
        assert rows[0].record.data == {"encrypted": bool(number)}
        kept = hass_storage.get("digital_twin.keys", {}).get("data", {})
        assert list(kept) == ([str(number)] if number else [])
        assert all(len(base64.b64decode(key)) == 32 for key in kept.values())
        seen.append(kept)
    assert seen[0]["1"] != seen[1]["2"]


async def test_with_the_last_entry_gone_the_database_is_offered_for_deletion(
    hass: HomeAssistant, tmp_path: Path, hass_storage: dict[str, Any]
) -> None:
    assert await async_setup_component(hass, "repairs", {})
    entry = await async_add_home(hass, key_number=1)
    twin = await async_twin(hass)
    await hass.config_entries.async_remove(entry.entry_id)
    assert issue(hass, DATABASE_LEFT) is None
    await hass.config_entries.async_remove(twin.entry_id)
    told = issue(hass, DATABASE_LEFT)
    assert told is not None
    assert told.translation_placeholders == {"database": "twins.db"}
    assert "digital_twin.keys" in hass_storage
    fix = Fix(hass)
    assert (await fix.start(DATABASE_LEFT))["menu_options"] == ["delete", "keep"]
    assert (await fix.choose("delete"))["step_id"] == "delete"
    assert (tmp_path / "twins.db").exists()
    await fix.answer()
    assert issue(hass, DATABASE_LEFT) is None
    assert not any((tmp_path / f"twins.db{suffix}").exists() for suffix in ("", "-wal", "-shm"))
    assert "digital_twin.keys" not in hass_storage


async def test_a_database_may_be_kept_and_a_new_home_takes_it_over(hass: HomeAssistant, tmp_path: Path) -> None:
    assert await async_setup_component(hass, "repairs", {})
    entry = await async_add_home(hass)
    await entry.runtime_data.database.async_commit(common.metric(twin_id=None))
    await hass.config_entries.async_remove(entry.entry_id)
    fix = Fix(hass)
    await fix.start(DATABASE_LEFT)
    await fix.choose("keep")
    assert issue(hass, DATABASE_LEFT) is None
    again = await async_add_home(hass)
    assert common.metric(twin_id=None) in await again.runtime_data.database.async_read(queries.metrics)
    await hass.config_entries.async_remove(again.entry_id)
    assert issue(hass, DATABASE_LEFT) is not None
    fix = Fix(hass)
    await fix.start(DATABASE_LEFT)
    await fix.choose("delete")
    third = await async_add_home(hass)
    assert issue(hass, DATABASE_LEFT) is None
    assert (await fix.answer())["reason"] == "in_use"
    assert third.runtime_data.database.available


async def test_a_home_without_a_file_leaves_nothing_to_delete(hass: HomeAssistant, tmp_path: Path) -> None:
    entry = await async_add_home(hass, db_url=f"sqlite:///{tmp_path}/nowhere/twins.db")
    await hass.config_entries.async_remove(entry.entry_id)
    assert issue(hass, DATABASE_LEFT) is None


async def test_a_database_that_cannot_be_deleted_says_why(hass: HomeAssistant, tmp_path: Path) -> None:
    assert await async_setup_component(hass, "repairs", {})
    entry = await async_add_home(hass)
    await hass.config_entries.async_remove(entry.entry_id)
    (tmp_path / "twins.db").unlink()
    (tmp_path / "twins.db").mkdir()
    fix = Fix(hass)
    await fix.start(DATABASE_LEFT)
    await fix.choose("delete")
    result = await fix.answer()
    assert result["reason"] == "not_deleted"
    assert "directory" in result["description_placeholders"]["error"]


async def test_nothing_waits_for_the_disk_in_the_event_loop(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    database: Database = entry.runtime_data.database
    started = asyncio.get_running_loop().time()
    for number in range(1_000):
        database.write(MetricRecord(twin_id=None, day="2026-01-01", name=f"n{number}", value=1.0))
    assert asyncio.get_running_loop().time() - started < 0.2
    await database.async_flush()
