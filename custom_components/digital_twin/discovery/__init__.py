"""Finds the devices worth a twin and offers them under *Discovered*."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
    signal_discovered_config_entry_removed,
)
from homeassistant.core import CALLBACK_TYPE, CoreState, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..classify import DeviceProfile
from ..const import DISCOVERY_DELAY, DOMAIN
from .decided import Decided
from .offers import Offers
from .scan import Scan, async_scan

if TYPE_CHECKING:
    from ..manager import Home

__all__ = ["DEFAULT_KINDS", "SETTLE_DELAY", "Discovery"]

DEFAULT_KINDS = (
    "cover", "fan", "garage_door", "humidifier", "light", "lock", "plug", "thermostat", "valve", "water_heater",
)  # fmt: skip
"""The kinds that are proposed unless the user chose others: what can be commanded and a model is known for."""

SETTLE_DELAY = 5.0
"""Seconds after a change, so that a device being set up is looked at once, with all its entities."""

_ENTITY_CHANGES = frozenset(
    {
        "area_id", "device_class", "device_id", "disabled_by", "entity_category", "entity_id", "hidden_by",
        "original_device_class",
    }
)  # fmt: skip
_DEVICE_CHANGES = frozenset(
    {"area_id", "connections", "disabled_by", "entry_type", "identifiers", "name", "name_by_user"}
)


class Discovery:
    """Scans the home after the start and after changes, and keeps the offers in step with what it finds."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is started yet."""
        self._hass = hass
        self._home = home
        self._offers = Offers(hass, home.config.propose_at_once)
        self._kinds = frozenset(DEFAULT_KINDS if home.config.propose is None else home.config.propose)
        self._last: Scan | None = None
        self._scanned_at: datetime | None = None
        self._scans = 0
        self._broken: set[str] = set()
        self._wanted: set[str] = set()
        self._scan: asyncio.Task[None] | None = None
        self._again = False
        self._timer: CALLBACK_TYPE | None = None
        self._unsubscribe: list[Callable[[], None]] = []

    async def async_start(self) -> None:
        """Scan once Home Assistant has started and its integrations had time to show their devices, then on changes."""
        delay = SETTLE_DELAY if self._hass.state is CoreState.running else DISCOVERY_DELAY.total_seconds()

        @callback
        def begin(_hass: HomeAssistant) -> None:
            self._unsubscribe += [
                self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._async_on_entity),
                self._hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, self._async_on_device),
                async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_on_entry),
            ]
            self._async_schedule(delay)

        self._unsubscribe += [
            async_dispatcher_connect(
                self._hass, signal_discovered_config_entry_removed(DOMAIN), self._async_on_decision_taken_back
            ),
            async_at_started(self._hass, begin),
        ]

    async def async_stop(self) -> None:
        """End scanning and withdraw the offers."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe.clear()
        self._cancel_timer()
        if self._scan is not None and not self._scan.done():
            self._scan.cancel()
            with suppress(asyncio.CancelledError):
                await self._scan
        self._offers.async_withdraw_all()

    async def async_candidates(self) -> list[DeviceProfile]:
        """Return the candidates, after a scan where there was none yet, as soon after a start."""
        return await self.async_refresh() if self._last is None else self.candidates()

    def candidates(self) -> list[DeviceProfile]:
        """Return what the last scan found, of every kind, best first; without what has a twin or is ignored by now."""
        if self._last is None:
            return []
        decided = Decided(self._hass)
        return [profile for profile in self._last.profiles if decided.reason(profile) is None]

    async def async_refresh(self) -> list[DeviceProfile]:
        """Scan now, and return the candidates."""
        await self._async_look()
        return self.candidates()

    def diagnostics(self) -> dict[str, Any]:
        """Return figures about the scans, without names."""
        last = self._last
        return {
            "scans": self._scans,
            "last_scan": self._scanned_at.isoformat() if self._scanned_at else None,
            "looked_at": last.looked_at if last else 0,
            "candidates": len(last.profiles) if last else 0,
            "refused": {phase.value: dict(reasons) for phase, reasons in last.refused.items()} if last else {},
            "kinds_not_proposed": sum(p.kind not in self._kinds for p in last.profiles) if last else 0,
            "milliseconds": round(last.seconds * 1000, 1) if last else 0.0,
            "longest_slice_milliseconds": round(last.longest_slice * 1000, 2) if last else 0.0,
            "offers_open": self._offers.open,
            "offers_opened": self._offers.opened,
            "offers_withdrawn": self._offers.withdrawn,
        }

    async def _async_look(self) -> None:
        self._last = await async_scan(self._hass, self._broken)
        self._scanned_at = dt_util.utcnow()
        self._scans += 1

    async def _async_scan_and_offer(self) -> None:
        self._again = True
        while self._again:
            self._again = False
            await self._async_look()
        if self._last is not None:
            proposed = [profile for profile in self.candidates() if profile.kind in self._kinds]
            wanted, self._wanted = self._wanted, set()
            await self._offers.async_update(proposed, self._last.away, wanted)

    @callback
    def _async_schedule(self, delay: float) -> None:
        """Scan after delay (s). A scan that is due already takes later changes along; one at once does not wait."""
        if self._timer is not None:
            if delay:
                return
            self._cancel_timer()

        @callback
        def due(_now: datetime) -> None:
            self._timer = None
            if self._scan is not None and not self._scan.done():
                self._again = True
                return
            self._scan = self._home.entry.async_create_background_task(
                self._hass, self._async_scan_and_offer(), "digital_twin discovery"
            )

        self._timer = async_call_later(self._hass, delay, HassJob(due, cancel_on_shutdown=True))

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None

    @callback
    def _async_on_entity(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        if event.data["action"] == "update" and _ENTITY_CHANGES.isdisjoint(event.data["changes"]):
            return
        entry = er.async_get(self._hass).async_get(event.data["entity_id"])
        if entry is None or entry.platform != DOMAIN:
            self._async_schedule(SETTLE_DELAY)

    @callback
    def _async_on_device(self, event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        if event.data["action"] == "update" and _DEVICE_CHANGES.isdisjoint(event.data["changes"]):
            return
        device = dr.async_get(self._hass).async_get(event.data["device_id"])
        if device is not None:
            owner = self._hass.config_entries.async_get_entry(device.config_entry_id)
            if owner is not None and owner.domain == DOMAIN:
                return
        self._async_schedule(SETTLE_DELAY)

    @callback
    def _async_on_entry(self, change: ConfigEntryChange, entry: ConfigEntry[Any]) -> None:
        """Scan when a decision freed a place among the offers, or when an integration shows its devices at last."""
        if entry.domain == DOMAIN:
            relevant = change is not ConfigEntryChange.UPDATED
        else:
            relevant = change is ConfigEntryChange.UPDATED and entry.state is ConfigEntryState.LOADED
        if relevant:
            self._async_schedule(SETTLE_DELAY)

    @callback
    def _async_on_decision_taken_back(self, entry: ConfigEntry[Any]) -> None:
        """Offer a device again when it is no longer ignored, or when its twin is removed."""
        self._wanted.update(str(key.key) for key in entry.discovery_keys.get(DOMAIN, ()))
        self._async_schedule(0)
