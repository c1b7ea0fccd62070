"""Home Assistant's backup: what it copies, at whatever moments, is a whole database."""

import asyncio
import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.backup.const import EXCLUDE_FROM_BACKUP
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.backup import async_post_backup, async_pre_backup
from custom_components.digital_twin.keeper import FILE
from custom_components.digital_twin.store import database as store_database
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.database import Database
from tests.common import async_add_home, complaints
from tests.store import common
from tests.store.common import NOW

PAGE = 4096


async def test_a_restore_holds_all_that_was_acknowledged_before_and_stays_whole(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    entry = await async_add_home(hass)
    database: Database = entry.runtime_data.database
    before = [common.event(NOW + number, twin_id=None, event_id=f"before {number}") for number in range(500)]
    await database.async_commit(*before, common.audit(action="before"))
    restored = tmp_path / "restored"
    restored.mkdir()
    await async_pre_backup(hass)
    assert (tmp_path / "twins.db-wal").stat().st_size == 0
    # The file is copied half, twins go on writing, then the other half and at last the journal: as a slow disk does.
    with (tmp_path / "twins.db").open("rb") as source, (restored / "twins.db").open("wb") as target:
        target.write(source.read(10 * PAGE))
        for number in range(20):
            during = [common.event(NOW + number, twin_id=None, event_id=f"during {number} {n}") for n in range(400)]
            await database.async_commit(*during, common.audit(action="during"))
        target.write(source.read())
    shutil.copy(tmp_path / "twins.db-wal", restored / "twins.db-wal")
    await database.async_commit(common.audit(action="after the copy"))
    await async_post_backup(hass)
    async with common.opened(restored) as again:
        assert again.status.replaced is None
        found = await again.async_read(partial(queries.events, categories=("guard",), limit=10_000))
        assert {one.event_id for one in found} >= {one.event_id for one in before}
        assert len(found) == 500 + 20 * 400
        assert (await again.async_read(queries.verify_audit)).intact
        assert (
            await again.async_read(lambda connection: connection.exec_driver_sql("PRAGMA integrity_check").scalar())
            == "ok"
        )


async def test_after_the_backup_the_journal_is_brought_into_the_file_again(hass: HomeAssistant, tmp_path: Path) -> None:
    entry = await async_add_home(hass)
    database: Database = entry.runtime_data.database
    await async_pre_backup(hass)
    size = (tmp_path / "twins.db").stat().st_size
    await database.async_commit(*(common.event(NOW + number, twin_id=None)
                                  for number in range(9_000)))  # fmt: skip
    assert (tmp_path / "twins.db").stat().st_size == size
    await async_post_backup(hass)
    await database.async_commit(*(common.event(NOW - number, twin_id=None) for number in range(1, 9_000)))
    assert (tmp_path / "twins.db").stat().st_size > size


async def test_a_backup_that_never_says_it_ended_does_not_hold_the_file_for_ever(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_database, "HELD_AT_MOST", 0.01)
    entry = await async_add_home(hass)
    database: Database = entry.runtime_data.database
    await async_pre_backup(hass)

    def automatic(connection: Any) -> int:
        return int(connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar_one())

    async with asyncio.timeout(10):
        while not await database.async_run(automatic):
            pass


async def test_without_a_database_the_backup_goes_on(
    hass: HomeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await async_add_home(hass, db_url=f"sqlite:///{tmp_path}/nowhere/twins.db")
    await async_pre_backup(hass)
    assert "not part of this backup" in caplog.text
    await async_post_backup(hass)


async def test_without_a_home_there_is_nothing_to_hold(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    entry = await async_add_home(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    await async_pre_backup(hass)
    await async_post_backup(hass)
    assert "backup" not in " ".join(complaints(caplog))


def test_home_assistant_takes_the_files_into_its_backup() -> None:
    assert [pattern for pattern in EXCLUDE_FROM_BACKUP if Path(FILE).match(pattern)] == []
    assert [pattern for pattern in EXCLUDE_FROM_BACKUP if Path(f"{FILE}-wal").match(pattern)] == []
    assert [pattern for pattern in EXCLUDE_FROM_BACKUP if Path(f"{FILE}-shm").match(pattern)] != []
    assert timedelta(seconds=store_database.HELD_AT_MOST) >= timedelta(hours=1)
