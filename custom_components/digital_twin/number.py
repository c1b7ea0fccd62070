"""Shadows of numbers: settings of a device."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.number import NumberEntity
from homeassistant.components.number.const import (
    ATTR_MAX,
    ATTR_MIN,
    ATTR_STEP,
    NumberDeviceClass,
    NumberMode,
)
from homeassistant.const import ATTR_MODE, ATTR_UNIT_OF_MEASUREMENT, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, device_class, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's numbers."""
    twin = entry.runtime_data
    async_add_entities(ShadowNumber(twin, ref) for ref in shadowed_refs(twin, Platform.NUMBER))


class ShadowNumber(ShadowEntity, NumberEntity):
    """The shadow of a number, in the unit that the source shows."""

    mirrored = (ATTR_MAX, ATTR_MIN, ATTR_MODE, ATTR_STEP, ATTR_UNIT_OF_MEASUREMENT)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over the value and its limits."""
        self._attr_native_unit_of_measurement = attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        self._attr_device_class = device_class(NumberDeviceClass, attributes)
        self._attr_mode = NumberMode(attributes.get(ATTR_MODE) or NumberMode.AUTO)
        self._attr_native_value = None if state is None else float(state)
        for name in (ATTR_MIN, ATTR_MAX):
            if isinstance(limit := attributes.get(name), int | float):
                setattr(self, f"_attr_native_{name}_value", limit)
        if isinstance(step := attributes.get(ATTR_STEP), int | float):
            self._attr_native_step = step

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Set the twin's value."""
        await self.async_command("set_value", value=value)
