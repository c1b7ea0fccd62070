"""What Home Assistant itself tells of a device that models must know, and that nobody is asked for."""

from homeassistant.components.humidifier.const import HumidifierDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .core import settings
from .core.channel import Value
from .solar import SOLAR_KIND

BINARY_SENSOR, HUMIDIFIER = "binary_sensor", "humidifier"
RARELY_ON = frozenset({"smoke", "gas", "carbon_monoxide", "moisture", "tamper", "problem", "safety"})
"""Device classes of what is on once in months or years."""


@callback
def traits(hass: HomeAssistant, entity_id: str, kind: str) -> dict[str, Value]:
    """Return settings (core/settings.py) that a twin's main entity or the home's place shows."""
    if kind == SOLAR_KIND and hass.config.latitude < 0:
        return {settings.SOUTHERN: True}
    if kind == HUMIDIFIER and _device_class(hass, entity_id) == HumidifierDeviceClass.DEHUMIDIFIER:
        return {settings.DRIES: True}
    if kind == BINARY_SENSOR and _device_class(hass, entity_id) in RARELY_ON:
        return {settings.RARE: True}
    return {}


def _device_class(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return what the registry knows, which is there before the device is, else what the state says."""
    entry = er.async_get(hass).async_get(entity_id)
    known = None if entry is None else entry.device_class or entry.original_device_class
    if known is None and (state := hass.states.get(entity_id)) is not None:
        known = state.attributes.get(ATTR_DEVICE_CLASS)
    return known
