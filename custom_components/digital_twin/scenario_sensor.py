"""The home's sensor of its last scenario: what came of it in a sentence, and how far the present one is."""

from typing import Any, Final, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.const import MATCH_ALL
from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .const import DOMAIN
from .manager import Home
from .scenarios.conduct import SIGNAL_PROGRESS

LONGEST: Final = 255


class LastScenario(SensorEntity):
    """Says what the last scenario or plan came to; its attributes, which are not recorded, say more."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_translation_key = "last_scenario"
    _unrecorded_attributes = frozenset({MATCH_ALL})

    def __init__(self, home: Home) -> None:
        """Take the home."""
        self._home = home
        self._attr_unique_id = f"{home.entry.entry_id}_last_scenario"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, home.entry.entry_id)})

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the scenarios."""
        await super().async_added_to_hass()
        self.async_on_remove(self._home.async_subscribe(self.async_write_ha_state))
        self.async_on_remove(async_dispatcher_connect(self.hass, SIGNAL_PROGRESS, self._async_progress))

    @callback
    def _async_progress(self, share: float | None) -> None:
        """Show a beginning and an end at once; what lies between is told often enough by the dispatcher."""
        if share is None or share == 0.0:
            self.async_write_ha_state()

    @property
    @override
    def native_value(self) -> str | None:
        """Return the last summary, as much of it as a state may hold."""
        last = self._home.scenarios.last
        if last is None:
            return None
        summary = str(last["summary"])
        return summary if len(summary) <= LONGEST else f"{summary[: LONGEST - 1]}…"

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return the whole summary with its figures, and the progress of what runs."""
        last = self._home.scenarios.last
        return {**({} if last is None else last), "progress": self._home.scenarios.progress}
