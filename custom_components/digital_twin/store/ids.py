"""Ids as bytes: a ULID takes 16 bytes instead of 26 and keeps its order in time; any other id is kept as it is."""

from typing import Final

from ulid_transform import bytes_to_ulid, ulid_to_bytes

from .errors import RefusedError

LONGEST: Final = 63
_ULID: Final = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_OTHER: Final = b"\xff"


def to_key(text: str) -> bytes:
    """Return an id as the key of its row. Raises RefusedError where it is empty or too long."""
    if len(text) == 26 and text[0] < "7" and _ULID.issuperset(text):
        return bytes(ulid_to_bytes(text))
    raw = _OTHER + text.encode()
    if not 1 < len(raw) <= LONGEST:
        raise RefusedError(f"an id of {len(raw) - 1} bytes: 1 to {LONGEST - 1} are allowed")
    return raw


def from_key(key: bytes) -> str:
    """Return the id of a row's key; the inverse of to_key."""
    return key[1:].decode() if key[:1] == _OTHER else bytes_to_ulid(bytes(key))


def time_of(key: bytes) -> float | None:
    """Return the time (epoch s) that is part of a ULID, None for any other id."""
    return None if key[:1] == _OTHER else int.from_bytes(key[:6]) / 1000.0
