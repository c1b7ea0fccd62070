"""The code that an approval may ask for: kept as a salted hash only, and guessed at a few times only."""

import hashlib
import hmac
import secrets
import time
from collections import defaultdict, deque
from typing import Final

MOST_WRONG: Final = 5
"""Wrong codes that one person may give within WRONG_WITHIN s: guessing four figures then takes weeks."""
WRONG_WITHIN: Final = 1800.0


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


class Attempts:
    """How often each person gave a code lately; an attempt counts as wrong until it is known to be right."""

    def __init__(self) -> None:
        """Nobody gave any yet."""
        self._at: defaultdict[str | None, deque[float]] = defaultdict(lambda: deque(maxlen=MOST_WRONG))

    def begin(self, user_id: str | None) -> float | None:
        """Count an attempt of a user (None: of no user); where there were too many, return in how many s to try again.

        Attempts at once count as well as those one after the other.
        """
        at, now = self._at[user_id], time.time()
        if len(at) == MOST_WRONG and now < at[0] + WRONG_WITHIN:
            return at[0] + WRONG_WITHIN - now
        at.append(now)
        return None

    def forget(self, user_id: str | None) -> None:
        """Forget the attempts of somebody who knows the code."""
        self._at.pop(user_id, None)
