"""A target as the real entities it means: devices, areas, labels and groups resolved, twins replaced by sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from homeassistant.const import (
    ATTR_AREA_ID,
    ATTR_DEVICE_ID,
    ATTR_ENTITY_ID,
    ATTR_FLOOR_ID,
    ATTR_LABEL_ID,
    ENTITY_MATCH_ALL,
    ENTITY_MATCH_NONE,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..const import DOMAIN
from ..core.messages import Message
from ..core.models.kinds import Risk

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

EXCLUDE = "exclude"
SCENE = "scene"
PLACES = (ATTR_AREA_ID, ATTR_FLOOR_ID, ATTR_LABEL_ID)
SELECTORS = (ATTR_ENTITY_ID, ATTR_DEVICE_ID, *PLACES)


@dataclass(slots=True)
class Expansion:
    """What a target means.

    named: entities named themselves, by device or as a group's members, in the order found; further: those of areas,
    floors and labels. missing says what does not exist.
    """

    named: dict[str, None] = field(default_factory=dict)
    further: dict[str, None] = field(default_factory=dict)
    missing: list[Message] = field(default_factory=list)

    def entities(self) -> list[str]:
        """Return all entities, each once."""
        return list(self.named | self.further)


@callback
def expand(hass: HomeAssistant, home: Home, target: Mapping[str, Any], domain: str | None = None) -> Expansion:
    """Return the real entities a target means; `all` are those of domain.

    A twin's shadow entity stands for its source, a twin's device for the sources it shadows. Areas, floors and labels
    mean real devices: a twin's own entities there are passed over.
    """
    found = Expansion()
    raw = _strings(target.get(ATTR_ENTITY_ID))
    if ENTITY_MATCH_ALL in raw:
        real = (entity_id for entity_id in hass.states.async_entity_ids(domain) if not is_own(hass, entity_id))
        found.further.update(dict.fromkeys(real))
        raw = []
    own_devices = _own_devices(hass, home, target)
    for twin in own_devices.values():
        found.named.update(dict.fromkeys(_shadowed(twin)))
    registry = er.async_get(hass)
    for name in raw:
        entity_id = er.async_resolve_entity_id(registry, name) or name
        if is_own(hass, entity_id):
            _add_own(hass, home, entity_id, found)
        else:
            _add_named(hass, entity_id, found)
    _add_selected(hass, target, own_devices, found)
    if isinstance(exclude := target.get(EXCLUDE), Mapping):
        for entity_id in expand(hass, home, exclude, domain).entities():
            found.named.pop(entity_id, None)
            found.further.pop(entity_id, None)
    return found


def _nothing(id_: str, **params: str) -> Message:
    """Say that something is not there; an action does nothing to it, so it can do no harm."""
    return Message(id_, {**params, "risk": Risk.HARMLESS.value})


def _strings(value: Any) -> list[str]:
    if value is None or value == ENTITY_MATCH_NONE:
        return []
    return [str(item) for item in value] if isinstance(value, list | tuple | set) else [str(value)]


@callback
def is_own(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity is this integration's own."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry is not None and entry.platform == DOMAIN


@callback
def is_own_device(hass: HomeAssistant, device_id: str) -> bool:
    """Return whether a device is a twin's own."""
    device = dr.async_get(hass).async_get(device_id)
    return device is not None and any(domain == DOMAIN for domain, *_ in device.identifiers)


def _shadowed(twin: TwinCoordinator) -> list[str]:
    """Return the sources a twin shadows, the main one first."""
    refs = (twin.config.main, *(ref for ref in twin.shadowed if ref != twin.config.main))
    return [twin.sources[ref] for ref in refs]


def _own_devices(hass: HomeAssistant, home: Home, target: Mapping[str, Any]) -> dict[str, TwinCoordinator]:
    """Return those of the target's devices that are a twin's own."""
    own: dict[str, TwinCoordinator] = {}
    for device_id in _strings(target.get(ATTR_DEVICE_ID)):
        if is_own_device(hass, device_id) and (twin := home.twin_of_device(device_id)) is not None:
            own[device_id] = twin
    return own


def _add_own(hass: HomeAssistant, home: Home, entity_id: str, found: Expansion) -> None:
    """Add the source of a shadow; a twin's other entities, as its sensors, stand for nothing that can be acted on."""
    entry = er.async_get(hass).async_get(entity_id)
    twin = home.twins.get(entry.config_entry_id or "") if entry is not None else None
    if entry is None or twin is None:
        found.missing.append(_nothing("unresolved_twin", entity=entity_id))
        return
    ref = entry.unique_id.removeprefix(f"{twin.entry.entry_id}_")
    if ref in twin.shadowed:
        found.named[twin.sources[ref]] = None
    else:
        found.missing.append(_nothing("unresolved_not_actionable", entity=entity_id))


def _add_named(hass: HomeAssistant, entity_id: str, found: Expansion) -> None:
    """Add an entity, or the real members of a group of any sort; a group is followed once.

    What a scene names is brought into a state of its own each, so it is no group.
    """
    waiting, seen = [entity_id], set[str]()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        state = hass.states.get(current)
        members = None if state is None or state.domain == SCENE else state.attributes.get(ATTR_ENTITY_ID)
        if isinstance(members, list | tuple) and members:
            waiting.extend(member for member in _strings(members) if not is_own(hass, member))
        elif state is None and er.async_get(hass).async_get(current) is None:
            found.missing.append(_nothing("unresolved_missing", entity=current))
        else:
            found.named[current] = None


def _add_selected(hass: HomeAssistant, target: Mapping[str, Any], own: Iterable[str], found: Expansion) -> None:
    """Add what real devices, areas, floors and labels mean, as Home Assistant resolves them."""
    for keys, entities in (
        ((ATTR_DEVICE_ID,), found.named),
        ((ATTR_AREA_ID, ATTR_FLOOR_ID, ATTR_LABEL_ID), found.further),
    ):
        config = {key: [item for item in _strings(target.get(key)) if item not in own] for key in keys}
        selection = TargetSelection({key: items for key, items in config.items() if items})
        if not selection.has_any_target:
            continue
        selected = async_extract_referenced_entity_ids(hass, selection)
        real = (entity_id for entity_id in sorted(selected.indirectly_referenced) if not is_own(hass, entity_id))
        entities.update(dict.fromkeys(real))
        for id_, ids in (
            ("unresolved_device", selected.missing_devices),
            ("unresolved_area", selected.missing_areas),
            ("unresolved_floor", selected.missing_floors),
            ("unresolved_label", selected.missing_labels),
        ):
            found.missing.extend(_nothing(id_, target=missing) for missing in sorted(ids))
