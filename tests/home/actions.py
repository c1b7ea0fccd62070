"""Actions that break devices, change the world and let time fly."""

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .devices.layer import FAULTS, Fault
from .hub import Hub
from .physics.building import ROOMS

WINDOWS = [room.key for room in ROOMS if room.opening > 0.0]

FAULT_SCHEMA = vol.Schema(
    {
        vol.Required("device"): cv.string,
        vol.Required("fault"): vol.In(FAULTS),
        vol.Optional("rate", default=1.0): vol.Coerce(float),
        vol.Optional("probability", default=1.0): vol.All(vol.Coerce(float), vol.Range(0.0, 1.0)),
        vol.Optional("delay", default=20.0): vol.All(vol.Coerce(float), vol.Range(min=0.0)),
    }
)
WORLD_SCHEMA = vol.Schema(
    {
        vol.Optional("temperature_offset"): vol.All(vol.Coerce(float), vol.Range(-40.0, 40.0)),
        vol.Optional("outage"): cv.boolean,
        vol.Optional("people"): vol.In(("auto", "home", "away")),
        vol.Optional("leak"): cv.boolean,
        vol.Optional("smoke"): cv.boolean,
        vol.Optional("window"): vol.In(WINDOWS),
        vol.Optional("window_open", default=True): cv.boolean,
    }
)
ADVANCE_SCHEMA = vol.Schema({vol.Required("minutes"): vol.All(vol.Coerce(float), vol.Range(0.0, 2880.0))})


@callback
def async_register_actions(hass: HomeAssistant) -> None:
    """Register them all."""
    hass.services.async_register(DOMAIN, "set_fault", _set_fault, FAULT_SCHEMA)
    hass.services.async_register(DOMAIN, "set_world", _set_world, WORLD_SCHEMA)
    hass.services.async_register(DOMAIN, "advance", _advance, ADVANCE_SCHEMA)


def _hub(call: ServiceCall) -> Hub:
    entries = call.hass.config_entries.async_loaded_entries(DOMAIN)
    if not entries:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="not_loaded")
    hub: Hub = entries[0].runtime_data
    return hub


async def _set_fault(call: ServiceCall) -> None:
    hub = _hub(call)
    key = _device_key(call.hass, hub, call.data["device"])
    fault = Fault(
        call.data["fault"],
        hub.world.time,
        call.data["rate"],
        call.data["probability"],
        call.data["delay"],
    )
    hub.devices.set_fault(key, fault)


def _device_key(hass: HomeAssistant, hub: Hub, name: str) -> str:
    """Return the key of a device that was named by its key or by its id in the registry."""
    known = hub.devices.specs
    if name in known:
        return name
    if (entry := dr.async_get(hass).async_get(name)) is not None:
        for _, identifier in entry.identifiers:
            key = identifier.removeprefix(f"{DOMAIN}_")
            if key in known:
                return key
    raise ServiceValidationError(
        translation_domain=DOMAIN, translation_key="unknown_device", translation_placeholders={"device": name}
    )


async def _set_world(call: ServiceCall) -> None:
    hub = _hub(call)
    world = hub.world
    data = call.data
    if (offset := data.get("temperature_offset")) is not None:
        world.weather.temperature_offset = offset
        world.weather_now = world.weather.at(world.time)
    if (people := data.get("people")) is not None:
        world.household.override = people
    for name in ("outage", "leak", "smoke"):
        if name in data:
            setattr(world, name, data[name])
    if (room := data.get("window")) is not None:
        world.set_window(room, data["window_open"])
    hub.devices.look_again()


async def _advance(call: ServiceCall) -> None:
    await _hub(call).async_advance(60.0 * call.data["minutes"])
