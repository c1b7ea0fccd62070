"""All devices of the test home."""

from typing import Any

from ..physics.people import NAMES
from ..physics.world import World
from .living import living_devices
from .rooms import climate_sensor, light, plug, thermostat, window
from .sensors import battery, contact, energy, humidity, power, sensor, temperature, wearing_cell
from .spec import PUSH, DeviceSpec, EntitySpec, Field, Rule

EVERY_10 = Rule(every=10.0, poll=True)
EVERY_15 = Rule(every=15.0, poll=True)
EVERY_30 = Rule(every=30.0, poll=True)
EVERY_60 = Rule(every=60.0, poll=True)
SELDOM = Rule(every=60.0, poll=True, on_command=False)
LATE = Rule(every=10.0, late=20.0, foreign=True)


def devices() -> tuple[DeviceSpec, ...]:
    """Return every device."""
    return (
        thermostat("living_room", "Thermawerk", "TW-1", Rule(every=10.0), 0.1, 1.0),
        thermostat("kitchen", "Heatly", "Basic", SELDOM, 0.5, 10.0),
        thermostat("bedroom", "Kontakta", "KT-20 bridge", LATE, 0.1, 1.0),
        window("living_room", 83.0),
        window("kitchen", 64.0),
        window("bedroom", 91.0),
        climate_sensor("living_room", "Kontakta", "TH-1", Rule(every=10.0), (0.1, 1.0), 77.0),
        climate_sensor("kitchen", "Heatly", "Sense", EVERY_60, (0.5, 1.0), 58.0),
        climate_sensor("bedroom", "Metron", "M-100", Rule(every=60.0), (0.01, 0.1), 96.0),
        climate_sensor("hallway", "Zigma", "ZTH-3", Rule(every=60.0), (0.1, 1.0), 69.0, mqtt=True),
        light("living_room", "Lumio", "Ceiling 38 Pro", metered=True, shows_fade=True),
        light("kitchen", "Lumio", "Panel 24"),
        light("bedroom", "Heatly", "Glow", rule=EVERY_10),
        light("hallway", "Zigma", "ZL-11", mqtt=True),
        plug("kitchen_fridge", "Fridge", "Kitchen", "Metron", "P-16", PUSH, (0.1, 0.001), EVERY_60),
        plug("bathroom_heater", "Electric heater", "Bathroom", "Heatly", "Plug S", EVERY_10, (1.0, 0.01), EVERY_10),
        plug("utility_washer", "Washing machine", "Utility", "Zigma", "ZP-2", PUSH, (0.1, 0.001), EVERY_60, mqtt=True),
        _shutter(),
        _garage_door(),
        _water_valve(),
        _lock(),
        _extractor(),
        _humidifier(),
        _water_heater(),
        _charger(),
        *living_devices(),
        _smoke_detector(),
        _leak_sensor(),
        _meter(),
        _garden(),
        _weather(),
        _price(),
        *(_phone(who) for who in NAMES),
    )


def _shutter() -> DeviceSpec:
    fields = {
        "position": Field(lambda world: world.shutter.position, 1.0, measured=False),
        "moving": Field(lambda world: world.shutter.moving, measured=False),
    }
    entity = EntitySpec("cover", "living_room_shutter", fields, traits={"device_class": "shutter"})
    commands = {
        "move": lambda world, position: world.shutter.move(position),
        "stop": lambda world: world.shutter.stop(),
    }

    def jam(world: World, stuck: bool) -> None:
        world.shutter.stuck = stuck

    return DeviceSpec(
        "living_room_shutter", "Roller shutter", "Living room", "Somvex", "RS-25", (entity,), commands, jam=jam
    )


def _garage_door() -> DeviceSpec:
    fields = {
        "position": Field(lambda world: world.garage_door.position, 1.0, measured=False),
        "moving": Field(lambda world: world.garage_door.moving, measured=False),
    }
    traits = {"device_class": "garage", "only_ends": True}
    entity = EntitySpec("cover", "garage_door", fields, traits=traits)
    commands = {
        "move": lambda world, position: world.garage_door.move(position),
        "stop": lambda world: world.garage_door.stop(),
    }

    def jam(world: World, stuck: bool) -> None:
        world.garage_door.stuck = stuck

    return DeviceSpec("garage_door", "Garage door", "Garage", "Somvex", "Gate 3", (entity,), commands, jam=jam)


