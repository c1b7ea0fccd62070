"""Digital Twin: a living simulation of every device of a home."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import DeviceEntry
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.typing import ConfigType

from .actions import async_register
from .config_audit import ConfigAudit
from .const import CONF_KIND, DOMAIN, PLATFORMS_HOME, SIGNAL_HOME_ENDED, SIGNAL_HOME_READY, EntryType
from .coordinator import TwinCoordinator
from .core.models.kinds import KINDS
from .data import DATA, DomainData, HomeConfigEntry, TwinConfigEntry, entry_type
from .forecast_statistics import async_forget_statistics
from .guard.voice import async_give_back, async_settle_voice
from .issues import async_create_kind_missing, async_delete_kind_missing
from .learned_store import LearnedStore
from .leftover import async_entry_removed
from .manager import Home
from .panel import async_hide_panel, async_show_panel
from .scoring import async_remove_scores
from .sync_store import async_remove_sync
from .websocket_api import async_register_websocket

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)
HOME_PATIENCE = 60.0


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Register what exists without any entry: the shared data and the actions."""
    hass.data[DATA] = DomainData()
    ConfigAudit(hass).async_start()
    async_register(hass)
    async_register_websocket(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Set up the home, or one twin."""
    if entry_type(entry) is EntryType.HOME:
        await _async_setup_home(hass, entry)
    else:
        await _async_setup_twin(hass, entry)
    return True


async def _async_setup_home(hass: HomeAssistant, entry: HomeConfigEntry) -> None:
    home = Home(hass, entry)
    entry.runtime_data = home
    entry.async_on_unload(home.async_stop)
    await home.async_start()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS_HOME)
    data = hass.data[DATA]
    data.home = home
    data.home_ready.set()
    async_dispatcher_send(hass, SIGNAL_HOME_READY)
    await async_show_panel(hass)
    for twin in hass.config_entries.async_entries(DOMAIN, include_ignore=False, include_disabled=False):
        if entry_type(twin) is EntryType.TWIN and twin.state in (ConfigEntryState.SETUP_RETRY, ConfigEntryState.LOADED):
            hass.config_entries.async_schedule_reload(twin.entry_id)


async def _async_setup_twin(hass: HomeAssistant, entry: TwinConfigEntry) -> None:
    home = await _async_home(hass)
    _known_kind(hass, entry)
    kept = await home.store.async_load(entry.entry_id)
    if (learned := hass.data[DATA].learned.pop(entry.unique_id or "", None)) is not None:
        kept = replace(kept, learned=learned)
        await home.store.async_save(entry.entry_id, kept)
    twin = TwinCoordinator(hass, entry, home, kept)
    if twin.kept != kept:
        await home.store.async_save(entry.entry_id, twin.kept)
    await twin.scoring.async_load()
    await twin.assessment.async_load()
    entry.runtime_data = twin
    entry.async_on_unload(twin.async_stop)
    twin.async_start()
    home.async_add_twin(twin)
    entry.async_on_unload(partial(home.async_remove_twin, twin))
    await hass.config_entries.async_forward_entry_setups(entry, twin.platforms)
    async_settle_voice(twin)
    home.trainer.async_keep(twin)


@callback
def _known_kind(hass: HomeAssistant, entry: TwinConfigEntry) -> None:
    """Raise ConfigEntryNotReady while the integration that brings the twin's kind has not done so."""
    kind = entry.data[CONF_KIND]
    if kind in KINDS:
        async_delete_kind_missing(hass, entry.entry_id)
        return
    if hass.state is CoreState.running:
        async_create_kind_missing(hass, entry, kind)
    raise ConfigEntryNotReady(
        translation_domain=DOMAIN, translation_key="kind_missing", translation_placeholders={"kind": kind}
    )


async def _async_home(hass: HomeAssistant) -> Home:
    """Return the home, waiting while it is being set up beside the twins."""
    data = hass.data[DATA]
    coming = any(
        entry_type(entry) is EntryType.HOME
        and entry.state in (ConfigEntryState.NOT_LOADED, ConfigEntryState.SETUP_IN_PROGRESS)
        for entry in hass.config_entries.async_entries(DOMAIN, include_ignore=False, include_disabled=False)
    )
    if data.home is None and coming:
        with suppress(TimeoutError):
            async with asyncio.timeout(HOME_PATIENCE):
                await data.home_ready.wait()
    if data.home is None:
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="home_missing")
    return data.home


async def async_unload_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Unload the home, or one twin."""
    if entry_type(entry) is EntryType.HOME:
        return await _async_unload_home(hass, entry)
    if not await hass.config_entries.async_unload_platforms(entry, entry.runtime_data.platforms):
        return False
    if entry.disabled_by is not None:
        async_give_back(hass, entry)
    await entry.runtime_data.scoring.async_save()
    await entry.runtime_data.assessment.async_save()
    return True


async def _async_unload_home(hass: HomeAssistant, entry: HomeConfigEntry) -> bool:
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS_HOME):
        return False
    data = hass.data[DATA]
    data.home = None
    data.home_ready.clear()
    async_dispatcher_send(hass, SIGNAL_HOME_ENDED)
    for twin in list(entry.runtime_data.twins.values()):
        twin.async_home_lost()
    return True


async def async_remove_entry(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Delete what is stored of a twin."""
    await async_entry_removed(hass, entry)
    if entry_type(entry) is EntryType.HOME:
        async_hide_panel(hass)
    else:
        async_give_back(hass, entry)
        await LearnedStore(hass).async_remove(entry.entry_id)
        await async_remove_scores(hass, entry.entry_id)
        async_forget_statistics(hass, entry.entry_id)
        await async_remove_sync(hass, entry.entry_id)


async def async_remove_config_entry_device(_hass: HomeAssistant, entry: ConfigEntry, device: DeviceEntry) -> bool:
    """Let users delete a device that the entry no longer makes."""
    return (DOMAIN, entry.entry_id) not in device.identifiers
