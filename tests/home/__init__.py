"""The test home: a Home Assistant integration that plays the devices, the building and the people of one home."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

from .actions import async_register_actions
from .const import (
    CONF_MQTT_HOST,
    CONF_MQTT_PORT,
    CONF_PEOPLE,
    CONF_SEED,
    CONF_SPEED,
    DEFAULTS,
    DOMAIN,
    PLATFORMS,
)
from .hub import Hub
from .mqtt import Post
from .physics.world import World

type HomeConfigEntry = ConfigEntry[Hub]

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Register the actions."""
    async_register_actions(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: HomeConfigEntry) -> bool:
    """Start the home."""
    wishes = DEFAULTS | entry.data | entry.options
    now = dt_util.now()
    offset = now.utcoffset()
    world = World(int(wishes[CONF_SEED]), now.timestamp(), offset.total_seconds() if offset else 0.0)
    world.household.acting = wishes[CONF_PEOPLE]
    post = Post(hass, wishes[CONF_MQTT_HOST], int(wishes[CONF_MQTT_PORT])) if wishes[CONF_MQTT_HOST] else None
    hub = entry.runtime_data = Hub(hass, world, float(wishes[CONF_SPEED]), post)
    await hub.async_start()

    async def save(_event: Event) -> None:
        await hub.async_save()

    entry.async_on_unload(hass.bus.async_listen(EVENT_HOMEASSISTANT_FINAL_WRITE, save))
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: HomeConfigEntry) -> bool:
    """Stop the home."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        await entry.runtime_data.async_stop()
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: HomeConfigEntry) -> None:
    """Forget the home."""
    await Hub.async_forget(hass)
