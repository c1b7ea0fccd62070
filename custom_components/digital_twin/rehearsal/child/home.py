"""A second, empty Home Assistant on the virtual clock, furnished with what the rehearsal needs of the real one."""

import asyncio
import gc
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson
from homeassistant import bootstrap, core, loader
from homeassistant.auth import auth_manager_from_config
from homeassistant.auth.models import User
from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntries,
    ConfigEntry,
    ConfigEntryState,
    ConfigSubentryDataWithId,
)
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import frame, restore_state, storage
from homeassistant.setup import async_setup_component
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM

from ..protocol import EntityCourse, EntryPlan, Place, Request, Way

PRETENDED = ("http", "websocket_api", "frontend", "recorder", "hassio", "file_upload", "image_upload")
"""Components that others depend on, but that have nothing to do in a home without network and recorder."""
CORE_COMPONENTS = ("homeassistant", "persistent_notification", "zone")
FIRST = ("input_boolean", "input_number", "input_text", "input_select", "input_datetime", "input_button")
"""Helpers others look at as soon as they are there."""

_stored: dict[str, Any] = {}
"""The content of Home Assistant's stores in the present rehearsal, by storage key."""


def neuter_storage() -> None:
    """Let every store read what the request brought, and write nothing. For the whole life of this process."""

    async def load(store: storage.Store[Any]) -> Any:
        return _stored.get(store.key)

    async def save(_store: storage.Store[Any], _data: Any) -> None:
        """Keep nothing."""

    def delay_save(_store: storage.Store[Any], _data: Any, _delay: float = 0) -> None:
        """Keep nothing."""

    async def system_info(_hass: HomeAssistant) -> dict[str, Any]:
        return {}

    patches: tuple[tuple[Any, str, Any], ...] = (
        (storage.Store, "async_load", load),
        (storage.Store, "async_save", save),
        (storage.Store, "async_delay_save", delay_save),
        (bootstrap, "async_get_system_info", system_info),
        (bootstrap, "_init_blocking_io_modules_in_executor", _nothing),  # preload did it, where files may be read
        (restore_state.RestoreStateData, "async_setup_dump", _nothing),
    )
    for owner, name, stand_in in patches:
        setattr(owner, name, stand_in)


def _nothing(*_args: Any, **_kwargs: Any) -> None:
    """Do nothing in place of what has no place here."""


async def async_furnish(folder: str, request: Request) -> HomeAssistant:
    """Return a running Home Assistant with the registries, time zone and restored states of the request."""
    random.seed(request.seed)
    _stored.clear()
    _stored.update({key: orjson.loads(text) for key, text in request.storage.items()})
    _stored["core.restore_state"] = [
        _stored_state(course, request.start) for course in request.entities if course.way is Way.REAL
    ]
    _lay_out(folder, "blueprints", request.blueprints)
    _lay_out(folder, "custom_templates", request.templates)
    hass = HomeAssistant(folder)
    hass.config.skip_pip = True
    hass.config.components.update(PRETENDED)
    hass.data[loader.DATA_CUSTOM_COMPONENTS] = {}
    loader.async_setup(hass)
    hass.config_entries = ConfigEntries(hass, {})
    _place(hass, request.place)
    await hass.config.async_set_time_zone(request.place.time_zone)
    await bootstrap.async_load_base_functionality(hass)
    hass.auth = await auth_manager_from_config(hass, [], [])
    _admit(hass, request)
    for plan in request.entries:
        hass.config_entries._entries[plan.entry_id] = _entry(plan)  # noqa: SLF001 -- no flow may run here
    hass.set_state(CoreState.running)
    return hass


def _admit(hass: HomeAssistant, request: Request) -> None:
    """Let the people whose doings are played be known by their ids, as whoever may do anything."""
    store = hass.auth._store  # noqa: SLF001 -- nobody logs in here
    ids = {data["user"] for _, _, data in request.disturbances if data.get("user")}
    for user_id in sorted(ids):
        store._users[user_id] = User(  # noqa: SLF001 -- as above
            name=None, perm_lookup=store._perm_lookup, id=user_id, is_owner=True, is_active=True  # noqa: SLF001 -- as above
        )  # fmt: skip


