"""What stands in the rooms and takes electricity: fridge, heater, washing machine, lights, humidifier, extractor."""

import math
from random import Random
from typing import ClassVar

from .component import Component


class Plug(Component):
    """A relay with a meter in it; energy in kWh."""

    STATE: ClassVar[tuple[str, ...]] = ("on", "energy")

    def __init__(self, energy: float = 0.0, on: bool = True) -> None:
        self.on = on
        self.energy = energy
        self.power = 0.0

    def step(self, dt: float, power: float, mains: bool) -> float:
        """Meter the power (W) of what hangs on it."""
        self.power = power if self.on and mains else 0.0
        self.energy += self.power * dt / 3.6e6
        return self.power


class Fridge(Component):
    """A compressor fridge: cold air and food, an evaporator that lags, its own thermostat with hysteresis."""

    STATE: ClassVar[tuple[str, ...]] = ("inside", "food", "evaporator", "running", "ran", "rested", "target")

    def __init__(self) -> None:
        self.inside = 5.0
        self.food = 5.0
        self.evaporator = 0.0
        self.running = False
        self.ran = 0.0
        self.rested = 600.0
        self.target = 5.0
        self.door = 0.0
        self.power = 0.0
        self.heat = 0.0

    def step(self, dt: float, room: float, powered: bool) -> None:
        """Move on in a room of `room` °C; `door` is the share of the time the door stood open."""
        if not powered or (self.running and self.inside < self.target - 1.3):
            self.running = False
        elif not self.running and self.inside > self.target + 1.2 and self.rested > 240.0:
            self.running = True
        if self.running:
            self.ran += dt
            self.rested = 0.0
        else:
            self.rested += dt
            self.ran = 0.0
        lift = max(5.0, room + 12.0 - self.evaporator)
        draw = 58.0 + 0.45 * lift + 34.0 * math.exp(-self.ran / 70.0)
        efficiency = max(0.8, 2.1 - 0.014 * lift)
        self.power = draw if self.running else 1.3 if powered else 0.0
        cooling = draw * efficiency if self.running else 0.0
        from_air = 7.2 * (self.inside - self.evaporator)
        from_food = 3.4 * (self.food - self.inside)
        leak = (2.0 + 26.0 * self.door) * (room - self.inside)
        self.evaporator = max(-26.0, self.evaporator + dt * (from_air - cooling) / 9.0e3)
        self.inside += dt * (from_food + leak - from_air) / 11.0e3
        self.food -= dt * from_food / 62.0e3
        self.heat = self.power + from_air - leak
        self.door = 0.0


class SpaceHeater(Component):
    """An electric fan heater with a bimetal thermostat of its own."""

    STATE: ClassVar[tuple[str, ...]] = ("element", "closed")

    def __init__(self, rated: float, cut_out: float) -> None:
        self.rated = rated
        self.cut_out = cut_out
        self.element = 18.0
        self.closed = True
        self.power = 0.0
        self.heat = 0.0

    def step(self, dt: float, room: float, powered: bool) -> None:
        """Move on; the bimetal opens 1 K over `cut_out` and closes 1.5 K below."""
        if room > self.cut_out + 1.0:
            self.closed = False
        elif room < self.cut_out - 1.5:
            self.closed = True
        hot = max(0.0, self.element - 20.0)
        self.power = self.rated * (1.0 - 0.0004 * hot) if powered and self.closed else 0.0
        given = 14.0 * (self.element - room)
        self.heat = given
        self.element += (self.power - given) * (1.0 - math.exp(-dt * 14.0 / 1300.0)) / 14.0


WASH = ((240, 12.0), (1150, 2040.0), (2100, 165.0), (420, 62.0), (900, 185.0), (360, 70.0), (540, 420.0), (90, 8.0))
"""Phases of a programme: seconds and mean watts."""


