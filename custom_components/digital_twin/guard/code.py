"""The code that an approval may ask for: kept as a salted hash only."""

import hashlib
import hmac
import secrets


def hash_code(code: str) -> str:
    """Return what is kept of a code: a salt and its scrypt hash (RFC 7914), both in hex."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_derived(code, salt).hex()}"


def verify_code(kept: str, code: str) -> bool:
    """Return whether a code is the one that was kept, in constant time."""
    salt, _, derived = kept.partition("$")
    return hmac.compare_digest(_derived(code, bytes.fromhex(salt)).hex(), derived)


def _derived(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, n=2**12, r=8, p=1)
