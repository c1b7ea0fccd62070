"""The same database on a real PostgreSQL and a real MariaDB server, which may go away and come back."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import pytest
import pytest_socket
from sqlalchemy import Connection, insert, select

from custom_components.digital_twin.store import files, migrations, queries, retention, rewrite
from custom_components.digital_twin.store.codec import Codec
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.engine import make_engine, probe
from custom_components.digital_twin.store.errors import StoreError, UnavailableError
from custom_components.digital_twin.store.migration_1 import BEFORE
from custom_components.digital_twin.store.records import TwinRecord
from custom_components.digital_twin.store.schema import (
    CHANNELS,
    FORECASTS,
    META,
    METADATA,
    SNAPSHOTS,
    TWINS,
    VERSION,
)

from . import common, mariadb, postgres
from .common import NOW, SEALED, opened
from .test_migrations import restore
from .test_writer import until
from .throw_away import Server, running

# A driver written in Python needs sockets, which Home Assistant's tests otherwise refuse.
pytestmark = pytest.mark.usefixtures("socket_enabled")

DAY = 86_400.0
NUMBERS = count()


@pytest.fixture(scope="module", params=[postgres.Server, mariadb.Server], ids=["postgresql", "mariadb"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    pytest_socket.enable_socket()
    with running(request.param) as one:
        yield one


@pytest.fixture
def url(server: Server) -> str:
    return server.create(f"twins_{next(NUMBERS)}")


def everything() -> list:
    return [
        common.snapshot(), common.event(), common.sync(), common.sync(outcome="unchanged"), common.forecast(),
        common.scenario(), common.correction(), common.quarantined(), common.audit(), common.metric(),
        common.metric(twin_id=None),
    ]  # fmt: skip


@pytest.mark.parametrize("codec", [Codec(), SEALED], ids=["plain", "sealed"])
async def test_every_kind_of_record_is_kept_across_a_restart(server: Server, url: str, codec: Codec) -> None:
    async with opened(url, codec) as database:
        assert database.status.backend == server.backend
        await database.async_commit(*everything())
        await database.async_commit(*everything()[:-3])
    async with opened(url, codec) as database:
        assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [common.snapshot()]
        assert await database.async_read(queries.events) == [common.event()]
        assert await database.async_read(partial(queries.forecasts, twin_id="lamp")) == [common.forecast()]
        assert await database.async_read(queries.scenarios) == [common.scenario()]
        assert await database.async_read(queries.corrections) == [common.correction()]
        assert await database.async_read(queries.metrics) == [common.metric(twin_id=None)]
        assert len(await database.async_read(partial(queries.quarantine, twin_id="lamp"))) == 2
        assert {one.count for one in await database.async_read(partial(queries.syncs, twin_id="lamp"))} == {2}
        assert [row.record for row in await database.async_read(queries.audit)] == [common.audit()]
        assert (await database.async_read(queries.verify_audit)).intact
        status = await database.async_status()
        assert status.rows["audit"] == 1
        assert status.bytes is not None
        assert status.bytes > 100_000


async def test_words_are_kept_as_they_were_written(url: str) -> None:
    snapshot = common.snapshot(values={"on": True, "On": False, "温度": 21.5, "widerstand": "3 kΩ 🙂"}, changed={})
    async with opened(url) as database:
        await database.async_commit(
            snapshot, TwinRecord(twin_id="lamp", at=NOW, kind="light", channels={"温度": "°C", "r": "Ω"})
        )
    async with opened(url) as database:
        assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [snapshot]


async def test_tables_that_were_made_only_in_part_are_completed(url: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        METADATA.create_all(connection, tables=[META, SNAPSHOTS])
    engine.dispose()
    async with opened(url) as database:
        await database.async_commit(*everything())
        assert await database.async_read(queries.events) == [common.event()]


async def test_a_server_that_goes_away_loses_nothing_acknowledged(server: Server, url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(common.audit(action="before"), common.snapshot())
        server.stop()
        try:
            with pytest.raises(StoreError) as refused:
                await database.async_commit(common.audit(action="refused"))
            assert "hunter2" not in str(refused.value)
            assert not database.available
            since = database.status.since
            assert since is not None
            database.write(common.audit(action="waits"))
            with pytest.raises(UnavailableError):
                await database.async_read(queries.audit)
            with pytest.raises(UnavailableError):
                await database.async_commit(common.audit(action="refused again"))
        finally:
            server.start()
        async with asyncio.timeout(20):
            await until(database, available=True)
        await database.async_commit(common.audit(action="after"))
        rows = await database.async_read(queries.audit)
        assert [row.record.action for row in reversed(rows)] == ["before", "waits", "after"]
        assert (await database.async_read(queries.verify_audit)).intact
        assert database.status.since is None


async def test_a_server_lost_while_reading_is_noticed_and_read_again(server: Server, url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(common.event())
        assert await database.async_read(queries.events) == [common.event()]
        server.stop()
        server.start()
        with pytest.raises(StoreError):
            await database.async_read(queries.events)
        assert await database.async_read(queries.events) == [common.event()]


async def test_a_server_that_comes_later_is_found(server: Server, url: str) -> None:
    server.stop()
    try:
        async with opened(url) as database:
            assert not database.available
            assert "hunter2" not in f"{database.status}"
            database.write(common.audit())
            server.start()
            async with asyncio.timeout(20):
                await until(database, available=True)
            await database.async_flush()
            assert len(await database.async_read(queries.audit)) == 1
    finally:
        if server.stopped:
            server.start()


async def test_rows_that_never_change_are_guarded_there_too(server: Server, url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(common.snapshot(), common.audit())
        for deed in ("UPDATE snapshots SET at = 1", "UPDATE audit SET at = 1", "DELETE FROM audit"):
            with pytest.raises(StoreError, match="never changes"):
                await database.async_run(lambda connection, deed=deed: connection.exec_driver_sql(deed))
        assert database.available
        assert len(await database.async_read(queries.audit)) == 1


@pytest.mark.parametrize("server", [mariadb.Server], ids=["mariadb"], indirect=True)
async def test_a_database_without_triggers_gets_them_when_it_is_opened(url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(common.audit())
        for trigger in ("snapshots_no_update", "audit_no_update", "audit_no_delete"):
            drop = f"DROP TRIGGER {trigger}"
            await database.async_run(lambda connection, drop=drop: connection.exec_driver_sql(drop))
    async with opened(url) as database:
        with pytest.raises(StoreError, match="never changes"):
            await database.async_run(lambda connection: connection.exec_driver_sql("DELETE FROM audit"))
        assert len(await database.async_read(queries.audit)) == 1


@pytest.mark.parametrize("server", [mariadb.Server], ids=["mariadb"], indirect=True)
async def test_where_triggers_are_not_allowed_the_chain_tells(server: mariadb.Server, url: str) -> None:
    async with opened(server.without_triggers(url)) as database:
        await database.async_commit(common.snapshot(), common.audit())
        assert database.available
        await database.async_run(lambda connection: connection.exec_driver_sql("UPDATE audit SET at = 1"))
        assert not (await database.async_read(queries.verify_audit)).intact


async def test_purge_cap_and_forgetting_work_there_too(url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(*(common.snapshot(NOW + number * DAY) for number in range(20)),
                                    *(common.audit(NOW + number * DAY) for number in range(20)))  # fmt: skip
        policy = retention.Policy(days={"snapshots": 10, "audit": 10})
        step = partial(retention.purge_step, policy=policy, now=NOW + 15 * DAY)
        assert [await database.async_run(step) for _ in range(3)] == [{"snapshots": 5}, {"audit": 5}, {}]
        assert (await database.async_read(queries.verify_audit)).anchor == 5
        shrunk = await database.async_run(
            partial(retention.shrink_step, policy=retention.Policy(cap=1), now=NOW, begun=False)
        )
        assert shrunk == {"snapshots": 1}
        await database.async_forget("lamp")
        assert await database.async_read(queries.twin_ids) == set()
        assert not await database.async_run(retention.vacuum_step, in_transaction=False)
        await database.async_hold_file()
        await database.async_release_file()


async def test_its_rows_follow_the_key(url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(*everything())
    async with opened(url, SEALED) as database:
        place: rewrite.Place | None = rewrite.first_place()
        while place is not None:
            place = await database.async_run(partial(rewrite.rewrite_step, codec=SEALED, place=place))
        assert not await database.async_read(partial(rewrite.is_due, codec=SEALED))
        assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [common.snapshot()]
    async with opened(url) as database:
        with pytest.raises(StoreError, match="key of an encrypted row"):
            await database.async_read(queries.events)


async def test_what_can_never_be_kept_is_refused_there_too(server: Server, url: str) -> None:
    async with opened(url) as database:
        with pytest.raises(StoreError):
            await database.async_commit(common.event(category="x" * 99), common.audit())
        if server.backend == "postgresql":
            with pytest.raises(StoreError):
                await database.async_commit(common.event(kind="a\x00b"))
        database.write(common.event(category="x" * 99), common.event())
        await database.async_flush()
        assert await database.async_read(queries.events) == [common.event()]
        assert await database.async_read(queries.audit) == []
        assert database.available


async def test_a_server_of_version_1_is_brought_up_to_date(tmp_path: Path, url: str) -> None:
    restore(tmp_path, 1)
    with closing(sqlite3.connect(tmp_path / "twins.db")) as file:
        row = file.execute("SELECT due_at, id, payload FROM forecasts").fetchone()
    old = dict(zip(("due_at", "id", "payload"), row, strict=True))

    def as_before(connection: Connection) -> None:
        (channel,) = connection.execute(select(CHANNELS.c.id).where(CHANNELS.c.name == "brightness")).scalars()
        (twin,) = connection.execute(select(TWINS.c.id)).scalars()
        FORECASTS.drop(connection)
        BEFORE.create(connection)
        connection.execute(insert(BEFORE).values(twin=twin, channel=channel, **old))
        migrations.set_meta(connection, "version", "1")

    async with opened(url) as database:
        await database.async_commit(*everything())
        await database.async_run(as_before)
    for _ in range(2):
        async with opened(url) as database:
            assert database.available
            assert await database.async_read(migrations.version_of) == VERSION
            assert await database.async_read(partial(queries.forecasts, twin_id="lamp")) == [common.forecast()]
            await database.async_commit(common.forecast())


async def test_deleting_leaves_nothing_and_a_new_beginning(url: str) -> None:
    async with opened(url) as database:
        await database.async_commit(*everything())
    files.delete_all(url)
    async with opened(url) as database:
        assert await database.async_read(queries.twin_ids) == set()
        await database.async_commit(*everything())


def test_a_probe_tells_why(server: Server, url: str) -> None:
    probe(url)
    with pytest.raises(UnavailableError, match=r"does not exist|Unknown database") as refused:
        probe(server.url_of("nowhere"))
    assert "hunter2" not in str(refused.value)


async def test_two_databases_of_one_server_are_strangers(server: Server) -> None:
    urls = [server.create(f"home_{number}") for number in range(2)]
    async with opened(urls[0]) as one, opened(urls[1]) as other:
        assert isinstance(one, Database)
        await one.async_commit(common.audit())
        assert await other.async_read(queries.audit) == []
