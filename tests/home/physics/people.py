"""The two people who live here: each day a fresh plan of work, trips, showers, cooking, laundry, drawn from the seed.

They walk through rooms, switch lights when it is dark, air, cook, wash, drive, lock up; everything they do is done by
hand on the things themselves, as nobody would tell Home Assistant.
"""

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, ClassVar

from .component import Component

if TYPE_CHECKING:
    from .world import World

HOUR = 3600.0
DAY = 86400.0
NAMES = ("anna", "ben")
AT_HOME_ROOMS = ("living_room", "kitchen", "bedroom", "bathroom", "hallway")


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """Something somebody does at a time (seconds since 1970)."""

    time: float
    name: str
    who: str = ""
    value: float = 0.0


class Household(Component):
    """The people, where they are, and what is going on in the house."""

    STATE: ClassVar[tuple[str, ...]] = (
        "present",
        "asleep",
        "room",
        "until",
        "airing",
        "cooking",
        "stove",
        "showering",
        "lights_off",
        "door_open",
    )

    def __init__(self, seed: int, utc_offset: float) -> None:
        self.seed = seed
        self.utc_offset = utc_offset
        self.acting = True
        self.override = "auto"
        self.random = Random(f"{seed}/household")
        self.present = dict.fromkeys(NAMES, True)
        self.asleep = dict.fromkeys(NAMES, False)
        self.room = {"anna": "living_room", "ben": "kitchen"}
        self.until = dict.fromkeys(NAMES, 0.0)
        self.airing: dict[str, float] = {}
        self.cooking = 0.0
        self.stove = 0.0
        self.showering = 0.0
        self.lights_off: dict[str, float] = {}
        self.door_open = 0.0
        self._plans: dict[int, list[Deed]] = {}

    def is_home(self, who: str) -> bool:
        """Whether a person is at home, an override included."""
        return self.present[who] if self.override == "auto" else self.override == "home"

    def in_room(self, room: str) -> list[str]:
        """Who is in a room."""
        return [who for who in NAMES if self.is_home(who) and self.room[who] == room]

    def local_hour(self, time: float) -> float:
        """Hour of the local day, 0–24."""
        return (time + self.utc_offset) % DAY / HOUR

    def plan(self, day: int) -> list[Deed]:
        """Return the deeds of a local day, counted from 1970, in order."""
        if day not in self._plans:
            self._plans = {known: deeds for known, deeds in self._plans.items() if abs(known - day) <= 1}
            self._plans[day] = sorted(self._draw_plan(day))
        return self._plans[day]

    def _draw_plan(self, day: int) -> list[Deed]:
        draw = Random(f"{self.seed}/plan/{day}")
        midnight = day * DAY - self.utc_offset
        weekend = (day + 3) % 7 >= 5
        deeds: list[Deed] = []

        def at(hour: float, name: str, who: str = "", value: float = 0.0) -> None:
            deeds.append(Deed(midnight + hour * HOUR, name, who, value))

        wake = {who: draw.gauss(8.3 if weekend else 6.6 + 0.35 * (who == "ben"), 0.3) for who in NAMES}
        for who in NAMES:
            at(wake[who], "wake", who)
            if draw.random() < 0.85:
                at(wake[who] + 0.25 + 0.2 * (who == "ben"), "shower", who, draw.uniform(240.0, 640.0))
            self._draw_absence(draw, at, who, weekend, wake[who])
            at(draw.gauss(22.9, 0.35), "sleep", who)
        first = min(wake.values())
        at(first - 0.1, "warm", value=21.0 + draw.choice((-0.5, 0.0, 0.0, 0.5)))
        at(draw.gauss(22.4, 0.2), "setback", value=17.5)
        at(first + draw.uniform(0.3, 0.9), "shutter", value=100.0)
        at(draw.gauss(17.3, 0.3), "shutter", value=draw.choice((0.0, 0.0, 12.0)))
        for room, hour, likely in (("bedroom", first + 0.7, 0.8), ("living_room", 19.8, 0.45), ("kitchen", 19.3, 0.35)):
            if draw.random() < likely:
                at(hour + draw.uniform(-0.3, 0.4), "air", room, draw.uniform(300.0, 1100.0))
        at(draw.gauss(18.6, 0.35), "cook", value=draw.uniform(1100.0, 2500.0))
        if weekend:
            at(draw.gauss(12.6, 0.4), "cook", value=draw.uniform(900.0, 2000.0))
        at(first + 0.4, "cook", value=draw.uniform(240.0, 480.0))
        if draw.random() < 0.55:
            at(draw.uniform(9.5, 20.0) if weekend else draw.uniform(17.6, 20.5), "wash")
        at(21.5, "humidify", value=1.0)
        at(first + 0.2, "humidify", value=0.0)
        if draw.random() < 0.7:
            at(first + 0.1, "heater", value=draw.uniform(900.0, 2400.0))
        at(draw.gauss(23.1, 0.2), "lock")
        return deeds

    @staticmethod
    def _draw_absence(draw: Random, at: object, who: str, weekend: bool, wake: float) -> None:
        """Add when a person leaves and comes back; by car if `value` is the charge it costs."""
        assert callable(at)
        if weekend:
            if draw.random() < 0.65:
                leave = draw.uniform(max(10.0, wake + 1.2), 15.0)
                by_car = draw.uniform(4.0, 16.0) if who == "ben" and draw.random() < 0.7 else 0.0
                at(leave, "leave", who, by_car)
                at(leave + draw.uniform(0.8, 4.5), "return", who, by_car)
            return
        if draw.random() < (0.62 if who == "anna" else 0.85):
            leave = draw.gauss(wake + 1.3, 0.15)
            by_car = draw.uniform(11.0, 24.0) if who == "ben" else 0.0
            at(leave, "leave", who, by_car)
            at(draw.gauss(16.9 if who == "anna" else 17.6, 0.5), "return", who, by_car)

    def step(self, world: World, dt: float) -> None:
        """Do what falls into the `dt` seconds before the world's time."""
        now = world.time
        if self.acting:
            first = int((now - dt + self.utc_offset) // DAY)
            for day in range(first, int((now + self.utc_offset) // DAY) + 1):
                for deed in self.plan(day):
                    if now - dt < deed.time <= now:
                        self._do(world, deed)
            self._wander(world)
        self._carry_on(world, dt)

    def _do(self, world: World, deed: Deed) -> None:
        match deed.name:
            case "wake":
                self.asleep[deed.who] = False
                self._go(world, deed.who, "bathroom")
            case "sleep":
                self.asleep[deed.who] = self.present[deed.who]
                self._go(world, deed.who, "bedroom")
            case "leave" | "return":
                self._travel(world, deed)
            case "shower" if self.present[deed.who]:
                self.showering = max(self.showering, deed.value)
                self._go(world, deed.who, "bathroom")
            case "cook" if any(self.present.values()):
                self.cooking, self.stove = deed.value, self.random.uniform(900.0, 2300.0)
                world.extractor.percentage = self.random.choice((33, 66, 100))
            case "wash" if any(self.present.values()):
                world.washer.start()
            case "air":
                if any(self.present.values()):
                    self.airing[deed.who] = deed.value
                    world.set_window(deed.who, True)
            case _:
                self._set(world, deed)

    def _set(self, world: World, deed: Deed) -> None:
        match deed.name:
            case "warm" | "setback":
                for room, thermostat in world.thermostats.items():
                    thermostat.target = min(deed.value, 18.5) if room == "bedroom" else deed.value
            case "shutter":
                world.shutter.move(deed.value)
            case "humidify":
                world.humidifier.on = deed.value > 0.0
            case "heater" if any(self.present.values()):
                world.plugs["bathroom_heater"].on = True
                world.heater_left = deed.value
            case "lock":
                world.lock.turn(True)

    def _travel(self, world: World, deed: Deed) -> None:
        leaving = deed.name == "leave"
        if self.present[deed.who] != leaving:
            return
        self.present[deed.who] = not leaving
        self.asleep[deed.who] = False
        if deed.value:
            world.garage_door.move(100.0)
            self.door_open = 75.0
            if leaving:
                world.car.plug_in(False)
                world.car.home = False
            else:
                world.car.home = True
                world.car.charge = max(6.0, world.car.charge - deed.value)
                world.car.plug_in(world.car.charge < 70.0 or self.random.random() < 0.6)
        else:
            world.lock.turn(False)
            self.door_open = 20.0
        if not leaving:
            self._go(world, deed.who, "hallway")
        elif not any(self.present.values()):
            for room in world.lamps:
                self.lights_off[room] = self.random.uniform(2.0, 40.0)

    def _wander(self, world: World) -> None:
        now = world.time
        hour = self.local_hour(now)
        for who in NAMES:
            if not self.present[who] or self.asleep[who] or now < self.until[who]:
                continue
            evening = hour >= 18.5
            weights = (6.0 if evening else 3.0, 2.2, 1.2, 0.7, 0.8)
            self._go(world, who, self.random.choices(AT_HOME_ROOMS, weights)[0])

    def _go(self, world: World, who: str, room: str) -> None:
        """Walk into a room, with light if it is dark; leave the last one dark, mostly."""
        now = world.time
        before = self.room[who]
        self.room[who] = room
        short = {"hallway": 90.0, "bathroom": 500.0}.get(room, 2200.0)
        self.until[who] = now + self.random.expovariate(1.0 / short)
        if before != room and before in world.lamps and not self.in_room(before) and self.random.random() < 0.88:
            self.lights_off[before] = self.random.expovariate(1.0 / 60.0)
        if room in world.lamps:
            self._light(world, room)
        if room == "kitchen":
            world.fridge.door = max(world.fridge.door, self.random.choice((0.0, 0.2, 0.5)))

    def _light(self, world: World, room: str) -> None:
        lamp = world.lamps[room]
        if any(self.asleep[who] for who in self.in_room(room)):
            self.lights_off[room] = self.random.uniform(60.0, 900.0)
            return
        self.lights_off.pop(room, None)
        shut = room == "living_room" and world.shutter.position < 30.0
        dark = world.weather_now.global_radiation < self.random.uniform(20.0, 90.0) or shut
        if dark and not lamp.on:
            late = self.local_hour(world.time) > 21.0
            level = self.random.choice((60.0, 110.0, 160.0) if late else (140.0, 200.0, 255.0))
            lamp.command(True, level, self.random.choice((2400, 2700) if late else (2900, 3600, 4200)), fade=1.0)

    def _carry_on(self, world: World, dt: float) -> None:
        """Let what was begun go on and end."""
        for room in [room for room, left in self.airing.items() if left <= dt]:
            del self.airing[room]
            world.set_window(room, False)
        self.airing = {room: left - dt for room, left in self.airing.items()}
        for room in [room for room, left in self.lights_off.items() if left <= dt]:
            del self.lights_off[room]
            if world.lamps[room].on:
                world.lamps[room].command(False, fade=1.0)
        self.lights_off = {room: left - dt for room, left in self.lights_off.items()}
        if 0.0 < self.door_open <= dt:
            world.garage_door.move(0.0)
            world.lock.turn(not any(self.present.values()))
        self.door_open = max(0.0, self.door_open - dt)
        if 0.0 < self.cooking <= dt:
            world.extractor.percentage = 0
        self.cooking = max(0.0, self.cooking - dt)
        self.showering = max(0.0, self.showering - dt)
