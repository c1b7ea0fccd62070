"""Keeps codes, passwords and tokens out of everything that is written, by the names they go under."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

REDACTED: Final = "**redacted**"
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SECRET_WORDS: Final = frozenset(
    {
        "apikey", "authorization", "bearer", "code", "codes", "cookie", "credential", "credentials", "passcode",
        "passphrase", "passwd", "password", "passwords", "pin", "pincode", "pins", "pwd", "secret", "secrets", "token",
        "tokens", "usercode", "usercodes",
    }
)  # fmt: skip
_SECRET_PAIRS: Final = frozenset({("api", "key"), ("access", "key"), ("private", "key"), ("encryption", "key")})
_URL_PASSWORD: Final = re.compile(r"(?P<start>[a-z][a-z0-9+.\-]*://[^/\s:@]*:)[^\s]*@", re.IGNORECASE)
_QUERY_PASSWORD: Final = re.compile(r"(?P<start>[?&;\s](?:password|passwd|pwd|sslpassword)=)[^&;\s]*", re.IGNORECASE)


def is_secret(key: str) -> bool:
    """Return whether what stands under a key is nobody's business: alarm_code, userPin, access_token and the like."""
    words = [word.lower() for word in _WORD.findall(key)]
    return not _SECRET_WORDS.isdisjoint(words) or not _SECRET_PAIRS.isdisjoint(pairwise(words))


def redacted(value: Any) -> Any:
    """Return a copy of value, at any depth, in which nothing stands under a secret key any more.

    Mappings come back as dicts and other iterables of JSON as lists; an empty or missing secret stays as it is.
    """
    if isinstance(value, Mapping):
        return {
            key: REDACTED if isinstance(key, str) and item not in (None, "") and is_secret(key) else redacted(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [redacted(item) for item in value]
    return value


def redacted_text(text: str, *secrets: str | None) -> str:
    """Return text without the passwords of URLs in it, and without the given secrets."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "***")
    text = _URL_PASSWORD.sub(r"\g<start>***@", text)
    return _QUERY_PASSWORD.sub(r"\g<start>***", text)
