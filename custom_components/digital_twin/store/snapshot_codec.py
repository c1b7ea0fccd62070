"""Snapshots as few bytes: names of channels by a numbered layout, times as doubles, the checksum as bytes."""

import struct
from collections.abc import Callable
from math import isnan, nan
from typing import Any, Final

from .codec import from_json, to_json
from .records import SnapshotRecord, Value

_LENGTHS: Final = struct.Struct("<HH")


def names_of(record: SnapshotRecord) -> tuple[str, ...]:
    """Return the layout of a snapshot: the channels it tells about, sorted."""
    return tuple(sorted(record.values.keys() | record.changed.keys()))


def pack(record: SnapshotRecord, layout: int) -> bytes:
    """Return all of a snapshot but its id, twin and time. Raises RefusedError for values that are none."""
    names = names_of(record)
    checksum = _digest(record.checksum)
    values = [record.values.get(name) for name in names]
    context = None
    if record.context is not None:
        context = [record.context.get(key) for key in ("id", "parent_id", "user_id")]
    head = to_json([layout, record.reason, record.source, context, record.revision, record.health, values])
    times = struct.pack(f"<{len(names)}d", *(record.changed.get(name, nan) for name in names))
    return _LENGTHS.pack(len(names), len(checksum)) + times + checksum + head


def unpack(
    raw: bytes, snapshot_id: str, twin_id: str, at: float, names: Callable[[int], tuple[str, ...]]
) -> SnapshotRecord:
    """Return the snapshot that was packed; names gives the channels of a layout."""
    count, size = _LENGTHS.unpack_from(raw)
    start = _LENGTHS.size + 8 * count
    times = struct.unpack_from(f"<{count}d", raw, _LENGTHS.size)
    layout, reason, source, context, revision, health, values = from_json(raw[start + size :])
    channels = names(layout)
    kept: dict[str, Value] = {
        name: _value(value) for name, value in zip(channels, values, strict=True) if value is not None
    }
    return SnapshotRecord(
        snapshot_id=snapshot_id,
        twin_id=twin_id,
        at=at,
        reason=reason,
        source=source,
        context=None if context is None else dict(zip(("id", "parent_id", "user_id"), context, strict=True)),
        revision=revision,
        values=kept,
        changed={name: time for name, time in zip(channels, times, strict=True) if not isnan(time)},
        health=health,
        checksum=_text(raw[start : start + size]),
    )


def _value(value: Any) -> Value:
    return value  # type: ignore[no-any-return]  # a JSON leaf that pack was given as a Value


def _digest(checksum: str) -> bytes:
    """Return a hexadecimal checksum as its bytes, any other as text; the first byte tells which."""
    try:
        raw = bytes.fromhex(checksum)
    except ValueError:
        raw = b""
    return b"h" + raw if raw.hex() == checksum else b"t" + checksum.encode()


def _text(digest: bytes) -> str:
    return digest[1:].hex() if digest[:1] == b"h" else digest[1:].decode()
