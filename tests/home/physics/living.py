"""What people live with: television, robot vacuum, alarm and siren, the sun on the roof and what stores it.

Plant and storage feed through a meter of their own, as German homes that sell all they make do.
"""

import math
from typing import TYPE_CHECKING, ClassVar

from .component import Component

if TYPE_CHECKING:
    from .weather import Conditions


class Television(Component):
    """A television: it needs some seconds to start, and is watched while somebody sits before it in the evening."""

    STATE: ClassVar[tuple[str, ...]] = ("mode", "volume", "muted", "source", "starting", "watched")

    def __init__(self) -> None:
        self.mode = "off"
        self.volume = 0.24
        self.muted = False
        self.source = "TV"
        self.starting = 0.0
        self.watched = False
        self.power = 0.0

    def play(self, mode: str) -> None:
        """Start, pause or end."""
        if mode == "playing" and self.mode in ("off", "idle"):
            self.starting = 6.0
            self.mode = "buffering"
        else:
            self.starting = 0.0
            self.mode = mode

    def step(self, dt: float, mains: bool, watching: bool) -> None:
        """Move on; people switch on when they sit down and off when they go, and leave alone what was done for them."""
        if not mains:
            self.mode, self.starting = "off", 0.0
        elif watching != self.watched:
            self.watched = watching
            self.play("playing" if watching else "off")
        if self.starting > 0.0:
            self.starting -= dt
            if self.starting <= 0.0:
                self.mode = "playing"
        glow = 0.75 + 0.25 * self.volume
        self.power = 0.0 if not mains else 0.4 if self.mode == "off" else 31.0 if self.mode == "idle" else 96.0 * glow


class RobotVacuum(Component):
    """A robot that does the floor in an hour, comes back when it is done or tired, and charges ever slower."""

    STATE: ClassVar[tuple[str, ...]] = ("activity", "charge", "left", "way", "last_day", "speed")

    def __init__(self) -> None:
        self.activity = "docked"
        self.charge = 100.0
        self.left = 0.0
        self.way = 0.0
        self.last_day = 0
        self.speed = "quiet"
        self.power = 0.0

    def clean(self) -> None:
        """Leave the dock, or go on."""
        if self.activity != "paused":
            self.left = 55.0 * 60.0
        self.activity = "cleaning"

    def rest(self, activity: str) -> None:
        """Stand still, where it is not docked."""
        if self.activity != "docked":
            self.activity = activity

    def go_home(self) -> None:
        """Drive back to the dock."""
        if self.activity != "docked":
            self.activity, self.way = "returning", 80.0

    def step(self, dt: float, mains: bool, day: int, hour: float, alone: bool) -> None:
        """Move on; once a day, when everybody has left, it starts by itself."""
        if alone and self.activity == "docked" and day != self.last_day and 9.0 <= hour < 16.0 and self.charge > 80.0:
            self.last_day = day
            self.clean()
        if self.activity == "cleaning":
            pull = 1.35 if self.speed == "max" else 1.0
            self.left -= dt * pull
            self.charge = max(0.0, self.charge - 0.0172 * pull * dt)
            if self.left <= 0.0 or self.charge < 14.0:
                self.go_home()
        elif self.activity == "returning":
            self.way -= dt
            self.charge = max(0.0, self.charge - 0.009 * dt)
            if self.way <= 0.0:
                self.activity = "docked"
        taken = 0.012 * min(1.0, (101.5 - self.charge) / 14.0) if self.activity == "docked" and mains else 0.0
        self.power = 1.1 + 2300.0 * taken if mains else 0.0
        self.charge = min(100.0, self.charge + taken * dt)


class AlarmPanel(Component):
    """An alarm panel that leaves time to go out, and a siren that howls for three minutes."""

    STATE: ClassVar[tuple[str, ...]] = ("state", "goal", "left", "howling", "day")

    def __init__(self) -> None:
        self.state = "disarmed"
        self.goal = "disarmed"
        self.left = 0.0
        self.howling = 0.0
        self.day = 0

    @property
    def sounding(self) -> bool:
        """Whether the siren howls."""
        return self.howling > 0.0

    def arm(self, goal: str) -> None:
        """Arm or disarm."""
        self.goal = goal
        if goal == "disarmed":
            self.state, self.howling = goal, 0.0
        elif goal == "triggered":
            self.go_off()
        elif self.state == "disarmed":
            self.state, self.left = "arming", 45.0
        else:
            self.state = goal

    def go_off(self) -> None:
        """Howl."""
        self.state, self.left, self.howling = "triggered", 120.0, 180.0

    def sound(self, on: bool) -> None:
        """Switch the siren alone."""
        self.howling = 180.0 if on else 0.0

    def step(self, dt: float) -> None:
        """Move on."""
        self.howling = max(0.0, self.howling - dt)
        if self.state in ("arming", "triggered"):
            self.left -= dt
            if self.left <= 0.0:
                self.state = self.goal if self.state == "arming" else "disarmed"


class SolarPlant(Component):
    """Modules on a roof to the south-west, hot ones give less, and a storage that an inverter fills and empties."""

    STATE: ClassVar[tuple[str, ...]] = ("produced", "charge", "mode")
    MODES: ClassVar[tuple[str, ...]] = ("auto", "charge", "discharge", "hold")

    def __init__(self) -> None:
        self.produced = 2214.8
        self.charge = 46.0
        self.mode = "auto"
        self.power = 0.0
        self.flow = 0.0

    def step(self, dt: float, weather: Conditions, mains: bool, hour: float) -> None:
        """Move on: 4.2 kW at 34° tilt and 215° azimuth, 2 % of snow and dirt, an inverter that clips at 3.7 kW."""
        tilt, way = math.radians(34.0), math.radians(215.0)
        height, sun = math.radians(weather.elevation), math.radians(weather.azimuth)
        facing = math.sin(height) * math.cos(tilt) + math.cos(height) * math.sin(tilt) * math.cos(sun - way)
        plane = weather.beam * max(0.0, facing) + weather.diffuse * 0.91 if weather.elevation > 0.0 else 0.0
        cells = weather.temperature + 0.028 * plane
        direct = 4.2 * plane * (1.0 - 0.0037 * (cells - 25.0)) * 0.98
        self.power = min(3700.0, 0.962 * direct) if mains and direct > 12.0 else 0.0
        self.produced += self.power * dt / 3.6e6
        wanted = {"charge": 2400.0, "discharge": -2400.0, "hold": 0.0}.get(self.mode)
        if wanted is None:
            wanted = min(2400.0, self.power - 250.0) if self.power > 400.0 else -420.0 if 17.0 <= hour < 23.0 else 0.0
        if not mains or (wanted > 0.0 and self.charge >= 99.9) or (wanted < 0.0 and self.charge <= 9.0):
            wanted = 0.0
        if wanted > 0.0 and self.charge > 86.0:
            wanted *= max(0.08, 1.0 - (self.charge - 86.0) / 15.0)
        self.flow = wanted
        stored = wanted * (0.955 if wanted > 0.0 else 1.0 / 0.945)
        self.charge = min(100.0, max(0.0, self.charge + stored * dt / 3.6e6 / 7.7 * 100.0))
