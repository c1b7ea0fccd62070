"""The front door of the test home."""

from typing import Any

from homeassistant.components.lock import LockEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeLock(HomeEntity, LockEntity):
    """A motor lock."""

    def take(self, values: Values) -> None:
        """Take whether it is locked."""
        self._attr_is_locked = values["locked"]

    async def async_lock(self, **_kwargs: Any) -> None:
        """Lock."""
        self.send("turn", locked=True)

    async def async_unlock(self, **_kwargs: Any) -> None:
        """Unlock."""
        self.send("turn", locked=False)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the locks of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeLock(hub, *specs) for specs in hub.of_platform("lock"))
