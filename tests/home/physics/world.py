"""The whole world of the test home, stepped together."""

import math
from random import Random
from typing import Any

import numpy as np

from .appliances import Extractor, Fridge, Humidifier, Lamp, Plug, SpaceHeater, Washer
from .building import INDEX, ROOMS, Building
from .component import Component
from .heating import Boiler, Radiator, Thermostat, mechanical_valve
from .living import AlarmPanel, RobotVacuum, SolarPlant, Television
from .machinery import Car, Drive, Lock, Tank
from .people import NAMES, Household
from .weather import Conditions, Weather

LONGEST_STEP = 30.0
"""Seconds; the air of a room with an open window would swing with much longer ones."""


class World:
    """One home, its weather and its people at `time` (seconds since 1970, virtual)."""

    def __init__(self, seed: int = 1, time: float = 0.0, utc_offset: float = 3600.0) -> None:
        self.seed = seed
        self.time = time
        self.weather = Weather(seed)
        self.weather_now: Conditions = self.weather.at(time)
        self.random = Random(f"{seed}/world")
        self.building = Building()
        self.boiler = Boiler()
        self.radiators = {
            "living_room": Radiator(4400.0, 16.0),
            "kitchen": Radiator(2200.0, 8.0),
            "bedroom": Radiator(2400.0, 9.0),
            "bathroom": Radiator(1300.0, 5.0),
            "hallway": Radiator(1300.0, 5.0),
            "utility": Radiator(700.0, 3.0),
        }
        self.thermostats = {
            "living_room": Thermostat("proportional", lag=420.0, bias=-0.6),
            "kitchen": Thermostat("switching", lag=700.0, bias=-0.4),
            "bedroom": Thermostat("proportional", lag=540.0, bias=-0.8, target=18.0),
        }
        self.lamps = {
            "living_room": Lamp(38.0, "previous"),
            "kitchen": Lamp(24.0, "on"),
            "bedroom": Lamp(16.0, "off"),
            "hallway": Lamp(11.0, "previous"),
        }
        self.plugs = {
            "kitchen_fridge": Plug(412.37),
            "bathroom_heater": Plug(96.81, on=False),
            "utility_washer": Plug(143.22),
        }
        self.fridge = Fridge()
        self.heater = SpaceHeater(1500.0, cut_out=24.0)
        self.heater_left = 0.0
        self.washer = Washer()
        self.humidifier = Humidifier()
        self.extractor = Extractor()
        self.shutter = Drive(25.0, 100.0, 145.0)
        self.garage_door = Drive(18.0, 0.0, 320.0)
        self.water_valve = Drive(8.0, 100.0, 6.0)
        self.lock = Lock()
        self.tank = Tank()
        self.car = Car()
        self.television = Television()
        self.vacuum = RobotVacuum()
        self.alarm = AlarmPanel()
        self.solar = SolarPlant()
        self.household = Household(seed, utc_offset)
        self.outage = False
        self.leak = False
        self.smoke = False
        self.meter_power = 0.0
        self.meter_energy = 18342.6
        self.voltage = 230.0
        self.base_load = 0.0
        self._prices: dict[float, float] = {}

    @property
    def components(self) -> dict[str, Component]:
        """Every part with changing quantities, by name."""
        parts: dict[str, Component] = {name: part for name, part in vars(self).items() if isinstance(part, Component)}
        for group in ("radiators", "thermostats", "lamps", "plugs"):
            parts.update({f"{group}.{key}": part for key, part in getattr(self, group).items()})
        return parts

    def snapshot(self) -> dict[str, Any]:
        """Return everything that is needed to go on later, as JSON can hold it."""
        own = ("time", "heater_left", "outage", "leak", "smoke", "meter_energy")
        return {
            "seed": self.seed,
            "own": {name: getattr(self, name) for name in own},
            "offset": self.weather.temperature_offset,
            "people": self.household.override,
            "random": [_generator_state(self.random), _generator_state(self.household.random)],
            "parts": {name: part.snapshot() for name, part in self.components.items()},
        }

    def restore(self, data: dict[str, Any]) -> None:
        """Take up what `snapshot` wrote down."""
        for name, value in data["own"].items():
            setattr(self, name, value)
        self.weather.temperature_offset = data["offset"]
        self.household.override = data["people"]
        for generator, state in zip((self.random, self.household.random), data["random"], strict=True):
            generator.setstate((state[0], tuple(state[1]), state[2]))
        for name, part in self.components.items():
            part.restore(data["parts"].get(name, {}))
        self.weather_now = self.weather.at(self.time)

    @property
    def lively(self) -> bool:
        """Whether something moves or fades that a long step would skip over."""
        drives = (self.shutter, self.garage_door, self.water_valve)
        return (
            any(drive.moving for drive in drives)
            or self.lock.goal != self.lock.locked
            or self.television.starting > 0.0
            or any(lamp.fade > 0.0 for lamp in self.lamps.values())
        )

    def set_window(self, room: str, is_open: bool) -> None:
        """Open or shut the window of a room."""
        self.building.window_open[INDEX[room]] = float(is_open)

    def window_open(self, room: str) -> bool:
        """Whether the window of a room is open."""
        return bool(self.building.window_open[INDEX[room]])

    def temperature(self, room: str) -> float:
        """Air temperature of a room, °C."""
        return float(self.building.air[INDEX[room]])

    def advance(self, seconds: float) -> None:
        """Move on by any time, in steps the building bears."""
        while seconds > 1e-6:
            dt = min(LONGEST_STEP, seconds)
            self.step(dt)
            seconds -= dt

    def step(self, dt: float) -> None:
        """Move on by at most `LONGEST_STEP` seconds."""
        self.time += dt
        self.weather_now = self.weather.at(self.time)
        self.household.step(self, dt)
        self._step_plugs(dt)
        convective, radiant = self._heat_rooms(dt)
        self._step_fittings(dt)
        self._add_gains(convective, radiant)
        shading = np.zeros(len(ROOMS))
        shading[INDEX["living_room"]] = 1.0 - self.shutter.position / 100.0
        extract = np.zeros(len(ROOMS))
        extract[INDEX["kitchen"]] = self.extractor.flow
        self.building.step(dt, self.weather_now, shading, convective, radiant, self._moisture(), extract)
        self._meter(dt)

    def _step_plugs(self, dt: float) -> None:
        mains = not self.outage
        plugs = self.plugs
        if 0.0 < self.heater_left <= dt:
            plugs["bathroom_heater"].on = False
        self.heater_left = max(0.0, self.heater_left - dt)
        self.fridge.step(dt, self.temperature("kitchen"), mains and plugs["kitchen_fridge"].on)
        self.heater.step(dt, self.temperature("bathroom"), mains and plugs["bathroom_heater"].on)
        self.washer.step(dt, mains and plugs["utility_washer"].on, self.random)
        plugs["kitchen_fridge"].step(dt, self.fridge.power, mains)
        plugs["bathroom_heater"].step(dt, self.heater.power, mains)
        plugs["utility_washer"].step(dt, self.washer.power, mains)

    def _heat_rooms(self, dt: float) -> tuple[np.ndarray, np.ndarray]:
        """Step boiler, thermostats and radiators; return convective and radiant heat per room in W."""
        openings: dict[str, float] = {}
        for room, radiator in self.radiators.items():
            air = self.temperature(room)
            if room in self.thermostats:
                noise = self.random.gauss(0.0, 1.0)
                openings[room] = self.thermostats[room].step(dt, air, radiator.water, noise)
            else:
                openings[room] = mechanical_valve(air, {"bathroom": 21.0, "hallway": 18.5}.get(room, 15.5))
        self.boiler.step(dt, self.weather_now, sum(openings.values()), not self.outage)
        convective, radiant = np.zeros(len(ROOMS)), np.zeros(len(ROOMS))
        for room, radiator in self.radiators.items():
            circulating = openings[room] if not self.outage else 0.0
            heat = radiator.step(dt, self.temperature(room), self.boiler.water, circulating)
            convective[INDEX[room]] += 0.68 * heat
            radiant[INDEX[room]] += 0.32 * heat
        return convective, radiant

    def _step_fittings(self, dt: float) -> None:
        mains = not self.outage
        for lamp in self.lamps.values():
            lamp.step(dt, mains)
        self.humidifier.step(dt, self.building.humidity("bedroom"), mains)
        self.extractor.step(dt, mains)
        for drive in (self.shutter, self.garage_door, self.water_valve):
            drive.step(dt, mains)
        self.lock.step(dt)
        self.tank.draw = 0.085 if self.household.showering > 0.0 else 0.01 if self.household.cooking > 0.0 else 0.0
        self.tank.step(dt, self.temperature("utility"), mains, self.water_valve.position > 5.0)
        self.car.step(dt, mains)
        self._step_living(dt, mains)

    def _step_living(self, dt: float, mains: bool) -> None:
        household = self.household
        hour = household.local_hour(self.time)
        home = [who for who in NAMES if household.is_home(who)]
        sitting = [who for who in household.in_room("living_room") if not household.asleep[who]]
        day = int((self.time + household.utc_offset) // 86400.0)
        self.television.step(dt, mains, household.acting and bool(sitting) and 19.0 <= hour < 23.5)
        self.vacuum.step(dt, mains, day, hour, household.acting and not home)
        self.alarm.step(dt)
        if household.acting and day != self.alarm.day and 0.4 <= hour < 5.0 and home:
            self.alarm.day = day
            self.alarm.arm("armed_night")
        elif (
            self.alarm.state == "armed_night"
            and household.acting
            and hour >= 5.0
            and not all(household.asleep.values())
        ):
            self.alarm.arm("disarmed")
        self.solar.step(dt, self.weather_now, mains, hour)

    def _add_gains(self, convective: np.ndarray, radiant: np.ndarray) -> None:
        household = self.household
        for who in NAMES:
            if household.is_home(who):
                heat = 68.0 if household.asleep[who] else 95.0
                convective[INDEX[household.room[who]]] += 0.55 * heat
                radiant[INDEX[household.room[who]]] += 0.45 * heat
        for room, lamp in self.lamps.items():
            radiant[INDEX[room]] += lamp.power
        convective[INDEX["kitchen"]] += self.fridge.heat + self._stove_power * 0.55
        convective[INDEX["bathroom"]] += self.heater.heat
        convective[INDEX["utility"]] += self.tank.loss + 0.4 * self.washer.power + 25.0
        convective[INDEX["living_room"]] += 0.9 * self._living_room_load

    @property
    def _stove_power(self) -> float:
        return self.household.stove if self.household.cooking > 0.0 and not self.outage else 0.0

    @property
    def _living_room_load(self) -> float:
        """Screen and music in W while somebody sits there."""
        awake = [who for who in self.household.in_room("living_room") if not self.household.asleep[who]]
        return 128.0 if awake and not self.outage else 7.0

    def _moisture(self) -> np.ndarray:
        """Vapour given to each room in kg/s."""
        moisture = np.zeros(len(ROOMS))
        household = self.household
        for who in NAMES:
            if household.is_home(who):
                moisture[INDEX[household.room[who]]] += (0.035 if household.asleep[who] else 0.055) / 3600.0
        if household.cooking > 0.0:
            moisture[INDEX["kitchen"]] += 0.9 / 3600.0
        if household.showering > 0.0:
            moisture[INDEX["bathroom"]] += 2.4 / 3600.0
        moisture[INDEX["bedroom"]] += self.humidifier.evaporated
        return moisture

    def _meter(self, dt: float) -> None:
        if self.outage:
            self.meter_power = self.voltage = 0.0
            return
        slow = self.weather.noise("load", self.time, 700.0)
        self.base_load = max(38.0, 92.0 + 14.0 * slow) + self._living_room_load
        appliances = (self.humidifier, self.extractor, self.shutter, self.garage_door, self.tank, self.car, self.boiler)
        self.meter_power = (
            self.base_load
            + self._stove_power
            + sum(plug.power + 0.6 for plug in self.plugs.values())
            + sum(lamp.power for lamp in self.lamps.values())
            + sum(appliance.power for appliance in appliances)
        )
        self.meter_energy += self.meter_power * dt / 3.6e6
        grid = 1.9 * self.weather.noise("grid", self.time, 1700.0) + 0.4 * self.random.gauss(0.0, 1.0)
        self.voltage = 231.5 + grid - 0.45e-3 * self.meter_power

    def price(self, time: float) -> float:
        """Electricity price in the hour of `time`, €/kWh: dear mornings and evenings, cheap windy nights."""
        start = math.floor(time / 3600.0) * 3600.0
        if (known := self._prices.get(start)) is not None:
            return known
        if len(self._prices) > 500:
            self._prices.clear()
        hour = self.household.local_hour(start + 1.0)
        shape = 0.055 * math.exp(-((hour - 8.0) ** 2) / 5.0) + 0.075 * math.exp(-((hour - 18.5) ** 2) / 6.0)
        sun = self.weather.at(start + 1800.0).global_radiation
        level = 0.268 + shape - 0.00006 * sun + 0.018 * self.weather.noise("price", start, 20 * 3600.0)
        return self._prices.setdefault(start, round(max(0.08, level), 4))


def _generator_state(generator: Random) -> list[Any]:
    version, numbers, gauss = generator.getstate()
    return [version, list(numbers), gauss]
