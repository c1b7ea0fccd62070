"""Rooms learned from lives that other equations made."""

import time

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, Trust

from ...yardstick import REFERENCE, small_fits
from .worlds import DAY, START, STEP, Room, recorded, request

ROOMS = {
    "heavy": Room(),
    "leaky": Room(loss=0.25),
    "light": Room(walls=0.6, furniture=0.5),
    "steady": Room(setback=0.0),
}


@pytest.fixture(scope="module")
def learned() -> dict[str, Learned]:
    """Learn each room once from ten days."""
    return {name: learn(room.request(10.0)) for name, room in ROOMS.items()}


def ids(result: Learned) -> set[str]:
    return {message.id for message in (*result.report, *result.gated)}


@pytest.mark.parametrize("name", ROOMS)
def test_the_time_constant_is_recovered(name: str, learned: dict[str, Learned]) -> None:
    estimate = learned[name].parameters["time_constant"]
    assert estimate.identified
    assert estimate.value == pytest.approx(ROOMS[name].time_constant, rel=0.35)
    assert estimate.deviation < 0.3 * estimate.value


@pytest.mark.parametrize("name", ROOMS)
def test_full_heat_lifts_a_room_as_far_as_it_really_would(name: str, learned: dict[str, Learned]) -> None:
    """Rate times time constant is the lift of full heat over outdoors: kW over kW/K."""
    parameters = learned[name].parameters
    lift = parameters["heating_rate"].value * parameters["time_constant"].value
    assert parameters["heating_rate"].identified
    assert lift == pytest.approx(ROOMS[name].rated / ROOMS[name].loss, rel=0.25)


@pytest.mark.parametrize("name", ROOMS)
def test_the_controllers_band_is_recovered(name: str, learned: dict[str, Learned]) -> None:
    assert learned[name].parameters["control_band"].value == pytest.approx(ROOMS[name].band, abs=0.25)


@pytest.mark.parametrize("name", ROOMS)
def test_forecasts_beat_persistence_where_it_counts_and_lose_nowhere(name: str, learned: dict[str, Learned]) -> None:
    result = learned[name]
    assert {300, 3600, 21_600, 86_400} <= set(result.skill)
    assert result.skill[3600] > 0.3
    assert min(result.skill.values()) >= 0.0
    assert result.error[300] < result.error[3600]


@pytest.mark.parametrize("name", ROOMS)
def test_trust_is_earned_by_held_out_scores(name: str, learned: dict[str, Learned]) -> None:
    assert learned[name].trust is Trust.TRUSTED


def test_the_report_says_what_was_learned_in_numbers(learned: dict[str, Learned]) -> None:
    said = {message.id: message.params for message in learned["heavy"].report}
    assert said["learned_history"]["days"] == pytest.approx(10.0, abs=0.1)
    assert 0.5 < said["learned_heating_rate"]["rate"] < 3.0
    assert said["learned_time_constant"]["half_hours"] == pytest.approx(
        said["learned_time_constant"]["hours"] * np.log(2), rel=0.05
    )
    assert said["learned_error_hour"]["error"] == pytest.approx(learned["heavy"].error[3600], rel=0.1)


@pytest.mark.alone
def test_a_fit_takes_less_than_two_seconds() -> None:
    asked = Room().request(10.0, seed=3)
    before = small_fits(time.process_time)
    begun = time.process_time()
    learn(asked)
    taken = time.process_time() - begun
    assert taken / ((before + small_fits(time.process_time)) / 2.0) < 2.0 / REFERENCE


def test_open_windows_are_left_out_and_learned_by_themselves() -> None:
    result = learn(Room(airing=True).request(10.0))
    exchange = result.parameters["window_exchange"]
    assert exchange.identified
    # In a room that was found as large as its heating tells: what a window lets out stands beside what heating brings.
    found = Room().rated / result.parameters["heating_rate"].value
    assert exchange.value == pytest.approx(0.8 / found, rel=0.25)
    assert "gated_window" in ids(result)
    (told,) = (message for message in result.report if message.id == "learned_window_exchange")
    assert told.params["percent"] == pytest.approx(100.0 * quarter_hours_loss(Room(airing=True)), abs=8.0)
    assert result.parameters["time_constant"].value == pytest.approx(Room().time_constant, rel=0.5)


def quarter_hours_loss(world: Room) -> float:
    """Return the share of its lead over the outdoors that a room really loses in a quarter of an hour of airing."""
    life = world.live(10.0)
    every, quarter = round(DAY / STEP), round(900.0 / STEP)
    opened = np.flatnonzero(np.diff(life["window"]) > 0)
    assert len(opened) == len(life["times"]) // every
    lead = life["temperature"] - life["outdoor"]
    return float(np.mean((life["temperature"][opened] - life["temperature"][opened + quarter]) / lead[opened]))


def test_without_an_outdoor_sensor_losses_are_not_claimed() -> None:
    asked = Room().request(10.0)
    result = learn(request("thermostat", asked.history))
    assert {"learned_no_outdoor", "learned_losses_unknown"} <= ids(result)
    assert "learned_time_constant" not in ids(result)


