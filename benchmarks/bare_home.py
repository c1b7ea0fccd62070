"""A real Home Assistant object with nothing in it but what a benchmark sets up."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from homeassistant import bootstrap, loader
from homeassistant.auth import auth_manager_from_config
from homeassistant.config_entries import SOURCE_USER, ConfigEntries, ConfigEntry
from homeassistant.const import CONF_NAME
from homeassistant.core import CoreState, HomeAssistant

import custom_components
from custom_components.digital_twin.const import CONF_ENTRY_TYPE, DOMAIN, HOME_UNIQUE_ID, EntryType, Role
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import DATA, TwinConfig

# Imported before Home Assistant looks for it, so that this checkout's integration is the one it finds.
assert custom_components.__path__


@asynccontextmanager
async def bare_home() -> AsyncIterator[HomeAssistant]:
    """Start a Home Assistant whose only custom integration is this one, and stop it at the end."""
    with TemporaryDirectory(prefix="digital-twin-bench-") as folder:
        hass = HomeAssistant(folder)
        hass.config.skip_pip = True
        loader.async_setup(hass)
        hass.config_entries = ConfigEntries(hass, {})
        await bootstrap.async_load_base_functionality(hass)
        hass.auth = await auth_manager_from_config(hass, [], [])
        hass.set_state(CoreState.running)
        try:
            yield hass
        finally:
            await hass.async_stop(force=True)


def new_entry(domain: str, *, title: str, data: dict[str, Any] | None = None, **details: Any) -> ConfigEntry:
    """Return a config entry as a flow would make it."""
    details = {"options": {}, "minor_version": 1, "unique_id": None} | details
    return ConfigEntry(
        domain=domain,
        title=title,
        data=data or {},
        version=1,
        source=SOURCE_USER,
        discovery_keys=MappingProxyType({}),
        subentries_data=None,
        **details,
    )


async def add_home(hass: HomeAssistant) -> None:
    """Set the home up."""
    data = {CONF_ENTRY_TYPE: EntryType.HOME.value, CONF_NAME: "Home"}
    await hass.config_entries.async_add(new_entry(DOMAIN, title="Home", data=data, unique_id=HOME_UNIQUE_ID))


async def add_twin(
    hass: HomeAssistant, kind: str, main: str, roles: Mapping[Role, tuple[str, ...]] | None = None
) -> None:
    """Set a twin of one entity up, which has nothing to learn from."""
    config = TwinConfig(
        name=main, key=f"entity_{main}", device_id=None, kind=kind, main=main, members=(main,), roles=roles or {}
    )
    hass.data[DATA].learned[config.key] = Learned(kind=kind, structure="prior", days=1.0, learned_at=time.time())
    await hass.config_entries.async_add(
        new_entry(DOMAIN, title=config.name, data=config.as_data(), unique_id=config.key)
    )
