"""The thermal network against closed-form and brute-force solutions."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.room import Modes, Network, discretise


def room(nodes: int, **values: float) -> Network:
    usual = {
        "time_constant": 30.0, "heating_rate": 1.5, "plant_lag": 0.25, "air_share": 0.1, "coupling": 0.2,
        "inner_share": 0.3, "inner_coupling": 2.0, "wall_share": 0.0, "heat_to_air": 1.0, "exchange": 0.0,
        "neighbours": 0.0,
    }  # fmt: skip
    return Network(nodes=nodes, **{name: np.array([value]) for name, value in (usual | values).items()})


def start(modes: Modes, *nodes: float, plant: float = 0.0) -> np.ndarray:
    return modes.project(np.array(nodes)[:, None], np.array([plant]))


def march(modes: Modes, state: np.ndarray, steps: int, command: float, outdoor: float) -> list[float]:
    """Return the air temperatures of a room under constant inputs."""
    temperatures = []
    for _ in range(steps):
        state = state * modes.decay + modes.by_command * command + modes.by_outdoor * outdoor
        temperatures.append(float(state.sum()))
    return temperatures


def test_a_cold_room_decays_exponentially() -> None:
    modes = discretise(600.0, room(1, time_constant=20.0))
    course = march(modes, start(modes, 22.0), 60, 0.0, 2.0)
    hours = np.arange(1, 61) / 6
    np.testing.assert_allclose(course, 2.0 + 20.0 * np.exp(-hours / 20.0), rtol=1e-12)


def test_a_heated_room_follows_the_second_order_step_response() -> None:
    tau, lag, rate = 20.0, 0.5, 2.0
    modes = discretise(300.0, room(1, time_constant=tau, heating_rate=rate, plant_lag=lag))
    course = march(modes, start(modes, 0.0), 100, 1.0, 0.0)
    hours = np.arange(1, 101) / 12
    # Two first-order lags in series: gain rate·tau, time constants tau and lag.
    exact = rate * tau * (1 - (tau * np.exp(-hours / tau) - lag * np.exp(-hours / lag)) / (tau - lag))
    np.testing.assert_allclose(course, exact, atol=1e-9)


CASES = [
    pytest.param(2, {"air_share": 0.2, "coupling": 0.5}, id="2r2c"),
    pytest.param(2, {"exchange": 2.0}, id="window open"),
    pytest.param(2, {"wall_share": 0.6, "heat_to_air": 0.6}, id="3r2c, radiator"),
    pytest.param(2, {"neighbours": 0.02, "heat_to_air": 0.1}, id="neighbours, heated floor"),
    pytest.param(3, {"air_share": 0.03, "coupling": 0.05, "wall_share": 0.5, "heat_to_air": 0.6}, id="4r3c"),
    pytest.param(3, {"air_share": 0.03, "coupling": 0.05, "neighbours": 0.01, "exchange": 0.3}, id="4r3c, window"),
]


@pytest.mark.parametrize(("nodes", "values"), CASES)
def test_the_modes_agree_with_small_euler_steps(nodes: int, values: dict[str, float]) -> None:
    one = room(nodes, **values)
    modes = discretise(900.0, one)
    temperatures = np.array([21.0, 19.5, 18.0][:nodes])
    plant, outdoor, beside, sun = 0.4, 3.0, 20.0, 0.3
    state = start(modes, *temperatures, plant=plant)
    ours = []
    for step in range(40):
        state = (
            state * modes.decay + modes.by_command * float(step < 12) + modes.by_outdoor * outdoor
            + modes.by_neighbours * beside + modes.by_mass * sun
        )  # fmt: skip
        ours.append(float(state.sum()))
    # The network written down anew: conductances between nodes, capacities, in 1/h.
    share, tau, lag = (float(getattr(one, name)[0]) for name in ("air_share", "time_constant", "plant_lag"))
    inner_share = float(one.inner_share[0]) if nodes == 3 else 1.0
    capacity = np.array([share, (1 - share) * inner_share, (1 - share) * (1 - inner_share)][:nodes])
    link = share * (1 - share) / float(one.coupling[0])
    inner = (1 - share) * inner_share * (1 - inner_share) / float(one.inner_coupling[0]) if nodes == 3 else 0.0
    resistance = 1 / link + (1 / inner if nodes == 3 else 0.0)
    through = float(one.wall_share[0]) / tau
    wall = 1 / (1 / through - resistance) if through else 0.0
    direct = 1 / tau - through + float(one.exchange[0])
    to_air, rate, near = float(one.heat_to_air[0]), float(one.heating_rate[0]), float(one.neighbours[0])
    theirs, dt = [], 0.5 / 3600.0
    for step in range(40):
        command = float(step < 12)
        for _ in range(1800):
            flow = np.zeros(nodes)
            flow[0] = direct * (outdoor - temperatures[0]) + link * (temperatures[1] - temperatures[0])
            flow[0] += to_air * rate * plant
            flow[1] += link * (temperatures[0] - temperatures[1]) + near * (beside - temperatures[1]) + sun
            flow[1] += (1 - to_air) * rate * plant
            flow[-1] += wall * (outdoor - temperatures[-1])
            if nodes == 3:
                between = inner * (temperatures[2] - temperatures[1])
                flow[1] += between
                flow[2] -= between
            plant += (command - plant) / lag * dt
            temperatures = temperatures + flow / capacity * dt
        theirs.append(float(temperatures[0]))
    np.testing.assert_allclose(ours, theirs, atol=0.02)
    np.testing.assert_allclose(modes.nodes(state, np.array([plant]))[:, 0], temperatures, atol=0.03)


@pytest.mark.parametrize(("nodes", "values"), CASES)
def test_what_comes_in_goes_out_when_nothing_changes_any_more(nodes: int, values: dict[str, float]) -> None:
    """At rest the heat of the plant meets the losses to outdoors and neighbours."""
    one = room(nodes, **values)
    modes = discretise(36_000.0, one)
    state = start(modes, *([10.0] * nodes))
    for _ in range(2000):
        state = state * modes.decay + modes.by_command * 0.5 + modes.by_outdoor * 4.0 + modes.by_neighbours * 20.0
    temperatures = modes.nodes(state, np.array([0.5]))[:, 0]
    capacity = 1.0 / modes.per_heat[:, 0]
    lost = capacity @ (modes.outdoor[:, 0] * (temperatures - 4.0) + modes.neighbours[:, 0] * (temperatures - 20.0))
    assert lost == pytest.approx(0.5 * float(one.heating_rate[0]), rel=1e-5)


@pytest.mark.parametrize("wall_share", [0.0, 0.5])
@pytest.mark.parametrize("nodes", [1, 2, 3])
def test_the_time_constant_is_the_whole_rooms_loss(nodes: int, wall_share: float) -> None:
    """However the loss is parted between panes and walls, full heat lifts the room by rate times time constant."""
    modes = discretise(36_000.0, room(nodes, wall_share=wall_share))
    course = march(modes, start(modes, *([0.0] * nodes)), 400, 1.0, 0.0)
    # Heat to the air that leaves through the wall has the couplings' drop on top; with half of it it is some per cent.
    assert course[-1] == pytest.approx(45.0, rel=1e-6)


def test_a_plant_as_slow_as_the_room_stays_finite() -> None:
    modes = discretise(300.0, room(1, time_constant=4.0, heating_rate=1.0, plant_lag=4.0))
    course = march(modes, start(modes, 0.0), 200, 1.0, 0.0)
    hours = np.arange(1, 201) / 12
    # The critically damped response of two equal lags.
    np.testing.assert_allclose(course, 4.0 * (1 - (1 + hours / 4.0) * np.exp(-hours / 4.0)), atol=5e-3)


@pytest.mark.parametrize("nodes", [1, 2, 3])
def test_projecting_and_reading_back_are_inverse(nodes: int) -> None:
    modes = discretise(300.0, room(nodes, wall_share=0.4, neighbours=0.01))
    temperatures = [20.5, 18.25, 17.0][:nodes]
    state = start(modes, *temperatures, plant=0.7)
    assert float(state.sum()) == pytest.approx(20.5)
    np.testing.assert_allclose(modes.nodes(state, np.array([0.7]))[:, 0], temperatures, atol=1e-8)


def test_many_rooms_at_once_are_as_each_alone() -> None:
    rng = np.random.default_rng(5)
    shape = 300
    many = Network(
        nodes=3, time_constant=np.exp(rng.normal(3.5, 1.0, shape)), heating_rate=np.ones(shape),
        plant_lag=np.exp(rng.normal(-1.5, 1.0, shape)), air_share=np.exp(rng.normal(-3.0, 1.0, shape)).clip(0.002, 0.9),
        coupling=np.exp(rng.normal(-2.0, 1.0, shape)), inner_share=rng.uniform(0.02, 0.9, shape),
        inner_coupling=np.exp(rng.normal(0.7, 1.0, shape)), wall_share=rng.uniform(0, 0.85, shape),
        heat_to_air=rng.uniform(0.05, 1.0, shape), exchange=np.zeros(shape), neighbours=np.full(shape, 0.004),
    )  # fmt: skip
    modes = discretise(300.0, many)
    assert np.all(modes.rates < 0)
    exact = np.linalg.eigvals(modes.matrix.transpose(2, 0, 1)).real
    np.testing.assert_allclose(np.sort(modes.rates[:3], axis=0), np.sort(exact, axis=1).T, rtol=1e-3)
    assert np.all(np.isfinite(modes.from_nodes))
    np.testing.assert_allclose(modes.from_nodes[0].sum(axis=0), 1.0, rtol=1e-6)
