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
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from ulid_transform import ulid_now

PACKAGE = "custom_components.digital_twin"
LONGEST = 0.16
TASKS = 4
KINDS = (
    "snapshot", "verdict", "seen", "approval", "scenario", "correction", "undone", "quarantined", "replayed",
)  # fmt: skip


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

        async def load(number: int) -> None:
            chance = random.Random(f"{seed} {number}")
            twin = f"twin_{number}"
            for kind, key, main in _deeds(chance, twin, records):
                now = time.time()
                audit = records.AuditRecord(at=now, action="run_action", twin_id=twin, context_id=key, reason=kind)
                database.write(
                    records.ForecastRecord(
                        twin_id=twin, channel=f"c{chance.randrange(5)}", made_at=now,
                        due_at=now - 1e9 * (chance.random() < 0.3), horizon=60.0, value=1.0, low90=0.0, high90=2.0,
                        persistence=1.0,
                    ),
                    records.MetricRecord(twin_id=twin, day="2026-01-01", name="syncs", value=chance.random()),
                    records.SyncRecord(twin_id=twin, at=now, duration=0.1, outcome="repaired", changed={"on": True}),
                )  # fmt: skip
                if kind == "replayed":
                    believed = partial(store("twin_purge").forget_quarantined, twin_id=twin, items=[(main.at, "c")])
                    await database.async_run(believed, records=[audit])
                else:
                    await database.async_commit(*([] if main is None else [main]), audit)
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


def _deeds(chance: random.Random, twin: str, records: Any) -> Iterator[tuple[str, str, Any]]:
    """Give what is done one after the other: kind, key, and the record it is about (None: the audit alone).

    What is seen, undone or replayed was written before, as long ago as chance has it.
    """
    open_events, open_corrections, open_reports = [], [], []
    while True:
        now, key = time.time(), ulid_now()
        match chance.choice(KINDS):
            case "snapshot":
                yield "snapshot", key, records.SnapshotRecord(
                    snapshot_id=key, twin_id=twin, at=now, reason="command", source="user", revision=1,
                    values={"on": True, f"level_{chance.randrange(3)}": chance.random()}, changed={"on": now},
                    checksum="ab" * 32,
                )  # fmt: skip
            case "verdict":
                event = records.EventRecord(
                    event_id=key, twin_id=twin, at=now, category="guard", severity="low", kind="verdict",
                    data={"decision": "approved", "n": chance.random()},
                )  # fmt: skip
                open_events.append(event)
                yield "verdict", key, event
            case "approval":
                yield "approval", key, None
            case "scenario":
                yield (
                    "scenario",
                    key,
                    records.ScenarioRecord(
                        scenario_id=key,
                        at=now,
                        kind="scenario",
                        request={"n": chance.random()},
                        result={"fails": False},
                    ),
                )
            case "correction":
                correction = records.CorrectionRecord(
                    correction_id=key, twin_id=twin, at=now, rule="accept_shift", before={"n": 1}, after={"n": 2}
                )
                open_corrections.append(correction)
                yield "correction", key, correction
            case "quarantined":
                report = records.QuarantineRecord(
                    twin_id=twin, at=now, channel="c", value=key, reason="not_a_number", entity_id="sensor.x"
                )
                open_reports.append(report)
                yield "quarantined", key, report
            case "seen" if open_events:
                event = _one_of(open_events, chance)
                yield "seen", event.event_id, replace(event, acknowledged_at=now, acknowledged_by="somebody")
            case "undone" if open_corrections:
                correction = _one_of(open_corrections, chance)
                yield "undone", correction.correction_id, replace(correction, undone_at=now, success=0.0)
            case "replayed" if open_reports:
                report = _one_of(open_reports, chance)
                yield "replayed", report.value, report


def _one_of(waiting: list[Any], chance: random.Random) -> Any:
    return waiting.pop(chance.randrange(len(waiting)))


def _faults(queries: Any, noted: list[str], connection: Any) -> str:
    acknowledged = {tuple(line.split()) for line in noted if line}
    rows = queries.audit(connection, limit=10**6)
    audited = {(row.record.reason, row.record.context_id) for row in rows}
    if missing := acknowledged - audited:
        return f"{len(missing)} audit rows missing, {min(missing)} among them"
    present = _present(queries, connection)
    for kind in sorted(set(KINDS) - {"approval", "replayed"}):
        told = {key for one, key in audited if one == kind}
        if kind == "quarantined":
            told -= {key for one, key in audited if one == "replayed"}
        if told != present[kind]:
            return f"{kind}: {len(told - present[kind])} lost, {len(present[kind] - told)} there without its audit"
    chain = queries.verify_audit(connection)
    if not chain.intact or chain.rows != len(rows):
        return f"chain broken: {chain}"
    return _inconsistencies(queries, connection)


def _present(queries: Any, connection: Any) -> dict[str, set[str]]:
    """Return by kind what of it is there, by key."""
    twins = [f"twin_{number}" for number in range(TASKS)]
    events = queries.events(connection, limit=10**6)
    corrections = [one for twin in twins for one in queries.corrections(connection, twin_id=twin, limit=10**6)]
    return {
        "snapshot": {one.snapshot_id for twin in twins for one in queries.snapshots(connection, twin, limit=10**6)},
        "verdict": {one.event_id for one in events},
        "seen": {one.event_id for one in events if one.acknowledged_at is not None},
        "correction": {one.correction_id for one in corrections},
        "undone": {one.correction_id for one in corrections if one.undone_at is not None},
        "scenario": {one.scenario_id for one in queries.scenarios(connection, limit=10**6)},
        "quarantined": {one.value for twin in twins for one in queries.quarantine(connection, twin, limit=10**6)},
    }


def _inconsistencies(queries: Any, connection: Any) -> str:
    check = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    if check != "ok":
        return f"file damaged: {check}"
    for table, column, other in (
        ("snapshots", "twin", "twins"), ("events", "twin", "twins"), ("forecasts", "twin", "twins"),
        ("sync_history", "twin", "twins"), ("channels", "twin", "twins"), ("corrections", "twin", "twins"),
        ("quarantine", "twin", "twins"),
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
    for name in (
        "engine", "codec", "forecast_codec", "records", "schema", "database", "queries", "retention", "twin_purge",
    ):  # fmt: skip
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
