"""Snapshots as few bytes: names of channels by a numbered layout, times before the snapshot's, the checksum as bytes.

Layout: number of channels; for each the time of its last change (times); length of the checksum, the checksum; the
rest as squeezed JSON. A time is a variable-length number: 0 none, 1 a double follows, else 2 + zigzag of the
microseconds it lies before the snapshot: five bytes for an hour.
"""

import struct
from collections.abc import Callable, Iterator
from typing import Final

from .codec import expand, from_json, squeeze, to_json
from .records import SnapshotRecord, Value

_DOUBLE: Final = struct.Struct("<d")
_NONE: Final = 0
_EXACT: Final = 1


def names_of(record: SnapshotRecord) -> tuple[str, ...]:
    """Return the layout of a snapshot: the channels it tells about, sorted."""
    return tuple(sorted(record.values.keys() | record.changed.keys()))


def pack(record: SnapshotRecord, layout: int) -> bytes:
    """Return all of a snapshot but its id, twin and time. Raises RefusedError for values that are none."""
    names = names_of(record)
    packed = bytearray()
    _put(packed, len(names))
    for name in names:
        _put_time(packed, record.changed.get(name), record.at)
    checksum = _digest(record.checksum)
    _put(packed, len(checksum))
    packed += checksum
    context = None
    if record.context is not None:
        context = [record.context.get(key) for key in ("id", "parent_id", "user_id")]
    values = [record.values.get(name) for name in names]
    head = [layout, record.reason, record.source, context, record.revision, record.health, values]
    return bytes(packed) + squeeze(to_json(head))


def unpack(
    raw: bytes, snapshot_id: str, twin_id: str, at: float, names: Callable[[int], tuple[str, ...]]
) -> SnapshotRecord:
    """Return the snapshot that was packed; names gives the channels of a layout."""
    numbers = iter(raw)
    times = [_take_time(numbers, at) for _ in range(_take(numbers))]
    checksum = bytes(next(numbers) for _ in range(_take(numbers)))
    layout, reason, source, context, revision, health, values = from_json(expand(bytes(numbers)))
    channels = names(layout)
    kept: dict[str, Value] = {name: value for name, value in zip(channels, values, strict=True) if value is not None}
    return SnapshotRecord(
        snapshot_id=snapshot_id,
        twin_id=twin_id,
        at=at,
        reason=reason,
        source=source,
        context=None if context is None else dict(zip(("id", "parent_id", "user_id"), context, strict=True)),
        revision=revision,
        values=kept,
        changed={name: time for name, time in zip(channels, times, strict=True) if time is not None},
        health=health,
        checksum=_text(checksum),
    )


def _put(packed: bytearray, number: int) -> None:
    """Append a number of any size, seven bits a byte."""
    while number > 0x7F:
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    packed.append(number)


def _take(numbers: Iterator[int]) -> int:
    result = shift = 0
    for byte in numbers:
        result |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    return result


def _put_time(packed: bytearray, time: float | None, at: float) -> None:
    if time is None:
        _put(packed, _NONE)
        return
    ticks, of_at = round(time * 1e6), round(at * 1e6)
    if ticks / 1e6 != time:
        _put(packed, _EXACT)
        packed += _DOUBLE.pack(time)
        return
    before = of_at - ticks
    _put(packed, 2 + (before << 1 if before >= 0 else (-before << 1) - 1))


def _take_time(numbers: Iterator[int], at: float) -> float | None:
    number = _take(numbers)
    if number == _NONE:
        return None
    if number == _EXACT:
        (exact,) = _DOUBLE.unpack(bytes(next(numbers) for _ in range(_DOUBLE.size)))
        return float(exact)
    zigzag = number - 2
    before = -((zigzag + 1) >> 1) if zigzag & 1 else zigzag >> 1
    return (round(at * 1e6) - before) / 1e6


def _digest(checksum: str) -> bytes:
    """Return a hexadecimal checksum as its bytes, any other as text; the first byte tells which."""
    try:
        raw = bytes.fromhex(checksum)
    except ValueError:
        raw = b""
    return b"h" + raw if raw.hex() == checksum else b"t" + checksum.encode()


def _text(digest: bytes) -> str:
    return digest[1:].hex() if digest[:1] == b"h" else digest[1:].decode()
