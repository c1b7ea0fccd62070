"""The audit's chain: it verifies, and whatever is done to it shows, down to the row."""

from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select, update

from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.codec import Codec, expand, squeeze
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.guards import permitted
from custom_components.digital_twin.store.retention import Policy, purge_step
from custom_components.digital_twin.store.schema import AUDIT

from . import common
from .common import NOW, SEALED, opened

DAY = 86_400.0


async def tamper(database: Database, statement: str) -> None:
    """Change rows behind the chain's back, as somebody with the file could."""

    def job(connection) -> None:  # noqa: ANN001 -- SQLAlchemy's
        with permitted(connection):
            connection.exec_driver_sql(statement)

    await database.async_run(job)


async def filled(database: Database, count: int = 20) -> None:
    await database.async_commit(*(common.audit(NOW + number * DAY, action=f"a{number}") for number in range(count)))


@pytest.mark.parametrize("codec", [Codec(), SEALED], ids=["plain", "sealed"])
async def test_a_chain_verifies_across_restarts_and_leads_from_row_to_row(tmp_path: Path, codec: Codec) -> None:
    for number in range(3):
        async with opened(tmp_path, codec) as database:
            await database.async_commit(common.audit(action=f"start_{number}"), common.audit(action="more"))
            found = await database.async_read(queries.verify_audit)
            assert (found.intact, found.rows, found.first, found.last) == (True, 2 * number + 2, 1, 2 * number + 2)
            rows = await database.async_read(queries.audit)
    assert [row.seq for row in rows] == [6, 5, 4, 3, 2, 1]
    assert rows[-1].previous == "00" * 32
    assert all(newer.previous == older.hash for newer, older in pairwise(rows))
    assert rows[0].hash == found.head


async def test_an_empty_chain_is_intact(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        found = await database.async_read(queries.verify_audit)
        assert (found.intact, found.rows, found.first, found.last) == (True, 0, None, None)


@pytest.mark.parametrize(
    ("statement", "broken", "reason"),
    [
        ("UPDATE audit SET at = at + 1 WHERE seq = 7", 7, "changed"),
        ("UPDATE audit SET action = 'harmless' WHERE seq = 7", 7, "changed"),
        ("UPDATE audit SET twin_id = NULL WHERE seq = 7", 7, "changed"),
        ("UPDATE audit SET hash = zeroblob(32) WHERE seq = 7", 7, "changed"),
        ("DELETE FROM audit WHERE seq = 7", 7, "missing"),
        ("DELETE FROM audit WHERE seq < 4", 1, "missing"),
        ("UPDATE audit SET payload = x'02' WHERE seq = 7", 7, "unreadable"),
        ("UPDATE audit SET payload = x'' WHERE seq = 7", 7, "unreadable"),
        ("UPDATE audit SET payload = 'text' WHERE seq = 7", 7, "unreadable"),
        ("UPDATE audit SET seq = seq + 100 WHERE seq > 12", 13, "missing"),
    ],
)
async def test_the_first_broken_row_is_named(tmp_path: Path, statement: str, broken: int, reason: str) -> None:
    async with opened(tmp_path) as database:
        await filled(database)
        await tamper(database, statement)
        found = await database.async_read(queries.verify_audit)
        assert (found.intact, found.broken, found.reason) == (False, broken, reason)
        assert found.rows == broken - 1


async def test_another_reason_put_into_a_row_shows(tmp_path: Path) -> None:
    def forge(connection) -> None:  # noqa: ANN001 -- SQLAlchemy's
        asked = select(AUDIT.c.payload).where(AUDIT.c.seq == 7)
        raw = expand(connection.execute(asked).scalar_one())
        assert b"because" in raw
        forged = update(AUDIT).where(AUDIT.c.seq == 7).values(payload=squeeze(raw.replace(b"because", b"nothing")))
        with permitted(connection):
            connection.execute(forged)

    async with opened(tmp_path) as database:
        await filled(database)
        await database.async_run(forge)
        found = await database.async_read(queries.verify_audit)
        assert (found.intact, found.broken, found.reason) == (False, 7, "changed")


async def test_a_sealed_row_cannot_take_the_place_of_another(tmp_path: Path) -> None:
    async with opened(tmp_path, SEALED) as database:
        await filled(database)
        await tamper(database, "UPDATE audit SET payload = (SELECT payload FROM audit WHERE seq = 3) WHERE seq = 7")
        found = await database.async_read(queries.verify_audit)
        assert (found.broken, found.reason) == (7, "unreadable")


async def test_a_purge_leaves_an_anchor_from_which_the_chain_goes_on(tmp_path: Path) -> None:
    policy = Policy(days={"audit": 10})
    async with opened(tmp_path) as database:
        await filled(database)
        before = await database.async_read(queries.audit)
        gone = await database.async_run(partial(purge_step, policy=policy, now=NOW + 22 * DAY))
        assert gone == {"audit": 12}
        found = await database.async_read(queries.verify_audit)
        assert (found.intact, found.rows, found.first, found.anchor) == (True, 8, 13, 12)
        rows = await database.async_read(queries.audit)
        assert rows == before[:8]
    async with opened(tmp_path) as database:
        assert await database.async_run(partial(purge_step, policy=policy, now=NOW + 99 * DAY)) == {"audit": 8}
        await database.async_commit(common.audit(NOW + 99 * DAY, action="after"))
        found = await database.async_read(queries.verify_audit)
        assert (found.intact, found.rows, found.first, found.anchor) == (True, 1, 21, 20)
        assert (await database.async_read(queries.audit))[0].previous == before[0].hash


async def test_rows_cut_off_at_the_beginning_show_even_after_a_purge(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await filled(database)
        await database.async_run(partial(purge_step, policy=Policy(days={"audit": 10}), now=NOW + 22 * DAY))
        await tamper(database, "DELETE FROM audit WHERE seq < 15")
        found = await database.async_read(queries.verify_audit)
        assert (found.broken, found.reason) == (13, "missing")


async def test_audit_is_chosen_by_every_trait(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await filled(database, 5)
        await database.async_commit(common.audit(NOW + 9 * DAY, action="a1", twin_id=None))
        for asked, expected in (
            ({"actions": ("a1",)}, [6, 2]),
            ({"twin_id": "lamp", "actions": ("a1",)}, [2]),
            ({"start": NOW + DAY, "end": NOW + 3 * DAY}, [3, 2]),
            ({"before": 4, "limit": 2}, [3, 2]),
        ):
            rows = await database.async_read(partial(queries.audit, **asked))
            assert [row.seq for row in rows] == expected
