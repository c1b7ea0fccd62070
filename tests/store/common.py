"""Records of every kind, and a database in a folder of its own."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from ulid_transform import bytes_to_ulid

from custom_components.digital_twin.store.codec import Codec
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.engine import sqlite_url
from custom_components.digital_twin.store.records import (
    AuditRecord,
    CorrectionRecord,
    EventRecord,
    ForecastRecord,
    MetricRecord,
    QuarantineRecord,
    ScenarioRecord,
    SnapshotRecord,
    SyncRecord,
)

NOW = 1_790_000_000.25
KEY = bytes(range(32))
SEALED = Codec({3: KEY}, 3)


@asynccontextmanager
async def opened(place: Path | str, codec: Codec | None = None) -> AsyncIterator[Database]:
    """Open a database, in a file `twins.db` of a folder or at a URL, and close it again."""
    database = Database(place if isinstance(place, str) else sqlite_url(place / "twins.db"))
    await database.async_open(codec)
    try:
        yield database
    finally:
        await database.async_close()


def ulid(at: float, what: str) -> str:
    """Return the same id for the same time and thing."""
    return bytes_to_ulid(int(at * 1000).to_bytes(6) + sha256(f"{at} {what}".encode()).digest()[:10])


def snapshot(at: float = NOW, twin_id: str = "lamp", **more: Any) -> SnapshotRecord:
    values: Mapping[str, Any] = {"on": True, "brightness": 62.5, "effect": "rainbow"}
    details: dict[str, Any] = {
        "snapshot_id": ulid(at, f"snapshot {twin_id}"),
        "reason": "command",
        "source": "automation",
        "context": {"id": "01CONTEXT", "parent_id": None, "user_id": "anna"},
        "revision": 17,
        "values": values,
        "changed": {"on": at - 3.7, "brightness": at},
        "health": 98.5,
        "checksum": "0123456789abcdef" * 4,
    }
    return SnapshotRecord(twin_id=twin_id, at=at, **details | more)


def event(at: float = NOW, twin_id: str | None = "lamp", **more: Any) -> EventRecord:
    details: dict[str, Any] = {
        "event_id": ulid(at, f"event {twin_id}"),
        "category": "guard",
        "severity": "high",
        "kind": "verdict",
        "data": {"decision": "denied", "reasons": ["cold", "nobody_home"]},
    }
    return EventRecord(twin_id=twin_id, at=at, **details | more)


def forecast(made_at: float = NOW, twin_id: str = "lamp", **more: Any) -> ForecastRecord:
    details: dict[str, Any] = {
        "channel": "brightness",
        "due_at": made_at + 900.0,
        "horizon": 900.0,
        "value": 21.37,
        "low90": 20.1,
        "high90": 22.6,
        "persistence": 21.0,
    }
    return ForecastRecord(twin_id=twin_id, made_at=made_at, **details | more)


def audit(at: float = NOW, action: str = "run_action", **more: Any) -> AuditRecord:
    details: dict[str, Any] = {"twin_id": "lamp", "user_id": "anna", "reason": "because", "data": {"on": True}}
    return AuditRecord(at=at, action=action, **details | more)


def metric(
    day: str = "2026-09-21", twin_id: str | None = "lamp", value: float = 3.0, name: str = "syncs"
) -> MetricRecord:
    return MetricRecord(twin_id=twin_id, day=day, name=name, value=value)


def sync(at: float = NOW, twin_id: str = "lamp", outcome: str = "repaired", **more: Any) -> SyncRecord:
    details: dict[str, Any] = {"duration": 0.25, "changed": {"on": True} if outcome == "repaired" else {}}
    return SyncRecord(twin_id=twin_id, at=at, outcome=outcome, **details | more)


def scenario(at: float = NOW, **more: Any) -> ScenarioRecord:
    details: dict[str, Any] = {
        "scenario_id": ulid(at, "scenario"),
        "kind": "scenario",
        "name": "Cold snap",
        "request": {"library": "cold_snap"},
        "result": {"temperature": [20.0 + step / 10 for step in range(200)]},
        "seed": 4,
    }
    return ScenarioRecord(at=at, **details | more)


def correction(at: float = NOW, twin_id: str = "lamp", **more: Any) -> CorrectionRecord:
    details: dict[str, Any] = {
        "correction_id": ulid(at, f"correction {twin_id}"),
        "rule": "accept_shift",
        "before": {"expected": 20.0},
        "after": {"expected": 21.0},
    }
    return CorrectionRecord(twin_id=twin_id, at=at, **details | more)


def quarantined(at: float = NOW, twin_id: str = "lamp") -> QuarantineRecord:
    return QuarantineRecord(
        twin_id=twin_id, at=at, channel="brightness", value="much", reason="not_a_number", entity_id="light.lamp"
    )
