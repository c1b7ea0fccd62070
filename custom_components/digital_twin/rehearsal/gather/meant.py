"""Which entities automations mean, by whatever name: ids, registry ids, devices, areas, floors, labels, groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from homeassistant.core import HomeAssistant, callback, split_entity_id
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..protocol import EntryPlan
from .named import ANY_DOMAIN, PLACES, Named

WRAPPED: Final = {"switch_as_x": "entity_id", "generic_thermostat": "heater", "generic_hygrostat": "humidifier"}
"""Helpers that command another entity, and the setting that names it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """entities: all that are meant one by one; acted: those that actions act on; wide: all that are looked through."""

    entities: frozenset[str]
    acted: frozenset[str]
    wide: frozenset[str]


@callback
def meant(hass: HomeAssistant, named: Named, acting: Named, plans: Iterable[EntryPlan]) -> Meant:
    """Return what is meant by what is named. acting: what those automations name whose actions will be carried out."""
    entities = _resolved(hass, named.names) | _by_targets(hass, named) | _by_prefix(hass, named) | _by_text(hass, named)
    acted = _resolved(hass, acting.acted) | _by_targets(hass, acting, acts=True)
    if acting.reached:
        acted |= set(hass.states.async_entity_ids(acting.reached))
    for plan in plans:
        if plan.real and isinstance(ref := plan.options.get(WRAPPED.get(plan.domain, "")), str):
            acted |= _resolved(hass, {ref})
    wide = set(hass.states.async_entity_ids(named.domains)) if named.domains else set()
    if named.everything:
        wide |= set(hass.states.async_entity_ids())
    return Meant(
        entities=frozenset(_with_members(hass, entities)),
        acted=frozenset(_with_members(hass, acted)),
        wide=frozenset(wide),
    )


@callback
def _resolved(hass: HomeAssistant, names: Iterable[str]) -> set[str]:
    """Return entity ids; of a registry id the present one, of one that is no more nothing."""
    registry = er.async_get(hass)
    found = set()
    for name in names:
        if "." in name:
            found.add(name)
        elif (entity_id := er.async_resolve_entity_id(registry, name)) is not None:
            found.add(entity_id)
    return found


@callback
def _by_targets(hass: HomeAssistant, named: Named, *, acts: bool = False) -> set[str]:
    """Return the entities of targets; acts: only those of actions, and of the domains that these reach."""
    found: set[str] = set()
    for target in named.each_target():
        if acts and target.acts is None:
            continue
        places = {key: list(value) for key, value in target.places.items()}
        chosen = async_extract_referenced_entity_ids(hass, TargetSelection(places), primary_entities_only=False)
        entities = chosen.referenced | chosen.indirectly_referenced
        if acts and target.acts not in ANY_DOMAIN:
            entities = {entity_id for entity_id in entities if split_entity_id(entity_id)[0] == target.acts}
        found |= entities
    return found


@callback
def _by_prefix(hass: HomeAssistant, named: Named) -> set[str]:
    """Return the entities whose ids templates put together, by how these begin."""
    prefixes = tuple(named.prefixes)
    return {entity_id for entity_id in hass.states.async_entity_ids() if prefixes and entity_id.startswith(prefixes)}


@callback
def _by_text(hass: HomeAssistant, named: Named) -> set[str]:
    """Return the entities of the places, labels, devices and integrations that templates ask for by id or name."""
    if not named.texts:
        return set()
    wanted = {text.casefold() for text in named.texts}
    places: dict[str, list[str]] = {key: [] for key in PLACES}
    for area in ar.async_get(hass).async_list_areas():
        if wanted & {area.id, area.name.casefold(), *_folded(area.aliases)}:
            places["area_id"].append(area.id)
    for floor in fr.async_get(hass).async_list_floors():
        if wanted & {floor.floor_id, floor.name.casefold(), *_folded(floor.aliases)}:
            places["floor_id"].append(floor.floor_id)
    for label in lr.async_get(hass).async_list_labels():
        if wanted & {label.label_id, label.name.casefold()}:
            places["label_id"].append(label.label_id)
    devices = dr.async_get(hass)
    for device in (*devices.devices, *devices.child_devices):
        if device.id in wanted or (device.name_by_user or device.name or "").casefold() in wanted:
            places["device_id"].append(device.id)
    chosen = async_extract_referenced_entity_ids(hass, TargetSelection(places), primary_entities_only=False)
    entities = chosen.referenced | chosen.indirectly_referenced
    titles = {
        entry.entry_id
        for entry in hass.config_entries.async_entries()
        if entry.domain in wanted or entry.title.casefold() in wanted
    }
    for entry in er.async_get(hass).entities.values():
        if entry.platform in wanted or entry.config_entry_id in titles:
            entities.add(entry.entity_id)
    return entities


def _folded(aliases: Iterable[object]) -> list[str]:
    return [alias.casefold() for alias in aliases if isinstance(alias, str)]


@callback
def _with_members(hass: HomeAssistant, entities: Iterable[str]) -> set[str]:
    """Return entities and the members of groups and scenes among them, through all levels."""
    found: set[str] = set()
    waiting = list(entities)
    while waiting:
        entity_id = waiting.pop()
        if entity_id in found:
            continue
        found.add(entity_id)
        state = hass.states.get(entity_id)
        members = None if state is None else state.attributes.get("entity_id")
        if isinstance(members, list | tuple | set | frozenset):
            waiting += [str(member) for member in members]
        elif isinstance(members, str):
            waiting.append(members)
    return found
