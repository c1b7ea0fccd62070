"""A database of every version there was opens as one of today, with all its rows; a failed step changes nothing."""

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Dialect
from sqlalchemy.dialects import mysql
from sqlalchemy.dialects.mysql import mariadb
from sqlalchemy.schema import CreateTable

from custom_components.digital_twin.store import migrations, queries
from custom_components.digital_twin.store.codec import SEALED, Codec
from custom_components.digital_twin.store.schema import METADATA, VERSION, row_key

from . import common
from .common import opened

KEYED = {"snapshots", "events", "scenarios", "corrections"}
VERSIONS = Path(__file__).with_name("versions")
"""Dumps of databases as each version wrote them, made by `python -m tests.store.dump`."""


def restore(folder: Path, version: int) -> None:
    connection = sqlite3.connect(folder / "twins.db")
    connection.executescript((VERSIONS / f"{version}.sql").read_text())
    connection.close()


def shape(path: Path) -> list[tuple[str, ...]]:
    """Return tables, columns, indexes and triggers, in whatever order they were made."""
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for kind, name, _ in tuple(found):
        if kind == "table":
            found += [(name, *map(str, row[1:])) for row in connection.execute(f"PRAGMA table_info({name})")]
        if kind == "index":
            found += [(name, str(row[2])) for row in connection.execute(f"PRAGMA index_info({name})")]
    connection.close()
    return sorted(found)


def test_there_is_a_dump_of_every_version() -> None:
    assert sorted(path.name for path in VERSIONS.iterdir()) == sorted(
        f"{number}.sql" for number in range(1, VERSION + 1)
    )
    assert sorted(migrations.STEPS) == list(range(1, VERSION))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
async def test_every_version_opens_with_all_it_holds(tmp_path: Path, version: int) -> None:
    restore(tmp_path, version)
    async with opened(tmp_path) as database:
        assert database.available
        assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [common.snapshot()]
        assert await database.async_read(queries.events) == [common.event()]
        assert await database.async_read(partial(queries.forecasts, twin_id="lamp")) == [common.forecast()]
        assert await database.async_read(queries.scenarios) == [common.scenario()]
        assert await database.async_read(queries.corrections) == [common.correction()]
        assert await database.async_read(partial(queries.quarantine, twin_id="lamp")) == [common.quarantined()]
        assert await database.async_read(partial(queries.metrics, twin_id="lamp")) == [common.metric()]
        assert [one.outcome for one in await database.async_read(partial(queries.syncs, twin_id="lamp"))] == [
            "repaired"
        ]
        assert [row.record for row in await database.async_read(queries.audit)] == [common.audit()]
        chain = await database.async_read(queries.verify_audit)
        assert (chain.intact, chain.anchor, chain.last) == (True, 1, 2)
        await database.async_commit(common.snapshot(common.NOW + 1), common.audit())
        assert (await database.async_read(queries.verify_audit)).rows == 2
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    async with opened(fresh):
        pass
    assert shape(tmp_path / "twins.db") == shape(fresh / "twins.db")


async def test_forecasts_are_gathered_by_the_hour_whoever_sealed_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    restore(tmp_path, 1)
    connection = sqlite3.connect(tmp_path / "twins.db")
    (twin, due, key, channel, payload) = connection.execute("SELECT * FROM forecasts").fetchone()
    plain, lost = Codec(), Codec({9: bytes(32)}, 9)
    raw = plain.decode(payload, row_key("forecasts", twin, due, key))
    connection.execute("DELETE FROM forecasts")
    places = [(due + 60.0 * number, key + bytes((number,))) for number in range(120)]
    for number, (at, name) in enumerate(places):
        codec = (plain, common.SEALED, lost)[number % 3]
        sealed = codec.encode(raw, row_key("forecasts", twin, at, name))
        connection.execute("INSERT INTO forecasts VALUES (?, ?, ?, ?, ?)", (twin, at, name, channel, sealed))
    connection.commit()
    connection.close()
    async with opened(tmp_path, common.SEALED) as database:
        found = await database.async_read(partial(queries.forecasts, twin_id="lamp"))
        assert (await database.async_status()).rows["forecasts"] == 3
    readable = [at for number, (at, _) in enumerate(places) if number % 3 < 2]
    assert found == [common.forecast(at - 900.0) for at in reversed(readable)]
    assert "40 past forecasts of the twins could not be read" in caplog.text
    connection = sqlite3.connect(tmp_path / "twins.db")
    assert all(payload[0] == SEALED for (payload,) in connection.execute("SELECT payload FROM forecasts"))
    connection.close()


