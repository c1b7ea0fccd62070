"""Scenarios that somebody saved by name, as they wrote them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from ..const import DOMAIN

if TYPE_CHECKING:
    from datetime import datetime

MOST: Final = 200
VERSION: Final = 1
UNIT: Final = "temperature_unit"
"""In which unit the numbers of a saved scenario were written; entities and actions change theirs with the home's."""


class Shelf:
    """The saved scenarios, by name."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is read yet."""
        self._hass = hass
        self._store: Store[dict[str, dict[str, Any]]] = Store(hass, VERSION, f"{DOMAIN}.scenarios", atomic_writes=True)
        self._saved: dict[str, dict[str, Any]] | None = None

    async def async_load(self) -> Mapping[str, dict[str, Any]]:
        """Return what is saved: per name {scenario, saved_at, temperature_unit}."""
        if self._saved is None:
            self._saved = await self._store.async_load() or {}
        return self._saved

    async def async_save(self, name: str, scenario: Mapping[str, Any], now: datetime | None = None) -> bool:
        """Save a scenario under a name; return whether it took another's place. Raises OverflowError when full."""
        saved = dict(await self.async_load())
        existed = name in saved
        self.demand_room(name)
        saved[name] = {
            "scenario": dict(scenario),
            "saved_at": (now or dt_util.utcnow()).isoformat(),
            UNIT: self._hass.config.units.temperature_unit,
        }
        await self._async_keep(saved)
        return existed

    @callback
    def demand_room(self, name: str) -> None:
        """Raise OverflowError where there is no room for one more of that name; what is saved was loaded before."""
        saved = self._saved or {}
        if name not in saved and len(saved) >= MOST:
            raise OverflowError(str(MOST))

    async def async_delete(self, name: str) -> bool:
        """Forget a scenario; return whether there was one of that name."""
        saved = dict(await self.async_load())
        if saved.pop(name, None) is None:
            return False
        await self._async_keep(saved)
        return True

    async def _async_keep(self, saved: dict[str, dict[str, Any]]) -> None:
        self._saved = saved
        await self._store.async_save(saved)

    @callback
    def get(self, name: str) -> Mapping[str, Any] | None:
        """Return a scenario that was loaded before.

        Raises ServiceValidationError for one whose numbers were written in another unit of temperature than the home's.
        """
        item = (self._saved or {}).get(name)
        if item is None:
            return None
        now: str = self._hass.config.units.temperature_unit
        if (unit := item.get(UNIT, now)) != now:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="scenario_other_unit",
                translation_placeholders={"name": name, "unit": unit, "present": now},
            )
        scenario: Mapping[str, Any] = item["scenario"]
        return scenario
