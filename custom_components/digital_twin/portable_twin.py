"""A twin as a document: what it is, what it learned and what it remembers; read back with distrust.

A document names neither entities nor places beside the device's own key. Everything in it is held against the twin that
is to take it over: its kind, its device, the range of each channel.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.util.ulid import ulid_at_time

from .const import Priority
from .core.channel import InvalidValueError, Value
from .core.learning.document import NotPortableError
from .core.learning.portable import exported, imported
from .core.state import Source
from .core.twin import Fidelity, Learned
from .history import checksum
from .store.codec import from_json, to_json
from .store.records import SnapshotRecord
from .store.redact import redacted

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

FORMAT: Final = "digital_twin.twin"
VERSION: Final = 1
MOST_SNAPSHOTS: Final = 500
_SETTING_TYPES: Final = (bool, int, float, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a document brings to a twin."""

    fidelity: Fidelity
    priority: Priority
    settings: Mapping[str, Value]
    learned: Learned | None
    frozen: bool
    snapshots: tuple[SnapshotRecord, ...]
    same_device: bool


def exported_twin(twin: TwinCoordinator, at: str, snapshots: list[SnapshotRecord]) -> dict[str, Any]:
    """Return a twin as plain data of JSON, with a checksum over all of it. at: now, as it is shown."""
    config = twin.config
    state = twin.state.freeze()
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": at,
        "device": {"key": config.key, "kind": config.kind},
        "name": config.name,
        "fidelity": config.fidelity.value,
        "priority": config.priority.value,
        "settings": redacted(dict(config.settings)),
        "channels": {key: channel.unit for key, channel in twin.channels.items()},
        "state": {"revision": state.revision, "values": dict(state.values), "changed": dict(state.changed)},
        "model": None if twin.learned is None else exported(twin.spec, twin.learned),
        "frozen": twin.frozen,
        "snapshots": [_plain(record) for record in snapshots],
    }
    plain: dict[str, Any] = from_json(to_json(document))
    return {**plain, "checksum": _digest(plain)}


def read_twin(document: object, twin: TwinCoordinator, now: float, *, another_device: bool) -> Imported:
    """Return what a document brings to a twin, at now (epoch s).

    Raises NotPortableError for what is no sound export up to VERSION, of another kind, or of another device unless that
    is meant.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise NotPortableError("import_not_a_twin")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise NotPortableError("import_version", value=str(version)[:40], allowed=str(VERSION))
    content = {key: value for key, value in document.items() if key != "checksum"}
    if document.get("checksum") != _digest(content):
        raise NotPortableError("import_damaged", part="checksum")
    device = _mapping(content, "device")
    if device.get("kind") != twin.kind.id:
        raise NotPortableError("import_other_kind", kind=str(device.get("kind"))[:40], own=twin.kind.id)
    same = device.get("key") == twin.config.key
    if not same and not another_device:
        raise NotPortableError("import_other_device", name=str(content.get("name"))[:80], own=twin.config.name)
    model = content.get("model")
    return Imported(
        fidelity=_member(Fidelity, content, "fidelity"),
        priority=_member(Priority, content, "priority"),
        settings=_settings(_mapping(content, "settings")),
        learned=None if model is None else imported(model, twin.spec, now, own=twin.learned, same_device=same),
        frozen=content.get("frozen") is True,
        snapshots=_snapshots(content.get("snapshots"), twin, now, same=same),
        same_device=same,
    )


def _plain(record: SnapshotRecord) -> dict[str, Any]:
    return {
        "snapshot_id": record.snapshot_id,
        "at": record.at,
        "reason": record.reason,
        "source": record.source,
        "revision": record.revision,
        "health": record.health,
        "values": dict(record.values),
        "changed": dict(record.changed),
    }


def _digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 over a document. Whole numbers count as what they are, so that JSON and YAML agree."""
    return hashlib.sha256(to_json(_floats(document))).hexdigest()


def _floats(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _floats(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_floats(item) for item in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _mapping(content: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    value = content.get(part)
    if not isinstance(value, Mapping):
        raise NotPortableError("import_damaged", part=part)
    return value


def _member[E: (Fidelity, Priority)](kind: type[E], content: Mapping[str, Any], part: str) -> E:
    try:
        return kind(str(content.get(part)))
    except ValueError:
        raise NotPortableError("import_damaged", part=part) from None


def _settings(settings: Mapping[str, Any]) -> dict[str, Value]:
    for key, value in settings.items():
        if not isinstance(value, _SETTING_TYPES):
            raise NotPortableError("import_damaged", part=f"settings.{key}")
    return dict(settings)


def _snapshots(given: object, twin: TwinCoordinator, now: float, *, same: bool) -> tuple[SnapshotRecord, ...]:
    """Return the snapshots of a document as this twin's own; of another device they get new ids."""
    if not isinstance(given, list | tuple) or len(given) > MOST_SNAPSHOTS:
        raise NotPortableError("import_damaged", part="snapshots")
    return tuple(_snapshot(item, twin, now, f"snapshots[{place}]", same=same) for place, item in enumerate(given))


def _snapshot(item: object, twin: TwinCoordinator, now: float, part: str, *, same: bool) -> SnapshotRecord:
    if not isinstance(item, Mapping):
        raise NotPortableError("import_damaged", part=part)
    try:
        at = float(item["at"])
        health = None if item["health"] is None else float(item["health"])
        record = SnapshotRecord(
            snapshot_id=str(item["snapshot_id"]) if same else ulid_at_time(at),
            twin_id=twin.entry.entry_id,
            at=at,
            reason=str(item["reason"])[:120],
            source=Source(item["source"]).value if same else Source.IMPORT.value,
            revision=int(item["revision"]),
            health=health,
            values={
                key: twin.channels[key].validate(value)
                for key, value in _mapping(item, "values").items()
                if key in twin.channels
            },
            changed={key: float(since) for key, since in _mapping(item, "changed").items() if key in twin.channels},
            checksum="",
        )
    except (InvalidValueError, KeyError, OverflowError, TypeError, ValueError) as err:  # fmt: skip
        if isinstance(err, NotPortableError):
            raise
        raise NotPortableError("import_damaged", part=part) from None
    if not 0 < at <= now or not 1 <= len(record.snapshot_id) <= 62:
        raise NotPortableError("import_damaged", part=part)
    return replace(record, checksum=checksum(record))
