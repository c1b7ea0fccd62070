"""How many actions wait for a person's approval, and which."""

from typing import Any, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.const import MATCH_ALL
from homeassistant.helpers.device_registry import DeviceInfo

from .const import DOMAIN
from .manager import Home


class PendingApprovals(SensorEntity):
    """Counts what is pending; its attributes, which are not recorded, list it in the home's language."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_translation_key = "pending_approvals"
    _unrecorded_attributes = frozenset({MATCH_ALL})

    def __init__(self, home: Home) -> None:
        """Take the home."""
        self._approvals = home.door.approvals
        self._attr_unique_id = f"{home.entry.entry_id}_pending_approvals"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, home.entry.entry_id)})

    @override
    async def async_added_to_hass(self) -> None:
        """Follow what is pending."""
        await super().async_added_to_hass()
        self.async_on_remove(self._approvals.async_subscribe(self.async_write_ha_state))

    @property
    @override
    def native_value(self) -> int:
        """Return how many are pending."""
        return len(self._approvals.pending)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return what is pending, oldest first."""
        return {"pending": self._approvals.rows()}
