"""The devices of physics/living.py, as their makes build them."""

from ..physics.world import World
from .sensors import battery, energy, power, sensor
from .spec import PUSH, DeviceSpec, EntitySpec, Field, Rule

EVERY_30 = Rule(every=30.0, poll=True)
EVERY_60 = Rule(every=60.0, poll=True)


def living_devices() -> tuple[DeviceSpec, ...]:
    """Return the television, the vacuum, the alarm, its siren, the solar plant and its storage."""
    return (_television(), _vacuum(), _alarm(), _siren(), _solar(), _storage())


def _television() -> DeviceSpec:
    def set_volume(world: World, volume: float) -> None:
        world.television.volume = volume

    def mute(world: World, muted: bool) -> None:
        world.television.muted = muted

    def choose(world: World, source: str) -> None:
        world.television.source = source

    names = ("mode", "volume", "muted", "source")
    fields = {name: Field(lambda world, name=name: getattr(world.television, name), measured=False) for name in names}
    entities = (
        EntitySpec("media_player", "living_room_tv", fields, Rule(every=2.0), traits={"sources": ["TV", "HDMI 1"]}),
        power("living_room_tv_power", lambda world: world.television.power, 0.5, Rule(every=10.0), noise=0.8),
    )
    commands = {
        "play": lambda world, mode: world.television.play(mode),
        "set_volume": set_volume,
        "mute": mute,
        "choose": choose,
    }
    return DeviceSpec("living_room_tv", "Television", "Living room", "Lumio", "Vision 55", entities, commands)


def _vacuum() -> DeviceSpec:
    def set_speed(world: World, speed: str) -> None:
        world.vacuum.speed = speed

    fields = {
        "activity": Field(lambda world: world.vacuum.activity, measured=False),
        "speed": Field(lambda world: world.vacuum.speed, measured=False),
    }
    entities = (
        EntitySpec("vacuum", "hallway_vacuum", fields, Rule(every=5.0)),
        battery("hallway_vacuum_battery", lambda world: world.vacuum.charge, EVERY_60),
    )
    commands = {
        "clean": lambda world: world.vacuum.clean(),
        "rest": lambda world, activity: world.vacuum.rest(activity),
        "go_home": lambda world: world.vacuum.go_home(),
        "set_speed": set_speed,
    }
    return DeviceSpec("hallway_vacuum", "Robot vacuum", "Hallway", "Zigma", "Dusty 2", entities, commands, mains=False)


def _alarm() -> DeviceSpec:
    fields = {"state": Field(lambda world: world.alarm.state, measured=False)}
    entity = EntitySpec("alarm_control_panel", "hallway_alarm", fields, PUSH)
    commands = {"arm": lambda world, goal: world.alarm.arm(goal)}
    return DeviceSpec("hallway_alarm", "Alarm panel", "Hallway", "Riegel", "Guard 1", (entity,), commands, mains=False)


def _siren() -> DeviceSpec:
    fields = {"on": Field(lambda world: world.alarm.sounding, measured=False)}
    entity = EntitySpec("siren", "hallway_siren", fields, PUSH, traits={"tones": ["burglar", "fire"]})
    commands = {"sound": lambda world, on: world.alarm.sound(on)}
    return DeviceSpec("hallway_siren", "Siren", "Hallway", "Riegel", "Howl", (entity,), commands, mains=False)


def _solar() -> DeviceSpec:
    entities = (
        power("roof_pv_power", lambda world: world.solar.power, 1.0, EVERY_30, noise=2.0),
        energy("roof_pv_energy", lambda world: world.solar.produced, 0.01, EVERY_60),
    )
    return DeviceSpec("roof_pv", "PV plant", "Utility", "Stromvogel", "Sun 4", entities)


def _storage() -> DeviceSpec:
    def set_mode(world: World, mode: str) -> None:
        world.solar.mode = mode

    entities = (
        sensor("utility_storage_charge", lambda world: world.solar.charge, 1.0, "battery", "%", rule=EVERY_30,
               name="Charge"),
        power("utility_storage_power", lambda world: world.solar.flow, 5.0, EVERY_30, noise=3.0),
        EntitySpec(
            "select",
            "utility_storage_mode",
            {"value": Field(lambda world: world.solar.mode, measured=False)},
            EVERY_30,
            "Mode",
            {"options": ["auto", "charge", "discharge", "hold"]},
        ),
    )  # fmt: skip
    return DeviceSpec(
        "utility_storage", "Home storage", "Utility", "Stromvogel", "Cell 8", entities, {"set_mode": set_mode}
    )
