"""Appliances, binary sensors and random walks: what chance may and may not do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.models import semi_markov, switching
from custom_components.digital_twin.core.models.draw import best, draw
from custom_components.digital_twin.core.models.persistence import reflected
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned

from .builders import START, block, play, spec, theta


def test_the_probability_of_a_two_state_process_is_its_closed_form() -> None:
    course = switching.probability(np.array([0.0, 1.0]), 60.0, np.full(120, 0.5), np.full(120, 1.5))
    hours = np.arange(1, 121) / 60
    np.testing.assert_allclose(course[:, 0], 0.25 * (1 - np.exp(-2 * hours)))
    np.testing.assert_allclose(course[:, 1], 0.25 + 0.75 * np.exp(-2 * hours))


def test_samples_of_a_two_state_process_agree_with_its_probability() -> None:
    from_off, from_on = (row[:, None] for row in switching.transition(np.full(60, 1.0), np.full(60, 2.0), 120.0))
    states = switching.simulate(np.ones(4000), from_off, from_on, np.random.default_rng(1))
    exact = 1 / 3 + 2 / 3 * np.exp(-3 * np.arange(1, 61) / 30)
    np.testing.assert_allclose(states.mean(axis=1), exact, atol=0.035)


def test_rates_of_zero_change_nothing() -> None:
    from_off, from_on = switching.transition(np.zeros(2), np.zeros(2), 60.0)
    assert from_off.tolist() == [0.0, 0.0]
    assert from_on.tolist() == [1.0, 1.0]


def test_a_binary_sensor_switches_by_the_hour_and_never_at_basic() -> None:
    shape = np.full(24, 1e-9)
    noon = 12
    shape[noon] = 1.0
    own = Learned(
        kind="binary_sensor", structure="switching",
        tables={"rate_on_by_hour": tuple(shape), "rate_off_by_hour": tuple(np.full(24, 1e-9))},
    )  # fmt: skip
    run = block(1440)
    twin = spec("binary_sensor", fidelity=Fidelity.ADVANCED)
    course = play(twin, run, {"on": False}, learned=own, members=300, rate_on=4.0)
    hours = switching.hour_of_day(START + 60.0 * np.arange(1440))
    first = np.argmax(course["on"] > 0, axis=0)
    assert set(hours[first].tolist()) <= {0, noon} | {int(hours[0])}
    assert course["on"].max(axis=0).mean() == pytest.approx(1 - np.exp(-4), abs=0.02)
    basic = play(spec("binary_sensor", fidelity=Fidelity.BASIC), run, {"on": False}, members=9)
    assert not basic["on"].any()


def test_an_appliance_that_switches_every_second_runs_for_its_share_of_each_step() -> None:
    row, ones = semi_markov.lognormal_row(0.3), np.ones(200)
    counted = semi_markov.Draws.of
    calls = []

    def counting(self: semi_markov.Draws, at: np.ndarray) -> np.ndarray:
        calls.append(len(at))
        return counted(self, at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(semi_markov.Draws, "of", counting)
        share, _, _ = semi_markov.simulate(
            np.zeros(200), ones, (row, row), (3.0 * ones, 2.0 * ones), 24, 3600.0, np.random.default_rng(1)
        )
    assert share.mean() == pytest.approx(0.4, abs=0.02)
    assert np.ptp(share.mean(axis=1)) < 0.1
    assert len(calls) < 24 * 60, "one by one it were 24 × 1,440 switches"


@settings(max_examples=40, deadline=None)
@given(
    members=st.integers(1, 40), steps=st.integers(0, 200), dt=st.sampled_from([1.0, 60.0, 900.0, 3600.0]),
    dwells=st.tuples(st.floats(1.0, 9000.0), st.floats(1.0, 9000.0)), never=st.booleans(), seed=st.integers(0, 1000),
)  # fmt: skip
def test_what_switches_seldom_does_at_once_what_it_does_switch_by_switch(
    members: int, steps: int, dt: float, dwells: tuple[float, float], never: bool, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    rows = semi_markov.lognormal_row(0.3), np.sort(rng.random(semi_markov.QUANTILES))
    scales = tuple(dwell * (0.5 + rng.random(members)) for dwell in dwells)
    active, left = np.rint(rng.random(members)), 1.0 + rng.random(members) * 2.0 * dwells[0]
    left[0] = np.inf if never else left[0]

    def simulated() -> tuple[np.ndarray, ...]:
        return semi_markov.simulate(active, left, rows, scales, steps, dt, np.random.default_rng(seed))

    at_once = simulated()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(semi_markov, "_at_once", lambda *_: None)
        one_by_one = simulated()
    for told, known in zip(at_once, one_by_one, strict=True):
        np.testing.assert_allclose(told, known, atol=1e-6)


def test_nobody_opens_a_door_of_an_empty_home_at_expert() -> None:
    twin = spec("binary_sensor", fidelity=Fidelity.EXPERT)
    away = play(twin, block(600, environment={"people": 0.0}), {"on": False}, members=50, rate_on=2.0)
    home = play(twin, block(600, environment={"people": 1.0}), {"on": False}, members=50, rate_on=2.0)
    assert not away["on"].any()
    assert home["on"].any()


def test_a_command_on_a_binary_sensor_overrides_chance() -> None:
    course = play(
        spec("binary_sensor"), block(60, commands={"on": {10: 1.0}}), {"on": False}, members=50, rate_on=100.0
    )
    assert not course["on"][:10].any()
    assert course["on"][10:].all()


FRIDGE = {"appliance": "fridge"}


def test_a_fridge_cycles_with_its_duty_and_draws_its_power() -> None:
    twin = spec("plug", settings=FRIDGE)
    fixed = {"on_power": 100.0, "idle_power": 2.0, "on_minutes": 20.0, "off_minutes": 40.0}
    course = play(twin, block(2880), {"on": True, "power": 100.0}, members=100, **fixed)
    assert course["power"].min() >= 2.0
    assert course["power"].max() <= 100.0
    duty = (course["power"][300:] - 2.0) / 98.0
    assert duty.mean() == pytest.approx(1 / 3, abs=0.03)
    switches = np.mean(np.abs(np.diff(duty > 0.5, axis=0)).sum(axis=0)) / 2
    assert switches == pytest.approx(2580 / 60, rel=0.1)


def test_long_steps_keep_a_fridges_energy() -> None:
    twin = spec("plug", settings=FRIDGE)
    fixed = {"on_power": 100.0, "idle_power": 0.0, "on_minutes": 20.0, "off_minutes": 40.0}
    fine = play(twin, block(2880), {"on": True, "power": 0.0}, members=200, **fixed)
    coarse = play(twin, block(48, 3600.0), {"on": True, "power": 0.0}, members=200, **fixed)
    assert coarse["energy"][-1].mean() == pytest.approx(fine["energy"][-1].mean(), rel=0.03)


def test_a_plug_without_current_draws_nothing() -> None:
    course = play(
        spec("plug", settings=FRIDGE), block(120, commands={"on": {60: 0.0}}), {"on": True, "power": 90.0}, members=20
    )
    assert course["power"][:60].max() > 0
    assert not course["power"][60:].any()
    assert np.all(course["on"][60:] == 0)


def test_the_fidelities_of_a_plug_answer_differently() -> None:
    own = Learned(
        kind="plug", structure="cyclic",
        parameters={name: Estimate(value, 0.01 * value, True) for name, value in
                    {"on_power": 150.0, "idle_power": 5.0, "on_minutes": 5.0, "off_minutes": 5.0}.items()},
    )  # fmt: skip
    means = {}
    for fidelity in Fidelity:
        twin = spec("plug", fidelity=fidelity, settings=FRIDGE | {"rated_power": 80.0})
        model = model_for(twin, own)
        draws = draw(model, 200, np.random.default_rng(1))
        state = model.initial({"on": True, "power": 80.0}, {}, START, draws)
        means[fidelity] = model.advance(state, draws, block(1440))[1]["power"].mean()
    assert means[Fidelity.BASIC] == pytest.approx(80.0)
    assert means[Fidelity.STANDARD] == pytest.approx(1 + 79 / 3, rel=0.15)
    assert means[Fidelity.ADVANCED] == pytest.approx(77.5, rel=0.05)
    used = {}
    for fidelity in (Fidelity.ADVANCED, Fidelity.EXPERT):
        twin = spec("plug", fidelity=fidelity, settings={"appliance": "tv"})
        course = play(
            twin, block(600, environment={"people": 0.0}), {"on": True, "power": 0.0}, members=50, rate_on=2.0
        )
        used[fidelity] = course["power"].max()
    assert used[Fidelity.ADVANCED] > 50.0
    assert used[Fidelity.EXPERT] < 5.0


def test_what_is_always_on_is_always_on() -> None:
    course = play(
        spec("plug", settings={"appliance": "network"}), block(60), {"on": True}, on_power=9.0, idle_power=9.0
    )
    assert np.all(course["power"] == 9.0)


def test_an_electric_car_does_not_heat_the_house() -> None:
    assert "heat" not in play(spec("plug", settings={"appliance": "ev"}), block(2), {"on": True})
    assert "heat" in play(spec("plug", settings={"appliance": "heater"}), block(2), {"on": True})


def test_a_fridge_late_in_its_cycle_switches_sooner() -> None:
    twin = spec("plug", settings=FRIDGE)
    model = model_for(twin)
    draws = theta(model, 200, on_power=100.0, idle_power=0.0, on_minutes=20.0, off_minutes=40.0)
    state = model.initial({"on": True, "power": 100.0}, {}, START, draws)

    def left(elapsed: float) -> float:
        times = np.array([START - 72_000.0, START - elapsed])
        seen = model.observe(state, draws, {"power": Series(times, np.array([0.0, 100.0]), START)}, START)
        return float(np.median(seen["left"]))

    assert left(60.0) == pytest.approx(19 * 60, rel=0.1)
    assert left(1000.0) < 0.5 * left(60.0)
    assert left(36_000.0) == pytest.approx(3600.0, rel=0.01)


@pytest.mark.parametrize(
    "power",
    [
        Series(np.empty(0), np.empty(0), START),
        Series(np.array([START - 60.0]), np.array([np.nan]), START),
        Series(np.array([START - 60.0]), np.array([100.0]), START),
    ],
)
def test_reports_without_a_switch_tell_no_elapsed_time(power: Series) -> None:
    model = model_for(spec("plug", settings=FRIDGE))
    draws = theta(model, 5)
    state = model.initial({"on": True, "power": 100.0}, {}, START, draws)
    assert model.observe(state, draws, {"power": power}, START)["left"] is state["left"]


def test_dwell_times_follow_the_distribution_beyond_the_elapsed_time() -> None:
    row = semi_markov.quantile_row(np.linspace(10.0, 30.0, 1000))
    left = semi_markov.remaining(row, np.ones(1000), np.full(1000, 20.0), semi_markov.strata(1000))
    assert left.min() >= 1.0
    assert left.max() <= 10.0
    assert left.mean() == pytest.approx(5.0, rel=0.05)


@given(st.lists(st.floats(1.0, 1e5), min_size=1, max_size=40), st.floats(0.0, 1e6), st.integers(1, 50))
def test_the_rest_of_a_dwell_is_positive_and_finite(durations: list[float], elapsed: float, count: int) -> None:
    row = semi_markov.quantile_row(np.array(durations))
    left = semi_markov.remaining(row, np.ones(count), np.full(count, elapsed), semi_markov.strata(count))
    assert np.all(np.isfinite(left))
    assert np.all(left >= 1.0)


def test_a_random_walk_spreads_with_the_root_of_time_and_stays_in_range() -> None:
    twin = spec("sensor")
    course = play(twin, block(360), {"value": 5.0}, members=2000, step_deviation=2.0)
    assert np.std(course["value"][59]) == pytest.approx(2.0, rel=0.06)
    assert np.std(course["value"][239]) == pytest.approx(4.0, rel=0.06)
    assert np.all(
        play(spec("sensor", fidelity=Fidelity.BASIC), block(9), {"value": 5.0}, step_deviation=2.0)["value"] == 5
    )


@given(st.floats(-500, 500), st.floats(-10, 10), st.floats(0.1, 50))
def test_reflection_keeps_every_value_inside(value: float, lower: float, width: float) -> None:
    result = reflected(np.array([value]), lower, lower + width)
    assert lower <= result[0] <= lower + width


def test_the_first_draw_is_the_best_estimate_and_the_others_spread() -> None:
    own = Learned(
        kind="light", structure="switching",
        parameters={"rated_power": Estimate(20.0, 1.0, True), "gamma": Estimate(2.0, 0.0, False)},
    )  # fmt: skip
    model = model_for(spec("light", fidelity=Fidelity.ADVANCED), own)
    draws = draw(model, 4000, np.random.default_rng(1))
    assert draws["rated_power"][0] == 20.0
    assert np.std(np.log(draws["rated_power"])) == pytest.approx(0.05, rel=0.1)
    assert draws["gamma"][0] == 2.0
    assert np.std(np.log(draws["gamma"])) == pytest.approx(0.15, rel=0.1), "not determined: the prior's spread"
    assert best(model)["rated_power"].tolist() == [20.0]
    basic = draw(model_for(spec("light", fidelity=Fidelity.BASIC), own), 50, np.random.default_rng(1))
    assert np.ptp(basic["rated_power"]) == 0
    for parameter in model.priors():
        assert np.all(draws[parameter.name] >= parameter.lower)
        assert np.all(draws[parameter.name] <= parameter.upper)


def test_a_programme_runs_its_time_once_it_was_started() -> None:
    twin = spec("plug", settings={"appliance": "washer"})
    outputs = play(
        twin, block(3000), {"on": True, "power": 0.0}, members=300, on_power=500.0, idle_power=0.0, on_minutes=90.0,
        rate_on=0.05,
    )  # fmt: skip
    running = outputs["power"] > 250.0
    lengths = [
        len(stretch)
        for member in running.T
        for stretch in "".join("x" if now else " " for now in member).strip("x").split()
    ]
    assert np.median(lengths) == pytest.approx(90.0, rel=0.05)
    # A two-state Markov process would end a third of its runs within half an hour.
    assert np.mean(np.array(lengths) < 30) < 0.02
    assert running.mean() == pytest.approx(1.5 / (1.5 + 20.0), rel=0.2)


def test_a_programme_under_way_ends_in_the_rest_of_its_time() -> None:
    twin = spec("plug", settings={"appliance": "washer"})
    model = model_for(twin)
    draws = theta(model, 200, on_power=500.0, idle_power=0.0, on_minutes=90.0, rate_on=0.0)
    state = model.initial({"on": True, "power": 500.0}, {}, START, draws)
    begun = Series(np.array([START - 5000.0, START - 4200.0]), np.array([0.0, 500.0]), START)
    state = model.observe(state, draws, {"power": begun}, START)
    _, outputs = model.advance(state, draws, block(180))
    left = (outputs["power"] > 250.0).sum(axis=0)
    assert np.median(left) == pytest.approx(35.0, abs=8.0)