@pytest.mark.parametrize("broken_off", ["gathered", "dropped", "renamed"])
async def test_a_step_broken_off_on_a_server_that_keeps_tables_is_gone_on_with(tmp_path: Path, broken_off: str) -> None:
    restore(tmp_path, 1)
    async with opened(tmp_path):
        pass
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    restore(fresh, 1)
    old, new = sqlite3.connect(fresh / "twins.db"), sqlite3.connect(tmp_path / "twins.db")
    new.execute("UPDATE meta SET value = '1' WHERE name = 'version'")
    if broken_off != "renamed":
        new.execute("ALTER TABLE forecasts RENAME TO forecasts_by_hour")
    if broken_off == "gathered":
        new.execute("DELETE FROM forecasts_by_hour")
        (shape_before,) = old.execute("SELECT sql FROM sqlite_master WHERE name = 'forecasts'").fetchone()
        new.execute(shape_before)
        new.executemany("INSERT INTO forecasts VALUES (?, ?, ?, ?, ?)", old.execute("SELECT * FROM forecasts"))
    new.commit()
    old.close()
    new.close()
    async with opened(tmp_path) as database:
        assert await database.async_read(migrations.version_of) == VERSION
        assert await database.async_read(partial(queries.forecasts, twin_id="lamp")) == [common.forecast()]


async def test_steps_run_one_after_the_other_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    restore(tmp_path, VERSION)
    ran: list[int] = []

    def step(number: int, connection: Connection, _codec: Codec) -> None:
        ran.append(number)
        connection.exec_driver_sql(f"ALTER TABLE events ADD COLUMN extra_{number} INTEGER")

    monkeypatch.setattr(migrations, "VERSION", VERSION + 2)
    monkeypatch.setattr(migrations, "STEPS", {number: partial(step, number) for number in (VERSION, VERSION + 1)})
    for _ in range(2):
        async with opened(tmp_path) as database:
            assert await database.async_read(queries.events) == [common.event()]
            assert await database.async_read(migrations.version_of) == VERSION + 2
    assert ran == [VERSION, VERSION + 1]


async def test_a_step_that_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    restore(tmp_path, VERSION)
    before = shape(tmp_path / "twins.db")

    def step(connection: Connection, _codec: Codec) -> None:
        connection.exec_driver_sql("DROP TABLE events")
        connection.exec_driver_sql("DROP TABLE nowhere")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "VERSION", VERSION + 1)
        patch.setattr(migrations, "STEPS", {VERSION: step})
        async with opened(tmp_path) as database:
            assert not database.available
            assert database.status.error == "no such table: nowhere"
    assert shape(tmp_path / "twins.db") == before
    async with opened(tmp_path) as database:
        assert await database.async_read(queries.events) == [common.event()]


async def test_a_database_of_the_future_is_left_alone(tmp_path: Path) -> None:
    restore(tmp_path, VERSION)
    connection = sqlite3.connect(tmp_path / "twins.db")
    connection.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    connection.commit()
    connection.close()
    async with opened(tmp_path) as database:
        assert not database.available
        assert database.status.error == f"version 99, at most {VERSION} is known"
        assert database.status.replaced is None
    assert shape(tmp_path / "twins.db")


@pytest.mark.parametrize("dialect", [mysql.dialect(), mariadb.MariaDBDialect()], ids=["mysql", "mariadb"])
def test_the_tables_can_be_said_in_the_words_of_servers_that_are_not_tested(dialect: Dialect) -> None:
    for table in METADATA.sorted_tables:
        said = str(CreateTable(table).compile(dialect=dialect))
        assert all(column.name in said for column in table.columns)
        # A key needs a length there, a payload may be long.
        assert "PRIMARY KEY" in said
        assert ("payload LONGBLOB" in said) is ("payload" in table.c)
        assert ("id VARBINARY(63)" in said) is (table.name in KEYED)
