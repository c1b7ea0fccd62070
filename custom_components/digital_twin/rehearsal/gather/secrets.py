"""Secrets stay at home: values under telling keys, and whatever stands in secrets.yaml, are replaced by a word."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

HIDDEN: Final = "hidden"
CODE: Final = "0000"
SECRET_KEYS: Final = re.compile(
    r"(^|_)(code|pin|pass|passwd|password|passphrase|token|secret|api_?key|access_?key|private_?key|auth|authorization"
    r"|cookie|credentials?|url|uri|webhook_id|username|bearer)($|_)",
    re.IGNORECASE,
)
ALLOWED_KEYS: Final = frozenset({"code_format", "code_arm_required", "source_url", "entity_picture", "pin_required"})
STRUCTURAL: Final = re.compile(r"^(\d{1,2}:\d{2}(:\d{2})?|[a-z_]+\.[a-z0-9_]+|-?[\d.]+|on|off|true|false)$")
"""Values that make an automation what it is, secret or not: times, entities, numbers."""
WITHIN: Final = (
    (re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"), HIDDEN),
    (
        re.compile(
            r"([?&](?:access_token|api_?key|auth(?:sig)?|code|key|password|pin|secret|sig|token)=)[^&\s\"'}]+",
            re.IGNORECASE,
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"\b((?:Bearer|Basic)\s+)[\w.~+/=-]{8,}", re.IGNORECASE), rf"\1{HIDDEN}"),
)
"""Secrets in the middle of a text, whatever key it stands under: in addresses and in headers."""
CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SHORTEST: Final = 4


class Redactor:
    """Copies configurations as plain JSON types, with secrets replaced; hidden counts how many."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """Take the values known to be secret."""
        wanted = {value for value in known if len(value) >= SHORTEST and not STRUCTURAL.match(value)}
        self._known = sorted(wanted, key=lambda value: (-len(value), value))
        self.hidden = 0

    def plain(self, value: Any, key: str = "") -> Any:
        """Return a copy of a configuration's value that stands under key."""
        if key and not isinstance(value, bool | None) and self._is_secret(key):
            return self._hide(value)
        if isinstance(value, Mapping):
            return {self.text(str(name)): self.plain(item, str(name)) for name, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
            return [self.plain(item) for item in items]
        return self._scalar(value)

    def _scalar(self, value: Any) -> Any:
        if isinstance(value, bool | None):
            return value
        if isinstance(value, int | float):
            return float(value) if isinstance(value, float) else int(value)
        return self.text(str(getattr(value, "template", value)))

    def _is_secret(self, key: str) -> bool:
        plain = re.sub(r"[-. ]", "_", CAMEL.sub("_", key)).lower()
        return plain not in ALLOWED_KEYS and SECRET_KEYS.search(plain) is not None

    def _hide(self, value: Any) -> Any:
        """Return what stands in for a secret: of the same kind, so that it is accepted where the secret was."""
        if isinstance(value, Mapping):
            return {str(name): self._hide(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._hide(item) for item in value]
        self.hidden += 1
        return CODE if isinstance(value, int | float) or str(value).isdigit() else HIDDEN

    def text(self, text: str) -> str:
        """Return a text without the values known to be secret."""
        for secret in self._known:
            if secret in text:
                self.hidden += 1
                text = text.replace(secret, HIDDEN)
        if "@" in text or "=" in text or " " in text:
            for pattern, instead in WITHIN:
                text, count = pattern.subn(instead, text)
                self.hidden += count
        return text


def secret_values(content: Any) -> list[str]:
    """Return the values of a secrets file's content."""
    return [str(value) for value in content.values() if value is not None] if isinstance(content, Mapping) else []
