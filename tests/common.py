"""Builders the unit tests share: devices and entities in the real registries, and entries of this integration."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import (
    CONF_ENTRY_TYPE,
    DOMAIN,
    HOME_UNIQUE_ID,
    EntryType,
    Mode,
    Priority,
    Role,
)
from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.twin import Fidelity
from custom_components.digital_twin.data import TwinConfig


def add_device(
    hass: HomeAssistant,
    name: str,
    *,
    domain: str = "physical",
    area: str | None = None,
    entry: MockConfigEntry | None = None,
    **details: Any,
) -> dr.DeviceEntry:
    """Put a device of another integration into the registry; details go to the registry as they are."""
    if entry is None:
        entry = MockConfigEntry(domain=domain, title=domain)
        entry.add_to_hass(hass)
    details.setdefault("identifiers", {(domain, name)})
    registry = dr.async_get(hass)
    device = registry.async_get_or_create(config_entry_id=entry.entry_id, name=name, **details)
    if area is not None:
        area_id = ar.async_get(hass).async_get_or_create(area).id
        updated = registry.async_update_device(device.id, area_id=area_id)
        assert updated is not None
        device = updated
    return device


def add_entity(
    hass: HomeAssistant,
    entity_id: str,
    *,
    device: dr.DeviceEntry | None = None,
    state: str | None = None,
    attributes: Mapping[str, Any] | None = None,
    platform: str = "physical",
    **details: Any,
) -> er.RegistryEntry:
    """Put an entity of another integration into the registry, with a state when one is given."""
    domain, object_id = entity_id.split(".")
    registry = er.async_get(hass)
    config_entry = None
    if device is not None:
        config_entry = hass.config_entries.async_get_entry(device.config_entry_id)
    entry = registry.async_get_or_create(
        domain,
        platform,
        f"unique_{object_id}",
        suggested_object_id=object_id,
        device_id=device.id if device else None,
        config_entry=config_entry,
        **details,
    )
    if entry.entity_id != entity_id:
        entry = registry.async_update_entity(entry.entity_id, new_entity_id=entity_id)
    if state is not None:
        hass.states.async_set(entity_id, state, attributes)
    return entry


def home_entry(**settings: Any) -> MockConfigEntry:
    """Return an entry of the home, not yet added."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="Home",
        unique_id=HOME_UNIQUE_ID,
        data={CONF_ENTRY_TYPE: EntryType.HOME.value, CONF_NAME: "Home", **settings},
    )


def twin_entry(
    kind: str,
    main: str,
    *,
    name: str | None = None,
    device_id: str | None = None,
    members: Sequence[str] | None = None,
    roles: Mapping[Role, Sequence[str]] | None = None,
    mode: Mode = Mode.MIRROR,
    fidelity: Fidelity = Fidelity.ADVANCED,
    priority: Priority = Priority.NORMAL,
    settings: Mapping[str, Value] | None = None,
    entry_id: str | None = None,
) -> MockConfigEntry:
    """Return an entry of a twin, not yet added. main and members are registry ids or entity ids.

    entry_id: what the twin's random numbers follow, too; a new one each time unless given.
    """
    config = TwinConfig(
        name=name or main,
        key=f"device_{device_id}" if device_id else f"entity_{main}",
        device_id=device_id,
        kind=kind,
        main=main,
        members=tuple(members or (main,)),
        roles={role: tuple(refs) for role, refs in (roles or {}).items()},
        mode=mode,
        fidelity=fidelity,
        priority=priority,
        settings=settings or {},
    )
    known = {} if entry_id is None else {"entry_id": entry_id}
    return MockConfigEntry(domain=DOMAIN, title=config.name, unique_id=config.key, data=config.as_data(), **known)


async def async_add_entry(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Add an entry to Home Assistant and set it up."""
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def async_add_home(hass: HomeAssistant, **settings: Any) -> MockConfigEntry:
    """Set the home up."""
    return await async_add_entry(hass, home_entry(**settings))


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the warnings and errors logged so far, but for asyncio's remarks on how long a busy machine took."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name != "asyncio"
    ]


async def async_predictions_end() -> None:
    """Wait for the worker: its processes take real seconds, which a test that moves the house's time would use up."""
    working = {task for task in asyncio.all_tasks() if task.get_name() == "digital_twin worker prompt"}
    if working:
        await asyncio.wait(working)