def _water_valve() -> DeviceSpec:
    fields = {
        "open": Field(lambda world: world.water_valve.position > 1.0, measured=False),
        "moving": Field(lambda world: world.water_valve.moving, measured=False),
    }
    entity = EntitySpec("valve", "utility_water_valve", fields, traits={"device_class": "water"})
    commands = {"move": lambda world, position: world.water_valve.move(position)}

    def jam(world: World, stuck: bool) -> None:
        world.water_valve.stuck = stuck

    return DeviceSpec("water_valve", "Main water valve", "Utility", "Aquaguard", "V-8", (entity,), commands, jam=jam)


def _lock() -> DeviceSpec:
    fields = {"locked": Field(lambda world: world.lock.locked, measured=False)}
    entity = EntitySpec("lock", "hallway_front_door", fields, Rule(late=4.0))
    cell = battery("hallway_front_door_battery", lambda world: world.lock.battery)

    def jam(world: World, stuck: bool) -> None:
        world.lock.stuck = stuck

    commands = {"turn": lambda world, locked: world.lock.turn(locked)}
    return DeviceSpec(
        "front_door_lock", "Front door", "Hallway", "Riegel", "Motor 2", (entity, cell), commands, mains=False, jam=jam
    )


def _extractor() -> DeviceSpec:
    def set_percentage(world: World, percentage: int) -> None:
        world.extractor.percentage = percentage

    fields = {"percentage": Field(lambda world: world.extractor.percentage, measured=False)}
    entity = EntitySpec("fan", "kitchen_extractor", fields)
    return DeviceSpec(
        "kitchen_extractor",
        "Extractor",
        "Kitchen",
        "Lumio",
        "Hood 3",
        (entity,),
        {"set_percentage": set_percentage},
    )


def _humidifier() -> DeviceSpec:
    def switch(world: World, on: bool) -> None:
        world.humidifier.on = on

    def set_target(world: World, humidity: int) -> None:
        world.humidifier.target = humidity

    fields = {
        "on": Field(lambda world: world.humidifier.on, measured=False),
        "target": Field(lambda world: world.humidifier.target, measured=False),
        "current": Field(lambda world: world.humidifier.feels, 1.0, 0.2),
        "running": Field(lambda world: world.humidifier.running),
    }
    entity = EntitySpec("humidifier", "bedroom_humidifier", fields, EVERY_30, traits={"device_class": "humidifier"})
    return DeviceSpec(
        "bedroom_humidifier",
        "Humidifier",
        "Bedroom",
        "Heatly",
        "Mist",
        (entity,),
        {"switch": switch, "set_target": set_target},
    )


def _water_heater() -> DeviceSpec:
    def set_target(world: World, temperature: float) -> None:
        world.tank.target = temperature

    def set_mode(world: World, mode: str) -> None:
        world.tank.mode = mode

    fields = {
        "mode": Field(lambda world: world.tank.mode, measured=False),
        "target": Field(lambda world: world.tank.target, measured=False),
        "current": Field(lambda world: world.tank.sensed, 0.5, 0.05),
    }
    return DeviceSpec(
        "water_heater",
        "Water heater",
        "Utility",
        "Thermawerk",
        "Boiler 150",
        (
            EntitySpec("water_heater", "utility_water_heater", fields, EVERY_30),
            power("utility_water_heater_power", lambda world: world.tank.power, 10.0, EVERY_30, noise=3.0),
        ),
        {"set_target": set_target, "set_mode": set_mode},
    )


def _charger() -> DeviceSpec:
    def switch(world: World, on: bool) -> None:
        world.car.allowed = on

    def set_current(world: World, amperes: float) -> None:
        world.car.amperes = amperes

    entities: tuple[EntitySpec, ...] = (
        EntitySpec(
            "switch", "garage_ev_charger", {"on": Field(lambda world: world.car.allowed, measured=False)}, EVERY_15
        ),
        EntitySpec(
            "number",
            "garage_ev_charger_current",
            {"value": Field(lambda world: world.car.amperes, measured=False)},
            EVERY_15,
            "Current",
            {"device_class": "current", "unit": "A", "min": 6, "max": 16, "step": 1},
        ),
        power("garage_ev_charger_power", lambda world: world.car.power, 10.0, EVERY_15, noise=4.0),
        energy("garage_ev_charger_session_energy", lambda world: world.car.session, 0.01, EVERY_15, "Session energy"),
        sensor(
            "garage_ev_battery",
            lambda world: world.car.charge if world.car.plugged else None,
            1.0,
            "battery",
            "%",
            rule=EVERY_15,
            name="Car battery",
        ),
        EntitySpec(
            "binary_sensor",
            "garage_ev_plugged_in",
            {"on": Field(lambda world: world.car.plugged)},
            EVERY_15,
            "Plugged in",
            {"device_class": "plug"},
        ),
    )
    commands: dict[str, Any] = {"switch": switch, "set_current": set_current}
    return DeviceSpec("ev_charger", "EV charger", "Garage", "Voltaro", "Box 11", entities, commands)


