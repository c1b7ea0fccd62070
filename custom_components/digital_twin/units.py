"""The home's units for what people write in scenarios and read in their answers."""

from typing import Any, Final

from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.unit_conversion import TemperatureConverter, TemperatureDeltaConverter

from .core.channel import KELVIN
from .core.models.protocol import Parameter as Learnable
from .core.scenario.library import Parameter, Sort
from .core.scenario.units import Scale, Units

COMFORT: Final = "comfort"
OF_MAIN: Final = frozenset({"drift", "noise", "report_step", "resolution", "step_deviation"})
"""Parameters in the unit of what a sensor measures."""


@callback
def units_of(hass: HomeAssistant) -> Units:
    """Return the units that the home is set to; temperatures and money are all that differs between homes."""
    unit, currency = hass.config.units.temperature_unit, hass.config.currency
    if unit == UnitOfTemperature.CELSIUS:
        return Units(currency=currency)
    offset = TemperatureConverter.convert(0.0, UnitOfTemperature.CELSIUS, unit)
    factor = TemperatureConverter.convert(1.0, UnitOfTemperature.CELSIUS, unit) - offset
    return Units(Scale(unit, round(factor, 9), offset), currency)


@callback
def in_degree_hours(hass: HomeAssistant, name: str, value: float) -> float:
    """Return a figure of an answer, the core's K·h of what is called comfort as hours times the home's degrees."""
    return units_of(hass).of(KELVIN).outward(value) if name == COMFORT else value


def unit_of(parameter: Learnable, own: str | None) -> str | None:
    """Return a learned parameter's unit; what is said of the main channel's number has that one's (own).

    A difference of temperatures is in kelvin.
    """
    own = UnitOfTemperature.KELVIN if own == UnitOfTemperature.CELSIUS else own
    if parameter.name in OF_MAIN and own:
        return own + parameter.unit.removeprefix("1")
    return parameter.unit or None


def parameter_scale(parameter: Learnable, own: str | None, degrees: str) -> tuple[str | None, float]:
    """Return unit_of where temperatures are told in degrees, and by what the core's figure is multiplied for it.

    Temperatures among parameters are differences: nothing is added to them. What a sensor measures in kelvin (own), as
    a colour temperature, stays as it is.
    """
    unit = unit_of(parameter, own)
    kept = parameter.name in OF_MAIN and own != UnitOfTemperature.CELSIUS
    first, slash, per = (unit or "").partition("/")
    if degrees == UnitOfTemperature.CELSIUS or kept or first != UnitOfTemperature.KELVIN:
        return unit, 1.0
    return degrees + slash + per, TemperatureDeltaConverter.convert(1.0, UnitOfTemperature.KELVIN, degrees)


@callback
def parameter_told(hass: HomeAssistant, parameter: Parameter) -> dict[str, Any]:
    """Return a library parameter's unit, default and bounds as the home writes them."""
    if parameter.sort is not Sort.NUMBER:
        return {key: getattr(parameter, key) for key in ("unit", "default", "lower", "upper")}
    scale = units_of(hass).of(parameter.unit)
    lower, upper = scale.span(parameter.lower, parameter.upper)
    default = parameter.default if parameter.default is None else round(scale.outward(float(parameter.default)), 6)
    return {"unit": scale.unit, "default": default, "lower": lower, "upper": upper}
