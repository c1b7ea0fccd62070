"""What somebody is told who names a channel that a twin has not."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

MOST_NAMES: Final = 3
LONGEST: Final = 80


def channel_refusal(
    twins: Sequence[TwinCoordinator], field: str, wanted: str | None, allowed: Iterable[str] | None = None
) -> tuple[str, dict[str, str]]:
    """Return key and placeholders of the sentence that refuses a channel: a wrong one, none, or of twins without any.

    allowed: by default all channels of the twins.
    """
    keys = allowed if allowed is not None else dict.fromkeys(key for twin in twins for key in twin.channels)
    names = [twin.config.name for twin in twins]
    name = ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
    told = {"field": field, "name": name}
    if not (listed := ", ".join(keys)):
        return "no_channel_allowed", told
    if wanted is None or not wanted.strip():
        return "empty_channel", {**told, "allowed": listed}
    value = wanted if len(wanted) <= LONGEST else f"{wanted[: LONGEST - 1]}…"
    return "unknown_channel", {**told, "value": value, "allowed": listed}
