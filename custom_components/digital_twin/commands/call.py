"""An action's data as its handlers read it, and the handlers that several domains share."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE, STATE_UNKNOWN, UnitOfTemperature
from homeassistant.core import State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.unit_conversion import TemperatureConverter

from ..const import DOMAIN
from ..core.channel import Value


@dataclass(slots=True)
class Call:
    """An action's data with the entity's present state; readers refuse what is malformed, with the field's name."""

    action: str
    data: Mapping[str, Any]
    state: State | None
    temperature_unit: str
    channels: dict[str, Value] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)

    def attribute(self, name: str) -> Any:
        """Return an attribute of the entity, None when it has none."""
        return None if self.state is None else self.state.attributes.get(name)

    def shown(self) -> str | None:
        """Return the entity's state, None when it has none."""
        return None if self.state is None else self.state.state

    def refuse(self, name: str, allowed: str) -> ServiceValidationError:
        """Return the error that names a field, its value and what is allowed."""
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="command_value",
            translation_placeholders={
                "action": self.action,
                "field": name,
                "value": str(self.data.get(name, "–")),
                "allowed": allowed,
            },
        )

    def number(self, name: str, lower: float, upper: float) -> float:
        """Return a field as a finite number in a range."""
        try:
            number = float(self.data[name])
        except KeyError, TypeError, ValueError:
            raise self.refuse(name, f"{lower:g} – {upper:g}") from None
        if not (math.isfinite(number) and lower <= number <= upper):
            raise self.refuse(name, f"{lower:g} – {upper:g}")
        return number

    def text(self, name: str) -> str:
        """Return a field as text."""
        if not isinstance(value := self.data.get(name), str):
            raise self.refuse(name, "text")
        return value

    def within(self, name: str, of: str, lower: float, upper: float) -> float:
        """Return a field as a number that the entity accepts: between its min_ and max_ attributes of a quantity.

        lower and upper stand in where it names none.
        """
        limits = (self.attribute(f"min_{of}"), self.attribute(f"max_{of}"))
        least, most = (
            own if isinstance(own, int | float) else default
            for own, default in zip(limits, (lower, upper), strict=True)
        )
        return self.number(name, least, most)

    def temperature(self, name: str) -> float:
        """Return a temperature field in the home's unit, within what the entity accepts."""
        return self.within(name, "temp", -100, 500)

    def celsius(self, name: str) -> float:
        """Return a temperature field in °C, within what the entity accepts."""
        return TemperatureConverter.convert(self.temperature(name), self.temperature_unit, UnitOfTemperature.CELSIUS)


type Handler = Callable[[Call], None]


def is_on(call: Call) -> bool:
    """Return whether the entity is known to be in any state but off."""
    return call.shown() not in (None, STATE_OFF, STATE_UNKNOWN, STATE_UNAVAILABLE)


def turn(on: bool) -> Handler:
    """Return a handler that switches."""

    def handle(call: Call) -> None:
        call.channels["on"] = on

    return handle


def toggle(turn_on: Handler, turn_off: Handler) -> Handler:
    """Return a handler that turns off what is on, and on what is not."""

    def handle(call: Call) -> None:
        (turn_off if is_on(call) else turn_on)(call)

    return handle


def set_attribute(name: str, shown_as: str) -> Handler:
    """Return a handler for an action whose one text becomes an attribute that no channel carries."""

    def handle(call: Call) -> None:
        call.attributes[shown_as] = call.text(name)

    return handle


SWITCHING: Final[Mapping[str, Handler]] = {
    "turn_on": turn(True),
    "turn_off": turn(False),
    "toggle": toggle(turn(True), turn(False)),
}
