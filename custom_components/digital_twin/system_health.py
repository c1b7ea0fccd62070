"""The lines of this integration under System information."""

from typing import Any

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.recorder import DATA_INSTANCE

from .const import DOMAIN
from .data import DATA


@callback
def async_register(_hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register where the figures come from."""
    register.async_register_info(_async_info)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    data = hass.data.get(DATA)
    home = data.home if data is not None else None
    info: dict[str, Any] = {
        "home": home is not None,
        "recorder": DATA_INSTANCE in hass.data,
        "entries": len(hass.config_entries.async_entries(DOMAIN, include_ignore=False)),
    }
    if home is not None:
        info |= {"twins": len(home.twins), "diverged": home.diverged, "worker": home.worker.mode}
    return info
