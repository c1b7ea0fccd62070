"""What was told of a twin, in few words."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.events import EventFilter

WATCHED = frozenset({"divergence", "command", "correction", "health", "approval"})


def told(entry: MockConfigEntry, *categories: str) -> list[str]:
    """Return the kinds of the events of a twin, oldest first."""
    wanted = EventFilter(twins=frozenset({entry.entry_id}), categories=frozenset(categories) or WATCHED)
    return [record.kind for record in reversed(entry.runtime_data.home.events.recent(wanted))]


def last(entry: MockConfigEntry, kind: str) -> dict[str, Any]:
    """Return the data of the latest event of a kind."""
    wanted = EventFilter(twins=frozenset({entry.entry_id}), kinds=frozenset({kind}))
    record = entry.runtime_data.home.events.recent(wanted)[0]
    return {**record.data, "event_severity": record.severity}