class Washer(Component):
    """A washing machine; it waits for its start and stops where it is when the power goes."""

    STATE: ClassVar[tuple[str, ...]] = ("progress", "running")

    def __init__(self) -> None:
        self.progress = 0.0
        self.running = False
        self.power = 0.0

    def start(self) -> None:
        """Begin a programme."""
        if not self.running:
            self.progress = 0.0
            self.running = True

    def step(self, dt: float, powered: bool, random: Random) -> None:
        """Move on through the programme."""
        self.power = 1.1 if powered else 0.0
        if not (powered and self.running):
            return
        left = self.progress
        for seconds, watts in WASH:
            if left < seconds:
                turning = 0.35 + 1.3 * (random.random() < 0.5) if watts < 1000.0 else 1.0
                self.power = watts * turning
                break
            left -= seconds
        else:
            self.running = False
        self.progress += dt


class Lamp(Component):
    """A dimmable white LED lamp that fades; levels run 0–255, colour in kelvin."""

    STATE: ClassVar[tuple[str, ...]] = ("on", "level", "goal", "fade", "kelvin", "remembered")

    def __init__(self, rated: float, after_outage: str) -> None:
        self.rated = rated
        self.after_outage = after_outage
        self.on = False
        self.level = 0.0
        self.goal = 0.0
        self.fade = 0.0
        self.kelvin = 2900
        self.remembered = 180.0
        self.power = 0.0
        self.had_mains = True

    def command(self, on: bool, level: float | None = None, kelvin: int | None = None, fade: float = 0.4) -> None:
        """Switch and dim; `fade` is the time in seconds to get there."""
        if kelvin is not None:
            self.kelvin = kelvin
        if on:
            self.goal = self.remembered if level is None else max(1.0, min(255.0, level))
            self.remembered = self.goal
        else:
            self.goal = 0.0
        self.on = on
        self.fade = max(0.05, fade)

    def step(self, dt: float, mains: bool) -> None:
        """Move on; power follows the level with a bend, warm light takes a little more."""
        if not mains:
            self.level = 0.0
            self.power = 0.0
            self.had_mains = False
            return
        if not self.had_mains:
            self.had_mains = True
            self._wake()
        if self.fade <= dt:
            self.level, self.fade = self.goal, 0.0
        else:
            self.level += (self.goal - self.level) * dt / self.fade
            self.fade -= dt
        share = self.level / 255.0
        light = self.rated * (0.04 + 0.96 * share**1.25) * (1.06 - self.kelvin / 6.0e4) if share > 0.0 else 0.0
        self.power = 0.35 + light

    def _wake(self) -> None:
        if self.after_outage == "on":
            self.command(True, 255.0)
        elif self.after_outage == "off":
            self.command(False)


class Humidifier(Component):
    """An evaporative humidifier with its own hygrostat and a tank that is always full."""

    STATE: ClassVar[tuple[str, ...]] = ("on", "target", "running", "feels")

    def __init__(self) -> None:
        self.on = False
        self.target = 45
        self.running = False
        self.feels = 45.0
        self.power = 0.0
        self.evaporated = 0.0

    def step(self, dt: float, humidity: float, mains: bool) -> None:
        """Move on; `evaporated` is in kg/s."""
        self.feels += (humidity - self.feels) * (1.0 - math.exp(-dt / 150.0))
        if not (self.on and mains):
            self.running = False
        elif self.feels < self.target - 2.0:
            self.running = True
        elif self.feels > self.target + 1.0:
            self.running = False
        dryness = max(0.0, 1.0 - humidity / 100.0)
        self.evaporated = 0.36 / 3600.0 * 2.0 * dryness if self.running else 0.0
        self.power = (19.0 if self.running else 1.5 if self.on else 0.4) if mains else 0.0


class Extractor(Component):
    """The kitchen's extractor; `percentage` 0 is off."""

    STATE: ClassVar[tuple[str, ...]] = ("percentage", "turning")

    def __init__(self) -> None:
        self.percentage = 0
        self.turning = 0.0
        self.power = 0.0

    @property
    def flow(self) -> float:
        """Air drawn out in m³/s."""
        return 0.085 * self.turning

    def step(self, dt: float, mains: bool) -> None:
        """Move on; the wheel takes a few seconds to follow."""
        goal = self.percentage / 100.0 if mains else 0.0
        self.turning += (goal - self.turning) * (1.0 - math.exp(-dt / 4.0))
        self.power = 95.0 * self.turning**2.6 + (4.0 if self.percentage and mains else 0.0)
