"""Another integration, `physical`: real entities of every domain that can have a shadow; they record commands."""

from collections.abc import Sequence
from typing import Any

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.climate import ClimateEntity
from homeassistant.components.climate.const import ClimateEntityFeature, HVACAction, HVACMode
from homeassistant.components.cover import CoverEntity, CoverEntityFeature
from homeassistant.components.fan import FanEntity, FanEntityFeature
from homeassistant.components.humidifier import HumidifierEntity, HumidifierEntityFeature
from homeassistant.components.light import ColorMode, LightEntity
from homeassistant.components.lock import LockEntity, LockEntityFeature
from homeassistant.components.sensor import SensorEntity
from homeassistant.components.switch import SwitchEntity
from homeassistant.components.valve import ValveEntity, ValveEntityFeature
from homeassistant.components.water_heater import WaterHeaterEntity, WaterHeaterEntityFeature
from homeassistant.config_entries import ConfigEntry, ConfigFlow
from homeassistant.const import Platform, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    MockPlatform,
    mock_config_flow,
    mock_integration,
    mock_platform,
)

PHYSICAL = "physical"


class Physical(Entity):
    """A real entity on a device of its own; values are its attributes without `_attr_`."""

    _attr_should_poll = False
    _attr_has_entity_name = True

    def __init__(self, key: str, /, **values: Any) -> None:
        self._attr_name = None
        self._attr_unique_id = key
        self._attr_device_info = DeviceInfo(identifiers={(PHYSICAL, key)}, name=key)
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.show(**values)

    def show(self, **values: Any) -> None:
        for key, value in values.items():
            setattr(self, f"_attr_{key}", value)
        if self.hass is not None:
            self.async_write_ha_state()

    async def _told(self, what: str, **data: Any) -> None:
        self.told.append((what, data))


class PhysicalLight(Physical, LightEntity):
    domain = Platform.LIGHT
    _attr_supported_color_modes: set[ColorMode] | None = {ColorMode.BRIGHTNESS}  # noqa: RUF012 -- as Home Assistant has it
    _attr_color_mode = ColorMode.BRIGHTNESS
    _attr_is_on = True
    _attr_brightness = 128

    async def async_turn_on(self, **kwargs: Any) -> None:
        await self._told("turn_on", **kwargs)
        self.show(is_on=True, brightness=kwargs.get("brightness", self._attr_brightness))

    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._told("turn_off", **kwargs)
        self.show(is_on=False)


class PhysicalSwitch(Physical, SwitchEntity):
    domain = Platform.SWITCH
    _attr_is_on = True

    async def async_turn_on(self, **kwargs: Any) -> None:
        await self._told("turn_on", **kwargs)
        self.show(is_on=True)

    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._told("turn_off", **kwargs)
        self.show(is_on=False)


