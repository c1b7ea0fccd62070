"""Rooms in closed loop with their thermostats."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.thermostat_stretch import SINGLE
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned

from .builders import START, block, play, spec, theta

RELAY = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
HEAT, COOL, OFF, HEAT_COOL = 1.0, 2.0, 0.0, 3.0
ROOM = {"temperature": 20.0, "target_temperature": 20.0, "hvac_mode": "heat", "hvac_action": "idle"}
STEADY = {"disturbance": 0.0, "gains": 0.0, "control_offset": 0.0}


def learned(structure: str = "1r1c/relay", **parameters: float) -> Learned:
    estimates = {name: Estimate(value, 0.0, True) for name, value in parameters.items()}
    return Learned(kind="thermostat", structure=structure, parameters=estimates)


def test_a_hysteresis_cycles_with_the_analytic_period() -> None:
    """With a fast plant the period is the time to rise and fall through the band."""
    tau, rate, band, outdoor = 20.0, 4.0, 1.0, 0.0
    course = play(
        spec("thermostat", channels=RELAY), block(8640, 10.0, environment={"outdoor_temperature": outdoor}), ROOM,
        time_constant=tau, heating_rate=rate, plant_lag=0.05, control_band=band, **STEADY,
    )  # fmt: skip
    heating = course["hvac_action"][:, 0] == 2
    starts = np.flatnonzero(heating[1:] & ~heating[:-1]) * 10.0
    top, low, high = rate * tau, 19.5, 20.5
    exact = tau * np.log((top - low) / (top - high)) + tau * np.log(high / low)
    assert np.mean(np.diff(starts[1:])) / 3600.0 == pytest.approx(exact, rel=0.02)
    assert course["temperature"].min() > 19.4
    assert course["temperature"].max() < 20.6


def test_a_room_switched_off_cools_towards_outdoors() -> None:
    course = play(
        spec("thermostat", channels=RELAY), block(600, environment={"outdoor_temperature": 0.0}),
        ROOM | {"hvac_mode": "off"}, time_constant=10.0, **STEADY,
    )  # fmt: skip
    assert course["temperature"][-1, 0] == pytest.approx(20.0 * np.exp(-1.0), rel=1e-6)
    assert np.all(course["hvac_action"] == 1.0)


def test_a_higher_target_commanded_midway_is_followed_from_then_on() -> None:
    run = block(480, commands={"target_temperature": {240: 22.0}}, environment={"outdoor_temperature": 5.0})
    course = play(spec("thermostat", channels=RELAY), run, ROOM, heating_rate=3.0, **STEADY)
    assert course["temperature"][239, 0] < 20.6
    assert course["temperature"][-1, 0] == pytest.approx(22.0, abs=0.6)
    assert course["target_temperature"][239, 0] == 20.0
    assert course["target_temperature"][240, 0] == 22.0


def test_a_cooling_device_cools_at_its_own_rate() -> None:
    warm = {"temperature": 28.0, "target_temperature": 22.0, "hvac_mode": "cool"}
    run = block(60, environment={"outdoor_temperature": 28.0})
    rates = []
    for rate in (1.0, 3.0):
        course = play(
            spec("thermostat", channels=RELAY),
            run,
            warm,
            cooling_rate=rate,
            plant_lag=0.05,
            time_constant=500.0,
            **STEADY,
        )
        rates.append(28.0 - course["temperature"][-1, 0])
        assert course["hvac_action"][-1, 0] == 3.0
        assert course["heat"][-1, 0] < 0
    assert rates[0] == pytest.approx(1.0, rel=0.02)
    assert rates[1] == pytest.approx(3.0, rel=0.02)


@pytest.mark.parametrize(("start", "heats"), [(17.0, True), (26.0, False)])
def test_a_mode_that_does_both_turns_to_the_right_side(start: float, heats: bool) -> None:
    run = block(30, environment={"outdoor_temperature": start})
    values = {"temperature": start, "target_temperature": 21.0, "hvac_mode": "heat_cool"}
    course = play(spec("thermostat", channels=RELAY), run, values, plant_lag=0.5, **STEADY)
    assert course["hvac_action"][-1, 0] == (2.0 if heats else 3.0)
    assert bool(course["temperature"][-1, 0] > start) is heats


def test_a_mode_that_does_both_turns_round_when_the_sun_overheats_the_room() -> None:
    run = block(600, environment={"outdoor_temperature": 30.0})
    values = {"temperature": 20.0, "target_temperature": 21.0, "hvac_mode": "heat_cool", "hvac_action": "heating"}
    course = play(
        spec("thermostat", channels=RELAY), run, values, time_constant=3.0, plant_lag=0.5, cooling_rate=8.0, **STEADY
    )
    assert course["hvac_action"][0, 0] == 2.0
    assert course["hvac_action"][-1, 0] in (1.0, 3.0)
    assert np.any(course["hvac_action"] == 3.0)
    assert course["temperature"][-1, 0] == pytest.approx(21.0, abs=1.2)


def test_a_proportional_valve_settles_where_its_heat_meets_the_loss() -> None:
    channels = ("temperature", "target_temperature", "valve")
    tau, rate, band = 20.0, 2.0, 1.0
    course = play(
        spec("thermostat", channels=channels), block(2880, environment={"outdoor_temperature": 0.0}),
        {"temperature": 20.0, "target_temperature": 20.0}, time_constant=tau, heating_rate=rate, control_band=band,
        plant_lag=5.0, **STEADY,
    )  # fmt: skip
    # (20 − T)/band + ½ = T/(tau·rate)
    settled = (20.0 / band + 0.5) / (1 / band + 1 / (tau * rate))
    assert course["temperature"][-1, 0] == pytest.approx(settled, abs=0.01)
    assert course["valve"][-1, 0] == pytest.approx(100 * settled / (tau * rate), abs=0.5)


def test_a_thermal_valve_opens_by_and_by() -> None:
    values = {"temperature": 15.0, "target_temperature": 21.0, "valve": 0.0}
    channels = ("temperature", "target_temperature", "valve")
    run = block(10, environment={"outdoor_temperature": 15.0})
    twin = spec("thermostat", channels=channels, fidelity=Fidelity.ADVANCED)
    slow = play(twin, run, values, learned=learned("1r1c/valve"), **STEADY)
    prompt = play(twin, run, values, learned=learned("1r1c/proportional"), **STEADY)
    assert prompt["valve"][0, 0] == 100.0
    assert slow["valve"][0, 0] == pytest.approx(100 * (1 - np.exp(-1 / 5)), rel=1e-6)
    assert slow["valve"][-1, 0] == pytest.approx(100 * (1 - np.exp(-2)), rel=1e-6)


def test_an_open_window_cools_the_room_by_its_exchange_and_closing_it_ends_that() -> None:
    window = np.zeros(180)
    window[60:120] = 1.0
    values = ROOM | {"hvac_mode": "off"}
    run = block(180, environment={"outdoor_temperature": 0.0, "window": window})
    course = play(
        spec("thermostat", channels=(*RELAY, "window")), run, values, time_constant=100.0, window_exchange=2.0, **STEADY
    )
    at = course["temperature"][:, 0]
    assert at[59] == pytest.approx(20 * np.exp(-1 / 100), rel=1e-6)
    assert at[119] == pytest.approx(at[59] * np.exp(-(2 + 1 / 100)), rel=1e-6)
    assert at[179] == pytest.approx(at[119] * np.exp(-1 / 100), rel=1e-6)
    assert course["window"][:, 0].tolist() == window.tolist()


def test_a_window_opened_by_a_scenario_counts_over_the_environment() -> None:
    values = ROOM | {"hvac_mode": "off"}
    run = block(60, commands={"window": {30: 1.0}}, environment={"outdoor_temperature": 0.0, "window": 0.0})
    course = play(spec("thermostat", channels=RELAY), run, values, window_exchange=2.0, **STEADY)
    still = play(
        spec("thermostat", channels=RELAY), block(60, environment={"outdoor_temperature": 0.0}), values, **STEADY
    )
    assert course["temperature"][29, 0] == pytest.approx(still["temperature"][29, 0])
    assert course["temperature"][-1, 0] < still["temperature"][-1, 0] - 5


def test_long_steps_are_divided_so_that_the_control_stays_the_same() -> None:
    fine = play(spec("thermostat", channels=RELAY), block(1440, 60.0, environment={"outdoor_temperature": 3.0}), ROOM,
                time_constant=30.0, control_band=0.6, **STEADY)  # fmt: skip
    coarse = play(spec("thermostat", channels=RELAY), block(24, 3600.0, environment={"outdoor_temperature": 3.0}), ROOM,
                  time_constant=30.0, control_band=0.6, **STEADY)  # fmt: skip
    assert abs(coarse["temperature"].mean() - fine["temperature"].mean()) < 0.15
    assert coarse["heat"].mean() == pytest.approx(fine["heat"].mean(), rel=0.1)


@pytest.mark.parametrize("law", ["proportional", "valve", "relay"])
@pytest.mark.parametrize("mode", ["heat", "off"])
def test_a_crowd_in_single_precision_does_what_one_does_in_double(law: str, mode: str) -> None:
    twin = spec("thermostat", channels=(*RELAY, "valve", "humidity"), fidelity=Fidelity.EXPERT)
    orders = {"target_temperature": {300: 23.0}, "hvac_mode": {600: OFF, 640: HEAT}}
    run = block(1440, 60.0, orders, {"outdoor_temperature": -5.0 + 8.0 * np.sin(np.arange(1440) / 200.0)})

    def course(members: int) -> dict[str, np.ndarray]:
        values = {**ROOM, "hvac_mode": mode, "humidity": 45.0}
        return dict(
            play(twin, run, values, learned=learned(f"2r2c/{law}"), members=members, time_constant=60.0, **STEADY)
        )

    few, crowd = course(1), course(SINGLE)
    assert few.keys() == crowd.keys()
    for key, within in {"temperature": 2e-3, "heat": 2.0, "valve": 0.1, "humidity": 0.01}.items():
        apart = np.abs(np.asarray(crowd[key][:, :1]) - few[key])
        # A relay may switch a step sooner or later where rounding decides.
        assert np.quantile(apart, 0.9 if law == "relay" else 1.0) <= (within if law != "relay" else 30 * within), key
        assert few[key].dtype == np.float64


def test_a_simulation_in_two_blocks_equals_one_in_a_single_block() -> None:
    model = model_for(spec("thermostat", channels=RELAY))
    draws = theta(model, 3, disturbance=0.0)
    state = model.initial(ROOM, {}, START, draws)
    around = {"outdoor_temperature": 2.0}
    _, whole = model.advance(state, draws, block(240, environment=around))
    between, first = model.advance(state, draws, block(100, environment=around))
    _, second = model.advance(between, draws, block(140, environment=around))
    joined = np.concatenate([first["temperature"], second["temperature"]])
    np.testing.assert_allclose(joined, whole["temperature"], atol=1e-9)


def test_fidelities_answer_differently() -> None:
    """Basic jumps to the target; standard knows typical physics; advanced its own; expert weather and sun."""
    around = {"outdoor_temperature": np.linspace(5.0, -15.0, 480), "sun": 400.0}
    run = block(480, environment=around)
    values = ROOM | {"target_temperature": 21.0}
    own = learned(time_constant=8.0, heating_rate=2.0, solar_gain=1.0, gains=0.0)
    answers = {}
    for fidelity in Fidelity:
        twin = spec("thermostat", channels=RELAY, fidelity=fidelity)
        model = model_for(twin, own)
        parameters = {"disturbance": 0.0}
        if model.inner.learned is not None:
            parameters |= {name: estimate.value for name, estimate in own.parameters.items()}
        answers[fidelity] = play(twin, run, values, learned=own, **parameters)["temperature"][:, 0]
    assert np.all(answers[Fidelity.BASIC] == 21.0)
    assert answers[Fidelity.STANDARD][0] < 20.2
    middle = slice(240, None)
    assert not np.allclose(answers[Fidelity.STANDARD][middle], answers[Fidelity.ADVANCED][middle], atol=0.05)
    assert not np.allclose(answers[Fidelity.ADVANCED][middle], answers[Fidelity.EXPERT][middle], atol=0.05)


def test_at_expert_the_heat_of_appliances_warms_the_room() -> None:
    values = ROOM | {"hvac_mode": "off"}
    twin = spec("thermostat", channels=RELAY, fidelity=Fidelity.EXPERT, settings={"rated_power": 1000.0})
    around = {"outdoor_temperature": 20.0}
    fixed = {"heating_rate": 2.0, "time_constant": 1000.0, **STEADY}
    cold = play(twin, block(60, environment=around), values, **fixed)
    warm = play(twin, block(60, environment=around | {"room_heat": 500.0}), values, **fixed)
    assert warm["temperature"][-1, 0] - cold["temperature"][-1, 0] == pytest.approx(1.0, rel=0.01)


def test_the_mass_is_read_from_the_last_hours() -> None:
    twin = spec("thermostat", channels=RELAY, fidelity=Fidelity.ADVANCED)
    model = model_for(twin, learned("2r2c/relay"))
    draws = theta(model, 2)
    state = model.initial(ROOM, {}, START, draws)
    recent = {"temperature": Series(np.array([START - 36_000.0, START - 600.0]), np.array([16.0, 20.0]), START)}
    seen = model.observe(state, draws, recent, START)
    assert np.all(seen["mass"] < 18.0)
    assert np.all(model.observe(state, draws, {}, START)["mass"] == 20.0)


def test_the_heat_of_people_wanders_with_its_standard_deviation() -> None:
    course = play(
        spec("thermostat", channels=RELAY), block(720, environment={"outdoor_temperature": 20.0}),
        ROOM | {"hvac_mode": "off"}, members=400, time_constant=1000.0, gains=0.0, disturbance=0.2,
    )  # fmt: skip
    # Var ∫ OU dt over t hours: 2 s² c (t − c (1 − e^(−t/c))), c = 3 h; and what stays, 0.4 of the size.
    exact = np.sqrt(2 * 0.2**2 * 3 * (12 - 3 * (1 - np.exp(-4))) + (0.08 * 12) ** 2)
    assert np.std(course["temperature"][-1]) == pytest.approx(exact, rel=0.12)


def test_an_electric_room_counts_power_and_energy_and_heat() -> None:
    twin = spec("thermostat", channels=(*RELAY, "power", "energy"), settings={"rated_power": 2000.0})
    values = ROOM | {"temperature": 15.0, "energy": 7.0}
    course = play(twin, block(120, environment={"outdoor_temperature": 0.0}), values, plant_lag=0.5, **STEADY)
    assert course["power"][-1, 0] == pytest.approx(2000.0, rel=1e-3)
    np.testing.assert_allclose(course["energy"][-1, 0], 7.0 + course["power"].sum() / 60 / 1000)
    cool = play(
        twin, block(60, environment={"outdoor_temperature": 35.0}),
        {"temperature": 30.0, "target_temperature": 20.0, "hvac_mode": "cool"}, plant_lag=0.5, heating_rate=2.0,
        cooling_rate=2.0, **STEADY,
    )  # fmt: skip
    assert cool["power"][-1, 0] == pytest.approx(2000.0 / 3, rel=1e-2)


def test_what_nobody_knows_is_taken_as_usual() -> None:
    model = model_for(spec("thermostat", settings={"comfort_low": 19.0}))
    draws = theta(model)
    state = model.initial({}, {}, START, draws)
    assert state["target"][0] == state["air"][0] == 19.0
    after, outputs = model.advance(state, draws, block(60))
    assert after["outdoor"][0] == pytest.approx(9.0)
    assert outputs["humidity"][-1, 0] == pytest.approx(50.0, abs=1.0)


def test_an_empty_block_changes_nothing() -> None:
    model = model_for(spec("thermostat"))
    draws = theta(model)
    state = model.initial(ROOM, {}, START, draws)
    after, outputs = model.advance(state, draws, block(0))
    assert not outputs
    assert after["air"][0] == 20.0


def test_a_valve_is_read_and_told_along_its_learned_characteristic() -> None:
    """Water at a tenth of the opening gives half of the heat where the characteristic is 1/9."""
    valve = ("temperature", "target_temperature", "hvac_mode", "valve")
    one = replace(learned("1r1c/proportional"), tables={"valve_curve": (1.0 / 9.0,)})
    shown = spec("thermostat", channels=valve, fidelity=Fidelity.EXPERT)
    model = model_for(shown, one)
    values: dict[str, Value] = {"temperature": 20.0, "target_temperature": 20.0, "hvac_mode": "heat", "valve": 10.0}
    start = model.initial(values, {}, START, theta(model))
    assert start["plant"][0] == pytest.approx(0.5)
    run = block(2880, environment={"outdoor_temperature": 0.0})
    constants = {"time_constant": 20.0, "heating_rate": 2.0, "control_band": 1.0, **STEADY}
    bent = play(shown, run, values, learned=one, **constants)
    straight = play(shown, run, values, learned=learned("1r1c/proportional"), **constants)
    assert bent["temperature"][-1] == pytest.approx(straight["temperature"][-1], abs=1e-6)
    share = straight["valve"][-1, 0] / 100.0
    assert bent["valve"][-1, 0] == pytest.approx(100.0 * share / (9.0 - 8.0 * share), rel=1e-4)


def test_a_heating_curve_gives_more_heat_the_colder_it_is() -> None:
    """Full heat of 1 K/h at 4 °C, 5 % more a degree that it is colder."""
    constants = {"time_constant": 1000.0, "heating_rate": 1.0, "plant_lag": 0.5, **STEADY}
    start = ROOM | {"target_temperature": 30.0}
    for outdoor, more in ((4.0, 1.0), (-6.0, 1.5), (14.0, 0.5)):
        course = play(
            spec("thermostat", channels=RELAY, fidelity=Fidelity.EXPERT),
            block(120, environment={"outdoor_temperature": outdoor}), start,
            learned=replace(learned(), tables={"supply": (0.05, 4.0)}), **constants,
        )  # fmt: skip
        lost = 2.0 * (20.0 - outdoor) / 1000.0
        assert course["temperature"][-1, 0] - 20.0 + lost == pytest.approx(2.0 * more, abs=0.05)


def test_a_radiator_that_was_hot_a_minute_ago_is_hot() -> None:
    twin = spec("thermostat", channels=RELAY, fidelity=Fidelity.ADVANCED)
    model = model_for(twin, learned("2r2c/relay"))
    draws = theta(model, 2, plant_lag=30.0)
    state = model.initial(ROOM | {"hvac_action": "idle"}, {}, START, draws)
    options = twin.channels["hvac_action"].options
    acted = np.array([options.index("heating"), options.index("idle")], dtype=np.float64)
    recent = {
        "temperature": Series(np.array([START - 7200.0]), np.array([20.0]), START),
        "hvac_action": Series(np.array([START - 7200.0, START - 600.0]), acted, START),
    }
    assert np.all(state["plant"] == 0.0)
    np.testing.assert_allclose(model.observe(state, draws, recent, START)["plant"], np.exp(-10.0 / 30.0), atol=0.03)
