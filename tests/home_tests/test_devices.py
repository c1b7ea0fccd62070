"""The device layer alone: resolution, noise, polling, lateness, faults."""

from collections import defaultdict
from itertools import pairwise

import pytest

from tests.home.devices.catalogue import devices
from tests.home.devices.layer import Devices, Fault, Report
from tests.home.physics.world import World

from .test_physics import NOVEMBER


class Listener:
    """A world with its devices, and all they say."""

    def __init__(self) -> None:
        self.said: dict[str, list[Report]] = defaultdict(list)
        self.world = World(1, NOVEMBER)
        self.world.household.acting = False
        self.devices = Devices(self.world, devices(), lambda report: self.said[report.entity.entity_id].append(report))
        self.devices.introduce()

    def wait(self, seconds: float, step: float = 1.0) -> None:
        while seconds > 0.0:
            self.world.step(step)
            self.devices.step()
            seconds -= step

    def values(self, entity_id: str, name: str = "value") -> list[object]:
        return [report.values[name] for report in self.said[entity_id] if report.values is not None]

    def last(self, entity_id: str, name: str = "value") -> object:
        return self.values(entity_id, name)[-1]


@pytest.fixture
def home() -> Listener:
    return Listener()


def test_everything_introduces_itself_once(home: Listener) -> None:
    assert {len(reports) for reports in home.said.values()} == {1}
    assert len(home.said) == sum(len(device.entities) for device in devices())


@pytest.mark.parametrize(
    ("entity_id", "step"),
    [
        ("sensor.kitchen_temperature", 0.5),
        ("sensor.living_room_temperature", 0.1),
        ("sensor.bedroom_temperature", 0.01),
        ("sensor.garage_ev_charger_power", 10.0),
        ("sensor.utility_washer_energy", 0.001),
    ],
)
def test_readings_are_multiples_of_their_step(home: Listener, entity_id: str, step: float) -> None:
    home.wait(3600.0, 10.0)
    for value in home.values(entity_id):
        assert value == pytest.approx(round(value / step) * step, abs=1e-6)


def test_polled_devices_speak_by_the_clock_and_pushed_ones_only_of_change(home: Listener) -> None:
    home.wait(1200.0)
    times = [report.time for report in home.said["sensor.kitchen_temperature"][1:]]
    assert len(times) == 20
    gaps = {round(later - earlier) for earlier, later in pairwise(times)}
    assert gaps == {60}
    assert len(home.said["binary_sensor.kitchen_window"]) == 1
    home.world.set_window("kitchen", True)
    home.wait(1.0)
    assert home.values("binary_sensor.kitchen_window", "on") == [False, True]
    pushed = home.values("sensor.living_room_temperature")
    assert all(later != earlier for earlier, later in pairwise(pushed))


def test_the_lock_tells_four_seconds_after_it_has_turned(home: Listener) -> None:
    home.devices.command("front_door_lock", "turn", locked=False)
    home.wait(4.0)
    assert home.world.lock.locked is False
    assert home.last("lock.hallway_front_door", "locked") is True
    home.wait(4.0)
    assert home.last("lock.hallway_front_door", "locked") is False


def test_a_stuck_sensor_repeats_itself_and_a_stuck_motor_stays(home: Listener) -> None:
    home.devices.set_fault("kitchen_climate", Fault("stuck", home.world.time))
    before = home.last("sensor.kitchen_temperature")
    home.world.set_window("kitchen", True)
    home.wait(1800.0, 10.0)
    assert home.world.temperature("kitchen") < before - 2.0
    assert set(home.values("sensor.kitchen_temperature")) == {before}
    home.devices.set_fault("kitchen_climate", Fault())
    home.wait(61.0)
    assert home.last("sensor.kitchen_temperature") < before - 2.0
    home.devices.set_fault("living_room_shutter", Fault("stuck", home.world.time))
    home.devices.command("living_room_shutter", "move", position=0.0)
    home.wait(40.0)
    assert home.last("cover.living_room_shutter", "position") == 100


def test_a_drifting_sensor_drifts_and_settings_do_not(home: Listener) -> None:
    home.devices.set_fault("living_room_thermostat", Fault("drift", home.world.time, rate=2.0))
    home.wait(3600.0, 10.0)
    truth = home.world.thermostats["living_room"].feels
    assert home.last("climate.living_room_thermostat", "current") == pytest.approx(truth + 2.0, abs=0.15)
    assert set(home.values("climate.living_room_thermostat", "target")) == {21.0}


def test_commands_get_lost_or_wait(home: Listener) -> None:
    home.devices.set_fault("kitchen_ceiling", Fault("lost_commands", home.world.time))
    home.devices.command("kitchen_ceiling", "switch", on=True)
    home.wait(30.0)
    assert home.world.lamps["kitchen"].on is False
    home.devices.set_fault("kitchen_ceiling", Fault("delayed_commands", home.world.time, delay=20.0))
    home.devices.command("kitchen_ceiling", "switch", on=True)
    home.wait(19.0)
    assert home.last("light.kitchen_ceiling", "on") is False
    home.wait(2.0)
    assert home.last("light.kitchen_ceiling", "on") is True


def test_some_commands_get_lost_at_a_probability(home: Listener) -> None:
    home.devices.set_fault("kitchen_fridge", Fault("lost_commands", home.world.time, probability=0.5))
    obeyed = 0
    for number in range(200):
        wanted = number % 2 == 0
        home.world.plugs["kitchen_fridge"].on = not wanted
        home.devices.command("kitchen_fridge", "switch", on=wanted)
        obeyed += home.world.plugs["kitchen_fridge"].on == wanted
    assert 60 < obeyed < 140


@pytest.mark.parametrize("trouble", ["fault", "outage"])
def test_the_unreachable_are_silent_and_deaf(home: Listener, trouble: str) -> None:
    def set_trouble(on: bool) -> None:
        if trouble == "fault":
            home.devices.set_fault("kitchen_fridge", Fault("unavailable" if on else "none", home.world.time))
        else:
            home.world.outage = on
            home.devices.look_again()

    set_trouble(True)
    assert home.said["switch.kitchen_fridge"][-1].values is None
    count = len(home.said["sensor.kitchen_fridge_power"])
    home.wait(120.0)
    assert len(home.said["sensor.kitchen_fridge_power"]) == count

    def reachable(entity_id: str) -> bool:
        return home.said[entity_id][-1].values is not None

    assert reachable("lock.hallway_front_door")
    assert reachable("switch.bathroom_heater") is (trouble == "fault")
    set_trouble(False)
    assert home.last("switch.kitchen_fridge", "on") is True


def test_a_snapshot_remembers_what_was_said(home: Listener) -> None:
    home.wait(600.0)
    other = Listener()
    other.said.clear()
    again = Devices(home.world, devices(), lambda report: other.said[report.entity.entity_id].append(report))
    again.restore(home.devices.snapshot())
    again.introduce()
    assert not other.said
    assert again.latest("light.kitchen_ceiling").values == home.devices.latest("light.kitchen_ceiling").values
