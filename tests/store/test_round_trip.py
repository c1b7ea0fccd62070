"""What is written is read back as it was, plainly and encrypted."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest

from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.codec import Codec
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.errors import StoreError
from custom_components.digital_twin.store.records import Record, SyncFigures, TwinRecord
from custom_components.digital_twin.store.twin_purge import forget_quarantined

from . import common
from .common import NOW, SEALED, opened


@pytest.fixture(params=[Codec(), SEALED], ids=["plain", "sealed"])
async def database(request: pytest.FixtureRequest, tmp_path: Path):  # noqa: ANN201 -- a generator of the one line below
    async with opened(tmp_path, request.param) as one:
        yield one


async def test_a_snapshot_is_read_back_to_the_last_digit(database: Database) -> None:
    first = common.snapshot(health=None, context=None, checksum="not hexadecimal", changed={})
    second = common.snapshot(NOW + 0.1, values={"target": 21.123456789012345}, changed={"on": NOW - 1e-6})
    other = common.snapshot(twin_id="radiator")
    await database.async_commit(first, second, other)
    assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [second, first]
    assert await database.async_read(partial(queries.snapshot, snapshot_id=other.snapshot_id)) == other
    assert await database.async_read(partial(queries.snapshot, snapshot_id="unheard of")) is None
    assert await database.async_read(partial(queries.snapshots, twin_id="unheard of")) == []


@pytest.mark.parametrize("snapshot_id", ["my own id", "01M3250V7TJ6GTVPAS00JZHY57"])
async def test_a_snapshot_is_found_by_an_id_that_does_not_tell_its_time(database: Database, snapshot_id: str) -> None:
    imported = common.snapshot(NOW - 9e6, snapshot_id=snapshot_id)
    await database.async_commit(imported, common.snapshot())
    assert await database.async_read(partial(queries.snapshot, snapshot_id=snapshot_id)) == imported


async def test_the_snapshot_at_a_time_is_the_last_before_it(database: Database) -> None:
    taken = [common.snapshot(NOW + hour * 3600) for hour in range(4)]
    await database.async_commit(*taken)
    for at, expected in ((NOW - 1, None), (NOW, taken[0]), (NOW + 5000, taken[1]), (NOW + 1e6, taken[3])):
        assert await database.async_read(partial(queries.snapshot_at, twin_id="lamp", at=at)) == expected


async def test_what_is_believed_after_all_leaves_quarantine_and_the_audit_says_so_with_it(database: Database) -> None:
    first, second = common.quarantined(), common.quarantined(NOW + 5)
    await database.async_commit(first, second)
    forget = partial(forget_quarantined, twin_id="lamp", items=[(NOW, first.channel or "")])
    assert await database.async_run(forget, records=[common.audit()]) == 1
    assert await database.async_read(partial(queries.quarantine, twin_id="lamp")) == [second]
    assert len(await database.async_read(queries.audit)) == 1

    def broken(_connection: object) -> None:
        raise StoreError("no")

    with pytest.raises(StoreError):
        await database.async_run(broken, records=[common.audit()])
    assert len(await database.async_read(queries.audit)) == 1, "what was not done is not in the audit"


async def test_ranges_are_half_open_and_pages_join(database: Database) -> None:
    taken = [common.snapshot(NOW + hour) for hour in range(10)]
    await database.async_commit(*taken)
    found = await database.async_read(partial(queries.snapshots, twin_id="lamp", start=NOW + 2, end=NOW + 9, limit=4))
    assert found == taken[8:4:-1]
    rest = await database.async_read(partial(queries.snapshots, twin_id="lamp", start=NOW + 2, end=found[-1].at))
    assert rest == taken[4:1:-1]


@pytest.mark.parametrize(
    ("record", "query"),
    [
        (common.event(twin_id=None), queries.events),
        (common.event(data={"deep": {"list": [1, None, "ä"]}}), queries.events),
        (common.metric(twin_id=None), queries.metrics),
        (common.forecast(), partial(queries.forecasts, twin_id="lamp")),
        (common.forecast(probability=0.25, outcome=1.0, score=0.0625), partial(queries.forecasts, twin_id="lamp")),
        (common.scenario(), queries.scenarios),
        (common.correction(undone_at=NOW + 3, success=0.5), queries.corrections),
        (common.quarantined(), partial(queries.quarantine, twin_id="lamp")),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_a_record_of_any_kind_is_read_back(
    database: Database, record: Record, query: Callable[..., list[Any]]
) -> None:
    await database.async_commit(record)
    assert await database.async_read(query) == [record]


async def test_an_id_need_not_be_a_ulid(database: Database) -> None:
    odd = common.event(event_id="evt-ü-1")
    await database.async_commit(odd, common.event(NOW + 1))
    assert await database.async_read(partial(queries.event, event_id="evt-ü-1")) == odd


async def test_events_are_chosen_by_every_trait(database: Database) -> None:
    plain, mild = common.event(), common.event(NOW + 1, severity="low", category="health")
    seen = common.event(NOW + 2, twin_id=None, acknowledged_at=NOW + 3, acknowledged_by="anna")
    await database.async_commit(plain, mild, seen)
    for asked, expected in (
        ({"twin_id": "lamp"}, [mild, plain]),
        ({"categories": ("health",)}, [mild]),
        ({"severities": ("high",)}, [seen, plain]),
        ({"acknowledged": True}, [seen]),
        ({"acknowledged": False, "limit": 1}, [mild]),
        ({"start": NOW + 1, "end": NOW + 2}, [mild]),
    ):
        assert await database.async_read(partial(queries.events, **asked)) == expected


async def test_writing_again_changes_what_may_change_and_nothing_else(database: Database) -> None:
    event, forecast, correction, scenario = common.event(), common.forecast(), common.correction(), common.scenario()
    snapshot = common.snapshot()
    await database.async_commit(event, forecast, correction, scenario, snapshot, common.metric())
    seen = replace(event, acknowledged_at=NOW + 1, acknowledged_by="ben")
    scored, undone = replace(forecast, outcome=21.5, score=0.1), replace(correction, undone_at=NOW + 9)
    known = replace(scenario, outcome={"error": 0.5})
    await database.async_commit(
        replace(seen, data={"forged": True}), scored, undone, known, replace(snapshot, reason="forged"),
        common.metric(value=4.0),
    )  # fmt: skip
    assert await database.async_read(queries.events) == [seen]
    assert await database.async_read(partial(queries.forecasts, twin_id="lamp")) == [scored]
    assert await database.async_read(queries.corrections) == [undone]
    assert await database.async_read(queries.scenarios) == [known]
    assert await database.async_read(partial(queries.snapshots, twin_id="lamp")) == [snapshot]
    assert await database.async_read(partial(queries.metrics, twin_id="lamp")) == [common.metric(value=4.0)]


async def test_one_of_a_kind_is_found_by_its_id(database: Database) -> None:
    scenario, correction = common.scenario(), common.correction()
    await database.async_commit(
        scenario, correction, common.scenario(NOW + 1, kind="rehearsal"), common.correction(NOW + 1)
    )
    assert await database.async_read(partial(queries.scenario, scenario_id=scenario.scenario_id)) == scenario
    assert await database.async_read(partial(queries.scenario, scenario_id="unheard of")) is None
    assert await database.async_read(partial(queries.scenarios, kinds=("scenario",))) == [scenario]
    assert await database.async_read(partial(queries.correction, correction_id=correction.correction_id)) == correction
    assert await database.async_read(partial(queries.correction, correction_id="unheard of")) is None
    assert await database.async_read(partial(queries.corrections, twin_id="radiator")) == []


async def test_metrics_are_chosen_by_twin_name_and_day(database: Database) -> None:
    days = [common.metric(f"2026-09-{day:02}") for day in range(1, 6)]
    await database.async_commit(*days, common.metric(twin_id=None, value=9.0), common.metric(name="health"))
    assert await database.async_read(partial(queries.metrics, twin_id="lamp", names=("syncs",), first="2026-09-02",
                                             last="2026-09-04")) == [days[3], days[2], days[1]]  # fmt: skip
    assert await database.async_read(queries.metrics) == [common.metric(twin_id=None, value=9.0)]


async def test_reconciles_that_change_nothing_are_counted_by_the_hour(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        database.write(*(common.sync(NOW + second, outcome="unchanged", duration=0.01 * second) for second in range(9)))
        database.write(common.sync(NOW + 9, outcome="repaired"), common.sync(NOW, outcome="unchanged", twin_id="other"))
    async with opened(tmp_path) as database:
        database.write(common.sync(NOW + 20, outcome="unchanged", duration=0.02))
    async with opened(tmp_path) as database:
        found = await database.async_read(partial(queries.syncs, twin_id="lamp"))
    hour = NOW // 3600 * 3600
    assert [one.at for one in found] == [NOW + 9, hour]
    assert found[0] == SyncFigures(
        twin_id="lamp", at=NOW + 9, outcome="repaired", count=1, duration=0.25, longest=0.25, changed={"on": True}
    )
    assert (found[1].outcome, found[1].count) == ("unchanged", 10)
    assert found[1].duration == pytest.approx(0.36 + 0.02)
    assert found[1].longest == pytest.approx(0.08)


async def test_of_many_forecasts_one_an_hour_is_kept_with_its_outcome(database: Database) -> None:
    start = NOW // 3600 * 3600
    made = [common.forecast(start + 300 * number) for number in range(30)]
    other = common.forecast(start + 60, horizon=3600.0, due_at=start + 3660)
    database.write(*made, other)
    settled = [replace(one, outcome=20.0, score=0.5) for one in made]
    database.write(*settled)
    await database.async_flush()
    found = await database.async_read(partial(queries.forecasts, twin_id="lamp"))
    assert sorted(found, key=lambda one: one.made_at) == [settled[0], other, settled[12], settled[24]]


async def test_outcomes_of_forecasts_made_before_a_restart_are_kept_as_well(tmp_path: Path) -> None:
    made = common.forecast()
    async with opened(tmp_path) as database:
        database.write(made, common.forecast(NOW + 1))
    async with opened(tmp_path) as database:
        database.write(replace(made, outcome=1.0))
        await database.async_flush()
        found = await database.async_read(partial(queries.forecasts, twin_id="lamp"))
    assert found == [replace(made, outcome=1.0)]


async def test_a_flush_brings_the_counts_along(database: Database) -> None:
    database.write(common.sync(outcome="unchanged"), common.sync(outcome="unchanged"))
    await database.async_commit(common.audit())
    assert await database.async_read(partial(queries.syncs, twin_id="lamp")) == []
    await database.async_flush()
    assert [one.count for one in await database.async_read(partial(queries.syncs, twin_id="lamp"))] == [2]


async def test_a_twin_that_tells_about_itself_may_do_so_again(database: Database) -> None:
    told = TwinRecord(twin_id="lamp", at=NOW, kind="light", channels={"on": None, "brightness": "%"})
    await database.async_commit(told, common.forecast())
    await database.async_commit(replace(told, kind="plug", channels={"brightness": "lx"}))
    status = await database.async_status()
    assert (status.rows["twins"], status.rows["channels"]) == (1, 2)
    assert await database.async_read(queries.twin_ids) == {"lamp"}


async def test_numbers_that_are_none_are_kept_as_nothing(database: Database) -> None:
    await database.async_commit(common.event(data={"a": nan, "b": inf}), common.forecast(probability=nan))
    assert (await database.async_read(queries.events))[0].data == {"a": None, "b": None}
    assert (await database.async_read(partial(queries.forecasts, twin_id="lamp")))[0].probability is None


@pytest.mark.parametrize(
    "broken",
    [
        common.event(event_id=""),
        common.event(event_id="x" * 63),
        common.event(data={"what": object()}),
        common.snapshot(values={"on": object()}),
        common.forecast(value=1e300),
        common.sync(at=None),
    ],
)
async def test_what_can_never_be_kept_is_refused_and_the_rest_is_kept(database: Database, broken: Record) -> None:
    with pytest.raises(StoreError):
        await database.async_commit(broken, common.audit(action="with it"))
    good = common.event(NOW + 1)
    database.write(broken, good)
    await database.async_commit(common.audit())
    assert await database.async_read(queries.events) == [good]
    assert [row.record.action for row in await database.async_read(queries.audit)] == ["run_action"]
    assert database.status.refused[type(broken).__name__] == 2
    assert database.available


async def test_nothing_readable_is_in_an_encrypted_file(tmp_path: Path) -> None:
    for codec, found in ((SEALED, False), (Codec(), True)):
        folder = tmp_path / str(codec.current)
        folder.mkdir()
        async with opened(folder, codec) as database:
            await database.async_commit(common.snapshot(reason="rosebud"), common.audit(reason="rosebud"),
                                        common.event(data={"word": "rosebud"}))  # fmt: skip
            raw = b"".join(path.read_bytes() for path in folder.iterdir())
        assert (b"rosebud" in raw) is found
