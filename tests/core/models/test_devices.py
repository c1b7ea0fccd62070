"""Lights, fans, covers, locks, tanks and humidifiers against their equations."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core import settings
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.travel import motor_way, position_of
from custom_components.digital_twin.core.twin import Fidelity, Learned

from .builders import START, block, play, spec, theta

LAMP = {"rated_power": 10.0, "standby_power": 0.5, "gamma": 1.0, "transition": 4.0}


def test_a_light_fades_within_its_transition_and_draws_power_on_the_way() -> None:
    run = block(8, 1.0, {"on": {2: 1.0}})
    course = play(spec("light"), run, {"on": False}, **LAMP)
    assert course["brightness"][:, 0].tolist() == [0, 0, 25, 50, 75, 100, 100, 100]
    np.testing.assert_allclose(course["power"][:, 0], [0.5, 0.5, 2.875, 5.25, 7.625, 10, 10, 10])
    assert course["energy"][-1, 0] == pytest.approx(course["power"].sum() / 3.6e6)


def test_a_brightness_turns_a_light_on_and_zero_turns_it_off() -> None:
    run = block(30, 10.0, {"brightness": {5: 40.0, 20: 0.0}})
    course = play(spec("light"), run, {"on": False}, **LAMP)
    assert course["on"][[4, 5, 19, 20], 0].tolist() == [0, 1, 1, 0]
    assert course["brightness"][[4, 10, 19, 25], 0].tolist() == [0, 40, 40, 0]


def test_a_light_remembers_its_brightness_while_it_is_off() -> None:
    model = model_for(spec("light"))
    draws = theta(model, **LAMP)
    state = model.initial({"on": True, "brightness": 30.0}, {}, START, draws)
    state, _ = model.advance(state, draws, block(10, 10.0, {"on": {0: 0.0}}))
    _, course = model.advance(state, draws, block(10, 10.0, {"on": {0: 1.0}}))
    assert course["brightness"][-1, 0] == 30.0


def test_commands_of_different_members_stay_apart() -> None:
    run = block(4, 10.0)
    wide = np.full((4, 2), np.nan)
    wide[1, 1] = 60.0
    run.commands["brightness"] = wide
    run.commands["on"] = np.array([1.0, np.nan, np.nan, np.nan])
    course = play(spec("light"), run, {"on": False, "brightness": 80.0}, members=2, **LAMP)
    assert course["brightness"][-1].tolist() == [80.0, 60.0]


def test_the_fidelities_of_a_light_answer_differently() -> None:
    curve = Learned(
        kind="light", structure="switching",
        tables={"power_curve_levels": (0.0, 50.0, 100.0), "power_curve_shares": (0.0, 0.2, 1.0)},
    )  # fmt: skip
    run = block(5, 1.0, {"brightness": {0: 50.0}})
    power = {
        fidelity: play(
            spec("light", fidelity=fidelity), run, {"on": False}, learned=curve, **LAMP | {"transition": 2.0}
        )
        for fidelity in Fidelity
    }
    assert power[Fidelity.BASIC]["power"][:, 0].tolist() == [10.0] * 5
    assert power[Fidelity.BASIC]["brightness"][0, 0] == 50.0
    assert power[Fidelity.STANDARD]["brightness"][0, 0] < 51.0
    assert power[Fidelity.STANDARD]["power"][-1, 0] == pytest.approx(0.5 + 9.5 * 0.5)
    assert power[Fidelity.ADVANCED]["power"][-1, 0] == pytest.approx(0.5 + 9.5 * 0.2)
    assert "heat" not in power[Fidelity.ADVANCED]
    assert power[Fidelity.EXPERT]["heat"][-1, 0] == pytest.approx(0.5 + 9.5 * 0.2)


def test_the_rated_power_of_the_interview_narrows_the_prior() -> None:
    told = {p.name: p for p in model_for(spec("light", settings={"rated_power": 42.0})).priors()}
    guessed = {p.name: p for p in model_for(spec("light")).priors()}
    assert told["rated_power"].prior == 42.0
    assert told["rated_power"].deviation < guessed["rated_power"].deviation


def test_a_fans_power_follows_its_law() -> None:
    run = block(3, 60.0, {"speed": {0: 50.0, 2: 0.0}})
    fixed = {"rated_power": 40.0, "standby_power": 1.0, "exponent": 3.0}
    course = play(spec("fan"), run, {"on": False, "speed": 100.0}, **fixed)
    np.testing.assert_allclose(course["power"][:, 0], [1 + 39 / 8, 1 + 39 / 8, 1.0])
    assert course["speed"][:, 0].tolist() == [50.0, 50.0, 0.0]
    assert course["on"][:, 0].tolist() == [1.0, 1.0, 0.0]
    basic = play(spec("fan", fidelity=Fidelity.BASIC), run, {"on": False}, **fixed)
    assert basic["power"][:, 0].tolist() == [40.0, 40.0, 0.0]


def test_a_fan_switched_on_turns_at_its_last_speed() -> None:
    course = play(spec("fan"), block(2, commands={"on": {1: 1.0}}), {"on": False, "speed": 30.0})
    assert course["speed"][:, 0].tolist() == [0.0, 30.0]


TRAVEL = {"opening_time": 20.0, "closing_time": 10.0, "motor_power": 100.0}


def test_a_cover_travels_in_its_own_time_each_way() -> None:
    run = block(60, 1.0, {"position": {0: 100.0, 40: 0.0}})
    course = play(spec("cover"), run, {"position": 0.0}, **TRAVEL)
    np.testing.assert_allclose(course["position"][[0, 9, 19, 39, 40, 44, 49, 59], 0], [5, 50, 100, 100, 90, 50, 0, 0])
    closed, opening, open_, closing = range(4)
    assert course["travel"][[5, 30, 44, 55], 0].tolist() == [opening, open_, closing, closed]
    assert course["power"][[5, 30], 0].tolist() == pytest.approx([100.0, 0.0])
    assert course["power"].sum() == pytest.approx(100.0 * 30)


def test_a_stop_leaves_a_cover_where_it_is_until_the_next_position() -> None:
    run = block(40, 1.0, {"position": {0: 100.0, 30: 75.0}, "stop": {8: 1.0}})
    course = play(spec("cover"), run, {"position": 0.0}, **TRAVEL)
    np.testing.assert_allclose(course["position"][[7, 8, 29, 30, 39], 0], [40, 40, 40, 45, 75])


def test_a_cover_that_nobody_moves_rests_as_one_that_is_moved_later() -> None:
    rests = play(spec("cover"), block(40, 1.0), {"position": 30.0}, members=3, **TRAVEL)
    later = play(spec("cover"), block(40, 1.0, {"position": {39: 0.0}}), {"position": 30.0}, members=3, **TRAVEL)
    assert rests.keys() == later.keys()
    for key, course in rests.items():
        np.testing.assert_array_equal(course[:39], later[key][:39], err_msg=key)
        assert course.shape == (40, 3)
    going = play(spec("cover"), block(40, 1.0), {"position": 30.0, "travel": "opening"}, members=3, **TRAVEL)
    assert np.all(going["position"][-1] == 100.0)


def test_what_nobody_asks_for_is_left_as_it_was() -> None:
    model, run = model_for(spec("light"), None), block(60, 60.0)
    draws = theta(model, 2, rated_power=100.0, standby_power=0.0)
    state = model.initial({"on": True, "energy": 5.0}, {}, run.start, draws)
    counted, told = model.advance(state, draws, run)
    left, _ = model.advance(state, draws, replace(run, wanted=frozenset({"power"})))
    assert counted["energy"][0] == told["energy"][-1, 0] == pytest.approx(5.1)
    assert left["energy"].tolist() == [5.0, 5.0]


def test_a_stop_of_one_member_does_not_stop_another() -> None:
    run = block(20, 1.0, {"position": {0: 100.0}})
    stop = np.full((20, 2), np.nan)
    stop[5, 0] = 1.0
    run.commands["stop"] = stop
    course = play(spec("cover"), run, {"position": 0.0}, members=2, **TRAVEL)
    assert course["position"][-1].tolist() == [25.0, 100.0]


def test_a_cover_reported_on_its_way_goes_on() -> None:
    course = play(spec("cover"), block(10, 1.0), {"position": 50.0, "travel": "closing"}, **TRAVEL)
    assert course["position"][[0, 4, 9], 0].tolist() == [40.0, 0.0, 0.0]


def test_a_basic_cover_arrives_at_once() -> None:
    run = block(2, 1.0, {"position": {0: 60.0}})
    course = play(spec("cover", fidelity=Fidelity.BASIC), run, {"travel": "closed"}, **TRAVEL)
    assert course["position"][0, 0] == 60.0


def test_kinds_that_travel_differ_in_what_is_typical() -> None:
    times = {
        kind: {p.name: p.prior for p in model_for(spec(kind)).priors()} for kind in ("cover", "garage_door", "valve")
    }
    assert times["cover"]["opening_time"] > times["garage_door"]["opening_time"] > times["valve"]["opening_time"]


def test_a_lock_is_on_its_way_for_its_actuation_time() -> None:
    options = spec("lock").channels["bolt"].options
    run = block(10, 1.0, {"bolt": {2: float(options.index("unlocked")), 8: float(options.index("locked"))}})
    course = play(spec("lock"), run, {"bolt": "locked"}, actuation_time=3.0, jam_probability=0.0)
    names = [options[int(index)] for index in course["bolt"][:, 0]]
    assert names == ["locked"] * 2 + ["unlocking"] * 2 + ["unlocked"] * 4 + ["locking"] * 2


def test_a_lock_reported_on_its_way_arrives() -> None:
    options = spec("lock").channels["bolt"].options
    changed = {"bolt": START - 2.0}
    course = play(
        spec("lock"), block(4, 1.0), {"bolt": "locking"}, changed=changed, actuation_time=5.0, jam_probability=0.0
    )
    assert [options[int(index)] for index in course["bolt"][:, 0]] == ["locking", "locking", "locked", "locked"]


def test_a_lock_jams_as_often_as_its_probability_says() -> None:
    options = spec("lock").channels["bolt"].options
    run = block(2, 60.0, {"bolt": {0: float(options.index("locked"))}})
    course = play(spec("lock"), run, {"bolt": "unlocked"}, members=4000, actuation_time=3.0, jam_probability=0.1)
    assert np.mean(course["bolt"][-1] == options.index("jammed")) == pytest.approx(0.1, abs=0.02)
    basic = play(spec("lock", fidelity=Fidelity.BASIC), run, {"bolt": "unlocked"}, members=50, jam_probability=0.5)
    assert np.all(basic["bolt"] == options.index("locked"))


def test_a_jammed_lock_stays_jammed_until_it_is_told_otherwise() -> None:
    options = spec("lock").channels["bolt"].options
    run = block(3, 60.0, {"bolt": {1: float(options.index("unlocked"))}})
    course = play(spec("lock"), run, {"bolt": "jammed"}, jam_probability=0.0)
    assert [options[int(index)] for index in course["bolt"][:, 0]] == ["jammed", "unlocked", "unlocked"]


TANK = {"rated_power": 2000.0, "heating_rate": 12.0, "time_constant": 50.0, "draw": 0.0, "control_band": 6.0}


def test_a_tank_switched_off_loses_its_heat_exponentially() -> None:
    off = {"temperature": 60.0, "target_temperature": 60.0, "operation": "off"}
    course = play(spec("water_heater"), block(100, 900.0), off, **TANK)
    hours = np.arange(1, 101) / 4
    np.testing.assert_allclose(course["temperature"][:, 0], 20 + 40 * np.exp(-hours / 50), rtol=1e-9)
    assert np.all(course["power"] == 0)


def test_a_tank_is_heated_at_its_rate_and_kept_within_its_band() -> None:
    cold = {"temperature": 30.0, "target_temperature": 60.0, "operation": "eco"}
    course = play(spec("water_heater"), block(1440), cold, **TANK)
    top = 20 + 12 * 50
    reached = 50 * np.log((top - 30) / (top - 60)) * 60
    assert np.flatnonzero(course["power"][:, 0] == 0)[0] == pytest.approx(reached, abs=2)
    late = course["temperature"][300:, 0]
    assert 53.9 < late.min() < 54.5
    assert 59.5 < late.max() < 60.5
    balance = course["energy"][-1, 0] / (2000 / 1000) * 12
    lost = (course["temperature"][:, 0] - 20).sum() / 60 / 50
    assert balance == pytest.approx(course["temperature"][-1, 0] - 30 + lost, abs=0.2)


def test_a_tank_at_expert_gives_water_to_people_at_home_only_and_knows_its_room() -> None:
    warm = {"temperature": 55.0, "target_temperature": 60.0, "operation": "off"}
    twin = spec("water_heater", fidelity=Fidelity.EXPERT)
    used = TANK | {"draw": 2.0}
    empty = play(twin, block(60, environment={"people": 0.0}), warm, **used)
    lived = play(twin, block(60, environment={"people": 2.0}), warm, **used)
    cellar = play(twin, block(60, environment={"people": 0.0, "room_temperature": 5.0}), warm, **used)
    assert empty["temperature"][-1, 0] - lived["temperature"][-1, 0] == pytest.approx(2.0, abs=0.05)
    assert cellar["temperature"][-1, 0] < empty["temperature"][-1, 0] - 0.2
    basic = play(
        spec("water_heater", fidelity=Fidelity.BASIC), block(1), {"temperature": 20.0, "target_temperature": 60.0}
    )
    assert basic["temperature"][-1, 0] == 60.0


MOIST = {"rated_power": 30.0, "rate": 20.0, "time_constant": 2.0, "rest_humidity": 35.0, "control_band": 4.0}


def test_a_humidified_room_dries_exponentially_and_is_kept_within_the_band() -> None:
    values = {"on": True, "humidity": 60.0, "target_humidity": 50.0}
    dry = play(spec("humidifier"), block(8, 900.0, {"on": {0: 0.0}}), values, **MOIST)
    np.testing.assert_allclose(dry["humidity"][:, 0], 35 + 25 * np.exp(-np.arange(1, 9) / 8), rtol=1e-9)
    kept = play(spec("humidifier"), block(1440), values, **MOIST)
    late = kept["humidity"][300:, 0]
    assert 47.5 < late.min() < 48.3
    assert 51.7 < late.max() < 52.6
    assert kept["power"].max() == 30.0
    basic = play(spec("humidifier", fidelity=Fidelity.BASIC), block(1), values | {"humidity": 30.0}, **MOIST)
    assert basic["humidity"][-1, 0] == 50.0


def test_a_dehumidified_room_gets_damp_exponentially_and_is_kept_within_the_band() -> None:
    dryer = spec("humidifier", settings={settings.DRIES: True})
    values = {"on": True, "humidity": 60.0, "target_humidity": 50.0}
    known = MOIST | {"rest_humidity": 70.0}
    damp = play(dryer, block(8, 900.0, {"on": {0: 0.0}}), values, **known)
    np.testing.assert_allclose(damp["humidity"][:, 0], 70 - 10 * np.exp(-np.arange(1, 9) / 8), rtol=1e-9)
    # Running it nears 70 − τ r = 30 %, until it is half the band below its target.
    kept = play(dryer, block(1440), values, **known)
    np.testing.assert_allclose(kept["humidity"][:5, 0], 30 + 30 * np.exp(-np.arange(1, 6) / 120), rtol=1e-9)
    late = kept["humidity"][300:, 0]
    assert 47.4 < late.min() < 48.3
    assert 51.7 < late.max() < 52.5
    dry = play(dryer, block(1), values | {"humidity": 45.0}, **known)
    assert dry["power"][0, 0] == 0.0
    basic = replace(dryer, fidelity=Fidelity.BASIC)
    assert play(basic, block(1), values, **known)["humidity"][-1, 0] == 50.0
    assert play(basic, block(1), values | {"humidity": 40.0}, **known)["humidity"][-1, 0] == 40.0


def test_a_garage_door_starts_and_stops_softly_and_takes_as_long() -> None:
    run = block(40, 1.0, {"position": {0: 100.0}})
    travel = {"opening_time": 24.0, "closing_time": 24.0, "soft_stop": 10.0}
    course = play(spec("garage_door"), run, {"position": 0.0}, **travel)["position"][:, 0]
    # The motor's way is 120 in 24 s: 5 a second, which moves the door by 2.5 % at the ends and by 5 % between.
    assert course[:4].tolist() == pytest.approx([2.5, 5.0, 7.5, 10.0])
    assert np.diff(course)[4:19] == pytest.approx(5.0)
    assert course[22] == pytest.approx(97.5)
    assert course[23] == pytest.approx(100.0)
    half = play(spec("garage_door"), block(40, 1.0, {"position": {0: 50.0}}), {"position": 100.0}, **travel)
    assert half["position"][-1, 0] == pytest.approx(50.0)
    assert int(np.argmin(half["power"][:, 0])) == 12


@pytest.mark.parametrize("soft", [0.0, 7.0, 30.0])
def test_the_way_of_the_motor_and_the_position_are_inverse(soft: float) -> None:
    positions = np.linspace(0.0, 100.0, 201)[:, None]
    share = np.array([soft])
    assert np.allclose(position_of(motor_way(positions, share), share), positions)
    assert np.all(np.diff(motor_way(positions, share), axis=0) > 0)
