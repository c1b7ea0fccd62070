"""What a twin watches, for the diagnostics: everything that decided what was told, without names."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.components.diagnostics import REDACTED

from .core.channel import Quantity
from .events import EventFilter

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

EVENTS = 50
_NAMES = frozenset({"twin", "line"})
"""What an event's data calls a twin, and a hazard in its user's words."""
_VALUES = frozenset({"expected", "actual", "value", "held", "reported"})


def watching(twin: TwinCoordinator) -> dict[str, Any]:
    """Return expectations, findings, commands, corrections and the last events of a twin."""
    assessment = twin.assessment
    free = {
        key for key, channel in twin.channels.items() if channel.quantity is Quantity.OPTION and not channel.options
    }
    return {
        "strategy": twin.config.strategy.value,
        "extent": twin.config.corrections.value,
        "expected": _hidden(assessment.expectations.baselines.as_dict(), free),
        "usual": {
            key: {"days": usual.days, "stays": usual.as_dict()["stays"], "number": bool(usual.mean)}
            for key, usual in assessment.expectations.usual.items()
        },
        "alerts": [
            {**_hidden_row(alert["finding"], free), "worst": alert["worst"]} for alert in assessment.alerts.as_list()
        ],
        "stuck": sorted(assessment.stuck),
        "delays": assessment.obedience.as_dict(),
        "commands": [
            {"channel": item.channel, "at": item.at, "due": item.due, "late": item.late, "resent": item.resent}
            for item in assessment.obedience
        ],
        "obeyed": assessment.obedience.obeyed,
        "lost": assessment.obedience.lost,
        "conflicts": sorted(twin.conflicts.open),
        "corrections": [
            {"rule": item.rule, "at": item.at, "channel": item.before["channel"], "success": item.success,
             "undone_at": item.undone_at}
            for item in assessment.corrections.recent
        ],
        "rates": assessment.corrections.record.as_dict(),
        "stale_writes": twin.state.refused_stale,
        "events": [
            {"at": record.at, "kind": record.kind, "category": record.category, "severity": record.severity,
             "data": _hidden_row(_nameless(record.data), free)}
            for record in twin.home.events.recent(EventFilter(twins=frozenset({twin.entry.entry_id})))[:EVENTS]
        ],
    }  # fmt: skip


def _hidden(rows: Mapping[str, Any], free: set[str]) -> dict[str, Any]:
    """Return rows by channel; free text, which only devices of no known kind have, may name people and places."""
    return {key: REDACTED if key in free else row for key, row in rows.items()}


def _nameless(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event's data without the names of twins and the words of users' own hazards, however deep."""
    return {key: _unnamed(item) for key, item in data.items() if key not in _NAMES or not isinstance(item, str)}


def _unnamed(item: Any) -> Any:
    if isinstance(item, Mapping):
        return _nameless(item)
    return [_unnamed(one) for one in item] if isinstance(item, list | tuple) else item


def _hidden_row(row: Mapping[str, Any], free: set[str]) -> dict[str, Any]:
    """Return a row that says which channel it is about, without that channel's free text."""
    if row.get("channel") not in free:
        return dict(row)
    return {key: REDACTED if key in _VALUES and item is not None else item for key, item in row.items()}
