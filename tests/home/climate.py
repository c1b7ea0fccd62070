"""Radiator thermostats of the test home."""

from typing import Any

from homeassistant.components.climate import (
    ATTR_HVAC_MODE,
    ClimateEntity,
    ClimateEntityFeature,
    HVACAction,
    HVACMode,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_TEMPERATURE, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub

# Home Assistant 2026.11 calls temperatures in the device's own unit "native"; before they had no prefix.
PREFIX = "_attr_native_" if hasattr(ClimateEntity, "native_temperature_unit") else "_attr_"


class HomeThermostat(HomeEntity, ClimateEntity):
    """A thermostat on a radiator's valve."""

    _attr_max_temp = 30.0
    _attr_min_temp = 5.0
    _attr_supported_features = (
        ClimateEntityFeature.TARGET_TEMPERATURE | ClimateEntityFeature.TURN_ON | ClimateEntityFeature.TURN_OFF
    )

    def furnish(self, traits: Any) -> None:
        """Take the resolution."""
        self._attr_hvac_modes = [HVACMode.HEAT, HVACMode.OFF]
        self._attr_precision = traits["step"]
        self._attr_target_temperature_step = 0.5
        setattr(self, f"{PREFIX}temperature_unit", UnitOfTemperature.CELSIUS)

    def take(self, values: Values) -> None:
        """Take temperatures, mode and action."""
        setattr(self, f"{PREFIX}current_temperature", values["current"])
        setattr(self, f"{PREFIX}target_temperature", values["target"])
        self._attr_hvac_mode = HVACMode(values["mode"])
        self._attr_hvac_action = HVACAction(values["action"])

    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the target, and the mode if it comes along."""
        if (mode := kwargs.get(ATTR_HVAC_MODE)) is not None:
            self.send("set_mode", mode=str(mode))
        self.send("set_target", temperature=float(kwargs[ATTR_TEMPERATURE]))

    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        """Set the mode."""
        self.send("set_mode", mode=str(hvac_mode))

    async def async_turn_on(self) -> None:
        """Heat."""
        self.send("set_mode", mode="heat")

    async def async_turn_off(self) -> None:
        """Close the valve for good."""
        self.send("set_mode", mode="off")


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the thermostats of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeThermostat(hub, *specs) for specs in hub.of_platform("climate"))
