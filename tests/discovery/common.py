"""What the tests of discovery share: a home that discovers, and the flows it opens."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import SOURCE_INTEGRATION_DISCOVERY
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.discovery import Discovery
from tests.common import add_device, add_entity, async_add_home


def add_lamp(hass: HomeAssistant, name: str, **details: Any) -> dr.DeviceEntry:
    """Put a lamp into the home."""
    device = add_device(hass, name, **details)
    add_entity(hass, f"light.{name.lower().replace(' ', '_')}", device=device, state="on")
    return device


async def async_settle(hass: HomeAssistant, seconds: float = 11) -> None:
    """Let that time pass and everything that is due happen."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done(wait_background_tasks=True)


async def async_discovering_home(hass: HomeAssistant, **settings: Any) -> tuple[MockConfigEntry, Discovery]:
    """Set the home up and let it scan once."""
    entry = await async_add_home(hass, **settings)
    await async_settle(hass)
    return entry, entry.runtime_data.discovery


def offers(hass: HomeAssistant) -> dict[str, str]:
    """Return the ids of the open discovery flows, by what they offer."""
    return {
        flow["context"]["unique_id"]: flow["flow_id"]
        for flow in hass.config_entries.flow.async_progress_by_handler(
            DOMAIN, match_context={"source": SOURCE_INTEGRATION_DISCOVERY}
        )
    }


def key_of(device: dr.DeviceEntry) -> str:
    """Return the key of the twin of a device."""
    return f"device_{device.id}"
