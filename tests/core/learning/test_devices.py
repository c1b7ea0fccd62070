"""Plugs, lights, covers, locks, tanks, humidifiers and sensors learned from small worlds."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core import settings
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.forecast.memory import unpack
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.protocol import Block
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, Trust

from .worlds import DAY, START, appliance, cycles, ended, evenings, recorded, request


def said(result: Learned) -> dict[str, dict]:
    return {message.id: dict(message.params) for message in (*result.report, *result.gated)}


def constant(value: float, days: float) -> Series:
    return Series(np.array([START]), np.array([value]), START + days * DAY)


def test_a_fridge_is_learned_by_its_cycle_and_its_power() -> None:
    times, states = cycles(10, 15, 30, 0.25)
    power = appliance(times, states, 90.0, 2.0)
    result = learn(request("plug", {"power": power, "on": constant(1.0, 10)}))
    assert result.structure == "cyclic"
    assert result.parameters["on_power"].value == pytest.approx(90.0, rel=0.03)
    assert result.parameters["idle_power"].value == pytest.approx(2.0, abs=0.2)
    assert said(result)["learned_cycle"]["minutes_on"] == pytest.approx(15, rel=0.1)
    assert said(result)["learned_cycle"]["minutes_off"] == pytest.approx(30, rel=0.1)
    assert said(result)["learned_appliance_guess"] == {"appliance": "fridge"}
    assert min(result.skill.values()) > 0.1
    brier = dict(zip(result.tables["onoff_scored"], result.tables["onoff_brier"], strict=True))
    still = dict(zip(result.tables["onoff_scored"], result.tables["onoff_brier_still"], strict=True))
    assert brier[900.0] < 0.4 * still[900.0]
    assert result.trust is Trust.TRUSTED


def test_a_television_is_learned_by_its_evenings() -> None:
    times, states = evenings(20)
    result = learn(request("plug", {"power": appliance(times, states, 120.0, 0.5)}))
    assert result.structure == "people"
    by_hour = np.array(result.tables["rate_on_by_hour"])
    assert 18 <= int(np.argmax(by_hour)) <= 20
    assert said(result)["learned_use"]["hours_a_day"] == pytest.approx(2.7, rel=0.15)
    assert said(result)["learned_appliance_guess"] == {"appliance": "tv"}
    assert result.skill[3600] > 0.2


def test_a_router_is_always_on() -> None:
    rng = np.random.default_rng(1)
    times = START + 60.0 * np.arange(3 * 1440)
    result = learn(request("plug", {"power": recorded(times, rng.normal(10.0, 0.2, len(times)), 0.1)}))
    assert result.structure == "always_on"
    assert said(result)["learned_always_on"]["power"] == pytest.approx(10.0, abs=0.2)


@pytest.mark.parametrize("standby", [0.0, 0.4, 8.0])
def test_a_heater_that_never_ran_is_no_lamp_of_half_a_watt(standby: float) -> None:
    rng = np.random.default_rng(1)
    times = START + 300.0 * np.arange(10 * 288)
    power = recorded(times, np.maximum(standby + rng.normal(0.0, 0.05 * standby, len(times)), 0.0), 0.1)
    answers = {settings.APPLIANCE: "heater", settings.RATED_POWER: 2000.0}
    asking = request("plug", {"power": power, "on": constant(1.0, 10)}, settings=answers, now=power.end)
    result = learn(asking)
    assert said(result)["learned_never_ran"] == {"days": 10.0}
    assert "learned_always_on" not in said(result)
    assert result.parameters["on_power"].value == 2000.0
    assert not result.parameters["on_power"].identified
    assert result.parameters["idle_power"].value == pytest.approx(standby, abs=0.2)
    assert result.trust is Trust.OBSERVING
    model = model_for(asking.spec, result)
    theta = {name: np.full(200, one.value) for name, one in result.parameters.items()}
    state = model.initial({"on": False, "power": 0.0}, {}, START, theta)
    on = Block(start=START, dt=300.0, steps=12, commands={"on": np.ones(12)}, rng=np.random.default_rng(0))
    _, outputs = model.advance(state, theta, on)
    assert outputs["power"][0].mean() > 1800.0, "whoever switches it on means it to run"
    # It stands ready for ten days: nothing says that it begins by itself.
    state = model.initial({"on": True, "power": standby}, {}, START, theta)
    _, outputs = model.advance(state, theta, replace(on, commands={}))
    assert outputs["power"].mean() < standby + 20.0


def test_what_was_off_all_the_time_is_said_to_have_never_run() -> None:
    result = learn(request("plug", {"power": constant(0.0, 10), "on": constant(0.0, 10)}))
    assert (result.structure, result.trust) == ("prior", Trust.OBSERVING)
    assert said(result)["learned_never_ran"] == {"days": 10.0}


@pytest.mark.parametrize(("named", "watts"), [("network", 1.5), ("detector", 0.5), (None, 6.0), ("lamp", 9.0)])
def test_what_draws_little_day_and_night_is_on(named: str | None, watts: float) -> None:
    rng = np.random.default_rng(1)
    times = START + 300.0 * np.arange(3 * 288)
    power = recorded(times, rng.normal(watts, 0.05 * watts, len(times)), 0.1)
    result = learn(request("plug", {"power": power}, settings={settings.APPLIANCE: named} if named else {}))
    assert result.structure == "always_on"


@pytest.mark.parametrize(
    ("named", "watts"), [({settings.APPLIANCE: "pump"}, 7.0), ({settings.APPLIANCE: "lamp"}, 3.0),
                         ({settings.RATED_POWER: 40.0}, 11.0)],
)  # fmt: skip
def test_what_draws_little_while_it_runs_has_run(named: dict[str, str | float], watts: float) -> None:
    result = learn(request("plug", {"power": appliance(*evenings(14), watts, 0.2)}, settings=named))
    assert "learned_never_ran" not in said(result)
    assert result.parameters["on_power"].value == pytest.approx(watts, rel=0.05)


def test_a_kettle_and_a_car_are_told_apart() -> None:
    kettle = learn(request("plug", {"power": appliance(*evenings(14, length=0.06), 2000.0, 0.0)}))
    car = learn(request("plug", {"power": appliance(*evenings(14, start=20.0, length=3.0), 7000.0, 2.0)}))
    assert said(kettle)["learned_appliance_guess"] == {"appliance": "kettle"}
    assert said(car)["learned_appliance_guess"] == {"appliance": "ev"}


def test_the_time_without_current_says_nothing_of_an_appliance() -> None:
    times, states = cycles(6, 20, 20, 0.2)
    power = appliance(times, states, 100.0, 1.0)
    off_from, off_to = START + 2 * DAY, START + 4 * DAY
    values = np.where((power.times >= off_from) & (power.times < off_to), 0.0, power.values)
    relay = Series(np.array([START, off_from, off_to]), np.array([1.0, 0.0, 1.0]), power.end)
    result = learn(request("plug", {"power": Series(power.times, values, power.end), "on": relay}))
    assert said(result)["learned_cycle"]["minutes_off"] == pytest.approx(20.0, rel=0.15)


def test_runs_are_counted_by_the_day_not_by_the_time_with_current() -> None:
    hour = 3600.0
    evening = START + 18 * hour + DAY * np.arange(14.0)[:, None]
    relay = Series(np.ravel(evening + np.array([0.0, 2 * hour])), np.tile([1.0, 0.0], 14), START + 15 * DAY)
    runs = evening + np.array([0.5, 0.7, 1.5, 1.7]) * hour
    power = Series(np.ravel(runs), np.tile([1500.0, 1.0], 28), START + 15 * DAY)
    use = said(learn(request("plug", {"power": power, "on": relay})))["learned_use"]
    assert use["times_a_day"] == pytest.approx(2.0, rel=0.15)
    assert use["hours_a_day"] == pytest.approx(0.4, rel=0.15)


def test_what_a_plug_turns_on_now_and_then_is_not_always_on() -> None:
    times, states = evenings(14, length=0.2)
    power = appliance(times, states, 1500.0, 0.0)
    assert said(learn(request("plug", {"power": power, "on": Series(times, states, START + 14 * DAY)}))).keys() & {
        "learned_on_power", "learned_always_on"
    } == {"learned_on_power"}  # fmt: skip
    times = START + 600.0 * np.arange(14 * 144)
    steady = Series(times, np.where(np.arange(len(times)) % 2, 400.0, 402.0), START + 14 * DAY)
    assert "learned_always_on" in said(learn(request("plug", {"power": steady, "on": constant(1.0, 14)})))


def test_days_enough_with_too_few_reports_are_not_told_as_too_few_days() -> None:
    result = learn(request("plug", {"power": constant(400.0, 14), "on": constant(1.0, 14)}))
    assert said(result).keys() == {"learned_few_reports"}


def test_a_plug_without_power_is_learned_by_its_switch() -> None:
    result = learn(request("plug", {"on": ended(*evenings(14), 14)}))
    assert result.structure == "switching"
    assert "learned_power_unknown" in said(result)
    assert result.skill[21_600] > 0.3


def lamp(gamma: float = 1.6, seed: int = 1) -> dict[str, Series]:
    """Return switch, brightness and power of a lamp whose power bends with brightness."""
    rng = np.random.default_rng(seed)
    times, on, level, power = [START], [0.0], [0.0], [0.4]
    for day in range(10):
        for begin in (7.0, 18.0, 20.5):
            at = START + day * DAY + (begin + rng.normal(0, 0.2)) * 3600
            chosen = float(rng.choice([20, 40, 60, 80, 100]))
            times += [at, at + 3600.0]
            on += [1.0, 0.0]
            level += [chosen, 0.0]
            power += [0.4 + 11.6 * (chosen / 100) ** gamma, 0.4]
    moments, end = np.array(times), START + 10 * DAY
    return {
        "on": Series(moments, np.array(on), end),
        "brightness": Series(moments, np.array(level), end),
        "power": Series(moments + 2.0, np.round(power, 1), end + 2.0),
    }


def test_a_lamps_power_curve_is_recovered() -> None:
    result = learn(request("light", lamp()))
    assert result.parameters["rated_power"].value == pytest.approx(12.0, rel=0.03)
    assert result.parameters["standby_power"].value == pytest.approx(0.4, abs=0.05)
    assert result.parameters["gamma"].value == pytest.approx(1.6, abs=0.15)
    levels, shares = result.tables["power_curve_levels"], result.tables["power_curve_shares"]
    assert np.interp(60.0, levels, shares) == pytest.approx(0.6**1.6, abs=0.03)
    assert said(result)["learned_on_power"]["power"] == pytest.approx(12.0, rel=0.03)


def test_a_fan_shows_its_exponent() -> None:
    lit = lamp(2.5)
    result = learn(request("fan", {"on": lit["on"], "speed": lit["brightness"], "power": lit["power"]}))
    assert result.parameters["exponent"].value == pytest.approx(2.5, abs=0.3)
    assert result.parameters["rated_power"].value == pytest.approx(12.0, rel=0.05)


def test_a_lamp_never_seen_bright_widens_its_rated_power() -> None:
    lit = lamp()
    dim = {key: lit[key] for key in ("on", "brightness")}
    dim["brightness"] = Series(lit["on"].times, lit["brightness"].values * 0.4, lit["on"].end)
    power = np.where(lit["on"].values > 0, 0.4 + 11.6 * dim["brightness"].values / 100, 0.4)
    dim["power"] = Series(lit["on"].times + 2.0, power, lit["on"].end + 2.0)
    result = learn(request("light", dim))
    assert not result.parameters["rated_power"].identified
    assert result.parameters["rated_power"].value == pytest.approx(12.0, rel=0.1)


@pytest.mark.parametrize("missing", [("power",), ("on",), ("power", "brightness")])
def test_a_lamp_of_which_little_is_known_is_learned_as_far_as_it_goes(missing: tuple[str, ...]) -> None:
    history = {key: series for key, series in lamp().items() if key not in missing}
    result = learn(request("light", history))
    assert result.parameters["rated_power"].identified is False
    assert result.report


def test_humidifier_and_sensor_without_enough_history_keep_their_priors() -> None:
    short = {"humidity": Series(np.array([START, START + 600.0]), np.array([40.0, 41.0]), START + 900.0)}
    assert learn(request("humidifier", short)).structure == "prior"
    warm = {"temperature": short["humidity"]}
    assert learn(request("water_heater", warm)).structure == "prior"


def test_a_sensor_in_degrees_sees_the_weather() -> None:
    times = START + 300.0 * np.arange(6 * 288)
    outdoor = 10 + 5 * np.sin(2 * np.pi * (times - START) / (3 * DAY))
    result = learn(
        request(
            "sensor",
            environment={"outdoor_temperature": recorded(times, outdoor, 0.1)},
            **sensor(recorded(times, 15 + 0.3 * outdoor, 0.1)),
        )
    )
    kept = unpack(result.memory)
    assert "full_weather" in kept.numbers
    assert list(kept.series) == ["value", "outdoor_temperature"]


def travels(with_travel: bool) -> dict[str, Series]:
    times, position, travel = [START], [0.0], [0.0]
    options = KINDS["cover"].channel("travel").options
    for day in range(6):
        for hour, up in ((7, True), (20, False)):
            at, seconds = START + day * DAY + hour * 3600, 30.0 if up else 24.0
            for step in range(1, 11):
                times.append(at + seconds * step / 10)
                position.append(10.0 * step if up else 100.0 - 10.0 * step)
            travel += [
                float(options.index("opening" if up else "closing")),
                float(options.index("open" if up else "closed")),
            ]
    series = {"position": Series(np.array(times), np.array(position), START + 6 * DAY)}
    if with_travel:
        starts = [START]
        for day in range(6):
            for hour, seconds in ((7, 30.0), (20, 24.0)):
                at = START + day * DAY + hour * 3600
                starts += [at, at + seconds]
        series["travel"] = Series(np.array(starts), np.array(travel), START + 6 * DAY)
    return series


@pytest.mark.parametrize(
    ("kind", "with_travel"), [("cover", True), ("cover", False), ("garage_door", True), ("valve", False)]
)
def test_travel_times_are_recovered_each_way(kind: str, with_travel: bool) -> None:
    result = learn(request(kind, travels(with_travel)))
    # From positions alone the first tenth of the way is not seen to begin.
    assert result.parameters["opening_time"].value == pytest.approx(30.0, rel=0.02)
    assert result.parameters["closing_time"].value == pytest.approx(24.0, rel=0.02)
    assert said(result)["learned_travel_time"] == pytest.approx({"seconds_up": 30.0, "seconds_down": 24.0}, rel=0.03)


@pytest.mark.parametrize(("soft", "kind"), [(0.0, "garage_door"), (8.0, "cover"), (20.0, "garage_door")])
def test_a_soft_start_and_stop_is_seen_in_the_way(soft: float, kind: str) -> None:
    """Half as fast over the share at either end: the whole way of a hard motor is 100 + 2 s, at its steady speed."""
    times, position = [START], [0.0]
    for day in range(6):
        for hour, up in ((7, True), (20, False)):
            for step in range(1, 21):
                way = (100.0 + 2.0 * soft) * step / 20.0
                rest = 100.0 + 2.0 * soft - way
                where = way / 2.0 if way < 2.0 * soft else 100.0 - rest / 2.0 if rest < 2.0 * soft else way - soft
                times.append(START + day * DAY + hour * 3600 + 1.2 * step)
                position.append(float(round(where if up else 100.0 - where)))
    result = learn(request(kind, {"position": Series(np.array(times), np.array(position), START + 6 * DAY)}))
    assert result.parameters["soft_stop"].identified
    assert result.parameters["soft_stop"].value == pytest.approx(soft, abs=1.5)


def test_a_cover_that_tells_only_where_it_arrived_does_not_show_its_time() -> None:
    moved = travels(False)["position"]
    keep = np.isin(moved.values, (0.0, 100.0))
    times, values = moved.times[keep], moved.values[keep]
    result = learn(request("cover", {"position": Series(times, values, moved.end)}))
    assert "learned_travel_unknown" in said(result)
    assert not result.parameters["opening_time"].identified
    empty = learn(request("cover", {"travel": travels(True)["travel"]}))
    assert empty.structure == "prior"


@pytest.mark.parametrize(("hours", "told"), [(240.0, "learned_travel_unknown"), (2.0, "learned_too_little")])
def test_a_valve_that_never_moved_is_not_told_to_lack_days(hours: float, told: str) -> None:
    still = Series(np.array([START]), np.array([100.0]), START + hours * 3600.0)
    result = learn(request("valve", {"position": still}))
    assert result.structure == "prior"
    assert list(said(result)) == [told]


def test_a_locks_actuation_time_and_habit_are_recovered() -> None:
    options = KINDS["lock"].channel("bolt").options
    times, values = [START], ["locked"]
    for day in range(12):
        for hour in (8, 17):
            at = START + day * DAY + hour * 3600
            times += [at, at + 4.0, at + 600.0, at + 604.0]
            values += ["unlocking", "unlocked", "locking", "locked"]
    series = Series(np.array(times), np.array([float(options.index(value)) for value in values]), START + 12 * DAY)
    result = learn(request("lock", {"bolt": series}))
    assert said(result)["learned_actuation_time"] == {"seconds": 4.0}
    assert result.parameters["jam_probability"].value < 0.01
    assert result.tables["option_shares"][options.index("locked")] > 0.95
    assert learn(request("lock", {})).structure == "prior"


@pytest.mark.parametrize("tells_its_way", [True, False])
def test_how_often_a_lock_jams_is_recovered(tells_its_way: bool) -> None:
    """Of 96 movements every twelfth jams; a minute later somebody helps. Attributes change in between, too."""
    options = KINDS["lock"].channel("bolt").options
    times, values = [START], ["locked"]
    for day in range(24):
        for number, hour in enumerate((7, 9, 17, 22)):
            at = START + day * DAY + hour * 3600
            end = "unlocked" if number % 2 == 0 else "locked"
            way = ["unlocking" if end == "unlocked" else "locking"] if tells_its_way else []
            jams = ["jammed", "jammed"] if (4 * day + number) % 12 == 5 else []
            for step, value in enumerate((*way, *jams, end)):
                times.append(at + 20.0 * step)
                values.append(value)
    series = Series(np.array(times), np.array([float(options.index(value)) for value in values]), START + 24 * DAY)
    jam = learn(request("lock", {"bolt": series})).parameters["jam_probability"]
    assert jam.identified
    assert jam.value == pytest.approx(8 / 104, rel=0.15)


def test_a_tanks_rates_are_recovered() -> None:
    """A tank of 150 l with 2 kW: 11.5 K/h; loses 2 W/K: 87 h; showers take heat out at once."""
    rng = np.random.default_rng(1)
    times = START + 60.0 * np.arange(10 * 1440)
    temperature, on = 55.0, False
    course, power = np.empty(len(times)), np.empty(len(times))
    showers = {int((day * 24 + hour) * 60 + rng.integers(0, 40)) for day in range(10) for hour in (7, 19)}
    for index in range(len(times)):
        on = temperature < 54.0 or (on and temperature < 60.0)
        temperature += (2000.0 * on - 2.0 * (temperature - 20.0)) / (150 * 1.163) / 60
        temperature -= 4.0 * (index in showers)
        course[index], power[index] = temperature, 2000.0 * on
    history = {"temperature": recorded(times, course, 0.5), "power": recorded(times, power)}
    result = learn(request("water_heater", history))
    assert result.parameters["heating_rate"].value == pytest.approx(11.5, rel=0.12)
    assert result.parameters["rated_power"].value == pytest.approx(2000.0, rel=0.01)
    assert result.parameters["control_band"].value == pytest.approx(6.0, abs=1.1)
    assert said(result)["learned_tank"]["rate"] == pytest.approx(11.5, rel=0.12)
    without = learn(request("water_heater", {"temperature": history["temperature"]}))
    assert "learned_power_unknown" in said(without)


def test_a_humidifiers_rate_is_recovered() -> None:
    times = START + 60.0 * np.arange(6 * 1440)
    humidity, on = 40.0, False
    course, state, power = (np.empty(len(times)) for _ in range(3))
    for index in range(len(times)):
        wanted = 8 <= (times[index] - START) / 3600 % 24 < 22
        on = wanted and (humidity < 48.0 or (on and humidity < 52.0))
        humidity += (12.0 * on - (humidity - 36.0) / 4.0) / 60
        course[index], state[index], power[index] = humidity, wanted, 25.0 * on
    history = {"humidity": recorded(times, course, 0.1), "on": recorded(times, state), "power": recorded(times, power)}
    result = learn(request("humidifier", history))
    assert result.parameters["rate"].value == pytest.approx(12.0, rel=0.2)
    assert result.parameters["rest_humidity"].value == pytest.approx(36.0, abs=3.0)
    history["target_humidity"] = constant(50.0, 6)
    unpowered = learn(request("humidifier", {key: series for key, series in history.items() if key != "power"}))
    assert unpowered.parameters["rate"].value > 4.0
    assert not learn(request("humidifier", {"humidity": history["humidity"]})).parameters["rate"].identified


@pytest.mark.parametrize("with_power", [True, False])
def test_a_dehumidifiers_rate_is_recovered(with_power: bool) -> None:
    """A cellar of 72 % that is dried to 55 % by day: 9 % an hour, back within five hours."""
    times = START + 60.0 * np.arange(6 * 1440)
    humidity, on = 70.0, False
    course, state, power = (np.empty(len(times)) for _ in range(3))
    for index in range(len(times)):
        wanted = 8 <= (times[index] - START) / 3600 % 24 < 22
        on = wanted and (humidity > 57.0 or (on and humidity > 53.0))
        humidity += (-9.0 * on - (humidity - 72.0) / 5.0) / 60
        course[index], state[index], power[index] = humidity, wanted, 280.0 * on
    history = {
        "humidity": recorded(times, course, 0.1), "on": recorded(times, state), "target_humidity": constant(55.0, 6),
    }  # fmt: skip
    if with_power:
        history["power"] = recorded(times, power)
    asked = request("humidifier", history)
    result = learn(replace(asked, spec=replace(asked.spec, settings={settings.DRIES: True})))
    if with_power:
        assert result.parameters["rate"].value == pytest.approx(9.0, rel=0.2)
        assert result.parameters["rest_humidity"].value == pytest.approx(72.0, abs=4.0)
        assert result.parameters["time_constant"].value == pytest.approx(5.0, rel=0.3)
    assert result.parameters["rate"].value > 2.0
    assert result.parameters["rest_humidity"].value > 60.0


def sensor(series: Series, unit: str | None = "°C") -> dict:
    channel = Channel(key="value", quantity=Quantity.NUMBER, unit=unit)
    return {"history": {"value": series}, "channels": {"value": channel}}


def test_a_sensors_wandering_is_measured() -> None:
    rng = np.random.default_rng(1)
    times = START + 300.0 * np.arange(14 * 288)
    walk = np.cumsum(rng.normal(0, 0.2, len(times)))
    result = learn(request("sensor", **sensor(recorded(times, walk, 0.01))))
    # Twelve steps of 0.2 in an hour.
    assert result.parameters["step_deviation"].value == pytest.approx(0.2 * np.sqrt(12), rel=0.1)
    assert all(abs(skill) < 0.05 for skill in result.skill.values()), "nothing beats persistence on a random walk"


def test_a_daily_rhythm_is_learned() -> None:
    rng = np.random.default_rng(1)
    times = START + 300.0 * np.arange(14 * 288)
    rhythm = 10 + 5 * np.sin(2 * np.pi * (times - START) / DAY) + rng.normal(0, 0.2, len(times))
    result = learn(request("sensor", **sensor(recorded(times, rhythm, 0.1))))
    assert result.skill[21_600] > 0.8
    assert result.trust is Trust.TRUSTED


def test_a_binary_sensor_is_learned_by_the_hour() -> None:
    result = learn(request("binary_sensor", {"on": ended(*evenings(20), 20)}))
    assert result.parameters["rate_on"].identified
    assert result.error[3600] < 0.08
    assert result.skill[21_600] > 0.5
    assert said(result)["learned_switching"]["times_a_day"] == pytest.approx(0.9, abs=0.15)
    assert result.trust is Trust.TRUSTED


def test_a_generic_state_is_learned_by_what_it_usually_is() -> None:
    series = ended(*evenings(10), 10)
    channel = Channel(key="state", quantity=Quantity.OPTION, options=("idle", "busy"))
    result = learn(request("generic", {"state": series}, channels={"state": channel}))
    assert result.tables["option_shares"][0] == pytest.approx(1 - 2.7 / 24, abs=0.03)
    unnamed = learn(
        request("generic", {"state": series}, channels={"state": Channel(key="state", quantity=Quantity.OPTION)})
    )
    assert "option_shares" not in unnamed.tables


def test_a_washer_is_learned_by_its_programme_and_the_energy_of_a_run() -> None:
    """Every other day: 15 minutes of heating, 60 of turning."""
    edges, watts = [START], [0.5]
    for run in range(8):
        begin = START + 2 * run * DAY + 10 * 3600.0
        edges += [begin, begin + 900.0, begin + 4500.0]
        watts += [2000.0, 150.0, 0.5]
    power = Series(np.array(edges), np.array(watts), START + 16 * DAY)
    result = learn(request("plug", {"power": power}, settings={"appliance": "washer"}))
    assert result.structure == "programme"
    assert result.parameters["on_minutes"].value == pytest.approx(75.0, rel=0.05)
    energy = result.parameters["on_power"].value * result.parameters["on_minutes"].value / 60.0
    assert energy == pytest.approx(2000.0 * 0.25 + 150.0 * 1.0, rel=0.05)


def test_what_is_only_noise_is_not_trusted_for_being_better_than_the_last_value() -> None:
    rng = np.random.default_rng(4)
    times = START + 300.0 * np.arange(14 * 288)
    channel = Channel(key="value", quantity=Quantity.NUMBER)
    noise = recorded(times, 50.0 + rng.standard_normal(len(times)), 0.01)
    result = learn(request("sensor", {"value": noise}, channels={"value": channel}))
    assert result.skill[3600] > 0.2, "the mean is nearer than the last value"
    assert max(result.tables["explained"]) < 0.1, "but of what comes it tells nothing"
    assert result.trust is Trust.SUGGESTING
