"""The building: seven rooms of four heat capacities each (air with light furniture, inner mass, inner and outer wall).

Air and surfaces exchange heat by natural convection, whose strength grows with the difference of temperature; windows
let the sun in on the inner mass; an open window exchanges air by buoyancy and wind.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from .component import AIR_HEAT, Component, relative_humidity, vapour_share
from .weather import Conditions


@dataclass(frozen=True)
class Room:
    """What is built: areas in m², capacities in J/K, facing in degrees from north over east."""

    key: str
    floor: float
    height: float
    glass: float
    facing: float
    wall: float
    """outer wall and roof"""
    wall_u: float
    """W/(m²·K)"""
    leak: float
    """air changes per hour with everything shut"""
    opening: float = 0.0
    """free area of the window when open"""

    @property
    def volume(self) -> float:
        """Volume in m³."""
        return self.floor * self.height


ROOMS = (
    Room("living_room", 31.0, 2.6, 5.2, 195.0, 30.0, 1.0, leak=0.45, opening=0.42),
    Room("kitchen", 14.0, 2.6, 2.0, 105.0, 17.0, 1.0, leak=0.6, opening=0.3),
    Room("bedroom", 17.0, 2.5, 2.6, 285.0, 26.0, 1.0, leak=0.45, opening=0.34),
    Room("bathroom", 7.5, 2.5, 0.7, 15.0, 8.0, 0.9, leak=0.7),
    Room("hallway", 12.0, 2.6, 0.6, 15.0, 9.0, 1.0, leak=0.6),
    Room("garage", 19.0, 2.4, 0.5, 15.0, 46.0, 1.6, leak=1.2),
    Room("utility", 9.0, 2.4, 0.4, 15.0, 11.0, 0.9, leak=0.4),
)
INDEX = {room.key: number for number, room in enumerate(ROOMS)}

# Walls and doors between rooms in W/K, an ordinary closed or ajar door included.
NEIGHBOURS = (
    ("living_room", "kitchen", 26.0),
    ("living_room", "hallway", 24.0),
    ("kitchen", "hallway", 20.0),
    ("bedroom", "hallway", 17.0),
    ("bathroom", "hallway", 14.0),
    ("bathroom", "bedroom", 11.0),
    ("utility", "hallway", 12.0),
    ("utility", "garage", 9.0),
)
AIR_PER_NEIGHBOUR = 0.45
"""Share of that coupling that is air passing through the door and carries moisture."""

START_TEMPERATURE = 19.0


class Building(Component):
    """Temperatures in °C and humidity ratios in kg/kg, one number per room."""

    STATE: ClassVar[tuple[str, ...]] = ("air", "mass", "wall_in", "wall_out", "vapour", "damp", "window_open")

    def __init__(self) -> None:
        rooms = len(ROOMS)
        self.air = np.full(rooms, START_TEMPERATURE)
        self.mass = np.full(rooms, START_TEMPERATURE)
        self.wall_in = np.full(rooms, START_TEMPERATURE - 1.0)
        self.wall_out = np.full(rooms, 8.0)
        self.vapour = np.full(rooms, 0.0065)
        self.damp = np.full(rooms, 0.0065)
        self.window_open = np.zeros(rooms)
        for quantity in (self.air, self.mass, self.wall_in):
            quantity[INDEX["garage"]] = 7.0

        floor = np.array([room.floor for room in ROOMS])
        self.volume = np.array([room.volume for room in ROOMS])
        wall = np.array([room.wall for room in ROOMS])
        wall_u = np.array([room.wall_u for room in ROOMS])
        self.glass = np.array([room.glass for room in ROOMS])
        self.facing = np.radians([room.facing for room in ROOMS])
        self.leak = np.array([room.leak for room in ROOMS]) * self.volume / 3600.0
        self.opening = np.array([room.opening for room in ROOMS])

        self.air_capacity = AIR_HEAT * self.volume * 3.2
        self.mass_capacity = 135e3 * floor
        self.wall_in_capacity = 85e3 * wall
        self.wall_out_capacity = 60e3 * wall
        self.mass_area = 2.6 * floor
        self.wall_area = wall
        through = 1.0 / (1.0 / wall_u - 1.0 / 8.0 - 1.0 / 23.0)
        self.wall_conductance = through * wall
        self.outside_conductance = 23.0 * wall
        self.glass_conductance = 1.5 * self.glass

        self.coupling = np.zeros((rooms, rooms))
        for left, right, conductance in NEIGHBOURS:
            self.coupling[INDEX[left], INDEX[right]] = self.coupling[INDEX[right], INDEX[left]] = conductance
        self.coupling_sum = self.coupling.sum(axis=1)
        self.passage = self.coupling * AIR_PER_NEIGHBOUR / AIR_HEAT
        self.passage_sum = self.passage.sum(axis=1)
        self.heat_in = 0.0

    def room(self, key: str) -> int:
        """Return the number of a room."""
        return INDEX[key]

    def humidity(self, key: str) -> float:
        """Relative humidity of a room's air in percent."""
        number = INDEX[key]
        return relative_humidity(float(self.vapour[number]), float(self.air[number]))

    def stored_heat(self) -> float:
        """Heat held by the whole building in J, relative to 0 °C."""
        return float(
            self.air_capacity @ self.air
            + self.mass_capacity @ self.mass
            + self.wall_in_capacity @ self.wall_in
            + self.wall_out_capacity @ self.wall_out
        )

    def air_exchange(self, weather: Conditions) -> np.ndarray:
        """Return the flow of outdoor air into each room in m³/s."""
        difference = np.abs(self.air - weather.temperature)
        tightness = self.leak * (0.6 + 0.02 * difference + 0.08 * weather.wind)
        buoyancy = 0.2 * self.opening * np.sqrt(9.81 * 1.1 * difference / 285.0)
        breeze = 0.018 * self.opening * weather.wind
        return tightness + self.window_open * (buoyancy + breeze)

    def sun_on_glass(self, weather: Conditions, shading: np.ndarray) -> np.ndarray:
        """Sun through the windows in W; `shading` is the share of each window that is covered."""
        return 0.52 * self.glass * self._irradiance(weather) * (1.0 - 0.93 * shading)

    def _irradiance(self, weather: Conditions) -> np.ndarray:
        height = np.radians(weather.elevation)
        square = np.cos(height) * np.maximum(0.0, np.cos(np.radians(weather.azimuth) - self.facing))
        return weather.beam * square + 0.5 * weather.diffuse + 0.1 * weather.global_radiation

    def step(
        self,
        dt: float,
        weather: Conditions,
        shading: np.ndarray,
        convective: np.ndarray,
        radiant: np.ndarray,
        moisture: np.ndarray,
        extract: np.ndarray,
    ) -> None:
        """Move `dt` seconds on, with gains in W, moisture sources in kg/s and air extracted by fans in m³/s."""
        fresh = self.air_exchange(weather) + extract
        sun = self.sun_on_glass(weather, shading)
        outside = weather.temperature

        def convection(surface: np.ndarray) -> np.ndarray:
            difference = surface - self.air
            return (1.6 + 1.3 * np.abs(difference) ** 0.31) * difference

        from_mass = self.mass_area * convection(self.mass)
        from_wall = self.wall_area * convection(self.wall_in)
        between = self.coupling @ self.air - self.coupling_sum * self.air
        mass_to_wall = 3.1 * self.wall_area * (self.mass - self.wall_in)
        through_wall = self.wall_conductance * (self.wall_in - self.wall_out)
        sol_air = outside + 0.55 * self._irradiance(weather) / 23.0 - 1.5 * (1.0 - weather.cloud)
        to_outside = self.outside_conductance * (self.wall_out - sol_air)
        loss = (self.glass_conductance + AIR_HEAT * fresh) * (self.air - outside)

        self.air = self.air + dt / self.air_capacity * (from_mass + from_wall + between + convective - loss)
        self.mass = self.mass + dt / self.mass_capacity * (sun + radiant - from_mass - mass_to_wall)
        self.wall_in = self.wall_in + dt / self.wall_in_capacity * (mass_to_wall - from_wall - through_wall)
        self.wall_out = self.wall_out + dt / self.wall_out_capacity * (through_wall - to_outside)
        self.heat_in = dt * float((sun + radiant + convective - loss - to_outside).sum())
        self._step_moisture(dt, weather, fresh, moisture)

    def _step_moisture(self, dt: float, weather: Conditions, fresh: np.ndarray, moisture: np.ndarray) -> None:
        outdoor = vapour_share(weather.humidity, weather.temperature)
        sorption = 0.00035 * self.volume
        flow = fresh * (outdoor - self.vapour) + self.passage @ self.vapour - self.passage_sum * self.vapour
        flow += sorption * (self.damp - self.vapour) + moisture / 1.2
        self.damp = self.damp - dt / 9000.0 * 0.8 * (self.damp - self.vapour)
        self.vapour = np.clip(self.vapour + dt / self.volume * flow, 0.0005, None)
        self.vapour = np.minimum(self.vapour, _saturated(self.air))


def _saturated(celsius: np.ndarray) -> np.ndarray:
    pressure = 611.21 * np.exp((18.678 - celsius / 234.5) * celsius / (257.14 + celsius))
    return 0.622 * pressure / (101325.0 - pressure)
