"""What a user can download and send to whoever helps: everything about a twin or the home, without names and places."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant, split_entity_id, valid_entity_id
from homeassistant.helpers.device_registry import DeviceEntry

from .const import DOMAIN, EntryType
from .core.channel import Quantity
from .data import entry_type
from .watch_diagnostics import watching

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

_REDACTED_KEYS = frozenset(
    {
        CONF_NAME, "access_token", "api_key", "approval_code", "area", "areas", "code", "db_url", "doors", "entity",
        "latitude", "line", "longitude", "password", "pin", "title", "token", "unique_id", "url", "where",
    }
)  # fmt: skip


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: ConfigEntry[Any]) -> dict[str, Any]:
    """Return what is known of the home or of one twin."""
    found: dict[str, Any] = {"entry": entry.as_dict(), "state": entry.state.value, "reason": entry.reason}
    if entry.state is ConfigEntryState.LOADED:
        if entry_type(entry) is EntryType.HOME:
            found["home"] = _home(hass, entry.runtime_data)
        else:
            found["twin"] = _twin(entry.runtime_data)
    return async_redact_data(_Names().hide(found), _REDACTED_KEYS)


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: ConfigEntry[Any], _device: DeviceEntry
) -> dict[str, Any]:
    """Return the same for the one device an entry has."""
    return await async_get_config_entry_diagnostics(hass, entry)


class _Names:
    """Makes plain values of what is found. Entity ids tell names and rooms: they become numbers, the same each time."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def entity(self, entity_id: str) -> str:
        """Return an entity id without the name."""
        number = self._numbers.setdefault(entity_id, len(self._numbers) + 1)
        return f"{split_entity_id(entity_id)[0]}.entity_{number}"

    def hide(self, value: Any) -> Any:
        """Return value as plain values, with every entity id in it hidden, down to the leaves."""
        if is_dataclass(value) and not isinstance(value, type):
            value = asdict(value)
        if isinstance(value, Mapping):
            return {self.hide(key): self.hide(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.hide(item) for item in value]
        return self.entity(value) if isinstance(value, str) and valid_entity_id(value) else value


def _home(hass: HomeAssistant, home: Home) -> dict[str, Any]:
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    twins = [entry for entry in entries if entry_type(entry) is EntryType.TWIN]
    return {
        "twins": len(home.twins),
        "entries": dict(Counter(entry.state.value for entry in twins)),
        "kinds": dict(Counter(twin.kind.id for twin in home.twins.values())),
        "statuses": dict(Counter(twin.status.value for twin in home.twins.values())),
        "diverged": home.diverged,
        "unhealthy": home.unhealthy,
        "health": home.health,
        "power_limit": home.config.power_limit,
        "tracked_entities": home.tracker.tracked,
        "worker": {"mode": home.worker.mode, "lanes": home.worker.status()},
        "discovery": home.discovery.diagnostics(),
        "database": {"backend": home.database.status.backend, **asdict(home.database.status)},
    }


def _twin(twin: TwinCoordinator) -> dict[str, Any]:
    bindings = {binding.channel: binding for binding in twin.bindings}
    return {
        "kind": twin.kind.id,
        "status": twin.status.value,
        "trust": twin.trust.value,
        "health": twin.health,
        "divergence": twin.divergence,
        "watching": watching(twin),
        "revision": twin.state.revision,
        "last_sync": twin.syncing.last.isoformat() if twin.syncing.last else None,
        "syncs": twin.syncing.gate.completed,
        "syncs_dropped": twin.syncing.gate.dropped,
        "echoes_dropped": 0 if (told := twin.sandbox or twin.guarded) is None else told.echoes.dropped,
        "repaired_by_sync": twin.syncing.repaired,
        "channels": {
            key: {
                "quantity": channel.quantity.value,
                "unit": channel.unit,
                "range": [bound if isfinite(bound) else None for bound in (channel.lower, channel.upper)],
                "resolution": channel.resolution,
                "options": len(channel.options),
                "command": channel.command,
                "source": bindings[key].entity_id,
                "attribute": bindings[key].attribute,
                "value": _value(twin, key, twin.state.get(key)),
                "reported_at": twin.state.reported_at(key),
            }
            for key, channel in twin.channels.items()
        },
        "quarantined": twin.state.quarantined,
        "quarantine": [
            {
                "channel": item.channel,
                "raw": _value(twin, item.channel, item.raw),
                "refusal": item.refusal.value,
                "at": item.at,
            }
            for item in twin.state.quarantine
        ],
        "learned": _learned(twin),
        "prediction": _prediction(twin),
    }


def _value(twin: TwinCoordinator, key: str, value: Any) -> Any:
    """Return a value; free text, which only devices of no known kind have, may name people and places."""
    channel = twin.channels.get(key)
    free = channel is not None and channel.quantity is Quantity.OPTION and not channel.options
    return REDACTED if free and value is not None else value


def _learned(twin: TwinCoordinator) -> dict[str, Any] | None:
    if twin.learned is None:
        return None
    learned = twin.learned.as_dict()
    learned["tables"] = {name: len(row) for name, row in twin.learned.tables.items()}
    learned["memory"] = len(twin.learned.memory)
    return learned


def _prediction(twin: TwinCoordinator) -> dict[str, Any] | None:
    if (prediction := twin.prediction) is None:
        return None
    return {
        "start": prediction.start,
        "method": prediction.method,
        "confidence": prediction.confidence,
        "points": {forecast.channel: len(forecast.times) for forecast in prediction.channels},
        "notes": prediction.notes,
    }
