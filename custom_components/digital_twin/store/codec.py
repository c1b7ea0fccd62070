"""Payloads as bytes: compact JSON, deflated where that is shorter, sealed with AES-GCM where a key is given.

Layout: one byte says what follows (0 JSON, 1 deflated JSON, 2 sealed). Sealed: number of the key, 96-bit random nonce,
ciphertext and tag of NIST SP 800-38D; the row the payload belongs to is authenticated with it, so that a payload
cannot be moved to another row.
"""

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import RefusedError, StoreError

PLAIN: Final = 0
DEFLATED: Final = 1
SEALED: Final = 2
NONCE: Final = 12
KEY_BYTES: Final = 32
DEFLATE_FROM: Final = 300
"""Bytes below which deflating gains nothing."""


def to_json(value: Any) -> bytes:
    """Return value as JSON with sorted keys; numbers that are none become null. Raises RefusedError."""
    try:
        return orjson.dumps(value, default=_plain, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    except (TypeError, ValueError) as err:  # fmt: skip
        raise RefusedError(f"not a JSON value: {err}") from None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(type(value).__name__)


def from_json(raw: bytes | str) -> Any:
    """Return the value of JSON that to_json made."""
    return orjson.loads(raw)


@dataclass(frozen=True, slots=True)
class Codec:
    """Makes payloads and reads them. keys by their number; current None writes plainly. Keys never show in repr."""

    keys: Mapping[int, bytes] = field(default_factory=dict, repr=False)
    current: int | None = None

    def encode(self, raw: bytes, row: bytes) -> bytes:
        """Return raw as a payload of the row that row identifies."""
        packed = bytes((PLAIN,)) + raw
        if len(raw) >= DEFLATE_FROM:
            deflated = zlib.compress(raw, 6)
            if len(deflated) < len(raw):
                packed = bytes((DEFLATED,)) + deflated
        if self.current is None:
            return packed
        nonce = os.urandom(NONCE)
        sealed = AESGCM(self.keys[self.current]).encrypt(nonce, packed, row)
        return bytes((SEALED, self.current)) + nonce + sealed

    def decode(self, payload: bytes, row: bytes) -> bytes:
        """Return the raw bytes of a row's payload. Raises StoreError: no key, or not this row's."""
        if payload[0] == SEALED:
            key = self.keys.get(payload[1])
            if key is None:
                raise StoreError("the key of an encrypted row is missing")
            try:
                payload = AESGCM(key).decrypt(payload[2 : 2 + NONCE], payload[2 + NONCE :], row)
            except InvalidTag:
                raise StoreError("an encrypted row was changed or belongs elsewhere") from None
        return zlib.decompress(payload[1:]) if payload[0] == DEFLATED else payload[1:]

    def is_current(self, payload: bytes) -> bool:
        """Return whether a payload is written the way this codec writes."""
        if payload[0] == SEALED:
            return payload[1] == self.current
        return self.current is None


def new_key() -> bytes:
    """Return a random key for AES-256-GCM."""
    return os.urandom(KEY_BYTES)
