"""What is told of a twin in answers: its values in the user's units, and snapshots of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.core import HomeAssistant, callback

from ..core.channel import Value
from ..history import is_intact
from ..store.records import SnapshotRecord
from .response import iso, shown_as
from .selection import refused_channel

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator


def key_of(twin: TwinCoordinator) -> str:
    """Return what a twin is called in answers: the entity it is the twin of."""
    return twin.sources[twin.config.main]


@callback
def values_answer(
    hass: HomeAssistant, twin: TwinCoordinator, values: Mapping[str, Value], changed: Mapping[str, float]
) -> dict[str, Any]:
    """Return values (core units) by channel, each with its unit and since when it is so (epoch s)."""
    answer: dict[str, Any] = {}
    for key, value in values.items():
        if key not in twin.channels:
            continue
        shown = shown_as(hass, twin, key)
        since = changed.get(key)
        answer[key] = {"value": shown.value(value), "unit": shown.unit, "since": None if since is None else iso(since)}
    return answer


@callback
def snapshot_answer(
    hass: HomeAssistant, twin: TwinCoordinator, record: SnapshotRecord, channels: frozenset[str] | None = None
) -> dict[str, Any]:
    """Return a snapshot, of these channels only if any are named."""
    context = record.context or {}
    values = {key: value for key, value in record.values.items() if channels is None or key in channels}
    return {
        "snapshot_id": record.snapshot_id,
        "time": iso(record.at),
        "reason": record.reason,
        "source": record.source,
        "user_id": context.get("user_id"),
        "context_id": context.get("id"),
        "revision": record.revision,
        "health": record.health,
        "intact": is_intact(record),
        "channels": values_answer(hass, twin, values, record.changed),
    }


def known_channels(twin: TwinCoordinator, wanted: list[str] | None, field: str) -> frozenset[str] | None:
    """Return the channels a caller wants, None for all. Raises ServiceValidationError for one the twin has not."""
    if wanted is None:
        return None
    for key in wanted:
        if key not in twin.channels:
            raise refused_channel([twin], field, key)
    return frozenset(wanted)
