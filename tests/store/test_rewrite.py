"""Encryption switched on, its key changed, switched off: every row follows, and a crash in between costs nothing."""

from functools import partial
from pathlib import Path

import pytest

from custom_components.digital_twin.store import queries, rewrite
from custom_components.digital_twin.store.codec import Codec, new_key
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.errors import StoreError

from . import common
from .common import KEY, NOW, opened

OTHER = new_key()
PLAIN, ONE, BOTH, TWO = Codec(), Codec({1: KEY}, 1), Codec({1: KEY, 2: OTHER}, 2), Codec({2: OTHER}, 2)


async def rewritten(database: Database, codec: Codec, most: int = 10**9) -> None:
    place: rewrite.Place | None = rewrite.first_place()
    while place is not None and most > 0:
        place = await database.async_run(partial(rewrite.rewrite_step, codec=codec, place=place))
        most -= 1


async def fill(database: Database) -> None:
    for number in range(30):
        at = NOW + number
        await database.async_commit(
            common.snapshot(at), common.event(at), common.forecast(at), common.scenario(at), common.correction(at),
            common.quarantined(at), common.audit(at), common.sync(at),
        )  # fmt: skip


async def read(database: Database) -> list:
    asked = [
        partial(queries.snapshots, twin_id="lamp"), queries.events, partial(queries.forecasts, twin_id="lamp"),
        queries.scenarios, queries.corrections, partial(queries.quarantine, twin_id="lamp"), queries.audit,
        partial(queries.syncs, twin_id="lamp"),
    ]  # fmt: skip
    found = [await database.async_read(query) for query in asked]
    assert all(len(rows) == 30 for rows in found)
    assert (await database.async_read(queries.verify_audit)).intact
    return found


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "STEP", 7)


async def test_every_row_follows_the_key(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        expected = await read(database)
        assert not await database.async_read(partial(rewrite.is_due, codec=PLAIN))
    for before, during, after in ((PLAIN, ONE, ONE), (ONE, BOTH, TWO), (TWO, Codec({2: OTHER}), PLAIN)):
        async with opened(tmp_path, during) as database:
            assert await read(database) == expected
            assert await database.async_read(partial(rewrite.is_due, codec=during))
            await rewritten(database, during)
            assert not await database.async_read(partial(rewrite.is_due, codec=during))
        async with opened(tmp_path, after) as database:
            assert await read(database) == expected
        if before is not PLAIN:
            async with opened(tmp_path, Codec(before.keys) if after is not PLAIN else PLAIN) as database:
                found = await database.async_read(queries.verify_audit)
                assert found.intact is (after is PLAIN)


async def test_broken_off_in_the_middle_it_begins_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        expected = await read(database)
    for most in (1, 3, 9):
        async with opened(tmp_path, ONE) as database:
            await rewritten(database, ONE, most)
            assert await read(database) == expected
            assert await database.async_read(partial(rewrite.is_due, codec=ONE))
    async with opened(tmp_path, ONE) as database:
        await rewritten(database, ONE)
        assert await read(database) == expected


async def test_without_its_key_a_row_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, ONE) as database:
        await fill(database)
    for codec in (PLAIN, TWO):
        async with opened(tmp_path, codec) as database:
            with pytest.raises(StoreError, match="key of an encrypted row is missing"):
                await database.async_read(queries.events)
            with pytest.raises(StoreError, match="key of an encrypted row is missing"):
                await rewritten(database, codec)
            assert database.available
    async with opened(tmp_path, Codec({1: OTHER}, 1)) as database:
        with pytest.raises(StoreError, match="changed or belongs elsewhere"):
            await database.async_read(queries.events)


def test_keys_never_show() -> None:
    assert KEY.hex() not in repr(ONE)
    assert str(KEY) not in repr(ONE)
    assert len(new_key()) == 32
    assert new_key() != new_key()