def _smoke_detector() -> DeviceSpec:
    entities = (
        contact("hallway_smoke", lambda world: world.smoke, "smoke"),
        battery("hallway_smoke_battery", wearing_cell(88.0, 0.03)),
    )
    return DeviceSpec("smoke_detector", "Smoke detector", "Hallway", "Kontakta", "SD-1", entities, mains=False)


def _leak_sensor() -> DeviceSpec:
    entities = (
        contact("utility_leak", lambda world: world.leak, "moisture"),
        battery("utility_leak_battery", wearing_cell(93.0, 0.05)),
    )
    return DeviceSpec("leak_sensor", "Leak sensor", "Utility", "Aquaguard", "L-1", entities, mains=False)


def _meter() -> DeviceSpec:
    voltage = sensor(
        "main_meter_voltage", lambda world: world.voltage, 0.1, "voltage", "V", rule=EVERY_60, name="Voltage"
    )
    entities = (
        power("main_meter_power", lambda world: world.meter_power, 1.0, Rule(every=10.0), noise=0.6),
        energy("main_meter_energy", lambda world: world.meter_energy, 0.01, EVERY_60),
        voltage,
    )
    return DeviceSpec("main_meter", "Main meter", "Utility", "Metron", "Smart 3", entities)


def _garden() -> DeviceSpec:
    rule = Rule(every=300.0)
    entities = (
        temperature("outdoor_temperature", lambda world: world.weather_now.temperature, 0.1, rule, 0.03),
        humidity("outdoor_humidity", lambda world: world.weather_now.humidity, 1.0, rule, 0.3),
    )
    return DeviceSpec("garden_sensor", "Garden sensor", "Garden", "Kontakta", "TH-1 Out", entities, mains=False)


def _weather() -> DeviceSpec:
    def rounded(name: str, digits: int) -> Field:
        return Field(lambda world: round(getattr(world.weather_now, name), digits), measured=False)

    fields = {
        "condition": Field(lambda world: world.weather_now.name, measured=False),
        "temperature": rounded("temperature", 1),
        "dew_point": rounded("dew_point", 1),
        "humidity": rounded("humidity", 0),
        "pressure": rounded("pressure", 1),
        "wind_speed": rounded("wind", 1),
        "wind_bearing": rounded("wind_bearing", 0),
        "cloud": Field(lambda world: round(100.0 * world.weather_now.cloud), measured=False),
    }
    entity = EntitySpec("weather", "test_home", fields, Rule(every=900.0, poll=True))
    return DeviceSpec("weather", "Weather", None, "Isobar", "Forecast", (entity,), mains=False, service=True)


def _price() -> DeviceSpec:
    traits = {"unit": "€/kWh", "state_class": "measurement", "device_class": "", "prices": True, "diagnostic": False}
    fields = {
        "value": Field(lambda world: world.price(world.time), measured=False),
        "today": Field(lambda world: _day_prices(world, 0), measured=False),
        "tomorrow": Field(lambda world: _day_prices(world, 1), measured=False),
    }
    entity = EntitySpec("sensor", "electricity_price", fields, Rule(every=300.0), traits=traits)
    return DeviceSpec(
        "electricity_price", "Electricity price", None, "Stromvogel", "Tariff", (entity,), mains=False, service=True
    )


def _day_prices(world: World, ahead: int) -> list[float]:
    """Return the 24 prices of today or tomorrow; tomorrow's are known from 13 o'clock on."""
    household = world.household
    hour = household.local_hour(world.time)
    if ahead and hour < 13.0:
        return []
    midnight = world.time - hour * 3600.0 + ahead * 86400.0
    return [world.price(midnight + number * 3600.0 + 60.0) for number in range(24)]


def _phone(who: str) -> DeviceSpec:
    fields = {"home": Field(lambda world: world.household.is_home(who), measured=False)}
    entity = EntitySpec("device_tracker", f"{who}_phone", fields, Rule(every=20.0, late=30.0))
    return DeviceSpec(f"{who}_phone", f"{who.title()}'s phone", None, "Pomme", "Phone 21", (entity,), mains=False)
