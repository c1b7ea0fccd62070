"""What shadows of thermostats and water heaters have in common: their temperatures, in the home's own unit."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

from homeassistant.components.climate.const import (
    ATTR_CURRENT_TEMPERATURE,
    ATTR_TARGET_TEMP_HIGH,
    ATTR_TARGET_TEMP_LOW,
    ATTR_TARGET_TEMP_STEP,
)
from homeassistant.const import ATTR_TEMPERATURE
from homeassistant.helpers.entity import Entity

from .entity import ShadowEntity

MIRRORED: Final = (
    ATTR_CURRENT_TEMPERATURE, ATTR_TARGET_TEMP_HIGH, ATTR_TARGET_TEMP_LOW, ATTR_TARGET_TEMP_STEP, ATTR_TEMPERATURE,
)  # fmt: skip
"""The attributes that both show."""


def number(value: object) -> float | None:
    """Return a number that an attribute holds; None for anything else, which no entity of Home Assistant may show."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) else None


def mirror_temperatures(shadow: ShadowEntity, base: type[Entity], attributes: Mapping[str, Any]) -> None:
    """Take over the temperatures that a source shows, under the names that this version of Home Assistant gives them.

    From 2026.11 on climate and water heater entities call them native, and warn of the names before.
    """
    native = "native_" if hasattr(base, "native_temperature_unit") else ""
    values = {
        "temperature_unit": shadow.twin.hass.config.units.temperature_unit,
        "current_temperature": attributes.get(ATTR_CURRENT_TEMPERATURE),
        "target_temperature": attributes.get(ATTR_TEMPERATURE),
        "target_temperature_high": attributes.get(ATTR_TARGET_TEMP_HIGH),
        "target_temperature_low": attributes.get(ATTR_TARGET_TEMP_LOW),
    }
    shown = {f"{native}{name}": value for name, value in values.items()}
    shown["target_temperature_step"] = attributes.get(ATTR_TARGET_TEMP_STEP)
    for name, value in shown.items():
        setattr(shadow, f"_attr_{name}", number(value) if name != f"{native}temperature_unit" else value)