def _lay_out(folder: str, name: str, files: Mapping[str, str]) -> None:
    """Write blueprints or templates; folders that are there keep components from laying out their examples."""
    root = Path(folder) / name
    for domain in ("automation", "script", "template") if name == "blueprints" else ("",):
        (root / domain).mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        path = (root / file).resolve()
        if path.is_relative_to(root.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _stored_state(course: EntityCourse, start: float) -> dict[str, Any]:
    since = datetime.fromtimestamp(course.since or start, UTC).isoformat()
    state = {
        "entity_id": course.entity_id,
        "state": course.state,
        "attributes": dict(course.attributes),
        "last_changed": since,
        "last_updated": since,
    }
    seen = datetime.fromtimestamp(start, UTC).isoformat()
    return {"state": state, "extra_data": course.extra, "last_seen": seen}


def _place(hass: HomeAssistant, place: Place) -> None:
    config = hass.config
    config.latitude, config.longitude, config.elevation = place.latitude, place.longitude, place.elevation
    config.location_name, config.country, config.currency = place.name, place.country, place.currency
    config.language, config.radius = place.language, place.radius
    config.units = METRIC_SYSTEM if place.metric else US_CUSTOMARY_SYSTEM


def _entry(plan: EntryPlan) -> ConfigEntry[Any]:
    return ConfigEntry(
        data=MappingProxyType(dict(plan.data)),
        discovery_keys=MappingProxyType({}),
        domain=plan.domain,
        entry_id=plan.entry_id,
        minor_version=plan.minor_version,
        options=MappingProxyType(dict(plan.options)),
        source=SOURCE_USER,
        state=ConfigEntryState.NOT_LOADED if plan.real else ConfigEntryState.LOADED,
        subentries_data=[_subentry(one) for one in plan.subentries],
        title=plan.title,
        unique_id=plan.unique_id,
        version=plan.version,
    )


def _subentry(one: Mapping[str, Any]) -> ConfigSubentryDataWithId:
    return ConfigSubentryDataWithId(
        data=dict(one["data"]),
        subentry_id=one["subentry_id"],
        subentry_type=one["subentry_type"],
        title=one["title"],
        unique_id=one["unique_id"],
    )


async def async_set_up(hass: HomeAssistant, request: Request) -> list[tuple[str, str]]:
    """Set the real components up: the core's, the helpers', those of helper entries. Return what failed, and why."""
    failed: list[tuple[str, str]] = []
    domains = dict.fromkeys((*CORE_COMPONENTS, *(d for d in FIRST if d in request.config), *request.config))
    for domain in domains:
        if domain in ("automation", "script", "scene"):
            continue
        if not await async_set_up_one(hass, domain, request.config):
            failed.append((domain, "setup"))
    for plan in request.entries:
        entry = hass.config_entries.async_get_known_entry(plan.entry_id)
        if plan.real and entry.state is not ConfigEntryState.LOADED:  # else it came up with another one of its domain
            try:
                loaded = await hass.config_entries.async_setup(plan.entry_id)
            except Exception as err:  # noqa: BLE001 -- a helper that does not start is told in the report
                failed.append((plan.title, f"{type(err).__name__}: {err}"[:200]))
            else:
                if not loaded:
                    failed.append((plan.title, "setup"))
    await hass.async_block_till_done()
    return failed


async def async_set_up_one(hass: HomeAssistant, domain: str, config: Mapping[str, Any]) -> bool:
    """Set one component up as its YAML says; the present virtual moment does not pass."""
    if domain in hass.config.components:
        return True
    return await async_setup_component(hass, domain, {domain: config.get(domain)} if domain in config else {domain: {}})


def home_caches() -> list[Any]:
    """Return the caches of Home Assistant's modules; many of its singletons are functions that cache by home."""
    kind = type(lru_cache(_nothing))
    return [
        item
        for item in gc.get_objects()
        if isinstance(item, kind) and str(getattr(item, "__module__", "")).startswith("homeassistant.")
    ]


def forget_home(caches: list[Any]) -> None:
    """Let go of the last home: per thread, in caches, and in its stores Home Assistant remembers it for good."""
    for cache in (*caches, *home_caches()):
        cache.cache_clear()
    for keeper in (core._hass, frame._hass):  # noqa: SLF001 -- nobody else keeps the home that was
        keeper.hass = None
    _stored.clear()


async def async_clear(hass: HomeAssistant) -> None:
    """End what still runs; timers die with the loop."""
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    hass.import_executor.shutdown(wait=False)
