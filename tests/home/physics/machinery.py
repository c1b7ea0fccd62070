"""What moves and what flows: drives (shutter, garage door, water valve), the lock, the hot-water tank, the car."""

import math
from typing import ClassVar

from .component import WATER_HEAT, Component


class Drive(Component):
    """A motor between two end stops; position 0 is closed and 100 open, `seconds` is the whole way."""

    STATE: ClassVar[tuple[str, ...]] = ("position", "goal")

    def __init__(self, seconds: float, position: float, watts: float) -> None:
        self.seconds = seconds
        self.position = position
        self.goal = position
        self.watts = watts
        self.stuck = False
        self.power = 0.0

    @property
    def moving(self) -> int:
        """1 while opening, -1 while closing, else 0."""
        if self.stuck or abs(self.goal - self.position) < 0.01:
            return 0
        return 1 if self.goal > self.position else -1

    def move(self, goal: float) -> None:
        """Start towards a position."""
        self.goal = min(100.0, max(0.0, goal))

    def stop(self) -> None:
        """Stay where it is."""
        self.goal = self.position

    def step(self, dt: float, mains: bool) -> None:
        """Move on; opening goes against the weight and is a little slower."""
        direction = self.moving if mains else 0
        self.power = self.watts if direction else 0.0
        if direction:
            way = 100.0 * dt / (self.seconds * (1.04 if direction > 0 else 0.97))
            left = self.goal - self.position
            self.position = self.goal if abs(left) <= way else self.position + direction * way


class Lock(Component):
    """A motor lock that needs three seconds to turn the key."""

    STATE: ClassVar[tuple[str, ...]] = ("locked", "goal", "left", "battery")

    def __init__(self) -> None:
        self.locked = True
        self.goal = True
        self.left = 0.0
        self.battery = 71.0
        self.stuck = False

    def turn(self, locked: bool) -> None:
        """Start turning."""
        if locked != self.goal:
            self.goal = locked
            self.left = 3.0

    def step(self, dt: float) -> None:
        """Move on."""
        if self.stuck or self.goal == self.locked:
            return
        self.left -= dt
        if self.left <= 0.0:
            self.locked = self.goal
            self.battery = max(0.0, self.battery - 0.004)


class Tank(Component):
    """A 150-litre hot-water tank of two layers; the element sits in the lower one, its sensor between them."""

    STATE: ClassVar[tuple[str, ...]] = ("top", "bottom", "heating", "mode", "target", "draw")

    def __init__(self) -> None:
        self.top = 54.0
        self.bottom = 50.0
        self.heating = False
        self.mode = "eco"
        self.target = 55.0
        self.draw = 0.0
        self.power = 0.0
        self.loss = 0.0

    @property
    def sensed(self) -> float:
        """What its sensor feels, °C."""
        return 0.6 * self.top + 0.4 * self.bottom

    def step(self, dt: float, room: float, mains: bool, water: bool) -> None:
        """Move on; `draw` is hot water taken in kg/s."""
        band, rated = (2.0, 3000.0) if self.mode == "performance" else (5.0, 1800.0)
        if self.mode == "off" or not mains:
            self.heating = False
        elif self.sensed < self.target - band:
            self.heating = True
        elif self.sensed > self.target:
            self.heating = False
        self.power = rated if self.heating else 0.0
        drawn = self.draw if water else 0.0
        half = 75.0 * WATER_HEAT
        mixing = 4.0 * (self.top - self.bottom) if self.top > self.bottom else 420.0 * (self.top - self.bottom)
        self.loss = 1.5 * (self.top + self.bottom - 2.0 * room) / 2.0
        carried = drawn * WATER_HEAT
        self.top += dt / half * (carried * (self.bottom - self.top) - mixing - 0.5 * self.loss)
        self.bottom += dt / half * (self.power + carried * (10.5 - self.bottom) + mixing - 0.5 * self.loss)


class Car(Component):
    """The electric car and its wall box; the box switches, the car decides how much it takes."""

    STATE: ClassVar[tuple[str, ...]] = ("charge", "plugged", "allowed", "amperes", "session", "home", "limit")

    def __init__(self) -> None:
        self.charge = 62.0
        self.plugged = True
        self.allowed = True
        self.amperes = 10.0
        self.session = 0.0
        self.home = True
        self.limit = 82.0
        self.power = 0.0

    def plug_in(self, plugged: bool) -> None:
        """Connect or disconnect; a new session starts with the plug."""
        if plugged and not self.plugged:
            self.session = 0.0
        self.plugged = plugged

    def step(self, dt: float, mains: bool) -> None:
        """Move on; a 58 kWh battery, tapering above 78 %, 9 % of loss."""
        wanted = 3.0 * 230.0 * self.amperes
        taper = 1.0 if self.charge < 78.0 else math.exp(-(self.charge - 78.0) / 9.0)
        active = mains and self.allowed and self.plugged and self.home and self.charge < self.limit
        self.power = max(1200.0, wanted * taper) if active else 3.0 if mains else 0.0
        if active:
            stored = self.power * dt / 3.6e6
            self.session += stored
            self.charge = min(100.0, self.charge + 0.91 * stored / 58.0 * 100.0)
