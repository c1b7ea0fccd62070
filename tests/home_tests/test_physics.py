"""The physical world alone: balances, decays, cycles, determinism."""

import json
from itertools import pairwise

import numpy as np
import pytest

from tests.home.physics.appliances import Fridge, Lamp, Plug, SpaceHeater
from tests.home.physics.building import INDEX, ROOMS, Building
from tests.home.physics.component import relative_humidity, saturation_pressure, vapour_share
from tests.home.physics.heating import Radiator, Thermostat
from tests.home.physics.machinery import Car, Drive, Tank
from tests.home.physics.weather import Weather
from tests.home.physics.world import World

NOVEMBER = 1_795_216_000.0
"""20 November 2026, in the evening."""
JULY = 1_784_030_400.0
NONE = np.zeros(len(ROOMS))


def still_world(seed: int = 1) -> World:
    world = World(seed, NOVEMBER)
    world.household.acting = False
    return world


def test_the_building_neither_makes_nor_loses_heat() -> None:
    building = Building()
    weather = Weather(1)
    gains = np.full(len(ROOMS), 150.0)
    before, received = building.stored_heat(), 0.0
    for step in range(2880):
        building.step(30.0, weather.at(NOVEMBER + 30.0 * step), NONE, gains, 0.5 * gains, NONE, NONE)
        received += building.heat_in
    assert building.stored_heat() - before == pytest.approx(received, rel=1e-9, abs=1.0)
    assert abs(received) > 1e6


def test_an_unheated_room_decays_towards_the_outdoors_ever_slower() -> None:
    building = Building()
    weather = Weather(1).at(NOVEMBER)
    daily = [building.air[0]]
    for _ in range(12):
        for _ in range(2880):
            building.step(30.0, weather, NONE, NONE, NONE, NONE, NONE)
        daily.append(building.air[0])
    drops = [earlier - later for earlier, later in pairwise(daily)]
    assert all(drop > 0.0 for drop in drops)
    assert all(later < earlier for earlier, later in pairwise(drops[1:]))
    assert weather.temperature - 2.0 < daily[-1] < daily[0] - 6.0


def test_an_open_window_cools_the_room_and_the_walls_warm_it_again() -> None:
    world = still_world()
    world.advance(6 * 3600.0)
    before = world.temperature("living_room")
    world.set_window("living_room", True)
    world.advance(900.0)
    aired = world.temperature("living_room")
    assert before - aired > 1.8
    assert world.temperature("bathroom") == pytest.approx(21.5, abs=1.5)
    world.set_window("living_room", False)
    world.advance(600.0)
    assert world.temperature("living_room") > aired + 0.8


def test_sun_through_the_window_warms_and_a_shutter_keeps_it_out() -> None:
    open_world, shaded = World(5, JULY), World(5, JULY)
    for world in (open_world, shaded):
        world.household.acting = False
        world.thermostats["living_room"].on = False
    shaded.shutter.move(0.0)
    for world in (open_world, shaded):
        world.advance(86400.0)
    assert open_world.temperature("living_room") > shaded.temperature("living_room") + 1.0


def test_a_radiator_follows_its_exponent() -> None:
    outputs = []
    for excess in (15.0, 30.0):
        radiator = Radiator(1000.0, 5.0)
        radiator.water = 20.0 + excess
        outputs.append(radiator.step(0.001, 20.0, 50.0, 0.0))
    assert outputs[1] / outputs[0] == pytest.approx(2.0**1.3, rel=1e-3)
    assert Radiator(1000.0, 5.0).strength * 50.0**1.3 == pytest.approx(1000.0)


def test_a_thermostat_feels_late_moves_seldom_and_shuts() -> None:
    thermostat = Thermostat("proportional", lag=420.0, bias=0.0)
    thermostat.feels = 19.0
    openings, moves, position = [], 0, thermostat.position
    for _ in range(240):
        openings.append(thermostat.step(30.0, 21.5, 21.5, 0.0))
        moves += thermostat.position != position
        position = thermostat.position
    assert thermostat.feels == pytest.approx(21.5, abs=0.05)
    assert 2 <= moves <= 40
    assert max(openings) > 0.5
    assert openings[-1] == 0.0


def test_a_thermostats_valve_has_play_between_its_stops() -> None:
    thermostat = Thermostat("proportional", lag=420.0, bias=0.0)
    found = []
    for position in (0.0, 50.0, 49.0, 40.0, 41.0, 100.0, 0.0):
        thermostat.position = position
        thermostat.stuck = True
        found.append(round(100.0 * thermostat.step(30.0, 20.0, 20.0, 0.0), 3))
    assert found == [0.0, 46.5, 46.5, 43.5, 43.5, 100.0, 0.0]


def test_a_stuck_thermostat_leaves_its_valve() -> None:
    thermostat = Thermostat("switching", lag=60.0, bias=0.0)
    thermostat.stuck = True
    for _ in range(100):
        thermostat.step(30.0, 10.0, 10.0, 0.0)
    assert thermostat.position == 0.0


