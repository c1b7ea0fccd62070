"""The devices that stand once in each of several rooms: thermostats, windows, climate sensors, lights."""

from collections.abc import Callable
from typing import Any

from ..physics.world import World
from .sensors import battery, contact, energy, humidity, power, sensor, temperature, wearing_cell
from .spec import PUSH, DeviceSpec, EntitySpec, Field, Rule

ROOM_NAMES = {"living_room": "Living room", "kitchen": "Kitchen", "bedroom": "Bedroom", "hallway": "Hallway"}


def thermostat(room: str, maker: str, model: str, rule: Rule, step: float, valve_step: float) -> DeviceSpec:
    """Return a radiator thermostat."""

    def action(world: World) -> str:
        part = world.thermostats[room]
        return "off" if not part.on else "heating" if part.heating else "idle"

    def set_target(world: World, temperature: float) -> None:
        world.thermostats[room].target = temperature

    def set_mode(world: World, mode: str) -> None:
        world.thermostats[room].on = mode == "heat"

    def jam(world: World, stuck: bool) -> None:
        world.thermostats[room].stuck = stuck

    climate = EntitySpec(
        "climate",
        f"{room}_thermostat",
        {
            "mode": Field(lambda world: "heat" if world.thermostats[room].on else "off", measured=False),
            "current": Field(lambda world: world.thermostats[room].feels, step, noise=0.15 * step),
            "target": Field(lambda world: world.thermostats[room].target, measured=False),
            "action": Field(action),
        },
        rule,
        traits={"step": step},
    )
    valve = sensor(
        f"{room}_thermostat_valve",
        lambda world: world.thermostats[room].position,
        valve_step,
        "",
        "%",
        rule=rule,
        name="Valve",
    )
    cell = battery(f"{room}_thermostat_battery", lambda world: world.thermostats[room].battery)
    return DeviceSpec(
        f"{room}_thermostat",
        f"{ROOM_NAMES[room]} thermostat",
        ROOM_NAMES[room],
        maker,
        model,
        (climate, valve, cell),
        {"set_target": set_target, "set_mode": set_mode},
        mains=False,
        jam=jam,
    )


def window(room: str, start: float) -> DeviceSpec:
    """Return a window contact."""
    return DeviceSpec(
        f"{room}_window",
        f"{ROOM_NAMES[room]} window",
        ROOM_NAMES[room],
        "Kontakta",
        "KS-2",
        (
            contact(f"{room}_window", lambda world: world.window_open(room), "window"),
            battery(f"{room}_window_battery", wearing_cell(start, 0.11)),
        ),
        mains=False,
    )


def climate_sensor(
    room: str, maker: str, model: str, rule: Rule, steps: tuple[float, float], start: float, *, mqtt: bool = False
) -> DeviceSpec:
    """Return a sensor of temperature and humidity with these steps."""
    degrees, percent = steps
    return DeviceSpec(
        f"{room}_climate",
        f"{ROOM_NAMES[room]} climate sensor",
        ROOM_NAMES[room],
        maker,
        model,
        (
            temperature(f"{room}_temperature", lambda world: world.temperature(room), degrees, rule, 0.015),
            humidity(f"{room}_humidity", lambda world: world.building.humidity(room), percent, rule, 0.15),
            battery(f"{room}_climate_battery", wearing_cell(start, 0.2)),
        ),
        mains=False,
        mqtt=mqtt,
    )


def light(
    room: str,
    maker: str,
    model: str,
    *,
    rule: Rule = PUSH,
    metered: bool = False,
    mqtt: bool = False,
    shows_fade: bool = False,
) -> DeviceSpec:
    """Return a dimmable white ceiling light."""

    def brightness(world: World) -> int:
        lamp = world.lamps[room]
        level = lamp.level if shows_fade else lamp.goal
        return max(1, round(level)) if lamp.on else 0

    def switch(world: World, on: bool, **arguments: Any) -> None:
        world.lamps[room].command(on, **arguments)

    entities = [
        EntitySpec(
            "light",
            f"{room}_ceiling",
            {
                "on": Field(lambda world: world.lamps[room].on, measured=False),
                "brightness": Field(brightness, measured=False),
                "kelvin": Field(lambda world: world.lamps[room].kelvin, measured=False),
            },
            rule,
        )
    ]
    if metered:
        entities.append(power(f"{room}_ceiling_power", lambda world: world.lamps[room].power, 0.1, noise=0.02))
    return DeviceSpec(
        f"{room}_ceiling",
        f"{ROOM_NAMES[room]} ceiling light",
        ROOM_NAMES[room],
        maker,
        model,
        tuple(entities),
        {"switch": switch},
        mqtt=mqtt,
    )


def plug(
    key: str,
    name: str,
    area: str,
    maker: str,
    model: str,
    rule: Rule,
    steps: tuple[float, float],
    meter: Rule,
    *,
    mqtt: bool = False,
) -> DeviceSpec:
    """Return a metering plug; `steps` are those of power (W) and energy (kWh)."""

    def switch(world: World, on: bool) -> None:
        world.plugs[key].on = on

    reads: dict[str, Callable[[World], float]] = {
        "power": lambda world: world.plugs[key].power,
        "energy": lambda world: world.plugs[key].energy,
    }
    return DeviceSpec(
        key,
        name,
        area,
        maker,
        model,
        (
            EntitySpec(
                "switch",
                key,
                {"on": Field(lambda world: world.plugs[key].on, measured=False)},
                rule,
                traits={"device_class": "outlet"},
            ),
            power(f"{key}_power", reads["power"], steps[0], rule, noise=0.2 * steps[0]),
            energy(f"{key}_energy", reads["energy"], steps[1], meter),
        ),
        {"switch": switch},
        mqtt=mqtt,
    )
