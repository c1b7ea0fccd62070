"""What a twin must remember of its watching over restarts: expectations, open alerts, delays and corrections."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN

STORAGE_VERSION = 1
SAVED_AFTER = 10.0


def sync_store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    """Return where it is kept for one twin."""
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}/{entry_id}.sync", atomic_writes=True)


async def async_remove_sync(hass: HomeAssistant, entry_id: str) -> None:
    """Delete what is kept of a removed twin."""
    await sync_store(hass, entry_id).async_remove()
