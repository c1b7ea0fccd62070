"""What stays of the twins' memory: a removed twin's rows are deleted, a home's database is offered for deletion."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, LOGGER, EntryType
from .data import DATA, HomeConfig, entry_type
from .issues import async_create_database_left, async_delete_database_left
from .keeper import KEYS, default_path, url_of
from .store import files
from .store.engine import redacted_url, sqlite_path, sqlite_url
from .store.errors import StoreError

LEFT: HassKey[str] = HassKey(f"{DOMAIN}_database_left")
"""URL of the database that belonged to the home that was removed last."""


async def async_entry_removed(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Forget a twin that was removed; with the last entry gone offer to delete the database."""
    data = hass.data.get(DATA)
    if entry_type(entry) is EntryType.HOME:
        hass.data[LEFT] = url_of(hass, HomeConfig.from_entry(entry))
    elif data is not None and data.home is not None:
        try:
            await data.home.database.async_forget(entry.entry_id)
        except StoreError as err:
            LOGGER.debug("What is stored of a removed twin goes at the next start: %s", err)
    if hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        return
    url = hass.data.setdefault(LEFT, sqlite_url(default_path(hass)))
    if await hass.async_add_executor_job(files.is_there, url):
        path = sqlite_path(url)
        async_create_database_left(hass, redacted_url(url) if path is None else path.name)


async def async_delete_left(hass: HomeAssistant) -> None:
    """Delete the database that was left, and its keys. Raises StoreError where that is not possible."""
    await hass.async_add_executor_job(files.delete_all, hass.data[LEFT])
    await Store(hass, 1, KEYS).async_remove()
    async_delete_database_left(hass)