def test_the_fridge_cycles_and_warms_without_power() -> None:
    fridge = Fridge()
    running, starts, warmest, was = 0, 0, 0.0, False
    for step in range(4 * 2880):
        fridge.step(30.0, 21.0, powered=True)
        if step > 2880:
            running += fridge.running
            starts += fridge.running and not was
            warmest = max(warmest, fridge.inside)
        was = fridge.running
    duty = running / (3 * 2880)
    assert 0.2 < duty < 0.6
    assert 25 < starts < 200
    assert warmest < 8.0
    for _ in range(2880):
        fridge.step(30.0, 21.0, powered=False)
    assert fridge.inside > 12.0
    assert fridge.power == 0.0


def test_a_plug_meters_what_passes_and_nothing_when_off() -> None:
    plug = Plug()
    plug.step(3600.0, 1000.0, mains=True)
    assert plug.energy == pytest.approx(1.0)
    plug.on = False
    assert plug.step(3600.0, 1000.0, mains=True) == 0.0
    assert plug.energy == pytest.approx(1.0)


def test_the_heater_switches_itself_off_in_the_heat() -> None:
    heater = SpaceHeater(1500.0, cut_out=24.0)
    heater.step(30.0, 20.0, powered=True)
    assert heater.power > 1400.0
    heater.step(30.0, 25.5, powered=True)
    assert heater.power == 0.0
    heater.step(30.0, 23.0, powered=True)
    assert heater.power == 0.0
    heater.step(30.0, 22.0, powered=True)
    assert heater.power > 1000.0


def test_a_lamp_bends_its_power_curve() -> None:
    def power(level: float) -> float:
        lamp = Lamp(40.0, "off")
        lamp.command(True, level, 3000)
        lamp.step(1.0, mains=True)
        return lamp.power

    assert power(127.5) < 0.5 * power(255.0)
    assert power(255.0) == pytest.approx(40.0, rel=0.06)


@pytest.mark.parametrize(("habit", "after"), [("previous", 150.0), ("on", 255.0), ("off", 0.0)])
def test_lamps_come_back_from_an_outage_in_three_ways(habit: str, after: float) -> None:
    lamp = Lamp(40.0, habit)
    lamp.command(True, 150.0)
    lamp.step(5.0, mains=True)
    lamp.step(5.0, mains=False)
    assert lamp.power == 0.0
    lamp.step(5.0, mains=True)
    lamp.step(5.0, mains=True)
    assert lamp.level == after


def test_a_drive_needs_its_time_and_can_jam() -> None:
    drive = Drive(25.0, 100.0, 100.0)
    drive.move(0.0)
    drive.step(10.0, mains=True)
    assert drive.moving == -1
    assert drive.position == pytest.approx(58.8, abs=0.5)
    drive.stuck = True
    drive.step(60.0, mains=True)
    assert drive.position == pytest.approx(58.8, abs=0.5)


def test_the_tank_heats_and_a_shower_cools_it() -> None:
    tank = Tank()
    tank.top = tank.bottom = 40.0
    for _ in range(240):
        tank.step(30.0, 18.0, mains=True, water=True)
    assert 49.0 < tank.sensed < 56.0
    hot = tank.sensed
    tank.draw = 0.1
    for _ in range(20):
        tank.step(30.0, 18.0, mains=False, water=True)
    assert tank.sensed < hot - 5.0
    cold = tank.sensed
    for _ in range(20):
        tank.step(30.0, 18.0, mains=False, water=False)
    assert tank.sensed == pytest.approx(cold, abs=0.5)


def test_the_car_tapers_and_stops_at_its_limit() -> None:
    car = Car()
    car.charge, car.limit = 70.0, 90.0
    car.step(60.0, mains=True)
    assert car.power == pytest.approx(6900.0)
    for _ in range(600):
        car.step(60.0, mains=True)
    assert car.charge == pytest.approx(90.0, abs=0.5)
    assert car.power < 10.0


def test_humidity_there_and_back() -> None:
    assert saturation_pressure(20.0) == pytest.approx(2339.0, rel=0.002)
    assert relative_humidity(vapour_share(55.0, 21.0), 21.0) == pytest.approx(55.0)


def test_weather_has_days_seasons_and_a_forecast_that_errs_more_with_time() -> None:
    weather = Weather(1)
    hours = [weather.at(NOVEMBER + 3600.0 * hour) for hour in range(24 * 30)]
    summer = [weather.at(JULY + 3600.0 * hour) for hour in range(24 * 30)]
    assert np.mean([hour.temperature for hour in summer]) > np.mean([hour.temperature for hour in hours]) + 10.0
    assert min(hour.global_radiation for hour in hours) == 0.0
    assert 150.0 < max(hour.global_radiation for hour in hours) < 450.0
    assert 650.0 < max(hour.global_radiation for hour in summer) < 1000.0
    assert all(20.0 <= hour.humidity <= 100.0 for hour in hours + summer)
    assert len({hour.name for hour in hours + summer}) >= 4

    def error(lead: float) -> float:
        starts = [NOVEMBER + 21600.0 * number for number in range(120)]
        misses = [weather.forecast(t, t + lead).temperature - weather.at(t + lead).temperature for t in starts]
        return float(np.std(misses))

    assert error(0.0) == 0.0
    assert error(3600.0) < error(86400.0) < error(4 * 86400.0)


