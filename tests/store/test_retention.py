"""What goes when: by age, for want of room, with its twin."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from custom_components.digital_twin.store import facts, queries, retention
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.retention import DAYS, Policy

from . import common
from .common import NOW, opened

DAY = 86_400.0


async def steps(database: Database, step) -> dict[str, int]:  # noqa: ANN001 -- a function of a connection
    gone: dict[str, int] = {}
    while found := await database.async_run(step):
        for table, rows in found.items():
            gone[table] = gone.get(table, 0) + rows
    return gone


def day_of(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


@pytest.mark.parametrize("table", DAYS)
async def test_every_table_keeps_its_days_and_no_more(
    tmp_path: Path, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "STEP", 2)
    old = NOW - DAYS[table] * DAY
    at = [old - 3 * DAY, old - 2 * DAY, old - 1.5 * DAY, old + 0.5 * DAY, NOW]
    made = {
        "snapshots": common.snapshot, "events": common.event, "sync_history": common.sync, "scenarios": common.scenario,
        "corrections": common.correction, "quarantine": common.quarantined, "audit": common.audit,
        "forecasts": lambda moment: common.forecast(moment, due_at=moment),
        "metrics": lambda moment: common.metric(day_of(moment)),
    }  # fmt: skip
    async with opened(tmp_path) as database:
        await database.async_commit(*(made[table](moment) for moment in at))
        gone = await steps(database, partial(retention.purge_step, policy=Policy(), now=NOW))
        assert gone == {table: 3}
        assert (await database.async_status()).rows[table] == 2


async def test_days_can_be_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.async_commit(common.snapshot(NOW - 5 * DAY), common.event(NOW - 5 * DAY))
        gone = await steps(database, partial(retention.purge_step, policy=Policy(days={"snapshots": 3}), now=NOW))
        assert gone == {"snapshots": 1}


async def test_for_want_of_room_the_least_important_goes_first_and_the_oldest_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "STEP", 200)
    async with opened(tmp_path) as database:
        await database.async_commit(*(common.forecast(NOW + 3600 * number) for number in range(1_000)))
        await database.async_commit(*(common.snapshot(NOW + number) for number in range(1_500)), common.audit())
        full = await database.async_read(facts.bytes_used)
        gone: dict[str, int] = {}

        def step(connection):  # noqa: ANN001, ANN202 -- as shrink_step
            return retention.shrink_step(connection, Policy(cap=full // 2), NOW, begun=bool(gone))

        while found := await database.async_run(step):
            for table, rows in found.items():
                gone[table] = gone.get(table, 0) + rows
        assert gone["forecasts"] == 1_000
        assert set(gone) == {"forecasts", "snapshots"}
        assert 0.3 * full < await database.async_read(facts.bytes_used) <= 0.45 * full
        left = await database.async_read(partial(queries.snapshots, twin_id="lamp", limit=10_000))
        assert left[0].at == NOW + 1_499
        assert left[-1].at == NOW + gone["snapshots"]
        assert not await database.async_run(
            partial(retention.shrink_step, policy=Policy(cap=full // 2), now=NOW, begun=False)
        )


async def test_freed_pages_go_back_to_the_disk(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.async_commit(*(common.snapshot(NOW + number, reason="x" * 200) for number in range(5_000)))
        await database.async_hold_file()
        await database.async_release_file()
        full = (tmp_path / "twins.db").stat().st_size
        await steps(database, partial(retention.purge_step, policy=Policy(days={"snapshots": 1}), now=NOW + 9 * DAY))
        while await database.async_run(partial(retention.vacuum_step, pages=100), in_transaction=False):
            pass
    assert (tmp_path / "twins.db").stat().st_size < full / 5


async def test_a_removed_twin_is_forgotten_but_for_its_audit(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        both = [[common.snapshot(twin_id=twin), common.event(twin_id=twin), common.sync(twin_id=twin),
                 common.forecast(twin_id=twin), common.correction(twin_id=twin), common.quarantined(twin_id=twin),
                 common.metric(twin_id=twin), common.audit(twin_id=twin)] for twin in ("lamp", "radiator")]  # fmt: skip
        await database.async_commit(*both[0], *both[1], common.event(twin_id=None), common.metric(twin_id=None))
        before = (await database.async_status()).rows
        await database.async_forget("lamp")
        await database.async_forget("unheard of")
        after = (await database.async_status()).rows
        went = {table: before[table] - after[table] for table in before if before[table] != after[table]}
        assert went == dict.fromkeys(
            (
                "twins",
                "channels",
                "snapshots",
                "events",
                "sync_history",
                "forecasts",
                "corrections",
                "quarantine",
                "metrics",
            ),
            1,
        )
        assert len(await database.async_read(partial(queries.audit, twin_id="lamp"))) == 1
        # It may come back, under the same id.
        again = common.snapshot(NOW + 1, twin_id="lamp")
        await database.async_commit(again, common.forecast(NOW + 1))
        assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [again]
        assert await database.async_read(partial(queries.snapshots, twin_id="radiator")) == [both[1][0]]
