"""Kills writers of one database again and again, and looks after each what was lost. Run by path, prints JSON.

    python kill_lane.py INTEGRATION_FOLDER WORK_FOLDER KILLS SEED ENCRYPTED(0|1)

A writer is a forked child under load, which notes what was acknowledged in a file (one system call each, so that the
note survives as the row must); it is killed after a random while, anywhere from before the database is open. Then
another child opens the database as a restart would and holds it against the notes.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from ulid_transform import ulid_now

PACKAGE = "custom_components.digital_twin"
LONGEST = 0.16
TASKS = 4


def bare_package(name: str, path: list[str]) -> None:
    """Enter a package that finds its modules in path but runs no `__init__`."""
    module = ModuleType(name)
    module.__path__ = path
    sys.modules[name] = module


def store(name: str) -> Any:
    """Return a module of the store."""
    return import_module(f"{PACKAGE}.store.{name}")


class Lane:
    """One database and what was acknowledged of it."""

    def __init__(self, folder: Path, *, encrypted: bool) -> None:
        self.url = store("engine").sqlite_url(folder / "twins.db")
        self.notes = folder / "acknowledged"
        self.notes.touch()
        self.complaint = folder / "complaint"
        self.codec = store("codec").Codec({7: bytes(range(32))}, 7) if encrypted else store("codec").Codec()

    async def write(self, seed: int) -> None:
        """Write under load until killed."""
        records = store("records")
        database = store("database").Database(self.url)
        await database.async_open(self.codec)
        notes = os.open(self.notes, os.O_WRONLY | os.O_APPEND)
        ids = (ulid_now() for _ in count())

        async def load(number: int) -> None:
            chance = random.Random(f"{seed} {number}")
            twin = f"twin_{number}"
            while True:
                key, now = next(ids), time.time()
                audit = records.AuditRecord(at=now, action="run_action", twin_id=twin, context_id=key, reason="because")
                if chance.random() < 0.5:
                    kind = "snapshot"
                    main = records.SnapshotRecord(
                        snapshot_id=key, twin_id=twin, at=now, reason="command", source="user", revision=1,
                        values={"on": True, f"level_{chance.randrange(3)}": chance.random()}, changed={"on": now},
                        checksum="ab" * 32,
                    )  # fmt: skip
                else:
                    kind = "verdict"
                    main = records.EventRecord(
                        event_id=key, twin_id=twin, at=now, category="guard", severity="low", kind="verdict",
                        data={"decision": "approved", "n": chance.random()},
                    )  # fmt: skip
                database.write(
                    records.ForecastRecord(
                        twin_id=twin, channel=f"c{chance.randrange(5)}", made_at=now,
                        due_at=now - 1e9 * (chance.random() < 0.3), horizon=60.0, value=1.0, low90=0.0, high90=2.0,
                        persistence=1.0,
                    ),
                    records.MetricRecord(twin_id=twin, day="2026-01-01", name="syncs", value=chance.random()),
                    records.SyncRecord(twin_id=twin, at=now, duration=0.1, outcome="repaired", changed={"on": True}),
                )  # fmt: skip
                await database.async_commit(main, audit)
                os.write(notes, f"{kind} {key}\n".encode())

        async def purge() -> None:
            retention = store("retention")
            while True:
                await database.async_run(partial(retention.purge_step, policy=retention.Policy(), now=time.time()))

        await asyncio.gather(purge(), *(load(number) for number in range(TASKS)))

    async def look(self) -> str:
        """Return what is wrong after a kill, nothing if all is well."""
        queries, database = store("queries"), store("database").Database(self.url)
        await database.async_open(self.codec)
        try:
            if not database.available or database.status.replaced:
                return f"not opened: {database.status}"
            return str(await database.async_read(partial(_faults, queries, self.notes.read_text().split("\n"))))
        finally:
            await database.async_close()


def _faults(queries: Any, noted: list[str], connection: Any) -> str:
    lines = [line.split() for line in noted if line]
    rows = queries.audit(connection, limit=10**6)
    audited = {row.record.context_id for row in rows}
    if missing := [key for _, key in lines if key not in audited]:
        return f"{len(missing)} audit rows missing, {missing[0]} first"
    present: dict[str, set[str]] = {
        "snapshot": {
            one.snapshot_id for n in range(TASKS) for one in queries.snapshots(connection, f"twin_{n}", limit=10**6)
        },
        "verdict": {one.event_id for one in queries.events(connection, limit=10**6)},
    }
    if missing := [(kind, key) for kind, key in lines if key not in present[kind]]:
        return f"{len(missing)} rows missing, {missing[0]} first"
    if audited != present["snapshot"] | present["verdict"]:
        return "a transaction was written in part"
    chain = queries.verify_audit(connection)
    if not chain.intact or chain.rows != len(rows):
        return f"chain broken: {chain}"
    return _inconsistencies(queries, connection)


def _inconsistencies(queries: Any, connection: Any) -> str:
    check = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    if check != "ok":
        return f"file damaged: {check}"
    for table, column, other in (
        ("snapshots", "twin", "twins"), ("events", "twin", "twins"), ("forecasts", "twin", "twins"),
        ("sync_history", "twin", "twins"), ("channels", "twin", "twins"),
    ):  # fmt: skip
        lost = connection.exec_driver_sql(
            f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT id FROM {other})"  # noqa: S608 -- names above
        ).scalar_one()
        if lost:
            return f"{lost} rows of {table} without their {column}"
    forecasts, unpack = store("schema").FORECASTS, store("forecast_codec").unpack
    channels = set(connection.exec_driver_sql("SELECT id FROM channels").scalars())
    for row in connection.execute(forecasts.select()):
        if {one.channel for one in unpack(queries.raw_of(connection, forecasts, row))} - channels:
            return f"forecasts of twin {row.twin} without their channel"
    return ""


def child(work: Callable[[], None]) -> int:
    """Run work in a forked child; returns its process id."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(1)
    return pid


def main(arguments: list[str]) -> None:
    """Kill, look, and print how it went."""
    folder, kills, seed = Path(arguments[1]), int(arguments[2]), int(arguments[3])
    bare_package("custom_components", [])
    bare_package(PACKAGE, [arguments[0]])
    for name in ("engine", "codec", "forecast_codec", "records", "schema", "database", "queries", "retention"):
        store(name)
    lane = Lane(folder, encrypted=arguments[4] == "1")
    chance = random.Random(seed)

    def look() -> None:
        lane.complaint.write_text(asyncio.run(lane.look()) or "fine")
        os._exit(0)

    for number in range(kills):
        writer = child(lambda number=number: asyncio.run(lane.write(seed * 10_000 + number)))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        time.sleep(chance.random() * LONGEST)
        os.kill(writer, signal.SIGKILL)
        _, status = os.waitpid(writer, 0)
        if not os.WIFSIGNALED(status):
            sys.exit(f"writer {number} ended by itself")
        lane.complaint.unlink(missing_ok=True)
        os.waitpid(child(look), 0)
        said = lane.complaint.read_text() if lane.complaint.exists() else "the looker died"
        if said != "fine":
            sys.exit(f"after kill {number}: {said}")
    sys.stdout.write(json.dumps({"kills": kills, "acknowledged": lane.notes.read_text().count("\n")}))


if __name__ == "__main__":
    main(sys.argv[1:])
