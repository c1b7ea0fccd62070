"""Payloads as bytes: compact JSON, deflated where that is shorter, sealed with AES-GCM where a key is given.

Layout: one byte says what follows (0 JSON, 1 deflated, 2 sealed, 3 deflated with the words that most rows share).
Sealed: number of the key, 96-bit random nonce, ciphertext and tag of NIST SP 800-38D; the row the payload belongs to
is authenticated with it, so that a payload cannot be moved to another row.
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
SHORTENED: Final = 3
NONCE: Final = 12
KEY_BYTES: Final = 32
DEFLATE_FROM: Final = 40
"""Bytes below which deflating gains nothing."""
SHORTEN_TO: Final = 2_000
"""Bytes above which a text has words enough of its own."""
_WORDS: Final = (
    b'"request":{"result":{"outcome":null,"score":"severity":"high","medium","low","critical","unit":"percent":'
    b'"channel":"humidity","brightness","position","energy","reason":"unknown","unavailable","not_a_number",'
    b'"value":"entity_id":"binary_sensor.switch.light.climate.sensor.","before":{"after":{"success":null,'
    b'"undone_at":null,"expected":"actual":"duration":"since":"confidence":"decision":"denied","needs_approval",'
    b'"approved","verdict":"twin":"target_temperature":"temperature":"power":"mode":"off","auto","cool","heating",'
    b'"idle","open","closed","locked","unlocked","playing","paused","standby","command","changed","rollback",'
    b'"restore","simulation","created","user","automation","twin","hourly","device",null,true,false,"heat",'
    b'{"action":"run_action","check_action","at":17,"automation":null,"context_id":"01","data":{},"reason":null,'
    b'"seq":1,"twin_id":"01","user_id":null}'
)
"""What deflating starts from. Part of the format: another text needs another first byte."""


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


def squeeze(raw: bytes) -> bytes:
    """Return raw in the shortest form, which its first byte names."""
    if len(raw) < DEFLATE_FROM:
        return bytes((PLAIN,)) + raw
    kind = SHORTENED if len(raw) <= SHORTEN_TO else DEFLATED
    deflate = zlib.compressobj(6, wbits=-15, zdict=_WORDS) if kind == SHORTENED else zlib.compressobj(6, wbits=-15)
    short = deflate.compress(raw) + deflate.flush()
    return bytes((kind,)) + short if len(short) < len(raw) else bytes((PLAIN,)) + raw


def expand(packed: bytes) -> bytes:
    """Return what was squeezed. Raises StoreError for bytes that never were."""
    if packed[0] == PLAIN:
        return packed[1:]
    if packed[0] not in (DEFLATED, SHORTENED):
        raise StoreError("a row in an unknown form")
    inflate = zlib.decompressobj(wbits=-15, zdict=_WORDS) if packed[0] == SHORTENED else zlib.decompressobj(wbits=-15)
    try:
        raw = inflate.decompress(packed[1:])
    except zlib.error as err:
        raise StoreError("a row that cannot be inflated") from err
    if not inflate.eof:
        raise StoreError("a row of which the end is missing")
    return raw


@dataclass(frozen=True, slots=True)
class Codec:
    """Makes payloads and reads them. keys by their number; current None writes plainly. Keys never show in repr."""

    keys: Mapping[int, bytes] = field(default_factory=dict, repr=False)
    current: int | None = None

    def encode(self, raw: bytes, row: bytes) -> bytes:
        """Return raw as a payload of the row that row identifies."""
        packed = squeeze(raw)
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
        return expand(payload)

    def is_current(self, payload: bytes) -> bool:
        """Return whether a payload is written the way this codec writes."""
        if payload[0] == SEALED:
            return payload[1] == self.current
        return self.current is None


def new_key() -> bytes:
    """Return a random key for AES-256-GCM."""
    return os.urandom(KEY_BYTES)
