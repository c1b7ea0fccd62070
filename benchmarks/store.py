"""The twins' database: a snapshot written, a week read, a large one opened, and how fast it grows."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

import numpy as np
from ulid_transform import ulid_at_time

from custom_components.digital_twin.core.learning.ledger import HORIZONS
from custom_components.digital_twin.store import facts, queries
from custom_components.digital_twin.store.codec import Codec, new_key
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.engine import sqlite_url
from custom_components.digital_twin.store.records import (
    AuditRecord,
    EventRecord,
    ForecastRecord,
    MetricRecord,
    QuarantineRecord,
    Record,
    SnapshotRecord,
    SyncRecord,
)

from .table import Row

TWINS = 1_000
SNAPSHOTS = 100_000
SPAN = 90 * 86_400.0
START = 1_790_000_000.0
DAY = 86_400.0
REVISION = 350_000_000
COMMITS = 200
WRITES = 10_000
GROWTH_TWINS = 20
GROWTH_DAYS = 10
REPORTS_A_DAY = 1_440
CHANNELS = (2, 3, 4, 8)
"""Of a lock, a plug, a lamp, a radiator."""


def rows() -> list[Row]:
    """Measure in a folder that is deleted afterwards; the disk is the machine's own."""
    with TemporaryDirectory(prefix="twins-bench-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> list[Row]:
    found = await _writing(folder / "writing.db")
    large = folder / "large.db"
    found += await _reading(large)
    found += await _opening(large)
    for note, codec in (("plain", Codec()), ("encrypted", Codec({1: new_key()}, 1))):
        found.append(await _growth(folder / f"{note}.db", codec, note))
    return found


@asynccontextmanager
async def _opened(path: Path, codec: Codec | None = None) -> AsyncIterator[Database]:
    database = Database(sqlite_url(path))
    await database.async_open(codec)
    try:
        yield database
    finally:
        await database.async_close()


def _snapshot(at: float, twin: int, chance: random.Random, channels: int = 8) -> SnapshotRecord:
    """Return a snapshot with up to eight channels, those of a radiator."""
    values = {
        "on": chance.random() < 0.5, "power": round(chance.random() * 900, 1), "humidity": 47.0, "mode": "heat",
        "temperature": round(chance.gauss(20, 1), 1), "target_temperature": 21.5, "action": "heating", "window": False,
    }  # fmt: skip
    known = dict(islice(values.items(), channels))
    return SnapshotRecord(
        snapshot_id=ulid_at_time(at),
        twin_id=_twin_id(twin),
        at=round(at, 6),
        reason="hourly",
        source="device",
        revision=REVISION + chance.randrange(10**6),
        values=known,
        changed={key: round(at - chance.random() * 7200, 6) for key in known},
        health=round(chance.uniform(60, 100), 1),
        checksum=chance.randbytes(32).hex(),
    )


def _twin_id(number: int) -> str:
    return f"01JTWIN{number:019}"


async def _writing(path: Path) -> list[Row]:
    chance = random.Random(1)
    loop_time, taken, bare = [], [], []
    async with _opened(path) as database:
        for number in range(COMMITS):
            snapshot = _snapshot(START + number, number % TWINS, chance)
            before = perf_counter()
            await database.async_commit(snapshot)
            taken.append(perf_counter() - before)
        many = [_snapshot(START + 1000 + number, number % TWINS, chance) for number in range(WRITES)]
        began = perf_counter()
        for snapshot in many:
            before = thread_time()
            database.write(snapshot)
            loop_time.append(thread_time() - before)
        await database.async_flush()
        batched = (perf_counter() - began) / WRITES
    connection = sqlite3.connect(path.with_name("bare.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB)")
    for _ in range(COMMITS):
        payload = chance.randbytes(250)
        before = perf_counter()
        connection.execute("INSERT INTO t (b) VALUES (?)", (payload,))
        bare.append(perf_counter() - before)
    connection.close()
    return [
        _milliseconds("one insert on this disk, bare sqlite3", bare, "flushed"),
        _milliseconds("snapshot acknowledged", taken, "one at a time"),
        Row(name="the same, 95th percentile", value=1e3 * float(np.quantile(taken, 0.95)), unit="ms"),
        Row(name="snapshot queued", value=1e6 * float(np.mean(loop_time)), unit="µs", note="CPU of the event loop"),
        Row(name="snapshot written in batches", value=1e6 * batched, unit="µs", note=f"{WRITES:,} at once, until safe"),
    ]


async def _reading(path: Path) -> list[Row]:
    chance = random.Random(2)
    async with _opened(path) as database:
        for start in range(0, SNAPSHOTS, 5_000):
            await database.async_commit(
                *(
                    _snapshot(START + number * SPAN / SNAPSHOTS, number % TWINS, chance)
                    for number in range(start, start + 5_000)
                )
            )
        taken = []
        end = START + SPAN
        for twin in range(30):
            query = partial(queries.snapshots, twin_id=_twin_id(twin), start=end - 7 * DAY, end=end)
            before = perf_counter()
            week = await database.async_read(query)
            taken.append(perf_counter() - before)
        busy_id = _twin_id(TWINS)
        await database.async_commit(*(_snapshot(end - 7 * DAY + n * 600, TWINS, chance) for n in range(1_008)))
        query = partial(queries.snapshots, twin_id=busy_id, start=end - 7 * DAY, end=end, limit=10_000)
        before = perf_counter()
        busy = await database.async_read(query)
        full_week = perf_counter() - before
    note = f"{len(week)} of {SNAPSHOTS:,} snapshots of {TWINS:,} twins"
    return [
        _milliseconds("history of a week, quiet twin", taken, note),
        _milliseconds("history of a week, every ten minutes", [full_week], f"{len(busy):,} snapshots"),
    ]


async def _opening(path: Path) -> list[Row]:
    killed = path.with_name("killed.db")
    taken = [await _time_to_open(path) for _ in range(5)]
    async with _opened(path) as database:
        size = f"{await database.async_read(facts.bytes_used) / 1e6:.0f} MB"
        await database.async_hold_file()
        copyfile(path, killed)
    checked = []
    for number in range(3):
        crashed = path.with_name(f"crashed_{number}.db")
        copyfile(killed, crashed)
        checked.append(await _time_to_open(crashed))
    empty = [await _time_to_open(path.with_name(f"empty_{number}.db")) for number in range(5)]
    many = f"{TWINS:,} twins, {SNAPSHOTS:,} snapshots"
    return [
        _milliseconds("open an empty database", empty, "tables are made"),
        _milliseconds(f"open {many}", taken, size),
        _milliseconds("the same after a crash", checked, "the file is looked through"),
    ]


def _milliseconds(name: str, seconds: list[float], note: str = "") -> Row:
    return Row(name=name, value=1e3 * float(np.median(seconds)), unit="ms", note=note)


async def _time_to_open(path: Path) -> float:
    before = perf_counter()
    async with _opened(path) as database:
        taken = perf_counter() - before
        assert database.available
    return taken


async def _growth(path: Path, codec: Codec, note: str) -> Row:
    """Return what a day of a twin costs: as time goes, twins take turns, so that rows lie as they do at home."""
    chance = random.Random(3)
    async with _opened(path, codec) as database:
        sizes = []
        pending: list[ForecastRecord] = []
        for day in range(GROWTH_DAYS + 1):
            for hour in range(24):
                at = START + day * DAY + hour * 3600
                for twin in range(GROWTH_TWINS):
                    made = list(_hour(at, twin, chance))
                    pending += (record for record in made if isinstance(record, ForecastRecord))
                    database.write(*made)
                due = [record for record in pending if record.due_at <= at + 3600]
                pending = [record for record in pending if record.due_at > at + 3600]
                database.write(*(replace(one, outcome=20 + chance.random(), score=chance.random()) for one in due))
                await database.async_flush()
            sizes.append(await database.async_read(facts.bytes_used))
    grown = (sizes[-1] - sizes[0]) / GROWTH_DAYS / GROWTH_TWINS
    return Row(name=f"growth per twin and day, {note}", value=grown / 1000, unit="kB", goal="≤ 20",
               note=f"48 snapshots, {REPORTS_A_DAY} reconciles, {24 * len(HORIZONS)} scored forecasts")  # fmt: skip


def _hour(at: float, twin: int, chance: random.Random) -> Iterator[Record]:
    """Return what a twin writes in an hour: two snapshots, a forecast for each horizon, and what else happens."""
    name = _twin_id(twin)
    for part in range(2):
        yield _snapshot(at + part * 1800 + chance.random() * 60, twin, chance, CHANNELS[twin % len(CHANNELS)])
    for number in range(REPORTS_A_DAY // 24):
        yield SyncRecord(twin_id=name, at=at + 60 * number, duration=chance.random() / 100, outcome="unchanged")
    for horizon in map(float, HORIZONS):
        known = chance.random()
        yield ForecastRecord(
            twin_id=name, channel="temperature", made_at=at, due_at=at + horizon,
            horizon=horizon, value=20 + known, low90=19 + known, high90=21 + known, persistence=20.0,
        )  # fmt: skip
    hour = int(at % DAY // 3600)
    if hour % 6 == 0:
        yield MetricRecord(twin_id=name, day=f"day {int(at // DAY)}", name=f"figure_{hour}", value=chance.random())
        verdict = {"verdict": "approved", "confidence": chance.random()}
        user, context = chance.randbytes(16).hex(), ulid_at_time(at)
        yield AuditRecord(at=at, action="check_action", twin_id=name, user_id=user, context_id=context, data=verdict)
    if hour % 8 == 0:
        data = {"twin": "Radiator", "channel": "temperature", "expected": 21.0, "actual": chance.gauss(20, 1)}
        yield EventRecord(event_id=ulid_at_time(at), twin_id=name, at=at, category="divergence", severity="low",
                          kind="divergence_began", data=data)  # fmt: skip
        yield SyncRecord(twin_id=name, at=at + 1, duration=0.01, outcome="repaired", changed={"temperature": 20.5})
        yield QuarantineRecord(twin_id=name, at=at, channel="temperature", value="unknown", reason="not_a_number",
                               entity_id="sensor.radiator_temperature")  # fmt: skip
