"""The heating: a boiler with a heating curve, radiators full of water, and the thermostats on them.

A radiator gives off heat with the power 1.3 of its excess temperature; a thermostat feels the air through its own lag
and the warmth of the radiator it sits on, moves its valve rarely, and the valve has play.
"""

import math
from typing import ClassVar

from .component import WATER_HEAT, Component
from .weather import Conditions


class Boiler(Component):
    """Gas boiler that swings about its heating curve; takes electricity for its pump."""

    STATE: ClassVar[tuple[str, ...]] = ("water", "burning")

    def __init__(self) -> None:
        self.water = 40.0
        self.burning = False
        self.power = 0.0

    def step(self, dt: float, weather: Conditions, openings: float, mains: bool) -> None:
        """Move on; `openings` is the sum of the valve openings (0–1 each)."""
        wanted = min(68.0, max(28.0, 33.0 + 1.25 * (17.0 - weather.temperature)))
        if not mains or openings < 0.02:
            self.burning = False
        elif self.water < wanted - 3.0:
            self.burning = True
        elif self.water > wanted + 3.5:
            self.burning = False
        rate = 0.05 if self.burning else -(0.004 + 0.012 * openings)
        self.water = max(22.0, self.water + rate * dt)
        self.power = (52.0 if self.burning else 44.0 if openings >= 0.02 else 4.0) if mains else 0.0


class Radiator(Component):
    """Steel panels and the water in them; `rated` is the heat at 50 K over the room, in W."""

    STATE: ClassVar[tuple[str, ...]] = ("water",)

    def __init__(self, rated: float, litres: float) -> None:
        self.water = 25.0
        self.strength = rated / 50.0**1.3
        self.capacity = litres * WATER_HEAT + 3.0 * litres * 470.0
        self.full_flow = rated / (WATER_HEAT * 14.0)
        self.heat = 0.0

    def step(self, dt: float, room: float, supply: float, opening: float) -> float:
        """Move on and return the heat given to the room in W."""
        flow = self.full_flow * (1.0 - math.exp(-2.6 * opening)) / 0.926
        carried = flow * WATER_HEAT
        self.water = (self.capacity * self.water + dt * carried * supply) / (self.capacity + dt * carried)
        excess = max(0.0, self.water - room)
        self.heat = min(self.strength * excess**1.3, excess * self.capacity / dt)
        self.water -= self.heat * dt / self.capacity
        return self.heat


class Thermostat(Component):
    """A radiator thermostat with a motor. `style` is `proportional` or `switching`."""

    STATE: ClassVar[tuple[str, ...]] = ("on", "target", "feels", "integral", "position", "seat", "rest", "battery")

    def __init__(self, style: str, lag: float, bias: float, target: float = 21.0) -> None:
        self.style = style
        self.lag = lag
        self.bias = bias
        self.on = True
        self.target = target
        self.feels = 19.5
        self.integral = 0.0
        self.position = 0.0
        self.seat = 0.0
        self.rest = 0.0
        self.battery = 88.0
        self.stuck = False

    @property
    def heating(self) -> bool:
        """Whether the valve lets hot water through."""
        return self.on and self.position > 4.0

    def step(self, dt: float, room: float, radiator: float, noise: float) -> float:
        """Move on and return the true opening of the valve (0–1)."""
        surroundings = 0.955 * room + 0.045 * radiator + self.bias + 0.03 * noise
        self.feels += (surroundings - self.feels) * (1.0 - math.exp(-dt / self.lag))
        self.rest += dt
        wanted = self._wanted(dt)
        worth_it = abs(wanted - self.position) >= 6.0 or wanted in {0.0, 100.0}
        if not self.stuck and self.rest >= 90.0 and worth_it:
            self._move(wanted)
        play = 3.5
        self.seat = min(max(self.seat, self.position - play), self.position + play)
        if self.position in {0.0, 100.0}:
            # The motor takes up its play and drives the pin to the stop: a shut valve lets nothing through.
            self.seat = self.position
        return min(1.0, max(0.0, self.seat / 100.0))

    def _move(self, wanted: float) -> None:
        if wanted != self.position:
            self.battery = max(0.0, self.battery - 0.00035 * abs(wanted - self.position) / 10.0)
            self.position = wanted
            self.rest = 0.0

    def _wanted(self, dt: float) -> float:
        if not self.on:
            return 0.0
        error = self.target - self.feels
        if self.style == "switching":
            if error > 0.35:
                return 100.0
            return 0.0 if error < -0.15 else self.position
        if abs(error) < 1.2:
            self.integral = min(35.0, max(-15.0, self.integral + error * dt * 18.0 / 3600.0))
        return min(100.0, max(0.0, 62.0 * error + self.integral))


def mechanical_valve(room: float, target: float) -> float:
    """Return the opening (0–1) of an old thermostatic valve filled with wax."""
    return min(1.0, max(0.0, 0.5 + (target - room) / 2.2))
