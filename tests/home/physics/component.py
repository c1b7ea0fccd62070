"""What the parts of the world share: their changing quantities can be written down and taken up again."""

import math
from typing import Any, ClassVar

import numpy as np

WATER_HEAT = 4186.0
"""Specific heat of water, J/(kg·K)."""
AIR_HEAT = 1206.0
"""Heat capacity of a cubic metre of room air, J/(m³·K)."""


class Component:
    """A part of the world whose changing quantities are the attributes named in `STATE`."""

    STATE: ClassVar[tuple[str, ...]] = ()

    def snapshot(self) -> dict[str, Any]:
        """Return the changing quantities as JSON can hold them."""
        return {name: _plain(getattr(self, name)) for name in self.STATE}

    def restore(self, data: dict[str, Any]) -> None:
        """Take up what `snapshot` wrote down; quantities it does not name stay as they are."""
        for name in self.STATE:
            if name in data:
                current = getattr(self, name)
                value = data[name]
                setattr(self, name, np.array(value, dtype=float) if isinstance(current, np.ndarray) else value)


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value


def saturation_pressure(celsius: float) -> float:
    """Pressure of saturated vapour over water in Pa (Buck 1981)."""
    return 611.21 * math.exp((18.678 - celsius / 234.5) * celsius / (257.14 + celsius))


def vapour_share(relative_humidity: float, celsius: float) -> float:
    """Humidity ratio in kg vapour per kg dry air at sea level; `relative_humidity` in percent."""
    pressure = relative_humidity / 100.0 * saturation_pressure(celsius)
    return 0.622 * pressure / (101325.0 - pressure)


def relative_humidity(share: float, celsius: float) -> float:
    """Relative humidity in percent from a humidity ratio in kg/kg."""
    pressure = share * 101325.0 / (0.622 + share)
    return min(100.0, 100.0 * pressure / saturation_pressure(celsius))