class PhysicalClimate(Physical, ClimateEntity):
    domain = Platform.CLIMATE
    _attr_temperature_unit = UnitOfTemperature.CELSIUS
    _attr_hvac_modes = [HVACMode.OFF, HVACMode.HEAT, HVACMode.AUTO]  # noqa: RUF012 -- as Home Assistant has it
    _attr_hvac_mode = HVACMode.HEAT
    _attr_hvac_action = HVACAction.IDLE
    _attr_supported_features = (
        ClimateEntityFeature.TARGET_TEMPERATURE
        | ClimateEntityFeature.PRESET_MODE
        | ClimateEntityFeature.TURN_ON
        | ClimateEntityFeature.TURN_OFF
    )
    _attr_preset_modes = ["eco", "sleep"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_preset_mode = "eco"
    _attr_current_temperature = 19.4
    _attr_target_temperature = 20.0
    _attr_min_temp = 5
    _attr_max_temp = 30
    _attr_target_temperature_step = 0.5

    async def async_set_temperature(self, **kwargs: Any) -> None:
        await self._told("set_temperature", **kwargs)
        self.show(target_temperature=kwargs["temperature"])

    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        await self._told("set_hvac_mode", hvac_mode=hvac_mode)
        self.show(hvac_mode=hvac_mode)


class PhysicalCover(Physical, CoverEntity):
    domain = Platform.COVER
    _attr_supported_features = (
        CoverEntityFeature.OPEN | CoverEntityFeature.CLOSE | CoverEntityFeature.STOP | CoverEntityFeature.SET_POSITION
    )
    _attr_current_cover_position = 100
    _attr_is_closed = False


class PhysicalFan(Physical, FanEntity):
    domain = Platform.FAN
    _attr_supported_features = (
        FanEntityFeature.SET_SPEED
        | FanEntityFeature.PRESET_MODE
        | FanEntityFeature.OSCILLATE
        | FanEntityFeature.DIRECTION
        | FanEntityFeature.TURN_ON
        | FanEntityFeature.TURN_OFF
    )
    _attr_percentage = 50
    _attr_speed_count = 4
    _attr_preset_modes = ["auto", "night"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_oscillating = False
    _attr_current_direction = "forward"

    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._told("turn_off", **kwargs)
        self.show(percentage=0)


class PhysicalLock(Physical, LockEntity):
    domain = Platform.LOCK
    _attr_supported_features = LockEntityFeature.OPEN
    _attr_is_locked = True
    _attr_changed_by = "Anna"

    async def async_lock(self, **kwargs: Any) -> None:
        await self._told("lock", **kwargs)


class PhysicalValve(Physical, ValveEntity):
    domain = Platform.VALVE
    _attr_supported_features = ValveEntityFeature.OPEN | ValveEntityFeature.CLOSE | ValveEntityFeature.SET_POSITION
    _attr_reports_position = True
    _attr_current_valve_position = 40

    async def async_set_valve_position(self, position: int) -> None:
        await self._told("set_valve_position", position=position)


class PhysicalHumidifier(Physical, HumidifierEntity):
    domain = Platform.HUMIDIFIER
    _attr_supported_features = HumidifierEntityFeature.MODES
    _attr_is_on = True
    _attr_available_modes = ["normal", "sleep"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_mode = "normal"
    _attr_current_humidity = 41
    _attr_target_humidity = 50
    _attr_min_humidity = 30
    _attr_max_humidity = 70

    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._told("turn_off", **kwargs)
        self.show(is_on=False)


class PhysicalWaterHeater(Physical, WaterHeaterEntity):
    domain = Platform.WATER_HEATER
    _attr_temperature_unit = UnitOfTemperature.CELSIUS
    _attr_supported_features = (
        WaterHeaterEntityFeature.TARGET_TEMPERATURE
        | WaterHeaterEntityFeature.OPERATION_MODE
        | WaterHeaterEntityFeature.AWAY_MODE
    )
    _attr_operation_list = ["off", "eco", "performance"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_current_operation = "eco"
    _attr_is_away_mode_on = False
    _attr_current_temperature = 52.5
    _attr_target_temperature = 55.0
    _attr_min_temp = 40
    _attr_max_temp = 65

    async def async_set_operation_mode(self, operation_mode: str) -> None:
        await self._told("set_operation_mode", operation_mode=operation_mode)


class PhysicalSensor(Physical, SensorEntity):
    domain = Platform.SENSOR


class PhysicalBinarySensor(Physical, BinarySensorEntity):
    domain = Platform.BINARY_SENSOR
    _attr_is_on = False


async def async_add_physical(hass: HomeAssistant, *entities: Physical) -> MockConfigEntry:
    """Set the integration up with these entities, and wait until they are there."""
    platforms = sorted({entity.domain for entity in entities})

    async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
        await hass.config_entries.async_forward_entry_setups(entry, platforms)
        return True

    async def async_unload_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
        return await hass.config_entries.async_unload_platforms(entry, platforms)

    module = MockModule(PHYSICAL, async_setup_entry=async_setup_entry, async_unload_entry=async_unload_entry)
    mock_integration(hass, module, built_in=False)
    for platform in platforms:
        mock_platform(hass, f"{PHYSICAL}.{platform}", MockPlatform(async_setup_entry=_adder(entities, platform)))
    mock_platform(hass, f"{PHYSICAL}.config_flow")
    entry = MockConfigEntry(domain=PHYSICAL)
    entry.add_to_hass(hass)
    with mock_config_flow(PHYSICAL, ConfigFlow):
        assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


def _adder(entities: Sequence[Physical], platform: Platform) -> Any:
    async def async_setup_entry(_hass: HomeAssistant, _entry: ConfigEntry, async_add_entities: Any) -> None:
        async_add_entities([entity for entity in entities if entity.domain is platform])

    return async_setup_entry
