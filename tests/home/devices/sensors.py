"""Builders for the kinds of sensors that several makes have in common."""

from collections.abc import Callable

from ..physics.world import World
from .spec import HOURLY, PUSH, EntitySpec, Field, Rule

AUTUMN = 1_790_812_800.0
"""1 October 2026."""


def sensor(
    object_id: str,
    read: Callable[[World], float | None],
    step: float,
    device_class: str,
    unit: str,
    *,
    rule: Rule = PUSH,
    noise: float = 0.0,
    name: str | None = None,
    state_class: str | None = "measurement",
    diagnostic: bool = False,
) -> EntitySpec:
    """Return a number sensor."""
    traits = {"device_class": device_class, "unit": unit, "state_class": state_class, "diagnostic": diagnostic}
    return EntitySpec("sensor", object_id, {"value": Field(read, step, noise)}, rule, name, traits)


def power(
    object_id: str, read: Callable[[World], float], step: float, rule: Rule = PUSH, noise: float = 0.0
) -> EntitySpec:
    """Return a power sensor in W."""
    return sensor(object_id, read, step, "power", "W", rule=rule, noise=noise, name="Power")


def energy(
    object_id: str, read: Callable[[World], float], step: float, rule: Rule = PUSH, name: str = "Energy"
) -> EntitySpec:
    """Return a meter of energy in kWh that only counts up, but for resets."""
    return sensor(object_id, read, step, "energy", "kWh", rule=rule, name=name, state_class="total_increasing")


def temperature(object_id: str, read: Callable[[World], float], step: float, rule: Rule, noise: float) -> EntitySpec:
    """Return a temperature sensor in °C."""
    return sensor(object_id, read, step, "temperature", "°C", rule=rule, noise=noise, name="Temperature")


def humidity(object_id: str, read: Callable[[World], float], step: float, rule: Rule, noise: float) -> EntitySpec:
    """Return a sensor of relative humidity in %."""
    return sensor(object_id, read, step, "humidity", "%", rule=rule, noise=noise, name="Humidity")


def battery(object_id: str, read: Callable[[World], float], rule: Rule = HOURLY) -> EntitySpec:
    """Return a battery sensor in %."""
    return sensor(object_id, read, 1.0, "battery", "%", rule=rule, name="Battery", diagnostic=True)


def wearing_cell(start: float, per_day: float) -> Callable[[World], float]:
    """Return a battery's charge in % that was `start` in autumn 2026, falls steadily and is renewed when empty."""

    def read(world: World) -> float:
        used = (world.time - AUTUMN) / 86400.0 * per_day
        return 100.0 - (100.0 - start + used) % 100.0

    return read


def contact(object_id: str, read: Callable[[World], bool], device_class: str) -> EntitySpec:
    """Return a binary sensor that speaks at once."""
    return EntitySpec("binary_sensor", object_id, {"on": Field(read)}, traits={"device_class": device_class})
