"""The lines of this integration under System information."""

from typing import Any

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .data import DATA
from .store.database import DatabaseStatus


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
        info |= {
            "twins": len(home.twins),
            "diverged": home.diverged,
            "unhealthy": home.unhealthy,
            "health": "–" if home.health is None else f"{home.health:.0f} %",
            "worker": home.worker.mode,
        }
        info |= _database(await home.database.async_status())
    return info


def _database(status: DatabaseStatus) -> dict[str, Any]:
    facts: dict[str, Any] = {"database": status.error or status.backend}
    if status.since is not None:
        facts["database_away_since"] = dt_util.utc_from_timestamp(status.since)
    if status.bytes is not None:
        facts |= {"database_size": f"{status.bytes / 1e6:.1f} MB", "database_rows": sum(status.rows.values())}
    if lost := sum(status.shed.values()) + sum(status.refused.values()):
        facts["database_lost"] = lost
    return facts
