"""Home Assistant's backup copies the database file while the twins go on: meanwhile the file itself stands still."""

from homeassistant.core import HomeAssistant

from .const import LOGGER
from .data import DATA
from .store.errors import StoreError


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Bring all that was written into the file, and write to its journal only until the backup is done."""
    if (home := hass.data[DATA].home) is not None:
        try:
            await home.database.async_hold_file()
        except StoreError as err:
            LOGGER.warning("The twins' database is not part of this backup: %s", err)


async def async_post_backup(hass: HomeAssistant) -> None:
    """Let the file change again."""
    if (home := hass.data[DATA].home) is not None:
        try:
            await home.database.async_release_file()
        except StoreError as err:
            LOGGER.debug("The twins' database opens its file anew when it is back: %s", err)
