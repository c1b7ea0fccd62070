"""What each new kind learns of a life that other equations made."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core import settings
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.protocol import Block
from custom_components.digital_twin.core.models.pv import on_plane
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, Trust

from .worlds import DAY, START, recorded, request, sun, sunlight

MINUTE, HOUR = 60.0, 3600.0


def said(result: Learned) -> dict[str, dict]:
    return {message.id: dict(message.params) for message in result.report}


def states(kind: str, course: list[tuple[str, float]]) -> Series:
    """Return the main channel's series of a course of (state, minutes)."""
    options = KINDS[kind].channel(KINDS[kind].main).options
    minutes = np.array([length for _, length in course])
    times = START + MINUTE * np.append(0.0, np.cumsum(minutes))
    return Series(times[:-1], np.array([float(options.index(name)) for name, _ in course]), float(times[-1]))


def test_a_vacuum_learns_its_times_its_battery_and_when_it_starts() -> None:
    rng = np.random.default_rng(1)
    course: list[tuple[str, float]] = []
    for _ in range(14):
        course += [("docked", 1440.0 - 52.0), ("cleaning", rng.normal(50.0, 2.0)), ("returning", 2.0)]
    activity = states("vacuum", course)
    times = np.arange(START, activity.end, 120.0)
    level, battery = 100.0, []
    for value in activity.at(times):
        rate = 30.0 * min(1.0, (102.0 - level) / 12.0) if value == 0.0 else -70.0
        level = float(np.clip(level + rate / 30.0, 0.0, 100.0))
        battery.append(level)
    result = learn(request("vacuum", {"activity": activity, "battery": recorded(times, np.array(battery), 1.0)}))
    assert result.parameters["cleaning_time"].value == pytest.approx(50.0, rel=0.05)
    assert result.parameters["return_time"].value == pytest.approx(2.0, rel=0.05)
    assert result.parameters["drain"].value == pytest.approx(70.0, rel=0.15)
    assert result.parameters["charging"].identified, "though it is full long before it leaves again"
    assert result.parameters["charging"].value == pytest.approx(30.0, rel=0.2)
    moves = np.array(result.tables["state_moves"]).reshape(6, 6)
    assert moves[0, 1] == moves[1, 2] == moves[2, 0] == 1.0
    assert result.tables["state_seconds"][1] == pytest.approx(3000.0, rel=0.05)
    assert said(result)["learned_states"] == {"changes": 40, "states": 3}


def test_a_media_player_learns_how_long_people_watch() -> None:
    rng = np.random.default_rng(2)
    course: list[tuple[str, float]] = []
    for _ in range(20):
        watched = rng.normal(120.0, 10.0)
        course += [("off", 1440.0 - watched - 1.0), ("buffering", 1.0), ("playing", watched)]
    result = learn(request("media_player", {"playback": states("media_player", course)}))
    options = KINDS["media_player"].channel("playback").options
    seconds = dict(zip(options, result.tables["state_seconds"], strict=True))
    assert seconds["playing"] == pytest.approx(7200.0, rel=0.05)
    assert seconds["paused"] == 0.0
    assert result.trust is not Trust.OBSERVING


def test_what_has_more_states_than_two_is_not_said_to_be_on() -> None:
    course = [("docked", 1380.0), ("cleaning", 59.0), ("returning", 1.0)] * 8
    ids = {
        message.id: message.params
        for message in learn(request("vacuum", {"activity": states("vacuum", course)})).report
    }
    assert "learned_switching" not in ids
    assert ids["learned_usual_state"]["share_on"] == pytest.approx(1380 / 1440, abs=0.01)


def test_an_alarm_learns_its_delays() -> None:
    course: list[tuple[str, float]] = []
    for _ in range(10):
        course += [("disarmed", 900.0), ("arming", 0.75), ("armed_night", 539.0)]
    result = learn(request("alarm", {"arming": states("alarm", course)}))
    assert result.parameters["exit_delay"].value == pytest.approx(45.0)
    assert result.parameters["exit_delay"].identified
    assert not result.parameters["entry_delay"].identified


