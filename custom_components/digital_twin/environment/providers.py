"""Prices that only an action of their integration tells, or another entity of the same device; asked in the background.

Nord Pool, Tibber, EnergyZero, easyEnergy and Amber answer to actions, Octopus shows its rates in event entities.
"""

import asyncio
import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN, LOGGER
from .states import factor
from .tariff import CLOSE, Slot, fitted, slots

if TYPE_CHECKING:
    from ..manager import Home

FRESH: Final = 1800.0
USABLE: Final = 26 * 3600.0
FETCH_TIMEOUT: Final = 20.0
FIRST_PATIENCE: Final = 1.0
PER_MEGAWATT_HOUR: Final = frozenset({"nordpool"})
"""Integrations whose action tells prices per MWh, whatever their sensors show."""
KNOWN: Final = frozenset({"nordpool", "tibber", "energyzero", "easyenergy", "amberelectric"})


@dataclass(slots=True)
class _Cached:
    found: list[Slot] = field(default_factory=list)
    at: float = -math.inf
    task: asyncio.Task[None] | None = None


_CACHE: HassKey[dict[str, _Cached]] = HassKey(f"{DOMAIN}_prices")


@callback
def beside(hass: HomeAssistant, entity_id: str, midnight: datetime, now: float, present: float | None) -> list[Slot]:
    """Return what other entities of the same device list, where that is this entity's own price.

    Rates in events are those of their meter. Of other lists only those count that say what the entity says at present:
    the lists of other tariffs, or without taxes, do not.
    """
    registry = er.async_get(hass)
    entry = registry.async_get(entity_id)
    if entry is None or entry.device_id is None:
        return []
    rates: list[Slot] = []
    others: list[list[Slot]] = []
    for other in er.async_entries_for_device(registry, entry.device_id):
        state = hass.states.get(other.entity_id)
        if state is None or other.entity_id == entity_id or other.platform != entry.platform:
            continue
        if isinstance(state.attributes.get("rates"), list):
            rates += slots({"rates": state.attributes["rates"]}, midnight)
        else:
            others.append(fitted(slots(dict(state.attributes), midnight, factor(state)), now, present))
    if rates:
        return fitted(sorted(rates), now, present)
    return next((listed for listed in others if _says(listed, now, present)), [])


def _says(listed: list[Slot], now: float, present: float | None) -> bool:
    held = next((slot.value for slot in listed if slot.start <= now < slot.end), None)
    return held is not None and present is not None and abs(held - present) <= max(CLOSE * abs(present), 1e-4)


async def async_told(hass: HomeAssistant, home: Home, entity_id: str, now: float) -> list[Slot]:
    """Return what the entity's integration tells by an action, as far as it is at hand."""
    entry = er.async_get(hass).async_get(entity_id)
    if entry is None or entry.platform not in KNOWN or entry.config_entry_id is None:
        return []
    cached = hass.data.setdefault(_CACHE, {}).setdefault(entity_id, _Cached())
    if not 0.0 <= now - cached.at < FRESH and (cached.task is None or cached.task.done()):
        cached.task = home.entry.async_create_background_task(
            hass, _async_renew(hass, cached, entry.platform, entry.config_entry_id, now), "digital_twin prices"
        )
    if not 0.0 <= now - cached.at < USABLE and cached.task is not None:
        await asyncio.wait({cached.task}, timeout=FIRST_PATIENCE)
    return cached.found


async def _async_renew(hass: HomeAssistant, cached: _Cached, platform: str, entry_id: str, now: float) -> None:
    found: list[Slot] = []
    for action, data in _questions(platform, entry_id):
        if not hass.services.has_service(platform, action):
            continue
        try:
            async with asyncio.timeout(FETCH_TIMEOUT):
                answer = await hass.services.async_call(platform, action, data, blocking=True, return_response=True)
        except (HomeAssistantError, TimeoutError, vol.Invalid) as err:
            LOGGER.debug("%s does not tell its prices: %s", platform, err)
            continue
        factor = 0.001 if platform in PER_MEGAWATT_HOUR else 1.0
        listed = slots(answer, dt_util.start_of_local_day())
        found += [Slot(slot.start, slot.end, slot.value * factor) for slot in listed]
    cached.found, cached.at = sorted(found), now


def _questions(platform: str, entry_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the actions to ask, with their data, for today and tomorrow."""
    today = dt_util.start_of_local_day()
    tomorrow = dt_util.start_of_local_day(today.date() + timedelta(days=1))
    until = dt_util.start_of_local_day(today.date() + timedelta(days=2))
    span = {"start": today.isoformat(), "end": until.isoformat()}
    match platform:
        case "nordpool":
            days = (today, tomorrow)
            return [("get_prices_for_date", {"config_entry": entry_id, "date": day.date().isoformat()}) for day in days]
        case "tibber":
            return [("get_prices", span)]
        case "energyzero":
            return [("get_energy_prices", {"config_entry": entry_id, "incl_vat": True, "price_type": "all_in", **span})]
        case "easyenergy":
            return [("get_energy_usage_prices", {"config_entry": entry_id, "incl_vat": True, **span})]
        case _:
            return [("get_forecasts", {"config_entry_id": entry_id, "channel_type": "general"})]
