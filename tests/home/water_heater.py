"""The water heater of the test home."""

from typing import Any

from homeassistant.components.water_heater import (
    STATE_ECO,
    STATE_PERFORMANCE,
    WaterHeaterEntity,
    WaterHeaterEntityFeature,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_TEMPERATURE, STATE_OFF, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub

# Home Assistant 2026.11 calls temperatures in the device's own unit "native"; before they had no prefix.
PREFIX = "_attr_native_" if "native_temperature_unit" in vars(WaterHeaterEntity) else "_attr_"


class HomeWaterHeater(HomeEntity, WaterHeaterEntity):
    """A tank with an electric element."""

    _attr_max_temp = 70.0
    _attr_min_temp = 30.0
    _attr_supported_features = (
        WaterHeaterEntityFeature.TARGET_TEMPERATURE
        | WaterHeaterEntityFeature.OPERATION_MODE
        | WaterHeaterEntityFeature.ON_OFF
    )

    def furnish(self, _traits: Any) -> None:
        """Set unit and modes."""
        self._attr_operation_list = [STATE_OFF, STATE_ECO, STATE_PERFORMANCE]
        setattr(self, f"{PREFIX}temperature_unit", UnitOfTemperature.CELSIUS)

    def take(self, values: Values) -> None:
        """Take temperatures and mode."""
        setattr(self, f"{PREFIX}current_temperature", values["current"])
        setattr(self, f"{PREFIX}target_temperature", values["target"])
        self._attr_current_operation = values["mode"]

    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the target."""
        self.send("set_target", temperature=float(kwargs[ATTR_TEMPERATURE]))

    async def async_set_operation_mode(self, operation_mode: str) -> None:
        """Set the mode."""
        self.send("set_mode", mode=operation_mode)

    async def async_turn_on(self, **_kwargs: Any) -> None:
        """Turn on, economically."""
        self.send("set_mode", mode=STATE_ECO)

    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Turn off."""
        self.send("set_mode", mode=STATE_OFF)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the water heaters of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeWaterHeater(hub, *specs) for specs in hub.of_platform("water_heater"))