def test_a_siren_learns_how_long_it_sounds() -> None:
    times = START + np.array([0.0, 1000, 1180, 90_000, 90_182, 200_000, 200_179, 300_000, 300_181])
    result = learn(request("siren", {"on": Series(times, np.arange(9) % 2.0, START + 5 * DAY)}))
    assert result.parameters["sounding_time"].value == pytest.approx(180.0, rel=0.02)


def car(days: int, taper: float = 9.0, knee: float = 82.0, amperes: tuple[float, ...] = (10.0,)) -> dict[str, Series]:
    """Return the car of a commuter: 58 kWh, three phases, 9 % of loss, an exponential taper."""
    times = np.arange(START, START + days * DAY, MINUTE)
    charge, power, current, on = [], [], [], []
    level, drawn = 70.0, 0.0
    for time in times.tolist():
        hour = (time - START) % DAY / HOUR
        allowed = amperes[int((time - START) // DAY) % len(amperes)]
        plugged = hour < 7.0 or hour >= 18.0
        if plugged:
            wanted = 690.0 * allowed * (1.0 if level < knee else np.exp(-(level - knee) / taper))
            drawn = wanted if level < 97.0 else 0.0
            level = min(100.0, level + 0.91 * drawn / 60_000.0 / 58.0 * 100.0)
        else:
            drawn = 0.0
            level = max(20.0, level - 4.5 / 60.0)
        charge.append(level)
        power.append(drawn + 3.0)
        current.append(allowed)
        on.append(1.0)
    return {
        "charge": recorded(times, np.array(charge), 1.0),
        "power": recorded(times, np.array(power), 10.0),
        "current": recorded(times, np.array(current)),
        "on": recorded(times, np.array(on)),
    }


def test_a_car_learns_capacity_curve_and_what_an_ampere_means() -> None:
    result = learn(request("battery", car(14)))
    assert result.parameters["capacity"].value == pytest.approx(58.0, rel=0.08)
    assert result.parameters["capacity"].identified
    assert result.parameters["rated_power"].value == pytest.approx(6900.0, rel=0.02)
    assert result.parameters["knee"].value == pytest.approx(82.0, abs=3.0)
    assert result.parameters["taper"].value == pytest.approx(9.0, rel=0.25)
    assert result.parameters["power_per_ampere"].value == pytest.approx(690.0, rel=0.02)
    assert said(result)["learned_capacity"]["capacity"] == pytest.approx(58.0, rel=0.08)


def test_a_charge_that_is_told_late_makes_no_battery_larger() -> None:
    history = car(14)
    charge = history["charge"]
    rng = np.random.default_rng(6)
    asked = np.cumsum(rng.uniform(1200.0, 2400.0, 1200)) + charge.times[0]
    asked = asked[asked < charge.end]
    seen = charge.at(asked)
    fresh = np.append(True, np.diff(seen) != 0.0)
    late = Series(asked[fresh], seen[fresh], charge.end)
    result = learn(request("battery", {**history, "charge": late}))
    assert result.parameters["capacity"].value == pytest.approx(58.0, rel=0.03)


def test_a_current_that_a_car_never_took_is_told_as_unsure() -> None:
    asking = request("battery", car(14, amperes=(6.0, 10.0)))
    result = learn(asking)
    assert result.tables["current_seen"] == (10.0,)
    model = model_for(asking.spec, result)
    theta = {name: np.full(200, one.value) for name, one in result.parameters.items()}

    def drawn(amperes: float) -> np.ndarray:
        values = {"charge": 40.0, "on": True, "current": amperes}
        state = model.initial(values, {}, START, theta)
        block = Block(start=START, dt=300.0, steps=1, rng=np.random.default_rng(0))
        return model.advance(state, theta, block)[1]["power"][0]

    assert drawn(8.0) == pytest.approx(np.full(200, 8.0 * 690.0), rel=0.03)
    beyond = drawn(32.0)
    assert beyond.min() == pytest.approx(6900.0, rel=0.05), "its own charger may end where it was seen to"
    assert beyond.max() == pytest.approx(32.0 * 690.0, rel=0.05)
    assert beyond[0] == pytest.approx(21.0 * 690.0, rel=0.03)


def commuter(days: int, ends: list[float], *, cut: bool = False) -> dict[str, Series]:
    """Return a car that drives by day and ends at a charge it keeps to itself; cut: somebody switches it off there."""
    times = np.arange(START, START + days * DAY, MINUTE)
    level, drawn, on = 50.0, 0.0, 1.0
    rows = []
    for time in times.tolist():
        day, hour = int((time - START) // DAY), (time - START) % DAY / HOUR
        plugged = hour < 7.0 or hour >= 18.0
        on = 1.0 if hour < 7.5 or not plugged or not cut or level < ends[day % len(ends)] else 0.0
        drawn = 4600.0 if plugged and on and level < ends[day % len(ends)] else 0.0
        level += 0.9 * drawn / 60_000.0 / 50.0 * 100.0
        if not plugged:
            level = max(level - 4.0 / 60.0, 20.0)
        rows.append((level if plugged else np.nan, drawn + 3.0, on, float(plugged)))
    names = ("charge", "power", "on", "plugged")
    return {
        name: recorded(times, np.array(row), step)
        for name, row, step in zip(names, np.array(rows).T, (1.0, 10.0, 0.0, 0.0), strict=True)
    }


@pytest.mark.parametrize("end", [70.0, 85.0])
def test_a_car_is_seen_to_end_charging_by_itself(end: float) -> None:
    result = learn(request("battery", commuter(8, [end])))
    assert result.parameters["end"].value == pytest.approx(end, abs=1.0)
    assert result.parameters["end"].identified
    assert said(result)["learned_charge_end"]["level"] == pytest.approx(end, abs=1.0)
    once = learn(request("battery", commuter(8, [end] * 3 + [100.0] + [end] * 4)))
    assert once.parameters["end"].value == pytest.approx(end, abs=1.0)


def test_a_car_that_is_switched_off_or_ends_anywhere_tells_no_end_of_its_own() -> None:
    switched = learn(request("battery", commuter(8, [70.0], cut=True)))
    anywhere = learn(request("battery", commuter(8, [60.0, 90.0, 70.0, 97.0])))
    for result in (switched, anywhere):
        assert not result.parameters["end"].identified
        assert "learned_charge_end" not in said(result)


def cellar_storage(days: int, *, most: float = 1400.0) -> dict[str, Series]:
    """Return a home storage: 9.6 kWh, 6 % of loss each way, filled by the sun, used in the evening to its reserve."""
    times = np.arange(START, START + days * DAY, MINUTE)
    rng = np.random.default_rng(8)
    charge, power = [], []
    level, use = 40.0, 0.0
    for time in times.tolist():
        hour = (time - START) % DAY / HOUR
        if hour == 0.0:
            use = rng.uniform(0.4, 1.0) * most
        drawn = 0.0
        if 9.0 <= hour < 16.0 and level < 95.0:
            drawn = 2800.0 * np.sin((hour - 9.0) / 7.0 * np.pi)
            level = min(100.0, level + 0.94 * drawn / 60_000.0 / 9.6 * 100.0)
        elif (hour >= 17.0 or hour < 6.0) and level > 15.0:
            drawn = -use
            level += drawn / 0.94 / 60_000.0 / 9.6 * 100.0
        charge.append(level)
        power.append(drawn)
    return {"charge": recorded(times, np.array(charge), 1.0), "power": recorded(times, np.array(power), 1.0)}


def test_a_storage_shows_capacity_efficiency_and_reserve_by_themselves() -> None:
    asked = request("battery", cellar_storage(12))
    result = learn(asked).parameters
    assert result["capacity"].value == pytest.approx(9.6, rel=0.04)
    assert result["efficiency"].value == pytest.approx(0.94, abs=0.015)
    assert result["efficiency"].identified
    assert result["reserve"].value == pytest.approx(15.0, abs=1.0)
    assert result["reserve"].identified
    told = replace(asked, spec=replace(asked.spec, settings={settings.RESERVE: 20.0}))
    assert learn(told).parameters["reserve"].value == 20.0


def test_a_storage_that_was_never_emptied_shows_no_reserve() -> None:
    result = learn(request("battery", cellar_storage(12, most=350.0))).parameters
    assert result["efficiency"].identified
    assert not result["reserve"].identified


def test_a_car_without_a_power_sensor_keeps_its_priors_and_says_so() -> None:
    result = learn(request("battery", {"charge": car(5)["charge"]}))
    assert not result.parameters["capacity"].identified
    assert "learned_power_unknown" in said(result)


def plant(
    days: int, tilt: float, azimuth: float, *, clouds: bool = True, latitude: float = 50.0
) -> dict[str, np.ndarray]:
    """Return times, production and the sun: beam by its way through the air, hot cells, clouds that come and go."""
    times = np.arange(START, START + days * DAY, 300.0)
    sky = sun(times, latitude)
    level = sunlight(sky, tilt, azimuth)
    rng = np.random.default_rng(3)
    clear, present = [], 1.0
    for _ in times:
        if rng.random() < 0.01:
            present = 1.0 if rng.random() < 0.5 else rng.uniform(0.15, 0.7)
        clear.append(present if clouds else 1.0)
    power = 4500.0 * level / 1000.0 * (1.0 - 0.00008 * level) * np.array(clear)
    return {"times": times, "production": power, **sky}


@pytest.mark.parametrize(("tilt", "azimuth"), [(30.0, 180.0), (35.0, 110.0), (20.0, 250.0)])
def test_a_plant_learns_which_way_its_roof_looks(tilt: float, azimuth: float) -> None:
    rows = plant(12, tilt, azimuth)
    times = rows["times"]
    environment = {name: Series(times, rows[name], float(times[-1])) for name in rows if name.startswith("sun")}
    result = learn(request("pv", {"production": recorded(times, rows["production"], 1.0)}, environment=environment))
    found = {name: np.array([estimate.value]) for name, estimate in result.parameters.items()}
    # What looks this way and that for the eye may give the same power: the power is what counts.
    fresh = plant(12, tilt, azimuth, clouds=False)
    columns = [fresh[name][:, None] for name in ("sun", "sun_east", "sun_north", "sun_up")]
    clear = on_plane(*columns, found["tilt"], found["azimuth"])[:, 0] / 1000.0 * found["peak_power"]
    error = np.sqrt(np.mean((clear - fresh["production"]) ** 2)) / fresh["production"].max()
    assert error < 0.05
    assert found["azimuth"][0] == pytest.approx(azimuth, abs=35.0)
    assert found["tilt"][0] == pytest.approx(tilt, abs=15.0)
    assert result.parameters["peak_power"].identified
    assert result.parameters["clearness"].value == pytest.approx(0.75, abs=0.15)
    assert "learned_roof" in said(result)
    assert result.skill[3600] > 0.2


def test_no_roof_is_told_of_where_the_history_does_not_show_which() -> None:
    """Such a fit may lie 35° off: what no sensor shows is not told as a fact either."""
    rows = plant(12, 30.0, 180.0)
    times = rows["times"]
    dull = rows["production"] * np.random.default_rng(5).uniform(0.0, 1.0, len(times)) ** 4
    environment = {name: Series(times, rows[name], float(times[-1])) for name in rows if name.startswith("sun")}
    result = learn(request("pv", {"production": recorded(times, dull, 1.0)}, environment=environment))
    assert not result.parameters["tilt"].identified
    assert "learned_roof" not in said(result)
    assert "learned_peak" in said(result)


@pytest.mark.parametrize(("tilt", "azimuth"), [(30.0, 0.0), (25.0, 335.0), (30.0, 60.0)])
def test_south_of_the_equator_roofs_look_north(tilt: float, azimuth: float) -> None:
    rows = plant(12, tilt, azimuth, latitude=-50.0)
    times = rows["times"]
    environment = {name: Series(times, rows[name], float(times[-1])) for name in rows if name.startswith("sun")}
    asked = request("pv", {"production": recorded(times, rows["production"], 1.0)}, environment=environment)
    asked = replace(asked, spec=replace(asked.spec, settings={settings.SOUTHERN: True}))
    assert learn(replace(asked, history={})).parameters["azimuth"].value == 0.0
    result = learn(asked)
    found = result.parameters["azimuth"].value
    assert 0.0 <= found < 360.0
    assert abs((found - azimuth + 180.0) % 360.0 - 180.0) < 25.0
    assert result.parameters["peak_power"].value == pytest.approx(4500.0, rel=0.15)
    assert result.skill[3600] > 0.2


def test_a_plant_of_which_nobody_knows_the_sun_is_learned_as_a_number() -> None:
    rows = plant(4, 30.0, 180.0)
    result = learn(request("pv", {"production": recorded(rows["times"], rows["production"], 1.0)}))
    assert not result.parameters["tilt"].identified
    assert result.structure == "pv"


def test_a_sensor_learns_its_noise_and_its_steps() -> None:
    rng = np.random.default_rng(4)
    times = np.arange(START, START + 6 * DAY, 300.0)
    walk = 20.0 + np.cumsum(rng.normal(0.0, 0.02, len(times)))
    result = learn(request("sensor", {"value": recorded(times, walk + rng.normal(0.0, 0.3, len(times)), 0.1)}))
    assert result.parameters["resolution"].value == pytest.approx(0.1, rel=0.02)
    assert result.parameters["noise"].value == pytest.approx(0.3, rel=0.15)
    assert result.parameters["step_deviation"].value == pytest.approx(0.02 * np.sqrt(12), rel=0.6)
    assert not result.parameters["drift"].identified
    assert said(result)["learned_resolution"]["step"] == pytest.approx(0.1)


def test_a_sensor_that_drifts_is_told_from_one_that_wanders() -> None:
    rng = np.random.default_rng(5)
    times = np.arange(START, START + 20 * DAY, 600.0)
    drifting = 1000.0 + 2.5 * (times - START) / DAY + rng.normal(0.0, 3.0, len(times))
    found = learn(request("sensor", {"value": recorded(times, drifting, 0.1)})).parameters["drift"]
    assert found.identified
    assert found.value == pytest.approx(2.5, rel=0.1)


def test_a_report_threshold_is_found_where_no_grid_is() -> None:
    rng = np.random.default_rng(6)
    times = np.arange(START, START + 5 * DAY, 60.0)
    true = 50.0 + np.cumsum(rng.normal(0.0, 0.2, len(times)))
    kept, last = [0], true[0]
    for row, value in enumerate(true):
        if abs(value - last) >= 1.0:
            kept.append(row)
            last = value
    series = Series(times[kept], true[kept], float(times[-1]))
    assert learn(request("sensor", {"value": series})).parameters["report_step"].value == pytest.approx(1.0, rel=0.1)


@pytest.mark.parametrize("kind", ["sensor", "binary_sensor", "lock"])
def test_batteries_tell_how_long_they_last(kind: str) -> None:
    times = np.arange(START, START + 40 * DAY, HOUR)
    level = 90.0 - 0.5 * (times - START) / DAY
    # New cells after ten days: what was before says nothing of them.
    level[times < START + 10 * DAY] = 20.0
    main = KINDS[kind].channel(KINDS[kind].main)
    states = np.zeros(len(times)) if main.quantity is not Quantity.NUMBER else np.sin(times / 9000.0)
    result = learn(request(kind, {main.key: recorded(times, states), "battery": recorded(times, level, 1.0)}))
    assert result.parameters["battery_drain"].value == pytest.approx(0.5, rel=0.06)
    assert result.parameters["battery_drain"].identified
    assert said(result)["learned_battery_days"]["days"] == pytest.approx(140.0, rel=0.1)


def test_a_battery_that_fell_by_one_step_lasts_at_least_as_long_as_two_would_mean() -> None:
    times = np.array([START, START + 9 * DAY])
    history = {
        "on": Series(times, np.array([0.0, 1.0]), START + 10 * DAY),
        "battery": Series(times, np.array([78.0, 77.0]), START + 10 * DAY),
    }
    result = learn(request("binary_sensor", history))
    assert not result.parameters["battery_drain"].identified
    assert "learned_battery_days" not in said(result)
    assert said(result)["learned_battery_least"]["days"] == pytest.approx(77 * 10 / 2, rel=0.02)


@pytest.mark.parametrize("kind", ["binary_sensor", "lock"])
def test_what_never_changed_is_told_as_that(kind: str) -> None:
    main = KINDS[kind].channel(KINDS[kind].main)
    result = learn(request(kind, {main.key: Series(np.array([START]), np.array([0.0]), START + 10 * DAY)}))
    assert "learned_never_changed" in said(result)
    assert not {"learned_switching", "learned_usual_state"} & said(result).keys()


def test_a_battery_that_hardly_falls_says_nothing() -> None:
    times = np.array([START, START + 20 * DAY])
    result = learn(
        request("binary_sensor", {
            "on": Series(times, np.array([0.0, 1.0]), START + 30 * DAY),
            "battery": Series(times, np.array([100.0, 99.6]), START + 30 * DAY),
        })
    )  # fmt: skip
    assert not result.parameters["battery_drain"].identified
    assert "learned_battery_days" not in said(result)


def test_a_select_learns_its_states_by_the_options_it_has() -> None:
    channel = Channel(key="option", quantity=Quantity.OPTION, options=("eco", "comfort"), command=True)
    times = START + HOUR * 12.0 * np.arange(40)
    series = Series(times, np.arange(40) % 2.0, START + 20 * DAY)
    result = learn(request("select", {"option": series}, channels={"option": channel}))
    assert result.tables["state_seconds"] == (43_200.0, 43_200.0)
    assert result.tables["option_shares"] == pytest.approx((0.5, 0.5), abs=0.02)


@pytest.mark.parametrize("metered", [True, False])
@pytest.mark.parametrize("every", [1, 3])
def test_a_water_heater_learns_its_cycle_against_legionella(every: int, metered: bool) -> None:
    times = np.arange(START, START + 14 * DAY, 5 * MINUTE)
    level, heating, course, power = 52.0, False, [], []
    for time in times.tolist():
        day, hour = int((time - START) // DAY), (time - START) % DAY / HOUR
        aim = 66.0 if day % every == 0 and 2.0 <= hour < 5.0 else 52.0
        heating = level < aim - 3.0 or (heating and level < aim)
        level += (20.0 * heating - 0.02 * (level - 20.0) - 0.5) / 12.0
        course.append(level)
        power.append(2000.0 * heating)
    history = {
        "temperature": recorded(times, np.array(course), 0.5),
        "target_temperature": Series(times[:1], np.array([52.0]), float(times[-1])),
    }
    if metered:
        history["power"] = recorded(times, np.array(power))
    result = learn(request("water_heater", history))
    period, phase, duration, hot = result.tables["hot_cycle"]
    assert period == every
    assert hot == pytest.approx(66.0, abs=1.5)
    assert ((phase - START) % DAY) / HOUR == pytest.approx(2.0, abs=1.3)
    assert 1.5 < duration < 24.0
    assert said(result)["learned_hot_cycle"]["days"] == every


def test_a_water_heater_that_was_turned_up_now_and_then_has_no_cycle() -> None:
    times = np.arange(START, START + 14 * DAY, 5 * MINUTE)
    hot = np.zeros(len(times), dtype=bool)
    for day, hour in ((2, 3.0), (3, 20.0), (9, 11.0)):
        since = times - START - day * DAY - hour * HOUR
        hot |= (since > 0) & (since < 2 * HOUR)
    course = np.where(hot, 65.0, 52.0 + np.sin(times / 4000.0))
    result = learn(
        request("water_heater", {
            "temperature": recorded(times, course, 0.5), "power": recorded(times, 2000.0 * hot),
            "target_temperature": Series(times[:1], np.array([52.0]), float(times[-1])),
        })
    )  # fmt: skip
    assert "hot_cycle" not in result.tables
