"""The thermal network against closed-form and brute-force solutions."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.room import Modes, discretise


def one(value: float) -> np.ndarray:
    return np.array([value])


def march(modes: Modes, state: np.ndarray, steps: int, command: float, outdoor_heat: float) -> list[float]:
    """Return the air temperatures of a room under constant inputs."""
    temperatures = []
    for _ in range(steps):
        state = state * modes.decay + modes.by_command * command + modes.by_air * outdoor_heat
        temperatures.append(float(state.sum()))
    return temperatures


def test_a_cold_room_decays_exponentially() -> None:
    modes = discretise(600.0, one(20.0), one(1.0), one(0.1), one(1.0), one(1.0), one(0.0), nodes=1)
    state = modes.project(one(22.0), one(22.0), one(0.0))
    course = march(modes, state, 60, 0.0, 2.0 / 20.0)
    hours = np.arange(1, 61) / 6
    np.testing.assert_allclose(course, 2.0 + 20.0 * np.exp(-hours / 20.0), rtol=1e-12)


def test_a_heated_room_follows_the_second_order_step_response() -> None:
    tau, lag, rate = 20.0, 0.5, 2.0
    modes = discretise(300.0, one(tau), one(rate), one(lag), one(1.0), one(1.0), one(0.0), nodes=1)
    course = march(modes, modes.project(one(0.0), one(0.0), one(0.0)), 100, 1.0, 0.0)
    hours = np.arange(1, 101) / 12
    # Two first-order lags in series: gain rate·tau, time constants tau and lag.
    exact = rate * tau * (1 - (tau * np.exp(-hours / tau) - lag * np.exp(-hours / lag)) / (tau - lag))
    np.testing.assert_allclose(course, exact, atol=1e-9)


@pytest.mark.parametrize("exchange", [0.0, 2.0])
def test_two_capacities_agree_with_small_euler_steps(exchange: float) -> None:
    tau, rate, lag, share, coupling = 30.0, 1.5, 0.25, 0.2, 0.5
    modes = discretise(900.0, one(tau), one(rate), one(lag), one(share), one(coupling), one(exchange), nodes=2)
    air, mass, plant, outdoor = 21.0, 19.0, 0.4, 3.0
    state = modes.project(one(air), one(mass), one(plant))
    ours = []
    for step in range(40):
        command = float(step < 12)
        state = (
            state * modes.decay + modes.by_command * command
            + modes.by_air * outdoor * (1 / tau + exchange) + modes.by_mass * 0.3
        )  # fmt: skip
        ours.append(float(state.sum()))
    link = share * (1 - share) / coupling
    theirs = []
    dt = 1.0 / 3600.0
    for step in range(40):
        command = float(step < 12)
        for _ in range(900):
            loss = (outdoor - air) * (1 / tau + exchange)
            d_air = (loss + link * (mass - air) + rate * plant) / share
            d_mass = (link * (air - mass) + 0.3) / (1 - share)
            plant += (command - plant) / lag * dt
            air, mass = air + d_air * dt, mass + d_mass * dt
        theirs.append(air)
    np.testing.assert_allclose(ours, theirs, atol=0.02)
    np.testing.assert_allclose(modes.mass(state, one(plant)), mass, atol=0.02)


def test_a_plant_as_slow_as_the_room_stays_finite() -> None:
    modes = discretise(300.0, one(4.0), one(1.0), one(4.0), one(1.0), one(1.0), one(0.0), nodes=1)
    course = march(modes, modes.project(one(0.0), one(0.0), one(0.0)), 200, 1.0, 0.0)
    hours = np.arange(1, 201) / 12
    # The critically damped response of two equal lags.
    np.testing.assert_allclose(course, 4.0 * (1 - (1 + hours / 4.0) * np.exp(-hours / 4.0)), atol=5e-3)


def test_projecting_and_reading_back_the_mass_are_inverse() -> None:
    modes = discretise(300.0, one(40.0), one(1.5), one(0.3), one(0.3), one(0.6), one(0.0), nodes=2)
    state = modes.project(one(20.5), one(18.25), one(0.7))
    assert float(state.sum()) == pytest.approx(20.5)
    assert float(modes.mass(state, one(0.7))[0]) == pytest.approx(18.25)


def test_a_room_without_mass_is_as_warm_as_its_air() -> None:
    modes = discretise(300.0, one(40.0), one(1.5), one(0.3), one(1.0), one(0.6), one(0.0), nodes=1)
    assert float(modes.mass(modes.project(one(20.5), one(18.25), one(0.7)), one(0.7))[0]) == pytest.approx(20.5)
