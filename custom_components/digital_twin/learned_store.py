"""What each twin learned, kept across restarts: one small file per twin."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .core.twin import Learned

STORAGE_VERSION = 1


class LearnedStore:
    """Reads and writes Learned by the twin's config entry id."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is read until asked for."""
        self._hass = hass

    def _store(self, entry_id: str) -> Store[dict[str, Any]]:
        return Store(self._hass, STORAGE_VERSION, f"{DOMAIN}/{entry_id}", atomic_writes=True)

    async def async_load(self, entry_id: str) -> Learned | None:
        """Return what the twin learned, or None when there is nothing readable; it then learns anew."""
        data = await self._store(entry_id).async_load()
        if data is None:
            return None
        try:
            return Learned.from_dict(data)
        except (KeyError, TypeError, ValueError) as err:  # fmt: skip
            LOGGER.warning("What a twin had learned cannot be read and is learned anew: %s", err)
            return None

    async def async_save(self, entry_id: str, learned: Learned) -> None:
        """Write what the twin learned."""
        await self._store(entry_id).async_save(learned.as_dict())

    async def async_remove(self, entry_id: str) -> None:
        """Delete the twin's file."""
        await self._store(entry_id).async_remove()
