"""Batteries against their closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models.battery import charged
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.twin import Fidelity, TwinSpec

from .builders import START, block, play, spec, theta

CAR = {"capacity": 50.0, "rated_power": 5000.0, "efficiency": 0.9, "knee": 80.0, "taper": 10.0}
PLUGGED = {"on": True, "charge": 50.0, "charge_limit": 100.0, "plugged": True}
RATE = 100.0 * 0.9 * 5.0 / 50.0


def test_below_the_knee_the_charge_rises_in_a_straight_line() -> None:
    outputs = play(spec("battery"), block(120), PLUGGED, **CAR)
    hours = np.arange(1, 121) / 60.0
    assert np.allclose(outputs["charge"][:, 0], 50.0 + RATE * hours)
    assert np.allclose(outputs["power"][:, 0], 5000.0)
    assert outputs["energy"][-1, 0] == pytest.approx(10.0)


def test_above_the_knee_it_follows_the_logarithm() -> None:
    outputs = play(spec("battery"), block(120), PLUGGED | {"charge": 85.0}, **CAR)
    hours = np.arange(1, 121) / 60.0
    exact = 80.0 + 10.0 * np.log(np.exp(0.5) + RATE * hours / 10.0)
    assert np.allclose(outputs["charge"][:, 0], np.minimum(exact, 100.0))
    # Power falls as e^(−(s − k)/τ).
    assert outputs["power"][0, 0] == pytest.approx(5000.0 * np.exp(-0.5), rel=0.02)


@given(
    start=st.floats(0, 100), rate=st.floats(0, 200), hours=st.floats(0.001, 24), knee=st.floats(30, 99),
    taper=st.floats(1, 60),
)  # fmt: skip
def test_one_long_step_is_as_good_as_many_short_ones(
    start: float, rate: float, hours: float, knee: float, taper: float
) -> None:
    one = [np.array([value]) for value in (start, rate, knee, taper)]
    whole = charged(one[0], one[1], hours, one[2], one[3])[0]
    level = one[0]
    for _ in range(16):
        level = charged(level, one[1], hours / 16, one[2], one[3])
    assert whole == pytest.approx(level[0], abs=1e-6)
    assert start - 1e-9 <= whole <= 100.0 + 1e-9


def test_a_limit_ends_the_charging() -> None:
    outputs = play(spec("battery"), block(600), PLUGGED | {"charge_limit": 70.0}, **CAR, idle_power=3.0)
    assert outputs["charge"].max() == pytest.approx(70.0)
    assert outputs["power"][-1, 0] == 3.0


@pytest.mark.parametrize("change", [{"on": False}, {"plugged": False}])
def test_what_is_off_or_not_plugged_in_stays_as_it_is(change: dict[str, bool]) -> None:
    outputs = play(spec("battery"), block(60), PLUGGED | change, **CAR)
    assert np.all(outputs["charge"] == 50.0)


def test_a_current_sets_the_power() -> None:
    twin = spec("battery")
    outputs = play(twin, block(60, commands={"current": {0: 10.0, 30: 5.0}}), PLUGGED, **CAR, power_per_ampere=230.0)
    assert outputs["power"][[0, 30], 0].tolist() == pytest.approx([2300.0, 1150.0])


def test_a_storage_goes_on_with_what_it_does_down_to_its_reserve() -> None:
    twin = spec("battery", channels=("charge", "power", "energy"))
    outputs = play(twin, block(600), {"charge": 40.0, "power": -1000.0}, capacity=10.0, efficiency=0.9, reserve=20.0)
    # Of what leaves the cells η arrives: −100 P/(η C) %/h.
    assert outputs["charge"][59, 0] == pytest.approx(40.0 - 100.0 / (0.9 * 10.0), abs=0.01)
    assert outputs["power"][0, 0] == pytest.approx(-1000.0)
    assert outputs["charge"].min() == pytest.approx(20.0)
    assert outputs["energy"][:60].max() == 0.0


def test_a_storage_does_what_its_mode_says() -> None:
    base = spec("battery", channels=("charge", "power"))
    mode = Channel(key="storage_mode", quantity=Quantity.OPTION, options=("auto", "charge", "discharge"), command=True)
    twin = TwinSpec(
        twin_id="a", name="a", kind="battery", fidelity=Fidelity.STANDARD,
        channels={**base.channels, "storage_mode": mode},
    )  # fmt: skip
    values = {"charge": 50.0, "power": 0.0, "storage_mode": "auto"}
    stretch = block(120, commands={"storage_mode": {0: 2.0, 60: 1.0}})
    outputs = play(twin, stretch, values, capacity=10.0, rated_power=1000.0)
    assert outputs["power"][0, 0] == pytest.approx(-1000.0)
    assert outputs["power"][60, 0] == pytest.approx(1000.0)


def test_at_basic_it_charges_at_full_power_to_the_end() -> None:
    outputs = play(spec("battery", fidelity=Fidelity.BASIC), block(120), PLUGGED | {"charge": 85.0}, **CAR)
    assert np.allclose(outputs["power"][:90, 0], 5000.0)


def test_capacity_and_reserve_come_from_the_interview() -> None:
    twin = spec("battery", settings={"capacity": 77.0, "reserve": 25.0, "rated_power": 11_000.0})
    priors = {parameter.name: parameter for parameter in model_for(twin).priors()}
    assert priors["capacity"].prior == 77.0
    assert priors["reserve"].prior == 25.0
    assert priors["rated_power"].prior == 11_000.0
    assert priors["capacity"].deviation < 0.1


def stands(charge: float, **changes: object) -> dict[str, object]:
    """Return a car that is plugged in, switched on, and takes nothing."""
    return {"on": True, "plugged": True, "charge": charge, "power": 0.0} | changes


WALLBOX = ("charge", "on", "plugged", "power", "energy")


def charging(values: dict[str, object], hours: float = 12.0, **more: object) -> np.ndarray:
    """Return the charge of a car behind a wallbox that cannot tell it where to end."""
    commands, changed, parameters = (more.get(key, {}) for key in ("commands", "changed", "parameters"))
    stretch = block(round(hours * 12), 300.0, commands=commands)
    twin = spec("battery", channels=WALLBOX)
    return play(twin, stretch, values, changed=changed, **CAR, **parameters)["charge"][:, 0]


def test_what_stands_idle_though_it_may_charge_has_ended_until_it_is_told_anew() -> None:
    long_since = {"on": START - 9000.0, "plugged": START - 9000.0}
    assert np.all(charging(stands(82.0), changed=long_since) == 82.0)
    told = charging(stands(60.0), changed=long_since, commands={"on": {59: 0.0, 60: 1.0}})
    once_more = charging(stands(60.0), changed=long_since, commands={"on": {60: 1.0}})
    assert np.all(once_more == 60.0)
    assert np.all(told[:60] == 60.0)
    assert told[-1] > 90.0


@pytest.mark.parametrize(
    ("changes", "changed"),
    [
        ({"power": 3000.0}, {"on": START - 9000.0, "plugged": START - 9000.0}),
        ({}, {"on": START - 9000.0, "plugged": START - 60.0}),
        ({}, {"on": START - 60.0, "plugged": START - 9000.0}),
    ],
)
def test_what_charges_or_was_only_just_plugged_in_charges(
    changes: dict[str, object], changed: dict[str, float]
) -> None:
    assert charging(stands(60.0, **changes), changed=changed)[-1] > 90.0


def test_a_car_stops_where_it_was_seen_to_stop_by_itself() -> None:
    course = charging(stands(30.0, power=5000.0), parameters={"end": 82.0})
    assert course[-1] == pytest.approx(82.0)
    # Of a car that tells its limit that is what counts.
    twin = spec("battery", channels=(*WALLBOX, "charge_limit"))
    values = stands(30.0, power=5000.0, charge_limit=90.0)
    free = play(twin, block(144, 300.0), values, **CAR, end=82.0)["charge"][:, 0]
    assert free[-1] == pytest.approx(90.0)


def test_what_had_ended_charges_again_once_it_was_driven() -> None:
    twin = spec("battery", channels=WALLBOX)
    model = model_for(twin)
    draws = theta(model, **CAR, end=82.0)
    state = model.initial(stands(82.0), {}, START, draws)
    after, _ = model.advance(state, draws, block(12, 300.0))
    assert after["charge"][0] == 82.0
    driven = {**after, "charge": np.array([20.0])}
    _, outputs = model.advance(driven, draws, block(144, 300.0))
    assert outputs["charge"][-1, 0] == pytest.approx(82.0)
