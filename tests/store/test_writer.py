"""The writing thread: batches, waiting commits, a database that is away, damaged or full."""

import asyncio
import shutil
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.engine import sqlite_url
from custom_components.digital_twin.store.errors import StoreError, UnavailableError
from custom_components.digital_twin.store.record_queue import RecordQueue

from . import common
from .common import NOW, opened


def moved_aside(folder: Path) -> int:
    """Return how many databases were moved aside in a folder."""
    return len([path for path in folder.glob("twins.db.corrupt.*") if not path.name.endswith(("-wal", "-shm"))])


async def until(database: Database, *, available: bool) -> None:
    """Wait for the writer to say so."""
    told = asyncio.Event()
    end = database.async_listen(told.set)
    while database.available is not available:
        await told.wait()
        told.clear()
    end()


async def test_what_is_written_can_soon_be_read_without_waiting_for_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        database.write(common.event())
        assert database.status.queued == 1
        async with asyncio.timeout(10):
            while not await database.async_read(queries.events):
                pass
        assert database.status.queued == 0


async def test_what_waits_is_written_before_the_database_closes(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        database.write(*(common.event(NOW + number) for number in range(5_000)))
    async with opened(tmp_path) as database:
        assert (await database.async_status()).rows["events"] == 5_000


async def test_a_commit_brings_everything_before_it_along_in_order(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        database.write(*(common.audit(action=f"step_{number}") for number in range(3_000)))
        await database.async_commit(common.audit(action="last"))
        rows = await database.async_read(partial(queries.audit, limit=5_000))
    assert [row.record.action for row in reversed(rows)] == [*(f"step_{number}" for number in range(3_000)), "last"]


async def test_a_database_that_is_closed_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        pass
    database.write(common.event())
    for attempt in (database.async_commit(common.event()), database.async_read(queries.events), database.async_flush()):
        with pytest.raises(UnavailableError):
            await attempt
    assert not database.available
    await database.async_close()


async def test_a_database_that_cannot_be_opened_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    async with opened(folder) as database:
        assert not database.available
        assert database.status.error == "unable to open database file"
        since = database.status.since
        assert since is not None
        with pytest.raises(UnavailableError, match="unable to open"):
            await database.async_commit(common.event())
        kept = common.event(NOW + 1)
        database.write(kept)
        folder.mkdir()
        async with asyncio.timeout(20):
            await until(database, available=True)
        await database.async_flush()
        assert await database.async_read(queries.events) == [kept]
        assert (database.status.error, database.status.since) == (None, None)


async def test_a_locked_database_delays_but_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.digital_twin.store.engine.BUSY_TIMEOUT", 0.05)
    async with opened(tmp_path) as database:
        await database.async_commit(common.audit(action="before"))
        other = sqlite3.connect(tmp_path / "twins.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        database.write(common.audit(action="while locked"))
        with pytest.raises(StoreError, match="locked"):
            await database.async_commit(common.audit(action="refused"))
        assert not database.available
        other.execute("ROLLBACK")
        other.close()
        async with asyncio.timeout(20):
            await until(database, available=True)
        await database.async_commit(common.audit(action="after"))
        rows = await database.async_read(queries.audit)
        assert [row.record.action for row in reversed(rows)] == ["before", "while locked", "after"]
        assert (await database.async_read(queries.verify_audit)).intact


async def test_a_file_that_is_no_database_is_moved_aside(tmp_path: Path) -> None:
    (tmp_path / "twins.db").write_bytes(b"this was a database once" * 500)
    async with opened(tmp_path) as database:
        assert database.available
        aside = database.status.replaced
        assert aside is not None
        assert (tmp_path / aside).read_bytes().startswith(b"this was a database once")
        rows = await database.async_read(queries.audit)
        assert [(row.record.action, row.record.data) for row in rows] == [("database_replaced", {"moved_to": aside})]


async def test_damage_inside_a_file_is_found_after_a_crash(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.async_commit(*(common.event(NOW + number) for number in range(500)))
        for name in ("twins.db", "twins.db-wal"):
            shutil.copy(tmp_path / name, tmp_path / f"crashed_{name}")
    for name in ("twins.db", "twins.db-wal"):
        shutil.move(tmp_path / f"crashed_{name}", tmp_path / name)
    other = sqlite3.connect(tmp_path / "twins.db")
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    raw = bytearray((tmp_path / "twins.db").read_bytes())
    raw[40_960:81_920] = b"\x07" * 40_960
    (tmp_path / "twins.db").write_bytes(raw)
    async with opened(tmp_path) as database:
        assert database.status.replaced is not None
        assert await database.async_read(queries.events) == []


async def test_damage_while_running_ends_in_a_fresh_file_with_what_was_to_be_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.async_commit(common.event())
    other = sqlite3.connect(tmp_path / "twins.db")
    (page,) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()
    other.close()
    raw = bytearray((tmp_path / "twins.db").read_bytes())
    raw[(page - 1) * 4096 : page * 4096] = b"\x07" * 4096
    (tmp_path / "twins.db").write_bytes(raw)
    async with opened(tmp_path) as database:
        assert database.available
        assert database.status.replaced is None
        safe = common.event(NOW - 1)
        await database.async_commit(safe, common.audit())
        assert database.available
        assert database.status.replaced is not None
        assert await database.async_read(queries.events) == [safe]
        assert (await database.async_read(queries.verify_audit)).intact
    assert moved_aside(tmp_path) == 1


async def test_files_moved_aside_at_the_same_second_do_not_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.digital_twin.store.writer.time.time", lambda: NOW)
    for _ in range(3):
        (tmp_path / "twins.db").write_bytes(b"nonsense" * 1000)
        async with opened(tmp_path):
            pass
    assert moved_aside(tmp_path) == 3


async def test_a_failed_job_leaves_no_trace_and_the_database_usable(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        before = (await database.async_status()).rows

        def job(connection) -> None:  # noqa: ANN001 -- SQLAlchemy's
            connection.exec_driver_sql("DELETE FROM meta")
            raise ValueError("no")

        with pytest.raises(StoreError, match="no"):
            await database.async_run(job)
        assert (await database.async_status()).rows == before


async def test_a_query_that_fails_says_why_and_the_next_one_works(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        with pytest.raises(StoreError, match="no such table"):
            await database.async_read(lambda connection: connection.exec_driver_sql("SELECT * FROM nowhere"))
        assert await database.async_read(queries.events) == []
        assert database.available


async def test_the_row_of_a_snapshot_or_an_audit_cannot_be_changed_from_outside(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.async_commit(common.snapshot(), common.audit())
        for deed in ("UPDATE snapshots SET at = 1", "UPDATE audit SET at = 1", "DELETE FROM audit"):
            with pytest.raises(StoreError, match="never changes"):
                await database.async_run(lambda connection, deed=deed: connection.exec_driver_sql(deed))
        assert (await database.async_read(queries.verify_audit)).rows == 1


def test_a_full_queue_sheds_the_least_important_first_and_counts() -> None:
    queue = RecordQueue(capacity=10)
    queue.put(common.audit())
    for number in range(6):
        queue.put(common.metric(f"2026-01-0{number + 1}"))
    for number in range(5):
        queue.put(common.forecast(NOW + number))
    assert (len(queue), dict(queue.shed)) == (10, {"metric": 2})
    for number in range(12):
        queue.put(common.event(NOW + number))
    assert dict(queue.shed) == {"metric": 6, "forecast": 5, "event": 3}
    kept = queue.take(100)
    assert kept[0] == common.audit()
    assert [record.at for record in kept[1:]] == [NOW + number for number in range(3, 12)]
    assert len(queue) == 0


def test_what_was_put_back_comes_first_again() -> None:
    queue = RecordQueue(capacity=10)
    first, second, third = (common.audit(action=name) for name in ("first", "second", "third"))
    queue.put(first)
    queue.put(second)
    taken = queue.take(100)
    queue.put(third)
    queue.put_back(taken)
    assert queue.take(2) == [first, second]
    assert queue.take(2) == [third]


async def test_a_home_that_is_long_without_its_database_keeps_the_audit(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    async with opened(folder) as database:
        database.write(common.audit(action="early"))
        for number in range(30_000):
            database.write(common.metric(f"day {number}"))
        status = database.status
        assert status.queued == 20_000
        assert status.shed == {"metric": 10_001}
        folder.mkdir()
        async with asyncio.timeout(20):
            await until(database, available=True)
        await database.async_flush()
        assert [row.record.action for row in await database.async_read(queries.audit)] == ["early"]


@pytest.mark.parametrize("url", ["nonsense", "oracle://a:secret@b/c", "sqlite://", "postgresql+psycopg://x:secret@h/"])
async def test_a_url_that_cannot_be_used_is_told_without_its_password(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(url)
    await database.async_open()
    assert not database.available
    assert database.status.error
    assert "secret" not in f"{database.status}{caplog.text}"
    await database.async_close()


async def test_urls_of_files_survive_odd_folders(tmp_path: Path) -> None:
    folder = tmp_path / "my home? #1 %20"
    folder.mkdir()
    async with opened(sqlite_url(folder / "twins.db")) as database:
        await database.async_commit(common.audit())
    assert (folder / "twins.db").exists()
