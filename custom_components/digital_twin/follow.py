"""Follows the registries: a twin stays with its device when that is renamed, moved, removed or comes back.

A disabled source needs no help: it has no state until it is enabled again, and its twin waits.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import attr
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    SOURCE_IGNORE,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.const import CONF_DEVICE_ID
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later

from . import issues
from .classify import Survey
from .classify.roles import room_roles
from .const import CONF_DEVICE_KEY, CONF_MAIN, CONF_MEMBERS, CONF_ROLES, DOMAIN, EntryType, Role
from .data import TwinConfig, entry_type

SETTLE_DELAY = 1.0
"""Seconds to wait after a change: one removal or renaming of a device comes as many events."""

ROOM_ROLES = frozenset({Role.ROOM_TEMPERATURE, Role.HUMIDITY, Role.WINDOWS})
_NAMES = ("name", "name_by_user")
_ENTITY_NAMES = ("name", "original_name", "original_name_unprefixed", "has_entity_name")


class Follower:
    """Watches the registries for all twins and reloads those whose sources are no longer what they were."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is watched yet."""
        self._hass = hass
        self._readers: defaultdict[str, set[str]] = defaultdict(set)
        self._read: dict[str, set[str]] = {}
        self._due: set[str] = set()
        self._timer: CALLBACK_TYPE | None = None
        self._unsubscribe: list[Callable[[], None]] = []

    @callback
    def async_start(self) -> None:
        """Watch from now on, and say at once which devices were removed meanwhile."""
        for entry in self._hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            if entry_type(entry) is EntryType.TWIN:
                self._index(entry)
                self._tell_if_gone(entry)
        self._unsubscribe += [
            self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._async_on_entity),
            self._hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, self._async_on_device),
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_on_entry),
        ]

    @callback
    def async_stop(self) -> None:
        """Watch no longer."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe.clear()
        if self._timer is not None:
            self._timer()
            self._timer = None
        for entry_id in self._read:
            issues.async_delete_gone(self._hass, entry_id)
        self._readers.clear()
        self._read.clear()
        self._due.clear()

    def _index(self, entry: ConfigEntry[Any]) -> None:
        """Note by which ids the registries may speak of what this twin reads."""
        self._forget(entry.entry_id)
        data = entry.data
        registry = er.async_get(self._hass)
        ids = {data[CONF_MAIN], *data[CONF_MEMBERS], *(ref for refs in data[CONF_ROLES].values() for ref in refs)}
        for ref in tuple(ids):
            if (source := registry.async_get(ref)) is not None:
                ids.add(source.entity_id)
        if data[CONF_DEVICE_ID] is not None:
            ids.add(data[CONF_DEVICE_ID])
        self._read[entry.entry_id] = ids
        for key in ids:
            self._readers[key].add(entry.entry_id)

    def _forget(self, entry_id: str) -> None:
        for key in self._read.pop(entry_id, ()):
            self._readers[key].discard(entry_id)
            if not self._readers[key]:
                del self._readers[key]

    @callback
    def _async_on_entry(self, change: ConfigEntryChange, entry: ConfigEntry[Any]) -> None:
        if entry.domain != DOMAIN or entry.source == SOURCE_IGNORE or entry_type(entry) is not EntryType.TWIN:
            return
        if change is ConfigEntryChange.REMOVED:
            self._forget(entry.entry_id)
            self._due.discard(entry.entry_id)
            issues.async_delete_all(self._hass, entry.entry_id)
        else:
            self._index(entry)
            self._tell_if_gone(entry)
            if entry.disabled_by is not None:
                issues.async_delete_kind_missing(self._hass, entry.entry_id)

    @callback
    def _async_on_entity(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        data = event.data
        entity_id = data["entity_id"]
        source = er.async_get(self._hass).async_get(entity_id)
        keys = {entity_id, source.id if source else entity_id}
        reload = True
        if data["action"] == "update":
            reload = not {"entity_id", "device_id"}.isdisjoint(data["changes"])
            if source is not None and source.id in self._readers:
                self._on_entity_changes(source, data["changes"])
        if reload:
            self._mark(keys)

    def _on_entity_changes(self, source: er.RegistryEntry, changes: Mapping[str, Any]) -> None:
        before = {name: changes[name] for name in _ENTITY_NAMES if name in changes}
        if before:
            old = er.async_get_full_entity_name(self._hass, attr.evolve(source, **before))
            new = er.async_get_full_entity_name(self._hass, source)
            self._rename(source.id, old, new)
        if "area_id" in changes:
            self._moved(source.id)

    @callback
    def _async_on_device(self, event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        data = event.data
        device_id = data["device_id"]
        if device_id not in self._readers:
            return
        if data["action"] != "update":
            self._mark({device_id})
            return
        changes = data["changes"]
        device = dr.async_get(self._hass).async_get(device_id)
        if device is None:
            return
        before = {name: changes[name] for name in _NAMES if name in changes}
        if before:
            now = {name: getattr(device, name) for name in _NAMES}
            old = now | before
            self._rename(device_id, old["name_by_user"] or old["name"], now["name_by_user"] or now["name"])
        if "area_id" in changes:
            self._moved(device_id)

    def _rename(self, key: str, old: str | None, new: str | None) -> None:
        """Give a twin its device's new name, unless the user had given it a name of its own."""
        for entry_id in tuple(self._readers.get(key, ())):
            entry = self._hass.config_entries.async_get_known_entry(entry_id)
            of_twin = key in (entry.data[CONF_DEVICE_ID], entry.data[CONF_MAIN])
            if new and of_twin and entry.title == old != new:
                self._hass.config_entries.async_update_entry(entry, title=new)
                self._mark_entries({entry_id})

    def _moved(self, key: str) -> None:
        """Ask what to do when a thermostat went to another room, whose temperature it now controls."""
        for entry_id in self._readers.get(key, ()):
            entry = self._hass.config_entries.async_get_known_entry(entry_id)
            config = TwinConfig.from_entry(entry)
            if config.kind != "thermostat" or key not in (config.device_id, config.main):
                continue
            area_id, roles = roles_of_present_room(self._hass, config)
            area = ar.async_get(self._hass).async_get_area(area_id) if area_id else None
            if area is None or not roles or roles == room_part(config.roles):
                issues.async_delete_moved(self._hass, entry_id)
            else:
                issues.async_create_moved(self._hass, entry, area.name)

    def _mark(self, keys: set[str]) -> None:
        self._mark_entries({entry_id for key in keys for entry_id in self._readers.get(key, ())})

    def _mark_entries(self, entry_ids: set[str]) -> None:
        if not entry_ids:
            return
        self._due |= entry_ids
        if self._timer is None:
            self._timer = async_call_later(
                self._hass, SETTLE_DELAY, HassJob(self._async_settle, cancel_on_shutdown=True)
            )

    @callback
    def _async_settle(self, _now: datetime) -> None:
        """Have the twins concerned read the registries anew."""
        self._timer = None
        due, self._due = self._due, set()
        for entry_id in due:
            entry = self._hass.config_entries.async_get_known_entry(entry_id)
            self._follow_to_device(entry)
            self._index(entry)
            self._tell_if_gone(entry)
            if entry.disabled_by is None:
                self._hass.config_entries.async_schedule_reload(entry_id)

    def _follow_to_device(self, entry: ConfigEntry[Any]) -> None:
        """Make the device the main entity is on now the twin's device, unless that one has a twin already."""
        source = er.async_get(self._hass).async_get(entry.data[CONF_MAIN])
        before = entry.data[CONF_DEVICE_ID]
        if source is None or None in (source.device_id, before) or source.device_id == before:
            return
        key = f"device_{source.device_id}"
        if self._hass.config_entries.async_entry_for_domain_unique_id(DOMAIN, key) is None:
            data = entry.data | {CONF_DEVICE_ID: source.device_id, CONF_DEVICE_KEY: key}
            self._hass.config_entries.async_update_entry(entry, data=data, unique_id=key)

    def _tell_if_gone(self, entry: ConfigEntry[Any]) -> None:
        if is_gone(self._hass, entry.data[CONF_MAIN]):
            issues.async_create_gone(self._hass, entry)
        else:
            issues.async_delete_gone(self._hass, entry.entry_id)


def is_gone(hass: HomeAssistant, ref: str) -> bool:
    """Return whether a source was removed. One outside the registry may always come back, so it is never gone."""
    return er.async_resolve_entity_id(er.async_get(hass), ref) is None


def room_part(roles: Mapping[Role, tuple[str, ...]]) -> dict[Role, tuple[str, ...]]:
    """Return the roles that a room plays, not the device itself."""
    return {role: refs for role, refs in roles.items() if role in ROOM_ROLES}


def roles_of_present_room(hass: HomeAssistant, config: TwinConfig) -> tuple[str | None, dict[Role, tuple[str, ...]]]:
    """Return the area the device is in now, and the roles its sensors and windows play."""
    survey = Survey(hass)
    main = survey.entity(config.main)
    area_id = survey.area_of(main) if main else None
    return area_id, dict(room_roles(survey, area_id)) if area_id else {}