def test_the_sun_stands_in_the_south_at_noon() -> None:
    elevation, azimuth = Weather(1).sun(JULY - JULY % 86400.0 + 86400.0 * (0.5 - 13.405 / 360.0))
    assert azimuth == pytest.approx(180.0, abs=1.0)
    assert elevation == pytest.approx(90.0 - 52.52 + 21.7, abs=1.0)


def test_the_same_seed_gives_the_same_days_and_another_seed_others() -> None:
    worlds = [World(seed, NOVEMBER) for seed in (1, 1, 2)]
    for world in worlds:
        world.advance(86400.0)
    first, second, third = (json.dumps(world.snapshot()) for world in worlds)
    assert first == second
    assert first != third


def test_a_snapshot_goes_on_as_if_nothing_had_been() -> None:
    world = World(4, NOVEMBER)
    world.advance(40_000.0)
    copy = World(4, NOVEMBER)
    copy.restore(json.loads(json.dumps(world.snapshot())))
    world.advance(20_000.0)
    copy.advance(20_000.0)
    assert copy.snapshot() == world.snapshot()


def test_people_leave_sleep_shower_and_come_back() -> None:
    world = World(1, NOVEMBER)
    away = asleep = showers = windows = lit = 0
    for _ in range(7 * 1440):
        world.advance(60.0)
        away += not all(world.household.present.values())
        asleep += all(world.household.asleep.values())
        showers += world.household.showering > 0.0
        windows += world.building.window_open.any()
        lit += any(lamp.on for lamp in world.lamps.values())
    assert 0.05 < away / (7 * 1440) < 0.7
    assert 0.2 < asleep / (7 * 1440) < 0.45
    assert showers > 20
    assert windows > 20
    assert 0.03 < lit / (7 * 1440) < 0.6


def test_an_outage_stops_the_meter_and_the_compressor() -> None:
    world = still_world()
    world.advance(3600.0)
    before = world.meter_energy
    world.outage = True
    world.advance(7200.0)
    assert world.meter_energy == before
    assert world.voltage == 0.0
    assert not world.fridge.running
    world.outage = False
    world.advance(60.0)
    assert world.meter_power > 50.0


def test_a_closed_valve_holds_no_room_back_but_its_own() -> None:
    warm, cold = still_world(), still_world()
    cold.thermostats["bedroom"].on = False
    for world in (warm, cold):
        world.thermostats["bedroom"].target = 22.0
        world.advance(86400.0)
    assert warm.temperature("bedroom") > cold.temperature("bedroom") + 2.0
    assert abs(warm.temperature("kitchen") - cold.temperature("kitchen")) < 0.8
    assert INDEX["bedroom"] == 2


def test_the_roof_gives_by_day_and_the_storage_takes_its_share() -> None:
    world = World(1, NOVEMBER)
    world.household.acting = False
    seen = []
    for _ in range(48):
        world.advance(1800.0)
        seen.append((world.weather_now.elevation, world.solar.power, world.solar.charge))
    assert all(power == 0.0 for height, power, _ in seen if height < -1.0)
    assert 300.0 < max(power for _, power, _ in seen) <= 3700.0
    charges = [charge for *_, charge in seen]
    assert max(charges) - min(charges) > 5.0


def test_a_vacuum_cleans_drives_home_and_charges() -> None:
    world = World(1, NOVEMBER)
    world.household.acting = False
    world.vacuum.clean()
    world.advance(1800.0)
    assert world.vacuum.activity == "cleaning"
    assert 60.0 < world.vacuum.charge < 80.0
    world.advance(1800.0)
    assert world.vacuum.activity == "docked"
    low = world.vacuum.charge
    world.advance(1800.0)
    assert world.vacuum.charge > low + 15.0


def test_an_alarm_leaves_time_to_go_and_a_siren_howls_for_three_minutes() -> None:
    world = World(1, NOVEMBER)
    world.household.acting = False
    world.alarm.arm("armed_away")
    world.advance(30.0)
    assert world.alarm.state == "arming"
    world.advance(30.0)
    assert world.alarm.state == "armed_away"
    world.alarm.arm("triggered")
    world.advance(170.0)
    assert world.alarm.sounding
    world.advance(30.0)
    assert not world.alarm.sounding


def test_a_television_is_watched_in_the_evening() -> None:
    world = World(1, NOVEMBER)
    playing = []
    for _ in range(7 * 48):
        world.advance(1800.0)
        playing.append((world.household.local_hour(world.time), world.television.mode))
    assert {mode for hour, mode in playing if hour < 18.0} == {"off"}
    assert "playing" in {mode for hour, mode in playing if hour > 19.5}
