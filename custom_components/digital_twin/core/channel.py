"""Channels: the observable and controllable quantities of a twin, and what counts as a valid value of each."""

import math
from dataclasses import dataclass
from enum import StrEnum

type Value = float | bool | str

CELSIUS = "°C"
KELVIN = "K"
WATT = "W"
KILOWATT_HOUR = "kWh"
PER_KILOWATT_HOUR = "/kWh"
"""Of prices: in the home's currency, which the core does not know."""
PER_HOUR = "/h"
"""Of how fast a reading drifts: in the unit of what it shows."""
PERCENT = "%"
AMPERE = "A"
COLOUR_KELVIN = "color_K"


class Quantity(StrEnum):
    """What sort of value a channel carries."""

    NUMBER = "number"
    BINARY = "binary"
    OPTION = "option"


class Refusal(StrEnum):
    """Why a value did not become part of a twin's state."""

    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_OPTION = "unknown_option"
    WRONG_UNIT = "wrong_unit"
    UNKNOWN_CHANNEL = "unknown_channel"
    OUT_OF_ORDER = "out_of_order"
    STALE_REVISION = "stale_revision"


class InvalidValueError(ValueError):
    """A value that a channel refuses."""

    def __init__(self, refusal: Refusal) -> None:
        """Remember the reason."""
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One quantity of a twin.

    Numbers are in the core's units (°C, W, kWh, %, K of colour temperature; a plain sensor keeps its own unit);
    lower and upper are the physical range outside which a value is not believed; resolution is the step of the reports
    (0 when unknown). A command channel can be set by an action: what its device says to take lies in least … most,
    in steps of step from least on (0 when it has none). offered: those of the options that it says to have, none when
    it does not say; what it reports is believed all the same.
    """

    key: str
    quantity: Quantity
    unit: str | None = None
    lower: float = -math.inf
    upper: float = math.inf
    resolution: float = 0.0
    options: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    command: bool = False
    least: float = -math.inf
    most: float = math.inf
    step: float = 0.0

    def validate(self, raw: object) -> Value:
        """Return raw as a value of this channel.

        Numbers come back as float, binary values as bool, options as str. Raises InvalidValueError with the reason
        otherwise: not_a_number (also NaN and infinities), out_of_range, unknown_option.
        """
        if self.quantity is Quantity.NUMBER:
            if isinstance(raw, bool):
                raise InvalidValueError(Refusal.NOT_A_NUMBER)
            try:
                number = float(raw)  # type: ignore[arg-type]  # any object may come from outside; the error is the answer
            except TypeError, ValueError, OverflowError:
                raise InvalidValueError(Refusal.NOT_A_NUMBER) from None
            if not math.isfinite(number):
                raise InvalidValueError(Refusal.NOT_A_NUMBER)
            if not self.lower <= number <= self.upper:
                raise InvalidValueError(Refusal.OUT_OF_RANGE)
            return number
        if self.quantity is Quantity.BINARY:
            if isinstance(raw, bool):
                return raw
            raise InvalidValueError(Refusal.UNKNOWN_OPTION)
        if isinstance(raw, str) and (not self.options or raw in self.options):
            return raw
        raise InvalidValueError(Refusal.UNKNOWN_OPTION)

    def takes(self, value: object) -> bool:
        """Return whether an action may set the device to a value: one of this channel, within what the device takes."""
        try:
            known = self.validate(value)
        except InvalidValueError:
            return False
        return self.quantity is not Quantity.NUMBER or self.least <= float(known) <= self.most

    def encode(self, value: Value) -> float:
        """Return value as the number used in model arrays: itself, 0/1, or the index of the option."""
        if self.quantity is Quantity.OPTION:
            try:
                return float(self.options.index(str(value)))
            except ValueError:
                raise InvalidValueError(Refusal.UNKNOWN_OPTION) from None
        return float(value)

    def decode(self, number: float) -> Value:
        """Return the value that a model's number stands for; the inverse of encode.

        Raises InvalidValueError for an option channel of which no option is known.
        """
        if self.quantity is Quantity.OPTION:
            if not self.options:
                raise InvalidValueError(Refusal.UNKNOWN_OPTION)
            return self.options[min(max(round(number), 0), len(self.options) - 1)]
        return number >= 0.5 if self.quantity is Quantity.BINARY else float(number)