def test_without_any_sign_of_heating_it_is_not_claimed() -> None:
    asked = Room().request(10.0)
    history = {"temperature": asked.history["temperature"]}
    result = learn(request("thermostat", history, environment=asked.environment))
    assert "learned_heating_unknown" in ids(result)
    assert result.trust is not Trust.TRUSTED


def test_the_target_stands_in_for_an_unknown_command() -> None:
    asked = Room().request(10.0)
    history = {key: asked.history[key] for key in ("temperature", "target_temperature")}
    result = learn(request("thermostat", history, environment=asked.environment))
    assert result.parameters["heating_rate"].value > 0.2
    assert result.skill[3600] > 0.2


@pytest.mark.parametrize("sign", ["valve", "power"])
def test_valve_and_power_show_the_command_too(sign: str) -> None:
    asked = Room().request(10.0)
    action = asked.history["hvac_action"]
    scale = 100.0 if sign == "valve" else 1800.0
    history = {key: asked.history[key] for key in ("temperature", "target_temperature")}
    history[sign] = Series(action.times, (action.values - 1.0) * scale, action.end)
    result = learn(request("thermostat", history, environment=asked.environment))
    parameters = result.parameters
    lift = parameters["heating_rate"].value * parameters["time_constant"].value
    assert lift == pytest.approx(40.0, rel=0.3)
    assert result.structure.endswith("relay")


def test_a_proportional_valve_shows_its_band_and_offset() -> None:
    """A room that is held where its valve is half open at 0.3 K above the target."""
    rng = np.random.default_rng(1)
    times = START + 300.0 * np.arange(2880)
    wanted = 0.5 + 0.3 * np.sin(2 * np.pi * (times - START) / (6 * 3600))
    temperature = 21.3 - (wanted - 0.5) * 1.5 + rng.normal(0, 0.02, len(times))
    history = {
        "temperature": recorded(times, temperature, 0.01),
        "target_temperature": Series(times[:1], np.array([21.0]), float(times[-1])),
        "valve": recorded(times, 100 * wanted, 1.0),
    }
    result = learn(request("thermostat", history))
    assert result.parameters["control_band"].value == pytest.approx(1.5, rel=0.1)
    assert result.parameters["control_offset"].value == pytest.approx(0.3, abs=0.05)


def test_a_valve_that_only_reports_that_it_heats_is_known_to_modulate() -> None:
    """Taken for full power whenever it is open, its heating would seem many times too weak."""
    room = Room(modulates=1.6)
    result = learn(room.request(12.0))
    assert result.structure.endswith("proportional")
    parameters = result.parameters
    lift = parameters["heating_rate"].value * parameters["time_constant"].value
    assert lift == pytest.approx(room.rated / room.loss, rel=0.5)
    assert 0.8 <= parameters["control_band"].value <= 3.3


@pytest.mark.parametrize("name", ROOMS)
def test_a_two_point_thermostat_is_not_taken_for_one_that_modulates(name: str, learned: dict[str, Learned]) -> None:
    assert learned[name].structure.endswith("relay")


def test_a_cooled_room_shows_its_cooling_rate() -> None:
    count = int(10 * DAY / STEP)
    times = START + STEP * np.arange(count)
    hours = (times - START) / 3600.0
    outdoor = 30.0 + 4.0 * np.sin(2 * np.pi * (hours - 9) / 24)
    air, on = 26.0, False
    course, state = np.empty(count), np.empty(count)
    for index in range(count):
        target = 24.0 if 8 <= hours[index] % 24 < 22 else 27.0
        on = air > target + 0.3 or (on and air > target - 0.3)
        air += ((outdoor[index] - air) / 15.0 - 3.0 * on) * STEP / 3600.0
        course[index], state[index] = air, on
    history = {
        "temperature": recorded(times[::2], course[::2], 0.1),
        "target_temperature": recorded(times, np.where((hours % 24 >= 8) & (hours % 24 < 22), 24.0, 27.0)),
        "hvac_mode": Series(times[:1], np.array([2.0]), float(times[-1])),
        "hvac_action": recorded(times, 1.0 + 2.0 * state),
    }
    result = learn(
        request("thermostat", history, environment={"outdoor_temperature": recorded(times[::20], outdoor[::20], 0.1)})
    )
    cooling = result.parameters["cooling_rate"]
    assert cooling.identified
    assert cooling.value == pytest.approx(3.0, rel=0.25)
    assert "learned_cooling_rate" in ids(result)
    assert "learned_heating_unknown" not in ids(result)


def test_half_a_day_is_too_little_and_says_so() -> None:
    result = learn(Room().request(0.5))
    assert result.structure == "prior"
    assert result.trust is Trust.OBSERVING
    assert "learned_too_little" in ids(result)
    assert not any(estimate.identified for estimate in result.parameters.values())


def test_at_standard_the_physics_learned_is_not_used_but_kept() -> None:
    result = learn(Room().request(6.0, fidelity=Fidelity.STANDARD))
    assert result.parameters["time_constant"].identified
    used = learn(Room().request(6.0, fidelity=Fidelity.ADVANCED))
    for name in ("share_plain", "share_informed"):
        assert max(result.tables[name]) < max(used.tables[name])


def test_what_was_learned_survives_storage(learned: dict[str, Learned]) -> None:
    result = learned["heavy"]
    assert Learned.from_dict(result.as_dict()) == result
