"""The audit's hash chain: each row's hash covers the row and the hash before it, so that no row can be changed alone.

hash(n) = SHA-256(hash(n−1) ‖ JSON of row n). The JSON is kept byte for byte as it was hashed. After a purge the chain
begins at an anchor, which holds the last purged row's number and hash. A chain without a secret shows tampering by
whoever does not rewrite all rows after it; whoever keeps a hash elsewhere can prove even that.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from .codec import from_json, to_json
from .errors import StoreError
from .records import AuditRecord, AuditRow
from .redact import redacted

GENESIS: Final = bytes(32)
_FIELDS: Final = ("at", "action", "twin_id", "user_id", "automation", "context_id", "reason")


@dataclass(frozen=True, slots=True)
class Head:
    """The last link: its number and hash."""

    seq: int = 0
    hash: bytes = GENESIS


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLink:
    """A row as it stands in the table; raw is None where the payload could not be read."""

    seq: int
    at: float
    action: str
    twin_id: str | None
    raw: bytes | None
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Result of verifying: rows read, first and last number, the first broken row and why, the head's hash (hex)."""

    rows: int
    first: int | None
    last: int | None
    head: str
    anchor: int | None = None
    broken: int | None = None
    reason: str | None = None

    @property
    def intact(self) -> bool:
        """Return whether no row is broken."""
        return self.broken is None


def link(head: Head, record: AuditRecord) -> tuple[Head, bytes]:
    """Return the chain's next head and the bytes of the row that leads there. Raises RefusedError."""
    seq = head.seq + 1
    content: dict[str, Any] = {"seq": seq, "data": redacted(record.data)}
    content |= {name: getattr(record, name) for name in _FIELDS}
    raw = to_json(content)
    return Head(seq, next_hash(head.hash, raw)), raw


def next_hash(previous: bytes, raw: bytes) -> bytes:
    """Return the hash of a row after the row of hash previous."""
    return hashlib.sha256(previous + raw).digest()


def read(stored: StoredLink, previous: bytes) -> AuditRow:
    """Return a row as a record. Raises StoreError where its payload cannot be read."""
    if stored.raw is None:
        raise StoreError(f"audit row {stored.seq} cannot be read")
    content = from_json(stored.raw)
    record = AuditRecord(data=content["data"], **{name: content[name] for name in _FIELDS})
    return AuditRow(seq=stored.seq, record=record, previous=previous.hex(), hash=stored.hash.hex())


def verify(links: Iterable[StoredLink], start: Head, anchor: int | None = None) -> Verification:
    """Walk the chain from the head before its first row; names the first row that is missing, moved or changed."""
    head, rows, first = start, 0, None
    for stored in links:
        first = stored.seq if first is None else first
        if reason := _fault(stored, head):
            return Verification(
                rows=rows, first=first, last=stored.seq, head=head.hash.hex(), anchor=anchor,
                broken=head.seq + 1 if reason == "missing" else stored.seq, reason=reason,
            )  # fmt: skip
        head = Head(stored.seq, stored.hash)
        rows += 1
    last = head.seq if rows else None
    return Verification(rows=rows, first=first, last=last, head=head.hash.hex(), anchor=anchor)


def _fault(stored: StoredLink, before: Head) -> str | None:
    if stored.seq != before.seq + 1:
        return "missing"
    if stored.raw is None:
        return "unreadable"
    if next_hash(before.hash, stored.raw) != stored.hash:
        return "changed"
    content = from_json(stored.raw)
    shown = (stored.seq, stored.at, stored.action, stored.twin_id)
    return None if shown == tuple(content[name] for name in ("seq", "at", "action", "twin_id")) else "changed"
